//! Processes, policies and the terms that both are part of.

use super::values::{line, name};
use crate::law::phase::Phase;
use crate::terms::Terms;
use crate::terms::calendar::{Calendar, Span};
use crate::terms::policy::{Basis, Ground, Panel, Policy};
use crate::terms::policy::{PromiseKind, PromiseKinds};
use crate::terms::process::{Process, Step};
use crate::value::actor::{Capacities, Capacity};
use crate::value::meeting::Meeting;
use chrono::{FixedOffset, NaiveDate, TimeDelta, Weekday};
use proptest::arbitrary::any;
use proptest::collection::vec;
use proptest::option;
use proptest::prop_oneof;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::{Just, Strategy};

/// What a step is made of, before it has its number: there is no setter for its name.
#[derive(Debug, Clone)]
struct Plan {
    word: String,
    /// How many days there are for it, if it is an assignment.
    days: Option<u16>,
    with: Capacities,
    deciders: Capacities,
    shares_the_screen: bool,
    needs_yes: bool,
}

impl Plan {
    #[expect(clippy::expect_used, reason = "a number and what `line` makes are a name")]
    fn step(self, number: usize) -> Step {
        let name = format!("{number} {}", self.word);
        let step = match self.days {
            Some(days) => Step::assignment(&name, days, self.deciders),
            None => Step::meeting(&name, self.with).map(|step| step.decided_by(self.deciders)),
        };
        let step = step.expect("short words on one line");
        let step = if self.shares_the_screen { step.sharing_the_screen() } else { step };
        if self.needs_yes { step.after_a_yes() } else { step }
    }

    /// The same, but so that a candidacy can be in this phase at it.
    fn having(self, phase: Phase) -> Plan {
        match phase {
            Phase::Proposed => Plan { needs_yes: true, ..self },
            Phase::Arranging | Phase::Scheduled | Phase::Held => Plan { days: None, ..self },
            Phase::Preparing | Phase::Assigned | Phase::Submitted => Plan { days: self.days.or(Some(7)), ..self },
            Phase::Approached
            | Phase::Screening
            | Phase::Pooled
            | Phase::Offered
            | Phase::Declining
            | Phase::Hired
            | Phase::Declined
            | Phase::Withdrawn => self,
        }
    }
}

/// Some capacities, one at least.
fn capacities() -> impl Strategy<Value = Capacities> {
    subsequence(Capacity::ALL, 1..=Capacity::ALL.len()).prop_map(|some| some.into_iter().collect())
}

fn plan() -> impl Strategy<Value = Plan> {
    (line(), option::of(1..=Process::MAX_DAYS), capacities(), capacities(), any::<bool>(), any::<bool>()).prop_map(
        |(word, days, with, deciders, shares_the_screen, needs_yes)| Plan {
            word,
            days,
            with,
            deciders,
            shares_the_screen,
            needs_yes,
        },
    )
}

/// Processes of one to six steps, meetings and assignments, with any people.
pub fn process() -> impl Strategy<Value = Process> {
    // Every process has a screening.
    process_with(Phase::Screening)
}

/// Those in which a candidacy can be in this phase.
#[expect(clippy::expect_used, reason = "each step has people, time and, with its number, a name of its own")]
fn process_with(phase: Phase) -> impl Strategy<Value = Process> {
    (capacities(), vec(plan(), 1..=6), any::<Index>()).prop_map(move |(screened_by, plans, which)| {
        let which = which.index(plans.len());
        let step = |(index, plan): (usize, Plan)| {
            let plan = if index == which { plan.having(phase) } else { plan };
            plan.step(index)
        };
        Process::new(screened_by, plans.into_iter().enumerate().map(step)).expect("steps with people and time")
    })
}

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        (1..=30_u16).prop_map(Span::WorkingDays),
        (1..=60_u16).prop_map(Span::Days),
        (1..=500_u16).prop_map(Span::Hours),
    ]
}

#[expect(clippy::expect_used, reason = "what `line` makes is short and has something to see")]
fn ground() -> impl Strategy<Value = Ground> {
    (select(Basis::ALL), line())
        .prop_map(|(basis, source)| Ground::new(basis, &source).expect("short words on one line"))
}

