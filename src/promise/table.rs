//! The table of promises: what is owed while what is the case, by whom, and what keeps it. The deadlines stand in the policy.

use super::Side::{self, Both, Candidate, Company};
use crate::law::{
    CHECKS,
    FactKind::{self as F},
    Facts, MEETINGS, PartState, Pending, Pendings, Phase, WORK,
};
use crate::terms::policy::{PromiseKind as P, PromiseKinds};
use crate::terms::{PartKind, PartKinds};

/// The situation in which a promise is owed, and since which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "another way to owe is a change of the rules")]
pub enum While {
    /// The candidacy is in this phase.
    In(Phase),
    /// A part of the step is of such a kind and this far: once for each such part.
    Part(PartKinds, PartState),
    /// The candidacy is open and not in the pool, no offer is made, and neither the opening nor a message has named the pay.
    PayUnknown,
    /// This waits, and it is one of these: once for each such item.
    Pending(Pending, Which),
    /// A request waits that has no row of its own: once for each such request.
    OtherRequest,
}

/// Which items of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "another way to tell items apart is a change of the rules")]
pub enum Which {
    /// Each of them.
    Each,
    /// The items that one of these facts opened.
    OpenedBy(Facts),
    /// The items about which the candidate has been told nothing yet.
    Untold,
    /// The items of an application, before the first step.
    BeforeTheSteps,
    /// The items of a step.
    OfAStep,
}

/// A row of [`PROMISES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// The kind: what is owed.
    pub kind: P,
    /// The situation in which it is owed.
    pub owed: While,
    /// Which side owes it.
    pub by: Side,
    /// The facts that keep it. Any other end releases or breaks it.
    pub kept_by: Facts,
    /// Whether its clock stops during a hold that the candidate was told of, and while they have more time by their own wish.
    pub stops: bool,
}

const fn owes(kind: P, owed: While, by: Side, kept_by: &[F]) -> Row {
    Row { kind, owed, by, kept_by: Facts::from_slice(kept_by), stops: false }
}
impl Row {
    const fn stopping(self) -> Row {
        Row { stops: true, ..self }
    }
}

const fn opened(what: Pending, by: &[F]) -> While {
    While::Pending(what, Which::OpenedBy(Facts::from_slice(by)))
}
const fn each(what: Pending) -> While {
    While::Pending(what, Which::Each)
}
const fn untold(what: Pending) -> While {
    While::Pending(what, Which::Untold)
}

const TOLD: &[F] =
    &[F::CandidateAdvanced, F::OfferMade, F::Pooled, F::FeedbackDelivered, F::CandidateInformed, F::AssentGiven];
const ANSWERED: &[F] = &[F::CandidateAdvanced, F::OfferMade, F::Pooled, F::FeedbackDelivered, F::CandidateInformed];
const SETS_UP: &[F] = &[
    F::InterviewScheduled,
    F::AssignmentSent,
    F::CheckRequested,
    F::InterviewHeld,
    F::CheckAnswered,
    F::PartWaived,
    F::InterviewConfirmed,
];
const WORD: &[F] = &[F::CandidateInformed];
const NEWS: &[F] = &[
    F::CandidateInformed,
    F::HoldEnded,
    F::CandidateAdvanced,
    F::AssentGiven,
    F::StepRepeated,
    F::PartRepeated,
    F::PartWaived,
    F::InterviewScheduled,
    F::InterviewHeld,
    F::AssignmentSent,
    F::CheckRequested,
    F::Pooled,
    F::OfferMade,
    F::Hired,
];

