//! Working days by other means: the loop that everybody writes, and three crates. All count Monday to Friday without the same
//! holidays.
//!
//! Two crates have another rule, and are asked so that the answer is the same. `bdays` goes to a business day first and counts
//! from there: from a weekend or a holiday it is asked for one day less. `business-days` observes a holiday of a weekend on
//! a weekday: here it observes it on the weekend. It knows no list of dates either, so its holidays are computed.

use bdays::HolidayCalendar;
use business_days::Calendar as _;
use candidacy::{Calendar, Time};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use chrono_tz::{Europe::Amsterdam, Tz};

/// The years with holidays.
pub const YEARS: std::ops::Range<i32> = 2020..2030;
/// How many working days are asked for.
pub const DAYS: u16 = 5;

/// The public holidays of the Netherlands in a year, the same every year: King's Day never moves off a Sunday here.
fn holidays_of(year: i32) -> [NaiveDate; 7] {
    let date = |month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a date");
    let after_easter = |days| easter(year) + TimeDelta::days(days);
    [date(1, 1), after_easter(1), date(4, 27), after_easter(39), after_easter(50), date(12, 25), date(12, 26)]
}

/// Easter Sunday, by Gauss.
fn easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let (month, day) = ((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    NaiveDate::from_ymd_opt(year, month.cast_unsigned(), day.cast_unsigned()).expect("a date")
}

/// A decade of them, in order.
pub fn holidays() -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = YEARS.flat_map(holidays_of).collect();
    days.sort_unstable();
    days
}

/// The library's own calendar.
pub fn own() -> Calendar {
    Calendar::new(Amsterdam).with_holidays(holidays()).expect("few holidays")
}

/// Moments of the decade, at random but the same each time, at any time of the day.
pub fn moments(count: usize) -> Vec<Time> {
    let start: Time = "2020-01-01T00:00:00Z".parse().expect("a moment");
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let minutes = || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        i64::try_from(random % (3_600 * 1_440)).expect("small")
    };
    std::iter::repeat_with(minutes).take(count).map(|minutes| start + TimeDelta::minutes(minutes)).collect()
}

/// From day to day with chrono.
pub fn by_chrono(holidays: &[NaiveDate], mut date: NaiveDate, days: u16) -> NaiveDate {
    let mut left = days;
    while left > 0 {
        date = date.succ_opt().expect("far from the end of the calendar");
        if !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && holidays.binary_search(&date).is_err() {
            left -= 1;
        }
    }
    date
}

/// The same from moment to moment, to the end of the day.
pub fn by_chrono_tz(zone: Tz, holidays: &[NaiveDate], from: Time, days: u16) -> Time {
    let last = by_chrono(holidays, from.with_timezone(&zone).date_naive(), days);
    let midnight = last.succ_opt().expect("far from the end of the calendar").and_time(NaiveTime::MIN);
    midnight.and_local_timezone(zone).earliest().expect("no clock in Amsterdam skips midnight").to_utc()
}

pub fn jiff_date(date: NaiveDate) -> jiff::civil::Date {
    let small = |number: u32| i8::try_from(number).expect("small");
    jiff::civil::date(i16::try_from(date.year()).expect("small"), small(date.month()), small(date.day()))
}

/// From day to day with jiff.
pub fn by_jiff(holidays: &[jiff::civil::Date], mut date: jiff::civil::Date, days: u16) -> jiff::civil::Date {
    use jiff::civil::Weekday;
    let mut left = days;
    while left > 0 {
        date = date.tomorrow().expect("far from the end of the calendar");
        if !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && holidays.binary_search(&date).is_err() {
            left -= 1;
        }
    }
    date
}

/// The same from moment to moment, to the end of the day.
pub fn by_jiff_tz(
    zone: &jiff::tz::TimeZone,
    holidays: &[jiff::civil::Date],
    from: jiff::Timestamp,
    days: u16,
) -> jiff::Timestamp {
    let last = by_jiff(holidays, zone.to_datetime(from).date(), days);
    let midnight =
        last.tomorrow().expect("far from the end of the calendar").to_datetime(jiff::civil::Time::midnight());
    zone.to_timestamp(midnight).expect("no clock in Amsterdam skips midnight")
}

/// For `bdays`, a calendar that looks its holidays up.
pub struct Listed(pub Vec<NaiveDate>);

