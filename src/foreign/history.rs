//! The history that a case is taken to have: segments of lawful facts, each followed by the law's own hand, and the promises in them.

use crate::foreign::facts::{Facts, actor_of};
use crate::foreign::known::is_settled_by;
use crate::foreign::sighting::Whats;
use crate::law::{Entry, Fact, Now, Past, Pending, State, Why, next_by_rows};
use crate::promise::{Before, Change, Look, Promise};
use crate::terms::calendar::Calendar;
use crate::terms::policy::PromiseKind;
use crate::terms::{Process, Step, Terms};
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::time::Time;
use crate::view::then::{Course, Place};

/// Everything that is the same for each case.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    /// The terms, alone on their shelf.
    pub(super) shelf: [Terms; 1],
    pub(super) facts: Facts,
    /// The events that the log can say.
    pub(super) records: Whats,
}

/// Returns true if an outcome is due by a date of the role, which no log says.
fn counts_from_the_role(process: &Process) -> bool {
    let own = process.steps().iter().filter_map(Step::decision_deadline);
    own.into_iter().any(|deadline| deadline.counted_from().is_some())
}

impl Rules {
    pub(super) fn process(&self) -> &Process {
        let [terms] = &self.shelf;
        terms.process()
    }

    pub(super) fn calendar(&self) -> &Calendar {
        let [terms] = &self.shelf;
        terms.policy().calendar()
    }
}

/// The reason for which an entry is in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A sighting says it.
    Said,
    /// No sighting says it, and a later one needs it.
    Implied,
    /// No sighting says it, and the candidate learns it by the sighting that needs it.
    Shown,
}

/// The history of a case, as far as it has been followed. Of earlier segments it keeps their entries, their places, and their promises as
/// they ended.
pub(super) struct History<'a> {
    pub(super) rules: &'a Rules,
    entries: Vec<Entry>,
    origins: Vec<Origin>,
    places: Vec<Place<'a>>,
    /// The index of the first entry of the segment.
    from: usize,
    state: State,
    /// The promises of the segment that are open, and those that ended.
    open: Vec<Promise>,
    ended: Vec<Promise>,
    /// The promises of earlier segments that the log settles.
    known: Vec<Promise>,
    /// The kinds of the others.
    unknown: Vec<PromiseKind>,
}

impl<'a> History<'a> {
    pub(super) fn new(rules: &'a Rules) -> Self {
        History {
            rules,
            entries: Vec::new(),
            origins: Vec::new(),
            places: Vec::new(),
            from: 0,
            state: State::blank(),
            open: Vec::new(),
            ended: Vec::new(),
            known: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Returns true if the segment has its opening.
    pub(super) fn is_open(&self) -> bool {
        self.from < self.entries.len()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn now(&self) -> Now {
        self.state.now
    }

    pub(super) fn process(&self) -> &'a Process {
        self.rules.process()
    }

    /// The number of the last step.
    pub(super) fn last_step(&self) -> u8 {
        u8::try_from(self.process().steps().len()).unwrap_or(u8::MAX)
    }

    pub(super) fn waits(&self, what: Pending) -> bool {
        self.state.pending().contains(what)
    }

    /// Everything that the law looks at.
    pub(super) fn past(&self) -> Past<'_> {
        Past { shelf: &self.rules.shelf, entries: self.segment(), state: self.is_open().then_some(&self.state) }
    }

    /// The entry that a message to the candidate is about, if one is awaited: the oldest of those that a sighting says and any word ends.
    pub(super) fn oldest_unanswered(&self) -> Option<Seq> {
        let items = &self.state.memory.items;
        let is_said = |seq: &Seq| self.origin(*seq) == Some(Origin::Said);
        let first = |what: Pending| items.of(what).iter().map(|item| Seq(item.seq)).find(is_said);
        [Pending::Notice, Pending::Message].into_iter().filter_map(first).min()
    }

    /// The decision against the candidate of which they were not told.
    pub(super) fn untold_rejection(&self) -> Option<Seq> {
        let feedback = self.state.memory.items.of(Pending::Feedback).iter();
        feedback.filter(|item| item.word.is_none()).map(|item| Seq(item.seq)).next_back()
    }

    /// The law's reason against a fact here, if its rows do not let it in.
    pub(super) fn refuses(&self, fact: Fact, at: Time) -> Option<Why> {
        next_by_rows(self.past(), &Entry::new(actor_of(&fact), fact, at)).err()
    }

    /// Records a fact that the rows of the law let in.
    pub(super) fn push(&mut self, fact: Fact, at: Time, origin: Origin) -> Result<(), Why> {
        let entry = Entry::new(actor_of(&fact), fact, at);
        let was = self.before(&entry);
        self.follow(entry, origin)?;
        self.keep(was);
        Ok(())
    }

    /// Records that a part has a date, or another one, of which the log says nothing. A date that is made within the ceiling of setting up
    /// counts as one that the candidate has confirmed: how far ahead it lies is not known, and nobody is late by it.
    pub(super) fn push_dated(&mut self, by: Actor, fact: Fact, part: u8, at: Time) -> Result<(), Why> {
        let entry = Entry::new(by, fact, at);
        let limit = self.look().set_up_limit();
        let is_confirmed = entry.fact.meeting().is_some() && limit.is_some_and(|latest| at <= latest);
        let was = self.before(&entry);
        self.follow(entry, Origin::Said)?;
        if is_confirmed && by != Actor::Candidate {
            let confirmed = Fact::InterviewConfirmed { part: Some(part) };
            self.follow(Entry::new(Actor::Candidate, confirmed, at), Origin::Said)?;
        }
        self.keep(was);
        Ok(())
    }

    /// The promises before an entry.
    fn before(&self, entry: &Entry) -> Before {
        if self.is_open() { Before::new(self.look(), entry) } else { Before::default() }
    }

    /// Follows an entry that the rows of the law let in.
    fn follow(&mut self, entry: Entry, origin: Origin) -> Result<(), Why> {
        let rules = self.rules;
        let [terms] = &rules.shelf;
        let then = next_by_rows(self.past(), &entry)?;
        self.clip(entry.at);
        let before = self.entries.get(self.from..).unwrap_or_default();
        self.state.follow(&rules.shelf, before, &entry, then);
        self.entries.push(entry);
        self.origins.push(origin);
        self.places.push(Place::of(&self.state, terms));
        Ok(())
    }

    fn look(&self) -> Look<'_> {
        Look::new(&self.rules.shelf, self.segment(), &self.state)
    }