/// Everything that one side can owe the other. Another promise is another row.
///
/// | promise | owed while | by | kept by | a told hold stops its clock |
/// |---|---|---|---|---|
/// | `acknowledgement` | `notice` waits, opened by applied | company | candidate_informed | – |
/// | `first_answer` | `outcome` waits, before the first step | company | pooled, candidate_advanced, offer_made, feedback_delivered, candidate_informed | yes |
/// | `notice` | `notice` waits, opened by approached, taken_over | company | candidate_informed | – |
/// | `interest` | in `approached` | candidate | interest_shown, withdrew | – |
/// | `agreement` | in `proposed` | candidate | step_agreed, withdrew | – |
/// | `consent` | in `pooled` | company | approached, consent_given, rejection_decided | – |
/// | `reach_out` | `follow_up` waits, opened by role_matched | company | approached, candidate_informed | – |
/// | `set_up` | a part is `to_set_up`: any | company | part_waived, interview_scheduled, interview_confirmed, interview_held, assignment_sent, check_requested, check_answered | yes |
/// | `times_answer` | a part is `to_set_up`: interview | candidate | interview_scheduled, times_proposed | – |
/// | `attendance` | a part is `set_up`: interview | both | interview_held | – |
/// | `assessment` | a part is `done`: interview | company | candidate_advanced, rejection_decided, part_assessed | – |
/// | `submission` | a part is `set_up`: assignment | candidate | assignment_submitted | – |
/// | `check_news` | a part is `set_up`: check | company | check_answered, candidate_informed | yes |
/// | `outcome` | `outcome` waits, of a step | company | pooled, candidate_advanced, assent_given, offer_made, feedback_delivered, candidate_informed | yes |
/// | `assent` | `assent` waits | company | assent_given | – |
/// | `offer` | in `offer_due` | company | offer_made | yes |
/// | `offer_answer` | in `offered` | candidate | offer_accepted, offer_declined, withdrew | – |
/// | `start` | in `accepted` | both | start_agreed, hired | – |
/// | `condition` | `condition` waits | both | condition_settled | – |
/// | `feedback` | `feedback` waits | company | feedback_delivered | – |
/// | `update` | `hold` waits | company | pooled, candidate_advanced, part_waived, part_repeated, step_repeated, assent_given, interview_scheduled, interview_held, assignment_sent, check_requested, offer_made, hired, hold_ended, candidate_informed | – |
/// | `vacancy` | `vacancy` waits | company | pooled, feedback_delivered, candidate_informed | – |
/// | `follow_up` | `follow_up` waits, opened by follow_up_promised | company | candidate_informed | – |
/// | `confirmation` | `confirmation` waits, of which nothing was said yet | company | candidate_informed | – |
/// | `reply` | a request waits that has no row of its own | company | candidate_informed | – |
/// | `help` | `help` waits | company | candidate_informed | – |
/// | `more_time` | `more_time` waits | company | assignment_extended, offer_made, candidate_informed | – |
/// | `other_time` | `other_time` waits | company | interview_rescheduled, times_proposed, candidate_informed | – |
/// | `adjustment` | `adjustment` waits | company | candidate_informed | – |
/// | `concern` | `concern` waits, of which nothing was said yet | company | candidate_informed | – |
/// | `settlement` | `concern` waits | company | candidate_informed | – |
/// | `data_right` | `data_right` waits | company | candidate_informed | – |
/// | `written_no` | `feedback` waits, opened by rejection_decided | company | feedback_delivered, candidate_informed | – |
/// | `decision_word` | `outcome` waits, of a step | company | pooled, candidate_advanced, assent_given, offer_made, feedback_delivered, candidate_informed | – |
/// | `pay` | the pay is not known | company | candidate_informed | – |
#[rustfmt::skip]
pub const PROMISES: &[Row] = &[
    //   what                 owed while                                                    by           kept by
    owes(P::Acknowledgement,  opened(Pending::Notice, &[F::Applied]),                       Company,     WORD),
    owes(P::FirstAnswer,      While::Pending(Pending::Outcome, Which::BeforeTheSteps),      Company,     ANSWERED).stopping(),
    owes(P::Notice,           opened(Pending::Notice, &[F::Approached, F::TakenOver]),      Company,     WORD),
    owes(P::Interest,         While::In(Phase::Approached),                                 Candidate,   &[F::InterestShown, F::Withdrew]),
    owes(P::Agreement,        While::In(Phase::Proposed),                                   Candidate,   &[F::StepAgreed, F::Withdrew]),
    owes(P::Consent,          While::In(Phase::Pooled),                                     Company,     &[F::ConsentGiven, F::Approached, F::RejectionDecided]),
    owes(P::ReachOut,         opened(Pending::FollowUp, &[F::RoleMatched]),                 Company,     &[F::Approached, F::CandidateInformed]),
    owes(P::SetUp,            While::Part(PartKinds::ALL, PartState::ToSetUp),              Company,     SETS_UP).stopping(),
    owes(P::TimesAnswer,      While::Part(MEETINGS, PartState::ToSetUp),                    Candidate,   &[F::TimesProposed, F::InterviewScheduled]),
    owes(P::Attendance,       While::Part(MEETINGS, PartState::SetUp),                      Both,        &[F::InterviewHeld]),
    owes(P::Assessment,       While::Part(MEETINGS, PartState::Done),                       Company,     &[F::PartAssessed, F::CandidateAdvanced, F::RejectionDecided]),
    owes(P::Submission,       While::Part(WORK, PartState::SetUp),                          Candidate,   &[F::AssignmentSubmitted]),
    owes(P::CheckNews,        While::Part(CHECKS, PartState::SetUp),                        Company,     &[F::CheckAnswered, F::CandidateInformed]).stopping(),
    owes(P::Outcome,          While::Pending(Pending::Outcome, Which::OfAStep),             Company,     TOLD).stopping(),
    owes(P::Assent,           each(Pending::Assent),                                        Company,     &[F::AssentGiven]),
    owes(P::Offer,            While::In(Phase::OfferDue),                                   Company,     &[F::OfferMade]).stopping(),
    owes(P::OfferAnswer,      While::In(Phase::Offered),                                    Candidate,   &[F::OfferAccepted, F::OfferDeclined, F::Withdrew]),
    owes(P::Start,            While::In(Phase::Accepted),                                   Both,        &[F::StartAgreed, F::Hired]),
    owes(P::Condition,        each(Pending::Condition),                                     Both,        &[F::ConditionSettled]),
    owes(P::Feedback,         each(Pending::Feedback),                                      Company,     &[F::FeedbackDelivered]),
    owes(P::Update,           each(Pending::Hold),                                          Company,     NEWS),
    owes(P::Vacancy,          each(Pending::Vacancy),                                       Company,     &[F::CandidateInformed, F::FeedbackDelivered, F::Pooled]),
    owes(P::FollowUp,         opened(Pending::FollowUp, &[F::FollowUpPromised]),            Company,     WORD),
    owes(P::Confirmation,     untold(Pending::Confirmation),                                Company,     WORD),
    owes(P::Reply,            While::OtherRequest,                                          Company,     WORD),
    owes(P::Help,             each(Pending::Help),                                          Company,     WORD),
    owes(P::MoreTime,         each(Pending::MoreTime),                                      Company,     &[F::CandidateInformed, F::AssignmentExtended, F::OfferMade]),
    owes(P::OtherTime,        each(Pending::OtherTime),                                     Company,     &[F::CandidateInformed, F::InterviewRescheduled, F::TimesProposed]),
    owes(P::Adjustment,       each(Pending::Adjustment),                                    Company,     WORD),
    owes(P::Concern,          untold(Pending::Concern),                                     Company,     WORD),
    owes(P::Settlement,       each(Pending::Concern),                                       Company,     WORD),
    owes(P::DataRight,        each(Pending::DataRight),                                     Company,     WORD),
    // Only where a rule of a place asks for them. No hold stops these clocks.
    owes(P::WrittenNo,        opened(Pending::Feedback, &[F::RejectionDecided]),                      Company, &[F::CandidateInformed, F::FeedbackDelivered]),
    owes(P::DecisionWord,     While::Pending(Pending::Outcome, Which::OfAStep),             Company,     TOLD),
    owes(P::Pay,              While::PayUnknown,                                            Company,     WORD),
];

