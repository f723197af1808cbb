//! A scheduler with a coarse clock: it looks into a watch list every few hours, and at no other time.
//!
//! The histories are all that there are of two facts after each opening, with hours in between; the deadlines are of a few hours.

use crate::support::{day, sample, terms};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground, PromiseKinds};
use candidacy::view::WatchlistFilter;
use candidacy::{
    Audit, Candidacy, CandidacyId, Entry, FactKind, Policy, Process, Promise, PromiseKind, Seq, Terms, Time, Watchlist,
};
use chrono::TimeDelta;
use std::collections::BTreeMap;

/// How many hours pass between two facts, and how long is looked.
const GAPS: [i64; 2] = [1, 5];
const HORIZON: i64 = 14;

/// How many hours there are between two looks.
const COARSE: [i64; 4] = [1, 2, 5, 7];

#[derive(Debug, PartialEq, Eq, Default)]
struct Seen {
    histories: usize,
    looks: usize,
    /// Breaches that some look saw, and those that came and went between two looks: the audit has them all.
    sights: usize,
    between: usize,
}

/// Everything is due within two hours, what the candidate owes within three.
fn hasty() -> Terms {
    let ours = || Ground::new(Basis::Practice, "our handbook").expect("a short source");
    let deadlines = PromiseKind::ALL.iter().filter(|kind| !PromiseKinds::NAMED_BY_A_FACT.contains(**kind));
    let policy = PromiseKind::ALL.iter().fold(Policy::builder(), |policy, kind| policy.without_ceiling(*kind));
    let hours = |kind: PromiseKind| if kind == PromiseKind::Interest { 3 } else { 2 };
    let policy = deadlines.fold(policy, |policy, kind| policy.within(*kind, Span::Hours(hours(*kind)), ours()));
    terms(Process::back_end()).with_policy(policy.build().expect("spans without ceilings"))
}

fn at(hours: i64) -> Time {
    day(0) + TimeDelta::hours(hours)
}

/// Every history of so many facts more, each with the hours at which its entries were recorded.
fn histories(candidacy: Candidacy, hour: i64, more: usize, all: &mut Vec<Candidacy>) {
    if more > 0 {
        for (kind, gap) in candidacy.legal().iter().flat_map(|kind| GAPS.map(|gap| (kind, gap))) {
            let entry = sample(kind, candidacy.terms(), Some(&candidacy), at(hour + gap));
            // What belongs to a later day, such as a meeting, is not of this story.
            if entry.at != at(hour + gap) {
                continue;
            }
            let mut next = candidacy.clone();
            if next.record(entry).is_ok() {
                histories(next, hour + gap, more - 1, all);
            }
        }
    }
    all.push(candidacy);
}

/// What was breached at a moment, by what was recorded until then: due before, and open or over later.
fn breached(all: &[Promise], then: Time) -> BTreeMap<(PromiseKind, Seq), Time> {
    let stands = |promise: &&Promise| promise.due < then && promise.end.is_none_or(|end| end.at > then);
    all.iter().filter(stands).map(|promise| ((promise.kind, promise.entry), promise.due)).collect()
}

/// One scheduler that looks every so many hours, through one history.
fn watch(candidacy: &Candidacy, every: i64, seen: &mut Seen) {
    let (terms, mut list) = (candidacy.terms(), Watchlist::default());
    let mut entries = candidacy.journal().iter().cloned().peekable();
    let opening: Entry = entries.next().expect("an opening");
    let mut now = Candidacy::open(terms, opening).expect("it was accepted");
    list.upsert(&now);
    // Since when each promise is known: the rest of a concern is owed from its first answer on, and due by when it was raised.
    let mut known: BTreeMap<(PromiseKind, Seq), Time> = BTreeMap::new();
    let learn = |now: &Candidacy, known: &mut BTreeMap<_, _>| {
        let since = now.last_line().entry.at;
        now.promises().for_each(|promise| {
            known.entry((promise.kind, promise.entry)).or_insert(since);
        });
    };
    learn(&now, &mut known);
    let mut sights: BTreeMap<(PromiseKind, Seq), Time> = BTreeMap::new();
    for look in (1..).map(|look| look * every).take_while(|hour| *hour <= HORIZON) {
        while let Some(entry) = entries.next_if(|entry| entry.at <= at(look)) {
            now.record(entry).expect("it was accepted");
            list.upsert(&now);
            learn(&now, &mut known);
        }
        let found: Vec<(CandidacyId, &Promise)> = list.breached(WatchlistFilter::ALL, at(look)).collect();
        assert!(found.is_sorted_by_key(|(_, promise)| promise.due));
        let found: BTreeMap<_, _> =
            found.iter().map(|(_, promise)| ((promise.kind, promise.entry), promise.due)).collect();
        assert_eq!(found, breached(&now.all_promises(), at(look)), "hour {look} of {now:?}");
        for (key, due) in found {
            // Due at one moment, it is a breach from the next one on: no look comes more than one round after that.
            let first = *sights.entry(key).or_insert(at(look));
            assert!(first <= due.max(known[&key]) + TimeDelta::hours(every), "{key:?}");
        }
        seen.looks += 1;
    }
    let end = at(HORIZON - HORIZON % every);
    let audit = Audit::new(candidacy, end);
    for breach in audit.breaches() {
        let key = (breach.promise.kind, breach.promise.entry);
        if sights.remove(&key).is_some() {
            seen.sights += 1;
        } else {
            // Nobody looked while it stood.
            let over = breach.promise.end.expect("it is over").at;
            assert!(over <= breach.promise.due.max(known[&key]) + TimeDelta::hours(every), "{breach:?}");
            seen.between += 1;
        }
    }
    assert!(sights.is_empty(), "each breach that was seen is in the audit: {sights:?}");
}

/// However coarse the clock, a look finds exactly what is breached at that moment; each breach that lasts as long as one round is
/// seen within one; and one that came and went in between is in the audit.
#[test]
fn a_scheduler_that_looks_now_and_then() {
    let (terms, mut seen) = (hasty(), Seen::default());
    for opening in [FactKind::Applied, FactKind::Approached] {
        let opened = Candidacy::open(&terms, sample(opening, &terms, None, at(0))).expect("an opening");
        let mut all = Vec::new();
        histories(opened, 0, 2, &mut all);
        seen.histories += all.len();
        for (candidacy, every) in all.iter().flat_map(|candidacy| COARSE.map(|every| (candidacy, every))) {
            watch(candidacy, every, &mut seen);
        }
    }
    println!("{seen:?}"); // how much that was, for whoever runs it with `--nocapture`
    assert_eq!(seen, Seen { histories: 1_810, looks: 45_250, sights: 17_284, between: 1_099 });
}
