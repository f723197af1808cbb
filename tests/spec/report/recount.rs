//! The numbers of a report once more, from journals that are put to the law entry by entry, with lists instead of sums.

use super::fleet::until;
use candidacy::promise::How;
use candidacy::value::{Category, Name};
use candidacy::view::report::{Durations, Share};
use candidacy::{Candidacy, Fact, FactKind, Phase, Promise, PromiseKind, Report, Time};
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// How one promise stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    Open,
    Kept,
    Late,
    Breached,
    Released,
}

/// Of a promise of which everything was recorded until the moment.
pub(crate) fn stands(promise: &Promise, at: Time) -> Stands {
    let in_time = promise.end.map_or(at, |end| end.at) <= promise.due;
    match (promise.end.map(|end| end.how), in_time) {
        (None, true) => Stands::Open,
        (Some(How::Kept), true) => Stands::Kept,
        (Some(How::Kept), false) => Stands::Late,
        (Some(How::Released), true) => Stands::Released,
        (None | Some(How::Released), false) | (Some(How::Broken), _) => Stands::Breached,
    }
}

#[derive(Debug, Default)]
pub(crate) struct Recount {
    candidacies: u64,
    promises: Vec<(PromiseKind, Stands)>,
    answered: Vec<(PromiseKind, TimeDelta)>,
    /// How long; not at all if they are still there.
    stays: Vec<(Phase, Option<TimeDelta>)>,
    opened: Vec<FactKind>,
    /// The phases that it has been in, and where it is.
    been: Vec<(Vec<Phase>, Phase)>,
    steps: BTreeMap<(u8, Name), u64>,
    misaligned: Vec<bool>,
}

impl Recount {
    pub(crate) fn add(&mut self, candidacy: &Candidacy, at: Time) {
        let Some(then) = until(candidacy, at) else { return };
        self.candidacies += 1;
        for promise in then.all_promises() {
            self.promises.push((promise.kind, stands(&promise, at)));
            if let Some(end) = promise.end.filter(|end| end.how == How::Kept) {
                self.answered.push((promise.kind, end.at - promise.made_at));
            }
        }
        let places = places(&then);
        let mut since = 0;
        for next in 1..=places.len() {
            if places.get(next).map(|place| (place.1, place.2)) != Some((places[since].1, places[since].2)) {
                let left = places.get(next).map(|place| place.0 - places[since].0);
                self.stays.push((places[since].1, left));
                since = next;
            }
        }
        self.opened.push(then.journal()[0].fact.kind());
        self.been.push((places.iter().map(|place| place.1).collect(), then.phase()));
        let mut reached: Vec<u8> = places.iter().filter(|place| in_a_step(place.1)).map(|place| place.2).collect();
        reached.sort_unstable();
        reached.dedup();
        for number in &reached {
            let step = then.terms().process().step(*number).expect("a step with that number");
            *self.steps.entry((*number, step.name().clone())).or_default() += 1;
        }
        if !reached.is_empty() {
            self.misaligned.push(is_misaligned(&then, &places));
        }
    }

    pub(crate) fn agrees_with(&self, report: &Report) {
        assert_eq!(report.candidacies(), self.candidacies);
        for kind in PromiseKind::ALL.iter().copied() {
            let tally = report.tally(kind);
            let stand = |stands| self.promises.iter().filter(|one| **one == (kind, stands)).count() as u64;
            assert_eq!(
                (tally.open, tally.kept, tally.late, tally.breached, tally.released),
                (
                    stand(Stands::Open),
                    stand(Stands::Kept),
                    stand(Stands::Late),
                    stand(Stands::Breached),
                    stand(Stands::Released)
                ),
                "{kind}: open, kept, late, breached, released"
            );
            are(&tally.answered, self.answered.iter().filter(|one| one.0 == kind).map(|one| one.1).collect());
        }
        for phase in Phase::ALL.iter().copied() {
            let stays = report.stays(phase);
            let own = self.stays.iter().filter(|one| one.0 == phase);
            assert_eq!(stays.ongoing, own.clone().filter(|one| one.1.is_none()).count() as u64, "{phase}");
            are(&stays.over, own.filter_map(|one| one.1).collect());
        }
        self.funnel_agrees_with(report);
        self.frustrations_agree_with(report);
    }

