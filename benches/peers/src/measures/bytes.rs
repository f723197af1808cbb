//! How large things are: in place, and with what they keep on the heap.

use super::replaying::{decode, lines};
use crate::allocator::bytes_kept;
use crate::mirror;
use crate::peers::cqrs::{Event, Hiring};
use crate::story::{terms, way};
use candidacy::{Candidacy, Entry, Fact};
use cqrs_es::EventEnvelope;
use std::collections::HashMap;
use std::mem::size_of;

/// Six entries are a typical candidacy: two meetings planned, one of them over.
const SIX: usize = 6;

/// An event as it comes out of a table of texts.
struct Row {
    _candidacy: String,
    _seq: String,
    _at: String,
    _by: String,
    _fact: String,
}

pub fn sizes() -> Vec<(&'static str, usize)> {
    let terms = terms();
    let six = || way(&terms).into_iter().take(SIX).collect::<Vec<Entry>>();
    let lines: Vec<String> = lines(&way(&terms)).into_iter().take(SIX).collect();
    let replayed = |entries| Candidacy::replay(&terms, entries).expect("lawful");

    let entries = six();
    let law = bytes_kept(|| replayed(entries.clone()));
    let texts = bytes_kept(|| entries.clone()) - SIX * size_of::<Entry>();
    vec![
        ("candidacy", size_of::<Candidacy>()),
        ("entry", size_of::<Entry>()),
        ("fact", size_of::<Fact>()),
        ("promise", size_of::<candidacy::Promise>()),
        ("six", size_of::<Candidacy>() + law),
        ("six-payload", texts),
        (
            "six-vec",
            size_of::<Vec<mirror::Entry>>() + bytes_kept(|| decode::<mirror::Entry>(&lines).into_boxed_slice()),
        ),
        ("six-strings", size_of::<Vec<Row>>() + bytes_kept(|| rows(&lines))),
        ("six-cqrs", size_of::<Vec<EventEnvelope<Hiring>>>() + bytes_kept(|| envelopes(&lines))),
    ]
}

fn rows(lines: &[String]) -> Vec<Row> {
    let row = |(seq, line): (usize, &String)| {
        let entry: Entry = serde_json::from_str(line).expect("a line that was written");
        Row {
            _candidacy: "019c7f3a-b1c2-7d4e-9f50-617283940001".to_owned(),
            _seq: seq.to_string(),
            _at: format!("{:?}", entry.at),
            _by: serde_json::to_string(&entry.by).expect("an actor can be written"),
            _fact: serde_json::to_string(&entry.fact).expect("a fact can be written"),
        }
    };
    lines.iter().enumerate().map(row).collect::<Vec<_>>().into_boxed_slice().into_vec()
}

/// An event as it comes out of an event store.
fn envelopes(lines: &[String]) -> Vec<EventEnvelope<Hiring>> {
    let envelope = |(sequence, line): (usize, &String)| EventEnvelope {
        aggregate_id: "019c7f3a-b1c2-7d4e-9f50-617283940001".to_owned(),
        sequence,
        payload: Event::Recorded(None, serde_json::from_str(line).expect("a line that was written")),
        metadata: HashMap::new(),
    };
    lines.iter().enumerate().map(envelope).collect::<Vec<_>>().into_boxed_slice().into_vec()
}
