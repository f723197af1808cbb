//! The promises that are open, with their dates: computed when they are asked for, from the entries that made them.

use super::standing::{Standing, owed};
use super::table::PAUSED;
use super::{Owner, Promise};
use crate::law::fact::{Fact, FactKind};
use crate::law::journal::Entry;
use crate::law::phase::{Mark, Phase};
use crate::law::{Asked, moment};
use crate::terms::Terms;
use crate::terms::calendar::Span;
use crate::terms::policy::PromiseKind;
use crate::terms::process::{Step, StepKind};
use crate::value::actor::{Actor, Capacities};
use crate::value::id::Seq;
use crate::value::time::Time;

/// A candidacy, as somebody looks at it who wants to know what is owed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) terms: &'a Terms,
    pub(crate) entries: &'a [Entry],
    pub(crate) standing: &'a Standing,
}

impl<'a> Look<'a> {
    /// Every promise that is open.
    pub(crate) fn promises(self) -> impl Iterator<Item = Promise> + 'a {
        let asked = self.standing.waiting.asked().filter_map(move |asked| self.asked(asked));
        self.standing().into_iter().flatten().chain(asked)
    }

    /// Those of which there is at most one of a kind.
    pub(super) fn standing(self) -> [Option<Promise>; 6] {
        [self.phase(), self.acknowledgement(), self.notice(), self.update(), self.vacancy(), self.reach_out()]
    }

    /// What the phase owes, unless the company has paused.
    fn phase(self) -> Option<Promise> {
        self.unpaused().filter(|promise| !(self.is_paused() && PAUSED.contains(promise.kind)))
    }

    /// What the phase would owe without a pause.
    fn unpaused(self) -> Option<Promise> {
        let now = self.standing.now;
        let kind = owed(self.terms, now)?;
        let made_at = self.at(self.standing.since)?;
        let due = match now.phase {
            // To meet, and to record whether they did.
            Phase::Scheduled => {
                let meeting = now.dated().and_then(|seq| self.entry(Seq(seq.get())))?.fact.meeting()?;
                self.due(kind, meeting.ends())
            }
            Phase::Assigned => self.named(kind, now.due(self.entries, self.terms.process())?, made_at),
            Phase::Pooled => {
                let until = now.due(self.entries, self.terms.process())?;
                // For somebody who is back there by a correction, the days go on counting from the consent.
                let consent = now.dated().and_then(|seq| self.at(Seq(seq.get())))?;
                self.named(kind, until, made_at).min(self.data_goes(consent))
            }
            Phase::Approached
            | Phase::Screening
            | Phase::Proposed
            | Phase::Arranging
            | Phase::Held
            | Phase::Preparing
            | Phase::Submitted
            | Phase::Offered => self.due(kind, self.at(self.standing.counts_from)?),
            Phase::Declining | Phase::Hired | Phase::Declined | Phase::Withdrawn => self.due(kind, made_at),
        };
        Some(self.promise(kind, self.standing.since, made_at, due, now.step))
    }

    fn acknowledgement(self) -> Option<Promise> {
        self.marked(Mark::Unacknowledged, PromiseKind::Acknowledgement)
    }

    fn notice(self) -> Option<Promise> {
        self.marked(Mark::NoticeOwed, PromiseKind::Notice)
    }

    /// What the opening itself owes.
    fn marked(self, mark: Mark, kind: PromiseKind) -> Option<Promise> {
        if self.standing.now.marks.contains(mark) { self.since(kind, Some(Seq(0))) } else { None }
    }

    /// News while the company pauses: as often as the policy says, at the latest when the pause was to end, and the first time
    /// not later than what the pause replaces was due. So a pause never makes anybody wait longer for a word.
    fn update(self) -> Option<Promise> {
        let pause = self.standing.waiting.pause()?;
        let made_by = pause.word.unwrap_or(pause.since);
        let made_at = self.at(made_by)?;
        let mut due = self.due(PromiseKind::Update, made_at);
        if let Some(Fact::PutOnHold(hold)) = self.entry(pause.ends_first).map(|entry| &entry.fact)
            && hold.until > made_at
        {
            due = due.min(hold.until);
        }
        if pause.word.is_none()
            && let Some(replaced) = self.replaced()
        {
            due = due.min(replaced.max(made_at));
        }
        Some(self.promise(PromiseKind::Update, made_by, made_at, due, self.standing.now.step))
    }

    /// When what a pause replaces was due. That is so while a decision is untold, too.
    fn replaced(self) -> Option<Time> {
        let now = self.standing.now.undecided();
        let kind = owed(self.terms, now).filter(|kind| PAUSED.contains(*kind))?;
        Some(self.due(kind, self.at(self.standing.counts_from)?))
    }

    fn vacancy(self) -> Option<Promise> {
        self.since(PromiseKind::Vacancy, self.standing.waiting.vacancy())
    }

    /// A role was found: to reach out at once, and while every consent since then lasts.
    fn reach_out(self) -> Option<Promise> {
        let found = self.standing.waiting.role()?;
        let promise = self.since(PromiseKind::ReachOut, Some(found.seq))?;
        let consent = found.ends_first.and_then(|seq| self.entry(Seq(seq.get())));
        let until = consent.and_then(|consent| moment(consent, None));
        Some(Promise { due: until.map_or(promise.due, |until| promise.due.min(until)), ..promise })
    }

    fn since(self, kind: PromiseKind, entry: Option<Seq>) -> Option<Promise> {
        let entry = entry?;
        let made_at = self.at(entry)?;
        Some(self.promise(kind, entry, made_at, self.due(kind, made_at), self.standing.now.step))
    }

    /// What was asked, or promised by hand.
    pub(super) fn asked(self, asked: &Asked) -> Option<Promise> {
        let entry = self.entry(asked.seq())?;
        let kind = asks_for(asked)?;
        let due = if let Fact::FollowUpPromised(follow_up) = &entry.fact {
            self.named(kind, follow_up.due, entry.at)
        } else {
            self.due(kind, entry.at)
        };
        let promise = self.promise(kind, asked.seq(), entry.at, due, asked.step);
        let owner = match (kind, entry.by) {
            (PromiseKind::FollowUp, Actor::Staff(staff)) => Owner::Company(Capacities::from_slice(&[staff.capacity])),
            (_, Actor::Staff(_) | Actor::Candidate) => promise.owner,
        };
        Some(Promise { owner, due: self.before(asked, entry.at).map_or(due, |moment| due.min(moment)), ..promise })
    }

    /// Help comes before the meeting, and an answer about more time before the assignment is due, where that moment was
    /// still to come when somebody asked.
    fn before(self, asked: &Asked, at: Time) -> Option<Time> {
        if asked.kind == FactKind::ConcernRaised {
            return None; // what stands beside a concern is its first answer
        }
        let entry = asked.beside.and_then(|seq| self.entry(Seq(seq.get())))?;
        moment(entry, self.step(asked.step)).filter(|moment| *moment > at)
    }

    fn promise(self, kind: PromiseKind, entry: Seq, made_at: Time, due: Time, step: u8) -> Promise {
        let due = due.max(made_at);
        Promise { kind, owner: self.owner(kind, step), entry, made_at, due, end: None }
    }

    fn owner(self, kind: PromiseKind, step: u8) -> Owner {
        let process = self.terms.process();
        match kind {
            PromiseKind::Submission | PromiseKind::Interest | PromiseKind::Agreement | PromiseKind::OfferAnswer => {
                Owner::Candidate
            }
            PromiseKind::Attendance => Owner::Both(match self.step(step) {
                Some(StepKind::Meeting { with, .. }) => with,
                Some(StepKind::Assignment { .. }) | None => Capacities::EMPTY,
            }),
            PromiseKind::Preparation
            | PromiseKind::Decision
            | PromiseKind::FinalDecision
            | PromiseKind::Verdict
            | PromiseKind::Feedback
            | PromiseKind::Extension => Owner::Company(process.deciders(step)),
            PromiseKind::Acknowledgement
            | PromiseKind::Screening
            | PromiseKind::Arrangement
            | PromiseKind::Reply
            | PromiseKind::Help
            | PromiseKind::Concern
            | PromiseKind::Settlement
            | PromiseKind::Update
            | PromiseKind::Vacancy
            | PromiseKind::Consent
            | PromiseKind::Notice
            | PromiseKind::FollowUp
            | PromiseKind::ReachOut => Owner::Company(process.screened_by()),
        }
    }

    /// The last moment in time for what was promised at a moment, by the policy.
    fn due(self, kind: PromiseKind, from: Time) -> Time {
        let policy = self.terms.policy();
        policy.deadline(kind).due(policy.calendar(), from).unwrap_or(from)
    }

    /// The moment that a fact names for what was promised at a moment, and not after the ceiling.
    fn named(self, kind: PromiseKind, moment: Time, from: Time) -> Time {
        let policy = self.terms.policy();
        policy.deadline(kind).latest(policy.calendar(), from).map_or(moment, |latest| latest.min(moment))
    }

    /// The last moment that the policy lets data be kept in the pool, with a consent of this moment.
    fn data_goes(self, from: Time) -> Time {
        let policy = self.terms.policy();
        policy.calendar().after(from, Span::Days(policy.retention().pooled().days()))
    }

    fn is_paused(self) -> bool {
        self.standing.now.marks.contains(Mark::OnHold)
    }

    fn step(self, number: u8) -> Option<StepKind> {
        self.terms.process().step(number).map(Step::kind)
    }

    fn entry(self, seq: Seq) -> Option<&'a Entry> {
        seq.entry(self.entries)
    }

    fn at(self, seq: Seq) -> Option<Time> {
        self.entry(seq).map(|entry| entry.at)
    }
}

/// What somebody who asked waits for next.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other fact asks for anything")]
fn asks_for(asked: &Asked) -> Option<PromiseKind> {
    match asked.kind {
        FactKind::MessageReceived => Some(PromiseKind::Reply),
        FactKind::HelpAsked => Some(PromiseKind::Help),
        FactKind::ExtensionAsked => Some(PromiseKind::Extension),
        FactKind::ConcernRaised if asked.beside.is_none() => Some(PromiseKind::Concern),
        FactKind::ConcernRaised => Some(PromiseKind::Settlement),
        FactKind::FollowUpPromised => Some(PromiseKind::FollowUp),
        _ => None,
    }
}
