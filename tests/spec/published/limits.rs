//! The deadlines of published processes: where each comes from, and what the review says of it, counted once more.

use super::file::{Place, Published};
use super::{FILES, each, is_chosen_by_somebody_else};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{self, Basis, Builder, Ceiling, Clause, Ground, Remark, Rules};
use candidacy::terms::{DecidedWithin, PartKind, Powers};
use candidacy::{Capacity, Policy, Process, PromiseKind, Step, Terms};
use std::collections::BTreeSet;

/// The kinds of promises whose own ceiling a policy took off.
fn taken_off(policy: &Policy) -> BTreeSet<PromiseKind> {
    let kinds = PromiseKind::ALL.iter().copied();
    kinds.filter(|kind| policy.deadline(*kind).unlimited().is_some()).collect()
}

/// Each deadline that a process has of its own, each ceiling that it does without and each number of days that data is kept names a
/// page of the process by its address.
#[test]
fn each_deadline_names_its_page() {
    let standard = Policy::standard();
    each(|it| {
        let addresses: Vec<&str> = it.sources.iter().filter_map(Clause::address).collect();
        let is_cited = |ground: &Ground| addresses.iter().any(|address| ground.source().starts_with(address));
        let policy = it.terms.policy();
        for kind in PromiseKind::ALL {
            let (own, usual) = (policy.deadline(*kind), standard.deadline(*kind));
            assert!(
                own.ground() == usual.ground() && own.within() == usual.within() || is_cited(own.ground()),
                "{kind}"
            );
            let reasons = [own.unlimited(), own.unlimited_after_work(), own.switched_off()];
            assert!(reasons.into_iter().flatten().all(is_cited), "{kind}");
        }
        for step in it.terms.process().steps() {
            let of_its_own = step.decision_deadline().map(DecidedWithin::ground);
            assert!(of_its_own.is_none_or(|ground| ground.is_some_and(is_cited)), "{}", step.name());
        }
        for (own, usual) in [
            (policy.retention().closed(), standard.retention().closed()),
            (policy.retention().pooled(), standard.retention().pooled()),
        ] {
            assert!(own == usual || is_cited(own.ground()), "{own}");
        }
    });
}

/// A process does without a ceiling only where its own deadline would be refused under it: nothing is taken off that does not stand in
/// the way of what the source says.
#[test]
fn a_ceiling_is_taken_off_only_where_the_promise_is_beyond_it() {
    let standard = Policy::standard();
    each(|it| {
        for kind in taken_off(it.terms.policy()) {
            let within = it.terms.policy().deadline(kind).within().expect("a deadline of its own");
            let ground = it.terms.policy().deadline(kind).ground().clone();
            let under_the_ceiling = Policy::builder().within(kind, within, ground).errors();
            let is_it = |error: &policy::Error| match error {
                policy::Error::BeyondCeiling { kind: of, .. } | policy::Error::NoRoomForFeedback { kind: of, .. } => {
                    *of == kind
                }
                _ => false,
            };
            assert!(
                under_the_ceiling.iter().any(is_it),
                "{kind} within {within} fits {:?}",
                standard.deadline(kind).ceiling()
            );
        }
    });
}

/// The days that a span takes at most, counted day by day from every day of a fortnight; hours are no more than the days they begin.
fn longest(span: Span) -> i64 {
    match span {
        Span::Days(days) => i64::from(days),
        Span::Hours(hours) => i64::from(hours).div_euclid(24) + 1,
        // Monday is 0. Five days of seven count, and the first day is the one after.
        Span::WorkingDays(days) => (0..7)
            .map(|from| {
                let counts = |day: &i64| (from + day) % 7 < 5;
                (1..).filter(counts).nth(usize::from(days) - 1).expect("a day")
            })
            .max()
            .expect("a week"),
    }
}

/// The days that a decision, an assent and the feedback take at a step, one after the other.
fn days_at(policy: &Policy, step: &Step) -> Option<i64> {
    let own = step.decision_deadline();
    let decided = own.map_or(policy.deadline(PromiseKind::Outcome).within(), |own| {
        own.counted_from().is_none().then_some(own.span())
    });
    let assent = policy.deadline(PromiseKind::Assent).within().filter(|_| step.needs_assent());
    let spans = [Some(decided?), assent, policy.deadline(PromiseKind::Feedback).within()].into_iter().flatten();
    // Working days add up before the weekends are counted.
    let (mut working, mut other) = (0, 0);
    for span in spans {
        match span {
            Span::WorkingDays(days) => working += days,
            Span::Days(_) | Span::Hours(_) => other += longest(span),
        }
    }
    Some(other + if working == 0 { 0 } else { longest(Span::WorkingDays(working)) })
}

