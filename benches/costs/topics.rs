//! The topics that the peers answer. Limits and goals stand beside what they are about.

use crate::peers::Peers;
use crate::table::{Amount, Row};

const BY_HAND: &str = "the same by a hand-written match";

pub(crate) fn deciding(peers: &Peers) -> Vec<Row> {
    let unit = peers.unit();
    let [law, hand] = peers.costs(["law-scheduled", "hand-scheduled"]);
    let [way, by_hand] = peers.costs(["law-way", "hand-way"]);
    let allocated = peers.allocations("law-scheduled") + peers.allocations("law-way");
    let mut rows = vec![
        Row::of("`scheduled`, with its guards", Amount(law, unit)).beside(BY_HAND, hand).within(1.0, 0.7),
        Row::of("each fact of a whole way", Amount(way, unit)).beside(BY_HAND, by_hand).within(1.0, 0.7),
        Row::of("allocations", Amount(allocated, "")).within(0.0, 0.0),
    ];
    for (name, measurement) in [
        ("… by hand, with the next deadline", "hand-due-way"),
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
        ("another phase", "law-wrong-phase", "hand-wrong-phase"),
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
    let [replay, fold, clones] = peers.costs(["replay", "fold", "clones"]);
    vec![
        Row::of("checked, each entry", Amount(replay - clones, peers.unit()))
            .beside("a fold that believes everything", fold - clones)
            .within(2.0, 1.3),
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
