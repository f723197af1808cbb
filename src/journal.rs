//! The facts of one candidacy, in order. A journal only ever grows, and it knows what was asked and not yet answered.
//!
//! It judges nothing: whether an entry belongs there is the law's question.

use crate::actor::Actor;
use crate::fact::{Fact, FactKind, Facts};
use crate::{CandidacyId, Seq, Time};
use serde::{Deserialize, Serialize};

/// A fact, who recorded it, and when.
///
/// On the wire it is `{ "at": "2026-03-02T09:00:00Z", "by": "candidate", "fact": "withdrew" }`. A field that is not known
/// is ignored there; a fact that is not known is refused by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Entry {
    /// When it was recorded.
    #[serde(with = "crate::time")]
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

/// Entries in order, and which of them were answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Journal {
    entries: Vec<Entry>,
    /// Most candidacies ask nothing, and pay one pointer for it.
    asked: Option<Box<Asked>>,
}

/// The kinds of facts that ask for an answer. They are counted in this order.
const ASKS: [FactKind; 4] =
    [FactKind::MessageReceived, FactKind::HelpAsked, FactKind::ExtensionAsked, FactKind::ConcernRaised];

/// Questions and answers. Most facts are neither, and are told apart by one look.
const CONVERSATION: Facts = Facts::of(&ASKS).and(&[
    FactKind::Replied,
    FactKind::HelpAnswered,
    FactKind::ExtensionAnswered,
    FactKind::ConcernAnswered,
]);

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Asked {
    /// How many of each kind of [`ASKS`] wait for an answer.
    open: [u32; ASKS.len()],
    /// A bit for each entry, set once it is answered; as long as the last answered entry needs.
    answered: Vec<u64>,
}

impl Journal {
    /// Room for so many entries, within reason: the number may come from outside.
    pub(crate) fn with_room_for(entries: usize) -> Self {
        Journal { entries: Vec::with_capacity(entries.min(64)), asked: None }
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn entry(&self, seq: Seq) -> Option<&Entry> {
        self.entries.get(usize::try_from(seq.0).ok()?)
    }

    /// The number that the next entry takes. Memory ends long before the numbers do.
    pub(crate) fn next_seq(&self) -> Seq {
        Journal::seq(self.entries.len())
    }

    /// The number of the entry at an index.
    pub(crate) fn seq(index: usize) -> Seq {
        Seq(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Does anything of this kind wait for an answer?
    pub(crate) fn waits(&self, ask: FactKind) -> bool {
        self.asked.as_deref().is_some_and(|asked| ASKS.iter().zip(asked.open).any(|(kind, n)| *kind == ask && n > 0))
    }

    /// Was the entry with this number answered?
    pub(crate) fn is_answered(&self, seq: Seq) -> bool {
        let (word, bit) = place(seq);
        self.asked.as_deref().and_then(|asked| asked.answered.get(word)).is_some_and(|bits| bits & bit != 0)
    }

    /// Takes an entry that the law has accepted.
    pub(crate) fn push(&mut self, entry: Entry) -> &Entry {
        let kind = entry.fact.kind();
        if CONVERSATION.has(kind) {
            self.converse(kind, entry.fact.answers());
        }
        self.entries.push_mut(entry)
    }

    /// Counts a question, or marks the one that is answered.
    fn converse(&mut self, kind: FactKind, answers: Option<Seq>) {
        let (Some(ask), Some(to)) = (kind.answers(), answers) else {
            return self.count(kind, u32::saturating_add);
        };
        self.count(ask, u32::saturating_sub);
        let (word, bit) = place(to);
        let answered = &mut self.asked.get_or_insert_default().answered;
        if answered.len() <= word {
            answered.resize(word + 1, 0);
        }
        if let Some(bits) = answered.get_mut(word) {
            *bits |= bit;
        }
    }

    fn count(&mut self, ask: FactKind, change: fn(u32, u32) -> u32) {
        for (kind, n) in ASKS.iter().zip(&mut self.asked.get_or_insert_default().open) {
            if *kind == ask {
                *n = change(*n, 1);
            }
        }
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
    }
}

/// The word and the bit that stand for an entry.
fn place(seq: Seq) -> (usize, u64) {
    (usize::try_from(seq.0 / u64::BITS).unwrap_or(usize::MAX), 1 << (seq.0 % u64::BITS))
}
