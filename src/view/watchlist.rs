//! The promises of many candidacies: what is overdue at a moment, what falls due next, and whose task each is.
//!
//! It reads no clock and decides nothing. It holds the candidacies that the caller puts in, and learns of a change when the
//! caller puts a candidacy in again.

use crate::candidacy::Candidacy;
use crate::law::{Pending, Pendings};
use crate::promise::{Promise, Task};
use crate::terms::policy::PromiseKind;
use crate::told::Told;
use crate::value::id::{CandidacyId, Seq};
use crate::value::time::Time;
use crate::view::filter::{WatchlistFilter, Whose};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::btree_set::Range;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::ops::Bound::{self, Excluded, Unbounded};

/// The open promises of many candidacies, in the order in which they fall due.
///
/// Beside them stand the promises that only the candidate still waits for, because they have not been told how something ended: a
/// promise that the candidate can read as overdue is on the list.
///
/// After each entry that is recorded, the candidacy is [put in](Self::upsert) again. That costs what is open in it, times the logarithm
/// of the number of promises; and what happened in it, while something is decided that the candidate has not been told. A question
/// costs what it answers, no matter how many candidacies are not in the answer.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::view::{Watchlist, WatchlistFilter};
/// use candidacy::{Capacity, PromiseKind, Time};
///
/// let mut watchlist = Watchlist::default();
/// watchlist.upsert(&mira); // applied on Monday morning
///
/// // By the end of Tuesday the company has to say that the application arrived.
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let recruiters = WatchlistFilter::ALL.capacity(Capacity::RECRUITER);
/// let (candidacy, overdue) = watchlist.overdue(recruiters, wednesday).next().ok_or("in time")?;
/// assert_eq!((candidacy, overdue.promise.kind), (mira.id(), PromiseKind::Acknowledgement));
///
/// let (_, next) = watchlist.upcoming(WatchlistFilter::ALL, wednesday).next().ok_or("nothing is owed")?;
/// assert_eq!(next.promise.kind, PromiseKind::FirstAnswer);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
#[doc(alias = "SLA")]
#[doc(alias = "overdue")]
pub struct Watchlist {
    /// The promises that are open in each, in the order of their keys.
    candidacies: HashMap<CandidacyId, Vec<Watched>>,
    /// The same, once for each question that finds it.
    index: HashMap<(Whose, PromiseKind), BTreeSet<Due>>,
}

/// An open promise, and whose task it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Watched {
    /// The promise.
    pub promise: Promise,
    /// The people of the company whose task it is; nobody if the candidate alone owes it.
    pub task: Task,
    /// Whether only the candidate still waits for it: it has ended, and they have not been told.
    pub only_read: bool,
}

/// The order in which things fall due, the same for every order in which they came.
type Due = (Time, CandidacyId, PromiseKind, Seq, u8, bool);

/// The key of a promise in its candidacy.
type Place = (PromiseKind, Seq, u8, bool);

/// While something of these kinds waits whose entry the candidate has not been told of, they read something else than is owed.
const UNTOLD: Pendings = Pendings::from_slice(&[Pending::Feedback, Pending::Assent, Pending::Hold, Pending::Vacancy]);

/// A place in a list of promises, in the order in which they fall due. The next page begins after it.
///
/// It can be written and read, so that a page can be asked for by a later request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Cursor {
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    due: Time,
    candidacy: CandidacyId,
    kind: PromiseKind,
    entry: Seq,
    number: u8,
    only_read: bool,
}

impl Cursor {
    /// The place of a promise of a candidacy.
    pub(crate) fn of(candidacy: CandidacyId, promise: &Promise, only_read: bool) -> Self {
        let Promise { due, kind, entry, number, .. } = *promise;
        Cursor { due, candidacy, kind, entry, number, only_read }
    }

    fn due(self) -> Due {
        let Cursor { due, candidacy, kind, entry, number, only_read } = self;
        (due, candidacy, kind, entry, number, only_read)
    }
}

/// Two lists are equal when they watch the same candidacies, with the same promises and tasks.
impl PartialEq for Watchlist {
    fn eq(&self, other: &Self) -> bool {
        self.candidacies == other.candidacies
    }
}

impl Eq for Watchlist {}

