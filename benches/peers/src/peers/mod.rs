//! The same process with other means: 14 phases, 14 facts, the same guards. Holds, messages, the pool and reopening are
//! left out here; the law and the hand-written `match` know them too.

pub mod cqrs;
mod moves;
pub mod rustfsm;
#[expect(dead_code, reason = "the macro makes every state, and nothing here starts from `Approached`")]
pub mod sml;
pub mod stat;
pub mod strings;
#[expect(dead_code, reason = "what a closed candidacy carries is never read again")]
pub mod typestate;

use candidacy::{Entry, Phase, Terms, Time};

/// One of them, driven by what it takes as an event. All borrow what lives as long as the program, as long as they can.
pub trait Peer {
    /// What it is told. Made beforehand and not measured.
    type Event;

    fn event(terms: &'static Terms, entry: &'static Entry) -> Self::Event;

    /// After an application at this moment.
    fn opened(terms: &'static Terms, at: Time) -> Self;

    /// Takes the event, or refuses it and stays as it is.
    fn step(&mut self, event: &Self::Event) -> bool;

    fn phase(&self) -> Phase;
}
