//! The moments of a log: in the formats and the zone that its mapping names.

use candidacy::Time;
use candidacy::terms::calendar::Zone;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// How a log writes moments.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Moments {
    /// Tried in this order.
    formats: Vec<Format>,
    /// The zone of a moment that does not say its own.
    #[serde(deserialize_with = "zone")]
    zone: Zone,
    /// The time of a date without one.
    #[serde(deserialize_with = "clock")]
    clock: NaiveTime,
    /// A moment before this date is a blank that some systems write as a date, such as 1000-01-01.
    #[serde(deserialize_with = "date")]
    earliest: NaiveDate,
}

impl Default for Moments {
    fn default() -> Self {
        Moments {
            formats: vec![Format::Iso],
            zone: Zone::Fixed(Utc.fix()),
            clock: NaiveTime::from_hms_opt(12, 0, 0).expect("noon"),
            earliest: NaiveDate::from_ymd_opt(1900, 1, 1).expect("a date"),
        }
    }
}

/// One way to write a moment.
#[derive(Deserialize)]
#[serde(from = "String")]
enum Format {
    /// `2026-03-02`, and then, as far as it is there, ` 09:00:00.000+01:00`.
    Iso,
    Seconds,
    Milliseconds,
    /// As chrono writes it: `%d.%m.%Y %H:%M`.
    Pattern(String),
}

impl From<String> for Format {
    fn from(name: String) -> Self {
        match name.as_str() {
            "iso" => Format::Iso,
            "unix_seconds" => Format::Seconds,
            "unix_milliseconds" => Format::Milliseconds,
            _ => Format::Pattern(name),
        }
    }
}

/// What a cell says of a moment.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Moment {
    At(Time),
    /// A date that stands for none.
    Blank,
    /// None of the formats fits.
    Unreadable,
}

/// A moment as it is written, before the mapping adds what it leaves out.
enum Written {
    Whole(Time),
    Local(NaiveDateTime),
    Day(NaiveDate),
}

impl Moments {
    pub(super) fn read(&self, text: &str) -> Moment {
        // What MySQL writes where there is no date. No calendar has it.
        if text.starts_with("0000-00-00") {
            return Moment::Blank;
        }
        let Some(written) = self.formats.iter().find_map(|format| format.read(text)) else {
            return Moment::Unreadable;
        };
        let at = match written {
            Written::Whole(at) => at,
            Written::Local(local) => self.in_zone(local),
            Written::Day(day) => self.in_zone(day.and_time(self.clock)),
        };
        if at.date_naive() < self.earliest { Moment::Blank } else { Moment::At(at) }
    }

    fn in_zone(&self, local: NaiveDateTime) -> Time {
        match self.zone {
            Zone::Fixed(offset) => on_the_clock(&offset, local),
            #[cfg(feature = "chrono-tz")]
            Zone::Named(zone) => on_the_clock(&zone, local),
            _ => local.and_utc(),
        }
    }
}

/// The moment at which the clocks of a zone show this: the first one if they show it twice, and an hour on if they went past it.
fn on_the_clock<Z: TimeZone>(zone: &Z, local: NaiveDateTime) -> Time {
    let shown = zone.from_local_datetime(&local).earliest();
    let shown = shown.or_else(|| zone.from_local_datetime(&(local + TimeDelta::hours(1))).earliest());
    shown.map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
}

impl Format {
    fn read(&self, text: &str) -> Option<Written> {
        match self {
            Format::Iso => iso(text.as_bytes()),
            Format::Seconds => DateTime::from_timestamp(text.parse().ok()?, 0).map(Written::Whole),
            Format::Milliseconds => DateTime::from_timestamp_millis(text.parse().ok()?).map(Written::Whole),
            Format::Pattern(pattern) => DateTime::parse_from_str(text, pattern)
                .map(|at| Written::Whole(at.with_timezone(&Utc)))
                .or_else(|_| NaiveDateTime::parse_from_str(text, pattern).map(Written::Local))
                .or_else(|_| NaiveDate::parse_from_str(text, pattern).map(Written::Day))
                .ok(),
        }
    }
}

/// `2026-03-02`, `2026-03-02 09:00`, `2026-03-02T09:00:00.123456+01:00`, and what lies between.
fn iso(text: &[u8]) -> Option<Written> {
    let (date, rest) = text.split_at_checked(10)?;
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *date else { return None };
    let year = two(y1, y2)? * 100 + two(y3, y4)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, two(m1, m2)?, two(d1, d2)?)?;
    let [b'T' | b't' | b' ', h1, h2, b':', n1, n2, rest @ ..] = rest else {
        return rest.is_empty().then_some(Written::Day(date));
    };
    let (second, rest) = match rest {
        [b':', s1, s2, rest @ ..] => (two(*s1, *s2)?, rest),
        _ => (0, rest),
    };
    let (nano, rest) = match rest {
        [b'.' | b',', rest @ ..] => fraction(rest)?,
        _ => (0, rest),
    };
    let local = date.and_hms_nano_opt(two(*h1, *h2)?, two(*n1, *n2)?, second, nano)?;
    let offset = match rest.trim_ascii_start() {
        [] => return Some(Written::Local(local)),
        b"Z" | b"z" | b"UTC" => Utc.fix(),
        [sign @ (b'+' | b'-'), h1, h2, rest @ ..] => {
            let minutes = match rest {
                [] => 0,
                [b':', m1, m2] | [m1, m2] => two(*m1, *m2).filter(|minutes| *minutes < 60)?,
                _ => return None,
            };
            let seconds = i32::try_from(two(*h1, *h2)? * 3600 + minutes * 60).ok()?;
            FixedOffset::east_opt(if *sign == b'+' { seconds } else { -seconds })?
        }
        _ => return None,
    };
    local.checked_sub_offset(offset).map(|utc| Written::Whole(utc.and_utc()))
}

fn two(tens: u8, ones: u8) -> Option<u32> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

/// The nanoseconds of the digits at the beginning, and what follows them. Digits beyond the ninth say nothing here.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(digits);
    let nano = (0..9).fold(0, |nano, place| nano * 10 + digits.get(place).map_or(0, |digit| u32::from(digit - b'0')));
    (!digits.is_empty()).then_some((nano, rest))
}

/// `Europe/Amsterdam`, `+01:00` or `UTC`.
fn zone<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Zone, D::Error> {
    let name = String::deserialize(deserializer)?;
    let written = match name.as_str() {
        "UTC" => serde_json::json!({ "fixed": "+00:00" }),
        offset if offset.starts_with(['+', '-']) => serde_json::json!({ "fixed": offset }),
        place => serde_json::json!({ "named": place }),
    };
    serde_json::from_value(written).map_err(D::Error::custom)
}

/// `17:30`.
fn clock<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveTime, D::Error> {
    NaiveTime::parse_from_str(&String::deserialize(deserializer)?, "%H:%M").map_err(D::Error::custom)
}

/// `1990-01-01`, with or without quotation marks.
fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}
