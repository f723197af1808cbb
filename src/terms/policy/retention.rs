//! The days for which data is kept. This deletes nothing: the caller asks, and deletes.

use super::clause::Read;
use super::ground::Ground;
use crate::terms::calendar::Span;
use crate::value::set::names;
use std::fmt;

names! {
    /// The kind of a rule about keeping data.
    #[expect(clippy::exhaustive_enums, reason = "data is closed, pooled, kept by duty, or of somebody who is silent")]
    RetentionKind {
        /// At most, after a candidacy has closed, without consent.
        Closed = "closed",
        /// At most, in the talent pool, with a consent that can be renewed.
        Pooled = "pooled",
        /// At least, because a law says so.
        Duty = "duty",
        /// At most, after an answer of the candidate was due and did not come.
        Silent = "silent",
    }
}

names! {
    /// The kind of record that a duty to keep is about.
    #[non_exhaustive]
    RecordKind {
        /// The advert and its application form. It is no data of a candidate.
        Posting = "posting",
        /// The documents that the candidate handed in.
        Application = "application",
        /// The messages that the candidate was sent.
        Messages = "messages",
        /// The notes and the evidence that a decision was made on.
        Notes = "notes",
        /// The offer.
        Offer = "offer",
    }
}

/// The number of days for which data is kept, with the source of the number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(from = "super::file::WrittenDays", into = "super::file::WrittenDays"))]
pub struct RetentionRule {
    pub(super) days: u16,
    pub(super) ground: Ground,
    pub(super) read: Option<Read>,
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

    /// Returns the reading of the source. Each rule of a preset has one, and a number of a company's own has none.
    #[must_use]
    pub fn read(&self) -> Option<Read> {
        self.read
    }
}

impl fmt::Display for RetentionRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", Span::Days(self.days), self.ground)
    }
}

/// A duty to keep one kind of record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RetentionDuty {
    pub(super) record: RecordKind,
    pub(super) rule: RetentionRule,
}

impl RetentionDuty {
    /// Returns the kind of record.
    #[must_use]
    pub fn record(&self) -> RecordKind {
        self.record
    }

    /// Returns the least number of days, with its source.
    #[must_use]
    pub fn rule(&self) -> &RetentionRule {
        &self.rule
    }
}

/// For people: "`messages`: 1095 days (law: …)".
impl fmt::Display for RetentionDuty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.record, self.rule)
    }
}

/// The days for which data is kept: at most after closing, in the pool and after silence, and at least where a duty says so.
///
/// A duty to keep data can contradict the duty not to. Which of the two gives way is a question for a lawyer, so both stay:
/// [`review`](super::review) names them, and so does the conflict of a
/// [`RetentionPeriod`](crate::person::RetentionPeriod::conflict).
///
/// Four countries are ready-made. A policy chooses one with [`Builder::keeping`](super::Builder::keeping).
///
/// ```
/// use candidacy::Policy;
/// use candidacy::terms::policy::{Read, Retention};
///
/// let policy = Policy::builder().keeping(Retention::germany()).build()?;
/// assert_eq!(policy.retention().closed().days(), 181);
/// assert!(matches!(policy.retention().closed().read(), Some(Read::Elsewhere(_))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Retention {
    pub(super) closed: RetentionRule,
    pub(super) pooled: RetentionRule,
    pub(super) silent: Option<RetentionRule>,
    /// In the order of the kinds of records, each once.
    pub(super) duties: Vec<RetentionDuty>,
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

    /// Returns the most after an answer of the candidate was due and did not come. It is that after closing unless the policy has
    /// another.
    #[must_use]
    pub fn silent(&self) -> &RetentionRule {
        self.silent.as_ref().unwrap_or(&self.closed)
    }

    /// Returns the duties to keep, in the order of [`RecordKind::ALL`], at most one for each kind of record.
    #[must_use]
    pub fn duties(&self) -> &[RetentionDuty] {
        &self.duties
    }

    /// Adds duties to keep. Of two about one kind of record, the later counts.
    ///
    /// ```
    /// use candidacy::Policy;
    /// use candidacy::terms::policy::{RecordKind, Retention, RetentionDuty};
    ///
    /// let kept = Retention::netherlands().owing(RetentionDuty::ontario());
    /// let records: Vec<RecordKind> = kept.duties().iter().map(RetentionDuty::record).collect();
    /// assert_eq!(records, [RecordKind::Posting, RecordKind::Messages]);
    /// ```
    #[must_use]
    pub fn owing(mut self, duties: impl IntoIterator<Item = RetentionDuty>) -> Self {
        for duty in duties {
            self.owe(duty);
        }
        self
    }

    /// Adds a duty, or replaces the one about the same kind of record, which is returned.
    pub(super) fn owe(&mut self, duty: RetentionDuty) -> Option<RetentionDuty> {
        match self.duties.binary_search_by_key(&duty.record, |one| one.record) {
            Ok(there) => self.duties.get_mut(there).map(|one| std::mem::replace(one, duty)),
            Err(free) => {
                self.duties.insert(free, duty);
                None
            }
        }
    }
}
