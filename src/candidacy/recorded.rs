//! The answer to an entry that was recorded: the line to store, and what follows from it.

use super::Candidacy;
use crate::law::{Entry, Line};
use crate::promise::{Change, Promise, Trace};
use crate::value::id::Seq;

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
    /// The promises that stay open and have other dates now: of the phase, the parts and the outcome, and of what the entry tells
    /// something about. An answer that a sooner interview makes due earlier is not among them.
    pub redated: Vec<Promise>,
    /// The entries that the candidate is now to be told of, in order; this one is among them where it is told at once.
    pub told: Vec<Seq>,
    /// The answer to a repeated request: true if the line was recorded before, so that there is nothing to store.
    pub again: bool,
}

impl<'a> Recorded<'a> {
    pub(super) fn new<S>(candidacy: &'a Candidacy<S>, change: Change) -> Self {
        let seq = Seq::from_index(candidacy.entries.len().saturating_sub(1));
        let told = candidacy.state.told().collect();
        let Change { opened, ended, redated } = change;
        Recorded { line: line(candidacy, seq), opened, ended, redated, told, again: false }
    }

    pub(super) fn again<S>(candidacy: &'a Candidacy<S>, seq: Seq) -> Self {
        let Change { opened, ended, redated } = Change::default();
        Recorded { line: line(candidacy, seq), opened, ended, redated, told: Vec::new(), again: true }
    }
}

impl<S> Candidacy<S> {
    /// Returns what followed from the opening entry: the line to store, the promises that it opened, and what the candidate is told.
    ///
    /// ```
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, PromiseKind, Seq, Terms};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let monday = "2026-03-02T09:00:00Z".parse()?;
    /// let candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
    /// let opened = candidacy.opened();
    /// assert_eq!(opened.line.seq, Seq(0));
    /// assert_eq!(opened.opened[0].kind, PromiseKind::Acknowledgement);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn opened(&self) -> Recorded<'_> {
        let mut trace = Trace::new(&self.shelf, &self.entries);
        let change = trace.step().map(|(_, _, change)| change).unwrap_or_default();
        let told = trace.state.told().collect();
        let Change { opened, ended, redated } = change;
        Recorded { line: line(self, Seq(0)), opened, ended, redated, told, again: false }
    }
}

#[expect(clippy::expect_used, reason = "the number is that of an entry, which the callers hold")]
fn line<S>(candidacy: &Candidacy<S>, seq: Seq) -> Line<&Entry> {
    Line { candidacy: candidacy.id(), seq, entry: candidacy.entry(seq).expect("an entry was recorded") }
}
