//! When is it due? Five working days after a date, and after a moment in Amsterdam, over a decade with its holidays.

use super::{Measure, measure};
use crate::calendars::{
    DAYS, Listed, by_bdays, by_business_days, by_chrono, by_chrono_tz, by_jiff, by_jiff_tz, cached, holidays,
    jiff_date, moments, old_date, own, timestamp, zone,
};
use candidacy::Calendar;
use candidacy::terms::calendar::Span;
use chrono::{FixedOffset, NaiveDate};
use chrono_tz::Europe::Amsterdam;
use std::hint::black_box;

const STARTS: u32 = 256;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("dates-own",           STARTS, dates_own),
    measure("dates-chrono",        STARTS, dates_chrono),
    measure("dates-jiff",          STARTS, dates_jiff),
    measure("dates-bdays",         STARTS, |times| dates_bdays(times, &Listed(holidays()))),
    measure("dates-bdays-cached",  STARTS, |times| dates_bdays(times, &cached())),
    measure("dates-business-days", STARTS, dates_business_days),
    measure("moments-own",         STARTS, |times| moments_own(times, &own())),
    measure("moments-own-fixed",   STARTS, |times| moments_own(times, &fixed())),
    measure("moments-chrono-tz",   STARTS, moments_chrono_tz),
    measure("moments-jiff",        STARTS, moments_jiff),
];

fn dates() -> Vec<NaiveDate> {
    moments(STARTS as usize).into_iter().map(|at| at.date_naive()).collect()
}

/// Each of them, so many times; every answer is looked at.
fn each<T: Copy, A>(times: u32, starts: &[T], answer: impl Fn(T) -> A) {
    for _ in 0..times {
        for start in starts {
            black_box(answer(black_box(*start)));
        }
    }
}

fn dates_own(times: u32) {
    let calendar = own();
    each(times, &dates(), |date| black_box(&calendar).working_days_after(date, black_box(DAYS)));
}

fn dates_chrono(times: u32) {
    let holidays = holidays();
    each(times, &dates(), |date| by_chrono(black_box(&holidays), date, black_box(DAYS)));
}

fn dates_jiff(times: u32) {
    let holidays: Vec<_> = holidays().into_iter().map(jiff_date).collect();
    let dates: Vec<_> = dates().into_iter().map(jiff_date).collect();
    each(times, &dates, |date| by_jiff(black_box(&holidays), date, black_box(DAYS)));
}

fn dates_bdays(times: u32, calendar: &impl bdays::HolidayCalendar<NaiveDate>) {
    each(times, &dates(), |date| by_bdays(black_box(calendar), date, black_box(DAYS)));
}

fn dates_business_days(times: u32) {
    let dates: Vec<_> = dates().into_iter().map(old_date).collect();
    each(times, &dates, |date| by_business_days(date, black_box(DAYS)));
}

fn fixed() -> Calendar {
    Calendar::new(FixedOffset::east_opt(3_600).expect("an hour")).with_holidays(holidays()).expect("few holidays")
}

fn moments_own(times: u32, calendar: &Calendar) {
    let span = Span::WorkingDays(DAYS);
    each(times, &moments(STARTS as usize), |from| black_box(calendar).after(from, black_box(span)));
}

fn moments_chrono_tz(times: u32) {
    let holidays = holidays();
    each(times, &moments(STARTS as usize), |from| {
        by_chrono_tz(black_box(Amsterdam), black_box(&holidays), from, black_box(DAYS))
    });
}

fn moments_jiff(times: u32) {
    let holidays: Vec<_> = holidays().into_iter().map(jiff_date).collect();
    let moments: Vec<_> = moments(STARTS as usize).into_iter().map(timestamp).collect();
    let zone = zone();
    each(times, &moments, |from| by_jiff_tz(black_box(&zone), black_box(&holidays), from, black_box(DAYS)));
}
