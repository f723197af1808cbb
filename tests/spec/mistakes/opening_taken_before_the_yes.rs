//! An opening is taken by a candidate who has accepted, not by one who has an offer (R26).
//! E0599: no method named `acceptance`
use candidacy::phase::{Accepted, Offered};
use candidacy::role::phase::Advertised;
use candidacy::{Candidacy, Role, Staff, Time};

pub fn take(role: &mut Role<Advertised>, ana: Staff, yes: &Candidacy<Accepted>, offer: &Candidacy<Offered>, now: Time) {
    let _ = (offer.acceptance().map(|it| role.take_opening(ana, it, now).is_ok()), yes); // mistake
    let _ = (yes.acceptance().map(|it| role.take_opening(ana, it, now).is_ok()), offer); // instead
}
