//! The law of roles: one table, the guards, and the one function that applies both to what is live and to what is replayed.
//!
//! The openings decide when a role is filled: a role that is not closed is `filled` exactly while all of its openings are.

use super::book::{Book, Change};
use super::fact::Phase::{Advertised, Closed, Defined, Filled};
use super::fact::{Entry, FactKind as F, Facts, Phase, Phases};
use super::guard::{self, Up};
use super::refusal::{Refusal, Why};
use crate::value::id::RoleId;
use crate::value::set::names;
use crate::value::time::{Time, is_on_the_clock};

names! {
    /// The condition of a row, beside its phases: it speaks of the openings.
    #[expect(clippy::exhaustive_enums, reason = "a new condition is a change of the law")]
    When {
        /// In each of its phases.
        Always = "always",
        /// An opening can be taken: one is free, or the hire of somebody who fills one was reversed.
        CanTake = "one is free or filled",
        /// An opening can be filled: one is free, or taken by the candidacy that fills it.
        CanFill = "one is free or taken",
        /// An opening can be freed.
        CanFree = "one is taken or filled",
    }
}

/// One line of the law of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Row {
    /// Which fact.
    pub fact: F,
    /// In which phases; none: the fact defines a role.
    pub from: Phases,
    /// Under which condition.
    pub when: When,
    /// The phase that it leads to, unless it fills the last opening.
    pub to: Phase,
    /// Whether it can fill the last opening, and so lead to `filled`.
    pub or_filled: bool,
}

const fn row(fact: F, from: &[Phase], when: When, to: Phase) -> Row {
    Row { fact, from: Phases::from_slice(from), when, to, or_filled: false }
}

const fn may_fill(row: Row) -> Row {
    Row { or_filled: true, ..row }
}

/// The whole law of roles. A named person of the company records each fact.
///
/// | fact | legal in | when | leads to |
/// |---|---|---|---|
/// | `defined` | (defines a role) | always | defined |
/// | `revised` | defined | always | defined |
/// | `advertised` | defined, advertised | always | advertised |
/// | `advert_corrected` | advertised | always | advertised |
/// | `taken_down` | advertised | always | defined |
/// | `dates_set` | defined | always | defined |
/// | `dates_set` | advertised | always | advertised |
/// | `openings_set` | defined | always | defined, filled |
/// | `openings_set` | advertised | always | advertised, filled |
/// | `openings_set` | filled | always | defined |
/// | `opening_taken` | defined, filled | one is free or filled | defined |
/// | `opening_taken` | advertised | one is free or filled | advertised |
/// | `opening_taken` | closed | one is free or filled | closed |
/// | `filled` | defined | one is free or taken | defined, filled |
/// | `filled` | advertised | one is free or taken | advertised, filled |
/// | `filled` | closed | one is free or taken | closed |
/// | `opening_freed` | defined, filled | one is taken or filled | defined |
/// | `opening_freed` | advertised | one is taken or filled | advertised |
/// | `opening_freed` | closed | one is taken or filled | closed |
/// | `closed` | defined, advertised | always | closed |
/// | `reopened` | closed | always | defined, filled |
#[rustfmt::skip]
pub const LAW: &[Row] = &[
    //           fact                in these phases         when           leads to, or to filled
    row(         F::Defined,         &[],                    When::Always,  Defined),
    row(         F::Revised,         &[Defined],             When::Always,  Defined),
    row(         F::Advertised,      &[Defined, Advertised], When::Always,  Advertised),
    row(         F::AdvertCorrected, &[Advertised],          When::Always,  Advertised),
    row(         F::TakenDown,       &[Advertised],          When::Always,  Defined),
    row(         F::DatesSet,        &[Defined],             When::Always,  Defined),
    row(         F::DatesSet,        &[Advertised],          When::Always,  Advertised),
    may_fill(row(F::OpeningsSet,     &[Defined],             When::Always,  Defined)),
    may_fill(row(F::OpeningsSet,     &[Advertised],          When::Always,  Advertised)),
    row(         F::OpeningsSet,     &[Filled],              When::Always,  Defined),
    row(         F::OpeningTaken,    &[Defined, Filled],     When::CanTake, Defined),
    row(         F::OpeningTaken,    &[Advertised],          When::CanTake, Advertised),
    row(         F::OpeningTaken,    &[Closed],              When::CanTake, Closed),
    may_fill(row(F::Filled,          &[Defined],             When::CanFill, Defined)),
    may_fill(row(F::Filled,          &[Advertised],          When::CanFill, Advertised)),
    row(         F::Filled,          &[Closed],              When::CanFill, Closed),
    row(         F::OpeningFreed,    &[Defined, Filled],     When::CanFree, Defined),
    row(         F::OpeningFreed,    &[Advertised],          When::CanFree, Advertised),
    row(         F::OpeningFreed,    &[Closed],              When::CanFree, Closed),
    row(         F::Closed,          &[Defined, Advertised], When::Always,  Closed),
    may_fill(row(F::Reopened,        &[Closed],              When::Always,  Defined)),
];

