//! The small processes that are searched.

use crate::support;
use candidacy::terms::policy::Rules;
use candidacy::terms::{PartKind, Power, Powers};
use candidacy::{Capacity, Policy, Process, Step, Terms};

/// What a step asks before or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    Nobody,
    Yes,
    Assent,
    Both,
}

/// The shape of a step: the kinds of its parts, and what it asks.
pub(super) type Shape = (&'static [PartKind], Asks);

const I: PartKind = PartKind::Interview;
const A: PartKind = PartKind::Assignment;
const C: PartKind = PartKind::Check;

/// Each shape of one part or two.
pub(super) fn shapes() -> Vec<Shape> {
    const PARTS: &[&[PartKind]] = &[&[I], &[A], &[C], &[I, I], &[I, A], &[I, C], &[A, A], &[A, C], &[C, C]];
    let asks = |parts: &'static [PartKind]| [Asks::Nobody, Asks::Yes, Asks::Assent].map(|asks| (parts, asks));
    PARTS.iter().copied().flat_map(asks).collect()
}

/// The terms of a process with steps of these shapes, under the rules of two places.
pub(super) fn terms(name: &str, version: u32, shapes: &[Shape]) -> Terms {
    let steps = (1..).zip(shapes).map(|(number, (kinds, asks))| {
        let parts =
            (1..).zip(*kinds).map(|(part, kind)| support::part(&format!("part {part}"), *kind, Capacity::COLLEAGUE));
        let step = Step::of(&format!("{name} {number}"), parts, Capacity::COLLEAGUE).expect("short names");
        match asks {
            Asks::Nobody => step,
            Asks::Yes => step.after_a_yes(),
            Asks::Assent => step.with_assent(),
            Asks::Both => step.after_a_yes().with_assent(),
        }
    });
    let mut cast = vec![
        (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears])),
        (Capacity::COLLEAGUE, Powers::from(Power::Hears)),
    ];
    if shapes.iter().any(|(_, asks)| matches!(asks, Asks::Assent | Asks::Both)) {
        cast.push((Capacity::HR_PARTNER, Powers::from(Power::Agrees)));
    }
    let process = Process::new(cast, steps.collect::<Vec<_>>()).expect("a process");
    let policy = Policy::builder().under(Rules::netherlands()).under(Rules::ontario()).build().expect("a policy");
    Terms::new(name, version, process).expect("a short name").with_policy(policy)
}
