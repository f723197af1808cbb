//! How far people got, and how it ended.

use crate::law::{Fact, PartState, Parts, Phase};
use crate::terms::{Part, Step};
use crate::value::text::Name;
use crate::view::then::{Course, Place};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// How many candidacies came how far, each counted once at each place that it reached.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Funnel {
    /// Candidacies that applied for a role.
    pub applied: u64,
    /// Candidacies that sent an open application.
    pub applied_openly: u64,
    /// Candidacies that the company approached.
    pub approached: u64,
    /// Candidacies that were taken over from elsewhere. Nobody knows how they began.
    pub taken_over: u64,
    /// The candidacies among all of these whose application was read, or is to be read.
    pub screening: u64,
    #[serde(serialize_with = "rows")]
    #[cfg_attr(feature = "schemars", schemars(with = "Vec<StepReached>"))]
    steps: BTreeMap<(u8, Name), Reached>,
    /// Candidacies with an offer.
    pub offered: u64,
    /// Candidacies whose candidate accepted an offer.
    pub accepted: u64,
    /// Candidacies that were hired.
    pub hired: u64,
    /// Candidacies in the talent pool.
    pub pooled: u64,
    /// Candidacies that were decided against; the feedback may still be owed.
    pub rejected: u64,
    /// Candidacies whose candidate stepped out.
    pub withdrawn: u64,
    /// Candidacies whose candidate never answered an approach.
    pub lapsed: u64,
}

/// How many came to a step, under all terms that have a step of this number and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StepReached {
    /// Its number, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// The number of candidacies that reached it.
    pub candidacies: u64,
    /// The number of candidacies that went past it: each of its parts was left out.
    pub left_out: u64,
    /// The number of candidacies of which it is not known: they were taken over at a later step.
    pub unknown: u64,
    /// Its parts, in order. A part is reached once it is set up or done.
    pub parts: Vec<PartReached>,
}

/// How many came to a part of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartReached {
    /// Its number in the step, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// The number of candidacies.
    pub candidacies: u64,
}

/// The counts of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Reached {
    candidacies: u64,
    left_out: u64,
    unknown: u64,
    parts: BTreeMap<(u8, Name), u64>,
}

impl Funnel {
    /// Returns how many came to each step, in order. Steps are told apart by number and name, under all terms.
    pub fn steps(&self) -> impl Iterator<Item = StepReached> {
        self.steps.iter().map(|((number, name), reached)| StepReached {
            number: *number,
            name: name.clone(),
            candidacies: reached.candidacies,
            left_out: reached.left_out,
            unknown: reached.unknown,
            parts: reached.parts(),
        })
    }

