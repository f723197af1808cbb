//! The sum of many candidacies: promises kept and broken, how long things take, how far people get.
//!
//! It sums and ranks nobody: there is no row for a person in it, candidate or staff.

mod durations;
mod funnel;
mod picture;

pub use durations::Durations;
pub use funnel::{Funnel, StepReached};

use crate::candidacy::{Candidacy, Recorded};
use crate::law::fact::{Fact, FactKind};
use crate::law::phase::Phase;
use crate::promise::{Promise, Status};
use crate::terms::policy::{PromiseKind, PromiseKinds};
use crate::value::feedback::{Category, Reasons};
use crate::value::time::Time;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// A report over any number of candidacies, each as it stood at a moment. Reports of parts add up to the report of the
/// whole, so a fleet can be counted in shards.
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
/// use candidacy::{PromiseKind, Report, Time};
///
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let report = Report::new([&mira], wednesday);
/// assert_eq!(report.tally(PromiseKind::Acknowledgement).breached, 1); // nobody told her that it arrived
/// assert_eq!(report.tally(PromiseKind::Screening).open, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[doc(alias = "metrics")]
#[doc(alias = "time to hire")]
pub struct Report {
    candidacies: u64,
    promises: BTreeMap<PromiseKind, Tally>,
    phases: BTreeMap<Phase, Stays>,
    funnel: Funnel,
    misaligned: Share,
}

/// The promises of one kind, by how they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Tally {
    /// Not due yet.
    pub open: u64,
    /// Kept in time.
    pub kept: u64,
    /// Kept, but late.
    pub late: u64,
    /// Not kept, and due; or broken, or released too late.
    pub breached: u64,
    /// Overtaken by events in time.
    pub released: u64,
    /// How long the kept promises took, in time or late, from when they were made.
    pub answered: Durations,
}

impl Tally {
    /// Returns the number of promises.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.open + self.kept + self.late + self.breached + self.released
    }
}

/// The stays in one phase.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Stays {
    /// The stays that still last.
    pub ongoing: u64,
    /// How long the others were there.
    pub over: Durations,
}

/// A part of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Share {
    /// Some.
    pub some: u64,
    /// The whole number.
    pub of: u64,
}

/// The things that frustrate people in hiring most, as shares: a share of nothing is the aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Frustrations {
    /// No feedback: the share of decisions against with no feedback or with late feedback, of those whose feedback is due.
    pub no_feedback: Share,
    /// Late or missing replies: the share of messages, requests and concerns with no answer or a late one, of those whose answer is
    /// due. The answer to a concern is the first one; its settlement has a [tally](Report::tally) of its own.
    pub no_reply: Share,
    /// Misalignment: the share of candidacies, of those that came to a step, in which an offer was declined or the expectations of
    /// both sides did not match. A decision that was reversed does not count.
    pub misalignment: Share,
}

/// The numbers as they are shown: durations as count, median and 90th percentile.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Report<'a> {
            candidacies: u64,
            promises: &'a BTreeMap<PromiseKind, Tally>,
            phases: &'a BTreeMap<Phase, Stays>,
            funnel: &'a Funnel,
            frustrations: Frustrations,
        }
        let Self { candidacies, promises, phases, funnel, misaligned: _ } = self;
        Report { candidacies: *candidacies, promises, phases, funnel, frustrations: self.frustrations() }
            .serialize(serializer)
    }
}

/// The facts that ask for a reply. A concern is one: its reply is the first answer, and when it is settled is another matter.
const REPLIES: PromiseKinds =
    PromiseKinds::from_slice(&[PromiseKind::Reply, PromiseKind::Help, PromiseKind::Extension, PromiseKind::Concern]);

impl Report {
    /// Creates the report over all of these, each as it stood at a moment; what [`add`](Self::add) says of one holds
    /// for each.
    pub fn new<'a, S: 'a>(candidacies: impl IntoIterator<Item = &'a Candidacy<S>>, at: Time) -> Self {
        let mut report = Report::default();
        for candidacy in candidacies {
            report.add(candidacy, at);
        }
        report
    }

    /// Counts a candidacy, as it stood at a moment: what was recorded later is left out, and one that was opened later is not
    /// counted.
    pub fn add<S>(&mut self, candidacy: &Candidacy<S>, at: Time) {
        let (entries, promises) = candidacy.as_of(at);
        let history: Vec<Recorded<'_>> = candidacy.history().take(entries.len()).collect();
        let Some(last) = history.last() else { return };
        self.candidacies += 1;
        for promise in &promises {
            self.promises.entry(promise.kind).or_default().add(promise, at);
        }
        for stay in history.chunk_by(|one, next| (one.phase, one.step) == (next.phase, next.step)) {
            let (Some(first), Some(last)) = (stay.first(), stay.last()) else { continue };
            let left = history.get(last.seq.index() + 1).map(|next| next.entry.at - first.entry.at);
            self.phases.entry(first.phase).or_default().add(left);
        }
        self.funnel.add(&history, last.phase, candidacy.terms().process());
        if history.iter().any(|recorded| recorded.phase.is_in_a_step()) {
            self.misaligned.of += 1;
            self.misaligned.some += u64::from(is_misaligned(&history));
        }
    }

