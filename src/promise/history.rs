//! Every promise that was ever made: the journal once more, and after each entry the items that it touched. The work grows with what
//! was touched, and not with what waits.

use super::look::Look;
use super::{End, How, Promise};
use crate::law::items::Item;
use crate::law::{Entry, Fact, FactKind, Facts, Past, Pending, State, follow};
use crate::terms::Terms;
use crate::terms::calendar::Span;
use crate::terms::policy::PromiseKind;
use crate::value::id::Seq;
use crate::value::meeting::NoMeeting;
use crate::value::time::Time;
use std::collections::HashMap;

/// A journal on its way: where it stands after each of its entries, and what became of promises by the latest.
#[derive(Debug)]
pub(crate) struct Trace<'a> {
    shelf: &'a [Terms],
    entries: &'a [Entry],
    done: usize,
    pub(crate) state: State,
    /// The index of the part of the step that the latest entry is about, from 0.
    pub(crate) part: Option<u8>,
}

/// The promises that an entry changed.
#[derive(Debug, Default)]
pub(crate) struct Change {
    pub(crate) ended: Vec<Promise>,
    pub(crate) opened: Vec<Promise>,
    /// The promises that stay open, with other dates.
    pub(crate) redated: Vec<Promise>,
}

impl<'a> Trace<'a> {
    pub(crate) fn new(shelf: &'a [Terms], entries: &'a [Entry]) -> Self {
        Trace { shelf, entries, done: 0, state: State::blank(), part: None }
    }

    /// Follows the next entry, which the law has accepted before, here or in a longer journal.
    pub(crate) fn step(&mut self) -> Option<(Seq, &'a Entry, Change)> {
        let (entry, before) = (self.entries.get(self.done)?, self.entries.get(..self.done)?);
        let opened = self.done > 0;
        let past = Past { shelf: self.shelf, entries: before, state: opened.then_some(&self.state) };
        let then = follow(past, entry);
        let look = Look::new(self.shelf, before, &self.state);
        let was = if opened { Before::new(look, entry) } else { Before::default() };
        self.state.follow(self.shelf, before, entry, then);
        (self.done, self.part) = (self.done + 1, then.part);
        let change = was.change(Look::new(self.shelf, self.entries.get(..self.done)?, &self.state));
        Some((Seq::from_index(self.done - 1), entry, change))
    }
}

/// The promises before an entry that it may give another date without a word about them. They are those of the phase, of the parts, of the
/// outcome and of feedback, and those of the items that it dates.
#[derive(Default)]
pub(crate) struct Before {
    moving: Vec<Promise>,
    dated: Vec<(Item, Vec<Promise>)>,
}

impl Before {
    pub(crate) fn new(look: Look<'_>, entry: &Entry) -> Self {
        let dated = look.dated_by(entry).into_iter().map(|item| (item, look.of_item(&item).collect()));
        Before { moving: look.moving(), dated: dated.collect() }
    }

    /// The promises that the latest entry changed.
    pub(crate) fn change(self, look: Look<'_>) -> Change {
        let Some((entry, _)) = look.entries.split_last() else { return Change::default() };
        let seq = Seq::from_index(look.entries.len() - 1);
        let (mut old, mut new) = (self.moving, look.moving());
        let items = &look.state.memory.items;
        let touched = items.touched.iter().filter(|(_, _, what, _)| !MOVING.contains(what));
        for (was, of, what, nth) in touched {
            // What the entry itself opened was not there before.
            old.extend(was.iter().filter(|item| item.seq != seq.0).flat_map(|item| look.of_item(item)));
            let waiting = items.waiting_at(*of).filter(|item| (item.what, item.nth) == (*what, *nth));
            new.extend(waiting.flat_map(|item| look.of_item(item)));
        }
        // An item that the entry dates and ends is among those that it touches.
        for (item, promises) in self.dated {
            if let Some(item) = items.still(&item) {
                old.extend(promises);
                new.extend(look.of_item(item));
            }
        }
        let (was, is) = (Known::of(&old), Known::of(&new));
        let ended = old.iter().filter(|promise| is.find(promise).is_none()).map(|promise| {
            let goes_on = new
                .iter()
                .any(|other| (other.kind, other.number) == (promise.kind, promise.number) && promise.number > 0);
            let how = how(promise, entry, goes_on);
            let at = if how == How::Kept { look.kept_at(entry) } else { entry.at };
            Promise { end: Some(End { how, at, entry: seq }), ..*promise }
        });
        let ended = ended.collect();
        let opened = new.iter().filter(|promise| was.find(promise).is_none()).copied().collect();
        let stays = |promise: &&Promise| was.find(promise).is_some_and(|before| before != *promise);
        let redated = new.iter().filter(stays).copied().collect();
        Change { ended, opened, redated }
    }
}

/// Promises by what tells each from any other: an entry may end thousands.
struct Known<'a>(Vec<&'a Promise>);

impl<'a> Known<'a> {
    fn of(promises: &'a [Promise]) -> Self {
        let mut known: Vec<&Promise> = promises.iter().collect();
        known.sort_unstable_by_key(|promise| promise.identity());
        Known(known)
    }

    fn find(&self, one: &Promise) -> Option<&'a Promise> {
        let place = self.0.binary_search_by_key(&one.identity(), |promise| promise.identity()).ok()?;
        self.0.get(place).copied()
    }
}

