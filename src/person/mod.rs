//! Everything that concerns a person and not one candidacy: the candidacies together, the talent pool, retention, and access for
//! the person who asks.

pub(crate) mod access;
pub(crate) mod candidate;
pub(crate) mod news;
pub(crate) mod pool;
pub(crate) mod retention;

pub use access::{AccessExport, HeldCandidacy};
pub use candidate::{Candidate, CandidateError, Reapplication, TooSoon};
pub use news::RoleNews;
pub use pool::{PoolMember, TalentPool};
pub use retention::{DataStatus, RetentionConflict, RetentionLimit, RetentionPeriod, RetentionReason};
