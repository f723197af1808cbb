//! Until when the data of a candidacy may be kept, until when it must be, and where the two contradict each other.
//!
//! It deletes nothing and reads no clock: the caller asks, and [redacts](Candidacy::redacted). It certifies nobody's compliance.

use crate::Time;
use crate::calendar::Span;
use crate::candidacy::Candidacy;
use crate::fact::FactKind;
use crate::journal::Entry;
use crate::phases::Phase;
use crate::policy::RetentionRule;
use crate::set::names;
use serde::{Serialize, Serializer};
use std::fmt;

names! {
    /// What says until when data is kept.
    #[expect(clippy::exhaustive_enums, reason = "each is another rule, and matches should notice")]
    Limiter {
        /// So many days after a candidacy has closed, without consent: [`Retention::closed`](crate::Retention::closed).
        Closing = "closing",
        /// The end of the consent to be kept in the pool (F75).
        Consent = "consent",
        /// So many days from the consent on, however long that says it lasts: [`Retention::pooled`](crate::Retention::pooled).
        Pool = "pool",
        /// The candidate left the pool: the consent is withdrawn (GDPR Art. 7(3)).
        Withdrawal = "withdrawal",
        /// So many days because a law says so: [`Retention::minimum`](crate::Retention::minimum).
        Duty = "duty",
    }
}

/// A moment until which data is kept, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Limit {
    /// The last moment.
    #[serde(serialize_with = "crate::time::serialize")]
    pub until: Time,
    /// What says so.
    pub by: Limiter,
    /// The rule of the policy, where it is one, with its source.
    #[serde(serialize_with = "written")]
    pub rule: Option<RetentionRule>,
}

/// Until when the data of a candidacy may be kept, and until when it must be.
///
/// ```
/// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, OpenApplication, Process, Terms};
/// # use uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = OpenApplication { opening, cv };
/// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
/// use candidacy::{DataStatus, Limiter, Time};
///
/// mira.record(Entry::new(Actor::Candidate, Fact::Withdrew, "2026-03-03T09:00:00Z".parse()?))?;
/// let keeping = mira.keeping();
/// let limit = keeping.at_most().ok_or("it is closed")?;
/// assert_eq!((limit.by, limit.until), (Limiter::Closing, "2026-04-01T00:00:00Z".parse::<Time>()?)); // 28 days, then over
///
/// let later = "2026-04-02T09:00:00Z".parse()?;
/// if keeping.status(later) == DataStatus::MustGo {
///     mira = mira.redacted();
/// }
/// assert_eq!(mira.cv().map(Cv::name), Some("redacted.pdf"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Keeping {
    at_most: Option<Limit>,
    at_least: Option<Limit>,
}

/// What is to be done with the data at a moment.
///
/// Complete on purpose: whoever deletes data has an answer to each.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "it stays, it goes, or that is not for a program to say")]
pub enum DataStatus {
    /// It may stay.
    MayStay,
    /// It must go, and no duty to keep it is known.
    MustGo,
    /// It must go by one rule and stay by another. Which of the two gives way is a question for a lawyer.
    Conflict(RetentionConflict),
}

/// Two rules of which only one can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RetentionConflict {
    /// The rule by which the data must go.
    pub at_most: Limit,
    /// The rule by which it must stay.
    pub at_least: Limit,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "until {:?} by {}", self.until, self.by)?;
        self.rule.as_ref().map_or(Ok(()), |rule| write!(f, ", {rule}"))
    }
}

impl fmt::Display for RetentionConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data may be kept {}, and must be kept {}", self.at_most, self.at_least)
    }
}

impl Keeping {
    /// The most; none while the candidacy is open, for as long as the data is needed.
    #[must_use]
    pub fn at_most(&self) -> Option<&Limit> {
        self.at_most.as_ref()
    }

    /// The least, where the policy knows of a duty.
    #[must_use]
    pub fn at_least(&self) -> Option<&Limit> {
        self.at_least.as_ref()
    }

