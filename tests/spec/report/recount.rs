//! The numbers of a report once more, from journals that are put to the law entry by entry, with lists instead of sums.

use crate::support::walked::{until, versions};
use candidacy::law::PartState;
use candidacy::promise::How;
use candidacy::terms::Id;
use candidacy::value::{Category, Name, Source};
use candidacy::view::report::{Durations, Report, Share, SourceKind, Stays};
use candidacy::view::{Audit, Limit, Observed};
use candidacy::{Candidacy, Fact, FactKind, Phase, Promise, PromiseKind, Seq, Step, Terms, Time};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};

/// How one promise stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    Open,
    Kept,
    Late,
    Overdue,
    Broken,
    PutOff,
    Released,
}

/// Of a promise of which everything was recorded until the moment.
pub(crate) fn stands(promise: &Promise, at: Time) -> Stands {
    let in_time = promise.end.map_or(at, |end| end.at) <= promise.due;
    match (promise.end.map(|end| end.how), in_time) {
        (None, true) => Stands::Open,
        (Some(How::Kept), true) => Stands::Kept,
        (Some(How::Kept), false) => Stands::Late,
        (Some(How::Broken), _) => Stands::Broken,
        (Some(How::Released), true) => Stands::Released,
        (Some(How::PutOff), true) => Stands::PutOff,
        (None | Some(How::Released | How::PutOff), false) => Stands::Overdue,
    }
}

/// A step or a part, by its number and name.
type Place = (u8, Name);

/// The steps that a candidacy came to: whether each was left out, and the parts that were ever set up or done.
type Steps = BTreeMap<Place, (bool, BTreeSet<Place>)>;

/// What is counted of one candidacy.
#[derive(Debug)]
struct One {
    source: SourceKind,
    opened: FactKind,
    openly: bool,
    /// The step that it was taken over at.
    taken_over: u8,
    been: Vec<Phase>,
    is: Phase,
    steps: Steps,
    misaligned: Option<bool>,
    to_offer: Option<TimeDelta>,
    to_end: Option<TimeDelta>,
    put_off: usize,
}

#[derive(Debug, Default)]
pub(crate) struct Recount {
    promises: Vec<(PromiseKind, Stands)>,
    /// The kinds of the breaches that are beyond a ceiling, as the audits say.
    beyond: Vec<PromiseKind>,
    taken_off: BTreeSet<(Id, PromiseKind, Limit)>,
    answered: Vec<(SourceKind, PromiseKind, TimeDelta)>,
    /// How long; not at all if they are still there.
    stays: Vec<(Phase, Option<TimeDelta>)>,
    holds: Vec<Option<TimeDelta>>,
    all: Vec<One>,
    /// The steps before those at which candidacies were taken over.
    unknown: BTreeMap<(u8, Name), u64>,
}

