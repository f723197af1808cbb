//! Pauses, promises, consent and concerns: the correspondence beside the process. The caller keeps the words of a message.

use crate::value::evidence::Evidence;
use crate::value::id::{RoleId, Seq};
use crate::value::pay::Salary;
use crate::value::redacted::{by_field, unchanged};
use crate::value::set::names;
use crate::value::text::{DocumentRef, Label, Text};
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

names! {
    /// The subject of a concern.
    #[non_exhaustive]
    #[doc(alias = "complaint")]
    ConcernKind {
        /// Something personal came up.
        Personal = "personal",
        /// The company missed a message.
        MissedMessage = "missed_message",
        /// The conduct of a person.
        Conduct = "conduct",
        /// Somebody was treated worse for something that is not about the job.
        Discrimination = "discrimination",
        /// The use of the candidate's data.
        Data = "data",
        /// A question that was asked in an interview, such as one about health, family or past pay.
        Question = "question",
    }
}

/// The candidate's consent to be kept in the talent pool, which ends.
///
/// ```
/// use candidacy::value::{Consent, DocumentRef};
///
/// let until = "2027-03-02T00:00:00Z".parse()?;
/// let consent = Consent { until, evidence: DocumentRef::new("mail/2026/118")? };
/// assert_eq!(consent.evidence.as_str(), "mail/2026/118");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Consent {
    /// The moment when it ends. A new consent renews it.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub until: Time,
    /// The place where the proof of it is kept: the candidate's own message or click (GDPR Art. 7(1)).
    pub evidence: DocumentRef,
}

/// A pause of the company. It says that nothing is to be expected for a while, and until when.
///
/// ```
/// use candidacy::value::{Hold, Text};
///
/// let until = "2026-04-01T00:00:00Z".parse()?;
/// let hold = Hold { until, reason: Text::new("The budget is decided in March.")? };
/// assert_eq!(hold.until, until);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Hold {
    /// The moment when it ends, at the latest.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub until: Time,
    /// The reason, in words that the candidate can be told.
    pub reason: Text,
}

/// A promise that a person of the company makes in own words, with a date of their own.
///
/// ```
/// use candidacy::value::{FollowUp, Text};
///
/// let due = "2026-03-20T00:00:00Z".parse()?;
/// let promised = FollowUp { due, about: Text::new("the name of a course on databases")? };
/// assert_eq!(promised.due, due);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct FollowUp {
    /// The moment by which it is kept, at the latest.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub due: Time,
    /// The content of the promise, in words that the candidate can be told.
    pub about: Text,
}

/// The things that a message of the company states beside its words: the pay, and the tools that may take part in decisions.
///
/// ```
/// use candidacy::value::{PayPeriod, Salary, Stated};
///
/// let stated = Stated::from(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
/// assert_eq!(stated.pay.map(|pay| pay.to_string()).as_deref(), Some("EUR 4000 to 5500 per month"));
/// # Ok::<(), candidacy::value::PayError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Stated {
    /// The pay or its range, as far as it is known (Directive (EU) 2023/970 Art. 5(1)).
    #[serde(default)]
    pub pay: Option<Salary>,
    /// The tools that may take part in decisions from then on, such as those of artificial intelligence.
    #[serde(default)]
    pub tools: Vec<Label>,
}

impl From<Salary> for Stated {
    fn from(pay: Salary) -> Self {
        Stated { pay: Some(pay), tools: Vec::new() }
    }
}

/// A role that matches a candidate who is kept in the talent pool. A person has found it, and says why.
///
/// ```
/// use candidacy::value::{Aspect, Evidence, RoleId, RoleMatch};
/// use uuid::Uuid;
///
/// let evidence = Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate since 2022")?;
/// let found = RoleMatch { role: RoleId::new(Uuid::from_u128(3))?, evidence };
/// assert_eq!(found.evidence.findings().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct RoleMatch {
    /// The role.
    pub role: RoleId,
    /// The grounds.
    pub evidence: Evidence,
}

/// The right moment of an entry that a wrong clock dated.
///
/// ```
/// use candidacy::value::{Correction, Seq, Text};
///
/// let moment = "2026-03-02T09:00:00Z".parse()?;
/// let correction = Correction { entry: Seq(3), moment, reason: Text::new("The server's clock was a year ahead.")? };
/// assert_eq!(correction.moment, moment);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Correction {
    /// The entry.
    pub entry: Seq,
    /// Its moment.
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub moment: Time,
    /// How the error came about.
    pub reason: Text,
}

// A message states what is said to everybody.
unchanged! { ConcernKind, Stated }

by_field! {
    Consent { until, evidence }
    Hold { until, reason }
    FollowUp { due, about }
    RoleMatch { role, evidence }
    Correction { entry, moment, reason }
}
