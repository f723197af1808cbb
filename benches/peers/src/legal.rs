//! What the hand-written `match` would tell whom it refuses: a second copy of its law, as sets for each stage.

use crate::hand::{Hand, Stage};
use candidacy::FactKind::{self, *};
use candidacy::law::Facts;

const ALWAYS: Facts = Facts::of(&[
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
const OPEN: Facts = ALWAYS.and(&[Withdrew, HelpAsked, CvReplaced, ProfileReplaced]);
const ACTIVE: Facts = OPEN.and(&[PutOnHold, Resumed, VacancyClosed, DecidedAgainst]);
const JUDGED: Facts = ACTIVE.and(&[Passed, AssessmentRecorded, Pooled]);

const fn by_stage(stage: Stage) -> Facts {
    match stage {
        Stage::Approached => ACTIVE.but(&[DecidedAgainst]).and(&[Interested, Pooled]),
        Stage::Screening => JUDGED,
        Stage::Pooled { .. } => ACTIVE.but(&[VacancyClosed]).and(&[Approached, RoleFound, Pooled]),
        Stage::Proposed { .. } => ACTIVE.and(&[Agreed, Pooled]),
        Stage::Arranging { .. } => ACTIVE.and(&[Scheduled, Waived, Pooled]),
        Stage::Scheduled { .. } => ACTIVE.and(&[Rescheduled, Cancelled, Held, NotHeld, Pooled]),
        Stage::Held { .. } | Stage::Submitted { .. } => JUDGED.and(&[Repeated]),
        Stage::Preparing { .. } => ACTIVE.and(&[Assigned, Waived, Pooled]),
        Stage::Assigned { .. } => ACTIVE.and(&[Extended, Submitted, ExtensionAsked, ExtensionAnswered, Pooled]),
        Stage::Offered { .. } => ACTIVE.and(&[OfferAccepted, OfferDeclined]),
        Stage::Declining => OPEN.and(&[FeedbackDelivered, Reopened]),
        Stage::Hired => ALWAYS,
        Stage::Declined => ALWAYS.and(&[Pooled, Reopened]),
        Stage::Withdrawn => ALWAYS.and(&[FeedbackDelivered, FeedbackUnwanted, Reopened]),
    }
}

impl Hand {
    /// What somebody could record.
    pub fn legal(&self) -> Facts {
        let now = &self.now;
        let mut legal = by_stage(now.stage);
        let mut only_if = |possible: bool, facts: &[FactKind]| {
            if !possible {
                legal = legal.but(facts);
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
