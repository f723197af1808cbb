//! The way by which a candidacy came to the company.

use crate::value::redacted::Redacted;
use crate::value::text::Label;
use serde::{Deserialize, Serialize};

/// The way by which a candidacy came to the company.
///
/// ```
/// use candidacy::value::{Label, Source};
///
/// assert_eq!(Source::default(), Source::Direct);
/// let heard = Source::Other(Label::new("a talk at a user group")?);
/// assert_ne!(heard, Source::Event);
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[doc(alias = "origin")]
#[doc(alias = "channel")]
pub enum Source {
    /// The candidate came by an advert or the company's own page.
    #[default]
    Direct,
    /// An employee recommended the candidate.
    Referral,
    /// An agency presented the candidate.
    Agency,
    /// The candidate works for the company already.
    Internal,
    /// The two sides met at an event.
    Event,
    /// The candidate came by a school or university.
    Campus,
    /// Another way, in a few words.
    Other(Label),
}

impl Redacted for Source {
    fn redacted(&self) -> Self {
        match self {
            Source::Other(way) => Source::Other(way.redacted()),
            Source::Direct | Source::Referral | Source::Agency | Source::Internal | Source::Event | Source::Campus => {
                self.clone()
            }
        }
    }
}
