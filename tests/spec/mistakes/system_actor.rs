//! No system decides about anybody (F11, F12): there is no such actor.
//! E0599: named `System`
use candidacy::value::Rejection;
use candidacy::{Actor, Entry, Staff, Time};

pub fn decide(ana: Staff, rejection: Rejection, now: Time) {
    let _ = (Entry::new(Actor::System, rejection, now), ana); // mistake
    let _ = Entry::new(ana, rejection, now); // instead
    let _ = Actor::Candidate;
}
