//! The judge of other systems' logs: who waited for what, by which rule, and what the law would not have allowed.
//!
//! A log that another system wrote is read as [sightings](Sighting). A [`Judge`] follows each case under [terms](crate::Terms). It *notes
//! and follows*: a sighting that the law would not allow becomes a [`Finding`], and the history goes on from the place that the log says.
//! It reads no file and no format: the program that knows the log makes the sightings.
//!
//! A log says little. A promise of which it cannot say how it ended is *unknown*: no promise is kept or broken by silence, and nothing
//! is invented to make a log fit.

mod act;
mod bridge;
mod case;
mod counted;
mod facts;
mod finding;
mod follow;
mod history;
mod judge;
mod judgement;
mod known;
mod legal;
mod seen;
mod sighting;
mod text;

pub use finding::{Finding, FindingKind};
pub use judge::Judge;
pub use judgement::{Counts, Found, Judgement};
pub use sighting::{Side, Sighting, What, Whats};
