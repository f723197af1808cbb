//! The topics that the peers answer. Limits and goals stand beside what they are about.

use crate::peers::Peers;
use crate::table::{Amount, Row};

const BY_HAND: &str = "the same by a hand-written match";

pub(crate) fn deciding(peers: &Peers) -> Vec<Row> {
    let unit = peers.unit();
    let [law, hand] = peers.costs(["law-scheduled", "hand-scheduled"]);
    let [way, by_hand, by_hand_due] = peers.costs(["law-way", "hand-way", "hand-due-way"]);
    let allocated = peers.allocations("law-scheduled") + peers.allocations("law-way");
    let mut rows = vec![
        Row::of("`scheduled`, with its guards", Amount(law, unit)).beside(BY_HAND, hand).within(1.0, 0.7),
        Row::of("each fact of a whole way", Amount(way, unit)).beside(BY_HAND, by_hand).within(1.0, 0.7),
        Row::of("… beside what is often written", Amount(way, unit))
            .beside("the same, and when the next step is due", by_hand_due)
            .within(1.0, 0.7),
        Row::of("allocations", Amount(allocated, "")).within(0.0, 0.0),
    ];
    for (name, measurement) in [
        ("… types for states, in an enum", "typestate-way"),
        ("… rust-fsm", "rust-fsm-way"),
        ("… smlang", "smlang-way"),
        ("… statig", "statig-way"),
        ("… strings and maps", "strings-way"),
    ] {
        let [cost] = peers.costs([measurement]);
        rows.push(Row::of(name, Amount(cost, unit)).beside(BY_HAND, by_hand));
    }
    let [cqrs, clones] = peers.costs(["cqrs-es-way", "clone-way"]);
    rows.push(Row::of("… cqrs-es, handle and apply", Amount(cqrs - clones, unit)).beside(BY_HAND, by_hand));
    rows
}

pub(crate) fn refusing(peers: &Peers) -> Vec<Row> {
    let unit = peers.unit();
    let mut allocated = 0.0;
    let mut rows: Vec<Row> = [
        ("another phase", "law-wrong-phase", "told-wrong-phase", "hand-wrong-phase"),
        ("another actor", "law-wrong-actor", "told-wrong-actor", "hand-wrong-actor"),
        ("a guard: nobody covers the capacity", "law-wrong-guard", "told-wrong-guard", "hand-wrong-guard"),
    ]
    .into_iter()
    .flat_map(|(what, law, told, hand)| {
        allocated += peers.allocations(law);
        let [law, told, hand] = peers.costs([law, told, hand]);
        [
            Row::of(what, Amount(law, unit)).beside("by hand, with what is legal instead", told),
            Row::of("… by hand, with the reason only", Amount(hand, unit)).beside("and with what is legal", told),
        ]
    })
    .collect();
    rows.push(Row::of("allocations", Amount(allocated, "")).within(0.0, 0.0));
    rows
}

pub(crate) fn recording(peers: &Peers) -> Vec<Row> {
    let unit = peers.unit();
    let [law, hand, push, built] = peers.costs(["law-record", "hand-record", "push", "built"]);
    let [typed, erased, parts] = peers.costs(["typed", "erased", "parts"]);
    let [message, pushed, written] = peers.costs(["law-message", "push-message", "built-message"]);
    let asked = |name, without| peers.allocations(name) - peers.allocations(without);
    vec![
        Row::of("an entry", Amount(law - built, unit)).beside(BY_HAND, hand - built),
        Row::of("… its push alone", Amount(push - built, unit)).beside("recording it", law - built),
        Row::of("an entry, by the compile-time face", Amount(typed - parts, unit))
            .beside("by the run-time face", erased - parts),
        Row::of("a message or its answer", Amount(message - written, unit)).beside("its push alone", pushed - written),
        Row::of("allocations for 1,000 entries", Amount(1_000.0 * asked("law-record", "built"), ""))
            .beside("a Vec that grows", 1_000.0 * asked("push", "built"))
            .within(1.0, 1.0),
    ]
}

