//! Any words, moments and reasons that are right.

use crate::support::day;
use candidacy::value::Category;
use candidacy::{Text, Time};
use chrono::TimeDelta;
use proptest::prelude::*;

/// Each category that a reason can have.
pub(crate) fn categories(value: &Text) -> [Category; 10] {
    [
        Category::Experience,
        Category::Technique,
        Category::Approach,
        Category::Communication,
        Category::CompanyFit { value: value.clone() },
        Category::Honesty,
        Category::Expectations,
        Category::Availability,
        Category::VacancyFilled,
        Category::VacancyWithdrawn,
    ]
}

/// Moments of the years around now, to the nanosecond.
pub(crate) fn moment() -> impl Strategy<Value = Time> {
    (-100_000_i64..100_000, 0_i64..86_400, prop_oneof![Just(0_i64), 0..1_000_000_000_i64])
        .prop_map(|(days, seconds, nanos)| day(days) + TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanos))
}

/// Text of one line, so often and with such an end: no control character, nothing that begins a line, and no mark that turns the
/// direction of writing.
pub(crate) fn one_line(pattern: &str) -> impl Strategy<Value = String> {
    let character = "[^\\p{Cc}\\u{61c}\\u{200e}\\u{200f}\\u{2028}-\\u{202e}\\u{2066}-\\u{2069}]";
    proptest::string::string_regex(&format!("{character}{pattern}")).expect("a pattern")
}
