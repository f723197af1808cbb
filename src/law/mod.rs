//! The law: plain tables, the guards beside them, and the one function that applies both.
//!
//! [`LAW`] says which fact is legal in which phases, [`PARTS`] what may happen to a part of a step, [`REQUESTS`] what the candidate
//! may ask for. Everything else that knows what is legal is derived from them. Nothing here knows of promises, and of dates only
//! those that it is given.
//!
//! Stored journals are judged by the law again. Once released, a row or a guard that forbids what was lawful makes journals
//! unreadable that have it: loosen and add, or tighten for new terms only.

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
pub(crate) use state::{State, Then};

use crate::law::memory::{Item, Memory};
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
    LAW.iter().any(|row| row.fact == fact && row.told == Told::ByWord)
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
    let accepted = before.iter().rev().find_map(|entry| match &entry.fact {
        Fact::OfferMade(offer) => Some(offer),
        _ => None,
    });
    accepted?.conditions().get(usize::from(item.nth))
}
