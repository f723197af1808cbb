//! A fact that was refused, for people and for programs. A refusal allocates nothing and changes nothing.

use crate::journal;
use crate::law::entry::{Entry, Line};
use crate::law::fact::{FactKind, Facts};
use crate::law::phase::Phase;
use crate::law::why::Why;
use crate::value::id::CandidacyId;
use serde::Serialize;
use std::fmt;

/// A fact that was refused: where, which, why, and what is legal instead for the same actor. It names no person and repeats no
/// text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Refusal {
    /// The phase it was refused in; `None` where there is no candidacy yet.
    pub phase: Option<Phase>,
    /// The fact.
    pub fact: FactKind,
    /// Why.
    pub why: Why,
    /// The facts that the same actor could record instead.
    pub legal: Facts,
}

/// The thing that has to happen first where people often look for a fact that is not legal there.
const fn first(phase: Phase, fact: FactKind) -> Option<&'static str> {
    match (phase, fact) {
        (Phase::Preparing | Phase::Underway, FactKind::CandidateAdvanced) => {
            Some("each part of the step is done or waived first")
        }
        (Phase::Offered | Phase::Accepted, FactKind::RejectionDecided) => {
            Some("an offer stands, and a no to it is `offer_withdrawn`")
        }
        (Phase::Offered, FactKind::Hired) => Some("the candidate accepts the offer first"),
        _ => None,
    }
}

/// A short sentence for people: "`offer_accepted` is not possible in the phase `screening`: …".
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal { phase, fact, why, legal } = self;
        match phase {
            Some(phase) => {
                let others = legal.difference((*fact).into()); // with other words it is possible itself
                write!(f, "`{fact}` is not possible in the phase `{phase}`: ")?;
                match first(*phase, *fact).filter(|_| *why == Why::NotHere) {
                    Some(first) => f.write_str(first)?,
                    None => write!(f, "{why}")?,
                }
                write!(f, "; possible instead: {others}")
            }
            None => write!(f, "`{fact}` does not open a candidacy: {why}; what does: {legal}"),
        }
    }
}

impl Refusal {
    /// Returns a short code that never changes, for programs: that of the [reason](Why::code).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.why.code()
    }
}

impl std::error::Error for Refusal {}

impl journal::Sealed for Refusal {}
impl journal::Refusal for Refusal {
    type Id = CandidacyId;
    type Entry = Entry;
    type Line = Line;

    fn code(&self) -> &'static str {
        self.why.code()
    }
}

/// A refused entry of a candidacy, given back as it was.
pub type Refused = journal::Refused<Refusal>;
