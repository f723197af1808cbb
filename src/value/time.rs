//! Moments on the wire. In formats for people they are RFC 3339 in UTC, read by a strict fast path and, where a text is unusual, by
//! chrono. In the others they are two integers: the seconds since 1970 and the nanoseconds after them.
//!
//! This module never reads a clock; every moment comes from the caller.

use chrono::{DateTime, NaiveDate, TimeDelta, Timelike, Utc};
use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A moment, always the caller's and always in UTC. It can stand in what the caller derives serde's traits for.
///
/// ```
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Row {
///     due: candidacy::Time,
/// }
///
/// let row: Row = serde_json::from_str(r#"{"due":"2026-03-02T09:00:00Z"}"#)?;
/// assert_eq!(serde_json::to_string(&row)?, r#"{"due":"2026-03-02T09:00:00Z"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub type Time = DateTime<Utc>;

/// Writes a moment: for people as chrono does, with as many digits of a second as it has. In chrono a second that leaps has more
/// nanoseconds than others.
pub(crate) fn serialize<S: Serializer>(at: &Time, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        serializer.collect_str(&format_args!("{at:?}"))
    } else {
        (at.timestamp(), at.timestamp_subsec_nanos()).serialize(serializer)
    }
}

/// Writes a moment that there may be.
#[expect(clippy::ref_option, reason = "serde hands the field over so")]
pub(crate) fn serialize_maybe<S: Serializer>(at: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
    at.map(Written).serialize(serializer)
}

/// Reads a moment. A third of the time to decode a journal goes into its moments, hence the fast path.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
    if deserializer.is_human_readable() {
        return deserializer.deserialize_str(Moment);
    }
    let (seconds, nanos) = <(i64, u32)>::deserialize(deserializer)?;
    let at = DateTime::from_timestamp(seconds, nanos).filter(|at| is_on_the_clock(*at));
    at.ok_or_else(|| D::Error::custom("not a moment: seconds since 1970 and nanoseconds that a clock shows"))
}

/// Reads a moment that there may be.
pub(crate) fn deserialize_maybe<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
    Ok(Option::<Written>::deserialize(deserializer)?.map(|Written(at)| at))
}

/// A moment as it stands in a list.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(inline))]
pub(crate) struct Written(
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    pub(crate) Time,
);

struct Moment;

impl Visitor<'_> for Moment {
    type Value = Time;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment as RFC 3339, such as `2026-03-02T09:00:00Z`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Time, E> {
        if let Some(at) = usual(text.as_bytes()) {
            return Ok(at);
        }
        unusual(text).ok_or_else(|| E::custom("not a moment as RFC 3339, such as `2026-03-02T09:00:00Z`"))
    }
}

/// `2026-03-02T09:00:00Z` and nothing else: whole seconds, upper case, UTC, no leap second.
fn usual(text: &[u8]) -> Option<Time> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'Z'] = text else {
        return None;
    };
    let year = two(*y1, *y2)? * 100 + two(*y3, *y4)?;
    let date = NaiveDate::from_ymd_opt(year.cast_signed(), two(*m1, *m2)?, two(*d1, *d2)?)?;
    Some(date.and_hms_opt(two(*h1, *h2)?, two(*n1, *n2)?, two(*s1, *s2)?)?.and_utc())
}

/// Fractions of a second, leap seconds and other offsets. RFC 3339 has no years of other than four digits, and chrono writes them
/// with a sign: those are read exactly as they are written here.
fn unusual(text: &str) -> Option<Time> {
    if text.starts_with(['+', '-']) {
        return text.parse().ok().filter(|at: &Time| format!("{at:?}") == text);
    }
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc())
}

/// Returns true if it can be written down and read again as the same. In chrono a second can be longer than one, which only the
/// last of a minute is, when it leaps.
pub(crate) fn is_on_the_clock(at: Time) -> bool {
    at.timestamp_subsec_nanos() < 1_000_000_000 || at.second() == 59
}

/// Two decimal digits.
fn two(tens: u8, ones: u8) -> Option<u32> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// Returns true if a moment is at most this many days of 24 hours after another. Seconds tell it; only within the last one more has
/// to be looked at.
#[inline]
pub(crate) fn is_within(at: Time, from: Time, days: u16) -> bool {
    at <= from || at.timestamp() - from.timestamp() < i64::from(days) * 86_400 || at <= days_after(from, days)
}

/// A moment this many days of 24 hours later; the last there is, where that is beyond it.
pub(crate) fn days_after(at: Time, days: u16) -> Time {
    at.checked_add_signed(TimeDelta::days(days.into())).unwrap_or(Time::MAX_UTC)
}
