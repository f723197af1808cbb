//! What each phase owes, and which facts keep each kind of promise: the whole of "never in the dark", in one place.

use crate::law::fact::{
    FactKind::{
        self, Agreed, Approached, Assigned, ConcernAnswered, ConcernSettled, DecidedAgainst, Extended,
        ExtensionAnswered, FeedbackDelivered, Held, HelpAnswered, Informed, Interested, OfferAccepted, OfferDeclined,
        Passed, Pooled, Repeated, Replied, Resumed, Scheduled, Submitted, Waived, Withdrew,
    },
    Facts,
};
use crate::law::phase::{Phase, Phases};
use crate::terms::policy::{PromiseKind, PromiseKinds};

/// What being in a phase owes.
pub(super) const fn owed_in(phase: Phase) -> Option<PromiseKind> {
    match phase {
        Phase::Approached => Some(PromiseKind::Interest),
        Phase::Screening => Some(PromiseKind::Screening),
        Phase::Pooled => Some(PromiseKind::Consent),
        Phase::Proposed => Some(PromiseKind::Agreement),
        Phase::Arranging => Some(PromiseKind::Arrangement),
        Phase::Scheduled => Some(PromiseKind::Attendance),
        Phase::Held => Some(PromiseKind::Decision),
        Phase::Preparing => Some(PromiseKind::Preparation),
        Phase::Assigned => Some(PromiseKind::Submission),
        Phase::Submitted => Some(PromiseKind::Verdict),
        Phase::Offered => Some(PromiseKind::OfferAnswer),
        Phase::Declining => Some(PromiseKind::Feedback),
        Phase::Hired | Phase::Declined | Phase::Withdrawn => None,
    }
}

// Nobody is left in the dark, by the compiler: every open phase owes something to somebody, no closed one does.
const _: () = {
    let mut phases = Phase::ALL;
    while let [phase, others @ ..] = phases {
        assert!(
            owed_in(*phase).is_some() == Phases::OPEN.contains(*phase),
            "every open phase owes something, no closed one does"
        );
        phases = others;
    }
};

/// What a pause replaces by news of it: what the company would otherwise have to do next.
pub(super) const PAUSED: PromiseKinds = PromiseKinds::from_slice(&[
    PromiseKind::Screening,
    PromiseKind::Arrangement,
    PromiseKind::Preparation,
    PromiseKind::Decision,
    PromiseKind::FinalDecision,
    PromiseKind::Verdict,
]);

impl PromiseKind {
    /// The facts that keep a promise of this kind. Whatever else ends it releases it, and so does `resumed` where nobody told of the
    /// pause.
    ///
    /// ```
    /// use candidacy::law::Facts;
    /// use candidacy::{FactKind, PromiseKind};
    ///
    /// assert_eq!(PromiseKind::Feedback.kept_by(), Facts::from_slice(&[FactKind::FeedbackDelivered]));
    /// ```
    #[must_use]
    pub const fn kept_by(self) -> Facts {
        const fn any(facts: &[FactKind]) -> Facts {
            Facts::from_slice(facts)
        }
        match self {
            PromiseKind::Acknowledgement => {
                any(&[Informed, Replied, HelpAnswered, ConcernAnswered, Passed, Pooled, FeedbackDelivered])
            }
            PromiseKind::Screening | PromiseKind::Decision | PromiseKind::FinalDecision | PromiseKind::Verdict => {
                any(&[Passed, Repeated, DecidedAgainst, Pooled])
            }
            PromiseKind::Arrangement => any(&[Scheduled, Waived]),
            PromiseKind::Preparation => any(&[Assigned, Waived]),
            PromiseKind::Attendance => any(&[Held]),
            PromiseKind::Submission => any(&[Submitted]),
            PromiseKind::Feedback => any(&[FeedbackDelivered]),
            PromiseKind::Reply => any(&[Replied]),
            PromiseKind::Help => any(&[HelpAnswered]),
            PromiseKind::Extension => any(&[ExtensionAnswered, Extended, FeedbackDelivered]),
            PromiseKind::Concern => any(&[ConcernAnswered, ConcernSettled]),
            PromiseKind::Settlement => any(&[ConcernSettled]),
            PromiseKind::Update => any(&[
                Informed,
                Resumed,
                Passed,
                Repeated,
                Scheduled,
                Waived,
                Assigned,
                Held,
                Pooled,
                Approached,
                FeedbackDelivered,
            ]),
            PromiseKind::Vacancy => any(&[Informed, FeedbackDelivered, Pooled]),
            PromiseKind::Interest => any(&[Interested, Withdrew]),
            PromiseKind::Agreement => any(&[Agreed, Withdrew]),
            PromiseKind::OfferAnswer => any(&[OfferAccepted, OfferDeclined, Withdrew]),
            PromiseKind::Consent => any(&[Pooled, Approached, DecidedAgainst]),
            PromiseKind::Notice | PromiseKind::FollowUp => any(&[Informed]),
            PromiseKind::ReachOut => any(&[Approached, FeedbackDelivered]),
        }
    }
}
