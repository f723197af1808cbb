//! How long something takes, in the two units that a person reads at once.

use crate::view::words::Words;
use chrono::TimeDelta;

impl Words {
    /// Days and hours, or hours and minutes.
    pub(super) fn lateness(&self, late: TimeDelta) -> String {
        let [days, hours, minutes] = [late.num_days(), late.num_hours() % 24, late.num_minutes() % 60];
        let [days_said, hours_said, minutes_said] = [days, hours, minutes].map(|number| number.to_string());
        if days > 0 {
            self.fill("late.days", &[("days", &days_said), ("hours", &hours_said)])
        } else {
            self.fill("late.hours", &[("hours", &hours_said), ("minutes", &minutes_said)])
        }
    }

    /// Days and hours, hours and minutes, or minutes, without what is nothing.
    pub(super) fn long(&self, long: TimeDelta) -> String {
        match (long.num_days(), long.num_hours() % 24, long.num_minutes() % 60) {
            (0, 0, minutes) => self.fill("long.minutes", &[("minutes", &minutes.to_string())]),
            (0, hours, 0) => self.fill("long.hours", &[("hours", &hours.to_string())]),
            (days, 0, _) => self.fill("long.days", &[("days", &days.to_string())]),
            _ => self.lateness(long),
        }
    }
}
