//! Moments on the wire: RFC 3339 in UTC, to the nanosecond, as far as the calendar goes.

use super::any::moment;
use super::format::Format;
use crate::support::{day, reference, staff, text};
use candidacy::role::{Entry, Fact};
use candidacy::{Capacity, Consent, Time};
use chrono::{NaiveDate, TimeDelta, Timelike};
use proptest::prelude::*;
use serde_json::{Value, json};

/// An entry of this moment.
fn entry(at: Time) -> Entry {
    Entry::new(staff(Capacity::RECRUITER), Fact::Closed { reason: text("no budget") }, at)
}

/// The same with another moment on the wire.
fn with(at: &Value) -> Value {
    let mut entry = serde_json::to_value(entry(day(0))).unwrap();
    entry["at"] = at.clone();
    entry
}

/// The moment as an entry has it on the wire.
fn written(at: Time) -> String {
    serde_json::to_value(entry(at)).unwrap()["at"].as_str().unwrap().to_owned()
}

/// The moment that an entry with this text has.
fn read(text: &str) -> Result<Time, String> {
    serde_json::from_value::<Entry>(with(&json!(text))).map(|entry| entry.at).map_err(|error| error.to_string())
}

fn utc(text: &str) -> Time {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// A moment is written in one way: in UTC, with as many digits of a second as it needs, and a sign where the year has not
/// four digits.
#[test]
fn a_moment_is_written_in_one_way() {
    let on = |year| NaiveDate::from_ymd_opt(year, 1, 2).unwrap().and_hms_opt(3, 4, 5).unwrap().and_utc();
    for (at, text) in [
        (on(2026), "2026-01-02T03:04:05Z"),
        (on(2026) + TimeDelta::milliseconds(250), "2026-01-02T03:04:05.250Z"),
        (on(2026) + TimeDelta::microseconds(1), "2026-01-02T03:04:05.000001Z"),
        (on(2026) + TimeDelta::nanoseconds(1), "2026-01-02T03:04:05.000000001Z"),
        (on(0), "0000-01-02T03:04:05Z"),
        (on(9_999), "9999-01-02T03:04:05Z"),
        (on(10_000), "+10000-01-02T03:04:05Z"),
        (on(200_000), "+200000-01-02T03:04:05Z"),
        (on(-1), "-0001-01-02T03:04:05Z"),
        (on(-200_000), "-200000-01-02T03:04:05Z"),
        (utc("2016-12-31T23:59:60Z"), "2016-12-31T23:59:60Z"),
        (utc("2016-12-31T23:59:60.5Z"), "2016-12-31T23:59:60.500Z"),
    ] {
        assert_eq!(written(at), text);
        assert_eq!(read(text), Ok(at), "{text}");
    }
    for at in [Time::MIN_UTC, Time::MAX_UTC] {
        assert_eq!(read(&written(at)), Ok(at));
    }
}

/// An offset is understood and gone: the moment is kept, in UTC (F26).
#[test]
fn offsets_are_normalised() {
    for text in [
        "2026-03-02T10:00:00+01:00",
        "2026-03-02T03:30:00-05:30",
        "2026-03-02T09:00:00+00:00",
        "2026-03-02T09:00:00-00:00",
        "2026-03-02T09:00:00.000Z",
        "2026-03-03T08:59:00+23:59",
    ] {
        assert_eq!(read(text).as_ref().map(|at| written(*at)), Ok("2026-03-02T09:00:00Z".into()), "{text}");
    }
}

/// What is no moment is refused with words that say what one looks like; nothing is guessed, not even a time zone.
#[test]
fn what_is_no_moment_is_refused() {
    for text in [
        "",
        "tomorrow",
        "2026-03-02",
        "2026-03-02T09:00:00",
        "2026-03-02T09:00Z",
        "2026-02-29T09:00:00Z",
        "2026-04-31T09:00:00Z",
        "2026-00-02T09:00:00Z",
        "2026-13-02T09:00:00Z",
        "2026-03-02T24:00:00Z",
        "2026-03-02T09:60:00Z",
        "2026-03-02T09:00:61Z",
        "2026-03-02T09:00:00ZZ",
        "2026-03-02T09:00:00+24:60",
        "+999999-03-02T09:00:00Z",
        "+262142-12-31T23:59:59-23:59",
        "-262143-01-01T00:00:00+23:59",
        "２026-03-02T09:00:00Z",
        "2026-03-02T0\u{0}:00:00Z",
    ] {
        let error = read(text).expect_err(text);
        assert!(error.contains("a moment as RFC 3339"), "{text}: {error}");
    }
    for number in [json!(1_772_442_000), json!(null), json!([2026, 3, 2])] {
        let error = serde_json::from_value::<Entry>(with(&number)).unwrap_err().to_string();
        assert!(error.contains("a moment as RFC 3339, such as `2026-03-02T09:00:00Z`"), "{error}");
    }
}

/// A moment as RFC 3339, by chrono.
fn strict(text: &str) -> Option<Time> {
    let signed = |at: &Time| text.starts_with(['+', '-']) && format!("{at:?}") == text;
    chrono::DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc()).or_else(|| text.parse().ok().filter(signed))
}

