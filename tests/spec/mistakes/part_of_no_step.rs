//! Outside of a step there is no part.
//! E0277: Screening<Onsite>` is not a phase of a step
use candidacy::phase::{Preparing, Screening};
use candidacy::{Candidacy, Staff, Text, Time};

candidacy::steps! { Onsite = "onsite": { Pairing = "pairing": Interview, References = "references": Check } }

pub fn leave_out(s: Candidacy<Screening<Onsite>>, o: Candidacy<Preparing<Onsite>>, ana: Staff, why: Text, now: Time) {
    let _ = (s.part(Pairing), o, ana, why, now); // mistake
    let _ = (o.part(Pairing).waive(ana, why, now), s); // instead
}
