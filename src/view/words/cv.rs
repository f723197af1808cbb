//! The words about a file that is not taken as a CV: those of the check, by key.

use super::{Place, Said, Words};
use crate::cv::{Damage, Error, FileKind, Limit, Risk};
use std::borrow::Cow;

/// The sentences, with their places. What kind of file it is, and the advice, stand beside the check.
#[rustfmt::skip]
pub(super) const SENTENCES: &[(&str, &str)] = &[
    ("cv.error.risk.attachment", "this PDF carries other files"),
    ("cv.error.damaged.no_catalog", "this PDF is damaged: the beginning of its contents is missing"),
    ("cv.error.damaged.no_objects", "this PDF is damaged: there is nothing in it"),
    ("cv.error.damaged.no_page_tree", "this PDF is damaged: its list of pages is missing"),
    ("cv.error.damaged.no_trailer", "this PDF is damaged: nothing says where to begin to read"),
    ("cv.error.damaged.text_transfer", "this PDF is damaged: it was sent as if it were text, which changed its bytes"),
    ("cv.error.risk.dynamic_xfa", "this PDF is a form that most programs cannot show"),
    ("cv.error.empty", "the file is empty"),
    ("cv.error.risk.javascript", "this PDF runs a script"),
    ("cv.error.risk.launch", "this PDF starts another program"),
    ("cv.error.risk.media", "this PDF plays sound, a film or 3D"),
    ("cv.error.no_pages", "this PDF has no pages"),
    ("cv.error.not_pdf", "this is {is}, not a PDF"),
    ("cv.error.not_pdf.encoded", "this is {is}: its bytes were written out as text"),
    ("cv.error.not_pdf.itself", "this is {is}, not the PDF itself"),
    ("cv.error.not_pdf.named", "this is {is}, although it is called a PDF"),
    ("cv.error.password_protected", "this PDF is protected with a password"),
    ("cv.error.polyglot", "this is {is} with a PDF behind it"),
    ("cv.error.risk.portfolio", "this PDF is a cover around other files"),
    ("cv.error.risk.remote", "this PDF opens other documents or sends what is filled in"),
    ("cv.error.risk.rich_media", "this PDF plays Flash or the like"),
    ("cv.error.too_complex.memory", "this PDF is too complex: it takes too much memory to read"),
    ("cv.error.too_complex.pages", "this PDF is too complex: it has too many pages"),
    ("cv.error.too_complex.work", "this PDF is too complex: it takes too long to read"),
    ("cv.error.too_large", "the file has {len}, at most {max} are possible"),
    ("cv.error.truncated", "this PDF is not complete: its end is missing"),
    ("cv.error.risk.unreadable", "this PDF is written so that programs differ about what is in it"),
    ("cv.error.unsupported_encryption", "this PDF is encrypted in a way that most programs cannot read ({handler})"),
];

/// What a file is, and the advice about each, under the keys of the catalogue.
pub(super) fn rows() -> impl Iterator<Item = (Cow<'static, str>, Cow<'static, str>)> {
    let kinds = FileKind::ALL.iter().map(|kind| (format!("cv.kind.{}", kind.code()), kind.to_string().into()));
    let advice = every().into_iter().map(|error| (format!("cv.advice.{}", error.advice_key()), error.advice().into()));
    kinds.chain(advice).map(|(key, text)| (Cow::Owned(key), text))
}

/// One error of each advice, and more.
fn every() -> Vec<Error> {
    let not_pdf = |is: &FileKind| [true, false].map(|named_pdf| Error::NotPdf { is: *is, named_pdf });
    let mut all: Vec<Error> = FileKind::ALL.iter().flat_map(not_pdf).collect();
    all.extend(Risk::ALL.iter().map(|risk| Error::Risk { risk: *risk }));
    all.extend([
        Error::Empty,
        Error::TooLarge { len: 0, max: 0 },
        Error::Polyglot { first: FileKind::Unknown, pdf_at: 0 },
        Error::Truncated,
        Error::Damaged { damage: Damage::NoObjects },
        Error::Damaged { damage: Damage::TextTransfer },
        Error::NoPages,
        Error::PasswordProtected,
        Error::UnsupportedEncryption { handler: "".into() },
        Error::TooComplex { limit: Limit::Work },
    ]);
    all
}

impl Said for Error {
    fn said(&self, words: &Words) -> String {
        let (key, places) = Error::said(self);
        let kind = |code: &str| words.say(&format!("cv.kind.{code}"));
        let places = places.into_iter().map(|(place, text)| (place, if place == "is" { kind(&text) } else { text }));
        let places: Vec<(&str, String)> = places.collect();
        let places: Vec<(&str, Place<'_>)> = places.iter().map(|(place, text)| (*place, Place::Words(text))).collect();
        words.filled(&format!("cv.error.{key}"), &places)
    }
}

impl Words {
    /// Returns what the applicant can do about a file that is not taken, in these words: the
    /// [advice](crate::cv::Error::advice) of the check.
    ///
    /// ```
    /// use candidacy::Cv;
    /// use candidacy::view::words::{Said, Words};
    ///
    /// let refused = Cv::check(br"{\rtf1 My CV}", "cv.rtf", "application/rtf").unwrap_err();
    /// let words = Words::english();
    /// assert_eq!(refused.said(&words), "this is a rich text document (.rtf), not a PDF");
    /// assert!(words.advice(&refused).starts_with("Please open it in Word"));
    /// ```
    #[must_use]
    pub fn advice(&self, error: &Error) -> String {
        self.say(&format!("cv.advice.{}", error.advice_key()))
    }
}
