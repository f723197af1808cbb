//! More people than openings, for a report: numbers, and nobody's id.

use crate::person::Overbooked;
use crate::value::id::RoleId;
use crate::view::words::{Said, Words};
use serde::Serialize;

/// A role for which more people are accepted or hired than it has openings, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Overbooking {
    /// The role.
    pub role: RoleId,
    /// The number of its openings.
    pub openings: u32,
    /// How many were hired.
    pub hired: u64,
    /// How many have accepted an offer and wait for the first day.
    pub accepted: u64,
}

impl Overbooking {
    /// How many there are for the openings.
    pub(super) fn people(&self) -> u64 {
        self.hired.saturating_add(self.accepted)
    }
}

/// Counts the candidacies.
impl From<&Overbooked> for Overbooking {
    fn from(Overbooked { role, openings, hired, accepted }: &Overbooked) -> Self {
        let count = |all: &[_]| u64::try_from(all.len()).unwrap_or(u64::MAX);
        Overbooking { role: *role, openings: *openings, hired: count(hired), accepted: count(accepted) }
    }
}

/// How many there are for how many openings, and of which role.
impl Said for Overbooking {
    fn said(&self, words: &Words) -> String {
        let places = [
            ("people", &*self.people().to_string()),
            ("openings", &self.openings.to_string()),
            ("role", &self.role.to_string()),
        ];
        words.fill("overbooked", &places)
    }
}

/// The same with the candidacies, by their ids.
impl Said for Overbooked {
    fn said(&self, words: &Words) -> String {
        let ids = self.hired.iter().chain(&self.accepted).map(ToString::to_string);
        format!("{}: {}", Overbooking::from(self).said(words), words.in_a_row(ids))
    }
}
