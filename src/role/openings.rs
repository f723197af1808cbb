//! The openings of a role, and the witnesses of the candidacies that take or fill them.
//!
//! A role stores the ids of candidacies and what they are to its openings. It never looks at a candidacy: each of these facts takes a
//! witness that only a candidacy gives out.

use super::Error;
use crate::value::id::{CandidacyId, RoleId};
use crate::value::redacted::unchanged;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// The number of openings of a role, or that it has none: an evergreen role looks for people as long as it is advertised.
///
/// ```
/// use candidacy::role::Openings;
///
/// assert_eq!(Openings::new(3)?.number(), Some(3));
/// assert_eq!(Openings::Evergreen.number(), None);
/// assert!(Openings::new(0).is_err()); // a company that looks for nobody closes the role
/// # Ok::<(), candidacy::role::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "openings are counted, or they are not")]
#[doc(alias = "headcount")]
#[doc(alias = "vacancies")]
pub enum Openings {
    /// This number of people is looked for.
    Number(NonZeroU32),
    /// The company always looks for people: all openings are never taken.
    #[doc(alias = "pipeline")]
    Evergreen,
}

impl Openings {
    /// One opening: what a role has unless it says otherwise.
    pub const ONE: Self = Openings::Number(NonZeroU32::MIN);

    /// Creates a number of openings.
    ///
    /// # Errors
    ///
    /// [`Error::Openings`] — the number is 0.
    pub const fn new(number: u32) -> Result<Self, Error> {
        match NonZeroU32::new(number) {
            Some(number) => Ok(Openings::Number(number)),
            None => Err(Error::Openings),
        }
    }

    /// Returns the number; none for an evergreen role.
    #[must_use]
    pub const fn number(self) -> Option<u32> {
        match self {
            Openings::Number(number) => Some(number.get()),
            Openings::Evergreen => None,
        }
    }

    /// The openings of a definition that says nothing about them.
    pub(super) const fn one() -> Self {
        Self::ONE
    }
}

/// Writes a witness: what a candidacy is to the openings of its role.
macro_rules! witnesses { ($( $(#[$doc:meta])* $name:ident; )*) => { $(
    $(#[$doc])*
    ///
    /// It names its role, and another role refuses it. Like a [`Vacancy`](super::Vacancy) it can be read from the caller's own store,
    /// and it is no input from outside.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub struct $name {
        by: CandidacyId,
        role: RoleId,
    }

    impl $name {
        pub(crate) const fn of(by: CandidacyId, role: RoleId) -> Self {
            $name { by, role }
        }

        /// Returns the id of the candidacy.
        #[must_use]
        pub const fn candidacy(self) -> CandidacyId {
            self.by
        }

        /// Returns the id of the role that the candidacy is for.
        #[must_use]
        pub const fn role(self) -> RoleId {
            self.role
        }
    }

    unchanged! { $name }
)* } }

witnesses! {
    /// An accepted offer for a role: the witness that a candidacy was accepted when it was given out, by
    /// [`Candidacy::acceptance`](crate::Candidacy::acceptance) or [`Role::opening_fact`](crate::Role::opening_fact).
    Acceptance;
    /// A hire for a role: the witness that a candidacy was hired when it was given out, by
    /// [`Candidacy::hired`](crate::Candidacy::hired) or [`Role::opening_fact`](crate::Role::opening_fact).
    Hire;
    /// A candidacy that holds no opening of a role any more: the witness that it was neither accepted nor hired for the role when it
    /// was given out, by [`Candidacy::release`](crate::Candidacy::release) or [`Role::opening_fact`](crate::Role::opening_fact).
    Release;
}

/// The standing of a candidacy towards an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Taken,
    Filled,
}
