//! A policy in the making. Nothing is checked until it is built, so that the order of the calls does not matter.

use super::deadline::{Ceiling, Deadline};
use super::ground::Ground;
use super::retention::{Retention, RetentionRule};
use super::{Panel, Policy, RetentionKind};
use crate::terms::calendar::{Calendar, Span};
use crate::terms::policy::{PromiseKind, PromiseKinds};
use chrono::TimeDelta;

/// A policy in the making: the standard one, with the changes that are made here. Of two words about one thing the later one counts.
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::terms::policy::{Basis, Ground};
/// use candidacy::{Policy, PromiseKind};
///
/// let policy = Policy::builder()
///     .within(PromiseKind::Reply, Span::Hours(24), Ground::new(Basis::Practice, "our handbook")?)
///     .build()?;
/// assert_eq!(policy.deadline(PromiseKind::Reply).within(), Some(Span::Hours(24)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Or another one, which may have come out of a file: here it gets the holidays of the next year.
///
/// ```
/// use candidacy::Policy;
/// use candidacy::terms::policy::Builder;
///
/// let read: Policy = serde_json::from_str(r#"{"panel": {"at_least": 2, "at_most": 3}}"#)?;
/// let calendar = read.calendar().clone().with_holidays(["2027-01-01".parse()?, "2027-04-27".parse()?])?;
/// let policy = Builder::from(read).calendar(calendar).build()?;
/// assert_eq!((policy.calendar().holidays().len(), policy.panel().at_most()), (2, 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a builder does nothing until it builds"]
pub struct Builder(pub(super) Policy);

/// The same policy, to be changed: a rule that is not set again stays as it is.
impl From<Policy> for Builder {
    fn from(policy: Policy) -> Self {
        Builder(policy)
    }
}

/// Why something is not a policy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A promise could take longer than its ceiling allows.
    #[error("`{kind}` within {within} can take longer than its ceiling, {ceiling}")]
    BeyondCeiling {
        /// The promise.
        kind: PromiseKind,
        /// The span that was asked for.
        within: Span,
        /// The longest that is possible, with the source of that limit.
        ceiling: Ceiling,
    },
    /// There is no span to choose: the fact itself names the moment.
    #[error("`{0}` has no span, the fact itself names its moment; those that do: {named}", named = PromiseKinds::NAMED_BY_A_FACT)]
    NamedByAFact(PromiseKind),
    /// The time for an assignment is the candidate's: the step says how long it is, and nobody shortens it.
    #[error("`{0}` has no ceiling: it is the candidate's time, which the step gives and an extension lengthens")]
    TheirTime(PromiseKind),
    /// Nobody can keep a promise in no time.
    #[error("{span} are no time for `{kind}`; only `notice` can be due at once, in 0 hours")]
    NoTime {
        /// The promise.
        kind: PromiseKind,
        /// The span or the ceiling that was asked for.
        span: Span,
    },
    /// Data that is kept for no days is no rule.
    #[error("data is kept for at least 1 day, not 0, by the rule `{0}`")]
    NoDays(RetentionKind),
    /// Two rules about keeping data cannot both be kept.
    #[error("two rules contradict: data is kept for at least {minimum}, and `{kind}` for at most {maximum}")]
    Contradiction {
        /// The duty to keep it.
        minimum: RetentionRule,
        /// Which of the rules not to keep it.
        kind: RetentionKind,
        /// The rule not to keep it.
        maximum: RetentionRule,
    },
}

impl Builder {
    /// Sets the span within which a promise of this kind is due.
    pub fn within(mut self, kind: PromiseKind, span: Span, ground: Ground) -> Self {
        let deadline = self.deadline(kind);
        deadline.within = Some(span);
        deadline.ground = ground;
        self
    }

    /// Sets the ceiling of a promise of this kind, which never takes longer than this span. A submission has no
    /// ceiling: it is the candidate's time.
    pub fn at_most(mut self, kind: PromiseKind, span: Span, ground: Ground) -> Self {
        self.deadline(kind).ceiling = Some(Ceiling { span, ground });
        self
    }

    /// Removes the ceiling of a promise of this kind: where the source of the standard's ceiling does not apply.
    pub fn without_ceiling(mut self, kind: PromiseKind) -> Self {
        self.deadline(kind).ceiling = None;
        self
    }

