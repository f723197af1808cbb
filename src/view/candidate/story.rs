//! The story as the candidate may read it: each fact with what it says to them.

use crate::law::{Entry, Fact, FactKind, Phase};
use crate::terms::Terms;
use crate::told::{News, Told};
use crate::value::actor::{Actor, Staff};
use crate::value::answer::Answer;
use crate::value::correspondence::Stated;
use crate::value::feedback::{Feedback, Reasons};
use crate::value::id::Seq;
use crate::value::meeting::{Late, Meeting, NoMeeting, Party};
use crate::value::offer::{ConditionOutcome, Offer};
use crate::value::request::Request;
use crate::value::text::{DocumentRef, Label, Name, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::Assignment;
use serde::Serialize;

/// Something that happened, as the candidate may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Happened {
    /// Its number in the view, from 0. A number stays what it is.
    pub number: Seq,
    /// When the candidate was told.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// Whose act it was.
    pub by: Party,
    /// The fact.
    pub fact: FactKind,
    /// The phase that the candidacy is in since then, by what was told.
    pub phase: Phase,
    /// The number of the step there; 0 before the first.
    pub step: u8,
    /// The part of the step that it is about, where it is about one.
    pub part: Option<Name>,
    /// The person of the company who wrote it down, if it is an act of the candidate that somebody wrote down.
    #[serde(serialize_with = "super::outward::capacity")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<crate::Capacity>"))]
    pub written_by: Option<Staff>,
    /// The organisation that the person of the company acted for, if it is not the employer.
    pub acted_for: Option<Label>,
    /// When it happened, if that was earlier than it was recorded.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub occurred: Option<Time>,
    /// Why it is other than was announced: a tool that was not named, a screen, a date that is far ahead.
    pub deviation: Option<Text>,
    /// The parts of the step that were set up and no longer take place by it, such as a talk that only informs, once it goes on.
    pub cancelled: Vec<Name>,
    /// The content, if it says more than that.
    pub detail: Option<Detail>,
}

/// The content of a fact, as far as it is for the candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Detail {
    /// How the company found them (GDPR Art. 14(2)(f)).
    Found(Text),
    /// The system that the candidacy was taken over from.
    From(Label),
    /// The end of the consent, or of more time.
    Until {
        /// The last moment.
        #[serde(serialize_with = "crate::value::time::serialize")]
        until: Time,
    },
    /// The first day.
    On {
        /// When it begins.
        #[serde(serialize_with = "crate::value::time::serialize")]
        on: Time,
    },
    /// Why, in words that are for the candidate.
    Reason(Text),
    /// The tools that took part in the decision.
    Tools(Vec<Label>),
    /// The review or the appeal that led back.
    Review(Label),
    /// The interview, with its place and people.
    #[serde(serialize_with = "super::outward::meeting")]
    #[cfg_attr(feature = "schemars", schemars(with = "super::outward::Invitation<'static>"))]
    Meeting(Box<Meeting>),
    /// The times that are proposed.
    Times(Times),
    /// The interview took place.
    Held {
        /// The name of the conversation, if it was one beyond the process.
        extra: Option<Label>,
        /// The side that was late, if one was.
        late: Option<Late>,
        /// The people of the company who were there, a stand-in among them. As data, their capacities.
        #[serde(serialize_with = "super::outward::capacities")]
        #[cfg_attr(feature = "schemars", schemars(with = "Vec<crate::Capacity>"))]
        people: Vec<Staff>,
    },
    /// Why nobody met.
    NoMeeting(NoMeeting),
    /// The assignment.
    #[serde(serialize_with = "super::outward::assignment")]
    #[cfg_attr(feature = "schemars", schemars(with = "super::outward::Task<'static>"))]
    Assignment(Box<Assignment>),
    /// The work that was handed in.
    #[serde(serialize_with = "super::outward::document")]
    #[cfg_attr(feature = "schemars", schemars(with = "()"))]
    Work(DocumentRef),
    /// The third party that was asked.
    Asked(Label),
    /// The offer.
    #[serde(serialize_with = "super::outward::boxed_offer")]
    #[cfg_attr(feature = "schemars", schemars(with = "super::outward::Offered<'static>"))]
    Offer(Box<Offer>),
    /// A condition of the offer, and how it was settled.
    Condition {
        /// The name of it.
        condition: Name,
        /// How.
        outcome: ConditionOutcome,
    },
    /// Why the offer was taken back, in words that are for the candidate.
    Reasons(Reasons),
    /// The feedback: why, what to work on, what was good, what to do next, and who says so.
    #[serde(serialize_with = "super::outward::feedback")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::input::Feedback"))]
    Feedback(Box<Feedback>),
    /// The entry that the candidate says is right.
    Confirmed {
        /// The number of it.
        to: Seq,
    },
    /// The entry that the candidate says is not right.
    Contested {
        /// The number of it.
        to: Seq,
        /// The objection.
        why: Text,
    },
    /// The company pauses.
    Pause(Pause),
    /// The request that the candidate made.
    #[serde(serialize_with = "super::outward::request")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::value::request::Ask"))]
    Request(Box<Request>),
    /// A message of the company about something that happened.
    Message {
        /// The number of it; none where it is about something that the candidate was not told of.
        to: Option<Seq>,
        /// Whether it ends what it is about.
        answer: Answer,
        /// The place where the words are kept.
        #[serde(skip)]
        message: DocumentRef,
        /// The things that it states beside its words, such as the pay.
        #[serde(skip_serializing_if = "Option::is_none")]
        stated: Option<Box<Stated>>,
    },
    /// Something that a person of the company promised in person.
    FollowUp {
        /// When it is due.
        #[serde(serialize_with = "crate::value::time::serialize")]
        due: Time,
        /// The subject of the promise.
        about: Text,
    },
    /// The place where the candidate's words are kept.
    #[serde(serialize_with = "super::outward::document")]
    #[cfg_attr(feature = "schemars", schemars(with = "()"))]
    Words(DocumentRef),
    /// A moment that was corrected.
    Corrected {
        /// The number of what it is the moment of.
        of: Seq,
        /// The right moment.
        #[serde(serialize_with = "crate::value::time::serialize")]
        moment: Time,
        /// Why.
        reason: Text,
    },
}

