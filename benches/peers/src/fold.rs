//! A fold that believes every entry: what a replay costs when nothing is asked.

use crate::hand::{Stage, begin, enter, untold};
use candidacy::terms::StepKind;
use candidacy::value::ExtensionAnswer;
use candidacy::{Entry, Fact, Seq, Step, Terms, Time};

/// What it knows in the end, and the journal.
#[derive(Debug)]
pub struct Folded {
    pub terms: Terms,
    pub stage: Stage,
    pub last: Time,
    pub before: Stage,
    pub on_hold: bool,
    pub feedback_owed: bool,
    pub unacknowledged: bool,
    pub notice_owed: bool,
    pub journal: Vec<Entry>,
}

pub fn fold(terms: &Terms, entries: Vec<Entry>) -> Folded {
    let mut folded = Folded {
        terms: terms.clone(),
        stage: Stage::Screening,
        last: Time::UNIX_EPOCH,
        before: Stage::Screening,
        on_hold: false,
        feedback_owed: false,
        unacknowledged: false,
        notice_owed: false,
        journal: Vec::with_capacity(entries.len()),
    };
    for entry in entries {
        folded.take(terms, &entry);
        folded.journal.push(entry);
    }
    folded
}

impl Folded {
    fn take(&mut self, terms: &Terms, entry: &Entry) {
        let step = self.stage.step();
        let was = self.stage;
        self.last = entry.at;
        self.stage = match &entry.fact {
            Fact::Applied(_) | Fact::AppliedOpenly(_) | Fact::Interested => Stage::Screening,
            Fact::Approached(_) => Stage::Approached,
            Fact::Pooled(consent) => Stage::Pooled { until: consent.until },
            Fact::Passed { .. } | Fact::Waived { .. } => enter(terms, step + 1),
            Fact::Agreed | Fact::Repeated { .. } => begin(terms, step),
            Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => {
                Stage::Scheduled { step, starts: meeting.starts() }
            }
            Fact::Cancelled { .. } | Fact::NotHeld { .. } => Stage::Arranging { step },
            Fact::Held(_) => Stage::Held { step },
            Fact::Assigned { .. } => match terms.process().step(step).map(Step::kind) {
                Some(StepKind::Assignment { days }) => {
                    Stage::Assigned { step, due: entry.at + chrono::TimeDelta::days(days.into()) }
                }
                _ => self.stage,
            },
            Fact::Extended { until } => Stage::Assigned { step, due: *until },
            Fact::ExtensionAnswered { answer, .. } => match **answer {
                ExtensionAnswer::Granted { until } => Stage::Assigned { step, due: until },
                ExtensionAnswer::Unchanged { .. } => self.stage,
            },
            Fact::Submitted { .. } => Stage::Submitted { step },
            Fact::OfferAccepted => Stage::Hired,
            Fact::OfferDeclined | Fact::Withdrew => Stage::Withdrawn,
            Fact::DecidedAgainst { .. } => Stage::Declining,
            Fact::FeedbackDelivered(_) if self.stage == Stage::Declining => Stage::Declined,
            Fact::Reopened { .. } if was == Stage::Withdrawn && self.feedback_owed => Stage::Declining,
            Fact::Reopened { .. } => self.before,
            _ => self.stage,
        };
        match &entry.fact {
            Fact::DecidedAgainst { .. } => self.feedback_owed = true,
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => self.feedback_owed = false,
            Fact::Reopened { .. } if was == Stage::Declining => self.feedback_owed = false,
            Fact::PutOnHold(_) => self.on_hold = true,
            Fact::Resumed => self.on_hold = false,
            _ if untold(was, self.stage, &entry.fact) => {}
            _ if (self.stage.phase(), self.stage.step()) != (was.phase(), was.step()) => self.on_hold = false,
            _ => {}
        }
        match &entry.fact {
            Fact::Applied(_) | Fact::AppliedOpenly(_) => self.unacknowledged = true,
            Fact::Approached(_) => self.notice_owed = !matches!(was, Stage::Pooled { .. }),
            Fact::Passed { .. }
            | Fact::Pooled(_)
            | Fact::Replied { .. }
            | Fact::HelpAnswered { .. }
            | Fact::ConcernAnswered { .. }
            | Fact::FeedbackDelivered(_)
            | Fact::Withdrew => self.unacknowledged = false,
            Fact::Informed { to, .. } => {
                self.unacknowledged = false;
                self.notice_owed &= *to != Seq(0);
            }
            _ => {}
        }
        if matches!(self.stage, Stage::Hired | Stage::Withdrawn | Stage::Declining) && was != Stage::Declining {
            self.before = was;
        }
    }
}
