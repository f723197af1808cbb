//! The look inside a CV: what opens, what does not and why, and that nothing that is sent can make it stumble.
//!
//! All files are written here, by the small writer in `writer`.

mod bombs;
mod cipher;
mod cost;
mod crafted;
mod dangers;
mod ends;
mod europass;
mod faults;
mod hidden;
mod links;
mod lists;
mod locks;
mod oracle;
mod packed;
mod pages;
mod tables;
mod verdicts;
mod warnings;
mod writer;

use candidacy::{Cv, CvDamage, CvError, CvPolicy, CvRisk, CvWarning};

/// What the standard policy says.
fn check(file: &[u8]) -> Result<Cv, CvError> {
    CvPolicy::standard().check(file, "cv.pdf", "application/pdf")
}

/// How many pages it has, or the code of why it is refused.
fn pages(file: &[u8]) -> Result<u32, &'static str> {
    check(file).map(|cv| cv.pages().unwrap()).map_err(|refused| refused.code())
}

/// The warnings of a file that every policy takes which refuses nothing.
fn warnings(file: &[u8]) -> Vec<CvWarning> {
    let policy = CvRisk::ALL.iter().fold(CvPolicy::standard(), |policy, risk| policy.accepting(*risk));
    policy.check(file, "cv.pdf", "application/pdf").unwrap().warnings().iter().collect()
}

fn damaged(damage: CvDamage) -> Result<Cv, CvError> {
    Err(CvError::Damaged { damage })
}