impl Row {
    /// Returns the phases that it can lead to.
    #[must_use]
    pub const fn leads_to(self) -> Phases {
        let to = Phases::from_slice(&[self.to]);
        if self.or_filled { to.union(Phases::from_slice(&[Filled])) } else { to }
    }
}

impl F {
    /// Returns the row of the law for the fact in a phase (`None`: there is no role yet), if there is one.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the index is below the length of the table")]
    pub const fn row(self, from: Option<Phase>) -> Option<Row> {
        let mut i = 0;
        while i < LAW.len() {
            let row = LAW[i];
            let speaks_of_it = match from {
                None => row.from.is_empty(),
                Some(phase) => row.from.contains(phase),
            };
            if row.fact as u8 == self as u8 && speaks_of_it {
                return Some(row);
            }
            i += 1;
        }
        None
    }

    /// Returns the phases that the fact can lead a role to, from a phase (`None`: there is no role yet). Returns none if the fact is
    /// not legal there.
    ///
    /// ```
    /// use candidacy::role::{FactKind, Phase, Phases};
    ///
    /// assert_eq!(FactKind::Advertised.leads_to(Some(Phase::Defined)), Phases::from(Phase::Advertised));
    /// assert_eq!(FactKind::Advertised.leads_to(None), Phases::EMPTY); // first what is needed, then the advert
    /// // The last opening that is filled takes the advert down.
    /// assert_eq!(FactKind::Filled.leads_to(Some(Phase::Advertised)), [Phase::Advertised, Phase::Filled].into());
    /// ```
    #[must_use]
    pub const fn leads_to(self, from: Option<Phase>) -> Phases {
        match self.row(from) {
            Some(row) => row.leads_to(),
            None => Phases::EMPTY,
        }
    }
}

impl Facts {
    /// Returns every fact that is legal in a phase of a role with some openings (`None`: there is no role yet). Of a role,
    /// [`Role::legal`](crate::Role::legal) says it exactly.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the index is below the length of the list")]
    pub const fn legal_in(phase: Option<Phase>) -> Self {
        let mut facts = Facts::EMPTY;
        let mut i = 0;
        while i < F::ALL.len() {
            if F::ALL[i].row(phase).is_some() {
                facts = facts.union(Facts::from_slice(&[F::ALL[i]]));
            }
            i += 1;
        }
        facts
    }
}

/// A role before an entry.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    pub(super) role: RoleId,
    pub(super) phase: Phase,
    pub(super) last: Time,
    pub(super) book: &'a Book,
    /// The advert, if it is up.
    pub(super) up: Option<Up<'a>>,
}

impl Before<'_> {
    fn holds(self, when: When) -> bool {
        match when {
            When::Always => true,
            When::CanTake => self.book.can_take(),
            When::CanFill => self.book.can_fill(),
            When::CanFree => self.book.is_held(),
        }
    }

    /// The facts that are legal: for each, there is a payload that the law takes.
    pub(super) fn legal(self) -> Facts {
        let phase = Some(self.phase);
        F::ALL.iter().copied().filter(|fact| fact.row(phase).is_some_and(|row| self.holds(row.when))).collect()
    }
}

/// The phase that an entry leads to, and what it changes about the openings; or why it is refused.
pub(super) fn next(before: Option<Before<'_>>, entry: &Entry) -> Result<(Phase, Change), Refusal> {
    let (fact, phase) = (entry.fact.kind(), before.map(|before| before.phase));
    let refuse = |why| Refusal { phase, fact, why, legal: before.map_or(Facts::legal_in(None), Before::legal) };
    let row = fact.row(phase).ok_or_else(|| refuse(Why::NotHere))?;
    if let Some(last) = before.map(|before| before.last).filter(|last| entry.at < *last) {
        return Err(refuse(Why::Backwards { last }));
    }
    if !is_on_the_clock(entry.at) {
        return Err(refuse(Why::NoSuchMoment));
    }
    guard::check(entry, before.and_then(|before| before.up)).map_err(refuse)?;
    let Some(before) = before else {
        return Ok((row.to, Change::Nothing));
    };
    let change = before.book.judge(before.role, &entry.fact).map_err(refuse)?;
    let is_filled = row.or_filled && before.book.is_filled_after(change);
    Ok((if is_filled { Filled } else { row.to }, change))
}
