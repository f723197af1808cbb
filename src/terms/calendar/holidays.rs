//! The holidays that fall on worked weekdays, found by their place in the year instead of by a search.

use super::week::{Week, number};
use chrono::{Datelike, NaiveDate};

/// Holidays in ascending order, and where to begin to look.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Holidays {
    days: Box<[Holiday]>,
    /// How many there are.
    count: u32,
    /// For each [`place`] from that of the first holiday to that of the last, how many are in earlier places. In the worst
    /// case, one holiday in the year 0 and one in 9999, that is 160 kB.
    before: Box<[u16]>,
    first_place: i32,
}

/// A holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Holiday {
    date: NaiveDate,
    /// Its rank among the worked weekdays.
    rank: u32,
}

/// The part of a year that a day is in. They are in the order of the days, eight for each year, and 64 days long: there is
/// little to look at in one, and there are not many.
#[inline]
fn place(date: NaiveDate) -> i32 {
    date.year() * 8 + (date.ordinal() / 64).cast_signed()
}

impl Holidays {
    /// From dates in ascending order, each once, of which those on weekends do not count. They are at most 10,000, in the years
    /// 0 to 9999.
    pub(super) fn new(week: &Week, dates: &[NaiveDate]) -> Self {
        let worked = dates.iter().copied().filter(|date| week.contains(date.weekday()));
        let days: Box<[Holiday]> = worked.map(|date| Holiday { date, rank: week.rank(number(date)) }).collect();
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return Holidays::default() };
        let (first_place, last_place) = (place(first.date), place(last.date));
        let before = |here| days.partition_point(|holiday| place(holiday.date) < here);
        let before = (first_place..=last_place).map(|here| u16::try_from(before(here)).unwrap_or(u16::MAX)).collect();
        Holidays { count: u32::try_from(days.len()).unwrap_or(u32::MAX), days, before, first_place }
    }

    /// How many there are up to a date, itself included.
    #[inline]
    pub(super) fn up_to(&self, date: NaiveDate) -> u32 {
        let here = usize::try_from(place(date) - self.first_place).unwrap_or(0); // none is before the first place
        let Some(before) = self.before.get(here) else { return self.count };
        let mut count = u32::from(*before);
        while !self.is_after(count, date) {
            count += 1;
        }
        count
    }

    /// Returns true if the one at this place is later than a date. Beyond the last, what there is not is later.
    #[inline]
    pub(super) fn is_after(&self, earlier: u32, date: NaiveDate) -> bool {
        self.days.get(earlier as usize).is_none_or(|holiday| holiday.date > date)
    }

    /// The rank of the `n`-th working day after a worked weekday's rank, up to which `passed` of the holidays are.
    pub(super) fn skip(&self, passed: u32, rank: u32, n: u32) -> u32 {
        // A working day's rank is the number of working days up to it, which is known, and of holidays before it. A holiday's
        // rank less the holidays before it is one more than the working days before it: it is in between if that is not more
        // than what is known. From one holiday to the next it never falls, so the first that is not in between ends it.
        let working = rank - passed + n;
        let mut all = passed;
        while self.days.get(all as usize).is_some_and(|holiday| holiday.rank - all <= working) {
            all += 1;
        }
        working + all
    }
}
