//! What waits for an answer or for news.

use crate::model::Model;
use candidacy::law::Pending;
use candidacy::value::Name;
use candidacy::{Fact, Time};

/// Something that waits.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// The entry that opened it.
    pub(super) seq: usize,
    pub(super) what: Pending,
    /// The name of a condition.
    pub(super) name: Option<Name>,
    /// When the candidate was told of it by a later entry.
    pub(super) told: Option<Time>,
    /// The move that ended it, after which it can wait again.
    pub(super) ended: Option<usize>,
}

impl Model {
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.ended.is_none())
    }

    pub(super) fn waits(&self, what: Pending) -> bool {
        self.waiting().any(|item| item.what == what)
    }

    /// Opens an item. How it ended is told once, however often there was cause.
    pub(super) fn opens(&mut self, seq: usize, what: Pending) {
        if matches!(what, Pending::Outcome | Pending::Feedback) && self.waits(what) {
            return;
        }
        self.items.push(Item { seq, what, name: None, told: None, ended: None });
    }

    /// Ends everything of a kind: until the move is reversed, or for good.
    pub(super) fn closes(&mut self, what: Pending, by_move: Option<usize>) {
        for item in self.items.iter_mut().filter(|item| item.ended.is_none() && item.what == what) {
            item.ended = by_move;
        }
        if by_move.is_none() {
            self.items.retain(|item| item.ended.is_some() || item.what != what);
        }
    }

    /// The confirmation that waits for what an entry wrote down.
    pub(super) fn confirmation(&self, of: usize) -> Option<&Item> {
        self.waiting().find(|item| item.seq == of && item.what == Pending::Confirmation)
    }

    /// Whether the candidate has not been told yet of something that was written down for them.
    pub(super) fn has_untold_writing(&self) -> bool {
        self.waiting().any(|item| item.what == Pending::Confirmation && item.told.is_none())
    }

    /// What a message about an entry is about, of all that waits there: first what was written down, then what was asked, then how
    /// it ended.
    pub(super) fn informed_of(&self, to: usize) -> Option<&Item> {
        let untold = self.confirmation(to).filter(|item| item.told.is_none());
        let of = |kinds: &[Pending]| self.waiting().find(|item| item.seq == to && kinds.contains(&item.what));
        let asked = [
            Pending::Notice,
            Pending::Hold,
            Pending::Vacancy,
            Pending::FollowUp,
            Pending::Message,
            Pending::Help,
            Pending::MoreTime,
            Pending::OtherTime,
            Pending::Adjustment,
            Pending::Concern,
            Pending::DataRight,
        ];
        untold.or_else(|| of(&asked)).or_else(|| of(&[Pending::Feedback])).or_else(|| of(&[Pending::Outcome]))
    }

    /// Whether the entry asks a third party that has not answered yet, about which news is owed.
    pub(super) fn is_a_check_that_is_out(&self, to: usize) -> bool {
        let asked = matches!(self.entries.get(to).map(|entry| &entry.fact), Some(Fact::CheckRequested { .. }));
        asked
            && self.is_in_a_step()
            && (0..self.place.parts.len()).any(|index| self.is_set_up(index) && self.place.named[index] == to)
    }
}
