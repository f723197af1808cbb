//! The steps that come next, and how long each usually takes: by the process and the policy, and not by what others have waited.

use crate::law::{FactKind, Phase};
use crate::terms::calendar::Span;
use crate::terms::policy::PromiseKind;
use crate::terms::{DecidedWithin, Part, Step, Task};
use crate::told::Told;
use crate::value::text::Name;
use serde::Serialize;

/// A step of the process, as the candidate may expect it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ahead {
    /// Its number, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// Its parts, in no particular order.
    pub parts: Vec<Expected>,
    /// Whether it needs the candidate's own yes first.
    pub needs_yes: bool,
    /// The things that the company does at this step, and the time within which it usually does.
    pub usually: Vec<Usual>,
}

/// A part of a step, as the candidate may expect it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Expected {
    /// Its name.
    pub name: Name,
    /// The task: with whom an interview is, how long there is for an assignment, who is asked.
    pub task: Task,
    /// Whether it only informs the candidate, and nobody judges it.
    pub informs: bool,
}

/// How long something usually takes: the time that the terms give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Usual {
    /// The kind of promise.
    pub kind: PromiseKind,
    /// The time within which it is kept.
    pub within: Span,
}

impl From<&Part> for Expected {
    fn from(part: &Part) -> Self {
        Expected { name: part.name().clone(), task: part.task().clone(), informs: part.informs() }
    }
}

/// The steps after the one that they are at. None is promised once it is over, in the pool, where there is no role to go on with, and
/// after word that the vacancy closed.
pub(super) fn steps(told: &Told<'_>) -> Vec<Ahead> {
    let now = told.known.now();
    if now.phase.is_closed() || matches!(now.phase, Phase::Pooled | Phase::FeedbackDue) || is_vacancy_closed(told) {
        return Vec::new();
    }
    let steps = (1..).zip(told.terms().process().steps());
    steps.filter(|(number, _)| *number > now.step).map(|(number, step)| ahead(told, number, step)).collect()
}

fn ahead(told: &Told<'_>, number: u8, step: &Step) -> Ahead {
    let policy = told.terms().policy();
    let usual = |kind| {
        let own = step.decision_deadline().filter(|_| kind == PromiseKind::Outcome).map(DecidedWithin::span);
        Some(Usual { kind, within: own.or_else(|| policy.deadline(kind).within())? })
    };
    Ahead {
        number,
        name: step.name().clone(),
        parts: step.parts().iter().map(Expected::from).collect(),
        needs_yes: step.needs_yes(),
        usually: [PromiseKind::SetUp, PromiseKind::Outcome].into_iter().filter_map(usual).collect(),
    }
}

/// Returns true if the vacancy was closed since the candidacy is about its role.
fn is_vacancy_closed(told: &Told<'_>) -> bool {
    let named = told.known.role_named().map_or(0, |(named, _)| named.index());
    told.known.journal().iter().skip(named).any(|entry| entry.fact.kind() == FactKind::VacancyClosed)
}
