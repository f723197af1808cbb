//! A calendar as it stands in a file: days by their names, dates as `2026-04-27` and in no other way. In a format that is not for
//! people, a date is the number of days since 1970.

use super::{Calendar, Error, Zone, week};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Calendar", deny_unknown_fields)]
pub(super) struct Written {
    zone: Zone,
    #[serde(default = "usual_weekend")]
    weekend: Vec<Day>,
    #[serde(default)]
    holidays: Vec<Date>,
}

fn usual_weekend() -> Vec<Day> {
    week::WEEKEND.map(Day).into()
}

impl TryFrom<Written> for Calendar {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        Calendar::new(written.zone)
            .with_weekend(written.weekend.into_iter().map(|Day(day)| day))?
            .with_holidays(written.holidays.into_iter().map(|Date(date)| date))
    }
}

impl From<Calendar> for Written {
    fn from(calendar: Calendar) -> Self {
        Written {
            zone: calendar.zone(),
            weekend: calendar.weekend().map(Day).collect(),
            holidays: calendar.holidays().iter().copied().map(Date).collect(),
        }
    }
}

/// A weekday.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Day(#[serde(with = "DayName")] Weekday);

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(remote = "Weekday", rename = "Weekday")]
enum DayName {
    #[serde(rename = "monday")]
    Mon,
    #[serde(rename = "tuesday")]
    Tue,
    #[serde(rename = "wednesday")]
    Wed,
    #[serde(rename = "thursday")]
    Thu,
    #[serde(rename = "friday")]
    Fri,
    #[serde(rename = "saturday")]
    Sat,
    #[serde(rename = "sunday")]
    Sun,
}

/// A date, as rules of a place have one, too.
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "CalendarDate", from = "String", into = "String", extend("format" = "date")))]
pub(crate) struct Date(pub(crate) NaiveDate);

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(&self.0)
        } else {
            serializer.serialize_i32(self.0.num_days_from_ce().saturating_sub(DAYS_TO_1970))
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(DateText);
        }
        let days = i32::deserialize(deserializer)?.checked_add(DAYS_TO_1970);
        let date = days.and_then(NaiveDate::from_num_days_from_ce_opt);
        date.map(Date).ok_or_else(|| de::Error::custom("not a date: days since 1970"))
    }
}

/// From the first day of the year 1 to that of 1970.
const DAYS_TO_1970: i32 = 719_162;

struct DateText;

impl Visitor<'_> for DateText {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as `2026-04-27`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        // chrono also takes blanks and missing noughts: only what it would write itself is one.
        let date = text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text);
        date.map(Date).ok_or_else(|| E::custom(format_args!("`{text:.40}` is no date such as `2026-04-27`")))
    }
}
