//! What the candidate is told of by an entry: of itself, and of earlier ones that nobody had told.

use crate::law::entry::Entry;
use crate::law::fact::Fact;
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
    let mut now: Vec<Seq> = match &entry.fact {
        Fact::CandidateInformed { to, .. } => {
            let first = earlier.filter(|(of, _)| of == to && told(*to) == Some(Told::ByWord));
            first.map(|(of, _)| of).take(1).collect()
        }
        Fact::FeedbackDelivered(_) => {
            let decided = earlier.filter(|(of, what)| *what == Pending::Feedback && told(*of) == Some(Told::ByWord));
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
