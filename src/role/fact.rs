//! The facts of a role, and the phases that they lead to. A fact is recorded once, by a named person of the company.

use super::{Profile, Publication};
use crate::journal;
use crate::value::actor::Staff;
use crate::value::id::{CandidacyId, RoleId, Seq};
use crate::value::redacted::Redacted;
use crate::value::set::{names, set_of};
use crate::value::text::Text;
use serde::{Deserialize, Serialize};

names! {
    /// How far a role has got.
    ///
    /// Complete on purpose: a new phase is a change of the law, and matches should notice.
    #[expect(clippy::exhaustive_enums, reason = "a new phase should make every match think again")]
    Phase {
        /// The need is written down. The company may approach people for it; nobody can apply.
        Defined = "defined",
        /// The advert is up, and people can apply.
        Advertised = "advertised",
        /// A candidate was hired.
        Filled = "filled",
        /// The company has stopped looking.
        Closed = "closed",
    }
}

set_of! {
    /// A set of phases of a role.
    Phases(u8) of Phase
}

impl Phase {
    /// Returns true if the company does not look any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Phase::Filled | Phase::Closed)
    }
}

/// Which role, and what exactly is needed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Definition {
    /// The role.
    pub role: RoleId,
    /// The profile: what is needed.
    pub profile: Profile,
}

/// Something that happened to a role. The phase that it leads to stands in [`LAW`](super::LAW).
///
/// Complete on purpose: a new fact is a change of the law, and matches should notice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a new fact should make every match think again")]
pub enum Fact {
    /// The need is written down.
    Defined(Box<Definition>),
    /// It is written down again. An advert that is up says what the profile says: it is taken down first.
    Revised(Box<Profile>),
    /// The advert is up. Recorded again, it is on other channels or up for longer.
    Advertised(Box<Publication>),
    /// The advert is down. Applications that were made stay made.
    TakenDown {
        /// The reason.
        reason: Text,
    },
    /// A candidate was hired.
    Filled {
        /// The candidacy that was.
        by: CandidacyId,
    },
    /// The company has stopped looking.
    Closed {
        /// The reason.
        reason: Text,
    },
    /// An error is put right, or the search begins again.
    Reopened {
        /// The reason.
        reason: Text,
    },
}

names! {
    /// The kind of a fact of a role, without its contents.
    #[expect(clippy::exhaustive_enums, reason = "a new fact should make every match think again")]
    FactKind {
        /// The need is written down.
        Defined = "defined",
        /// It is written down again.
        Revised = "revised",
        /// The advert is up.
        Advertised = "advertised",
        /// The advert is down.
        TakenDown = "taken_down",
        /// A candidate was hired.
        Filled = "filled",
        /// The company has stopped looking.
        Closed = "closed",
        /// An error is put right, or the search begins again.
        Reopened = "reopened",
    }
}

set_of! {
    /// A set of facts of a role: what is legal somewhere.
    Facts(u8) of FactKind
}

impl Fact {
    /// Returns the kind of the fact.
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        match self {
            Fact::Defined(_) => FactKind::Defined,
            Fact::Revised(_) => FactKind::Revised,
            Fact::Advertised(_) => FactKind::Advertised,
            Fact::TakenDown { .. } => FactKind::TakenDown,
            Fact::Filled { .. } => FactKind::Filled,
            Fact::Closed { .. } => FactKind::Closed,
            Fact::Reopened { .. } => FactKind::Reopened,
        }
    }
}

/// The reasons go, which may be about a person. The profile and the adverts are public, and stay.
impl Redacted for Fact {
    fn redacted(&self) -> Self {
        match self {
            Fact::Defined(definition) => Fact::Defined(definition.clone()),
            Fact::Revised(profile) => Fact::Revised(profile.clone()),
            Fact::Advertised(publication) => Fact::Advertised(publication.clone()),
            Fact::TakenDown { reason } => Fact::TakenDown { reason: reason.redacted() },
            Fact::Filled { by } => Fact::Filled { by: *by },
            Fact::Closed { reason } => Fact::Closed { reason: reason.redacted() },
            Fact::Reopened { reason } => Fact::Reopened { reason: reason.redacted() },
        }
    }
}

impl From<Definition> for Fact {
    fn from(definition: Definition) -> Self {
        Fact::Defined(Box::new(definition))
    }
}

impl From<Profile> for Fact {
    fn from(profile: Profile) -> Self {
        Fact::Revised(Box::new(profile))
    }
}

impl From<Publication> for Fact {
    fn from(publication: Publication) -> Self {
        Fact::Advertised(Box::new(publication))
    }
}

/// An entry of a role: a fact, who of the company recorded it, and when. As a row of a store it is a [`Line`].
pub type Entry = journal::Entry<Fact>;

impl journal::Sealed for Fact {}
impl journal::Fact for Fact {
    type By = Staff;
}

/// An entry of a role's journal with its identity: what a store keeps as one row, and a file as one line.
///
/// Role and number are the key. A store that takes each key once turns a second writer away. The caller then reads the journal
/// again and checks whether the fact is still legal.
///
/// On the wire it is `{ "role": "…", "seq": 0, "entry": { … } }`. [`Role::lines`](crate::Role::lines) writes them, and
/// [`Role::replay_lines`](crate::Role::replay_lines) reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Line<E = Entry> {
    /// Whose journal it is in.
    pub role: RoleId,
    /// Its number there, from 0.
    pub seq: Seq,
    /// The entry.
    pub entry: E,
}

impl Line<&Entry> {
    /// Returns the line with an entry of its own.
    #[must_use]
    pub fn to_owned(self) -> Line {
        Line { role: self.role, seq: self.seq, entry: self.entry.clone() }
    }
}
