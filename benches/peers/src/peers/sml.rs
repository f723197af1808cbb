//! smlang 0.8: a transition table in a macro, guards and actions as methods of a context.

use super::Peer;
use crate::guards;
use crate::hand::Stage;
use candidacy::{Actor, Attendance, Entry, Fact, Meeting, Phase, Process, Step, StepKind, Time};
use smlang::statemachine;

/// What every event brings.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    at: Time,
    by: Actor,
}

#[derive(Debug, Clone, Copy)]
pub struct Invited(Said, &'static Meeting);
#[derive(Debug, Clone, Copy)]
pub struct Came(Said, &'static Attendance);
#[derive(Debug, Clone, Copy)]
pub struct More(Said, Time);

statemachine! {
    derive_states: [Debug, Clone, Copy],
    derive_events: [Debug, Clone, Copy],
    transitions: {
        *Screening + Passed(Said) [decides] / enter = Entering,
        Approached + Interested(Said) [candidate] / said = Screening,

        Held + Passed(Said) [decides && asks_next] / onward = Proposed,
        Held + Passed(Said) [decides && meets_next] / onward = Arranging,
        Held + Passed(Said) [decides && assigns_next] / onward = Preparing,
        Held + Passed(Said) [decides && ends_next] / onward = Offered,
        Submitted + Passed(Said) [decides && asks_next] / onward = Proposed,
        Submitted + Passed(Said) [decides && meets_next] / onward = Arranging,
        Submitted + Passed(Said) [decides && assigns_next] / onward = Preparing,
        Submitted + Passed(Said) [decides && ends_next] / onward = Offered,
    },
}
