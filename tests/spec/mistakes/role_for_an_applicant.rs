//! A role is found for somebody in the talent pool (F76); an applicant has one, or is on the way without.
//! E0599: no method named `match_role`
use candidacy::phase::{Pooled, Screening};
use candidacy::value::RoleMatch;
use candidacy::{Candidacy, Staff, Time};

pub fn find(mut p: Candidacy<Pooled>, mut s: Candidacy<Screening>, ana: Staff, fit: RoleMatch, now: Time) {
    let _ = (s.match_role(ana, fit, now), &mut p); // mistake
    let _ = (p.match_role(ana, fit, now), &mut s); // instead
}
