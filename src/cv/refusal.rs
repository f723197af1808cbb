//! Why a file is not taken as a CV, and what its owner can do about it.

use super::advice::{self, advice};
use super::kind::Family;
use super::{FileKind, Risk};
use crate::cv::code::codes;
use std::fmt;

/// Why a file is not taken as a CV. It says what the file is, never what it is called.
///
/// ```
/// use candidacy::{Cv, cv};
///
/// let refused = Cv::check(br"{\rtf1 My CV}", "cv.rtf", "application/rtf").unwrap_err();
/// assert_eq!(refused.to_string(), "this is a rich text document (.rtf), not a PDF");
/// assert_eq!(refused.code(), "cv.not_pdf");
/// assert!(refused.advice().contains("PDF"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file has more bytes than are possible.
    #[error("the file has {}, at most {} are possible", Size::above(*.len, *.max), Size::limit(*.max))]
    TooLarge {
        /// The bytes that it has.
        len: u64,
        /// The bytes that are possible.
        max: u64,
    },
    /// The file is something else.
    #[error("this is {is}{}", not_a_pdf(*.is, *.named_pdf))]
    NotPdf {
        /// The kind of the file.
        is: FileKind,
        /// Whether it was called a PDF: by the ending of its name, or by its media type where the name has no ending.
        named_pdf: bool,
    },
    /// A PDF begins early in a file that is something else: which of the two it shows depends on the program. An archive
    /// or a message that merely holds a PDF is [`NotPdf`](Self::NotPdf): there, the PDF has to be taken out.
    #[error("this is {first} with a PDF behind it")]
    Polyglot {
        /// The kind of the file, as it begins.
        first: FileKind,
        /// The offset at which the PDF begins.
        pdf_at: u64,
    },
    /// It begins as a PDF does, and its end is missing.
    #[error("this PDF is not complete: its end is missing")]
    Truncated,
    /// It begins as a PDF does, and readers cannot open it.
    #[error("this PDF is damaged: {damage}")]
    Damaged {
        /// The damage.
        damage: Damage,
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
        Risk::Launch => "starts another program",
        Risk::RichMedia => "plays Flash or the like",
        Risk::JavaScript => "runs a script",
        Risk::Attachment => "carries other files",
        Risk::Portfolio => "is a cover around other files",
        Risk::DynamicXfa => "is a form that most programs cannot show",
        Risk::Remote => "opens other documents or sends what is filled in",
        Risk::Media => "plays sound, a film or 3D",
        Risk::Unreadable => "is written so that programs differ about what is in it",
    })]
    Risk {
        /// The risk.
        risk: Risk,
    },
    /// To look through it would take more than a CV can be worth.
    #[error("this PDF is too complex: {limit}")]
    TooComplex {
        /// The limit that was reached.
        limit: Limit,
    },
}

/// How the words for a file of another kind go on: that it is no PDF, or none yet.
const fn not_a_pdf(is: FileKind, named_pdf: bool) -> &'static str {
    match (is.family(), named_pdf) {
        (Family::Encoded, _) => ": its bytes were written out as text",
        (Family::Packed | Family::Pointer | Family::Cloud | Family::Placeholder, _) => ", not the PDF itself",
        (_, true) => ", although it is called a PDF",
        (_, false) => ", not a PDF",
    }
}

/// Something that fills in a place of the words of an error, for a catalogue to say.
pub(crate) enum Filling {
    /// The kind of a file, by its code.
    Kind(&'static str),
    Size(Size),
    Text(String),
}

/// A size in words, in the unit that fits the limit.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    tenths: u128,
    unit: &'static str,
}

impl Size {
    /// A limit, rounded down.
    fn limit(max: u64) -> Size {
        let (one, unit) = unit(max);
        Size { tenths: u128::from(max).saturating_mul(10) / one, unit }
    }

    /// A size larger than a limit, rounded up: the two never read equal.
    fn above(len: u64, max: u64) -> Size {
        let (one, unit) = unit(max);
        Size { tenths: u128::from(len).saturating_mul(10).div_ceil(one), unit }
    }
}

/// How many bytes a unit has, and its name. A megabyte is that of the tools that show file sizes.
const fn unit(max: u64) -> (u128, &'static str) {
    match max {
        0..0x400 => (1, "bytes"),
        0x400..0x10_0000 => (1 << 10, "kB"),
        _ => (1 << 20, "MB"),
    }
}

