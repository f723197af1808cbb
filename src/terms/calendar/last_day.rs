//! The last day that a due moment leaves, as people say it.

use super::{Calendar, Zone};
use crate::value::time::Time;
use chrono::{NaiveDate, TimeDelta};
use serde::{Serialize, Serializer};
use std::fmt;

/// The last day that a due moment leaves, on the calendar of a zone: that of the moment just before.
///
/// A promise that is due when Wednesday is over is due at the first moment of Thursday, and people say "by Wednesday".
///
/// ```
/// use candidacy::{Calendar, Time};
///
/// let due: Time = "2026-11-26T00:00:00Z".parse()?;
/// let last = Calendar::utc().last_day(due);
/// assert_eq!((last.to_string(), last.whole), ("2026-11-25".to_owned(), true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a day has no more to it")]
pub struct LastDay {
    /// The day. On the wire `2026-11-25`.
    #[serde(serialize_with = "date")]
    pub date: NaiveDate,
    /// True if the day is left to its end. Otherwise the moment lies within it, such as the beginning of an interview.
    pub whole: bool,
    /// The zone in which it is this day.
    pub zone: Zone,
}

impl LastDay {
    /// Returns the last day of the same due moment in another zone.
    ///
    /// A day that is left to its end stays one: it is the last one that is over by then, so that nobody reads a midnight of elsewhere.
    #[must_use]
    pub fn shown_in(self, zone: impl Into<Zone>, due: Time) -> Self {
        let there = Calendar::new(zone).last_day(due);
        if self.whole && !there.whole {
            return LastDay { date: there.date.pred_opt().unwrap_or(there.date), whole: true, ..there };
        }
        there
    }
}

/// The date alone.
impl fmt::Display for LastDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date.fmt(f)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field over so")]
fn date<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

impl Calendar {
    /// Returns the last day that a due moment leaves.
    #[must_use]
    pub fn last_day(&self, due: Time) -> LastDay {
        let date = self.date_of(due.checked_sub_signed(TimeDelta::nanoseconds(1)).unwrap_or(due));
        LastDay { date, whole: self.end_of(date) == due, zone: self.zone() }
    }
}
