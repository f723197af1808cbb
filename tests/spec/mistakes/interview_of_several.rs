//! A step of several parts is asked for one of them.
//! E0277: `Several` is no interview
//! E0277: `candidacy.part(Pairing).schedule(…)`
use candidacy::phase::Preparing;
use candidacy::{Candidacy, Meeting, Staff, Time};

candidacy::steps! { Onsite = "onsite": { Pairing = "pairing": Interview, References = "references": Check } }

pub fn plan(c: Candidacy<Preparing<Onsite>>, ana: Staff, meeting: Meeting, now: Time) {
    let _ = c.schedule(ana, meeting, now); // mistake
    let _ = c.part(Pairing).schedule(ana, meeting, now); // instead
}
