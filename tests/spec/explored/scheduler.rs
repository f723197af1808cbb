//! A scheduler that is told what recording returns, and nothing else: it never asks a candidacy.

use crate::histories::{History, histories};
use crate::hostile::company;
use crate::support::ways::{self, HOUR};
use crate::support::{day, feedback};
use candidacy::candidacy::Recorded;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground, PromiseKinds};
use candidacy::view::{Audit, Watchlist, WatchlistFilter};
use candidacy::{Actor, Candidacy, Entry, FactKind, Policy, Promise, PromiseKind, Seq, Terms, Time};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What tells a promise from any other.
type Key = (PromiseKind, Seq, u8);

fn key(promise: &Promise) -> Key {
    (promise.kind, promise.entry, promise.number)
}

/// The list of what is owed by when and what the candidate is to be told, as recording said it, line by line.
#[derive(Debug, Clone, Default)]
struct Outbox {
    lines: u32,
    owed: BTreeMap<Key, Promise>,
    told: BTreeSet<Seq>,
}

impl Outbox {
    fn hears(&mut self, recorded: &Recorded<'_>) {
        let Recorded { line, opened, ended, redated, told, again, .. } = recorded;
        if *again {
            assert!(line.seq.0 < self.lines && opened.is_empty() && ended.is_empty());
            assert!(redated.is_empty() && told.is_empty());
            return;
        }
        assert_eq!(line.seq, Seq(self.lines), "each line once, in order");
        self.lines += 1;
        for promise in ended {
            assert!(self.owed.remove(&key(promise)).is_some(), "{promise} ended and was not open");
        }
        for promise in redated {
            let was = self.owed.insert(key(promise), *promise);
            assert!(was.is_some_and(|was| was != *promise), "{promise} has no other dates than {was:?}");
        }
        for promise in opened {
            let was = self.owed.insert(key(promise), *promise);
            assert_eq!(was, None, "{promise} is open already");
        }
        for seq in told {
            assert!(self.told.insert(*seq), "entry {seq} is told twice");
        }
    }

    /// What is overdue at a moment, the longest first.
    fn overdue(&self, at: Time) -> Vec<Promise> {
        let mut overdue: Vec<Promise> = self.owed.values().filter(|promise| promise.due < at).copied().collect();
        overdue.sort_by_key(|promise| (promise.due, key(promise)));
        overdue
    }
}

/// What a candidacy says, if it is asked.
fn asked(candidacy: &Candidacy) -> BTreeMap<Key, Promise> {
    candidacy.promises().map(|promise| (key(&promise), promise)).collect()
}

/// What histories came across.
#[derive(Debug, Default)]
struct Seen {
    entries: usize,
    taken: BTreeSet<FactKind>,
    /// The facts that gave a promise another date, and the kinds of those promises.
    redates: BTreeSet<FactKind>,
    redated: BTreeSet<PromiseKind>,
}

/// Tells the outbox of a history, entry by entry, and asks the candidacy after each.
fn follow(history: &History, seen: &mut Seen) -> Result<(), String> {
    let shelf = history.shelf();
    let mut candidacy =
        Candidacy::open(&shelf[0], history.opening(&shelf[0])).map_err(|refused| refused.to_string())?;
    shelf.iter().for_each(|terms| candidacy.know(terms));
    let (mut outbox, mut clock) = (Outbox::default(), day(0));
    outbox.hears(&candidacy.opened());
    let same = |outbox: &Outbox, candidacy: &Candidacy| {
        let kinds = || candidacy.journal().iter().map(|entry| entry.fact.kind()).collect::<Vec<_>>();
        assert_eq!(outbox.owed, asked(candidacy), "after {:?}", kinds());
        let next = outbox.owed.values().map(|promise| promise.due).min();
        assert_eq!(next, candidacy.next_due());
    };
    same(&outbox, &candidacy);
    for attempt in &history.attempts {
        let entry = attempt.entry(&shelf, &candidacy, &mut clock);
        let kind = entry.fact.kind();
        let Ok(recorded) = candidacy.record(entry) else { continue };
        outbox.hears(&recorded);
        seen.redated.extend(recorded.redated.iter().map(|promise| promise.kind));
        seen.redates.extend((!recorded.redated.is_empty()).then_some(kind));
        seen.taken.insert(kind);
        seen.entries += 1;
        same(&outbox, &candidacy);
    }
    // Two entries in one call return what each of them changed.
    for actor in ways::cast(candidacy.terms()) {
        let Actor::Staff(staff) = actor else { continue };
        let at = candidacy.last_line().entry.at;
        if let Ok(both) = candidacy.reject_with_feedback(staff, &feedback(1), at) {
            both.iter().for_each(|recorded| outbox.hears(recorded));
            same(&outbox, &candidacy);
            break;
        }
    }
    let told: BTreeSet<Seq> = candidacy.history().flat_map(|happened| happened.told).collect();
    assert_eq!(outbox.told, told, "what the candidate was told");
    Ok(())
}

