//! The lines of another system's log, in the few words that such logs have in common.

use crate::value::set::{names, set_of};
use crate::value::time::Time;
use serde::{Deserialize, Serialize};
use std::fmt;

names! {
    /// The event that a line of a foreign log says.
    #[non_exhaustive]
    #[doc(alias = "activity")]
    What {
        /// The candidate applied. Of somebody who was approached: they would like to know more.
        Applied = "applied",
        /// The company reached out.
        Approached = "approached",
        /// The case is at a step from now on: the one that the sighting names, or the next one.
        #[doc(alias = "stage change")]
        Moved = "moved",
        /// An interview is scheduled, an assignment is sent, or a check is requested; for the second time it has another date.
        SetUp = "set_up",
        /// An interview took place, an assignment came back, or a check was answered.
        TookPlace = "took_place",
        /// Somebody wrote down what they saw.
        #[doc(alias = "scorecard")]
        Assessed = "assessed",
        /// The company decided against the candidate. Nothing says that they were told.
        Rejected = "rejected",
        /// The candidate was told the decision.
        Told = "told",
        /// Feedback reached the candidate.
        Feedback = "feedback",
        /// The company made an offer, or made it in a new version.
        Offered = "offered",
        /// The candidate accepted the offer, or agreed to the step that was proposed.
        Accepted = "accepted",
        /// The candidate declined the offer, or what was proposed.
        Declined = "declined",
        /// The candidate stepped out.
        Withdrew = "withdrew",
        /// The person has started, or is counted as hired.
        Hired = "hired",
        /// The company pauses.
        OnHold = "on_hold",
        /// A message of the candidate.
        MessageIn = "message_in",
        /// A message to the candidate.
        MessageOut = "message_out",
        /// Anything else. It is counted as an event of the case and moves nothing.
        Other = "other",
    }
}

set_of! {
    /// A set of what sightings say.
    Whats(u32) of What
}

names! {
    /// The side whose act a sighting is.
    #[expect(clippy::exhaustive_enums, reason = "there are two sides")]
    Side {
        /// The candidate.
        Candidate = "candidate",
        /// The company.
        Company = "company",
    }
}

/// One line of the log of another system: something that was seen to happen in a case.
///
/// The order of sightings is the order in which they are [seen](crate::foreign::Judge::see), which is that of the log.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "readers of logs build it with its fields")]
pub struct Sighting {
    /// The case, by the name that the log has for it.
    pub case: String,
    /// The event.
    pub what: What,
    /// When.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub at: Time,
    /// The name of the step, if the log says it.
    #[serde(default)]
    pub step: Option<String>,
    /// The name of the part of the step, if the log says it.
    #[serde(default)]
    pub part: Option<String>,
    /// The side whose act it is, if the log says it.
    #[serde(default)]
    pub side: Option<Side>,
    /// The person or the program that did it, if the log says it. Nothing is judged by it.
    #[serde(default)]
    pub actor: Option<String>,
}

impl Sighting {
    /// Creates a sighting that says the case, what happened and when.
    #[must_use]
    pub fn new(case: impl Into<String>, what: What, at: Time) -> Self {
        Sighting { case: case.into(), what, at, step: None, part: None, side: None, actor: None }
    }

    /// Says the name of the step.
    #[must_use]
    pub fn step(self, step: impl Into<String>) -> Self {
        Sighting { step: Some(step.into()), ..self }
    }

    /// Says the name of the part of the step.
    #[must_use]
    pub fn part(self, part: impl Into<String>) -> Self {
        Sighting { part: Some(part.into()), ..self }
    }

    /// Says whose act it is.
    #[must_use]
    pub fn by(self, side: Side) -> Self {
        Sighting { side: Some(side), ..self }
    }
}

/// Shows no name of a person.
impl fmt::Debug for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sighting { case, what, at, step, part, side, actor } = self;
        let actor = actor.as_ref().map(|actor| format!("{} characters", actor.chars().count()));
        f.debug_struct("Sighting")
            .field("case", case)
            .field("what", what)
            .field("at", at)
            .field("step", step)
            .field("part", part)
            .field("side", side)
            .field("actor", &actor)
            .finish()
    }
}
