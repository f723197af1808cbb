//! What a company takes as a CV: how large it may be, and what may be in it.

use super::{Cost, Cv, Error, Risk, Risks, Window};
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
#[serde(rename = "CvPolicy", deny_unknown_fields)]
pub struct Policy {
    max_bytes: u32,
    refused: Risks,
}

impl Policy {
    /// At most 10 MiB, and nothing that starts programs, plays media, hides the CV in an attachment or is not shown by
    /// most readers. Scripts and attachments are warned of.
    #[must_use]
    pub const fn standard() -> Self {
        let refused = Risks::from_slice(&[Risk::Launch, Risk::RichMedia, Risk::Portfolio, Risk::DynamicXfa]);
        Policy { max_bytes: 10 << 20, refused }
    }

    /// The same, and neither scripts nor attachments.
    #[must_use]
    pub const fn strict() -> Self {
        Policy { refused: Risks::ALL, ..Policy::standard() }
    }

    /// With this limit for the size, in bytes.
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

    /// How many bytes a CV may have.
    #[must_use]
    pub const fn max_bytes(&self) -> u64 {
        self.max_bytes as u64
    }

    /// What is refused in a PDF that opens.
    #[must_use]
    pub const fn refused(&self) -> Risks {
        self.refused
    }

    /// The same as [`Cv::check`], by this policy.
    ///
    /// # Errors
    ///
    /// Those of [`Cv::check`].
    pub fn check(&self, bytes: &[u8], declared_name: &str, declared_media_type: &str) -> Result<Cv, Error> {
        self.check_with_cost(bytes, declared_name, declared_media_type).0
    }

    /// Checks a file and counts what that cost, for a program that meters what it is sent.
    ///
    /// The cost is there whether the file is taken or not. The verdict is that of [`check`](Self::check).
    #[must_use = "the verdict is the first of the two"]
    pub fn check_with_cost(
        &self,
        bytes: &[u8],
        declared_name: &str,
        declared_media_type: &str,
    ) -> (Result<Cv, Error>, Cost) {
        super::check::whole(*self, bytes, declared_name, declared_media_type)
    }

    /// Checks a file of which only the beginning and the end are at hand, such as a large upload that went to a store.
    ///
    /// Only what they show is known: whether it is a PDF, what it is instead, and whether its end is missing. Whether it
    /// opens is not, so the CV has no [`pages`](Cv::pages).
    ///
    /// # Errors
    ///
    /// Those of [`Cv::check`] that do not need a look inside.
    pub fn check_window(
        &self,
        window: &Window<'_>,
        declared_name: &str,
        declared_media_type: &str,
    ) -> Result<Cv, Error> {
        super::check::window(*self, window, declared_name, declared_media_type)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Policy::standard()
    }
}
