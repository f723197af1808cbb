//! No system decides about anybody (F11, F12): there is no such actor.
//! E0599: named `System`
use candidacy::{Actor, Entry, Fact, Reasons, Staff, Time};

pub fn decide(ana: Staff, reasons: Reasons, now: Time) {
    let _ = (Entry::new(Actor::System, Fact::DecidedAgainst { reasons }, now), ana); // mistake
    let _ = Entry::new(ana, Fact::DecidedAgainst { reasons }, now); // instead
    let _ = Actor::Candidate;
}
