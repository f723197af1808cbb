//! A case on its way, and what is asked of it: one sighting after the other.

use crate::foreign::finding::FindingKind;
use crate::foreign::history::{History, Rules};
use crate::foreign::seen::Seen;
use crate::foreign::sighting::Whats;
use crate::law::{Phase, Why};
use crate::value::time::Time;

/// A case, as far as it has been followed.
pub(super) struct Case<'a> {
    pub(super) history: History<'a>,
    /// The moment of the latest sighting.
    pub(super) latest: Option<Time>,
    pub(super) begins_in_the_middle: bool,
}

/// A sighting that is followed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act {
    pub(super) seen: Seen,
    pub(super) at: Time,
    /// Whether everything that it needs may be taken as given, also what the log could have said.
    pub(super) free: bool,
}

/// Why a sighting cannot follow from what was seen before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The law would not have allowed it.
    Illegal(Why),
    /// A step is missing in between.
    Skipped,
}

/// Whether a sighting could be followed.
pub(super) type Followed = Result<(), Trouble>;

/// A finding, without its case and its sighting.
pub(super) struct Noted {
    pub(super) kind: FindingKind,
    pub(super) why: Option<Why>,
    pub(super) legal: Whats,
}

impl<'a> Case<'a> {
    pub(super) fn new(rules: &'a Rules) -> Self {
        Case { history: History::new(rules), latest: None, begins_in_the_middle: false }
    }
}

impl From<Why> for Trouble {
    fn from(why: Why) -> Self {
        Trouble::Illegal(why)
    }
}

/// Before an offer is due, and open.
pub(super) fn is_before_the_offer(phase: Phase) -> bool {
    matches!(phase, Phase::Screening | Phase::Proposed) || phase.is_in_a_step()
}
