//! The timeline for a reader: their words and the clock of their zone, in each way of drawing.

use super::{Stay, Timeline};
use crate::value::time::Time;
use crate::view::words::{InWords, Reader, Words};
use chrono::{Datelike, NaiveDateTime, TimeDelta};
use std::fmt;

/// A [`Timeline`] in somebody's words and on the clock of their zone. By `Display` it is a picture for a terminal, without colour.
pub struct Drawing<'a>(pub(super) InWords<'a, Timeline>);

impl Drawing<'_> {
    pub(super) fn timeline(&self) -> &Timeline {
        self.0.view
    }

    pub(super) fn reader(&self) -> &Reader<'_> {
        &self.0.reader
    }

    pub(super) fn words(&self) -> &Words {
        self.0.reader.words
    }

    pub(super) fn say(&self, name: &str) -> String {
        self.words().say(&format!("timeline.{name}"))
    }

    pub(super) fn fill(&self, name: &str, places: &[(&str, &str)]) -> String {
        self.words().fill(&format!("timeline.{name}"), places)
    }

    /// A stay: the phase, with its step.
    pub(super) fn stay(&self, stay: &Stay) -> String {
        let phase = self.words().phase(stay.phase);
        stay.step
            .as_ref()
            .map_or_else(|| phase.clone(), |step| format!("{}: {phase}", self.words().step(step.as_str())))
    }

    /// How long a stay lasted, or has lasted so far.
    pub(super) fn lasted(&self, stay: &Stay, until: Time) -> String {
        let long = self.words().long(until - stay.from);
        let lasts = stay.until.is_none() && !stay.phase.is_closed();
        if lasts { self.fill("so_far", &[("long", &long)]) } else { long }
    }

    /// Whose timeline it is, and of when.
    pub(super) fn head(&self) -> String {
        let Timeline { candidacy, as_of, .. } = self.timeline();
        self.fill("head", &[("id", &candidacy.to_string()), ("when", &self.reader().moment(*as_of))])
    }

    /// A line with, behind it, at which step the candidacy was taken over, if it was.
    pub(super) fn with_taken_over(&self, head: String) -> String {
        let Some(step) = self.timeline().taken_over else { return head };
        self.fill("taken_over", &[("head", &head), ("step", &step.to_string())])
    }

    /// The day in short: "2 Mar".
    pub(super) fn day(&self, at: Time) -> String {
        let there = self.reader().clock(at);
        format!("{} {}", there.day(), self.month(there))
    }

    fn month(&self, there: NaiveDateTime) -> String {
        self.words().say(&format!("month.short.{:02}", there.month()))
    }

    /// The day and the hour in short: "2 Mar 09:00".
    pub(super) fn hour(&self, at: Time) -> String {
        format!("{} {}", self.day(at), self.time(at))
    }

    pub(super) fn time(&self, at: Time) -> String {
        self.reader().clock(at).format("%H:%M").to_string()
    }

    pub(super) fn year(&self, at: Time) -> i32 {
        self.reader().clock(at).year()
    }

    pub(super) fn weekday(&self, at: Time) -> String {
        let weekday = self.reader().clock(at).weekday().number_from_monday();
        self.words().say(&format!("weekday.short.{weekday}"))
    }

    /// The words for a tick of the scale: a day, an hour where it is about hours, or a month where it is about years.
    pub(super) fn tick(&self, tick: Time) -> String {
        let scale = self.timeline().scale();
        // A clock that changed since the first tick shows it an hour from midnight.
        let day = tick.checked_add_signed(TimeDelta::hours(2)).unwrap_or(tick);
        if scale.is_about_hours() {
            self.hour(tick)
        } else if scale.is_about_years() {
            format!("{} {}", self.month(self.reader().clock(day)), self.year(day))
        } else {
            self.day(day)
        }
    }
}

/// Shows the timeline, and none of the words.
impl fmt::Debug for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawing").field("timeline", self.timeline()).field("words", self.words()).finish()
    }
}
