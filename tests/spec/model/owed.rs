//! What is owed by when: the table of deadlines of the domain, with its ceilings and the rules of the place.

use crate::model::Model;
use crate::model::clocks::{Reason, Trail};
use crate::model::days::{Span, after};
use crate::model::items::Item;
use crate::model::requests::{self, Answered};
use candidacy::law::{PartState, Pending};
use candidacy::promise::Side;
use candidacy::terms::PartKind;
use candidacy::terms::calendar::Span as Said;
use candidacy::{Fact, FactKind, Phase, PromiseKind, Time};
use chrono::TimeDelta;

/// Something that somebody owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Owed {
    pub(crate) kind: PromiseKind,
    pub(crate) entry: usize,
    pub(crate) number: usize,
    pub(crate) by: Side,
    pub(crate) made: Time,
    pub(crate) due: Time,
    pub(crate) ceiling: Option<Time>,
}

impl std::fmt::Display for Owed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Owed { kind, entry, number, by, made, due, ceiling } = self;
        write!(f, "{kind} {entry}.{number} by {by}, made {made}, due {due}, at most {ceiling:?}")
    }
}

/// When something is owed: within a span from a moment or by a named one, and under a ceiling that counts from its own.
#[derive(Clone, Copy)]
struct Dates {
    made: Time,
    from: Time,
    due: Option<Time>,
    ceiling: Option<(Time, Time)>,
}

const WITHIN_A_DAY: Span = Span::Working(1);
const A_WEEK: Span = Span::Working(5);
const TWO_WEEKS: Span = Span::Working(10);
const MONTH: Span = Span::Days(28);
const THREE_MONTHS: Span = Span::Days(89);

impl Model {
    /// Everything that is owed.
    pub(crate) fn owed(&self) -> Vec<Owed> {
        let mut owed = self.owed_by_one_clock();
        if self.entries.iter().zip(&self.said).any(|(entry, said)| entry.at != *said) {
            // No correction makes anything due later than it was by the clocks as they were.
            let recorded = Model { as_recorded: true, ..self.clone() }.owed_by_one_clock();
            let same =
                |one: &Owed, other: &Owed| (one.kind, one.entry, one.number) == (other.kind, other.entry, other.number);
            for one in &mut owed {
                if let Some(other) = recorded.iter().find(|other| same(one, other)) {
                    one.due = one.due.min(other.due);
                    one.ceiling = one.ceiling.map(|ceiling| other.ceiling.map_or(ceiling, |other| ceiling.min(other)));
                }
            }
            owed.sort_unstable();
        }
        owed
    }

    fn owed_by_one_clock(&self) -> Vec<Owed> {
        let mut owed: Vec<Owed> = self.of_the_phase().into_iter().collect();
        if self.is_in_a_step() {
            (0..self.place.parts.len()).for_each(|index| owed.extend(self.of_a_part(index)));
        }
        self.waiting().for_each(|item| owed.extend(self.of_an_item(item)));
        owed.extend(self.of_the_pay());
        owed.sort_unstable();
        owed
    }

    /// When what an entry made counts from: when it happened, by the earlier of two clocks.
    pub(super) fn made(&self, seq: usize) -> Time {
        let happened = self.entries[seq].happened();
        if self.as_recorded { happened } else { happened.min(self.moment(seq)) }
    }

    /// Within a span from an entry.
    fn within(&self, seq: usize, span: Span) -> Dates {
        let made = self.made(seq);
        Dates { made, from: made, due: Some(after(made, span)), ceiling: None }
    }

    /// The last moment of a span from an entry, without the time that the candidate was away.
    pub(super) fn away_from(&self, seq: usize, span: Span) -> Time {
        let dates = self.absent(self.within(seq, span));
        dates.due.unwrap_or(dates.made)
    }

    /// By a moment that is named.
    fn by(&self, seq: usize, due: Time) -> Dates {
        Dates { due: Some(due), ..self.within(seq, WITHIN_A_DAY) }
    }

    fn promise(kind: PromiseKind, by: Side, of: (usize, usize), dates: Dates) -> Option<Owed> {
        let Dates { made, due, ceiling, .. } = dates;
        let ceiling = ceiling.map(|(_, ceiling)| ceiling);
        let due = [due, ceiling].into_iter().flatten().min()?;
        let (entry, number) = of;
        Some(Owed { kind, entry, number, by, made, due, ceiling })
    }

