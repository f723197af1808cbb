//! The words about a file that is not taken as a CV: those of the check, by key.

use super::place::Place;
use super::{Said, Words};
use crate::cv::{Error, Filling, Size};

impl Said for Error {
    fn said(&self, words: &Words) -> String {
        let (key, places) = Error::said(self);
        let filling = |filling: Filling| match filling {
            Filling::Kind(code) => words.say(&format!("cv.kind.{code}")),
            Filling::Size(size) => words.size(size),
            Filling::Text(text) => text,
        };
        let places: Vec<(&str, String)> = places.into_iter().map(|(place, it)| (place, filling(it))).collect();
        let places: Vec<(&str, Place<'_>)> = places.iter().map(|(place, text)| (*place, Place::Words(text))).collect();
        words.filled(&format!("cv.error.{key}"), &places)
    }
}

impl Words {
    /// The size of a file, with the decimal mark of the language.
    fn size(&self, size: Size) -> String {
        let (whole, tenths, unit) = size.digits();
        let (whole, tenths) = (whole.to_string(), tenths.to_string());
        let key = if tenths == "0" { "size" } else { "size.tenths" };
        self.fill(key, &[("whole", &whole), ("tenths", &tenths), ("unit", unit)])
    }

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
        self.say(error.advice_key())
    }
}
