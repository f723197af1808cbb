//! The law of roles: one table, two guards, and the one function that applies both to what is live and to what is replayed.

use super::fact::Phase::{Advertised, Closed, Defined, Filled};
use super::fact::{Entry, Fact, FactKind as F, Facts, Line, Phase, Phases};
use crate::journal;
use crate::value::id::RoleId;
use crate::value::time::Time;
use crate::value::time::is_on_the_clock;
use std::fmt;

/// One line of the law of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Which fact.
    pub fact: F,
    /// In which phases; none: the fact defines a role.
    pub from: Phases,
    /// The phase that it leads to.
    pub to: Phase,
}

const fn row(fact: F, from: &[Phase], to: Phase) -> Row {
    Row { fact, from: Phases::from_slice(from), to }
}

/// The whole law of roles. A named person of the company records each fact.
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
pub const LAW: &[Row] = &[
    //  fact           in these phases           leads to
    row(F::Defined,    &[],                      Defined),
    row(F::Revised,    &[Defined],               Defined),
    row(F::Advertised, &[Defined, Advertised],   Advertised),
    row(F::TakenDown,  &[Advertised],            Defined),
    row(F::Filled,     &[Defined, Advertised],   Filled),
    row(F::Closed,     &[Defined, Advertised],   Closed),
    row(F::Reopened,   &[Filled, Closed],        Defined),
];

impl F {
    /// Returns the phase that the fact leads a role to, from a phase (`None`: there is no role yet). Returns nothing if the fact is
    /// not legal there.
    ///
    /// ```
    /// use candidacy::role::{FactKind, Phase};
    ///
    /// assert_eq!(FactKind::Advertised.leads_to(Some(Phase::Defined)), Some(Phase::Advertised));
    /// assert_eq!(FactKind::Advertised.leads_to(None), None); // first what is needed, then the advert
    /// ```
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the index is below the length of the table")]
    pub const fn leads_to(self, from: Option<Phase>) -> Option<Phase> {
        let mut i = 0;
        while i < LAW.len() {
            let row = LAW[i];
            let speaks_of_it = match from {
                None => row.from.is_empty(),
                Some(phase) => row.from.contains(phase),
            };
            if row.fact as u8 == self as u8 && speaks_of_it {
                return Some(row.to);
            }
            i += 1;
        }
        None
    }
}

impl Facts {
    /// Returns every fact that is legal in a phase of a role (`None`: there is no role yet).
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the index is below the length of the list")]
    pub const fn legal_in(phase: Option<Phase>) -> Self {
        let mut facts = Facts::EMPTY;
        let mut i = 0;
        while i < F::ALL.len() {
            if F::ALL[i].leads_to(phase).is_some() {
                facts = facts.union(Facts::from_slice(&[F::ALL[i]]));
            }
            i += 1;
        }
        facts
    }
}

/// The phase that an entry leads to, after the latest one at `last`; or why it is refused.
pub(super) fn next(phase: Option<Phase>, last: Option<Time>, entry: &Entry) -> Result<Phase, Refusal> {
    let fact = entry.fact.kind();
    let refuse = |why| Err(Refusal { phase, fact, why, legal: Facts::legal_in(phase) });
    let Some(to) = fact.leads_to(phase) else {
        return refuse(Why::NotHere);
    };
    if let Some(last) = last.filter(|last| entry.at < *last) {
        return refuse(Why::Backwards { last });
    }
    if !is_on_the_clock(entry.at) {
        return refuse(Why::NoSuchMoment);
    }
    if let Fact::Advertised(publication) = &entry.fact
        && let Some(until) = publication.until()
    {
        if !is_on_the_clock(until) {
            return refuse(Why::NoSuchMoment);
        }
        if until <= entry.at {
            return refuse(Why::InThePast);
        }
    }
    Ok(to)
}

/// Why a fact of a role is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Why {
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
pub struct Refusal {
    /// The phase of the role; none if there is no role yet.
    pub phase: Option<Phase>,
    /// The fact that was attempted.
    pub fact: F,
    /// Why not.
    pub why: Why,
    /// The facts that are legal there.
    pub legal: Facts,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refusal { phase, fact, why, legal } = self;
        match phase {
            Some(phase) => write!(f, "`{fact}` is refused for a role that is {phase}: {why}; legal there: {legal}"),
            None => write!(f, "`{fact}` cannot begin a role: {why}; what can: {legal}"),
        }
    }
}

impl std::error::Error for Refusal {}

impl journal::Sealed for Refusal {}
impl journal::Refusal for Refusal {
    type Id = RoleId;
    type Entry = Entry;
    type Line = Line;
}

/// A refused entry of a role, given back as it was.
pub type Refused = journal::Refused<Refusal>;
