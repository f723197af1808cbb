//! The theorem: nobody is ever left in the dark. In every state of every small process, and at every point of every tale, either
//! all is settled, or somebody owes something by a moment.
//!
//! The search goes breadth first through the crate, from state to state; a state is everything that decides what can come
//! next and what it ends, so what is owed is part of it. Each entry comes seven hours after the one before it.

use super::laws::{all_as_written, open_as_written, place};
use super::ledger::Ledger;
use super::tales::{any_policy, tales};
use crate::support::{day, sample, shapes, terms};
use candidacy::law::Phases;
use candidacy::promise::{How, Owner};
use candidacy::terms::policy::PromiseKinds;
use candidacy::value::ExtensionAnswer;
use candidacy::value::meeting::NoMeeting;
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Phase, Process, PromiseKind, Seq, Terms};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::{HashSet, VecDeque};

/// Nobody is left in the dark here: the candidacy is settled, or there is an open promise with an owner and a due moment; an
/// open phase owes something for itself, a pause owes news; and whoever is declined has had feedback. What is settled, and what
/// is open, says the ledger.
#[track_caller]
fn nobody_is_in_the_dark(candidacy: &Candidacy, ledger: &Ledger) {
    open_as_written(candidacy, ledger);
    let phase = candidacy.phase();
    let mut promises = candidacy.promises().peekable();
    assert_eq!(promises.peek().is_none(), ledger.is_settled(), "in {phase}");
    assert_eq!(candidacy.next_due().is_none(), ledger.is_settled(), "in {phase}");
    assert_eq!(candidacy.is_settled(), ledger.is_settled(), "in {phase}");
    assert!(candidacy.is_settled() || candidacy.promises().next().is_some(), "in {phase}");
    let mut for_the_phase = 0;
    for promise in promises {
        let somebody = match promise.owner {
            Owner::Candidate => true,
            Owner::Company(capacities) | Owner::Both(capacities) => !capacities.is_empty(),
        };
        assert!(somebody && promise.due >= promise.made_at && promise.end.is_none(), "{promise}");
        for_the_phase += usize::from(THE_NEXT_MOVE.contains(promise.kind));
    }
    if ledger.is_closed() {
        let feedback = ledger.open_debts().filter(|debt| debt.kind == PromiseKind::Feedback).count();
        assert_eq!(for_the_phase, feedback, "nothing is the next move any more");
    } else if candidacy.hold().is_some() {
        assert!((1..=2).contains(&for_the_phase), "news, and what the candidate owes");
    } else {
        assert_eq!(for_the_phase, 1, "in {phase} there is one next move");
    }
    if phase == Phase::Declined {
        let feedback = ledger.debts().iter().rfind(|debt| debt.kind == PromiseKind::Feedback).expect("it was owed");
        let (how, at, entry) = feedback.end.expect("it was delivered");
        let delivered = &candidacy.journal()[entry.0 as usize];
        assert_eq!((how, at, delivered.fact.kind()), (How::Kept, delivered.at, FactKind::FeedbackDelivered));
    }
}

/// What being in a phase can owe, and the news instead.
const THE_NEXT_MOVE: PromiseKinds = PromiseKinds::from_slice(&[
    PromiseKind::Interest,
    PromiseKind::Screening,
    PromiseKind::Consent,
    PromiseKind::Agreement,
    PromiseKind::Arrangement,
    PromiseKind::Attendance,
    PromiseKind::Decision,
    PromiseKind::FinalDecision,
    PromiseKind::Preparation,
    PromiseKind::Submission,
    PromiseKind::Verdict,
    PromiseKind::OfferAnswer,
    PromiseKind::Feedback,
    PromiseKind::Update,
]);

/// What a search has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    states: usize,
    /// Entries that were accepted in them, each looked at in its turn.
    entries: usize,
    phases: Phases,
    /// What was owed in some state, and what was kept, released or broken by some entry.
    owed: PromiseKinds,
    kept: PromiseKinds,
    released: PromiseKinds,
    broken: PromiseKinds,
}

