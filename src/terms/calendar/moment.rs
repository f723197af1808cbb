//! The moment at which a clock shows something: the end of what chrono can say is a moment too.

use crate::value::time::Time;
use chrono::{FixedOffset, NaiveDateTime};

/// The moment at which a clock with this offset shows this; the first or last moment there is, where that would be beyond it.
#[inline]
pub(super) fn moment(there: NaiveDateTime, offset: FixedOffset) -> Time {
    there.checked_sub_offset(offset).map_or_else(|| end_of_time(-offset.local_minus_utc()), |utc| utc.and_utc())
}

/// The first or the last moment there is, for a way that would go beyond it in this direction.
#[cold]
pub(super) fn end_of_time(direction: i32) -> Time {
    if direction < 0 { Time::MIN_UTC } else { Time::MAX_UTC }
}
