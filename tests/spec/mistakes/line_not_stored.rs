//! What a move recorded has to be stored.
//! unused_must_use: Moved` that must be used
//! unused_must_use: the line has to be stored
#![deny(unused_must_use)]
use candidacy::phase::Screening;
use candidacy::{Candidacy, Line, Time};

pub fn leave(c: Candidacy<Screening>, now: Time, mut store: impl FnMut(Line) -> Result<(), ()>) {
    let _ = &mut store; // mistake
    c.withdraw(now).unwrap(); // mistake
    let _ = c.withdraw(now).unwrap().store(|recorded| store(recorded.line.to_owned())); // instead
    let _ = std::marker::PhantomData::<Line>;
}
