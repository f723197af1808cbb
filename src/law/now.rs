//! What the law remembers, and how a fact changes it.

use super::To;
use crate::Time;
use crate::fact::Fact;
use crate::phases::{Mark, Marks, Phase};
use crate::process::{Process, Step, StepKind};

/// What the law remembers between two facts: small and `Copy`. The rest is in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Now {
    pub(crate) phase: Phase,
    /// The phase before closing.
    pub(super) before: Phase,
    /// The number of the step, from 1; 0 before the first, one more than there are at the offer.
    pub(crate) step: u8,
    pub(crate) marks: Marks,
    /// When the meeting starts, the assignment is due or the consent ends. Closing leaves it, so that reopening finds it.
    pub(super) until: Option<Time>,
}

impl Now {
    /// Before the opening fact, which says the phase.
    pub(super) const BLANK: Now =
        Now { phase: Phase::Screening, before: Phase::Screening, step: 0, marks: Marks::NONE, until: None };

    /// The moment that the phase is about, if it is about one: the start of the meeting, the due moment of the assignment,
    /// the end of the consent.
    pub(crate) fn due(&self) -> Option<Time> {
        let dated = matches!(self.phase, Phase::Scheduled | Phase::Assigned | Phase::Pooled);
        self.until.filter(|_| dated)
    }

    #[inline]
    pub(super) fn moved(self, to: To, process: &Process) -> Now {
        match to {
            To::Same => self,
            // Who withdrew while feedback was owed comes back to where it is owed.
            To::Back if self.phase == Phase::Withdrawn && self.marks.has(Mark::FeedbackOwed) => {
                Now { phase: Phase::Declining, ..self }
            }
            To::Back => Now { phase: self.before, ..self },
            To::Begin => Now { phase: process.begin(self.step), ..self },
            To::Onward => Now { phase: process.enter(self.step + 1), step: self.step + 1, ..self },
            To::At(phase) => match phase {
                Phase::Approached | Phase::Screening | Phase::Pooled => Now { phase, step: 0, ..self },
                Phase::Declining | Phase::Hired | Phase::Declined | Phase::Withdrawn => {
                    // From `Declining` it closes for good, and what it was before that is known already.
                    let before = if self.phase == Phase::Declining { self.before } else { self.phase };
                    Now { phase, before, ..self }
                }
                Phase::Proposed
                | Phase::Arranging
                | Phase::Scheduled
                | Phase::Held
                | Phase::Preparing
                | Phase::Assigned
                | Phase::Submitted
                | Phase::Offered => Now { phase, ..self },
            },
        }
    }

    /// What lies over the phase after this fact. A hold is over when the candidacy goes on.
    #[inline]
    pub(super) fn marked(self, fact: &Fact, was: &Now) -> Now {
        use Mark::{FeedbackOwed, OnHold, Role, VacancyClosed, WorkSubmitted};
        let marks = match fact {
            Fact::Applied(_) => self.marks.and(&[Role]),
            Fact::Approached(_) => self.marks.but(&[VacancyClosed]).and(&[Role]),
            Fact::Pooled(_) => self.marks.but(&[Role, VacancyClosed]),
            Fact::Submitted { .. } => self.marks.and(&[WorkSubmitted]),
            Fact::DecidedAgainst { .. } => self.marks.and(&[FeedbackOwed]),
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => self.marks.but(&[FeedbackOwed]),
            // The decision is undone, and with it what it owed.
            Fact::Reopened { .. } if was.phase == Phase::Declining => self.marks.but(&[FeedbackOwed]),
            Fact::PutOnHold(_) => self.marks.and(&[OnHold]),
            Fact::Resumed => self.marks.but(&[OnHold]),
            Fact::VacancyClosed => self.marks.and(&[VacancyClosed]),
            Fact::AppliedOpenly(_)
            | Fact::Interested
            | Fact::Passed { .. }
            | Fact::Agreed
            | Fact::Waived { .. }
            | Fact::Repeated { .. }
            | Fact::Scheduled(_)
            | Fact::Rescheduled(_)
            | Fact::Cancelled { .. }
            | Fact::Held(_)
            | Fact::NotHeld { .. }
            | Fact::Assigned { .. }
            | Fact::Extended { .. }
            | Fact::AssessmentRecorded { .. }
            | Fact::OfferAccepted
            | Fact::OfferDeclined
            | Fact::Withdrew
            | Fact::Reopened { .. }
            | Fact::MessageReceived { .. }
            | Fact::Replied { .. }
            | Fact::HelpAsked { .. }
            | Fact::HelpAnswered { .. }
            | Fact::ExtensionAsked { .. }
            | Fact::ExtensionAnswered { .. }
            | Fact::ConcernRaised(_)
            | Fact::ConcernAnswered { .. }
            | Fact::CandidateFeedbackGiven { .. }
            | Fact::CvReplaced(_)
            | Fact::ProfileReplaced { .. }
            | Fact::Noted { .. } => self.marks,
        };
        let goes_on = marks.has(OnHold) && (self.phase, self.step) != (was.phase, was.step);
        Now { marks: if goes_on { marks.but(&[OnHold]) } else { marks }, ..self }
    }
}

impl Process {
    /// Where a step starts; after the last one is the offer.
    pub(crate) fn begin(&self, step: u8) -> Phase {
        match self.step(step).map(Step::kind) {
            Some(StepKind::Meeting { .. }) => Phase::Arranging,
            Some(StepKind::Assignment { .. }) => Phase::Preparing,
            None => Phase::Offered,
        }
    }

    /// Where a candidacy arrives that goes on to a step: it may have to be asked first.
    pub(crate) fn enter(&self, step: u8) -> Phase {
        if self.step(step).is_some_and(Step::needs_yes) { Phase::Proposed } else { self.begin(step) }
    }
}
