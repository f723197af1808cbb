//! The CV is a PDF, never Word: the check, and the witness that it was made.
//!
//! The bytes decide. The name of a file and the media type it came with never turn the verdict. Two layers look at them:
//!
//! - the *window*: what the beginning and the end tell, a bounded number of bytes of a file of any size. It says what a file is that
//!   is no PDF, and needs no dependency.
//! - the *inspection* (feature `inspect`, on by default): whether readers open the file without a password, how many pages they
//!   show, and what else it does. Its work and its memory are bounded, no matter what the file claims about itself.
//!
//! Neither keeps the bytes, and neither panics.

mod advice;
mod check;
mod code;
mod cost;
mod ink;
#[cfg(feature = "inspect")]
mod inspect;
mod kind;
mod name;
mod policy;
mod refusal;
mod set;
mod transfer;
mod version;
mod warning;
mod window;

pub use cost::Cost;
pub use kind::FileKind;
pub use policy::Policy;
pub use refusal::{Damage, Error, Limit};
pub(crate) use refusal::{Filling, Size};
pub use version::{PdfVersion, PdfVersionError};
pub use warning::{Risk, Risks, Warning, Warnings};
pub use window::{Window, WindowError};

use serde::{Deserialize, Serialize};
use std::fmt;

/// The witness that bytes were checked and are a PDF that readers open. It holds what was learnt, not the bytes.
///
/// It can be read from one's own store, where its check is not made again. It is no input from outside: a candidate sends
/// its bytes.
///
/// The file name may carry a person's name, so `Debug` leaves it out and there is no `Display`; only
/// [`name`](Self::name) shows it.
///
/// ```
/// use candidacy::Cv;
/// use candidacy::cv::{self, FileKind};
///
/// let upload = std::fs::read("examples/cv.pdf")?;
/// let cv = Cv::check(&upload, "Mira.pdf", "application/pdf")?;
/// assert_eq!(cv.version().map(|v| v.to_string()).as_deref(), Some("1.4"));
/// # #[cfg(feature = "inspect")]
/// assert_eq!(cv.pages(), Some(1));
///
/// // Half of it is none.
/// assert_eq!(Cv::check(&upload[..600], "Mira.pdf", "application/pdf"), Err(cv::Error::Truncated));
///
/// // A new name does not make a PDF out of a Word document.
/// let refused = Cv::check(br"{\rtf1 My CV}", "cv.pdf", "application/pdf");
/// assert_eq!(refused, Err(cv::Error::NotPdf { is: FileKind::Rtf, named_pdf: true }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Stored")]
pub struct Cv {
    name: Box<str>,
    bytes: u64,
    version: Option<PdfVersion>,
    pages: Option<u32>,
    warnings: Warnings,
}

impl Cv {
    /// Returns the file name, without folders, and never `.` or `..`. It has one to 255 characters, something to see among
    /// them. None of them is a control character, begins a line or turns the direction of writing.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns how many bytes the file has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.bytes
    }

    /// Returns the version that the header names, or `None` where it names none that is possible. Readers open both.
    #[must_use]
    pub fn version(&self) -> Option<PdfVersion> {
        self.version
    }

    /// Returns how many pages it has, where somebody looked inside: at least one.
    #[must_use]
    pub fn pages(&self) -> Option<u32> {
        self.pages
    }

    /// Returns the oddities that were found in the file.
    #[must_use]
    pub fn warnings(&self) -> Warnings {
        self.warnings
    }
}

/// Shows how large the file is, not what it is called.
impl fmt::Debug for Cv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cv({} bytes)", self.bytes)
    }
}

/// The stored form of a CV, which is not trusted: it comes in through the same rules.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Cv")]
struct Stored {
    name: Box<str>,
    bytes: u64,
    version: Option<PdfVersion>,
    #[serde(default)]
    pages: Option<u32>,
    #[serde(default)]
    warnings: Warnings,
}

/// The largest limit that a policy can have. A stored CV may have come in under another limit than today's.
const MOST_STORED: u64 = u32::MAX as u64;

/// Why a stored CV is none. It never repeats the name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
enum StoredError {
    #[error(
        "the file name of a CV has one to {} characters, none of them a control character or a separator, and is no folder",
        name::MAX
    )]
    Name,
    #[error("a CV has 1 to {MOST_STORED} bytes, not {0}")]
    Bytes(u64),
    #[error("a CV has at least one page")]
    NoPages,
}

impl TryFrom<Stored> for Cv {
    type Error = StoredError;

    fn try_from(stored: Stored) -> Result<Cv, StoredError> {
        let Stored { name, bytes, version, pages, warnings } = stored;
        if !name::is_clean(&name) {
            return Err(StoredError::Name);
        }
        if bytes == 0 || bytes > MOST_STORED {
            return Err(StoredError::Bytes(bytes));
        }
        if pages == Some(0) {
            return Err(StoredError::NoPages);
        }
        Ok(Cv { name, bytes, version, pages, warnings })
    }
}
