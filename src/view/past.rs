//! The steps that are behind a candidacy: done, left out, not finished, or not known because it was taken over.

use crate::law::{FactKind, Now, PartState, Parts};
use crate::terms::{self, Step, Terms};
use crate::value::id::Seq;
use crate::value::set::names;
use crate::value::text::Name;
use crate::view::then::Then;
use crate::view::words::{Said, Words};
use serde::{Serialize, Serializer};
use std::fmt;

/// A step that is behind a candidacy, under the terms that it had then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PastStep {
    /// The terms. As data they are a name and a version: the digest says nothing to a reader.
    #[serde(serialize_with = "by_name_and_version")]
    #[cfg_attr(feature = "schemars", schemars(with = "Named<'static>"))]
    pub terms: terms::Id,
    /// Whether these terms still rule. After a transfer they do not.
    pub ruling: bool,
    /// Its number in the process of these terms, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// How it was left.
    pub left: StepLeft,
    /// The numbers of what was done in it: the interviews, the work that came back and the answers of third parties.
    pub done: Vec<Seq>,
}

/// Terms by their name.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "TermsByName"))]
struct Named<'a> {
    name: &'a Name,
    version: u32,
}

fn by_name_and_version<S: Serializer>(terms: &terms::Id, serializer: S) -> Result<S::Ok, S::Error> {
    Named { name: &terms.name, version: terms.version }.serialize(serializer)
}

names! {
    /// How a step was left.
    #[expect(clippy::exhaustive_enums, reason = "a step is done or not, left out or not known")]
    StepLeft {
        /// Each part of it was done or waived.
        Done = "done",
        /// It was left out: each part was waived, or a transfer went past it.
        LeftOut = "left_out",
        /// The candidacy left it with a part that was not done.
        Unfinished = "unfinished",
        /// It lies before the candidacy was taken over from elsewhere, and nobody says how it went.
        Unknown = "unknown",
    }
}

/// A step on the way that stands.
struct Been<'a> {
    terms: &'a Terms,
    number: u8,
    parts: Parts,
}

/// The steps behind a candidacy as it stood, in the order of its terms and of their steps.
pub(super) fn past(then: &Then<'_>, number: impl Fn(Seq) -> Option<Seq>) -> Vec<PastStep> {
    let way = then.way();
    let (Some((opened, _)), Some((rules, now))) = (way.first(), way.last()) else { return Vec::new() };
    let (mut all, mut been): (Vec<&Terms>, Vec<Been<'_>>) = (Vec::new(), Vec::new());
    for (terms, Now { phase, step, parts }) in &way {
        if all.iter().all(|one| one.id() != terms.id()) {
            all.push(terms);
        }
        if phase.is_in_a_step() {
            been.retain(|one| (one.terms.id(), one.number) != (terms.id(), *step));
            been.push(Been { terms, number: *step, parts: *parts });
        }
    }
    let done = done(then, number);
    let mut past = Vec::new();
    for terms in all {
        let of_these = || been.iter().filter(|one| one.terms.id() == terms.id());
        let furthest = of_these().map(|one| one.number).max().unwrap_or(0);
        let ruling = terms.id() == rules.id();
        let last = if ruling { now.step.saturating_sub(1) } else { furthest };
        let unknown = then.taken_over().filter(|_| terms.id() == opened.id()).unwrap_or(0);
        for (number, step) in (1..=last).zip(terms.process().steps()) {
            let left = match of_these().find(|one| one.number == number) {
                Some(one) => left(step, one.parts),
                None if number < unknown => StepLeft::Unknown,
                None => StepLeft::LeftOut,
            };
            let here = |(of, step, _): &&(&terms::Id, u8, Seq)| (*of, *step) == (terms.id(), number);
            let done = done.iter().filter(here).map(|(_, _, seq)| *seq).collect();
            past.push(PastStep { terms: terms.id().clone(), ruling, number, name: step.name().clone(), left, done });
        }
    }
    past
}

fn left(step: &Step, parts: Parts) -> StepLeft {
    let of_judges = step.parts().iter().enumerate().filter(|(_, part)| !part.informs());
    let states: Vec<PartState> = of_judges.map(|(index, _)| parts.get(index)).collect();
    if states.iter().all(|state| *state == PartState::Waived) {
        StepLeft::LeftOut
    } else if states.iter().all(|state| matches!(state, PartState::Waived | PartState::Done)) {
        StepLeft::Done
    } else {
        StepLeft::Unfinished
    }
}

/// Everything that was done and stands, each with its terms and its step.
fn done<'a>(then: &Then<'a>, number: impl Fn(Seq) -> Option<Seq>) -> Vec<(&'a terms::Id, u8, Seq)> {
    let is_done =
        |kind| matches!(kind, FactKind::InterviewHeld | FactKind::AssignmentSubmitted | FactKind::CheckAnswered);
    let steps = then.steps().filter(|(seq, entry, _)| is_done(entry.fact.kind()) && then.stands(*seq));
    steps.filter_map(|(seq, _, place)| Some((place.terms.id(), place.now.step, number(seq)?))).collect()
}

/// For a person: the number and the name, how it was left, and what was done in it.
impl fmt::Display for PastStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(&Words::english()))
    }
}

/// The number and the name of the step, how it was left, and the entries that were done in it.
impl Said for PastStep {
    fn said(&self, words: &Words) -> String {
        let PastStep { terms, ruling, number, name, left, done } = self;
        let step = format!("{number} {}", words.step(name.as_str()));
        let said = words.fill(&format!("behind.{left}"), &[("step", &step)]);
        let entries = words.in_a_row(done.iter().map(ToString::to_string));
        let linked = |said: String| words.fill("behind.entries", &[("step", &said), ("entries", &entries)]);
        let said = if done.is_empty() { said } else { linked(said) };
        if *ruling { said } else { words.fill("behind.elsewhere", &[("step", &said), ("terms", &words.terms(terms))]) }
    }
}
