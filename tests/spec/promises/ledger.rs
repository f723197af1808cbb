//! What is owed, once more: a ledger that is written entry by entry from the words of the domain, and never asks the crate
//! what is open. Where an entry led, a phase and a step, it is told.

mod rules;

pub(crate) use rules::PAUSED;
pub(super) use rules::{KEEPS, MARKED};

use super::days::{after, by_policy, capped};
use candidacy::law::Marks;
use candidacy::promise::{How, Owner};
use candidacy::terms::StepKind;
use candidacy::terms::calendar::Span;
use candidacy::value::{Capacities, ExtensionAnswer};
use candidacy::{Actor, Entry, Fact, FactKind, Phase, Promise, PromiseKind, Seq, Terms, Time};
use chrono::TimeDelta;
use rules::{how, keeps, of_phase, owner};

/// A line of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Debt {
    pub(super) kind: PromiseKind,
    pub(super) owner: Owner,
    pub(super) entry: Seq,
    pub(super) made_at: Time,
    pub(super) due: Time,
    pub(super) end: Option<(How, Time, Seq)>,
    /// The entry with which it was written down.
    pub(super) opened: Seq,
    /// The step at which that was.
    step: u8,
}

impl Debt {
    /// What the crate should say of it.
    pub(super) fn said(&self) -> Said {
        (self.kind, self.entry, self.owner, self.made_at, self.due, self.end)
    }
}

/// Everything that a promise says.
pub(super) type Said = (PromiseKind, Seq, Owner, Time, Time, Option<(How, Time, Seq)>);

/// What a promise of the crate says.
pub(super) fn said(promise: &Promise) -> Said {
    let Promise { kind, owner, entry, made_at, due, end, .. } = *promise;
    (kind, entry, owner, made_at, due, end.map(|end| (end.how, end.at, end.entry)))
}

/// Where an entry led.
pub(super) type Place = (Phase, u8);

/// A pause of the company.
#[derive(Debug, Clone)]
struct Pause {
    /// When what it replaced was due; none once there was a word.
    replaced: Option<Time>,
    /// Until when, by every hold that counts: the one that stood at the latest word, and those after it.
    until: Vec<Time>,
    renewed: bool,
    told: bool,
}

/// Two candidacies with the same key have the same future.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    place: Place,
    before: Phase,
    marks: Marks,
    owed: Vec<PromiseKind>,
    pause: Option<(bool, bool)>,
}

/// The ledger of one candidacy.
#[derive(Debug, Clone)]
pub(super) struct Ledger {
    terms: Terms,
    debts: Vec<Debt>,
    facts: Vec<FactKind>,
    place: Place,
    /// The latest phase in which it was neither decided against nor over.
    before: Phase,
    pause: Option<Pause>,
    /// Since when the days for what the phase owes count, as far as the candidate knows.
    counted: Time,
    meeting: Option<(Time, Time)>,
    assignment_due: Option<Time>,
    /// When it was given, and until when.
    consent: Option<(Time, Time)>,
}

impl Ledger {
    /// After the opening, which led there.
    pub(super) fn open(terms: &Terms, entry: &Entry, place: Place) -> Ledger {
        let mut ledger = Ledger {
            terms: terms.clone(),
            debts: Vec::new(),
            facts: vec![entry.fact.kind()],
            place,
            before: place.0,
            pause: None,
            counted: entry.at,
            meeting: None,
            assignment_due: None,
            consent: None,
        };
        ledger.phase_owes(Seq(0), entry.at);
        let first = if place.0 == Phase::Approached { PromiseKind::Notice } else { PromiseKind::Acknowledgement };
        ledger.owes(first, Seq(0), entry.at);
        ledger
    }

    /// Everything that was ever owed, in the order in which it was written down.
    pub(super) fn debts(&self) -> &[Debt] {
        &self.debts
    }

    /// What is open.
    pub(super) fn open_debts(&self) -> impl Iterator<Item = &Debt> {
        self.debts.iter().filter(|debt| debt.end.is_none())
    }

    /// Is it closed with nothing open?
    pub(super) fn is_settled(&self) -> bool {
        self.is_closed() && self.open_debts().next().is_none()
    }

    /// Is it over?
    pub(super) fn is_closed(&self) -> bool {
        matches!(self.place.0, Phase::Hired | Phase::Declined | Phase::Withdrawn)
    }

    /// How many questions and promises by hand wait.
    pub(super) fn loose_ends(&self) -> usize {
        let asked = |debt: &&Debt| {
            matches!(
                debt.kind,
                PromiseKind::Reply
                    | PromiseKind::Help
                    | PromiseKind::Extension
                    | PromiseKind::Concern
                    | PromiseKind::Settlement
                    | PromiseKind::FollowUp
            )
        };
        let pause = self.pause.as_ref().map_or(0, |pause| usize::from(pause.renewed) + usize::from(pause.told));
        self.open_debts().filter(asked).count() + pause
    }

