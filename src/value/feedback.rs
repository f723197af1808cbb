//! Reasons against a candidate, and the feedback that is owed for them: about the job, never about the person.

use crate::value::code::codes;
use crate::value::id::PersonId;
use crate::value::redacted::{Redacted, by_field, unchanged};
use crate::value::short_list::ShortList;
use crate::value::text::{Text, TextError};
use serde::{Deserialize, Serialize};

/// The subject of a reason. A few on purpose, and no "other": free text alone gives poor feedback, a long list of boxes gives
/// boxes ticked. Nerves, a missing picture, the background of a video call and a missing portfolio
/// are no reasons, so there is no way to say them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "at most ten; another one is a decision that matches should notice")]
pub enum Category {
    /// Experience, against what the role needs.
    Experience,
    /// Technical knowledge or skill.
    Technique,
    /// How the candidate came to a solution: the thinking, not only the result.
    Approach,
    /// How things were explained or listened to.
    Communication,
    /// The fit with one of the company's values, which is named.
    CompanyFit {
        /// Which core value.
        value: Text,
    },
    /// Something was made up; not to know is fine.
    Honesty,
    /// The expectations of the two sides do not match: pay, hours, place, the work itself.
    Expectations,
    /// When the candidate could start or be reached.
    Availability,
    /// Another candidate was hired for the vacancy. This is about the vacancy, not the person.
    VacancyFilled,
    /// The vacancy changed or was withdrawn, or another candidacy of the same person for it goes on. This is about the vacancy, not the
    /// person.
    VacancyWithdrawn,
}

impl Redacted for Category {
    fn redacted(&self) -> Self {
        match self {
            Category::CompanyFit { value } => Category::CompanyFit { value: value.redacted() },
            Category::Experience
            | Category::Technique
            | Category::Approach
            | Category::Communication
            | Category::Honesty
            | Category::Expectations
            | Category::Availability
            | Category::VacancyFilled
            | Category::VacancyWithdrawn => self.clone(),
        }
    }
}

/// One reason: what it is about and, always, the details.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The category.
    pub category: Category,
    /// The details, in words that the candidate can use.
    pub details: Text,
}

/// 1 to 10 reasons.
///
/// ```
/// use candidacy::Reasons;
/// use candidacy::value::Category;
///
/// let reasons = Reasons::from_reason(Category::Technique, "Queries inside a loop made the case slow.")?;
/// assert_eq!(reasons.all().len(), 1);
/// # Ok::<(), candidacy::value::FeedbackError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "ShortList<Reason>", into = "Box<[Reason]>")]
#[doc(alias = "rejection")]
pub struct Reasons(Box<[Reason]>);

/// Why something is not a reason, or not feedback.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FeedbackError {
    /// There is no reason, or there are too many.
    #[error("there are 1 to {max} reasons, not {0}", max = Reasons::MAX)]
    Reasons(usize),
    /// Too many points to work on, or strengths.
    #[error("there are at most {max} points, not {0}", max = Feedback::MAX_POINTS)]
    Points(usize),
    /// The details are no text.
    #[error("a reason has details")]
    Text(#[from] TextError),
}

codes! { FeedbackError, "feedback" {
    Self::Reasons(_) => "reasons",
    Self::Points(_) => "points",
    ;
    Self::Text(cause) => cause.code(),
} }

impl Reasons {
    /// The most reasons of a decision.
    pub const MAX: usize = 10;

    /// Takes these reasons.
    ///
    /// # Errors
    ///
    /// [`FeedbackError::Reasons`] — none, or more than [`MAX`](Self::MAX).
    pub fn new(reasons: impl Into<Box<[Reason]>>) -> Result<Self, FeedbackError> {
        let reasons = reasons.into();
        if (1..=Self::MAX).contains(&reasons.len()) {
            Ok(Reasons(reasons))
        } else {
            Err(FeedbackError::Reasons(reasons.len()))
        }
    }

    /// Creates reasons from one reason, with its details.
    ///
    /// # Errors
    ///
    /// [`FeedbackError::Text`] — the details are blank, too long or have control characters.
    pub fn from_reason(category: Category, details: &str) -> Result<Self, FeedbackError> {
        Ok(Reasons([Reason { category, details: Text::new(details)? }].into()))
    }

    /// Adds a reason.
    ///
    /// # Errors
    ///
    /// - [`FeedbackError::Text`] — the details are blank, too long or have control characters.
    /// - [`FeedbackError::Reasons`] — there are [`MAX`](Self::MAX) reasons already.
    pub fn and(self, category: Category, details: &str) -> Result<Self, FeedbackError> {
        let mut reasons = self.0.into_vec();
        reasons.push(Reason { category, details: Text::new(details)? });
        Reasons::new(reasons)
    }

    /// Returns each reason.
    #[must_use]
    pub fn all(&self) -> &[Reason] {
        &self.0
    }
}

by_field! { Reason { category, details } }

/// As many reasons of the same kinds, and no words.
impl Redacted for Reasons {
    fn redacted(&self) -> Self {
        Reasons(self.0.redacted())
    }
}

