//! What comes out: for people, and as JSON.

use super::Outcome;
use super::noticed::Noticed;
use candidacy::foreign::{FindingKind, Judgement};
use candidacy::{PromiseKind, Terms, Time};
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
    pub(super) judgement: Judgement,
}

impl Report<'_> {
    /// Returns how the log was found.
    pub(super) fn outcome(&self) -> Outcome {
        let found = FindingKind::ALL.iter().any(|kind| self.judgement.found(*kind).count > 0);
        let waited = PromiseKind::ALL.iter().any(|kind| {
            let promises = self.judgement.tally(*kind);
            promises.late + promises.overdue > 0
        });
        if self.noticed.stopped.is_some() {
            Outcome::Broken
        } else if found || waited || self.noticed.unreadable > 0 {
            Outcome::Found
        } else {
            Outcome::Clean
        }
    }

    /// The promises of each kind that was made: how they ended, how long they took, and the rule.
    fn promises(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<18}{:>8}{:>8}{:>8}{:>8}{:>8}  median  longest  rule",
            "", "kept", "late", "overdue", "open", "unknown"
        )?;
        for kind in PromiseKind::ALL {
            let promises = self.judgement.tally(*kind);
            if promises.total() + promises.unknown == 0 {
                continue;
            }
            let [kept, late, overdue] = [promises.kept, promises.late, promises.overdue];
            let [open, unknown] = [promises.open, promises.unknown];
            write!(f, "{:<18}{kept:>8}{late:>8}{overdue:>8}{open:>8}{unknown:>8}", kind.name())?;
            for percent in [50, 100] {
                let days = promises.answered.percentile(percent).map(|took| took.num_seconds() as f64 / 86_400.0);
                write!(f, "{:>8}", days.map_or_else(String::new, |days| format!("{days:.1} d")))?;
            }
            let deadline = self.terms.policy().deadline(*kind);
            if let Some(within) = deadline.within() {
                write!(f, "  {within}: {}", deadline.ground().source())?;
            }
            writeln!(f)?;
        }
        Ok(())
    }

    fn findings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for kind in FindingKind::ALL {
            let found = self.judgement.found(*kind);
            if found.count == 0 {
                continue;
            }
            writeln!(f, "\n{kind}: {}", found.count)?;
            for finding in &found.examples {
                write!(f, "    {} at {:?}: {}", finding.case, finding.at, finding.what)?;
                finding.why.as_ref().map_or(Ok(()), |why| write!(f, ": {why}"))?;
                writeln!(f, "; possible: {}", finding.legal)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.noticed)?;
        let terms = self.terms.id();
        writeln!(f, "Judged by the terms {}, version {}, as it stood at {:?}.\n", terms.name, terms.version, self.at)?;
        let counts = self.judgement.counts();
        let counts = [
            (counts.cases, "cases"),
            (counts.clean, "without a finding"),
            (counts.begun_in_the_middle, "begin in the middle"),
            (counts.activity_after_rejection, "with activity after a rejection"),
            (counts.rejected_twice, "rejected twice"),
            (counts.several_offers, "with several offers"),
            (counts.offer_after_rejection, "with an offer after a rejection"),
            (counts.rejection_after_offer, "with a rejection after an offer"),
            (counts.left_out, "sightings of later on, left out"),
        ];
        counts.iter().try_for_each(|(count, what)| writeln!(f, "{count:>8} {what}"))?;
        writeln!(f)?;
        self.promises(f)?;
        self.findings(f)
    }
}
