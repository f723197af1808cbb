//! A meeting that is scheduled is not decided before it was held.
//! E0599: no method named `pass`
use candidacy::phase::Scheduled;
use candidacy::step::back_end::IntroChat;
use candidacy::{Attendance, Candidacy, Evidence, Staff, Time};

pub fn decide(c: Candidacy<Scheduled<IntroChat>>, ana: Staff, who: Attendance, evidence: Evidence, now: Time) {
    let _ = (c.pass(ana, evidence, now), who); // mistake
    let _ = c.held(ana, who, now).unwrap().pass(ana, evidence, now); // instead
}
