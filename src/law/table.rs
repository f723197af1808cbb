//! The tables of the law. Nothing in them is computed; everything else that knows what is legal is derived from them.

use super::By::{self, Agrees, Candidate, Decides, Either, Selects, Staff};
use super::Condition::{
    self, AssentDue, AssentFree, Begun, ConditionOpen, Confirmable, Consented, Contestable, FeedbackOwed, Moved,
    NoWorkOut, NothingUntold, OfferOpen, OnHold, Owed, TermsKnown, ToldTheEnd, VacancyOpen, WithoutHold,
};
use super::PartState::{self, Done, SetUp, ToSetUp, Waived};
use super::Phase::{
    self, Accepted, Approached, Deciding, FeedbackDue, Hired, Lapsed, OfferDue, Offered, Pooled, Preparing, Proposed,
    Rejected, Screening, Underway, Withdrawn,
};
use super::To::{self, Again, At, Back, Onward, Same, Step};
use super::Told::{self, AtOnce, ByWord, Never};
use super::{PartRow, RequestRow, Row};
use crate::law::fact::FactKind as F;
use crate::law::pending::Pending::{self, Assent, Feedback, FollowUp, Hold, Notice, Outcome, Vacancy};
use crate::terms::PartKind::{self, Assignment, Check, Interview};
use crate::value::request::RequestKind as R;

/// The phases before a decision; in these a decision against the candidate is legal.
const UNDECIDED: &[Phase] = &[Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue];
const OPEN: &[Phase] =
    &[Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue, Offered, Accepted, FeedbackDue];
const OPEN_AND_UNDECIDED: &[Phase] =
    &[Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue, Offered, Accepted];
/// An offer is answered or withdrawn before a candidacy goes over to other terms.
const BEFORE_AN_OFFER: &[Phase] = &[Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue];
/// A decision at a step waits here for the assent.
const AWAITING_ASSENT: &[Phase] = &[Proposed, Preparing, OfferDue, FeedbackDue];
/// A hold can last here: a withdrawal that was written down ends none.
const HELD: &[Phase] = &[
    Approached,
    Screening,
    Pooled,
    Proposed,
    Preparing,
    Underway,
    Deciding,
    OfferDue,
    Offered,
    Accepted,
    FeedbackDue,
    Rejected,
    Withdrawn,
];
/// Everywhere but where feedback alone leads on.
const TOLD: &[Phase] = &[
    Approached, Screening, Pooled, Proposed, Preparing, Underway, Deciding, OfferDue, Offered, Accepted, Hired,
    Rejected, Withdrawn, Lapsed,
];
const ANY: &[Phase] = Phase::ALL;

const fn row(fact: F, from: &[Phase], to: To, by: By, told: Told) -> Row {
    Row::new(fact, from, to, by, told)
}

