//! The table itself, as readable as a page of rules. Nothing in it is computed.

use super::By::{self, Candidate, Decider, Either, Recruiter, Staff};
use super::Row;
use super::To::{self, At, Back, Begin, Onward, Same};
use crate::law::fact::FactKind as F;
use crate::law::phase::Mark::{
    self, FeedbackOwed, NoticeOwed, OnHold, Role, Unacknowledged, VacancyClosed, WorkSubmitted,
};
use crate::law::phase::Phase::{
    self, Approached, Arranging, Assigned, Declined, Declining, Held, Hired, Offered, Pooled, Preparing, Proposed,
    Scheduled, Screening, Submitted, Withdrawn,
};
use crate::law::phase::{Marks, Phases};

const fn row(fact: F, from: Phases, to: To, by: By) -> Row {
    Row { fact, from, to, by, lays: Marks::EMPTY, lifts: Marks::EMPTY }
}

impl Row {
    const fn lays(self, marks: &[Mark]) -> Row {
        Row { lays: Marks::from_slice(marks), ..self }
    }

    const fn lifts(self, marks: &[Mark]) -> Row {
        Row { lifts: Marks::from_slice(marks), ..self }
    }
}

const NEW: Phases = Phases::EMPTY;
const ANY: Phases = Phases::ALL;
const OPEN: Phases = Phases::OPEN;
const fn only(phases: &[Phase]) -> Phases {
    Phases::from_slice(phases)
}

