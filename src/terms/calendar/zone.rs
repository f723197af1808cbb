//! The zone, as it is said and written.

use chrono::{FixedOffset, Offset, Utc};
use serde::{Deserialize, Serialize};

/// The zone in which days begin and end.
///
/// On the wire `{"fixed":"+01:00"}` or, with the feature `chrono-tz`, `{"named":"Europe/Amsterdam"}`. Without that feature a
/// named zone in a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
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

/// `+01:00`, or `+01:00:30` as some were before railways. Sixty minutes are an hour here too; that is not how it is written.
fn offset(text: &[u8]) -> Option<FixedOffset> {
    let (sign, [h1, h2, b':', m1, m2, rest @ ..]) = text.split_first()? else { return None };
    let (s1, s2) = match rest {
        [] => (b'0', b'0'),
        [b':', s1, s2] => (*s1, *s2),
        _ => return None,
    };
    let two = |tens: u8, ones: u8| Some(char::from(tens).to_digit(10)? * 10 + char::from(ones).to_digit(10)?);
    let east = (two(*h1, *h2)? * 3600 + two(*m1, *m2)? * 60 + two(s1, s2)?).cast_signed();
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