/// The facts: in which phases each is legal, whose act it is, where it leads, and what it does. The facts about a part of a step
/// stand in [`PARTS`], and the requests of the candidate in [`REQUESTS`].
///
/// | fact | in these phases | when | leads to | whose act | opens and closes | the candidate is told |
/// |---|---|---|---|---|---|---|
/// | `applied` | opens a candidacy | – | screening | the candidate | opens notice | at once |
/// | `approached` | pooled; opens a candidacy | consented | approached | a person who selects | opens notice | at once |
/// | `taken_over` | opens a candidacy | – | the step that it names | a person who selects | opens notice | at once |
/// | `interest_shown` | approached | – | screening | the candidate | – | at once |
/// | `consent_given` | every phase | – | – | the candidate | – | at once |
/// | `pooled` | screening, proposed, preparing, underway, deciding, offer_due, rejected | no_work_out, nothing_untold, assent_free, consented | pooled | a person who selects | closes outcome, hold, vacancy | at once |
/// | `role_matched` | pooled | consented | – | a person who selects | opens follow_up | never |
/// | `candidate_advanced` | screening, deciding | nothing_untold, assent_free | the next step, or `offer_due` | a person who decides at this step | closes outcome, hold | at once |
/// | `step_agreed` | proposed | assent_free | the step that was proposed | the candidate | – | at once |
/// | `step_repeated` | preparing, underway, deciding, offer_due | begun, assent_free | the step that it names | a person who decides at this step | closes hold | at once |
/// | `rejection_decided` | every open phase without approached, offered, accepted, feedback_due | no_work_out, nothing_untold, assent_free | feedback_due | a person who decides at this step | opens feedback | by a later entry |
/// | `assent_given` | proposed, preparing, offer_due, feedback_due | assent_due | – | a person whose assent is needed | closes assent | never |
/// | `reversed` | every phase | moved | where it was before the latest move | the candidate or a person of the process | – | at once |
/// | `transferred` | every open phase without offered, accepted, feedback_due | no_work_out, nothing_untold, assent_free, terms_known | the step that it names | a person who selects | – | at once |
/// | `offer_made` | offer_due, offered, accepted | nothing_untold, assent_free | offered | a person who selects | closes outcome, hold | at once |
/// | `offer_withdrawn` | offered, accepted | nothing_untold | feedback_due | a person who selects | opens feedback; closes outcome, condition | at once |
/// | `offer_accepted` | offered, accepted | offer_open | accepted | the candidate | closes hold, vacancy | at once |
/// | `offer_declined` | offered | – | withdrawn | the candidate | closes outcome, hold, vacancy, assent | at once |
/// | `condition_settled` | accepted, hired | condition_open | – | a person of the process | – | at once |
/// | `start_agreed` | accepted | – | – | the candidate or a person of the process | – | at once |
/// | `hired` | accepted | nothing_untold | hired | a person who selects | closes outcome, hold, vacancy | at once |
/// | `feedback_delivered` | every phase | assent_free, feedback_owed | `rejected`, where feedback is due | a person of the process | closes outcome, feedback, vacancy | at once |
/// | `feedback_unwanted` | every phase without feedback_due | told_the_end | – | the candidate | closes outcome, feedback | at once |
/// | `withdrew` | every open phase | – | withdrawn | the candidate | closes outcome, hold, vacancy, assent, condition | at once |
/// | `approach_lapsed` | approached | – | lapsed | a person who selects | closes hold, vacancy | at once |
/// | `entry_confirmed` | every phase | confirmable | – | the candidate | – | at once |
/// | `entry_contested` | every phase | contestable | – | the candidate | – | at once |
/// | `put_on_hold` | every open phase without feedback_due | without_hold | – | a person of the process | opens hold | by a later entry |
/// | `hold_ended` | every phase without hired, lapsed | on_hold | – | a person of the process | closes hold | at once |
/// | `vacancy_closed` | every open phase without feedback_due | vacancy_open | – | a person who selects | opens vacancy | by a later entry |
/// | `request_made` | every phase | – | – | the candidate | – | at once |
/// | `candidate_informed` | every phase | owed | – | a person of the process | – | at once |
/// | `follow_up_promised` | every phase | – | – | a person of the process | opens follow_up | at once |
/// | `cv_replaced` | every open phase | – | – | the candidate | – | at once |
/// | `profile_replaced` | every open phase | – | – | the candidate | – | at once |
/// | `candidate_feedback_given` | every phase | – | – | the candidate | – | at once |
/// | `note_added` | every phase | – | – | a person of the process | – | never |
/// | `responsible_named` | every phase | – | – | a person who selects | – | never |
/// | `moment_corrected` | every phase | – | – | a person of the process | – | at once |
/// | `interview_held` | every open phase | – | – | a person of the process | – | at once |
#[rustfmt::skip]
pub const LAW: &[Row] = &[
    //  fact                         in these phases                               leads to          whose act    the candidate is told
    row(F::Applied,                  &[],                                          At(Screening),    Candidate,   AtOnce).opens(&[Notice]),
    row(F::Approached,               &[Pooled],                                    At(Approached),   Selects,     AtOnce).or_opening().opens(&[Notice]).when(&[Consented]),
    row(F::TakenOver,                &[],                                          Again,            Selects,     AtOnce).opens(&[Notice]),
    row(F::InterestShown,            &[Approached],                                At(Screening),    Candidate,   AtOnce),

    row(F::ConsentGiven,             ANY,                                          Same,             Candidate,   AtOnce),
    row(F::Pooled,                   &[Screening, Proposed, Preparing, Underway, Deciding, OfferDue, Rejected],
                                                                                   At(Pooled),       Selects,     AtOnce).when(&[Consented, NothingUntold, NoWorkOut, AssentFree]).closes(&[Hold, Vacancy, Outcome]),
    row(F::RoleMatched,              &[Pooled],                                    Same,             Selects,     Never) .opens(&[FollowUp]).when(&[Consented]),

    row(F::CandidateAdvanced,        &[Screening, Deciding],                       Onward,           Decides,     AtOnce).when(&[NothingUntold, AssentFree]).closes(&[Hold, Outcome]),
    row(F::StepAgreed,               &[Proposed],                                  Step,             Candidate,   AtOnce).when(&[AssentFree]),
    row(F::StepRepeated,             &[Preparing, Underway, Deciding, OfferDue],   Again,            Decides,     AtOnce).when(&[Begun, AssentFree]).closes(&[Hold]),
    row(F::RejectionDecided,         UNDECIDED,                                    At(FeedbackDue),  Decides,     ByWord).when(&[NothingUntold, NoWorkOut, AssentFree]).opens(&[Feedback]),
    row(F::AssentGiven,              AWAITING_ASSENT,                                         Same,             Agrees,      Never) .when(&[AssentDue]).closes(&[Assent]),
    row(F::Reversed,                 ANY,                                          Back,             Either,      AtOnce).when(&[Moved]),
    row(F::Transferred,              BEFORE_AN_OFFER,                              Again,            Selects,     AtOnce).when(&[NothingUntold, NoWorkOut, AssentFree, TermsKnown]),

    row(F::OfferMade,                &[OfferDue, Offered, Accepted],               At(Offered),      Selects,     AtOnce).when(&[NothingUntold, AssentFree]).closes(&[Hold, Outcome]),
    row(F::OfferWithdrawn,           &[Offered, Accepted],                         At(FeedbackDue),  Selects,     AtOnce).when(&[NothingUntold]).opens(&[Feedback]).closes(&[Outcome, Pending::Condition]),
    row(F::OfferAccepted,            &[Offered, Accepted],                         At(Accepted),     Candidate,   AtOnce).when(&[OfferOpen]).closes(&[Hold, Vacancy]),
    row(F::OfferDeclined,            &[Offered],                                   At(Withdrawn),    Candidate,   AtOnce).closes(&[Hold, Vacancy, Outcome, Assent]),
    row(F::ConditionSettled,         &[Accepted, Hired],                            Same,             Staff,       AtOnce).when(&[ConditionOpen]),
    row(F::StartAgreed,              &[Accepted],                                  Same,             Either,      AtOnce),
    row(F::Hired,                    &[Accepted],                                  At(Hired),        Selects,     AtOnce).when(&[NothingUntold]).closes(&[Hold, Vacancy, Outcome]),

    row(F::FeedbackDelivered,        ANY,                                          To::Told,         Staff,       AtOnce).when(&[FeedbackOwed, AssentFree]).closes(&[Feedback, Outcome, Vacancy]),
    row(F::FeedbackUnwanted,         TOLD,                                          Same,             Candidate,   AtOnce).when(&[ToldTheEnd]).closes(&[Feedback, Outcome]),
    row(F::Withdrew,                 OPEN,                                         At(Withdrawn),    Candidate,   AtOnce).closes(&[Hold, Vacancy, Outcome, Assent, Pending::Condition]),
    row(F::ApproachLapsed,           &[Approached],                                At(Lapsed),       Selects,     AtOnce).closes(&[Hold, Vacancy]),
    row(F::EntryConfirmed,           ANY,                                          Same,             Candidate,   AtOnce).when(&[Confirmable]),
    row(F::EntryContested,           ANY,                                          Same,             Candidate,   AtOnce).when(&[Contestable]),

    row(F::PutOnHold,                OPEN_AND_UNDECIDED,                           Same,             Staff,       ByWord).when(&[WithoutHold]).opens(&[Hold]),
    row(F::HoldEnded,                HELD,                                          Same,             Staff,       AtOnce).when(&[OnHold]).closes(&[Hold]),
    row(F::VacancyClosed,            OPEN_AND_UNDECIDED,                           Same,             Selects,     ByWord).when(&[VacancyOpen]).opens(&[Vacancy]),

    row(F::RequestMade,              ANY,                                          Same,             Candidate,   AtOnce),
    row(F::CandidateInformed,        ANY,                                          Same,             Staff,       AtOnce).when(&[Owed]),
    row(F::FollowUpPromised,         ANY,                                          Same,             Staff,       AtOnce).opens(&[FollowUp]),
    row(F::CvReplaced,               OPEN,                                         Same,             Candidate,   AtOnce),
    row(F::ProfileReplaced,          OPEN,                                         Same,             Candidate,   AtOnce),
    row(F::CandidateFeedbackGiven,   ANY,                                          Same,             Candidate,   AtOnce),
    row(F::NoteAdded,                ANY,                                          Same,             Staff,       Never),
    row(F::ResponsibleNamed,         ANY,                                          Same,             Selects,     Never),
    row(F::MomentCorrected,          ANY,                                          Same,             Staff,       AtOnce),
    // A conversation beyond the process: it moves nothing.
    row(F::InterviewHeld,            OPEN,                                         Same,             Staff,       AtOnce),
];

