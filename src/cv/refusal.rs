//! Why a file is not taken as a CV, and what its owner can do about it.

use super::kind::Family;
use super::{CvRisk, FileKind};
use std::fmt;

/// Why a file is not taken as a CV. It says what the file is, never what it is called.
///
/// ```
/// use candidacy::{Cv, CvError};
///
/// let refused = Cv::check(br"{\rtf1 My CV}", "cv.rtf", "application/rtf").unwrap_err();
/// assert_eq!(refused.to_string(), "this is a rich text document (.rtf), not a PDF");
/// assert_eq!(refused.code(), "not_pdf");
/// assert!(refused.advice().contains("PDF"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CvError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file has more bytes than are possible.
    #[error("the file has {len} bytes, at most {max} are possible")]
    TooLarge {
        /// How many it has.
        len: u64,
        /// How many are possible.
        max: u64,
    },
    /// The file is something else.
    #[error(
        "this is {is}{}, {}",
        Beginning(*.first),
        if *.named_pdf { "although it is called a PDF" } else { "not a PDF" },
    )]
    NotPdf {
        /// What it is.
        is: FileKind,
        /// Whether it was called a PDF: by the ending of its name, or by its media type where the name has no ending.
        named_pdf: bool,
        /// The first bytes of a file of an unknown kind, with zeros where it is shorter. Its maker may know them; they are
        /// too few to say anything of a person. `None` of any other.
        first: Option<[u8; 4]>,
    },
    /// A PDF begins early in a file that is something else: which of the two it shows depends on the program. An archive
    /// or a message that merely holds a PDF is [`NotPdf`](Self::NotPdf): there, the PDF has to be taken out.
    #[error("this is {first} with a PDF behind it, which begins at byte {pdf_at}")]
    Polyglot {
        /// What it is.
        first: FileKind,
        /// Where the PDF begins.
        pdf_at: u64,
    },
    /// It begins as a PDF does, and its end is missing.
    #[error("this PDF is not complete: its end is missing")]
    Truncated,
    /// It begins as a PDF does, and readers cannot open it.
    #[error("this PDF is damaged: {damage}")]
    Damaged {
        /// What is wrong with it.
        damage: CvDamage,
    },
    /// It opens, and has no page.
    #[error("this PDF has no pages")]
    NoPages,
    /// It does not open without a password.
    #[error("this PDF is protected with a password")]
    PasswordProtected,
    /// It is encrypted in a way that readers do not know.
    #[error("this PDF is encrypted in a way that most programs cannot read ({handler})")]
    UnsupportedEncryption {
        /// The name of the way, as the file says it: at most 32 letters, digits, points and hyphens.
        handler: Box<str>,
    },
    /// It opens, and there is something in it that the policy refuses.
    #[error("this PDF {}", match .risk {
        CvRisk::Launch => "starts another program",
        CvRisk::RichMedia => "plays video, sound or 3D",
        CvRisk::JavaScript => "runs a script",
        CvRisk::Attachment => "carries other files",
        CvRisk::Portfolio => "is a cover around other files",
        CvRisk::DynamicXfa => "is a form that most programs cannot show",
        CvRisk::Remote => "opens other documents or sends what is filled in",
    })]
    Risk {
        /// What it is.
        risk: CvRisk,
    },
    /// To look through it would take more than a CV can be worth.
    #[error("this PDF is too complex: {limit}")]
    TooComplex {
        /// What there is too much of.
        limit: CvLimit,
    },
}

/// How a file of an unknown kind begins, in the words of a refusal.
struct Beginning(Option<[u8; 4]>);

impl fmt::Display for Beginning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(first) => write!(f, " (it begins with {:08x})", u32::from_be_bytes(first)),
            None => Ok(()),
        }
    }
}

