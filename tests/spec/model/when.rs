//! In which phases, and while what is pending, each fact can happen. It says nothing of words.

use crate::model::moments::days_after;
use crate::model::pay::names_the_pay;
use crate::model::requests::{self, Asked, Here};
use crate::model::{Model, Move, is_about_a_part};
use candidacy::law::{PartState, Pending};
use candidacy::terms::PartKind;
use candidacy::value::{Ask, DataRight};
use candidacy::{Actor, Entry, Fact, FactKind, Phase, Time};

impl Model {
    /// The index of the part that a fact is about: the one that it names, or the only one that it can be about. Nothing if there is
    /// none, or several.
    #[expect(clippy::option_option, reason = "a fact about no part is no error")]
    pub(super) fn part_of(&self, fact: &Fact) -> Option<Option<usize>> {
        if !is_about_a_part(fact) {
            return Some(None);
        }
        let takers: Vec<usize> = (0..self.place.parts.len()).filter(|index| self.takes(fact.kind(), *index)).collect();
        let named = fact.part().map(usize::from);
        match (named, takers.as_slice()) {
            (Some(number), _) => takers.into_iter().find(|index| index + 1 == number).map(Some),
            (None, [only]) => Some(Some(*only)),
            (None, _) => None,
        }
    }

    /// The kind of a part of the step, by how it goes: one that goes as another kind does is of that kind here.
    pub(super) fn kind(&self, index: usize) -> PartKind {
        match self.process().parts(self.place.step)[index].kind() {
            kind @ (PartKind::Interview | PartKind::Assignment | PartKind::Check) => kind,
        }
    }

    /// Whether a part of the step takes a fact: by its kind, and by how far it is.
    fn takes(&self, fact: FactKind, index: usize) -> bool {
        let kind = self.kind(index);
        let (fits, states): (Option<PartKind>, &[PartState]) = match fact {
            FactKind::InterviewScheduled | FactKind::TimesProposed => {
                (Some(PartKind::Interview), &[PartState::ToSetUp])
            }
            FactKind::InterviewRescheduled
            | FactKind::InterviewConfirmed
            | FactKind::InterviewCancelled
            | FactKind::InterviewMissed => (Some(PartKind::Interview), &[PartState::SetUp]),
            // An interview that nobody had planned took place all the same.
            FactKind::InterviewHeld => (Some(PartKind::Interview), &[PartState::ToSetUp, PartState::SetUp]),
            FactKind::AssignmentSent => (Some(PartKind::Assignment), &[PartState::ToSetUp]),
            FactKind::AssignmentExtended | FactKind::AssignmentSubmitted => {
                (Some(PartKind::Assignment), &[PartState::SetUp])
            }
            FactKind::CheckRequested => (Some(PartKind::Check), &[PartState::ToSetUp]),
            FactKind::CheckAnswered => (Some(PartKind::Check), &[PartState::ToSetUp, PartState::SetUp]),
            FactKind::PartAssessed => (None, &[PartState::Done]),
            FactKind::PartWaived => (None, &[PartState::ToSetUp, PartState::SetUp]),
            FactKind::PartRepeated => (None, &[PartState::Done, PartState::Waived]),
            _ => return false,
        };
        self.is_in_a_step() && fits.is_none_or(|fits| fits == kind) && states.contains(&self.place.parts[index])
    }

    pub(super) fn is_set_up(&self, index: usize) -> bool {
        self.is_in_a_step() && self.place.parts.get(index) == Some(&PartState::SetUp)
    }

    /// Whether a part of this kind is set up.
    pub(super) fn is_out(&self, kind: PartKind) -> bool {
        (0..self.place.parts.len()).any(|index| self.kind(index) == kind && self.is_set_up(index))
    }

    pub(super) fn has_consent(&self, at: Time) -> bool {
        let consent = self.consent().map(|seq| &self.entries[seq].fact);
        matches!(consent, Some(Fact::ConsentGiven(consent)) if consent.until > at)
    }

