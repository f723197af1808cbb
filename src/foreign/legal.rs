//! What a log could have said lawfully at a place.

use crate::foreign::history::History;
use crate::foreign::sighting::{What, Whats};
use crate::law::{self, FactKind, Phase};

/// Returns what would be legal where the history is. Before its opening that is what opens it.
pub(super) fn legal(history: &History<'_>) -> Whats {
    let facts = law::legal(history.past()).iter().filter_map(what_of);
    let legal: Whats = facts.chain([What::Other]).collect();
    // After a decision against the candidate, a conversation is one that the process does not have.
    let decided = history.is_open() && history.now().phase == Phase::FeedbackDue;
    if decided { legal.difference(What::TookPlace.into()) } else { legal }
}

/// The word of a log for a fact, if logs have one.
fn what_of(fact: FactKind) -> Option<What> {
    Some(match fact {
        FactKind::Applied | FactKind::InterestShown => What::Applied,
        FactKind::Approached => What::Approached,
        FactKind::CandidateAdvanced | FactKind::StepRepeated => What::Moved,
        FactKind::InterviewScheduled
        | FactKind::InterviewRescheduled
        | FactKind::AssignmentSent
        | FactKind::AssignmentExtended
        | FactKind::CheckRequested => What::SetUp,
        FactKind::InterviewHeld | FactKind::AssignmentSubmitted | FactKind::CheckAnswered => What::TookPlace,
        FactKind::PartAssessed => What::Assessed,
        FactKind::RejectionDecided | FactKind::OfferWithdrawn | FactKind::ApproachLapsed => What::Rejected,
        FactKind::CandidateInformed => What::MessageOut,
        FactKind::FeedbackDelivered => What::Feedback,
        FactKind::OfferMade => What::Offered,
        FactKind::OfferAccepted | FactKind::StepAgreed => What::Accepted,
        FactKind::OfferDeclined => What::Declined,
        FactKind::Withdrew => What::Withdrew,
        FactKind::Hired => What::Hired,
        FactKind::PutOnHold => What::OnHold,
        FactKind::RequestMade => What::MessageIn,
        FactKind::TakenOver
        | FactKind::ConsentGiven
        | FactKind::Pooled
        | FactKind::RoleMatched
        | FactKind::PartWaived
        | FactKind::PartRepeated
        | FactKind::AssentGiven
        | FactKind::Reversed
        | FactKind::Transferred
        | FactKind::TimesProposed
        | FactKind::InterviewConfirmed
        | FactKind::InterviewCancelled
        | FactKind::InterviewMissed
        | FactKind::ConditionSettled
        | FactKind::StartAgreed
        | FactKind::FeedbackUnwanted
        | FactKind::EntryConfirmed
        | FactKind::EntryContested
        | FactKind::HoldEnded
        | FactKind::VacancyClosed
        | FactKind::FollowUpPromised
        | FactKind::CvReplaced
        | FactKind::ProfileReplaced
        | FactKind::CandidateFeedbackGiven
        | FactKind::NoteAdded
        | FactKind::ResponsibleNamed
        | FactKind::MomentCorrected => return None,
    })
}
