//! How a move is taken back: by a reversal, by a contest, or by an assent that is refused.

use crate::model::clocks::Met;
use crate::model::does::closed_by;
use crate::model::items::Item;
use crate::model::{Model, is_own};
use candidacy::law::Pending;
use candidacy::value::{Assent, Reversal};
use candidacy::{Actor, Entry, Fact, FactKind, Phase};

impl Model {
    /// The latest move that stands is taken back.
    pub(super) fn go_back(&mut self, reversal: &Reversal, seq: usize) {
        self.pop(seq, false);
        if reversal.review.is_some() {
            self.restart(seq);
        }
    }

    /// The candidate objects. An act that was written down goes with every move made on it; a miss is owed its outcome.
    pub(super) fn contest(&mut self, to: usize, seq: usize) {
        let written = self.entries[to].writer().is_some();
        if written && self.moves.iter().any(|it| it.seq == to) {
            while self.moves.last().is_some_and(|it| it.seq >= to) {
                self.pop(seq, true);
            }
        }
        // Who never agreed to be kept is not kept.
        if self.place.phase == Phase::Pooled && self.consent().is_none() {
            self.pop(seq, true);
        }
        // What was asked stays to be answered.
        self.items.retain(|item| item.seq != to || item.what != Pending::Confirmation);
        if matches!(self.entries[to].fact, Fact::InterviewMissed { .. }) && !written {
            self.meet(seq, Met::Lost);
        }
    }

    /// Somebody agrees to a decision, or does not: then it is taken back.
    pub(super) fn assent(&mut self, assent: &Assent, seq: usize) {
        let decided = self.waiting().find(|item| item.what == Pending::Assent).map(|item| item.seq);
        self.items.retain(|item| item.what != Pending::Assent);
        let refused = *assent != Assent::Given;
        if let Some(decided) = decided.filter(|_| !refused) {
            for what in closed_by(&self.entries[decided].fact) {
                self.closes(*what, seq, None);
            }
        }
        if refused && self.moves.last().map(|it| it.seq) == decided {
            self.pop(seq, true);
        }
    }

    /// Takes the latest move back: the place before it, with the dates that other parts were given since; what it had ended waits
    /// again, and what it had opened goes, unless the candidate was told of it or was met by it. An act that is `unmade` was never
    /// what it seemed, and kept nothing.
    fn pop(&mut self, seq: usize, unmade: bool) {
        let Some(undone) = self.moves.pop() else { return };
        let entry = self.entries[undone.seq].clone();
        let role = entry.fact.kind() == FactKind::Approached
            || matches!(&entry.fact, Fact::Transferred(transfer) if transfer.role.is_some());
        self.of_another_role.extend(role.then_some((undone.seq, seq)));
        let begun = self.starts(undone.part).is_some_and(|starts| starts <= self.moment(seq));
        let now = std::mem::replace(&mut self.place, undone.before);
        if let Some(own) = undone.part {
            for index in (0..now.named.len()).filter(|index| *index != own) {
                (self.place.named[index], self.place.confirmed[index]) = (now.named[index], now.confirmed[index]);
            }
        }
        // The offer that was accepted stands, and the day that was agreed with it.
        let agreed = matches!(self.entries[now.since].fact, Fact::StartAgreed { .. });
        if agreed && [now.phase, self.place.phase] == [Phase::Accepted; 2] {
            self.place.since = now.since;
        }
        if self.place.terms != now.terms {
            self.carry_over();
        }
        let told = self.is_told(&entry, undone.seq) && !unmade;
        let met = matches!(entry.fact, Fact::InterviewHeld(_) | Fact::AssignmentSubmitted { .. });
        let of_it = |item: &Item| {
            item.told.is_some() && item.what != Pending::Confirmation || met && item.what == Pending::Outcome
        };
        self.items.retain(|item| item.seq != undone.seq || of_it(item));
        // What the candidate was told of kept what it kept; of a closed vacancy only feedback says something.
        let says_nothing = |item: &Item| match item.what {
            Pending::Vacancy => !matches!(entry.fact, Fact::FeedbackDelivered(_)),
            // That an offer is withdrawn settles none of its conditions.
            what => what == Pending::Condition,
        };
        self.items.retain(|item| !told || item.ended != Some(undone.seq) || says_nothing(item));
        // Nobody is asked any more about a no that the candidate has read.
        let read = |decided: usize| {
            let fed = self.entries[decided..].iter().any(|entry| matches!(entry.fact, Fact::FeedbackDelivered(_)));
            fed && matches!(self.entries[decided].fact, Fact::RejectionDecided(_))
        };
        let asked = |item: &Item| item.what == Pending::Assent && item.ended == Some(undone.seq);
        let moot: Vec<usize> =
            self.items.iter().filter(|item| asked(item) && read(item.seq)).map(|item| item.seq).collect();
        self.items.retain(|item| !asked(item) || !moot.contains(&item.seq));
        for item in self.items.iter_mut().filter(|item| item.ended == Some(undone.seq)) {
            item.ended = None;
        }
        if is_own(&entry) {
            self.was_away(undone.seq, seq);
        }
        let sent = matches!(entry.fact, Fact::AssignmentSent { .. });
        if sent || begun && matches!(entry.fact, Fact::InterviewScheduled { .. }) {
            self.meet(seq, Met::Lost);
        }
    }

    /// Whether the candidate was told of an act of the company: at once, or by feedback or a message where it is a no, and not while it
    /// waits for assent.
    fn is_told(&self, entry: &Entry, seq: usize) -> bool {
        let awaited = self.waiting().any(|item| item.seq == seq && item.what == Pending::Assent);
        let is_a_no = matches!(entry.fact, Fact::RejectionDecided(_));
        entry.by != Actor::Candidate && !awaited && (!is_a_no || self.is_told_of_a_no(seq))
    }
}
