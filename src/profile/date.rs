//! A date of which the day, or the month as well, is not told: few people know the day on which they began somewhere.

use crate::value::code::codes;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A year, a month of it, or a day: `2019`, `2019-04` or `2019-04-01`, from the year 1000 on.
///
/// ```
/// use candidacy::profile::PartialDate;
///
/// let april: PartialDate = "2019-04".parse()?;
/// assert_eq!(april.to_string(), "2019-04");
/// assert!("2019-13".parse::<PartialDate>().is_err());
/// # Ok::<(), candidacy::profile::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Box<str>", into = "String")]
pub struct PartialDate {
    /// The first day of what is told.
    first: NaiveDate,
    told: Told,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Told {
    Year,
    Month,
    Day,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[error("a date is a year, a month or a day, such as `2019`, `2019-04` or `2019-04-01`")]
#[non_exhaustive]
pub struct DateError;

codes! { DateError, "profile" {
    Self => "date",
} }

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let digits = |text: &str, many| text.len() == many && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = |text: &str| if digits(text, 2) { text.parse::<u32>().ok() } else { None };
        let (year, rest) = text.split_at_checked(4).ok_or(DateError)?;
        if !digits(year, 4) || !year.starts_with(['1', '2']) {
            return Err(DateError);
        }
        let (told, month, day) = match *rest.split('-').collect::<Vec<_>>().as_slice() {
            [""] => (Told::Year, Some(1), Some(1)),
            ["", month] => (Told::Month, number(month), Some(1)),
            ["", month, day] => (Told::Day, number(month), number(day)),
            _ => return Err(DateError),
        };
        let year = year.parse().map_err(|_| DateError)?;
        let first = month.zip(day).and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
        first.map(|first| PartialDate { first, told }).ok_or(DateError)
    }
}

impl TryFrom<Box<str>> for PartialDate {
    type Error = DateError;
    fn try_from(text: Box<str>) -> Result<Self, DateError> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> String {
        date.to_string()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = match self.told {
            Told::Year => "%Y",
            Told::Month => "%Y-%m",
            Told::Day => "%Y-%m-%d",
        };
        write!(f, "{}", self.first.format(format))
    }
}
