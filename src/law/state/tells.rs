//! The entries that the candidate is told of by an entry: itself, and earlier ones that nobody had told.

use super::{Accepted, State};
use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind};
use crate::law::lookup::told_of;
use crate::law::pending::Pending;
use crate::law::rule::Told;
use crate::value::decision::Assent;
use crate::value::id::Seq;

impl State {
    /// The entries that the candidate is told of by the latest one, in order.
    pub(crate) fn told(&self) -> impl Iterator<Item = Seq> {
        self.memory.told.iter().map(|seq| Seq(*seq))
    }

    /// Returns true if the candidate knows of this entry.
    pub(crate) fn knows(&self, seq: Seq, entry: &Entry) -> bool {
        told_of(entry.fact.kind()) != Told::Never && !self.memory.hidden.contains(&seq.0)
    }

    /// The earlier entry without which this one says nothing: the move that it takes back, the moment that it corrects, the hold that it
    /// ends. A candidate who does not know the one is not told of the other.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts say nothing without another")]
    pub(super) fn rests_on(&self, entry: &Entry) -> Option<Seq> {
        match &entry.fact {
            Fact::Reversed(_) => self.latest_move().map(|(_, seq)| Seq(seq)),
            Fact::MomentCorrected(correction) => Some(correction.entry),
            Fact::HoldEnded => self.memory.items.of(Pending::Hold).first().map(|hold| Seq(hold.seq)),
            _ => None,
        }
    }

    /// Notes what the entry tells. An entry that is told later, or never, is hidden until then.
    pub(super) fn tell(&mut self, it: Accepted<'_>, rests_on: Option<Seq>) {
        self.memory.told.clear();
        if !self.memory.hidden.is_empty() {
            self.tell_of_earlier(it);
        }
        let at_once = match told_of(it.entry.fact.kind()) {
            Told::Never => return,
            Told::AtOnce => {
                let known = |seq: Seq| seq.entry(it.before).is_some_and(|entry| self.knows(seq, entry));
                !self.memory.items.of(Pending::Assent).iter().any(|item| item.seq == it.seq)
                    && rests_on.is_none_or(known)
            }
            Told::ByWord => false,
        };
        if at_once {
            self.memory.told.push(it.seq);
        } else {
            self.memory.hidden.insert(it.seq);
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few facts tell of an earlier one")]
    fn tell_of_earlier(&mut self, it: Accepted<'_>) {
        let unheard = self.memory.items.touched.iter().filter(|(was, ..)| was.is_some_and(|item| item.word.is_none()));
        let earlier = unheard.map(|(_, of, what, _)| (*of, *what));
        let kind = |of: u32| it.fact_of(of).map(Fact::kind);
        let by_word = |of: u32| kind(of).map(told_of) == Some(Told::ByWord);
        let is_told = |(of, what): &(u32, Pending)| match &it.entry.fact {
            Fact::CandidateInformed { to, .. } => *of == to.0 && *what != Pending::Assent && by_word(*of),
            // A closed vacancy is told by the word about it, and not with the feedback that is owed for it.
            Fact::FeedbackDelivered(_) if kind(*of) == Some(FactKind::VacancyClosed) => *what == Pending::Vacancy,
            Fact::FeedbackDelivered(_) => *what != Pending::Assent && by_word(*of),
            Fact::AssentGiven(assent) if **assent == Assent::Given => {
                *what == Pending::Assent && kind(*of).map(told_of) == Some(Told::AtOnce)
            }
            _ => false,
        };
        let mut told: Vec<u32> = earlier.filter(is_told).map(|(of, _)| of).collect();
        told.retain(|of| self.memory.hidden.remove(of));
        told.sort_unstable();
        self.memory.told = told;
    }
}
