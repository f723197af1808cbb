//! Types for states, moved by value, in an enum so that one can be kept without knowing which it is.

use super::Peer;
use crate::guards::{attended, candidate, decider, due, in_order, invited, later, staff};
use candidacy::terms::StepKind;
use candidacy::{Actor, Attendance, Entry, Fact, Meeting, Phase, Step, Terms, Time, Why};

/// A candidacy in one state.
#[derive(Debug, Clone, Copy)]
pub struct In<S> {
    terms: &'static Terms,
    last: Time,
    state: S,
}

macro_rules! states { ($($name:ident($($field:ty),*))*) => {
    $(#[derive(Debug, Clone, Copy)] pub struct $name($($field),*);)*

    /// In any of them.
    #[derive(Debug, Clone, Copy)]
    pub enum Hiring { $($name(In<$name>),)* }

    $(impl From<In<$name>> for Hiring { fn from(state: In<$name>) -> Hiring { Hiring::$name(state) } })*

    impl Hiring {
        fn which(&self) -> Phase {
            match self { $(Hiring::$name(_) => Phase::$name,)* }
        }
    }
} }

states! {
    Approached() Screening() Proposed(u8) Arranging(u8) Scheduled(u8, Time) Held(u8) Preparing(u8) Assigned(u8, Time)
    Submitted(u8) Offered(u8) Declining() Declined() Hired() Withdrawn()
}

/// A refused move hands the candidacy back.
type Moved<S, T> = Result<In<T>, (In<S>, Why)>;

impl<S: Copy> In<S> {
    fn go<T>(self, entry: &Entry, state: Result<T, Why>) -> Moved<S, T> {
        match in_order(self.last, entry).and(state) {
            Ok(state) => Ok(In { terms: self.terms, last: entry.at, state }),
            Err(why) => Err((self, why)),
        }
    }

    fn begin(self, entry: &Entry, by: Result<(), Why>, step: u8) -> Result<Hiring, (In<S>, Why)> {
        match self.terms.process().step(step).map(Step::kind) {
            Some(StepKind::Meeting { .. }) => self.go(entry, by.map(|()| Arranging(step))).map(Hiring::from),
            Some(StepKind::Assignment { .. }) => self.go(entry, by.map(|()| Preparing(step))).map(Hiring::from),
            None => self.go(entry, by.map(|()| Offered(step))).map(Hiring::from),
        }
    }

    /// Where this leads depends on data, so the type is lost.
    fn pass(self, entry: &Entry, at: u8) -> Result<Hiring, (In<S>, Why)> {
        let by = decider(self.terms, at, entry.by);
        if self.terms.process().step(at + 1).is_some_and(Step::needs_yes) {
            return self.go(entry, by.map(|()| Proposed(at + 1))).map(Hiring::from);
        }
        self.begin(entry, by, at + 1)
    }

    fn decide_against(self, entry: &Entry, at: u8) -> Moved<S, Declining> {
        let by = decider(self.terms, at, entry.by);
        self.go(entry, by.map(|()| Declining()))
    }

    fn withdraw(self, entry: &Entry) -> Moved<S, Withdrawn> {
        self.go(entry, candidate(entry.by).map(|()| Withdrawn()))
    }

    fn invite<T>(self, entry: &Entry, step: u8, meeting: &Meeting, to: fn(u8, Time) -> T) -> Moved<S, T> {
        let starts = staff(entry.by).and_then(|()| invited(self.terms, step, meeting, entry.at));
        self.go(entry, starts.map(|starts| to(step, starts)))
    }

    fn by_candidate<T>(self, entry: &Entry, to: T) -> Moved<S, T> {
        self.go(entry, only(candidate, entry.by, to))
    }

    fn by_staff<T>(self, entry: &Entry, to: T) -> Moved<S, T> {
        self.go(entry, only(staff, entry.by, to))
    }
}

fn only<T>(who: fn(Actor) -> Result<(), Why>, by: Actor, to: T) -> Result<T, Why> {
    who(by).map(|()| to)
}

impl In<Scheduled> {
    fn hold(self, entry: &Entry, came: &Attendance) -> Moved<Scheduled, Held> {
        let Scheduled(step, starts) = self.state;
        let held = staff(entry.by).and_then(|()| attended(self.terms, step, starts, came.covers(), entry.at));
        self.go(entry, held.map(|()| Held(step)))
    }
}

impl In<Preparing> {
    fn assign(self, entry: &Entry) -> Moved<Preparing, Assigned> {
        let due = staff(entry.by).and_then(|()| due(self.terms, self.state.0, entry.at));
        self.go(entry, due.map(|due| Assigned(self.state.0, due)))
    }
}

impl In<Assigned> {
    fn extend(self, entry: &Entry, until: Time) -> Moved<Assigned, Assigned> {
        let due = staff(entry.by).and_then(|()| later(self.state.1, until));
        self.go(entry, due.map(|due| Assigned(self.state.0, due)))
    }
}

/// Back under the enum, whichever way it went.
fn any<S: Copy, T>(moved: Result<T, (In<S>, Why)>) -> Result<Hiring, (Hiring, Why)>
where
    Hiring: From<T> + From<In<S>>,
{
    match moved {
        Ok(to) => Ok(to.into()),
        Err((back, why)) => Err((back.into(), why)),
    }
}

impl Hiring {
    fn apply(self, entry: &Entry) -> Result<Hiring, (Hiring, Why)> {
        match (self, &entry.fact) {
            (Hiring::Approached(it), Fact::Interested) => any(it.by_candidate(entry, Screening())),
            (Hiring::Screening(it), Fact::Passed { .. }) => any(it.pass(entry, 0)),
            (Hiring::Held(it), Fact::Passed { .. }) => any(it.pass(entry, it.state.0)),
            (Hiring::Submitted(it), Fact::Passed { .. }) => any(it.pass(entry, it.state.0)),
            (Hiring::Proposed(it), Fact::Agreed) => any(it.begin(entry, candidate(entry.by), it.state.0)),
            (Hiring::Arranging(it), Fact::Scheduled(meeting)) => any(it.invite(entry, it.state.0, meeting, Scheduled)),
            (Hiring::Scheduled(it), Fact::Rescheduled(meeting)) => {
                any(it.invite(entry, it.state.0, meeting, Scheduled))
            }
            (Hiring::Scheduled(it), Fact::Cancelled { .. }) => any(it.by_staff(entry, Arranging(it.state.0))),
            (Hiring::Scheduled(it), Fact::Held(came)) => any(it.hold(entry, came)),
            (Hiring::Preparing(it), Fact::Assigned { .. }) => any(it.assign(entry)),
            (Hiring::Assigned(it), Fact::Extended { until }) => any(it.extend(entry, *until)),
            (Hiring::Assigned(it), Fact::Submitted { .. }) => any(it.by_candidate(entry, Submitted(it.state.0))),
            (Hiring::Offered(it), Fact::OfferAccepted) => any(it.by_candidate(entry, Hired())),
            (Hiring::Declining(it), Fact::FeedbackDelivered(_)) => any(it.by_staff(entry, Declined())),

            (Hiring::Screening(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, 0)),
            (Hiring::Proposed(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),
            (Hiring::Arranging(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),
            (Hiring::Scheduled(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),
            (Hiring::Held(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),
            (Hiring::Preparing(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),
            (Hiring::Assigned(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),
            (Hiring::Submitted(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),
            (Hiring::Offered(it), Fact::DecidedAgainst { .. }) => any(it.decide_against(entry, it.state.0)),

            (Hiring::Approached(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Screening(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Proposed(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Arranging(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Scheduled(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Held(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Preparing(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Assigned(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Submitted(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Offered(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (Hiring::Declining(it), Fact::Withdrew) => any(it.withdraw(entry)),
            (refused, _) => Err((refused, Why::NotHere)),
        }
    }
}

impl Peer for Hiring {
    type Event = &'static Entry;

    fn event(_: &'static Terms, entry: &'static Entry) -> &'static Entry {
        entry
    }

    fn opened(terms: &'static Terms, at: Time) -> Self {
        Hiring::Screening(In { terms, last: at, state: Screening() })
    }

    fn step(&mut self, event: &&'static Entry) -> bool {
        match self.apply(event) {
            Ok(moved) => {
                *self = moved;
                true
            }
            Err((back, _)) => {
                *self = back;
                false
            }
        }
    }

    fn phase(&self) -> Phase {
        self.which()
    }
}