impl HolidayCalendar<NaiveDate> for Listed {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.0.binary_search(&date).is_ok()
    }
}

/// `bdays`, with a cache of the decade.
pub fn cached() -> bdays::HolidayCalendarCache<NaiveDate> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a date");
    bdays::HolidayCalendarCache::new(Listed(holidays()), day(YEARS.start, 1, 1), day(YEARS.end, 12, 31))
}

pub fn by_bdays(calendar: &impl HolidayCalendar<NaiveDate>, date: NaiveDate, days: u16) -> NaiveDate {
    let days = i32::from(days);
    calendar.advance_bdays(date, if calendar.is_bday(date) { days } else { days - 1 })
}

/// For `business-days`, holidays that are functions of the year.
pub struct Computed;

pub type OldDate = jiff_02::civil::Date;

pub fn old_date(date: NaiveDate) -> OldDate {
    let small = |number: u32| i8::try_from(number).expect("small");
    jiff_02::civil::date(i16::try_from(date.year()).expect("small"), small(date.month()), small(date.day()))
}

fn nth<const N: usize>(year: i16) -> Result<OldDate, business_days::Error> {
    let easter = || business_days::get_easter(year);
    let after = |days: i32| Ok(easter()? + jiff_02::Span::new().days(days));
    match N {
        0 => business_days::get_new_years_day(year),
        1 => after(1),
        2 => Ok(jiff_02::civil::date(year, 4, 27)),
        3 => after(39),
        4 => after(50),
        5 => business_days::get_christmas_day(year),
        _ => Ok(jiff_02::civil::date(year, 12, 26)),
    }
}

impl business_days::Calendar<&'static str> for Computed {
    const HOLIDAYS: &[(fn(i16) -> Result<OldDate, business_days::Error>, &'static str)] = &[
        (nth::<0>, "New Year"),
        (nth::<1>, "Easter Monday"),
        (nth::<2>, "King's Day"),
        (nth::<3>, "Ascension"),
        (nth::<4>, "Whit Monday"),
        (nth::<5>, "Christmas"),
        (nth::<6>, "Boxing Day"),
    ];

    fn is_weekday(&self, date: OldDate) -> bool {
        use jiff_02::civil::Weekday;
        !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    fn get_observance_day(&self, date: OldDate) -> Result<OldDate, business_days::Error> {
        Ok(date)
    }
}

pub fn by_business_days(date: OldDate, days: u16) -> OldDate {
    (0..days).fold(date, |date, _| Computed.next_business_day(date).expect("far from the end of the calendar"))
}

/// Panics where two of them give different answers, for 1 to 30 days.
pub fn agree() {
    let (own, listed, holidays, cached) = (own(), Listed(holidays()), holidays(), cached());
    let of_jiff: Vec<_> = holidays.iter().copied().map(jiff_date).collect();
    let zone = zone();
    for (number, from) in moments(2_000).into_iter().enumerate() {
        let days = u16::try_from(number % 30).expect("small") + 1;
        let date = own.date_of(from);
        let last = by_chrono(&holidays, date, days);
        assert_eq!(own.working_days_after(date, days), last, "{days} after {date}");
        assert_eq!(by_bdays(&listed, date, days), last, "bdays: {days} after {date}");
        assert_eq!(by_bdays(&cached, date, days), last, "bdays, cached: {days} after {date}");
        assert_eq!(by_business_days(old_date(date), days), old_date(last), "business-days: {days} after {date}");
        assert_eq!(by_jiff(&of_jiff, jiff_date(date), days), jiff_date(last), "jiff: {days} after {date}");
        let due = own.after(from, candidacy::terms::calendar::Span::WorkingDays(days));
        assert_eq!(by_chrono_tz(Amsterdam, &holidays, from, days), due, "chrono-tz: {days} after {from}");
        let by_jiff = by_jiff_tz(&zone, &of_jiff, timestamp(from), days);
        assert_eq!(by_jiff, timestamp(due), "jiff: {days} after {from}");
    }
}

pub fn timestamp(at: Time) -> jiff::Timestamp {
    jiff::Timestamp::from_second(at.timestamp()).expect("a moment of this century")
}

pub fn zone() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get("Europe/Amsterdam").expect("the database is built in")
}
