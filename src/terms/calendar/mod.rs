//! Working time: from a moment and a [`Span`] to the moment when it is over, by one company's weekend, holidays and zone.
//!
//! Nothing here reads a clock or knows a public holiday: the moment and the dates are the caller's.

mod holidays;
mod last_day;
mod moment;
#[cfg(feature = "chrono-tz")]
mod named;
mod offsets;
mod span;
mod week;
pub(super) mod wire;
mod zone;

pub use last_day::LastDay;
pub use span::Span;
pub use zone::Zone;

use crate::value::code::codes;
use crate::value::time::Time;
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use holidays::Holidays;
use offsets::Offsets;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use week::Week;

/// Which days a company works, and where: from a moment and a [`Span`] to the moment when it is due.
///
/// A span in days is counted by the rule of Regulation (EEC, Euratom) No 1182/71, Art. 3(1) and (2)(b). The day on which a promise
/// is made does not count. The last day counts until it is over, in the calendar's [`Zone`]. Therefore all promises of one day are
/// due at one moment. Hours are exact, and a span in days may end on a weekend. The regulation's rounding up, in Art. 3(1) for
/// hours and in (4) and (5) for days, is not applied.
///
/// ```
/// use candidacy::chrono::{FixedOffset, NaiveDate};
/// use candidacy::terms::calendar::Span;
/// use candidacy::{Calendar, Time};
///
/// let kings_day = NaiveDate::from_ymd_opt(2026, 4, 27).ok_or("no date")?;
/// let office = Calendar::new("+02:00".parse::<FixedOffset>()?).with_holidays([kings_day])?;
///
/// let thursday: Time = "2026-04-23T09:00:00Z".parse()?;
/// let due: Time = "2026-04-28T22:00:00Z".parse()?; // when Tuesday is over: neither the weekend nor the Monday counts
/// assert_eq!(office.after(thursday, Span::WorkingDays(2)), due);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// As a file, here in JSON. Without `weekend` it is Saturday and Sunday, without `holidays` there are none. A field that is
/// not known is refused, so that a misspelt one is noticed.
///
/// ```
/// let file = r#"{
///     "zone": {"fixed": "+01:00"},
///     "weekend": ["friday", "saturday"],
///     "holidays": ["2026-04-27", "2026-12-25"]
/// }"#;
/// let calendar: candidacy::Calendar = serde_json::from_str(file)?;
/// assert_eq!(calendar.holidays().len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Dates and moments end where chrono's do, in the years −262143 and 262142: what would be beyond is the first or the last.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "wire::Written", into = "wire::Written")]
pub struct Calendar {
    offsets: Offsets,
    week: Week,
    /// In ascending order and with the holidays on weekends, as they were given.
    dates: Box<[NaiveDate]>,
    /// The same without the holidays on weekends, as they are counted.
    holidays: Holidays,
}

/// This number of holidays in between are passed one by one, which is quicker for them than to count.
const FEW: u32 = 5;

/// Why something is not a calendar.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// At least one day of a week is a working day.
    #[error("a weekend has at most 6 days: at least one is worked")]
    NothingWorked,
    /// More holidays than a calendar has.
    #[error("a calendar has at most {max} holidays", max = Calendar::MAX_HOLIDAYS)]
    TooManyHolidays,
    /// A holiday that could not be written down.
    #[error("a holiday is in a year from 0 to 9999, not in {0}")]
    Year(i32),
}

codes! { Error, "calendar" {
    Self::NothingWorked => "nothing_worked",
    Self::TooManyHolidays => "too_many_holidays",
    Self::Year(_) => "year",
} }

impl Calendar {
    /// More holidays than this are no calendar but a mistake in a file: they are all days of 27 years.
    pub const MAX_HOLIDAYS: usize = 10_000;

    /// Creates a calendar in this zone, with Saturday and Sunday as its weekend and without holidays.
    ///
    /// A named zone is searched here once, which takes as long as thousands of deadlines. Make a calendar once and keep it. To
    /// clone it is cheap.
    #[must_use]
    pub fn new(zone: impl Into<Zone>) -> Self {
        Calendar {
            offsets: Offsets::of(zone.into()),
            week: Week::usual(),
            dates: Box::default(),
            holidays: Holidays::default(),
        }
    }

    /// Creates the same calendar in UTC.
    #[must_use]
    pub fn utc() -> Self {
        Calendar::new(Utc)
    }

    /// Sets these weekdays as the weekend, and no others; none is possible.
    ///
    /// # Errors
    ///
    /// - [`Error::NothingWorked`] — all seven.
    pub fn with_weekend(self, days: impl IntoIterator<Item = Weekday>) -> Result<Self, Error> {
        let week = Week::without(days).ok_or(Error::NothingWorked)?;
        Ok(Calendar { holidays: Holidays::new(&week, &self.dates), week, ..self })
    }

    /// Adds these holidays, in any order. One that is there already or falls on a weekend changes nothing.
    ///
    /// # Errors
    ///
    /// - [`Error::TooManyHolidays`] — there would be more than [`MAX_HOLIDAYS`](Self::MAX_HOLIDAYS).
    /// - [`Error::Year`] — a date in a year of other than four digits.
    pub fn with_holidays(self, dates: impl IntoIterator<Item = NaiveDate>) -> Result<Self, Error> {
        let mut all: BTreeSet<NaiveDate> = self.dates.iter().copied().collect();
        for date in dates {
            if !(0..=9999).contains(&date.year()) {
                return Err(Error::Year(date.year()));
            }
            all.insert(date);
            if all.len() > Self::MAX_HOLIDAYS {
                return Err(Error::TooManyHolidays);
            }
        }
        let dates: Box<[NaiveDate]> = all.into_iter().collect();
        Ok(Calendar { holidays: Holidays::new(&self.week, &dates), dates, ..self })
    }

