//! From moments to places on a line, and the days to write below it.

use crate::value::time::Time;

/// A stretch of time. It is a little longer than what happened in it, so that what comes next has room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    first: Time,
    seconds: i64,
}

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

impl Scale {
    pub(super) fn new(first: Time, last: Time) -> Self {
        let seconds = (last - first).num_seconds().max(HOUR);
        Scale { first, seconds: seconds + seconds / 6 }
    }

    /// The place of a moment on a line of this number of units; what lies beyond either end is there.
    pub(super) fn place(self, at: Time, units: i64) -> i64 {
        let seconds = (at - self.first).num_seconds().clamp(0, self.seconds);
        // As wide as a picture and as long as the calendar, it fits.
        i64::try_from(i128::from(seconds) * i128::from(units) / i128::from(self.seconds)).unwrap_or(units)
    }

    /// Returns true if it lies beyond the end.
    pub(super) fn is_beyond(self, at: Time) -> bool {
        (at - self.first).num_seconds() > self.seconds
    }

    /// The moments to write, at most eight: hours, days, weeks, months of 28 days, or years, from a round one on,
    /// on a clock that is ahead of UTC by a number of seconds.
    pub(super) fn ticks(self, ahead: i64) -> impl Iterator<Item = Time> {
        let steps = [1, 3, 6, 12].map(|hours| hours * HOUR).into_iter();
        let steps = steps.chain([1, 2, 7, 14, 28, 91, 365, 1_825, 3_650, 36_500, 365_000].map(|days| days * DAY));
        let step = steps.clone().find(|step| self.seconds / step < 8).unwrap_or(3_650_000 * DAY);
        let first = self.first.timestamp();
        let next = first + (step - first.saturating_add(ahead).rem_euclid(step)) % step;
        let last = first.saturating_add(self.seconds);
        (0..9)
            .map(move |n| next + n * step)
            .take_while(move |at| *at <= last)
            .filter_map(|at| Time::from_timestamp(at, 0))
    }

    /// Returns true if its ticks are hours.
    pub(super) fn is_about_hours(self) -> bool {
        self.seconds < 8 * DAY / 2
    }

    /// Returns true if it is so long that its ticks say their years.
    pub(super) fn is_about_years(self) -> bool {
        self.seconds > 2 * 365 * DAY
    }
}