impl TryFrom<Box<[Reason]>> for Reasons {
    type Error = FeedbackError;
    fn try_from(reasons: Box<[Reason]>) -> Result<Self, FeedbackError> {
        Reasons::new(reasons)
    }
}

impl TryFrom<ShortList<Reason>> for Reasons {
    type Error = FeedbackError;
    fn try_from(ShortList(reasons): ShortList<Reason>) -> Result<Self, FeedbackError> {
        Reasons::new(reasons)
    }
}

impl From<Reasons> for Box<[Reason]> {
    fn from(reasons: Reasons) -> Self {
        reasons.0
    }
}

/// How the feedback reached the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it is written or it is spoken")]
pub enum Manner {
    /// In writing.
    Written,
    /// In a conversation.
    Spoken,
}

/// Honest feedback, from a person, to the candidate: why, what to work on, what was good, and what to do next.
///
/// It cannot be built without a reason, an author, and advice. After an assignment that was submitted, the law also wants
/// at least one point to work on.
///
/// ```
/// use candidacy::value::{Category, Manner};
/// use candidacy::{Feedback, PersonId, Reasons, Text};
/// use uuid::Uuid;
///
/// let ana = PersonId::new(Uuid::from_u128(1))?;
/// let reasons = Reasons::from_reason(Category::Technique, "Queries inside a loop made the case slow.")?;
/// let advice = Text::new("Come back in half a year; we would love to see the next one.")?;
/// let feedback = Feedback::new(reasons, advice, ana, Manner::Written)
///     .work_on(Text::new("Load what a page needs in one query.")?)?
///     .strength(Text::new("The tests read like the task.")?)?;
/// assert_eq!(feedback.points_to_work_on().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "rejection")]
pub struct Feedback {
    reasons: Reasons,
    work_on: Vec<Text>,
    strengths: Vec<Text>,
    advice: Text,
    author: PersonId,
    manner: Manner,
}

impl Feedback {
    /// The most points to work on, and the most strengths.
    pub const MAX_POINTS: usize = 10;

    /// Creates feedback from the reasons, what the candidate might do next, and who says so.
    #[must_use]
    pub fn new(reasons: Reasons, advice: Text, author: PersonId, manner: Manner) -> Self {
        Feedback { reasons, work_on: Vec::new(), strengths: Vec::new(), advice, author, manner }
    }

    /// Adds a point to work on.
    ///
    /// # Errors
    ///
    /// [`FeedbackError::Points`] — there are [`MAX_POINTS`](Self::MAX_POINTS) already.
    pub fn work_on(mut self, point: Text) -> Result<Self, FeedbackError> {
        self.work_on.push(point);
        self.check()
    }

    /// Adds something that was good.
    ///
    /// # Errors
    ///
    /// [`FeedbackError::Points`] — there are [`MAX_POINTS`](Self::MAX_POINTS) already.
    pub fn strength(mut self, strength: Text) -> Result<Self, FeedbackError> {
        self.strengths.push(strength);
        self.check()
    }

    fn check(self) -> Result<Self, FeedbackError> {
        let points = self.work_on.len().max(self.strengths.len());
        if points > Self::MAX_POINTS { Err(FeedbackError::Points(points)) } else { Ok(self) }
    }

    /// Returns the reasons.
    #[must_use]
    pub fn reasons(&self) -> &Reasons {
        &self.reasons
    }

    /// Returns what to work on.
    #[must_use]
    pub fn points_to_work_on(&self) -> &[Text] {
        &self.work_on
    }

    /// Returns what was good.
    #[must_use]
    pub fn strengths(&self) -> &[Text] {
        &self.strengths
    }

    /// Returns what the candidate might do next.
    #[must_use]
    pub fn advice(&self) -> &Text {
        &self.advice
    }

    /// Returns the person who gives the feedback.
    #[must_use]
    pub fn author(&self) -> PersonId {
        self.author
    }

    /// Returns the manner: in writing or in a conversation.
    #[must_use]
    pub fn manner(&self) -> Manner {
        self.manner
    }
}

unchanged! { Manner }
by_field! { Feedback { reasons, work_on, strengths, advice, author, manner } }

/// Feedback as it stands on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Feedback")]
struct Written {
    reasons: Reasons,
    work_on: Vec<Text>,
    strengths: Vec<Text>,
    advice: Text,
    author: PersonId,
    manner: Manner,
}

impl TryFrom<Written> for Feedback {
    type Error = FeedbackError;
    fn try_from(written: Written) -> Result<Self, FeedbackError> {
        let Written { reasons, work_on, strengths, advice, author, manner } = written;
        Feedback { reasons, work_on, strengths, advice, author, manner }.check()
    }
}

impl From<Feedback> for Written {
    fn from(feedback: Feedback) -> Self {
        let Feedback { reasons, work_on, strengths, advice, author, manner } = feedback;
        Written { reasons, work_on, strengths, advice, author, manner }
    }
}
