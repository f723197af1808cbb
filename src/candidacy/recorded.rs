//! The answer to an entry that was recorded: the line to store, and what follows from it.

use crate::law::{Entry, Line, State};
use crate::promise::{Change, Promise};
use crate::value::id::{CandidacyId, Seq};

/// A recorded entry and what follows from it, as data: a store and an outbox need nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "the line has to be stored"]
#[non_exhaustive]
pub struct Recorded<'a> {
    /// The line to store.
    pub line: Line<&'a Entry>,
    /// The promises that it opened.
    pub opened: Vec<Promise>,
    /// The promises that it ended, each with how.
    pub ended: Vec<Promise>,
    /// The promises that stay open and have other dates now.
    pub redated: Vec<Promise>,
    /// The entries that the candidate is now to be told of, in order; this one is among them where it is told at once.
    pub told: Vec<Seq>,
    /// The answer to a repeated request: true if the line was recorded before, so that there is nothing to store.
    pub again: bool,
}

/// A recorded entry and what follows from it, without the journal that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Followed {
    seq: Seq,
    opened: Vec<Promise>,
    ended: Vec<Promise>,
    redated: Vec<Promise>,
    told: Vec<Seq>,
    again: bool,
}

impl Followed {
    /// Of the latest entry.
    pub(super) fn new(entries: &[Entry], state: &State, change: Change) -> Self {
        let seq = Seq::from_index(entries.len().saturating_sub(1));
        let Change { opened, ended, redated } = change;
        Followed { seq, opened, ended, redated, told: state.told().collect(), again: false }
    }

    /// Of an entry that was recorded before.
    pub(super) fn again(seq: Seq) -> Self {
        let Change { opened, ended, redated } = Change::default();
        Followed { seq, opened, ended, redated, told: Vec::new(), again: true }
    }

    #[expect(clippy::expect_used, reason = "the number is that of an entry, which the callers hold")]
    pub(crate) fn of(self, candidacy: CandidacyId, entries: &[Entry]) -> Recorded<'_> {
        let Followed { seq, opened, ended, redated, told, again } = self;
        let entry = seq.entry(entries).expect("an entry was recorded");
        Recorded { line: Line { candidacy, seq, entry }, opened, ended, redated, told, again }
    }
}
