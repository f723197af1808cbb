//! An interview that is scheduled is not decided on before it was held.
//! E0599: no method named `advance`
use candidacy::phase::Underway;
use candidacy::step::back_end::IntroChat;
use candidacy::{Attendance, Candidacy, Evidence, Staff, Time};

pub fn decide(c: Candidacy<Underway<IntroChat>>, ana: Staff, who: Attendance, evidence: Evidence, now: Time) {
    let _ = (c.advance(ana, evidence, now), who); // mistake
    let _ = c.record_held(ana, who, now).unwrap().into_candidacy().advance(ana, evidence, now); // instead
}
