//! The field of an entry that a reason to refuse it is about, as a JSON pointer.

use crate::law::{FactKind, Why};

/// The field, where one alone is meant.
pub(super) fn of(fact: FactKind, why: Why) -> Option<String> {
    let field = match why {
        Why::NotHere | Why::NotNow(_) => return Some("#/fact".into()),
        Why::NotTheirs { .. } | Why::AboutThem | Why::StoodBack => return Some("#/by".into()),
        Why::NotWrittenDown => return Some("#/recorded_by".into()),
        Why::Backwards { .. } | Why::FarAhead { .. } => return Some("#/at".into()),
        Why::NotOccurredThen => return Some("#/occurred".into()),
        Why::RequestTaken => return Some("#/request_id".into()),
        Why::InThePast | Why::BeyondTheHorizon { .. } | Why::NotLater { .. } => moment(fact)?,
        Why::NotBetween { .. } => "moment",
        Why::NoSuchEntry(_) => "entry",
        Why::NothingWrittenDown(_) | Why::NothingWaits(_) => "to",
        Why::WhichPart { .. } | Why::NoSuchPart { .. } | Why::OtherKindOfPart { .. } | Why::NotThisPart { .. } => {
            if fact == FactKind::RequestMade {
                "ask"
            } else {
                "part"
            }
        }
        Why::ExtraPart => "part",
        Why::NoSuchStep(_) => "step",
        Why::NoSuchCondition => "condition",
        Why::NotAskedHere(_) | Why::WithdrawInstead => "ask",
        Why::OtherMaterial { .. } => "material",
        Why::DateMissing | Why::OtherCandidacy => "opening",
        Why::UnknownTerms | Why::SameTerms => "terms",
        Why::Missing(_) if fact == FactKind::InterviewHeld => "attendance/people",
        Why::Missing(_) => "meeting/people",
        Why::ScreenNotAnnounced => "meeting/screen",
        Why::AdjustmentsMissing => "meeting/adjustments",
        Why::MoreThanTheTime => "meeting",
        Why::OtherWork => "assignment",
        Why::NotInTheCast(_)
        | Why::OnlyTheirOwn
        | Why::NoSuchMoment
        | Why::TooEarly { .. }
        | Why::OtherTerms
        | Why::Unplanned
        | Why::ToolNotNamed
        | Why::NobodySaid
        | Why::ReviewTaken
        | Why::NothingToReview
        | Why::ConditionsOpen
        | Why::NotWritten
        | Why::NotTheAuthor
        | Why::NoPointToWorkOn
        | Why::OtherSteps => return None,
    };
    Some(format!("#/fact/{fact}/{field}"))
}

/// The moment that a fact names and that has to be ahead.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a moment")]
const fn moment(fact: FactKind) -> Option<&'static str> {
    match fact {
        FactKind::ConsentGiven | FactKind::AssignmentExtended | FactKind::PutOnHold => Some("until"),
        FactKind::InterviewScheduled | FactKind::InterviewRescheduled => Some("meeting/starts"),
        FactKind::TimesProposed => Some("times"),
        FactKind::AssignmentSent => Some("assignment/day"),
        FactKind::OfferMade => Some("answer_by"),
        FactKind::FollowUpPromised => Some("due"),
        FactKind::RequestMade => Some("ask"),
        _ => None,
    }
}
