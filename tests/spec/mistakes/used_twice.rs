//! A candidacy that has moved on is gone: no second decision from the same place.
//! E0382: use of moved value: `c`
use candidacy::phase::Held;
use candidacy::step::back_end::TeamInterview;
use candidacy::{Candidacy, Evidence, Reasons, Staff, Time};

pub fn decide(c: Candidacy<Held<TeamInterview>>, ana: Staff, evidence: Evidence, why: Reasons, now: Time) {
    let _ = why.clone();
    let _ = c.pass(ana, evidence, now);
    let _ = c.decide_against(ana, why, now); // mistake
}
