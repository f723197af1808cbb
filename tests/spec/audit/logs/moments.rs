//! Moments, as logs write them.

use super::{Answer, Outcome, audit};

/// A log of one row with this moment, read by this `[time]`.
fn read(law: &str, time: &str, moment: &str) -> Result<Answer, String> {
    let mapping =
        format!("format = \"csv\"\ncase = \"id\"\n[[event]]\nat = \"at\"\nsays = \"applied\"\n[time]\n{time}\n");
    audit(law, &mapping, format!("id,at\n1,2026-01-01T00:00:00Z\n1,\"{moment}\"\n"))
}

/// Formats that name an offset, formats that do not, dates without a time, and numbers since 1970.
#[test]
fn moments_are_read_as_the_mapping_says() {
    let amsterdam = if cfg!(feature = "chrono-tz") { "zone = \"Europe/Amsterdam\"" } else { "zone = \"+02:00\"" };
    let first = "'iso', ";
    let cases = [
        ("", "2026-07-02T09:00:00Z", "2026-07-02T09:00:00Z"),
        ("", "2026-07-02 09:00:00.250+02:00", "2026-07-02T07:00:00.250Z"),
        ("", "2026-07-02T09:00:00,25-0330", "2026-07-02T12:30:00.250Z"),
        ("", "2026-07-02T09:00+05", "2026-07-02T04:00:00Z"),
        ("", "2026-07-02 09:00:00 UTC", "2026-07-02T09:00:00Z"),
        ("", "2026-07-02 09:00", "2026-07-02T09:00:00Z"),
        ("", "2026-07-02", "2026-07-02T12:00:00Z"),
        ("clock = \"17:30\"\nzone = \"-05:00\"", "2026-07-02", "2026-07-02T22:30:00Z"),
        (amsterdam, "2026-07-02 09:00:00", "2026-07-02T07:00:00Z"),
        (amsterdam, "2026-07-02 09:00:00+00:00", "2026-07-02T09:00:00Z"),
        ("formats = ['%d.%m.%Y %H:%M']", "02.07.2026 09:00", "2026-07-02T09:00:00Z"),
        ("formats = ['%m/%d/%Y']", "07/02/2026", "2026-07-02T12:00:00Z"),
        ("formats = ['%d %b %Y %H:%M %z']", "2 Jul 2026 09:00 +0200", "2026-07-02T07:00:00Z"),
        ("formats = ['unix_seconds']", "1782982800", "2026-07-02T09:00:00Z"),
        ("formats = ['unix_milliseconds']", "1782982800250", "2026-07-02T09:00:00.250Z"),
        ("formats = ['unix_milliseconds', '%d.%m.%Y']", "02.07.2026", "2026-07-02T12:00:00Z"),
    ];
    for (time, moment, expected) in cases {
        let time = time.replace("formats = [", &format!("formats = [{first}"));
        let answer = read("moments_are_read", &time, moment).expect("a log");
        assert_eq!(answer.json["at"], expected, "{moment} by {time}: {:?}", answer.unreadable());
    }
}

/// A clock that is put back shows an hour twice, and one that is put on leaves an hour out: the first, and an hour later.
#[cfg(feature = "chrono-tz")]
#[test]
fn clocks_that_change_are_read() {
    for (moment, expected) in
        [("2026-10-25 02:30", "2026-10-25T00:30:00Z"), ("2026-03-29 02:30", "2026-03-29T01:30:00Z")]
    {
        let answer = read("clocks_that_change", "zone = \"Europe/Amsterdam\"", moment).expect("a log");
        assert_eq!(answer.json["at"], expected, "{moment}");
    }
}

/// What is no moment is named, and nothing is made of it.
#[test]
fn what_is_no_moment_is_named() {
    let bad = [
        "soon",
        "2026-13-01",
        "2026-02-30 09:00",
        "2026-07-02 25:00",
        "2026-07-02T09:00:00.",
        "2026-07-02T09:00:00+99:00",
        "2026-07-02T09:00:00+01:75",
        "2026-07-02T09:00:00 in Rome",
        "02-07-2026",
    ];
    for moment in bad {
        let answer = read("no_moment", "", moment).expect("a log");
        assert_eq!(answer.unreadable(), [(3, format!("no moment: {moment}").as_str())]);
        assert_eq!((answer.seen("applied"), answer.outcome), (1, Outcome::Found));
        assert!(answer.err.contains(&format!("log:3: no moment: {moment}")), "{}", answer.err);
    }
}

/// Dates that systems write where there is none are blanks: the year 1000, the year 0, and what the mapping says.
#[test]
fn sentinel_dates_are_blanks() {
    let cases = [("", "1000-01-01 00:00:00"), ("", "0000-00-00 00:00:00"), ("earliest = \"2000-01-01\"", "1970-01-01")];
    for (time, moment) in cases {
        let answer = read("sentinels", time, moment).expect("a log");
        assert_eq!((answer.log("blank_dates").as_u64(), answer.unreadable().len()), (Some(1), 0), "{moment}");
        assert_eq!(answer.seen("applied"), 1);
    }
    assert_eq!(read("sentinels", "", "1970-01-01").expect("a log").seen("applied"), 2);
}

/// A zone, a clock or a day that there is none of is refused with the mapping.
#[test]
fn what_is_no_zone_is_refused() {
    let named = if cfg!(feature = "chrono-tz") { "there is no time zone" } else { "names need the feature" };
    let cases = [
        ("zone = \"Middle/Earth\"", named),
        ("zone = \"+25:00\"", "no offset"),
        ("clock = \"noon\"", "invalid"),
        ("zones = 1", "unknown field"),
    ];
    for (time, words) in cases {
        let why = read("no_zone", time, "2026-07-02").err().expect("it stops");
        assert!(why.contains("mapping.toml") && why.contains(words), "{why}");
    }
}