    /// What the phase owes.
    fn of_the_phase(&self) -> Option<Owed> {
        let since = self.place.since;
        let (kind, by, dates) = match self.place.phase {
            Phase::Approached => (PromiseKind::Interest, Side::Candidate, self.within(since, TWO_WEEKS)),
            Phase::Proposed => (PromiseKind::Agreement, Side::Candidate, self.within(since, TWO_WEEKS)),
            Phase::Pooled => {
                let until = self.consent().and_then(|consent| self.entries[consent].fact.consent())?.until;
                (PromiseKind::Consent, Side::Company, self.by(since, until).at_most(Span::Days(365)))
            }
            Phase::OfferDue => {
                let from = self.made(self.trails[self.trail_here()?].entered);
                let dates = Dates { ceiling: Some((from, after(from, Span::Days(14)))), ..self.within(since, A_WEEK) };
                return Self::promise(PromiseKind::Offer, Side::Company, (since, 0), self.stopping(dates, None));
            }
            Phase::Offered => {
                let offer = self.entries[self.place.offer?].fact.offer()?.answer_by();
                (PromiseKind::OfferAnswer, Side::Candidate, self.by(since, offer))
            }
            Phase::Accepted => {
                let day_after = self.first_day().map(|day| after(day, WITHIN_A_DAY));
                let dates = self.within(since, TWO_WEEKS);
                (PromiseKind::Start, Side::Both, Dates { due: day_after.or(dates.due), ..dates })
            }
            _ => return None,
        };
        Self::promise(kind, by, (since, 0), self.absent(dates))
    }

    /// What a part of the step owes.
    fn of_a_part(&self, index: usize) -> Vec<Owed> {
        let seq = self.place.named[index];
        let of = (seq, index + 1);
        let own = |kind: PromiseKind, by: Side, dates: Dates| Self::promise(kind, by, of, self.absent(dates));
        let set_up = || {
            let ceiling = self.set_up_origin(usize::MAX).map(|from| (from, after(from, Span::Days(14))));
            let dates = Dates { ceiling, ..self.within(seq, A_WEEK) };
            Self::promise(PromiseKind::SetUp, Side::Company, of, self.stopping(dates, Some(index)))
        };
        let kind = self.kind(index);
        let mut owed = Vec::new();
        match (kind, self.place.parts[index]) {
            (_, PartState::ToSetUp) => {
                owed.extend(set_up());
                owed.extend(self.proposed(index).filter(|_| kind == PartKind::Interview).and_then(|proposed| {
                    let dates = self.absent(self.within(proposed, TWO_WEEKS));
                    Self::promise(PromiseKind::TimesAnswer, Side::Candidate, (proposed, index + 1), dates)
                }));
            }
            (PartKind::Interview, PartState::SetUp) => {
                if let Some(meeting) = self.entries[seq].fact.meeting() {
                    let dates = Dates { made: self.made(seq), ..Self::from(meeting.ends(), WITHIN_A_DAY) };
                    owed.extend(own(PromiseKind::Attendance, Side::Both, dates));
                    // Beyond the ceiling of its setting up, only the candidate's own yes makes it set up.
                    let late = self.set_up_limit(usize::MAX).is_some_and(|limit| meeting.starts() > limit);
                    owed.extend(set_up().filter(|_| late && !self.place.confirmed[index]));
                }
            }
            (PartKind::Interview, PartState::Done) => {
                let people = match &self.entries[seq].fact {
                    Fact::InterviewHeld(held) => held.attendance.people(),
                    _ => &[],
                };
                let silent = people.iter().zip(1..).filter(|(staff, _)| !self.has_said(seq, staff.person));
                for (_, number) in silent {
                    let dates = self.absent(self.within(seq, WITHIN_A_DAY));
                    owed.extend(Self::promise(PromiseKind::Assessment, Side::Company, (seq, number), dates));
                }
            }
            (PartKind::Assignment, PartState::SetUp) => {
                let due = self.part_due(index);
                let dates = Dates { due, ..self.within(seq, WITHIN_A_DAY) };
                owed.extend(own(PromiseKind::Submission, Side::Candidate, dates));
            }
            (PartKind::Check, PartState::SetUp) => {
                let dates = self.stopping(self.within(seq, TWO_WEEKS), Some(index));
                owed.extend(Self::promise(PromiseKind::CheckNews, Side::Company, of, dates));
            }
            _ => {}
        }
        owed
    }