/// The fast path and chrono never differ: on no pair of digits in any place, on no day of the years that differ.
#[test]
fn the_fast_path_agrees_with_chrono_everywhere() {
    let agree = |text: &str| assert_eq!(read(text).ok(), strict(text), "{text}");
    for year in ["0000", "0001", "1900", "1999", "2000", "2023", "2024", "2100", "9999"] {
        for month in 0..=13 {
            for day in 0..=32 {
                agree(&format!("{year}-{month:02}-{day:02}T09:00:00Z"));
            }
        }
    }
    for two in 0..100 {
        agree(&format!("2024-{two:02}-01T00:00:00Z"));
        agree(&format!("2024-01-{two:02}T00:00:00Z"));
        agree(&format!("2024-01-01T{two:02}:59:59Z"));
        agree(&format!("2024-01-01T23:{two:02}:59Z"));
        agree(&format!("2024-12-31T23:59:{two:02}Z"));
        agree(&format!("2024-12-31T23:58:{two:02}Z"));
        agree(&format!("{two:02}24-02-29T00:00:00Z"));
        agree(&format!("20{two:02}-02-29T00:00:00Z"));
    }
    // Every byte that a text can hold, in every place.
    let usual = "2026-03-02T09:00:00Z";
    for at in 0..usual.len() {
        for byte in 0..128_u8 {
            let mut text = usual.as_bytes().to_vec();
            text[at] = byte;
            agree(&String::from_utf8(text).unwrap());
        }
    }
}

proptest! {
    /// The same for texts that look like moments.
    #[test]
    fn the_fast_path_agrees_with_chrono(
        text in "[0-9]{4}-[0-3][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,10})?(Z|z|[+-][0-2][0-9]:[0-6][0-9])",
        usual in "(00|19|20|99)[0-9]{2}-(0[0-9]|1[0-3])-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9]Z",
    ) {
        prop_assert_eq!(read(&text).ok(), strict(&text));
        prop_assert_eq!(read(&usual).ok(), strict(&usual));
    }

    /// However loosely a moment is told, once it is taken it is written in the one way, and that way is read as the same.
    #[test]
    fn loose_moments_become_strict(text in "[ ]{0,2}[+-]?[0-9]{1,6}-[0-9]{1,2}-[0-9]{1,2}[Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]{1,12})?[ ]?(Z|z|UTC|[+-][0-9]{2}:?[0-9]{2})[ ]?") {
        if let Ok(at) = read(&text) {
            let strict = written(at);
            prop_assert_eq!(read(&strict), Ok(at));
            prop_assert!(strict.ends_with('Z') && !strict.contains([' ', 't', 'z']), "{}", strict);
        }
    }

    /// Every moment survives every format, near or as far as the calendar goes, leap seconds too.
    #[test]
    fn moments_survive(near in moment(), far in -8_334_601_228_800_i64..8_210_266_876_799, nanos in 0_u32..1_000_000_000) {
        let far = Time::from_timestamp(far, nanos).unwrap();
        let leap = far.with_second(59).and_then(|at| at.with_nanosecond(1_000_000_000 + nanos)).unwrap();
        for at in [near, far, leap] {
            let both = (entry(at), Consent { until: at, evidence: reference("letters/1") });
            for format in Format::ALL {
                let bytes = format.write(&both);
                let read: (Entry, Consent) = format.read(&bytes).unwrap();
                prop_assert_eq!(&read, &both);
                prop_assert_eq!(format.write(&read), bytes);
            }
        }
    }
}
