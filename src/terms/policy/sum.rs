//! Spans that follow one another: how long they can take together, and whether that is longer than a limit.

use crate::terms::calendar::Calendar;
use crate::terms::calendar::Span::{self, Days, Hours, WorkingDays};
use chrono::TimeDelta;

/// Several spans, one after the other, as one span. The first is over before its last day is, and the second begins on that day.
/// Spans of different units are added up as the most days that each can take.
pub(super) fn sum(calendar: &Calendar, spans: impl IntoIterator<Item = Span>) -> Span {
    let add = |first, then| {
        let alike = match (first, then) {
            (WorkingDays(a), WorkingDays(b)) => a.checked_add(b).map(WorkingDays),
            (Hours(a), Hours(b)) => a.checked_add(b).map(Hours),
            _ => None,
        };
        alike.unwrap_or_else(|| Days(days(calendar, first).saturating_add(days(calendar, then))))
    };
    spans.into_iter().reduce(add).unwrap_or(Days(0))
}

/// Returns true if it can take longer than the limit, holidays aside.
///
/// The rest of the day that a span in days starts on comes on top, for the limit as for what it limits. Hours have no such
/// day: they have to fit a limit in days even where that starts just before midnight.
pub(super) fn is_longer(calendar: &Calendar, within: Span, limit: Span) -> bool {
    let rest_of_the_day = match (within, limit) {
        (Hours(_), WorkingDays(_) | Days(_)) => TimeDelta::days(1),
        (Hours(_), Hours(_)) | (WorkingDays(_) | Days(_), _) => TimeDelta::zero(),
    };
    calendar.longest(within) > calendar.longest(limit) - rest_of_the_day
}

/// The most days that it can take, without the one on which it starts.
fn days(calendar: &Calendar, span: Span) -> u16 {
    match span {
        Days(days) => days,
        Hours(hours) => hours.div_ceil(24),
        WorkingDays(_) => u16::try_from(calendar.longest(span).num_days() - 1).unwrap_or(u16::MAX),
    }
}
