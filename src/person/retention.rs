//! Until when the data of a candidacy may be kept, until when it must be, and where the two contradict each other.
//!
//! It deletes nothing and reads no clock: the caller asks, and [redacts](Candidacy::redacted). It certifies nobody's compliance.

use crate::candidacy::Candidacy;
use crate::law::{Entry, Fact, Phase, Phases};
use crate::promise::Promise;
use crate::terms::calendar::Span;
use crate::terms::policy::{PromiseKind, PromiseKinds, RecordKind, RetentionRule};
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::request::{Ask, DataRight};
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
        /// Their answer alone is awaited, and they do not give it: a number of days after it was due,
        /// [`Retention::silent`](crate::terms::policy::Retention::silent).
        Silence = "silence",
        /// A number of days that a law requires: [`Retention::duties`](crate::terms::policy::Retention::duties).
        Duty = "duty",
        /// Something about the candidate is still owed that nobody could answer without the data: an outcome, feedback, word of what was
        /// written down, a concern, or a right in the data.
        Owed = "owed",
        /// The candidate asked for erasure (GDPR Art. 17): the day by which that is answered, or was to be.
        Erasure = "erasure",
    }
}

/// A moment until which data is kept, and what says so.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RetentionLimit {
    /// The last moment.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub until: Time,
    /// The rule that says so.
    pub reason: RetentionReason,
    /// The rule of the policy, where it is one, with its source.
    #[serde(serialize_with = "written")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<String>"))]
    pub rule: Option<RetentionRule>,
    /// The kind of record, where it is a duty to keep one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordKind>,
}

/// Until when the data of a candidacy may be kept, and until when it must be.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Fact, PersonId, Process, Seq, Staff};
/// # use candidacy::Terms;
/// # use candidacy::uuid::Uuid;
/// # use candidacy::value::{Answer, DocumentRef};
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = Application::open(opening, cv);
/// # let mut mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
/// use candidacy::Time;
/// use candidacy::person::{DataStatus, RetentionReason};
///
/// let _line = mira.record(Entry::new(Actor::Candidate, Fact::Withdrew, "2026-03-03T09:00:00Z".parse()?))?.line;
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RetentionConflict {
    /// The rule by which the data must go.
    pub at_most: RetentionLimit,
    /// The rule by which it must stay.
    pub at_least: RetentionLimit,
}

impl fmt::Display for RetentionLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "until {:?} ", self.until)?;
        match self.reason {
            RetentionReason::Owed => f.write_str("because something is owed to the candidate")?,
            RetentionReason::Erasure => f.write_str("because erasure was asked for")?,
            reason @ (RetentionReason::Closing
            | RetentionReason::Consent
            | RetentionReason::Pool
            | RetentionReason::Withdrawal
            | RetentionReason::Silence
            | RetentionReason::Duty) => write!(f, "by {reason}")?,
        }
        self.record.map_or(Ok(()), |record| write!(f, " to keep `{record}`"))?;
        self.rule.as_ref().map_or(Ok(()), |rule| write!(f, ", {rule}"))
    }
}

impl fmt::Display for RetentionConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the data may be kept {}, and must be kept {}", self.at_most, self.at_least)
    }
}

impl RetentionPeriod {
    /// Returns the longest; none while the candidacy is open and the data is needed. It is not needed for ever where only the
    /// candidate's answer is awaited.
    #[must_use]
    pub fn at_most(&self) -> Option<&RetentionLimit> {
        self.at_most.as_ref()
    }

