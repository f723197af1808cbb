//! Any processes, policies and terms that are right.

use crate::wire::any::one_line;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::Capacities;
use candidacy::value::meeting::Screen;
use candidacy::{Calendar, Capacity, Policy, Process, PromiseKind, Step, Terms};
use chrono::{FixedOffset, Weekday};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// The capacities of the source's back-end process.
pub(crate) const CAST: [Capacity; 6] = [
    Capacity::RECRUITER,
    Capacity::TECHNICAL_INTERVIEWER,
    Capacity::CHARACTER_INTERVIEWER,
    Capacity::COLLEAGUE,
    Capacity::ENGINEERING_MANAGER,
    Capacity::MANAGING_DIRECTOR,
];

/// A set of capacities, with one at least.
pub(crate) fn capacities() -> impl Strategy<Value = Capacities> {
    subsequence(&CAST, 1..=CAST.len()).prop_map(|some| some.into_iter().collect())
}

fn step() -> impl Strategy<Value = Step> {
    let kind = prop_oneof![
        (capacities(), any::<bool>()).prop_map(|(with, shared)| {
            let step = Step::meeting("a step", with).expect("a name");
            if shared { step.sharing_the_screen() } else { step }
        }),
        (1..=Process::MAX_DAYS).prop_map(|days| Step::assignment("a step", days, Capacity::COLLEAGUE).expect("a name")),
    ];
    (kind, capacities(), any::<bool>()).prop_map(|(step, deciders, yes)| {
        let step = step.decided_by(deciders);
        if yes { step.after_a_yes() } else { step }
    })
}

/// The step under another name: there is no setter, so it is built once more.
fn named(step: &Step, name: &str) -> Step {
    let again = match step.kind() {
        candidacy::terms::StepKind::Meeting { with, screen } => {
            let again = Step::meeting(name, with).expect("a name");
            if screen == Screen::Shared { again.sharing_the_screen() } else { again }
        }
        candidacy::terms::StepKind::Assignment { days } => {
            Step::assignment(name, days, Capacity::COLLEAGUE).expect("a name")
        }
    };
    let again = again.decided_by(step.deciders());
    if step.needs_yes() { again.after_a_yes() } else { again }
}

/// Any process of a few steps.
pub(crate) fn process() -> impl Strategy<Value = Process> {
    (capacities(), vec((step(), one_line("{0,20}")), 1..7)).prop_map(|(screened_by, steps)| {
        let steps = (1..).zip(&steps).map(|(number, (step, word))| named(step, &format!("{number} {word}")));
        Process::new(screened_by, steps).expect("each step has people, time and a name of its own")
    })
}

/// A policy with a word of the company's own; the standard one as often.
fn policy() -> impl Strategy<Value = Policy> {
    let days = [Weekday::Mon, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let own = (one_line("{0,30}[a-z]"), select(Basis::ALL), 1..10_u16, subsequence(days.to_vec(), 0..4), 0..86_400);
    let own = own.prop_map(|(source, basis, working_days, weekend, east)| {
        let ground = Ground::new(basis, &source).expect("a source on one line");
        let zone = FixedOffset::east_opt(east - 43_200).expect("less than a day");
        let calendar = Calendar::new(zone).with_weekend(weekend).expect("a day is left to work");
        let policy = Policy::builder().within(PromiseKind::Reply, Span::WorkingDays(working_days), ground);
        policy.calendar(calendar).build().expect("a reply has no ceiling")
    });
    prop_oneof![Just(Policy::standard()), own]
}

/// Any terms.
pub(crate) fn terms() -> impl Strategy<Value = Terms> {
    (one_line("{0,30}[a-z]"), any::<u32>(), process(), policy()).prop_map(|(name, version, process, policy)| {
        Terms::new(&name, version, process).expect("a name").with_policy(policy)
    })
}