impl Recount {
    pub(crate) fn add(&mut self, candidacy: &Candidacy, shelf: &[Terms], at: Time) {
        let Some(then) = until(candidacy, shelf, at) else { return };
        let places = versions(shelf, then.journal().iter().cloned());
        let audit = Audit::new(candidacy, at);
        let beyond = audit.breaches().iter().filter(|breach| breach.beyond.is_some());
        self.beyond.extend(beyond.map(|breach| breach.promise.kind));
        self.taken_off.extend(audit.taken_off().iter().map(|off| (off.terms.clone(), off.kind, off.limit)));
        let moment = |index: usize| then.journal()[index].at;
        let source = source(&then);
        let mut put_off = 0;
        for promise in then.all_promises() {
            self.promises.push((promise.kind, stands(&promise, at)));
            put_off += usize::from(promise.end.is_some_and(|end| end.how == How::PutOff));
            if let Some(end) = promise.end.filter(|end| end.how == How::Kept) {
                self.answered.push((source, promise.kind, no_less(end.at - promise.made_at)));
            }
        }
        let mut since = 0;
        for next in 1..=places.len() {
            let place = |index: usize| places.get(index).map(|it| (it.phase(), it.now().step));
            if place(next) != place(since) {
                self.stays.push((places[since].phase(), places.get(next).map(|_| moment(next) - moment(since))));
                since = next;
            }
        }
        let held: Vec<bool> = places.iter().map(|it| it.hold().is_some()).collect();
        for from in (0..held.len()).filter(|at| held[*at] && (*at == 0 || !held[at - 1])) {
            let over = (from..held.len()).find(|at| !held[*at]);
            self.holds.push(over.map(|over| moment(over) - moment(from)));
        }
        let opening = &then.journal()[0];
        let known = opening.fact.kind() != FactKind::TakenOver;
        let offer = places.iter().position(|it| it.journal().last().is_some_and(|entry| entry.fact.offer().is_some()));
        let closed = then.phase().is_closed();
        let over = places.iter().rposition(|it| !it.phase().is_closed()).map_or(0, |open| open + 1);
        let taken_over = match &opening.fact {
            Fact::TakenOver(takeover) => takeover.step,
            _ => 0,
        };
        for number in 1..taken_over {
            let step = places[0].terms().process().step(number).expect("a step before it").name().clone();
            *self.unknown.entry((number, step)).or_default() += 1;
        }
        let steps = steps(&places);
        self.all.push(One {
            source,
            opened: opening.fact.kind(),
            openly: matches!(&opening.fact, Fact::Applied(application) if application.role.is_none()),
            taken_over,
            been: places.iter().map(Candidacy::phase).collect(),
            is: then.phase(),
            misaligned: (!steps.is_empty()).then(|| is_misaligned(&places)),
            steps,
            to_offer: offer.filter(|_| known).map(|offer| no_less(moment(offer) - opening.happened())),
            to_end: (closed && known).then(|| no_less(moment(over) - opening.happened())),
            put_off,
        });
    }

    pub(crate) fn agrees_with(&self, report: &Report) {
        assert_eq!(report.candidacies(), self.all.len() as u64);
        for kind in PromiseKind::ALL.iter().copied() {
            let tally = report.tally(kind);
            let stand = |stands| self.promises.iter().filter(|one| **one == (kind, stands)).count() as u64;
            assert_eq!(
                (tally.open, tally.kept, tally.late, tally.overdue, tally.broken, tally.put_off, tally.released),
                (
                    stand(Stands::Open),
                    stand(Stands::Kept),
                    stand(Stands::Late),
                    stand(Stands::Overdue),
                    stand(Stands::Broken),
                    stand(Stands::PutOff),
                    stand(Stands::Released),
                ),
                "{kind}: open, kept, late, overdue, broken, put off, released"
            );
            assert_eq!(tally.beyond, self.beyond.iter().filter(|one| **one == kind).count() as u64, "{kind}");
            are(&tally.answered, self.answered.iter().filter(|one| one.1 == kind).map(|one| one.2).collect());
        }
        for phase in Phase::ALL.iter().copied() {
            let own = self.stays.iter().filter(|one| one.0 == phase).map(|one| one.1);
            stay_as(&report.stays_in(phase), own.collect());
        }
        let off: BTreeSet<_> = report.taken_off().map(|off| (off.terms.clone(), off.kind, off.limit)).collect();
        assert_eq!((report.taken_off().count(), &off), (self.taken_off.len(), &self.taken_off));
        self.times_agree_with(report);
        self.funnel_agrees_with(report);
        self.frustrations_agree_with(report);
    }

    fn times_agree_with(&self, report: &Report) {
        let mut all = 0;
        for source in SourceKind::ALL.iter().copied() {
            let times = report.times_by(source);
            let own = || self.all.iter().filter(|one| one.source == source);
            assert_eq!(
                (times.candidacies, times.put_off),
                (own().count() as u64, own().map(|one| one.put_off as u64).sum())
            );
            all += times.candidacies;
            let outcome = [PromiseKind::Outcome, PromiseKind::FirstAnswer];
            let told = self.answered.iter().filter(|one| one.0 == source && outcome.contains(&one.1));
            are(&times.to_outcome, told.map(|one| one.2).collect());
            are(&times.to_offer, own().filter_map(|one| one.to_offer).collect());
            are(&times.to_end, own().filter_map(|one| one.to_end).collect());
            let unknown = own().filter(|one| one.opened == FactKind::TakenOver).count() as u64;
            assert_eq!(times.unknown, unknown);
        }
        let times = report.times();
        assert_eq!((times.candidacies, all), (report.candidacies(), report.candidacies()));
        stay_as(&times.holds, self.holds.clone());
    }

