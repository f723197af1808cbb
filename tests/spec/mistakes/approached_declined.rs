//! Somebody who was approached and has not answered is not decided against.
//! E0277: nobody can decide against the candidate
use candidacy::phase::Approached;
use candidacy::{Candidacy, Reasons, Staff, Time};

pub fn decide(c: Candidacy<Approached>, ana: Staff, why: Reasons, now: Time) {
    let _ = c.decide_against(ana, why, now); // mistake
    let _ = c.interested(now).unwrap().decide_against(ana, why, now); // instead
}
