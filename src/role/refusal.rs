//! Why a fact of a role is refused, and what is legal instead.

use super::fact::{Entry, FactKind as F, Facts, Line, Phase};
use crate::journal;
use crate::value::code::codes;
use crate::value::id::RoleId;
use crate::value::time::Time;
use serde::Serialize;
use std::fmt;

/// Why a fact of a role is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Why {
    /// The law does not know the fact in this phase.
    #[error("it does not belong here")]
    NotHere,
    /// The fact before it is later.
    #[error("time does not run backwards, and the last fact is of {last}")]
    Backwards {
        /// When the fact before it was recorded.
        #[serde(serialize_with = "crate::value::time::serialize")]
        last: Time,
    },
    /// No clock shows the moment: a leap second within a minute.
    #[error("no clock shows the moment: only the last second of a minute can leap")]
    NoSuchMoment,
    /// An advert would end before it is up.
    #[error("an advert ends after it is up")]
    InThePast,
    /// A candidacy is for another role, or held an opening of another.
    #[error("the candidacy is not for this role")]
    OtherRole,
    /// Each opening is taken or filled by another candidacy.
    #[error("no opening is free, taken or filled: {held}")]
    NoOpening {
        /// How many are taken or filled.
        held: u32,
    },
    /// The candidacy takes the opening already, or fills it already.
    #[error("the candidacy takes or fills an opening so already")]
    HeldAlready,
    /// The candidacy neither takes nor fills an opening.
    #[error("the candidacy neither takes nor fills an opening")]
    HoldsNone,
    /// Fewer openings than are taken or filled.
    #[error("there are no fewer openings than are taken or filled: {held}")]
    TooFew {
        /// How many are taken or filled.
        held: u32,
    },
    /// The role has this number of openings already.
    #[error("the role has this number of openings already")]
    SameNumber,
    /// A correction of another employer, or of what is needed.
    #[error("a correction leaves the employer and the needs as they are: take the advert down first")]
    MoreThanWords,
    /// A correction that changes nothing.
    #[error("the advert says so already")]
    NothingCorrected,
    /// The advert that is up says more pay, or pay that cannot be compared.
    #[error("the pay in an advert does not fall while it is up: take the advert down first")]
    LessPay,
    /// The same date of the role twice.
    #[error("a date of the role is named once")]
    DateTwice,
    /// Too many dates of the role.
    #[error("a role has at most {max} dates", max = super::fact::Fact::MAX_DATES)]
    ManyDates,
}

codes! { Why, "role_refused" {
    Self::NotHere => "not_here",
    Self::Backwards { .. } => "backwards",
    Self::NoSuchMoment => "no_such_moment",
    Self::InThePast => "in_the_past",
    Self::OtherRole => "other_role",
    Self::NoOpening { .. } => "no_opening",
    Self::HeldAlready => "held_already",
    Self::HoldsNone => "holds_none",
    Self::TooFew { .. } => "too_few",
    Self::SameNumber => "same_number",
    Self::MoreThanWords => "more_than_words",
    Self::NothingCorrected => "nothing_corrected",
    Self::LessPay => "less_pay",
    Self::DateTwice => "date_twice",
    Self::ManyDates => "many_dates",
} }

/// Why a fact of a role was refused, and what is legal instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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

impl Refusal {
    /// Returns a short code that never changes, for programs: that of the [reason](Why::code).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.why.code()
    }
}

impl std::error::Error for Refusal {}

impl journal::Sealed for Refusal {}
impl journal::Refusal for Refusal {
    type Id = RoleId;
    type Entry = Entry;
    type Line = Line;

    fn code(&self) -> &'static str {
        self.why.code()
    }
}

/// A refused entry of a role, given back as it was.
pub type Refused = journal::Refused<Refusal>;
