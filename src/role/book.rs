//! The openings of a role as they stand, and what a fact changes about them.

use super::fact::Fact;
use super::openings::{Openings, Standing};
use super::refusal::Why;
use crate::value::id::{CandidacyId, RoleId};
use std::collections::BTreeMap;

/// The change that a fact makes to the openings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Nothing,
    Number(Openings),
    Holds(CandidacyId, Option<Standing>),
}

/// The openings of a role as they stand. It never holds more than there are.
#[derive(Debug, Clone)]
pub(super) struct Book {
    openings: Openings,
    held: BTreeMap<CandidacyId, Standing>,
    /// The number of those that are filled.
    filled: u32,
}

impl Book {
    pub(super) const fn new(openings: Openings) -> Self {
        Book { openings, held: BTreeMap::new(), filled: 0 }
    }

    pub(super) const fn openings(&self) -> Openings {
        self.openings
    }

    pub(super) fn standing(&self, candidacy: CandidacyId) -> Option<Standing> {
        self.held.get(&candidacy).copied()
    }

    /// The candidacies that are this to an opening, in the order of their ids.
    pub(super) fn of(&self, standing: Standing) -> impl Iterator<Item = CandidacyId> {
        self.held.iter().filter(move |(_, is)| **is == standing).map(|(candidacy, _)| *candidacy)
    }

    fn taken_or_filled(&self) -> u32 {
        u32::try_from(self.held.len()).unwrap_or(u32::MAX)
    }

    /// The openings that nobody takes or fills; none where they are not counted.
    pub(super) fn free(&self) -> Option<u32> {
        self.openings.number().map(|number| number.saturating_sub(self.taken_or_filled()))
    }

    pub(super) fn is_full(&self) -> bool {
        self.free() == Some(0)
    }

    /// Returns true if some candidacy could take an opening: a free one, or the one that it filled.
    pub(super) fn can_take(&self) -> bool {
        !self.is_full() || self.filled > 0
    }

    /// Returns true if some candidacy could fill an opening: a free one, or one that it takes already.
    pub(super) fn can_fill(&self) -> bool {
        !self.is_full() || self.filled < self.taken_or_filled()
    }

    pub(super) fn is_held(&self) -> bool {
        !self.held.is_empty()
    }

    /// The change that the fact makes, or why it cannot be.
    pub(super) fn judge(&self, role: RoleId, fact: &Fact) -> Result<Change, Why> {
        match fact {
            Fact::OpeningTaken(it) => self.holds(role == it.role(), it.candidacy(), Standing::Taken),
            Fact::Filled(it) => self.holds(role == it.role(), it.candidacy(), Standing::Filled),
            Fact::OpeningFreed(it) if it.role() != role => Err(Why::OtherRole),
            Fact::OpeningFreed(it) => match self.standing(it.candidacy()) {
                Some(Standing::Taken | Standing::Filled) => Ok(Change::Holds(it.candidacy(), None)),
                None => Err(Why::HoldsNone),
            },
            Fact::OpeningsSet { openings, .. } => {
                let held = self.taken_or_filled();
                match openings.number() {
                    _ if *openings == self.openings => Err(Why::SameNumber),
                    Some(number) if number < held => Err(Why::TooFew { held }),
                    Some(_) | None => Ok(Change::Number(*openings)),
                }
            }
            Fact::Defined(_)
            | Fact::Revised(_)
            | Fact::Advertised(_)
            | Fact::TakenDown { .. }
            | Fact::Closed { .. }
            | Fact::Reopened { .. }
            | Fact::AdvertCorrected(_)
            | Fact::DatesSet(_) => Ok(Change::Nothing),
        }
    }

    fn holds(&self, is_its: bool, candidacy: CandidacyId, standing: Standing) -> Result<Change, Why> {
        match self.standing(candidacy) {
            _ if !is_its => Err(Why::OtherRole),
            Some(is) if is == standing => Err(Why::HeldAlready),
            None if self.is_full() => Err(Why::NoOpening { held: self.taken_or_filled() }),
            Some(Standing::Taken | Standing::Filled) | None => Ok(Change::Holds(candidacy, Some(standing))),
        }
    }

    /// Returns true if all openings are filled once this is changed.
    pub(super) fn is_filled_after(&self, change: Change) -> bool {
        let is_filled = |standing: Option<Standing>| u32::from(standing == Some(Standing::Filled));
        let (openings, filled) = match change {
            Change::Nothing => (self.openings, self.filled),
            Change::Number(openings) => (openings, self.filled),
            Change::Holds(by, now) => (self.openings, self.filled - is_filled(self.standing(by)) + is_filled(now)),
        };
        openings.number() == Some(filled)
    }

    pub(super) fn apply(&mut self, change: Change) {
        match change {
            Change::Nothing => {}
            Change::Number(openings) => self.openings = openings,
            Change::Holds(by, now) => {
                let before = match now {
                    Some(standing) => self.held.insert(by, standing),
                    None => self.held.remove(&by),
                };
                self.filled -= u32::from(before == Some(Standing::Filled));
                self.filled += u32::from(now == Some(Standing::Filled));
            }
        }
    }
}
