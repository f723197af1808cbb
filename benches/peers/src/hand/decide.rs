//! What may happen where, by hand.

use super::guards::{ahead, must, on_the_clock, should};
use super::{Hand, Now, at_its_parts, enter};
use candidacy::law::{Condition, PartState, PartStates, Pending};
use candidacy::terms::PartKind::{Assignment, Check, Interview};
use candidacy::terms::PartKinds;
use candidacy::{Actor, Entry, Fact, FactKind, Meeting, Phase, Time, Why};

use PartState::{Done, SetUp, ToSetUp, Waived};
use Phase::{
    Accepted, Approached, Deciding, FeedbackDue, OfferDue, Offered, Preparing, Proposed, Screening, Underway, Withdrawn,
};

const fn of(kind: candidacy::terms::PartKind) -> PartKinds {
    PartKinds::from_slice(&[kind])
}
const OPEN: PartStates = PartStates::from_slice(&[ToSetUp, SetUp]);
const OVER: PartStates = PartStates::from_slice(&[Done, Waived]);
const FRESH: PartStates = PartStates::from_slice(&[ToSetUp]);
const OUT: PartStates = PartStates::from_slice(&[SetUp]);
const READY: PartStates = PartStates::from_slice(&[Done]);

/// Where it leads, and which part it is about.
type Led = (Now, Option<usize>);

impl Hand {
    #[inline]
    pub(super) fn decide(&self, entry: &Entry) -> Result<Led, Why> {
        self.in_order(entry)?;
        let Entry { by, fact, .. } = entry;
        let own = *by == Actor::Candidate && entry.writer().is_none();
        let at = if own { entry.at } else { self.last.max(entry.at) };
        let (by, now, process) = (*by, self.now, self.process());
        let Now { phase, step, .. } = now;
        let to = |phase| Ok((Now { phase, ..now }, None));
        let stays = Ok((now, None));
        match (fact, phase) {
            (Fact::InterviewHeld(held), _) if held.extra.is_some() => {
                must(!phase.is_closed(), Why::NotHere)?;
                self.staff(by)?;
                must(held.part.is_none(), Why::ExtraPart)?;
                should(entry, false, Why::Unplanned)?;
                stays
            }
            (_, Preparing | Underway | Deciding) if is_about_a_part(fact) => self.part(entry, at),
            (Fact::CandidateAdvanced(decision), Screening | Deciding) => {
                self.told()?;
                self.free()?;
                self.decider(by)?;
                self.decides(entry, &decision.deciders)?;
                Ok((enter(process, step + 1, true), None))
            }
            (Fact::StepAgreed, Proposed) => {
                self.candidate(by)?;
                Ok((enter(process, step, false), None))
            }
            (Fact::StepRepeated { step: to, .. }, Preparing | Underway | Deciding | OfferDue) => {
                must(step > 1 || enter(process, 1, false).parts != now.parts, Why::NotNow(Condition::Begun))?;
                self.free()?;
                self.decider(by)?;
                must(process.step(*to).is_some() && *to <= step, Why::NoSuchStep(*to))?;
                let again = enter(process, *to, false);
                must(again != now, Why::NoSuchStep(*to))?;
                Ok((again, None))
            }
            (Fact::RejectionDecided(rejection), Screening | Proposed | Preparing | Underway | Deciding | OfferDue) => {
                self.told()?;
                self.no_work_out()?;
                self.free()?;
                self.decider(by)?;
                self.decides(entry, &rejection.deciders)?;
                to(FeedbackDue)
            }
            (Fact::ConsentGiven(consent), _) => {
                self.candidate(by)?;
                must(entry.writer().is_none() || !(self.consent || self.consent_withdrawn), Why::NotWrittenDown)?;
                ahead(consent.until, at)?;
                stays
            }
            (Fact::OfferMade(offer), OfferDue | Offered | Accepted) => {
                self.told()?;
                self.free()?;
                self.selects(by)?;
                ahead(offer.answer_by(), at)?;
                let floor = self.floor(at);
                must(floor.is_none_or(|floor| offer.answer_by() >= floor), Why::NotLater { due: floor.unwrap_or(at) })?;
                if phase == Accepted { stays } else { to(Offered) }
            }
            (Fact::OfferWithdrawn { .. }, Offered | Accepted) => {
                self.told()?;
                self.selects(by)?;
                to(FeedbackDue)
            }
            (Fact::OfferAccepted, Offered | Accepted) => {
                must(self.offer > self.accepted, Why::NotNow(Condition::OfferOpen))?;
                self.candidate(by)?;
                to(Accepted)
            }
            (Fact::OfferDeclined, Offered) => {
                self.candidate(by)?;
                to(Withdrawn)
            }
            (Fact::ConditionSettled { condition, .. }, Accepted | Phase::Hired) => {
                self.staff(by)?;
                must(self.open_condition(condition).is_some(), Why::NoSuchCondition)?;
                stays
            }
            (Fact::StartAgreed { on }, Accepted) => {
                self.either(by)?;
                on_the_clock(*on)?;
                must(own || self.first_day().is_none_or(|agreed| *on <= agreed), Why::OnlyTheirOwn)?;
                stays
            }
            (Fact::Hired, Accepted) => {
                self.told()?;
                self.selects(by)?;
                should(entry, !self.pending.contains(Pending::Condition), Why::ConditionsOpen)?;
                let starts = self.first_day().filter(|starts| entry.happened() < *starts);
                starts.map_or(Ok(()), |starts| should(entry, false, Why::TooEarly { starts }))?;
                to(Phase::Hired)
            }
            (Fact::FeedbackDelivered(feedback), _) => {
                must(self.pending.contains(Pending::Feedback), Why::NotNow(Condition::FeedbackOwed))?;
                self.free()?;
                self.staff(by)?;
                self.feeds_back(feedback)?;
                if phase == FeedbackDue { to(Phase::Rejected) } else { stays }
            }
            (Fact::FeedbackUnwanted, _) => {
                self.told_the_end()?;
                self.candidate(by)?;
                stays
            }
            (Fact::Withdrew, _) if !phase.is_closed() => {
                self.candidate(by)?;
                to(Withdrawn)
            }
            (Fact::PutOnHold(hold), _) if is_undecided(phase) => {
                must(!self.pending.contains(Pending::Hold), Why::NotNow(Condition::WithoutHold))?;
                self.staff(by)?;
                ahead(hold.until, at)?;
                stays
            }
            (Fact::HoldEnded, _) => {
                must(self.pending.contains(Pending::Hold), Why::NotNow(Condition::OnHold))?;
                self.staff(by)?;
                stays
            }
            (Fact::VacancyClosed, _) if is_undecided(phase) => {
                must(!self.pending.contains(Pending::Vacancy), Why::NotNow(Condition::VacancyOpen))?;
                self.selects(by)?;
                stays
            }
            (Fact::RequestMade(request), _) => {
                self.candidate(by)?;
                self.requests(request, at)?;
                stays
            }
            (Fact::CandidateInformed { to, .. }, _) => {
                self.staff(by)?;
                self.informs(by, *to)?;
                stays
            }
            (Fact::FollowUpPromised(promise), _) => {
                self.staff(by)?;
                ahead(promise.due, at)?;
                stays
            }
            (Fact::CvReplaced(_) | Fact::ProfileReplaced { .. }, _) if !phase.is_closed() => {
                self.candidate(by)?;
                stays
            }
            (Fact::CandidateFeedbackGiven { .. }, _) => {
                self.candidate(by)?;
                stays
            }
            (Fact::NoteAdded { .. }, _) => {
                self.staff(by)?;
                stays
            }
            (Fact::ResponsibleNamed { .. }, _) => {
                self.selects(by)?;
                stays
            }
            _ => Err(Why::NotHere),
        }
    }

