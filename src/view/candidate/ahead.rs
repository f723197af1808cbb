//! What comes next, and how long it usually takes: by the process and the policy, and not by what others have waited.

use crate::law::Now;
use crate::law::phase::{Mark, Phase};
use crate::terms::Terms;
use crate::terms::calendar::Span;
use crate::terms::policy::PromiseKind;
use crate::terms::process::{Step, StepKind};
use crate::value::text::Name;
use serde::Serialize;

/// A step of the process, as the candidate may expect it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Ahead {
    /// Its number, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// A meeting, and in what capacities those are whom one meets; or an assignment, and how many days there are for it.
    pub kind: StepKind,
    /// Does it need the candidate's own yes first (F69)?
    pub needs_yes: bool,
    /// What the company does at this step, and within what time.
    pub usually: Vec<Usual>,
}

/// How long something usually takes: what the terms give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Usual {
    /// What.
    pub kind: PromiseKind,
    /// Within what time.
    pub within: Span,
}

/// A step, with what the company does at it.
pub(super) fn step(terms: &Terms, number: u8, step: &Step) -> Ahead {
    let last = usize::from(number) == terms.process().steps().len();
    let kinds = match step.kind() {
        StepKind::Meeting { .. } if last => [PromiseKind::Arrangement, PromiseKind::FinalDecision],
        StepKind::Meeting { .. } => [PromiseKind::Arrangement, PromiseKind::Decision],
        StepKind::Assignment { .. } => [PromiseKind::Preparation, PromiseKind::Verdict],
    };
    let usual = |kind| Some(Usual { kind, within: terms.policy().deadline(kind).within()? });
    Ahead {
        number,
        name: step.name().clone(),
        kind: step.kind(),
        needs_yes: step.needs_yes(),
        usually: kinds.into_iter().filter_map(usual).collect(),
    }
}

/// The steps after a place; none once it is closed, none in the pool, where there is no role to go on with (F75), and none once its
/// vacancy has closed.
pub(super) fn after(terms: &Terms, now: Now) -> Vec<Ahead> {
    if now.phase.is_closed() || now.phase == Phase::Pooled || now.marks.contains(Mark::VacancyClosed) {
        return Vec::new();
    }
    let steps = (1..).zip(terms.process().steps());
    steps.filter(|(number, _)| *number > now.step).map(|(number, one)| step(terms, number, one)).collect()
}
