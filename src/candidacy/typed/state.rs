//! The phase of a candidacy as a type parameter.

use crate::law::{Now, Phases};
use crate::terms::Process;
use crate::value::any::Any;

mod sealed {
    /// Only the phases of this crate are phases.
    pub trait Sealed {}
}
pub(super) use sealed::Sealed;

/// A phase as a type, or several, or [`Any`] of them.
pub trait State: Sealed + 'static {
    /// The phases that a candidacy of the type can be in.
    const PHASES: Phases;

    /// Returns true if the step of the type is the one that the process has under this number.
    #[doc(hidden)]
    #[must_use]
    fn is_at(_process: &Process, _number: u8) -> bool {
        true
    }

    /// The first step from this number on that the process has not as the type says: its number, and the type's word for it.
    #[doc(hidden)]
    #[must_use]
    fn disagrees(_process: &Process, _number: u8) -> Option<(u8, &'static str)> {
        None
    }
}

impl Sealed for Any {}
impl State for Any {
    const PHASES: Phases = Phases::ALL;
}

/// Returns true if this is the place that the type says. It is asked before anything is recorded.
pub(super) fn lands<P: State>(now: Now, process: &Process) -> bool {
    P::PHASES.contains(now.phase) && P::is_at(process, step_of(now))
}

/// The number of the step that a type names: before the first step, the first.
pub(super) fn step_of(now: Now) -> u8 {
    now.step.max(1)
}
