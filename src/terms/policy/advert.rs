//! The rules of a place about adverts: what an advert has to say, and the clause that asks for it.

use super::clause::Clause;
use crate::value::set::{names, set_of};
use serde::{Deserialize, Serialize};
use std::fmt;

names! {
    /// Something that a law or a code wants an advert to say.
    #[non_exhaustive]
    AdvertItem {
        /// The pay, or its range.
        Pay = "pay",
        /// The collective agreement that the pay follows, if there is one.
        Agreement = "agreement",
        /// The benefits beside the pay.
        Benefits = "benefits",
        /// The kind of employment.
        Employment = "employment",
        /// The tools that take part in the selection, or that there are none.
        Tools = "tools",
        /// The purpose: a vacancy that exists, or a pool.
        Purpose = "purpose",
    }
}

set_of! {
    /// A set of things that an advert says; on the wire, a list of their names.
    AdvertItems(u8) of AdvertItem
}

/// A rule about adverts: something that an advert has to say, with the clause that asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AdvertRule {
    item: AdvertItem,
    clause: Clause,
}

impl AdvertRule {
    /// Creates a rule: an advert says this, by this clause.
    #[must_use]
    pub const fn new(item: AdvertItem, clause: Clause) -> Self {
        AdvertRule { item, clause }
    }

    /// Returns the item that an advert has to say.
    #[must_use]
    pub fn item(&self) -> AdvertItem {
        self.item
    }

    /// Returns the clause that asks for it.
    #[must_use]
    pub fn clause(&self) -> &Clause {
        &self.clause
    }
}

/// For people: "pay (law: …)".
impl fmt::Display for AdvertRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.item, self.clause.ground())
    }
}
