//! A fact with who recorded it and when: the line of which every journal is made.

use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// The facts of one kind of journal, and who may record them. The facts of a candidacy are one kind, those of a role the other.
pub trait Fact: super::Sealed {
    /// Who may record one.
    type By;
}

/// A fact, who recorded it, and when.
///
/// It has the same form in every journal. [`law::Entry`](crate::law::Entry) is an entry of a candidacy, which the candidate and the
/// company write. [`role::Entry`](crate::role::Entry) is an entry of a role, which the company writes alone.
///
/// On the wire it is `{ "at": "2026-03-02T09:00:00Z", "by": "candidate", "fact": "withdrew" }`. A field that is not known
/// is ignored there; a fact that is not known is refused by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schemars",
    schemars(rename = "{F}Entry", bound = "F: schemars::JsonSchema, F::By: schemars::JsonSchema")
)]
pub struct Entry<F: Fact> {
    /// When it was recorded.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub at: Time,
    /// Who recorded it.
    pub by: F::By,
    /// The fact that happened.
    pub fact: F,
}

impl<F: Fact> Entry<F> {
    /// Creates the entry of a fact that an actor records at a moment.
    #[must_use]
    pub fn new(by: impl Into<F::By>, fact: impl Into<F>, at: Time) -> Self {
        Entry { at, by: by.into(), fact: fact.into() }
    }
}
