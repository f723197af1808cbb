//! Places whose clocks change.

use super::{date, day, moment, offset, parts, survives, utc};
use candidacy::chrono_tz::{Africa, America, Asia, Australia, Europe, Pacific, TZ_VARIANTS, Tz};
use candidacy::terms::calendar::{Span, Zone};
use candidacy::{Calendar, Time};
use chrono::{Datelike, Days, MappedLocalTime, NaiveDate, NaiveTime, Offset, TimeDelta};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

/// Places that make it hard: midnights that are missing or there twice, a day that was left out, a quarter of an hour.
const HARD: [Tz; 12] = [
    Europe::Amsterdam,
    America::Sao_Paulo,
    Africa::Cairo,
    Asia::Beirut,
    America::Havana,
    Australia::Lord_Howe,
    Pacific::Apia,
    Asia::Kathmandu,
    America::St_Johns,
    America::Asuncion,
    Asia::Tehran,
    Asia::Gaza,
];

/// The end of a day by looking at the clock there: minute by minute backwards, until it is that day or an earlier one. A
/// minute after that it was over.
fn watched(zone: Tz, day: NaiveDate) -> Time {
    let shows = |at: Time| at.with_timezone(&zone).date_naive();
    let mut at = (day + Days::new(3)).and_hms_opt(0, 0, 0).unwrap().and_utc();
    while shows(at) > day {
        at -= TimeDelta::minutes(1);
    }
    at + TimeDelta::minutes(1)
}

/// The same as chrono-tz says it, where midnight is there once; else it is watched.
fn searched(zone: Tz, day: NaiveDate) -> Time {
    match (day + Days::new(1)).and_time(NaiveTime::MIN).and_local_timezone(zone) {
        MappedLocalTime::Single(midnight) => midnight.to_utc(),
        MappedLocalTime::Ambiguous(..) | MappedLocalTime::None => watched(zone, day),
    }
}

/// A calendar that is asked for this day says the same as chrono-tz: when it is over, which day it was until then, which
/// day begins then, and what is due the day after that.
fn assert_searched(calendar: &Calendar, zone: Tz, day: NaiveDate) {
    let (end, due) = (searched(zone, day), searched(zone, day + Days::new(2)));
    assert_eq!(calendar.end_of(day), end, "{zone} {day}");
    for at in [end, end - TimeDelta::nanoseconds(1)] {
        assert_eq!(calendar.date_of(at), at.with_timezone(&zone).date_naive(), "{zone} {at}");
    }
    let days = u16::from(calendar.date_of(end) == day + Days::new(1)); // none to go if the next was left out
    assert_eq!(calendar.after(end, Span::Days(days)), due, "{zone} {day}");
}

/// Every day of the years in which these clocks changed in the middle of the night, watched minute by minute.
#[test]
fn days_whose_midnight_is_missing_or_doubled() {
    for (zone, on, end) in [
        (America::Sao_Paulo, "2017-10-14", "2017-10-15T03:00:00Z"), // no midnight
        (America::Sao_Paulo, "2017-02-18", "2017-02-19T03:00:00Z"), // back to 23:00: the day has 25 hours
        (America::Sao_Paulo, "2017-06-01", "2017-06-02T03:00:00Z"),
        (Africa::Cairo, "2023-04-27", "2023-04-27T22:00:00Z"),
        (Africa::Cairo, "2023-10-26", "2023-10-26T22:00:00Z"),
        (Asia::Beirut, "2022-03-26", "2022-03-26T22:00:00Z"),
        (Asia::Beirut, "2022-10-29", "2022-10-29T22:00:00Z"),
        (America::Havana, "2022-03-12", "2022-03-13T05:00:00Z"),
        (America::Havana, "2022-11-05", "2022-11-06T04:00:00Z"), // midnight twice: the first is the end
        (America::St_Johns, "2010-11-06", "2010-11-07T03:30:00Z"), // back at 00:01 to 23:01: the second is the end
        (America::St_Johns, "2010-03-13", "2010-03-14T03:30:00Z"),
        (Pacific::Apia, "2011-12-29", "2011-12-30T10:00:00Z"),
        (Pacific::Apia, "2011-12-30", "2011-12-30T10:00:00Z"), // there was no such day
        (Pacific::Apia, "2011-12-31", "2011-12-31T10:00:00Z"),
        (Australia::Lord_Howe, "2026-04-04", "2026-04-04T13:00:00Z"),
        (Asia::Kathmandu, "2026-04-04", "2026-04-04T18:15:00Z"),
        (Europe::Amsterdam, "2026-03-28", "2026-03-28T23:00:00Z"),
        (Europe::Amsterdam, "2026-03-29", "2026-03-29T22:00:00Z"),
        (Europe::Amsterdam, "2026-10-25", "2026-10-25T23:00:00Z"),
    ] {
        assert_eq!(watched(zone, date(on)), utc(end), "{zone} {on}");
        assert_eq!(Calendar::new(zone).end_of(date(on)), utc(end), "{zone} {on}");
    }
}

/// Around every change of these clocks in the years 2000 to 2030, a day is over when its end is watched.
#[test]
fn every_change_of_a_hard_clock() {
    let noon = |day: NaiveDate, zone: Tz| day.and_hms_opt(12, 0, 0).unwrap().and_utc().with_timezone(&zone);
    let mut changes = 0;
    for zone in HARD {
        let calendar = Calendar::new(zone);
        for day in date("2000-01-01").iter_days().take_while(|day| *day < date("2030-01-01")) {
            let next = day.succ_opt().unwrap();
            if noon(day, zone).offset().fix() != noon(next, zone).offset().fix() {
                changes += 1;
                for around in day.pred_opt().unwrap().iter_days().take(4) {
                    assert_eq!(calendar.end_of(around), watched(zone, around), "{zone} {around}");
                }
            }
        }
    }
    assert!(changes > 300, "{changes}");
}