const EVERY: &[PartKind] = PartKind::ALL;

const fn part(fact: F, of: &[PartKind], from: &[PartState], to: PartState, by: By) -> PartRow {
    PartRow::new(fact, of, from, to, by)
}

/// The facts about a part of a step while the step is worked on: whose act each is, and how far the part then is.
///
/// | fact | of a part that is | and stands here | is then | whose act | closes | the candidate is told |
/// |---|---|---|---|---|---|---|
/// | `interview_scheduled` | interview | to_set_up | set_up | a person of the process | closes hold | at once |
/// | `interview_rescheduled` | interview | set_up | set_up | the candidate or a person of the process | closes other_time | at once |
/// | `times_proposed` | interview | to_set_up | to_set_up | the candidate or a person of the process | closes other_time | at once |
/// | `interview_confirmed` | interview | set_up | set_up | the candidate | – | at once |
/// | `interview_cancelled` | interview | set_up | to_set_up | the candidate or a person of the process | – | at once |
/// | `interview_missed` | interview | set_up | to_set_up | the candidate or a person of the process | – | at once |
/// | `interview_held` | interview | to_set_up, set_up | done | a person of the process | closes hold | at once |
/// | `assignment_sent` | assignment | to_set_up | set_up | a person of the process | closes hold | at once |
/// | `assignment_extended` | assignment | set_up | set_up | a person of the process | closes more_time | at once |
/// | `assignment_submitted` | assignment | set_up | done | the candidate | closes more_time | at once |
/// | `check_requested` | check | to_set_up | set_up | a person of the process | closes hold | at once |
/// | `check_answered` | check | to_set_up, set_up | done | a person of the process | – | at once |
/// | `part_assessed` | any | done | done | a person of the process | – | never |
/// | `part_waived` | any | to_set_up, set_up | waived | a person who decides at this step | closes hold | at once |
/// | `part_repeated` | any | done, waived | to_set_up | a person who decides at this step | closes hold | at once |
#[rustfmt::skip]
pub const PARTS: &[PartRow] = &[
    //   fact                      of a part that is   and stands here     is then    whose act
    part(F::InterviewScheduled,    &[Interview],       &[ToSetUp],         SetUp,     Staff).closes(&[Hold]),
    part(F::InterviewRescheduled,  &[Interview],       &[SetUp],           SetUp,     Either).closes(&[Pending::OtherTime]),
    part(F::TimesProposed,         &[Interview],       &[ToSetUp],         ToSetUp,   Either).closes(&[Pending::OtherTime]),
    part(F::InterviewConfirmed,    &[Interview],       &[SetUp],           SetUp,     Candidate),
    part(F::InterviewCancelled,    &[Interview],       &[SetUp],           ToSetUp,   Either),
    part(F::InterviewMissed,       &[Interview],       &[SetUp],           ToSetUp,   Either),
    part(F::InterviewHeld,         &[Interview],       &[ToSetUp, SetUp],  Done,      Staff).closes(&[Hold]),
    part(F::AssignmentSent,        &[Assignment],      &[ToSetUp],         SetUp,     Staff).closes(&[Hold]),
    part(F::AssignmentExtended,    &[Assignment],      &[SetUp],           SetUp,     Staff).closes(&[Pending::MoreTime]),
    part(F::AssignmentSubmitted,   &[Assignment],      &[SetUp],           Done,      Candidate).closes(&[Pending::MoreTime]),
    part(F::CheckRequested,        &[Check],           &[ToSetUp],         SetUp,     Staff).closes(&[Hold]),
    part(F::CheckAnswered,         &[Check],           &[ToSetUp, SetUp],  Done,      Staff),
    part(F::PartAssessed,          EVERY,              &[Done],            Done,      Staff).untold(),
    part(F::PartWaived,            EVERY,              &[ToSetUp, SetUp],  Waived,    Decides).closes(&[Hold]),
    part(F::PartRepeated,          EVERY,              &[Done, Waived],    ToSetUp,   Decides).closes(&[Hold]),
];

