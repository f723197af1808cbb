//! The topics that the peers answer. Limits and goals stand beside what they are about.

use crate::peers::Peers;
use crate::table::{Amount, Row};

const BY_HAND: &str = "the same by a hand-written match";

pub(crate) fn deciding(peers: &Peers) -> Vec<Row> {
    let unit = peers.unit();
    let [way, by_hand] = peers.costs(["law-way", "hand-way"]);
    let [scheduled, scheduled_by_hand] = peers.costs(["law-scheduled", "hand-scheduled"]);
    let [part, part_by_hand] = peers.costs(["law-part", "hand-part"]);
    let [note, note_by_hand] = peers.costs(["law-note", "hand-note"]);
    let asked = ["law-way", "law-scheduled", "law-part", "law-note"];
    let allocated: f64 = asked.iter().map(|name| peers.allocations(name)).sum();
    vec![
        Row::of("each fact of a whole way", Amount(way, unit)).beside(BY_HAND, by_hand).within(1.5, 1.0),
        Row::of("… an interview is scheduled", Amount(scheduled, unit)).beside(BY_HAND, scheduled_by_hand),
        Row::of("… the second part of four", Amount(part, unit)).beside(BY_HAND, part_by_hand),
        Row::of("… a note, which has no guard", Amount(note, unit)).beside(BY_HAND, note_by_hand),
        Row::of("allocations", Amount(allocated, "")).within(0.0, 0.0),
    ]
}

pub(crate) fn refusing(peers: &Peers) -> Vec<Row> {
    let unit = peers.unit();
    let mut allocated = 0.0;
    let mut rows: Vec<Row> = [
        ("another phase", "law-wrong-phase", "hand-wrong-phase"),
        ("no such part", "law-wrong-part", "hand-wrong-part"),
        ("another actor", "law-wrong-actor", "hand-wrong-actor"),
        ("a guard: nobody covers the capacity", "law-wrong-guard", "hand-wrong-guard"),
    ]
    .into_iter()
    .map(|(what, law, hand)| {
        allocated += peers.allocations(law);
        let [law, hand] = peers.costs([law, hand]);
        Row::of(what, Amount(law, unit)).beside("by hand, with the reason only", hand)
    })
    .collect();
    let [legal] = peers.costs(["legal"]);
    rows.push(Row::of("what is legal, by itself", Amount(legal, unit)));
    rows.push(Row::of("allocations", Amount(allocated, "")).within(0.0, 0.0));
    rows
}

pub(crate) fn recording(peers: &Peers) -> Vec<Row> {
    const BESIDE: &str = "hand-written, without promises";
    let unit = peers.unit();
    let [law, append, hand, push, built] = peers.costs(["law-record", "law-append", "hand-record", "push", "built"]);
    let [message, kept, by_hand, pushed, written] =
        peers.costs(["law-message", "append-message", "hand-message", "push-message", "built-message"]);
    let asked = |name, without| peers.allocations(name) - peers.allocations(without);
    let amount = |cost| Amount(cost, unit);
    vec![
        Row::of("an entry, as a line", amount(append - built)).beside(BESIDE, hand - built),
        Row::of("… its push alone", amount(push - built)).beside("appending it", append - built),
        Row::of("… with what it opens and ends", amount(law - built)).beside("appending it", append - built),
        Row::of("a message or its answer, as a line", amount(kept - written)).beside(BESIDE, by_hand - written),
        Row::of("… its push alone", amount(pushed - written)).beside("appending it", kept - written),
        Row::of("… with what it opens and ends", amount(message - written)).beside("appending it", kept - written),
        Row::of("allocations for 1,000 lines", amount_of(1_000.0 * asked("law-append", "built")))
            .beside("a Vec that grows", 1_000.0 * asked("push", "built")),
        Row::of("… with what they open and end", amount_of(1_000.0 * asked("law-record", "built"))),
    ]
}

fn amount_of(count: f64) -> Amount {
    Amount(count.round(), "")
}

