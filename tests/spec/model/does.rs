//! What a fact does: where it leads, what it opens and what it closes.

use crate::model::clocks::{Met, Reason};
use crate::model::items::Item;
use crate::model::{Model, Move, Place, is_own};
use candidacy::law::{PartState, Pending};
use candidacy::terms::PartKind;
use candidacy::value::Ask;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::{Actor, Entry, Fact, FactKind, PersonId, Phase, Time};

impl Model {
    /// The candidacy after an entry that was taken.
    pub(super) fn follow(mut self, entry: &Entry, part: Option<usize>, at: Time) -> Model {
        let seq = self.entries.len();
        let (before, taken_away) = (self.place.clone(), self.taken_away(entry, part, at));
        let assents = self.needs_assent(&entry.fact);
        let feedback = self.ends_for_the_company(&entry.fact) || taken_away && matches!(entry.fact, Fact::Pooled);
        self.entries.push(entry.clone());
        self.said.push(entry.at);
        let for_a_role = matches!(self.entries[before.since].fact, Fact::Transferred(ref it) if it.role.is_some());
        self.lead(entry, part, seq);
        let is_move = self.moves_from(&before, &entry.fact);
        self.date(&before, entry, part, seq);
        if is_move {
            self.moves.push(Move { seq, part, before });
        }
        if taken_away {
            self.meet(seq, Met::Lost);
        }
        match &entry.fact {
            Fact::TakenOver(takeover) if takeover.step > 0 => self.meet(seq, Met::Interview),
            Fact::InterviewHeld(_) => self.meet(seq, Met::Interview),
            Fact::AssignmentSubmitted { .. } => self.meet(seq, Met::Work),
            Fact::AssignmentSent { .. } => self.met.push(seq),
            _ => {}
        }
        if matches!(entry.fact, Fact::Approached(_)) {
            self.reach_out(seq);
        }
        // A decision that nobody may be told of yet keeps nothing.
        for what in self.closed_by(entry).into_iter().filter(|_| !assents) {
            self.closes(what, seq, is_move.then_some(seq));
        }
        // Whatever was written down can be confirmed and contested, and what is said about their coming, which is told with the fact.
        if entry.writer().is_some() || is_against_the_candidate(&entry.fact) {
            self.adds(seq, Pending::Confirmation);
            let told = entry.writer().is_none().then_some(seq);
            self.items.iter_mut().rfind(|item| item.seq == seq).into_iter().for_each(|item| item.told = told);
        }
        self.open_by(entry, seq);
        if feedback {
            self.opens(seq, Pending::Feedback);
        }
        if assents {
            self.opens(seq, Pending::Assent);
        }
        self.tell(entry, seq);
        self.clock(entry, part, seq, for_a_role);
        self.mark_complete(seq);
        self.leave_nobody_in_the_dark(seq);
        self
    }

    /// The candidate was met, or worked: they wait for the outcome, unless an offer has told it.
    pub(super) fn meet(&mut self, seq: usize, how: Met) {
        self.met.push(seq);
        self.goes_on(seq, |why| matches!(why, Reason::Wish { .. }));
        self.meets(seq, how);
        if !self.is_closed() && !matches!(self.place.phase, Phase::Offered | Phase::Accepted) {
            self.opens(seq, Pending::Outcome);
        }
    }

    /// What always waits (F53, C3): the outcome of an application, of a step that is done, and of one in which they were met;
    /// feedback where it is due, and in the end to those who were met.
    fn leave_nobody_in_the_dark(&mut self, seq: usize) {
        let met_here = self.is_in_a_step() && self.trail_here().is_some_and(|here| self.trails[here].first.is_some());
        let decided = matches!(self.place.phase, Phase::Screening | Phase::Deciding);
        if (decided || met_here) && !self.waits(Pending::Assent) {
            self.opens(seq, Pending::Outcome);
        }
        if self.place.phase == Phase::FeedbackDue || self.place.phase == Phase::Rejected && self.has_met() {
            self.opens(seq, Pending::Feedback);
        }
        self.keep_one_outcome();
    }

