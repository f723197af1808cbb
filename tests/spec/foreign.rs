//! The judge of other systems' logs.
//!
//! | area | what it holds |
//! |---|---|
//! | `said` | journals of the crate, written as a log: what a log can say of each entry |
//! | `journals` | judged again, such a log has no finding and the promises of the journals |
//! | `noted` | what the law would not allow is one finding with the law's reason, and the rest goes on |
//! | `counted` | what follows what, against counting once more; parts add up |
//! | `bounds` | any sightings in any order: no panic, little memory |

mod bounds;
mod counted;
mod journals;
mod noted;
mod said;

use candidacy::foreign::{Judge, Judgement, Sighting, What};
use candidacy::{Process, Terms, Time};
use chrono::TimeDelta;

pub(crate) fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a name")
}

/// Everything that these logs say, judged as of a moment.
pub(crate) fn judged(terms: &Terms, sightings: &[Sighting], at: Time) -> Judgement {
    let mut judge = Judge::new(terms, at);
    sightings.iter().for_each(|sighting| judge.see(sighting));
    judge.judgement()
}

/// A case with one sighting a day, each of what stands there.
pub(crate) fn daily(case: &str, whats: &[What]) -> Vec<Sighting> {
    let at = |index: usize| crate::support::day(0) + TimeDelta::days(i64::try_from(index).expect("a few"));
    whats.iter().enumerate().map(|(index, what)| Sighting::new(case, *what, at(index))).collect()
}
