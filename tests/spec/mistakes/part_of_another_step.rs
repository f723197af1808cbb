//! A part belongs to its step.
//! E0277: `Pairing` is no part of the step `TestCase`
use candidacy::phase::Preparing;
use candidacy::step::back_end::TestCase;
use candidacy::{Candidacy, Staff, Text, Time};

candidacy::steps! { Onsite = "onsite": { Pairing = "pairing": Interview, References = "references": Check } }

pub fn leave_out(c: Candidacy<Preparing<TestCase>>, o: Candidacy<Preparing<Onsite>>, ana: Staff, why: Text, now: Time) {
    let _ = (c.part(Pairing), o, ana, why, now); // mistake
    let _ = (o.part(Pairing).waive(ana, why, now), c); // instead
}
