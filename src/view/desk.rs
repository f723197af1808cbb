//! The desk of a person or of a capacity: what they owe, the most urgent first, page by page, with the story behind each promise.
//!
//! It names candidacies by their ids and repeats nobody's words: the people at the desk look the rest up.

mod text;

use crate::candidacy::Candidacy;
use crate::law::{Entry, FactKind, Pending, Pendings, Phase};
use crate::person::Overbooked;
use crate::promise::{Promise, Status, Task};
use crate::terms::Part;
use crate::terms::calendar::LastDay;
use crate::terms::policy::{PromiseKind, PromiseKinds};
use crate::told::Told;
use crate::value::actor::Actor;
use crate::value::id::{CandidacyId, Seq};
use crate::value::request::RequestKind;
use crate::value::text::Name;
use crate::value::time::Time;
use crate::view::cited::Cited;
use crate::view::filter::WatchlistFilter;
use crate::view::then::{Place, Then, status};
use crate::view::watchlist::{Cursor, Watched, Watchlist};
use serde::Serialize;
use std::borrow::Borrow;

/// One page of what the company owes, as it stands at a moment, the most urgent first.
///
/// It is made of a [`Watchlist`] and of a filter, such as what is on the desk of one person. Only the candidacies of the page are
/// loaded, for the stories.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, PersonId, Process, Staff, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::view::{Desk, Page, Watchlist, WatchlistFilter};
/// use candidacy::{Capacity, PromiseKind, Status, Time};
///
/// let watchlist: Watchlist = [&mira].into_iter().collect();
/// let ana = Staff::new(PersonId::new(Uuid::from_u128(3))?, Capacity::RECRUITER);
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
///
/// let mine = WatchlistFilter::ALL.staff(ana);
/// let desk = Desk::new(&watchlist, mine, Page::first(1), wednesday, |_| Some(&mira));
/// let first = &desk.items()[0];
/// assert_eq!((first.promise.kind, first.status), (PromiseKind::Acknowledgement, Status::Overdue));
/// assert!(desk.to_string().contains("overdue for 9 h 0 min: acknowledgement"));
///
/// let next = desk.next().ok_or("a second page")?;
/// let desk = Desk::new(&watchlist, mine, next, wednesday, |_| Some(&mira));
/// assert_eq!(desk.items()[0].promise.kind, PromiseKind::FirstAnswer);
/// assert!(desk.next().is_some()); // the pay, which no advert has named
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "inbox")]
#[doc(alias = "to-do list")]
pub struct Desk {
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    items: Vec<DeskItem>,
    next: Option<Page>,
    overbooked: Vec<Overbooked>,
}

/// A part of a long list: how many promises it has at most, and the place that it comes after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "pagination")]
pub struct Page {
    length: u16,
    after: Option<Cursor>,
}

impl Page {
    /// Returns the first page, with this number of promises at most. A page has at least one.
    #[must_use]
    pub const fn first(length: u16) -> Self {
        Page { length: if length == 0 { 1 } else { length }, after: None }
    }

    /// Returns the page of the same length that comes after a place.
    #[must_use]
    pub const fn after(self, place: Cursor) -> Self {
        Page { after: Some(place), ..self }
    }

    /// Returns the place that the page comes after; none for the first page.
    #[must_use]
    pub const fn place(self) -> Option<Cursor> {
        self.after
    }
}

/// A promise of the company that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeskItem {
    /// The candidacy.
    pub candidacy: CandidacyId,
    /// The promise: what is owed, and by when.
    pub promise: Promise,
    /// The people whose task it is.
    pub task: Task,
    /// How it stands: pending, a reminder due, or overdue.
    pub status: Status,
    /// Whether only the candidate still waits for it: it has ended, and they have not been told.
    pub only_read: bool,
    /// The entries that led to it; none if the candidacy was not loaded.
    pub story: Option<Story>,
}

/// The entries that led to a promise, and those since.
///
/// Concerns and requests for adjustments stand in no story but their own: they are no ground of a decision, and another person
/// answers them. The lines have no numbers, so that no gap tells of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Story {
    /// The phase of the candidacy.
    pub phase: Phase,
    /// The step that it is at.
    pub step: Option<Name>,
    /// The step at which it was taken over from elsewhere, if it was; 0 is before the first. Nothing promised before is known.
    pub taken_over: Option<u8>,
    /// The part of the step or the condition of the offer that the promise is about, where there are several.
    pub about: Option<Name>,
    /// The kinds of which something waits for an answer or for news.
    pub pending: Pendings,
    /// The last day that is in time, on the calendar of the terms.
    pub last_day: LastDay,
    /// The rule that the deadline rests on.
    pub rule: Cited,
    /// The entry of the promise, and those since. Of more than [`MAX_LINES`](Self::MAX_LINES), the first and the latest are here.
    pub lines: Vec<StoryLine>,
    /// How many lines are left out, after the first.
    pub left_out: usize,
    /// The entries that the candidate has not been told of yet, if there are some.
    pub untold: Option<Untold>,
}

