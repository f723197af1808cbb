//! The offer comes after the last step; each step is decided on before.
//! E0599: no method named `make_offer`
use candidacy::phase::{Deciding, OfferDue};
use candidacy::step::back_end::TeamInterview;
use candidacy::value::Offer;
use candidacy::{Candidacy, Staff, Time};

pub fn offer(d: Candidacy<Deciding<TeamInterview>>, o: Candidacy<OfferDue>, ana: Staff, offer: Offer, now: Time) {
    let _ = (d.make_offer(ana, offer, now), o); // mistake
    let _ = (o.make_offer(ana, offer, now), d); // instead
}
