//! A pause across a breach, and a reopening after every end, from every state of two small processes.
//!
//! A state is everything that decides what is legal and what is owed: the phase, the step, what lies over it, and the kinds of the
//! promises that are open. The search is breadth first, one entry an hour.

use crate::promises::ledger::PAUSED;
use crate::support::{applied, applied_openly, approached, sample, shapes, terms};
use candidacy::law::{Mark, Marks};
use candidacy::{Candidacy, Entry, FactKind, Phase, Process, Promise, PromiseKind, Seq, Status, Time};
use chrono::TimeDelta;
use std::collections::{HashSet, VecDeque};

#[derive(Debug, PartialEq, Eq, Default)]
struct Seen {
    states: usize,
    holds: usize,
    resumed: usize,
    reopened: usize,
    /// Promises that were breached before one of these, and are on record as breached after it.
    remembered: usize,
}

type Key = (Phase, u8, Marks, Vec<PromiseKind>);

fn key(candidacy: &Candidacy) -> Key {
    let mut owed: Vec<PromiseKind> = candidacy.promises().map(|promise| promise.kind).collect();
    owed.sort();
    (candidacy.phase(), candidacy.step_number(), candidacy.marks(), owed)
}

fn last(candidacy: &Candidacy) -> Time {
    candidacy.last_line().entry.at
}

/// The candidacy after a sample of this kind so long after its latest entry, if the law lets it.
fn then(candidacy: &Candidacy, kind: FactKind, later: TimeDelta) -> Option<Candidacy> {
    let entry: Entry = sample(kind, candidacy.terms(), Some(candidacy), last(candidacy) + later);
    let mut next = candidacy.clone();
    next.record(entry).ok().map(drop)?;
    Some(next)
}

/// Nobody is in the dark: it is settled, or somebody owes something, and an open phase owes something for itself.
fn theorem(candidacy: &Candidacy) {
    let open: Vec<Promise> = candidacy.promises().collect();
    assert!(!open.is_empty() || candidacy.phase().is_closed(), "{candidacy:?}");
    assert_eq!(open.is_empty(), candidacy.is_settled());
    assert!(candidacy.is_settled() || candidacy.promises().next().is_some());
    assert!(open.iter().all(|promise| promise.due >= promise.made_at));
    let paused = candidacy.marks().contains(Mark::OnHold);
    assert_eq!(paused, open.iter().any(|promise| promise.kind == PromiseKind::Update), "a pause owes news");
}

/// What was breached before is on record as breached, whatever came after it.
fn remembers(before: &Candidacy, at: Time, after: &Candidacy, seen: &mut Seen) {
    let all = after.all_promises();
    for over in before.promises().filter(|promise| promise.due < at) {
        let same: Vec<&Promise> = all.iter().filter(|one| (one.kind, one.entry) == (over.kind, over.entry)).collect();
        assert_eq!(same.len(), 1, "{over}");
        // More time may be given afterwards; nothing else moves a date.
        let stands = same[0].status(at.max(last(after)));
        assert!(matches!(stands, Status::Breached | Status::KeptLate), "{over} is {stands}");
        seen.remembered += 1;
    }
}

/// What the candidate asked and nobody has answered.
fn asked(candidacy: &Candidacy) -> Vec<(Seq, FactKind)> {
    candidacy.unanswered().collect()
}

/// The same, but for more time, for which there is no use at an end that the candidate knows of.
fn asked_still(candidacy: &Candidacy) -> Vec<(Seq, FactKind)> {
    candidacy.unanswered().filter(|(_, kind)| *kind != FactKind::ExtensionAsked).collect()
}

/// Does a pause replace it by news, or is it the news?
fn is_replaced(kind: PromiseKind) -> bool {
    PAUSED.contains(&kind) || kind == PromiseKind::Update
}

