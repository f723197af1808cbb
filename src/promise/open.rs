//! The promises that are open, with their dates: read off the law's state when somebody asks, from the entries that made them.

use super::Promise;
use super::clock::Stops;
use super::look::Look;
use super::table::{OTHER_REQUESTS, PROMISES, Row, Which, While};
use crate::law::items::Item;
use crate::law::memory::Trail;
use crate::law::{Fact, PartState, Pending};
use crate::terms::policy::{Deadline, Policy, PromiseKind, PromiseKinds};
use crate::terms::{Part, PartKind};
use crate::value::id::Seq;
use crate::value::time::Time;
use chrono::TimeDelta;
use std::num::NonZero;

/// The least time for help, however soon the interview is.
const TIME_TO_HELP: TimeDelta = TimeDelta::hours(1);
/// The longest that somebody waits for the outcome of the first interview of a step, in days.
const LONGEST_STEP: TimeDelta = TimeDelta::days(90);

/// The kinds whose ceiling counts from another moment than the promise, or is of all holds together.
const OTHER_CEILINGS: PromiseKinds = PromiseKinds::from_slice(&[
    PromiseKind::FirstAnswer,
    PromiseKind::SetUp,
    PromiseKind::Outcome,
    PromiseKind::Offer,
    PromiseKind::Update,
    PromiseKind::DataRight,
]);

impl<'a> Look<'a> {
    /// Every promise that is open.
    pub(crate) fn promises(self) -> impl Iterator<Item = Promise> + 'a {
        let waiting = self.state.memory.items.waiting();
        self.positions().into_iter().chain(waiting.flat_map(move |item| self.of_item(item)))
    }

    /// The promises of the phase and of the parts of the step.
    pub(super) fn positions(self) -> Vec<Promise> {
        let mut open = self.positions_by_one_clock();
        if let Some(look) = self.as_recorded() {
            let recorded = look.positions_by_one_clock();
            for promise in &mut open {
                let same = recorded.iter().find(|one| one.is_the_same_as(promise));
                *promise = same.map_or(*promise, |recorded| promise.no_later_than(recorded));
            }
        }
        open
    }

    fn positions_by_one_clock(self) -> Vec<Promise> {
        let mut open = Vec::new();
        let now = self.state.now;
        for row in PROMISES {
            match row.owed {
                While::In(phase) if phase == now.phase => open.extend(self.of_phase(row)),
                While::Part(kinds, state) if now.phase.is_in_a_step() => {
                    let parts = self.parts().iter().enumerate().filter(|(_, part)| kinds.contains(part.kind()));
                    parts.for_each(|(index, part)| self.of_part(row, index, part, state, &mut open));
                }
                While::PayUnknown => open.extend(self.of_the_pay(row)),
                While::In(_) | While::Part(..) | While::Pending(..) | While::OtherRequest => {}
            }
        }
        open
    }

    /// Word of the pay: within its span from the entry that brought the role, and before the first interview since. No later date for that
    /// interview makes it due later.
    fn of_the_pay(self, row: &Row) -> Option<Promise> {
        let memory = &self.state.memory;
        let (since, terms) = memory.role_since();
        let made = self.made(since).filter(|_| self.state.owes_the_pay(self.entries))?;
        let policy = self.policy(terms)?;
        let within = policy.deadline(row.kind).due(policy.calendar(), made)?;
        let stops = Stops { policy, about: None, only_away: true, until: u32::MAX };
        let within = self.without_stops(stops, made, within);
        let due = memory.interviews.since(since).map_or(within, |first| within.min(first.max(made)));
        let of = Of { entry: since, number: 0, terms, about: None };
        self.promise(row, of, made, Dates { from: made, named: Some(due), ceiling: None })
    }

    /// The promises of an item.
    pub(super) fn of_item(self, item: &Item) -> impl Iterator<Item = Promise> + use<'a> {
        let item = *item;
        let owed = move |row: &&Row| match row.owed {
            While::Pending(what, which) => what == item.what && self.is_one_of(which, &item),
            While::OtherRequest => OTHER_REQUESTS.contains(item.what),
            While::In(_) | While::Part(..) | While::PayUnknown => false,
        };
        PROMISES.iter().filter(owed).filter_map(move |row| {
            let promise = self.item(row, &item)?;
            let recorded = self.as_recorded().and_then(|look| look.item(row, &item));
            Some(recorded.map_or(promise, |recorded| promise.no_later_than(&recorded)))
        })
    }

    fn is_one_of(self, which: Which, item: &Item) -> bool {
        let opened_by = || Seq(item.seq).entry(self.entries).map(|entry| entry.fact.kind());
        match which {
            Which::Each => true,
            Which::OpenedBy(facts) => opened_by().is_some_and(|fact| facts.contains(fact)),
            Which::Untold => item.word.is_none(),
            Which::BeforeTheSteps => self.trail(item.trail).is_some_and(|trail| trail.step == 0),
            Which::OfAStep => self.trail(item.trail).is_some_and(|trail| trail.step > 0),
        }
    }
}

