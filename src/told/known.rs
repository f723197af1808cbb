//! Which entries the candidate knows: for each entry of a journal, the earlier ones that it tells, and whether it is told itself.

use crate::law::{self, Entry, Fact, FactKind, Past, Pending, State, Told};
use crate::terms::Terms;
use crate::value::decision::Assent;
use crate::value::id::Seq;

/// A journal on its way, and what of it the candidate has been told.
pub(super) struct Known<'a> {
    shelf: &'a [Terms],
    entries: &'a [Entry],
    state: State,
    done: usize,
    /// The decisions that needed assent, each with the entry that gave it.
    assents: Vec<(Seq, Seq)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(shelf: &'a [Terms], entries: &'a [Entry]) -> Self {
        Known { shelf, entries, state: State::blank(), done: 0, assents: Vec::new() }
    }

    /// Follows the next entry, and returns the entries that it tells, in order.
    pub(super) fn step(&mut self) -> Option<(Seq, Vec<Seq>)> {
        let (entry, before) = (self.entries.get(self.done)?, self.entries.get(..self.done)?);
        let seq = Seq::from_index(self.done);
        let past = Past { shelf: self.shelf, entries: before, state: (self.done > 0).then_some(&self.state) };
        let then = law::follow(past, entry);
        let awaited = self.state.memory.items.of(Pending::Assent).first().map(|item| Seq(item.seq));
        self.state.follow(self.shelf, before, entry, then);
        self.done += 1;
        if let (Fact::AssentGiven(assent), Some(decision)) = (&entry.fact, awaited)
            && **assent == Assent::Given
        {
            self.assents.push((decision, seq));
        }
        Some((seq, self.state.told().collect()))
    }

    /// The entry that gave the assent to a decision.
    pub(super) fn assent_to(&self, decision: Seq) -> Option<Seq> {
        self.assents.iter().find(|(of, _)| *of == decision).map(|(_, assent)| *assent)
    }

    /// The entries that the candidate is still to be told of: of those that wait for assent by the assent, of the others by a message
    /// or by feedback.
    pub(super) fn still_untold(&self) -> Vec<Seq> {
        let waits = |seq: Seq, kind: FactKind| {
            let by_word = law::told_of(kind) == Told::ByWord;
            // Feedback alone does not tell that the vacancy is closed.
            let tells = |what: Pending| kind != FactKind::VacancyClosed || what == Pending::Vacancy;
            let mut items = self.state.memory.items.waiting_at(seq.0);
            items.any(|item| item.what == Pending::Assent || by_word && tells(item.what) && item.word.is_none())
        };
        let all = (0..).map(Seq).zip(self.entries.iter().take(self.done));
        let untold = all.filter(|(seq, entry)| !self.state.knows(*seq, entry) && waits(*seq, entry.fact.kind()));
        untold.map(|(seq, _)| seq).collect()
    }
}
