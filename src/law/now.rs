//! What the law remembers, and how a fact changes it.

use super::{Row, To};
use crate::journal::Later;
use crate::law::fact::Fact;
use crate::law::journal::Entry;
use crate::law::phase::{Mark, Marks, Phase};
use crate::terms::process::{Process, Step, StepKind};
use crate::value::correspondence::ExtensionAnswer;
use crate::value::id::Seq;
use crate::value::time::Time;
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
        Now { phase: Phase::Screening, before: Phase::Screening, step: 0, marks: Marks::EMPTY, moment: None };

    /// As it was before a decision that nobody has told.
    pub(crate) fn undecided(self) -> Now {
        if self.phase == Phase::Declining { Now { phase: self.before, ..self } } else { self }
    }

    /// The entry that says the moment that the phase is about, if it is about one.
    pub(crate) fn dated(self) -> Later {
        let dated = matches!(self.phase, Phase::Scheduled | Phase::Assigned | Phase::Pooled);
        self.moment.filter(|_| dated)
    }

    /// The moment that the phase is about, if it is about one: the start of the meeting, the due moment of the assignment,
    /// the end of the consent.
    pub(crate) fn due(self, entries: &[Entry], process: &Process) -> Option<Time> {
        let entry = Seq(self.dated()?.get()).entry(entries)?;
        moment(entry, process.step(self.step).map(Step::kind))
    }

    /// Where the fact leads from here by this row of the law, whose entry has this number.
    #[inline]
    pub(super) fn after(self, row: Row, process: &Process, seq: Seq, fact: &Fact) -> Now {
        let next = self.moved(row.to, process, seq, fact);
        let marks = next.marks.union(row.lays).difference(row.lifts);
        let hold_is_over = marks.contains(Mark::OnHold) && self.goes_on(next, row.to);
        Now { marks: if hold_is_over { marks.difference(Mark::OnHold.into()) } else { marks }, ..next }
    }

    /// Does the candidacy go on, as far as the candidate knows? It does not by a decision that nobody has told, nor when that is
    /// undone.
    #[cold]
    fn goes_on(self, next: Now, to: To) -> bool {
        let untold = next.phase == Phase::Declining || self.phase == Phase::Declining && to == To::Back;
        (next.phase, next.step) != (self.phase, self.step) && !untold
    }

    #[inline]
    fn moved(self, to: To, process: &Process, seq: Seq, fact: &Fact) -> Now {
        match to {
            To::Same => self.stayed(seq, fact),
            // Who withdrew while feedback was owed comes back to where it is owed.
            To::Back if self.phase == Phase::Withdrawn && self.marks.contains(Mark::FeedbackOwed) => {
                Now { phase: Phase::Declining, ..self }
            }
            To::Back => Now { phase: self.before, ..self },
            To::Begin => Now { phase: process.begin(self.step), ..self },
            To::Onward => Now { phase: process.enter(self.step + 1), step: self.step + 1, ..self },
            To::At(phase) => match phase {
                Phase::Approached | Phase::Screening => Now { phase, step: 0, ..self },
                // What leads to a phase that is about a moment names that moment.
                Phase::Pooled => Now { phase, step: 0, moment: seq.later(), ..self },
                Phase::Scheduled | Phase::Assigned => Now { phase, moment: seq.later(), ..self },
                Phase::Declining | Phase::Hired | Phase::Declined | Phase::Withdrawn => {
                    // From `Declining` it closes for good, and what it was before that is known already.
                    let before = if self.phase == Phase::Declining { self.before } else { self.phase };
                    Now { before, phase, ..self }
                }
                Phase::Proposed
                | Phase::Arranging
                | Phase::Held
                | Phase::Preparing
                | Phase::Submitted
                | Phase::Offered => Now { phase, ..self },
            },
        }
    }

    /// The phase stays; of two facts, what they say decides what else changes.
    #[inline]
    #[expect(clippy::wildcard_enum_match_arm, reason = "any other fact changes what its row says, whatever it says")]
    fn stayed(self, seq: Seq, fact: &Fact) -> Now {
        match fact {
            Fact::Informed { to: Seq(0), .. } => Now { marks: self.marks.difference(Mark::NoticeOwed.into()), ..self },
            Fact::ExtensionAnswered { answer, .. } if matches!(**answer, ExtensionAnswer::Granted { .. }) => {
                Now { moment: seq.later(), ..self }
            }
            _ => self,
        }
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