pub(crate) fn state(peers: &Peers) -> Vec<Row> {
    const EVENTS: &str = "a Vec of plain structs";
    let sizes = peers.sizes();
    let size = |name: &str| sizes.get(name).copied().unwrap_or(f64::NAN);
    let bytes = |name: &str| Amount(size(name), "B");
    let in_place = size("candidacy") + 6.0 * size("entry");
    vec![
        Row::of("a candidacy in place", bytes("candidacy")).within(56.0, 40.0),
        Row::of("an entry in place", bytes("entry")),
        Row::of("with six entries, in place", Amount(in_place, "B")).within(540.0, 170.0),
        // The limits are those of a lighter journal, 540 and 170 bytes beside a Vec of 706, as ratios.
        Row::of("with six entries and all they say", bytes("six"))
            .beside(EVENTS, size("six-vec"))
            .within(540.0 / 706.0, 170.0 / 706.0),
        Row::of("… of which what the entries point to", bytes("six-payload")).beside("the whole", size("six")),
        Row::of("… as rows of texts", bytes("six-strings")).beside(EVENTS, size("six-vec")),
        Row::of("… as envelopes of cqrs-es", bytes("six-cqrs")).beside(EVENTS, size("six-vec")),
    ]
}

pub(crate) fn replaying(peers: &Peers) -> Vec<Row> {
    const FOLD: &str = "a fold that believes everything";
    let names = ["replay", "fold", "clones"];
    let [[replay, fold, clones], [took, folding, cloning]] = [peers.costs(names), peers.nanoseconds(names)];
    vec![
        Row::of("checked, each entry", Amount(replay - clones, peers.unit()))
            .beside(FOLD, fold - clones)
            .within(2.0, 1.3),
        Row::of("… in time", Amount(took - cloning, "ns")).beside(FOLD, folding - cloning).within(2.0, 1.3),
    ]
}

pub(crate) fn json(peers: &Peers) -> Vec<Row> {
    const MIRROR: &str = "serde_json into plain structs";
    let [replay, decode, mirror] = peers.costs(["json-replay", "json-decode", "json-mirror"]);
    let [letters, mirrored] = peers.costs(["letters-replay", "letters-mirror"]);
    let amount = |cost| Amount(cost, peers.unit());
    vec![
        Row::of("read and checked, each entry", amount(replay)).beside(MIRROR, mirror).within(0.75, 0.3),
        Row::of("… reading alone", amount(decode)).beside(MIRROR, mirror),
        Row::of("… the same of a journal of letters", amount(letters)).beside(MIRROR, mirrored),
    ]
}

pub(crate) fn ledger(peers: &Peers) -> Vec<Row> {
    const DECIDED: &str = "its decision and its push";
    let [moved, built, pushed, checked] = peers.costs(["law-record", "built", "push", "check-move"]);
    let [told, written, kept, asked] = peers.costs(["law-message", "built-message", "push-message", "check-message"]);
    let [none, answered, one, last] =
        peers.costs(["promises-0", "promises-1000", "promises-1-open", "promises-last-open"]);
    let [ten, hundred] = peers.costs(["promises-10-open", "promises-100-open"]);
    let [due, due_after, due_of_hundred] = peers.costs(["next-due-0", "next-due-1000", "next-due-100-open"]);
    let steady = peers.allocations("law-message") - peers.allocations("push-message");
    let asking = ["promises-0", "promises-1000", "promises-100-open", "next-due-0", "next-due-100-open"];
    let allocated: f64 = asking.iter().map(|name| peers.allocations(name)).sum();
    let amount = |cost| Amount(cost, peers.unit());
    vec![
        Row::of("a move of the phase", amount(moved - built)).beside(DECIDED, checked + pushed - built),
        Row::of("a message or its reply", amount(told - written)).beside(DECIDED, asked + kept - written),
        Row::of("allocations for 1,000 of these", Amount(1_000.0 * steady, "")).within(0.0, 0.0),
        Row::of("`promises()`, one is open", amount(none)),
        Row::of("… after 1,000 messages and their replies", amount(answered)).beside("without", none).within(1.1, 1.0),
        Row::of("… and one message open", amount(last)).beside("without the 1,000", one).within(1.1, 1.0),
        Row::of("… each of 100 messages that are open", amount((hundred - none) / 100.0))
            .beside("each of 10", (ten - none) / 10.0)
            .within(1.1, 1.0),
        Row::of("`next_due()`", amount(due)),
        Row::of("… after 1,000 messages and their replies", amount(due_after)).beside("without", due).within(1.1, 1.0),
        Row::of("… with 100 messages open", amount(due_of_hundred)).beside("`promises()`", hundred),
        Row::of("allocations to ask", Amount(allocated, "")).within(0.0, 0.0),
    ]
}

