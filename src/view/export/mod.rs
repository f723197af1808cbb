//! For other tools: process mining (XES), calendars (iCalendar, feature `icalendar`), and tables (CSV, feature `csv`).
//!
//! Nothing here repeats what was written about a person: no text, no reference, no name. A calendar, of the company or of the
//! candidate, has the link or the directions of its meetings. Any person who has it can come, so give it only to those who are
//! invited.

#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "icalendar")]
mod icalendar;
mod xes;

#[cfg(feature = "csv")]
pub use self::csv::csv;
#[cfg(feature = "icalendar")]
pub use self::icalendar::{icalendar, icalendar_as_told};
pub use xes::xes;

use crate::value::actor::Actor;

/// The role of the actor: the candidate, or a capacity of the company.
fn role(by: Actor) -> &'static str {
    match by {
        Actor::Candidate => "candidate",
        Actor::Staff(staff) => staff.capacity.name(),
    }
}
