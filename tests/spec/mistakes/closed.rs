//! A closed candidacy has nothing to withdraw from.
//! E0277: is not a phase in which the candidacy is known to be open
//! E0277: legal in every open phase, and in no closed one
use candidacy::phase::{Hired, Offered};
use candidacy::{Candidacy, Time};

pub fn leave(offered: Candidacy<Offered>, now: Time) {
    let hired: Candidacy<Hired> = offered.accept_offer(now).unwrap(); // mistake
    let _ = hired.withdraw(now); // mistake
    let _: Result<Candidacy<Hired>, _> = offered.accept_offer(now); // instead
}