impl Seen {
    const NOTHING: Seen = Seen {
        states: 0,
        entries: 0,
        phases: Phases::EMPTY,
        owed: PromiseKinds::EMPTY,
        kept: PromiseKinds::EMPTY,
        released: PromiseKinds::EMPTY,
        broken: PromiseKinds::EMPTY,
    };

    fn and(self, other: Seen) -> Seen {
        let both = |one: PromiseKinds, other: PromiseKinds| one.iter().chain(other.iter()).collect();
        Seen {
            states: self.states + other.states,
            entries: self.entries + other.entries,
            phases: self.phases.iter().chain(other.phases.iter()).collect(),
            owed: both(self.owed, other.owed),
            kept: both(self.kept, other.kept),
            released: both(self.released, other.released),
            broken: both(self.broken, other.broken),
        }
    }

    /// Takes in an entry, and what it ended.
    fn looks_at(&mut self, ledger: &Ledger, seq: Seq) {
        self.entries += 1;
        for debt in ledger.debts() {
            match debt.end {
                None => self.owed = self.owed.union(debt.kind.into()),
                Some((How::Kept, _, end)) if end == seq => self.kept = self.kept.union(debt.kind.into()),
                Some((How::Released, _, end)) if end == seq => self.released = self.released.union(debt.kind.into()),
                Some((How::Broken, _, end)) if end == seq => self.broken = self.broken.union(debt.kind.into()),
                Some(_) => {}
            }
        }
    }
}

/// Every entry of this kind that is worth telling apart here: about each earlier entry that it can be about, by either side,
/// with either answer, for each reason.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts go more than one way")]
fn ways(kind: FactKind, candidacy: &Candidacy) -> Vec<Entry> {
    let last = candidacy.journal().last().expect("an opening").at;
    let usual = sample(kind, candidacy.terms(), Some(candidacy), last + TimeDelta::hours(7));
    let mut ways = vec![usual.clone()];
    match &usual.fact {
        Fact::NotHeld { .. } => ways.push(Entry { fact: Fact::NotHeld { why: NoMeeting::Trouble }, ..usual }),
        Fact::ConcernSettled { .. } => ways.push(Entry { by: Actor::Candidate, ..usual }),
        Fact::ExtensionAnswered { to, .. } => {
            let until = candidacy.due().expect("an assignment is due") + TimeDelta::days(1);
            let granted = Box::new(ExtensionAnswer::Granted { until });
            ways.push(Entry { fact: Fact::ExtensionAnswered { to: *to, answer: granted }, ..usual });
        }
        _ => {}
    }
    let asks = kind.answers().iter().chain((kind == FactKind::Informed).then_some(kind));
    let asks: Vec<FactKind> = asks.collect();
    if asks.is_empty() {
        return ways;
    }
    let numbers = (0..).zip(candidacy.journal()).filter(|(_, entry)| asks.contains(&entry.fact.kind()));
    let numbers: Vec<Seq> = numbers.map(|(seq, _)| Seq(seq)).collect();
    let about = |one: &Entry, seq: Seq| {
        let mut one = one.clone();
        match &mut one.fact {
            Fact::Replied { to, .. }
            | Fact::Informed { to, .. }
            | Fact::HelpAnswered { to, .. }
            | Fact::ExtensionAnswered { to, .. }
            | Fact::ConcernAnswered { to, .. }
            | Fact::ConcernSettled { to, .. } => *to = seq,
            _ => panic!("{kind} is about an entry"),
        }
        one
    };
    ways.iter().flat_map(|one| numbers.iter().map(|seq| about(one, *seq))).collect()
}

