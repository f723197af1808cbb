//! A role is filled by a candidacy that was hired, not by any id of one (R26).
//! E0308: expected `Hire`, found `CandidacyId`
use candidacy::phase::Hired;
use candidacy::role::phase::Advertised;
use candidacy::{Candidacy, CandidacyId, Role, Staff, Time};

pub fn fill(role: Role<Advertised>, ana: Staff, id: CandidacyId, mira: &Candidacy<Hired>, now: Time) {
    let _ = (role.fill(ana, id, now).is_ok(), mira); // mistake
    let _ = (mira.hired().map(|hire| role.fill(ana, hire, now).is_ok()), id); // instead
}
