//! From and to a store: a journal is replayed through the law, entry by entry, and lines make a second writer a conflict.

use super::Candidacy;
use crate::journal::{self, Journal};
use crate::law::refusal::{Refusal, Refused};
use crate::law::{Entry, Line};
use crate::terms::Terms;
use crate::value::id::{CandidacyId, Seq};

/// An entry of a candidacy's journal that does not belong there, by its number.
pub type Unlawful = journal::Unlawful<Refusal>;

/// An error of an entry of a candidacy's journal.
pub type Broken = journal::Broken<Refusal>;

/// A line of a candidacy's journal that was not appended, given back as it was.
pub type NotAppended = journal::NotAppended<Refusal>;

impl Candidacy {
    /// Rebuilds a candidacy from its stored entries, in order and complete, through the same law as when they were recorded.
    ///
    /// Entries without numbers can only be held against the law. With numbers, [`replay_lines`](Self::replay_lines)
    /// also notices an entry that is missing although the law would not mind.
    ///
    /// A change that is lawful in itself, or an end that was cut off, shows in neither. Terms are told apart by name, version and the
    /// [digest](crate::terms::Digest) of what they say.
    ///
    /// `terms` are those that the journal was written under: one, or several where it was transferred. More do no harm, so that a
    /// program can hand over all that it has.
    ///
    /// # Errors
    ///
    /// [`Unlawful`] names the first entry that does not belong there.
    ///
    /// - [`Broken::Empty`] — there is none.
    /// - [`Broken::Refused`] — the law refuses it after those before it, or the terms are others.
    pub fn replay<'t>(
        terms: impl IntoIterator<Item = &'t Terms>,
        entries: impl IntoIterator<Item = Entry>,
    ) -> Result<Self, Unlawful> {
        let mut candidacy = journal::replay(entries.into_iter(), Self::opener(terms))?;
        candidacy.shrink_to_fit();
        Ok(candidacy)
    }

    /// Rebuilds a candidacy from its stored lines, in order: like [`replay`](Self::replay), and the numbers must run from 0
    /// without a gap, all in one candidacy.
    ///
    /// # Errors
    ///
    /// [`Unlawful`] names the first line that does not belong there, with each reason that [`Broken`] lists.
    pub fn replay_lines<'t>(
        terms: impl IntoIterator<Item = &'t Terms>,
        lines: impl IntoIterator<Item = Line>,
    ) -> Result<Self, Unlawful> {
        let lines = lines.into_iter().map(|Line { candidacy, seq, entry }| (candidacy, seq, entry));
        let mut candidacy = journal::replay_lines(lines, Self::opener(terms))?;
        candidacy.shrink_to_fit();
        Ok(candidacy)
    }

    /// Takes the next line of the journal: from a store, or from a writer who had read the journal up to there.
    ///
    /// This is what makes two writers safe. Both have read the same journal, both want to write the same number; the
    /// second finds it [taken](Broken::Taken), reads what the first wrote, and decides again.
    ///
    /// # Errors
    ///
    /// A [`NotAppended`] line is given back, and nothing has changed.
    ///
    /// - [`Broken::OtherJournal`] — it is in another journal.
    /// - [`Broken::Taken`] — its number has an entry already.
    /// - [`Broken::Gap`] — entries before it are missing.
    /// - [`Broken::Refused`] — the law refuses it.
    pub fn append(&mut self, line: Line) -> Result<Line<&Entry>, NotAppended> {
        let Line { candidacy, seq, entry } = line;
        match journal::append(self, candidacy, seq, entry) {
            Ok(()) => Ok(self.last_line()),
            Err((why, entry)) => Err(NotAppended { why, line: Box::new(Line { candidacy, seq, entry }) }),
        }
    }

    /// Opens a candidacy that knows these terms: those that its opening names come first.
    fn opener<'t>(terms: impl IntoIterator<Item = &'t Terms>) -> impl FnOnce(Entry) -> Result<Self, Refused> {
        let mut shelf: Vec<Terms> = terms.into_iter().cloned().collect();
        move |entry| {
            let named = entry.fact.opening().map(|opening| &opening.terms);
            if let Some(place) = shelf.iter().position(|terms| Some(terms.id()) == named) {
                shelf.swap(0, place);
            }
            Candidacy::open_with(shelf, entry)
        }
    }

    fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
        self.shelf.shrink_to_fit();
        self.state.memory.shrink_to_fit();
    }
}

/// Room is made for this number of entries at once: what an iterator says of its length is the caller's word.
const MOST_AT_ONCE: usize = 64;

impl Journal for Candidacy {
    type Refusal = Refusal;

    fn id(&self) -> CandidacyId {
        self.id()
    }

    fn next_seq(&self) -> Seq {
        self.next_seq()
    }

    fn reserve(&mut self, more: usize) {
        let more = more.min(MOST_AT_ONCE);
        self.entries.reserve_exact(more);
        self.state.memory.moves.reserve_exact(more);
    }

    #[inline]
    fn accept(&mut self, entry: Entry) -> Result<(), Refused> {
        self.take(entry)
    }
}

impl<S> Candidacy<S> {
    /// Returns the entry as the line that it would be if it were the next. A writer sends it to the one who keeps the journal.
    #[must_use]
    pub fn draft(&self, entry: Entry) -> Line {
        Line { candidacy: self.id(), seq: self.next_seq(), entry }
    }

    /// Returns what happened, in order, as the lines to store.
    #[must_use]
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = Line<&Entry>> + ExactSizeIterator {
        let candidacy = self.id();
        let line = move |(number, entry)| Line { candidacy, seq: Seq::from_index(number), entry };
        self.entries.iter().enumerate().map(line)
    }

    /// Returns the line of the latest entry.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a candidacy has an opening entry")]
    pub fn last_line(&self) -> Line<&Entry> {
        self.lines().next_back().expect("every candidacy starts with an opening fact, and entries are never removed")
    }
}