    /// Since when the phase is what it is, or which entry names its moment; and whether the candidate has confirmed that of a part.
    fn date(&mut self, before: &Place, entry: &Entry, part: Option<usize>, seq: usize) {
        let names = match entry.fact {
            Fact::Reversed(_) | Fact::EntryContested { .. } | Fact::AssentGiven(_) => return,
            Fact::StartAgreed { .. } | Fact::OfferAccepted | Fact::StepRepeated { .. } | Fact::Transferred(_) => true,
            Fact::OfferMade(_) => self.place.phase == Phase::Offered,
            Fact::ConsentGiven(_) => self.place.phase == Phase::Pooled,
            _ => seq == 0,
        };
        if names || self.place.phase != before.phase || self.place.step != before.step {
            self.place.since = seq;
        }
        match (part, &entry.fact) {
            (Some(index), Fact::InterviewConfirmed { .. } | Fact::InterviewRescheduled { .. }) => {
                self.place.confirmed[index] = is_own(entry);
            }
            (Some(index), _) if self.place.named[index] == seq => self.place.confirmed[index] = false,
            (Some(index), Fact::PartAssessed { .. }) => {
                let held = self.place.named[index];
                if let (Fact::InterviewHeld(it), Actor::Staff(staff)) = (&self.entries[held].fact, entry.by)
                    && it.attendance.people().iter().any(|one| one.person == staff.person)
                {
                    self.assessed.push((held, staff.person));
                }
            }
            _ => {}
        }
    }

    /// Whether somebody has said what they saw at an interview.
    pub(super) fn has_said(&self, held: usize, person: PersonId) -> bool {
        self.assessed.contains(&(held, person))
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
                let awaited = matches!(self.place.phase, Phase::Approached | Phase::Pooled | Phase::Proposed);
                let asks = transfer.role.is_some() || awaited;
                let here = self.process().step(step).map(|step| step.name().clone());
                self.place.terms =
                    self.shelf.iter().position(|terms| *terms.id() == transfer.terms).unwrap_or_default();
                self.carry_over();
                self.enter(transfer.step, false, seq);
                let asked = match self.place.phase {
                    Phase::Screening => Phase::Approached,
                    Phase::Preparing | Phase::Deciding => Phase::Proposed,
                    other => other,
                };
                // A yes is not asked again.
                let there = self.process().step(transfer.step);
                let yes = there.is_some_and(|there| there.needs_yes() && here.is_none_or(|here| here != *there.name()));
                if asks || yes {
                    self.place.phase = asked;
                }
            }
            Fact::RejectionDecided(_) | Fact::OfferWithdrawn { .. } => self.place.phase = Phase::FeedbackDue,
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
            Fact::Reversed(reversal) => self.go_back(reversal, seq),
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
        let (parts, named, confirmed) = Default::default();
        self.place = Place { phase, step: 0, parts, named, confirmed, ..self.place.clone() };
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
        self.place.confirmed = vec![false; parts];
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

    /// Whether the fact is an end of the company's without a no. It owes feedback to those who were interviewed or worked, and had
    /// none since.
    fn ends_for_the_company(&self, fact: &Fact) -> bool {
        match fact {
            Fact::Pooled | Fact::VacancyClosed => self.has_met(),
            _ => false,
        }
    }

    /// Whether they were interviewed or had work, and had no feedback since.
    pub(super) fn has_met(&self) -> bool {
        let covered = |entry: &Entry| matches!(entry.fact, Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted);
        let since = self.entries.iter().rposition(covered);
        self.met.iter().any(|met| since.is_none_or(|covered| *met > covered))
    }

    /// Whether somebody's work or an interview that has begun is taken away, so that its outcome is owed.
    fn taken_away(&self, entry: &Entry, part: Option<usize>, at: Time) -> bool {
        let begun = |index: usize| {
            let work = self.kind(index) == PartKind::Assignment && self.is_set_up(index);
            work || self.starts(Some(index)).is_some_and(|starts| starts <= at)
        };
        let anything = || (0..self.place.parts.len()).any(begun);
        match &entry.fact {
            Fact::InterviewMissed { why, .. } => *why != NoMeeting::NoShow(Party::Candidate) && part.is_some_and(begun),
            Fact::PartWaived { .. } | Fact::InterviewCancelled { .. } | Fact::InterviewRescheduled { .. } => {
                part.is_some_and(begun)
            }
            Fact::StepRepeated { .. }
            | Fact::CandidateAdvanced(_)
            | Fact::Pooled
            | Fact::RejectionDecided(_)
            | Fact::Transferred(_) => anything(),
            _ => false,
        }
    }

