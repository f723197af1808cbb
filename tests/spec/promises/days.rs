//! When something is due, counted from day to day: the slow way, which nobody can get wrong.

use candidacy::terms::calendar::{Span, Zone};
use candidacy::{Calendar, Policy, PromiseKind, Time};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

/// When a span that begins at a moment is over: a day at a time. Beyond the last moment there is the last moment.
pub(super) fn after(calendar: &Calendar, from: Time, span: Span) -> Time {
    let (mut left, working) = match span {
        Span::Hours(hours) => {
            return from.checked_add_signed(TimeDelta::hours(hours.into())).unwrap_or(Time::MAX_UTC);
        }
        Span::Days(days) => (days, false),
        Span::WorkingDays(days) => (days, true),
    };
    let mut date = date_of(calendar, from);
    while left > 0 {
        let Some(next) = date.succ_opt() else { return Time::MAX_UTC };
        date = next;
        if !working || is_worked(calendar, date) {
            left -= 1;
        }
    }
    let Some(next) = date.succ_opt() else { return Time::MAX_UTC };
    let midnight = next.and_time(NaiveTime::MIN).checked_sub_signed(east(calendar));
    let beyond = if east(calendar) > TimeDelta::zero() { Time::MIN_UTC } else { Time::MAX_UTC };
    midnight.map_or(beyond, |midnight| midnight.and_utc())
}

fn is_worked(calendar: &Calendar, date: NaiveDate) -> bool {
    calendar.weekend().all(|day| day != date.weekday()) && !calendar.holidays().contains(&date)
}

fn date_of(calendar: &Calendar, at: Time) -> NaiveDate {
    let beyond = if east(calendar) > TimeDelta::zero() { NaiveDate::MAX } else { NaiveDate::MIN };
    at.naive_utc().checked_add_signed(east(calendar)).map_or(beyond, |there| there.date())
}

/// How far the calendar's clock is before UTC.
fn east(calendar: &Calendar) -> TimeDelta {
    let Zone::Fixed(offset) = calendar.zone() else { panic!("these laws know fixed zones only") };
    TimeDelta::seconds(offset.local_minus_utc().into())
}

/// The last moment in time by the policy's span, and not after its ceiling.
pub(super) fn by_policy(policy: &Policy, kind: PromiseKind, from: Time) -> Time {
    let span = policy.deadline(kind).within().expect("the policy says how long it takes");
    capped(policy, kind, from, after(policy.calendar(), from, span))
}

/// A moment that a fact has named, and not after the policy's ceiling.
pub(super) fn capped(policy: &Policy, kind: PromiseKind, from: Time, due: Time) -> Time {
    let ceiling = policy.deadline(kind).ceiling();
    ceiling.map_or(due, |ceiling| due.min(after(policy.calendar(), from, ceiling.span())))
}
