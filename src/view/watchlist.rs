//! The promises of many candidacies: what is breached at a moment, and what falls due next.
//!
//! It looks at no clock and decides nothing. It holds the candidacies that the caller puts in, and learns of a change when the
//! caller puts a candidacy in again.

use crate::candidacy::Candidacy;
use crate::promise::{Owner, Promise};
use crate::terms::policy::{PromiseKind, PromiseKinds};
use crate::value::actor::Capacity;
use crate::value::id::{CandidacyId, Seq};
use crate::value::time::Time;
use std::collections::btree_map::Range;
use std::collections::{BTreeMap, HashMap};
use std::iter::Peekable;

/// The open promises of many candidacies, in the order in which they fall due.
///
/// After each entry that is recorded, the candidacy is [put in](Self::upsert) again; that costs the logarithm of how many there
/// are. A question costs what it answers, no matter how many candidacies are not in the answer.
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
/// use candidacy::view::WatchlistFilter;
/// use candidacy::{PromiseKind, Time, Watchlist};
///
/// let mut watchlist = Watchlist::default();
/// watchlist.upsert(&mira); // applied on Monday morning
///
/// // By the end of Tuesday she is to hear that her application arrived.
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let (candidacy, promise) = watchlist.breached(WatchlistFilter::ALL.company(), wednesday).next().unwrap();
/// assert_eq!((candidacy, promise.kind), (mira.id(), PromiseKind::Acknowledgement));
///
/// let (_, next) = watchlist.upcoming(WatchlistFilter::ALL, wednesday).next().unwrap();
/// assert_eq!(next.kind, PromiseKind::Screening);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
#[doc(alias = "SLA")]
#[doc(alias = "overdue")]
pub struct Watchlist {
    candidacies: HashMap<CandidacyId, Vec<Promise>>,
    /// There are few groups: a kind has one owner, or one for each step.
    groups: HashMap<Group, BTreeMap<Due, Promise>>,
}

/// The part of the promises that a question may ask for.
type Group = (PromiseKind, Owner);

/// The order in which things fall due, the same for every order in which they came.
type Due = (Time, CandidacyId, PromiseKind, Seq);

/// Two lists are equal when they watch the same candidacies, with the same promises.
impl PartialEq for Watchlist {
    fn eq(&self, other: &Self) -> bool {
        self.candidacies == other.candidacies
    }
}

impl Eq for Watchlist {}

impl Watchlist {
    /// Takes a candidacy in, or what is owed in it now instead of what was.
    pub fn upsert<S>(&mut self, candidacy: &Candidacy<S>) {
        let Watchlist { candidacies, groups } = self;
        let id = candidacy.id();
        let mut now: Vec<Promise> = candidacy.promises().collect();
        now.sort_unstable_by_key(place);
        let was = candidacies.entry(id).or_default();
        for over in was.iter().filter(|promise| !holds(&now, promise)) {
            strike(groups, id, over);
        }
        for new in now.iter().filter(|promise| !holds(was, promise)) {
            groups.entry((new.kind, new.owner)).or_default().insert(due(id, new), *new);
        }
        *was = now;
    }

