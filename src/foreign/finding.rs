//! Findings: sightings that the law would not have allowed, and what a log says wrongly.

use crate::foreign::sighting::{What, Whats};
use crate::law::Why;
use crate::value::set::names;
use crate::value::time::Time;
use serde::Serialize;

names! {
    /// The kind of a finding.
    #[non_exhaustive]
    FindingKind {
        /// The law would not have allowed it there. [`Finding::why`] is the law's reason.
        Illegal = "illegal",
        /// The case went past a step of which the log says nothing, and the log could have said it.
        Skipped = "skipped",
        /// The moment lies more than five minutes before that of the sighting before it.
        Backwards = "backwards",
        /// The process has no step of this name.
        UnknownStep = "unknown_step",
        /// The step has no part of this name.
        UnknownPart = "unknown_part",
    }
}

/// A sighting that the law would not have allowed, or that says something that cannot be. The history goes on from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// The case.
    pub case: String,
    /// The number of the sighting in the case, from 0, in the order of the log.
    pub sighting: u64,
    /// The kind.
    pub kind: FindingKind,
    /// The event that was seen.
    pub what: What,
    /// When.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// The law's reason, where the kind is [`Illegal`](FindingKind::Illegal) or [`Skipped`](FindingKind::Skipped).
    pub why: Option<Why>,
    /// The events that would have been legal at that place. [`Other`](What::Other) always is.
    pub legal: Whats,
}
