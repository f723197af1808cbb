//! A closed candidacy has nothing to withdraw from.
//! E0277: is closed: there is nothing left to withdraw from
//! E0277: legal in every open phase
use candidacy::phase::{Hired, Offered};
use candidacy::{Candidacy, Time};

pub fn leave(offered: Candidacy<Offered>, now: Time) {
    let hired: Candidacy<Hired> = offered.accept(now).unwrap(); // mistake
    let _ = hired.withdraw(now); // mistake
    let _: Result<Candidacy<Hired>, _> = offered.accept(now); // instead
}
