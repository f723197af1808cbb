//! The items that an entry opens and closes.

use super::{Accepted, State};
use crate::journal::Later;
use crate::law::fact::{Fact, FactKind};
use crate::law::items::Item;
use crate::law::memory::StopReason;
use crate::law::now::Now;
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::Phase;
use crate::terms::Step;
use crate::value::id::Seq;
use crate::value::meeting::{NoMeeting, Party};

#[expect(clippy::wildcard_enum_match_arm, reason = "few facts do more than their row says")]
impl State {
    /// Returns true if a body has to agree before the candidate is told of this decision.
    pub(super) fn needs_assent(it: Accepted<'_>, was: Now, terms: u16) -> bool {
        let decision = matches!(it.entry.fact.kind(), FactKind::CandidateAdvanced | FactKind::RejectionDecided);
        let step = || it.shelf.get(usize::from(terms))?.process().step(was.step);
        decision && step().is_some_and(Step::needs_assent)
    }

    /// The kinds that the fact closes. An act that the candidate has not said, or has not been told of, ends nothing that the
    /// company owes. If it ends the candidacy, it releases what was still to be arranged.
    pub(super) fn closing(&self, it: Accepted<'_>, closes: Pendings, assent: bool) -> Pendings {
        if assent {
            return Pendings::EMPTY;
        }
        if it.entry.writer().is_some() {
            return closes.difference(Pendings::OWED);
        }
        let outcome = match it.entry.fact.kind() {
            FactKind::FeedbackDelivered | FactKind::FeedbackUnwanted => self.has_ended(),
            FactKind::Pooled => !self.is_owed_feedback(),
            _ => true,
        };
        if outcome { closes } else { closes.difference(Pending::Outcome.into()) }
    }

    /// Returns true if it is closed, or in the pool.
    pub(super) fn is_over(&self) -> bool {
        self.now.phase.is_closed() || self.now.phase == Phase::Pooled
    }

    /// Returns true if the company has ended it, or the candidate. Feedback then says how.
    pub(super) fn has_ended(&self) -> bool {
        self.is_over() || self.now.phase == Phase::FeedbackDue
    }

    /// Returns true if the candidate was interviewed, or worked, since they last had feedback.
    pub(super) fn is_owed_feedback(&self) -> bool {
        self.memory.met.is_some_and(|met| self.memory.covered.is_none_or(|covered| met > covered))
    }

    /// Ends what waits of these kinds, if it was opened before this entry.
    pub(super) fn end(&mut self, it: Accepted<'_>, closes: Pendings, before: u32, by: Later) {
        let holds = self.memory.items.of(Pending::Hold);
        if closes.contains(Pending::Hold) && holds.iter().any(|hold| hold.seq < before) {
            self.stop_ends(it.seq, |why| matches!(why, StopReason::Hold { .. }));
        }
        self.memory.items.end(closes, before, by);
    }

    pub(super) fn open_all(&mut self, it: Accepted<'_>, opens: Pendings, assent: bool) {
        let mut opens = opens;
        let kind = it.entry.fact.kind();
        if kind == FactKind::Approached && it.seq > 0 {
            opens = opens.difference(Pending::Notice.into()); // out of the pool: they know
        }
        // Where it waits already it is owed since earlier; a decision opens its own, by which it is told.
        let owed = self.is_owed_feedback() && !self.memory.waits(Pending::Feedback);
        if matches!(kind, FactKind::Pooled | FactKind::VacancyClosed) && owed {
            opens = opens.union(Pending::Feedback.into());
        }
        if assent {
            opens = opens.union(Pending::Assent.into());
        }
        for what in opens.iter() {
            self.open(it.seq, what, 0);
        }
        if kind == FactKind::OfferWithdrawn {
            self.memory.items.hear(it.seq, Pending::Feedback, Seq(it.seq).later()); // to withdraw is to tell
        }
        let not_there = match &it.entry.fact {
            Fact::InterviewMissed { why, .. } => *why == NoMeeting::NoShow(Party::Candidate),
            Fact::InterviewHeld(held) => held.attendance.lateness().is_some_and(|late| late.who == Party::Candidate),
            _ => false,
        };
        if it.entry.writer().is_some() || not_there {
            self.open(it.seq, Pending::Confirmation, 0);
            if it.entry.writer().is_none() {
                self.memory.items.hear(it.seq, Pending::Confirmation, Seq(it.seq).later()); // it shows at once
            }
        }
        match &it.entry.fact {
            Fact::RequestMade(request) => self.open(it.seq, Pending::of_request(request.ask.kind()), 0),
            Fact::OfferAccepted => {
                self.memory.items.end(Pending::Condition.into(), it.seq, Seq(it.seq).later());
                let accepted = self.memory.since.accepted.and_then(|offer| Seq(offer.get()).entry(it.before));
                self.memory.accepts(it.seq);
                if let Some(offer) = accepted.and_then(|entry| entry.fact.offer()) {
                    (0..).zip(offer.conditions()).for_each(|(nth, _)| self.open(it.seq, Pending::Condition, nth));
                }
            }
            _ => {}
        }
    }

    pub(super) fn open(&mut self, seq: u32, what: Pending, nth: u8) {
        let trail = self.trail(seq);
        if what == Pending::Feedback {
            self.memory.answers(seq);
        }
        self.memory.items.open(Item { seq, what, nth, terms: self.terms, trail, word: None });
    }
}
