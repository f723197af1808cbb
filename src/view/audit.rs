//! The audit of one candidacy: what was not kept, with its source, and everything that was not as planned.

mod observed;
mod text;

pub use observed::{AssentStands, Observation, Observed, WrittenAct};

use crate::candidacy::Candidacy;
use crate::promise::{How, Promise, Status};
use crate::terms::calendar::LastDay;
use crate::terms::policy::PromiseKind;
use crate::value::id::CandidacyId;
use crate::value::time::Time;
use crate::view::cited::Cited;
use crate::view::taken_off::TakenOff;
use crate::view::then::Then;
use chrono::TimeDelta;
use serde::{Serialize, Serializer};

/// The audit of one candidacy, as it stood at a moment: each breach, and each entry that was not as planned.
///
/// It names entries by their numbers and repeats nobody's words: the reason of a deviation stands in its entry.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::view::Audit;
///
/// // Three weeks after the application, nobody has answered, and nobody has named the pay.
/// let audit = Audit::new(&mira, "2026-03-23T09:00:00Z".parse()?);
/// assert_eq!(audit.breaches().len(), 3);
/// assert!(audit.to_string().contains("first answer (entry 0): due the end of Monday 9 March 2026, not kept"));
/// assert!(audit.to_string().contains("beyond the ceiling of 14 days"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "compliance")]
pub struct Audit {
    candidacy: CandidacyId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    promises: usize,
    put_off: usize,
    breaches: Vec<Breach>,
    observations: Vec<Observation>,
    taken_off: Vec<TakenOff>,
    taken_over: Option<u8>,
    unknown: Vec<(PromiseKind, u64)>,
}

/// A promise that was not kept in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Breach {
    /// The promise.
    pub promise: Promise,
    /// The last day that would have been in time, on the calendar of the terms.
    pub last_day: LastDay,
    /// By how much: until it was kept, or ended otherwise, or until the moment of the audit. In seconds, as data.
    #[serde(rename = "late_by_seconds", serialize_with = "seconds")]
    #[cfg_attr(feature = "schemars", schemars(with = "i64"))]
    pub late_by: TimeDelta,
    /// The rule that it broke.
    pub rule: Cited,
    /// The ceiling, if that has passed too.
    pub beyond: Option<Cited>,
}

impl Audit {
    /// Looks at a candidacy as it stood at a moment: what was recorded later is left out.
    #[must_use]
    pub fn new<S>(candidacy: &Candidacy<S>, at: Time) -> Self {
        let then = Then::new(candidacy, at);
        let mut breaches: Vec<Breach> =
            then.promises.iter().filter_map(|promise| Breach::of(&then, promise, at)).collect();
        breaches.sort_by_key(|breach| (breach.promise.due, breach.promise.identity()));
        let put_off = |promise: &&Promise| promise.end.is_some_and(|end| end.how == How::PutOff);
        Audit {
            candidacy: candidacy.id(),
            as_of: at,
            promises: then.promises.len(),
            put_off: then.promises.iter().filter(put_off).count(),
            breaches,
            observations: then.steps().flat_map(|step| observed::observed(&then, step)).collect(),
            taken_off: then.taken_off(),
            taken_over: then.taken_over(),
            unknown: then.unknown(),
        }
    }

    /// Returns the id of the candidacy.
    #[must_use]
    pub fn candidacy(&self) -> CandidacyId {
        self.candidacy
    }

    /// Returns the moment that the audit shows.
    #[must_use]
    pub fn as_of(&self) -> Time {
        self.as_of
    }

    /// Returns how many promises had been made by then.
    #[must_use]
    pub fn promises(&self) -> usize {
        self.promises
    }

    /// Returns how many of them the company had put off to another date.
    #[must_use]
    pub fn put_off(&self) -> usize {
        self.put_off
    }

    /// Returns each breach, in the order in which things were due.
    #[must_use]
    pub fn breaches(&self) -> &[Breach] {
        &self.breaches
    }

    /// Returns each entry that was not as planned, in the order of the journal. [`Observed`] says what they are.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// Returns the limits that the terms do without, each with its reason.
    #[must_use]
    pub fn taken_off(&self) -> &[TakenOff] {
        &self.taken_off
    }

    /// Returns the step at which it was taken over from elsewhere, if it was; 0 is before the first.
    #[must_use]
    pub fn taken_over(&self) -> Option<u8> {
        self.taken_over
    }

    /// Returns the promises of before it was taken over, by their kinds and numbers. Nobody says how they stood: they are neither kept
    /// nor broken, and stand among no other number here.
    #[must_use]
    pub fn unknown(&self) -> &[(PromiseKind, u64)] {
        &self.unknown
    }
}

impl Breach {
    fn of(then: &Then<'_>, promise: &Promise, at: Time) -> Option<Self> {
        if !matches!(then.status(promise), Status::Overdue | Status::KeptLate | Status::Broken) {
            return None;
        }
        let made = then.made(promise)?;
        let until = promise.end.map_or(at, |end| end.at);
        Some(Breach {
            promise: *promise,
            last_day: made.terms.policy().calendar().last_day(promise.due),
            late_by: (until - promise.due).max(TimeDelta::zero()),
            rule: Cited::rule(made.terms, promise, made.now.step),
            beyond: promise.ceiling.filter(|latest| until > *latest).and_then(|_| then.ceiling(promise)),
        })
    }
}

fn seconds<S: Serializer>(late_by: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(late_by.num_seconds())
}
