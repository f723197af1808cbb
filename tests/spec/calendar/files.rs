//! Calendars and spans in words and in files: what may be left out, and what is no calendar.

use super::{WEEKDAYS, date};
use candidacy::Calendar;
use candidacy::terms::calendar::{self, Span};
use chrono::{Days, NaiveDate};
use serde_json::json;

/// A span says itself in the words of people; one is one.
#[test]
fn a_span_in_words() {
    for (span, words, written) in [
        (Span::WorkingDays(5), "5 working days", json!({ "working_days": 5 })),
        (Span::WorkingDays(1), "1 working day", json!({ "working_days": 1 })),
        (Span::Days(1), "1 day", json!({ "days": 1 })),
        (Span::Days(0), "0 days", json!({ "days": 0 })),
        (Span::Hours(48), "48 hours", json!({ "hours": 48 })),
        (Span::Hours(1), "1 hour", json!({ "hours": 1 })),
    ] {
        assert_eq!(span.to_string(), words);
        assert_eq!(serde_json::to_value(span).unwrap(), written);
    }
}

/// A file says its zone and may leave out the rest; it is written with everything.
#[test]
fn a_file_may_leave_out_the_usual() {
    let short: Calendar = serde_json::from_value(json!({ "zone": { "fixed": "+00:00" } })).unwrap();
    assert_eq!(short, Calendar::utc());
    let whole = json!({ "zone": { "fixed": "+00:00" }, "weekend": ["saturday", "sunday"], "holidays": [] });
    assert_eq!(serde_json::to_value(&short).unwrap(), whole);
    let full = json!({
        "zone": { "fixed": "-03:30" }, "weekend": ["friday"], "holidays": ["0000-01-01", "2026-04-27", "9999-12-31"]
    });
    let read: Calendar = serde_json::from_value(full.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), full);
    let every = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    for (name, day) in every.into_iter().zip(WEEKDAYS) {
        let file = json!({ "zone": { "fixed": "+00:00" }, "weekend": [name] });
        assert_eq!(serde_json::from_value::<Calendar>(file).unwrap(), Calendar::utc().with_weekend([day]).unwrap());
    }
}

/// A file that is no calendar is refused, and the words say what is wrong.
#[test]
fn what_is_no_calendar_is_refused() {
    let every = json!(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);
    let crowd: Vec<String> = (0..=10_000).map(|day| (date("2000-01-01") + Days::new(day)).to_string()).collect();
    let zone = || json!({ "fixed": "+01:00" });
    for (file, why) in [
        (json!({}), "missing field `zone`"),
        (json!({ "zone": zone(), "holiday": [] }), "unknown field `holiday`"),
        (json!({ "zone": zone(), "weekend": every }), "a weekend has at most 6 days: at least one is worked"),
        (json!({ "zone": zone(), "weekend": ["Sunday"] }), "unknown variant `Sunday`"),
        (json!({ "zone": zone(), "holidays": crowd }), "a calendar has at most 10000 holidays"),
        (
            json!({ "zone": zone(), "holidays": ["+12026-01-01"] }),
            "a holiday is in a year from 0 to 9999, not in 12026",
        ),
        (json!({ "zone": zone(), "holidays": ["-0001-01-01"] }), "a holiday is in a year from 0 to 9999, not in -1"),
        (json!({ "zone": zone(), "holidays": [20_260_427] }), "a date such as `2026-04-27`"),
        (json!({ "zone": { "iana": "Europe/Amsterdam" } }), "unknown variant `iana`"),
        (json!({ "zone": "+01:00" }), "unknown variant `+01:00`"),
    ] {
        let error = serde_json::from_value::<Calendar>(file).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    for text in [
        "2026-4-27",
        "2026-04-31",
        "2025-02-29",
        "26-04-27",
        "2026/04/27",
        " 2026-04-27",
        "2026-04-27 ",
        "2026-04-27T00:00:00Z",
        "+2026-04-27",
        "２026-04-27",
        "",
        "easter",
    ] {
        let file = json!({ "zone": zone(), "holidays": ["2026-04-27", text] });
        let error = serde_json::from_value::<Calendar>(file).expect_err(text).to_string();
        assert_eq!(error, format!("`{text}` is no date such as `2026-04-27`"));
    }
    for text in [
        "",
        "Z",
        "UTC",
        "+1",
        "+01",
        "+0100",
        "01:00",
        "+1:00",
        "+01:60",
        "+24:00",
        "-24:00",
        "-00:00",
        "+01:00:00",
        "+01:00:60",
        "+01:00:1",
        " +01:00",
        "+01:00 ",
        "±01:00",
        "*01:00",
        "+01:000",
        "+-1:00",
        "−01:00",
        "+01:00é",
    ] {
        let error =
            serde_json::from_value::<Calendar>(json!({ "zone": { "fixed": text } })).expect_err(text).to_string();
        assert!(error.starts_with(&format!("`{text}` is no offset from UTC; one looks like `+01:00`")), "{error}");
    }
    let long = "x".repeat(1_000_000);
    let error = serde_json::from_value::<Calendar>(json!({ "zone": { "fixed": long } })).unwrap_err().to_string();
    assert!(error.len() < 200, "{error}");
}

/// As many holidays as there may be, and in no year that could not be written down; a double is not one more.
#[test]
fn holidays_have_an_end() {
    assert_eq!(Calendar::MAX_HOLIDAYS, 10_000);
    let many = || (0..10_000).map(|day| date("2000-01-01") + Days::new(day));
    let full = Calendar::utc().with_holidays(many()).unwrap();
    assert_eq!(full.clone().with_holidays(many()), Ok(full.clone()));
    assert_eq!(full.clone().with_holidays([date("1999-12-31")]), Err(calendar::Error::TooManyHolidays));
    assert_eq!(Calendar::utc().with_holidays(NaiveDate::MIN.iter_days()), Err(calendar::Error::Year(-262_143)));
    assert_eq!(Calendar::utc().with_holidays(date("2000-01-01").iter_days()), Err(calendar::Error::TooManyHolidays));
    // Ten thousand days without work are passed in one step.
    let friday = full.working_days_after(date("1999-12-31"), 1);
    assert_eq!((friday, full.working_days_between(date("1999-12-31"), friday)), (date("2027-05-19"), 1));
    // The first and the last that there can be, and nothing in between.
    let far = Calendar::utc().with_holidays(["0000-01-03", "9999-12-31"].map(date)).unwrap();
    assert_eq!(far.working_days_after(date("0000-01-02"), 1), date("0000-01-04"));
    assert_eq!(far.working_days_after(date("9999-12-30"), 1), date("9999-12-31") + Days::new(3));
}

/// What is shown to a programmer is what was said, and not how it is counted.
#[test]
fn shown_as_it_was_said() {
    let calendar = Calendar::utc().with_holidays([date("2026-04-27")]).unwrap();
    let shown = "Calendar { zone: Fixed(+00:00), weekend: [Sat, Sun], holidays: [2026-04-27] }";
    assert_eq!(format!("{calendar:?}"), shown);
}

/// Without the feature, a zone with a name is refused with words that say what is missing.
#[test]
#[cfg(not(feature = "chrono-tz"))]
fn a_name_needs_the_feature() {
    let file = json!({ "zone": { "named": "Europe/Amsterdam" } });
    let error = serde_json::from_value::<Calendar>(file).unwrap_err().to_string();
    assert_eq!(error, "the time zone `Europe/Amsterdam` has a name, and names need the feature `chrono-tz`");
}
