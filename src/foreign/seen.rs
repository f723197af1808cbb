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
        let part = part.as_deref().map_or(Named::Nothing, |name| Named::of(part_number(process, step, name)));
        Seen { micros: at.timestamp_micros(), what: *what, step, part, side: *side }
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

/// The number of a part of this step; without a step, of the first step that has a part of the name.
fn part_number(process: &Process, step: Named, name: &str) -> Option<u8> {
    match step.number() {
        Some(number) => process.step(number)?.part_number(name),
        None => process.steps().iter().find_map(|step| step.part_number(name)),
    }
}
