//! Somebody who was approached and has not answered is not decided against.
//! E0277: is not a phase in which anybody decides against the candidate
use candidacy::phase::Approached;
use candidacy::{Candidacy, Reasons, Staff, Time};

pub fn decide(c: Candidacy<Approached>, ana: Staff, why: Reasons, now: Time) {
    let _ = c.reject(ana, why, now); // mistake
    let _ = c.show_interest(now).unwrap().into_candidacy().reject(ana, why, now); // instead
}