/// A week of four working days at least, in any fixed zone, with some holidays.
#[expect(
    clippy::expect_used,
    reason = "of seven days three at most are no working days, and a few holidays have usual years"
)]
fn calendar() -> impl Strategy<Value = Calendar> {
    const WEEK: &[Weekday] =
        &[Weekday::Sat, Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    const QUARTERS_OF_AN_HOUR: i32 = 14 * 4;
    let holidays = vec((2000..2100_i32, 1..=365_u32), 0..10);
    (-QUARTERS_OF_AN_HOUR..=QUARTERS_OF_AN_HOUR, subsequence(WEEK, 0..=3), holidays).prop_map(
        |(quarters, weekend, holidays)| {
            let zone = FixedOffset::east_opt(quarters * 15 * 60).expect("less than a day");
            let dates = holidays.into_iter().filter_map(|(year, day)| NaiveDate::from_yo_opt(year, day));
            let calendar = Calendar::new(zone).with_weekend(weekend).expect("four working days");
            calendar.with_holidays(dates).expect("few of them")
        },
    )
}

/// A panel of one size or more.
#[expect(clippy::expect_used, reason = "it has one person at least, and no more than a meeting")]
fn panel() -> impl Strategy<Value = Panel> {
    let most = u8::try_from(Meeting::MAX_PEOPLE).unwrap_or(u8::MAX);
    (1..=most, 1..=most).prop_map(|(one, other)| Panel::new(one.min(other), one.max(other)).expect("one at least"))
}

/// Policies: the standard one, and those of companies with spans, ceilings, sources, a calendar, a panel and times to keep data of
/// their own.
pub fn policy() -> impl Strategy<Value = Policy> {
    prop_oneof![1 => Just(Policy::standard()), 3 => own_policy()]
}

#[expect(
    clippy::expect_used,
    reason = "no span is longer than the ceiling that goes with it, nor the least time than the most"
)]
fn own_policy() -> impl Strategy<Value = Policy> {
    let open: Vec<PromiseKind> =
        PromiseKind::ALL.iter().copied().filter(|kind| !PromiseKinds::NAMED_BY_A_FACT.contains(*kind)).collect();
    let deadlines = vec((select(open), span(), ground(), any::<bool>()), 0..6);
    let keeping = (1..400_u16, 0..400_u16, 0..400_u16, ground(), any::<bool>());
    (calendar(), panel(), deadlines, keeping).prop_map(|(calendar, panel, deadlines, keeping)| {
        let (least, closed, pooled, ground, duty) = keeping;
        let mut policy = Policy::builder().calendar(calendar.clone()).panel(panel);
        for (kind, span, ground, limited) in deadlines {
            // The ceiling of the standard may be too low for it.
            policy = if limited {
                policy.at_most(kind, ceiling(&calendar, span), ground.clone())
            } else {
                policy.without_ceiling(kind)
            };
            policy = policy.within(kind, span, ground);
        }
        policy = policy.keep_closed_for(least + closed, ground.clone()).keep_pooled_for(least + pooled, ground.clone());
        let policy = if duty { policy.keep_at_least(least, ground) } else { policy };
        policy.build().expect("spans below their ceilings")
    })
}

/// So many days as the span can take at most.
fn ceiling(calendar: &Calendar, span: Span) -> Span {
    let days = (calendar.longest(span) + TimeDelta::days(1)).num_days();
    Span::Days(u16::try_from(days).unwrap_or(u16::MAX))
}

/// Terms: any name and version, any process and any policy.
pub fn terms() -> impl Strategy<Value = Terms> {
    terms_with(Phase::Screening)
}

/// Those under which a candidacy can be in this phase.
#[expect(clippy::expect_used, reason = "what was a name is one")]
pub(super) fn terms_with(phase: Phase) -> impl Strategy<Value = Terms> {
    (name(), any::<u32>(), process_with(phase), policy()).prop_map(|(name, version, process, policy)| {
        Terms::new(name.as_str(), version, process).expect("a name").with_policy(policy)
    })
}
