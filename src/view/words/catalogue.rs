//! The English catalogue: every key with its text, from the tables beside this file and from the check of a CV.

use super::english::{COMPANY, CV, PAGE, REFUSED, TIPS};
use crate::cv;

/// The tables, each in alphabetical order of its keys.
const TABLES: [&[(&str, &str)]; 5] = [COMPANY, CV, PAGE, REFUSED, TIPS];

/// The beginnings of keys that anybody may add: the names of steps, parts, conditions and capacities are the company's own.
pub(super) const NAMES: [&str; 4] = ["capacity.", "condition.", "name.capacity.", "step."];

/// The ends of the two keys that a text with a number has: for one of them, and for any other number.
pub(super) const NUMBERS: [&str; 2] = ["@one", "@other"];

/// Every key with its text, in alphabetical order of the keys.
pub(super) fn catalogue() -> Vec<(&'static str, &'static str)> {
    let mut rows: Vec<(&str, &str)> = TABLES.into_iter().flatten().copied().chain(cv::Error::words()).collect();
    rows.sort_unstable();
    rows
}

/// The English text with a key.
pub(super) fn english(key: &str) -> Option<&'static str> {
    let in_table = |table: &&'static [(&'static str, &'static str)]| {
        let place = table.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        table.get(place).map(|(_, text)| *text)
    };
    let of_a_file = || cv::Error::words().find(|(one, _)| *one == key).map(|(_, text)| text);
    TABLES
        .iter()
        .find_map(in_table)
        .or_else(|| Some(key).filter(|key| key.starts_with("cv.")).and_then(|_| of_a_file()))
}
