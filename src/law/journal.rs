//! The facts of one candidacy, in order: a journal only ever grows.
//!
//! It judges nothing: whether an entry belongs there is the law's question.

use crate::journal;
use crate::law::fact::Fact;
use crate::value::actor::Actor;
use crate::value::id::{CandidacyId, Seq};
use serde::{Deserialize, Serialize};

/// An entry of a candidacy: a fact, who recorded it, and when.
pub type Entry = journal::Entry<Fact>;

impl journal::Sealed for Fact {}
impl journal::Fact for Fact {
    type By = Actor;
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