    /// Returns the zone in which the days begin and end.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.offsets.zone()
    }

    /// Returns the days that are never worked, from Monday on.
    pub fn weekend(&self) -> impl Iterator<Item = Weekday> {
        week::WEEKDAYS.into_iter().filter(|day| !self.week.contains(*day))
    }

    /// Returns the holidays, in ascending order and each once, with those on weekends.
    #[must_use]
    pub fn holidays(&self) -> &[NaiveDate] {
        &self.dates
    }

    /// Returns true if the day is neither weekend nor holiday.
    #[must_use]
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.week.contains(date.weekday()) && self.dates.binary_search(&date).is_err()
    }

    /// Returns the day that it is in the zone.
    #[must_use]
    pub fn date_of(&self, at: Time) -> NaiveDate {
        self.offsets.date_of(at)
    }

    /// Returns the moment when a day is over there, which is when the next one begins.
    ///
    /// If the clock skips midnight, the day is over when the clock does so. If it shows midnight twice, the day is over at the
    /// second one. A day that was left out is over when the one before it is.
    #[must_use]
    pub fn end_of(&self, date: NaiveDate) -> Time {
        self.offsets.end_of(date)
    }

    /// Returns the n-th working day after a date, which does not count itself; after 0 days it is the date.
    #[must_use]
    pub fn working_days_after(&self, date: NaiveDate, days: u16) -> NaiveDate {
        let (days, passed) = (days.into(), self.holidays.up_to(date));
        self.soon(date, passed, days).unwrap_or_else(|| self.whenever(date, passed, days))
    }

    /// The same where it is as most often: within some weeks and within the year, with few holidays in between.
    #[inline]
    fn soon(&self, date: NaiveDate, passed: u32, days: u32) -> Option<NaiveDate> {
        let weekday = date.weekday();
        // Each holiday in between makes it one more worked weekday, and with that another may be in between.
        for more in 0..FEW {
            let until = date.with_ordinal(date.ordinal() + self.week.near(weekday, days + more)?)?;
            if self.holidays.is_after(passed + more, until) {
                return Some(until);
            }
        }
        None
    }

    /// The same by ranks: in one step, for any distance.
    #[cold]
    fn whenever(&self, date: NaiveDate, passed: u32, days: u32) -> NaiveDate {
        if days == 0 {
            return date;
        }
        let from = week::number(date);
        let until = self.week.day(self.holidays.skip(passed, self.week.rank(from), days));
        days_after(date, until - from)
    }

    /// Counts the working days that are after the first date and not after the second: none where that is not the later
    /// one.
    #[must_use]
    pub fn working_days_between(&self, after: NaiveDate, until: NaiveDate) -> u32 {
        let working = |date| self.week.rank(week::number(date)) - self.holidays.up_to(date);
        working(until).saturating_sub(working(after))
    }

    /// Returns the moment when a span is over that begins at a moment.
    #[must_use]
    pub fn after(&self, from: Time, span: Span) -> Time {
        let last = match span {
            Span::WorkingDays(days) => self.working_days_after(self.date_of(from), days),
            Span::Days(days) => days_after(self.date_of(from), days.into()),
            Span::Hours(hours) => {
                return from.checked_add_signed(TimeDelta::hours(hours.into())).unwrap_or(Time::MAX_UTC);
            }
        };
        self.end_of(last)
    }

    /// Returns the longest that a span can take, on any weekday on which it begins: so spans in different units can be compared.
    ///
    /// It includes all of the day on which a promise is made. Holidays are aside, and so are changes of the clock: each day has 24
    /// hours here.
    ///
    /// ```
    /// use candidacy::Calendar;
    /// use candidacy::chrono::TimeDelta;
    /// use candidacy::terms::calendar::Span;
    ///
    /// let longest = Calendar::utc().longest(Span::WorkingDays(5)); // from the beginning of a Monday to the end of the next
    /// assert_eq!(longest, TimeDelta::days(8));
    /// assert_eq!(longest, Calendar::utc().longest(Span::Days(7)));
    /// ```
    #[must_use]
    pub fn longest(&self, span: Span) -> TimeDelta {
        match span {
            Span::WorkingDays(0) => TimeDelta::days(1),
            Span::WorkingDays(days) => {
                let from = |weekday| self.week.days_after(weekday, days.into());
                TimeDelta::days(week::WEEKDAYS.map(from).into_iter().max().map_or(0, i64::from) + 1)
            }
            Span::Days(days) => TimeDelta::days(i64::from(days) + 1),
            Span::Hours(hours) => TimeDelta::hours(hours.into()),
        }
    }
}

/// The date a number of days later, or the last day there is.
fn days_after(date: NaiveDate, days: u32) -> NaiveDate {
    date.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The calendar as it was written, without what was computed from it.
#[expect(clippy::missing_fields_in_debug, reason = "the rest is computed from these")]
impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calendar")
            .field("zone", &self.zone())
            .field("weekend", &self.weekend().collect::<Vec<_>>())
            .field("holidays", &self.dates)
            .finish()
    }
}
