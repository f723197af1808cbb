//! A meeting has nothing to submit.
//! E0599: no method named `submit`
//! E0599: the method was found for
use candidacy::phase::Arranging;
use candidacy::step::back_end::IntroChat;
use candidacy::value::DocumentRef;
use candidacy::{Candidacy, Meeting, Staff, Time};

pub fn plan(c: Candidacy<Arranging<IntroChat>>, ana: Staff, chat: Meeting, work: DocumentRef, now: Time) {
    let _ = c.submit(work, now); // mistake
    let _ = (c.schedule(ana, chat, now), work); // instead
}
