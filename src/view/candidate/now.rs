//! The place of the candidate: the step with each of its parts, and the offer with each of its conditions.

use crate::law::{Entry, Fact, FactKind, PartState};
use crate::promise::Promise;
use crate::terms::policy::PromiseKind;
use crate::terms::{PartKind, Task};
use crate::told::Told;
use crate::value::id::Seq;
use crate::value::meeting::Meeting;
use crate::value::offer::{Condition, ConditionOutcome, Offer};
use crate::value::text::Name;
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::Assignment;
use serde::Serialize;

/// The step that a candidate is at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    pub meeting: Option<Meeting>,
    /// The assignment, while it is with the candidate: how long it takes, whether it is paid, and whose the work is.
    pub assignment: Option<Assignment>,
    /// The moment that it is about: the start of the interview, or when the assignment is due.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub due: Option<Time>,
    /// The times that the company proposes for the interview, while they wait for the candidate.
    pub proposed: Option<Times>,
}

/// The offer that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CurrentOffer {
    /// The offer: its document, until when an answer is hoped for, the first day and the pay.
    pub offer: Offer,
    /// Whether the candidate has accepted it.
    pub accepted: bool,
    /// Its conditions.
    pub conditions: Vec<CurrentCondition>,
}

/// A condition of the offer, and how it was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CurrentCondition {
    /// The condition.
    pub condition: Condition,
    /// How it was settled; none while it is open.
    pub outcome: Option<ConditionOutcome>,
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
        let is_out = part.kind() == PartKind::Assignment && now.is_set_up(usize::from(number) - 1);
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

/// The offer that stands: while it waits for an answer, and once it is accepted.
pub(super) fn offer(told: &Told<'_>) -> Option<CurrentOffer> {
    use crate::law::Phase::{Accepted, Hired, Offered};
    let known = &told.known;
    let offer = known.offer().filter(|_| matches!(known.phase(), Offered | Accepted | Hired))?;
    // A new version of an offer that was accepted waits for another yes.
    let last = |kind: FactKind| known.journal().iter().rposition(|entry| entry.fact.kind() == kind);
    let accepted = known.phase() != Offered && last(FactKind::OfferAccepted) > last(FactKind::OfferMade);
    let since = last(FactKind::OfferMade).map_or(Seq(0), Seq::from_index);
    let conditions = offer.conditions().iter().map(|condition| {
        let outcome = settled(known.journal().get(since.index()..).unwrap_or_default(), &condition.name);
        CurrentCondition { condition: condition.clone(), outcome }
    });
    Some(CurrentOffer { offer: offer.clone(), accepted, conditions: conditions.collect() })
}

/// How a condition was settled by the latest fact about it.
#[expect(clippy::wildcard_enum_match_arm, reason = "one fact settles a condition")]
fn settled(journal: &[Entry], name: &Name) -> Option<ConditionOutcome> {
    journal.iter().rev().find_map(|entry| match &entry.fact {
        Fact::ConditionSettled { condition, outcome } if condition == name => Some(*outcome),
        _ => None,
    })
}