    fn funnel_agrees_with(&self, report: &Report) {
        let funnel = report.funnel();
        let count = |is: &dyn Fn(&One) -> bool| self.all.iter().filter(|one| is(one)).count() as u64;
        assert_eq!(funnel.applied, count(&|one| one.opened == FactKind::Applied && !one.openly));
        assert_eq!(funnel.applied_openly, count(&|one| one.openly));
        assert_eq!(funnel.approached, count(&|one| one.opened == FactKind::Approached));
        assert_eq!(funnel.taken_over, count(&|one| one.opened == FactKind::TakenOver));
        assert_eq!(funnel.all(), self.all.len() as u64);
        let been = |phase| count(&|one| one.been.contains(&phase));
        assert_eq!(
            (funnel.screening, funnel.offered, funnel.accepted),
            (been(Phase::Screening), been(Phase::Offered), been(Phase::Accepted))
        );
        let is = |phases: &[Phase]| count(&|one| phases.contains(&one.is));
        assert_eq!(
            (funnel.hired, funnel.pooled, funnel.rejected, funnel.withdrawn, funnel.lapsed),
            (
                is(&[Phase::Hired]),
                is(&[Phase::Pooled]),
                is(&[Phase::FeedbackDue, Phase::Rejected]),
                is(&[Phase::Withdrawn]),
                is(&[Phase::Lapsed]),
            )
        );
        let mut places: BTreeSet<(u8, Name)> = self.unknown.keys().cloned().collect();
        places.extend(self.all.iter().flat_map(|one| one.steps.keys().cloned()));
        let rows: Vec<_> = funnel.steps().collect();
        assert_eq!(rows.iter().map(|row| (row.number, row.name.clone())).collect::<BTreeSet<_>>(), places);
        assert_eq!(rows.len(), places.len());
        for row in rows {
            let place = (row.number, row.name.clone());
            let came = |left: bool| count(&|one| one.steps.get(&place).is_some_and(|(is, _)| *is == left));
            let unknown = self.unknown.get(&place).copied().unwrap_or_default();
            assert_eq!((row.candidacies, row.left_out, row.unknown), (came(false), came(true), unknown), "{place:?}");
            for part in row.parts {
                let reached = |one: &One| {
                    one.steps.get(&place).is_some_and(|(_, parts)| parts.contains(&(part.number, part.name.clone())))
                };
                assert_eq!(part.candidacies, count(&reached), "{place:?}");
            }
        }
    }

    fn frustrations_agree_with(&self, report: &Report) {
        let frustrations = report.frustrations();
        let missing = |kinds: &[PromiseKind]| {
            let of_these = || self.promises.iter().filter(|one| kinds.contains(&one.0));
            let missing = of_these().filter(|one| matches!(one.1, Stands::Late | Stands::Overdue)).count() as u64;
            (missing, missing + of_these().filter(|one| one.1 == Stands::Kept).count() as u64)
        };
        let share = |share: Share| (share.some, share.of);
        assert_eq!(share(frustrations.no_feedback), missing(&[PromiseKind::Feedback]));
        let replies = [
            PromiseKind::Reply,
            PromiseKind::Help,
            PromiseKind::MoreTime,
            PromiseKind::OtherTime,
            PromiseKind::Adjustment,
            PromiseKind::Concern,
            PromiseKind::DataRight,
        ];
        assert_eq!(share(frustrations.no_reply), missing(&replies));
        let misaligned: Vec<bool> = self.all.iter().filter_map(|one| one.misaligned).collect();
        let some = misaligned.iter().filter(|one| **one).count() as u64;
        assert_eq!(share(frustrations.misalignment), (some, misaligned.len() as u64));
        let dates = || self.promises.iter().filter(|one| matches!(one.0, PromiseKind::Attendance | PromiseKind::SetUp));
        let put_off = dates().filter(|one| one.1 == Stands::PutOff).count() as u64;
        assert_eq!(share(frustrations.put_off), (put_off, dates().count() as u64));
        for kind in PromiseKind::ALL.iter().copied() {
            let unknown = match kind {
                PromiseKind::Acknowledgement => self.all.iter().filter(|one| one.opened == FactKind::TakenOver).count(),
                PromiseKind::FirstAnswer => self.all.iter().filter(|one| one.taken_over > 0).count(),
                PromiseKind::Outcome => self.all.iter().map(|one| usize::from(one.taken_over.saturating_sub(1))).sum(),
                _ => 0,
            };
            assert_eq!(report.tally(kind).unknown, unknown as u64, "{kind}");
        }
    }
}

