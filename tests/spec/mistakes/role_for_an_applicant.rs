//! A role is found for somebody in the talent pool (F76); whoever applied has one, or is on the way without.
//! E0599: no method named `find_role`
//! E0599: the method was found for
use candidacy::law::Fit;
use candidacy::phase::{Pooled, Screening};
use candidacy::{Candidacy, Staff, Time};

pub fn find(mut p: Candidacy<Pooled>, mut s: Candidacy<Screening>, ana: Staff, fit: Fit, now: Time) {
    let _ = (s.find_role(ana, fit, now), &mut p); // mistake
    let _ = (p.find_role(ana, fit, now), &mut s); // instead
}