impl Size {
    /// The whole number of units, the tenths beside it, and the unit.
    pub(crate) fn digits(self) -> (u128, u128, &'static str) {
        (self.tenths / 10, self.tenths % 10, self.unit)
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.digits() {
            (whole, 0, unit) => write!(f, "{whole} {unit}"),
            (whole, tenths, unit) => write!(f, "{whole}.{tenths} {unit}"),
        }
    }
}

/// The damage of a PDF that readers cannot open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Damage {
    /// There is nothing behind the header.
    #[error("there is nothing in it")]
    NoObjects,
    /// Nothing says where to begin to read.
    #[error("nothing says where to begin to read")]
    NoTrailer,
    /// The pointer to the beginning leads nowhere.
    #[error("the beginning of its contents is missing")]
    NoCatalog,
    /// There is no list of pages.
    #[error("its list of pages is missing")]
    NoPageTree,
    /// It was sent as if it were text.
    #[error("it was sent as if it were text, which changed its bytes")]
    TextTransfer,
}

/// The limit that a PDF exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Limit {
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

codes! { Error, "cv" {
    Self::Empty => "empty",
    Self::TooLarge { .. } => "too_large",
    Self::NotPdf { .. } => "not_pdf",
    Self::Polyglot { .. } => "polyglot",
    Self::Truncated => "truncated",
    Self::Damaged { damage: Damage::NoObjects } => "damaged.no_objects",
    Self::Damaged { damage: Damage::NoTrailer } => "damaged.no_trailer",
    Self::Damaged { damage: Damage::NoCatalog } => "damaged.no_catalog",
    Self::Damaged { damage: Damage::NoPageTree } => "damaged.no_page_tree",
    Self::Damaged { damage: Damage::TextTransfer } => "damaged.text_transfer",
    Self::NoPages => "no_pages",
    Self::PasswordProtected => "password_protected",
    Self::UnsupportedEncryption { .. } => "unsupported_encryption",
    Self::Risk { risk: Risk::JavaScript } => "risk.javascript",
    Self::Risk { risk: Risk::Launch } => "risk.launch",
    Self::Risk { risk: Risk::RichMedia } => "risk.rich_media",
    Self::Risk { risk: Risk::Attachment } => "risk.attachment",
    Self::Risk { risk: Risk::Portfolio } => "risk.portfolio",
    Self::Risk { risk: Risk::DynamicXfa } => "risk.dynamic_xfa",
    Self::Risk { risk: Risk::Remote } => "risk.remote",
    Self::Risk { risk: Risk::Media } => "risk.media",
    Self::Risk { risk: Risk::Unreadable } => "risk.unreadable",
    Self::TooComplex { limit: Limit::Work } => "too_complex.work",
    Self::TooComplex { limit: Limit::Memory } => "too_complex.memory",
    Self::TooComplex { limit: Limit::Pages } => "too_complex.pages",
} }

