//! The desk of the company's people: every promise that they owe, the most urgent first, with the story behind it.
//!
//! It names candidacies by their ids and repeats nobody's words: the people at the desk look the rest up.

use crate::candidacy::Candidacy;
use crate::law::fact::Facts;
use crate::law::journal::Entry;
use crate::law::phase::{Marks, Phase};
use crate::promise::{Promise, Status};
use crate::terms::policy::PromiseKind;
use crate::told::Told;
use crate::value::actor::{Actor, Capacity};
use crate::value::id::{CandidacyId, Seq};
use crate::value::text::Name;
use crate::value::time::Time;
use crate::view::audit::{Cited, Lateness};
use crate::view::line::FactLine;
use serde::Serialize;
use std::collections::HashSet;
use std::fmt;

/// Everything that the company owes in some candidacies, as it stood at a moment, the most urgent first.
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
/// use candidacy::{Capacity, Desk, PromiseKind, Status, Time};
///
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let desk = Desk::new([&mira], wednesday);
/// let first = desk.on_that_of(Capacity::Recruiter).next().unwrap();
/// assert_eq!((first.promise.kind, first.status), (PromiseKind::Acknowledgement, Status::Breached));
/// assert!(desk.to_string().contains("overdue for 9 h 0 min: acknowledgement"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[doc(alias = "inbox")]
#[doc(alias = "to-do list")]
pub struct Desk {
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    tasks: Vec<Task>,
    untold: Vec<Untold>,
}

/// A promise of the company's that is open, and how it came to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Task {
    /// In which candidacy.
    pub candidacy: CandidacyId,
    /// The promise, by people in which capacities, and by when.
    pub promise: Promise,
    /// How it stands: pending, a reminder due, or breached.
    pub status: Status,
    /// The phase of the candidacy.
    pub phase: Phase,
    /// At which step.
    pub step: Option<Name>,
    /// The marks over the phase: a pause, a closed vacancy.
    pub marks: Marks,
    /// The rule that the deadline rests on.
    pub rule: Cited,
    /// The story of the promise, and what has happened since. Of more than [`MAX_STORY`](Self::MAX_STORY) lines it has the first
    /// and the latest.
    pub story: Vec<FactLine<Actor>>,
    /// How many lines are left out, after the first.
    pub left_out: usize,
}

/// A candidacy whose candidate does not know yet how it stands, because something is not told yet. The candidate still reads the
/// dates, and may still act, as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Untold {
    /// Which candidacy.
    pub candidacy: CandidacyId,
    /// The phase that the candidate believes to be in.
    pub phase: Phase,
    /// The promises that the candidate still waits for and that are on no desk any more, or there with another date. Each is about
    /// an entry of the journal, as on a desk.
    pub waits_for: Vec<Promise>,
    /// The acts that the candidate is offered and the law would refuse.
    pub overtaken: Facts,
}

impl Task {
    /// The most lines of a story, so that a candidacy in which thousands of replies are owed stays readable.
    pub const MAX_STORY: usize = 20;
}

impl Desk {
    /// Creates the desk of what the company owed in these candidacies at a moment. Entries that were recorded later are left out,
    /// and so are candidacies that were opened later.
    pub fn new<'a, S: 'a>(candidacies: impl IntoIterator<Item = &'a Candidacy<S>>, at: Time) -> Self {
        let mut desk = Desk { as_of: at, tasks: Vec::new(), untold: Vec::new() };
        for candidacy in candidacies {
            desk.take(candidacy);
        }
        desk.tasks.sort_by_key(|task| (task.promise.due, task.candidacy, task.promise.kind, task.promise.entry));
        desk.untold.sort_by_key(|untold| untold.candidacy);
        desk
    }

    fn take<S>(&mut self, candidacy: &Candidacy<S>) {
        let (entries, made) = candidacy.as_of(self.as_of);
        let Some(now) = candidacy.history().take(entries.len()).last() else { return };
        let (process, policy) = (candidacy.terms().process(), candidacy.terms().policy());
        let open: Vec<Promise> = made.into_iter().filter(|promise| promise.end.is_none()).collect();
        for promise in open.iter().filter(|promise| promise.owner.is_company()) {
            let deadline = policy.deadline(promise.kind);
            let (story, left_out) = story(entries, promise.entry);
            self.tasks.push(Task {
                candidacy: candidacy.id(),
                promise: *promise,
                status: promise.status(self.as_of),
                phase: now.phase,
                step: process.step(now.step).map(|step| step.name().clone()),
                marks: now.marks,
                rule: Cited::new(deadline.within(), deadline.ground()),
                story,
                left_out,
            });
        }
        let told = Told::of(candidacy, self.as_of);
        let open: HashSet<(PromiseKind, Seq, Time)> = open.iter().map(|one| (one.kind, one.entry, one.due)).collect();
        // What was told has numbers of its own.
        let numbered = |awaited: Promise| Some(Promise { entry: told.stands_for(awaited.entry)?, ..awaited });
        let known = |awaited: &Promise| open.contains(&(awaited.kind, awaited.entry, awaited.due));
        let waits_for: Vec<Promise> = told
            .promises()
            .filter(|awaited| awaited.owner.is_company())
            .filter_map(numbered)
            .filter(|awaited| !known(awaited))
            .collect();
        let phase = told.standing().now.phase;
        if !waits_for.is_empty() || phase != now.phase {
            let overtaken = told.acts().difference(crate::law::legal(Some(now.phase)));
            self.untold.push(Untold { candidacy: candidacy.id(), phase, waits_for, overtaken });
        }
    }