    /// What may happen to a part of the step.
    fn part(&self, entry: &Entry, at: Time) -> Result<Led, Why> {
        self.free()?;
        let Entry { by, fact, .. } = entry;
        let by = *by;
        let named = fact.part();
        let (index, then) = match fact {
            Fact::InterviewScheduled { meeting, .. } => {
                let index = self.takes(of(Interview), FRESH, named)?;
                self.staff(by)?;
                self.invites(entry, index, meeting, at)?;
                (index, SetUp)
            }
            Fact::InterviewRescheduled { meeting, .. } => {
                let index = self.takes(of(Interview), OUT, named)?;
                self.either(by)?;
                if by == Actor::Candidate {
                    must(self.dated(index).is_some_and(|is| same_but_for_start(is, meeting)), Why::MoreThanTheTime)?;
                    must(meeting.starts() >= at, Why::InThePast)?;
                    if entry.writer().is_some() {
                        self.within_the_horizon(entry, meeting, at)?;
                    }
                } else {
                    self.invites(entry, index, meeting, at)?;
                }
                (index, SetUp)
            }
            Fact::TimesProposed { times, .. } => {
                let index = self.takes(of(Interview), FRESH, named)?;
                self.either(by)?;
                ahead(times.first(), at)?;
                (index, ToSetUp)
            }
            Fact::InterviewConfirmed { .. } => {
                let index = self.takes(of(Interview), OUT, named)?;
                self.candidate(by)?;
                (index, SetUp)
            }
            Fact::InterviewCancelled { .. } => {
                let index = self.takes(of(Interview), OUT, named)?;
                self.either(by)?;
                (index, ToSetUp)
            }
            Fact::InterviewMissed { .. } => {
                let index = self.takes(of(Interview), OUT, named)?;
                self.either(by)?;
                if entry.by != Actor::Candidate || entry.writer().is_some() {
                    self.started(entry, index)?; // the candidate may know beforehand
                }
                (index, ToSetUp)
            }
            Fact::InterviewHeld(held) => {
                let index = self.takes(of(Interview), OPEN, named)?;
                self.staff(by)?;
                should(entry, self.now.parts.get(index) == SetUp, Why::Unplanned)?;
                self.covers(entry, self.parts()[index].task(), held.attendance.people())?;
                self.started(entry, index).or_else(|early| should(entry, false, early))?;
                (index, Done)
            }
            Fact::AssignmentSent { assignment, .. } => {
                let index = self.takes(of(Assignment), FRESH, named)?;
                self.staff(by)?;
                if let Some(day) = assignment.day() {
                    must(day >= at, Why::InThePast)?;
                    on_the_clock(day)?;
                }
                (index, SetUp)
            }
            Fact::AssignmentExtended { until, .. } => {
                let index = self.takes(of(Assignment), OUT, named)?;
                self.staff(by)?;
                on_the_clock(*until)?;
                let due = self.part_due(index);
                due.map_or(Ok(()), |due| must(*until > due, Why::NotLater { due }))?;
                (index, SetUp)
            }
            Fact::AssignmentSubmitted { .. } => {
                let index = self.takes(of(Assignment), OUT, named)?;
                self.candidate(by)?;
                (index, Done)
            }
            Fact::CheckRequested { .. } => {
                let index = self.takes(of(Check), FRESH, named)?;
                self.staff(by)?;
                (index, SetUp)
            }
            Fact::CheckAnswered { .. } => {
                let index = self.takes(of(Check), OPEN, named)?;
                self.staff(by)?;
                (index, Done)
            }
            Fact::PartAssessed { .. } => {
                let index = self.takes(PartKinds::ALL, READY, named)?;
                self.staff(by)?;
                (index, Done)
            }
            Fact::PartWaived { .. } => {
                let index = self.takes(PartKinds::ALL, OPEN, named)?;
                self.decider(by)?;
                (index, Waived)
            }
            Fact::PartRepeated { .. } => {
                let index = self.takes(PartKinds::ALL, OVER, named)?;
                self.decider(by)?;
                (index, ToSetUp)
            }
            _ => return Err(Why::NotHere),
        };
        let now = self.now;
        Ok((at_its_parts(self.process(), now.step, now.parts.with(index, then)), Some(index)))
    }