    /// The entry of the consent that stands. A withdrawal of the candidacy ends every consent. One that the candidate contests was never
    /// given; of a withdrawal that they contest nothing is left.
    pub(super) fn consent(&self) -> Option<usize> {
        let contested = |seq: usize| {
            self.entries
                .iter()
                .any(|entry| matches!(entry.fact, Fact::EntryContested { to, .. } if to.0 as usize == seq))
        };
        let mut consent = None;
        for (seq, entry) in self.entries.iter().enumerate() {
            match entry.fact {
                Fact::ConsentGiven(_) if !contested(seq) => consent = Some(seq),
                Fact::Withdrew if !contested(seq) => consent = None,
                Fact::RequestMade(ref request) if ends_a_consent(&request.ask) && !contested(seq) => consent = None,
                _ => {}
            }
        }
        consent
    }

    /// Whether the fact can happen here and now, no matter what it says.
    pub(super) fn is_here(&self, entry: &Entry, part: Option<usize>, at: Time) -> bool {
        let kind = entry.fact.kind();
        let phase = self.place.phase;
        if !self.is_open() {
            return matches!(kind, FactKind::Applied | FactKind::Approached | FactKind::TakenOver);
        }
        let free = !self.waits(Pending::Assent);
        if part.is_some() {
            return free;
        }
        let undecided = !self.is_closed() && phase != Phase::FeedbackDue;
        let told = !self.has_untold_writing();
        let idle = !self.is_out(PartKind::Assignment);
        let before_an_offer = undecided && !matches!(phase, Phase::Approached | Phase::Offered | Phase::Accepted);
        match kind {
            FactKind::Approached | FactKind::RoleMatched => phase == Phase::Pooled && self.has_consent(at),
            FactKind::InterestShown | FactKind::ApproachLapsed => phase == Phase::Approached,
            FactKind::Pooled => {
                let from = before_an_offer && phase != Phase::Pooled || phase == Phase::Rejected;
                from && self.has_consent(at) && told && idle && free
            }
            FactKind::CandidateAdvanced => matches!(phase, Phase::Screening | Phase::Deciding) && told && free,
            FactKind::StepAgreed => phase == Phase::Proposed && free,
            FactKind::StepRepeated => (self.is_in_a_step() || phase == Phase::OfferDue) && free,
            FactKind::RejectionDecided => before_an_offer && told && idle && free,
            FactKind::AssentGiven => !free,
            FactKind::Reversed => self.can_go_back(at),
            // An offer is answered or withdrawn first.
            FactKind::Transferred => {
                undecided && !matches!(phase, Phase::Offered | Phase::Accepted) && told && idle && free
            }
            FactKind::OfferMade => matches!(phase, Phase::OfferDue | Phase::Offered | Phase::Accepted) && told && free,
            FactKind::OfferWithdrawn => matches!(phase, Phase::Offered | Phase::Accepted) && told,
            FactKind::OfferAccepted => {
                matches!(phase, Phase::Offered | Phase::Accepted) && self.place.offer != self.place.accepted
            }
            FactKind::OfferDeclined => phase == Phase::Offered,
            FactKind::ConditionSettled => {
                matches!(phase, Phase::Accepted | Phase::Hired) && self.waits(Pending::Condition)
            }
            FactKind::StartAgreed => phase == Phase::Accepted,
            FactKind::Hired => phase == Phase::Accepted && told,
            FactKind::FeedbackDelivered => self.waits(Pending::Feedback) && free,
            FactKind::FeedbackUnwanted => phase != Phase::FeedbackDue && self.is_told_the_end(),
            FactKind::EntryConfirmed | FactKind::EntryContested => self.is_objectionable(&entry.fact, at),
            FactKind::PutOnHold => undecided && !self.waits(Pending::Hold),
            FactKind::HoldEnded => self.waits(Pending::Hold),
            FactKind::VacancyClosed => undecided && !self.waits(Pending::Vacancy),
            FactKind::Withdrew | FactKind::CvReplaced | FactKind::ProfileReplaced => !self.is_closed(),
            // An interview beyond the process.
            FactKind::InterviewHeld => !self.is_closed(),
            FactKind::RequestMade => self.may_ask(&entry.fact),
            FactKind::CandidateInformed => self.may_inform(&entry.fact),
            FactKind::ConsentGiven
            | FactKind::FollowUpPromised
            | FactKind::CandidateFeedbackGiven
            | FactKind::NoteAdded
            | FactKind::ResponsibleNamed
            | FactKind::MomentCorrected => true,
            _ => false,
        }
    }

