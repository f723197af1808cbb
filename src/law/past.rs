//! Everything that the law looks at beside the entry itself: the terms, the entries before it, and the state that they led to.

use crate::law::entry::Entry;
use crate::law::fact::FactKind;
use crate::law::lookup::{CHECKS, part_row};
use crate::law::now::Now;
use crate::law::parts::{PartState, PartStates};
use crate::law::pending::Pending;
use crate::law::rule::{By, PartRow};
use crate::law::state::State;
use crate::law::why::Why;
use crate::terms::{self, Part, PartKinds, Process, Terms};
use crate::value::actor::Staff;
use crate::value::id::Seq;
use crate::value::time::Time;

/// A candidacy is transferred to the terms that it knows first, up to this number.
const MOST_TERMS: usize = u16::MAX as usize;

/// Everything that the law looks at beside the entry itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past<'a> {
    /// The terms of the opening first, and those that it may be transferred to.
    pub(crate) shelf: &'a [Terms],
    pub(crate) entries: &'a [Entry],
    /// None before the opening.
    pub(crate) state: Option<&'a State>,
}

/// A part of the step, and what the tables say of a fact about it.
#[derive(Debug, Clone, Copy)]
pub(in crate::law) struct Led<'a> {
    pub(in crate::law) part: &'a Part,
    /// Its index, from 0.
    pub(in crate::law) index: usize,
    pub(in crate::law) was: PartState,
    pub(in crate::law) row: &'static PartRow,
}

impl<'a> Past<'a> {
    pub(crate) fn now(self) -> Now {
        self.state.map_or(Now::BLANK, |state| state.now)
    }

    /// The terms that rule.
    pub(crate) fn terms(self) -> Option<&'a Terms> {
        self.shelf.get(self.state.map_or(0, |state| usize::from(state.terms)))
    }

    pub(crate) fn process(self) -> Option<&'a Process> {
        self.terms().map(Terms::process)
    }

    pub(in crate::law) fn parts(self) -> &'a [Part] {
        self.process().map_or(&[], |process| process.parts(self.now().step))
    }

    /// The moment of the latest entry, in the order of the journal.
    #[inline]
    pub(in crate::law) fn last(self) -> Option<Time> {
        let last = self.entries.len().checked_sub(1)?;
        self.state?.moment(self.entries, Seq::from_index(last).0)
    }

    /// The parts of the step that take a fact.
    #[inline]
    pub(in crate::law) fn takers(self, kind: FactKind) -> impl Iterator<Item = Led<'a>> {
        let now = self.now();
        self.parts().iter().enumerate().filter_map(move |(index, part)| {
            let was = now.parts.get(index);
            part_row(kind, part.kind(), was).map(|row| Led { part, index, was, row })
        })
    }

    /// The reason for which the part with this number is none that is of one of these kinds and stands at one of these states.
    #[cold]
    pub(in crate::law) fn misfit(self, number: u8, kinds: PartKinds, states: PartStates) -> Why {
        let index = usize::from(number).wrapping_sub(1);
        match self.parts().get(index).map(Part::kind) {
            None => Why::NoSuchPart { number, parts: u8::try_from(self.parts().len()).unwrap_or(u8::MAX) },
            Some(found) if !kinds.contains(found) => Why::OtherKindOfPart { number, expected: kinds, found },
            Some(_) => Why::NotThisPart { number, expected: states, found: self.now().parts.get(index) },
        }
    }

    pub(in crate::law) fn waits(self, what: Pending) -> bool {
        self.state.is_some_and(|state| state.pending().contains(what))
    }

    /// The moment that an entry comes after.
    pub(in crate::law) fn last_before(self, entry: &Entry) -> Option<Time> {
        self.state?.last_before(self.entries, entry)
    }

    /// The entry with the same key by the same actor.
    #[inline]
    pub(crate) fn same_request(self, entry: &Entry) -> Option<(Seq, &'a Entry)> {
        self.state?.memory.keys.find(entry, self.entries)
    }

    /// The place of terms among those that the candidacy knows.
    pub(in crate::law) fn on_the_shelf(self, id: &terms::Id) -> Option<usize> {
        self.shelf.iter().take(MOST_TERMS).position(|terms| terms.id() == id)
    }

    /// Returns true if a check is out of which the company owes news.
    pub(in crate::law) fn is_checked(self) -> bool {
        let mut parts = self.parts().iter().enumerate();
        parts.any(|(index, part)| CHECKS.contains(part.kind()) && self.now().is_set_up(index))
    }

    /// Checks that the person has this power in the process.
    #[inline]
    pub(in crate::law) fn has_power(self, Staff { capacity, .. }: Staff, by: By) -> Result<bool, Why> {
        use crate::terms::Power::{Agrees, Hears, Selects};
        let Some(process) = self.process() else { return Ok(false) };
        let Some(powers) = process.powers(capacity) else { return Err(Why::NotInTheCast(capacity)) };
        Ok(match by {
            By::Candidate => false,
            By::Staff | By::Either => true,
            By::Selects => powers.contains(Selects),
            By::Agrees => powers.contains(Agrees),
            By::Hears => powers.contains(Hears),
            By::Decides => process.deciders(self.now().step).contains(capacity),
        })
    }
}
