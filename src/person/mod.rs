//! Everything that concerns a person and not one candidacy: the candidacies together, the talent pool, retention, and access for
//! the person who asks.

mod access;
mod candidate;
mod news;
mod overbooked;
mod pool;
mod retention;

pub use access::{AccessExport, HeldCandidacy, HeldRole, Processing};
pub use candidate::{Candidate, CandidateError, Conflict, Reapplication, TooSoon};
pub use news::RoleNews;
pub use overbooked::Overbooked;
pub use pool::{PoolMember, TalentPool};
pub use retention::{DataStatus, RetentionConflict, RetentionLimit, RetentionPeriod, RetentionReason};
