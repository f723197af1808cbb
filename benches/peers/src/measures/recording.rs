//! Recording a fact: the decision and one push.

use super::{Measure, measure};
use crate::hand::Hand;
use crate::story::{at, meeting, mistakes, reference, staff, terms, text, way};
use candidacy::phase::Arranging;
use candidacy::step::back_end::IntroChat;
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Meeting, Text};
use std::hint::black_box;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("law-record",     2, |times| law(pairs(times))),
    measure("hand-record",    2, |times| hand(pairs(times))),
    measure("push",           2, |times| push(pairs(times))),
    measure("built",          2, |times| keep(pairs(times))),
    measure("typed",          2, |times| typed(parts(times))),
    measure("erased",         2, |times| erased(parts(times))),
    measure("parts",          2, |times| std::mem::forget(black_box(parts(times)))),
    measure("law-message",    2, |times| law(messages(times))),
    measure("built-message",  2, |times| keep(messages(times))),
    measure("push-message",   2, |times| push(messages(times))),
];

/// A meeting is planned and called off, so many times.
fn pairs(times: u32) -> Vec<Entry> {
    let invitation = mistakes::none();
    let off = Entry::new(staff(Capacity::Recruiter), Fact::Cancelled { reason: text("She has the flu.") }, at(1_000));
    (0..times).flat_map(|_| [invitation.clone(), off.clone()]).collect()
}

/// A message comes and is answered, so many times.
fn messages(times: u32) -> Vec<Entry> {
    let pair = |number: u32| {
        let to = candidacy::Seq(2 + 2 * number);
        [
            Entry::new(Actor::Candidate, Fact::MessageReceived { message: reference("mail/4711") }, at(1_000)),
            Entry::new(staff(Capacity::Recruiter), Fact::Replied { to, message: reference("mail/4712") }, at(1_000)),
        ]
    };
    (0..times).flat_map(pair).collect()
}

/// What the same pairs say, not yet facts.
fn parts(times: u32) -> Vec<(Meeting, Text)> {
    let (invitation, reason) = (meeting(1_120, &[Capacity::Recruiter]), text("She has the flu."));
    (0..times).map(|_| (invitation.clone(), reason.clone())).collect()
}

/// A candidacy whose first meeting is to be planned.
fn arranging() -> Candidacy {
    let (terms, way) = (terms(), way(&terms()));
    Candidacy::replay(&terms, way[..2].iter().cloned()).expect("lawful")
}

/// By the compile-time face: each move takes the candidacy by value and gives it back.
fn typed(parts: Vec<(Meeting, Text)>) {
    let (ana, now) = (staff(Capacity::Recruiter), at(1_000));
    let mut candidacy = arranging().narrow::<Arranging<IntroChat>>().expect("the first step");
    for (meeting, reason) in parts {
        let scheduled = candidacy.schedule(ana, black_box(meeting), now).expect("lawful");
        candidacy = black_box(scheduled).cancel(ana, reason, now).expect("lawful");
    }
    std::mem::forget(candidacy);
}

/// The same by the run-time face.
fn erased(parts: Vec<(Meeting, Text)>) {
    let (ana, now) = (staff(Capacity::Recruiter), at(1_000));
    let mut candidacy = arranging();
    for (meeting, reason) in parts {
        let scheduled = Fact::Scheduled(black_box(meeting).into());
        candidacy.record(Entry::new(ana, scheduled, now)).expect("lawful");
        let candidacy = black_box(&mut candidacy);
        candidacy.record(Entry::new(ana, Fact::Cancelled { reason }, now)).expect("lawful");
    }
    std::mem::forget(candidacy);
}

fn law(entries: Vec<Entry>) {
    let mut candidacy = arranging();
    for entry in entries {
        black_box(candidacy.record(black_box(entry))).expect("lawful");
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
