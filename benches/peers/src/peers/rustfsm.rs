//! rust-fsm 0.8, without its macro: a state of the macro carries no data.

use super::Peer;
use super::moves::moves;
use crate::hand::Stage;
use candidacy::{Entry, Phase, Terms, Time};
use rust_fsm::{StateMachine, StateMachineImpl};

pub struct Hiring;

/// A transition gets nothing but the state and the input, so the process comes with the input.
pub struct Input(&'static Terms, &'static Entry);

impl StateMachineImpl for Hiring {
    type Input = Input;
    type State = (Stage, Time);
    type Output = ();
    const INITIAL_STATE: (Stage, Time) = (Stage::Screening, Time::UNIX_EPOCH);

    fn transition((stage, last): &(Stage, Time), Input(terms, entry): &Input) -> Option<(Stage, Time)> {
        moves(terms, *stage, *last, entry).ok().map(|stage| (stage, entry.at))
    }

    fn output(_: &(Stage, Time), _: &Input) -> Option<()> {
        None
    }
}

impl Peer for StateMachine<Hiring> {
    type Event = Input;

    fn event(terms: &'static Terms, entry: &'static Entry) -> Input {
        Input(terms, entry)
    }

    fn opened(_: &'static Terms, at: Time) -> Self {
        StateMachine::from_state((Stage::Screening, at))
    }

    fn step(&mut self, event: &Input) -> bool {
        self.consume(event).is_ok()
    }

    fn phase(&self) -> Phase {
        self.state().0.phase()
    }
}
