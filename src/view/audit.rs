//! The audit of one candidacy: what was not kept, with its source, and everything that was not as planned.

use crate::candidacy::Candidacy;
use crate::law::{Entry, Fact, FactKind};
use crate::promise::{End, How, Promise, Status};
use crate::terms::Task;
use crate::terms::calendar::Span;
use crate::terms::policy::Panel;
use crate::value::actor::{Actor, Staff};
use crate::value::id::{CandidacyId, Seq};
use crate::value::set::names;
use crate::value::time::Time;
use crate::view::cited::Cited;
use crate::view::lateness::Lateness;
use crate::view::taken_off::TakenOff;
use crate::view::then::{Place, Then};
use chrono::TimeDelta;
use serde::{Serialize, Serializer};
use std::fmt;

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
/// assert!(audit.to_string().contains("first_answer (entry 0): due 2026-03-10T00:00:00Z, not kept"));
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
    put_off: usize,
    breaches: Vec<Breach>,
    observations: Vec<Observation>,
    taken_off: Vec<TakenOff>,
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

/// An entry that was not as planned, or that takes something back. None is a fault by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[doc(alias = "exception")]
pub struct Observation {
    /// The number of the entry.
    pub seq: Seq,
    /// When it was recorded.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// The fact.
    pub fact: FactKind,
    /// The observation about it.
    pub what: Observed,
}

/// The subject of an [`Observation`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Observed {
    /// It was not as planned or not as required. The entry says why.
    Deviation,
    /// It took back these moves, the latest first: a reversal, a contest, an assent that was refused.
    Reversal {
        /// The entries of the moves.
        moves: Vec<Seq>,
    },
    /// A person of the company wrote it down for the candidate.
    WrittenDown {
        /// The person.
        by: Staff,
        /// Whether the candidate was told, and what they said to it.
        stands: WrittenAct,
    },
    /// It was recorded more than a working day after it happened.
    RecordedLate {
        /// When it happened.
        #[serde(serialize_with = "crate::value::time::serialize")]
        occurred: Time,
    },
    /// It corrected the moment of an entry.
    MomentCorrected {
        /// The entry.
        entry: Seq,
        /// The moment that was recorded.
        #[serde(serialize_with = "crate::value::time::serialize")]
        was: Time,
        /// The right moment.
        #[serde(serialize_with = "crate::value::time::serialize")]
        is: Time,
    },
    /// It invited fewer or more people of the company than the policy says. One for each capacity is right if the interview needs more
    /// of them than that.
    PanelSize {
        /// The number of people who were invited.
        people: usize,
        /// The number that the [policy](crate::Policy::panel) says.
        panel: Panel,
    },
    /// It invited the candidate to an interview and said no topics, so that nobody can prepare.
    NoTopics,
}

names! {
    /// How an act that was written down for the candidate stands.
    #[expect(clippy::exhaustive_enums, reason = "the candidate is told, and then confirms, contests or says nothing")]
    WrittenAct {
        /// The candidate has not been told yet.
        Untold = "untold",
        /// The candidate was told, and has said nothing to it.
        Told = "told",
        /// The candidate confirmed it.
        Confirmed = "confirmed",
        /// The candidate contested it.
        Contested = "contested",
    }
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
            observations: then.steps().flat_map(|step| observed(&then, step)).collect(),
            taken_off: then.taken_off(),
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
            late_by: (until - promise.due).max(TimeDelta::zero()),
            rule: Cited::rule(made.terms, promise, made.now.step),
            beyond: promise.ceiling.filter(|latest| until > *latest).and_then(|_| then.ceiling(promise)),
        })
    }
}

/// The observations about one entry.
fn observed(then: &Then<'_>, (seq, entry, place): (Seq, &Entry, &Place<'_>)) -> Vec<Observation> {
    let mut all = Vec::new();
    let mut note = |what| all.push(Observation { seq, at: entry.at, fact: entry.fact.kind(), what });
    if entry.deviation().is_some() {
        note(Observed::Deviation);
    }
    if !place.took_back.is_empty() {
        note(Observed::Reversal { moves: place.took_back.clone() });
    }
    if let Some(by) = entry.writer() {
        note(Observed::WrittenDown { by, stands: stands(then.entries, seq) });
    }
    let (occurred, calendar) = (entry.happened(), place.terms.policy().calendar());
    if entry.at > calendar.after(occurred, Span::WorkingDays(1)) {
        note(Observed::RecordedLate { occurred });
    }
    if let Fact::MomentCorrected(correction) = &entry.fact {
        let was = correction.entry.entry(then.entries).map_or(entry.at, |entry| entry.at);
        note(Observed::MomentCorrected { entry: correction.entry, was, is: correction.moment });
    }
    let (people, panel) =
        (entry.fact.meeting().map_or(0, |meeting| meeting.people().len()), place.terms.policy().panel());
    let said = entry.fact.meeting().is_none_or(|meeting| !meeting.topics().is_empty());
    let sides =
        place.invites_to.map_or(0, |part| if let Task::Interview { with, .. } = part.task() { with.len() } else { 0 });
    let fits = panel.admits(people) || people == sides && people > usize::from(panel.at_most());
    if sides > 1 && !fits && entry.by != Actor::Candidate {
        note(Observed::PanelSize { people, panel });
    }
    if place.invites_to.is_some() && !said && entry.by != Actor::Candidate {
        note(Observed::NoTopics);
    }
    all
}

