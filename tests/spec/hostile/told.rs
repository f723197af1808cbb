//! What the candidate was told, and what they are owed for what they did: read off the journal once more, by other means than the
//! library's. It is asked in doubt for less.

use super::company::Turn;
use candidacy::value::{Answer, Assent};
use candidacy::{Entry, Fact, FactKind, Phase, Seq};
use std::collections::BTreeSet;

/// What the candidate is still owed.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is what one sentence says")]
pub(super) struct Told {
    /// Word of how it went on, after an application, an interview or work.
    pub(super) waits: bool,
    /// Whether they wait only because all of a step was left out. They do not if that is taken back.
    left_out: bool,
    /// Feedback, because of this entry.
    pub(super) feedback: Option<Seq>,
    /// Whether they were told of the decision that the feedback is about.
    knows: bool,
    /// Whether they were met or given work since they last had feedback.
    met: bool,
    /// The steps in which they were.
    met_at: BTreeSet<u8>,
    /// The decision for which an assent is awaited.
    assent: Option<Seq>,
    /// Whether they waited when they agreed to the step, or somebody wrote that down.
    before_the_step: bool,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "few facts tell of an outcome, or owe one")]
impl Told {
    /// Takes in the next entry.
    pub(super) fn take(&mut self, turn: &Turn<'_>) {
        let (was, now) = (turn.was, turn.candidacy.now());
        let journal = turn.candidacy.journal();
        let seq = Seq(u32::try_from(journal.len() - 1).expect("a short journal"));
        let of = |seq: Seq| turn.candidacy.entry(seq).map(|entry| entry.fact.kind());
        let ended = now.phase.is_closed() || matches!(now.phase, Phase::FeedbackDue | Phase::Pooled);
        let is_over = now.phase.is_closed() || now.phase == Phase::Pooled;
        let assent = turn.candidacy.terms().process().step(was.step).is_some_and(candidacy::Step::needs_assent);
        match &turn.entry.fact {
            Fact::Applied(_) | Fact::InterestShown => (self.waits, self.left_out) = (true, false),
            Fact::TakenOver(takeover) if takeover.step > 0 => self.meets(now.step, true),
            Fact::InterviewHeld(_) => self.meets(was.step, !matches!(now.phase, Phase::Offered | Phase::Accepted)),
            Fact::AssignmentSubmitted { .. } => self.meets(was.step, true),
            Fact::AssignmentSent { .. } => self.met = true,
            Fact::CandidateAdvanced(_) | Fact::RejectionDecided(_) if assent => self.assent = Some(seq),
            Fact::StepAgreed => self.before_the_step = self.waits,
            Fact::AssentGiven(given) => self.agreed(**given == Assent::Given, turn),
            Fact::CandidateAdvanced(_) => self.waits = false,
            Fact::OfferMade(_) if now.phase == Phase::Offered => self.waits = false,
            Fact::Withdrew | Fact::OfferDeclined if turn.is_own() => self.waits = false,
            Fact::OfferWithdrawn { .. } => self.waits = false,
            Fact::EntryConfirmed { to } if matches!(of(*to), Some(FactKind::Withdrew | FactKind::OfferDeclined)) => {
                self.waits = false;
            }
            Fact::Pooled if !self.met => self.waits = false,
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => {
                self.waits &= !ended;
                self.met = false;
                self.feedback = None;
            }
            // After an end that was written down for them, the last word about an entry says how it would have gone on.
            Fact::CandidateInformed { to, answer: Answer::Final, .. } if is_over && !asks(of(*to)) => {
                self.waits = false;
            }
            Fact::CandidateInformed { to, .. } if self.feedback == Some(*to) => {
                self.knows |= matches!(of(*to), Some(FactKind::RejectionDecided | FactKind::OfferWithdrawn));
                self.waits &= !(self.knows && ended);
            }
            _ => {}
        }
        self.goes_back(turn);
        let decided = match turn.entry.fact {
            Fact::RejectionDecided(_) | Fact::OfferWithdrawn { .. } => true,
            Fact::Pooled | Fact::VacancyClosed => self.met,
            _ => false,
        };
        if decided && self.feedback.is_none() {
            (self.feedback, self.knows) = (Some(seq), matches!(turn.entry.fact, Fact::OfferWithdrawn { .. }));
        }
    }

    fn meets(&mut self, step: u8, waits: bool) {
        self.met = true;
        self.waits |= waits;
        self.left_out = false;
        self.met_at.insert(step);
    }

    fn agreed(&mut self, given: bool, turn: &Turn<'_>) {
        let decision = self.assent.take().and_then(|seq| turn.candidacy.entry(seq));
        if given && decision.is_some_and(|entry| entry.fact.kind() == FactKind::CandidateAdvanced) {
            self.waits = false;
        }
    }

    /// What was decided is not decided any more, or the step begins once more.
    fn goes_back(&mut self, turn: &Turn<'_>) {
        let (was, now) = (turn.was.phase, turn.candidacy.now());
        let back = match &turn.entry.fact {
            Fact::Reversed(_)
            | Fact::StepRepeated { .. }
            | Fact::PartRepeated { .. }
            | Fact::Transferred(_)
            | Fact::EntryContested { .. } => true,
            Fact::AssentGiven(assent) => **assent != Assent::Given,
            _ => false,
        };
        if !back {
            return;
        }
        let met_here = self.met_at.contains(&now.step);
        let unmade = match &turn.entry.fact {
            Fact::EntryContested { to, .. } => turn.candidacy.entry(*to).map(|entry| entry.fact.kind()),
            _ => None,
        };
        if unmade == Some(FactKind::StepAgreed) && now.phase == Phase::Proposed {
            self.waits = self.before_the_step; // what came of a yes that they never gave is gone with it
        }
        if matches!(now.phase, Phase::Preparing | Phase::Underway) && !met_here && std::mem::take(&mut self.left_out) {
            self.waits = false;
        }
        self.left_out &= now.phase != Phase::Screening;
        self.left_out |= now.phase == Phase::Deciding && !met_here && !self.waits;
        self.waits |= matches!(now.phase, Phase::Screening | Phase::Deciding) || now.phase.is_in_a_step() && met_here;
        self.waits &= now.phase != Phase::Approached; // nor did they show interest, then
        let is_gone = |ended: Phase| was == ended && now.phase != ended && !now.phase.is_closed();
        let by = self.feedback.and_then(|seq| turn.candidacy.entry(seq)).map(|entry: &Entry| entry.fact.kind());
        if is_gone(Phase::FeedbackDue)
            && !self.knows
            && matches!(by, Some(FactKind::RejectionDecided | FactKind::OfferWithdrawn))
            || is_gone(Phase::Pooled) && by == Some(FactKind::Pooled)
        {
            self.feedback = None;
        }
        let owed = now.phase == Phase::FeedbackDue || now.phase == Phase::Rejected && self.met;
        if owed && self.feedback.is_none() {
            self.feedback = Some(Seq(0)); // it is owed again
        }
    }
}

/// Is it about something else than how it goes on?
fn asks(about: Option<FactKind>) -> bool {
    let others = [FactKind::RequestMade, FactKind::PutOnHold, FactKind::VacancyClosed, FactKind::FollowUpPromised];
    about.is_some_and(|kind| others.contains(&kind))
}