    /// The part that a fact is about: the one that it names, or the only one that it can be about.
    fn takes(&self, kinds: PartKinds, states: PartStates, named: Option<u8>) -> Result<usize, Why> {
        let parts = self.parts();
        let fits = |index: usize| {
            parts.get(index).is_some_and(|part| kinds.contains(part.kind()))
                && states.contains(self.now.parts.get(index))
        };
        if let Some(number) = named {
            let index = usize::from(number).wrapping_sub(1);
            return if fits(index) { Ok(index) } else { Err(Why::NotHere) };
        }
        let mut fitting = (0..parts.len()).filter(|index| fits(*index));
        match (fitting.next(), fitting.count()) {
            (Some(only), 0) => Ok(only),
            (None, _) => Err(Why::NotHere),
            (Some(_), more) => Err(Why::WhichPart { fit: more + 1 }),
        }
    }

    /// The index of an item that is this condition of the offer.
    pub(super) fn open_condition(&self, name: &candidacy::value::Name) -> Option<usize> {
        let Some(Fact::OfferMade(offer)) = self.accepted.and_then(|offer| self.fact(offer)) else { return None };
        let is_it = |nth: usize| offer.conditions().get(nth).is_some_and(|condition| condition.name == *name);
        self.items.iter().position(|item| item.what == Pending::Condition && is_it(item.nth))
    }
}

fn is_undecided(phase: Phase) -> bool {
    matches!(phase, Approached | Screening | Proposed | Preparing | Underway | Deciding | OfferDue | Offered | Accepted)
}

fn same_but_for_start(is: &Meeting, other: &Meeting) -> bool {
    (is.minutes(), is.screen(), is.topics(), is.recording())
        == (other.minutes(), other.screen(), other.topics(), other.recording())
        && (is.place(), is.people(), is.adjustments()) == (other.place(), other.people(), other.adjustments())
        && is.shared_with() == other.shared_with()
}

fn is_about_a_part(fact: &Fact) -> bool {
    matches!(
        fact.kind(),
        FactKind::InterviewScheduled
            | FactKind::InterviewRescheduled
            | FactKind::TimesProposed
            | FactKind::InterviewConfirmed
            | FactKind::InterviewCancelled
            | FactKind::InterviewMissed
            | FactKind::InterviewHeld
            | FactKind::AssignmentSent
            | FactKind::AssignmentExtended
            | FactKind::AssignmentSubmitted
            | FactKind::CheckRequested
            | FactKind::CheckAnswered
            | FactKind::PartAssessed
            | FactKind::PartWaived
            | FactKind::PartRepeated
    )
}
