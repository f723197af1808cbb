//! The judgement of a log: sums over its cases, which add up.

use crate::foreign::finding::{Finding, FindingKind};
use crate::foreign::history::History;
use crate::foreign::sighting::What;
use crate::law::Fact;
use crate::terms::policy::PromiseKind;
use crate::value::time::Time;
use crate::view::report::{Frustrations, Funnel, Share, Tally, Times};
use crate::view::then::{status, unknown_before};
use serde::Serialize;
use std::collections::BTreeMap;

/// The judgement of a log or of a part of one. Judgements of different cases add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(into = "Written<'static>"))]
pub struct Judgement {
    pub(super) counts: Counts,
    pub(super) findings: BTreeMap<FindingKind, Found>,
    pub(super) promises: BTreeMap<PromiseKind, Tally>,
    pub(super) funnel: Funnel,
    pub(super) times: Times,
    pub(super) misaligned: Share,
}

/// The numbers of cases and sightings, and of cases in which something happened that a candidate would not expect.
///
/// *After* is later in the order of the log, at whichever moment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Counts {
    /// The cases.
    pub cases: u64,
    /// The sightings.
    pub sightings: u64,
    /// The sightings by what they say.
    pub seen: BTreeMap<What, u64>,
    /// The sightings of after the moment of judgement. They are left out.
    pub left_out: u64,
    /// The cases whose first place is in the middle of the process: the log does not say how they began.
    pub begun_in_the_middle: u64,
    /// The cases in which something follows the first rejection. The first message to the candidate on the day of that rejection is
    /// expected, and does not count.
    pub activity_after_rejection: u64,
    /// The cases with two rejections or more.
    pub rejected_twice: u64,
    /// The cases with two offers or more.
    pub several_offers: u64,
    /// The cases whose first offer comes after the first rejection.
    pub offer_after_rejection: u64,
    /// The cases whose first rejection comes after the first offer.
    pub rejection_after_offer: u64,
    /// The cases without a finding.
    pub clean: u64,
}

/// The findings of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Found {
    /// The number of them.
    pub count: u64,
    /// The first ones, by case and sighting: at most [`Judgement::EXAMPLES`].
    pub examples: Vec<Finding>,
}

impl Judgement {
    /// The most examples that are kept of a kind of finding.
    pub const EXAMPLES: usize = 10;

    /// Returns the counts.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Returns the findings of a kind.
    #[must_use]
    pub fn found(&self, kind: FindingKind) -> Found {
        self.findings.get(&kind).cloned().unwrap_or_default()
    }

    /// Returns the promises of a kind. Promises that the log does not settle are [unknown](Tally::unknown).
    #[must_use]
    pub fn tally(&self, kind: PromiseKind) -> Tally {
        self.promises.get(&kind).cloned().unwrap_or_default()
    }

    /// Returns how far the cases got.
    #[must_use]
    pub fn funnel(&self) -> &Funnel {
        &self.funnel
    }

    /// Returns how long things took.
    #[must_use]
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// Returns the frustrations.
    #[must_use]
    pub fn frustrations(&self) -> Frustrations {
        Frustrations::of(&self.promises, self.misaligned)
    }

    /// Adds the judgement of other cases.
    pub fn merge(&mut self, other: &Judgement) {
        let Judgement { counts, findings, promises, funnel, times, misaligned } = other;
        self.counts.merge(counts);
        for (kind, found) in findings {
            let own = self.findings.entry(*kind).or_default();
            own.count += found.count;
            found.examples.iter().for_each(|example| own.keep(example));
        }
        for (kind, tally) in promises {
            self.promises.entry(*kind).or_default().merge(tally);
        }
        self.funnel.merge(funnel);
        self.times.merge(times);
        self.misaligned.some += misaligned.some;
        self.misaligned.of += misaligned.of;
    }

    /// Adds a history that has ended, as it stood at a moment.
    pub(super) fn add(&mut self, history: &History<'_>, at: Time) {
        let course = history.course();
        for promise in course.promises {
            self.promises.entry(promise.kind).or_default().add(promise, status(promise, at), at);
        }
        for kind in history.unknown() {
            self.promises.entry(*kind).or_default().unknown += 1;
        }
        if let Some(Fact::TakenOver(takeover)) = course.entries.first().map(|entry| &entry.fact) {
            for (kind, unknown) in unknown_before(takeover.step) {
                self.promises.entry(kind).or_default().unknown += unknown;
            }
        }
        self.funnel.add(course);
        self.funnel.applied += std::mem::take(&mut self.funnel.applied_openly); // no log says for which role
        self.times.add(course);
        self.misaligned.add_misaligned(course);
    }

    /// Notes a finding.
    pub(super) fn note(&mut self, finding: &Finding) {
        let found = self.findings.entry(finding.kind).or_default();
        found.count += 1;
        found.keep(finding);
    }
}

impl Found {
    /// Keeps an example if it is among the first.
    fn keep(&mut self, finding: &Finding) {
        let place = self.examples.partition_point(|one| (&one.case, one.sighting) <= (&finding.case, finding.sighting));
        if place < Judgement::EXAMPLES {
            self.examples.insert(place, finding.clone());
            self.examples.truncate(Judgement::EXAMPLES);
        }
    }
}

impl Counts {
    fn merge(&mut self, other: &Counts) {
        let Counts { cases, sightings, seen, left_out, begun_in_the_middle, .. } = other;
        self.cases += cases;
        self.sightings += sightings;
        self.left_out += left_out;
        self.begun_in_the_middle += begun_in_the_middle;
        for (what, count) in seen {
            *self.seen.entry(*what).or_default() += count;
        }
        let Counts { activity_after_rejection, rejected_twice, several_offers, .. } = other;
        self.activity_after_rejection += activity_after_rejection;
        self.rejected_twice += rejected_twice;
        self.several_offers += several_offers;
        let Counts { offer_after_rejection, rejection_after_offer, clean, .. } = other;
        self.offer_after_rejection += offer_after_rejection;
        self.rejection_after_offer += rejection_after_offer;
        self.clean += clean;
    }
}

/// A judgement as it is shown.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Judgement")]
struct Written<'a> {
    counts: &'a Counts,
    findings: &'a BTreeMap<FindingKind, Found>,
    promises: &'a BTreeMap<PromiseKind, Tally>,
    funnel: &'a Funnel,
    times: &'a Times,
    frustrations: Frustrations,
}

/// The numbers as they are shown: durations as count, median and 90th percentile.
impl Serialize for Judgement {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { counts, findings, promises, funnel, times, misaligned: _ } = self;
        Written { counts, findings, promises, funnel, times, frustrations: self.frustrations() }.serialize(serializer)
    }
}