/// On every day around every change of every clock, from before the years whose offsets are found until after them, days
/// begin and end when chrono-tz says. Two changes that cancel each other within six days the library would not see: here
/// the steps are shorter.
#[test]
fn every_change_of_every_clock() {
    let mut changes = 0;
    for zone in TZ_VARIANTS {
        let calendar = Calendar::new(zone);
        let offset = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc().with_timezone(&zone).offset().fix();
        let mut before = offset(date("1998-12-27"));
        for day in date("1999-01-01").iter_days().step_by(5).take_while(|day| day.year() <= 2050) {
            let now = offset(day);
            if before != now {
                changes += 1;
                (day - Days::new(9)).iter_days().take(16).for_each(|day| assert_searched(&calendar, zone, day));
            }
            before = now;
        }
    }
    assert!(changes > 20_000, "{changes}");
}

proptest! {
    /// The day is over when its end is watched, wherever and whenever: in every place that has a name.
    #[test]
    fn the_end_of_a_day_is_what_the_clock_shows(
        hard in select(HARD.to_vec()), any in select(TZ_VARIANTS.to_vec()), day in day(),
    ) {
        for zone in [hard, any] {
            let end = Calendar::new(zone).end_of(day);
            prop_assert_eq!(end, watched(zone, day), "{} {}", zone, day);
        }
    }

    /// The same at any time of any day that chrono-tz has rules for, and some time before and after: what is found once is
    /// what is there when one looks.
    #[test]
    fn any_moment_of_a_hundred_and_twenty_years(zone in select(TZ_VARIANTS.to_vec()), seconds in vec(0_i64..120 * 31_556_952, 1..60)) {
        let calendar = Calendar::new(zone);
        for at in seconds.into_iter().map(|seconds| utc("1980-01-01T00:00:00Z") + TimeDelta::seconds(seconds)) {
            let today = at.with_timezone(&zone).date_naive();
            prop_assert_eq!(calendar.date_of(at), today);
            prop_assert_eq!(calendar.end_of(today), searched(zone, today));
            prop_assert_eq!(calendar.after(at, Span::Days(20)), searched(zone, today + Days::new(20)));
        }
    }

    /// Which day it is there is what chrono says; no day is over before it is, and one that is over has ended.
    #[test]
    fn a_day_ends_once(zone in select(TZ_VARIANTS.to_vec()), at in moment()) {
        let calendar = Calendar::new(zone);
        let today = calendar.date_of(at);
        prop_assert_eq!(today, at.with_timezone(&zone).date_naive());
        let end = calendar.end_of(today);
        prop_assert!(at < end);
        prop_assert!(calendar.date_of(end) > today);
        prop_assert!(calendar.date_of(end - TimeDelta::nanoseconds(1)) <= today);
        prop_assert!(calendar.end_of(today.pred_opt().unwrap()) <= end);
    }

    /// A promise is due at the end of the day that walking says, watched at the clock there.
    #[test]
    fn due_is_the_end_of_the_last_day_there(zone in select(HARD.to_vec()), parts in parts(), at in moment(), days in 0_u16..40) {
        let calendar = Calendar::new(zone)
            .with_weekend(parts.weekend.iter().copied()).unwrap()
            .with_holidays(parts.holidays.iter().copied()).unwrap();
        let today = at.with_timezone(&zone).date_naive();
        prop_assert_eq!(calendar.after(at, Span::WorkingDays(days)), watched(zone, parts.walk(today, days)));
        prop_assert_eq!(calendar.after(at, Span::Days(days)), watched(zone, today + Days::new(days.into())));
        prop_assert_eq!(calendar.after(at, Span::Hours(days)) - at, TimeDelta::hours(days.into()));
        survives(&calendar)?;
    }

    /// At the ends of time a place with a name stops as well.
    #[test]
    fn the_ends_of_time_stop_names_too(
        zone in select(TZ_VARIANTS.to_vec()), at in super::any_moment(), on in super::any_date(), span in super::any_span(),
    ) {
        let calendar = Calendar::new(zone);
        prop_assert!(at.min(Time::MAX_UTC) <= calendar.after(at, span));
        prop_assert!(calendar.end_of(on.pred_opt().unwrap_or(on)) <= calendar.end_of(on));
    }
}

/// A zone is written by its name, each is read by it, and a name that there is not is refused.
#[test]
fn a_zone_has_its_name() {
    for zone in TZ_VARIANTS {
        let file = json!({ "named": zone.name() });
        assert_eq!(serde_json::to_value(Zone::from(zone)).unwrap(), file);
        assert_eq!(serde_json::from_value::<Zone>(file).unwrap(), Zone::Named(zone));
    }
    for name in ["", "Europe/Amsterdm", "europe/amsterdam", "Amsterdam", "CEST", "+01:00", " Europe/Amsterdam"] {
        let error = serde_json::from_value::<Zone>(json!({ "named": name })).expect_err(name).to_string();
        assert_eq!(error, format!("there is no time zone `{name}`; one is called like `Europe/Amsterdam`"));
    }
    assert_ne!(Calendar::new(Europe::London), Calendar::new(offset(0)));
    assert_ne!(Calendar::new(Europe::London), Calendar::new(Europe::Amsterdam));
}
