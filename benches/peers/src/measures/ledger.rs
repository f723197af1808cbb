//! What the promises add to recording, and what it costs to ask for them.

use super::{Measure, measure};
use crate::story::{at, mistakes, reference, staff, terms, text, way};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Seq};
use std::hint::black_box;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("check-move",         2, |times| checks(times, &[mistakes::none(), off()])),
    measure("check-message",      2, |times| checks(times, &[message(), reply(2)])),
    measure("promises-0",         1, |times| promises(times, &with_messages(0, 0))),
    measure("promises-1000",      1, |times| promises(times, &with_messages(1_000, 0))),
    measure("promises-10-open",   1, |times| promises(times, &with_messages(0, 10))),
    measure("promises-100-open",  1, |times| promises(times, &with_messages(0, 100))),
    measure("promises-last-open", 1, |times| promises(times, &with_messages(1_000, 1))),
    measure("promises-1-open",    1, |times| promises(times, &with_messages(0, 1))),
    measure("next-due-0",         1, |times| next_due(times, &with_messages(0, 0))),
    measure("next-due-1000",      1, |times| next_due(times, &with_messages(1_000, 0))),
    measure("next-due-100-open",  1, |times| next_due(times, &with_messages(0, 100))),
];

fn message() -> Entry {
    Entry::new(Actor::Candidate, Fact::MessageReceived { message: reference("mail/4711") }, at(1_000))
}

fn reply(to: u32) -> Entry {
    Entry::new(staff(Capacity::Recruiter), Fact::Replied { to: Seq(to), message: reference("mail/4712") }, at(1_000))
}

fn off() -> Entry {
    Entry::new(staff(Capacity::Recruiter), Fact::Cancelled { reason: text("She has the flu.") }, at(1_000))
}

/// A candidacy whose first meeting is to be planned, after so many messages with their replies, and with so many without.
pub(super) fn with_messages(answered: u32, open: u32) -> Candidacy {
    let (terms, way) = (terms(), way(&terms()));
    let pairs = (0..answered).flat_map(|number| [message(), reply(2 + 2 * number)]);
    let open = (0..open).map(|_| message());
    Candidacy::replay(&terms, way[..2].iter().cloned().chain(pairs).chain(open)).expect("lawful")
}

/// The law's decision about each of two entries, where the first has been recorded for the second.
fn checks(times: u32, pair: &[Entry; 2]) {
    let before = with_messages(0, 0);
    let mut after = before.clone();
    after.record(pair[0].clone()).expect("lawful");
    for _ in 0..times {
        black_box(black_box(&before).check(black_box(&pair[0]))).expect("lawful");
        black_box(black_box(&after).check(black_box(&pair[1]))).expect("lawful");
    }
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