    /// Everything that decides what can come next and what it ends.
    pub(super) fn key(&self, marks: Marks) -> Key {
        let mut owed: Vec<PromiseKind> = self.open_debts().map(|debt| debt.kind).collect();
        owed.sort();
        let pause = self.pause.as_ref().map(|pause| (pause.renewed, pause.told));
        Key { place: self.place, before: self.before, marks, owed, pause }
    }

    /// Takes in the next entry, which led there.
    pub(super) fn follow(&mut self, entry: &Entry, place: Place) {
        let (seq, was, fact) = (self.next(), self.place, entry.fact.kind());
        let over: Vec<usize> = (0..self.debts.len())
            .filter(|at| self.debts[*at].end.is_none() && self.ends(&self.debts[*at], entry, place))
            .collect();
        let mut replaced = None;
        let unheard = self.pause.as_ref().is_none_or(|pause| !pause.told);
        let missed = self.is_missed(entry);
        for at in &over {
            let debt = &mut self.debts[*at];
            debt.end = Some((how(debt.kind, entry, missed, unheard), entry.at, seq));
            replaced = PAUSED.contains(&debt.kind).then_some(debt.due).or(replaced);
        }
        self.place = place;
        if !self.is_closed() && place.0 != Phase::Declining {
            self.before = place.0;
        }
        self.moments(entry);
        self.moved(entry);
        let untold = place.0 == Phase::Declining || was.0 == Phase::Declining && fact == FactKind::Reopened;
        if was != place && !untold || fact == FactKind::Resumed {
            self.pause = None;
        }
        let anew = fact == FactKind::Resumed && self.kind_of_phase().is_some_and(|kind| PAUSED.contains(&kind));
        let goes_on = place.0 == Phase::Declining && self.is_open(PromiseKind::Feedback);
        // What a pause replaces is not owed as long as that lasts.
        let paused = self.pause.is_some() && self.kind_of_phase().is_some_and(|kind| PAUSED.contains(&kind));
        let anew = (was != place || fact == FactKind::Pooled || anew || missed) && !goes_on;
        // As far as she knows, nothing has stopped the days: no pause, and no decision that was undone.
        let silent = fact == FactKind::Resumed && unheard || was.0 == Phase::Declining && fact == FactKind::Reopened;
        let counts_on = silent || fact == FactKind::DecidedAgainst || !anew && fact != FactKind::Reopened;
        if !counts_on {
            self.counted = entry.at;
        }
        if anew && !paused {
            self.phase_owes(seq, entry.at);
        }
        let over: Vec<Debt> = over.into_iter().map(|at| self.debts[at]).collect();
        self.fact_owes(seq, entry, &over, replaced);
        self.facts.push(fact);
    }

    fn next(&self) -> Seq {
        Seq(u32::try_from(self.facts.len()).expect("a short journal"))
    }

    fn kind_of_phase(&self) -> Option<PromiseKind> {
        of_phase(self.place.0, self.place.1, self.terms.process())
    }

    fn is_open(&self, kind: PromiseKind) -> bool {
        self.open_debts().any(|debt| debt.kind == kind)
    }

    /// Is this debt over with this entry, which led there?
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts say which entry they are about")]
    fn ends(&self, debt: &Debt, entry: &Entry, place: Place) -> bool {
        use FactKind as F;
        use PromiseKind as P;
        let (fact, left) = (entry.fact.kind(), self.place != place);
        let about = match &entry.fact {
            Fact::Replied { to, .. }
            | Fact::Informed { to, .. }
            | Fact::HelpAnswered { to, .. }
            | Fact::ExtensionAnswered { to, .. }
            | Fact::ConcernAnswered { to, .. }
            | Fact::ConcernSettled { to, .. } => Some(*to),
            _ => None,
        };
        let about_it = about == Some(debt.entry);
        match debt.kind {
            P::Interest | P::Agreement | P::Submission | P::OfferAnswer => left,
            P::ReachOut => left && is_left(Phase::Pooled, place),
            P::Attendance => left || self.is_missed(entry),
            P::Screening | P::Arrangement | P::Preparation | P::Decision | P::FinalDecision | P::Verdict => {
                left || fact == F::PutOnHold
            }
            P::Consent => left || fact == F::Pooled,
            P::Feedback => {
                let undone = fact == F::Reopened && place.0 != Phase::Declining;
                undone || matches!(fact, F::FeedbackDelivered | F::FeedbackUnwanted)
            }
            P::Acknowledgement => keeps(debt.kind, fact) || fact == F::Withdrew,
            P::Notice | P::FollowUp => fact == F::Informed && about_it,
            P::Reply => fact == F::Replied && about_it,
            P::Help => fact == F::HelpAnswered && about_it,
            P::Extension => {
                let answered = fact == F::ExtensionAnswered && about_it;
                left && is_left(Phase::Assigned, place) || fact == F::Extended || answered
            }
            P::Concern => matches!(fact, F::ConcernAnswered | F::ConcernSettled) && about_it,
            P::Settlement => fact == F::ConcernSettled && about_it,
            P::Vacancy => match fact {
                F::Informed => about_it,
                F::FeedbackDelivered | F::Pooled | F::Withdrew | F::OfferAccepted | F::OfferDeclined => true,
                _ => false,
            },
            P::Update => {
                let undone = self.place.0 == Phase::Declining && fact == F::Reopened;
                let goes_on = left && place.0 != Phase::Declining && !undone;
                goes_on || fact == F::Resumed || self.is_about_the_pause(entry)
            }
        }
    }

