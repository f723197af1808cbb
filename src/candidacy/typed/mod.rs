//! The compile-time face. It decides nothing: every method hands its fact to the law, and the compiler holds every method against the
//! law's tables.
//!
//! - [`phase`] has the phases as types, each with the methods that are legal there.
//! - [`step`] has the steps as types, and [`steps!`](crate::steps) declares those of a company.
//! - [`Candidacy::narrow`](crate::Candidacy::narrow) leads in, [`Candidacy::untyped`](crate::Candidacy::untyped) leads out.
//!
//! A move takes the candidacy and returns [`Moved`]: the line to store with what follows from it, and the candidacy in its new phase. A
//! move that a guard refuses is [handed back](HandedBack), and nothing has changed. A method that leaves the phase as it is takes the
//! candidacy by reference and returns [`Recorded`](crate::candidacy::Recorded).

mod claim;
mod method;
mod moved;
mod narrow;
mod opening;
mod part;
pub mod phase;
mod proof;
mod shared;
mod state;
pub mod step;

pub use moved::{HandedBack, Moment, Move, Moved};
pub use narrow::{Elsewhere, Mismatch};
pub use part::{InPhase, Selected, StepPhase};
pub use shared::{
    AwaitingAssent, Begun, Known, Open, OwingFeedback, Pausable, Poolable, Resumable, Transferable, Undecided,
};
pub use state::State;