    /// Returns the shortest: the longest of the policy's duties to keep data of a candidate. Once erasure was asked for, it is the time
    /// for which something is owed to the candidate.
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

/// The promises that nobody could keep without the data.
const NEEDS_THE_DATA: PromiseKinds = PromiseKinds::from_slice(&[
    PromiseKind::FirstAnswer,
    PromiseKind::Outcome,
    PromiseKind::Feedback,
    PromiseKind::Confirmation,
    PromiseKind::Concern,
    PromiseKind::Settlement,
    PromiseKind::DataRight,
]);

/// The answers without which nothing goes on: the candidate's.
const WAITS_FOR_THEM: PromiseKinds = PromiseKinds::from_slice(&[
    PromiseKind::Interest,
    PromiseKind::Agreement,
    PromiseKind::Submission,
    PromiseKind::OfferAnswer,
]);

/// The parts of a step that go on without the candidate's answer.
const GOES_ON: PromiseKinds =
    PromiseKinds::from_slice(&[PromiseKind::SetUp, PromiseKind::Attendance, PromiseKind::CheckNews]);

impl<S> Candidacy<S> {
    /// Returns until when the data may be kept, and until when it must be, by the policy of its terms.
    ///
    /// An open candidacy is needed for as long as it is open. Otherwise the data may be kept as follows:
    ///
    /// - closed: a number of days after it closed, or for as long as a consent that stands lets it be kept, if that is longer;
    /// - in the pool: until the consent ends, and not longer than the policy says;
    /// - withdrawn from the pool: no longer.
    ///
    /// An open candidacy is not needed for ever where it waits for the candidate alone. They were asked whether they are interested,
    /// for a yes to the next step or to an offer, or for work while nothing else of the step goes on. The data could be kept without
    /// end (GDPR Art. 5(1)(e)). It goes after a number of days
    /// ([`Retention::silent`](crate::terms::policy::Retention::silent)). The days count from when the answer was due, or from the
    /// candidate's own last entry if that is later. Nothing is decided by it: the candidacy stays open, and the candidate can still
    /// answer. A candidate who was approached out of the pool had agreed to be kept: their data goes no sooner than it would have in
    /// the pool.
    ///
    /// While something is owed about the candidate, no data goes by lapse of time: an outcome, feedback, word of what was written
    /// down, a concern, an access, an objection. It stays until it is answered, and not longer than as many days after the ceiling of
    /// the answer as after closing.
    ///
    /// A candidate who asks for erasure makes it a duty to delete, in each phase, by the day on which the answer is due. That day stays
    /// after the answer. If the request was carried out, the data is gone, and a redacted journal shows no more than that. If it was refused
    /// (Art. 17(3)), the company keeps the reason with its answer, and a person goes on: no journal says which of the two it was. A
    /// candidate who leaves the pool makes it a duty to delete, too. Everything
    /// that is still owed is then a reason to keep the data, and the [conflict](RetentionPeriod::conflict) is shown.
    ///
    /// No promise is lost when the data goes: a [redacted](Self::redacted) journal owes the same, closed or open. The records that
    /// an employer needs of an employee are others than these.
    #[must_use]
    pub fn retention_period(&self) -> RetentionPeriod {
        let (phase, consent) = (self.phase(), self.kept_by_consent());
        let retention = self.terms().policy().retention();
        let (silent, left_the_pool) = (self.silent_since(), self.has_left_the_pool());
        let since = match (silent, phase) {
            (Some(silent), _) => silent,
            (None, Phase::Pooled) => self.consented_at().unwrap_or_else(|| self.in_its_phase_since()),
            (None, _) => self.in_its_phase_since(),
        };
        let lapses = match phase {
            Phase::Hired | Phase::Rejected | Phase::Withdrawn | Phase::Lapsed => {
                later(Some(self.days_after(since, retention.closed(), RetentionReason::Closing)), consent)
            }
            Phase::Pooled => consent,
            Phase::Approached
            | Phase::Screening
            | Phase::Proposed
            | Phase::Preparing
            | Phase::Underway
            | Phase::Deciding
            | Phase::OfferDue
            | Phase::Offered
            | Phase::Accepted
            | Phase::FeedbackDue => silent.and_then(|silent| {
                later(Some(self.days_after(silent, retention.silent(), RetentionReason::Silence)), consent)
            }),
        };
        let at_once = |until| RetentionLimit { until, reason: RetentionReason::Withdrawal, rule: None, record: None };
        let asked = match (self.erasure_due(), left_the_pool.then(|| at_once(since))) {
            (Some(erasure), Some(left)) if left.until <= erasure.until => Some(left),
            (erasure, left) => erasure.or(left),
        };
        let owed = self.needed_until();
        // A posting is no data of a candidate.
        let duties = retention.duties().iter().filter(|duty| duty.record() != RecordKind::Posting);
        let duty = duties.map(|duty| RetentionLimit {
            record: Some(duty.record()),
            ..self.days_after(since, duty.rule(), RetentionReason::Duty)
        });
        let duty = duty.max_by_key(|limit| limit.until);
        if asked.is_some() {
            return RetentionPeriod { at_most: asked, at_least: later(duty, owed) };
        }
        let at_most = lapses.map(|limit| match owed {
            Some(owed) if owed.until > limit.until => owed,
            _ => limit,
        });
        RetentionPeriod { at_least: duty.filter(|_| at_most.is_some()), at_most }
    }

    fn days_after(&self, since: Time, rule: &RetentionRule, reason: RetentionReason) -> RetentionLimit {
        let until = self.terms().policy().calendar().after(since, Span::Days(rule.days()));
        RetentionLimit { until, reason, rule: Some(rule.clone()), record: None }
    }

