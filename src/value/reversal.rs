//! The reversal of a decision or of another move that was recorded.

use crate::value::redacted::Redacted;
use crate::value::text::{Label, Text};
use serde::{Deserialize, Serialize};

/// Why a move is reversed.
///
/// ```
/// use candidacy::value::{Label, Reversal, Text};
///
/// let slip = Reversal::new(Text::new("The wrong candidacy was open.")?);
/// assert_eq!(slip.review, None);
/// let appeal = Reversal::new(Text::new("The appeal was upheld.")?).after_review(Label::new("staff tribunal")?);
/// assert!(appeal.review.is_some());
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Reversal {
    /// The reason.
    pub reason: Text,
    /// The outside body or the appeal on whose ground a decision is reversed.
    #[serde(default)]
    pub review: Option<Label>,
}

impl Reversal {
    /// Creates a reversal for this reason, without a review from outside.
    #[must_use]
    pub fn new(reason: Text) -> Self {
        Reversal { reason, review: None }
    }

    /// Names the outside body or the appeal on whose ground the decision is reversed.
    #[must_use]
    #[doc(alias = "appeal")]
    pub fn after_review(mut self, review: Label) -> Self {
        self.review = Some(review);
        self
    }
}

/// A review is the work of a body, and one is told from another by its name.
impl Redacted for Reversal {
    fn redacted(&self) -> Self {
        Reversal { reason: self.reason.redacted(), review: self.review.clone() }
    }
}
