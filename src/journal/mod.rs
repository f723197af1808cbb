//! One machinery for every journal, of a candidacy or of a role. It has entries and their numbers, what comes back when an entry is
//! refused, and how a journal is read back through a law.
//!
//! It knows no fact and judges nothing: whether an entry is lawful is a question for the journal that takes it.

mod entry;
mod refused;

pub use entry::{Entry, Fact};
pub(crate) use refused::CODES;
pub use refused::{Broken, NotAppended, Refusal, Refused, Unlawful};

use crate::value::id::Seq;
use std::num::NonZeroU32;

mod sealed {
    /// Only the laws of this crate have journals.
    pub trait Sealed {}
}
pub(crate) use sealed::Sealed;

/// The number of an entry that cannot be the opening, in no more room than a number.
pub(crate) type Later = Option<NonZeroU32>;

impl Seq {
    /// The number of the entry at an index. Memory ends long before the numbers do.
    pub(crate) fn from_index(index: usize) -> Self {
        Seq(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The index of the entry with this number.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    /// The entry with this number.
    pub(crate) fn entry<E>(self, entries: &[E]) -> Option<&E> {
        entries.get(self.index())
    }

    /// This number as one that is not the opening's.
    pub(crate) fn later(self) -> Later {
        NonZeroU32::new(self.0)
    }
}

/// A journal that takes one entry after another, if its law does.
pub(crate) trait Journal: Sized {
    type Refusal: Refusal;

    fn id(&self) -> IdIn<Self>;
    fn next_seq(&self) -> Seq;

    /// Makes room for this number of entries more.
    fn reserve(&mut self, _more: usize) {}

    /// Takes the entry as the next one, or gives it back with the reason; then nothing has changed.
    fn accept(&mut self, entry: EntryIn<Self>) -> Result<(), Refused<Self::Refusal>>;
}

type IdIn<J> = <<J as Journal>::Refusal as Refusal>::Id;
type EntryIn<J> = <<J as Journal>::Refusal as Refusal>::Entry;

/// The result of reading a journal: it, or the number that the first bad entry has or claims, and what is wrong with it.
type Read<J> = Result<J, Unlawful<<J as Journal>::Refusal>>;

/// Takes a line, if it is the next one of this journal and lawful there; else gives its entry back.
#[inline]
pub(crate) fn append<J: Journal>(
    journal: &mut J,
    id: IdIn<J>,
    seq: Seq,
    entry: EntryIn<J>,
) -> Result<(), (Unlawful<J::Refusal>, EntryIn<J>)> {
    let next = journal.next_seq();
    let why = if id != journal.id() {
        Broken::OtherJournal(id)
    } else if seq < next {
        Broken::Taken { next }
    } else if seq > next {
        Broken::Gap { expected: next }
    } else {
        let accepted = journal.accept(entry);
        return accepted.map_err(|Refused { refusal, entry }| (Unlawful { seq, why: Broken::Refused(refusal) }, entry));
    };
    Err((Unlawful { seq, why }, entry))
}

/// Reads a journal from its entries, in order and complete.
#[inline]
pub(crate) fn replay<J: Journal>(
    mut entries: impl Iterator<Item = EntryIn<J>>,
    open: impl FnOnce(EntryIn<J>) -> Result<J, Refused<J::Refusal>>,
) -> Read<J> {
    let refused = |seq, refusal| Unlawful { seq, why: Broken::Refused(refusal) };
    let first = entries.next().ok_or(Unlawful { seq: Seq(0), why: Broken::Empty })?;
    let mut journal = open(first).map_err(|first| refused(Seq(0), first.refusal))?;
    journal.reserve(entries.size_hint().0);
    for entry in entries {
        journal.accept(entry).map_err(|entry| refused(journal.next_seq(), entry.refusal))?;
    }
    Ok(journal)
}

/// Reads a journal from its lines, in order: their numbers run from 0 without a gap, all in one journal.
#[inline]
pub(crate) fn replay_lines<J: Journal>(
    mut lines: impl Iterator<Item = (IdIn<J>, Seq, EntryIn<J>)>,
    open: impl FnOnce(EntryIn<J>) -> Result<J, Refused<J::Refusal>>,
) -> Read<J> {
    let (id, seq, entry) = lines.next().ok_or(Unlawful { seq: Seq(0), why: Broken::Empty })?;
    if seq != Seq(0) {
        return Err(Unlawful { seq, why: Broken::Gap { expected: Seq(0) } });
    }
    let mut journal = open(entry).map_err(|first| Unlawful { seq, why: Broken::Refused(first.refusal) })?;
    if journal.id() != id {
        return Err(Unlawful { seq, why: Broken::OtherJournal(id) });
    }
    for (id, seq, entry) in lines {
        append(&mut journal, id, seq, entry).map_err(|(unlawful, _)| unlawful)?;
    }
    Ok(journal)
}
