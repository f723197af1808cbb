//! Moments in words, in the zone of the reader.

use super::Words;
use crate::terms::calendar::{Calendar, LastDay, Span, Zone};
use crate::value::time::Time;
use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike};

/// A reader: their words, and the zone of their clock.
pub(crate) struct Reader<'a> {
    pub(crate) words: &'a Words,
    calendar: Calendar,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(words: &'a Words, zone: Zone) -> Self {
        Reader { words, calendar: Calendar::new(zone) }
    }

    /// A day: "Monday 9 March 2026".
    pub(crate) fn day(&self, date: NaiveDate) -> String {
        let weekday = format!("weekday.{}", date.weekday().number_from_monday());
        let month = format!("month.{:02}", date.month());
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let places = [
            ("weekday", &*self.words.say(&weekday)),
            ("day", &day),
            ("month", &self.words.say(&month)),
            ("year", &year),
        ];
        self.words.fill("date", &places)
    }

    /// A moment, with the zone that it is said in.
    pub(crate) fn moment(&self, at: Time) -> String {
        let (there, offset) = self.there(at);
        let (date, clock) = (self.day(there.date()), format!("{:02}:{:02}", there.hour(), there.minute()));
        let zone = if offset.local_minus_utc() == 0 { "UTC".to_owned() } else { format!("UTC{offset}") };
        self.words.fill("moment", &[("date", &date), ("time", &clock), ("zone", &zone)])
    }

    /// The last moment that is in time: the day that it ends, or else the moment.
    pub(crate) fn last(&self, due: Time) -> String {
        self.by(self.calendar.last_day(due), due)
    }

    /// A due moment: of a promise of days, the last day that is over by then on the reader's clock, or else the moment.
    pub(crate) fn by(&self, last: LastDay, due: Time) -> String {
        let last = last.shown_in(self.calendar.zone(), due);
        if last.whole { self.words.fill("end_of_day", &[("date", &self.day(last.date))]) } else { self.moment(due) }
    }

    /// A moment in a list, as digits.
    pub(crate) fn digits(&self, at: Time) -> String {
        self.there(at).0.format("%Y-%m-%d %H:%M").to_string()
    }

    /// How long something may take.
    pub(crate) fn span(&self, span: Span) -> String {
        self.words.span(span)
    }

    /// The reader's clock at a moment.
    pub(crate) fn clock(&self, at: Time) -> NaiveDateTime {
        self.there(at).0
    }

    /// How many seconds the reader's clock is ahead of UTC at a moment.
    pub(crate) fn ahead(&self, at: Time) -> i64 {
        self.there(at).1.local_minus_utc().into()
    }

    /// The reader's clock at a moment, and how far it is from UTC.
    fn there(&self, at: Time) -> (NaiveDateTime, FixedOffset) {
        let utc = at.naive_utc();
        #[cfg_attr(
            not(feature = "chrono-tz"),
            expect(clippy::infallible_destructuring_match, reason = "with named zones there are two")
        )]
        let offset = match self.calendar.zone() {
            Zone::Fixed(offset) => offset,
            #[cfg(feature = "chrono-tz")]
            Zone::Named(zone) => {
                use chrono::{Offset, TimeZone};
                zone.offset_from_utc_datetime(&utc).fix()
            }
        };
        (utc.checked_add_offset(offset).unwrap_or(utc), offset)
    }
}

impl Words {
    /// How long something may take.
    pub(crate) fn span(&self, span: Span) -> String {
        let (key, count) = match span {
            Span::WorkingDays(days) => ("span.working_days", days),
            Span::Days(days) => ("span.days", days),
            Span::Hours(hours) => ("span.hours", hours),
        };
        self.count(key, count.into(), &[])
    }
}
