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
/// let screening = policy.deadline(PromiseKind::Screening);
/// assert_eq!(screening.within(), Some(Span::WorkingDays(5)));
/// assert_eq!(screening.ground().source(), "Sourcegraph handbook");
/// assert_eq!(screening.ceiling().map(|ceiling| ceiling.span()), Some(Span::Days(14)));
///
/// let monday: Time = "2026-03-02T09:00:00Z".parse()?;
/// let due = screening.due(&Calendar::utc(), monday);
/// assert_eq!(due, Some("2026-03-10T00:00:00Z".parse()?)); // when the next Monday is over
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[doc(alias = "SLA")]
pub struct Deadline {
    pub(super) within: Option<Span>,
    pub(super) ground: Ground,
    pub(super) ceiling: Option<Ceiling>,
}

/// The longest that a promise may take, no matter what a company would like, with the source of that limit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
}

impl fmt::Display for Ceiling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.span, self.ground)
    }
}

impl Deadline {
    /// Returns how long there is, from the moment that the promise was made. `None` where the fact itself names the
    /// moment; see [`PromiseKinds::NAMED_BY_A_FACT`](super::PromiseKinds::NAMED_BY_A_FACT).
    #[must_use]
    pub fn within(&self) -> Option<Span> {
        self.within
    }

    /// Returns the source of the span, or the rule that a fact names the moment.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Returns the ceiling, the longest that the promise may take, if there is one.
    #[must_use]
    pub fn ceiling(&self) -> Option<&Ceiling> {
        self.ceiling.as_ref()
    }

    /// Returns the moment when a promise is due that was made at this moment. It is due after its span, and never after its
    /// [`latest`](Self::latest) moment, no matter how many holidays are on the way. `None` where the fact itself names the moment.
    #[must_use]
    pub fn due(&self, calendar: &Calendar, from: Time) -> Option<Time> {
        let due = calendar.after(from, self.within?);
        Some(self.latest(calendar, from).map_or(due, |latest| due.min(latest)))
    }

    /// Returns the last moment that the ceiling allows for a promise made at this moment, one whose moment a fact names
    /// included.
    /// `None` where there is no ceiling.
    #[must_use]
    pub fn latest(&self, calendar: &Calendar, from: Time) -> Option<Time> {
        Some(calendar.after(from, self.ceiling.as_ref()?.span))
    }
}
