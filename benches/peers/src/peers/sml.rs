//! smlang 0.8: a transition table in a macro, guards and actions as methods of a context. A guard says yes or no, so the
//! reason of a refusal is lost.

use super::Peer;
use crate::guards;
use candidacy::terms::StepKind;
use candidacy::{Actor, Attendance, Entry, Fact, Meeting, Phase, Step, Terms, Time};
use smlang::statemachine;

/// What every event brings.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    at: Time,
    by: Actor,
    entry: &'static Entry,
}

#[derive(Debug, Clone, Copy)]
pub struct Invitation(Said, &'static Meeting);
#[derive(Debug, Clone, Copy)]
pub struct Arrival(Said, &'static Attendance);
#[derive(Debug, Clone, Copy)]
pub struct More(Said, Time);

statemachine! {
    derive_states: [Debug, Clone, Copy],
    derive_events: [Debug, Clone, Copy],
    transitions: {
        *Screening + Passed(Said) [decides && asks_next] / onward = Proposed,
        Screening + Passed(Said) [decides && meets_next] / onward = Arranging,
        Screening + Passed(Said) [decides && assigns_next] / onward = Preparing,
        Held + Passed(Said) [decides && asks_next] / onward = Proposed,
        Held + Passed(Said) [decides && meets_next] / onward = Arranging,
        Held + Passed(Said) [decides && assigns_next] / onward = Preparing,
        Held + Passed(Said) [decides && ends_next] / onward = Offered,
        Submitted + Passed(Said) [decides && asks_next] / onward = Proposed,
        Submitted + Passed(Said) [decides && meets_next] / onward = Arranging,
        Submitted + Passed(Said) [decides && assigns_next] / onward = Preparing,
        Submitted + Passed(Said) [decides && ends_next] / onward = Offered,

        Approached + Interested(Said) [candidate] / said = Screening,
        Proposed + Agreed(Said) [candidate && meets] / said = Arranging,
        Proposed + Agreed(Said) [candidate && assigns] / said = Preparing,

        Arranging + Scheduled(Invitation) [invites] / plan = Scheduled(Time),
        Scheduled(Time) + Rescheduled(Invitation) [invites_anew] / plan_anew = Scheduled(Time),
        Scheduled(Time) + Cancelled(Said) [staff_then] / said_then = Arranging,
        Scheduled(Time) + Held(Arrival) [attended] / arrived = Held,

        Preparing + Assigned(Said) [hands_over] / hand_over = Assigned(Time),
        Assigned(Time) + Extended(More) [extends] / extend = Assigned(Time),
        Assigned(Time) + Submitted(Said) [candidate_then] / said_then = Submitted,

        Offered + OfferAccepted(Said) [candidate] / said = Hired,
        Declining + FeedbackDelivered(Said) [staff] / said = Declined,

        Screening + DecidedAgainst(Said) [decides] / said = Declining,
        Proposed + DecidedAgainst(Said) [decides] / said = Declining,
        Arranging + DecidedAgainst(Said) [decides] / said = Declining,
        Scheduled(Time) + DecidedAgainst(Said) [decides_then] / said_then = Declining,
        Held + DecidedAgainst(Said) [decides] / said = Declining,
        Preparing + DecidedAgainst(Said) [decides] / said = Declining,
        Assigned(Time) + DecidedAgainst(Said) [decides_then] / said_then = Declining,
        Submitted + DecidedAgainst(Said) [decides] / said = Declining,
        Offered + DecidedAgainst(Said) [decides] / said = Declining,

        Approached + Withdrew(Said) [candidate] / said = Withdrawn,
        Screening + Withdrew(Said) [candidate] / said = Withdrawn,
        Proposed + Withdrew(Said) [candidate] / said = Withdrawn,
        Arranging + Withdrew(Said) [candidate] / said = Withdrawn,
        Scheduled(Time) + Withdrew(Said) [candidate_then] / said_then = Withdrawn,
        Held + Withdrew(Said) [candidate] / said = Withdrawn,
        Preparing + Withdrew(Said) [candidate] / said = Withdrawn,
        Assigned(Time) + Withdrew(Said) [candidate_then] / said_then = Withdrawn,
        Submitted + Withdrew(Said) [candidate] / said = Withdrawn,
        Offered + Withdrew(Said) [candidate] / said = Withdrawn,
        Declining + Withdrew(Said) [candidate] / said = Withdrawn,
    },
}

/// What stays the same or counts through all states.
pub struct Hiring {
    terms: &'static Terms,
    step: u8,
    last: Time,
}

impl Hiring {
    fn in_order(&self, said: &Said) -> Result<(), ()> {
        guards::in_order(self.last, said.entry).map_err(|_| ())
    }

    fn kind(&self, step: u8) -> Option<StepKind> {
        self.terms.process().step(step).map(Step::kind)
    }

    fn needs_yes(&self) -> bool {
        self.terms.process().step(self.step + 1).is_some_and(Step::needs_yes)
    }
}

impl StateMachineContext for Hiring {
    fn candidate(&self, said: &Said) -> Result<bool, ()> {
        self.in_order(said)?;
        Ok(guards::candidate(said.by).is_ok())
    }
    fn candidate_then(&self, _: &Time, said: &Said) -> Result<bool, ()> {
        self.candidate(said)
    }
    fn staff(&self, said: &Said) -> Result<bool, ()> {
        self.in_order(said)?;
        Ok(guards::staff(said.by).is_ok())
    }
    fn staff_then(&self, _: &Time, said: &Said) -> Result<bool, ()> {
        self.staff(said)
    }
    fn decides(&self, said: &Said) -> Result<bool, ()> {
        self.in_order(said)?;
        Ok(guards::decider(self.terms, self.step, said.by).is_ok())
    }
    fn decides_then(&self, _: &Time, said: &Said) -> Result<bool, ()> {
        self.decides(said)
    }
    fn asks_next(&self, _: &Said) -> Result<bool, ()> {
        Ok(self.needs_yes())
    }
    fn meets_next(&self, _: &Said) -> Result<bool, ()> {
        Ok(!self.needs_yes() && matches!(self.kind(self.step + 1), Some(StepKind::Meeting { .. })))
    }
    fn assigns_next(&self, _: &Said) -> Result<bool, ()> {
        Ok(!self.needs_yes() && matches!(self.kind(self.step + 1), Some(StepKind::Assignment { .. })))
    }
    fn ends_next(&self, _: &Said) -> Result<bool, ()> {
        Ok(self.kind(self.step + 1).is_none())
    }
    fn meets(&self, _: &Said) -> Result<bool, ()> {
        Ok(matches!(self.kind(self.step), Some(StepKind::Meeting { .. })))
    }
    fn assigns(&self, _: &Said) -> Result<bool, ()> {
        Ok(matches!(self.kind(self.step), Some(StepKind::Assignment { .. })))
    }
    fn invites(&self, Invitation(said, meeting): &Invitation) -> Result<bool, ()> {
        Ok(self.staff(said)? && guards::invited(self.terms, self.step, meeting, said.at).is_ok())
    }
    fn invites_anew(&self, _: &Time, invitation: &Invitation) -> Result<bool, ()> {
        self.invites(invitation)
    }
    fn attended(&self, starts: &Time, Arrival(said, came): &Arrival) -> Result<bool, ()> {
        Ok(self.staff(said)? && guards::attended(self.terms, self.step, *starts, came.covers(), said.at).is_ok())
    }
    fn hands_over(&self, said: &Said) -> Result<bool, ()> {
        Ok(self.staff(said)? && guards::due(self.terms, self.step, said.at).is_ok())
    }
    fn extends(&self, due: &Time, More(said, until): &More) -> Result<bool, ()> {
        Ok(self.staff(said)? && guards::later(*due, *until).is_ok())
    }

    fn said(&mut self, said: Said) -> Result<(), ()> {
        self.last = said.at;
        Ok(())
    }
    fn said_then(&mut self, _: &Time, said: Said) -> Result<(), ()> {
        self.said(said)
    }
    fn onward(&mut self, said: Said) -> Result<(), ()> {
        self.step += 1;
        self.said(said)
    }
    fn plan(&mut self, Invitation(said, meeting): Invitation) -> Result<Time, ()> {
        self.said(said)?;
        Ok(meeting.starts())
    }
    fn plan_anew(&mut self, _: &Time, invitation: Invitation) -> Result<Time, ()> {
        self.plan(invitation)
    }
    fn arrived(&mut self, _: &Time, Arrival(said, _): Arrival) -> Result<(), ()> {
        self.said(said)
    }
    fn hand_over(&mut self, said: Said) -> Result<Time, ()> {
        self.said(said)?;
        guards::due(self.terms, self.step, said.at).map_err(|_| ())
    }
    fn extend(&mut self, _: &Time, More(said, until): More) -> Result<Time, ()> {
        self.said(said)?;
        Ok(until)
    }
}

impl Peer for StateMachine<Hiring> {
    /// None where the table has no such event.
    type Event = Option<Events>;

    fn event(_: &'static Terms, entry: &'static Entry) -> Option<Events> {
        let said = Said { at: entry.at, by: entry.by, entry };
        Some(match &entry.fact {
            Fact::Interested => Events::Interested(said),
            Fact::Passed { .. } => Events::Passed(said),
            Fact::Agreed => Events::Agreed(said),
            Fact::Scheduled(meeting) => Events::Scheduled(Invitation(said, meeting)),
            Fact::Rescheduled(meeting) => Events::Rescheduled(Invitation(said, meeting)),
            Fact::Cancelled { .. } => Events::Cancelled(said),
            Fact::Held(attendance) => Events::Held(Arrival(said, attendance)),
            Fact::Assigned { .. } => Events::Assigned(said),
            Fact::Extended { until } => Events::Extended(More(said, *until)),
            Fact::Submitted { .. } => Events::Submitted(said),
            Fact::OfferAccepted => Events::OfferAccepted(said),
            Fact::DecidedAgainst { .. } => Events::DecidedAgainst(said),
            Fact::FeedbackDelivered(_) => Events::FeedbackDelivered(said),
            Fact::Withdrew => Events::Withdrew(said),
            _ => return None,
        })
    }

    fn opened(terms: &'static Terms, at: Time) -> Self {
        StateMachine::new(Hiring { terms, step: 0, last: at })
    }

    fn step(&mut self, event: &Option<Events>) -> bool {
        event.is_some_and(|event| self.process_event(event).is_ok())
    }

    fn phase(&self) -> Phase {
        match self.state() {
            States::Approached => Phase::Approached,
            States::Screening => Phase::Screening,
            States::Proposed => Phase::Proposed,
            States::Arranging => Phase::Arranging,
            States::Scheduled(_) => Phase::Scheduled,
            States::Held => Phase::Held,
            States::Preparing => Phase::Preparing,
            States::Assigned(_) => Phase::Assigned,
            States::Submitted => Phase::Submitted,
            States::Offered => Phase::Offered,
            States::Declining => Phase::Declining,
            States::Declined => Phase::Declined,
            States::Hired => Phase::Hired,
            States::Withdrawn => Phase::Withdrawn,
        }
    }
}