    /// Leaves the segment: nobody says what became of its promises that are open. The next entry opens another.
    pub(super) fn leave(&mut self) {
        self.settle(true);
        self.from = self.entries.len();
        self.state = State::blank();
    }

    /// Ends the history.
    pub(super) fn finish(&mut self) {
        self.settle(false);
        self.from = self.entries.len();
    }

    /// The history that has ended, as reports count it.
    pub(super) fn course(&self) -> Course<'_, 'a> {
        Course { entries: &self.entries, places: &self.places, promises: &self.known }
    }

    /// The kinds of the promises of the history that has ended of which the log does not say what became of them.
    pub(super) fn unknown(&self) -> &[PromiseKind] {
        &self.unknown
    }

    /// Why an entry of the segment is in it.
    fn origin(&self, seq: Seq) -> Option<Origin> {
        self.origins.get(self.from + seq.index()).copied()
    }

    /// The entries of the segment.
    fn segment(&self) -> &[Entry] {
        self.entries.get(self.from..).unwrap_or_default()
    }

    /// An end is no later than the entry after the one that brought it, where a clock went back by minutes.
    fn clip(&mut self, at: Time) {
        let went_back = self.segment().last().is_some_and(|last| at < last.at);
        let latest = Seq::from_index(self.segment().len().saturating_sub(1));
        for promise in self.ended.iter_mut().rev().take_while(|_| went_back) {
            match &mut promise.end {
                Some(end) if end.entry == latest => end.at = end.at.min(at),
                Some(_) | None => break,
            }
        }
    }

    /// Keeps what became of promises since.
    fn keep(&mut self, was: Before) {
        let Change { ended, opened, redated } = was.change(self.look());
        for promise in ended {
            self.open.retain(|open| open.identity() != promise.identity());
            self.ended.push(promise);
        }
        for promise in redated {
            if let Some(open) = self.open.iter_mut().find(|open| open.identity() == promise.identity()) {
                *open = promise;
            }
        }
        self.open.extend(opened);
    }

    /// Sorts the promises of the segment into those that the log settles and the others.
    fn settle(&mut self, left: bool) {
        let (open, ended) = (std::mem::take(&mut self.open), std::mem::take(&mut self.ended));
        for promise in ended.into_iter().chain(open) {
            let is_open_where_left = left && promise.end.is_none();
            if !is_open_where_left && self.is_known(&promise) {
                self.known.push(promise);
            } else {
                self.unknown.push(promise.kind);
            }
        }
    }

    /// Returns true if sightings say what made a promise of the segment, and what ended it if it is over.
    fn is_known(&self, promise: &Promise) -> bool {
        let is_made = self.origin(promise.entry) == Some(Origin::Said);
        let is_ended = promise.end.is_none_or(|end| match self.origin(end.entry) {
            Some(Origin::Said | Origin::Shown) => true,
            Some(Origin::Implied) | None => false,
        });
        let is_dated = promise.kind != PromiseKind::Outcome || !counts_from_the_role(self.process());
        is_made && is_ended && is_dated && is_settled_by(promise.kind, self.rules.records)
    }
}