/// What is wrong with a PDF that readers cannot open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CvDamage {
    /// There is nothing behind the header.
    #[error("there is nothing in it")]
    NoObjects,
    /// Nothing says where to begin to read.
    #[error("nothing says where to begin to read")]
    NoTrailer,
    /// What says where to begin leads nowhere.
    #[error("the beginning of its contents is missing")]
    NoCatalog,
    /// There is no list of pages.
    #[error("its list of pages is missing")]
    NoPageTree,
    /// It was sent as if it were text.
    #[error("it was sent as if it were text, which changed its bytes")]
    TextTransfer,
}

/// What there is too much of in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CvLimit {
    /// More steps than its length allows.
    #[error("it takes too long to read")]
    Work,
    /// More memory than its length allows: for what is compressed, or for the list of its objects.
    #[error("it takes too much memory to read")]
    Memory,
    /// More pages and groups of pages than are read.
    #[error("it has too many pages")]
    Pages,
}

impl CvError {
    /// A short code that never changes, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            CvError::Empty => "empty",
            CvError::TooLarge { .. } => "too_large",
            CvError::NotPdf { .. } => "not_pdf",
            CvError::Polyglot { .. } => "polyglot",
            CvError::Truncated => "truncated",
            CvError::Damaged { damage } => match damage {
                CvDamage::NoObjects => "damaged_no_objects",
                CvDamage::NoTrailer => "damaged_no_trailer",
                CvDamage::NoCatalog => "damaged_no_catalog",
                CvDamage::NoPageTree => "damaged_no_page_tree",
                CvDamage::TextTransfer => "damaged_text_transfer",
            },
            CvError::NoPages => "no_pages",
            CvError::PasswordProtected => "password_protected",
            CvError::UnsupportedEncryption { .. } => "unsupported_encryption",
            CvError::Risk { risk } => risk.name(),
            CvError::TooComplex { limit } => match limit {
                CvLimit::Work => "too_complex_work",
                CvLimit::Memory => "too_complex_memory",
                CvLimit::Pages => "too_complex_pages",
            },
        }
    }

    /// What the applicant can do, in words for them.
    #[must_use]
    pub const fn advice(&self) -> &'static str {
        match self {
            CvError::Empty => {
                "Nothing arrived: the file has no content. Please check that it opens on your side and upload it again."
            }
            CvError::TooLarge { .. } => {
                "Your file is larger than we can take. Please export it again with smaller pictures, or at a lower \
                 quality, and upload that."
            }
            CvError::NotPdf { is, named_pdf, .. } => advice(*is, *named_pdf),
            CvError::Polyglot { .. } => {
                "Your file is two things at once. Please open your CV in the program that you made it with, save it as \
                 PDF again and upload that."
            }
            CvError::Truncated => {
                "Only a part of your file arrived, or only a part of it was saved. Please check that it opens on your \
                 side and upload it again; if it does not open, save it as PDF once more."
            }
            CvError::NoPages => {
                "Your file opens, and there is nothing in it. Please open your CV in the program that you made it with, \
                 save it as PDF again and upload that."
            }
            CvError::Damaged { .. } => {
                "Your file does not open. Please open your CV in the program that you made it with, save it as PDF \
                 again and upload that."
            }
            CvError::PasswordProtected => {
                "Please open your CV with its password, save or print it as PDF without one and upload that."
            }
            CvError::UnsupportedEncryption { .. } => {
                "Your file is protected in a way that we cannot open. Please save your CV as PDF without protection \
                 and upload that."
            }
            CvError::Risk { risk } => match risk {
                CvRisk::Launch | CvRisk::RichMedia | CvRisk::JavaScript | CvRisk::Remote => {
                    "For everybody's safety we take plain pages only. Please print your CV to a new PDF and upload that."
                }
                CvRisk::Attachment => "Please upload your CV as one PDF, without other files in it.",
                CvRisk::Portfolio => {
                    "Your CV may be one of the files inside it. Please save that one as a PDF of its own and upload it."
                }
                CvRisk::DynamicXfa => "Please open the form, print it to a new PDF and upload that.",
            },
            CvError::TooComplex { .. } => {
                "Your file holds far more than a CV needs. Please print your CV to a new PDF and upload that."
            }
        }
    }
}

