//! The witnesses that a role takes for its openings: a candidacy that was accepted takes one, one that was hired fills one, and one
//! that is neither holds none.

use crate::candidacy::Candidacy;
use crate::candidacy::typed::phase::{Accepted, Hired};
use crate::law::Phase;
use crate::role::{Acceptance, Fact, Hire, Release, Role, Standing};
use crate::value::id::RoleId;

impl Candidacy<Accepted> {
    /// Returns the witness by which its role counts an opening as taken; none if the candidacy names no role.
    #[must_use]
    pub fn acceptance(&self) -> Option<Acceptance> {
        self.role().map(|role| Acceptance::of(self.id(), role))
    }
}

impl Candidacy<Hired> {
    /// Returns the witness by which its role counts an opening as filled; none if the candidacy names no role.
    ///
    /// ```
    /// use candidacy::phase::Hired;
    /// use candidacy::role::phase::{Advertised, Settled};
    /// use candidacy::{Candidacy, Role, Staff, Time};
    ///
    /// fn fill(role: Role<Advertised>, mira: &Candidacy<Hired>, ana: Staff, now: Time) -> Option<Settled<Advertised>> {
    ///     role.fill(ana, mira.hired()?, now).ok() // refused if she was hired for another role
    /// }
    /// ```
    #[must_use]
    pub fn hired(&self) -> Option<Hire> {
        self.role().map(|role| Hire::of(self.id(), role))
    }
}

impl<S> Candidacy<S> {
    /// Returns the witness by which a role counts an opening as free again; none if the candidacy is for this role and accepted or
    /// hired.
    #[must_use]
    pub fn release(&self, role: RoleId) -> Option<Release> {
        self.standing(role).is_none().then(|| Release::of(self.id(), role))
    }

    /// Its standing towards the openings of a role.
    pub(crate) fn standing(&self, role: RoleId) -> Option<Standing> {
        let standing = match self.phase() {
            Phase::Accepted => Standing::Taken,
            Phase::Hired => Standing::Filled,
            Phase::Approached
            | Phase::Screening
            | Phase::Pooled
            | Phase::Proposed
            | Phase::Preparing
            | Phase::Underway
            | Phase::Deciding
            | Phase::OfferDue
            | Phase::Offered
            | Phase::FeedbackDue
            | Phase::Rejected
            | Phase::Withdrawn
            | Phase::Lapsed => return None,
        };
        (self.role() == Some(role)).then_some(standing)
    }
}

impl<S> Role<S> {
    /// Returns the fact that this role has still to record about its openings because of a candidacy; none if the role is up to date
    /// with it.
    ///
    /// An accepted candidacy for this role takes an opening, a hired one fills it. An opening is free again when the candidacy is
    /// neither any more: it was withdrawn, ended by the company, reversed, or went on to another role. When more people accept than
    /// there are openings, the role refuses until the number is raised (`role::Fact::OpeningsSet`).
    ///
    /// ```
    /// use candidacy::role::{Entry, Refused};
    /// use candidacy::{Candidacy, Role, Staff, Time};
    ///
    /// /// After each entry of a candidacy, its role takes note of it.
    /// fn keep_up(role: &mut Role, candidacy: &Candidacy, ana: Staff, now: Time) -> Result<(), Refused> {
    ///     if let Some(fact) = role.opening_fact(candidacy) {
    ///         let _line = role.record(Entry::new(ana, fact, now))?; // to be stored
    ///     }
    ///     Ok(())
    /// }
    /// ```
    #[must_use]
    pub fn opening_fact<T>(&self, candidacy: &Candidacy<T>) -> Option<Fact> {
        let (by, role) = (candidacy.id(), self.id());
        match (self.standing(by), candidacy.standing(role)) {
            (was, is) if was == is => None,
            (_, Some(Standing::Taken)) => Some(Acceptance::of(by, role).into()),
            (_, Some(Standing::Filled)) => Some(Hire::of(by, role).into()),
            (_, None) => Some(Release::of(by, role).into()),
        }
    }
}
