//! The facts of a role, and the phases that they lead to. A fact is recorded once, by a named person of the company.

use super::{Acceptance, Correction, Hire, Openings, Profile, Publication, Release};
use crate::journal;
use crate::terms::RoleDate;
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
        /// All openings are filled.
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Definition {
    /// The role.
    pub role: RoleId,
    /// The profile: what is needed.
    pub profile: Profile,
    /// How many people are looked for; one, where a journal does not say so.
    #[serde(default = "Openings::one")]
    pub openings: Openings,
}

impl Definition {
    /// Creates the definition of a role with one opening.
    #[must_use]
    pub const fn new(role: RoleId, profile: Profile) -> Self {
        Definition { role, profile, openings: Openings::ONE }
    }

    /// Sets how many people are looked for.
    ///
    /// ```
    /// use candidacy::RoleId;
    /// use candidacy::role::{Definition, Openings, Profile};
    ///
    /// fn three(id: RoleId, profile: Profile) -> Result<Definition, candidacy::role::Error> {
    ///     Ok(Definition::new(id, profile).with_openings(Openings::new(3)?))
    /// }
    /// ```
    #[must_use]
    pub fn with_openings(self, openings: Openings) -> Self {
        Definition { openings, ..self }
    }
}

/// Something that happened to a role. The phase that it leads to stands in [`LAW`](super::LAW).
///
/// Complete on purpose: a new fact is a change of the law, and matches should notice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "RoleFact"))]
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
    /// A candidate was hired: an opening is filled.
    Filled(Box<Hire>),
    /// The company has stopped looking.
    Closed {
        /// The reason.
        reason: Text,
    },
    /// The company looks again.
    Reopened {
        /// The reason.
        reason: Text,
    },
    /// A candidate accepted an offer: an opening is taken. Of a candidacy that has filled one, the hire was reversed.
    OpeningTaken(Box<Acceptance>),
    /// An opening is free again: the candidacy that took or filled it ended, went back, or went on to another role.
    OpeningFreed(Box<Release>),
    /// The number of openings is raised or lowered.
    OpeningsSet {
        /// The number of openings from now on.
        openings: Openings,
        /// The reason.
        reason: Text,
    },
    /// Words of the advert are put right while it is up.
    AdvertCorrected(Box<Correction>),
    /// The dates of the role that deadlines can count from, in place of those before.
    DatesSet(Box<[RoleDate]>),
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
        /// The company looks again.
        Reopened = "reopened",
        /// A candidate accepted an offer.
        OpeningTaken = "opening_taken",
        /// An opening is free again.
        OpeningFreed = "opening_freed",
        /// The number of openings is raised or lowered.
        OpeningsSet = "openings_set",
        /// Words of the advert are put right while it is up.
        AdvertCorrected = "advert_corrected",
        /// The dates of the role are set.
        DatesSet = "dates_set",
    }
}

set_of! {
    /// A set of facts of a role: what is legal somewhere.
    Facts(u16) of FactKind
}

impl Fact {
    /// The most dates of a role.
    pub const MAX_DATES: usize = 20;

    /// Returns the candidacy that the fact is about: the one that takes, fills or frees an opening.
    #[must_use]
    pub const fn candidacy(&self) -> Option<CandidacyId> {
        match self {
            Fact::OpeningTaken(acceptance) => Some(acceptance.candidacy()),
            Fact::Filled(hire) => Some(hire.candidacy()),
            Fact::OpeningFreed(release) => Some(release.candidacy()),
            Fact::Defined(_)
            | Fact::Revised(_)
            | Fact::Advertised(_)
            | Fact::TakenDown { .. }
            | Fact::Closed { .. }
            | Fact::Reopened { .. }
            | Fact::OpeningsSet { .. }
            | Fact::AdvertCorrected(_)
            | Fact::DatesSet(_) => None,
        }
    }

    /// Returns the kind of the fact.
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        match self {
            Fact::Defined(_) => FactKind::Defined,
            Fact::Revised(_) => FactKind::Revised,
            Fact::Advertised(_) => FactKind::Advertised,
            Fact::TakenDown { .. } => FactKind::TakenDown,
            Fact::Filled(_) => FactKind::Filled,
            Fact::Closed { .. } => FactKind::Closed,
            Fact::Reopened { .. } => FactKind::Reopened,
            Fact::OpeningTaken(_) => FactKind::OpeningTaken,
            Fact::OpeningFreed(_) => FactKind::OpeningFreed,
            Fact::OpeningsSet { .. } => FactKind::OpeningsSet,
            Fact::AdvertCorrected(_) => FactKind::AdvertCorrected,
            Fact::DatesSet(_) => FactKind::DatesSet,
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
            Fact::Filled(hire) => Fact::Filled(hire.redacted()),
            Fact::Closed { reason } => Fact::Closed { reason: reason.redacted() },
            Fact::Reopened { reason } => Fact::Reopened { reason: reason.redacted() },
            Fact::OpeningTaken(acceptance) => Fact::OpeningTaken(acceptance.redacted()),
            Fact::OpeningFreed(release) => Fact::OpeningFreed(release.redacted()),
            Fact::OpeningsSet { openings, reason } => {
                Fact::OpeningsSet { openings: *openings, reason: reason.redacted() }
            }
            Fact::AdvertCorrected(correction) => Fact::AdvertCorrected(correction.redacted()),
            Fact::DatesSet(dates) => Fact::DatesSet(dates.clone()),
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

impl From<Hire> for Fact {
    fn from(hire: Hire) -> Self {
        Fact::Filled(Box::new(hire))
    }
}

impl From<Acceptance> for Fact {
    fn from(acceptance: Acceptance) -> Self {
        Fact::OpeningTaken(Box::new(acceptance))
    }
}

impl From<Release> for Fact {
    fn from(release: Release) -> Self {
        Fact::OpeningFreed(Box::new(release))
    }
}

impl From<Correction> for Fact {
    fn from(correction: Correction) -> Self {
        Fact::AdvertCorrected(Box::new(correction))
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "RoleLine"))]
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
