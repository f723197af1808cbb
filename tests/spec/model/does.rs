//! What a fact does: where it leads, what it opens and what it closes.

use crate::model::items::Item;
use crate::model::{Model, Move, Place, ends, is_about_a_part};
use candidacy::law::{PartState, Pending};
use candidacy::terms::PartKind;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Answer, ConditionOutcome};
use candidacy::{Actor, Entry, Fact, FactKind, Phase, Time};

impl Model {
    /// The candidacy after an entry that was taken.
    pub(super) fn follow(mut self, entry: &Entry, part: Option<usize>, at: Time) -> Model {
        let seq = self.entries.len();
        let (before_terms, before_step) = (self.place.terms, self.place.step);
        let (before, taken_away) = (self.place.clone(), self.taken_away(entry, part, at));
        let assents = self.needs_assent(&entry.fact);
        let feedback = self.ends_for_the_company(&entry.fact) || taken_away && matches!(entry.fact, Fact::Pooled);
        self.entries.push(entry.clone());
        self.said.push(entry.at);
        if entry.writer().is_some() || is_against_the_candidate(&entry.fact) {
            // What is said about their coming is told with the fact itself.
            let told = entry.writer().is_none().then_some(at);
            self.items.push(Item { seq, what: Pending::Confirmation, name: None, told, ended: None });
        }
        self.lead(entry, part, seq);
        let is_move = self.moves_from(&before, &entry.fact);
        let arrives = self.is_in_a_step() && self.place.entered == seq;
        let again =
            arrives && self.met.iter().any(|(_, terms, step)| (*terms, *step) == (self.place.terms, self.place.step));
        if is_move {
            let outcome = self.waits(Pending::Outcome);
            self.moves.push(Move { seq, part, outcome, before });
        }
        if matches!(entry.fact, Fact::Approached(_)) {
            self.reach_out(seq);
        }
        // A decision that nobody may be told of yet keeps nothing.
        for what in self.closed_by(entry).into_iter().filter(|_| !assents) {
            self.closes(what, is_move.then_some(seq));
        }
        self.open_by(entry, seq);
        if is_move && matches!(self.place.phase, Phase::Screening | Phase::Deciding) {
            self.opens(seq, Pending::Outcome);
        }
        if taken_away || meets(entry) {
            self.met.push((seq, before_terms, if seq == 0 { self.place.step } else { before_step }));
        }
        // Back in a step, they are owed how they did in it before.
        if taken_away || again && seq > 0 {
            self.opens(seq, Pending::Outcome);
        }
        if feedback {
            self.opens(seq, Pending::Feedback);
        }
        if assents {
            self.opens(seq, Pending::Assent);
        }
        self.tell(entry, at);
        self
    }

    /// A move changes the phase, the step or a part's state, or makes an offer; an opening or a reversal is none.
    fn moves_from(&self, before: &Place, fact: &Fact) -> bool {
        let there = |place: &Place| (place.phase, place.step, place.parts.clone(), place.terms, place.accepted);
        let undoes = matches!(fact, Fact::Reversed(_) | Fact::EntryContested { .. } | Fact::AssentGiven(_));
        let moved =
            there(before) != there(&self.place) || matches!(fact, Fact::OfferMade(_) | Fact::StepRepeated { .. });
        self.entries.len() > 1 && !undoes && moved
    }