fn pauses(candidacy: &Candidacy, later: TimeDelta, seen: &mut Seen) {
    let Some(held) = then(candidacy, FactKind::PutOnHold, later) else { return };
    seen.holds += 1;
    theorem(&held);
    remembers(candidacy, last(&held), &held, seen);
    assert_eq!((held.phase(), held.step_number()), (candidacy.phase(), candidacy.step_number()));
    assert_eq!(asked(&held), asked(candidacy));
    // What a pause does not replace stands as it was, with its dates.
    let goes_on = candidacy.promises().filter(|promise| !is_replaced(promise.kind));
    for promise in goes_on {
        assert!(held.promises().any(|one| one == promise), "{promise}");
    }
    // The pause lasts, its own news are late, and it is over.
    let resumed = then(&held, FactKind::Resumed, later).expect("what is on hold can be resumed");
    seen.resumed += 1;
    theorem(&resumed);
    remembers(candidacy, last(&held), &resumed, seen);
    remembers(&held, last(&resumed), &resumed, seen);
    assert_eq!((resumed.phase(), resumed.step_number()), (candidacy.phase(), candidacy.step_number()));
    assert!(!resumed.marks().contains(Mark::OnHold));
}

/// The ways to an end, or to the word before it.
const ENDS: [&[FactKind]; 4] = [
    &[FactKind::Withdrew],
    &[FactKind::OfferDeclined],
    &[FactKind::DecidedAgainst],
    &[FactKind::DecidedAgainst, FactKind::FeedbackDelivered],
];

fn reopens(candidacy: &Candidacy, later: TimeDelta, seen: &mut Seen) {
    for end in ENDS {
        let over = end.iter().try_fold(candidacy.clone(), |candidacy, kind| then(&candidacy, *kind, later));
        let Some(over) = over else { continue };
        theorem(&over);
        let Some(again) = then(&over, FactKind::Reopened, later) else { continue };
        seen.reopened += 1;
        theorem(&again);
        remembers(candidacy, last(candidacy) + later, &again, seen);
        remembers(&over, last(&again), &again, seen);
        assert_eq!(asked_still(&again), asked_still(candidacy));
        if end == [FactKind::DecidedAgainst] {
            assert_eq!(asked(&again), asked(candidacy), "nobody has told the candidate anything");
            let found = |it: &Candidacy| it.promises().find(|promise| promise.kind == PromiseKind::ReachOut);
            assert_eq!(found(&again), found(candidacy), "a role that was found still fits");
        }
        // Who withdrew while feedback was owed comes back to where it is owed; all others to where they were.
        let back = (again.phase(), again.step_number());
        assert_eq!(back, (candidacy.phase(), candidacy.step_number()), "after {end:?}");
    }
}

fn explore(process: &Process, seen: &mut Seen) {
    let terms = terms(process.clone());
    let opened = [applied(&terms), applied_openly(&terms), approached(&terms)];
    let mut known: HashSet<Key> = opened.iter().map(key).collect();
    let mut queue = VecDeque::from(opened);
    while let Some(candidacy) = queue.pop_front() {
        seen.states += 1;
        theorem(&candidacy);
        for later in [TimeDelta::hours(1), TimeDelta::days(400)] {
            pauses(&candidacy, later, seen);
            reopens(&candidacy, later, seen);
        }
        for next in candidacy.legal().iter().filter_map(|kind| then(&candidacy, kind, TimeDelta::hours(1))) {
            if next.unanswered().count() <= 1 && known.insert(key(&next)) {
                queue.push_back(next);
            }
        }
    }
}

/// From every state, soon and after everything is overdue: a pause and its end, and each way to an end and back, lead to where it
/// was; nobody is in the dark at any point, what was breached stays on record, and what was asked still waits.
#[test]
fn pauses_and_reopenings_from_every_state() {
    let (one_step, mut seen) = (shapes(1), Seen::default());
    for process in [&one_step[0], &one_step[3]] {
        explore(process, &mut seen);
    }
    println!("{seen:?}"); // how much that was, for whoever runs it with `--nocapture`
    assert_eq!(seen, Seen { states: 3_350, holds: 3_536, resumed: 3_536, reopened: 12_152, remembered: 52_774 });
}
