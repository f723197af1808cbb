//! The entries that the candidate is told of by an entry: itself, and earlier ones that nobody had told.

use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind};
use crate::law::lookup::told_of;
use crate::law::pending::Pending;
use crate::law::rule::Told;
use crate::law::state::State;
use crate::value::decision::Assent;
use crate::value::id::Seq;

/// The entries that the candidate is told of by the latest one, in order.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts tell of an earlier one")]
pub(crate) fn told_by(entries: &[Entry], state: &State) -> Vec<Seq> {
    let Some((entry, _)) = entries.split_last() else { return Vec::new() };
    let seq = Seq::from_index(entries.len() - 1);
    let told = |seq: Seq| seq.entry(entries).map(|entry| told_of(entry.fact.kind()));
    let unheard = state.memory.touched.iter().filter(|(was, ..)| was.is_some_and(|item| item.word.is_none()));
    let earlier = unheard.map(|(_, of, what, _)| (Seq(*of), *what));
    // A closed vacancy is told by the word about it, and not again with the feedback that is owed for it.
    let is_vacancy = |of: Seq| of.entry(entries).is_some_and(|entry| entry.fact.kind() == FactKind::VacancyClosed);
    let tells = |of: Seq, what: Pending| {
        let about = if is_vacancy(of) { what == Pending::Vacancy } else { what != Pending::Assent };
        about && told(of) == Some(Told::ByWord)
    };
    let mut now: Vec<Seq> = match &entry.fact {
        Fact::CandidateInformed { to, .. } => {
            let first = earlier.filter(|(of, what)| of == to && tells(*of, *what));
            first.map(|(of, _)| of).take(1).collect()
        }
        Fact::FeedbackDelivered(_) => {
            let decided = earlier.filter(|(of, what)| tells(*of, *what));
            decided.map(|(of, _)| of).collect()
        }
        Fact::AssentGiven(assent) if **assent == Assent::Given => {
            let decided = earlier.filter(|(of, what)| *what == Pending::Assent && told(*of) == Some(Told::AtOnce));
            decided.map(|(of, _)| of).collect()
        }
        _ => Vec::new(),
    };
    let waits = state.memory.waiting_at(seq.0).any(|item| item.what == Pending::Assent);
    if told(seq) == Some(Told::AtOnce) && !waits && !state.memory.untold {
        now.push(seq);
    }
    now
}