    /// Where a fact leads.
    fn lead(&mut self, entry: &Entry, part: Option<usize>, seq: usize) {
        if let Some(index) = part {
            return self.lead_part(entry.fact.kind(), index, seq);
        }
        let step = self.place.step;
        match &entry.fact {
            Fact::Approached(_) => self.before_the_steps(Phase::Approached),
            Fact::Pooled => self.before_the_steps(Phase::Pooled),
            Fact::InterestShown | Fact::Applied(_) => self.before_the_steps(Phase::Screening),
            Fact::TakenOver(takeover) => self.enter(takeover.step, false, seq),
            Fact::CandidateAdvanced(_) => self.enter(step + 1, true, seq),
            Fact::StepAgreed => self.enter(step, false, seq),
            Fact::StepRepeated { step, .. } => self.enter(*step, false, seq),
            Fact::Transferred(transfer) => {
                let asks = transfer.role.is_some() || matches!(self.place.phase, Phase::Approached | Phase::Proposed);
                self.place.terms =
                    self.shelf.iter().position(|terms| *terms.id() == transfer.terms).unwrap_or_default();
                self.enter(transfer.step, false, seq);
                let asked = match self.place.phase {
                    Phase::Screening => Phase::Approached,
                    Phase::Preparing | Phase::Deciding => Phase::Proposed,
                    other => other,
                };
                let yes = self.process().step(transfer.step).is_some_and(candidacy::Step::needs_yes);
                if asks || yes {
                    self.place.phase = asked;
                }
            }
            Fact::RejectionDecided(_) | Fact::OfferWithdrawn { .. } => self.place.phase = Phase::FeedbackDue,
            Fact::ConditionSettled { outcome: ConditionOutcome::NotMet, .. } => self.place.phase = Phase::FeedbackDue,
            Fact::FeedbackDelivered(_) if self.place.phase == Phase::FeedbackDue => self.place.phase = Phase::Rejected,
            Fact::OfferMade(_) => {
                self.place.offer = Some(seq);
                if self.place.phase != Phase::Accepted {
                    self.place.phase = Phase::Offered;
                }
            }
            Fact::OfferAccepted => {
                self.place.phase = Phase::Accepted;
                self.place.accepted = self.place.offer;
            }
            Fact::OfferDeclined | Fact::Withdrew => self.place.phase = Phase::Withdrawn,
            Fact::Hired => self.place.phase = Phase::Hired,
            Fact::ApproachLapsed => self.place.phase = Phase::Lapsed,
            Fact::Reversed(_) => self.go_back(seq),
            Fact::EntryContested { to, .. } => self.contest(to.0 as usize, seq),
            Fact::AssentGiven(assent) => self.assent(assent, seq),
            _ => {}
        }
    }

    fn lead_part(&mut self, kind: FactKind, index: usize, seq: usize) {
        let state = match kind {
            FactKind::InterviewScheduled | FactKind::AssignmentSent | FactKind::CheckRequested => PartState::SetUp,
            FactKind::InterviewHeld | FactKind::AssignmentSubmitted | FactKind::CheckAnswered => PartState::Done,
            FactKind::InterviewCancelled | FactKind::InterviewMissed | FactKind::PartRepeated => PartState::ToSetUp,
            FactKind::PartWaived => PartState::Waived,
            _ => self.place.parts[index],
        };
        self.place.parts[index] = state;
        self.place.phase = self.step_phase();
        if !matches!(kind, FactKind::TimesProposed | FactKind::InterviewConfirmed | FactKind::PartAssessed) {
            self.place.named[index] = seq;
        }
    }

    fn before_the_steps(&mut self, phase: Phase) {
        self.place = Place { phase, step: 0, parts: Vec::new(), named: Vec::new(), ..self.place.clone() };
    }

    /// Comes to a step: to the candidate's own yes where that is asked, to the offer after the last.
    fn enter(&mut self, step: u8, asks: bool, seq: usize) {
        let process = self.process();
        let parts = process.parts(step).len();
        let (needs_yes, last) = (process.step(step).is_some_and(candidacy::Step::needs_yes), process.steps().len());
        let proposed = asks && needs_yes;
        self.place.step = step;
        self.place.parts = vec![PartState::ToSetUp; parts];
        self.place.named = vec![seq; self.place.parts.len()];
        self.place.entered = seq;
        self.place.phase = match usize::from(step) {
            0 => Phase::Screening,
            step if step > last => Phase::OfferDue,
            _ if proposed => Phase::Proposed,
            _ => self.step_phase(),
        };
    }

    /// The phase of a step follows from its parts, without those that only inform.
    fn step_phase(&self) -> Phase {
        let parts = self.process().parts(self.place.step);
        let judging =
            || parts.iter().zip(&self.place.parts).filter(|(part, _)| !part.informs()).map(|(_, state)| *state);
        if judging().any(|state| state == PartState::SetUp) {
            Phase::Underway
        } else if judging().any(|state| state == PartState::ToSetUp) {
            Phase::Preparing
        } else {
            Phase::Deciding
        }
    }

    /// A step whose decision needs somebody's assent.
    fn needs_assent(&self, fact: &Fact) -> bool {
        let decides = matches!(fact, Fact::CandidateAdvanced(_) | Fact::RejectionDecided(_));
        decides && self.process().step(self.place.step).is_some_and(candidacy::Step::needs_assent)
    }

    /// Whether the fact is an end of the company's that owes feedback. A no always does; an end without one does to those who were
    /// interviewed or worked, and had no feedback since.
    fn ends_for_the_company(&self, fact: &Fact) -> bool {
        match fact {
            Fact::RejectionDecided(_) | Fact::OfferWithdrawn { .. } => true,
            Fact::ConditionSettled { outcome, .. } => *outcome == ConditionOutcome::NotMet,
            Fact::Pooled | Fact::VacancyClosed => self.has_met(),
            _ => false,
        }
    }