/// The whole law, row by row. Guards on what a fact says, and on what happened before, are told by [`Why`](crate::Why).
///
/// An answer of the company shows that the application arrived, and who withdraws does not wait for that: that is why so many
/// facts lift `unacknowledged`. Whoever closed a candidacy waits for no news of its vacancy; should it be reopened, the company
/// says anew that the vacancy is closed, and owes word of it again. Two changes depend on more than the row, and are not in the table: a word about the opening
/// entry lifts `notice_owed` as well, and whatever leads to another phase or step lifts `on_hold`, but for `decided_against`, which
/// nobody has told yet, and `reopened`, which undoes it.
///
/// | fact | legal in | leads to | recorded by | over the phase |
/// |---|---|---|---|---|
/// | `applied` | (opens a candidacy) | screening | the candidate | lays role, unacknowledged |
/// | `applied_openly` | (opens a candidacy) | screening | the candidate | lays unacknowledged |
/// | `approached` | (opens a candidacy) | approached | a recruiter | lays role, notice_owed |
/// | `approached` | pooled | approached | a recruiter | lays role |
/// | `interested` | approached | screening | the candidate | – |
/// | `pooled` | every open phase but offered, declining, and declined | pooled | a recruiter | lifts role, vacancy_closed, unacknowledged |
/// | `role_found` | pooled | – | somebody of the company | – |
/// | `passed` | screening, held, submitted | the next step, or `offered` | somebody who may decide at this step | lifts unacknowledged |
/// | `agreed` | proposed | where the step starts | the candidate | – |
/// | `waived` | arranging, preparing | the next step, or `offered` | somebody who may decide at this step | – |
/// | `repeated` | held | arranging | somebody of the company | – |
/// | `repeated` | submitted | preparing | somebody of the company | – |
/// | `scheduled` | arranging | scheduled | somebody of the company | – |
/// | `rescheduled` | scheduled | scheduled | the candidate or somebody of the company | – |
/// | `cancelled` | scheduled | arranging | somebody of the company | – |
/// | `held` | scheduled | held | somebody of the company | – |
/// | `not_held` | scheduled | arranging | somebody of the company | – |
/// | `assigned` | preparing | assigned | somebody of the company | – |
/// | `extended` | assigned | assigned | somebody of the company | – |
/// | `submitted` | assigned | submitted | the candidate | lays work_submitted |
/// | `assessment_recorded` | screening, held, submitted | – | somebody of the company | – |
/// | `offer_accepted` | offered | hired | the candidate | – |
/// | `offer_declined` | offered | withdrawn | the candidate | lifts vacancy_closed |
/// | `decided_against` | every open phase but approached, declining | declining | somebody who may decide at this step | lays feedback_owed |
/// | `feedback_delivered` | declining | declined | somebody of the company | lifts vacancy_closed, feedback_owed, unacknowledged |
/// | `feedback_delivered` | withdrawn | – | somebody of the company | lifts feedback_owed, unacknowledged |
/// | `feedback_unwanted` | withdrawn | – | the candidate | lifts feedback_owed |
/// | `withdrew` | every open phase | withdrawn | the candidate | lifts vacancy_closed, unacknowledged |
/// | `reopened` | declining | the phase before closing | somebody of the company | lifts feedback_owed |
/// | `reopened` | declined, withdrawn | the phase before closing | somebody of the company | – |
/// | `put_on_hold` | every open phase but declining | – | somebody of the company | lays on_hold |
/// | `resumed` | every open phase but declining | – | somebody of the company | lifts on_hold |
/// | `vacancy_closed` | every open phase but pooled, declining | – | somebody of the company | lays vacancy_closed |
/// | `message_received` | every phase | – | the candidate | – |
/// | `informed` | every phase | – | somebody of the company | lifts unacknowledged |
/// | `follow_up_promised` | every phase | – | somebody of the company | – |
/// | `replied` | every phase | – | somebody of the company | lifts unacknowledged |
/// | `help_asked` | every open phase | – | the candidate | – |
/// | `help_answered` | every phase | – | somebody of the company | lifts unacknowledged |
/// | `extension_asked` | assigned | – | the candidate | – |
/// | `extension_answered` | assigned | – | somebody of the company | – |
/// | `concern_raised` | every phase | – | the candidate | – |
/// | `concern_answered` | every phase | – | somebody of the company | lifts unacknowledged |
/// | `concern_settled` | every phase | – | the candidate or somebody of the company | – |
/// | `candidate_feedback_given` | every phase | – | the candidate | – |
/// | `cv_replaced` | every open phase | – | the candidate | – |
/// | `profile_replaced` | every open phase | – | the candidate | – |
/// | `noted` | every phase | – | somebody of the company | – |
#[rustfmt::skip]
pub const LAW: &[Row] = &[
    //  fact                       in these phases                                                        leads to        recorded by   marks
    row(F::Applied,                NEW,                                                                   At(Screening),  Candidate).lays(&[Role, Unacknowledged]),
    row(F::AppliedOpenly,          NEW,                                                                   At(Screening),  Candidate).lays(&[Unacknowledged]),
    row(F::Approached,             NEW,                                                                   At(Approached), Recruiter).lays(&[Role, NoticeOwed]),
    // Out of the pool, the candidate knows the company already.
    row(F::Approached,             only(&[Pooled]),                                                       At(Approached), Recruiter).lays(&[Role]),
    row(F::Interested,             only(&[Approached]),                                                   At(Screening),  Candidate),
    row(F::Pooled,                 OPEN.difference(only(&[Offered, Declining])).union(only(&[Declined])), At(Pooled),     Recruiter).lifts(&[Role, VacancyClosed, Unacknowledged]),
    row(F::RoleFound,              only(&[Pooled]),                                                       Same,           Staff),

    row(F::Passed,                 only(&[Screening, Held, Submitted]),                                   Onward,         Decider).lifts(&[Unacknowledged]),
    row(F::Agreed,                 only(&[Proposed]),                                                     Begin,          Candidate),
    row(F::Waived,                 only(&[Arranging, Preparing]),                                         Onward,         Decider),
    row(F::Repeated,               only(&[Held]),                                                         At(Arranging),  Staff),
    row(F::Repeated,               only(&[Submitted]),                                                    At(Preparing),  Staff),

    row(F::Scheduled,              only(&[Arranging]),                                                    At(Scheduled),  Staff),
    row(F::Rescheduled,            only(&[Scheduled]),                                                    At(Scheduled),  Either),
    row(F::Cancelled,              only(&[Scheduled]),                                                    At(Arranging),  Staff),
    row(F::Held,                   only(&[Scheduled]),                                                    At(Held),       Staff),
    row(F::NotHeld,                only(&[Scheduled]),                                                    At(Arranging),  Staff),

    row(F::Assigned,               only(&[Preparing]),                                                    At(Assigned),   Staff),
    row(F::Extended,               only(&[Assigned]),                                                     At(Assigned),   Staff),
    row(F::Submitted,              only(&[Assigned]),                                                     At(Submitted),  Candidate).lays(&[WorkSubmitted]),
    row(F::AssessmentRecorded,     only(&[Screening, Held, Submitted]),                                   Same,           Staff),

    row(F::OfferAccepted,          only(&[Offered]),                                                      At(Hired),      Candidate),
    row(F::OfferDeclined,          only(&[Offered]),                                                      At(Withdrawn),  Candidate).lifts(&[VacancyClosed]),
    row(F::DecidedAgainst,         OPEN.difference(only(&[Approached, Declining])),                       At(Declining),  Decider).lays(&[FeedbackOwed]),
    row(F::FeedbackDelivered,      only(&[Declining]),                                                    At(Declined),   Staff).lifts(&[VacancyClosed, FeedbackOwed, Unacknowledged]),
    row(F::FeedbackDelivered,      only(&[Withdrawn]),                                                    Same,           Staff).lifts(&[FeedbackOwed, Unacknowledged]),
    row(F::FeedbackUnwanted,       only(&[Withdrawn]),                                                    Same,           Candidate).lifts(&[FeedbackOwed]),
    row(F::Withdrew,               OPEN,                                                                  At(Withdrawn),  Candidate).lifts(&[VacancyClosed, Unacknowledged]),
    // The decision is undone before its feedback, and with it what it owed.
    row(F::Reopened,               only(&[Declining]),                                                    Back,           Staff).lifts(&[FeedbackOwed]),
    row(F::Reopened,               only(&[Declined, Withdrawn]),                                          Back,           Staff),

    row(F::PutOnHold,              OPEN.difference(only(&[Declining])),                                   Same,           Staff).lays(&[OnHold]),
    row(F::Resumed,                OPEN.difference(only(&[Declining])),                                   Same,           Staff).lifts(&[OnHold]),
    row(F::VacancyClosed,          OPEN.difference(only(&[Pooled, Declining])),                           Same,           Staff).lays(&[VacancyClosed]),

    row(F::MessageReceived,        ANY,                                                                   Same,           Candidate),
    row(F::Informed,               ANY,                                                                   Same,           Staff).lifts(&[Unacknowledged]),
    row(F::FollowUpPromised,       ANY,                                                                   Same,           Staff),
    row(F::Replied,                ANY,                                                                   Same,           Staff).lifts(&[Unacknowledged]),
    row(F::HelpAsked,              OPEN,                                                                  Same,           Candidate),
    row(F::HelpAnswered,           ANY,                                                                   Same,           Staff).lifts(&[Unacknowledged]),
    row(F::ExtensionAsked,         only(&[Assigned]),                                                     Same,           Candidate),
    row(F::ExtensionAnswered,      only(&[Assigned]),                                                     Same,           Staff),
    row(F::ConcernRaised,          ANY,                                                                   Same,           Candidate),
    row(F::ConcernAnswered,        ANY,                                                                   Same,           Staff).lifts(&[Unacknowledged]),
    row(F::ConcernSettled,         ANY,                                                                   Same,           Either),
    row(F::CandidateFeedbackGiven, ANY,                                                                   Same,           Candidate),
    row(F::CvReplaced,             OPEN,                                                                  Same,           Candidate),
    row(F::ProfileReplaced,        OPEN,                                                                  Same,           Candidate),
    row(F::Noted,                  ANY,                                                                   Same,           Staff),
];
