//! What comes out: for people, and as JSON.

use super::Outcome;
use super::noticed::Noticed;
use candidacy::foreign::{FindingKind, Judgement};
use candidacy::{PromiseKind, Terms, Time};
use chrono::TimeDelta;
use serde::Serialize;
use std::fmt;

/// A judgement, and what the reader noticed.
#[derive(Serialize)]
pub(super) struct Report<'t> {
    pub(super) at: Time,
    #[serde(skip)]
    pub(super) terms: &'t Terms,
    #[serde(rename = "log")]
    pub(super) noticed: Noticed,
    /// From the last interview, hand-in or answer of a check to the rejection that followed.
    pub(super) until_rejected: Gaps,
    pub(super) judgement: Judgement,
}

/// How long something took, in seconds.
#[derive(Default, Serialize)]
pub(super) struct Gaps {
    count: usize,
    median: Option<i64>,
    longest: Option<i64>,
}

impl From<Vec<TimeDelta>> for Gaps {
    fn from(mut gaps: Vec<TimeDelta>) -> Self {
        gaps.sort_unstable();
        let [median, longest] = [gaps.len().saturating_sub(1) / 2, gaps.len().saturating_sub(1)];
        let [median, longest] = [median, longest].map(|place| gaps.get(place).map(TimeDelta::num_seconds));
        Gaps { count: gaps.len(), median, longest }
    }
}

impl Report<'_> {
    /// Returns how the log was found.
    pub(super) fn outcome(&self) -> Outcome {
        let found = FindingKind::ALL.iter().any(|kind| self.judgement.found(*kind).count > 0);
        if self.noticed.stopped.is_some() {
            Outcome::Broken
        } else if found || self.noticed.unreadable > 0 || PromiseKind::ALL.iter().any(|kind| self.waited(*kind) > 0) {
            Outcome::Found
        } else {
            Outcome::Clean
        }
    }

    /// How many promises of a kind were not kept in time.
    fn waited(&self, kind: PromiseKind) -> u64 {
        let promises = self.judgement.tally(kind);
        promises.late + promises.overdue
    }

    /// The rules by which somebody waited too long.
    fn rules(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in PromiseKind::ALL.iter().filter(|kind| self.waited(**kind) > 0) {
            let (waited, all) = (self.waited(*kind), self.judgement.tally(*kind).total());
            write!(f, "{kind}: {waited} of {all} late or overdue")?;
            let deadline = self.terms.policy().deadline(*kind);
            if let Some(within) = deadline.within() {
                write!(f, "; due within {within} ({})", deadline.ground().source())?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// Seconds as days.
struct Days(Option<i64>);

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0.unwrap_or_default() * 10 + 43_200) / 86_400;
        write!(f, "{}.{} days", tenths / 10, tenths % 10)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { at, terms, noticed, until_rejected: Gaps { count, median, longest }, judgement } = self;
        writeln!(f, "{noticed}")?;
        let terms = terms.id();
        writeln!(f, "Judged by the terms {}, version {}, as it stood at {at:?}.\n", terms.name, terms.version)?;
        writeln!(f, "{judgement}\n")?;
        self.rules(f)?;
        if *count > 0 {
            let [median, longest] = [Days(*median), Days(*longest)];
            writeln!(f, "From the last interview to the rejection: {count}, median {median}, longest {longest}")?;
        }
        Ok(())
    }
}
