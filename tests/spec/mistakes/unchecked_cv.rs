//! A CV is a witness that bytes were checked; it is not made up.
//! E0277: Cv: Default` is not satisfied
use candidacy::{Cv, cv};

pub fn make(bytes: &[u8]) -> Result<Cv, cv::Error> {
    let _ = bytes; // mistake
    Ok(Default::default()) // mistake
    Cv::check(bytes, "cv.pdf", "application/pdf") // instead
}