    /// Returns the moment that the desk shows.
    #[must_use]
    pub fn as_of(&self) -> Time {
        self.as_of
    }

    /// Returns every task, the most urgent first: what is overdue for longest, then what is due next.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// Returns the tasks that people in this capacity can keep. A promise that several can keep is on the desk of each.
    pub fn on_that_of(&self, capacity: Capacity) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(move |task| task.promise.owner.has(capacity))
    }

    /// Returns the candidacies whose candidate does not know yet how they stand.
    #[must_use]
    pub fn untold(&self) -> &[Untold] {
        &self.untold
    }
}

/// The entry with this number and the latest since, and how many are left out in between.
fn story(entries: &[Entry], about: Seq) -> (Vec<FactLine<Actor>>, usize) {
    let first = about.index();
    let left_out = entries.len().saturating_sub(first + Task::MAX_STORY);
    let line = |at: usize| Some(FactLine::new(Seq::from_index(at), entries.get(at)?));
    let latest = first + 1 + left_out..entries.len();
    (std::iter::once(first).chain(latest).filter_map(line).collect(), left_out)
}

/// For a person: a desk for each capacity that has something on it.
impl fmt::Display for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Desk { as_of, tasks, untold } = self;
        let overdue = tasks.iter().filter(|task| task.status == Status::Breached).count();
        writeln!(f, "at {as_of:?}: {} owed, {overdue} of it overdue", tasks.len())?;
        for capacity in Capacity::ALL {
            let mut own = self.on_that_of(*capacity).peekable();
            if own.peek().is_some() {
                writeln!(f, "\n{capacity}")?;
            }
            own.try_for_each(|task| task.show(f, *as_of))?;
        }
        if !untold.is_empty() {
            writeln!(f, "\nnot told yet")?;
        }
        untold.iter().try_for_each(|one| one.show(f))
    }
}

impl Task {
    fn show(&self, f: &mut fmt::Formatter<'_>, now: Time) -> fmt::Result {
        let Task { candidacy, promise, status, phase, step, marks, rule, story, left_out } = self;
        let left = promise.due - now;
        let how = match status {
            Status::Breached => format!("overdue for {}", Lateness(-left)),
            Status::ReminderDue => format!("due in {}, soon", Lateness(left)),
            Status::Pending | Status::Kept | Status::KeptLate | Status::Released => {
                format!("due in {}", Lateness(left))
            }
        };
        writeln!(f, "  {how}: {} ({}: {})", promise.kind, rule.basis, rule.source)?;
        write!(f, "    {candidacy} in {phase}")?;
        step.as_ref().map_or(Ok(()), |step| write!(f, " of {step}"))?;
        if marks.is_empty() { writeln!(f) } else { writeln!(f, " ({marks})") }?;
        for (number, FactLine { seq, at, by, fact }) in story.iter().enumerate() {
            if number == 1 && *left_out > 0 {
                writeln!(f, "       …  {left_out} facts in between")?;
            }
            write!(f, "    {seq:>4}  {}  {fact}", at.format("%Y-%m-%d %H:%M"))?;
            match by {
                Actor::Candidate => writeln!(f, ", the candidate")?,
                Actor::Staff(staff) => writeln!(f, ", {}", staff.capacity)?,
            }
        }
        Ok(())
    }
}

impl Untold {
    fn show(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Untold { candidacy, phase, waits_for, overtaken } = self;
        writeln!(f, "  {candidacy}: the candidate believes to be in {phase}")?;
        for Promise { kind, due, .. } in waits_for {
            writeln!(f, "    and waits for {kind} by {due:?}")?;
        }
        if overtaken.is_empty() { Ok(()) } else { writeln!(f, "    and may try in vain: {overtaken}") }
    }
}
