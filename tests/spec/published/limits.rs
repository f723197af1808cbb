//! The deadlines of published processes: where each comes from, and what the review says of it, counted once more.

use super::file::{Beyond, Place, Published};
use super::{FILES, each, is_chosen_by_somebody_else};
use crate::support::day;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{self, Basis, Builder, Ceiling, Clause, Ground, Remark, Rules};
use candidacy::terms::{DecidedWithin, PartKind, Powers};
use candidacy::{Calendar, Capacity, Policy, Process, PromiseKind, Step, Terms};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

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

/// The spans that follow one another at a step, to decide, to agree and to tell; none where the first counts from a date of the role.
fn spans_at(policy: &Policy, step: &Step) -> Option<Vec<Span>> {
    let decided = match step.decision_deadline() {
        Some(own) if own.counted_from().is_some() => return None,
        Some(own) => Some(own.span()),
        None => policy.deadline(PromiseKind::Outcome).within(),
    };
    let assent = policy.deadline(PromiseKind::Assent).within().filter(|_| step.needs_assent());
    Some([decided, assent, policy.deadline(PromiseKind::Feedback).within()].into_iter().flatten().collect())
}

/// On some morning of a fortnight the spans, each used to its last moment, end after the ceiling that counts from the same morning.
fn ends_after(calendar: &Calendar, spans: &[Span], ceiling: Span) -> bool {
    (0..14).map(day).any(|begun| {
        let ends = spans.iter().fold(begun, |from, span| calendar.after(from, *span) - TimeDelta::nanoseconds(1));
        ends > calendar.after(begun, ceiling)
    })
}

/// The review names a step where its spans, laid one after the other on the calendar, end after a ceiling that holds there: that after
/// work where there is work, the other where there is anything else. It names no other step; only spans of different units, which it
/// adds up as the most that each can take, may look longer than the calendar has them.
#[test]
fn a_step_is_beyond_where_the_calendar_says_so() {
    let mut beyond = BTreeSet::new();
    for (name, it) in FILES.iter() {
        let policy = it.terms.policy();
        let outcome = policy.deadline(PromiseKind::Outcome);
        let Beyond { remarked, .. } = it.beyond();
        for step in it.terms.process().steps() {
            let said = |ceiling: &Ceiling| {
                let is_it = |remark: &Remark| match remark {
                    Remark::StepBeyondCeiling { step: of, ceiling: over, .. } => of == step.name() && over == ceiling,
                    _ => false,
                };
                remarked.iter().any(is_it)
            };
            let has = |work: bool| step.parts().iter().any(|part| (part.kind() == PartKind::Assignment) == work);
            for (ceiling, holds) in [(outcome.ceiling(), has(false)), (outcome.ceiling_after_work(), has(true))] {
                let (Some(ceiling), true) = (ceiling, holds) else { continue };
                let Some(spans) = spans_at(policy, step) else {
                    assert!(!said(ceiling), "{name}: {} counts from a date", step.name());
                    continue;
                };
                let is_over = ends_after(policy.calendar(), &spans, ceiling.span());
                let units: BTreeSet<_> = spans.iter().map(|span| format!("{:?}", discriminant(span))).collect();
                assert!(said(ceiling) == is_over || said(ceiling) && units.len() > 1, "{name}: {}", step.name());
                beyond.extend(is_over.then(|| name.clone()));
            }
        }
    }
    println!("a step beyond a ceiling: {beyond:?}");
    assert!(!beyond.is_empty() || is_chosen_by_somebody_else());
}

/// The review names each ceiling that a process does without, and no other, with the page that makes it so.
#[test]
fn each_ceiling_that_is_taken_off_is_named() {
    let mut promises = 0;
    each(|it| {
        let remarks = it.beyond().remarked;
        let lifted = remarks.iter().filter_map(|remark| match remark {
            Remark::CeilingTakenOff { kind, reason } => Some((*kind, Some(reason))),
            _ => None,
        });
        let policy = it.terms.policy();
        let expected = taken_off(policy).into_iter().map(|kind| (kind, policy.deadline(kind).unlimited()));
        assert_eq!(lifted.collect::<BTreeMap<_, _>>(), expected.collect());
        promises += taken_off(policy).len();
    });
    assert!(promises > 0 || is_chosen_by_somebody_else());
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
