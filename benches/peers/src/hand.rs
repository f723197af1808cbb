//! The whole law written by hand: one `match` over stage and fact, the same guards, no table. This is what somebody would
//! write who needs it once; the law is measured against it.

use crate::guards::{ahead, attended, candidate, decider, due, in_order, invited, later, recruiter, staff};
use candidacy::terms::StepKind;
use candidacy::value::ExtensionAnswer;
use candidacy::{Actor, Entry, Fact, FactKind, Meeting, Opening, Phase, Seq, Step, Terms, Time, Why};

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
pub fn begin(terms: &Terms, step: u8) -> Stage {
    match terms.process().step(step).map(Step::kind) {
        Some(StepKind::Meeting { .. }) => Stage::Arranging { step },
        Some(StepKind::Assignment { .. }) => Stage::Preparing { step },
        None => Stage::Offered { step },
    }
}

/// Where a candidacy arrives that goes on to a step.
pub fn enter(terms: &Terms, step: u8) -> Stage {
    let asks_first = terms.process().step(step).is_some_and(Step::needs_yes);
    if asks_first { Stage::Proposed { step } } else { begin(terms, step) }
}

/// What is remembered between two facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    pub stage: Stage,
    before: Stage,
    pub on_hold: bool,
    pub role: bool,
    pub vacancy_closed: bool,
    work_submitted: bool,
    pub feedback_owed: bool,
    unacknowledged: bool,
    notice_owed: bool,
}

/// One candidacy, by hand.
#[derive(Debug, Clone)]
pub struct Hand {
    pub terms: Terms,
    pub now: Now,
    pub journal: Vec<Entry>,
    /// Numbers of the entries that wait for an answer, and of promises by hand.
    waiting: Vec<u32>,
    /// The closed vacancy that the candidate has not heard of.
    vacancy: Option<u32>,
    pause: Option<Pause>,
}