    /// Sets the calendar on which days are counted.
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.0.calendar = calendar;
        self
    }

    /// Sets the number of people who are invited to a meeting that needs more than one capacity.
    pub fn panel(mut self, panel: Panel) -> Self {
        self.0.panel = panel;
        self
    }

    /// Sets the most days for which data is kept after a candidacy has closed, without consent.
    pub fn keep_closed_for(mut self, days: u16, ground: Ground) -> Self {
        self.0.retention.closed = RetentionRule { days, ground };
        self
    }

    /// Sets the most days for which data is kept in the talent pool, with consent.
    pub fn keep_pooled_for(mut self, days: u16, ground: Ground) -> Self {
        self.0.retention.pooled = RetentionRule { days, ground };
        self
    }

    /// Sets the least days for which data is kept, because there is a duty to.
    pub fn keep_at_least(mut self, days: u16, ground: Ground) -> Self {
        self.0.retention.minimum = Some(RetentionRule { days, ground });
        self
    }

    /// Checks everything, and makes a policy of it.
    ///
    /// A span is longer than its ceiling if the longest that it can take on this calendar, holidays aside, is longer.
    /// With any holidays, [`Deadline::due`] keeps to the ceiling.
    ///
    /// # Errors
    ///
    /// - [`Error::NoTime`] — a span or a ceiling of nothing; 0 hours of a notice are fine.
    /// - [`Error::NamedByAFact`] — a span for one of [`PromiseKinds::NAMED_BY_A_FACT`].
    /// - [`Error::TheirTime`] — a ceiling of any length for a submission.
    /// - [`Error::BeyondCeiling`] — a span that is longer than its ceiling.
    /// - [`Error::NoDays`] — data is kept for 0 days.
    /// - [`Error::Contradiction`] — data must be kept for longer than it may.
    pub fn build(self) -> Result<Policy, Error> {
        let Policy { calendar, deadlines, retention, panel: _ } = &self.0;
        for (kind, deadline) in PromiseKind::ALL.iter().zip(deadlines) {
            deadline.check(*kind, calendar)?;
        }
        retention.check()?;
        Ok(self.0)
    }

    #[expect(clippy::indexing_slicing, reason = "there is a deadline for each kind")]
    fn deadline(&mut self, kind: PromiseKind) -> &mut Deadline {
        &mut self.0.deadlines[kind as usize]
    }
}

impl Deadline {
    /// Is it one that this kind of promise can have?
    fn check(&self, kind: PromiseKind, calendar: &Calendar) -> Result<(), Error> {
        if self.within.is_some() && PromiseKinds::NAMED_BY_A_FACT.contains(kind) {
            return Err(Error::NamedByAFact(kind));
        }
        // It would end an extension that was granted, and could be shorter than the time that the step gives.
        if self.ceiling.is_some() && kind == PromiseKind::Submission {
            return Err(Error::TheirTime(kind));
        }
        for span in self.within.into_iter().chain(self.ceiling.as_ref().map(Ceiling::span)) {
            if is_no_time(kind, span) {
                return Err(Error::NoTime { kind, span });
            }
        }
        match (self.within, &self.ceiling) {
            (Some(within), Some(ceiling)) if is_longer(calendar, within, ceiling.span) => {
                Err(Error::BeyondCeiling { kind, within, ceiling: ceiling.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// A span of nothing is no time to keep a promise in. Only a notice can be due at once, with the first contact: in 0 hours.
fn is_no_time(kind: PromiseKind, span: Span) -> bool {
    match span {
        Span::WorkingDays(n) | Span::Days(n) => n == 0,
        Span::Hours(n) => n == 0 && kind != PromiseKind::Notice,
    }
}

/// Can it take longer than the ceiling, holidays aside?
///
/// The rest of the day that a span in days starts on comes on top, for the ceiling as for what it limits. Hours have no such
/// day: they have to fit a ceiling in days even where that starts just before midnight.
fn is_longer(calendar: &Calendar, within: Span, ceiling: Span) -> bool {
    let rest_of_the_day = match (within, ceiling) {
        (Span::Hours(_), Span::WorkingDays(_) | Span::Days(_)) => TimeDelta::days(1),
        (Span::Hours(_), Span::Hours(_)) | (Span::WorkingDays(_) | Span::Days(_), _) => TimeDelta::zero(),
    };
    calendar.longest(within) > calendar.longest(ceiling) - rest_of_the_day
}

impl Retention {
    /// Can all its rules be kept at once?
    fn check(&self) -> Result<(), Error> {
        let most = [(RetentionKind::Closed, &self.closed), (RetentionKind::Pooled, &self.pooled)];
        let least = self.minimum.as_ref();
        for (kind, rule) in most.into_iter().chain(least.map(|rule| (RetentionKind::Minimum, rule))) {
            if rule.days == 0 {
                return Err(Error::NoDays(kind));
            }
        }
        for (kind, maximum) in most {
            if let Some(minimum) = least.filter(|minimum| minimum.days > maximum.days) {
                let (minimum, maximum) = (minimum.clone(), maximum.clone());
                return Err(Error::Contradiction { minimum, kind, maximum });
            }
        }
        Ok(())
    }
}