pub(crate) fn state(peers: &Peers) -> Vec<Row> {
    const EVENTS: &str = "a Vec of plain structs";
    let sizes = peers.sizes();
    let size = |name: &str| sizes.get(name).copied().unwrap_or(f64::NAN);
    let bytes = |name: &str| Amount(size(name), "B");
    vec![
        Row::of("a candidacy in place", bytes("candidacy")).within(96.0, 56.0),
        Row::of("an entry in place", bytes("entry")),
        Row::of("with six entries and all they say", bytes("six")).beside(EVENTS, size("six-vec")).within(0.75, 0.5),
        Row::of("… of which what the entries point to", bytes("six-payload")).beside("the whole", size("six")),
        Row::of("… of which what the law remembers", bytes("six-memory")).beside("the whole", size("six")),
        Row::of("with a whole way", bytes("way")),
        Row::of("… of which what the entries point to", bytes("way-payload")).beside("the whole", size("way")),
        Row::of("an entry of the way as JSON", Amount(size("json-way") / size("entries-of-way"), "B"))
            .within(360.0, 250.0),
        Row::of("… of letters", Amount(size("json-letters") / size("entries-of-letters"), "B")),
    ]
}

pub(crate) fn replaying(peers: &Peers) -> Vec<Row> {
    const FOLD: &str = "a fold that believes everything";
    const KEPT: &str = "one that remembers as much";
    let names = ["replay", "fold", "kept", "clones"];
    let [[replay, fold, kept, clones], [took, folding, keeping, cloning]] =
        [peers.costs(names), peers.nanoseconds(names)];
    let (cost, time) = (Amount(replay - clones, peers.unit()), Amount(took - cloning, "ns"));
    vec![
        Row::of("checked, each entry", cost).beside(FOLD, fold - clones).within(2.7, 1.5),
        Row::of("… in time", time).beside(FOLD, folding - cloning).within(2.7, 1.5),
        Row::of("checked, each entry", cost).beside(KEPT, kept - clones),
        Row::of("… in time", time).beside(KEPT, keeping - cloning),
    ]
}

pub(crate) fn json(peers: &Peers) -> Vec<Row> {
    const MIRROR: &str = "serde_json into plain structs";
    let [replay, decode, mirror] = peers.costs(["json-replay", "json-decode", "json-mirror"]);
    let [letters, mirrored] = peers.costs(["letters-replay", "letters-mirror"]);
    let amount = |cost| Amount(cost, peers.unit());
    vec![
        Row::of("read and checked, each entry", amount(replay)).beside(MIRROR, mirror).within(0.9, 0.75),
        Row::of("… reading alone", amount(decode)).beside(MIRROR, mirror),
        Row::of("… the same of a journal of letters", amount(letters)).beside(MIRROR, mirrored),
    ]
}

pub(crate) fn ledger(peers: &Peers) -> Vec<Row> {
    const HALF: &str = "half as many";
    let [none, answered, one, last] =
        peers.costs(["promises-0", "promises-1000", "promises-1-open", "promises-last-open"]);
    let [ten, hundred] = peers.costs(["promises-10-open", "promises-100-open"]);
    let [due, due_after] = peers.costs(["next-due-0", "next-due-1000"]);
    let [way] = peers.costs(["all-way"]);
    let amount = |cost| Amount(cost, peers.unit());
    let mut rows = vec![
        Row::of("`promises()`, with what one step owes", amount(none)),
        Row::of("… after 1,000 messages and their replies", amount(answered)).beside("without", none).within(1.1, 1.0),
        Row::of("… and one message open", amount(last)).beside("without the 1,000", one).within(1.1, 1.0),
        Row::of("… each of 100 messages that are open", amount((hundred - none) / 100.0))
            .beside("each of 10", (ten - none) / 10.0)
            .within(1.1, 1.0),
        Row::of("`next_due()`", amount(due)),
        Row::of("… after 1,000 messages and their replies", amount(due_after)).beside("without", due).within(1.1, 1.0),
        Row::of("`all_promises()` of a whole way", amount(way)),
    ];
    let pairs = [
        ("… of 800 requests and 800 new dates", ["all-moved-800", "all-moved-400"]),
        ("… of 400 requests and 400 new dates", ["all-moved-400", "all-moved-200"]),
        ("… of 400 messages that are open", ["all-open-400", "all-open-200"]),
        ("… of 400 messages with their replies", ["all-answered-400", "all-answered-200"]),
    ];
    for (what, names) in pairs {
        let [twice, single] = names.map(|name| peers.cost_of_few(name));
        rows.push(Row::of(what, amount(twice)).beside(HALF, single).within(2.3, 2.0));
    }
    rows
}