    /// What an item owes.
    fn of_an_item(&self, item: &Item) -> Vec<Owed> {
        let (seq, opened) = (item.seq, self.made(item.seq));
        let told = item.told.map(|told| self.moment(told));
        let company = |kind: PromiseKind, dates: Dates| Self::promise(kind, Side::Company, (seq, 0), dates);
        let within = |kind: PromiseKind, span: Span| company(kind, self.within(seq, span));
        let fact = &self.entries[seq].fact;
        let one = match item.what {
            Pending::Notice if fact.kind() == FactKind::Applied => within(PromiseKind::Acknowledgement, WITHIN_A_DAY),
            Pending::Notice => within(PromiseKind::Notice, WITHIN_A_DAY),
            Pending::Outcome => return self.of_the_outcome(item),
            Pending::Feedback => {
                let ceiling = item.answers.and_then(|trail| self.outcome_ceiling(trail)).map(|latest| (opened, latest));
                let dates = Dates { ceiling, ..self.within(seq, WITHIN_A_DAY) };
                let mut owed: Vec<Owed> = company(PromiseKind::Feedback, dates).into_iter().collect();
                let decided = matches!(fact, Fact::RejectionDecided(_));
                let rule = self.rule(item, PromiseKind::WrittenNo).filter(|_| decided && told.is_none());
                owed.extend(rule.and_then(|span| within(PromiseKind::WrittenNo, span)));
                return owed;
            }
            Pending::Hold => {
                let made = item.told.map_or(opened, |told| self.made(told));
                let until = if let Fact::PutOnHold(hold) = fact { Some(hold.until) } else { None };
                let due = after(made, Span::Days(14));
                let due = until.filter(|until| *until > made).map_or(due, |until| until.min(due));
                let dates = Dates { made, ..self.by(seq, due) };
                Self::promise(PromiseKind::Update, Side::Company, (item.told.unwrap_or(seq), 0), dates)
            }
            Pending::Vacancy => company(PromiseKind::Vacancy, self.within(seq, A_WEEK).at_most(Span::Days(14))),
            Pending::Assent => within(PromiseKind::Assent, A_WEEK),
            Pending::FollowUp => match fact {
                Fact::FollowUpPromised(promise) => company(PromiseKind::FollowUp, self.by(seq, promise.due)),
                _ => within(PromiseKind::ReachOut, WITHIN_A_DAY),
            },
            Pending::Confirmation if told.is_some() => None,
            Pending::Confirmation => within(PromiseKind::Confirmation, WITHIN_A_DAY),
            Pending::Condition => item.condition.as_ref().and_then(|(number, condition)| {
                let dates = self.by(seq, condition.due);
                Self::promise(PromiseKind::Condition, Side::Both, (seq, *number), dates)
            }),
            _ => return self.of_a_request(item),
        };
        one.into_iter().collect()
    }

    /// What a request owes while it waits.
    fn of_a_request(&self, item: &Item) -> Vec<Owed> {
        let (seq, opened) = (item.seq, self.made(item.seq));
        let company = |kind: PromiseKind, dates: Dates| Self::promise(kind, Side::Company, (seq, 0), dates);
        let one = match requests::asked(item.what).expect("it waits for an answer").owed {
            Answered::Within(kind, span) => company(kind, self.within(seq, span)),
            Answered::BeforeTheMoment(kind) => self.before(kind, item),
            Answered::Twice => {
                let first = company(PromiseKind::Concern, self.within(seq, Span::Working(3)).at_most(MONTH));
                let settled = company(PromiseKind::Settlement, self.within(seq, MONTH).at_most(MONTH));
                return first.filter(|_| item.told.is_none()).into_iter().chain(settled).collect();
            }
            Answered::ByTheArticle => {
                // Extended once, by word within the first month.
                let first = after(opened, MONTH);
                let extended = item.told.is_some_and(|told| self.later(told) <= first);
                let due = if extended { after(opened, THREE_MONTHS) } else { first };
                company(PromiseKind::DataRight, Dates { ceiling: Some((opened, due)), ..self.by(seq, due) })
            }
        };
        one.into_iter().collect()
    }

    /// An answer that is owed before the earliest moment that a part is about, and not sooner than an hour after it was asked.
    fn before(&self, kind: PromiseKind, item: &Item) -> Option<Owed> {
        let asked = self.made(item.seq);
        let soon = after(asked, WITHIN_A_DAY);
        let moment = self.about.iter().filter(|(of, _)| *of >= item.seq).map(|(_, moment)| *moment).min();
        let due = moment.map_or(soon, |moment| soon.min(moment.max(asked + TimeDelta::hours(1))));
        Self::promise(kind, Side::Company, (item.seq, 0), self.by(item.seq, due))
    }