/// Somebody who is told only what recording returns knows after each entry what is owed, by whom and by when, to the moment, and what
/// the candidate is to be told: no entry gives a promise another date in silence. Two entries in one call tell both (F58, F59).
#[test]
fn what_recording_returns_is_enough() {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(ProptestConfig { cases: config.cases * 3, ..config });
    let seen = RefCell::new(Seen::default());
    let outcome =
        runner.run(&histories(), |history| follow(&history, &mut seen.borrow_mut()).map_err(TestCaseError::fail));
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    let seen = seen.into_inner();
    println!("{seen:?}"); // how much that was, with `--nocapture`
    let often = [FactKind::RequestMade, FactKind::MomentCorrected, FactKind::CandidateInformed, FactKind::Reversed];
    assert!(often.iter().all(|kind| seen.redates.contains(kind)) && seen.redates.len() >= 8, "{:?}", seen.redates);
    assert!(seen.redated.len() >= 10 && seen.entries > 5_000, "{:?} {}", seen.redated, seen.entries);
    assert!([FactKind::PutOnHold, FactKind::Transferred].iter().all(|kind| seen.taken.contains(kind)));
}

/// How many hours pass between two facts, and for how many it is looked.
const GAPS: [i32; 2] = [1, 5];
const HORIZON: i32 = 14;
/// How many hours there are between two looks.
const COARSE: [i32; 4] = [1, 2, 5, 7];

/// What schedulers saw.
#[derive(Debug, Default)]
struct Looks {
    histories: usize,
    moments: usize,
    /// Breaches that some look saw, and those that came and went between two.
    seen: usize,
    between: usize,
}

/// Everything is due within two hours, what the candidate owes within three.
fn hasty() -> Terms {
    let ours = || Ground::new(Basis::Practice, "our handbook").expect("a short source");
    let named = |kind: &PromiseKind| PromiseKinds::NAMED_BY_A_FACT.union(PromiseKinds::BY_A_RULE).contains(*kind);
    let policy = PromiseKind::ALL.iter().filter(|kind| **kind != PromiseKind::Submission);
    let policy = policy.fold(Policy::builder(), |policy, kind| policy.without_ceiling(*kind, ours()));
    let hours = |kind: PromiseKind| Span::Hours(if kind == PromiseKind::Interest { 3 } else { 2 });
    let deadlines = PromiseKind::ALL.iter().filter(|kind| !named(kind));
    let policy = deadlines.fold(policy, |policy, kind| policy.within(*kind, hours(*kind), ours()));
    let policy = policy.without_ceiling_after_work(ours()).build().expect("spans without ceilings");
    company::terms(company::plain(), 1).with_policy(policy)
}

fn at(hours: i32) -> Time {
    day(0) + HOUR * hours
}

/// The plainest lawful entry of a kind at a moment.
fn plain(candidacy: &Candidacy, kind: FactKind, at: Time) -> Option<Entry> {
    let mut ways = ways::entries(candidacy.terms(), Some(candidacy), kind, at);
    ways.sort_by_key(|entry| (entry.deviation().is_some(), entry.writer().is_some()));
    ways.into_iter().find(|entry| candidacy.check(entry).is_ok())
}

/// Every history of this number of further facts.
fn all_histories(candidacy: Candidacy, hour: i32, more: usize, all: &mut Vec<Candidacy>) {
    if more > 0 {
        for (kind, gap) in candidacy.legal().iter().flat_map(|kind| GAPS.map(|gap| (kind, gap))) {
            let Some(entry) = plain(&candidacy, kind, at(hour + gap)) else { continue };
            let mut next = candidacy.clone();
            let _ = next.record(entry).expect("it was checked");
            all_histories(next, hour + gap, more - 1, all);
        }
    }
    all.push(candidacy);
}