/// What to do with a file of another kind; of a family that renaming tempts, more when it was called a PDF.
const fn advice(is: FileKind, named_pdf: bool) -> &'static str {
    match (is.family(), named_pdf) {
        (Family::Word, false) => "Please open it in Word or a similar program, save it as PDF and upload that.",
        (Family::Word, true) => {
            "Renaming a Word file does not make it a PDF. Please give it its old name back, open it in Word or a \
             similar program, save it as PDF and upload that."
        }
        (Family::Document, false) => {
            "Please open it in Word, LibreOffice or the program that you made it with, save it as PDF and upload that."
        }
        (Family::Document, true) => {
            "Renaming a document does not make it a PDF. Please give it its old name back, open it in Word, \
             LibreOffice or the program that you made it with, save it as PDF and upload that."
        }
        (Family::Apple, false) => {
            "Please open it in Pages, Keynote or Numbers, or at icloud.com, export it to PDF and upload that."
        }
        (Family::Apple, true) => {
            "Renaming a document does not make it a PDF. Please give it its old name back, open it in Pages, Keynote \
             or Numbers, export it to PDF and upload that."
        }
        (Family::Office, false) => {
            "Please open it in the program that you made it with, export it as PDF and upload that."
        }
        (Family::Office, true) => {
            "Renaming a file does not make it a PDF. Please give it its old name back, open it in the program that you \
             made it with, export it as PDF and upload that."
        }
        (Family::Locked, _) => {
            "It is protected with a password, so we cannot read it. Please open it, save it as PDF without a password \
             and upload that."
        }
        (Family::Web, false) => {
            "This may be the page around your CV rather than the CV. Please download the PDF itself, or print the page \
             to a PDF, and upload that."
        }
        (Family::Web, true) => {
            "You may have saved the page and not the file: this is a web page. Please download the PDF itself and \
             upload that."
        }
        (Family::Mail, _) => {
            "This is a message, and your CV may be attached to it. Please open it, save the attached PDF on its own \
             and upload that."
        }
        (Family::Picture, false) => "Please put the picture into a document, export that as PDF and upload it.",
        (Family::Picture, true) => {
            "Renaming a picture does not make it a PDF. Please put it into a document, export that as PDF and upload \
             that."
        }
        (Family::Recording, _) => {
            "We cannot take a recording as a CV. Please upload your CV as PDF; it can hold a link to the recording."
        }
        (Family::Printed, _) => {
            "It has pages, but in another format. Please open it, print it to a PDF or export it as PDF, and upload \
             that."
        }
        (Family::Form, _) => {
            "These are the answers without their pages. Please open the form that you filled in, print it to a new PDF \
             and upload that."
        }
        (Family::Archive, _) => {
            "We cannot look into archives. If your CV is in there, please unpack it and upload the PDF alone."
        }
        (Family::Packed, _) => "Your PDF is in there, and compressed. Please unpack it and upload the PDF alone.",
        (Family::Encoded, _) => {
            "Your PDF was turned into text on its way. Please upload the PDF file itself, from where you saved it."
        }
        (Family::Program, _) => {
            "For everybody's safety we do not open programs. Please upload your CV as PDF, without a program around it."
        }
        (Family::Pointer, _) => {
            "It only says where your CV is. Please look for the PDF itself, download it if need be, and upload that."
        }
        (Family::Text, false) => "Please put the text into a document, save that as PDF and upload it.",
        (Family::Empty, _) => {
            "Nothing can be seen in it; it may have been damaged on its way. Please check that the PDF opens on your \
             side and upload it again."
        }
        (Family::Other, false) => {
            "Please open your CV in the program that you made it with, save it as PDF and upload that."
        }
        (Family::Text | Family::Other, true) => {
            "It is called a PDF but is none; it may have been damaged on its way. Please open your CV in the program \
             that you made it with, save it as PDF again and upload that."
        }
    }
}
