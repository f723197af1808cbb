//! Somebody who has an offer is not put in the pool instead.
//! E0277: Offered` is not a phase from which a candidacy goes to the talent pool
use candidacy::phase::{Offered, Screening};
use candidacy::{Candidacy, Staff, Time};

pub fn keep(c: Candidacy<Offered>, s: Candidacy<Screening>, ana: Staff, now: Time) {
    let _ = (c.pool(ana, now), s); // mistake
    let _ = (s.pool(ana, now), c); // instead
}
