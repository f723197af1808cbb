//! One line of a journal for views that repeat no words: its number, when, who, and which fact.

use crate::law::{Entry, FactKind};
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::meeting::Party;
use crate::value::time::Time;
use serde::Serialize;

/// An entry of a journal without its words. A view for the company says which [`Actor`] acted, and a view that the candidate may
/// see too says which [`Party`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FactLine<B> {
    /// The number of the entry.
    pub seq: Seq,
    /// When it was recorded.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// Whose act it is.
    pub by: B,
    /// The fact.
    pub fact: FactKind,
    /// The number of the part that it names.
    pub part: Option<u8>,
    /// Whether a person of the company wrote it down for the candidate.
    pub written_down: bool,
}

impl FactLine<Actor> {
    pub(super) fn new(seq: Seq, entry: &Entry) -> Self {
        let written_down = entry.writer().is_some();
        FactLine { seq, at: entry.at, by: entry.by, fact: entry.fact.kind(), part: entry.fact.part(), written_down }
    }

    /// The same, naming nobody of the company.
    pub(super) fn unnamed(self) -> FactLine<Party> {
        let FactLine { seq, at, by, fact, part, written_down } = self;
        let by = match by {
            Actor::Candidate => Party::Candidate,
            Actor::Staff(_) => Party::Company,
        };
        FactLine { seq, at, by, fact, part, written_down }
    }
}
