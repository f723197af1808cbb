//! What a company takes as a CV: how large it may be, and what may be in it.

use super::{Cv, CvCost, CvError, CvRisk, CvRisks, CvWindow};
use serde::{Deserialize, Serialize};

/// How large a CV may be, and what is refused in one that opens.
///
/// ```
/// use candidacy::{CvPolicy, CvRisk};
///
/// let ours = CvPolicy::standard().refusing(CvRisk::JavaScript).with_max_bytes(5 << 20);
/// assert!(ours.refused().has(CvRisk::JavaScript));
/// assert!(!CvPolicy::standard().refused().has(CvRisk::JavaScript));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CvPolicy {
    max_bytes: u32,
    refused: CvRisks,
}

impl CvPolicy {
    /// At most 10 MiB, and nothing that starts programs, plays media, hides the CV in an attachment or is not shown by
    /// most readers. Scripts, attachments and what leads to other documents are warned of.
    #[must_use]
    pub const fn standard() -> Self {
        let refused = CvRisks::of(&[CvRisk::Launch, CvRisk::RichMedia, CvRisk::Portfolio, CvRisk::DynamicXfa]);
        CvPolicy { max_bytes: 10 << 20, refused }
    }

    /// The same, and neither scripts nor attachments, and nothing that leads to other documents.
    #[must_use]
    pub const fn strict() -> Self {
        CvPolicy { refused: CvRisks::ALL, ..CvPolicy::standard() }
    }

    /// With this limit for the size, in bytes.
    #[must_use]
    pub const fn with_max_bytes(self, max_bytes: u32) -> Self {
        CvPolicy { max_bytes, ..self }
    }

    /// Refuses this as well.
    #[must_use]
    pub const fn refusing(self, risk: CvRisk) -> Self {
        CvPolicy { refused: self.refused.and(&[risk]), ..self }
    }

    /// Takes this, with a warning.
    #[must_use]
    pub const fn accepting(self, risk: CvRisk) -> Self {
        CvPolicy { refused: self.refused.but(&[risk]), ..self }
    }

    /// How many bytes a CV may have.
    #[must_use]
    pub const fn max_bytes(&self) -> u64 {
        self.max_bytes as u64
    }

    /// What is refused in a PDF that opens.
    #[must_use]
    pub const fn refused(&self) -> CvRisks {
        self.refused
    }

    /// The same as [`Cv::check`], by this policy.
    ///
    /// # Errors
    ///
    /// Those of [`Cv::check`].
    pub fn check(&self, bytes: &[u8], declared_name: &str, declared_media_type: &str) -> Result<Cv, CvError> {
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
    ) -> (Result<Cv, CvError>, CvCost) {
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
        window: &CvWindow<'_>,
        declared_name: &str,
        declared_media_type: &str,
    ) -> Result<Cv, CvError> {
        super::check::window(*self, window, declared_name, declared_media_type)
    }
}

impl Default for CvPolicy {
    fn default() -> Self {
        CvPolicy::standard()
    }
}