/// The pause, by the numbers of its entries.
#[derive(Debug, Clone, Copy)]
struct Pause {
    since: u32,
    latest: u32,
    word: Option<u32>,
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
            unacknowledged: stage == Stage::Screening,
            notice_owed: stage == Stage::Approached,
        };
        Ok(Hand { terms: terms.clone(), now, journal: vec![entry], waiting: Vec::new(), vacancy: None, pause: None })
    }

    pub fn check(&self, entry: &Entry) -> Result<Stage, Why> {
        self.decide(entry).map(|now| now.stage)
    }

    pub fn record(&mut self, entry: Entry) -> Result<(), (Why, Entry)> {
        let was = self.now.stage;
        match self.decide(&entry) {
            Ok(now) => self.now = now,
            Err(why) => return Err((why, entry)),
        }
        let seq = u32::try_from(self.journal.len()).expect("a short journal");
        match &entry.fact {
            Fact::MessageReceived { .. }
            | Fact::HelpAsked { .. }
            | Fact::ExtensionAsked { .. }
            | Fact::ConcernRaised(_)
            | Fact::FollowUpPromised(_) => self.waiting.push(seq),
            Fact::ConcernAnswered { .. } => {}
            Fact::Informed { to, .. } => self.told(to.0, seq),
            Fact::VacancyClosed => self.vacancy = Some(seq),
            Fact::FeedbackDelivered(_)
            | Fact::Pooled(_)
            | Fact::Withdrew
            | Fact::OfferAccepted
            | Fact::OfferDeclined => self.vacancy = None,
            Fact::PutOnHold(_) => {
                let since = self.pause.map_or(seq, |pause| pause.since);
                self.pause = Some(Pause { since, latest: seq, word: self.pause.and_then(|pause| pause.word) });
            }
            fact => {
                if let Some(to) = fact.answers() {
                    self.waiting.retain(|waits| *waits != to.0);
                }
            }
        }
        if !self.now.on_hold {
            self.pause = None;
        }
        let out = |stage| matches!(stage, Stage::Assigned { .. } | Stage::Declining);
        let left = out(was) && !out(self.now.stage);
        if left || matches!(entry.fact, Fact::Extended { .. }) {
            let journal = &self.journal;
            self.waiting.retain(|waits| !asks(journal, *waits, FactKind::ExtensionAsked));
        }
        self.journal.push(entry);
        Ok(())
    }

    /// The candidate heard what the company owed without being asked.
    fn told(&mut self, to: u32, seq: u32) {
        if self.vacancy == Some(to) {
            self.vacancy = None;
        }
        if let Some(pause) = &mut self.pause
            && pause.is_at(to)
        {
            pause.word = Some(seq);
        }
        self.waiting.retain(|waits| *waits != to);
    }

    fn owes_a_word(&self, Seq(to): Seq) -> Result<(), Why> {
        let owes = if to == 0 {
            self.now.unacknowledged || self.now.notice_owed
        } else {
            self.vacancy == Some(to)
                || self.pause.is_some_and(|pause| pause.is_at(to))
                || self.waiting.contains(&to) && asks(&self.journal, to, FactKind::FollowUpPromised)
        };
        if owes { Ok(()) } else { Err(Why::NoWordOwedFor(Seq(to))) }
    }

    /// Does anything of this kind wait for an answer?
    pub fn asked(&self, ask: FactKind) -> bool {
        self.waiting.iter().any(|waits| asks(&self.journal, *waits, ask))
    }

    /// Is the candidate owed a word that nobody asked for?
    pub fn owes_any_word(&self) -> bool {
        let now = &self.now;
        let lies_over = now.unacknowledged || now.notice_owed || now.on_hold;
        lies_over || self.vacancy.is_some() || self.asked(FactKind::FollowUpPromised)
    }

    fn waits(&self, to: Seq, ask: FactKind) -> Result<(), Why> {
        let waits = self.waiting.contains(&to.0) && asks(&self.journal, to.0, ask);
        if waits { Ok(()) } else { Err(Why::NoSuchAsk { ask, to }) }
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
        let (at, by, terms) = (*at, *by, &self.terms);
        if let Some(last) = self.journal.last() {
            in_order(last.at, entry)?;
        }
        let stage = self.now.stage;
        let mut next = self.now;
        match (stage, fact) {
            (Stage::Arranging { step }, Fact::Scheduled(meeting)) => {
                staff(by)?;
                next.stage = Stage::Scheduled { step, starts: invited(terms, step, meeting, at)? };
            }
            (Stage::Scheduled { step, .. }, Fact::Rescheduled(meeting)) => {
                if by == Actor::Candidate && !self.only_the_time(meeting) {
                    return Err(Why::OnlyTheTime);
                }
                next.stage = Stage::Scheduled { step, starts: invited(terms, step, meeting, at)? };
            }
            (Stage::Scheduled { step, .. }, Fact::Cancelled { .. }) => {
                staff(by)?;
                next.stage = Stage::Arranging { step };
            }
            (Stage::Scheduled { step, starts }, Fact::Held(attendance)) => {
                staff(by)?;
                attended(terms, step, starts, attendance.covers(), at)?;
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
                decider(terms, stage.step(), by)?;
                if matches!(fact, Fact::Passed { .. }) {
                    next.unacknowledged = false;
                }
                next.stage = enter(terms, stage.step() + 1);
            }
            (Stage::Proposed { step }, Fact::Agreed) => {
                candidate(by)?;
                next.stage = begin(terms, step);
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
                next.stage = Stage::Assigned { step, due: due(terms, step, at)? };
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
                lasts(until, at)?;
                self.own(&approach.opening)?;
                next = Now { role: true, vacancy_closed: false, ..next };
                next.stage = Stage::Approached;
            }
            (Stage::Pooled { until }, Fact::RoleFound(_)) => {
                staff(by)?;
                lasts(until, at)?;
            }
            (Stage::Offered { .. }, Fact::OfferAccepted) => {
                candidate(by)?;
                next.close(Stage::Hired);
            }
            (Stage::Offered { .. }, Fact::OfferDeclined) => {
                candidate(by)?;
                next.vacancy_closed = false;
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
                next.unacknowledged = false;
                if stage == Stage::Declining {
                    next.vacancy_closed = false;
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
                ahead(consent.until, at)?;
                next = Now { role: false, vacancy_closed: false, unacknowledged: false, ..next };
                next.stage = Stage::Pooled { until: consent.until };
            }
            (Stage::Approached | Stage::Declining, Fact::DecidedAgainst { .. }) => return Err(Why::NotHere),
            (_, Fact::DecidedAgainst { .. }) if stage.is_open() => {
                decider(terms, stage.step(), by)?;
                next.feedback_owed = true;
                next.close(Stage::Declining);
            }
            (_, Fact::Withdrew) if stage.is_open() => {
                candidate(by)?;
                next = Now { vacancy_closed: false, unacknowledged: false, ..next };
                next.close(Stage::Withdrawn);
            }
            (Stage::Declining, Fact::PutOnHold(_) | Fact::Resumed | Fact::VacancyClosed)
            | (Stage::Pooled { .. }, Fact::VacancyClosed) => return Err(Why::NotHere),
            (_, Fact::PutOnHold(hold)) if stage.is_open() => {
                staff(by)?;
                ahead(hold.until, at)?;
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
            (_, Fact::FollowUpPromised(follow_up)) => {
                staff(by)?;
                ahead(follow_up.due, at)?;
            }
            (_, Fact::Informed { to, .. }) => {
                staff(by)?;
                self.owes_a_word(*to)?;
                next.unacknowledged = false;
                if *to == Seq(0) {
                    next.notice_owed = false;
                }
            }
            (_, Fact::Replied { to, .. }) => {
                staff(by)?;
                self.waits(*to, FactKind::MessageReceived)?;
                next.unacknowledged = false;
            }
            (_, Fact::HelpAnswered { to, .. }) => {
                staff(by)?;
                self.waits(*to, FactKind::HelpAsked)?;
                next.unacknowledged = false;
            }
            (_, Fact::ConcernAnswered { to, .. }) => {
                staff(by)?;
                self.waits(*to, FactKind::ConcernRaised)?;
                next.unacknowledged = false;
            }
            (_, Fact::ConcernSettled { to, .. }) => self.waits(*to, FactKind::ConcernRaised)?,
            (Stage::Assigned { step, due }, Fact::ExtensionAnswered { to, answer }) => {
                staff(by)?;
                self.waits(*to, FactKind::ExtensionAsked)?;
                if let ExtensionAnswer::Granted { until } = **answer {
                    next.stage = Stage::Assigned { step, due: later(due, until)? };
                }
            }
            _ => return Err(Why::NotHere),
        }
        let moves = next.on_hold && (next.stage.phase() != stage.phase() || next.stage.step() != stage.step());
        if moves && !untold(stage, next.stage, fact) {
            next.on_hold = false;
        }
        Ok(next)
    }
}

/// A decision that nobody has told, or that is undone before.
pub fn untold(was: Stage, now: Stage, fact: &Fact) -> bool {
    now == Stage::Declining || was == Stage::Declining && matches!(fact, Fact::Reopened { .. })
}

/// Nobody is reached out to once the consent to be kept has ended.
fn lasts(until: Time, at: Time) -> Result<(), Why> {
    if at > until { Err(Why::ConsentEnded { until }) } else { Ok(()) }
}

/// Is the entry with this number of this kind?
fn asks(journal: &[Entry], number: u32, ask: FactKind) -> bool {
    journal.get(number as usize).is_some_and(|entry| entry.fact.kind() == ask)
}

impl Pause {
    /// The pause as it was first or last recorded, or the latest word about it.
    fn is_at(&self, number: u32) -> bool {
        [Some(self.since), Some(self.latest), self.word].contains(&Some(number))
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