/// Bytes are counted; the rest is time, because among so many what costs is reaching memory.
pub(crate) fn fleet(peers: &Peers) -> Vec<Row> {
    const SIZE: u32 = 100_000;
    const PLAIN: &str = "a Vec of plain structs";
    let fleet = peers.fleet(SIZE);
    let each = |name: &str| fleet.get(name).copied().unwrap_or(f64::NAN);
    let megabytes = |name: &str| each(name) * f64::from(SIZE) / 1e6;
    let seconds = |name: &str| each(name) * f64::from(SIZE) / 1e9;
    vec![
        Row::of("in memory, each", Amount(each("bytes"), "B")).beside(PLAIN, each("plain-bytes")),
        Row::of("… all of them", Amount(megabytes("bytes"), "MB")).beside(PLAIN, megabytes("plain-bytes")),
        Row::of("read from JSON lines and checked", Amount(seconds("replay"), "s"))
            .beside("serde_json into plain structs", seconds("plain-read")),
    ]
}

pub(crate) fn deadlines(peers: &Peers) -> Vec<Row> {
    const LOOP: &str = "a day-by-day loop with chrono";
    const ZONED: &str = "the same loop with chrono-tz";
    let [own, by_chrono] = peers.costs(["dates-own", "dates-chrono"]);
    let [moments, fixed, zoned] = peers.costs(["moments-own", "moments-own-fixed", "moments-chrono-tz"]);
    let allocated = peers.allocations("dates-own") + peers.allocations("moments-own");
    let amount = |cost| Amount(cost, peers.unit());
    let mut rows = vec![Row::of("5 working days after a date", amount(own)).beside(LOOP, by_chrono).within(0.3, 0.1)];
    for (name, measurement) in [
        ("… a loop with jiff", "dates-jiff"),
        ("… bdays", "dates-bdays"),
        ("… bdays, cached", "dates-bdays-cached"),
        ("… business-days", "dates-business-days"),
    ] {
        let [cost] = peers.costs([measurement]);
        rows.push(Row::of(name, amount(cost)).beside(LOOP, by_chrono));
    }
    let [by_jiff] = peers.costs(["moments-jiff"]);
    rows.extend([
        Row::of("5 working days after a moment, Amsterdam", amount(moments)).beside(ZONED, zoned).within(0.5, 0.3),
        Row::of("… a loop with jiff", amount(by_jiff)).beside(ZONED, zoned),
        Row::of("… in a fixed offset", amount(fixed)).beside(ZONED, zoned),
        Row::of("allocations", Amount(allocated, "")).within(0.0, 0.0),
    ]);
    rows
}

pub(crate) fn cv(peers: &Peers) -> Vec<Row> {
    const HAYRO: &str = "hayro-syntax, its pages";
    const BY_HAND: &str = "the same look by hand";
    let amount = |cost| Amount(cost, peers.unit());
    let [small, large, by_hand, by_hand_large] =
        peers.costs(["window-small", "window-large", "by-hand-small", "by-hand-large"]);
    let [infer, glance] = peers.costs(["infer-small", "glance-small"]);
    let mut rows = vec![
        Row::of("CV window 10 MB", amount(large)).beside("10 kB", small).within(1.15, 1.0),
        Row::of("… 10 kB", amount(small)).beside(BY_HAND, by_hand).within(2.0, 1.0),
        Row::of("… 10 MB", amount(large)).beside(BY_HAND, by_hand_large).within(2.0, 1.0),
        Row::of("… infer, 10 kB", amount(infer)).beside(BY_HAND, by_hand),
        Row::of("… header and startxref only, 10 kB", amount(glance)).beside(BY_HAND, by_hand),
        Row::of("… allocations", Amount(peers.allocations("window-large"), "")),
    ];
    for (what, inspection, hayro, lopdf) in [
        ("CV inspection, 10 kB", "inspection-small", "hayro-syntax-small", "lopdf-small"),
        ("CV inspection, 10 MB with pictures", "inspection-large", "hayro-syntax-large", "lopdf-large"),
        ("CV inspection, object streams", "inspection-streams", "hayro-syntax-streams", "lopdf-streams"),
    ] {
        let [own, by_hayro, by_lopdf] = peers.costs([inspection, hayro, lopdf]);
        rows.extend([
            Row::of(what, amount(own)).beside(HAYRO, by_hayro).within(1.0, 0.5),
            Row::of("… lopdf", amount(by_lopdf)).beside(HAYRO, by_hayro),
        ]);
    }
    rows
}
