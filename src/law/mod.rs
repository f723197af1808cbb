//! The law: plain tables, the guards beside them, and the one function that applies both.
//!
//! [`LAW`] says which fact is legal in which phases, [`PARTS`] what may happen to a part of a step, [`REQUESTS`] what the candidate
//! may ask for. Everything else that knows what is legal is derived from them. Nothing here knows of promises, and of dates only
//! those that it is given.
//!
//! Stored journals are judged by the law again. Once released, a row or a guard that forbids what was lawful makes journals
//! unreadable that have it: loosen and add, or tighten for new terms only.

mod conditions;
mod consents;
pub(crate) mod entry;
pub(crate) mod fact;
mod guard;
pub(crate) mod items;
mod keys;
mod lookup;
pub(crate) mod memory;
mod next;
pub(crate) mod now;
mod parts;
mod past;
mod payload;
pub(crate) mod pending;
pub(crate) mod phase;
mod reading;
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

pub(crate) use lookup::{CHECKS, MEETINGS, WORK, told_of};
pub(crate) use next::{follow, legal, legal_for, next, next_by_rows};
pub(crate) use past::Past;
pub(crate) use state::State;
