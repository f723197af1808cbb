//! A company that means no good. It records all that is legal, in every way that is legal, and waits; the candidate is honest. It
//! can be rude and late, which shows. It cannot end a candidacy in silence, nor weaken what it owes.
//!
//! | area | what it holds |
//! |---|---|
//! | `company` | the company itself: random lawful histories, with all three doors |
//! | `told` | what the candidate was told, and what they are owed for it, read off the journal once more |
//! | `weaker` | what it is to weaken a promise, and the few exceptions |
//! | `laws` | the laws of every such history |
//! | `ten` | ten ways that once weakened or lost a promise |
//! | `doors` | the doors for what happened, each tried as a way round a promise |
//! | `clocks` | ceilings, holds and rules of a place against a company that plays for time |
//! | `stops` | holds and times that wait: what they stop, and for how long |
//! | `pay` | the pay before the first interview, and tools that a message names |
//! | `rights` | the candidate's rights C1 to C25, against the letter |
//! | `consents` | the consent to be kept, which no way of the company's keeps or revives |
//! | `table` | each right, and the laws that hold it |
//! | `huge` | values and files that are far too large |
//! | `times` | moments at the ends of time |
//! | `looks` | everything that can be asked of a candidacy |
//! | `story` | how the named histories are told |
//!
//! `CANDIDACY_SPEC=hostile` in the environment lets the company try a million times.

mod clocks;
pub(crate) mod company;
mod consents;
mod doors;
mod huge;
mod laws;
mod long;
mod looks;
mod pay;
mod rights;
mod stops;
mod story;
mod table;
mod ten;
mod times;
mod told;
mod weaker;
