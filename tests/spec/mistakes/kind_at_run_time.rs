//! A phase whose step the type does not say is narrowed to its kind first.
//! E0277: `Anywhere` is no interview
//! E0277: narrowed to its kind first
use candidacy::phase::Preparing;
use candidacy::step::Interview;
use candidacy::{Candidacy, Meeting, Staff, Time};

pub fn plan(c: Candidacy<Preparing>, ana: Staff, chat: Meeting, now: Time) {
    let _ = c.schedule(ana, chat, now); // mistake
    let _ = c.narrow::<Preparing<Interview>>().unwrap().schedule(ana, chat, now); // instead
    let _ = std::marker::PhantomData::<Interview>;
}