    /// The two rules, if the data must go before it may. That is known beforehand, and not only when it is too late.
    #[must_use]
    pub fn conflict(&self) -> Option<RetentionConflict> {
        let (at_most, at_least) = (self.at_most.as_ref()?, self.at_least.as_ref()?);
        let contradict = at_most.until < at_least.until;
        contradict.then(|| RetentionConflict { at_most: at_most.clone(), at_least: at_least.clone() })
    }

    /// What is to be done at a moment. Until the last moment that a rule names, that is included, it may stay.
    #[must_use]
    pub fn status(&self, at: Time) -> DataStatus {
        match (&self.at_most, self.conflict()) {
            (Some(most), _) if at <= most.until => DataStatus::MayStay,
            (Some(_), Some(conflict)) if at <= conflict.at_least.until => DataStatus::Conflict(conflict),
            (Some(_), _) => DataStatus::MustGo,
            (None, _) => DataStatus::MayStay,
        }
    }
}

impl<S> Candidacy<S> {
    /// Until when its data may be kept, and until when it must be, by the policy of its terms.
    ///
    /// A closed one, so many days after it closed; one in the pool, until the consent ends, and not longer than the policy says;
    /// one whose candidate left the pool, no longer. What is owed is not lost when the data goes: a
    /// [redacted](Self::redacted) journal owes the same. What an employer needs of somebody who was hired belongs into other
    /// records than these.
    #[must_use]
    pub fn keeping(&self) -> Keeping {
        let (phase, moved, before) = self.latest_move();
        // The days in the pool count from the consent, and go on counting for somebody who is back there by a correction.
        let consent = |entry: &&Entry| entry.fact.kind() == FactKind::Pooled;
        let since = match self.journal().iter().rev().find(consent) {
            Some(consent) if phase == Phase::Pooled => consent.at,
            Some(_) | None => moved,
        };
        let policy = self.terms().policy();
        let retention = policy.retention();
        let after = |rule: &RetentionRule| policy.calendar().after(since, Span::Days(rule.days()));
        let limit = |until, by, rule: Option<&RetentionRule>| Some(Limit { until, by, rule: rule.cloned() });
        let at_most = match phase {
            Phase::Withdrawn if before == Some(Phase::Pooled) => limit(since, Limiter::Withdrawal, None),
            Phase::Hired | Phase::Declined | Phase::Withdrawn => {
                limit(after(retention.closed()), Limiter::Closing, Some(retention.closed()))
            }
            Phase::Pooled => {
                let most = after(retention.pooled());
                match self.consent().map(|consent| consent.until).filter(|until| *until < most) {
                    Some(until) => limit(until, Limiter::Consent, None),
                    None => limit(most, Limiter::Pool, Some(retention.pooled())),
                }
            }
            Phase::Approached
            | Phase::Screening
            | Phase::Proposed
            | Phase::Arranging
            | Phase::Scheduled
            | Phase::Held
            | Phase::Preparing
            | Phase::Assigned
            | Phase::Submitted
            | Phase::Offered
            | Phase::Declining => None,
        };
        let duty = retention.minimum().filter(|_| at_most.is_some());
        Keeping { at_most, at_least: duty.and_then(|duty| limit(after(duty), Limiter::Duty, Some(duty))) }
    }

    /// The phase, since when it is in it, and the phase before.
    pub(crate) fn latest_move(&self) -> (Phase, Time, Option<Phase>) {
        let mut latest: Option<(Phase, Time, Option<Phase>)> = None;
        for recorded in self.history() {
            latest = match latest {
                Some((phase, since, before)) if phase == recorded.phase => Some((phase, since, before)),
                other => Some((recorded.phase, recorded.entry.at, other.map(|(phase, ..)| phase))),
            };
        }
        latest.unwrap_or((self.phase(), self.last_line().entry.at, None))
    }
}

/// A rule, as data: as a person reads it.
#[expect(clippy::ref_option, reason = "serde passes the field")]
fn written<Z: Serializer>(rule: &Option<RetentionRule>, serializer: Z) -> Result<Z::Ok, Z::Error> {
    rule.as_ref().map(ToString::to_string).serialize(serializer)
}
