//! How far people got, and how it ended.

use crate::candidacy::Recorded;
use crate::law::fact::Fact;
use crate::law::phase::Phase;
use crate::terms::process::Process;
use crate::value::text::Name;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// How many candidacies came how far, each counted once at each place that it reached.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Funnel {
    /// Candidacies that applied for a role.
    pub applied: u64,
    /// Candidacies that sent an open application.
    pub applied_openly: u64,
    /// Candidacies that the company approached.
    pub approached: u64,
    /// The candidacies among all of these whose application was read, or is to be read.
    pub screening: u64,
    #[serde(serialize_with = "rows")]
    steps: BTreeMap<(u8, Name), u64>,
    /// Candidacies with an offer.
    pub offered: u64,
    /// Candidacies that were hired.
    pub hired: u64,
    /// Candidacies in the talent pool.
    pub pooled: u64,
    /// Candidacies that were decided against; the feedback may still be owed.
    pub declined: u64,
    /// Candidacies whose candidate stepped out.
    pub withdrawn: u64,
}

/// How many came to a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StepReached {
    /// Its number, from 1.
    pub number: u8,
    /// Its name.
    pub name: Name,
    /// The number of candidacies.
    pub candidacies: u64,
}

impl Funnel {
    /// Returns how many came to each step, in order. Steps are told apart by number and name, under all terms.
    pub fn steps(&self) -> impl Iterator<Item = StepReached> {
        self.steps.iter().map(|((number, name), candidacies)| StepReached {
            number: *number,
            name: name.clone(),
            candidacies: *candidacies,
        })
    }

    pub(super) fn add(&mut self, history: &[Recorded<'_>], last: Phase, process: &Process) {
        match history.first().map(|first| &first.entry.fact) {
            Some(Fact::Applied(_)) => self.applied += 1,
            Some(Fact::AppliedOpenly(_)) => self.applied_openly += 1,
            _ => self.approached += 1,
        }
        let reached = |phase: Phase| u64::from(history.iter().any(|recorded| recorded.phase == phase));
        self.screening += reached(Phase::Screening);
        self.offered += reached(Phase::Offered);
        for (number, step) in (1..).zip(process.steps()) {
            let there = |recorded: &Recorded<'_>| recorded.step == number && recorded.phase.is_in_a_step();
            if history.iter().any(there) {
                *self.steps.entry((number, step.name().clone())).or_default() += 1;
            }
        }
        self.hired += u64::from(last == Phase::Hired);
        self.pooled += u64::from(last == Phase::Pooled);
        self.declined += u64::from(matches!(last, Phase::Declining | Phase::Declined));
        self.withdrawn += u64::from(last == Phase::Withdrawn);
    }

    pub(super) fn merge(&mut self, other: &Funnel) {
        self.applied += other.applied;
        self.applied_openly += other.applied_openly;
        self.approached += other.approached;
        self.screening += other.screening;
        self.offered += other.offered;
        self.hired += other.hired;
        self.pooled += other.pooled;
        self.declined += other.declined;
        self.withdrawn += other.withdrawn;
        for (step, candidacies) in &other.steps {
            *self.steps.entry(step.clone()).or_default() += candidacies;
        }
    }
}

fn rows<S: Serializer>(steps: &BTreeMap<(u8, Name), u64>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(steps.iter().map(|((number, name), candidacies)| StepReached {
        number: *number,
        name: name.clone(),
        candidacies: *candidacies,
    }))
}

/// For a person: a line for each place, and how it ended.
impl fmt::Display for Funnel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Funnel { applied, applied_openly, approached, screening, offered, .. } = self;
        writeln!(f, "applied {applied}, openly {applied_openly}, approached {approached}")?;
        writeln!(f, "screening        {screening:>5}")?;
        for StepReached { number, name, candidacies } in self.steps() {
            writeln!(f, "{:<16} {candidacies:>5}", format!("{number} {name}"))?;
        }
        writeln!(f, "offered          {offered:>5}")?;
        let Funnel { hired, pooled, declined, withdrawn, .. } = self;
        write!(f, "hired {hired}, in the pool {pooled}, declined {declined}, withdrawn {withdrawn}")
    }
}
