//! Every promise of a journal, those that are over too: the entries are followed once more, and what was open before each is
//! held against what is open after it.

use super::open::Look;
use super::{End, How, Promise, Standing};
use crate::law::fact::{Fact, FactKind};
use crate::law::journal::Entry;
use crate::law::phase::Phase;
use crate::law::{self, Asked, lasts};
use crate::terms::Terms;
use crate::terms::policy::PromiseKind;
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::meeting::NoMeeting;
use crate::value::time::Time;
use std::collections::HashMap;

/// A journal on its way: where it stands after each of its entries. They were accepted once, and no guard is asked again.
#[derive(Debug)]
pub(crate) struct Retrace<'a> {
    terms: &'a Terms,
    entries: &'a [Entry],
    done: usize,
    standing: Option<Standing>,
}

impl<'a> Retrace<'a> {
    pub(crate) fn new(terms: &'a Terms, entries: &'a [Entry]) -> Self {
        Retrace { terms, entries, done: 0, standing: None }
    }

    /// What there is to look at, after the entries so far.
    pub(super) fn look(&self) -> Option<Look<'_>> {
        let entries = self.entries.get(..self.done)?;
        Some(Look { terms: self.terms, entries, standing: self.standing.as_ref()? })
    }

    /// Where it stands, after the entries so far.
    pub(crate) fn standing(&self) -> Option<&Standing> {
        self.standing.as_ref()
    }

    /// Follows the next entry.
    pub(crate) fn step(&mut self) -> Option<(Seq, &'a Entry)> {
        let (seq, entry) = (Seq::from_index(self.done), self.entries.get(self.done)?);
        let now = law::follow(self.terms, self.standing.as_ref().map(|standing| standing.now), seq, entry);
        match &mut self.standing {
            Some(standing) => standing.follow(self.terms, self.entries.get(..self.done)?, entry, now),
            None => self.standing = Some(Standing::opened(now)),
        }
        self.done += 1;
        Some((seq, entry))
    }
}

/// Every promise of these entries, in the order in which they were made.
pub(crate) fn record(terms: &Terms, entries: &[Entry]) -> Vec<Promise> {
    let mut record = Record::default();
    let mut way = Retrace::new(terms, entries);
    while let Some(entry) = entries.get(way.done) {
        let touched = way.touched(entry);
        let before = way.look().map(|look| look.some(&touched)).unwrap_or_default();
        let how: Vec<How> = before.iter().map(|promise| way.how(promise, entry)).collect();
        let seq = way.step().map_or(Seq(0), |(seq, _)| seq);
        let after = way.look().map(|look| look.some(&touched)).unwrap_or_default();
        for (over, how) in before.iter().zip(how).filter(|(promise, _)| !has(&after, promise)) {
            record.ends(over, End { how, at: entry.at, entry: seq });
        }
        for promise in after {
            record.stands(promise);
        }
    }
    record.promises
}

#[derive(Default)]
struct Record {
    promises: Vec<Promise>,
    places: HashMap<(PromiseKind, Seq), usize>,
}

impl Record {
    /// It is made, or has another date.
    fn stands(&mut self, promise: Promise) {
        let place = *self.places.entry((promise.kind, promise.entry)).or_insert(self.promises.len());
        match self.promises.get_mut(place) {
            Some(made) => *made = promise,
            None => self.promises.push(promise),
        }
    }

    fn ends(&mut self, promise: &Promise, end: End) {
        let place = self.places.get(&(promise.kind, promise.entry));
        if let Some(promise) = place.and_then(|place| self.promises.get_mut(*place)) {
            promise.end = Some(end);
        }
    }
}

fn has(promises: &[Promise], one: &Promise) -> bool {
    promises.iter().any(|promise| (promise.kind, promise.entry) == (one.kind, one.entry))
}

impl Retrace<'_> {
    /// How the next entry ends a promise, if it ends it.
    fn how(&self, promise: &Promise, entry: &Entry) -> How {
        let fact = &entry.fact;
        let no_show = matches!(fact, Fact::NotHeld { why: NoMeeting::NoShow(_) });
        // Called off or put off after it was to start, it was missed.
        let put_off = matches!(fact, Fact::Cancelled { .. } | Fact::Rescheduled(_));
        let missed = put_off && self.starts().is_some_and(|starts| entry.at > starts);
        // A candidate who is content waits for nothing more.
        let content = matches!(fact, Fact::ConcernSettled { .. }) && entry.by == Actor::Candidate;
        // The end of a pause is no news to somebody who has not heard of it.
        let told = self.standing.as_ref().is_some_and(|standing| standing.waiting.told_of_the_pause());
        let silent = matches!(fact, Fact::Resumed) && !told;
        if promise.kind == PromiseKind::Attendance && (no_show || missed) {
            How::Broken
        } else if promise.kind.kept_by().contains(fact.kind()) && !content && !silent {
            How::Kept
        } else {
            How::Released
        }
    }

    /// When the meeting starts, if one is arranged.
    fn starts(&self) -> Option<Time> {
        let entries = self.entries.get(..self.done)?;
        self.standing.as_ref()?.now.due(entries, self.terms.process())
    }

    /// What the next entry may settle, begin or go on with, of all that waits by its number: itself, what it answers, every
    /// request for more time where it ends them, and for help where it arranges a meeting.
    fn touched(&self, entry: &Entry) -> Vec<Seq> {
        let mut touched = vec![Seq::from_index(self.done)];
        touched.extend(entry.fact.answers());
        let Some(standing) = &self.standing else { return touched };
        let all = |kind| standing.waiting.all(kind).map(Asked::seq);
        if entry.fact.meeting().is_some() {
            touched.extend(all(FactKind::HelpAsked));
        }
        if standing.waiting.waits(FactKind::ExtensionAsked) {
            let now = law::follow(self.terms, Some(standing.now), Seq::from_index(self.done), entry);
            if entry.fact.kind() == FactKind::Extended || !lasts(Phase::Assigned, now) {
                touched.extend(all(FactKind::ExtensionAsked));
            }
        }
        touched
    }
}

impl Look<'_> {
    /// The promises of which there is at most one of a kind, and those of the entries with these numbers.
    fn some(self, touched: &[Seq]) -> Vec<Promise> {
        let asked =
            touched.iter().filter_map(|seq| self.standing.waiting.at(*seq)).filter_map(|asked| self.asked(asked));
        self.standing().into_iter().flatten().chain(asked).collect()
    }
}