impl Error {
    /// Returns what the applicant can do, in words for them.
    #[must_use]
    pub const fn advice(&self) -> &'static str {
        match self {
            Error::Empty => {
                "Nothing arrived: the file has no content. Please check that it opens on your side and upload it again."
            }
            Error::TooLarge { .. } => {
                "Your file is larger than we can take. Please export it again with smaller pictures, or at a lower \
                 quality, and upload that."
            }
            Error::NotPdf { is, named_pdf, .. } => advice(*is, *named_pdf),
            Error::Polyglot { .. } => {
                "Your file is two things at once. Please open your CV in the program that you made it with, save it as \
                 PDF again and upload that."
            }
            Error::Truncated => {
                "Only a part of your file arrived, or only a part of it was saved. Please check that it opens on your \
                 side and upload it again; if it does not open, save it as PDF once more."
            }
            Error::NoPages => {
                "Your file opens, and there is nothing in it. Please open your CV in the program that you made it with, \
                 save it as PDF again and upload that."
            }
            Error::Damaged { damage: Damage::TextTransfer } => {
                "Your file was changed on its way, so its pages are empty or do not open. Please take the PDF from where \
                 you saved it first, check that it shows its pages and upload that."
            }
            Error::Damaged { .. } => {
                "Your file does not open. Please open your CV in the program that you made it with, save it as PDF \
                 again and upload that."
            }
            Error::PasswordProtected => {
                "Please open your CV with its password, save or print it as PDF without one and upload that."
            }
            Error::UnsupportedEncryption { .. } => {
                "Your file is protected in a way that we cannot open. Please save your CV as PDF without protection \
                 and upload that."
            }
            Error::Risk { risk } => match risk {
                Risk::Launch | Risk::RichMedia | Risk::JavaScript | Risk::Remote | Risk::Media | Risk::Unreadable => {
                    "For everybody's safety we take plain pages only. Please print your CV to a new PDF and upload that."
                }
                Risk::Attachment => "Please upload your CV as one PDF, without other files in it.",
                Risk::Portfolio => {
                    "Your CV may be one of the files inside it. Please save that one as a PDF of its own and upload it."
                }
                Risk::DynamicXfa => "Please open the form, print it to a new PDF and upload that.",
            },
            Error::TooComplex { .. } => {
                "Your file holds far more than a CV needs. Please print your CV to a new PDF and upload that."
            }
        }
    }

    /// The code without its area.
    fn key(&self) -> &'static str {
        self.code().strip_prefix("cv.").unwrap_or(self.code())
    }

    /// The key of the words of `Display`, behind `cv.error`, with what fills in their places.
    pub(crate) fn said(&self) -> (&'static str, Vec<(&'static str, Filling)>) {
        match self {
            Error::TooLarge { len, max } => {
                let places = [("len", Size::above(*len, *max)), ("max", Size::limit(*max))];
                (self.key(), places.map(|(place, size)| (place, Filling::Size(size))).into())
            }
            Error::NotPdf { is, named_pdf } => {
                let why = match (is.family(), named_pdf) {
                    (Family::Encoded, _) => "not_pdf.encoded",
                    (Family::Packed | Family::Pointer | Family::Cloud | Family::Placeholder, _) => "not_pdf.itself",
                    (_, true) => "not_pdf.named",
                    (_, false) => "not_pdf",
                };
                (why, vec![("is", Filling::Kind(is.code()))])
            }
            Error::Polyglot { first, .. } => (self.key(), vec![("is", Filling::Kind(first.code()))]),
            Error::UnsupportedEncryption { handler } => {
                (self.key(), vec![("handler", Filling::Text(handler.to_string()))])
            }
            Error::Empty
            | Error::Truncated
            | Error::Damaged { .. }
            | Error::NoPages
            | Error::PasswordProtected
            | Error::Risk { .. }
            | Error::TooComplex { .. } => (self.key(), Vec::new()),
        }
    }

    /// The key of the advice in a catalogue.
    pub(crate) fn advice_key(&self) -> &'static str {
        match self {
            Error::NotPdf { is, named_pdf } => advice::key(*is, *named_pdf),
            Error::Empty => "cv.advice.empty",
            Error::TooLarge { .. } => "cv.advice.too_large",
            Error::Polyglot { .. } => "cv.advice.polyglot",
            Error::Truncated => "cv.advice.truncated",
            Error::Damaged { damage: Damage::TextTransfer } => "cv.advice.damaged.text_transfer",
            Error::Damaged { .. } => "cv.advice.damaged",
            Error::NoPages => "cv.advice.no_pages",
            Error::PasswordProtected => "cv.advice.password_protected",
            Error::UnsupportedEncryption { .. } => "cv.advice.unsupported_encryption",
            Error::Risk { risk } => match risk {
                Risk::JavaScript => "cv.advice.risk.javascript",
                Risk::Launch => "cv.advice.risk.launch",
                Risk::RichMedia => "cv.advice.risk.rich_media",
                Risk::Attachment => "cv.advice.risk.attachment",
                Risk::Portfolio => "cv.advice.risk.portfolio",
                Risk::DynamicXfa => "cv.advice.risk.dynamic_xfa",
                Risk::Remote => "cv.advice.risk.remote",
                Risk::Media => "cv.advice.risk.media",
                Risk::Unreadable => "cv.advice.risk.unreadable",
            },
            Error::TooComplex { .. } => "cv.advice.too_complex",
        }
    }

    /// The words of every kind of file and every advice, by their keys in a catalogue.
    pub(crate) fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
        let others = [
            Error::Empty,
            Error::TooLarge { len: 0, max: 0 },
            Error::Polyglot { first: FileKind::Unknown, pdf_at: 0 },
            Error::Truncated,
            Error::Damaged { damage: Damage::NoObjects },
            Error::Damaged { damage: Damage::TextTransfer },
            Error::NoPages,
            Error::PasswordProtected,
            Error::UnsupportedEncryption { handler: Box::default() },
            Error::TooComplex { limit: Limit::Work },
        ];
        let others = others.into_iter().chain(Risk::ALL.iter().map(|risk| Error::Risk { risk: *risk }));
        let others = others.map(|error| (error.advice_key(), error.advice()));
        FileKind::WORDS.iter().chain(advice::ADVICE).copied().chain(others)
    }
}