/// How an act that was written down stands. The first word about it tells the candidate.
fn stands(entries: &[Entry], act: Seq) -> WrittenAct {
    let since = entries.iter().skip(act.index() + 1).filter(|entry| entry.fact.about() == Some(act));
    let kinds: Vec<FactKind> = since.map(|entry| entry.fact.kind()).collect();
    let says = [
        (FactKind::EntryContested, WrittenAct::Contested),
        (FactKind::EntryConfirmed, WrittenAct::Confirmed),
        (FactKind::CandidateInformed, WrittenAct::Told),
    ];
    says.into_iter().find(|(kind, _)| kinds.contains(kind)).map_or(WrittenAct::Untold, |(_, stands)| stands)
}

fn seconds<S: Serializer>(late_by: &TimeDelta, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(late_by.num_seconds())
}

/// For a person: a line for each breach, each observation and each limit that was taken off.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Audit { candidacy, as_of, promises, put_off, breaches, observations, taken_off } = self;
        write!(f, "{candidacy} at {as_of:?}: {} of {promises} promises not kept in time", breaches.len())?;
        if *put_off > 0 {
            write!(f, ", {put_off} put off")?;
        }
        breaches.iter().try_for_each(|breach| write!(f, "\n  {breach}"))?;
        observations.iter().try_for_each(|observation| write!(f, "\n  {observation}"))?;
        taken_off.iter().try_for_each(|limit| write!(f, "\n  {limit}"))
    }
}

/// For a person: what, since when, how late, and by which rule.
impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Promise { kind, by, entry, number, due, end, .. } = self.promise;
        let late = Lateness(self.late_by);
        write!(f, "{kind} (entry {entry}")?;
        if number > 0 { write!(f, ", number {number}): ") } else { f.write_str("): ") }?;
        write!(f, "due {due:?}, ")?;
        match end {
            Some(End { how: How::Kept, .. }) => write!(f, "kept {late} late")?,
            Some(End { how: How::Broken, .. }) => f.write_str("broken")?,
            Some(End { how: How::Released, .. }) => write!(f, "not kept, over after {late}")?,
            Some(End { how: How::PutOff, .. }) => write!(f, "not kept, put off after {late}")?,
            None => write!(f, "not kept for {late}")?,
        }
        write!(f, ", owed by {by}; {}", self.rule)?;
        self.beyond.as_ref().map_or(Ok(()), |ceiling| write!(f, "; beyond the ceiling of {ceiling:#}"))
    }
}

/// For a person: the entry, and the observation about it.
impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Observation { seq, at, fact, what } = self;
        write!(f, "{fact} (entry {seq}) at {at:?}: ")?;
        match what {
            Observed::Deviation => f.write_str("a deviation"),
            Observed::Reversal { moves } => {
                f.write_str("took back")?;
                moves
                    .iter()
                    .enumerate()
                    .try_for_each(|(n, of)| write!(f, "{} {of}", if n == 0 { " entry" } else { "," }))
            }
            Observed::WrittenDown { by, stands } => {
                write!(f, "written down for the candidate by {}, {}", by.person, stands.words())
            }
            Observed::RecordedLate { occurred } => {
                write!(f, "recorded {} after it happened", Lateness(*at - *occurred))
            }
            Observed::MomentCorrected { entry, was, is } => {
                write!(f, "the moment of entry {entry} was {was:?} and is {is:?}")
            }
            Observed::PanelSize { people, panel } => {
                write!(f, "{people} invited, and the policy says {} to {}", panel.at_least(), panel.at_most())
            }
            Observed::NoTopics => f.write_str("no topics"),
        }
    }
}

impl WrittenAct {
    fn words(self) -> &'static str {
        match self {
            WrittenAct::Untold => "who was not told yet",
            WrittenAct::Told => "who was told",
            WrittenAct::Confirmed => "who confirmed it",
            WrittenAct::Contested => "who contested it",
        }
    }
}
