//! Rebuilding a candidacy from what was stored.

use super::{Measure, measure};
use crate::fold::fold;
use crate::hand::Hand;
use crate::mirror::Entry as Plain;
use crate::story::{STEPS, letters, terms, way};
use candidacy::{Candidacy, Entry, Terms};
use std::hint::black_box;

const ENTRIES: u32 = STEPS + 1;
const LETTERS: u32 = 18;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("replay",         ENTRIES, |times| from_memory(times, |terms, way| drop(black_box(Candidacy::replay(terms, way))))),
    measure("fold",           ENTRIES, |times| from_memory(times, |terms, way| drop(black_box(fold(terms, way))))),
    measure("kept",           ENTRIES, kept),
    measure("clones",         ENTRIES, |times| from_memory(times, |_, way| drop(black_box(way)))),
    measure("json-replay",    ENTRIES, |times| from_json(times, way, |terms, lines| drop(black_box(replay_json(terms, lines))))),
    measure("json-decode",    ENTRIES, |times| from_json(times, way, |_, lines| drop(black_box(decode::<Entry>(lines))))),
    measure("json-mirror",    ENTRIES, |times| from_json(times, way, |_, lines| drop(black_box(decode::<Plain>(lines))))),
    measure("letters-replay", LETTERS, |times| from_json(times, letters, |terms, lines| drop(black_box(replay_json(terms, lines))))),
    measure("letters-mirror", LETTERS, |times| from_json(times, letters, |_, lines| drop(black_box(decode::<Plain>(lines))))),
];

fn from_memory(times: u32, work: fn(&Terms, Vec<Entry>)) {
    let (terms, way) = (terms(), way(&terms()));
    for _ in 0..times {
        work(black_box(&terms), black_box(&way).clone());
    }
}

/// A fold that believes everything and remembers as much as the hand-written law does.
fn kept(times: u32) {
    let (terms, way) = (terms(), way(&terms()));
    let led = Hand::led(&terms, &way);
    for _ in 0..times {
        drop(black_box(Hand::replay(black_box(&terms), black_box(&way).clone(), black_box(&led))));
    }
}

/// A line for each entry.
pub fn lines(journal: &[Entry]) -> Vec<String> {
    journal.iter().map(|entry| serde_json::to_string(entry).expect("an entry can be written")).collect()
}

fn from_json(times: u32, journal: fn(&Terms) -> Vec<Entry>, work: fn(&Terms, &[String])) {
    let terms = terms();
    let lines = lines(&journal(&terms));
    for _ in 0..times {
        work(black_box(&terms), black_box(&lines));
    }
}

pub fn decode<'a, E: serde::Deserialize<'a>>(lines: &'a [String]) -> Vec<E> {
    lines.iter().map(|line| serde_json::from_str(line).expect("a line that was written")).collect()
}

pub fn replay_json(terms: &Terms, lines: &[String]) -> Candidacy {
    let entries = lines.iter().map(|line| serde_json::from_str::<Entry>(line).expect("a line that was written"));
    Candidacy::replay(terms, entries).expect("lawful")
}
