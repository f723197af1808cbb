//! A plain candidacy does not know its phase: it takes facts, or is narrowed first.
//! E0599: no method named `schedule`
use candidacy::phase::Preparing;
use candidacy::step::Interview;
use candidacy::{Candidacy, Meeting, Staff, Time};

pub fn plan(c: Candidacy, ana: Staff, chat: Meeting, now: Time) {
    let _ = c.schedule(ana, chat, now); // mistake
    let _ = c.narrow::<Preparing<Interview>>().unwrap().schedule(ana, chat, now); // instead
    let _ = std::marker::PhantomData::<Preparing<Interview>>;
}
