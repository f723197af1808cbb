//! The promises that a log settles. It leaves the others unknown.

use crate::foreign::sighting::{What, Whats};
use crate::terms::policy::PromiseKind;

/// Returns true if a log that can say these things says how a promise of the kind ended, and says the moments that it counts from.
/// [`foreign`](crate::foreign) has the table in words.
pub(super) fn is_settled_by(kind: PromiseKind, records: Whats) -> bool {
    let says = |what: What| records.contains(what);
    match kind {
        PromiseKind::Acknowledgement | PromiseKind::Reply => says(What::MessageOut),
        PromiseKind::FirstAnswer | PromiseKind::Outcome | PromiseKind::DecisionWord => {
            let goes_on = [What::Moved, What::SetUp, What::TookPlace, What::Offered];
            says(What::Told) && goes_on.into_iter().any(says)
        }
        PromiseKind::SetUp => says(What::SetUp),
        PromiseKind::Assessment => says(What::Assessed),
        PromiseKind::Offer => says(What::Offered),
        PromiseKind::Feedback => says(What::Feedback),
        PromiseKind::WrittenNo => says(What::Told),
        PromiseKind::Notice
        | PromiseKind::Interest
        | PromiseKind::Agreement
        | PromiseKind::Consent
        | PromiseKind::ReachOut
        | PromiseKind::TimesAnswer
        | PromiseKind::Attendance
        | PromiseKind::Submission
        | PromiseKind::CheckNews
        | PromiseKind::Assent
        | PromiseKind::OfferAnswer
        | PromiseKind::Start
        | PromiseKind::Condition
        | PromiseKind::Update
        | PromiseKind::Vacancy
        | PromiseKind::FollowUp
        | PromiseKind::Confirmation
        | PromiseKind::Help
        | PromiseKind::MoreTime
        | PromiseKind::OtherTime
        | PromiseKind::Adjustment
        | PromiseKind::Concern
        | PromiseKind::Settlement
        | PromiseKind::DataRight
        | PromiseKind::Pay => false,
    }
}