    /// How it went on: the first answer to an application, or the outcome of a step.
    fn of_the_outcome(&self, item: &Item) -> Vec<Owed> {
        let (seq, opened, trail) = (item.seq, self.made(item.seq), self.trails[item.trail]);
        let company = |kind: PromiseKind, of: usize, dates: Dates| Self::promise(kind, Side::Company, (of, 0), dates);
        if trail.step == 0 {
            let applied = self.made(trail.first.unwrap_or(trail.entered));
            let dates = Dates { ceiling: Some((applied, after(applied, Span::Days(14)))), ..self.within(seq, A_WEEK) };
            return company(PromiseKind::FirstAnswer, seq, self.stopping(dates, None)).into_iter().collect();
        }
        // At most 90 days after the first interview or piece of work.
        let longest = trail.first.map(|first| self.made(first) + TimeDelta::days(90));
        let dates = match trail.complete.map(|complete| self.made(complete)) {
            None => {
                let (from, longest) = (trail.first.map_or(opened, |first| self.made(first)), longest.unwrap_or(opened));
                Dates { made: opened, from, due: Some(longest), ceiling: Some((from, longest)) }
            }
            Some(complete) => {
                let most = after(complete, Span::Days(if trail.by_work { 14 } else { 45 }));
                let from = complete.max(opened);
                let own = self.shelf[item.terms].process().step(trail.step).and_then(|step| step.decision_deadline());
                let span = own.map_or(A_WEEK, |own| span_of(own.span()));
                let most = longest.map_or(most, |longest| longest.min(most));
                Dates { made: opened, from, due: Some(after(from, span)), ceiling: Some((complete, most)) }
            }
        };
        let mut owed: Vec<Owed> = company(PromiseKind::Outcome, seq, self.stopping(dates, None)).into_iter().collect();
        // A rule of the place: word whether it is decided, "not yet" once; nothing stops its clock.
        if let Some((span, interviewed)) = self.rule(item, PromiseKind::DecisionWord).zip(trail.interviewed) {
            let from = item.told.map_or_else(|| self.made(interviewed), |told| self.made(told));
            let dates = Dates { made: opened, ..Self::from(from, span) };
            owed.extend(company(PromiseKind::DecisionWord, item.told.unwrap_or(seq), dates));
        }
        owed
    }

    /// By when the candidate hears how it went, at the latest: the feedback that says it comes no later.
    fn outcome_ceiling(&self, trail: Trail) -> Option<Time> {
        let first = trail.first.map(|first| self.made(first));
        let (from, latest) = if trail.step == 0 {
            let applied = first.unwrap_or_else(|| self.made(trail.entered));
            (applied, after(applied, Span::Days(14)))
        } else {
            let longest = first.map(|first| first + TimeDelta::days(90));
            match trail.complete.map(|complete| self.made(complete)) {
                None => (first?, longest?),
                Some(complete) => {
                    let most = after(complete, Span::Days(if trail.by_work { 14 } else { 45 }));
                    (complete, longest.map_or(most, |longest| longest.min(most)))
                }
            }
        };
        let dates = Dates { made: from, from, due: None, ceiling: Some((from, latest)) };
        self.stopping(dates, None).ceiling.map(|(_, latest)| latest)
    }

    /// What the rules of the places say that the terms of an item chose: in the Netherlands a written no within two weeks of the
    /// decision, in Ontario word whether it is decided within 45 days of the last interview.
    fn rule(&self, item: &Item, kind: PromiseKind) -> Option<Span> {
        let chosen = |place: &str| self.shelf[item.terms].policy().rules().iter().any(|rules| rules.place() == place);
        match kind {
            PromiseKind::WrittenNo => chosen("Netherlands").then_some(Span::Days(14)),
            PromiseKind::DecisionWord => chosen("Ontario").then_some(Span::Days(45)),
            _ => None,
        }
    }

    fn from(from: Time, span: Span) -> Dates {
        Dates { made: from, from, due: Some(after(from, span)), ceiling: None }
    }

    /// The clock stops while a hold that was told stands, and while the candidate has more time by their own wish.
    fn stopping(&self, dates: Dates, part: Option<usize>) -> Dates {
        let later = |from: Time, due: Time| self.without(self.any_but_other_times(part), from, due);
        dates.later(later)
    }

    /// Only the time that the candidate was away does not count.
    fn absent(&self, dates: Dates) -> Dates {
        let later = |from: Time, due: Time| self.without(|why| why == Reason::Away, from, due);
        dates.later(later)
    }
}

impl Dates {
    fn later(self, later: impl Fn(Time, Time) -> Time) -> Dates {
        let due = self.due.map(|due| later(self.from, due));
        let ceiling = self.ceiling.map(|(from, ceiling)| (from, later(from, ceiling)));
        Dates { due, ceiling, ..self }
    }

    /// Under a ceiling from the same moment.
    fn at_most(self, span: Span) -> Dates {
        Dates { ceiling: Some((self.from, after(self.from, span))), ..self }
    }
}

/// The span that a step says.
fn span_of(said: Said) -> Span {
    match said {
        Said::WorkingDays(days) => Span::Working(days.into()),
        Said::Days(days) => Span::Days(days.into()),
        Said::Hours(hours) => unreachable!("no step of these processes says {hours} hours"),
    }
}
