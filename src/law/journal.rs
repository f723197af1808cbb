//! The facts of one candidacy, in order: a journal only ever grows.
//!
//! It judges nothing: whether an entry belongs there is the law's question.

use crate::law::fact::Fact;
use crate::value::actor::Actor;
use crate::value::id::{CandidacyId, Seq};
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// A fact, who recorded it, and when.
///
/// On the wire it is `{ "at": "2026-03-02T09:00:00Z", "by": "candidate", "fact": "withdrew" }`. A field that is not known
/// is ignored there; a fact that is not known is refused by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// When it was recorded.
    #[serde(with = "crate::value::time")]
    pub at: Time,
    /// Who recorded it.
    pub by: Actor,
    /// What happened.
    pub fact: Fact,
}

impl Entry {
    /// This fact, recorded by somebody at a moment.
    #[must_use]
    pub fn new(by: impl Into<Actor>, fact: impl Into<Fact>, at: Time) -> Self {
        Entry { at, by: by.into(), fact: fact.into() }
    }
}

/// An entry with its identity: what a store keeps as one row, and a file as one line.
///
/// Candidacy and number are the key. A store that takes each key once turns a second writer away: that is a conflict, and
/// the caller reads the journal again and looks whether the fact is still legal. [`Candidacy::append`] does the same in
/// memory.
///
/// [`Candidacy::append`]: crate::Candidacy::append
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Line<E = Entry> {
    /// Whose journal it is in.
    pub candidacy: CandidacyId,
    /// Its number there, from 0.
    pub seq: Seq,
    /// The entry.
    pub entry: E,
}

impl Line<&Entry> {
    /// The same, on its own.
    #[must_use]
    pub fn to_owned(self) -> Line {
        Line { candidacy: self.candidacy, seq: self.seq, entry: self.entry.clone() }
    }
}
