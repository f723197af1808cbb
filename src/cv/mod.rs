//! The CV is a PDF, never Word (F34, F77): the check, and the witness that it was made.
//!
//! The bytes decide. What a file is called and what media type it came with never turn the verdict. Two layers look at them:
//!
//! - the *window*: what the beginning and the end tell, a bounded number of bytes whatever the size. It says what a file is that
//!   is no PDF, and needs no dependency.
//! - the *inspection* (feature `inspect`, on by default): whether readers open the file without a password, how many pages they
//!   show, and what else it does. Its work and its memory are bounded whatever the file claims about itself.
//!
//! Neither keeps the bytes, and neither panics.

mod advice;
mod check;
mod cost;
#[cfg(feature = "inspect")]
mod inspect;
mod kind;
mod name;
mod policy;
mod refusal;
mod transfer;
mod version;
mod warning;
mod window;

pub use cost::CvCost;
pub use kind::FileKind;
pub use policy::CvPolicy;
pub use refusal::{CvDamage, CvError, CvLimit};
pub use version::{PdfVersion, PdfVersionError};
pub use warning::{CvRisk, CvRisks, CvWarning, CvWarnings};
pub use window::{CvWindow, CvWindowError};

use serde::{Deserialize, Serialize};
use std::fmt;

/// The witness that bytes were checked and are a PDF that readers open. It holds what was learnt, not the bytes.
///
/// It can be read from one's own store, where its check is not made again. It is no input from outside: whoever sends a CV sends
/// its bytes.
///
/// The file name may carry a person's name, so `Debug` leaves it out and there is no `Display`; only
/// [`name`](Self::name) shows it.
///
/// ```
/// use candidacy::{Cv, CvError, FileKind};
///
/// let upload = std::fs::read("examples/cv.pdf")?;
/// let cv = Cv::check(&upload, "Mira.pdf", "application/pdf")?;
/// assert_eq!(cv.version().map(|v| v.to_string()).as_deref(), Some("1.4"));
/// # #[cfg(feature = "inspect")]
/// assert_eq!(cv.pages(), Some(1));
///
/// // Half of it is none.
/// assert_eq!(Cv::check(&upload[..600], "Mira.pdf", "application/pdf"), Err(CvError::Truncated));
///
/// // A new name does not make a PDF out of a Word document.
/// let refused = Cv::check(br"{\rtf1 My CV}", "cv.pdf", "application/pdf");
/// assert_eq!(refused, Err(CvError::NotPdf { is: FileKind::Rtf, named_pdf: true }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Cv {
    name: Box<str>,
    bytes: u64,
    version: Option<PdfVersion>,
    pages: Option<u32>,
    warnings: CvWarnings,
}

impl Cv {
    /// Checks that the bytes are a PDF that readers open without a password, with at least one page, by
    /// [`CvPolicy::standard`].
    ///
    /// It begins with `%PDF` at one of the offsets 0 to 1024, as browsers allow, and nothing in front of that makes the file
    /// something else. A zip archive, an OLE file or a message stays one, even with a PDF in it that begins early. The shell of
    /// a page that a web program printed in front is passed over. Without the feature `inspect`, nothing but the beginning and
    /// the end is looked at, unless the whole file is UTF-8: then it is asked whether it was sent as text.
    ///
    /// The name is kept without its folders, control characters, line breaks and marks that turn the direction of writing,
    /// and no longer than its last 255 characters; if nothing that can be seen but dots is left of it, it becomes `cv.pdf`.
    /// So it never leads out of the folder that a file of this name is put into. A name never refuses a CV.
    /// Name and media type only say, in a refusal, that the file was called a PDF.
    ///
    /// To name what is no PDF, the first 8 KiB are read as text, of a zip archive its end, at most 4,096 entries (the
    /// first 256 KiB if its directory is lost) and 64 KiB of the three that say what it is, of an OLE file at most 4,096
    /// directory entries and 4,096 sectors of its mini stream.
    ///
    /// A look inside takes at most 16 steps for each byte of the file and 16 Mi more, and holds at most 32 MiB and as many
    /// bytes as the file has. A step is a byte that is looked at, copied or made.
    ///
    /// # Errors
    ///
    /// - [`CvError::Empty`] — there are no bytes.
    /// - [`CvError::TooLarge`] — there are more than the policy allows, which is 10 MiB here.
    /// - [`CvError::NotPdf`] — the bytes are something else, as far as they can be named.
    /// - [`CvError::Polyglot`] — the bytes are something else, and a PDF begins in their first 1,024.
    /// - [`CvError::Truncated`] — the end is missing, and what is there does not open.
    /// - [`CvError::Damaged`] — it does not open: what says where to begin, the catalogue or the list of pages is missing; or
    ///   it was sent as if it were text, so its pages are empty.
    /// - [`CvError::NoPages`] — it opens, and shows nothing.
    /// - [`CvError::PasswordProtected`] — it asks for a password. One that only restricts printing and the like does not.
    /// - [`CvError::UnsupportedEncryption`] — it is encrypted otherwise than by the standard that readers know.
    /// - [`CvError::Risk`] — something in it that the policy refuses.
    /// - [`CvError::TooComplex`] — the steps or the room were not enough.
    pub fn check(bytes: &[u8], declared_name: &str, declared_media_type: &str) -> Result<Cv, CvError> {
        CvPolicy::standard().check(bytes, declared_name, declared_media_type)
    }

    /// The file name, without folders, and never `.` or `..`: one to 255 characters, something to see among them, and none of
    /// them a control character or what begins a line or turns the direction of writing.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes the file has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.bytes
    }

    /// The version that the header names, or `None` where it names none that is possible. Readers open both.
    #[must_use]
    pub fn version(&self) -> Option<PdfVersion> {
        self.version
    }

    /// How many pages it has, where somebody looked inside: at least one.
    #[must_use]
    pub fn pages(&self) -> Option<u32> {
        self.pages
    }

    /// What is odd about it.
    #[must_use]
    pub fn warnings(&self) -> CvWarnings {
        self.warnings
    }
}

/// Shows how large the file is, not what it is called.
impl fmt::Debug for Cv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cv({} bytes)", self.bytes)
    }
}

/// What was stored is not trusted: it comes in through the same rules.
#[derive(Deserialize)]
#[serde(rename = "Cv")]
struct Stored {
    name: Box<str>,
    bytes: u64,
    version: Option<PdfVersion>,
    #[serde(default)]
    pages: Option<u32>,
    #[serde(default)]
    warnings: CvWarnings,
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
