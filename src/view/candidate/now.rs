//! The place of the candidate: the step with each of its parts.

use crate::law::{Entry, Fact, PartState, WORK};
use crate::promise::Promise;
use crate::terms::policy::PromiseKind;
use crate::terms::{Organisation, Task};
use crate::told::Told;
use crate::value::actor::Capacity;
use crate::value::meeting::Meeting;
use crate::value::text::{Label, Name};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::Assignment;
use serde::Serialize;

/// The step that a candidate is at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CurrentStep {
    /// Its number, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// Its parts, in no particular order.
    pub parts: Vec<CurrentPart>,
}

/// A part of the step, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CurrentPart {
    /// Its number in the step, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// The task: with whom an interview is, how long there is for an assignment, who is asked.
    pub task: Task,
    /// Whether it only informs the candidate, and nobody judges it.
    pub informs: bool,
    /// How far it is.
    pub state: PartState,
    /// The invitation to the interview, while it is scheduled.
    #[serde(serialize_with = "super::outward::meeting_maybe")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<super::outward::Invitation<'static>>"))]
    pub meeting: Option<Meeting>,
    /// The assignment, while it is with the candidate: how long it takes, whether it is paid, and whose the work is.
    #[serde(serialize_with = "super::outward::assignment_maybe")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<super::outward::Task<'static>>"))]
    pub assignment: Option<Assignment>,
    /// The moment that it is about: the start of the interview, or when the assignment is due.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub due: Option<Time>,
    /// The times that the company proposes for the interview, while they wait for the candidate.
    pub proposed: Option<Times>,
}

/// The place that a candidacy was taken over from, in the middle of its way. Nothing of before is known here, and so nothing of it was
/// kept or broken.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TakenFrom {
    /// The system or the journal.
    pub from: Label,
    /// The number of the step at which it was taken over; 0 is before the first.
    pub step: u8,
}

/// A capacity that acts for another organisation than the employer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActsFor {
    /// The capacity.
    pub capacity: Capacity,
    /// The organisation, and what it is towards the data of candidates.
    pub organisation: Organisation,
}

/// The capacities that act for another organisation, by the terms that rule.
pub(super) fn organisations(told: &Told<'_>) -> Vec<ActsFor> {
    let all = told.terms().process().organisations();
    all.map(|(capacity, organisation)| ActsFor { capacity, organisation: organisation.clone() }).collect()
}

/// The place that it was taken over from, if it was.
pub(super) fn taken_over(told: &Told<'_>) -> Option<TakenFrom> {
    let Fact::TakenOver(takeover) = &told.known.journal().first()?.fact else { return None };
    Some(TakenFrom { from: takeover.from.clone(), step: takeover.step })
}

/// The step that the candidate is at, if they are at one.
pub(super) fn step(told: &Told<'_>) -> Option<CurrentStep> {
    let known = &told.known;
    let (now, step) = (known.now(), known.step()?);
    if now.phase.is_closed() {
        return None;
    }
    let proposed: Vec<Promise> = known.promises().filter(|promise| promise.kind == PromiseKind::TimesAnswer).collect();
    let parts = (1..).zip(step.parts()).map(|(number, part)| {
        let is_out = WORK.contains(part.kind()) && now.is_set_up(usize::from(number) - 1);
        let times = proposed.iter().find(|promise| promise.number == number).and_then(|it| known.entry(it.entry));
        CurrentPart {
            number,
            name: part.name().clone(),
            task: part.task().clone(),
            informs: part.informs(),
            state: if now.phase.is_in_a_step() { now.parts.get(usize::from(number) - 1) } else { PartState::ToSetUp },
            meeting: known.meeting(number).cloned(),
            assignment: assignment(known.journal(), number).filter(|_| is_out).cloned(),
            due: known.due(number),
            proposed: times.and_then(|entry| times_of(&entry.fact)).cloned(),
        }
    });
    Some(CurrentStep { number: now.step, name: step.name().clone(), parts: parts.collect() })
}

/// The latest assignment for a part.
#[expect(clippy::wildcard_enum_match_arm, reason = "one fact hands an assignment over")]
fn assignment(journal: &[Entry], number: u8) -> Option<&Assignment> {
    journal.iter().rev().find_map(|entry| match &entry.fact {
        Fact::AssignmentSent { part, assignment } if part.is_none_or(|part| part == number) => Some(&**assignment),
        _ => None,
    })
}

fn times_of(fact: &Fact) -> Option<&Times> {
    if let Fact::TimesProposed { times, .. } = fact { Some(times) } else { None }
}
