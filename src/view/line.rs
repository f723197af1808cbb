//! One line of a journal for views that repeat no words: its number, when, who, and which fact.

use crate::law::fact::FactKind;
use crate::law::journal::Entry;
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::meeting::Party;
use crate::value::time::Time;
use serde::Serialize;

/// An entry of a journal without its words. A view for the company says which [`Actor`] recorded it, a view that the candidate may
/// see too says which [`Party`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct FactLine<B> {
    /// The number of the entry.
    pub seq: Seq,
    /// When it was recorded.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// Who recorded it.
    pub by: B,
    /// The fact.
    pub fact: FactKind,
}

impl FactLine<Actor> {
    pub(super) fn new(seq: Seq, entry: &Entry) -> Self {
        FactLine { seq, at: entry.at, by: entry.by, fact: entry.fact.kind() }
    }

    /// The same, naming nobody of the company.
    pub(super) fn unnamed(self) -> FactLine<Party> {
        let FactLine { seq, at, by, fact } = self;
        let by = match by {
            Actor::Candidate => Party::Candidate,
            Actor::Staff(_) => Party::Company,
        };
        FactLine { seq, at, by, fact }
    }
}
