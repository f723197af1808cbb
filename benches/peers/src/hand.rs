//! The whole law written by hand: one `match` over stage and fact, the same guards, no table. This is what somebody would
//! write who needs it once; the law is measured against it.

use crate::guards::{attended, candidate, decider, due, in_order, invited, later, recruiter, staff};
use candidacy::{
    Actor, Entry, ExtensionAnswer, Fact, FactKind, Meeting, Opening, Phase, Process, Seq, Step, StepKind, Terms, Time,
    Why,
};

/// Where it is, with what belongs to each stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Approached,
    Screening,
    Pooled { until: Time },
    Proposed { step: u8 },
    Arranging { step: u8 },
    Scheduled { step: u8, starts: Time },
    Held { step: u8 },
    Preparing { step: u8 },
    Assigned { step: u8, due: Time },
    Submitted { step: u8 },
    Offered { step: u8 },
    Declining,
    Hired,
    Declined,
    Withdrawn,
}

impl Stage {
    pub fn phase(self) -> Phase {
        match self {
            Stage::Approached => Phase::Approached,
            Stage::Screening => Phase::Screening,
            Stage::Pooled { .. } => Phase::Pooled,
            Stage::Proposed { .. } => Phase::Proposed,
            Stage::Arranging { .. } => Phase::Arranging,
            Stage::Scheduled { .. } => Phase::Scheduled,
            Stage::Held { .. } => Phase::Held,
            Stage::Preparing { .. } => Phase::Preparing,
            Stage::Assigned { .. } => Phase::Assigned,
            Stage::Submitted { .. } => Phase::Submitted,
            Stage::Offered { .. } => Phase::Offered,
            Stage::Declining => Phase::Declining,
            Stage::Hired => Phase::Hired,
            Stage::Declined => Phase::Declined,
            Stage::Withdrawn => Phase::Withdrawn,
        }
    }

    pub fn step(self) -> u8 {
        match self {
            Stage::Proposed { step }
            | Stage::Arranging { step }
            | Stage::Scheduled { step, .. }
            | Stage::Held { step }
            | Stage::Preparing { step }
            | Stage::Assigned { step, .. }
            | Stage::Submitted { step }
            | Stage::Offered { step } => step,
            _ => 0,
        }
    }

    fn is_open(self) -> bool {
        !matches!(self, Stage::Hired | Stage::Declined | Stage::Withdrawn)
    }
}

/// Where a step starts.
pub fn begin(process: &Process, step: u8) -> Stage {
    match process.step(step).map(Step::kind) {
        Some(StepKind::Meeting { .. }) => Stage::Arranging { step },
        Some(StepKind::Assignment { .. }) => Stage::Preparing { step },
        None => Stage::Offered { step },
    }
}

/// Where a candidacy arrives that goes on to a step.
pub fn enter(process: &Process, step: u8) -> Stage {
    if process.step(step).is_some_and(Step::needs_yes) { Stage::Proposed { step } } else { begin(process, step) }
}

/// What is remembered between two facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    pub stage: Stage,
    before: Stage,
    on_hold: bool,
    role: bool,
    vacancy_closed: bool,
    work_submitted: bool,
    feedback_owed: bool,
}

/// One candidacy, by hand.
#[derive(Debug, Clone)]
pub struct Hand {
    pub terms: Terms,
    pub now: Now,
    pub journal: Vec<Entry>,
    /// Numbers of the entries that wait for an answer.
    waiting: Vec<u32>,
}

impl Hand {
    pub fn open(terms: &Terms, entry: Entry) -> Result<Hand, Why> {
        let (stage, role) = match &entry.fact {
            Fact::Applied(_) | Fact::AppliedOpenly(_) => {
                candidate(entry.by)?;
                (Stage::Screening, matches!(entry.fact, Fact::Applied(_)))
            }
            Fact::Approached(_) => {
                recruiter(entry.by)?;
                (Stage::Approached, true)
            }
            _ => return Err(Why::NotHere),
        };
        if entry.fact.opening().is_some_and(|opening| opening.terms != *terms.id()) {
            return Err(Why::OtherTerms);
        }
        let now = Now {
            stage,
            before: stage,
            on_hold: false,
            role,
            vacancy_closed: false,
            work_submitted: false,
            feedback_owed: false,
        };
        Ok(Hand { terms: terms.clone(), now, journal: vec![entry], waiting: Vec::new() })
    }

    pub fn check(&self, entry: &Entry) -> Result<Stage, Why> {
        self.decide(entry).map(|now| now.stage)
    }

    pub fn record(&mut self, entry: Entry) -> Result<(), (Why, Entry)> {
        match self.decide(&entry) {
            Ok(now) => self.now = now,
            Err(why) => return Err((why, entry)),
        }
        match &entry.fact {
            Fact::MessageReceived { .. }
            | Fact::HelpAsked { .. }
            | Fact::ExtensionAsked { .. }
            | Fact::ConcernRaised(_) => self.waiting.push(u32::try_from(self.journal.len()).expect("a short journal")),
            fact => {
                if let Some(to) = fact.answers() {
                    self.waiting.retain(|waits| *waits != to.0);
                }
            }
        }
        self.journal.push(entry);
        Ok(())
    }