    /// Whether they were interviewed or had work, and had no feedback since.
    fn has_met(&self) -> bool {
        let covered = |entry: &Entry| matches!(entry.fact, Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted);
        let since = self.entries.iter().rposition(covered);
        self.met.iter().any(|(met, ..)| since.is_none_or(|covered| *met > covered))
    }

    /// Whether somebody's work or an interview that has begun is taken away, so that its outcome is owed.
    fn taken_away(&self, entry: &Entry, part: Option<usize>, at: Time) -> bool {
        let begun = |index: usize| {
            let kind = self.process().parts(self.place.step)[index].kind();
            let work = kind == PartKind::Assignment && self.is_set_up(index);
            work || self.starts(Some(index)).is_some_and(|starts| starts <= at)
        };
        let anything = || (0..self.place.parts.len()).any(begun);
        match &entry.fact {
            Fact::PartWaived { .. } | Fact::InterviewCancelled { .. } | Fact::InterviewRescheduled { .. } => {
                part.is_some_and(begun)
            }
            Fact::StepRepeated { .. }
            | Fact::CandidateAdvanced(_)
            | Fact::Pooled
            | Fact::RejectionDecided(_)
            | Fact::Transferred(_) => anything(),
            // A move is taken back: what it had set up is taken away.
            Fact::Reversed(_) => self.moves.last().is_some_and(|latest| {
                let sets_up = matches!(
                    self.entries[latest.seq].fact,
                    Fact::InterviewScheduled { .. } | Fact::AssignmentSent { .. }
                );
                sets_up && latest.part.is_some_and(begun)
            }),
            _ => false,
        }
    }

    /// What an entry closes. What was written down for the candidate keeps nothing that the company owes until they confirm it.
    fn closed_by(&self, entry: &Entry) -> Vec<Pending> {
        let kinds = closed_by(&entry.fact).iter().copied();
        let met = matches!(entry.fact, Fact::Pooled) && self.has_met();
        let message =
            met || matches!(entry.fact, Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted) && !self.is_over();
        let written = entry.writer().is_some();
        kinds
            .filter(|what| !written || *what == Pending::Condition)
            .filter(|what| !message || *what != Pending::Outcome)
            .collect()
    }

    /// To approach somebody in the pool is to reach out about the roles that were matched.
    fn reach_out(&mut self, seq: usize) {
        let matched: Vec<bool> = self.entries.iter().map(|entry| matches!(entry.fact, Fact::RoleMatched(_))).collect();
        for item in self
            .items
            .iter_mut()
            .filter(|item| item.ended.is_none() && item.what == Pending::FollowUp && matched[item.seq])
        {
            item.ended = Some(seq);
        }
    }

    /// Whether it has come to an end of some kind: what is said about it is more than a message on the way.
    fn is_over(&self) -> bool {
        self.is_closed() || matches!(self.place.phase, Phase::FeedbackDue | Phase::Pooled)
    }

    /// What an entry opens, beside what follows from what it ends.
    fn open_by(&mut self, entry: &Entry, seq: usize) {
        match &entry.fact {
            // Out of the pool, they know who holds their data.
            Fact::Approached(_) if seq == 0 => self.opens(seq, Pending::Notice),
            Fact::Applied(_) | Fact::TakenOver(_) => {
                self.opens(seq, Pending::Notice);
                self.opens(seq, Pending::Outcome);
            }
            Fact::RoleMatched(_) | Fact::FollowUpPromised(_) => self.opens(seq, Pending::FollowUp),
            Fact::PutOnHold(_) => self.opens(seq, Pending::Hold),
            Fact::VacancyClosed => self.opens(seq, Pending::Vacancy),
            Fact::RequestMade(request) => self.opens(seq, Pending::of_request(request.ask.kind())),
            Fact::AssignmentSubmitted { .. } => self.opens(seq, Pending::Outcome),
            Fact::InterviewMissed { .. } if meets(entry) => self.opens(seq, Pending::Outcome),
            Fact::InterviewHeld(_) => {
                let extra = !is_about_a_part(&entry.fact);
                if !extra || !matches!(self.place.phase, Phase::Offered | Phase::Accepted) {
                    self.opens(seq, Pending::Outcome);
                }
            }
            Fact::OfferAccepted => {
                let accepted = self.place.accepted.map(|accepted| self.entries[accepted].fact.clone());
                if let Some(Fact::OfferMade(offer)) = accepted {
                    self.items.extend(offer.conditions().iter().map(|condition| {
                        let name = Some(condition.name.clone());
                        Item { seq, what: Pending::Condition, name, told: None, ended: None }
                    }));
                }
            }
            _ => {}
        }
    }

