//! By when one kind of promise is due, and the longest that it may ever take. It reads no clock: the caller brings the moment
//! that a span starts at.

use super::ground::Ground;
use crate::terms::calendar::{Calendar, Span};
use crate::value::time::Time;
use std::fmt;

/// The deadline of one kind of promise. It says what is owed and never decides about anybody.
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::{Calendar, Policy, PromiseKind, Time};
///
/// let policy = Policy::standard();
/// let answer = policy.deadline(PromiseKind::FirstAnswer);
/// assert_eq!(answer.within(), Some(Span::WorkingDays(5)));
/// assert!(answer.ground().source().starts_with("sourcegraph/handbook"));
/// assert_eq!(answer.ceiling().map(|ceiling| ceiling.span()), Some(Span::Days(14)));
///
/// let monday: Time = "2026-03-02T09:00:00Z".parse()?;
/// let due = answer.due(&Calendar::utc(), monday);
/// assert_eq!(due, Some("2026-03-10T00:00:00Z".parse()?)); // when the next Monday is over
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[doc(alias = "SLA")]
pub struct Deadline {
    pub(super) within: Within,
    pub(super) ground: Ground,
    pub(super) limit: Limit,
    /// Only an outcome has one.
    pub(super) limit_after_work: Limit,
    /// Only the answer to a data right has one.
    pub(super) extended: Option<Span>,
}

/// How long there is. Its source is the deadline's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Within {
    /// This long, from the moment that the promise was made.
    Span(Span),
    /// A fact or a rule of a place says it.
    Elsewhere,
    /// Nothing is owed, for the reason that is the deadline's ground.
    SwitchedOff,
}

/// Whether there is a ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Limit {
    /// There is none.
    Unsaid,
    /// There is one.
    AtMost(Ceiling),
    /// There is none, for a reason that somebody gave.
    TakenOff(Ground),
}

/// The longest that a promise may take, no matter what a company would like, with the source of that limit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Ceiling {
    pub(super) span: Span,
    pub(super) ground: Ground,
}

impl Ceiling {
    /// Returns the longest span.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the source of the ceiling.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Returns the last moment that the ceiling allows, counted from a moment.
    #[must_use]
    pub fn latest(&self, calendar: &Calendar, from: Time) -> Time {
        calendar.after(from, self.span)
    }
}

impl fmt::Display for Ceiling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.span, self.ground)
    }
}

impl Limit {
    pub(super) fn ceiling(&self) -> Option<&Ceiling> {
        match self {
            Limit::AtMost(ceiling) => Some(ceiling),
            Limit::Unsaid | Limit::TakenOff(_) => None,
        }
    }

    fn reason(&self) -> Option<&Ground> {
        match self {
            Limit::TakenOff(reason) => Some(reason),
            Limit::Unsaid | Limit::AtMost(_) => None,
        }
    }
}

impl Deadline {
    /// Returns how long there is, from the moment that the promise was made. `None` in three cases:
    ///
    /// - The fact itself names the moment; see [`PromiseKinds::NAMED_BY_A_FACT`](super::PromiseKinds::NAMED_BY_A_FACT).
    /// - Only a rule of a place sets a deadline; see [`PromiseKinds::BY_A_RULE`](super::PromiseKinds::BY_A_RULE).
    /// - The promise is [switched off](Self::switched_off).
    #[must_use]
    pub fn within(&self) -> Option<Span> {
        match self.within {
            Within::Span(span) => Some(span),
            Within::Elsewhere | Within::SwitchedOff => None,
        }
    }

    /// Returns the source of the span. Without a span it says why: a fact names the moment, a rule of a place sets the deadline, or
    /// the promise is switched off.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Returns the reason why nothing of this kind is owed, if the policy [switches it off](super::Builder::without).
    #[must_use]
    pub fn switched_off(&self) -> Option<&Ground> {
        match self.within {
            Within::SwitchedOff => Some(&self.ground),
            Within::Span(_) | Within::Elsewhere => None,
        }
    }

    /// Returns the ceiling, the longest that the promise may take, if there is one. That of an update is what all holds of a step
    /// may add up to.
    #[must_use]
    pub fn ceiling(&self) -> Option<&Ceiling> {
        self.limit.ceiling()
    }

    /// Returns the ceiling that holds instead after the candidate handed in work, if there is one. Only an outcome has it.
    #[must_use]
    pub fn ceiling_after_work(&self) -> Option<&Ceiling> {
        self.limit_after_work.ceiling()
    }

    /// Returns the reason why the ceiling was [taken off](super::Builder::without_ceiling), if it was.
    #[must_use]
    pub fn unlimited(&self) -> Option<&Ground> {
        self.limit.reason()
    }

    /// Returns the reason why the ceiling after a hand-in was [taken off](super::Builder::without_ceiling_after_work), if it was.
    #[must_use]
    pub fn unlimited_after_work(&self) -> Option<&Ground> {
        self.limit_after_work.reason()
    }

    /// Returns the longest span of a promise that is extended once, from the same moment, if it can be. Only the answer to a
    /// data right can (GDPR Art. 12(3)): the candidate is told so within the span that is not extended.
    #[must_use]
    pub fn extended(&self) -> Option<Span> {
        self.extended
    }

    /// Returns the moment when a promise is due that was made at this moment. It is due after its span, and never after its
    /// [`latest`](Self::latest) moment, no matter how many holidays are on the way. `None` where there is no
    /// [span](Self::within).
    #[must_use]
    pub fn due(&self, calendar: &Calendar, from: Time) -> Option<Time> {
        let due = calendar.after(from, self.within()?);
        Some(self.latest(calendar, from).map_or(due, |latest| due.min(latest)))
    }

    /// Returns the last moment that the ceiling allows for a promise made at this moment, one whose moment a fact names
    /// included. `None` where there is no ceiling.
    #[must_use]
    pub fn latest(&self, calendar: &Calendar, from: Time) -> Option<Time> {
        Some(self.ceiling()?.latest(calendar, from))
    }
}
