//! The times of candidacies, by the way by which they came.

use super::Stays;
use super::durations::Durations;
use crate::law::{Entry, FactKind, Pending, Phase};
use crate::promise::{How, Promise};
use crate::terms::policy::PromiseKind;
use crate::value::set::names;
use crate::value::source::Source;
use crate::value::time::Time;
use crate::view::then::Course;
use serde::Serialize;

names! {
    /// The way by which a candidacy came to the company, without the words of a caller's own.
    #[non_exhaustive]
    #[doc(alias = "origin")]
    SourceKind {
        /// By an advert or the company's own page.
        Direct = "direct",
        /// By a recommendation of an employee.
        Referral = "referral",
        /// By an agency.
        Agency = "agency",
        /// From the company itself.
        Internal = "internal",
        /// By an event.
        Event = "event",
        /// By a school or university.
        Campus = "campus",
        /// Another way.
        Other = "other",
    }
}

/// How long candidacies took, and how often the company put something off.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Times {
    /// The candidacies.
    pub candidacies: u64,
    /// From an interview, a hand-in or an application until the candidate was told the outcome, for each outcome.
    pub to_outcome: Durations,
    /// From the beginning until the first offer, for each candidacy with one.
    #[doc(alias = "time to offer")]
    pub to_offer: Durations,
    /// From the beginning until it was over, for each candidacy that is: hired, rejected with feedback, withdrawn or lapsed.
    #[doc(alias = "time to hire")]
    pub to_end: Durations,
    /// The candidacies that were taken over from elsewhere: their beginning is not known, and no time from it is counted.
    pub unknown: u64,
    /// How long each hold lasted.
    pub holds: Stays,
    /// How often the company put off what it had promised: a new date, an interview that was called off, a reversal.
    pub put_off: u64,
}

impl SourceKind {
    /// The kind of the source that an opening names.
    pub(super) fn of(opening: Option<&Entry>) -> Self {
        let source = opening.and_then(|entry| entry.fact.source()).unwrap_or(&Source::Direct);
        match source {
            Source::Direct => SourceKind::Direct,
            Source::Referral => SourceKind::Referral,
            Source::Agency => SourceKind::Agency,
            Source::Internal => SourceKind::Internal,
            Source::Event => SourceKind::Event,
            Source::Campus => SourceKind::Campus,
            Source::Other(_) => SourceKind::Other,
        }
    }
}

impl Times {
    pub(crate) fn add(&mut self, course: Course<'_, '_>) {
        let Some(opening) = course.entries.first() else { return };
        self.candidacies += 1;
        let outcome = |promise: &&Promise| matches!(promise.kind, PromiseKind::Outcome | PromiseKind::FirstAnswer);
        for promise in course.promises.iter().filter(outcome) {
            if let Some(kept) = promise.kept_at() {
                self.to_outcome.add(kept - promise.made_at);
            }
        }
        let put_off = |promise: &&Promise| promise.end.is_some_and(|end| end.how == How::PutOff);
        self.put_off += course.promises.iter().filter(put_off).count() as u64;
        self.holds(course);
        if opening.fact.kind() == FactKind::TakenOver {
            self.unknown += 1;
            return;
        }
        let from = opening.happened();
        let offer = course.entries.iter().find(|entry| entry.fact.kind() == FactKind::OfferMade);
        if let Some(offer) = offer {
            self.to_offer.add(offer.at - from);
        }
        if let Some(over) = over_since(course) {
            self.to_end.add(over - from);
        }
    }

    fn holds(&mut self, course: Course<'_, '_>) {
        let mut since: Option<Time> = None;
        for (_, entry, place) in course.steps() {
            let held = place.pending.contains(Pending::Hold);
            match since {
                None if held => since = Some(entry.at),
                Some(from) if !held => {
                    self.holds.over.add(entry.at - from);
                    since = None;
                }
                Some(_) | None => {}
            }
        }
        self.holds.ongoing += u64::from(since.is_some());
    }

    pub(crate) fn merge(&mut self, other: &Times) {
        let Times { candidacies, to_outcome, to_offer, to_end, unknown, holds, put_off } = other;
        self.candidacies += candidacies;
        self.to_outcome.merge(to_outcome);
        self.to_offer.merge(to_offer);
        self.to_end.merge(to_end);
        self.unknown += unknown;
        self.holds.merge(holds);
        self.put_off += put_off;
    }
}

/// Since when it is over, if it is: from when it was last closed.
fn over_since(course: Course<'_, '_>) -> Option<Time> {
    let is_over = |phase: Phase| phase.is_closed();
    let open = course.places.iter().rposition(|place| !is_over(place.now.phase));
    course.entries.get(open.map_or(0, |open| open + 1)).map(|entry| entry.at)
}
