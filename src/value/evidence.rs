//! The grounds of a decision to go on: requirements of the role, and what was seen of them.

use crate::value::code::codes;
use crate::value::redacted::{Redacted, by_field, unchanged};
use crate::value::short_list::ShortList;
use crate::value::text::Text;
use serde::{Deserialize, Serialize};

/// The three things that a conversation looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "the source names three (F24)")]
pub enum Aspect {
    /// Experience, against a requirement of the role.
    Experience,
    /// The person's characteristics.
    Characteristics,
    /// Whether company and person fit each other.
    CompanyFit,
}

/// One requirement, and what was seen of it. Nothing is scored: a person reads it and judges.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Which of the three things it is about.
    pub aspect: Aspect,
    /// The requirement of the role or the company.
    pub requirement: Text,
    /// The observation.
    pub seen: Text,
}

/// The grounds of a decision or an assessment: 1 to 20 findings, each naming a requirement.
///
/// ```
/// use candidacy::{Aspect, Evidence};
///
/// let evidence = Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate since 2022")?
///     .and(Aspect::CompanyFit, "curious about locks", "takes her own apart")?;
/// assert_eq!(evidence.findings().len(), 2);
/// # Ok::<(), candidacy::value::EvidenceError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "ShortList<Finding>", into = "Box<[Finding]>")]
#[doc(alias = "scorecard")]
#[doc(alias = "assessment")]
pub struct Evidence(Box<[Finding]>);

/// Why something is not evidence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EvidenceError {
    /// It names no requirement, or too many to be read.
    #[error("evidence has 1 to {max} findings, not {0}", max = Evidence::MAX)]
    Length(usize),
    /// A requirement or what was seen is not a text.
    #[error("a finding names a requirement and what was seen of it")]
    Text(#[from] crate::value::text::TextError),
}

codes! { EvidenceError, "evidence" {
    Self::Length(_) => "length",
    ;
    Self::Text(cause) => cause.code(),
} }

impl Evidence {
    /// The most findings of an evidence.
    pub const MAX: usize = 20;

    /// Takes these findings.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Length`] — no findings, or more than [`MAX`](Self::MAX).
    pub fn new(findings: impl Into<Box<[Finding]>>) -> Result<Self, EvidenceError> {
        let findings = findings.into();
        if (1..=Self::MAX).contains(&findings.len()) {
            Ok(Evidence(findings))
        } else {
            Err(EvidenceError::Length(findings.len()))
        }
    }

    /// Creates evidence of one requirement, and what was seen of it.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Text`] — one of the two is blank, too long or has control characters.
    pub fn from_finding(aspect: Aspect, requirement: &str, seen: &str) -> Result<Self, EvidenceError> {
        Ok(Evidence([Finding { aspect, requirement: Text::new(requirement)?, seen: Text::new(seen)? }].into()))
    }

    /// Adds a requirement.
    ///
    /// # Errors
    ///
    /// - [`EvidenceError::Text`] — one of the two is blank, too long or has control characters.
    /// - [`EvidenceError::Length`] — there are [`MAX`](Self::MAX) findings already.
    pub fn and(self, aspect: Aspect, requirement: &str, seen: &str) -> Result<Self, EvidenceError> {
        let mut findings = self.0.into_vec();
        findings.push(Finding { aspect, requirement: Text::new(requirement)?, seen: Text::new(seen)? });
        Evidence::new(findings)
    }

    /// Returns the findings, in the order in which they were given; the order means nothing.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.0
    }
}

unchanged! { Aspect }
by_field! { Finding { aspect, requirement, seen } }

/// As many findings about the same things, and no words.
impl Redacted for Evidence {
    fn redacted(&self) -> Self {
        Evidence(self.0.redacted())
    }
}

impl TryFrom<Box<[Finding]>> for Evidence {
    type Error = EvidenceError;
    fn try_from(findings: Box<[Finding]>) -> Result<Self, EvidenceError> {
        Evidence::new(findings)
    }
}

impl TryFrom<ShortList<Finding>> for Evidence {
    type Error = EvidenceError;
    fn try_from(ShortList(findings): ShortList<Finding>) -> Result<Self, EvidenceError> {
        Evidence::new(findings)
    }
}

impl From<Evidence> for Box<[Finding]> {
    fn from(evidence: Evidence) -> Self {
        evidence.0
    }
}
