//! How long data is kept. It deletes nothing: the caller asks, and does it.

use super::ground::Ground;
use crate::terms::calendar::Span;
use crate::value::set::names;
use std::fmt;

names! {
    /// Which of the rules about keeping data.
    #[expect(clippy::exhaustive_enums, reason = "data is closed, pooled, or kept by duty")]
    RetentionKind {
        /// At most, after a candidacy has closed, without consent.
        Closed = "closed",
        /// At most, in the talent pool, with a consent that can be renewed.
        Pooled = "pooled",
        /// At least, because a law says so.
        Minimum = "minimum",
    }
}

/// The number of days for which data is kept, with the source of the number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RetentionRule {
    pub(super) days: u16,
    pub(super) ground: Ground,
}

impl RetentionRule {
    /// Returns the number of calendar days.
    #[must_use]
    pub fn days(&self) -> u16 {
        self.days
    }

    /// Returns the source of the number.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }
}

impl fmt::Display for RetentionRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", Span::Days(self.days), self.ground)
    }
}

/// How long data is kept: at most after closing, at most in the pool, and at least where a duty says so.
///
/// A duty to keep data can contradict the duty not to. Which of the two gives way is a question for a lawyer: a policy that
/// has both is [refused](super::Error::Contradiction), and the error names them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Retention {
    pub(super) closed: RetentionRule,
    pub(super) pooled: RetentionRule,
    pub(super) minimum: Option<RetentionRule>,
}

impl Retention {
    /// Returns the most after a candidacy has closed, without consent.
    #[must_use]
    pub fn closed(&self) -> &RetentionRule {
        &self.closed
    }

    /// Returns the most in the talent pool, from the consent on.
    #[must_use]
    pub fn pooled(&self) -> &RetentionRule {
        &self.pooled
    }

    /// Returns the least, if there is such a duty.
    #[must_use]
    pub fn minimum(&self) -> Option<&RetentionRule> {
        self.minimum.as_ref()
    }
}