    /// Takes a candidacy out, and returns true if it was there.
    pub fn remove(&mut self, candidacy: CandidacyId) -> bool {
        let Some(was) = self.candidacies.remove(&candidacy) else { return false };
        for promise in &was {
            strike(&mut self.groups, candidacy, promise);
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

    /// Returns the promises that are open in a candidacy; nothing if it is not watched.
    #[must_use]
    pub fn promises(&self, candidacy: CandidacyId) -> &[Promise] {
        self.candidacies.get(&candidacy).map_or(&[], Vec::as_slice)
    }

    /// Returns the promises that were due before a moment and are not kept, the longest overdue first.
    pub fn breached(&self, wanted: WatchlistFilter, at: Time) -> impl Iterator<Item = (CandidacyId, &Promise)> {
        self.between(wanted, None, Some(at))
    }

    /// Returns the promises that fall due at a moment or later, the next first. It is in order, so `take_while` ends it
    /// at what is due within a span.
    pub fn upcoming(&self, wanted: WatchlistFilter, from: Time) -> impl Iterator<Item = (CandidacyId, &Promise)> {
        self.between(wanted, Some(from), None)
    }

    /// Returns the promises for which a reminder is due and that are not overdue yet: their [`remind_at`](Promise::remind_at) is
    /// later than one moment, and not later than the other. The next to fall due is first.
    ///
    /// A job that asks with the moment of its last run and now reminds of each promise once, as long as the promise keeps its date.
    /// With [`Time::MIN_UTC`](chrono::DateTime::MIN_UTC) it learns of every promise that is
    /// [`ReminderDue`](crate::Status::ReminderDue). It looks at everything that is still to fall due.
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
    /// use candidacy::view::WatchlistFilter;
    /// use candidacy::{PromiseKind, Time, Watchlist};
    ///
    /// let watchlist: Watchlist = [&mira].into_iter().collect(); // applied on Monday 2 March; to be answered by the end of Monday the 9th
    /// let (thursday, friday): (Time, Time) = ("2026-03-05T22:00:00Z".parse()?, "2026-03-06T22:00:00Z".parse()?);
    /// let (_, promise) = watchlist.to_remind(WatchlistFilter::ALL, thursday, friday).next().unwrap();
    /// assert_eq!(promise.kind, PromiseKind::Screening);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_remind(
        &self,
        wanted: WatchlistFilter,
        since: Time,
        at: Time,
    ) -> impl Iterator<Item = (CandidacyId, &Promise)> {
        self.upcoming(wanted, at).filter(move |(_, promise)| {
            let remind_at = promise.remind_at();
            since < remind_at && remind_at <= at
        })
    }

    /// The promises of the groups that are wanted, merged by when they fall due.
    fn between(&self, wanted: WatchlistFilter, from: Option<Time>, before: Option<Time>) -> Merged<'_> {
        // No id is nil, so this is before every promise of its moment.
        let first =
            |at: Time| std::ops::Bound::Excluded((at, CandidacyId::LEAST, PromiseKind::Acknowledgement, Seq(0)));
        let bounds = (from.map_or(std::ops::Bound::Unbounded, first), before.map_or(std::ops::Bound::Unbounded, first));
        let groups = self.groups.iter().filter(|((kind, owner), _)| wanted.wants(*kind, *owner));
        let mut ranges: Vec<_> = groups.map(|(_, promises)| promises.range(bounds).peekable()).collect();
        ranges.retain_mut(|range| range.peek().is_some());
        Merged { ranges }
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

/// The key that tells a promise of a candidacy from any other.
fn place(promise: &Promise) -> (PromiseKind, Seq) {
    (promise.kind, promise.entry)
}

fn due(candidacy: CandidacyId, promise: &Promise) -> Due {
    (promise.due, candidacy, promise.kind, promise.entry)
}

/// Is this very promise, with the same dates, among these, which are in order?
fn holds(promises: &[Promise], one: &Promise) -> bool {
    promises.binary_search_by_key(&place(one), place).is_ok_and(|at| promises.get(at) == Some(one))
}

fn strike(groups: &mut HashMap<Group, BTreeMap<Due, Promise>>, candidacy: CandidacyId, promise: &Promise) {
    let group = (promise.kind, promise.owner);
    if let Some(promises) = groups.get_mut(&group) {
        promises.remove(&due(candidacy, promise));
        if promises.is_empty() {
            groups.remove(&group);
        }
    }
}

/// Groups, each in order, as one.
struct Merged<'a> {
    ranges: Vec<Peekable<Range<'a, Due, Promise>>>,
}

impl<'a> Iterator for Merged<'a> {
    type Item = (CandidacyId, &'a Promise);

    fn next(&mut self) -> Option<Self::Item> {
        let next =
            self.ranges.iter_mut().filter_map(|range| Some((*range.peek()?.0, range))).min_by_key(|(due, _)| *due);
        next?.1.next().map(|((_, candidacy, ..), promise)| (*candidacy, promise))
    }
}

/// The promises that a question asks for, by their kinds and owners. If two calls name an owner, the later one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WatchlistFilter {
    kinds: PromiseKinds,
    by: FilterBy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum FilterBy {
    Anybody,
    Candidate,
    Company,
    Capacity(Capacity),
}

impl WatchlistFilter {
    /// Every promise.
    pub const ALL: WatchlistFilter = WatchlistFilter { kinds: PromiseKinds::ALL, by: FilterBy::Anybody };

    /// Restricts the filter to these kinds.
    #[must_use]
    pub fn kinds(self, kinds: impl Into<PromiseKinds>) -> Self {
        WatchlistFilter { kinds: kinds.into(), ..self }
    }

    /// Restricts the filter to promises that are the company's to keep, or also the company's.
    #[must_use]
    pub const fn company(self) -> Self {
        WatchlistFilter { by: FilterBy::Company, ..self }
    }

    /// Restricts the filter to promises that are the candidate's to keep, or also the candidate's.
    #[must_use]
    pub const fn candidate(self) -> Self {
        WatchlistFilter { by: FilterBy::Candidate, ..self }
    }

    /// Restricts the filter to promises that people of the company in this capacity can keep.
    #[must_use]
    pub const fn capacity(self, capacity: Capacity) -> Self {
        WatchlistFilter { by: FilterBy::Capacity(capacity), ..self }
    }

    fn wants(self, kind: PromiseKind, owner: Owner) -> bool {
        let by = match self.by {
            FilterBy::Anybody => true,
            FilterBy::Candidate => owner.is_candidate(),
            FilterBy::Company => owner.is_company(),
            FilterBy::Capacity(capacity) => owner.has(capacity),
        };
        by && self.kinds.contains(kind)
    }
}
