//! One machinery for every journal, of a candidacy as of a role: the numbers of its entries, which number comes next, and how it
//! is read back through a law.
//!
//! It knows no fact and judges nothing: whether an entry is lawful is a question for the journal that takes it.

use crate::value::id::Seq;
use std::num::NonZeroU32;

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
    /// Tells journals apart.
    type Id: Copy + PartialEq;
    type Entry;
    type Refusal;

    fn id(&self) -> Self::Id;
    fn next_seq(&self) -> Seq;

    /// Takes the entry as the next one, or gives it back with the reason; then nothing has changed.
    fn accept(&mut self, entry: Self::Entry) -> Result<(), (Self::Refusal, Self::Entry)>;
}

/// Why an entry or a line does not belong into a journal.
pub(crate) enum Wrong<I, R> {
    /// There is none at all.
    Empty,
    /// It belongs to this other journal.
    Other(I),
    /// Its number has an entry already.
    Taken { next: Seq },
    /// Entries before it are missing.
    Gap { expected: Seq },
    /// The law refuses it.
    Refused(R),
}

type WrongIn<J> = Wrong<<J as Journal>::Id, <J as Journal>::Refusal>;

/// The result of reading a journal: it, or the number that the first bad entry has or claims, and what is wrong with it.
type Read<J> = Result<J, (Seq, WrongIn<J>)>;

/// Takes a line, if it is the next one of this journal and lawful there; else gives its entry back.
#[inline]
pub(crate) fn append<J: Journal>(
    journal: &mut J,
    id: J::Id,
    seq: Seq,
    entry: J::Entry,
) -> Result<(), (WrongIn<J>, J::Entry)> {
    let next = journal.next_seq();
    if id != journal.id() {
        Err((Wrong::Other(id), entry))
    } else if seq < next {
        Err((Wrong::Taken { next }, entry))
    } else if seq > next {
        Err((Wrong::Gap { expected: next }, entry))
    } else {
        journal.accept(entry).map_err(|(refusal, entry)| (Wrong::Refused(refusal), entry))
    }
}

/// Reads a journal from its entries, in order and complete.
#[inline]
pub(crate) fn replay<J: Journal>(
    mut entries: impl Iterator<Item = J::Entry>,
    open: impl FnOnce(J::Entry) -> Result<J, J::Refusal>,
) -> Read<J> {
    let first = entries.next().ok_or((Seq(0), Wrong::Empty))?;
    let mut journal = open(first).map_err(|refusal| (Seq(0), Wrong::Refused(refusal)))?;
    for entry in entries {
        journal.accept(entry).map_err(|(refusal, _)| (journal.next_seq(), Wrong::Refused(refusal)))?;
    }
    Ok(journal)
}

/// Reads a journal from its lines, in order: their numbers run from 0 without a gap, all in one journal.
#[inline]
pub(crate) fn replay_lines<J: Journal>(
    mut lines: impl Iterator<Item = (J::Id, Seq, J::Entry)>,
    open: impl FnOnce(J::Entry) -> Result<J, J::Refusal>,
) -> Read<J> {
    let (id, seq, entry) = lines.next().ok_or((Seq(0), Wrong::Empty))?;
    if seq != Seq(0) {
        return Err((seq, Wrong::Gap { expected: Seq(0) }));
    }
    let mut journal = open(entry).map_err(|refusal| (seq, Wrong::Refused(refusal)))?;
    if journal.id() != id {
        return Err((seq, Wrong::Other(id)));
    }
    for (id, seq, entry) in lines {
        append(&mut journal, id, seq, entry).map_err(|(wrong, _)| (seq, wrong))?;
    }
    Ok(journal)
}
