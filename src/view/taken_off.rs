//! The limits that terms do without, for a reason: a company may take them off, and may not do so in silence.

use crate::terms::policy::{Basis, Ground, PromiseKind};
use crate::terms::{self, Terms};
use crate::value::set::names;
use crate::view::then::Then;
use crate::view::words::{Said, Words};
use serde::Serialize;
use std::fmt;

/// A limit that the terms do without: a ceiling that was taken off, or a promise that was switched off.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TakenOff {
    /// The terms.
    pub terms: terms::Id,
    /// The kind of promise.
    pub kind: PromiseKind,
    /// The limit.
    pub limit: Limit,
    /// The kind of source of the reason.
    pub basis: Basis,
    /// The reason.
    pub reason: Box<str>,
}

names! {
    /// A limit that a policy may do without, for a reason.
    #[non_exhaustive]
    Limit {
        /// The ceiling.
        Ceiling = "ceiling",
        /// The ceiling after a hand-in.
        CeilingAfterWork = "ceiling_after_work",
        /// The promise itself.
        Promise = "promise",
    }
}

impl Then<'_> {
    /// The limits that were taken off, under each of the terms that ruled.
    pub(super) fn taken_off(&self) -> Vec<TakenOff> {
        let mut all: Vec<&Terms> = Vec::new();
        for place in &self.places {
            if !all.iter().any(|terms| terms.id() == place.terms.id()) {
                all.push(place.terms);
            }
        }
        let limits = |terms: &&Terms| {
            let terms = (*terms).clone();
            PromiseKind::ALL.iter().flat_map(move |kind| {
                let deadline = terms.policy().deadline(*kind);
                let limits = [
                    (Limit::Ceiling, deadline.unlimited()),
                    (Limit::CeilingAfterWork, deadline.unlimited_after_work()),
                    (Limit::Promise, deadline.switched_off()),
                ];
                let off = |(limit, reason): (Limit, Option<&Ground>)| {
                    let (basis, reason) = (reason?.basis(), reason?.source().into());
                    Some(TakenOff { terms: terms.id().clone(), kind: *kind, limit, basis, reason })
                };
                limits.into_iter().filter_map(off).collect::<Vec<_>>()
            })
        };
        all.iter().flat_map(limits).collect()
    }
}

/// Which limit, of which promise, and why.
impl Said for TakenOff {
    fn said(&self, words: &Words) -> String {
        let TakenOff { terms, kind, limit, basis, reason } = self;
        let places = [
            ("what", &*words.promise(*kind)),
            ("terms", &words.terms(terms)),
            ("why", &format!("{}: {reason}", words.named("basis", basis))),
        ];
        words.fill(&format!("audit.taken_off.{limit}"), &places)
    }
}

/// For a person, in English: which limit, of which promise, and why.
impl fmt::Display for TakenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(&Words::english()))
    }
}
