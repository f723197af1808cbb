//! How long something may take, in the units that people promise in.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How long something may take. The result is computed by a [`Calendar`](crate::Calendar).
///
/// ```
/// use candidacy::terms::calendar::Span;
///
/// assert_eq!(Span::WorkingDays(5).to_string(), "5 working days");
/// assert_eq!(serde_json::to_string(&Span::WorkingDays(5))?, r#"{"working_days":5}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a fourth unit is another rule of counting, and matches should notice")]
pub enum Span {
    /// Days that are neither weekend nor holiday; it ends when the last of them is over.
    WorkingDays(u16),
    /// Days as the wall calendar has them; it ends when the last of them is over.
    Days(u16),
    /// Hours of 3,600 seconds each, to the moment.
    Hours(u16),
}

/// `5 working days`, `1 day`, `48 hours`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match *self {
            Span::WorkingDays(days) => (days, "working day"),
            Span::Days(days) => (days, "day"),
            Span::Hours(hours) => (hours, "hour"),
        };
        write!(f, "{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}
