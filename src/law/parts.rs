//! How far each part of a step is. From these states alone follows the phase of the step.

use crate::law::phase::Phase;
use crate::value::set::{names, set_of};
use std::fmt;

names! {
    /// How far a part of a step is.
    ///
    /// Complete on purpose: two bits hold it.
    #[expect(clippy::exhaustive_enums, reason = "another state would make every match think again")]
    PartState {
        /// It has to be scheduled, put together or requested.
        ToSetUp = "to_set_up",
        /// It is scheduled, sent out or requested.
        SetUp = "set_up",
        /// It took place, came back or was answered.
        Done = "done",
        /// It is left out, for a reason that the journal keeps.
        Waived = "waived",
    }
}

set_of! {
    /// A set of states of parts.
    PartStates(u8) of PartState
}

/// How far each part of a step is, two bits each. The places beyond the last part count as waived.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Parts(u16);

/// Shows the state of each part. Waived ones at the end look like the places beyond the last part, and are left out.
impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let states = (0..Self::MAX).map(|index| self.get(index));
        let last = states.clone().rposition(|state| state != PartState::Waived).map_or(0, |last| last + 1);
        f.write_str("Parts")?;
        f.debug_list().entries(states.take(last)).finish()
    }
}

const EACH: u16 = 0b0101_0101_0101_0101;

impl Parts {
    /// The most parts of a step.
    pub const MAX: usize = 8;
    /// Outside of a step: there is nothing to do.
    pub const NONE: Parts = Parts(u16::MAX);

    /// Returns this number of parts, each of them to be set up.
    #[must_use]
    pub const fn to_set_up(count: usize) -> Parts {
        Parts(if count >= Self::MAX { 0 } else { u16::MAX << (2 * count) })
    }

    /// Returns the state of the part with this index, from 0.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "two bits count to four, and there are four states")]
    pub const fn get(self, index: usize) -> PartState {
        if index >= Self::MAX { PartState::Waived } else { PartState::ALL[(self.0 >> (2 * index) & 0b11) as usize] }
    }

    /// Returns the same with another state of the part with this index.
    #[must_use]
    pub const fn with(self, index: usize, state: PartState) -> Parts {
        if index >= Self::MAX {
            return self;
        }
        Parts(self.0 & !(0b11 << (2 * index)) | (state as u16) << (2 * index))
    }

    /// Returns the phase of a step whose parts are this far.
    #[must_use]
    pub const fn phase(self) -> Phase {
        let (low, high) = (self.0 & EACH, self.0 >> 1 & EACH);
        if low & !high != 0 {
            Phase::Underway
        } else if low | high != EACH {
            Phase::Preparing
        } else {
            Phase::Deciding
        }
    }
}