/// The dates of promises.
impl<'a> Look<'a> {
    /// A promise that is due within its span from a moment, under a ceiling and the rules of the place.
    fn promise(self, row: &Row, of: Of, made: Time, counted: Dates) -> Option<Promise> {
        let policy = self.policy(of.terms)?;
        let deadline = policy.deadline(row.kind);
        if deadline.switched_off().is_some() {
            return None;
        }
        let Dates { from, named, ceiling } = counted;
        let ceiling = match ceiling {
            None if !OTHER_CEILINGS.contains(row.kind) => {
                deadline.latest(policy.calendar(), from).map(|latest| (from, latest))
            }
            ceiling => ceiling,
        };
        let within = deadline.within().map(|span| policy.calendar().after(from, span));
        let extended = row.kind == PromiseKind::DataRight && named > within; // by the same article as the rule
        let rule = policy.rule(row.kind).filter(|_| !extended);
        let by_rule = rule.map(|(_, rule)| policy.calendar().after(from, rule.within()));
        let of_a_position = matches!(row.owed, While::In(_) | While::Part(..));
        let later = |(from, moment): (Time, Time)| {
            let stops = Stops { policy, about: of.about, only_away: !row.stops, until: u32::MAX };
            if row.stops || of_a_position { self.without_stops(stops, from, moment) } else { moment }
        };
        let (own, ceiling) = (named.or(within).map(|own| later((from, own))), ceiling.map(later));
        let due = [own, ceiling, by_rule].into_iter().flatten().min()?;
        let Of { entry, number, .. } = of;
        Some(Promise { kind: row.kind, by: row.by, entry: Seq(entry), number, made_at: made, due, ceiling, end: None })
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few kinds have dates of their own")]
    fn of_phase(self, row: &Row) -> Option<Promise> {
        let (since, terms) = (self.state.memory.since, self.state.terms);
        let of = Of { entry: since.phase, number: 0, terms, about: None };
        let made = self.made(since.phase)?;
        let named = match row.kind {
            PromiseKind::Consent => {
                Some(Seq(self.state.memory.consents.standing()?).entry(self.entries)?.fact.consent()?.until)
            }
            PromiseKind::OfferAnswer => Some(Seq(since.offer?.get()).entry(self.entries)?.fact.offer()?.answer_by()),
            PromiseKind::Start => self.state.first_day(self.entries).map(|day| self.day_after(terms, day)),
            _ => None,
        };
        let ceiling = if row.kind == PromiseKind::Offer {
            let entered = self.here().and_then(|place| self.trail(place));
            let origin = entered.and_then(|trail| self.made(trail.entered)).unwrap_or(made);
            self.ceiling(row.kind, terms, origin)
        } else {
            None
        };
        self.promise(row, of, made, Dates { from: made, named, ceiling })
    }

    /// The end of the working day after one.
    fn day_after(self, terms: u16, day: Time) -> Time {
        let after = |policy: &Policy| policy.deadline(PromiseKind::Attendance).due(policy.calendar(), day);
        self.policy(terms).and_then(after).unwrap_or(day)
    }

    /// The ceiling of a kind, with the moment that it counts from.
    fn ceiling(self, kind: PromiseKind, terms: u16, from: Time) -> Option<(Time, Time)> {
        let policy = self.policy(terms)?;
        Some((from, policy.deadline(kind).latest(policy.calendar(), from)?))
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few kinds have dates of their own")]
    fn of_part(self, row: &Row, index: usize, part: &Part, state: PartState, open: &mut Vec<Promise>) {
        let is = self.state.now.parts.get(index);
        let set_up_late =
            || row.kind == PromiseKind::SetUp && is == PartState::SetUp && self.is_beyond_its_ceiling(index, part);
        if is != state && !set_up_late() {
            return;
        }
        let seq = self.state.memory.since.part(index);
        let number = u8::try_from(index + 1).unwrap_or(u8::MAX);
        let about = self.here().zip(u8::try_from(index).ok());
        let of = Of { entry: seq, number, terms: self.state.terms, about };
        let Some(made) = self.made(seq) else { return };
        let dates = match row.kind {
            PromiseKind::SetUp => Dates { from: made, named: None, ceiling: self.set_up_ceiling() },
            PromiseKind::TimesAnswer => {
                let proposed = self.state.memory.proposes(about);
                let Some((seq, made)) = proposed.and_then(|seq| Some((seq, self.made(seq)?))) else { return };
                let of = Of { entry: seq, ..of };
                open.extend(self.promise(row, of, made, Dates { from: made, named: None, ceiling: None }));
                return;
            }
            PromiseKind::Attendance => {
                let Some(meeting) = Seq(seq).entry(self.entries).and_then(|entry| entry.fact.meeting()) else { return };
                Dates { from: meeting.ends(), named: None, ceiling: None }
            }
            PromiseKind::Submission => {
                Dates { from: made, named: self.state.part_due(self.entries, index, part), ceiling: None }
            }
            PromiseKind::Assessment => {
                open.extend(self.assessments(row, of, made));
                return;
            }
            _ => Dates { from: made, named: None, ceiling: None },
        };
        open.extend(self.promise(row, of, made, dates));
    }

    /// The trail of the step that it is at.
    fn here(self) -> Option<u16> {
        self.state.memory.place(self.state.terms, self.state.now.step)
    }

    /// Setting up is owed from when the candidate came to the step, or wished another time; no new date of the company restarts
    /// that.
    fn set_up_ceiling(self) -> Option<(Time, Time)> {
        self.set_up_ceiling_at(u32::MAX)
    }

    /// The same as of an entry: what the candidate wishes later excuses no delay before it.
    fn set_up_ceiling_at(self, seq: u32) -> Option<(Time, Time)> {
        let trail = self.trail(self.here()?)?;
        let wish = trail.wish.filter(|wish| (trail.entered..=seq).contains(wish));
        self.ceiling(PromiseKind::SetUp, self.state.terms, self.made(wish.unwrap_or(trail.entered))?)
    }

    /// The last moment of that ceiling without the time that does not count, proposals aside. A later hold makes no time that was
    /// proposed before it one in time.
    fn set_up_limit_at(self, seq: u32) -> Option<Time> {
        let (origin, latest) = self.set_up_ceiling_at(seq)?;
        let stops = Stops { policy: self.policy(self.state.terms)?, about: None, only_away: false, until: seq };
        Some(self.without_stops(stops, origin, latest))
    }

    /// The same as of now.
    pub(crate) fn set_up_limit(self) -> Option<Time> {
        self.set_up_limit_at(u32::MAX)
    }

    /// The latest of the proposed times within the ceiling of setting up, if there are two: until then they wait for the candidate.
    pub(super) fn proposed_until(self, proposed: u32) -> Option<Time> {
        let Fact::TimesProposed { times, .. } = &Seq(proposed).entry(self.entries)?.fact else { return None };
        let limit = self.set_up_limit_at(proposed).unwrap_or(Time::MAX_UTC);
        let mut in_time = times.all().iter().rev().filter(|at| **at <= limit);
        in_time.next().copied().filter(|_| in_time.next().is_some())
    }

    /// Returns true if the interview lies beyond the ceiling of its setting up, without the candidate's confirmation.
    fn is_beyond_its_ceiling(self, index: usize, part: &Part) -> bool {
        let starts = || self.state.part_due(self.entries, index, part);
        let late = || self.set_up_limit().zip(starts()).is_some_and(|(limit, starts)| starts > limit);
        part.kind() == PartKind::Interview && !self.state.memory.since.is_confirmed(index) && late()
    }

    /// The assessments: one is owed by each interviewer who has not said what they saw.
    fn assessments(self, row: &'a Row, of: Of, made: Time) -> impl Iterator<Item = Promise> + use<'a> {
        let people = Seq(of.entry).entry(self.entries).map_or(&[][..], |entry| entry.fact.attendees());
        let missing =
            people.iter().zip(1..).filter(move |(staff, _)| !self.state.memory.has_assessed(of.entry, staff.person));
        let dates = Dates { from: made, named: None, ceiling: None };
        missing.filter_map(move |(_, number)| self.promise(row, Of { number, ..of }, made, dates))
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few kinds have dates of their own")]
    fn item(self, row: &Row, item: &Item) -> Option<Promise> {
        let opened = self.made(item.seq)?;
        let word = item.word.and_then(|word| self.made(word.get()));
        let fact = &Seq(item.seq).entry(self.entries)?.fact;
        let number = if item.what == Pending::Condition { item.nth + 1 } else { 0 };
        // A word about a hold, or whether it is decided, makes the next one another promise.
        let anew = item.word.filter(|_| matches!(row.kind, PromiseKind::Update | PromiseKind::DecisionWord));
        let of = Of { entry: anew.map_or(item.seq, NonZero::get), number, terms: item.terms, about: None };
        let from = |from: Time| Dates { from, named: None, ceiling: None };
        let named = |moment: Time| Dates { from: opened, named: Some(moment), ceiling: None };
        let policy = self.policy(item.terms)?;
        let dates = match row.kind {
            PromiseKind::FirstAnswer => {
                let trail = self.trail(item.trail)?;
                let applied = self.made(trail.first.unwrap_or(trail.entered))?;
                Dates { from: opened, named: None, ceiling: self.ceiling(row.kind, item.terms, applied) }
            }
            PromiseKind::Outcome => self.outcome(item, opened, policy)?,
            PromiseKind::Feedback => {
                let own = policy.deadline(row.kind).latest(policy.calendar(), opened);
                let latest = own.into_iter().chain(self.outcome_limit(item)).min();
                Dates { from: opened, named: None, ceiling: latest.map(|latest| (opened, latest)) }
            }
            PromiseKind::DecisionWord => {
                let interviewed = self.made(self.trail(item.trail)?.interviewed?)?;
                from(word.unwrap_or(interviewed))
            }
            PromiseKind::WrittenNo if item.word.is_some() => return None,
            PromiseKind::Update => {
                let until = if let Fact::PutOnHold(hold) = fact { hold.until } else { Time::MAX_UTC };
                let made = word.unwrap_or(opened);
                let due = policy.deadline(row.kind).within().map_or(until, |span| policy.calendar().after(made, span));
                return self.promise(row, of, made, named(if until > made { due.min(until) } else { due }));
            }
            PromiseKind::FollowUp => {
                let Fact::FollowUpPromised(promise) = fact else { return None };
                named(promise.due)
            }
            PromiseKind::Condition => named(self.state.memory.condition(item, self.entries)?.due),
            PromiseKind::Help | PromiseKind::OtherTime | PromiseKind::Adjustment | PromiseKind::MoreTime => {
                let soon = policy.deadline(row.kind).due(policy.calendar(), opened)?;
                let before = self.state.memory.starts.since(item.seq).unwrap_or(soon);
                let least = opened.checked_add_signed(TIME_TO_HELP).unwrap_or(opened);
                named(soon.min(before.max(least)))
            }
            PromiseKind::Concern | PromiseKind::Settlement => {
                Dates { from: opened, named: None, ceiling: self.ceiling(row.kind, item.terms, opened) }
            }
            PromiseKind::DataRight => {
                let word = item.word.and_then(|word| self.clocks(word.get()));
                Self::right(policy.deadline(row.kind), policy, opened, word.map(|word| word.later))
            }
            _ => from(opened),
        };
        self.promise(row, of, opened, dates)
    }

    /// The outcome counts from the last interview or piece of work of the step, once everything was done for the first time; until
    /// then there is its ceiling, from the first.
    fn outcome(self, item: &Item, opened: Time, policy: &Policy) -> Option<Dates> {
        let trail = self.trail(item.trail)?;
        let first = trail.first.and_then(|first| self.made(first));
        let Some(complete) = trail.complete.and_then(|complete| self.made(complete)) else {
            let (from, longest) = self.outcome_ceiling(trail, first, policy).unwrap_or((opened, opened));
            return Some(Dates { from, named: Some(longest), ceiling: Some((from, longest)) });
        };
        let ceiling = self.outcome_ceiling(trail, first, policy);
        let from = complete.max(opened);
        let own = self.shelf.get(usize::from(item.terms))?.process().step(trail.step)?.decision_deadline();
        let named = own.and_then(|own| {
            let from = own.counted_from().map_or(Some(from), |name| self.role_date(name.as_str()))?;
            Some(policy.calendar().after(from, own.span()))
        });
        Some(Dates { from, named, ceiling })
    }

    /// The ceiling of the outcome that feedback answers, no matter whether that still waits.
    fn outcome_limit(self, feedback: &Item) -> Option<Time> {
        let trail = self.state.memory.answered(feedback.seq)?;
        let (policy, first) = (self.policy(trail.terms)?, trail.first.and_then(|first| self.made(first)));
        let (from, latest) = if trail.step == 0 {
            self.ceiling(PromiseKind::FirstAnswer, trail.terms, first.or_else(|| self.made(trail.entered))?)?
        } else {
            self.outcome_ceiling(trail, first, policy)?
        };
        let stops = Stops { policy, about: None, only_away: false, until: u32::MAX };
        Some(self.without_stops(stops, from, latest))
    }

    /// The ceiling of the outcome of a step, with the moment that it counts from: at most 90 days after the first time that they were met.
    fn outcome_ceiling(self, trail: &Trail, first: Option<Time>, policy: &Policy) -> Option<(Time, Time)> {
        let longest = first.and_then(|first| first.checked_add_signed(LONGEST_STEP));
        let Some(complete) = trail.complete.and_then(|complete| self.made(complete)) else { return first.zip(longest) };
        let deadline = policy.deadline(PromiseKind::Outcome);
        let after = if trail.by_work { deadline.ceiling_after_work() } else { deadline.ceiling() };
        let ceiling = after.map(|ceiling| ceiling.latest(policy.calendar(), complete));
        ceiling.into_iter().chain(longest).min().map(|latest| (complete, latest))
    }

    /// A date of the role as it stood at the opening.
    fn role_date(self, name: &str) -> Option<Time> {
        let opening = self.entries.first()?.fact.opening()?;
        opening.dates.iter().find(|date| date.name.as_str() == name).map(|date| date.at)
    }

    /// A right is extended once, by a word within its first span.
    fn right(deadline: &Deadline, policy: &Policy, opened: Time, word: Option<Time>) -> Dates {
        let first = deadline.due(policy.calendar(), opened);
        let told = word.zip(first).is_some_and(|(word, first)| word <= first);
        let extended = deadline.extended().filter(|_| told).map(|span| policy.calendar().after(opened, span));
        let latest = extended.or(first);
        Dates { from: opened, named: latest, ceiling: latest.map(|latest| (opened, latest)) }
    }
}

/// The subject of a promise.
#[derive(Clone, Copy)]
struct Of {
    entry: u32,
    number: u8,
    /// The terms under which it was made.
    terms: u16,
    /// The step and the part.
    about: Option<(u16, u8)>,
}

/// From when it counts, which moment is named for it, and its ceiling.
#[derive(Clone, Copy)]
struct Dates {
    from: Time,
    named: Option<Time>,
    /// The ceiling, with the moment that it counts from.
    ceiling: Option<(Time, Time)>,
}