impl Detail {
    /// The place where its body is kept.
    pub(super) fn document(&self) -> Option<&DocumentRef> {
        match self {
            Detail::Assignment(assignment) => Some(assignment.work()),
            Detail::Offer(offer) => Some(offer.document()),
            Detail::Request(request) => Some(&request.message),
            Detail::Work(kept) | Detail::Words(kept) | Detail::Message { message: kept, .. } => Some(kept),
            Detail::Found(_)
            | Detail::From(_)
            | Detail::Until { .. }
            | Detail::On { .. }
            | Detail::Reason(_)
            | Detail::Reasons(_)
            | Detail::Tools(_)
            | Detail::Review(_)
            | Detail::Meeting(_)
            | Detail::Times(_)
            | Detail::Held { .. }
            | Detail::NoMeeting(_)
            | Detail::Asked(_)
            | Detail::Condition { .. }
            | Detail::Feedback(_)
            | Detail::Confirmed { .. }
            | Detail::Contested { .. }
            | Detail::Pause(_)
            | Detail::FollowUp { .. }
            | Detail::Corrected { .. } => None,
        }
    }
}

/// A pause that the candidate was told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Pause {
    /// The last moment of it.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub until: Time,
    /// Why.
    pub reason: Text,
}

/// Everything that was told, in the order of telling.
pub(super) fn of(told: &Told<'_>) -> Vec<Happened> {
    let all = (0..).map(Seq).zip(told.told_under());
    all.map(|(number, (news, entry, terms))| happened(told, number, news, entry, terms)).collect()
}

fn happened(told: &Told<'_>, number: Seq, news: &News, entry: &Entry, terms: &Terms) -> Happened {
    let by = match entry.by {
        Actor::Candidate => Party::Candidate,
        Actor::Staff(_) => Party::Company,
    };
    Happened {
        number,
        at: news.at,
        by,
        fact: entry.fact.kind(),
        phase: news.now.phase,
        step: news.now.step,
        part: news.part.clone(),
        written_by: entry.writer(),
        acted_for: acted_for(entry, terms).cloned(),
        occurred: Some(entry.happened()).filter(|happened| *happened != entry.at),
        deviation: entry.deviation().cloned(),
        cancelled: news.gone.clone(),
        detail: detail(told, number, &entry.fact),
    }
}

/// The organisation that somebody of the company acted for, or wrote it down for.
fn acted_for<'a>(entry: &Entry, terms: &'a Terms) -> Option<&'a Label> {
    let by = entry.writer().or(if let Actor::Staff(staff) = entry.by { Some(staff) } else { None });
    Some(&terms.process().organisation(by?.capacity)?.name)
}

