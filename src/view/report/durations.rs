//! How long things took: every one of them counted, so that what parts give can be added up exactly.

use chrono::TimeDelta;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// Durations, to the second, with how often each occurred.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(into = "Written"))]
pub struct Durations(BTreeMap<i64, u64>);

impl Durations {
    /// Counts one. A clock that was wrong makes none shorter than nothing.
    pub(super) fn add(&mut self, duration: TimeDelta) {
        *self.0.entry(duration.num_seconds().max(0)).or_default() += 1;
    }

    pub(super) fn merge(&mut self, other: &Durations) {
        for (seconds, times) in &other.0 {
            *self.0.entry(*seconds).or_default() += times;
        }
    }

    /// Returns how many durations there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.0.values().sum()
    }

    /// Returns true if there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the shortest duration that at least this percentage do not exceed (the nearest rank); none if there is
    /// none. More than 100 is 100.
    #[must_use]
    pub fn percentile(&self, percent: u8) -> Option<TimeDelta> {
        let rank = (u128::from(self.len()) * u128::from(percent.min(100))).div_ceil(100).max(1);
        let mut counted = 0;
        let found = self.0.iter().find(|(_, times)| {
            counted += u128::from(**times);
            counted >= rank
        });
        found.and_then(|(seconds, _)| TimeDelta::try_seconds(*seconds))
    }

    /// Returns the one in the middle; the shorter of two.
    #[must_use]
    pub fn median(&self) -> Option<TimeDelta> {
        self.percentile(50)
    }
}

/// Durations as they are shown.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Durations")]
struct Written {
    count: u64,
    median_seconds: Option<i64>,
    p90_seconds: Option<i64>,
}

/// How many, the median and the 90th percentile, in seconds.
impl Serialize for Durations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let seconds = |percent| self.percentile(percent).map(|duration: TimeDelta| duration.num_seconds());
        Written { count: self.len(), median_seconds: seconds(50), p90_seconds: seconds(90) }.serialize(serializer)
    }
}
