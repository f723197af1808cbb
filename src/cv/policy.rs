//! The policy of a company about CVs: how large it may be, and what may be in it.

use super::{Risk, Risks};
use serde::{Deserialize, Serialize};

/// How large a CV may be, and what is refused in one that opens.
///
/// ```
/// use candidacy::cv;
///
/// let ours = cv::Policy::standard().refusing(cv::Risk::JavaScript).with_max_bytes(5 << 20);
/// assert!(ours.refused().contains(cv::Risk::JavaScript));
/// assert!(!cv::Policy::standard().refused().contains(cv::Risk::JavaScript));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "CvPolicy", deny_unknown_fields)]
pub struct Policy {
    max_bytes: u32,
    refused: Risks,
}

impl Policy {
    /// Returns the policy that takes at most 10 MiB, and nothing that starts programs, plays Flash or the like, hides the CV in
    /// an attachment or is not shown by most readers. Every other [`Risk`] is warned of: scripts, attachments, sound and films,
    /// what leads to other documents, and parts that readers read in different ways.
    #[must_use]
    pub const fn standard() -> Self {
        let refused = Risks::from_slice(&[Risk::Launch, Risk::RichMedia, Risk::Portfolio, Risk::DynamicXfa]);
        Policy { max_bytes: 10 << 20, refused }
    }

    /// Returns the standard policy that refuses every [`Risk`].
    #[must_use]
    pub const fn strict() -> Self {
        Policy { refused: Risks::ALL, ..Policy::standard() }
    }

    /// Sets the limit for the size, in bytes.
    #[must_use]
    pub const fn with_max_bytes(self, max_bytes: u32) -> Self {
        Policy { max_bytes, ..self }
    }

    /// Refuses this as well.
    #[must_use]
    pub const fn refusing(self, risk: Risk) -> Self {
        Policy { refused: self.refused.union(Risks::from_slice(&[risk])), ..self }
    }

    /// Takes this, with a warning.
    #[must_use]
    pub const fn accepting(self, risk: Risk) -> Self {
        Policy { refused: self.refused.difference(Risks::from_slice(&[risk])), ..self }
    }

    /// Returns how many bytes a CV may have.
    #[must_use]
    pub const fn max_bytes(&self) -> u64 {
        self.max_bytes as u64
    }

    /// Returns the risks that are refused in a PDF that opens.
    #[must_use]
    pub const fn refused(&self) -> Risks {
        self.refused
    }
}

impl Default for Policy {
    fn default() -> Self {
        Policy::standard()
    }
}
