//! Whose act each fact is: the candidate's, anybody's of the company, or that of somebody with a power in the process.

use crate::model::Model;
use candidacy::law::Pending;
use candidacy::terms::Power;
use candidacy::value::Ask;
use candidacy::{Actor, Entry, Fact, FactKind, Phase, Staff, Time};

/// Whose act it is.
enum Whose {
    Candidate,
    Staff,
    Either,
    With(Power),
    Decider,
    Nobody,
}

impl Model {
    pub(super) fn is_theirs(&self, entry: &Entry, at: Time) -> bool {
        let whose = self.whose(entry, at);
        match entry.by {
            Actor::Candidate => matches!(whose, Whose::Candidate | Whose::Either),
            Actor::Staff(staff) if !self.is_of_the_cast(staff) => false,
            Actor::Staff(staff) => match whose {
                Whose::Candidate | Whose::Nobody => false,
                Whose::Staff | Whose::Either => true,
                Whose::With(power) => self.process().who(power).contains(staff.capacity),
                Whose::Decider => self.process().deciders(self.place.step).contains(staff.capacity),
            },
        }
    }

    pub(super) fn is_of_the_cast(&self, staff: Staff) -> bool {
        self.process().powers(staff.capacity).is_some()
    }

    fn whose(&self, entry: &Entry, at: Time) -> Whose {
        match entry.fact.kind() {
            FactKind::Applied
            | FactKind::InterestShown
            | FactKind::ConsentGiven
            | FactKind::StepAgreed
            | FactKind::InterviewConfirmed
            | FactKind::AssignmentSubmitted
            | FactKind::OfferAccepted
            | FactKind::OfferDeclined
            | FactKind::FeedbackUnwanted
            | FactKind::Withdrew
            | FactKind::EntryConfirmed
            | FactKind::EntryContested
            | FactKind::RequestMade
            | FactKind::CvReplaced
            | FactKind::ProfileReplaced
            | FactKind::CandidateFeedbackGiven => Whose::Candidate,

            FactKind::Approached
            | FactKind::TakenOver
            | FactKind::Pooled
            | FactKind::RoleMatched
            | FactKind::Transferred
            | FactKind::OfferMade
            | FactKind::OfferWithdrawn
            | FactKind::Hired
            | FactKind::ApproachLapsed
            | FactKind::VacancyClosed
            | FactKind::ResponsibleNamed => Whose::With(Power::Selects),

            FactKind::CandidateAdvanced
            | FactKind::PartWaived
            | FactKind::PartRepeated
            | FactKind::StepRepeated
            | FactKind::RejectionDecided => Whose::Decider,

            FactKind::AssentGiven => Whose::With(Power::Agrees),

            FactKind::InterviewRescheduled
            | FactKind::TimesProposed
            | FactKind::InterviewCancelled
            | FactKind::InterviewMissed
            | FactKind::StartAgreed => Whose::Either,

            FactKind::InterviewScheduled
            | FactKind::InterviewHeld
            | FactKind::AssignmentSent
            | FactKind::AssignmentExtended
            | FactKind::CheckRequested
            | FactKind::CheckAnswered
            | FactKind::PartAssessed
            | FactKind::ConditionSettled
            | FactKind::FeedbackDelivered
            | FactKind::PutOnHold
            | FactKind::HoldEnded
            | FactKind::FollowUpPromised
            | FactKind::NoteAdded
            | FactKind::MomentCorrected => Whose::Staff,

            FactKind::CandidateInformed => self.answered_by(entry),
            FactKind::Reversed => self.reversed_by(at),
        }
    }

    /// Those who select answer for an adjustment, those who hear concerns for a concern, and never the person that it is about.
    fn answered_by(&self, entry: &Entry) -> Whose {
        let Fact::CandidateInformed { to, .. } = &entry.fact else { return Whose::Nobody };
        let to = to.0 as usize;
        let request = match self.entries.get(to).map(|earlier| &earlier.fact) {
            Some(Fact::RequestMade(request)) => &request.ask,
            _ => return Whose::Staff,
        };
        match self.informed_of(to).map(|item| item.what) {
            Some(Pending::Adjustment) => Whose::With(Power::Selects),
            Some(Pending::Concern) => match (request, entry.by) {
                (Ask::Concern { about: Some(about), .. }, Actor::Staff(staff)) if staff.person == *about => {
                    Whose::Nobody
                }
                _ => Whose::With(Power::Hears),
            },
            _ => Whose::Staff,
        }
    }

    /// Staff take back what staff recorded. The candidate takes back what was written down for them, and an own end. Of what was
    /// written down and told, staff take back an end only. The candidate does not go back to a pool that they have left, by all that they
    /// know: a no that nobody told them of is none for them.
    fn reversed_by(&self, at: Time) -> Whose {
        let Some(latest) = self.moves.last() else { return Whose::Nobody };
        let entry = &self.entries[latest.seq];
        let is_end = matches!(entry.fact, Fact::Withdrew | Fact::OfferDeclined);
        let mut before = latest.before.phase;
        for earlier in self.moves.iter().rev().skip(1) {
            let is_a_no = matches!(self.entries[earlier.seq].fact, Fact::RejectionDecided(_));
            let awaited = self.waiting().any(|item| item.seq == earlier.seq && item.what == Pending::Assent);
            if !awaited && (!is_a_no || self.is_told_of_a_no(earlier.seq)) {
                break;
            }
            before = earlier.before.phase;
        }
        if entry.by == Actor::Candidate && before == Phase::Pooled && !self.has_consent(at) {
            let untold = self.confirmation(latest.seq).is_some_and(|item| item.told.is_none());
            return if entry.writer().is_some() && (untold || is_end) { Whose::Staff } else { Whose::Nobody };
        }
        match (entry.by, entry.writer()) {
            (Actor::Staff(_), _) => Whose::Staff,
            (Actor::Candidate, None) if is_end => Whose::Candidate,
            (Actor::Candidate, None) => Whose::Nobody,
            (Actor::Candidate, Some(_)) => {
                let untold = self.confirmation(latest.seq).is_some_and(|item| item.told.is_none());
                if untold || is_end { Whose::Either } else { Whose::Candidate }
            }
        }
    }

    /// Whether somebody of the company may write the fact down for the candidate.
    pub(super) fn may_be_written_down(&self, fact: &Fact) -> bool {
        match fact.kind() {
            FactKind::FeedbackUnwanted | FactKind::EntryConfirmed | FactKind::EntryContested | FactKind::Reversed => {
                false
            }
            // A first consent, with their writing; every later one only the candidate gives.
            FactKind::ConsentGiven => self.entries.iter().all(|entry| entry.fact.kind() != FactKind::ConsentGiven),
            _ => true,
        }
    }
}