const fn asks(request: R, legal: &[Phase], out: Option<PartKind>, answered_by: By) -> RequestRow {
    RequestRow::new(request, legal, out, answered_by)
}

/// The requests of the candidate: where each is legal, and who answers. Their promises stand in
/// [`PROMISES`](crate::promise::PROMISES).
///
/// | request | in these phases | while | answered by | ended by |
/// |---|---|---|---|---|
/// | `message` | every phase | – | a person of the process | any answer |
/// | `help` | every open phase | – | a person of the process | any answer |
/// | `more_time` | underway, offered | in a step, an assignment is set up | a person of the process | any answer |
/// | `other_time` | underway | in a step, an interview is set up | a person of the process | any answer |
/// | `adjustment` | every open phase | – | a person who selects | a final answer |
/// | `concern` | every phase | – | a person who hears concerns, and nobody whom it is about | a final answer |
/// | `data_right` | every phase | – | a person of the process | a final answer |
#[rustfmt::skip]
pub const REQUESTS: &[RequestRow] = &[
    //   request          in these phases   while this is set up   answered by
    asks(R::Message,      ANY,              None,                  Staff).ended_by_an_answer(),
    asks(R::Help,         OPEN,             None,                  Staff).ended_by_an_answer(),
    asks(R::MoreTime,     &[Underway, Offered], Some(Assignment),  Staff).ended_by_an_answer(),
    asks(R::OtherTime,    &[Underway],      Some(Interview),       Staff).ended_by_an_answer(),
    asks(R::Adjustment,   OPEN,             None,                  Selects),
    asks(R::Concern,      ANY,              None,                  By::Hears).not_by_whom_it_is_about(),
    asks(R::DataRight,    ANY,              None,                  Staff),
];

// The names of the conditions are used above; the compiler notices one that no row needs.
const _: &[Condition] = Condition::ALL;