    /// Whether there is a move that somebody may take back.
    pub(super) fn can_go_back(&self, at: Time) -> bool {
        let Some(latest) = self.moves.last() else { return false };
        let entry = &self.entries[latest.seq];
        let own = entry.by == Actor::Candidate && entry.writer().is_none();
        let until = days_after(self.moment(latest.seq), self.process().horizons().reversal());
        let into_the_pool = latest.before.phase == Phase::Pooled;
        (!own || at <= until) && (!into_the_pool || self.has_consent(at))
    }

    /// Whether the candidate was told how it ended, of an end that owes feedback.
    fn is_told_the_end(&self) -> bool {
        self.waiting().filter(|item| item.what == Pending::Feedback).any(|item| {
            let of_itself = match self.entries[item.seq].fact.kind() {
                FactKind::Pooled | FactKind::Reversed => true,
                FactKind::VacancyClosed => {
                    let is_word = |entry: &Entry| matches!(entry.fact, Fact::CandidateInformed { to, .. } if to.0 as usize == item.seq);
                    self.entries[item.seq..].iter().any(is_word)
                }
                _ => false,
            };
            item.told.is_some() || of_itself
        })
    }

    /// Whether what was written down can be confirmed, or still be contested.
    fn is_objectionable(&self, fact: &Fact, at: Time) -> bool {
        let days = self.process().horizons().contest();
        match fact {
            Fact::EntryConfirmed { to } => self.confirmation(to.0 as usize).is_some_and(|item| item.told.is_some()),
            Fact::EntryContested { to, .. } => self
                .confirmation(to.0 as usize)
                .is_some_and(|item| item.told.is_none_or(|told| at <= days_after(self.moment(told), days))),
            _ => false,
        }
    }

    /// Whether the candidate is in the pool, by all that they were told.
    fn is_pooled_for_them(&self) -> bool {
        let no = |it: &Move| {
            let is_a_no = matches!(self.entries[it.seq].fact, Fact::RejectionDecided(_));
            is_a_no && it.before.phase == Phase::Pooled && !self.is_told_of_a_no(it.seq)
        };
        self.place.phase == Phase::Pooled || self.moves.last().is_some_and(no)
    }

    /// What the candidate may ask for here.
    fn may_ask(&self, fact: &Fact) -> bool {
        let Fact::RequestMade(request) = fact else { return false };
        let underway = self.place.phase == Phase::Underway;
        let Asked { here, .. } = requests::asked_by(request.ask.kind());
        match here {
            Here::Everywhere => true,
            Here::UntilTheEnd => !self.is_closed(),
            // The pool rests on the consent: who takes it back leaves. It is the pool for whoever is not told of the no, too.
            Here::OfTheData => !self.is_pooled_for_them() || !ends_a_consent(&request.ask),
            // For work, or for the answer to an offer (R3).
            Here::WithADate => underway && self.is_out(PartKind::Assignment) || self.place.phase == Phase::Offered,
            Here::Invited => match &request.ask {
                Ask::OtherTime { part, .. } => underway && self.is_invited(*part),
                _ => false,
            },
        }
    }

    /// Whether this interview is set up, or the only one that is.
    fn is_invited(&self, part: Option<u8>) -> bool {
        let parts = self.process().parts(self.place.step);
        let set_up = |index: usize| self.is_set_up(index) && self.kind(index) == PartKind::Interview;
        let all: Vec<usize> = (0..parts.len()).filter(|index| set_up(*index)).collect();
        match part {
            Some(number) => all.iter().any(|index| index + 1 == usize::from(number)),
            None => all.len() == 1,
        }
    }

    /// Whether the company has something to say about the entry. Of a decision that waits for assent nobody is told.
    fn may_inform(&self, fact: &Fact) -> bool {
        let Fact::CandidateInformed { to, .. } = fact else { return false };
        let to = to.0 as usize;
        let pays = names_the_pay(fact) && self.owes_the_pay_of(to);
        let free = !self.waits(Pending::Assent);
        let of = self.informed_of(to).is_some_and(|item| match item.what {
            Pending::Feedback | Pending::Outcome => free,
            _ => true,
        });
        of || pays || self.is_a_check_that_is_out(to)
    }
}

/// Whether it is the consent to be kept that the candidate takes back, and nothing else.
fn ends_a_consent(ask: &Ask) -> bool {
    *ask == Ask::Right(DataRight::ConsentWithdrawal)
}
