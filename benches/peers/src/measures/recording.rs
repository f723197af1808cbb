//! Recording a fact: the decision, what follows from it, and one push.

use super::{Measure, measure};
use crate::hand::Hand;
use crate::story::{at, message, mistakes, reply, staff, terms, text, way};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact};
use std::hint::black_box;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("law-record",     2, |times| law(pairs(times))),
    measure("law-append",     2, |times| append(pairs(times))),
    measure("hand-record",    2, |times| hand(pairs(times))),
    measure("push",           2, |times| push(pairs(times))),
    measure("built",          2, |times| keep(pairs(times))),
    measure("law-message",    2, |times| law(messages(times))),
    measure("append-message", 2, |times| append(messages(times))),
    measure("hand-message",   2, |times| hand(messages(times))),
    measure("built-message",  2, |times| keep(messages(times))),
    measure("push-message",   2, |times| push(messages(times))),
];

/// An interview is scheduled and called off, so many times.
fn pairs(times: u32) -> Vec<Entry> {
    let invitation = mistakes::none();
    let off = Fact::InterviewCancelled { part: None, reason: text("She has the flu.") };
    let off = Entry::new(staff(Capacity::RECRUITER), off, at(1_000));
    (0..times).flat_map(|_| [invitation.clone(), off.clone()]).collect()
}

/// A message comes and is answered, so many times.
fn messages(times: u32) -> Vec<Entry> {
    let pair = |number: u32| {
        let reply = reply(2 + 2 * number);
        [Entry::new(Actor::Candidate, message(), at(1_000)), Entry::new(staff(Capacity::RECRUITER), reply, at(1_000))]
    };
    (0..times).flat_map(pair).collect()
}

/// A candidacy whose first interview is to be scheduled.
fn arranging() -> Candidacy {
    let (terms, way) = (terms(), way(&terms()));
    Candidacy::replay(&terms, way[..2].iter().cloned()).expect("lawful")
}

/// With all that follows: promises, and what the candidate is told.
fn law(entries: Vec<Entry>) {
    let mut candidacy = arranging();
    for entry in entries {
        drop(black_box(candidacy.record(black_box(entry)).expect("lawful")));
    }
    std::mem::forget(candidacy);
}

/// Without what follows, as a line.
fn append(entries: Vec<Entry>) {
    let mut candidacy = arranging();
    for entry in entries {
        let line = candidacy.draft(black_box(entry));
        black_box(candidacy.append(line).expect("lawful"));
    }
    std::mem::forget(candidacy);
}

fn hand(entries: Vec<Entry>) {
    let (terms, way) = (terms(), way(&terms()));
    let mut hand = Hand::open(&terms, way[0].clone()).expect("lawful");
    hand.record(way[1].clone()).expect("lawful");
    for entry in entries {
        black_box(hand.record(black_box(entry))).expect("lawful");
    }
    std::mem::forget(hand);
}

fn push(entries: Vec<Entry>) {
    let mut journal = way(&terms());
    journal.truncate(2);
    journal.shrink_to_fit();
    for entry in entries {
        journal.push(black_box(entry));
    }
    std::mem::forget(journal);
}

/// The entries by themselves, to be taken off.
fn keep(entries: Vec<Entry>) {
    std::mem::forget(black_box(entries));
}
