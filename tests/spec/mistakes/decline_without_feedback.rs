//! A rejection without feedback cannot be written down (F51–F53).
//! E0308: mismatched types
use candidacy::phase::{Declined, Held};
use candidacy::step::back_end::TeamInterview;
use candidacy::{Candidacy, Feedback, Reasons, Staff, Time};

pub fn end(c: Candidacy<Held<TeamInterview>>, ana: Staff, why: Reasons, f: Feedback, now: Time) -> Candidacy<Declined> {
    let _ = f; // mistake
    c.decide_against(ana, why, now).unwrap() // mistake
    c.decide_against(ana, why, now).unwrap().deliver(ana, f, now).unwrap() // instead
}
