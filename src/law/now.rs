//! What the law remembers, and how a fact changes it.

use super::To;
use super::waiting::{Later, later};
use crate::correspondence::ExtensionAnswer;
use crate::fact::Fact;
use crate::journal::Entry;
use crate::phases::{Mark, Marks, Phase};
use crate::process::{Process, Step, StepKind};
use crate::{Seq, Time};
use chrono::TimeDelta;

/// What the law remembers between two facts: small and `Copy`. The rest is in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Now {
    /// The phase before closing.
    pub(super) before: Phase,
    pub(crate) phase: Phase,
    /// The number of the step, from 1; 0 before the first, one more than there are at the offer.
    pub(crate) step: u8,
    pub(crate) marks: Marks,
    /// The entry that says when the meeting starts, the assignment is due or the consent ends. Closing leaves it, so that
    /// reopening finds it.
    pub(super) moment: Later,
}

impl Now {
    /// Before the opening fact, which says the phase.
    pub(crate) const BLANK: Now =
        Now { phase: Phase::Screening, before: Phase::Screening, step: 0, marks: Marks::NONE, moment: None };

    /// The entry that says the moment that the phase is about, if it is about one.
    pub(crate) fn dated(self) -> Later {
        let dated = matches!(self.phase, Phase::Scheduled | Phase::Assigned | Phase::Pooled);
        self.moment.filter(|_| dated)
    }

    /// The moment that the phase is about, if it is about one: the start of the meeting, the due moment of the assignment,
    /// the end of the consent.
    pub(crate) fn due(self, entries: &[Entry], process: &Process) -> Option<Time> {
        let entry = crate::journal::entry(entries, Seq(self.dated()?.get()))?;
        moment(entry, process.step(self.step).map(Step::kind))
    }

    /// Where the fact leads from here by this row of the law, whose entry has this number.
    #[inline]
    pub(super) fn after(self, to: To, process: &Process, seq: Seq, fact: &Fact) -> Now {
        let next = self.moved(to, process).marked(fact, self);
        if names_a_moment(fact) { Now { moment: later(seq), ..next } } else { next }
    }

    #[inline]
    fn moved(self, to: To, process: &Process) -> Now {
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
                    Now { before, phase, ..self }
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
    fn marked(self, fact: &Fact, was: Now) -> Now {
        use Mark::{FeedbackOwed, NoticeOwed, OnHold, Role, Unacknowledged, VacancyClosed, WorkSubmitted};
        let marks = match fact {
            Fact::Applied(_) => self.marks.and(&[Role, Unacknowledged]),
            Fact::AppliedOpenly(_) => self.marks.and(&[Unacknowledged]),
            // Out of the pool, the candidate knows the company already.
            Fact::Approached(_) if was.phase == Phase::Pooled => self.marks.and(&[Role]),
            Fact::Approached(_) => self.marks.and(&[Role, NoticeOwed]),
            Fact::Pooled(_) => self.marks.but(&[Role, VacancyClosed, Unacknowledged]),
            // Any word of the company shows that the application arrived.
            Fact::Passed { .. }
            | Fact::Replied { .. }
            | Fact::HelpAnswered { .. }
            | Fact::ConcernAnswered { .. }
            | Fact::Informed { to: Seq(1..), .. }
            | Fact::Withdrew => self.marks.but(&[Unacknowledged]),
            Fact::Informed { to: Seq(0), .. } => self.marks.but(&[Unacknowledged, NoticeOwed]),
            Fact::Submitted { .. } => self.marks.and(&[WorkSubmitted]),
            Fact::DecidedAgainst { .. } => self.marks.and(&[FeedbackOwed]),
            Fact::FeedbackDelivered(_) => self.marks.but(&[FeedbackOwed, Unacknowledged]),
            Fact::FeedbackUnwanted => self.marks.but(&[FeedbackOwed]),
            // The decision is undone, and with it what it owed.
            Fact::Reopened { .. } if was.phase == Phase::Declining => self.marks.but(&[FeedbackOwed]),
            Fact::PutOnHold(_) => self.marks.and(&[OnHold]),
            Fact::Resumed => self.marks.but(&[OnHold]),
            Fact::VacancyClosed => self.marks.and(&[VacancyClosed]),
            Fact::Interested
            | Fact::RoleFound(_)
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
            | Fact::Reopened { .. }
            | Fact::MessageReceived { .. }
            | Fact::FollowUpPromised(_)
            | Fact::HelpAsked { .. }
            | Fact::ExtensionAsked { .. }
            | Fact::ExtensionAnswered { .. }
            | Fact::ConcernRaised(_)
            | Fact::ConcernSettled { .. }
            | Fact::CandidateFeedbackGiven { .. }
            | Fact::CvReplaced(_)
            | Fact::ProfileReplaced { .. }
            | Fact::Noted { .. } => self.marks,
        };
        let goes_on = marks.has(OnHold) && (self.phase, self.step) != (was.phase, was.step);
        Now { marks: if goes_on { marks.but(&[OnHold]) } else { marks }, ..self }
    }
}

/// Does it say when a meeting starts, an assignment is due or a consent ends?
#[expect(clippy::wildcard_enum_match_arm, reason = "no other fact names the moment that a phase is about")]
fn names_a_moment(fact: &Fact) -> bool {
    match fact {
        Fact::Scheduled(_) | Fact::Rescheduled(_) | Fact::Assigned { .. } | Fact::Extended { .. } | Fact::Pooled(_) => {
            true
        }
        Fact::ExtensionAnswered { answer, .. } => matches!(**answer, ExtensionAnswer::Granted { .. }),
        _ => false,
    }
}

/// The moment that an entry names, at such a step.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other fact names the moment that a phase is about")]
pub(crate) fn moment(entry: &Entry, step: Option<StepKind>) -> Option<Time> {
    match &entry.fact {
        Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => Some(meeting.starts()),
        Fact::Assigned { .. } => match step? {
            StepKind::Assignment { days } => entry.at.checked_add_signed(TimeDelta::days(days.into())),
            StepKind::Meeting { .. } => None, // the table knows `assigned` only in `Preparing`
        },
        Fact::Extended { until } => Some(*until),
        Fact::ExtensionAnswered { answer, .. } => match **answer {
            ExtensionAnswer::Granted { until } => Some(until),
            ExtensionAnswer::Unchanged { .. } => None,
        },
        Fact::Pooled(consent) => Some(consent.until),
        _ => None,
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
