//! What concerns a person and not one candidacy: their candidacies together, the talent pool, how long data is kept, and all of it
//! for the person who asks.

pub(crate) mod access;
pub(crate) mod candidate;
pub(crate) mod keeping;
pub(crate) mod news;
pub(crate) mod pool;
