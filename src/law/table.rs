//! The table itself, as readable as a page of rules. Nothing in it is computed.

use super::By::{self, Candidate, Decider, Either, Recruiter, Staff};
use super::Row;
use super::To::{self, At, Back, Begin, Onward, Same};
use crate::fact::FactKind as F;
use crate::phases::Phase::{
    self, Approached, Arranging, Assigned, Declined, Declining, Held, Hired, Offered, Pooled, Preparing, Proposed,
    Scheduled, Screening, Submitted, Withdrawn,
};
use crate::phases::Phases;

const fn row(fact: F, from: Phases, to: To, by: By) -> Row {
    Row { fact, from, to, by }
}

const NEW: Phases = Phases::NONE;
const ANY: Phases = Phases::ALL;
const OPEN: Phases = Phases::OPEN;
const fn only(phases: &[Phase]) -> Phases {
    Phases::of(phases)
}

/// The whole law, row by row. Guards on what a fact says, and on what happened before, are told by [`Why`](crate::Why).
///
/// | fact | legal in | leads to | recorded by |
/// |---|---|---|---|
/// | `applied` | (opens a candidacy) | screening | the candidate |
/// | `applied_openly` | (opens a candidacy) | screening | the candidate |
/// | `approached` | (opens a candidacy) | approached | a recruiter |
/// | `approached` | pooled | approached | a recruiter |
/// | `interested` | approached | screening | the candidate |
/// | `pooled` | every open phase but offered, declining, and declined | pooled | a recruiter |
/// | `role_found` | pooled | – | somebody of the company |
/// | `passed` | screening, held, submitted | the next step, or `offered` | somebody who may decide at this step |
/// | `agreed` | proposed | where the step starts | the candidate |
/// | `waived` | arranging, preparing | the next step, or `offered` | somebody who may decide at this step |
/// | `repeated` | held | arranging | somebody of the company |
/// | `repeated` | submitted | preparing | somebody of the company |
/// | `scheduled` | arranging | scheduled | somebody of the company |
/// | `rescheduled` | scheduled | scheduled | the candidate or somebody of the company |
/// | `cancelled` | scheduled | arranging | somebody of the company |
/// | `held` | scheduled | held | somebody of the company |
/// | `not_held` | scheduled | arranging | somebody of the company |
/// | `assigned` | preparing | assigned | somebody of the company |
/// | `extended` | assigned | assigned | somebody of the company |
/// | `submitted` | assigned | submitted | the candidate |
/// | `assessment_recorded` | screening, held, submitted | – | somebody of the company |
/// | `offer_accepted` | offered | hired | the candidate |
/// | `offer_declined` | offered | withdrawn | the candidate |
/// | `decided_against` | every open phase but approached, declining | declining | somebody who may decide at this step |
/// | `feedback_delivered` | declining | declined | somebody of the company |
/// | `feedback_delivered` | withdrawn | – | somebody of the company |
/// | `feedback_unwanted` | withdrawn | – | the candidate |
/// | `withdrew` | every open phase | withdrawn | the candidate |
/// | `reopened` | declining, declined, withdrawn | the phase before closing | somebody of the company |
/// | `put_on_hold` | every open phase but declining | – | somebody of the company |
/// | `resumed` | every open phase but declining | – | somebody of the company |
/// | `vacancy_closed` | every open phase but pooled, declining | – | somebody of the company |
/// | `message_received` | every phase | – | the candidate |
/// | `informed` | every phase | – | somebody of the company |
/// | `follow_up_promised` | every phase | – | somebody of the company |
/// | `replied` | every phase | – | somebody of the company |
/// | `help_asked` | every open phase | – | the candidate |
/// | `help_answered` | every phase | – | somebody of the company |
/// | `extension_asked` | assigned | – | the candidate |
/// | `extension_answered` | assigned | – | somebody of the company |
/// | `concern_raised` | every phase | – | the candidate |
/// | `concern_answered` | every phase | – | somebody of the company |
/// | `concern_settled` | every phase | – | the candidate or somebody of the company |
/// | `candidate_feedback_given` | every phase | – | the candidate |
/// | `cv_replaced` | every open phase | – | the candidate |
/// | `profile_replaced` | every open phase | – | the candidate |
/// | `noted` | every phase | – | somebody of the company |
#[rustfmt::skip]
pub const LAW: &[Row] = &[
    //  fact                       in these phases                                       leads to        recorded by
    row(F::Applied,                NEW,                                                  At(Screening),  Candidate),
    row(F::AppliedOpenly,          NEW,                                                  At(Screening),  Candidate),
    row(F::Approached,             NEW,                                                  At(Approached), Recruiter),
    row(F::Approached,             only(&[Pooled]),                                      At(Approached), Recruiter),
    row(F::Interested,             only(&[Approached]),                                  At(Screening),  Candidate),
    row(F::Pooled,                 OPEN.but(&[Offered, Declining]).and(&[Declined]),     At(Pooled),     Recruiter),
    row(F::RoleFound,              only(&[Pooled]),                                      Same,           Staff),

    row(F::Passed,                 only(&[Screening, Held, Submitted]),                  Onward,         Decider),
    row(F::Agreed,                 only(&[Proposed]),                                    Begin,          Candidate),
    row(F::Waived,                 only(&[Arranging, Preparing]),                        Onward,         Decider),
    row(F::Repeated,               only(&[Held]),                                        At(Arranging),  Staff),
    row(F::Repeated,               only(&[Submitted]),                                   At(Preparing),  Staff),

    row(F::Scheduled,              only(&[Arranging]),                                   At(Scheduled),  Staff),
    row(F::Rescheduled,            only(&[Scheduled]),                                   At(Scheduled),  Either),
    row(F::Cancelled,              only(&[Scheduled]),                                   At(Arranging),  Staff),
    row(F::Held,                   only(&[Scheduled]),                                   At(Held),       Staff),
    row(F::NotHeld,                only(&[Scheduled]),                                   At(Arranging),  Staff),

    row(F::Assigned,               only(&[Preparing]),                                   At(Assigned),   Staff),
    row(F::Extended,               only(&[Assigned]),                                    At(Assigned),   Staff),
    row(F::Submitted,              only(&[Assigned]),                                    At(Submitted),  Candidate),
    row(F::AssessmentRecorded,     only(&[Screening, Held, Submitted]),                  Same,           Staff),

    row(F::OfferAccepted,          only(&[Offered]),                                     At(Hired),      Candidate),
    row(F::OfferDeclined,          only(&[Offered]),                                     At(Withdrawn),  Candidate),
    row(F::DecidedAgainst,         OPEN.but(&[Approached, Declining]),                   At(Declining),  Decider),
    row(F::FeedbackDelivered,      only(&[Declining]),                                   At(Declined),   Staff),
    row(F::FeedbackDelivered,      only(&[Withdrawn]),                                   Same,           Staff),
    row(F::FeedbackUnwanted,       only(&[Withdrawn]),                                   Same,           Candidate),
    row(F::Withdrew,               OPEN,                                                 At(Withdrawn),  Candidate),
    row(F::Reopened,               only(&[Declining, Declined, Withdrawn]),              Back,           Staff),

    row(F::PutOnHold,              OPEN.but(&[Declining]),                               Same,           Staff),
    row(F::Resumed,                OPEN.but(&[Declining]),                               Same,           Staff),
    row(F::VacancyClosed,          OPEN.but(&[Pooled, Declining]),                       Same,           Staff),

    row(F::MessageReceived,        ANY,                                                  Same,           Candidate),
    row(F::Informed,               ANY,                                                  Same,           Staff),
    row(F::FollowUpPromised,       ANY,                                                  Same,           Staff),
    row(F::Replied,                ANY,                                                  Same,           Staff),
    row(F::HelpAsked,              OPEN,                                                 Same,           Candidate),
    row(F::HelpAnswered,           ANY,                                                  Same,           Staff),
    row(F::ExtensionAsked,         only(&[Assigned]),                                    Same,           Candidate),
    row(F::ExtensionAnswered,      only(&[Assigned]),                                    Same,           Staff),
    row(F::ConcernRaised,          ANY,                                                  Same,           Candidate),
    row(F::ConcernAnswered,        ANY,                                                  Same,           Staff),
    row(F::ConcernSettled,         ANY,                                                  Same,           Either),
    row(F::CandidateFeedbackGiven, ANY,                                                  Same,           Candidate),
    row(F::CvReplaced,             OPEN,                                                 Same,           Candidate),
    row(F::ProfileReplaced,        OPEN,                                                 Same,           Candidate),
    row(F::Noted,                  ANY,                                                  Same,           Staff),
];
