//! An advert that is up, and what only a role with such an advert gives out: the vacancy that people apply for.

use super::{Phase, Profile, Publication};
use crate::value::code::codes;
use crate::value::id::RoleId;
use crate::value::time::Time;
use serde::{Deserialize, Deserializer, Serialize};

/// A role that can be applied for: the witness that its advert was up when it was given out.
///
/// Only [`Role::vacancy`](crate::Role::vacancy) gives one out, so an [`Application`](crate::Application) for a role that is not
/// advertised cannot be built. With a `Role<Defined>` it does not compile, and at run time it is refused. On the wire it is the id
/// of the role, and a journal replays without the role. Whether the advert was up when a stored application was made,
/// [`Role::was_advertised`](crate::Role::was_advertised) tells.
///
/// It can be read from the caller's own store, where it was a vacancy when it was written. It is no input from outside: who applies
/// sends the id of a role, and the program asks that role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(into = "RoleId")]
pub struct Vacancy(RoleId);

impl Vacancy {
    pub(super) const fn of(role: RoleId) -> Self {
        Vacancy(role)
    }

    /// Returns the id of the role.
    #[must_use]
    pub const fn role(self) -> RoleId {
        self.0
    }
}

impl From<Vacancy> for RoleId {
    fn from(vacancy: Vacancy) -> RoleId {
        vacancy.0
    }
}

// By hand, so that there is no conversion from an id that a caller could use.
impl<'de> Deserialize<'de> for Vacancy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RoleId::deserialize(deserializer).map(Vacancy)
    }
}

/// Nobody can apply: the advert is not up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[error("nobody can apply for a role that is {phase}: it is not advertised")]
#[non_exhaustive]
pub struct NotAdvertised {
    /// The phase of the role.
    pub phase: Phase,
}

codes! { NotAdvertised, "role" {
    Self { .. } => "not_advertised",
} }

/// An advert: what is needed, and how that is made public. It exists only as a part of a [`Role`](crate::Role), so there is none
/// without a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advert<'a> {
    profile: &'a Profile,
    publication: &'a Publication,
    since: Time,
    ended: Option<Time>,
}

impl<'a> Advert<'a> {
    pub(super) fn up(profile: &'a Profile, publication: &'a Publication, since: Time) -> Self {
        Advert { profile, publication, since, ended: None }
    }

    /// Taken down at a moment, unless it was before.
    pub(super) fn down(self, at: Time) -> Self {
        Advert { ended: self.ended.or(Some(at)), ..self }
    }

    /// Returns the profile of the role.
    #[must_use]
    pub fn profile(self) -> &'a Profile {
        self.profile
    }

    /// Returns how the role is made public.
    #[must_use]
    pub fn publication(self) -> &'a Publication {
        self.publication
    }

    /// Returns the moment since which the advert is up.
    #[must_use]
    pub fn since(self) -> Time {
        self.since
    }

    /// Returns the moment at which the advert came down, if it did: taken down, or the role was filled or closed.
    #[must_use]
    pub fn ended(self) -> Option<Time> {
        self.ended
    }

    /// Returns the moment until which the advert is valid for a reader: the moment when it came down or the one that was announced,
    /// if that is earlier.
    #[must_use]
    pub fn valid_until(self) -> Option<Time> {
        match (self.ended, self.publication.until()) {
            (Some(ended), Some(until)) => Some(ended.min(until)),
            (ended, until) => ended.or(until),
        }
    }
}
