//! Which promises a log settles, and which it leaves unknown.

use crate::foreign::sighting::{What, Whats};
use crate::terms::policy::PromiseKind;

/// Returns true if a log that can say these things says how a promise of the kind ended, and says the moments that it counts from.
///
/// | promise | the log has to say |
/// |---|---|
/// | `acknowledgement`, `reply` | `message_out` |
/// | `first_answer`, `outcome`, `decision_word` | `told`, and by what it goes on: `moved`, `set_up`, `took_place` or `offered` |
/// | `set_up` | `set_up` |
/// | `assessment` | `assessed` |
/// | `offer` | `offered` |
/// | `feedback` | `feedback` |
/// | `written_no` | `told` |
///
/// Of the others a log of this kind never says enough: it has no dates of meetings, of answers or of holds, and no words.
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
