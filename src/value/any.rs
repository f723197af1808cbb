//! The type that stands for "any phase": what is only known at run time, of a candidacy as of a role.

/// The phase is known at run time only.
#[derive(Debug)]
#[non_exhaustive]
pub struct Any;
