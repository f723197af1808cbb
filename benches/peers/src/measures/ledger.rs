//! What it costs to ask for promises: those that are open, and all that ever were.

use super::{Measure, measure};
use crate::story::{at, message, reply, staff, terms, way};
use candidacy::value::{Ask, Request, Times};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact};
use chrono::TimeDelta;
use std::hint::black_box;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("promises-0",         1, |times| promises(times, &with_messages(0, 0))),
    measure("promises-1000",      1, |times| promises(times, &with_messages(1_000, 0))),
    measure("promises-10-open",   1, |times| promises(times, &with_messages(0, 10))),
    measure("promises-100-open",  1, |times| promises(times, &with_messages(0, 100))),
    measure("promises-last-open", 1, |times| promises(times, &with_messages(1_000, 1))),
    measure("promises-1-open",    1, |times| promises(times, &with_messages(0, 1))),
    measure("next-due-0",         1, |times| next_due(times, &with_messages(0, 0))),
    measure("next-due-1000",      1, |times| next_due(times, &with_messages(1_000, 0))),
    measure("all-way",            1, |times| all(times, &whole())),
    measure("all-moved-200",      1, |times| all(times, &moved(200))),
    measure("all-moved-400",      1, |times| all(times, &moved(400))),
    measure("all-moved-800",      1, |times| all(times, &moved(800))),
    measure("all-open-200",       1, |times| all(times, &with_messages(0, 200))),
    measure("all-open-400",       1, |times| all(times, &with_messages(0, 400))),
    measure("all-answered-200",   1, |times| all(times, &with_messages(200, 0))),
    measure("all-answered-400",   1, |times| all(times, &with_messages(400, 0))),
];

/// A candidacy whose first interview is to be scheduled, after so many messages with their replies, and with so many without.
pub(super) fn with_messages(answered: u32, open: u32) -> Candidacy {
    let (terms, way) = (terms(), way(&terms()));
    let asked = || Entry::new(Actor::Candidate, message(), at(1_000));
    let told = |number| Entry::new(staff(Capacity::RECRUITER), reply(2 + 2 * number), at(1_000));
    let pairs = (0..answered).flat_map(|number| [asked(), told(number)]);
    let open = (0..open).map(|_| asked());
    Candidacy::replay(&terms, way[..2].iter().cloned().chain(pairs).chain(open)).expect("lawful")
}

/// The way from beginning to end.
fn whole() -> Candidacy {
    let terms = terms();
    Candidacy::replay(&terms, way(&terms)).expect("lawful")
}

/// So many requests for another time, none of them answered, and after each a message and a new date.
fn moved(times: u32) -> Candidacy {
    let (terms, way) = (terms(), way(&terms()));
    let mut candidacy = Candidacy::replay(&terms, way[..3].iter().cloned()).expect("lawful");
    for number in 0..i64::from(times) {
        let now = at(1_001 + number);
        let suits = Times::new([now + TimeDelta::days(2)]).expect("a time");
        let ask = Ask::OtherTime { part: None, times: suits };
        let request = Request { ask, message: crate::story::reference("mail/1") };
        let meeting = crate::story::meeting(3_000 + number, &[Capacity::RECRUITER]);
        let to_another = Fact::InterviewRescheduled { part: None, meeting: Box::new(meeting) };
        for entry in [
            Entry::new(Actor::Candidate, request, now),
            Entry::new(Actor::Candidate, message(), now),
            Entry::new(staff(Capacity::RECRUITER), to_another, now),
        ] {
            let _ = candidacy.record(entry).expect("lawful");
        }
    }
    candidacy
}

fn promises(times: u32, candidacy: &Candidacy) {
    for _ in 0..times {
        for promise in black_box(candidacy).promises() {
            black_box(&promise);
        }
    }
}

fn next_due(times: u32, candidacy: &Candidacy) {
    for _ in 0..times {
        black_box(black_box(candidacy).next_due());
    }
}

fn all(times: u32, candidacy: &Candidacy) {
    for _ in 0..times {
        drop(black_box(black_box(candidacy).all_promises()));
    }
}