/// One scheduler that looks at a list every few hours, through one history.
fn watch(candidacy: &Candidacy, every: i32, looks: &mut Looks) {
    let mut entries = candidacy.journal().iter().cloned().peekable();
    let opening = entries.next().expect("an opening");
    let mut now = Candidacy::open(candidacy.terms(), opening).expect("it was accepted");
    let (mut list, mut outbox) = (Watchlist::default(), Outbox::default());
    list.upsert(&now);
    outbox.hears(&now.opened());
    // Since when each promise is known with its dates; and those that were overdue at some look.
    let mut known: BTreeMap<Key, Time> = outbox.owed.keys().map(|key| (*key, at(0))).collect();
    let mut sights: BTreeSet<Key> = BTreeSet::new();
    for hour in (1..).map(|look| look * every).take_while(|hour| *hour <= HORIZON) {
        while let Some(entry) = entries.next_if(|entry| entry.at <= at(hour)) {
            let recorded_at = entry.at;
            let recorded = now.record(entry).expect("it was accepted");
            outbox.hears(&recorded);
            let new = recorded.opened.iter().chain(&recorded.redated);
            known.extend(new.map(|promise| (key(promise), recorded_at)));
            list.upsert(&now);
        }
        let overdue = list.overdue(WatchlistFilter::ALL, at(hour)).map(|(_, watched)| watched);
        // What only the candidate still waits for is nothing that the company owes.
        let found: Vec<Promise> = overdue.filter(|watched| !watched.only_read).map(|watched| watched.promise).collect();
        assert!(found.is_sorted_by_key(|promise| promise.due));
        let mut sorted = found.clone();
        sorted.sort_by_key(|promise| (promise.due, key(promise)));
        assert_eq!(sorted, outbox.overdue(at(hour)), "hour {hour} of {now:?}");
        let audited = || Audit::new(candidacy, at(hour)).breaches().iter().map(|breach| key(&breach.promise)).collect();
        let audited: BTreeSet<Key> = if found.is_empty() { BTreeSet::new() } else { audited() };
        for promise in found {
            assert!(audited.contains(&key(&promise)), "{promise} is in no audit of that hour");
            if sights.insert(key(&promise)) {
                // Due at one moment, it is overdue from the next on: no look comes more than one round after that.
                let since = promise.due.max(known[&key(&promise)]);
                assert!(at(hour) <= since + HOUR * every, "{promise} at hour {hour}");
            }
        }
        looks.moments += 1;
    }
    for breach in Audit::new(candidacy, at(HORIZON - HORIZON % every)).breaches() {
        if sights.remove(&key(&breach.promise)) {
            looks.seen += 1;
        } else {
            // Nobody looked while it stood.
            let over = breach.promise.end.expect("it is over").at;
            let since = breach.promise.due.max(known[&key(&breach.promise)]);
            assert!(over <= since + HOUR * every, "{breach:?}");
            looks.between += 1;
        }
    }
    assert!(sights.is_empty(), "each breach that was seen is in the audit: {sights:?}");
}

/// However seldom a scheduler looks, it finds exactly what is overdue at that moment, in the watch list and by what recording returned
/// alike. Each breach that lasts as long as one round is seen within one, and one that came and went in between is in the audit.
#[test]
fn a_scheduler_that_looks_now_and_then() {
    let (terms, mut looks) = (hasty(), Looks::default());
    for kind in [FactKind::Applied, FactKind::Approached, FactKind::TakenOver] {
        let entry = ways::entries(&terms, None, kind, at(0)).into_iter().rev();
        let mut opened = entry.filter_map(|entry| Candidacy::open(&terms, entry).ok());
        let opened = opened.find(|candidacy| candidacy.now().step < 2).expect("an opening");
        let mut all = Vec::new();
        all_histories(opened, 0, 2, &mut all);
        looks.histories += all.len();
        for (candidacy, every) in all.iter().flat_map(|candidacy| COARSE.map(|every| (candidacy, every))) {
            watch(candidacy, every, &mut looks);
        }
    }
    println!("{looks:?}"); // how much that was, with `--nocapture`
    assert!(looks.histories >= 1_000 && looks.moments >= 20 * looks.histories, "{looks:?}");
    assert!(looks.seen >= 10_000 && looks.between >= 500, "{looks:?}");
}
