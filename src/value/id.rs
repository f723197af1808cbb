//! Ids, all made by the caller: this library has no randomness of its own.

use crate::value::code::codes;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Why something is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IdError {
    /// The nil UUID names nobody and nothing.
    #[error("the nil uuid names nobody")]
    Nil,
    /// The text is not a UUID.
    #[error("the text is not a uuid")]
    NotAUuid,
}

codes! { IdError, "id" {
    Self::Nil => "nil",
    Self::NotAUuid => "not_a_uuid",
} }

macro_rules! ids { ($( $(#[$doc:meta])* $name:ident )*) => { $(
    $(#[$doc])*
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[serde(try_from = "Uuid", into = "Uuid")]
    pub struct $name(Uuid);

    impl $name {
        /// Takes any UUID but nil.
        ///
        /// # Errors
        ///
        /// [`IdError::Nil`] — the UUID is nil.
        pub const fn new(id: Uuid) -> Result<Self, IdError> {
            if id.is_nil() { Err(IdError::Nil) } else { Ok($name(id)) }
        }

        /// Before every id there can be.
        #[allow(dead_code, reason = "not every kind of id is ordered by somebody")]
        pub(crate) const LEAST: Self = $name(Uuid::nil());

        /// Returns the UUID itself.
        #[must_use]
        pub const fn uuid(self) -> Uuid {
            self.0
        }
    }

    impl TryFrom<Uuid> for $name {
        type Error = IdError;
        fn try_from(id: Uuid) -> Result<Self, IdError> {
            $name::new(id)
        }
    }

    /// Any form of a UUID that the `uuid` crate reads, as in an address.
    impl FromStr for $name {
        type Err = IdError;
        fn from_str(text: &str) -> Result<Self, IdError> {
            $name::new(Uuid::from_str(text).map_err(|_| IdError::NotAUuid)?)
        }
    }

    impl From<$name> for Uuid {
        fn from(id: $name) -> Uuid {
            id.0
        }
    }

    impl fmt::Display for $name {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            fmt::Display::fmt(&self.0, f)
        }
    }
)* } }

ids! {
    /// The id of one person's way through one process.
    CandidacyId
    /// The id of a person who might be hired; one person may have several candidacies.
    CandidateId
    /// The id of a person of the company.
    PersonId
    /// The id of a role: what the company needs, as a profile with requirements, and its advert.
    RoleId
}

/// The number of an entry in its journal, from 0. Together with the [`CandidacyId`] it is the entry's identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Seq(pub u32);

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