impl Watchlist {
    /// Takes a candidacy in, or what is owed in it now instead of what was.
    pub fn upsert<S>(&mut self, candidacy: &Candidacy<S>) {
        let id = candidacy.id();
        let watched = |only_read| move |promise| Watched { task: candidacy.task(&promise), promise, only_read };
        let mut now: Vec<Watched> = candidacy.promises().map(watched(false)).collect();
        if candidacy.waiting().any(|(seq, what)| UNTOLD.contains(what) && !candidacy.is_known(seq)) {
            let read = only_read(candidacy, &now);
            now.extend(read.into_iter().map(watched(true)));
        }
        now.sort_unstable_by_key(Watched::place);
        let Watchlist { candidacies, index } = self;
        let was = candidacies.entry(id).or_default();
        for over in was.iter().filter(|watched| !holds(&now, watched)) {
            strike(index, id, over);
        }
        for new in now.iter().filter(|watched| !holds(was, watched)) {
            for whose in new.whose() {
                index
                    .entry((whose, new.promise.kind))
                    .or_default()
                    .insert(Cursor::of(id, &new.promise, new.only_read).due());
            }
        }
        *was = now;
    }

    /// Takes a candidacy out, and returns true if it was there.
    pub fn remove(&mut self, candidacy: CandidacyId) -> bool {
        let Some(was) = self.candidacies.remove(&candidacy) else { return false };
        for watched in &was {
            strike(&mut self.index, candidacy, watched);
        }
        true
    }

    /// Returns how many candidacies it watches, with those in which nothing is owed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.candidacies.len()
    }

    /// Returns true if it watches none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.candidacies.is_empty()
    }

    /// Returns what is open in a candidacy; nothing if it is not watched.
    #[must_use]
    pub fn open(&self, candidacy: CandidacyId) -> &[Watched] {
        self.candidacies.get(&candidacy).map_or(&[], Vec::as_slice)
    }

    /// Returns the promises that were due before a moment and are not kept, the longest overdue first.
    pub fn overdue(&self, wanted: WatchlistFilter, at: Time) -> impl Iterator<Item = (CandidacyId, &Watched)> {
        self.between(wanted, Unbounded, first(at))
    }

    /// Returns the promises that fall due at a moment or later, the next first. It is in order, so `take_while` ends it
    /// at what is due within a span.
    pub fn upcoming(&self, wanted: WatchlistFilter, from: Time) -> impl Iterator<Item = (CandidacyId, &Watched)> {
        self.between(wanted, first(from), Unbounded)
    }

    /// Returns the promises that come after a place in the list, in the order in which they fall due; all of them without a place.
    pub fn after(
        &self,
        wanted: WatchlistFilter,
        place: Option<Cursor>,
    ) -> impl Iterator<Item = (CandidacyId, &Watched)> {
        self.between(wanted, place.map_or(Unbounded, |place| Excluded(place.due())), Unbounded)
    }

    /// Returns for the company the promises for which a reminder is due and that are not overdue yet: their
    /// [`remind_at`](Promise::remind_at) is later than one moment, and not later than the other. The next to fall due is first.
    ///
    /// A candidate is reminded by [`Portal::reminders`](crate::view::Portal::reminders), of what they were told.
    ///
    /// A job that asks with the moment of its last run and now reminds of each promise once, as long as the promise keeps its date.
    /// With [`Time::MIN_UTC`](chrono::DateTime::MIN_UTC) it learns of every promise that is
    /// [`ReminderDue`](crate::Status::ReminderDue). It looks at everything that is still to fall due.
    ///
    /// ```
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let monday = "2026-03-02T09:00:00Z".parse()?;
    /// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
    /// use candidacy::view::{Watchlist, WatchlistFilter};
    /// use candidacy::{PromiseKind, Time};
    ///
    /// let watchlist: Watchlist = [&mira].into_iter().collect(); // applied on 2 March, to be answered by the end of the 9th
    /// let (thursday, friday): (Time, Time) = ("2026-03-05T16:00:00Z".parse()?, "2026-03-06T16:00:00Z".parse()?);
    /// let (_, soon) = watchlist.to_remind(WatchlistFilter::ALL, thursday, friday).next().ok_or("no reminder")?;
    /// assert_eq!(soon.promise.kind, PromiseKind::FirstAnswer);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_remind(
        &self,
        wanted: WatchlistFilter,
        since: Time,
        at: Time,
    ) -> impl Iterator<Item = (CandidacyId, &Watched)> {
        self.upcoming(wanted, at).filter(move |(_, watched)| {
            let remind_at = watched.promise.remind_at();
            since < remind_at && remind_at <= at
        })
    }

    /// The promises of the groups that are wanted, merged by when they fall due.
    fn between(&self, wanted: WatchlistFilter, from: Bound<Due>, to: Bound<Due>) -> Merged<'_> {
        let groups = wanted.groups();
        let mut merged = Merged { list: self, wanted, heads: BinaryHeap::new(), ranges: Vec::new() };
        for promises in groups.filter_map(|group| self.index.get(&group)) {
            let mut range = promises.range((from, to));
            if let Some(head) = range.next() {
                merged.heads.push(Reverse((*head, merged.ranges.len())));
                merged.ranges.push(range);
            }
        }
        merged
    }
}

