//! How large things are: in place, and with what they keep on the heap.

use super::replaying::{decode, lines};
use crate::allocator::bytes_kept;
use crate::mirror;
use crate::story::{STEPS, letters, terms, way};
use candidacy::{Candidacy, Entry, Fact};
use std::mem::size_of;

/// Six entries are a typical candidacy: an interview is over, another is scheduled.
const SIX: usize = 6;

pub fn sizes() -> Vec<(&'static str, usize)> {
    let terms = terms();
    let six = || way(&terms).into_iter().take(SIX).collect::<Vec<Entry>>();
    let lines_of_all = lines(&way(&terms));
    let lines_of_six: Vec<String> = lines_of_all.iter().take(SIX).cloned().collect();
    let replayed = |entries| Candidacy::replay(&terms, entries).expect("lawful");

    let entries = six();
    let law = bytes_kept(|| replayed(entries.clone()));
    let texts = bytes_kept(|| entries.clone()) - SIX * size_of::<Entry>();
    let of_lines = |lines: &[String]| lines.iter().map(String::len).sum::<usize>();
    vec![
        ("candidacy", size_of::<Candidacy>()),
        ("entry", size_of::<Entry>()),
        ("fact", size_of::<Fact>()),
        ("promise", size_of::<candidacy::Promise>()),
        ("refusal", size_of::<candidacy::Refusal>()),
        ("six", size_of::<Candidacy>() + law),
        ("six-payload", texts),
        ("six-memory", law - texts - SIX * size_of::<Entry>()),
        (
            "six-vec",
            size_of::<Vec<mirror::Entry>>() + bytes_kept(|| decode::<mirror::Entry>(&lines_of_six).into_boxed_slice()),
        ),
        ("way", size_of::<Candidacy>() + bytes_kept(|| replayed(way(&terms)))),
        ("way-payload", bytes_kept(|| way(&terms)) - (STEPS as usize + 1) * size_of::<Entry>()),
        ("json-way", of_lines(&lines_of_all)),
        ("json-letters", of_lines(&lines(&letters(&terms)))),
        ("entries-of-way", STEPS as usize + 1),
        ("entries-of-letters", letters(&terms).len()),
    ]
}
