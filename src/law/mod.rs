//! The law: plain tables, the guards beside them, and the one function that applies both.
//!
//! [`LAW`] says which fact is legal in which phases, [`PARTS`] what may happen to a part of a step, [`REQUESTS`] what the candidate
//! may ask for. Everything else that knows what is legal is derived from them. Nothing here knows of promises, and of dates only
//! those that it is given.
//!
//! Stored journals are judged by the law again. Once released, a row or a guard that forbids what was lawful makes journals
//! unreadable that have it: loosen and add, or tighten for new terms only.

mod dates;
pub(crate) mod entry;
pub(crate) mod fact;
mod guard;
mod lookup;
pub(crate) mod memory;
mod next;
pub(crate) mod now;
mod parts;
mod payload;
pub(crate) mod pending;
pub(crate) mod phase;
pub(crate) mod refusal;
mod rule;
mod state;
mod table;

pub use entry::{Circumstances, Entry, Line};
pub use fact::{Fact, FactKind, Facts};
pub use lookup::{facts_of, part_row, phases_of, request_row, row};
pub use now::Now;
pub use parts::{PartState, PartStates, Parts};
pub use payload::{Application, Approach, Document, Held, Material, Takeover, Transfer};
pub use pending::{Pending, Pendings};
pub use phase::{Phase, Phases};
pub use refusal::{Refusal, RefusalKind, Refused, Why};
pub use rule::{By, Condition, Conditions, PartRow, RequestRow, Row, To, Told};
pub use table::{LAW, PARTS, REQUESTS};

pub(crate) use lookup::ABOUT_A_PART;
pub(crate) use next::{Past, legal, legal_for, next};
pub(crate) use state::State;

use crate::law::memory::{Item, Memory};
use crate::value::decision::Assent;
use crate::value::id::Seq;
use crate::value::offer;
use crate::value::request::RequestKind;

/// The kinds of items that a fact closes, by its row.
fn closes_of(fact: FactKind) -> Pendings {
    let part = PARTS.iter().find(|row| row.fact == fact).map(|row| row.closes);
    part.or_else(|| LAW.iter().find(|row| row.fact == fact).map(|row| row.closes)).unwrap_or_default()
}

/// Is the candidate told of the fact by a later entry about it?
fn is_told_by_word(fact: FactKind) -> bool {
    told_of(fact) == Told::ByWord
}

/// Does the first answer end a request of this kind?
fn ends_with_an_answer(what: Pending) -> bool {
    let request = RequestKind::ALL.iter().find(|kind| Pending::of_request(**kind) == what);
    request.is_some_and(|kind| request_row(*kind).ends_with_an_answer)
}

/// The item that a word of the company about an entry is about, of several that the entry opened: the one that comes first here.
fn informed_of(memory: &Memory, to: u32) -> Option<&Item> {
    let rank = |item: &&Item| match item.what {
        Pending::Confirmation if item.word.is_none() => 0,
        Pending::Notice
        | Pending::Hold
        | Pending::Vacancy
        | Pending::FollowUp
        | Pending::Message
        | Pending::Help
        | Pending::MoreTime
        | Pending::OtherTime
        | Pending::Adjustment
        | Pending::Concern
        | Pending::DataRight => 1,
        Pending::Feedback => 2,
        Pending::Outcome => 3,
        Pending::Confirmation | Pending::Assent | Pending::Condition => 4,
    };
    memory.waiting_at(to).min_by_key(rank)
}

/// The condition of an offer that an item is about.
pub(crate) fn condition<'a>(entries: &'a [Entry], item: &Item) -> Option<&'a offer::Condition> {
    if item.what != Pending::Condition {
        return None;
    }
    let before = entries.get(..Seq(item.seq).index())?;
    let accepted = before.iter().rev().find_map(|entry| entry.fact.offer());
    accepted?.conditions().get(usize::from(item.nth))
}

/// The entries that the candidate is told of by the latest one, in order.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts tell of an earlier one")]
pub(crate) fn told_by(entries: &[Entry], state: &State) -> Vec<Seq> {
    let Some((entry, _)) = entries.split_last() else { return Vec::new() };
    let seq = Seq::from_index(entries.len() - 1);
    let told = |seq: Seq| seq.entry(entries).map(|entry| told_of(entry.fact.kind()));
    let earlier = state.memory.touched.iter().map(|(_, of, what, _)| (Seq(*of), *what));
    let mut now: Vec<Seq> = match &entry.fact {
        Fact::CandidateInformed { to, .. } => [*to].into_iter().filter(|to| told(*to) == Some(Told::ByWord)).collect(),
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
    if told(seq) == Some(Told::AtOnce) && !waits {
        now.push(seq);
    }
    now
}

/// When the candidate is told of a fact of this kind.
fn told_of(fact: FactKind) -> Told {
    let part = PARTS.iter().find(|row| row.fact == fact).map(|row| row.told);
    part.or_else(|| LAW.iter().find(|row| row.fact == fact).map(|row| row.told)).unwrap_or(Told::Never)
}