/// No clock makes a time shorter than nothing.
fn no_less(time: TimeDelta) -> TimeDelta {
    time.max(TimeDelta::zero())
}

fn source(candidacy: &Candidacy) -> SourceKind {
    let source = match &candidacy.journal()[0].fact {
        Fact::Applied(application) => &application.source,
        Fact::Approached(approach) => &approach.source,
        Fact::TakenOver(takeover) => &takeover.source,
        other => panic!("{} opens nothing", other.kind()),
    };
    match source {
        Source::Direct => SourceKind::Direct,
        Source::Referral => SourceKind::Referral,
        Source::Agency => SourceKind::Agency,
        Source::Internal => SourceKind::Internal,
        Source::Event => SourceKind::Event,
        Source::Campus => SourceKind::Campus,
        _ => SourceKind::Other,
    }
}

/// The steps that a candidacy came to. One of which everything that judges was left out, and nothing ever begun, was not reached.
fn steps(places: &[Candidacy]) -> Steps {
    let mut steps: Steps = BTreeMap::new();
    for place in places.iter().filter(|place| place.phase().is_in_a_step()) {
        let (step, now): (&Step, _) = (place.step().expect("it is at a step"), place.now());
        let row = steps.entry((now.step, step.name().clone())).or_default();
        let parts: Vec<_> =
            step.parts().iter().enumerate().map(|(index, part)| (index, part, now.parts.get(index))).collect();
        let begun = parts.iter().filter(|(_, _, state)| matches!(state, PartState::SetUp | PartState::Done));
        row.1.extend(begun.map(|(index, part, _)| (u8::try_from(index + 1).expect("few"), part.name().clone())));
        row.0 = row.1.is_empty() && parts.iter().all(|(_, part, state)| part.informs() || *state == PartState::Waived);
    }
    steps
}

/// Does it say that hopes do not match, in a decision or an answer that was not taken back? What was taken back, the audit observes.
fn is_misaligned(places: &[Candidacy]) -> bool {
    let last = places.last().expect("an opening");
    let audit = Audit::new(last, Time::MAX_UTC);
    let back: BTreeSet<Seq> = audit
        .observations()
        .iter()
        .filter_map(|it| if let Observed::Reversal { moves } = &it.what { Some(moves.clone()) } else { None })
        .flatten()
        .collect();
    let says = |fact: &Fact| match fact {
        Fact::OfferDeclined => true,
        Fact::RejectionDecided(rejection) => {
            rejection.reasons.all().iter().any(|reason| matches!(reason.category, Category::Expectations))
        }
        _ => false,
    };
    (0..).map(Seq).zip(last.journal()).any(|(seq, entry)| says(&entry.fact) && !back.contains(&seq))
}

/// The same stays: as many that last, and the same that are over.
fn stay_as(stays: &Stays, own: Vec<Option<TimeDelta>>) {
    assert_eq!(stays.ongoing, own.iter().filter(|one| one.is_none()).count() as u64);
    are(&stays.over, own.into_iter().flatten().map(no_less).collect());
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
