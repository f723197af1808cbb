//! Why a file is not taken as a CV, and what its owner can do about it.

use super::FileKind;

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
    #[error("this is {is}, {}", if *.named_pdf { "although it is called a PDF" } else { "not a PDF" })]
    NotPdf {
        /// What it is.
        is: FileKind,
        /// Whether it was called a PDF: by the ending of its name, or by its media type where the name has no ending.
        named_pdf: bool,
    },
}

impl CvError {
    /// A short code that never changes, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            CvError::Empty => "empty",
            CvError::TooLarge { .. } => "too_large",
            CvError::NotPdf { .. } => "not_pdf",
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
            CvError::NotPdf { is, named_pdf: false } => advice(*is),
            CvError::NotPdf { is, named_pdf: true } => advice_when_named_pdf(*is),
        }
    }
}

const fn advice(is: FileKind) -> &'static str {
    match is {
        FileKind::Word97
        | FileKind::Word6
        | FileKind::Word2
        | FileKind::WordMac
        | FileKind::WordDos
        | FileKind::Docx
        | FileKind::Docm
        | FileKind::Dotx
        | FileKind::Dotm
        | FileKind::Word2003Xml
        | FileKind::FlatOpc
        | FileKind::Rtf => "Please open it in Word or a similar program, save it as PDF and upload that.",
        FileKind::EncryptedOffice => {
            "It is protected with a password, so we cannot read it. Please open it, save it as PDF without a password \
             and upload that."
        }
        FileKind::Odt => "Please open it in LibreOffice or a similar program, export it as PDF and upload that.",
        FileKind::Office => "Please open it in the program that you made it with, export it as PDF and upload that.",
        FileKind::Zip => {
            "We cannot look into archives. If your CV is in there, please unpack it and upload the PDF alone."
        }
        FileKind::Image => "Please put the picture into a document, export that as PDF and upload it.",
        FileKind::Html => {
            "This may be the page around your CV rather than the CV. Please download the PDF itself, or print the page \
             to a PDF, and upload that."
        }
        FileKind::Text => "Please put the text into a document, save that as PDF and upload it.",
        FileKind::Ole | FileKind::Xml | FileKind::Unknown => {
            "Please open your CV in the program that you made it with, save it as PDF and upload that."
        }
    }
}

const fn advice_when_named_pdf(is: FileKind) -> &'static str {
    match is {
        FileKind::Word97
        | FileKind::Word6
        | FileKind::Word2
        | FileKind::WordMac
        | FileKind::WordDos
        | FileKind::Docx
        | FileKind::Docm
        | FileKind::Dotx
        | FileKind::Dotm
        | FileKind::Word2003Xml
        | FileKind::FlatOpc => {
            "Renaming a Word file does not make it a PDF. Please give it its old name back, open it in Word or a \
             similar program, save it as PDF and upload that."
        }
        FileKind::Rtf | FileKind::Odt => {
            "Renaming a document does not make it a PDF. Please give it its old name back, open it in Word, \
             LibreOffice or a similar program, export it as PDF and upload that."
        }
        FileKind::Office => {
            "Renaming a file does not make it a PDF. Please give it its old name back, open it in the program that you \
             made it with, export it as PDF and upload that."
        }
        FileKind::Image => {
            "Renaming a picture does not make it a PDF. Please put it into a document, export that as PDF and upload \
             that."
        }
        FileKind::Html => {
            "You may have saved the page and not the file: this is a web page. Please download the PDF itself and \
             upload that."
        }
        FileKind::Ole | FileKind::Xml | FileKind::Text | FileKind::Unknown => {
            "It is called a PDF but is none; it may have been damaged on its way. Please open your CV in the program \
             that you made it with, save it as PDF again and upload that."
        }
        FileKind::EncryptedOffice | FileKind::Zip => advice(is),
    }
}
