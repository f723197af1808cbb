//! The zone: which day it is somewhere, and when it is over there. No law is known here, and no clock is read.

use crate::Time;
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, Utc};
#[cfg(feature = "chrono-tz")]
use chrono::{MappedLocalTime, TimeDelta, TimeZone};
use serde::{Deserialize, Serialize};

/// Where days begin and end.
///
/// On the wire `{"fixed":"+01:00"}` or, with the feature `chrono-tz`, `{"named":"Europe/Amsterdam"}`. Without that feature a
/// named zone in a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
#[non_exhaustive]
pub enum Zone {
    /// A fixed distance from UTC, all year round.
    Fixed(FixedOffset),
    /// A place whose clocks may change during the year. Its rules are those of the `chrono-tz` that is built in, which knows
    /// changes up to the year 2099.
    #[cfg(feature = "chrono-tz")]
    Named(chrono_tz::Tz),
}

impl Zone {
    /// How far it is from UTC at a moment.
    #[inline]
    #[cfg_attr(
        not(feature = "chrono-tz"),
        expect(unused_variables, reason = "a fixed distance is the same at all moments")
    )]
    fn offset(self, utc: NaiveDateTime) -> FixedOffset {
        match self {
            Zone::Fixed(offset) => offset,
            #[cfg(feature = "chrono-tz")]
            Zone::Named(zone) => zone.offset_from_utc_datetime(&utc).fix(),
        }
    }

    /// Which day it is there; the first or last day there is, where the zone would go beyond it.
    #[inline]
    pub(super) fn date_of(self, at: Time) -> NaiveDate {
        let utc = at.naive_utc();
        let offset = self.offset(utc);
        utc.checked_add_offset(offset)
            .map_or_else(|| end_of_time(offset.local_minus_utc()).date_naive(), |there| there.date())
    }

    /// The first moment after which it is never again this day or an earlier one there; the last moment there is, where that
    /// would be beyond it.
    #[inline]
    pub(super) fn end_of(self, date: NaiveDate) -> Time {
        let Some(next) = date.succ_opt() else { return Time::MAX_UTC };
        let midnight = next.and_time(NaiveTime::MIN);
        match self {
            Zone::Fixed(offset) => at(midnight, offset),
            #[cfg(feature = "chrono-tz")]
            Zone::Named(zone) => named(zone, midnight),
        }
    }
}

/// The moment at which a clock with this offset shows this; the first or last moment there is, where that would be beyond it.
#[inline]
fn at(there: NaiveDateTime, offset: FixedOffset) -> Time {
    there.checked_sub_offset(offset).map_or_else(|| end_of_time(-offset.local_minus_utc()), |utc| utc.and_utc())
}

/// Where one arrives who would go beyond the first or last moment, in this direction.
#[cold]
fn end_of_time(direction: i32) -> Time {
    if direction < 0 { Time::MIN_UTC } else { Time::MAX_UTC }
}

/// The first moment after which it is never again before this midnight.
#[cfg(feature = "chrono-tz")]
fn named(zone: chrono_tz::Tz, midnight: NaiveDateTime) -> Time {
    match zone.offset_from_local_datetime(&midnight) {
        MappedLocalTime::Single(offset) => at(midnight, offset.fix()),
        MappedLocalTime::Ambiguous(first, second) => {
            // Where the clock goes back from one in the morning to midnight, the day is over at the first midnight. Where it
            // goes back to before midnight, there is more of the old day, and it is over at the second.
            let second = at(midnight, second.fix());
            let just_before = second.checked_sub_signed(TimeDelta::nanoseconds(1)).unwrap_or(second);
            let more = Zone::Named(zone).date_of(just_before) < midnight.date();
            if more { second } else { at(midnight, first.fix()) }
        }
        // The clock skips midnight, or the whole day: the old day is over when it does. Each gap has a side before it.
        MappedLocalTime::None => chrono_tz::GapInfo::new(&midnight, &zone)
            .and_then(|gap| gap.begin)
            .map_or_else(|| midnight.and_utc(), |(there, offset)| at(there, offset.fix())),
    }
}

/// The zone of this name.
#[cfg(feature = "chrono-tz")]
fn find(name: &str) -> Result<Zone, NoZone> {
    name.parse().map(Zone::Named).map_err(|_| NoZone::Unknown(name.into()))
}

/// The names come with the feature.
#[cfg(not(feature = "chrono-tz"))]
fn find(name: &str) -> Result<Zone, NoZone> {
    Err(NoZone::Feature(name.into()))
}

/// Why what stands in a file is no zone.
#[derive(thiserror::Error, Debug)]
enum NoZone {
    #[error("`{0:.40}` is no offset from UTC; one looks like `+01:00`, less than 24 hours either way")]
    Offset(String),
    #[cfg(feature = "chrono-tz")]
    #[error("there is no time zone `{0:.40}`; one is called like `Europe/Amsterdam`")]
    Unknown(String),
    #[cfg(not(feature = "chrono-tz"))]
    #[error("the time zone `{0:.40}` has a name, and names need the feature `chrono-tz`")]
    Feature(String),
}

/// A zone as it stands in a file; the same with and without names.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Zone", rename_all = "snake_case")]
enum Written {
    Fixed(String),
    Named(String),
}

impl TryFrom<Written> for Zone {
    type Error = NoZone;
    fn try_from(written: Written) -> Result<Self, NoZone> {
        match written {
            Written::Fixed(text) => match offset(text.as_bytes()) {
                // Each offset is written in one way.
                Some(offset) if offset.to_string() == text => Ok(Zone::Fixed(offset)),
                _ => Err(NoZone::Offset(text)),
            },
            Written::Named(name) => find(&name),
        }
    }
}

impl From<Zone> for Written {
    fn from(zone: Zone) -> Self {
        match zone {
            Zone::Fixed(offset) => Written::Fixed(offset.to_string()),
            #[cfg(feature = "chrono-tz")]
            Zone::Named(zone) => Written::Named(zone.name().into()),
        }
    }
}

/// `+01:00`, or `+01:00:30` as some were before railways.
fn offset(text: &[u8]) -> Option<FixedOffset> {
    let (sign, [h1, h2, b':', m1, m2, rest @ ..]) = text.split_first()? else { return None };
    let (s1, s2) = match rest {
        [] => (b'0', b'0'),
        [b':', s1, s2] => (*s1, *s2),
        _ => return None,
    };
    let two = |tens: u8, ones: u8| Some(char::from(tens).to_digit(10)? * 10 + char::from(ones).to_digit(10)?);
    let minutes = two(*m1, *m2).filter(|minutes| *minutes < 60)?;
    let seconds = two(s1, s2).filter(|seconds| *seconds < 60)?;
    let east = (two(*h1, *h2)? * 3600 + minutes * 60 + seconds).cast_signed();
    match sign {
        b'+' => FixedOffset::east_opt(east),
        b'-' => FixedOffset::west_opt(east),
        _ => None,
    }
}

impl From<FixedOffset> for Zone {
    fn from(offset: FixedOffset) -> Self {
        Zone::Fixed(offset)
    }
}

impl From<Utc> for Zone {
    fn from(utc: Utc) -> Self {
        Zone::Fixed(utc.fix())
    }
}

#[cfg(feature = "chrono-tz")]
impl From<chrono_tz::Tz> for Zone {
    fn from(zone: chrono_tz::Tz) -> Self {
        Zone::Named(zone)
    }
}
