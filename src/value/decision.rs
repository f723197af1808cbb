//! Decisions, each with its grounds and with those who took part. A person records each: nothing decides by itself.

use crate::value::actor::Staff;
use crate::value::deciders::{Deciders, DecidersError};
use crate::value::evidence::Evidence;
use crate::value::feedback::Reasons;
use crate::value::redacted::{Redacted, by_field};
use crate::value::text::{Label, Text};
use serde::{Deserialize, Serialize};

/// A decision to go on with a candidate.
///
/// ```
/// use candidacy::value::{Aspect, Capacity, Decision, Evidence, PersonId, Staff};
/// use uuid::Uuid;
///
/// let evidence = Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate since 2022")?;
/// let ben = Staff::new(PersonId::new(Uuid::from_u128(2))?, Capacity::HIRING_MANAGER);
/// let decision = Decision::new(evidence).together([ben])?;
/// assert_eq!(decision.deciders.together(), [ben]);
/// assert!(decision.stood_back([ben]).is_err()); // it is one or the other
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Decision {
    /// The grounds.
    pub evidence: Evidence,
    /// The people and tools that took part, besides the person who records the decision.
    #[serde(default)]
    pub deciders: Deciders,
}

/// A decision against going on with a candidate.
///
/// ```
/// use candidacy::value::{Category, Label, Reasons, Rejection};
///
/// let reasons = Reasons::from_reason(Category::Technique, "Queries inside a loop made the case slow.")?;
/// let rejection = Rejection::new(reasons).with_tools([Label::new("a plagiarism check")?])?;
/// assert_eq!(rejection.reasons.all().len(), 1);
/// assert_eq!(rejection.deciders.tools().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Rejection {
    /// The reasons.
    pub reasons: Reasons,
    /// The grounds, if the person who decides has written down findings, too.
    #[serde(default)]
    pub evidence: Option<Evidence>,
    /// The people and tools that took part, besides the person who records the decision.
    #[serde(default)]
    pub deciders: Deciders,
}

/// The answer of a person whose assent a decision needs.
///
/// ```
/// use candidacy::value::{Assent, Text};
///
/// let answer = Assent::Refused { ground: Text::new("The position is not in the plan for this year.")? };
/// assert_ne!(answer, Assent::Given);
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "assent is given or it is refused")]
pub enum Assent {
    /// The person agrees.
    Given,
    /// The person does not agree.
    Refused {
        /// The ground of the refusal.
        ground: Text,
    },
}

impl Decision {
    /// Creates a decision on these grounds, taken by the person who records it.
    #[must_use]
    pub fn new(evidence: Evidence) -> Self {
        Decision { evidence, deciders: Deciders::default() }
    }
}

impl From<Evidence> for Decision {
    fn from(evidence: Evidence) -> Self {
        Decision::new(evidence)
    }
}

impl Rejection {
    /// Creates a rejection for these reasons, decided by the person who records it.
    #[must_use]
    pub fn new(reasons: Reasons) -> Self {
        Rejection { reasons, evidence: None, deciders: Deciders::default() }
    }

    /// Adds the findings on which the rejection rests.
    #[must_use]
    pub fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = Some(evidence);
        self
    }
}

impl From<Reasons> for Rejection {
    fn from(reasons: Reasons) -> Self {
        Rejection::new(reasons)
    }
}

/// Writes the methods that name those who took part. Each takes the place of what was named before.
macro_rules! decided { ($($decision:ident)*) => { $(
    impl $decision {
        /// Names the people who decided together with the person who records the decision.
        ///
        /// # Errors
        ///
        /// - [`DecidersError::People`] — more than [`Deciders::MAX`].
        /// - [`DecidersError::Twice`] — one person twice, or one who stood back.
        pub fn together(mut self, people: impl IntoIterator<Item = Staff>) -> Result<Self, DecidersError> {
            self.deciders = self.deciders.with_people(people)?;
            Ok(self)
        }

        /// Names the people who stood back because of a conflict of interest.
        ///
        /// # Errors
        ///
        /// - [`DecidersError::People`] — more than [`Deciders::MAX`].
        /// - [`DecidersError::Twice`] — one person twice, or one who decided.
        pub fn stood_back(mut self, people: impl IntoIterator<Item = Staff>) -> Result<Self, DecidersError> {
            self.deciders = self.deciders.without_people(people)?;
            Ok(self)
        }

        /// Names the tools, such as software that sorts or assesses, that took part.
        ///
        /// # Errors
        ///
        /// [`DecidersError::Tools`] — more than [`Deciders::MAX`].
        pub fn with_tools(mut self, tools: impl IntoIterator<Item = Label>) -> Result<Self, DecidersError> {
            self.deciders = self.deciders.with_tools(tools)?;
            Ok(self)
        }
    }
)* } }

decided! { Decision Rejection }

by_field! {
    Decision { evidence, deciders }
    Rejection { reasons, evidence, deciders }
}

impl Redacted for Assent {
    fn redacted(&self) -> Self {
        match self {
            Assent::Given => Assent::Given,
            Assent::Refused { ground } => Assent::Refused { ground: ground.redacted() },
        }
    }
}
