//! One rule of a place: a deadline that a law or a code of conduct sets, with an event and a clock of its own.

use super::PromiseKind;
use super::clause::Clause;
use super::ground::Ground;
use crate::terms::calendar::{Calendar, Span};
use crate::value::code::codes;
use crate::value::time::Time;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One rule of a place: what is due, how soon, and where a reader can look it up.
///
/// It counts from the event that its source names. Nothing that the company records stops its clock.
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::terms::policy::{Basis, Clause, Read, Rule};
/// use candidacy::{Calendar, PromiseKind, Time};
///
/// let read = Read::AtTheSource("2026-11-29".parse()?);
/// let ours = Clause::new(Basis::Code, "the code of our town", read)?.with_article("article 3")?;
/// let rule = Rule::new(PromiseKind::WrittenNo, Span::Days(7), ours)?;
/// let decided: Time = "2026-03-02T09:00:00Z".parse()?;
/// assert_eq!(rule.due(&Calendar::utc(), decided), "2026-03-10T00:00:00Z".parse::<Time>()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "WrittenRule", into = "WrittenRule")]
pub struct Rule {
    kind: PromiseKind,
    within: Span,
    /// Boxed, so that an error that names a rule stays small.
    clause: Box<Clause>,
}

/// Why something is not a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RuleError {
    /// Nobody can keep a promise in no time.
    #[error("{span} are no time for `{kind}`")]
    NoTime {
        /// The promise.
        kind: PromiseKind,
        /// The span of the rule.
        span: Span,
    },
    /// The time for an assignment is the candidate's: the step says how long it is, and nobody shortens it.
    #[error("`{0}` has no rule: it is the candidate's time, which the step gives and an extension lengthens")]
    TheirTime(PromiseKind),
}

codes! { RuleError, "rule" {
    Self::NoTime { .. } => "no_time",
    Self::TheirTime(_) => "their_time",
} }

impl Rule {
    /// Creates a rule: a promise of this kind is kept within this span of its event, by this clause.
    ///
    /// # Errors
    ///
    /// - [`RuleError::NoTime`] — a span of nothing.
    /// - [`RuleError::TheirTime`] — a rule about a submission.
    pub fn new(kind: PromiseKind, within: Span, clause: Clause) -> Result<Self, RuleError> {
        let (Span::WorkingDays(length) | Span::Days(length) | Span::Hours(length)) = within;
        if kind == PromiseKind::Submission {
            Err(RuleError::TheirTime(kind))
        } else if length == 0 {
            Err(RuleError::NoTime { kind, span: within })
        } else {
            Ok(Rule { kind, within, clause: Box::new(clause) })
        }
    }

    /// One that this library states; a test holds that [`new`](Self::new) would take it.
    pub(super) fn stated(kind: PromiseKind, within: Span, clause: Clause) -> Self {
        Rule { kind, within, clause: Box::new(clause) }
    }

    /// Returns the kind of promise that the rule is about.
    #[must_use]
    pub fn kind(&self) -> PromiseKind {
        self.kind
    }

    /// Returns how long there is, from the event that the source names.
    #[must_use]
    pub fn within(&self) -> Span {
        self.within
    }

    /// Returns the source of the rule in one line: the title and the article of its clause.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        self.clause.ground()
    }

    /// Returns the clause that the rule comes from, with its address and the day on which it was read.
    #[must_use]
    pub fn clause(&self) -> &Clause {
        &self.clause
    }

    /// Returns the moment when it is due, counted from the moment of its event.
    #[must_use]
    pub fn due(&self, calendar: &Calendar, from: Time) -> Time {
        calendar.after(from, self.within)
    }
}

/// For people: "14 days (code: …)".
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.within, self.ground())
    }
}

/// A rule as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Rule", deny_unknown_fields)]
struct WrittenRule {
    kind: PromiseKind,
    within: Span,
    clause: Clause,
}

impl TryFrom<WrittenRule> for Rule {
    type Error = RuleError;
    fn try_from(WrittenRule { kind, within, clause }: WrittenRule) -> Result<Self, RuleError> {
        Rule::new(kind, within, clause)
    }
}

impl From<Rule> for WrittenRule {
    fn from(Rule { kind, within, clause }: Rule) -> Self {
        WrittenRule { kind, within, clause: *clause }
    }
}
