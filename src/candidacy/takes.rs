//! How an entry comes in: from both faces, from a journal that is read again, and from a journal of which this one is a part.

use super::recorded::Followed;
use super::{Candidacy, Recorded};
use crate::law::refusal::Refused;
use crate::law::{self, Entry, Now, Past, Refusal, State};
use crate::promise::Before;
use crate::terms::{Process, Terms};
use crate::value::id::Seq;
use std::marker::PhantomData;

impl Candidacy {
    /// Opens a part of a longer journal, which the law has accepted.
    pub(crate) fn open_part(shelf: Vec<Terms>, opening: Entry) -> Self {
        let mut state = State::blank();
        let then = law::follow(Past { shelf: &shelf, entries: &[], state: None }, &opening);
        state.follow(&shelf, &[], &opening, then);
        Candidacy { shelf, entries: vec![opening], state, typed: PhantomData }
    }

    pub(crate) fn open_with(shelf: Vec<Terms>, entry: Entry) -> Result<Self, Refused> {
        match law::next(Past { shelf: &shelf, entries: &[], state: None }, &entry) {
            Ok(then) => {
                let mut state = State::blank();
                state.follow(&shelf, &[], &entry, then);
                Ok(Candidacy { shelf, entries: vec![entry], state, typed: PhantomData })
            }
            Err(refusal) => Err(Refused { refusal, entry }),
        }
    }
}

impl<S> Candidacy<S> {
    /// The one way in for every entry, from both faces.
    pub(crate) fn push(&mut self, entry: Entry) -> Result<Recorded<'_>, Refused> {
        let followed = self.push_where(entry, |_, _| true)?;
        Ok(followed.of(self.id(), &self.entries))
    }

    /// Takes an entry that leads to a place that fits. It is asked before anything is recorded.
    pub(crate) fn push_where(
        &mut self,
        entry: Entry,
        fits: impl Fn(Now, &Process) -> bool,
    ) -> Result<Followed, Refused> {
        let (before, past) = (self.recorded_before(&entry), self.past());
        let then = match before {
            Some(seq) if fits(self.now(), self.terms().process()) => return Ok(Followed::again(seq)),
            Some(_) => Err(self.misfit(&entry, law::Why::RequestTaken)),
            None => law::next(past, &entry).and_then(|then| {
                let process = self.shelf.get(usize::from(then.terms)).map(Terms::process);
                let fits = process.is_some_and(|process| fits(then.now, process));
                if fits { Ok(then) } else { Err(self.misfit(&entry, law::Why::OtherSteps)) }
            }),
        };
        match then {
            Ok(then) => {
                let before = Before::new(self.look(), &entry);
                self.state.follow(&self.shelf, &self.entries, &entry, then);
                self.entries.push(entry);
                let change = before.change(self.look());
                Ok(Followed::new(&self.entries, &self.state, change))
            }
            Err(refusal) => Err(Refused { refusal, entry }),
        }
    }

    /// The law would take the entry, and the types would not.
    fn misfit(&self, entry: &Entry, why: law::Why) -> Refusal {
        let legal = law::legal_for(self.past(), entry.by);
        Refusal { phase: Some(self.phase()), fact: entry.fact.kind(), why, legal }
    }

    /// The entry by which the same request was recorded before.
    pub(super) fn recorded_before(&self, entry: &Entry) -> Option<Seq> {
        let same = self.past().same_request(entry);
        same.filter(|(_, earlier)| earlier.fact == entry.fact).map(|(seq, _)| seq)
    }

    /// Takes an entry without asking what follows from it.
    pub(crate) fn take(&mut self, entry: Entry) -> Result<(), Refused> {
        match law::next(self.past(), &entry) {
            Ok(then) => {
                self.state.follow(&self.shelf, &self.entries, &entry, then);
                self.entries.push(entry);
                Ok(())
            }
            Err(refusal) => Err(Refused { refusal, entry }),
        }
    }

    /// Takes an entry that the law has accepted in a longer journal, of which this is a part. Comes back with the index of the part of
    /// the step that it is about.
    pub(crate) fn follow(&mut self, entry: Entry) -> Option<u8> {
        let then = law::follow(self.past(), &entry);
        self.state.follow(&self.shelf, &self.entries, &entry, then);
        self.entries.push(entry);
        then.part
    }
}
