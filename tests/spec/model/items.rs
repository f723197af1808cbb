//! What waits for an answer or for news.

use crate::model::Model;
use crate::model::clocks::{Reason, Trail};
use crate::model::requests;
use candidacy::Fact;
use candidacy::law::{PartState, Pending};
use candidacy::terms::PartKind;
use candidacy::value::{Condition, Name};

/// Something that waits.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// The entry that opened it.
    pub(super) seq: usize,
    pub(super) what: Pending,
    /// The terms under which it was opened.
    pub(super) terms: usize,
    /// The step that it is about, by its trail.
    pub(super) trail: usize,
    /// Of feedback, what was remembered of the step whose outcome it answers, when it came to be owed.
    pub(super) answers: Option<Trail>,
    /// The condition of the offer, and its number there.
    pub(super) condition: Option<(usize, Condition)>,
    /// The entry that first told the candidate of it; of a hold the latest.
    pub(super) told: Option<usize>,
    /// The move that ended it, after which it can wait again.
    pub(super) ended: Option<usize>,
}

impl Item {
    /// Whether it is this condition of the offer.
    pub(super) fn is_condition(&self, name: &Name) -> bool {
        self.condition.as_ref().is_some_and(|(_, condition)| condition.name == *name)
    }
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
        self.adds(seq, what);
    }

    /// Opens an item of its own.
    pub(super) fn adds(&mut self, seq: usize, what: Pending) {
        let (terms, trail) = (self.place.terms, self.trail(seq));
        let outcome = self.waiting().find(|item| item.what == Pending::Outcome).map(|item| self.trails[item.trail]);
        let answers = outcome.filter(|_| what == Pending::Feedback);
        self.items.push(Item { seq, what, terms, trail, answers, condition: None, told: None, ended: None });
    }

    /// Of several outcomes that wait, the first goes on.
    pub(super) fn keep_one_outcome(&mut self) {
        let first = self.waiting().filter(|item| item.what == Pending::Outcome).map(|item| item.seq).min();
        self.items.retain(|item| item.ended.is_some() || item.what != Pending::Outcome || Some(item.seq) == first);
    }

    /// Ends everything of a kind: until the move is reversed, or for good.
    pub(super) fn closes(&mut self, what: Pending, seq: usize, by_move: Option<usize>) {
        if what == Pending::Hold && self.waits(what) {
            self.goes_on(seq, |why| matches!(why, Reason::Hold { .. }));
        }
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
        let asked = || self.waiting().find(|item| item.seq == to && requests::asked(item.what).is_some());
        let said = [Pending::Notice, Pending::Hold, Pending::Vacancy, Pending::FollowUp];
        untold
            .or_else(|| of(&said))
            .or_else(asked)
            .or_else(|| of(&[Pending::Feedback]))
            .or_else(|| of(&[Pending::Outcome]))
    }

    /// Whether the entry asks a third party that has not answered yet, about which news is owed.
    pub(super) fn is_a_check_that_is_out(&self, to: usize) -> bool {
        self.check_requested_by(to).is_some()
    }

    /// The check that is out, of those that the entry requested. News about it date it anew.
    pub(super) fn check_requested_by(&self, to: usize) -> Option<usize> {
        let requested = |index: &usize| match self.entries[self.place.named[*index]].fact {
            Fact::CandidateInformed { to, .. } => to.0 as usize,
            _ => self.place.named[*index],
        };
        let mut out = self.parts_that_are(PartState::SetUp).into_iter();
        out.find(|index| self.kind(*index) == PartKind::Check && requested(index) == to)
    }
}