    /// Returns the number of candidacies.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.applied + self.applied_openly + self.approached + self.taken_over
    }

    pub(crate) fn add(&mut self, course: Course<'_, '_>) {
        let (Some(first), Some(last)) = (course.entries.first(), course.places.last()) else { return };
        if let Fact::Applied(application) = &first.fact {
            let count = if application.role.is_some() { &mut self.applied } else { &mut self.applied_openly };
            *count += 1;
        } else if let Fact::TakenOver(takeover) = &first.fact {
            self.taken_over += 1;
            let terms = course.places.first().map(|place| place.terms);
            let before = terms.map_or(&[][..], |terms| terms.process().steps());
            for (number, step) in (1..takeover.step).zip(before) {
                self.steps.entry((number, step.name().clone())).or_default().unknown += 1;
            }
        } else {
            self.approached += 1;
        }
        let reached = |phase: Phase| u64::from(course.places.iter().any(|place| place.now.phase == phase));
        self.screening += reached(Phase::Screening);
        self.offered += reached(Phase::Offered);
        self.accepted += reached(Phase::Accepted);
        for ((number, name), way) in ways(course) {
            let row = self.steps.entry((number, name)).or_default();
            let is_left_out = way.worked == 0 && way.is_waived();
            row.left_out += u64::from(is_left_out);
            row.candidacies += u64::from(!is_left_out);
            for (index, part) in way.step.parts().iter().enumerate() {
                let place = (u8::try_from(index + 1).unwrap_or(u8::MAX), part.name().clone());
                *row.parts.entry(place).or_default() += u64::from(way.worked >> index & 1 == 1);
            }
        }
        let is = |phases: &[Phase]| u64::from(phases.contains(&last.now.phase));
        self.hired += is(&[Phase::Hired]);
        self.pooled += is(&[Phase::Pooled]);
        self.rejected += is(&[Phase::FeedbackDue, Phase::Rejected]);
        self.withdrawn += is(&[Phase::Withdrawn]);
        self.lapsed += is(&[Phase::Lapsed]);
    }

    /// One line of numbers: all, those whose application was read, how far they got and how it ended; and those of whom nobody knows how
    /// they began.
    pub(crate) fn merge(&mut self, other: &Funnel) {
        let Funnel { applied, applied_openly, approached, taken_over, screening, steps, .. } = other;
        self.applied += applied;
        self.applied_openly += applied_openly;
        self.approached += approached;
        self.taken_over += taken_over;
        self.screening += screening;
        let Funnel { offered, accepted, hired, pooled, rejected, withdrawn, lapsed, .. } = other;
        self.offered += offered;
        self.accepted += accepted;
        self.hired += hired;
        self.pooled += pooled;
        self.rejected += rejected;
        self.withdrawn += withdrawn;
        self.lapsed += lapsed;
        for (step, reached) in steps {
            let own = self.steps.entry(step.clone()).or_default();
            own.candidacies += reached.candidacies;
            own.left_out += reached.left_out;
            own.unknown += reached.unknown;
            for (part, candidacies) in &reached.parts {
                *own.parts.entry(part.clone()).or_default() += candidacies;
            }
        }
    }
}

/// The way of a candidacy through a step.
struct Way<'a> {
    step: &'a Step,
    /// The parts that were ever set up or done, a bit each.
    worked: u8,
    /// How far they were when it was last there.
    parts: Parts,
}

impl Way<'_> {
    /// Returns true if each part that judges is left out.
    fn is_waived(&self) -> bool {
        let parts = self.step.parts().iter().enumerate();
        parts.filter(|(_, part)| !part.informs()).all(|(index, _)| self.parts.get(index) == PartState::Waived)
    }
}

/// The steps that a candidacy came to, by number and name.
fn ways<'a>(course: Course<'_, 'a>) -> BTreeMap<(u8, Name), Way<'a>> {
    let mut ways: BTreeMap<(u8, Name), Way<'a>> = BTreeMap::new();
    for Place { now, terms, .. } in course.places.iter().filter(|place| place.now.phase.is_in_a_step()) {
        let Some(step) = terms.process().step(now.step) else { continue };
        let way = Way { step, worked: 0, parts: now.parts };
        let way = ways.entry((now.step, step.name().clone())).or_insert(way);
        way.parts = now.parts;
        let is_worked = |index: usize| matches!(now.parts.get(index), PartState::SetUp | PartState::Done);
        let worked = step.parts().iter().enumerate().filter(|(index, _): &(usize, &Part)| is_worked(*index));
        worked.for_each(|(index, _)| way.worked |= 1 << index);
    }
    ways
}

impl Reached {
    fn parts(&self) -> Vec<PartReached> {
        let part = |((number, name), candidacies): (&(u8, Name), &u64)| PartReached {
            number: *number,
            name: name.clone(),
            candidacies: *candidacies,
        };
        self.parts.iter().map(part).collect()
    }
}

fn rows<S: Serializer>(steps: &BTreeMap<(u8, Name), Reached>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(steps.iter().map(|((number, name), reached)| StepReached {
        number: *number,
        name: name.clone(),
        candidacies: reached.candidacies,
        left_out: reached.left_out,
        unknown: reached.unknown,
        parts: reached.parts(),
    }))
}