/// Searches one process, with at most so many [loose ends](Ledger::loose_ends) at once.
fn explore(process: &Process, loose_ends: usize) -> Seen {
    let terms: Terms = terms(process.clone());
    let (mut seen, mut known, mut queue) = (Seen::NOTHING, HashSet::new(), VecDeque::new());
    for kind in [FactKind::Applied, FactKind::AppliedOpenly, FactKind::Approached] {
        let entry = sample(kind, &terms, None, day(0));
        let candidacy = Candidacy::open(&terms, entry.clone()).expect("an opening that is right");
        let ledger = Ledger::open(&terms, &entry, place(&candidacy));
        nobody_is_in_the_dark(&candidacy, &ledger);
        known.insert(ledger.key(candidacy.marks()));
        queue.push_back((candidacy, ledger));
    }
    while let Some((candidacy, ledger)) = queue.pop_front() {
        seen.states += 1;
        seen.phases = seen.phases.union(candidacy.phase().into());
        all_as_written(&candidacy, &ledger);
        for entry in candidacy.legal().iter().flat_map(|kind| ways(kind, &candidacy)) {
            let mut next = candidacy.clone();
            let Ok(line) = next.record(entry.clone()) else { continue };
            let seq = line.seq;
            let mut after = ledger.clone();
            after.follow(&entry, place(&next));
            nobody_is_in_the_dark(&next, &after);
            seen.looks_at(&after, seq);
            if after.loose_ends() <= loose_ends && known.insert(after.key(next.marks())) {
                queue.push_back((next, after));
            }
        }
    }
    seen
}

/// Searches many processes, on every core there is.
fn explore_all(processes: &[Process], loose_ends: usize) -> Seen {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let search = |first| {
            let share = processes.iter().skip(first).step_by(workers);
            scope.spawn(move || share.map(|process| explore(process, loose_ends)).fold(Seen::NOTHING, Seen::and))
        };
        let searches: Vec<_> = (0..workers).map(search).collect();
        searches.into_iter().map(|search| search.join().expect("every law holds")).fold(Seen::NOTHING, Seen::and)
    })
}

/// There were so many states, and so many entries accepted in them; each phase was reached, and every kind of promise but these
/// was owed, kept and, where it can be, released. The numbers change only with the rules: an empty search is no proof.
#[track_caller]
fn whole(seen: Seen, [states, entries]: [usize; 2], not_owed: PromiseKinds, not_kept: PromiseKinds) {
    // Until somebody says them, these words stay owed.
    let never_released = [PromiseKind::Notice, PromiseKind::Reply, PromiseKind::Help, PromiseKind::FollowUp];
    let owed = PromiseKinds::ALL.difference(not_owed);
    let kept = PromiseKinds::ALL.difference(not_kept);
    let (released, broken) = (
        kept.difference(PromiseKinds::from_slice(&never_released)),
        PromiseKinds::from_slice(&[PromiseKind::Attendance]),
    );
    assert_eq!(seen, Seen { states, entries, phases: Phases::ALL, owed, kept, released, broken });
}

/// In every state of every process of up to three steps, and after every entry there: the candidacy is settled, or at least one
/// open promise has an owner and a due moment (F4, F53).
#[test]
fn nobody_is_left_in_the_dark_in_any_small_process() {
    // Here a question is asked, and answered in the next search.
    let not_kept = [
        PromiseKind::Reply,
        PromiseKind::Help,
        PromiseKind::Extension,
        PromiseKind::Concern,
        PromiseKind::Settlement,
        PromiseKind::FollowUp,
    ];
    let settlement = PromiseKinds::from_slice(&[PromiseKind::Settlement]);
    whole(explore_all(&shapes(3), 0), [67_532, 851_615], settlement, PromiseKinds::from_slice(&not_kept));
}

/// The same whatever waits for an answer, two questions at once, in a process of a meeting and in one of an assignment.
#[test]
fn nobody_is_left_in_the_dark_whatever_waits() {
    let one_step = shapes(1);
    let decision = PromiseKinds::from_slice(&[PromiseKind::Decision]);
    whole(explore_all(&[one_step[0].clone(), one_step[3].clone()], 2), [18_995, 300_580], decision, decision);
}

proptest! {
    /// The same at every point of every tale, under any policy, however long somebody takes (F53).
    #[test]
    fn nobody_is_left_in_the_dark_in_any_tale(tale in tales(), policy in any_policy()) {
        let terms = tale.terms().with_policy(policy.0);
        super::laws::with_ledger(&tale, &terms, |_, _, after, ledger| nobody_is_in_the_dark(after, ledger));
    }
}
