//! Why something is not a process, and how much of each thing a process can have.

use crate::terms::calendar::Span;
use crate::value::actor::Capacity;
use crate::value::code::codes;
use crate::value::text::Name;

pub(super) const MAX_CAST: usize = 40;
pub(super) const MAX_STEPS: usize = 100;
pub(super) const MAX_PARTS: usize = 8;
pub(super) const MAX_DAYS: u16 = 180;
pub(super) const MAX_HOURS: u16 = 400;
pub(super) const MAX_HORIZON: u16 = 365;

/// Why something is not a process.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProcessError {
    /// The cast is empty or too large: this number in a file, at least this number otherwise.
    #[error("a cast has 1 to {MAX_CAST} capacities, not {0}")]
    Cast(usize),
    /// A capacity stands twice in the cast.
    #[error("`{0}` stands twice in the cast")]
    CastTwice(Capacity),
    /// Nobody may read the applications.
    #[error("nobody of the cast selects")]
    NobodySelects,
    /// Nobody would hear a concern.
    #[error("nobody of the cast hears concerns")]
    NobodyHears,
    /// A step needs assent that nobody may give.
    #[error("the step `{0}` needs assent, and nobody of the cast agrees")]
    NobodyAgrees(Name),
    /// A step names a capacity that is not of the cast.
    #[error("the step `{step}` names `{capacity}`, which is not of the cast")]
    NotOfTheCast {
        /// The step.
        step: Name,
        /// The capacity.
        capacity: Capacity,
    },
    /// There is no step, or there are too many: this number in a file, at least this number otherwise.
    #[error("a process has 1 to {MAX_STEPS} steps, not {0}")]
    Length(usize),
    /// Two steps have one name.
    #[error("two steps are called `{0}`")]
    SameName(Name),
    /// A step has no parts, or too many: this number in a file, at least this number otherwise.
    #[error("the step `{step}` has 1 to {MAX_PARTS} parts, not {parts}")]
    Parts {
        /// The step.
        step: Name,
        /// The number of parts.
        parts: usize,
    },
    /// A step in a file has both one task and a list of parts.
    #[error("the step `{0}` has a task or parts, not both")]
    TaskAndParts(Name),
    /// Two parts of a step have one name.
    #[error("two parts of the step `{step}` are called `{part}`")]
    SamePart {
        /// The step.
        step: Name,
        /// The name of both parts.
        part: Name,
    },
    /// Every part of a step only informs, so that there is nothing to decide about.
    #[error("every part of the step `{0}` only informs")]
    NobodyJudges(Name),
    /// An interview has at least one capacity.
    #[error("the interview `{0}` needs at least one capacity")]
    NobodyMeets(Name),
    /// A step that nobody may decide would never end.
    #[error("nobody may decide at `{0}`")]
    NobodyDecides(Name),
    /// An assignment has no time, or too much.
    #[error("the assignment `{part}` has 1 to {MAX_DAYS} days, not {days}")]
    Days {
        /// The assignment.
        part: Name,
        /// The number that was asked for.
        days: u16,
    },
    /// An assignment is expected to take no hours, or too many.
    #[error("the assignment `{part}` takes 1 to {MAX_HOURS} hours, not {hours}")]
    Hours {
        /// The assignment.
        part: Name,
        /// The number that was asked for.
        hours: u16,
    },
    /// Nobody can decide in no time.
    #[error("{span} are no time to decide at `{step}`")]
    NoTime {
        /// The step.
        step: Name,
        /// The span that was asked for.
        span: Span,
    },
    /// A decision counts from a date that is not among those of the process.
    #[error("the decision at `{step}` counts from `{date}`, which is not among the dates of the process")]
    UnknownDate {
        /// The step.
        step: Name,
        /// The name of the date.
        date: Name,
    },
    /// Two dates have one name.
    #[error("two dates are called `{0}`")]
    SameDate(Name),
    /// A horizon has no days, or too many.
    #[error("a horizon has 1 to {MAX_HORIZON} days, not {0}")]
    Horizon(u16),
    /// A capacity that acts for another organisation is not of the cast.
    #[error("`{0}` acts for another organisation, and is not of the cast")]
    NoSuchCapacity(Capacity),
}

codes! { ProcessError, "process" {
    Self::Cast(_) => "cast",
    Self::CastTwice(_) => "cast_twice",
    Self::NobodySelects => "nobody_selects",
    Self::NobodyHears => "nobody_hears",
    Self::NobodyAgrees(_) => "nobody_agrees",
    Self::NotOfTheCast { .. } => "not_of_the_cast",
    Self::Length(_) => "length",
    Self::SameName(_) => "same_name",
    Self::Parts { .. } => "parts",
    Self::TaskAndParts(_) => "task_and_parts",
    Self::SamePart { .. } => "same_part",
    Self::NobodyJudges(_) => "nobody_judges",
    Self::NobodyMeets(_) => "nobody_meets",
    Self::NobodyDecides(_) => "nobody_decides",
    Self::Days { .. } => "days",
    Self::Hours { .. } => "hours",
    Self::NoTime { .. } => "no_time",
    Self::UnknownDate { .. } => "unknown_date",
    Self::SameDate(_) => "same_date",
    Self::Horizon(_) => "horizon",
    Self::NoSuchCapacity(_) => "no_such_capacity",
} }
