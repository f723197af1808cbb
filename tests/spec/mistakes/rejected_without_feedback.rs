//! A rejection without feedback cannot be written down (F51–F53).
//! E0308: mismatched types
use candidacy::phase::{Deciding, Rejected};
use candidacy::step::back_end::TeamInterview;
use candidacy::{Candidacy, Feedback, Reasons, Staff, Time};

pub fn end(c: Candidacy<Deciding<TeamInterview>>, ana: Staff, why: Reasons, f: Feedback, now: Time) -> Candidacy<Rejected> {
    let _ = f; // mistake
    c.reject(ana, why, now).unwrap().into_candidacy() // mistake
    c.reject(ana, why, now).unwrap().into_candidacy().deliver_feedback(ana, f, now).unwrap().into_candidacy() // instead
}