    fn funnel_agrees_with(&self, report: &Report) {
        let funnel = report.funnel();
        let opened = |kind| self.opened.iter().filter(|one| **one == kind).count() as u64;
        assert_eq!(
            (funnel.applied, funnel.applied_openly, funnel.approached),
            (opened(FactKind::Applied), opened(FactKind::AppliedOpenly), opened(FactKind::Approached))
        );
        let been = |phase| self.been.iter().filter(|(been, _)| been.contains(&phase)).count() as u64;
        assert_eq!((funnel.screening, funnel.offered), (been(Phase::Screening), been(Phase::Offered)));
        let is = |phases: &[Phase]| self.been.iter().filter(|(_, is)| phases.contains(is)).count() as u64;
        assert_eq!(
            (funnel.hired, funnel.pooled, funnel.declined, funnel.withdrawn),
            (
                is(&[Phase::Hired]),
                is(&[Phase::Pooled]),
                is(&[Phase::Declining, Phase::Declined]),
                is(&[Phase::Withdrawn])
            )
        );
        let steps: Vec<_> = funnel.steps().map(|step| ((step.number, step.name), step.candidacies)).collect();
        assert_eq!(steps, self.steps.clone().into_iter().collect::<Vec<_>>());
    }

    fn frustrations_agree_with(&self, report: &Report) {
        let frustrations = report.frustrations();
        let missing = |kinds: &[PromiseKind]| {
            let of_these = || self.promises.iter().filter(|one| kinds.contains(&one.0));
            let missing = of_these().filter(|one| matches!(one.1, Stands::Late | Stands::Breached)).count() as u64;
            (missing, missing + of_these().filter(|one| one.1 == Stands::Kept).count() as u64)
        };
        let share = |share: Share| (share.some, share.of);
        assert_eq!(share(frustrations.no_feedback), missing(&[PromiseKind::Feedback]));
        let replies = [PromiseKind::Reply, PromiseKind::Help, PromiseKind::Extension, PromiseKind::Concern];
        assert_eq!(share(frustrations.no_reply), missing(&replies));
        let misaligned = self.misaligned.iter().filter(|one| **one).count() as u64;
        assert_eq!(share(frustrations.misalignment), (misaligned, self.misaligned.len() as u64));
    }
}

/// When, in which phase and at which step, after each entry.
fn places(candidacy: &Candidacy) -> Vec<(Time, Phase, u8)> {
    let mut entries = candidacy.journal().iter().cloned();
    let mut live = Candidacy::open(candidacy.terms(), entries.next().expect("an opening")).expect("it was lawful");
    let place = |live: &Candidacy| (live.journal().last().expect("an opening").at, live.phase(), live.step_number());
    let mut places = vec![place(&live)];
    for entry in entries {
        live.record(entry).expect("it was lawful");
        places.push(place(&live));
    }
    places
}

fn in_a_step(phase: Phase) -> bool {
    match phase {
        Phase::Proposed
        | Phase::Arranging
        | Phase::Scheduled
        | Phase::Held
        | Phase::Preparing
        | Phase::Assigned
        | Phase::Submitted => true,
        Phase::Approached
        | Phase::Screening
        | Phase::Pooled
        | Phase::Offered
        | Phase::Declining
        | Phase::Hired
        | Phase::Declined
        | Phase::Withdrawn => false,
    }
}

/// Does it say that hopes do not match, in an end that was not undone? Undone is one that a correction leads back out of, to
/// where they were before.
fn is_misaligned(candidacy: &Candidacy, places: &[(Time, Phase, u8)]) -> bool {
    let over = [Phase::Hired, Phase::Declined, Phase::Withdrawn, Phase::Declining];
    let journal = candidacy.journal();
    let stands = |from: usize| {
        let out = (from..places.len()).find(|at| !over.contains(&places[*at].1));
        out.is_none_or(|out| journal[out].fact.kind() != FactKind::Reopened)
    };
    (0..journal.len()).any(|at| is_mismatch(&journal[at].fact) && stands(at))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "two facts say that hopes do not match")]
fn is_mismatch(fact: &Fact) -> bool {
    match fact {
        Fact::OfferDeclined => true,
        Fact::DecidedAgainst { reasons } => {
            reasons.all().iter().any(|reason| matches!(reason.category, Category::Expectations))
        }
        _ => false,
    }
}

/// The same durations: as many, and at every percentile the one that stands at the nearest rank of the sorted list.
fn are(durations: &Durations, mut list: Vec<TimeDelta>) {
    list.sort_unstable();
    assert_eq!((durations.len(), durations.is_empty()), (list.len() as u64, list.is_empty()));
    for percent in 0..=u8::MAX {
        let rank = (list.len() * usize::from(percent.min(100))).div_ceil(100).max(1);
        let expected = list.get(rank - 1).map(|duration| TimeDelta::seconds(duration.num_seconds()));
        assert_eq!(durations.percentile(percent), expected, "{percent} % of {list:?}");
    }
    assert_eq!(durations.median(), durations.percentile(50));
}