    /// What an entry closes. What was written down for the candidate keeps nothing that the company owes until they confirm it, and
    /// releases what was still to be arranged.
    fn closed_by(&self, entry: &Entry) -> Vec<Pending> {
        let kinds = closed_by(&entry.fact).iter().copied();
        let met = matches!(entry.fact, Fact::Pooled) && self.has_met();
        let message =
            met || matches!(entry.fact, Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted) && !self.is_over();
        let written = entry.writer().is_some();
        kinds
            .filter(|what| !written || matches!(what, Pending::Condition | Pending::Assent))
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
    pub(super) fn is_over(&self) -> bool {
        self.is_closed() || matches!(self.place.phase, Phase::FeedbackDue | Phase::Pooled)
    }

    /// What an entry opens, beside what follows from what it ends.
    fn open_by(&mut self, entry: &Entry, seq: usize) {
        match &entry.fact {
            // Out of the pool, they know who holds their data.
            Fact::Approached(_) if seq == 0 => self.opens(seq, Pending::Notice),
            Fact::Applied(_) | Fact::TakenOver(_) => self.opens(seq, Pending::Notice),
            // A decision opens its own, by which it is told.
            Fact::RejectionDecided(_) => self.adds(seq, Pending::Feedback),
            // The candidate is told of it as it happens, and of the feedback to come with it.
            Fact::OfferWithdrawn { .. } => {
                self.adds(seq, Pending::Feedback);
                self.items.last_mut().into_iter().for_each(|item| item.told = Some(seq));
            }
            // Asked for while an offer waited, and given in full by another version of it.
            Fact::OfferMade(offer) => {
                let entries = &self.entries;
                let is_given = |item: &Item| {
                    let asked = match &entries[item.seq].fact {
                        Fact::RequestMade(request) => &request.ask,
                        _ => return false,
                    };
                    let in_time = matches!(asked, Ask::MoreTime { until } if *until <= offer.answer_by());
                    in_time && entries[..item.seq].iter().any(|entry| matches!(entry.fact, Fact::OfferMade(_)))
                };
                for item in self.items.iter_mut().filter(|item| item.ended.is_none() && is_given(item)) {
                    if item.what == Pending::MoreTime {
                        item.ended = Some(seq);
                    }
                }
            }
            Fact::RoleMatched(_) | Fact::FollowUpPromised(_) => self.opens(seq, Pending::FollowUp),
            Fact::PutOnHold(_) => self.opens(seq, Pending::Hold),
            Fact::VacancyClosed => self.opens(seq, Pending::Vacancy),
            Fact::RequestMade(request) => self.opens(seq, Pending::of_request(request.ask.kind())),
            Fact::OfferAccepted => {
                let accepted = self.place.accepted.map(|accepted| self.entries[accepted].fact.clone());
                if let Some(Fact::OfferMade(offer)) = accepted {
                    self.closes(Pending::Condition, seq, Some(seq));
                    for (condition, number) in offer.conditions().iter().zip(1..) {
                        self.adds(seq, Pending::Condition);
                        let added = self.items.iter_mut().rfind(|item| item.seq == seq);
                        added.into_iter().for_each(|item| item.condition = Some((number, condition.clone())));
                    }
                }
            }
            _ => {}
        }
    }
}

/// What a fact closes.
pub(super) fn closed_by(fact: &Fact) -> &'static [Pending] {
    match fact {
        Fact::CandidateAdvanced(_) | Fact::OfferMade(_) => &[Pending::Hold, Pending::Outcome],
        Fact::Pooled => &[Pending::Hold, Pending::Vacancy, Pending::Outcome],
        Fact::OfferAccepted => &[Pending::Hold, Pending::Vacancy],
        Fact::Hired => &[Pending::Hold, Pending::Vacancy, Pending::Outcome],
        Fact::OfferDeclined | Fact::Withdrew => {
            &[Pending::Hold, Pending::Vacancy, Pending::Outcome, Pending::Condition, Pending::Assent]
        }
        Fact::OfferWithdrawn { .. } => &[Pending::Outcome, Pending::Condition],
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