/// The entries that a candidate has not been told of yet. They still read the promises and may still act as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Untold {
    /// The phase, by all that the candidate has been told.
    pub phase: Phase,
    /// The entries that they are still to be told of, in order; [`Candidacy::untold`] has their numbers.
    pub entries: Vec<StoryLine>,
}

/// An entry of a story: when, whose act, and which fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StoryLine {
    /// When it was recorded.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// Whose act it is.
    pub by: Actor,
    /// The fact.
    pub fact: FactKind,
    /// Whether a person of the company wrote it down for the candidate.
    pub written_down: bool,
}

impl Desk {
    /// Makes a page of the promises that the company owes by a watch list and a filter, as they stand at a moment. Promises of the
    /// candidate alone are not on it.
    ///
    /// `load` returns a candidacy by its id. An item whose candidacy it does not return has no [story](DeskItem::story).
    pub fn new<C: Borrow<Candidacy>>(
        watchlist: &Watchlist,
        wanted: WatchlistFilter,
        page: Page,
        at: Time,
        mut load: impl FnMut(CandidacyId) -> Option<C>,
    ) -> Self {
        let mut owed = watchlist.after(wanted, page.after).filter(|(_, watched)| watched.promise.by.is_company());
        let mut items: Vec<DeskItem> = Vec::new();
        for (candidacy, watched) in owed.by_ref().take(page.length.into()) {
            let Watched { promise, task, only_read } = watched.clone();
            let story = load(candidacy).and_then(|of| Story::of(of.borrow(), &promise));
            items.push(DeskItem { candidacy, promise, task, status: status(&promise, at), only_read, story });
        }
        let last = items.last().filter(|_| owed.next().is_some());
        let next = last.map(|last| page.after(Cursor::of(last.candidacy, &last.promise, last.only_read)));
        Desk { as_of: at, items, next, overbooked: Vec::new() }
    }

    /// Adds the roles for which more people are accepted or hired than they have openings, for those who select for them. A person decides
    /// between more openings and the withdrawal of an offer, with its reasons.
    ///
    /// ```
    /// use candidacy::view::Desk;
    /// use candidacy::{Candidacy, Role};
    ///
    /// /// The desk of a recruiter with the conflicts of their roles.
    /// fn with_conflicts(desk: Desk, roles: &[Role], candidacies: &[Candidacy]) -> Desk {
    ///     desk.with_overbooked(roles.iter().filter_map(|role| role.overbooked(candidacies)))
    /// }
    /// ```
    #[must_use]
    pub fn with_overbooked(mut self, conflicts: impl IntoIterator<Item = Overbooked>) -> Self {
        self.overbooked.extend(conflicts);
        self
    }

    /// Returns the moment that the desk shows.
    #[must_use]
    pub fn as_of(&self) -> Time {
        self.as_of
    }

    /// Returns the promises of the page, the most urgent first: what is overdue for longest, then what is due next.
    #[must_use]
    pub fn items(&self) -> &[DeskItem] {
        &self.items
    }

    /// Returns the roles for which more people are accepted or hired than they have openings, as they were
    /// [added](Self::with_overbooked).
    #[must_use]
    pub fn overbooked(&self) -> &[Overbooked] {
        &self.overbooked
    }

    /// Returns the page that comes next, if there is one.
    #[must_use]
    pub fn next(&self) -> Option<Page> {
        self.next
    }
}

impl Story {
    /// The most lines of a story, so that a candidacy in which thousands of replies are owed stays readable.
    pub const MAX_LINES: usize = 20;

