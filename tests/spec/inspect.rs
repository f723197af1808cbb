//! The look inside a CV: what opens, what does not and why, and that nothing that is sent can make it stumble.
//!
//! All files are written here, by the small writer in `writer`.

mod bombs;
mod cipher;
#[expect(clippy::format_collect, clippy::type_complexity, reason = "short texts, and a list of writers")]
mod cost;
#[expect(clippy::format_collect, clippy::too_many_lines, reason = "one list of kinds, and short texts")]
mod crafted;
mod dangers;
mod ends;
#[expect(clippy::format_collect, reason = "short texts")]
mod europass;
mod faults;
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest of a sketch stays as it is")]
mod hidden;
#[expect(clippy::format_collect, reason = "short texts")]
mod links;
#[expect(clippy::format_collect, reason = "short texts")]
mod lists;
mod locks;
#[expect(clippy::format_collect, clippy::wildcard_enum_match_arm, reason = "short texts, and values that lead nowhere")]
mod oracle;
mod packed;
mod pages;
mod shadows;
mod tables;
mod unreadable;
mod verdicts;
mod warnings;
mod writer;

use candidacy::{Cv, cv};

/// What the standard policy says.
fn check(file: &[u8]) -> Result<Cv, cv::Error> {
    cv::Policy::standard().check(file, "cv.pdf", "application/pdf")
}

/// How many pages it has, or the code of why it is refused, without its area.
fn pages(file: &[u8]) -> Result<u32, &'static str> {
    check(file).map(|cv| cv.pages().unwrap()).map_err(|refused| refused.code().trim_start_matches("cv."))
}

/// The warnings of a file that every policy takes which refuses nothing.
fn warnings(file: &[u8]) -> Vec<cv::Warning> {
    let policy = cv::Risk::ALL.iter().fold(cv::Policy::standard(), |policy, risk| policy.accepting(*risk));
    policy.check(file, "cv.pdf", "application/pdf").unwrap().warnings().iter().collect()
}

fn damaged(damage: cv::Damage) -> Result<Cv, cv::Error> {
    Err(cv::Error::Damaged { damage })
}