    /// Is the meeting put off or called off after it was to start?
    fn is_missed(&self, entry: &Entry) -> bool {
        let started = self.meeting.is_some_and(|(starts, _)| entry.at > starts);
        started && matches!(entry.fact.kind(), FactKind::Rescheduled | FactKind::Cancelled)
    }

    /// Is it a word about the pause: about a hold, or once more after an earlier word?
    fn is_about_the_pause(&self, entry: &Entry) -> bool {
        let Fact::Informed { to, .. } = &entry.fact else { return false };
        matches!(self.facts[to.0 as usize], FactKind::PutOnHold | FactKind::Informed)
    }

    /// The moments that facts name.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a moment")]
    fn moments(&mut self, entry: &Entry) {
        match &entry.fact {
            Fact::Scheduled(it) | Fact::Rescheduled(it) => {
                let length = TimeDelta::minutes(it.minutes().into());
                self.meeting = Some((it.starts(), it.starts() + length));
            }
            Fact::Assigned { .. } => {
                let step = &self.terms.process().steps()[usize::from(self.place.1) - 1];
                let StepKind::Assignment { days } = step.kind() else { panic!("work is handed over at an assignment") };
                self.assignment_due = Some(entry.at + TimeDelta::hours(24 * i64::from(days)));
            }
            Fact::Extended { until } => self.assignment_due = Some(*until),
            Fact::ExtensionAnswered { answer, .. } => {
                if let ExtensionAnswer::Granted { until } = **answer {
                    self.assignment_due = Some(until);
                }
            }
            Fact::Pooled(consent) => self.consent = Some((entry.at, consent.until)),
            _ => {}
        }
    }

    /// The moment that the phase is about, or was before a decision that she has not heard.
    fn moment(&self) -> Option<Time> {
        let phase = if self.place.0 == Phase::Declining { self.before } else { self.place.0 };
        match phase {
            Phase::Scheduled => self.meeting.map(|(starts, _)| starts),
            Phase::Assigned => self.assignment_due,
            Phase::Pooled => self.consent.map(|(_, until)| until),
            Phase::Approached
            | Phase::Screening
            | Phase::Proposed
            | Phase::Arranging
            | Phase::Held
            | Phase::Preparing
            | Phase::Submitted
            | Phase::Offered
            | Phase::Declining
            | Phase::Hired
            | Phase::Declined
            | Phase::Withdrawn => None,
        }
    }

    /// Another date for the same thing: a meeting that moves, an assignment that has more time, a role found under a consent
    /// that now ends sooner, a pause that is to end sooner.
    fn moved(&mut self, entry: &Entry) {
        if let (Fact::PutOnHold(hold), Some(pause)) = (&entry.fact, &mut self.pause) {
            pause.until.push(hold.until);
            pause.renewed = true;
        }
        for at in 0..self.debts.len() {
            let Debt { kind, made_at, due, end, step, .. } = self.debts[at];
            let meets = matches!(entry.fact, Fact::Scheduled(_) | Fact::Rescheduled(_)) && step == self.place.1;
            let moves = matches!(kind, PromiseKind::Attendance | PromiseKind::Submission | PromiseKind::Update);
            if end.is_none() && moves {
                self.debts[at].due = self.due(kind, made_at);
            } else if end.is_none() && (kind == PromiseKind::ReachOut || kind == PromiseKind::Help && meets) {
                self.debts[at].due = due.min(self.due(kind, made_at));
            }
        }
    }

