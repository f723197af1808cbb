//! Any processes, policies and terms that are right.

use crate::wire::any::one_line;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::terms::{DecidedWithin, Horizons, Power, Powers};
use candidacy::value::{Capacities, Label, MaterialKind, MaterialKinds};
use candidacy::{Calendar, Capacity, Part, Policy, Process, PromiseKind, Step, Terms};
use chrono::{FixedOffset, Weekday};
use proptest::collection::vec;
use proptest::option;
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

/// Some of these capacities, one at least.
pub(crate) fn capacities() -> impl Strategy<Value = Capacities> {
    subsequence(&CAST, 1..=CAST.len()).prop_map(|some| some.into_iter().collect())
}

/// These capacities: the first has every power, the others any.
pub(crate) fn cast() -> impl Strategy<Value = Vec<(Capacity, Powers)>> {
    let powers = vec(subsequence(Power::ALL, 0..=Power::ALL.len()), CAST.len() - 1);
    powers.prop_map(|powers| {
        let powers = powers.into_iter().map(|some| some.into_iter().collect());
        CAST.into_iter().zip([Powers::ALL].into_iter().chain(powers)).collect()
    })
}

fn label() -> impl Strategy<Value = Label> {
    one_line("{0,20}[a-z]").prop_map(|words| Label::new(words).expect("a line"))
}

/// A part that judges, under a name with this number.
fn part(number: usize) -> impl Strategy<Value = Part> {
    let name = format!("part {number}");
    let (interview, assignment, check) = (name.clone(), name.clone(), name);
    let work = (1..=Process::MAX_DAYS, option::of(1..=Process::MAX_HOURS), option::of(label()));
    prop_oneof![
        (capacities(), any::<bool>()).prop_map(move |(with, shared)| {
            let part = Part::interview(&interview, with).expect("a name");
            if shared { part.sharing_the_screen() } else { part }
        }),
        work.prop_map(move |(days, hours, pay)| {
            let part = Part::assignment(&assignment, days).expect("a name");
            let part = hours.into_iter().fold(part, Part::taking);
            pay.into_iter().fold(part, Part::paid)
        }),
        label().prop_map(move |asked| Part::check(&check, asked.as_str()).expect("a name")),
    ]
}

/// The parts of a step: the first judges, the others may.
fn parts() -> impl Strategy<Value = Vec<Part>> {
    let other = |number| {
        let part = (part(number), any::<bool>());
        option::of(part.prop_map(|(part, informs)| if informs { part.only_informing() } else { part }))
    };
    (part(1), other(2), other(3))
        .prop_map(|(first, second, third)| [Some(first), second, third].into_iter().flatten().collect())
}

/// A step under this name. Its decision may count from the closing date of the role.
fn step(name: String) -> impl Strategy<Value = Step> {
    let within = option::of((1..60_u16, any::<bool>()));
    (parts(), capacities(), any::<(bool, bool)>(), within).prop_map(move |(parts, deciders, (yes, assent), within)| {
        let step = Step::of(&name, parts, deciders).expect("a name");
        let step = if yes { step.after_a_yes() } else { step };
        let step = if assent { step.with_assent() } else { step };
        match within {
            None => step,
            Some((days, false)) => step.decided_within(Span::WorkingDays(days)),
            Some((days, true)) => {
                let closing = DecidedWithin::from(Span::Days(days)).after("closing date").expect("a name");
                step.decided_within(closing)
            }
        }
    })
}

fn horizons() -> impl Strategy<Value = Horizons> {
    let days = || 1..=Horizons::MAX;
    (days(), days(), days()).prop_map(|(appointment, reversal, contest)| {
        let horizons = Horizons::default().with_appointment(appointment);
        horizons
            .and_then(|it| it.with_reversal(reversal))
            .and_then(|it| it.with_contest(contest))
            .expect("days of a year")
    })
}

/// Any process of a few steps.
pub(crate) fn process() -> impl Strategy<Value = Process> {
    let names = vec(one_line("{0,20}"), 1..5);
    let steps = names.prop_flat_map(|words| {
        (1..).zip(words).map(|(number, word)| step(format!("{number} {word}"))).collect::<Vec<_>>()
    });
    let material = subsequence(MaterialKind::ALL, 0..=MaterialKind::ALL.len());
    (cast(), steps, material, vec(label(), 0..3), horizons()).prop_map(|(cast, steps, material, tools, horizons)| {
        let process = Process::new(cast, steps).expect("each step has people of the cast, time and a name of its own");
        let material: MaterialKinds = material.into_iter().collect();
        process.with_material(material).with_tools(tools).with_horizons(horizons)
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
