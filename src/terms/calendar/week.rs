//! The weekdays that are worked, counted by whole weeks and a small table instead of from day to day.

use chrono::{Datelike, NaiveDate, Weekday};
use std::num::NonZeroU32;

/// The seven, in the order in which they are counted here.
pub(super) const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The usual weekend.
pub(super) const WEEKEND: [Weekday; 2] = [Weekday::Sat, Weekday::Sun];

/// From chrono's day 1, a Monday, back to a Monday before its first day: so no day has a number below 0, and each Monday has
/// a multiple of 7.
const ORIGIN: i32 = 7 * 14_000_000 - 1;

/// The number of a day.
#[inline]
pub(super) fn number(date: NaiveDate) -> u32 {
    (date.num_days_from_ce() + ORIGIN).cast_unsigned()
}

/// The number of working days that are looked up, and more are computed.
const NEAR: u8 = 16;

/// Which weekdays are worked, and how many they are from Monday to each. There is at least one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Week {
    /// How many days of a week are worked, 1 to 7.
    length: NonZeroU32,
    /// For each weekday, how many are worked from Monday to it, itself included.
    up_to: [u8; 7],
    /// The weekday of the first worked day of a week, of the second, and so on.
    nth: [u8; 7],
    /// For each weekday, how many days it is to the next worked one, to the second, and so on, after 0 for none.
    near: [[u8; NEAR as usize]; 7],
}

impl Week {
    /// Monday to Friday.
    pub(super) fn usual() -> Self {
        Week::counted(NonZeroU32::MIN.saturating_add(4), [1, 2, 3, 4, 5, 5, 5], [0, 1, 2, 3, 4, 0, 0])
    }

    /// A week without these weekdays; none if nothing would be left.
    pub(super) fn without(weekend: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let mut worked = WEEKDAYS.map(Some);
        for day in weekend {
            worked.iter_mut().filter(|weekday| **weekday == Some(day)).for_each(|weekday| *weekday = None);
        }
        let (mut up_to, mut nth, mut length) = ([0; 7], [0; 7], 0_u8);
        let mut places = nth.iter_mut();
        for ((day, up_to), worked) in (0_u8..).zip(&mut up_to).zip(worked) {
            if worked.is_some()
                && let Some(place) = places.next()
            {
                *place = day;
                length += 1;
            }
            *up_to = length;
        }
        Some(Week::counted(NonZeroU32::new(length.into())?, up_to, nth))
    }

    fn counted(length: NonZeroU32, up_to: [u8; 7], nth: [u8; 7]) -> Self {
        let mut week = Week { length, up_to, nth, near: [[0; NEAR as usize]; 7] };
        let mut near = week.near;
        for (weekday, row) in WEEKDAYS.into_iter().zip(&mut near) {
            for (n, days) in (1..NEAR).zip(row.iter_mut().skip(1)) {
                *days = u8::try_from(week.days_after(weekday, n.into())).unwrap_or(u8::MAX); // at most 15 weeks and 6 days
            }
        }
        week.near = near;
        week
    }

    /// Returns true if this day of the week is worked.
    pub(super) fn contains(&self, day: Weekday) -> bool {
        self.nth
            .get(..self.length.get() as usize)
            .is_some_and(|worked| worked.iter().any(|weekday| u32::from(*weekday) == day.num_days_from_monday()))
    }

    /// How many worked weekdays there are up to a day, itself included.
    pub(super) fn rank(&self, day: u32) -> u32 {
        day / 7 * self.length.get() + at(self.up_to, day % 7)
    }

    /// The worked weekday of this rank, which is not 0.
    pub(super) fn day(&self, rank: u32) -> u32 {
        let before = rank - 1;
        before / self.length * 7 + at(self.nth, before % self.length)
    }

    /// How many days it is from a weekday to the `n`-th worked weekday after it, if `n` is small.
    #[inline]
    pub(super) fn near(&self, weekday: Weekday, n: u32) -> Option<u32> {
        self.near.get(weekday.num_days_from_monday() as usize)?.get(n as usize).copied().map(u32::from)
    }

    /// The same for any `n` but 0.
    pub(super) fn days_after(&self, weekday: Weekday, n: u32) -> u32 {
        let day = weekday.num_days_from_monday();
        self.day(self.rank(day) + n) - day
    }
}

/// The number at a place that there is.
#[inline]
fn at(table: [u8; 7], place: u32) -> u32 {
    table.get(place as usize).copied().unwrap_or_default().into()
}
