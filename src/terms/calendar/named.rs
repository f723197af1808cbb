//! A zone with a name. Its offsets are found once, for half a century: away from changes of the clock, a day then needs no
//! search in the time zone database.

use super::moment::moment;
use crate::value::time::Time;
use chrono::{
    Datelike, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
};
use chrono_tz::{GapInfo, Tz};
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

/// The years whose offsets are found. In others the database is searched each time.
const YEARS: Range<i32> = 2000..2050;

/// The parts of a year that are looked at, of [`LENGTH`] days each; the last may be a day shorter.
const PARTS: u32 = 61;

/// Two changes that cancel each other must not fit between the beginnings of two parts: they would not be noticed. The
/// closest there are, in Gaza around a Ramadan, are a week less an hour apart.
const LENGTH: u32 = 6;

/// Offsets are kept in quarters of an hour, of this number of seconds. In these years there are no others, and one would be searched.
const QUARTER: i32 = 900;

/// The zone, and its offsets away from changes.
#[derive(Clone)]
pub(super) struct Named {
    zone: Tz,
    /// For each part of a year by its [`place`], the offset if it is the same in all of this part and of the one before.
    /// They are 6 kB, which clones share.
    steady: Arc<[Option<i8>]>,
}

/// The part of a year that a day is in, as a number: 0 is the second of all, the first that has one before it.
#[inline]
fn place(date: NaiveDate) -> i32 {
    (date.year() - YEARS.start) * PARTS.cast_signed() + (date.ordinal0() / LENGTH).cast_signed() - 1
}

impl Named {
    pub(super) fn new(zone: Tz) -> Self {
        let first_days = |year| (0..PARTS).filter_map(move |part| NaiveDate::from_yo_opt(year, part * LENGTH + 1));
        let midnights = YEARS.flat_map(first_days).map(|day| day.and_time(NaiveTime::MIN));
        let offsets: Vec<Option<i8>> = midnights.map(|utc| quarters(search(zone, utc))).collect();
        let steady = |three: &[Option<i8>]| match three {
            [before, here, next] if before == here && here == next => *here,
            _ => None,
        };
        Named { zone, steady: offsets.windows(3).map(steady).collect() }
    }

    pub(super) fn zone(&self) -> Tz {
        self.zone
    }

    /// How far it is from UTC at a moment.
    #[inline]
    pub(super) fn offset(&self, utc: NaiveDateTime) -> FixedOffset {
        self.steady(utc.date()).unwrap_or_else(|| search(self.zone, utc))
    }

    /// The first moment after which it is never again before this midnight.
    #[inline]
    pub(super) fn passes(&self, midnight: NaiveDateTime) -> Time {
        // It is less than a day from midnight in UTC to midnight there. If it is earlier, that is in the part before at most,
        // and if it is later, then still before the next part: the offset is the same there.
        match self.steady(midnight.date()) {
            Some(offset) => moment(midnight, offset),
            None => self.search_passes(midnight),
        }
    }

    /// The offset that holds all this day in UTC, the day before and until the next begins, if it is known.
    #[inline]
    fn steady(&self, date: NaiveDate) -> Option<FixedOffset> {
        let quarters = *self.steady.get(usize::try_from(place(date)).ok()?)?;
        FixedOffset::east_opt(i32::from(quarters?) * QUARTER)
    }

    /// The same as [`passes`](Self::passes), wherever and whenever.
    #[cold]
    fn search_passes(&self, midnight: NaiveDateTime) -> Time {
        match self.zone.offset_from_local_datetime(&midnight) {
            MappedLocalTime::Single(offset) => moment(midnight, offset.fix()),
            MappedLocalTime::Ambiguous(first, second) => {
                // Where the clock goes back from one in the morning to midnight, the day is over at the first midnight. Where it
                // goes back to before midnight, it has done so before the second one: there is more of the old day, until then.
                let again = moment(midnight, second.fix());
                let just_before = again.checked_sub_signed(TimeDelta::nanoseconds(1)).unwrap_or(again).naive_utc();
                let more = search(self.zone, just_before) == second.fix();
                if more { again } else { moment(midnight, first.fix()) }
            }
            // The clock skips midnight, or the whole day: the old day is over when it does. Each gap has a side before it.
            MappedLocalTime::None => GapInfo::new(&midnight, &self.zone)
                .and_then(|gap| gap.begin)
                .map_or_else(|| midnight.and_utc(), |(there, offset)| moment(there, offset.fix())),
        }
    }
}

/// The offset as the time zone database has it.
fn search(zone: Tz, utc: NaiveDateTime) -> FixedOffset {
    zone.offset_from_utc_datetime(&utc).fix()
}

/// An offset in quarters of an hour.
fn quarters(offset: FixedOffset) -> Option<i8> {
    let seconds = offset.local_minus_utc();
    if seconds % QUARTER == 0 { i8::try_from(seconds / QUARTER).ok() } else { None }
}

/// The zone says all: the rest is found from it.
impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        self.zone == other.zone
    }
}

impl Eq for Named {}

impl Hash for Named {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.zone.hash(state);
    }
}
