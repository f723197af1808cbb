//! The words of the page, in English, to one person.

use crate::law::fact::FactKind;
use crate::law::phase::Phase;
use crate::terms::policy::PromiseKind;
use crate::value::meeting::Party;

/// Where they are, as a sentence about the step if there is one.
pub(super) fn place(phase: Phase) -> &'static str {
    match phase {
        Phase::Approached => "We would like to get to know you.",
        Phase::Screening => "Your application is being read.",
        Phase::Pooled => "You are in our talent pool.",
        Phase::Proposed => "We would like to go on, if you do.",
        Phase::Arranging => "Your next meeting is being planned.",
        Phase::Scheduled => "Your next meeting is arranged.",
        Phase::Held => "You have met us, and we are deciding how to go on.",
        Phase::Preparing => "Your assignment is being put together.",
        Phase::Assigned => "The assignment is with you.",
        Phase::Submitted => "Your work is with us.",
        Phase::Offered => "There is an offer for you.",
        Phase::Hired => "You are hired. Welcome!",
        // Nobody is told of a decision without its feedback.
        Phase::Declining | Phase::Declined => "It was not a match this time, and you have our feedback.",
        Phase::Withdrawn => "You have stepped out.",
    }
}

/// What the company owes.
pub(super) fn owed_to_you(kind: PromiseKind) -> &'static str {
    match kind {
        PromiseKind::Acknowledgement => "word that your application arrived",
        PromiseKind::Screening => "our first answer",
        PromiseKind::Arrangement => "an invitation to the meeting",
        PromiseKind::Preparation => "the assignment",
        PromiseKind::Attendance => "to be there when we meet",
        PromiseKind::Decision | PromiseKind::FinalDecision => "our decision after the meeting",
        PromiseKind::Submission => "your work",
        PromiseKind::Verdict => "our answer to your work",
        PromiseKind::Feedback => "feedback",
        PromiseKind::Reply => "a reply to your message",
        PromiseKind::Help => "help with the set-up",
        PromiseKind::Extension => "an answer about more time",
        PromiseKind::Concern => "a first answer to what you raised",
        PromiseKind::Settlement => "to see through what you raised",
        PromiseKind::Update => "word on how it stands while we pause",
        PromiseKind::Vacancy => "word that the vacancy closed",
        PromiseKind::Interest => "whether you are interested",
        PromiseKind::Agreement => "whether you would like to go on",
        PromiseKind::OfferAnswer => "your answer to the offer",
        PromiseKind::Consent => "to ask before your consent ends, or to take you out of the pool",
        PromiseKind::Notice => "word on who holds your data, and where we have them from",
        PromiseKind::FollowUp => "what we promised",
        PromiseKind::ReachOut => "a word about a role",
    }
}

/// What the candidate owes; the others are not theirs.
#[expect(clippy::wildcard_enum_match_arm, reason = "five kinds are the candidate's")]
pub(super) fn owed_by_you(kind: PromiseKind) -> &'static str {
    match kind {
        PromiseKind::Attendance => "to come to the meeting",
        other => owed_to_you(other),
    }
}

/// What happened: who did it, and what.
pub(super) fn happened(fact: FactKind, by: Party) -> &'static str {
    match (fact, by) {
        (FactKind::Applied, _) => "you applied",
        (FactKind::AppliedOpenly, _) => "you sent an open application",
        (FactKind::Approached, _) => "we reached out to you",
        (FactKind::Interested, _) => "you were interested",
        (FactKind::Pooled, _) => "we keep you in our talent pool, with your consent",
        (FactKind::RoleFound, _) => "a role was found",
        (FactKind::Passed, _) => "we decided to go on",
        (FactKind::Agreed, _) => "you said yes",
        (FactKind::Waived, _) => "a step was left out",
        (FactKind::Repeated, _) => "we would like to take the same step once more",
        (FactKind::Scheduled, _) => "we invited you",
        (FactKind::Rescheduled, Party::Candidate) => "you chose another time",
        (FactKind::Rescheduled, Party::Company) => "we changed the invitation",
        (FactKind::Cancelled, _) => "we called the meeting off and plan it again",
        (FactKind::Held, _) => "we met",
        (FactKind::NotHeld, _) => "the meeting did not take place and is planned again",
        (FactKind::Assigned, _) => "you were given the assignment",
        (FactKind::Extended, _) => "you were given more time",
        (FactKind::Submitted, _) => "you handed in your work",
        (FactKind::AssessmentRecorded, _) => "your work was looked at",
        (FactKind::OfferAccepted, _) => "you accepted the offer",
        (FactKind::OfferDeclined, _) => "you declined the offer",
        (FactKind::DecidedAgainst, _) => "we decided not to go on",
        (FactKind::FeedbackDelivered, _) => "you were given feedback",
        (FactKind::FeedbackUnwanted, _) => "you did not want the feedback",
        (FactKind::Withdrew, _) => "you stepped out",
        (FactKind::Reopened, _) => "we put an error right and took it up again",
        (FactKind::PutOnHold, _) => "we pause",
        (FactKind::Resumed, _) => "the pause is over",
        (FactKind::VacancyClosed, _) => "the vacancy closed",
        (FactKind::MessageReceived, _) => "you wrote to us",
        (FactKind::Informed, _) => "we wrote to you",
        (FactKind::FollowUpPromised, _) => "we promised something",
        (FactKind::Replied, _) => "we replied",
        (FactKind::HelpAsked, _) => "you asked for help",
        (FactKind::HelpAnswered, _) => "we helped",
        (FactKind::ExtensionAsked, _) => "you asked for more time",
        (FactKind::ExtensionAnswered, _) => "we answered about more time",
        (FactKind::ConcernRaised, _) => "you spoke up",
        (FactKind::ConcernAnswered, _) => "we answered what you raised",
        (FactKind::ConcernSettled, Party::Candidate) => "you settled what you raised",
        (FactKind::ConcernSettled, Party::Company) => "we told you how it ended",
        (FactKind::CandidateFeedbackGiven, _) => "you gave us feedback",
        (FactKind::CvReplaced, _) => "you sent a newer CV",
        (FactKind::ProfileReplaced, _) => "you renewed your profile",
        (FactKind::Noted, _) => "something was noted",
    }
}

/// What the candidate may do; none for a fact that is the company's.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other fact is the company's to record")]
pub(super) fn act(fact: FactKind) -> Option<&'static str> {
    Some(match fact {
        FactKind::Interested => "say that you are interested",
        FactKind::Agreed => "say yes",
        FactKind::Rescheduled => "choose another time",
        FactKind::Submitted => "hand in your work",
        FactKind::OfferAccepted => "accept the offer",
        FactKind::OfferDeclined => "decline the offer",
        FactKind::FeedbackUnwanted => "say that you do not want the feedback",
        FactKind::Withdrew => "step out",
        FactKind::MessageReceived => "write to us",
        FactKind::HelpAsked => "ask for help",
        FactKind::ExtensionAsked => "ask for more time",
        FactKind::ConcernRaised => "speak up about something",
        FactKind::ConcernSettled => "say that what you raised is settled",
        FactKind::CandidateFeedbackGiven => "give us feedback",
        FactKind::CvReplaced => "send a newer CV",
        FactKind::ProfileReplaced => "renew your profile",
        _ => return None,
    })
}
