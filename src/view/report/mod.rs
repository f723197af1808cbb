//! The sum of many candidacies: promises kept and broken, how long things take, how far people get.
//!
//! It sums and ranks nobody: there is no row for a person in it, candidate or staff.

mod durations;
mod funnel;
mod offers;
mod picture;
mod shown;
mod source;
pub(crate) mod text;

pub use durations::Durations;
pub use funnel::{Funnel, PartReached, StepReached};
pub use offers::Offers;
pub use source::{SourceKind, Times};

use crate::candidacy::Candidacy;
use crate::law::{Fact, FactKind, Phase};
use crate::person::Overbooked;
use crate::promise::{ANSWERS, Promise, Status};
use crate::terms::policy::{PromiseKind, PromiseKinds};
use crate::value::feedback::{Category, Reasons};
use crate::value::id::{RoleId, Seq};
use crate::value::time::Time;
use crate::view::overbooking::Overbooking;
use crate::view::taken_off::TakenOff;
use crate::view::then::{Course, Place, Then};
use chrono::TimeDelta;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A report over any number of candidacies, each as it stood at a moment. Reports of parts add up to the report of the
/// whole, so a program can count in shards.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::view::report::Report;
/// use candidacy::{PromiseKind, Time};
///
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let report = Report::new([&mira], wednesday);
/// assert_eq!(report.tally(PromiseKind::Acknowledgement).overdue, 1); // nobody wrote that it arrived
/// assert_eq!(report.tally(PromiseKind::FirstAnswer).open, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(into = "shown::Written<'static>"))]
#[doc(alias = "metrics")]
#[doc(alias = "time to hire")]
pub struct Report {
    candidacies: u64,
    promises: BTreeMap<PromiseKind, Tally>,
    phases: BTreeMap<Phase, Stays>,
    sources: BTreeMap<SourceKind, Times>,
    offers: BTreeMap<SourceKind, Offers>,
    funnels: BTreeMap<SourceKind, Funnel>,
    funnel: Funnel,
    misaligned: Share,
    taken_off: BTreeSet<TakenOff>,
    overbooked: BTreeMap<RoleId, Overbooking>,
}

/// The promises of one kind, by how they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Tally {
    /// Not due yet.
    pub open: u64,
    /// Kept in time.
    pub kept: u64,
    /// Kept, but late.
    pub late: u64,
    /// Due, and not kept by then; also if it was released or put off after its moment.
    pub overdue: u64,
    /// Late, overdue or broken, and beyond the ceiling, too: a part of these three numbers.
    pub beyond: u64,
    /// Broken: somebody did not come.
    pub broken: u64,
    /// Put off by the company in time, to another date.
    pub put_off: u64,
    /// Overtaken by events in time.
    pub released: u64,
    /// Made before the candidacy was taken over from elsewhere: neither kept nor broken, because nobody says it.
    pub unknown: u64,
    /// How long the kept promises took, in time or late, from when they were made.
    pub answered: Durations,
}

impl Tally {
    /// Returns the number of promises, without those that are not known.
    #[must_use]
    pub fn total(&self) -> u64 {
        let Tally { open, kept, late, overdue, beyond: _, broken, put_off, released, unknown: _, answered: _ } = self;
        open + kept + late + overdue + broken + put_off + released
    }
}

/// The stays in one phase, or holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Stays {
    /// The stays that still last.
    pub ongoing: u64,
    /// How long the others were.
    pub over: Durations,
}

/// A part of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Share {
    /// Some.
    pub some: u64,
    /// The whole number.
    pub of: u64,
}

/// The things that frustrate people in hiring most, as shares: a share of nothing is the aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Frustrations {
    /// No feedback: the share of feedback that was late or is overdue, of that which is due.
    pub no_feedback: Share,
    /// Late or missing replies: the share of requests with no answer or a late one, of those whose answer is due. The answer to a
    /// concern is the first one; its settlement has a [tally](Report::tally) of its own.
    pub no_reply: Share,
    /// Misalignment: the share of candidacies, of those that came to a step, in which an offer was declined or the expectations of
    /// both sides did not match. A decision that was taken back does not count.
    pub misalignment: Share,
    /// Put off: the share of appointments and of set-ups that the company put off to another date, of all that it promised. Nobody is
    /// late by that, and somebody had kept the day free.
    pub put_off: Share,
}

