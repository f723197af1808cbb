//! Entries and lines that a journal does not take, each with the reason and given back as it was.

use crate::value::id::Seq;
use serde::Serialize;
use std::fmt::{Debug, Display};

/// The answer of a law that refuses an entry, and the kind of journal that it is the law of.
pub trait Refusal: super::Sealed + Debug + Display + Serialize {
    /// The id that tells one journal from another.
    type Id: Copy + Eq + Debug + Display + Serialize;
    /// An entry of the journal.
    type Entry: Clone + Eq + Debug;
    /// An entry with its identity.
    type Line: Clone + Eq + Debug;

    /// Returns a short code that never changes, for programs.
    fn code(&self) -> &'static str;
}

/// A refused entry, given back as it was. On the wire it is the reason, without the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(bound = "")]
#[error("{refusal}")]
#[non_exhaustive]
pub struct Refused<R: Refusal> {
    /// The reason.
    pub refusal: R,
    /// The entry, untouched.
    #[serde(skip)]
    pub entry: R::Entry,
}

/// An entry that does not belong into a journal, by its number. Everything before it was lawful.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(bound = "")]
#[error("entry {seq} of the journal: {why}")]
#[non_exhaustive]
pub struct Unlawful<R: Refusal> {
    /// The number that the entry has, or claims.
    pub seq: Seq,
    /// The error of the entry.
    pub why: Broken<R>,
}

/// An error of an entry of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case", bound = "")]
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

/// A line that was not appended, given back as it was. On the wire it is the reason, without the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(bound = "")]
#[error("{why}")]
#[non_exhaustive]
pub struct NotAppended<R: Refusal> {
    /// The reason.
    pub why: Unlawful<R>,
    /// The line, untouched. Boxed, so that a `Result` with this error stays small.
    #[serde(skip)]
    pub line: Box<R::Line>,
}

impl<R: Refusal> Refused<R> {
    /// Returns a short code that never changes, for programs: that of the reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.refusal.code()
    }
}

/// The codes of an entry that does not belong into a journal. One that the law refuses has the code of the refusal.
pub(crate) const CODES: &[&str] = &["journal.empty", "journal.other_journal", "journal.taken", "journal.gap"];

impl<R: Refusal> Broken<R> {
    /// Returns a short code that never changes, for programs. One that the law refuses has the code of the refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Broken::Empty => "journal.empty",
            Broken::OtherJournal(_) => "journal.other_journal",
            Broken::Taken { .. } => "journal.taken",
            Broken::Gap { .. } => "journal.gap",
            Broken::Refused(refusal) => refusal.code(),
        }
    }
}

impl<R: Refusal> Unlawful<R> {
    /// Returns a short code that never changes, for programs: that of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.why.code()
    }
}

impl<R: Refusal> NotAppended<R> {
    /// Returns a short code that never changes, for programs: that of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.why.code()
    }
}
