//! Nobody says yes for the candidate (F69).
//! E0061: this method takes 1 argument but 2 arguments were supplied
use candidacy::phase::Proposed;
use candidacy::step::back_end::FinalChat;
use candidacy::{Candidacy, Staff, Time};

pub fn agree(c: Candidacy<Proposed<FinalChat>>, ana: Staff, now: Time) {
    let _ = c.agree(ana, now); // mistake
    let _ = (c.agree(now), ana); // instead
}
