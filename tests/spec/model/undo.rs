//! How a move is taken back: by a reversal, by a contest, or by an assent that is refused.

use crate::model::Model;
use crate::model::does::closed_by;
use crate::model::items::Item;
use candidacy::law::Pending;
use candidacy::value::Assent;
use candidacy::{Actor, Entry, Fact, Phase};

impl Model {
    /// The latest move that stands is taken back.
    pub(super) fn go_back(&mut self, seq: usize) {
        let outcome = self.moves.last().is_some_and(|latest| latest.outcome);
        self.pop();
        if outcome && self.place.phase != Phase::FeedbackDue {
            self.opens(seq, Pending::Outcome);
        }
        self.owe(seq);
    }

    /// The candidate objects. An act that was written down goes with every move made on it; a miss is owed its outcome.
    pub(super) fn contest(&mut self, to: usize, seq: usize) {
        let written = self.entries[to].writer().is_some();
        if matches!(self.entries[to].fact, Fact::ConsentGiven(_)) {
            self.leave_the_pool(to);
        }
        if written && self.moves.iter().any(|it| it.seq == to) {
            while self.moves.last().is_some_and(|it| it.seq >= to) {
                self.pop();
            }
            self.owe(seq);
        }
        // What was asked stays to be answered.
        self.items.retain(|item| item.seq != to || item.what != Pending::Confirmation);
        if matches!(self.entries[to].fact, Fact::InterviewMissed { .. }) && !written {
            self.met.push((seq, self.place.terms, self.place.step));
            self.opens(seq, Pending::Outcome);
        }
    }

    /// Whoever never agreed to be kept was never kept.
    fn leave_the_pool(&mut self, consent: usize) {
        let pooled = |seq: usize| seq > consent && matches!(self.entries[seq].fact, Fact::Pooled);
        let first = self.moves.iter().map(|it| it.seq).find(|seq| pooled(*seq));
        while self.moves.last().is_some_and(|it| first.is_some_and(|first| it.seq >= first)) {
            self.pop();
        }
    }

    /// Somebody agrees to a decision, or does not: then it is taken back.
    pub(super) fn assent(&mut self, assent: &Assent, seq: usize) {
        let decided = self.waiting().find(|item| item.what == Pending::Assent).map(|item| item.seq);
        self.items.retain(|item| item.what != Pending::Assent);
        let refused = *assent != Assent::Given;
        if let Some(decided) = decided.filter(|_| !refused) {
            for what in closed_by(&self.entries[decided].fact) {
                self.closes(*what, Some(decided));
            }
        }
        if refused && self.moves.last().map(|it| it.seq) == decided {
            self.pop();
            self.owe(seq);
        }
    }

    /// Takes the latest move back: the place before it, with the dates that other parts were given since; what it had ended waits
    /// again, and what it had opened goes, unless the candidate was told of it or was met by it.
    fn pop(&mut self) {
        let Some(undone) = self.moves.pop() else { return };
        let now = std::mem::replace(&mut self.place, undone.before);
        if let Some(own) = undone.part {
            let others = |(index, _): &(usize, &mut usize)| *index != own;
            for (index, named) in self.place.named.iter_mut().enumerate().filter(others) {
                *named = now.named[index];
            }
        }
        let met = self.met.iter().any(|(met, ..)| *met == undone.seq);
        let of_it = |item: &Item| {
            item.told.is_some() && item.what != Pending::Confirmation || met && item.what == Pending::Outcome
        };
        let stays = |item: &Item| item.seq != undone.seq || of_it(item);
        self.items.retain(stays);
        // What the candidate was told of kept what it kept.
        let told = is_told_at_once(&self.entries[undone.seq]);
        self.items.retain(|item| {
            !told
                || item.ended != Some(undone.seq)
                || !matches!(item.what, Pending::Outcome | Pending::Feedback | Pending::Hold)
        });
        for item in self.items.iter_mut().filter(|item| item.ended == Some(undone.seq)) {
            item.ended = None;
        }
    }

    /// A candidacy that comes back to where feedback is due owes it, and the next decision where one is due.
    fn owe(&mut self, seq: usize) {
        let owed = match self.place.phase {
            Phase::FeedbackDue => Pending::Feedback,
            Phase::Screening | Phase::Deciding => Pending::Outcome,
            _ => return,
        };
        if !self.waits(owed) {
            self.opens(seq, owed);
        }
    }
}

/// A decision that the candidate is told of with the fact itself.
fn is_told_at_once(entry: &Entry) -> bool {
    !matches!(entry.fact, Fact::RejectionDecided(_) | Fact::OfferWithdrawn { .. }) && entry.by != Actor::Candidate
}
