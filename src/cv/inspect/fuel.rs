//! What a look inside may cost, so that it ends whatever the bytes say.

use crate::cv::{CvError, CvLimit};
use std::cell::Cell;

/// So many steps for each byte that is read: once to find the objects, and again for those that are asked.
const STEPS: usize = 4;
/// So many in any case.
const RESERVE: usize = 1 << 20;
/// To unpack a stream takes so many, however short it is.
const STREAM: usize = 1 << 10;
/// So many bytes come out of what is compressed, at most.
const INFLATED: usize = 32 << 20;
/// And so many objects out of streams: more are in no CV.
const OBJECTS: usize = 1_000_000;

/// What is left to be spent. A step is a byte that is looked at.
pub(super) struct Fuel {
    steps: Cell<usize>,
    inflated: Cell<usize>,
    objects: Cell<usize>,
}

impl Fuel {
    /// For a file of this length.
    pub(super) fn of(len: usize) -> Fuel {
        let steps = len.saturating_mul(STEPS).saturating_add(RESERVE);
        Fuel { steps: Cell::new(steps), inflated: Cell::new(INFLATED), objects: Cell::new(OBJECTS) }
    }

    /// Spends steps.
    pub(super) fn burn(&self, steps: usize) -> Result<(), CvError> {
        match self.steps.get().checked_sub(steps) {
            Some(left) => {
                self.steps.set(left);
                Ok(())
            }
            None => Err(CvError::TooComplex { limit: CvLimit::Work }),
        }
    }

    /// How many bytes may still come out of what is compressed, for one more stream.
    pub(super) fn room(&self) -> Result<usize, CvError> {
        self.burn(STREAM)?;
        Ok(self.inflated.get())
    }

    /// Takes note of what came out. It is read like the file, so it brings steps along.
    pub(super) fn inflated(&self, len: usize) -> Result<(), CvError> {
        let left = self.inflated.get().checked_sub(len).ok_or(CvError::TooComplex { limit: CvLimit::Inflated })?;
        self.inflated.set(left);
        self.steps.set(self.steps.get().saturating_add(len.saturating_mul(STEPS)));
        Ok(())
    }

    /// Takes note of an object in a stream.
    pub(super) fn object(&self) -> Result<(), CvError> {
        let left = self.objects.get().checked_sub(1).ok_or(CvError::TooComplex { limit: CvLimit::Objects })?;
        self.objects.set(left);
        Ok(())
    }
}
