//! What owes what, whose it is, and what keeps it: the tables of the ledger.

use candidacy::law::Mark;
use candidacy::promise::{How, Owner};
use candidacy::terms::StepKind;
use candidacy::value::meeting::NoMeeting;
use candidacy::{Actor, Entry, Fact, FactKind, Phase, Process, PromiseKind};

/// What the company does next in a phase, and does not while it pauses.
pub(crate) const PAUSED: [PromiseKind; 6] = [
    PromiseKind::Screening,
    PromiseKind::Arrangement,
    PromiseKind::Preparation,
    PromiseKind::Decision,
    PromiseKind::FinalDecision,
    PromiseKind::Verdict,
];

/// The facts that keep each kind of promise.
pub(crate) const KEEPS: [(PromiseKind, &[FactKind]); 24] = {
    use FactKind as F;
    use PromiseKind as P;
    const DECIDES: &[FactKind] = &[F::Passed, F::Repeated, F::DecidedAgainst, F::Pooled];
    [
        (
            P::Acknowledgement,
            &[F::Informed, F::Replied, F::HelpAnswered, F::ConcernAnswered, F::Passed, F::Pooled, F::FeedbackDelivered],
        ),
        (P::Screening, DECIDES),
        (P::Arrangement, &[F::Scheduled, F::Waived]),
        (P::Preparation, &[F::Assigned, F::Waived]),
        (P::Attendance, &[F::Held]),
        (P::Decision, DECIDES),
        (P::FinalDecision, DECIDES),
        (P::Submission, &[F::Submitted]),
        (P::Verdict, DECIDES),
        (P::Feedback, &[F::FeedbackDelivered]),
        (P::Reply, &[F::Replied]),
        (P::Help, &[F::HelpAnswered]),
        (P::Extension, &[F::ExtensionAnswered, F::Extended, F::FeedbackDelivered]),
        (P::Concern, &[F::ConcernAnswered, F::ConcernSettled]),
        (P::Settlement, &[F::ConcernSettled]),
        (
            P::Update,
            &[
                F::Informed,
                F::Resumed,
                F::Passed,
                F::Repeated,
                F::Scheduled,
                F::Waived,
                F::Assigned,
                F::Held,
                F::Pooled,
                F::Approached,
                F::FeedbackDelivered,
            ],
        ),
        (P::Vacancy, &[F::Informed, F::FeedbackDelivered, F::Pooled]),
        (P::Interest, &[F::Interested, F::Withdrew]),
        (P::Agreement, &[F::Agreed, F::Withdrew]),
        (P::OfferAnswer, &[F::OfferAccepted, F::OfferDeclined, F::Withdrew]),
        (P::Consent, &[F::Pooled, F::Approached, F::DecidedAgainst]),
        (P::Notice, &[F::Informed]),
        (P::FollowUp, &[F::Informed]),
        (P::ReachOut, &[F::Approached, F::FeedbackDelivered]),
    ]
};

pub(super) fn keeps(kind: PromiseKind, fact: FactKind) -> bool {
    KEEPS.iter().any(|(promise, facts)| *promise == kind && facts.contains(&fact))
}

/// How a fact ends a promise that it ends.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other fact that ends a promise breaks or releases it")]
pub(super) fn how(kind: PromiseKind, entry: &Entry, missed: bool, unheard: bool) -> How {
    match &entry.fact {
        Fact::NotHeld { why: NoMeeting::NoShow(_) } if kind == PromiseKind::Attendance => How::Broken,
        _ if missed && kind == PromiseKind::Attendance => How::Broken,
        Fact::Resumed if unheard => How::Released,
        Fact::ConcernSettled { .. } if entry.by == Actor::Candidate => How::Released,
        fact if keeps(kind, fact.kind()) => How::Kept,
        _ => How::Released,
    }
}

/// What a phase owes, before a pause is looked at.
pub(super) fn of_phase(phase: Phase, step: u8, process: &Process) -> Option<PromiseKind> {
    match phase {
        Phase::Approached => Some(PromiseKind::Interest),
        Phase::Screening => Some(PromiseKind::Screening),
        Phase::Pooled => Some(PromiseKind::Consent),
        Phase::Proposed => Some(PromiseKind::Agreement),
        Phase::Arranging => Some(PromiseKind::Arrangement),
        Phase::Scheduled => Some(PromiseKind::Attendance),
        Phase::Held if usize::from(step) == process.steps().len() => Some(PromiseKind::FinalDecision),
        Phase::Held => Some(PromiseKind::Decision),
        Phase::Preparing => Some(PromiseKind::Preparation),
        Phase::Assigned => Some(PromiseKind::Submission),
        Phase::Submitted => Some(PromiseKind::Verdict),
        Phase::Offered => Some(PromiseKind::OfferAnswer),
        Phase::Declining => Some(PromiseKind::Feedback),
        Phase::Hired | Phase::Declined | Phase::Withdrawn => None,
    }
}

/// Who owes it: the candidate, those who decide, those who meet, or those who screen.
pub(super) fn owner(kind: PromiseKind, step: u8, process: &Process) -> Owner {
    use PromiseKind as P;
    let at = |step: u8| process.steps()[usize::from(step).clamp(1, process.steps().len()) - 1].clone();
    match kind {
        P::Interest | P::Agreement | P::Submission | P::OfferAnswer => Owner::Candidate,
        P::Attendance => match at(step).kind() {
            StepKind::Meeting { with, .. } => Owner::Both(with),
            StepKind::Assignment { .. } => panic!("people meet at a meeting"),
        },
        P::Preparation | P::Decision | P::FinalDecision | P::Verdict | P::Feedback | P::Extension if step > 0 => {
            Owner::Company(at(step).deciders())
        }
        P::Acknowledgement
        | P::Screening
        | P::Arrangement
        | P::Preparation
        | P::Decision
        | P::FinalDecision
        | P::Verdict
        | P::Feedback
        | P::Reply
        | P::Help
        | P::Extension
        | P::Concern
        | P::Settlement
        | P::Update
        | P::Vacancy
        | P::Consent
        | P::Notice
        | P::FollowUp
        | P::ReachOut => Owner::Company(process.screened_by()),
    }
}

/// The marks under which a promise stands as long as they do.
pub(crate) const MARKED: [(Mark, PromiseKind); 4] = [
    (Mark::Unacknowledged, PromiseKind::Acknowledgement),
    (Mark::NoticeOwed, PromiseKind::Notice),
    (Mark::OnHold, PromiseKind::Update),
    (Mark::FeedbackOwed, PromiseKind::Feedback),
];