/// Whatever is looked at costs what the journal is long: an entry of a journal that is eight times as long costs the same.
pub(crate) fn length(peers: &Peers) -> Vec<Row> {
    const SHORT: &str = "an eighth of them";
    let rows = [
        ("audit, desk and report, 800 messages open", ["company-800-open", "company-100-open"]),
        ("… 400 messages with their replies", ["company-400-replies", "company-50-replies"]),
        ("view and timeline, 800 messages open", ["candidate-800-open", "candidate-100-open"]),
        ("… 400 messages with their replies", ["candidate-400-replies", "candidate-50-replies"]),
    ];
    let row = |(what, names)| {
        let [long, short] = peers.costs(names);
        Row::of(what, Amount(long, peers.unit())).beside(SHORT, short).within(1.5, 1.1)
    };
    rows.map(row).into()
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
        Row::of("… the watch list over them", Amount(megabytes("watchlist-bytes"), "MB"))
            .beside("the candidacies", megabytes("bytes")),
        Row::of("read from JSON lines and checked", Amount(seconds("replay"), "s"))
            .beside("serde_json into plain structs", seconds("plain-read")),
        Row::of("… watching all of them", Amount(seconds("watch"), "s")).beside("reading them", seconds("replay")),
    ]
}

pub(crate) fn deadlines(peers: &Peers) -> Vec<Row> {
    const LOOP: &str = "a day-by-day loop with chrono";
    const ZONED: &str = "the same loop with chrono-tz";
    let [own, by_chrono] = peers.costs(["dates-own", "dates-chrono"]);
    let [moments, fixed, zoned] = peers.costs(["moments-own", "moments-own-fixed", "moments-chrono-tz"]);
    let allocated = peers.allocations("dates-own") + peers.allocations("moments-own");
    let amount = |cost| Amount(cost, peers.unit());
    let mut rows = vec![Row::of("5 working days after a date", amount(own)).beside(LOOP, by_chrono).within(0.2, 0.05)];
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

/// Time, not instructions: at these sizes what costs is reaching memory.
pub(crate) fn watchlist(peers: &Peers) -> Vec<Row> {
    let sizes =
        [("10⁴", 10_000), ("10⁵", 100_000), ("10⁶", 1_000_000)].map(|(name, size)| (name, peers.watching(size)));
    let mut rows = Vec::new();
    let amount = |nanoseconds| Amount(nanoseconds, "ns");
    for (size, took) in &sizes {
        let ns = |name: &str| took.get(name).copied().unwrap_or(f64::NAN);
        let column = ns("column-update");
        rows.extend([
            Row::of(format!("{size}: `upsert` of a change"), amount(ns("upsert")))
                .beside("writing a moment into a column", column)
                .within(60.0, 9.0),
            Row::of("… beside the candidacy's column, by its id", amount(ns("upsert")))
                .beside("next_due(), find the row, write", ns("next-due") + ns("keyed-update")),
            Row::of("… of which computing the promises", amount(ns("promises"))).beside("`upsert`", ns("upsert")),
        ]);
        for (name, measurement) in [
            ("… a row found by its id, and written", "keyed-update"),
            ("… heap with lazy deletion, row known", "heap-update"),
            ("… ordered set, row known", "ordered-update"),
            ("… SQLite, 100 in a transaction", "sqlite-update"),
        ] {
            rows.push(Row::of(name, amount(ns(measurement))).beside("writing a moment into a column", column));
        }
        rows.push(Row::of(format!("{size}: 20 that are overdue"), amount(ns("overdue"))));
        for (name, measurement) in [
            ("… of recruiters only", "overdue-of-recruiters"),
            ("… the next 20 to fall due", "next-twenty"),
            ("… ordered set", "ordered-overdue"),
            ("… heap with lazy deletion", "heap-overdue"),
            ("… SQLite", "sqlite-overdue"),
            ("… a column, from beginning to end", "column-overdue"),
            ("… computing everything that is owed", "all-overdue"),
        ] {
            let cost = ns(measurement);
            if cost.is_finite() {
                rows.push(Row::of(name, amount(cost)).beside("by the watch list", ns("overdue")));
            }
        }
        rows.push(Row::of("… bytes for each candidacy", Amount(ns("bytes"), "B")));
    }
    let [least, .., most] = sizes.map(|(_, took)| took.get("overdue").copied().unwrap_or(f64::NAN));
    rows.push(Row::of("20 that are overdue, among 10⁶", amount(most)).beside("among 10⁴", least).within(4.0, 1.2));
    let [upsert, promises] = peers.costs(["watch-upsert", "watch-promises"]);
    rows.push(Row::of("`upsert` among 10⁴", Amount(upsert, peers.unit())).beside("computing the promises", promises));
    rows
}