    fn waits(&self, to: Seq, ask: FactKind) -> Result<(), Why> {
        let asks = |number: &u32| self.journal.get(*number as usize).is_some_and(|entry| entry.fact.kind() == ask);
        if self.waiting.contains(&to.0) && asks(&to.0) { Ok(()) } else { Err(Why::NoSuchAsk { ask, to }) }
    }

    fn own(&self, opening: &Opening) -> Result<(), Why> {
        if opening.terms != *self.terms.id() {
            return Err(Why::OtherTerms);
        }
        match self.journal.first().and_then(|first| first.fact.opening()) {
            Some(own) if own != opening => Err(Why::OtherCandidacy),
            _ => Ok(()),
        }
    }

    fn only_the_time(&self, meeting: &Meeting) -> bool {
        let announced = self.journal.iter().rev().find_map(|entry| match &entry.fact {
            Fact::Scheduled(announced) | Fact::Rescheduled(announced) => Some(announced),
            _ => None,
        });
        announced.is_some_and(|announced| {
            (announced.minutes(), announced.screen()) == (meeting.minutes(), meeting.screen())
                && announced.place() == meeting.place()
                && announced.people() == meeting.people()
        })
    }

    #[inline]
    fn decide(&self, entry: &Entry) -> Result<Now, Why> {
        let Entry { at, by, fact } = entry;
        let (at, by, process) = (*at, *by, self.terms.process());
        if let Some(last) = self.journal.last() {
            in_order(last.at, entry)?;
        }
        let stage = self.now.stage;
        let mut next = self.now;
        match (stage, fact) {
            (Stage::Arranging { step }, Fact::Scheduled(meeting)) => {
                staff(by)?;
                next.stage = Stage::Scheduled { step, starts: invited(process, step, meeting, at)? };
            }
            (Stage::Scheduled { step, .. }, Fact::Rescheduled(meeting)) => {
                if by == Actor::Candidate && !self.only_the_time(meeting) {
                    return Err(Why::OnlyTheTime);
                }
                next.stage = Stage::Scheduled { step, starts: invited(process, step, meeting, at)? };
            }
            (Stage::Scheduled { step, .. }, Fact::Cancelled { .. }) => {
                staff(by)?;
                next.stage = Stage::Arranging { step };
            }
            (Stage::Scheduled { step, starts }, Fact::Held(attendance)) => {
                staff(by)?;
                attended(process, step, starts, attendance.covers(), at)?;
                next.stage = Stage::Held { step };
            }
            (Stage::Scheduled { step, starts }, Fact::NotHeld { .. }) => {
                staff(by)?;
                if at < starts {
                    return Err(Why::TooEarly { starts });
                }
                next.stage = Stage::Arranging { step };
            }
            (Stage::Screening | Stage::Held { .. } | Stage::Submitted { .. }, Fact::Passed { .. })
            | (Stage::Arranging { .. } | Stage::Preparing { .. }, Fact::Waived { .. }) => {
                decider(process, stage.step(), by)?;
                next.stage = enter(process, stage.step() + 1);
            }
            (Stage::Proposed { step }, Fact::Agreed) => {
                candidate(by)?;
                next.stage = begin(process, step);
            }
            (Stage::Held { step }, Fact::Repeated { .. }) => {
                staff(by)?;
                next.stage = Stage::Arranging { step };
            }
            (Stage::Submitted { step }, Fact::Repeated { .. }) => {
                staff(by)?;
                next.stage = Stage::Preparing { step };
            }
            (Stage::Preparing { step }, Fact::Assigned { .. }) => {
                staff(by)?;
                next.stage = Stage::Assigned { step, due: due(process, step, at)? };
            }
            (Stage::Assigned { step, due }, Fact::Extended { until }) => {
                staff(by)?;
                next.stage = Stage::Assigned { step, due: later(due, *until)? };
            }
            (Stage::Assigned { due, .. }, Fact::ExtensionAsked { until }) => {
                candidate(by)?;
                later(due, *until)?;
            }
            (Stage::Assigned { step, .. }, Fact::Submitted { .. }) => {
                candidate(by)?;
                next.work_submitted = true;
                next.stage = Stage::Submitted { step };
            }
            (Stage::Screening | Stage::Held { .. } | Stage::Submitted { .. }, Fact::AssessmentRecorded { .. }) => {
                staff(by)?;
            }
            (Stage::Approached, Fact::Interested) => {
                candidate(by)?;
                next.stage = Stage::Screening;
            }
            (Stage::Pooled { until }, Fact::Approached(approach)) => {
                recruiter(by)?;
                if at > until {
                    return Err(Why::ConsentEnded { until });
                }
                self.own(&approach.opening)?;
                next = Now { role: true, vacancy_closed: false, ..next };
                next.stage = Stage::Approached;
            }
            (Stage::Offered { .. }, Fact::OfferAccepted) => {
                candidate(by)?;
                next.close(Stage::Hired);
            }
            (Stage::Offered { .. }, Fact::OfferDeclined) => {
                candidate(by)?;
                next.close(Stage::Withdrawn);
            }
            (Stage::Declining | Stage::Withdrawn, Fact::FeedbackDelivered(feedback)) => {
                if !next.feedback_owed {
                    return Err(Why::NoFeedbackOwed);
                }
                staff(by)?;
                if next.work_submitted && feedback.points_to_work_on().is_empty() {
                    return Err(Why::NoPointToWorkOn);
                }
                next.feedback_owed = false;
                if stage == Stage::Declining {
                    next.stage = Stage::Declined;
                }
            }
            (Stage::Withdrawn, Fact::FeedbackUnwanted) => {
                if !next.feedback_owed {
                    return Err(Why::NoFeedbackOwed);
                }
                candidate(by)?;
                next.feedback_owed = false;
            }
            (Stage::Declining | Stage::Declined | Stage::Withdrawn, Fact::Reopened { .. }) => {
                staff(by)?;
                if stage == Stage::Withdrawn && next.feedback_owed {
                    next.stage = Stage::Declining;
                } else {
                    next.feedback_owed = false;
                    next.stage = next.before;
                }
            }
            (Stage::Offered { .. } | Stage::Declining | Stage::Hired | Stage::Withdrawn, Fact::Pooled(_)) => {
                return Err(Why::NotHere);
            }
            (_, Fact::Pooled(consent)) => {
                recruiter(by)?;
                if consent.until <= at {
                    return Err(Why::InThePast);
                }
                next = Now { role: false, vacancy_closed: false, ..next };
                next.stage = Stage::Pooled { until: consent.until };
            }
            (Stage::Approached | Stage::Declining, Fact::DecidedAgainst { .. }) => return Err(Why::NotHere),
            (_, Fact::DecidedAgainst { .. }) if stage.is_open() => {
                decider(process, stage.step(), by)?;
                next.feedback_owed = true;
                next.close(Stage::Declining);
            }
            (_, Fact::Withdrew) if stage.is_open() => {
                candidate(by)?;
                next.close(Stage::Withdrawn);
            }
            (Stage::Declining, Fact::PutOnHold(_) | Fact::Resumed | Fact::VacancyClosed)
            | (Stage::Pooled { .. }, Fact::VacancyClosed) => return Err(Why::NotHere),
            (_, Fact::PutOnHold(hold)) if stage.is_open() => {
                staff(by)?;
                if hold.until <= at {
                    return Err(Why::InThePast);
                }
                next.on_hold = true;
            }
            (_, Fact::Resumed) if stage.is_open() => {
                staff(by)?;
                if !next.on_hold {
                    return Err(Why::NotOnHold);
                }
                next.on_hold = false;
            }
            (_, Fact::VacancyClosed) if stage.is_open() => {
                staff(by)?;
                match (next.role, next.vacancy_closed) {
                    (false, _) => return Err(Why::NoRole),
                    (true, true) => return Err(Why::VacancyIsClosed),
                    (true, false) => next.vacancy_closed = true,
                }
            }
            (_, Fact::HelpAsked { .. } | Fact::CvReplaced(_) | Fact::ProfileReplaced { .. }) if stage.is_open() => {
                candidate(by)?;
            }
            (_, Fact::MessageReceived { .. } | Fact::ConcernRaised(_) | Fact::CandidateFeedbackGiven { .. }) => {
                candidate(by)?;
            }
            (_, Fact::Noted { .. }) => staff(by)?,
            (_, Fact::Replied { to, .. }) => {
                staff(by)?;
                self.waits(*to, FactKind::MessageReceived)?;
            }
            (_, Fact::HelpAnswered { to, .. }) => {
                staff(by)?;
                self.waits(*to, FactKind::HelpAsked)?;
            }
            (_, Fact::ConcernAnswered { to, .. }) => {
                staff(by)?;
                self.waits(*to, FactKind::ConcernRaised)?;
            }
            (_, Fact::ExtensionAnswered { to, answer }) => {
                staff(by)?;
                self.waits(*to, FactKind::ExtensionAsked)?;
                match (stage, &**answer) {
                    (_, ExtensionAnswer::Unchanged { .. }) => {}
                    (Stage::Assigned { step, due }, ExtensionAnswer::Granted { until }) => {
                        next.stage = Stage::Assigned { step, due: later(due, *until)? };
                    }
                    (_, ExtensionAnswer::Granted { .. }) => return Err(Why::NothingToExtend),
                }
            }
            _ => return Err(Why::NotHere),
        }
        if next.stage.phase() != stage.phase() || next.stage.step() != stage.step() {
            next.on_hold = false;
        }
        Ok(next)
    }
}

impl Now {
    fn close(&mut self, stage: Stage) {
        if self.stage != Stage::Declining {
            self.before = self.stage;
        }
        self.stage = stage;
    }
}
