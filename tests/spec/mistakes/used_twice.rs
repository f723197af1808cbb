//! A candidacy that has moved on is gone: no second decision from the same place.
//! E0382: use of moved value: `c`
use candidacy::phase::Deciding;
use candidacy::step::back_end::TeamInterview;
use candidacy::{Candidacy, Evidence, Reasons, Staff, Time};

pub fn decide(c: Candidacy<Deciding<TeamInterview>>, ana: Staff, evidence: Evidence, why: Reasons, now: Time) {
    let _ = why.clone();
    let _ = c.advance(ana, evidence, now);
    let _ = c.reject(ana, why, now); // mistake
}
