//! Rebuilding a candidacy from what was stored.

use super::{Measure, measure};
use crate::fold::fold;
use crate::mirror;
use crate::story::{STEPS, terms, way};
use candidacy::{Candidacy, Entry, Terms};
use std::hint::black_box;

const ENTRIES: u32 = STEPS + 1;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("replay",      ENTRIES, |times| from_memory(times, |terms, way| drop(black_box(Candidacy::replay(terms, way))))),
    measure("fold",        ENTRIES, |times| from_memory(times, |terms, way| drop(black_box(fold(terms, way))))),
    measure("clones",      ENTRIES, |times| from_memory(times, |_, way| drop(black_box(way)))),
    measure("json-replay", ENTRIES, |times| from_json(times, replay_json)),
    measure("json-decode", ENTRIES, |times| from_json(times, |_, text| drop(black_box(decode::<Entry>(text))))),
    measure("json-mirror", ENTRIES, |times| from_json(times, |_, text| drop(black_box(decode::<mirror::Entry>(text))))),
];

fn from_memory(times: u32, work: fn(&Terms, Vec<Entry>)) {
    let (terms, way) = (terms(), way(&terms()));
    for _ in 0..times {
        work(black_box(&terms), black_box(&way).clone());
    }
}

/// A line for each entry.
pub fn lines() -> Vec<String> {
    way(&terms()).iter().map(|entry| serde_json::to_string(entry).expect("an entry can be written")).collect()
}

fn from_json(times: u32, work: fn(&Terms, &[String])) {
    let (terms, lines) = (terms(), lines());
    for _ in 0..times {
        work(black_box(&terms), black_box(&lines));
    }
}

pub fn decode<'a, E: serde::Deserialize<'a>>(lines: &'a [String]) -> Vec<E> {
    lines.iter().map(|line| serde_json::from_str(line).expect("a line that was written")).collect()
}

fn replay_json(terms: &Terms, lines: &[String]) {
    let entries = lines.iter().map(|line| serde_json::from_str::<Entry>(line).expect("a line that was written"));
    drop(black_box(Candidacy::replay(terms, entries)));
}
