//! A closed candidacy has nothing to withdraw from.
//! E0277: Hired` is not a phase in which the candidacy is known to be open
//! E0277: legal in every open phase, and in no closed one
use candidacy::phase::{Accepted, Hired};
use candidacy::{Candidacy, Staff, Time};

pub fn leave(accepted: Candidacy<Accepted>, ana: Staff, now: Time) {
    let hired: Candidacy<Hired> = accepted.hire(ana, now).unwrap().into_candidacy(); // mistake
    let _ = hired.withdraw(now); // mistake
    let _ = (accepted.withdraw(now), ana, std::marker::PhantomData::<Hired>); // instead
}
