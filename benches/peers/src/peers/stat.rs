//! statig 0.4: a state is a method, and what two states share is a superstate. An event that is not taken goes unnoticed,
//! so the shared storage counts those that are.

use super::Peer;
use crate::guards::{attended, candidate, decider, due, in_order, invited, later, staff};
use candidacy::terms::StepKind;
use candidacy::{Entry, Fact, Phase, Step, Terms, Time, Why};
use statig::prelude::*;

pub struct Hiring {
    terms: &'static Terms,
    last: Time,
    taken: u32,
}

#[state_machine(initial = "State::screening()", state(derive(Debug, Clone, Copy)))]
impl Hiring {
    #[state(superstate = "open")]
    fn approached(&mut self, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Interested => self.takes(event, candidate(event.by).map(|()| State::screening())),
            Fact::DecidedAgainst { .. } => Handled,
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn screening(&mut self, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Passed { .. } => self.passes(0, event),
            Fact::DecidedAgainst { .. } => self.ends(0, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn proposed(&mut self, step: &u8, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Agreed => self.takes(event, candidate(event.by).map(|()| begin(self.terms, *step))),
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn arranging(&mut self, step: &u8, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Scheduled(meeting) => self.invites(*step, meeting, event),
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn scheduled(&mut self, step: &u8, starts: &Time, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Rescheduled(meeting) => self.invites(*step, meeting, event),
            Fact::Cancelled { .. } => self.takes(event, staff(event.by).map(|()| State::arranging(*step))),
            Fact::Held(came) => {
                let held = staff(event.by)
                    .and_then(|()| attended(self.terms, *step, *starts, came.covers(), event.at))
                    .map(|()| State::held(*step));
                self.takes(event, held)
            }
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn held(&mut self, step: &u8, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Passed { .. } => self.passes(*step, event),
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn preparing(&mut self, step: &u8, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Assigned { .. } => {
                let due = staff(event.by).and_then(|()| due(self.terms, *step, event.at));
                self.takes(event, due.map(|due| State::assigned(*step, due)))
            }
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn assigned(&mut self, step: &u8, due: &Time, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Extended { until } => {
                let due = staff(event.by).and_then(|()| later(*due, *until));
                self.takes(event, due.map(|due| State::assigned(*step, due)))
            }
            Fact::Submitted { .. } => self.takes(event, candidate(event.by).map(|()| State::submitted(*step))),
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn submitted(&mut self, step: &u8, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Passed { .. } => self.passes(*step, event),
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn offered(&mut self, step: &u8, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::OfferAccepted => self.takes(event, candidate(event.by).map(|()| State::hired())),
            Fact::DecidedAgainst { .. } => self.ends(*step, event),
            _ => Super,
        }
    }

    #[state(superstate = "open")]
    fn declining(&mut self, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::FeedbackDelivered(_) => self.takes(event, staff(event.by).map(|()| State::declined())),
            Fact::DecidedAgainst { .. } => Handled,
            _ => Super,
        }
    }

    #[superstate]
    fn open(&mut self, event: &Entry) -> Outcome<State> {
        match &event.fact {
            Fact::Withdrew => self.takes(event, candidate(event.by).map(|()| State::withdrawn())),
            _ => Super,
        }
    }

    #[state]
    fn hired() -> Outcome<State> {
        Handled
    }

    #[state]
    fn declined() -> Outcome<State> {
        Handled
    }

    #[state]
    fn withdrawn() -> Outcome<State> {
        Handled
    }
}

fn begin(terms: &Terms, step: u8) -> State {
    match terms.process().step(step).map(Step::kind) {
        Some(StepKind::Meeting { .. }) => State::arranging(step),
        Some(StepKind::Assignment { .. }) => State::preparing(step),
        None => State::offered(step),
    }
}

impl Hiring {
    fn takes(&mut self, event: &Entry, to: Result<State, Why>) -> Outcome<State> {
        match in_order(self.last, event).and(to) {
            Ok(state) => {
                self.last = event.at;
                self.taken += 1;
                Transition(state)
            }
            Err(_) => Handled,
        }
    }

    fn passes(&mut self, step: u8, event: &Entry) -> Outcome<State> {
        let (terms, next) = (self.terms, step + 1);
        let to = decider(terms, step, event.by).map(|()| match terms.process().step(next) {
            Some(proposed) if proposed.needs_yes() => State::proposed(next),
            _ => begin(terms, next),
        });
        self.takes(event, to)
    }

    fn invites(&mut self, step: u8, meeting: &candidacy::Meeting, event: &Entry) -> Outcome<State> {
        let starts = staff(event.by).and_then(|()| invited(self.terms, step, meeting, event.at));
        self.takes(event, starts.map(|starts| State::scheduled(step, starts)))
    }

    fn ends(&mut self, step: u8, event: &Entry) -> Outcome<State> {
        self.takes(event, decider(self.terms, step, event.by).map(|()| State::declining()))
    }
}

pub type Machine = StateMachine<Hiring>;

impl Peer for Machine {
    type Event = &'static Entry;

    fn event(_: &'static Terms, entry: &'static Entry) -> &'static Entry {
        entry
    }

    fn opened(terms: &'static Terms, at: Time) -> Self {
        Hiring { terms, last: at, taken: 0 }.state_machine()
    }

    fn step(&mut self, event: &&'static Entry) -> bool {
        let before = self.inner().taken;
        self.handle(event);
        self.inner().taken != before
    }

    fn phase(&self) -> Phase {
        match self.state() {
            State::Approached {} => Phase::Approached,
            State::Screening {} => Phase::Screening,
            State::Proposed { .. } => Phase::Proposed,
            State::Arranging { .. } => Phase::Arranging,
            State::Scheduled { .. } => Phase::Scheduled,
            State::Held { .. } => Phase::Held,
            State::Preparing { .. } => Phase::Preparing,
            State::Assigned { .. } => Phase::Assigned,
            State::Submitted { .. } => Phase::Submitted,
            State::Offered { .. } => Phase::Offered,
            State::Declining {} => Phase::Declining,
            State::Declined {} => Phase::Declined,
            State::Hired {} => Phase::Hired,
            State::Withdrawn {} => Phase::Withdrawn,
        }
    }
}