    /// Adds the report of other candidacies.
    pub fn merge(&mut self, other: &Report) {
        self.candidacies += other.candidacies;
        for (kind, tally) in &other.promises {
            self.promises.entry(*kind).or_default().merge(tally);
        }
        for (phase, stays) in &other.phases {
            let own = self.phases.entry(*phase).or_default();
            own.ongoing += stays.ongoing;
            own.over.merge(&stays.over);
        }
        self.funnel.merge(&other.funnel);
        self.misaligned.some += other.misaligned.some;
        self.misaligned.of += other.misaligned.of;
    }

    /// Returns the number of candidacies.
    #[must_use]
    pub fn candidacies(&self) -> u64 {
        self.candidacies
    }

    /// Returns the promises of a kind.
    #[must_use]
    pub fn tally(&self, kind: PromiseKind) -> Tally {
        self.promises.get(&kind).cloned().unwrap_or_default()
    }

    /// Returns the stays in a phase.
    #[must_use]
    pub fn stays(&self, phase: Phase) -> Stays {
        self.phases.get(&phase).cloned().unwrap_or_default()
    }

    /// Returns the funnel, how far people got.
    #[must_use]
    pub fn funnel(&self) -> &Funnel {
        &self.funnel
    }

    /// Returns the three frustrations.
    #[must_use]
    pub fn frustrations(&self) -> Frustrations {
        let share = |kinds: PromiseKinds| {
            kinds.iter().map(|kind| self.tally(kind)).fold(Share::default(), |share, tally| Share {
                some: share.some + tally.late + tally.breached,
                of: share.of + tally.kept + tally.late + tally.breached,
            })
        };
        Frustrations {
            no_feedback: share(PromiseKind::Feedback.into()),
            no_reply: share(REPLIES),
            misalignment: self.misaligned,
        }
    }
}

impl Tally {
    fn add(&mut self, promise: &Promise, at: Time) {
        let count = match promise.status(at) {
            Status::Pending | Status::ReminderDue => &mut self.open,
            Status::Kept => &mut self.kept,
            Status::KeptLate => &mut self.late,
            Status::Breached => &mut self.breached,
            Status::Released => &mut self.released,
        };
        *count += 1;
        if let Some(kept_at) = promise.kept_at() {
            self.answered.add(kept_at - promise.made_at);
        }
    }

    fn merge(&mut self, other: &Tally) {
        let Tally { open, kept, late, breached, released, answered } = other;
        self.open += open;
        self.kept += kept;
        self.late += late;
        self.breached += breached;
        self.released += released;
        self.answered.merge(answered);
    }
}

impl Stays {
    fn add(&mut self, left_after: Option<chrono::TimeDelta>) {
        match left_after {
            Some(stay) => self.over.add(stay),
            None => self.ongoing += 1,
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.some, self.of)
    }
}

/// Does an offer that was declined, or a decision, say that hopes do not match? One that was undone says nothing any more.
fn is_misaligned(history: &[Recorded<'_>]) -> bool {
    let (mut misaligned, mut before, mut was_over) = (false, false, false);
    for recorded in history {
        let is_over = recorded.phase == Phase::Declining || recorded.phase.is_closed();
        match (was_over, is_over) {
            (false, true) => before = misaligned,
            (true, false) if recorded.entry.fact.kind() == FactKind::Reopened => misaligned = before,
            (true, _) | (false, false) => {}
        }
        misaligned |= says_misaligned(&recorded.entry.fact);
        was_over = is_over;
    }
    misaligned
}

fn says_misaligned(fact: &Fact) -> bool {
    let expectations = |reasons: &Reasons| reasons.all().iter().any(|one| one.category == Category::Expectations);
    *fact == Fact::OfferDeclined || matches!(fact, Fact::DecidedAgainst { reasons } if expectations(reasons))
}

/// For a person: what was promised, how long things take, how far people got, and what frustrates.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "candidacies: {}", self.candidacies)?;
        writeln!(f, "\npromise           kept  late  breached  released  open  median      90 %  (until kept)")?;
        for (kind, tally) in &self.promises {
            let Tally { open, kept, late, breached, released, answered } = tally;
            write!(f, "{kind:<16} {kept:>5} {late:>5} {breached:>9} {released:>9} {open:>5}")?;
            writeln!(f, "  {answered}")?;
        }
        writeln!(f, "\nphase             left  still there   median      90 %")?;
        for (phase, Stays { ongoing, over }) in &self.phases {
            writeln!(f, "{phase:<16} {:>5} {ongoing:>12}  {over}", over.len())?;
        }
        writeln!(f, "\n{}", self.funnel)?;
        let Frustrations { no_feedback, no_reply, misalignment } = self.frustrations();
        write!(f, "\nno feedback, or late: {no_feedback}; no reply, or late: {no_reply}; misaligned: {misalignment}")
    }
}
