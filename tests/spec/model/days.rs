//! How spans are counted: the day of the promise does not count, and the last day counts until it is over, in UTC.

use candidacy::Time;
use chrono::{Datelike, Days, NaiveTime, Weekday};

/// How long there is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Span {
    Working(u32),
    Days(u32),
}

/// When a span is over that begins at a moment.
pub(super) fn after(from: Time, span: Span) -> Time {
    let (Span::Working(mut left) | Span::Days(mut left)) = span;
    let mut day = from.date_naive();
    while left > 0 {
        day = day + Days::new(1);
        let is_free = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        left -= u32::from(!is_free || matches!(span, Span::Days(_)));
    }
    (day + Days::new(1)).and_time(NaiveTime::MIN).and_utc()
}