impl<'a, S: 'a> Extend<&'a Candidacy<S>> for Watchlist {
    /// Takes each of them in, as [`upsert`](Watchlist::upsert) does.
    fn extend<I: IntoIterator<Item = &'a Candidacy<S>>>(&mut self, candidacies: I) {
        for candidacy in candidacies {
            self.upsert(candidacy);
        }
    }
}

/// The promises of these candidacies.
impl<'a, S: 'a> FromIterator<&'a Candidacy<S>> for Watchlist {
    fn from_iter<I: IntoIterator<Item = &'a Candidacy<S>>>(candidacies: I) -> Self {
        let mut watchlist = Watchlist::default();
        watchlist.extend(candidacies);
        watchlist
    }
}

impl Watched {
    /// The key that tells it from any other of its candidacy.
    fn place(&self) -> Place {
        let (kind, entry, number) = self.promise.identity();
        (kind, entry, number, self.only_read)
    }

    /// Everybody by whom it is found.
    fn whose(&self) -> impl Iterator<Item = Whose> {
        let Task { people, capacities, .. } = &self.task;
        let capacities = || capacities.iter();
        let nobodys = capacities().filter(|_| people.is_empty()).map(Whose::Nobodys);
        let people = people.iter().copied().map(Whose::Person);
        std::iter::once(Whose::Side(self.promise.by))
            .chain(people)
            .chain(capacities().map(Whose::Capacity))
            .chain(nobodys)
    }
}

/// The promises of the company that the candidate reads and that are not open, or are open until later.
fn only_read<S>(candidacy: &Candidacy<S>, open: &[Watched]) -> Vec<Promise> {
    let told = Told::latest(candidacy);
    let mut soonest: HashMap<(PromiseKind, u8), Time> = HashMap::new();
    for Watched { promise, .. } in open {
        let due = soonest.entry((promise.kind, promise.number)).or_insert(promise.due);
        *due = promise.due.min(*due);
    }
    let is_open = |read: &Promise| soonest.get(&(read.kind, read.number)).is_some_and(|due| *due <= read.due);
    let read = told.promises().filter(|promise| promise.by.is_company() && !is_open(promise));
    read.filter_map(|promise| Some(Promise { entry: told.in_journal(promise.entry)?, ..promise })).collect()
}

/// Before everything that is due at a moment: no id is nil.
fn first(at: Time) -> Bound<Due> {
    Excluded((at, CandidacyId::LEAST, PromiseKind::Acknowledgement, Seq(0), 0, false))
}

/// Returns true if this very promise, with the same dates and the same task, is among these, which are in order.
fn holds(all: &[Watched], one: &Watched) -> bool {
    all.binary_search_by_key(&one.place(), Watched::place).is_ok_and(|at| all.get(at) == Some(one))
}

fn strike(index: &mut HashMap<(Whose, PromiseKind), BTreeSet<Due>>, candidacy: CandidacyId, watched: &Watched) {
    let due = Cursor::of(candidacy, &watched.promise, watched.only_read).due();
    for whose in watched.whose() {
        let group = (whose, watched.promise.kind);
        if let Some(promises) = index.get_mut(&group) {
            promises.remove(&due);
            if promises.is_empty() {
                index.remove(&group);
            }
        }
    }
}

/// Groups, each in order, as one.
struct Merged<'a> {
    list: &'a Watchlist,
    wanted: WatchlistFilter,
    /// The next of each range.
    heads: BinaryHeap<Reverse<(Due, usize)>>,
    ranges: Vec<Range<'a, Due>>,
}

impl<'a> Iterator for Merged<'a> {
    type Item = (CandidacyId, &'a Watched);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Reverse(((_, candidacy, kind, entry, number, only_read), place)) = self.heads.pop()?;
            if let Some(head) = self.ranges.get_mut(place).and_then(Iterator::next) {
                self.heads.push(Reverse((*head, place)));
            }
            let watched = self.list.open(candidacy);
            let at = watched.binary_search_by_key(&(kind, entry, number, only_read), Watched::place).ok()?;
            let watched = watched.get(at)?;
            if !self.wanted.excuses(&watched.task) {
                return Some((candidacy, watched));
            }
        }
    }
}