/// The requests that have no row of their own. A message is one.
pub(super) const OTHER_REQUESTS: Pendings = {
    let (mut others, mut rest) = (Pendings::REQUESTS, PROMISES);
    while let [row, more @ ..] = rest {
        if let While::Pending(what, _) = row.owed {
            others = others.difference(Pendings::from_slice(&[what]));
        }
        rest = more;
    }
    others
};

/// The kinds of promise that answer a request.
pub(crate) const ANSWERS: PromiseKinds = {
    let (mut answers, mut rest) = (PromiseKinds::EMPTY, PROMISES);
    while let [row, more @ ..] = rest {
        let answers_a_request = match row.owed {
            While::Pending(what, _) => Pendings::REQUESTS.contains(what),
            While::OtherRequest => true,
            While::In(_) | While::Part(..) | While::PayUnknown => false,
        };
        if answers_a_request {
            answers = answers.union(PromiseKinds::from_slice(&[row.kind]));
        }
        rest = more;
    }
    answers
};

/// The row of a kind of promise.
pub(super) fn row_of(kind: P) -> Option<&'static Row> {
    PROMISES.iter().find(|row| row.kind == kind)
}

impl P {
    /// Returns the facts that keep a promise of this kind. An act that was written down for the candidate keeps nothing.
    ///
    /// ```
    /// use candidacy::law::Facts;
    /// use candidacy::{FactKind, PromiseKind};
    ///
    /// assert_eq!(PromiseKind::Feedback.kept_by(), Facts::from_slice(&[FactKind::FeedbackDelivered]));
    /// ```
    #[must_use]
    pub fn kept_by(self) -> Facts {
        row_of(self).map_or(Facts::EMPTY, |row| row.kept_by)
    }
}

