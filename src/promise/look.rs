//! A candidacy, as somebody looks at it who wants to know what is owed.

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
    /// The clock by which entries count whose moment was corrected.
    clock: Clock,
}

/// One of the two clocks of an entry whose moment was corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clock {
    /// The one that showed less.
    Earlier,
    /// The one that it was recorded by.
    Recorded,
}

impl<'a> Look<'a> {
    pub(crate) fn new(shelf: &'a [Terms], entries: &'a [Entry], state: &'a State) -> Self {
        Look { shelf, entries, state, clock: Clock::Earlier }
    }

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

    /// The moment from which what an entry made counts: when it happened, and by the earlier of two clocks.
    pub(super) fn made(self, seq: u32) -> Option<Time> {
        let happened = Seq(seq).entry(self.entries)?.happened();
        Some(match self.clock {
            Clock::Earlier => self.moment(seq).map_or(happened, |moment| happened.min(moment)),
            Clock::Recorded => happened,
        })
    }

    /// The same by the clocks of the entries as they were recorded, where one of them was corrected.
    ///
    /// A correction makes nothing due later than before. Due moments are ends of days, so that by the earlier clock alone the
    /// same day would be stopped for longer.
    pub(super) fn as_recorded(self) -> Option<Self> {
        self.state.has_corrected_moments().then_some(Look { clock: Clock::Recorded, ..self })
    }
}