/// The promises that answer a request. A concern is one: its reply is the first answer, and when it is settled is another matter.
const REPLIES: PromiseKinds = ANSWERS.difference(PromiseKinds::from_slice(&[PromiseKind::Settlement]));

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
        let then = Then::new(candidacy, at);
        if then.places.is_empty() {
            return;
        }
        self.candidacies += 1;
        for promise in &then.promises {
            self.promises.entry(promise.kind).or_default().add(promise, then.status(promise), at);
        }
        for (kind, unknown) in then.unknown() {
            self.promises.entry(kind).or_default().unknown += unknown;
        }
        self.stays(&then);
        let source = SourceKind::of(then.entries.first());
        self.sources.entry(source).or_default().add(then.course());
        self.offers.entry(source).or_default().add(&then);
        self.funnels.entry(source).or_default().add(then.course());
        self.funnel.add(then.course());
        self.taken_off.extend(then.taken_off());
        self.misaligned.add_misaligned(then.course());
    }

    fn stays(&mut self, then: &Then<'_>) {
        let steps: Vec<_> = then.steps().map(|(_, entry, place)| (entry, place.now)).collect();
        let mut stays =
            steps.chunk_by(|(_, one), (_, next)| (one.phase, one.step) == (next.phase, next.step)).peekable();
        while let Some(stay) = stays.next() {
            let Some((first, now)) = stay.first() else { continue };
            let left = stays.peek().and_then(|next| next.first()).map(|(next, _)| next.at - first.at);
            self.phases.entry(now.phase).or_default().add(left);
        }
    }

    /// Adds the report of other candidacies.
    pub fn merge(&mut self, other: &Report) {
        self.candidacies += other.candidacies;
        for (kind, tally) in &other.promises {
            self.promises.entry(*kind).or_default().merge(tally);
        }
        for (phase, stays) in &other.phases {
            self.phases.entry(*phase).or_default().merge(stays);
        }
        for (source, times) in &other.sources {
            self.sources.entry(*source).or_default().merge(times);
        }
        for (source, offers) in &other.offers {
            self.offers.entry(*source).or_default().merge(offers);
        }
        for (source, funnel) in &other.funnels {
            self.funnels.entry(*source).or_default().merge(funnel);
        }
        self.funnel.merge(&other.funnel);
        self.misaligned.some += other.misaligned.some;
        self.misaligned.of += other.misaligned.of;
        self.taken_off.extend(other.taken_off.iter().cloned());
        other.overbooked.values().for_each(|conflict| self.overbook(*conflict));
    }

    /// Notes a role for which more people are accepted or hired than it has openings. It keeps the numbers, and nobody's id.
    ///
    /// ```
    /// use candidacy::view::report::Report;
    /// use candidacy::{Candidacy, Role, Time};
    ///
    /// /// The report of a role.
    /// fn of_a_role(role: &Role, candidacies: &[Candidacy], at: Time) -> Report {
    ///     let mut report = Report::new(candidacies, at);
    ///     role.overbooked(candidacies).iter().for_each(|conflict| report.add_overbooked(conflict));
    ///     report
    /// }
    /// ```
    pub fn add_overbooked(&mut self, conflict: &Overbooked) {
        self.overbook(conflict.into());
    }

    /// A role stands in it once; of several counts the highest, so that the order of the parts of a report is no matter.
    fn overbook(&mut self, conflict: Overbooking) {
        let known = self.overbooked.entry(conflict.role).or_insert(conflict);
        *known = (*known).max(conflict);
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
    pub fn stays_in(&self, phase: Phase) -> Stays {
        self.phases.get(&phase).cloned().unwrap_or_default()
    }

    /// Returns the times of the candidacies that came by a way.
    #[must_use]
    pub fn times_by(&self, source: SourceKind) -> Times {
        self.sources.get(&source).cloned().unwrap_or_default()
    }

    /// Returns the times of all candidacies.
    #[must_use]
    pub fn times(&self) -> Times {
        let mut all = Times::default();
        self.sources.values().for_each(|times| all.merge(times));
        all
    }

    /// Returns what became of the offers to candidates who came by a way.
    #[must_use]
    pub fn offers_by(&self, source: SourceKind) -> Offers {
        self.offers.get(&source).copied().unwrap_or_default()
    }

    /// Returns what became of all offers.
    #[must_use]
    #[doc(alias = "offer acceptance rate")]
    pub fn offers(&self) -> Offers {
        let mut all = Offers::default();
        self.offers.values().for_each(|offers| all.merge(offers));
        all
    }

    /// Returns how far the candidates got who came by a way.
    #[must_use]
    pub fn funnel_by(&self, source: SourceKind) -> Funnel {
        self.funnels.get(&source).cloned().unwrap_or_default()
    }

    /// Returns the funnel, how far people got.
    #[must_use]
    pub fn funnel(&self) -> &Funnel {
        &self.funnel
    }

    /// Returns the limits that the terms of these candidacies do without, each once with its reason.
    pub fn taken_off(&self) -> impl Iterator<Item = &TakenOff> {
        self.taken_off.iter()
    }

    /// Returns the roles for which more people are accepted or hired than they have openings, as they were
    /// [added](Self::add_overbooked), in the order of their ids.
    pub fn overbooked(&self) -> impl Iterator<Item = &Overbooking> {
        self.overbooked.values()
    }

    /// Returns the frustrations.
    #[must_use]
    pub fn frustrations(&self) -> Frustrations {
        Frustrations::of(&self.promises, self.misaligned)
    }
}