    /// What a message, a confirmation or a settled condition does to the one item that it is about.
    fn tell(&mut self, entry: &Entry, at: Time) {
        match &entry.fact {
            Fact::CandidateInformed { to, answer, .. } => {
                let Some(about) = self.informed_of(to.0 as usize).cloned() else { return };
                for item in self.items.iter_mut().filter(|item| **item == about) {
                    item.told = Some(at);
                }
                // Told how it ended, they have their answer; why it did is still owed.
                if about.what == Pending::Feedback && self.is_over() {
                    self.closes(Pending::Outcome, None);
                }
                if about.what == Pending::Outcome && self.is_closed() && *answer == Answer::Final {
                    self.closes(Pending::Outcome, None);
                }
                if ends(about.what, *answer) {
                    self.items
                        .retain(|item| !(item.ended.is_none() && item.seq == about.seq && item.what == about.what));
                }
            }
            Fact::MomentCorrected(correction) => self.said[correction.entry.0 as usize] = correction.moment,
            Fact::EntryConfirmed { to } => {
                let to = to.0 as usize;
                self.items.retain(|item| !(item.seq == to && item.what == Pending::Confirmation));
                self.keep(to);
            }
            Fact::ConditionSettled { condition, .. } => {
                self.items.retain(|item| item.ended.is_some() || item.name.as_ref() != Some(condition));
            }
            _ => {}
        }
    }

    /// What a written act did not keep, it keeps once the candidate has confirmed it, if it still stands.
    fn keep(&mut self, written: usize) {
        let entry = self.entries[written].clone();
        let stands = self.moves.iter().any(|it| it.seq == written);
        let needs_to = matches!(
            entry.fact,
            Fact::Withdrew | Fact::OfferDeclined | Fact::OfferAccepted | Fact::AssignmentSubmitted { .. }
        );
        if entry.by == Actor::Candidate && (stands || !needs_to) {
            for what in closed_by(&entry.fact) {
                let earlier = |item: &Item| item.ended.is_none() && item.what == *what && item.seq < written;
                self.items.retain(|item| !earlier(item));
            }
        }
    }
}

/// What a fact closes.
pub(super) fn closed_by(fact: &Fact) -> &'static [Pending] {
    match fact {
        Fact::CandidateAdvanced(_) | Fact::OfferMade(_) => &[Pending::Hold, Pending::Outcome],
        Fact::Pooled => &[Pending::Hold, Pending::Vacancy, Pending::Outcome],
        Fact::OfferAccepted => &[Pending::Hold, Pending::Vacancy],
        Fact::OfferDeclined | Fact::Withdrew | Fact::Hired => {
            &[Pending::Hold, Pending::Vacancy, Pending::Outcome, Pending::Condition, Pending::Assent]
        }
        Fact::OfferWithdrawn { .. } => &[Pending::Condition],
        Fact::ConditionSettled { outcome: ConditionOutcome::NotMet, .. } => &[Pending::Condition],
        Fact::ApproachLapsed => &[Pending::Hold, Pending::Vacancy],
        Fact::FeedbackDelivered(_) => &[Pending::Feedback, Pending::Outcome, Pending::Vacancy],
        Fact::FeedbackUnwanted => &[Pending::Feedback, Pending::Outcome],
        Fact::HoldEnded
        | Fact::StepRepeated { .. }
        | Fact::PartWaived { .. }
        | Fact::PartRepeated { .. }
        | Fact::InterviewScheduled { .. }
        | Fact::AssignmentSent { .. }
        | Fact::CheckRequested { .. } => &[Pending::Hold],
        Fact::InterviewHeld(held) if held.extra.is_none() => &[Pending::Hold],
        Fact::InterviewRescheduled { .. } | Fact::TimesProposed { .. } => &[Pending::OtherTime],
        Fact::AssignmentExtended { .. } | Fact::AssignmentSubmitted { .. } => &[Pending::MoreTime],
        _ => &[],
    }
}

/// What is recorded about the candidate's coming can be contested.
fn is_against_the_candidate(fact: &Fact) -> bool {
    match fact {
        Fact::InterviewMissed { why, .. } => *why == NoMeeting::NoShow(Party::Candidate),
        Fact::InterviewHeld(held) => held.attendance.lateness().is_some_and(|late| late.who == Party::Candidate),
        _ => false,
    }
}

/// Whether the candidate was met, or has work, so that how it ends is owed with its reasons.
fn meets(entry: &Entry) -> bool {
    match &entry.fact {
        Fact::TakenOver(takeover) => takeover.step > 0,
        Fact::InterviewMissed { why, .. } => *why != NoMeeting::NoShow(Party::Candidate),
        Fact::InterviewHeld(_) | Fact::AssignmentSubmitted { .. } | Fact::AssignmentSent { .. } => true,
        _ => false,
    }
}
