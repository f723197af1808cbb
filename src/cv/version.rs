//! The version in a PDF's header.

use crate::cv::code::codes;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version that a PDF names in its header, such as `1.7`: a major 1 or 2 and one digit after the point.
///
/// ISO 32000 knows 1.0 to 1.7 and 2.0; readers open the others too, so they are kept as they are written.
///
/// ```
/// use candidacy::cv::PdfVersion;
///
/// let version: PdfVersion = "1.7".parse()?;
/// assert_eq!((version.major(), version.minor()), (1, 7));
/// assert!(version < "2.0".parse()?);
/// assert!("3.0".parse::<PdfVersion>().is_err());
/// # Ok::<(), candidacy::cv::PdfVersionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Box<str>", into = "Box<str>")]
pub struct PdfVersion {
    major: u8,
    minor: u8,
}

/// A text is not the version of a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[error("a PDF version is `1.` or `2.` and one digit, such as `1.7`")]
pub struct PdfVersionError;

codes! { PdfVersionError, "cv" {
    Self => "pdf_version",
} }

impl PdfVersion {
    /// Returns the major number, 1 or 2.
    #[must_use]
    pub const fn major(self) -> u8 {
        self.major
    }

    /// Returns the minor number, 0 to 9.
    #[must_use]
    pub const fn minor(self) -> u8 {
        self.minor
    }

    /// Returns true if such a version was published: 1.0 to 1.7, and 2.0.
    #[must_use]
    pub const fn is_published(self) -> bool {
        matches!((self.major, self.minor), (1, 0..=7) | (2, 0))
    }

    /// Reads what follows `%PDF`. A missing or odd version is not known, which is no reason to refuse.
    pub(super) fn after_header(rest: &[u8]) -> Option<PdfVersion> {
        match rest {
            [b'-', _, b'.', _, b'0'..=b'9', ..] => None,
            [b'-', major, b'.', minor, ..] => PdfVersion::of_digits(*major, *minor),
            _ => None,
        }
    }

    fn of_digits(major: u8, minor: u8) -> Option<PdfVersion> {
        let digit = |byte: u8| byte.checked_sub(b'0').filter(|digit| *digit <= 9);
        let (major, minor) = (digit(major)?, digit(minor)?);
        matches!(major, 1 | 2).then_some(PdfVersion { major, minor })
    }
}

impl std::str::FromStr for PdfVersion {
    type Err = PdfVersionError;

    fn from_str(text: &str) -> Result<Self, PdfVersionError> {
        match text.as_bytes() {
            [major, b'.', minor] => PdfVersion::of_digits(*major, *minor).ok_or(PdfVersionError),
            _ => Err(PdfVersionError),
        }
    }
}

impl TryFrom<Box<str>> for PdfVersion {
    type Error = PdfVersionError;

    fn try_from(text: Box<str>) -> Result<Self, PdfVersionError> {
        text.parse()
    }
}

impl From<PdfVersion> for Box<str> {
    fn from(version: PdfVersion) -> Self {
        version.to_string().into()
    }
}

impl fmt::Display for PdfVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}