/// The review names a step exactly where its spans, counted once more day by day, are longer than the ceiling that holds there: the one
/// after work where there is work, the other where there is anything else.
#[test]
fn a_step_is_beyond_where_counting_says_so() {
    let mut beyond = BTreeSet::new();
    for (name, it) in FILES.iter() {
        let policy = it.terms.policy();
        let outcome = policy.deadline(PromiseKind::Outcome);
        let remarks = it.beyond().remarked;
        for step in it.terms.process().steps() {
            let has = |work: bool| step.parts().iter().any(|part| (part.kind() == PartKind::Assignment) == work);
            let ceilings =
                [outcome.ceiling().filter(|_| has(false)), outcome.ceiling_after_work().filter(|_| has(true))];
            let days = days_at(policy, step);
            let over = |ceiling: i64| days.is_some_and(|days| days > ceiling);
            let counted: Vec<&Ceiling> =
                ceilings.into_iter().flatten().filter(|ceiling| over(longest(ceiling.span()))).collect();
            let said: Vec<&Ceiling> = remarks
                .iter()
                .filter_map(|remark| match remark {
                    Remark::StepBeyondCeiling { step: of, ceiling, .. } if of == step.name() => Some(ceiling),
                    _ => None,
                })
                .collect();
            assert_eq!(said, counted, "{name}: {}", step.name());
            beyond.extend((!said.is_empty()).then(|| name.clone()));
        }
        let lifted: BTreeSet<PromiseKind> = remarks
            .iter()
            .filter_map(|remark| match remark {
                Remark::CeilingTakenOff { kind, .. } => Some(*kind),
                _ => None,
            })
            .collect();
        assert_eq!(lifted, taken_off(policy), "{name}");
        beyond.extend((!lifted.is_empty()).then(|| name.clone()));
        assert_eq!(it.beyond().is_empty(), !beyond.contains(name) && it.beyond().forbidden.is_empty());
    }
    println!("beyond a ceiling: {beyond:?}");
    assert!(beyond.len() > 1 || is_chosen_by_somebody_else(), "nothing is beyond a ceiling: {beyond:?}");
}

/// A deadline that a rule of a place forbids is named with the place and the clause, and so is a step; under no place neither is.
#[test]
fn a_rule_of_a_place_is_named_with_its_source() {
    let (_, some) = &FILES[0];
    let ground = || Ground::new(Basis::Practice, "a page").expect("a source");
    let slow = Builder::from(some.terms.policy().clone())
        .within(PromiseKind::DataRight, Span::Days(60), ground())
        .without_ceiling(PromiseKind::DataRight, ground());
    let slow = with(some, slow.build().expect("no place is chosen"), &[Place::EuropeanUnion]);
    let forbidden = slow.beyond().forbidden;
    let [policy::Error::BeyondRule { place, rule, .. }] = forbidden.as_slice() else { panic!("{forbidden:?}") };
    assert_eq!(
        (place.place(), rule),
        ("European Union", Rules::european_union().rule(PromiseKind::DataRight).unwrap())
    );
    assert!(slow.beyond().remarked.iter().any(|remark| matches!(remark, Remark::CeilingTakenOff { .. })));
    assert_eq!(with(&slow, slow.terms.policy().clone(), &[]).beyond().forbidden, []);

    let word = |days| {
        let chat = Step::interview("chat", [Capacity::RECRUITER]).expect("a name").decided_within(Span::Days(days));
        let process = Process::new([(Capacity::RECRUITER, Powers::ALL)], [chat]).expect("a process");
        let terms = Terms::new("ours", 1, process).expect("a name");
        let it = Published { terms, places: vec![Place::Ontario], ..some.clone() };
        let remarks = it.beyond().remarked.into_iter();
        remarks
            .filter(|remark| matches!(remark, Remark::StepBeyondRule { .. }))
            .map(|it| it.to_string())
            .collect::<Vec<_>>()
    };
    let rule = Rules::ontario().rule(PromiseKind::DecisionWord).expect("a rule").to_string();
    assert_eq!((word(42), word(43).len()), (vec![], 1));
    assert!(word(43)[0].ends_with(&rule), "{:?} names {rule}", word(43));
}

/// The same process under another policy, in other places.
fn with(it: &Published, policy: Policy, places: &[Place]) -> Published {
    Published { terms: it.terms.clone().with_policy(policy), places: places.to_vec(), ..it.clone() }
}
