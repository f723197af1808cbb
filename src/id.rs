//! Ids, all made by the caller: this library has no randomness of its own.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// The nil UUID names nobody and nothing, so it is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the nil uuid names nobody")]
pub struct NilId;

macro_rules! ids { ($( $(#[$doc:meta])* $name:ident )*) => { $(
    $(#[$doc])*
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(try_from = "Uuid", into = "Uuid")]
    pub struct $name(Uuid);

    impl $name {
        /// Takes any UUID but nil.
        ///
        /// # Errors
        ///
        /// [`NilId`] — the UUID is nil.
        pub const fn new(id: Uuid) -> Result<Self, NilId> {
            if id.is_nil() { Err(NilId) } else { Ok($name(id)) }
        }

        /// The UUID itself.
        #[must_use]
        pub const fn uuid(self) -> Uuid {
            self.0
        }
    }

    impl TryFrom<Uuid> for $name {
        type Error = NilId;
        fn try_from(id: Uuid) -> Result<Self, NilId> {
            $name::new(id)
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
    /// One person's way through one process.
    CandidacyId
    /// The person who might be hired; one person may have several candidacies.
    CandidateId
    /// A person of the company.
    PersonId
    /// What the company needs: a profile with requirements, and an advert.
    RoleId
}

/// The number of an entry in its journal, from 0. Together with the [`CandidacyId`] it is the entry's identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Seq(pub u32);

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}