    /// The story of a promise of a candidacy.
    fn of(candidacy: &Candidacy, promise: &Promise) -> Option<Self> {
        let journal = candidacy.journal();
        let first = promise.entry.entry(journal)?;
        let then = Then::new(candidacy, Time::MAX_UTC);
        let made = then.made(promise)?;
        let tells = |entry: &&Entry| entry.fact.about() == Some(promise.entry) || !is_private(journal, entry);
        let since: Vec<StoryLine> =
            journal.iter().skip(promise.entry.index() + 1).filter(tells).map(StoryLine::new).collect();
        let left_out = since.len().saturating_sub(Self::MAX_LINES - 1);
        let lines = std::iter::once(StoryLine::new(first)).chain(since.into_iter().skip(left_out)).collect();
        Some(Story {
            phase: candidacy.phase(),
            step: candidacy.step().map(|step| step.name().clone()),
            taken_over: then.taken_over(),
            about: about(candidacy, promise, made).cloned(),
            pending: pending(candidacy, promise),
            last_day: made.terms.policy().calendar().last_day(promise.due),
            rule: Cited::rule(made.terms, promise, made.now.step),
            lines,
            left_out,
            untold: Untold::of(candidacy, promise),
        })
    }
}

/// The name of what the number of a promise is about.
#[expect(clippy::wildcard_enum_match_arm, reason = "two kinds count something else than parts")]
fn about<'a>(candidacy: &'a Candidacy, promise: &Promise, made: &Place<'a>) -> Option<&'a Name> {
    let index = usize::from(promise.number).checked_sub(1)?;
    match promise.kind {
        PromiseKind::Condition => {
            let [_, accepted] = candidacy.offers();
            Some(&candidacy.entry(accepted?)?.fact.offer()?.conditions().get(index)?.name)
        }
        PromiseKind::Assessment => None, // the number of an interviewer
        _ => {
            let parts = made.terms.process().parts(made.now.step);
            parts.get(index).filter(|_| parts.len() > 1).map(Part::name)
        }
    }
}

/// The kinds of which something waits, without what waits for a request that stands in no story but its own.
fn pending(candidacy: &Candidacy, promise: &Promise) -> Pendings {
    let is_private = |seq: &Seq| candidacy.entry(*seq).is_some_and(|entry| is_private(candidacy.journal(), entry));
    let confirms = |(seq, what): (Seq, Pending)| what == Pending::Confirmation && !is_private(&seq);
    let hidden = Private::of(promise.kind).pending();
    if is_private(&promise.entry) || candidacy.waiting().any(confirms) {
        candidacy.pending().difference(hidden)
    } else {
        candidacy.pending().difference(hidden.union(Pending::Confirmation.into()))
    }
}

/// The requests that stand in no story but their own.
#[derive(Clone, Copy)]
struct Private {
    concerns: bool,
    adjustments: bool,
}

impl Private {
    fn of(kind: PromiseKind) -> Self {
        let concerns = PromiseKinds::from_slice(&[PromiseKind::Concern, PromiseKind::Settlement]);
        Private { concerns: !concerns.contains(kind), adjustments: kind != PromiseKind::Adjustment }
    }

    /// The kinds of items that it hides.
    fn pending(self) -> Pendings {
        let hidden = [(self.concerns, Pending::Concern), (self.adjustments, Pending::Adjustment)];
        hidden.into_iter().filter(|(hides, _)| *hides).map(|(_, what)| what).collect()
    }
}

/// Returns true if it is such a request, or something that is said about one.
fn is_private(journal: &[Entry], entry: &Entry) -> bool {
    let mut about = Some(entry);
    while let Some(entry) = about {
        let asks = entry.fact.request().map(|request| request.ask.kind());
        if matches!(asks, Some(RequestKind::Concern | RequestKind::Adjustment)) {
            return true;
        }
        about = entry.fact.about().and_then(|to| to.entry(journal));
    }
    false
}

impl Untold {
    /// The entries that wait for a word or for an assent, and acts that were written down without a word of it. A request that stands in
    /// no story but its own is there only if the promise is about it.
    fn of(candidacy: &Candidacy, about: &Promise) -> Option<Self> {
        let mut untold = candidacy.untold();
        let written = candidacy.promises().filter(|promise| promise.kind == PromiseKind::Confirmation);
        untold.extend(written.map(|promise| promise.entry));
        untold.sort_unstable();
        untold.dedup();
        let tells = |seq: &Seq| {
            let entry = candidacy.entry(*seq).filter(|entry| !is_private(candidacy.journal(), entry));
            entry.is_some() || *seq == about.entry
        };
        let known = untold.into_iter().filter(tells).filter_map(|seq| candidacy.entry(seq));
        let entries: Vec<StoryLine> = known.map(StoryLine::new).collect();
        let phase = (!entries.is_empty()).then(|| Told::latest(candidacy).known.phase())?;
        Some(Untold { phase, entries })
    }
}

impl StoryLine {
    fn new(entry: &Entry) -> Self {
        StoryLine { at: entry.at, by: entry.by, fact: entry.fact.kind(), written_down: entry.writer().is_some() }
    }
}