    /// By when something that was promised at a moment is due, as things stand.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is due by the policy alone")]
    fn due(&self, kind: PromiseKind, made_at: Time) -> Time {
        let policy = self.terms.policy();
        let due = match kind {
            PromiseKind::Attendance => {
                let (_, ends) = self.meeting.expect("a meeting is scheduled");
                by_policy(policy, kind, ends)
            }
            PromiseKind::Submission => capped(policy, kind, made_at, self.assignment_due.expect("it is handed over")),
            PromiseKind::Consent => {
                let (given, until) = self.consent.expect("there is a consent");
                let kept = after(policy.calendar(), given, Span::Days(policy.retention().pooled().days()));
                capped(policy, kind, made_at, until.min(kept))
            }
            PromiseKind::ReachOut => by_policy(policy, kind, made_at).min(self.consent.expect("there is a consent").1),
            PromiseKind::Help | PromiseKind::Extension => {
                let before = self.moment().filter(|moment| *moment > made_at);
                by_policy(policy, kind, made_at).min(before.unwrap_or(Time::MAX_UTC))
            }
            PromiseKind::Update => {
                let pause = self.pause.as_ref().expect("the company pauses");
                let until = pause.until.iter().filter(|until| **until > made_at).min();
                let replaced = pause.replaced.map(|due| due.max(made_at));
                let first = until.copied().into_iter().chain(replaced).min();
                by_policy(policy, kind, made_at).min(first.unwrap_or(Time::MAX_UTC))
            }
            PromiseKind::Interest | PromiseKind::Agreement | PromiseKind::OfferAnswer => {
                by_policy(policy, kind, self.counted)
            }
            kind if PAUSED.contains(&kind) => by_policy(policy, kind, self.counted),
            _ => by_policy(policy, kind, made_at),
        };
        due.max(made_at)
    }

    /// Written down now: made by this entry, at this moment.
    fn owes(&mut self, kind: PromiseKind, entry: Seq, made_at: Time) {
        let (owner, step) = (owner(kind, self.place.1, self.terms.process()), self.place.1);
        let due = self.due(kind, made_at);
        self.debts.push(Debt { kind, owner, entry, made_at, due, end: None, opened: entry, step });
    }

    fn phase_owes(&mut self, seq: Seq, at: Time) {
        if let Some(kind) = self.kind_of_phase() {
            self.owes(kind, seq, at);
        }
    }

    /// What the fact itself begins to owe.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts owe something by themselves")]
    fn fact_owes(&mut self, seq: Seq, entry: &Entry, over: &[Debt], replaced: Option<Time>) {
        let at = entry.at;
        match &entry.fact {
            Fact::MessageReceived { .. } => self.owes(PromiseKind::Reply, seq, at),
            Fact::HelpAsked { .. } => self.owes(PromiseKind::Help, seq, at),
            Fact::ExtensionAsked { .. } => self.owes(PromiseKind::Extension, seq, at),
            Fact::ConcernRaised(_) => self.owes(PromiseKind::Concern, seq, at),
            Fact::ConcernAnswered { .. } => {
                // The first answer: what is left is to see it through, from when it was raised.
                if let Some(concern) = over.iter().find(|debt| debt.kind == PromiseKind::Concern) {
                    let (kind, made_at) = (PromiseKind::Settlement, concern.made_at);
                    let due = self.due(kind, made_at);
                    self.debts.push(Debt { kind, due, end: None, opened: seq, ..*concern });
                }
            }
            Fact::FollowUpPromised(it) => {
                let Actor::Staff(staff) = entry.by else { panic!("somebody of the company promises by hand") };
                let kind = PromiseKind::FollowUp;
                let due = capped(self.terms.policy(), kind, at, it.due).max(at);
                let owner = Owner::Company(Capacities::from_slice(&[staff.capacity]));
                let step = self.place.1;
                self.debts.push(Debt { kind, owner, entry: seq, made_at: at, due, end: None, opened: seq, step });
            }
            Fact::VacancyClosed => self.owes(PromiseKind::Vacancy, seq, at),
            Fact::RoleFound(_) if !self.is_open(PromiseKind::ReachOut) => self.owes(PromiseKind::ReachOut, seq, at),
            Fact::PutOnHold(hold) if self.pause.is_none() => {
                self.pause = Some(Pause { replaced, until: vec![hold.until], renewed: false, told: false });
                self.owes(PromiseKind::Update, seq, at);
            }
            Fact::Informed { .. } if over.iter().any(|debt| debt.kind == PromiseKind::Update) => {
                let pause = self.pause.as_mut().expect("a word about the pause");
                let latest = *pause.until.last().expect("a pause is recorded with its end");
                *pause = Pause { replaced: None, until: vec![latest], told: true, ..pause.clone() };
                self.owes(PromiseKind::Update, seq, at);
            }
            _ => {}
        }
    }
}

/// Is a phase left for good? Not while she is turned down and does not know, and may be back.
fn is_left(phase: Phase, place: Place) -> bool {
    place.0 != phase && place.0 != Phase::Declining
}
