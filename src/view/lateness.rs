//! How long something takes, in the two units that a person reads at once.

use chrono::TimeDelta;
use std::fmt;

/// Days and hours, or hours and minutes.
pub(super) struct Lateness(pub(super) TimeDelta);

impl fmt::Display for Lateness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Lateness(late) = self;
        let (days, hours, minutes) = (late.num_days(), late.num_hours() % 24, late.num_minutes() % 60);
        if days > 0 { write!(f, "{days} d {hours} h") } else { write!(f, "{hours} h {minutes} min") }
    }
}
