//! A report as data.

use super::{Frustrations, Funnel, Offers, Report, SourceKind, Stays, Tally, Times};
use crate::law::Phase;
use crate::terms::policy::PromiseKind;
use crate::view::overbooking::Overbooking;
use crate::view::taken_off::TakenOff;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// A report as it is shown.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Report")]
pub(super) struct Written<'a> {
    candidacies: u64,
    promises: &'a BTreeMap<PromiseKind, Tally>,
    phases: &'a BTreeMap<Phase, Stays>,
    holds: Stays,
    sources: &'a BTreeMap<SourceKind, Times>,
    offers: &'a BTreeMap<SourceKind, Offers>,
    funnels: &'a BTreeMap<SourceKind, Funnel>,
    funnel: &'a Funnel,
    frustrations: Frustrations,
    taken_off: &'a BTreeSet<TakenOff>,
    overbooked: Vec<&'a Overbooking>,
}

/// The numbers as they are shown: durations as count, median and 90th percentile.
impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { candidacies, promises, phases, sources, offers, funnels, funnel, misaligned: _, taken_off, .. } =
            self;
        let (candidacies, holds, frustrations) = (*candidacies, self.times().holds, self.frustrations());
        let overbooked = self.overbooked().collect();
        let report = Written {
            candidacies,
            promises,
            phases,
            holds,
            sources,
            offers,
            funnels,
            funnel,
            frustrations,
            taken_off,
            overbooked,
        };
        report.serialize(serializer)
    }
}
