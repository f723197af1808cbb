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
    /// Whether the candidate knows the entry with this number.
    told: Vec<bool>,
    /// The decisions that needed assent, each with the entry that gave it.
    assents: Vec<(Seq, Seq)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(shelf: &'a [Terms], entries: &'a [Entry]) -> Self {
        let told = Vec::with_capacity(entries.len());
        Known { shelf, entries, state: State::blank(), told, assents: Vec::new() }
    }

    /// Follows the next entry, and returns the entries that it tells, in order.
    pub(super) fn step(&mut self) -> Option<(Seq, Vec<Seq>)> {
        let done = self.told.len();
        let (entry, before) = (self.entries.get(done)?, self.entries.get(..done)?);
        let seq = Seq::from_index(done);
        let past = Past { shelf: self.shelf, entries: before, state: (done > 0).then_some(&self.state) };
        let then = law::follow(past, entry);
        let (rests_on, awaited) = (self.rests_on(entry), self.waiting(Pending::Assent));
        self.state.follow(self.shelf, before, entry, then);
        self.told.push(false);
        let mut news = law::told_by(self.entries.get(..=done)?, &self.state);
        news.retain(|told| self.told.get(told.index()) == Some(&false));
        if let Some(earlier) = rests_on {
            news.retain(|told| *told != seq);
            news.extend(Some(seq).filter(|_| self.is_told(earlier)));
        }
        for told in &news {
            self.told.get_mut(told.index()).into_iter().for_each(|it| *it = true);
        }
        if let (Fact::AssentGiven(assent), Some(decision)) = (&entry.fact, awaited)
            && **assent == Assent::Given
        {
            self.assents.push((decision, seq));
        }
        Some((seq, news))
    }

    /// The earlier entry without which this one says nothing: the move that it takes back, the moment that it corrects, the hold that it
    /// ends. Somebody who does not know the one is not told of the other.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts say nothing without another")]
    fn rests_on(&self, entry: &Entry) -> Option<Seq> {
        match &entry.fact {
            Fact::Reversed(_) => self.state.latest_move().map(|(_, seq)| Seq(seq)),
            Fact::MomentCorrected(correction) => Some(correction.entry),
            Fact::HoldEnded => self.waiting(Pending::Hold),
            _ => None,
        }
    }

    /// The entry that opened an item that waits.
    fn waiting(&self, what: Pending) -> Option<Seq> {
        self.state.memory.waiting().find(|item| item.what == what).map(|item| Seq(item.seq))
    }

    fn is_told(&self, seq: Seq) -> bool {
        self.told.get(seq.index()).is_some_and(|told| *told)
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
            let mut items = self.state.memory.waiting_at(seq.0);
            items.any(|item| item.what == Pending::Assent || by_word && tells(item.what) && item.word.is_none())
        };
        let all = (0..).map(Seq).zip(self.entries.iter().take(self.told.len()));
        all.filter(|(seq, entry)| !self.is_told(*seq) && waits(*seq, entry.fact.kind())).map(|(seq, _)| seq).collect()
    }
}
