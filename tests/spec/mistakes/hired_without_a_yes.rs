//! Nobody is hired who has not accepted.
//! E0599: no method named `hire`
use candidacy::phase::Offered;
use candidacy::{Candidacy, Staff, Time};

pub fn hire(c: Candidacy<Offered>, ana: Staff, now: Time) {
    let _ = c.hire(ana, now); // mistake
    let _ = c.accept_offer(now).unwrap().into_candidacy().hire(ana, now); // instead
}