impl Frustrations {
    /// The frustrations that these promises show.
    pub(crate) fn of(promises: &BTreeMap<PromiseKind, Tally>, misalignment: Share) -> Self {
        let sum = |kinds: PromiseKinds, share: fn(&Tally) -> (u64, u64)| {
            let tallies = promises.iter().filter(|(kind, _)| kinds.contains(**kind)).map(|(_, tally)| share(tally));
            tallies.fold(Share::default(), |all, (some, of)| Share { some: all.some + some, of: all.of + of })
        };
        let due = |tally: &Tally| {
            let missed = tally.late + tally.overdue;
            (missed, tally.kept + missed)
        };
        let appointments = PromiseKinds::from_slice(&[PromiseKind::Attendance, PromiseKind::SetUp]);
        Frustrations {
            no_feedback: sum(PromiseKind::Feedback.into(), due),
            no_reply: sum(REPLIES, due),
            misalignment,
            put_off: sum(appointments, |tally| (tally.put_off, tally.total())),
        }
    }
}

impl Tally {
    pub(crate) fn add(&mut self, promise: &Promise, status: Status, at: Time) {
        let count = match status {
            Status::Pending | Status::ReminderDue => &mut self.open,
            Status::Kept => &mut self.kept,
            Status::KeptLate => &mut self.late,
            Status::Overdue => &mut self.overdue,
            Status::Broken => &mut self.broken,
            Status::PutOff => &mut self.put_off,
            Status::Released => &mut self.released,
        };
        *count += 1;
        let until = promise.end.map_or(at, |end| end.at);
        let is_beyond = matches!(status, Status::KeptLate | Status::Overdue | Status::Broken);
        self.beyond += u64::from(is_beyond && promise.ceiling.is_some_and(|latest| until > latest));
        if let Some(kept_at) = promise.kept_at() {
            self.answered.add(kept_at - promise.made_at);
        }
    }

    pub(crate) fn merge(&mut self, other: &Tally) {
        let Tally { open, kept, late, overdue, beyond, broken, put_off, released, unknown, answered } = other;
        self.open += open;
        self.kept += kept;
        self.late += late;
        self.overdue += overdue;
        self.beyond += beyond;
        self.broken += broken;
        self.put_off += put_off;
        self.released += released;
        self.unknown += unknown;
        self.answered.merge(answered);
    }
}

impl Share {
    /// Counts a candidacy that came to a step, and whether hopes did not match in it.
    pub(crate) fn add_misaligned(&mut self, course: Course<'_, '_>) {
        if course.places.iter().any(|place| place.now.phase.is_in_a_step()) {
            self.of += 1;
            self.some += u64::from(is_misaligned(course));
        }
    }
}

impl Stays {
    fn add(&mut self, left_after: Option<TimeDelta>) {
        match left_after {
            Some(stay) => self.over.add(stay),
            None => self.ongoing += 1,
        }
    }

    fn merge(&mut self, other: &Stays) {
        self.ongoing += other.ongoing;
        self.over.merge(&other.over);
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.some, self.of)
    }
}

/// Returns true if an offer that was declined, or a decision, says that hopes do not match. One that was taken back says nothing any more.
fn is_misaligned(course: Course<'_, '_>) -> bool {
    let back: BTreeSet<Seq> =
        course.places.iter().flat_map(|place: &Place<'_>| place.took_back.iter().copied()).collect();
    course.steps().any(|(seq, entry, _)| !back.contains(&seq) && says_misaligned(&entry.fact))
}

fn says_misaligned(fact: &Fact) -> bool {
    let expectations = |reasons: &Reasons| reasons.all().iter().any(|one| one.category == Category::Expectations);
    let decided = matches!(fact, Fact::RejectionDecided(rejection) if expectations(&rejection.reasons));
    decided || fact.kind() == FactKind::OfferDeclined
}
