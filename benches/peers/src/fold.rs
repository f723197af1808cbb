//! A fold that believes every entry: what a replay costs when nothing is asked and nothing is kept for later.

use candidacy::law::{PartState, Parts};
use candidacy::{Entry, Fact, Phase, Terms, Time};

/// What it knows in the end, and the journal.
#[derive(Debug)]
pub struct Folded {
    pub terms: Terms,
    pub phase: Phase,
    pub step: u8,
    pub parts: Parts,
    pub last: Time,
    pub since_phase: u32,
    pub since_parts: [u32; Parts::MAX],
    pub offer: u32,
    pub hold: bool,
    pub vacancy: bool,
    pub notice: bool,
    pub feedback: bool,
    pub outcome: bool,
    pub journal: Vec<Entry>,
}

pub fn fold(terms: &Terms, entries: Vec<Entry>) -> Folded {
    let mut folded = Folded {
        terms: terms.clone(),
        phase: Phase::Screening,
        step: 0,
        parts: Parts::NONE,
        last: Time::UNIX_EPOCH,
        since_phase: 0,
        since_parts: [0; Parts::MAX],
        offer: 0,
        hold: false,
        vacancy: false,
        notice: true,
        feedback: false,
        outcome: true,
        journal: Vec::with_capacity(entries.len()),
    };
    for (seq, entry) in (0..).zip(entries) {
        folded.take(&entry, seq);
        folded.journal.push(entry);
    }
    folded
}

impl Folded {
    fn take(&mut self, entry: &Entry, seq: u32) {
        let was = self.phase;
        self.last = entry.at;
        match &entry.fact {
            Fact::CandidateAdvanced(_) => {
                (self.hold, self.outcome) = (false, false);
                self.enter(self.step + 1, true, seq);
            }
            Fact::StepAgreed => self.enter(self.step, false, seq),
            Fact::StepRepeated { step, .. } => self.enter(*step, false, seq),
            Fact::InterviewScheduled { part, .. } => self.part(*part, PartState::ToSetUp, PartState::SetUp, seq),
            Fact::InterviewRescheduled { part, .. } => self.part(*part, PartState::SetUp, PartState::SetUp, seq),
            Fact::InterviewCancelled { part, .. } | Fact::InterviewMissed { part, .. } => {
                self.part(*part, PartState::SetUp, PartState::ToSetUp, seq);
            }
            Fact::InterviewHeld(held) if held.extra.is_none() => {
                self.part(held.part, PartState::SetUp, PartState::Done, seq);
                self.outcome = true;
            }
            Fact::AssignmentSent { part, .. } | Fact::CheckRequested { part, .. } => {
                self.part(*part, PartState::ToSetUp, PartState::SetUp, seq);
            }
            Fact::AssignmentSubmitted { part, .. } => {
                self.part(*part, PartState::SetUp, PartState::Done, seq);
                self.outcome = true;
            }
            Fact::CheckAnswered { part, .. } => self.part(*part, PartState::SetUp, PartState::Done, seq),
            Fact::PartWaived { part, .. } => self.part(*part, PartState::ToSetUp, PartState::Waived, seq),
            Fact::PartRepeated { part, .. } => self.part(*part, PartState::Done, PartState::ToSetUp, seq),
            Fact::RejectionDecided(_) | Fact::OfferWithdrawn { .. } => {
                (self.phase, self.feedback) = (Phase::FeedbackDue, true);
            }
            Fact::FeedbackDelivered(_) => {
                self.feedback = false;
                if was == Phase::FeedbackDue {
                    self.phase = Phase::Rejected;
                }
            }
            Fact::OfferMade(_) => (self.phase, self.offer, self.outcome) = (Phase::Offered, seq, false),
            Fact::OfferAccepted => self.phase = Phase::Accepted,
            Fact::OfferDeclined | Fact::Withdrew => self.phase = Phase::Withdrawn,
            Fact::Hired => self.phase = Phase::Hired,
            Fact::PutOnHold(_) => self.hold = true,
            Fact::HoldEnded => self.hold = false,
            Fact::VacancyClosed => self.vacancy = true,
            Fact::CandidateInformed { .. } => self.notice = false,
            _ => {}
        }
        if self.phase != was {
            self.since_phase = seq;
        }
    }

    fn enter(&mut self, step: u8, asked: bool, seq: u32) {
        self.step = step;
        self.since_parts = [seq; Parts::MAX];
        match self.terms.process().step(step) {
            None => (self.phase, self.parts) = (Phase::OfferDue, Parts::NONE),
            Some(is) => {
                self.parts = Parts::to_set_up(is.parts().len());
                self.phase = if asked && is.needs_yes() { Phase::Proposed } else { Phase::Preparing };
            }
        }
    }

    fn part(&mut self, named: Option<u8>, was: PartState, is: PartState, seq: u32) {
        let of_that_kind = || (0..Parts::MAX).find(|index| self.parts.get(*index) == was);
        let index = named.map_or_else(of_that_kind, |number| Some(usize::from(number) - 1)).unwrap_or_default();
        self.parts = self.parts.with(index, is);
        self.since_parts[index] = seq;
        self.phase = self.parts.phase();
    }
}
