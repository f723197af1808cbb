//! A part that is a check has nothing to schedule.
//! E0277: Check` is no interview
use candidacy::phase::InStep;
use candidacy::value::CheckRequest;
use candidacy::{Candidacy, Meeting, Staff, Time};

candidacy::steps! { Onsite = "onsite": { Pairing = "pairing": Interview, References = "references": Check } }

pub fn plan(c: Candidacy<InStep<Onsite>>, ana: Staff, meeting: Meeting, check: CheckRequest, now: Time) {
    let _ = (c.part(References).schedule(ana, meeting, now), check); // mistake
    let _ = (c.part(References).request_check(ana, check, now), meeting); // instead
}
