//! A sighting as the judge keeps it: sixteen bytes.

use crate::foreign::sighting::{Side, Sighting, What};
use crate::terms::Process;
use crate::value::time::Time;
use chrono::DateTime;

/// A sighting without its case and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    micros: i64,
    pub(super) what: What,
    pub(super) step: Named,
    pub(super) part: Named,
    pub(super) side: Option<Side>,
}

/// What a sighting says of a step or a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// Nothing.
    Nothing,
    /// The number, from 1.
    Number(u8),
    /// A name that nothing has.
    Unknown,
}

impl Seen {
    pub(super) fn new(sighting: &Sighting, process: &Process) -> Self {
        let Sighting { case: _, what, at, step, part, side, actor: _ } = sighting;
        let step = step.as_deref().map_or(Named::Nothing, |name| Named::of(process.step_number(name)));
        let (step, part) = part.as_deref().map_or((step, Named::Nothing), |name| part_of(process, step, name));
        Seen { micros: at.timestamp_micros(), what: *what, step, part, side: *side }
    }

    /// One that no log has, and that names nothing.
    pub(super) fn implied(what: What, at: Time) -> Self {
        Seen { micros: at.timestamp_micros(), what, step: Named::Nothing, part: Named::Nothing, side: None }
    }

    pub(super) fn at(self) -> Time {
        DateTime::from_timestamp_micros(self.micros).unwrap_or(Time::MIN_UTC)
    }
}

impl Named {
    fn of(number: Option<u8>) -> Self {
        number.map_or(Named::Unknown, Named::Number)
    }

    pub(super) fn number(self) -> Option<u8> {
        match self {
            Named::Number(number) => Some(number),
            Named::Nothing | Named::Unknown => None,
        }
    }
}

/// The step and the part that a sighting names. The name of a part that only one step has says the step, too; one that several have says
/// nothing without a step.
fn part_of(process: &Process, step: Named, name: &str) -> (Named, Named) {
    if let Named::Number(number) = step {
        return (step, Named::of(process.step(number).and_then(|step| step.part_number(name))));
    }
    let parts = (1..).zip(process.steps()).filter_map(|(number, step)| Some((number, step.part_number(name)?)));
    match parts.collect::<Vec<_>>().as_slice() {
        [] => (step, Named::Unknown),
        [(number, part)] if step == Named::Nothing => (Named::Number(*number), Named::Number(*part)),
        [..] => (step, Named::Nothing),
    }
}
