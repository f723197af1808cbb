//! Journals for other tools: for process mining (XES), for tables (CSV, feature `csv`), and for calendars (iCalendar, feature
//! `icalendar`).
//!
//! Nothing here repeats what was written about a person: no text, no reference, no name. A calendar has the link or the directions of
//! its meetings, by which anybody who has it can come. Give it only to the people who are invited.

#[cfg(feature = "icalendar")]
mod calendar;
#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "icalendar")]
mod icalendar;
mod row;
mod xes;

#[cfg(feature = "csv")]
pub use self::csv::csv;
#[cfg(feature = "icalendar")]
pub use self::icalendar::{icalendar, icalendar_as_told, icalendar_of_a_person};
pub use xes::xes;
