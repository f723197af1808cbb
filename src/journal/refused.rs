//! Entries and lines that a journal does not take, each with the reason and given back as it was.

use crate::value::id::Seq;
use std::fmt::{Debug, Display};

/// The answer of a law that refuses an entry, and the kind of journal that it is the law of.
pub trait Refusal: super::Sealed + Debug + Display {
    /// The id that tells one journal from another.
    type Id: Copy + Eq + Debug + Display;
    /// An entry of the journal.
    type Entry: Clone + Eq + Debug;
    /// An entry with its identity.
    type Line: Clone + Eq + Debug;
}

/// A refused entry, given back as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{refusal}")]
#[non_exhaustive]
pub struct Refused<R: Refusal> {
    /// The reason.
    pub refusal: R,
    /// The entry, untouched.
    pub entry: R::Entry,
}

/// An entry that does not belong into a journal, by its number. Everything before it was lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("entry {seq} of the journal: {why}")]
#[non_exhaustive]
pub struct Unlawful<R: Refusal> {
    /// The number that the entry has, or claims.
    pub seq: Seq,
    /// The error of the entry.
    pub why: Broken<R>,
}

/// An error of an entry of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Broken<R: Refusal> {
    /// There is none at all, not even the first.
    #[error("there is no entry")]
    Empty,
    /// It is in the journal of another candidacy or role.
    #[error("it belongs to another journal, {0}")]
    OtherJournal(R::Id),
    /// Its number has an entry already: another writer was first, or it was stored twice. Read the journal again, look
    /// whether the fact is still legal, and try again.
    #[error("its number is taken, the next is {next}")]
    Taken {
        /// The number that comes next.
        next: Seq,
    },
    /// Entries before it are missing.
    #[error("entry {expected} is missing before it")]
    Gap {
        /// The first number that is missing.
        expected: Seq,
    },
    /// The law refuses it.
    #[error("{0}")]
    Refused(R),
}

/// A line that was not appended, given back as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
#[non_exhaustive]
pub struct NotAppended<R: Refusal> {
    /// The reason.
    pub why: Unlawful<R>,
    /// The line, untouched. Boxed, so that a `Result` with this error stays small.
    pub line: Box<R::Line>,
}
