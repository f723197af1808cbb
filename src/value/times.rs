//! Times for a meeting that one side proposes to the other.

use crate::value::code::codes;
use crate::value::redacted::unchanged;
use crate::value::short_list::ShortList;
use crate::value::time::{Time, Written, is_on_the_clock};
use serde::{Deserialize, Serialize};

/// 1 to 10 moments, each once and the earliest first.
///
/// ```
/// use candidacy::value::{Time, Times, TimesError};
///
/// let (tuesday, monday): (Time, Time) = ("2026-03-03T09:00:00Z".parse()?, "2026-03-02T09:00:00Z".parse()?);
/// let times = Times::new([tuesday, monday])?;
/// assert_eq!(times.all(), [monday, tuesday]);
/// assert_eq!(Times::new([monday, monday]), Err(TimesError::Twice(monday)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "ShortList<Written>", into = "ShortList<Written>")]
#[doc(alias = "slots")]
pub struct Times(Box<[Time]>);

/// Why these moments cannot be proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TimesError {
    /// There is no time, or more than a person can choose from.
    #[error("1 to {max} times are proposed, not {0}", max = Times::MAX)]
    Length(usize),
    /// No clock shows one of them: a leap second within a minute.
    #[error("no clock shows one of the times: only the last second of a minute can leap")]
    NoSuchMoment,
    /// A time is named twice.
    #[error("the time {0} is named twice")]
    Twice(#[serde(serialize_with = "crate::value::time::serialize")] Time),
}

codes! { TimesError, "times" {
    Self::Length(_) => "length",
    Self::NoSuchMoment => "no_such_moment",
    Self::Twice(_) => "twice",
} }

impl Times {
    /// The most times.
    pub const MAX: usize = 10;

    /// Takes moments in any order.
    ///
    /// # Errors
    ///
    /// - [`TimesError::Length`] — no moments, or more than [`MAX`](Self::MAX).
    /// - [`TimesError::NoSuchMoment`] — a leap second within a minute, which chrono can say and no clock shows.
    /// - [`TimesError::Twice`] — one moment twice.
    pub fn new(times: impl IntoIterator<Item = Time>) -> Result<Self, TimesError> {
        let mut times: Box<[Time]> = times.into_iter().take(Self::MAX + 1).collect();
        if !(1..=Self::MAX).contains(&times.len()) {
            return Err(TimesError::Length(times.len()));
        }
        if !times.iter().all(|at| is_on_the_clock(*at)) {
            return Err(TimesError::NoSuchMoment);
        }
        times.sort_unstable();
        match times.iter().zip(times.iter().skip(1)).find(|(one, next)| one == next) {
            Some((one, _)) => Err(TimesError::Twice(*one)),
            None => Ok(Times(times)),
        }
    }

    /// Returns each moment, the earliest first.
    #[must_use]
    pub fn all(&self) -> &[Time] {
        &self.0
    }

    /// Returns the earliest.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "there is at least one")]
    pub fn first(&self) -> Time {
        *self.0.first().expect("times are never empty")
    }

    /// Returns the latest.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "there is at least one")]
    pub fn last(&self) -> Time {
        *self.0.last().expect("times are never empty")
    }

    /// Returns how many there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is at least one")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns true if the moment is among them.
    #[must_use]
    pub fn contains(&self, at: Time) -> bool {
        self.0.binary_search(&at).is_ok()
    }
}

unchanged! { Times }

impl TryFrom<ShortList<Written>> for Times {
    type Error = TimesError;
    fn try_from(ShortList(times): ShortList<Written>) -> Result<Self, TimesError> {
        Times::new(times.into_iter().map(|Written(at)| at))
    }
}

impl From<Times> for ShortList<Written> {
    fn from(times: Times) -> Self {
        ShortList(times.0.into_iter().map(Written).collect())
    }
}
