//! The walk over a process for its digest: its items and their order, as the documentation of [`Digest`] states them.

use crate::terms::digest::{Digest, Fnv};
use crate::terms::process::Process;
use crate::terms::process::part::{Part, Task};
use crate::terms::process::step::Step;
use crate::value::actor::Capacities;
use crate::value::meeting::Screen;

impl Process {
    /// The digest of the process; deadlines are in another one.
    pub(crate) fn digest(&self) -> Digest {
        let mut fnv = Fnv::new();
        fnv.list(self.cast(), |fnv, (capacity, powers)| {
            fnv.text(capacity.as_str());
            fnv.list(powers.iter(), |fnv, power| fnv.text(power.name()));
        });
        fnv.list(self.steps().iter(), add_step);
        fnv.list(self.material().iter(), |fnv, kind| fnv.text(kind.name()));
        fnv.list(self.dates().iter(), |fnv, date| fnv.text(date.as_str()));
        fnv.list(self.tools().iter(), |fnv, tool| fnv.text(tool.as_str()));
        let horizons = self.horizons();
        fnv.number(horizons.appointment());
        fnv.number(horizons.reversal());
        fnv.number(horizons.contest());
        if self.organisations().next().is_some() {
            fnv.list(self.organisations(), |fnv, (capacity, organisation)| {
                fnv.text(capacity.as_str());
                fnv.text(organisation.name.as_str());
                fnv.text(organisation.data.name());
            });
        }
        fnv.finish()
    }

    /// Adds the deadlines of the steps' decisions.
    pub(crate) fn add_deadlines(&self, fnv: &mut Fnv) {
        fnv.list(self.steps().iter(), |fnv, step| {
            fnv.maybe(step.decision_deadline(), |fnv, deadline| {
                fnv.span(deadline.span());
                fnv.maybe(deadline.counted_from(), |fnv, date| fnv.text(date.as_str()));
            });
        });
    }
}

fn add_step(fnv: &mut Fnv, step: &Step) {
    fnv.text(step.name().as_str());
    fnv.number(step.needs_yes());
    fnv.number(step.needs_assent());
    add_capacities(fnv, step.deciders());
    fnv.list(step.parts().iter(), add_part);
}

fn add_part(fnv: &mut Fnv, part: &Part) {
    fnv.text(part.name().as_str());
    fnv.text(part.kind().name());
    fnv.number(part.informs());
    match part.task() {
        Task::Interview { with, screen } => {
            add_capacities(fnv, with);
            fnv.number(match screen {
                Screen::NotShared => false,
                Screen::Shared => true,
            });
        }
        Task::Assignment { days, hours, pay } => {
            fnv.number(*days);
            fnv.maybe(*hours, Fnv::number);
            fnv.maybe(pay.as_ref(), |fnv, pay| fnv.text(pay.as_str()));
        }
        Task::Check { asked } => fnv.text(asked.as_str()),
    }
}

fn add_capacities(fnv: &mut Fnv, capacities: &Capacities) {
    fnv.list(capacities.iter(), |fnv, capacity| fnv.text(capacity.as_str()));
}