/// How an entry ends a promise. `goes_on`: the same is owed further, from another entry on.
fn how(promise: &Promise, entry: &Entry, goes_on: bool) -> How {
    let (kind, own) = (entry.fact.kind(), entry.is_own());
    let kept = promise.kind.kept_by().contains(kind) && !(promise.by.is_company() && entry.writer().is_some());
    let absent = matches!(&entry.fact, Fact::InterviewMissed { why: NoMeeting::NoShow(_), .. });
    if promise.kind == PromiseKind::Attendance && absent {
        How::Broken
    } else if goes_on && !own && (promise.kind == PromiseKind::SetUp || !kept) {
        How::PutOff
    } else if kept {
        How::Kept
    } else if !own && promise.by.is_company() && TAKES_BACK.contains(kind) {
        How::PutOff
    } else {
        How::Released
    }
}

/// By these the company puts off what it promised, or takes it back.
const TAKES_BACK: Facts = Facts::from_slice(&[
    FactKind::Reversed,
    FactKind::InterviewCancelled,
    FactKind::InterviewRescheduled,
    FactKind::InterviewMissed,
    FactKind::StepRepeated,
    FactKind::PartRepeated,
    FactKind::Transferred,
    FactKind::StartAgreed,
]);

/// The items that may get another date by entries that say nothing of them.
const MOVING: [Pending; 2] = [Pending::Outcome, Pending::Feedback];

/// The requests that are answered before the moment that a part is about.
const BEFORE_A_MOMENT: [Pending; 4] = [Pending::Help, Pending::MoreTime, Pending::OtherTime, Pending::Adjustment];

impl Look<'_> {
    /// The promises of the phase, of the parts, of the outcome, and of feedback, whose ceiling is that of the outcome that it answers.
    fn moving(self) -> Vec<Promise> {
        let mut open = self.positions();
        let items = &self.state.memory.items;
        open.extend(MOVING.iter().flat_map(|what| items.of(*what)).flat_map(|item| self.of_item(item)));
        open
    }

    /// The items that an entry may give another date without a word about them: requests that wait, where it brings a sooner moment
    /// ahead, and where it corrects a clock everything that counts from there. The outcome and feedback are among what moves.
    fn dated_by(self, entry: &Entry) -> Vec<Item> {
        let memory = &self.state.memory;
        if let Fact::MomentCorrected(correction) = &entry.fact {
            return self.counts_from(correction.entry);
        }
        let Some(moment) = self.state.moment_ahead(self.shelf, self.entries, entry) else { return Vec::new() };
        let from = memory.starts.without_until(moment);
        let is_later = |item: &&Item| self.of_item(item).any(|promise| promise.due > moment);
        let waiting = BEFORE_A_MOMENT.into_iter().flat_map(|what| {
            let items = memory.items.of(what);
            items.get(items.partition_point(|item| item.seq < from)..).unwrap_or_default()
        });
        waiting.filter(is_later).copied().collect()
    }

    /// The items that count from an entry, or from one after it that only has its moment.
    fn counts_from(self, entry: Seq) -> Vec<Item> {
        let items = &self.state.memory.items;
        let follows = |seq: &u32| self.moment(*seq) != self.state.own_moment(self.entries, *seq);
        let following = (entry.0.saturating_add(1)..).map_while(|seq| Some(seq).filter(follows));
        let mut dated: Vec<Item> = Vec::new();
        for seq in [entry.0].into_iter().chain(following) {
            dated.extend(items.waiting_at(seq));
            let told = Seq(seq).entry(self.entries).and_then(|entry| entry.fact.about());
            let told = told.into_iter().flat_map(|of| items.waiting_at(of.0));
            dated.extend(told.filter(|item| item.word.is_some_and(|word| word.get() == seq)));
        }
        dated.retain(|item| !MOVING.contains(&item.what));
        dated.sort_unstable_by_key(|item| (item.seq, item.what as u8, item.nth));
        dated.dedup();
        dated
    }

    /// When an entry keeps what it keeps: when it happened, if it was recorded within a working day; what is told, when it is told.
    fn kept_at(self, entry: &Entry) -> Time {
        let happened = entry.happened();
        let policy = self.shelf.get(usize::from(self.state.terms)).map(Terms::policy);
        let soon = policy.is_some_and(|policy| entry.at <= policy.calendar().after(happened, Span::WorkingDays(1)));
        if soon { happened } else { entry.at }
    }
}

/// Every promise that was ever made, in the order in which they were, with its end where it is over.
pub(crate) fn history(shelf: &[Terms], entries: &[Entry]) -> Vec<Promise> {
    lives(shelf, entries).into_iter().map(|life| life.promise).collect()
}

/// A promise, and the entry since which it is as it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Life {
    pub(crate) promise: Promise,
    /// The entry that made it, gave it another date, or ended it.
    #[cfg_attr(not(feature = "icalendar"), expect(dead_code, reason = "calendars show it"))]
    pub(crate) changed: Seq,
}

/// The same, each with the entry since which it is as it is.
pub(crate) fn lives(shelf: &[Terms], entries: &[Entry]) -> Vec<Life> {
    let mut lives: Vec<Life> = Vec::new();
    let mut places: HashMap<(PromiseKind, Seq, u8), usize> = HashMap::new();
    let mut trace = Trace::new(shelf, entries);
    while let Some((seq, _, Change { opened, ended, redated })) = trace.step() {
        for promise in opened {
            let life = Life { promise, changed: seq };
            // What a reversal brings back is the promise that it was.
            if let Some(made) = places.get(&promise.identity()).and_then(|place| lives.get_mut(*place)) {
                *made = life;
            } else {
                places.insert(promise.identity(), lives.len());
                lives.push(life);
            }
        }
        for promise in ended.into_iter().chain(redated) {
            let next = entries.get(seq.index() + 1).map(|next| next.at);
            let end = promise.end.map(|end| End { at: next.map_or(end.at, |next| end.at.min(next)), ..end });
            if let Some(made) = places.get(&promise.identity()).and_then(|place| lives.get_mut(*place)) {
                *made = Life { promise: Promise { end, ..promise }, changed: seq };
            }
        }
    }
    lives
}
