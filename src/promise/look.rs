//! A candidacy, as somebody looks at it who wants to know what is owed.

use super::clock::Clocks;
use crate::law::memory::Trail;
use crate::law::{Entry, Past, State};
use crate::terms::policy::Policy;
use crate::terms::{Part, Terms};
use crate::value::id::Seq;
use crate::value::time::Time;

/// A candidacy, as somebody looks at it who wants to know what is owed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) shelf: &'a [Terms],
    pub(crate) entries: &'a [Entry],
    pub(crate) state: &'a State,
}

impl<'a> Look<'a> {
    pub(super) fn past(self) -> Past<'a> {
        Past { shelf: self.shelf, entries: self.entries, state: Some(self.state) }
    }

    pub(super) fn parts(self) -> &'a [Part] {
        self.past().terms().map_or(&[], |terms| terms.process().parts(self.state.now.step))
    }

    pub(super) fn trail(self, place: u16) -> Option<&'a Trail> {
        self.state.memory.trail(place)
    }

    /// The policy of some terms.
    pub(super) fn policy(self, terms: u16) -> Option<&'a Policy> {
        self.shelf.get(usize::from(terms)).map(Terms::policy)
    }

    /// The moment of an entry in the order of the journal.
    pub(super) fn moment(self, seq: u32) -> Option<Time> {
        self.state.moment(self.entries, seq)
    }

    /// The moment from which what an entry made counts: when it happened, by each of two clocks.
    pub(super) fn made(self, seq: u32) -> Option<Clocks> {
        let happened = Seq(seq).entry(self.entries)?.happened();
        Some(self.clocks(seq)?.no_later_than(happened))
    }
}