    /// Until when the consent that stands lets it be kept: until that ends, and not longer than the policy says. The days count from the
    /// consent, and go on counting for a candidate whom a reversal brought back into the pool.
    pub(super) fn kept_by_consent(&self) -> Option<RetentionLimit> {
        let (given, until) = (self.consented_at()?, self.consent()?.until);
        let most = self.days_after(given, self.terms().policy().retention().pooled(), RetentionReason::Pool);
        Some(if until < most.until {
            RetentionLimit { until, reason: RetentionReason::Consent, rule: None, record: None }
        } else {
            most
        })
    }

    /// When the consent that stands was given.
    fn consented_at(&self) -> Option<Time> {
        let consent = self.consent()?;
        let is_it = |entry: &Entry| entry.fact.consent().is_some_and(|given| std::ptr::eq(given, consent));
        self.moment(Seq::from_index(self.journal().iter().rposition(is_it)?))
    }

    /// The moment since when everybody waits for the candidate alone: when their answer was due, or their own last entry.
    fn silent_since(&self) -> Option<Time> {
        let (mut due, mut goes_on) = (None, false);
        for promise in self.promises() {
            goes_on |= GOES_ON.contains(promise.kind);
            due = due.max(Some(promise.due).filter(|_| WAITS_FOR_THEM.contains(promise.kind)));
        }
        let due = due.filter(|_| !goes_on)?;
        let word = self.journal().iter().rposition(|entry| entry.by == Actor::Candidate);
        word.and_then(|word| self.moment(Seq::from_index(word))).max(Some(due))
    }

    /// Since when it is in its phase.
    fn in_its_phase_since(&self) -> Time {
        let mut latest: Option<(Phase, Seq)> = None;
        for happened in self.history() {
            latest =
                latest.filter(|(phase, _)| *phase == happened.now.phase).or(Some((happened.now.phase, happened.seq)));
        }
        latest.and_then(|(_, seq)| self.moment(seq)).unwrap_or(self.last_line().entry.at)
    }

    /// Returns true if the candidate stepped out of the pool. A decision that was to be told, and was not, does not count.
    fn has_left_the_pool(&self) -> bool {
        let open = Phases::OPEN.difference(Phase::FeedbackDue.into());
        let phases = self.history().map(|happened| happened.now.phase);
        self.phase() == Phase::Withdrawn && phases.filter(|phase| open.contains(*phase)).last() == Some(Phase::Pooled)
    }

    /// Until when what is owed about the candidate needs the data, at the longest.
    fn needed_until(&self) -> Option<RetentionLimit> {
        let closed = self.terms().policy().retention().closed();
        let needs = |promise: &Promise| NEEDS_THE_DATA.contains(promise.kind) && !self.is_erasure(promise);
        let latest = self.promises().filter(needs).map(|promise| promise.ceiling.unwrap_or(promise.due)).max()?;
        Some(self.days_after(latest, closed, RetentionReason::Owed))
    }

    /// When a request for erasure has to be answered, or had to be: an answer takes nothing away from the request. One that was written
    /// down for the candidate, and that they say they never made, is none.
    fn erasure_due(&self) -> Option<RetentionLimit> {
        let contested = |of: Seq| {
            let is_it = |entry: &Entry| matches!(entry.fact, Fact::EntryContested { to, .. } if to == of);
            self.journal().iter().any(is_it)
        };
        let asked = self.journal().iter().any(is_for_erasure);
        let promises = if asked { self.all_promises() } else { Vec::new() };
        let erasures = promises.iter().filter(|promise| self.is_erasure(promise) && !contested(promise.entry));
        let due = erasures.map(|promise| promise.due).min()?;
        Some(RetentionLimit { until: due, reason: RetentionReason::Erasure, rule: None, record: None })
    }

    /// Returns true if it is the answer to a request for erasure.
    fn is_erasure(&self, promise: &Promise) -> bool {
        promise.kind == PromiseKind::DataRight && self.entry(promise.entry).is_some_and(is_for_erasure)
    }
}

/// Returns true if it is a request for erasure.
fn is_for_erasure(entry: &Entry) -> bool {
    entry.fact.request().is_some_and(|request| request.ask == Ask::Right(DataRight::Erasure))
}

/// The later of two limits.
fn later(one: Option<RetentionLimit>, other: Option<RetentionLimit>) -> Option<RetentionLimit> {
    one.into_iter().chain(other).max_by_key(|limit| limit.until)
}

/// A rule, as data: as a person reads it.
#[expect(clippy::ref_option, reason = "serde passes the field")]
fn written<Z: Serializer>(rule: &Option<RetentionRule>, serializer: Z) -> Result<Z::Ok, Z::Error> {
    rule.as_ref().map(ToString::to_string).serialize(serializer)
}
