//! Until when the data of a candidacy may be kept, until when it must be, and where the two contradict each other.
//!
//! It deletes nothing and reads no clock: the caller asks, and [redacts](Candidacy::redacted). It certifies nobody's compliance.

use crate::candidacy::Candidacy;
use crate::law::fact::Fact;
use crate::law::phase::{Phase, Phases};
use crate::terms::calendar::Span;
use crate::terms::policy::{PromiseKind, RetentionRule};
use crate::value::actor::Actor;
use crate::value::set::names;
use crate::value::time::Time;
use serde::{Serialize, Serializer};
use std::fmt;

names! {
    /// The rule that says until when data is kept.
    #[expect(clippy::exhaustive_enums, reason = "each is another rule, and matches should notice")]
    RetentionReason {
        /// A number of days after a candidacy has closed, without consent: [`Retention::closed`](crate::terms::policy::Retention::closed).
        Closing = "closing",
        /// The end of the consent to be kept in the pool.
        Consent = "consent",
        /// A number of days from the consent on, no matter how long the consent lasts:
        /// [`Retention::pooled`](crate::terms::policy::Retention::pooled).
        Pool = "pool",
        /// The candidate left the pool: the consent is withdrawn (GDPR Art. 7(3)), regardless of what had been decided and not told.
        Withdrawal = "withdrawal",
        /// The candidate was approached and does not answer: a number of days after the answer was due, the same as after closing.
        Silence = "silence",
        /// A number of days that a law requires: [`Retention::minimum`](crate::terms::policy::Retention::minimum).
        Duty = "duty",
    }
}

/// A moment until which data is kept, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct RetentionLimit {
    /// The last moment.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub until: Time,
    /// The rule that says so.
    pub reason: RetentionReason,
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
/// use candidacy::Time;
/// use candidacy::person::{DataStatus, RetentionReason};
///
/// mira.record(Entry::new(Actor::Candidate, Fact::Withdrew, "2026-03-03T09:00:00Z".parse()?))?;
/// let keeping = mira.retention_period();
/// let limit = keeping.at_most().ok_or("it is closed")?;
/// assert_eq!((limit.reason, limit.until), (RetentionReason::Closing, "2026-04-01T00:00:00Z".parse::<Time>()?)); // 28 days, then over
///
/// let later = "2026-04-02T09:00:00Z".parse()?;
/// if keeping.status(later) == DataStatus::MustGo {
///     mira = mira.redacted();
/// }
/// assert_eq!(mira.cv().map(Cv::name), Some("redacted.pdf"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[doc(alias = "GDPR")]
#[doc(alias = "storage limitation")]
pub struct RetentionPeriod {
    at_most: Option<RetentionLimit>,
    at_least: Option<RetentionLimit>,
}

/// The status of the data at a moment.
///
/// Complete on purpose: a program that deletes data has an answer to each.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it stays, it goes, or that is not for a program to say")]
#[doc(alias = "erasure")]
#[doc(alias = "GDPR")]
pub enum DataStatus {
    /// It may stay.
    MayStay,
    /// It must go, and no duty to keep it is known.
    MustGo,
    /// It must go by one rule and stay by another. A lawyer has to say which of the two gives way.
    Conflict(RetentionConflict),
}

/// Two rules of which only one can be kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct RetentionConflict {
    /// The rule by which the data must go.
    pub at_most: RetentionLimit,
    /// The rule by which it must stay.
    pub at_least: RetentionLimit,
}

impl fmt::Display for RetentionLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "until {:?} by {}", self.until, self.reason)?;
        self.rule.as_ref().map_or(Ok(()), |rule| write!(f, ", {rule}"))
    }
}

impl fmt::Display for RetentionConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data may be kept {}, and must be kept {}", self.at_most, self.at_least)
    }
}

impl RetentionPeriod {
    /// Returns the longest; none while the candidacy is open and the data is needed. It is not needed if the candidate was
    /// approached and never answers.
    #[must_use]
    pub fn at_most(&self) -> Option<&RetentionLimit> {
        self.at_most.as_ref()
    }

    /// Returns the shortest, where the policy knows of a duty.
    #[must_use]
    pub fn at_least(&self) -> Option<&RetentionLimit> {
        self.at_least.as_ref()
    }

    /// Returns the two rules, if the data must go before it may. The conflict is known as soon as both limits are.
    #[must_use]
    pub fn conflict(&self) -> Option<RetentionConflict> {
        let (at_most, at_least) = (self.at_most.as_ref()?, self.at_least.as_ref()?);
        let contradict = at_most.until < at_least.until;
        contradict.then(|| RetentionConflict { at_most: at_most.clone(), at_least: at_least.clone() })
    }

