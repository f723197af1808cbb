//! Nobody writes a phase of their own.
//! E0277: sealed::Sealed` is not satisfied
use candidacy::law::Phases;
use candidacy::typed::State;

pub struct Free;

impl State for Free { // mistake
    const PHASES: Phases = Phases::ALL; // mistake
} // mistake
pub fn used<S: State>(_: Free) -> Phases { S::PHASES }
