//! Working time: when a day is over and a promise due, against counting day by day and looking at the clock.

mod files;
#[cfg(feature = "chrono-tz")]
mod named;

use candidacy::terms::calendar::{self, Span, Zone};
use candidacy::{Calendar, Time};
use chrono::{Datelike, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::subsequence;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fmt::Debug;

const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn utc(text: &str) -> Time {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn offset(seconds: i32) -> FixedOffset {
    FixedOffset::east_opt(seconds).unwrap()
}

/// What a calendar is made of.
#[derive(Debug, Clone)]
struct Parts {
    offset: FixedOffset,
    weekend: Vec<Weekday>,
    holidays: BTreeSet<NaiveDate>,
}

impl Parts {
    fn calendar(&self) -> Calendar {
        let calendar = Calendar::new(self.offset).with_weekend(self.weekend.iter().copied()).unwrap();
        calendar.with_holidays(self.holidays.iter().copied()).unwrap()
    }

    /// Does somebody work on this day? Asked of the lists, and of nothing else.
    fn works(&self, date: NaiveDate) -> bool {
        !self.weekend.contains(&date.weekday()) && !self.holidays.contains(&date)
    }

    /// The same as `working_days_after`, by going from day to day.
    fn walk(&self, mut date: NaiveDate, days: u16) -> NaiveDate {
        for _ in 0..days {
            date = date.succ_opt().unwrap();
            while !self.works(date) {
                date = date.succ_opt().unwrap();
            }
        }
        date
    }
}

/// A day of the years 1999 to 2041, the ends of years and of February more often than others.
fn day() -> impl Strategy<Value = NaiveDate> {
    let near = |month, day| {
        (1999..=2041, -4_i64..=4)
            .prop_map(move |(year, days)| NaiveDate::from_ymd_opt(year, month, day).unwrap() + TimeDelta::days(days))
    };
    let first = date("1999-01-01");
    prop_oneof![6 => (0_u64..15_700).prop_map(move |days| first + Days::new(days)), 1 => near(12, 31), 1 => near(2, 28)]
}

/// Any distance from UTC that chrono knows.
fn any_offset() -> impl Strategy<Value = FixedOffset> {
    prop_oneof![-86_399_i32..=86_399, Just(-86_399), Just(0), Just(86_399)].prop_map(offset)
}

fn any_weekend() -> impl Strategy<Value = Vec<Weekday>> {
    prop_oneof![Just(vec![Weekday::Sat, Weekday::Sun]), subsequence(WEEKDAYS.to_vec(), 0..=6)]
}

/// Few holidays or many, far apart or in a row as long as a quarter of a year.
fn any_holidays() -> impl Strategy<Value = BTreeSet<NaiveDate>> {
    let row = (day(), 0_u64..100).prop_map(|(first, length)| (0..length).map(|day| first + Days::new(day)).collect());
    prop_oneof![
        btree_set(day(), 0..12),
        btree_set(day(), 0..600),
        row,
        (btree_set(day(), 0..300), vec(day(), 0..4)).prop_map(|(mut all, firsts)| {
            all.extend(firsts.into_iter().flat_map(|first| (0..9).map(move |day| first + Days::new(day))));
            all
        }),
    ]
}

fn parts() -> impl Strategy<Value = Parts> {
    (any_offset(), any_weekend(), any_holidays()).prop_map(|(offset, weekend, holidays)| Parts {
        offset,
        weekend,
        holidays,
    })
}

/// A moment of those years, to the nanosecond; midnight and the moment before it more often than others.
fn moment() -> impl Strategy<Value = Time> {
    let midnight = || day().prop_map(|day| day.and_time(NaiveTime::MIN).and_utc());
    prop_oneof![
        4 => (midnight(), 0_i64..86_400, 0_i64..1_000_000_000)
            .prop_map(|(day, seconds, nanos)| day + TimeDelta::seconds(seconds) + TimeDelta::nanoseconds(nanos)),
        1 => midnight(),
        1 => midnight().prop_map(|day| day - TimeDelta::nanoseconds(1)),
    ]
}

/// Any date there is, the first and the last more often than others.
fn any_date() -> impl Strategy<Value = NaiveDate> {
    let (first, all) = (NaiveDate::MIN, (NaiveDate::MAX - NaiveDate::MIN).num_days());
    let edge = 0_i64..2_000;
    prop_oneof![0..=all, edge.clone(), edge.prop_map(move |days| all - days)]
        .prop_map(move |days| first + TimeDelta::days(days))
}

/// Any moment there is, the first and the last more often than others, leap seconds too.
fn any_moment() -> impl Strategy<Value = Time> {
    let (first, last) = (Time::MIN_UTC.timestamp(), Time::MAX_UTC.timestamp());
    let edge = 0_i64..200_000;
    let second = prop_oneof![
        first..=last,
        edge.clone().prop_map(move |seconds| first + seconds),
        edge.prop_map(move |seconds| last - seconds),
        Just(first),
        Just(last),
    ];
    (second, prop_oneof![0_u32..1_000_000_000, Just(0), Just(999_999_999), 1_000_000_000..2_000_000_000_u32])
        .prop_filter_map("chrono has leap seconds at the end of a minute only", |(second, nanos)| {
            Time::from_timestamp(second, nanos).or_else(|| Time::from_timestamp(second, nanos % 1_000_000_000))
        })
}

fn any_span() -> impl Strategy<Value = Span> {
    let count = || prop_oneof![0_u16..40, any::<u16>(), Just(u16::MAX)];
    prop_oneof![count().prop_map(Span::WorkingDays), count().prop_map(Span::Days), count().prop_map(Span::Hours)]
}

/// The usual week, on every day of 41 years: five working days later is what walking says, and so is every small number of
/// days.
#[test]
fn every_day_of_forty_years() {
    let holidays = (2000..=2040).flat_map(|year| {
        [(1, 1), (4, 27), (5, 5), (12, 25), (12, 26)]
            .map(|(month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap())
    });
    let parts = Parts { offset: offset(0), weekend: vec![Weekday::Sat, Weekday::Sun], holidays: holidays.collect() };
    let calendar = parts.calendar();
    let mut day = date("1999-12-01");
    while day < date("2041-02-01") {
        assert_eq!(calendar.is_working_day(day), parts.works(day), "{day}");
        for days in [0, 1, 2, 4, 5, 6, 10] {
            assert_eq!(calendar.working_days_after(day, days), parts.walk(day, days), "{days} after {day}");
        }
        day = day.succ_opt().unwrap();
    }
}

/// Every weekend that there can be, in every combination of its days: a week from each weekday on is what walking says.
#[test]
fn every_weekend() {
    for days in 0_u8..127 {
        let weekend: Vec<Weekday> =
            WEEKDAYS.into_iter().filter(|day| days & 1 << day.num_days_from_monday() != 0).collect();
        let parts = Parts { offset: offset(0), weekend: weekend.clone(), holidays: BTreeSet::new() };
        let calendar = parts.calendar();
        assert_eq!(calendar.weekend().collect::<Vec<_>>(), weekend);
        for day in (0..7).map(|day| date("2026-03-02") + Days::new(day)) {
            assert_eq!(calendar.is_working_day(day), parts.works(day), "{weekend:?} {day}");
            for days in 0..=15 {
                assert_eq!(calendar.working_days_after(day, days), parts.walk(day, days), "{weekend:?} {days} {day}");
            }
        }
    }
    assert_eq!(Calendar::utc().with_weekend(WEEKDAYS), Err(calendar::Error::NothingWorked));
}

proptest! {
    /// Whatever the weekend and the holidays, the n-th working day is the one that one arrives at by walking, and how many
    /// are between two days is how many one passes.
    #[test]
    fn working_days_are_what_walking_says(parts in parts(), from in day(), days in 0_u16..120, other in day()) {
        let calendar = parts.calendar();
        prop_assert_eq!(calendar.is_working_day(from), parts.works(from));
        prop_assert_eq!(calendar.working_days_after(from, days), parts.walk(from, days));
        let passed = from.iter_days().skip(1).take_while(|day| *day <= other).filter(|day| parts.works(*day)).count();
        prop_assert_eq!(calendar.working_days_between(from, other), u32::try_from(passed).unwrap());
    }

    /// The same near each holiday, where there is something to get wrong.
    #[test]
    fn working_days_near_holidays(parts in parts(), back in 0_u64..10, days in 0_u16..30) {
        let calendar = parts.calendar();
        for holiday in parts.holidays.iter().take(60) {
            let from = *holiday - Days::new(back);
            prop_assert_eq!(calendar.working_days_after(from, days), parts.walk(from, days), "{} after {}", days, from);
            prop_assert_eq!(calendar.is_working_day(*holiday), false);
        }
    }

    /// Whether its weekend or its holidays are said first, it is the same calendar, and counts the same.
    #[test]
    fn weekend_and_holidays_in_either_order(parts in parts(), from in day(), days in 0_u16..120) {
        let weekend = parts.weekend.iter().copied();
        let other = Calendar::new(parts.offset).with_holidays(parts.holidays.iter().copied()).unwrap();
        let other = other.with_weekend(weekend).unwrap();
        prop_assert_eq!(&other, &parts.calendar());
        prop_assert_eq!(other.working_days_after(from, days), parts.walk(from, days));
    }

    /// Counting what is between is the inverse of going there; and where one arrives somebody works.
    #[test]
    fn between_is_the_inverse_of_after(parts in parts(), from in day(), days in any::<u16>()) {
        let calendar = parts.calendar();
        let until = calendar.working_days_after(from, days);
        prop_assert_eq!(calendar.working_days_between(from, until), u32::from(days));
        prop_assert!(days == 0 || calendar.is_working_day(until));
        prop_assert_eq!(calendar.working_days_between(until, from), 0);
        prop_assert_eq!(calendar.working_days_after(from, 0), from);
    }

    /// First some days and then some more is as far as all at once.
    #[test]
    fn days_add_up(parts in parts(), from in day(), one in 0_u16..30_000, two in 0_u16..30_000) {
        let calendar = parts.calendar();
        let there = calendar.working_days_after(from, one);
        prop_assert_eq!(calendar.working_days_after(there, two), calendar.working_days_after(from, one + two));
        prop_assert_eq!(
            calendar.working_days_between(from, there) + calendar.working_days_between(there, calendar.working_days_after(there, two)),
            u32::from(one) + u32::from(two)
        );
    }

    /// Who begins later is not done earlier: by the date in every zone, by the moment where the clock does not change.
    #[test]
    fn later_is_never_earlier(parts in parts(), one in moment(), two in moment(), near in 0_i64..400_000, span in any_span()) {
        let calendar = parts.calendar();
        for (one, two) in [(one.min(two), one.max(two)), (one, one + TimeDelta::seconds(near))] {
            prop_assert!(calendar.after(one, span) <= calendar.after(two, span));
            let (first, second) = (calendar.date_of(one), calendar.date_of(two));
            prop_assert!(first <= second);
            prop_assert!(calendar.end_of(first) <= calendar.end_of(second));
            prop_assert!(calendar.working_days_after(first, 5) <= calendar.working_days_after(second, 5));
        }
    }

    /// The rule: the day of the promise does not count, and the last day counts until local midnight. So a span in days depends
    /// on the local date alone, and a span in hours on the moment alone.
    #[test]
    fn due_is_the_end_of_the_last_day(parts in parts(), from in moment(), days in 0_u16..100) {
        let calendar = parts.calendar();
        let today = from.with_timezone(&parts.offset).date_naive();
        let midnight_after = |day: NaiveDate| {
            day.succ_opt().unwrap().and_time(NaiveTime::MIN).and_local_timezone(parts.offset).unwrap().to_utc()
        };
        prop_assert_eq!(calendar.date_of(from), today);
        prop_assert_eq!(calendar.end_of(today), midnight_after(today));
        let last_day = |due| (calendar.last_day(due).date, calendar.last_day(due).whole);
        prop_assert_eq!(last_day(midnight_after(today)), (today, true));
        prop_assert_eq!(last_day(midnight_after(today) + TimeDelta::nanoseconds(1)), (today + Days::new(1), false));
        prop_assert_eq!(calendar.after(from, Span::Days(days)), midnight_after(today + Days::new(days.into())));
        prop_assert_eq!(calendar.after(from, Span::WorkingDays(days)), midnight_after(parts.walk(today, days)));
        prop_assert_eq!(calendar.after(from, Span::Hours(days)) - from, TimeDelta::seconds(3_600 * i64::from(days)));
    }

    /// A span takes at most the longest that it can, and some day it does; without holidays and changes of the clock.
    #[test]
    fn the_longest_is_reached_and_never_passed(parts in parts(), span in any_span()) {
        let calendar = Parts { holidays: BTreeSet::new(), ..parts.clone() }.calendar();
        let took = (0..7).map(|day| {
            let begins = calendar.end_of(date("2026-03-02") + Days::new(day)); // the first moment of the next day
            calendar.after(begins, span) - begins
        });
        prop_assert_eq!(took.max(), Some(calendar.longest(span)));
    }

    /// Where chrono's dates and moments end, everything stops and nothing panics: what would be beyond is the last or the first.
    #[test]
    fn the_ends_of_time_stop_everything(parts in parts(), from in any_moment(), on in any_date(), other in any_date(), span in any_span(), days in any::<u16>()) {
        let calendar = parts.calendar();
        let due = calendar.after(from, span);
        prop_assert!(from.min(Time::MAX_UTC) <= due); // a leap second can be after the last moment
        prop_assert!(calendar.after(from, Span::Hours(0)) == from);
        // There is nothing to hold against the clock where the zone would go beyond the end.
        let there = from.naive_utc().checked_add_offset(parts.offset);
        let edge = if parts.offset.local_minus_utc() < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
        prop_assert_eq!(calendar.date_of(from), there.map_or(edge, |there| there.date()));
        prop_assert!(calendar.end_of(on) >= calendar.end_of(on.pred_opt().unwrap_or(on)));
        prop_assert!(calendar.end_of(NaiveDate::MAX) == Time::MAX_UTC);
        let until = calendar.working_days_after(on, days);
        prop_assert!(until >= on);
        if until < NaiveDate::MAX {
            prop_assert_eq!(calendar.working_days_between(on, until), u32::from(days));
        }
        prop_assert!(calendar.working_days_between(on, other) == 0 || on < other);
        prop_assert_eq!(calendar.working_days_after(NaiveDate::MAX, days), NaiveDate::MAX);
        prop_assert!(days == 0 || until == NaiveDate::MAX || calendar.is_working_day(until));
    }

    /// A calendar is what it was made of, in whatever order and however often that was said.
    #[test]
    fn a_calendar_is_its_parts(parts in parts(), doubles in vec(any::<prop::sample::Index>(), 0..5)) {
        let calendar = parts.calendar();
        prop_assert_eq!(calendar.zone(), Zone::Fixed(parts.offset));
        prop_assert_eq!(calendar.weekend().collect::<Vec<_>>(), parts.weekend.clone());
        prop_assert_eq!(calendar.holidays(), parts.holidays.iter().copied().collect::<Vec<_>>());

        let list: Vec<NaiveDate> = parts.holidays.iter().copied().rev().collect();
        let again = doubles.iter().filter(|_| !list.is_empty()).map(|index| list[index.index(list.len())]);
        let (one, two) = list.split_at(list.len() / 2);
        let other = Calendar::new(parts.offset)
            .with_holidays(one.iter().copied().chain(again)).unwrap()
            .with_weekend(parts.weekend.iter().chain(&parts.weekend).rev().copied()).unwrap()
            .with_holidays(two.iter().copied()).unwrap();
        prop_assert_eq!(&other, &calendar);
        for day in parts.holidays.iter().take(20) {
            prop_assert_eq!(other.working_days_after(*day, 3), calendar.working_days_after(*day, 3));
        }
        let more = calendar.clone().with_holidays([date("1980-01-01")]).unwrap();
        prop_assert_ne!(more, calendar);
    }

    /// A calendar and a span survive every format, and are written in one way.
    #[test]
    fn calendars_survive(parts in parts(), span in any_span()) {
        survives(&parts.calendar())?;
        survives(&span)?;
    }
}

/// Written and read it is the same, in a format for people, in one that describes itself in bytes, and in one that does not
/// describe itself at all; and written again it is the same too.
fn survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let json = serde_json::to_string(value).unwrap();
    let read: T = serde_json::from_str(&json).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, value);
    prop_assert_eq!(serde_json::to_string(&read).unwrap(), json);
    let mut cbor = Vec::new();
    ciborium::into_writer(value, &mut cbor).unwrap();
    let read: T = ciborium::from_reader(cbor.as_slice()).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, value);
    let bytes = postcard::to_stdvec(value).unwrap();
    let (read, rest): (T, _) =
        postcard::take_from_bytes(&bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(&read, value);
    prop_assert!(rest.is_empty());
    Ok(())
}

/// Some days of one company, by hand: a weekend, a holiday in the week and one on a Saturday, the end of a year, leap days.
#[test]
fn by_hand() {
    let office = Calendar::new(offset(3_600))
        .with_holidays(["2026-04-27", "2026-12-25", "2026-12-26", "2027-01-01"].map(date))
        .unwrap();
    for (from, days, until) in [
        ("2026-03-02", 5, "2026-03-09"), // from a Monday to the next
        ("2026-03-06", 1, "2026-03-09"), // over a weekend
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-03-07", 0, "2026-03-07"), // no days: the day itself, though nobody works
        ("2026-04-24", 1, "2026-04-28"),
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-30", 2, "2027-01-04"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2024-02-29", 1, "2024-03-01"),
        ("2023-02-28", 1, "2023-03-01"),
        ("2000-02-28", 1, "2000-02-29"),
    ] {
        assert_eq!(office.working_days_after(date(from), days), date(until), "{days} after {from}");
    }
    // The date counts there, not in UTC: at 23:30 on Thursday in UTC, it is Friday.
    assert_eq!(office.after(utc("2026-03-05T22:59:59Z"), Span::WorkingDays(1)), utc("2026-03-06T23:00:00Z"));
    assert_eq!(office.after(utc("2026-03-05T23:00:00Z"), Span::WorkingDays(1)), utc("2026-03-09T23:00:00Z"));
    assert_eq!(office.after(utc("2026-03-05T23:00:00Z"), Span::Days(1)), utc("2026-03-07T23:00:00Z"));
    assert_eq!(office.after(utc("2026-03-05T23:00:00Z"), Span::Hours(48)), utc("2026-03-07T23:00:00Z"));
    assert_eq!(office.longest(Span::WorkingDays(0)), TimeDelta::days(1)); // the day itself
    assert_eq!(Calendar::utc(), Calendar::new(Utc));
    assert_eq!(Calendar::utc().zone(), Zone::Fixed(offset(0)));
}