    /// Returns the status of the data at a moment. Until the last moment that a rule names, that is included, it may stay.
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
    /// Returns until when the data may be kept, and until when it must be, by the policy of its terms.
    ///
    /// An open candidacy is needed for as long as it is open. Otherwise the data may be kept as follows:
    ///
    /// - closed: a number of days after it closed;
    /// - in the pool: until the consent ends, and not longer than the policy says;
    /// - withdrawn from the pool: no longer.
    ///
    /// One open candidacy is not needed: the candidate was approached and never says whether they are interested. They did not
    /// apply, they agreed to nothing, and only they could end it, so that it would be kept for ever (GDPR Art. 5(1)(e)). The data
    /// goes after as many days as that of a closed candidacy. The days count from when the answer was due
    /// ([`PromiseKind::Interest`]), or from the candidate's own last entry if that is later. The candidacy stays open, and the
    /// candidate can still answer. A candidate who was approached out of the pool had agreed to be kept: their data goes no sooner
    /// than it would have in the pool.
    ///
    /// No promise is lost when the data goes: a [redacted](Self::redacted) journal owes the same, closed or open. The records that
    /// an employer needs of an employee are others than these.
    #[must_use]
    pub fn retention_period(&self) -> RetentionPeriod {
        let phase = self.phase();
        let silent = self.silent_since();
        let consent = self.latest_consent().filter(|_| phase == Phase::Pooled).map(|(given, _)| given);
        let since = silent.or(consent).unwrap_or_else(|| self.in_its_phase_since());
        let policy = self.terms().policy();
        let retention = policy.retention();
        let after = |rule: &RetentionRule| policy.calendar().after(since, Span::Days(rule.days()));
        let limit =
            |until, reason, rule: Option<&RetentionRule>| Some(RetentionLimit { until, reason, rule: rule.cloned() });
        let at_most = match phase {
            Phase::Withdrawn if self.closed_in() == Some(Phase::Pooled) => {
                limit(since, RetentionReason::Withdrawal, None)
            }
            Phase::Hired | Phase::Declined | Phase::Withdrawn => {
                limit(after(retention.closed()), RetentionReason::Closing, Some(retention.closed()))
            }
            Phase::Pooled => self.kept_in_the_pool(),
            Phase::Approached => {
                let silence = limit(after(retention.closed()), RetentionReason::Silence, Some(retention.closed()));
                silence.into_iter().chain(self.kept_in_the_pool()).max_by_key(|limit| limit.until)
            }
            Phase::Screening
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
        RetentionPeriod {
            at_most,
            at_least: duty.and_then(|duty| limit(after(duty), RetentionReason::Duty, Some(duty))),
        }
    }

    /// Until when the latest consent lets it be kept: until that ends, and not longer than the policy says. The days count from the
    /// consent, and go on counting for a candidate whom a correction brought back into the pool.
    fn kept_in_the_pool(&self) -> Option<RetentionLimit> {
        let (given, until) = self.latest_consent()?;
        let (policy, rule) = (self.terms().policy(), self.terms().policy().retention().pooled());
        let most = policy.calendar().after(given, Span::Days(rule.days()));
        Some(if until < most {
            RetentionLimit { until, reason: RetentionReason::Consent, rule: None }
        } else {
            RetentionLimit { until: most, reason: RetentionReason::Pool, rule: Some(rule.clone()) }
        })
    }

    /// When the latest consent was given, and until when.
    #[expect(clippy::wildcard_enum_match_arm, reason = "one fact is a consent")]
    fn latest_consent(&self) -> Option<(Time, Time)> {
        self.journal().iter().rev().find_map(|entry| match &entry.fact {
            Fact::Pooled(consent) => Some((entry.at, consent.until)),
            _ => None,
        })
    }

    /// The moment since when a candidate who was approached has not answered: when the answer was due, or the candidate's own last
    /// entry.
    fn silent_since(&self) -> Option<Time> {
        let due = self.promises().find(|promise| promise.kind == PromiseKind::Interest)?.due;
        let word = self.journal().iter().rfind(|entry| entry.by == Actor::Candidate).map(|entry| entry.at);
        word.max(Some(due))
    }

    /// Since when it is in its phase.
    fn in_its_phase_since(&self) -> Time {
        let mut latest: Option<(Phase, Time)> = None;
        for recorded in self.history() {
            latest = latest.filter(|(phase, _)| *phase == recorded.phase).or(Some((recorded.phase, recorded.entry.at)));
        }
        latest.map_or(self.last_line().entry.at, |(_, since)| since)
    }

    /// The phase that it was closed in; a decision that was to be told, and was not, does not count.
    fn closed_in(&self) -> Option<Phase> {
        self.history()
            .map(|recorded| recorded.phase)
            .filter(|phase| Phases::OPEN.difference(Phase::Declining.into()).contains(*phase))
            .last()
    }
}

/// A rule, as data: as a person reads it.
#[expect(clippy::ref_option, reason = "serde passes the field")]
fn written<Z: Serializer>(rule: &Option<RetentionRule>, serializer: Z) -> Result<Z::Ok, Z::Error> {
    rule.as_ref().map(ToString::to_string).serialize(serializer)
}