/// The content of a fact. The journal as told has none that is for the company.
fn detail(told: &Told<'_>, number: Seq, fact: &Fact) -> Option<Detail> {
    let about = |here: Seq| told.number(here);
    Some(match fact {
        Fact::Approached(approach) => Detail::Found(approach.found.clone()),
        Fact::TakenOver(takeover) => Detail::From(takeover.from.clone()),
        Fact::ConsentGiven(consent) => Detail::Until { until: consent.until },
        Fact::CandidateAdvanced(decision) => tools(decision.deciders.tools())?,
        Fact::RejectionDecided(rejection) => tools(rejection.deciders.tools())?,
        Fact::Reversed(reversal) => Detail::Review(reversal.review.clone()?),
        Fact::Transferred(transfer) => Detail::Reason(transfer.reason.clone()),
        Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. } => {
            Detail::Meeting(meeting.clone())
        }
        Fact::TimesProposed { times, .. } => Detail::Times(times.clone()),
        Fact::InterviewCancelled { reason, .. } => Detail::Reason(reason.clone()),
        Fact::InterviewHeld(held) => {
            let people = held.attendance.people().to_vec();
            Detail::Held { extra: held.extra.clone(), late: held.attendance.lateness(), people }
        }
        Fact::InterviewMissed { why, .. } => Detail::NoMeeting(*why),
        Fact::AssignmentSent { assignment, .. } => Detail::Assignment(assignment.clone()),
        Fact::AssignmentExtended { until, .. } => Detail::Until { until: *until },
        Fact::AssignmentSubmitted { work, .. } => Detail::Work(work.clone()),
        Fact::CheckRequested { check, .. } => Detail::Asked(check.asked.clone()),
        Fact::OfferMade(offer) => Detail::Offer(offer.clone()),
        Fact::ConditionSettled { condition, outcome } => {
            Detail::Condition { condition: condition.clone(), outcome: *outcome }
        }
        Fact::StartAgreed { on } => Detail::On { on: *on },
        Fact::OfferWithdrawn { reasons } => Detail::Reasons(reasons.clone()),
        Fact::FeedbackDelivered(feedback) => Detail::Feedback(feedback.clone()),
        Fact::EntryConfirmed { to } => Detail::Confirmed { to: about(*to)? },
        Fact::EntryContested { to, why } => Detail::Contested { to: about(*to)?, why: why.clone() },
        Fact::PutOnHold(hold) => Detail::Pause(Pause { until: hold.until, reason: hold.reason.clone() }),
        Fact::RequestMade(request) => Detail::Request(request.clone()),
        Fact::CandidateInformed { to, answer, message, stated } => {
            let to = about(*to).filter(|to| *to != number);
            Detail::Message { to, answer: *answer, message: message.clone(), stated: stated.clone() }
        }
        Fact::FollowUpPromised(promised) => Detail::FollowUp { due: promised.due, about: promised.about.clone() },
        Fact::ProfileReplaced { profile: words } | Fact::CandidateFeedbackGiven { message: words } => {
            Detail::Words(words.clone())
        }
        Fact::MomentCorrected(correction) => Detail::Corrected {
            of: about(correction.entry)?,
            moment: correction.moment,
            reason: correction.reason.clone(),
        },
        Fact::Applied(_)
        | Fact::InterestShown
        | Fact::Pooled
        | Fact::RoleMatched(_)
        | Fact::StepAgreed
        | Fact::PartWaived { .. }
        | Fact::PartRepeated { .. }
        | Fact::StepRepeated { .. }
        | Fact::AssentGiven(_)
        | Fact::InterviewConfirmed { .. }
        | Fact::CheckAnswered { .. }
        | Fact::PartAssessed { .. }
        | Fact::OfferAccepted
        | Fact::OfferDeclined
        | Fact::Hired
        | Fact::FeedbackUnwanted
        | Fact::Withdrew
        | Fact::ApproachLapsed
        | Fact::HoldEnded
        | Fact::VacancyClosed
        | Fact::CvReplaced(_)
        | Fact::NoteAdded { .. }
        | Fact::ResponsibleNamed { .. } => return None,
    })
}

fn tools(tools: &[Label]) -> Option<Detail> {
    if tools.is_empty() { None } else { Some(Detail::Tools(tools.to_vec())) }
}
