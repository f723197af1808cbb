//! A decision has a named person of the company (F11).
//! E0308: mismatched types
use candidacy::phase::Screening;
use candidacy::step::back_end::BackEnd;
use candidacy::{Actor, Candidacy, Evidence, Staff, Time};

pub fn decide(c: Candidacy<Screening<BackEnd>>, ana: Staff, evidence: Evidence, now: Time) {
    let _ = (c.advance(Actor::Candidate, evidence, now), ana); // mistake
    let _ = (c.advance(ana, evidence, now), Actor::Candidate); // instead
}
