//! The facts that a sighting stands for, each with the least that it can say. Nothing in them is a date of the log, and no promise that
//! counts from such a date is judged.

use crate::law::{Application, Approach, Fact, Held, Material, Takeover};
use crate::terms::{Opening, PartKind, Terms};
use crate::value::actor::{Actor, Capacity, Staff};
use crate::value::answer::Answer;
use crate::value::correspondence::Hold;
use crate::value::decision::{Assent, Decision, Rejection};
use crate::value::evidence::{Aspect, Evidence};
use crate::value::feedback::{Category, Feedback, Manner, Reasons};
use crate::value::id::{CandidacyId, CandidateId, PersonId, RoleId, Seq};
use crate::value::meeting::{Attendance, Meeting, Place};
use crate::value::offer::Offer;
use crate::value::request::{Ask, Request};
use crate::value::source::Source;
use crate::value::text::{DocumentRef, Label, Text};
use crate::value::time::Time;
use crate::value::work::{Assignment, CheckRequest};
use chrono::TimeDelta;

/// The one person of the company who does everything: a log seldom says who it was, and nothing is judged by it.
pub(super) const SOMEBODY: Staff = Staff::new(PersonId::LEAST, Capacity::RECRUITER);

/// Longer than anybody waits: an appointment of which the log says no date never begins by itself.
const FAR: TimeDelta = TimeDelta::days(36_525);

/// The parts of facts that are made once and copied.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    opening: Opening,
    evidence: Evidence,
    reasons: Reasons,
    attendance: Attendance,
    meeting: Meeting,
    assignment: Assignment,
}

impl Facts {
    #[expect(clippy::expect_used, reason = "each is made of words that stand here, and of one person")]
    pub(super) fn new(terms: &Terms) -> Self {
        let (word, place) = ("-", Place::OnSite(Text::without_words()));
        Facts {
            opening: terms.opening(CandidacyId::LEAST, CandidateId::LEAST),
            evidence: Evidence::from_finding(Aspect::Experience, word, word).expect("a finding"),
            reasons: Reasons::from_reason(Category::Experience, word).expect("a reason"),
            attendance: Attendance::new([SOMEBODY]).expect("a person"),
            meeting: Meeting::new(Time::UNIX_EPOCH, 30, place, [SOMEBODY]).expect("half an hour"),
            assignment: Assignment::new(DocumentRef::without_words(), 1).expect("an hour"),
        }
    }

    pub(super) fn applied(&self) -> Fact {
        Application::open(self.opening.clone(), Material { cv: None, documents: Vec::new() }).into()
    }

    pub(super) fn approached(&self) -> Fact {
        let (opening, found) = (self.opening.clone(), Text::without_words());
        Approach { opening, role: RoleId::LEAST, found, source: Source::Direct }.into()
    }

    pub(super) fn taken_over(&self, step: u8) -> Fact {
        let (opening, from) = (self.opening.clone(), Label::without_words());
        Takeover { opening, role: None, step, from, source: Source::Direct }.into()
    }

    pub(super) fn advanced(&self) -> Fact {
        Decision::new(self.evidence.clone()).into()
    }

    pub(super) fn rejected(&self) -> Fact {
        Rejection::new(self.reasons.clone()).into()
    }

    pub(super) fn offer_withdrawn(&self) -> Fact {
        Fact::OfferWithdrawn { reasons: self.reasons.clone() }
    }

    pub(super) fn feedback(&self) -> Fact {
        Feedback::new(self.reasons.clone(), Text::without_words(), SOMEBODY.person, Manner::Written).into()
    }

    pub(super) fn assessed(&self, part: u8) -> Fact {
        Fact::PartAssessed { part: Some(part), evidence: self.evidence.clone() }
    }

    /// An interview of the process, or without a part a conversation beyond it.
    pub(super) fn held(&self, part: Option<u8>) -> Fact {
        let extra = if part.is_none() { Some(Label::without_words()) } else { None };
        Held { part, extra, attendance: self.attendance.clone() }.into()
    }

    /// A part is set up for the first time.
    pub(super) fn set_up(&self, kind: PartKind, part: u8, at: Time) -> Fact {
        let part = Some(part);
        match kind {
            PartKind::Interview => Fact::InterviewScheduled { part, meeting: self.meeting(at).into() },
            PartKind::Assignment => Fact::AssignmentSent { part, assignment: Box::new(self.assignment.clone()) },
            PartKind::Check => {
                let check = CheckRequest { asked: Label::without_words(), document: None };
                Fact::CheckRequested { part, check: Box::new(check) }
            }
        }
    }

    /// A part that is set up has another date; of a check there is none.
    pub(super) fn set_up_anew(&self, kind: PartKind, part: u8, at: Time) -> Option<Fact> {
        let part = Some(part);
        match kind {
            PartKind::Interview => Some(Fact::InterviewRescheduled { part, meeting: self.meeting(at).into() }),
            PartKind::Assignment => Some(Fact::AssignmentExtended { part, until: far(at) }),
            PartKind::Check => None,
        }
    }

    /// A part took place, came back or was answered.
    pub(super) fn done(&self, kind: PartKind, part: u8) -> Fact {
        let number = Some(part);
        match kind {
            PartKind::Interview => self.held(number),
            PartKind::Assignment => Fact::AssignmentSubmitted { part: number, work: DocumentRef::without_words() },
            PartKind::Check => Fact::CheckAnswered { part: number, answer: DocumentRef::without_words() },
        }
    }

    fn meeting(&self, at: Time) -> Meeting {
        self.meeting.starting(far(at)).unwrap_or_else(|_| self.meeting.clone())
    }
}

pub(super) fn offered(at: Time) -> Fact {
    Offer::new(DocumentRef::without_words(), far(at)).into()
}

pub(super) fn on_hold(at: Time) -> Fact {
    Hold { until: far(at), reason: Text::without_words() }.into()
}

pub(super) fn step_repeated(step: u8) -> Fact {
    Fact::StepRepeated { step, reason: Text::without_words() }
}

pub(super) fn part_repeated(part: u8) -> Fact {
    Fact::PartRepeated { part: Some(part), reason: Text::without_words() }
}

pub(super) fn assent_given() -> Fact {
    Assent::Given.into()
}

pub(super) fn message_in() -> Fact {
    Request { ask: Ask::Message, message: DocumentRef::without_words() }.into()
}

pub(super) fn informed(to: Seq) -> Fact {
    Fact::CandidateInformed { to, answer: Answer::Final, message: DocumentRef::without_words(), stated: None }
}

/// The actor of a fact: facts of the candidate are the candidate's own.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts are acts of the candidate")]
pub(super) fn actor_of(fact: &Fact) -> Actor {
    match fact {
        Fact::Applied(_)
        | Fact::InterestShown
        | Fact::StepAgreed
        | Fact::InterviewConfirmed { .. }
        | Fact::AssignmentSubmitted { .. }
        | Fact::OfferAccepted
        | Fact::OfferDeclined
        | Fact::Withdrew
        | Fact::RequestMade(_) => Actor::Candidate,
        _ => Actor::Staff(SOMEBODY),
    }
}

fn far(at: Time) -> Time {
    at.checked_add_signed(FAR).unwrap_or(at)
}
