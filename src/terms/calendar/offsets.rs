//! How far a zone is from UTC: which day it is there, and when it is over. No law is known here, and no clock is read.

use super::Zone;
use super::moment::{end_of_time, moment};
#[cfg(feature = "chrono-tz")]
use super::named::Named;
use crate::value::time::Time;
use chrono::{FixedOffset, NaiveDate, NaiveTime};

/// A zone that is ready to be asked.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Offsets {
    Fixed(FixedOffset),
    #[cfg(feature = "chrono-tz")]
    Named(Named),
}

impl Offsets {
    pub(super) fn of(zone: Zone) -> Self {
        match zone {
            Zone::Fixed(offset) => Offsets::Fixed(offset),
            #[cfg(feature = "chrono-tz")]
            Zone::Named(zone) => Offsets::Named(Named::new(zone)),
        }
    }

    pub(super) fn zone(&self) -> Zone {
        match self {
            Offsets::Fixed(offset) => Zone::Fixed(*offset),
            #[cfg(feature = "chrono-tz")]
            Offsets::Named(named) => Zone::Named(named.zone()),
        }
    }

    /// Which day it is there; the first or last day there is, where the zone would go beyond it.
    #[inline]
    pub(super) fn date_of(&self, at: Time) -> NaiveDate {
        let utc = at.naive_utc();
        let offset = match self {
            Offsets::Fixed(offset) => *offset,
            #[cfg(feature = "chrono-tz")]
            Offsets::Named(named) => named.offset(utc),
        };
        utc.checked_add_offset(offset)
            .map_or_else(|| end_of_time(offset.local_minus_utc()).date_naive(), |there| there.date())
    }

    /// The first moment after which it is never again this day or an earlier one there; the last moment there is, where that
    /// would be beyond it.
    #[inline]
    pub(super) fn end_of(&self, date: NaiveDate) -> Time {
        let Some(next) = date.succ_opt() else { return Time::MAX_UTC };
        let midnight = next.and_time(NaiveTime::MIN);
        match self {
            Offsets::Fixed(offset) => moment(midnight, *offset),
            #[cfg(feature = "chrono-tz")]
            Offsets::Named(named) => named.passes(midnight),
        }
    }
}
