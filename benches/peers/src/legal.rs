//! What the hand-written `match` would tell whom it refuses: a second copy of its law, as sets for each stage.

use crate::hand::{Hand, Stage};
use candidacy::FactKind::{self, *};
use candidacy::law::Facts;

const ALWAYS: Facts = Facts::from_slice(&[
    MessageReceived,
    Informed,
    FollowUpPromised,
    Replied,
    HelpAnswered,
    ConcernRaised,
    ConcernAnswered,
    ConcernSettled,
    CandidateFeedbackGiven,
    Noted,
]);
const OPEN: Facts = ALWAYS.union(Facts::from_slice(&[Withdrew, HelpAsked, CvReplaced, ProfileReplaced]));
const ACTIVE: Facts = OPEN.union(Facts::from_slice(&[PutOnHold, Resumed, VacancyClosed, DecidedAgainst]));
const JUDGED: Facts = ACTIVE.union(Facts::from_slice(&[Passed, AssessmentRecorded, Pooled]));

const fn by_stage(stage: Stage) -> Facts {
    match stage {
        Stage::Approached => {
            ACTIVE.difference(Facts::from_slice(&[DecidedAgainst])).union(Facts::from_slice(&[Interested, Pooled]))
        }
        Stage::Screening => JUDGED,
        Stage::Pooled { .. } => ACTIVE
            .difference(Facts::from_slice(&[VacancyClosed]))
            .union(Facts::from_slice(&[Approached, RoleFound, Pooled])),
        Stage::Proposed { .. } => ACTIVE.union(Facts::from_slice(&[Agreed, Pooled])),
        Stage::Arranging { .. } => ACTIVE.union(Facts::from_slice(&[Scheduled, Waived, Pooled])),
        Stage::Scheduled { .. } => ACTIVE.union(Facts::from_slice(&[Rescheduled, Cancelled, Held, NotHeld, Pooled])),
        Stage::Held { .. } | Stage::Submitted { .. } => JUDGED.union(Facts::from_slice(&[Repeated])),
        Stage::Preparing { .. } => ACTIVE.union(Facts::from_slice(&[Assigned, Waived, Pooled])),
        Stage::Assigned { .. } => {
            ACTIVE.union(Facts::from_slice(&[Extended, Submitted, ExtensionAsked, ExtensionAnswered, Pooled]))
        }
        Stage::Offered { .. } => ACTIVE.union(Facts::from_slice(&[OfferAccepted, OfferDeclined])),
        Stage::Declining => OPEN.union(Facts::from_slice(&[FeedbackDelivered, Reopened])),
        Stage::Hired => ALWAYS,
        Stage::Declined => ALWAYS.union(Facts::from_slice(&[Pooled, Reopened])),
        Stage::Withdrawn => ALWAYS.union(Facts::from_slice(&[FeedbackDelivered, FeedbackUnwanted, Reopened])),
    }
}

impl Hand {
    /// What somebody could record.
    pub fn legal(&self) -> Facts {
        let now = &self.now;
        let mut legal = by_stage(now.stage);
        let mut only_if = |possible: bool, facts: &[FactKind]| {
            if !possible {
                legal = legal.difference(Facts::from_slice(facts));
            }
        };
        only_if(self.asked(MessageReceived), &[Replied]);
        only_if(self.asked(HelpAsked), &[HelpAnswered]);
        only_if(self.asked(ExtensionAsked), &[ExtensionAnswered]);
        only_if(self.asked(ConcernRaised), &[ConcernAnswered, ConcernSettled]);
        only_if(self.owes_any_word(), &[Informed]);
        only_if(now.on_hold, &[Resumed]);
        only_if(now.role && !now.vacancy_closed, &[VacancyClosed]);
        only_if(now.feedback_owed, &[FeedbackDelivered, FeedbackUnwanted]);
        if let (Stage::Pooled { until }, Some(last)) = (now.stage, self.journal.last()) {
            only_if(last.at <= until, &[Approached, RoleFound]);
        }
        legal
    }
}
