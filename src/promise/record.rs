//! Every promise of a journal, those that are over too: the entries are followed once more, and what was open before each is
//! held against what is open after it.

use super::open::Look;
use super::{End, How, Promise, Standing};
use crate::actor::Actor;
use crate::fact::{Fact, FactKind};
use crate::journal::{Entry, number};
use crate::law::{self, Asked};
use crate::meeting::NoMeeting;
use crate::policy::PromiseKind;
use crate::terms::Terms;
use crate::{Phase, Seq};
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
        let (seq, entry) = (number(self.done), self.entries.get(self.done)?);
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
        let seq = way.step().map_or(Seq(0), |(seq, _)| seq);
        let after = way.look().map(|look| look.some(&touched)).unwrap_or_default();
        for over in before.iter().filter(|promise| !has(&after, promise)) {
            record.ends(over, End { how: how(over.kind, entry), at: entry.at, entry: seq });
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

/// How a fact ends a promise that it ends.
fn how(kind: PromiseKind, entry: &Entry) -> How {
    let no_show = matches!(entry.fact, Fact::NotHeld { why: NoMeeting::NoShow(_) });
    // A candidate who is content waits for nothing more.
    let content = matches!(entry.fact, Fact::ConcernSettled { .. }) && entry.by == Actor::Candidate;
    if no_show && kind == PromiseKind::Attendance {
        How::Broken
    } else if kind.kept_by().has(entry.fact.kind()) && !content {
        How::Kept
    } else {
        How::Released
    }
}

impl Retrace<'_> {
    /// What the next entry may settle, begin or go on with, of all that waits by its number: itself, what it answers, and
    /// every request for more time where it ends them.
    fn touched(&self, entry: &Entry) -> Vec<Seq> {
        let mut touched = vec![number(self.done)];
        touched.extend(entry.fact.answers());
        if let Some(standing) = &self.standing
            && standing.now.phase == Phase::Assigned
        {
            let now = law::follow(self.terms, Some(standing.now), number(self.done), entry);
            if entry.fact.kind() == FactKind::Extended || now.phase != Phase::Assigned {
                touched.extend(standing.waiting.all(FactKind::ExtensionAsked).map(Asked::seq));
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