// Nobody is left in the dark, by the compiler: in every open phase somebody owes something, in no closed one does the phase; each
// part that is not done owes something, and each kind of item.
#[expect(clippy::indexing_slicing, reason = "in const, an index out of range does not compile")]
const _: () = {
    let (mut phases, mut items) = ([false; Phase::ALL.len()], [false; Pending::ALL.len()]);
    let mut parts = [[false; PartState::ALL.len()]; PartKind::ALL.len()];
    let mut other_requests = false;
    let mut rest = PROMISES;
    while let [row, others @ ..] = rest {
        assert!(!row.kept_by.is_empty(), "nothing keeps a promise");
        match row.owed {
            While::In(phase) => phases[phase as usize] = true,
            While::PayUnknown => {}
            While::OtherRequest => other_requests = true,
            While::Pending(what, _) => items[what as usize] = true,
            While::Part(kinds, state) => {
                let mut k = 0;
                while k < PartKind::ALL.len() {
                    parts[k][state as usize] |= kinds.contains(PartKind::ALL[k]);
                    k += 1;
                }
            }
        }
        rest = others;
    }
    let mut i = 0;
    while i < items.len() {
        let owed = items[i] || other_requests && OTHER_REQUESTS.contains(Pending::ALL[i]);
        assert!(owed, "something waits, and nobody owes it");
        i += 1;
    }
    let mut k = 0;
    while k < parts.len() {
        assert!(parts[k][PartState::ToSetUp as usize] && parts[k][PartState::SetUp as usize], "a part owes nothing");
        k += 1;
    }
    let mut p = 0;
    while p < phases.len() {
        let phase = Phase::ALL[p];
        // By their parts, by the outcome that waits, by the feedback that waits: the law's own proof.
        let by_items = phase.is_in_a_step() || matches!(phase, Phase::Screening | Phase::FeedbackDue);
        assert!(phase.is_closed() != (phases[p] || by_items), "every open phase owes something, no closed one does");
        p += 1;
    }
};
