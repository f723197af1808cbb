//! The beginning of an opening fact: the candidacy, the candidate, the terms, the dates of the role and its pay.

use crate::terms::digest::Digest;
use crate::value::id::{CandidacyId, CandidateId};
use crate::value::pay::Salary;
use crate::value::text::Name;
use crate::value::time::Time;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which terms, by name, version and digest; the opening entry of a journal says it, and the journal replays under no others.
///
/// Of a stored journal, the first entry names them: `entry.fact.opening().map(|opening| &opening.terms)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Id {
    /// The company's name for them, such as `back-end`.
    pub name: Name,
    /// The version, raised whenever anything in them changes.
    pub version: u32,
    /// The digest of the process, by which an edit under the same version is noticed.
    pub digest: Digest,
}

/// For people: "`back-end`, version 1".
impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, version {}", self.name, self.version)
    }
}

/// A date of the role, as it stood when a candidacy was opened: a moment under the name that the process gives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct RoleDate {
    /// The name, one of [`Process::dates`](crate::Process::dates).
    pub name: Name,
    /// The moment.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub at: Time,
}

/// The candidacy that is opened, its candidate, and its terms.
///
/// ```
/// use candidacy::terms::RoleDate;
/// use candidacy::uuid::Uuid;
/// use candidacy::{CandidacyId, CandidateId, Process, Terms};
///
/// let process = Process::back_end().with_dates(["closing date".parse()?])?;
/// let terms = Terms::new("back-end", 1, process)?;
/// let closing = RoleDate { name: "closing date".parse()?, at: "2026-03-20T23:00:00Z".parse()? };
/// let opening = terms
///     .opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?)
///     .with_dates([closing.clone()]);
/// assert_eq!(opening.date(&closing.name), Some(closing.at));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Opening {
    /// The candidacy.
    pub candidacy: CandidacyId,
    /// The person.
    pub candidate: CandidateId,
    /// The terms; see [`Terms::opening`](crate::Terms::opening).
    pub terms: Id,
    /// The digest of the deadlines, if it was taken. Another one than that of the terms is a warning and no refusal.
    pub deadlines: Option<Digest>,
    /// The moments of the role's calendar that deadlines count from, as they stood at the opening.
    #[serde(default)]
    pub dates: Box<[RoleDate]>,
    /// The pay that the advert or the approach named, if it named one.
    #[serde(default)]
    pub pay: Option<Salary>,
}

impl Opening {
    /// Names the moments of the role's calendar, in place of those named before.
    #[must_use]
    pub fn with_dates(self, dates: impl IntoIterator<Item = RoleDate>) -> Self {
        Opening { dates: dates.into_iter().collect(), ..self }
    }

    /// Names the pay that the candidate read in the advert or in the approach. Without it the company owes word of the pay before the
    /// first interview: [`PromiseKind::Pay`](crate::PromiseKind::Pay). Of a role that comes later it says nothing.
    ///
    /// ```
    /// use candidacy::role::Publication;
    /// use candidacy::terms::Opening;
    /// use candidacy::{CandidacyId, CandidateId, Role, Terms};
    ///
    /// fn opening(terms: &Terms, role: &Role, candidacy: CandidacyId, candidate: CandidateId) -> Opening {
    ///     let pay = role.publication().and_then(Publication::salary);
    ///     pay.into_iter().fold(terms.opening(candidacy, candidate), |opening, pay| opening.paying(*pay))
    /// }
    /// ```
    #[must_use]
    pub fn paying(self, pay: Salary) -> Self {
        Opening { pay: Some(pay), ..self }
    }

    /// Returns the moment of a date of the role, if the opening names it.
    #[must_use]
    pub fn date(&self, name: &Name) -> Option<Time> {
        self.dates.iter().find(|date| date.name == *name).map(|date| date.at)
    }
}
