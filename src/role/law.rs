//! The law of roles: one table, two guards, and the one function that applies both to what is live and to what is replayed.

use super::fact::RolePhase::{Advertised, Closed, Defined, Filled};
use super::fact::{RoleEntry, RoleFact, RoleFactKind as F, RoleFacts, RolePhase, RolePhases};
use crate::value::time::Time;
use crate::value::time::is_on_the_clock;
use std::fmt;

/// One line of the law of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoleRow {
    /// Which fact.
    pub fact: F,
    /// In which phases; none: the fact defines a role.
    pub from: RolePhases,
    /// Where it leads.
    pub to: RolePhase,
}

const fn row(fact: F, from: &[RolePhase], to: RolePhase) -> RoleRow {
    RoleRow { fact, from: RolePhases::of(from), to }
}

/// The whole law of roles. Each fact is recorded by somebody of the company.
///
/// | fact | legal in | leads to |
/// |---|---|---|
/// | `defined` | (defines a role) | defined |
/// | `revised` | defined | defined |
/// | `advertised` | defined, advertised | advertised |
/// | `taken_down` | advertised | defined |
/// | `filled` | defined, advertised | filled |
/// | `closed` | defined, advertised | closed |
/// | `reopened` | filled, closed | defined |
#[rustfmt::skip]
pub const ROLE_LAW: &[RoleRow] = &[
    //  fact           in these phases           leads to
    row(F::Defined,    &[],                      Defined),
    row(F::Revised,    &[Defined],               Defined),
    row(F::Advertised, &[Defined, Advertised],   Advertised),
    row(F::TakenDown,  &[Advertised],            Defined),
    row(F::Filled,     &[Defined, Advertised],   Filled),
    row(F::Closed,     &[Defined, Advertised],   Closed),
    row(F::Reopened,   &[Filled, Closed],        Defined),
];

/// Where a fact leads a role in a phase (`None`: there is no role yet); nothing if it is not legal there.
///
/// ```
/// use candidacy::{RoleFactKind, RolePhase, role_rule};
///
/// assert_eq!(role_rule(Some(RolePhase::Defined), RoleFactKind::Advertised), Some(RolePhase::Advertised));
/// assert_eq!(role_rule(None, RoleFactKind::Advertised), None); // first what is needed, then the advert
/// ```
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the index is below the length of the table")]
pub const fn role_rule(phase: Option<RolePhase>, fact: F) -> Option<RolePhase> {
    let mut i = 0;
    while i < ROLE_LAW.len() {
        let RoleRow { fact: own, from, to } = ROLE_LAW[i];
        let speaks_of_it = match phase {
            None => from.is_empty(),
            Some(phase) => from.has(phase),
        };
        if own as u8 == fact as u8 && speaks_of_it {
            return Some(to);
        }
        i += 1;
    }
    None
}

/// Every fact that is legal in a phase of a role (`None`: there is no role yet).
#[must_use]
#[expect(clippy::indexing_slicing, reason = "the index is below the length of the list")]
pub const fn legal_for_role(phase: Option<RolePhase>) -> RoleFacts {
    let mut facts = RoleFacts::NONE;
    let mut i = 0;
    while i < F::ALL.len() {
        if role_rule(phase, F::ALL[i]).is_some() {
            facts = facts.and(&[F::ALL[i]]);
        }
        i += 1;
    }
    facts
}

/// Where an entry leads, after the latest one at `last`; or why it is refused.
pub(super) fn next(phase: Option<RolePhase>, last: Option<Time>, entry: &RoleEntry) -> Result<RolePhase, RoleRefusal> {
    let fact = entry.fact.kind();
    let refuse = |why| Err(RoleRefusal { phase, fact, why, legal: legal_for_role(phase) });
    let Some(to) = role_rule(phase, fact) else {
        return refuse(RoleWhy::NotHere);
    };
    if let Some(last) = last.filter(|last| entry.at < *last) {
        return refuse(RoleWhy::Backwards { last });
    }
    if !is_on_the_clock(entry.at) {
        return refuse(RoleWhy::NoSuchMoment);
    }
    if let RoleFact::Advertised(publication) = &entry.fact
        && let Some(until) = publication.until()
    {
        if !is_on_the_clock(until) {
            return refuse(RoleWhy::NoSuchMoment);
        }
        if until <= entry.at {
            return refuse(RoleWhy::InThePast);
        }
    }
    Ok(to)
}

/// Why a fact of a role is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RoleWhy {
    /// The law does not know the fact in this phase.
    #[error("it does not belong here")]
    NotHere,
    /// The fact before it is later.
    #[error("time does not run backwards, and the last fact is of {last}")]
    Backwards {
        /// When the fact before it was recorded.
        last: Time,
    },
    /// No clock shows the moment: a leap second within a minute.
    #[error("no clock shows the moment: only the last second of a minute can leap")]
    NoSuchMoment,
    /// An advert would end before it is up.
    #[error("an advert ends after it is up")]
    InThePast,
}

/// Why a fact of a role was refused, and what is legal instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoleRefusal {
    /// Where the role is; none if there is no role yet.
    pub phase: Option<RolePhase>,
    /// What was attempted.
    pub fact: F,
    /// Why not.
    pub why: RoleWhy,
    /// What is legal there.
    pub legal: RoleFacts,
}

impl fmt::Display for RoleRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RoleRefusal { phase, fact, why, legal } = self;
        match phase {
            Some(phase) => write!(f, "`{fact}` is refused for a role that is {phase}: {why}; legal there: {legal}"),
            None => write!(f, "`{fact}` cannot begin a role: {why}; what can: {legal}"),
        }
    }
}

impl std::error::Error for RoleRefusal {}

/// A refused entry of a role, given back as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{refusal}")]
#[non_exhaustive]
pub struct RoleRefused {
    /// Why.
    pub refusal: RoleRefusal,
    /// The entry, untouched.
    pub entry: Box<RoleEntry>,
}
