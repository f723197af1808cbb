//! The promises of one candidacy that were not kept, each with what the deadline rests on.

use crate::candidacy::Candidacy;
use crate::law::journal::Entry;
use crate::promise::{How, Promise, Status};
use crate::terms::calendar::Span;
use crate::terms::policy::{Basis, Ground, Policy, PromiseKind};
use crate::value::id::CandidacyId;
use crate::value::time::Time;
use chrono::TimeDelta;
use serde::{Serialize, Serializer};
use std::fmt;

/// Every breach of one candidacy, as it stood at a moment, in the order in which things were due.
///
/// ```
/// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Process, Terms};
/// # use uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = OpenApplication { opening, cv };
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
/// use candidacy::Audit;
///
/// // Three weeks after she applied, nobody has said a word.
/// let audit = Audit::new(&mira, "2026-03-23T09:00:00Z".parse()?);
/// assert_eq!(audit.breaches().len(), 2);
/// assert!(audit.to_string().contains("screening (entry 0): due 2026-03-10T00:00:00Z, not kept"));
/// assert!(audit.to_string().contains("beyond the ceiling of 14 days"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[doc(alias = "compliance")]
pub struct Audit {
    candidacy: CandidacyId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    promises: usize,
    breaches: Vec<Breach>,
}

/// A promise that was not kept in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Breach {
    /// The promise.
    pub promise: Promise,
    /// By how much: until it was kept, or ended otherwise, or until the moment of the audit. In seconds, as data.
    #[serde(rename = "late_by_seconds", serialize_with = "seconds")]
    pub late_by: TimeDelta,
    /// The rule that it broke.
    pub rule: Cited,
    /// The ceiling, if that has passed too.
    pub beyond: Option<Cited>,
}

/// A rule of a policy, with where to look it up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Cited {
    /// The span that the policy gives; none if the fact itself named the moment.
    pub within: Option<Span>,
    /// The kind of its source.
    pub basis: Basis,
    /// The place where it can be looked up.
    pub source: Box<str>,
}

impl Cited {
    pub(crate) fn new(within: Option<Span>, ground: &Ground) -> Self {
        Cited { within, basis: ground.basis(), source: ground.source().into() }
    }
}

impl Audit {
    /// Looks at a candidacy as it stood at a moment: what was recorded later is left out.
    #[must_use]
    pub fn new<S>(candidacy: &Candidacy<S>, at: Time) -> Self {
        let policy = candidacy.terms().policy();
        let (entries, made) = candidacy.as_of(at);
        let meeting = |(index, entry): (usize, &Entry)| Some((index, entry.fact.meeting()?.ends()));
        let meetings: Vec<(usize, Time)> = entries.iter().enumerate().filter_map(meeting).collect();
        let mut breaches: Vec<Breach> =
            made.iter().filter_map(|promise| breach(policy, &meetings, promise, at)).collect();
        breaches.sort_by_key(|breach| (breach.promise.due, breach.promise.entry, breach.promise.kind));
        Audit { candidacy: candidacy.id(), as_of: at, promises: made.len(), breaches }
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

    /// Returns each breach.
    #[must_use]
    pub fn breaches(&self) -> &[Breach] {
        &self.breaches
    }
}

fn breach(policy: &Policy, meetings: &[(usize, Time)], promise: &Promise, at: Time) -> Option<Breach> {
    if !matches!(promise.status(at), Status::Breached | Status::KeptLate) {
        return None;
    }
    let deadline = policy.deadline(promise.kind);
    let until = promise.end.map_or(at, |end| end.at);
    let latest = deadline.latest(policy.calendar(), counts_from(meetings, promise));
    Some(Breach {
        promise: *promise,
        late_by: (until - promise.due).max(TimeDelta::zero()),
        rule: Cited::new(deadline.within(), deadline.ground()),
        beyond: deadline
            .ceiling()
            .filter(|_| latest.is_some_and(|latest| until > latest))
            .map(|ceiling| Cited::new(Some(ceiling.span()), ceiling.ground())),
    })
}

/// The moment from which its span counts: when it was made, or when the meeting ends that was to be attended. Of each entry
/// with a meeting, its index and the end are given.
fn counts_from(meetings: &[(usize, Time)], promise: &Promise) -> Time {
    if promise.kind != PromiseKind::Attendance {
        return promise.made_at;
    }
    // Reopened, a candidacy finds the meeting that it had.
    let before =
        promise.end.map_or(meetings.len(), |end| meetings.partition_point(|(index, _)| *index < end.entry.index()));
    before.checked_sub(1).and_then(|latest| meetings.get(latest)).map_or(promise.made_at, |(_, ends)| *ends)
}

fn seconds<S: Serializer>(late_by: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(late_by.num_seconds())
}

/// For a person: a line for each breach, or that there is none.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Audit { candidacy, as_of, promises, breaches } = self;
        write!(f, "{candidacy} at {as_of:?}: {} of {promises} promises not kept in time", breaches.len())?;
        breaches.iter().try_for_each(|breach| write!(f, "\n  {breach}"))
    }
}

/// For a person: what, since when, how late, and by which rule.
impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Promise { kind, owner, entry, due, end, .. } = self.promise;
        write!(f, "{kind} (entry {entry}): due {due:?}, ")?;
        match end.map(|end| end.how) {
            Some(How::Kept) => write!(f, "kept {} late", Lateness(self.late_by))?,
            Some(How::Broken) => f.write_str("broken")?,
            Some(How::Released) => write!(f, "not kept, over after {}", Lateness(self.late_by))?,
            None => write!(f, "not kept for {}", Lateness(self.late_by))?,
        }
        write!(f, ", owed by {owner}; ")?;
        match self.rule.within {
            Some(Span::Hours(0)) => f.write_str("at once")?,
            Some(within) => write!(f, "within {within}")?,
            None => f.write_str("by the date that was named")?,
        }
        write!(f, " ({}: {})", self.rule.basis, self.rule.source)?;
        match &self.beyond {
            Some(Cited { within: Some(span), basis, source }) => {
                write!(f, "; beyond the ceiling of {span} ({basis}: {source})")
            }
            Some(_) | None => Ok(()),
        }
    }
}

/// Days and hours, or hours and minutes.
pub(crate) struct Lateness(pub(crate) TimeDelta);

impl fmt::Display for Lateness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Lateness(late) = self;
        let (days, hours, minutes) = (late.num_days(), late.num_hours() % 24, late.num_minutes() % 60);
        if days > 0 { write!(f, "{days} d {hours} h") } else { write!(f, "{hours} h {minutes} min") }
    }
}
