//! Laws of every tale: what the crate says is owed is what the ledger says, nothing is lost, nothing is weakened, and time
//! alone changes nothing.

use super::ledger::{Debt, KEEPS, Ledger, MARKED, PAUSED, Said, said};
use super::tales::{Tale, any_policy, tales};
use crate::support::{moved, staff, text};
use candidacy::promise::How;
use candidacy::terms::policy::PromiseKinds;
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Phase, Policy, Promise, PromiseKind, Seq, Status, Terms, Time,
};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::Index;

pub(super) fn place(candidacy: &Candidacy) -> (Phase, u8) {
    (candidacy.phase(), candidacy.step_number())
}

/// In an order in which they can be compared.
pub(super) fn sorted(mut all: Vec<Said>) -> Vec<Said> {
    all.sort_by_key(|(kind, entry, ..)| (*kind, *entry));
    all
}

/// What is open, and what it comes to: the crate says the same as the ledger.
#[track_caller]
pub(super) fn open_as_written(candidacy: &Candidacy, ledger: &Ledger) {
    let written = sorted(ledger.open_debts().map(Debt::said).collect());
    assert_eq!(sorted(candidacy.promises().map(|promise| said(&promise)).collect()), written);
    assert_eq!(candidacy.next_due(), written.iter().map(|(_, _, _, _, due, _)| *due).min());
    assert_eq!(candidacy.is_settled(), ledger.is_settled());
    for (mark, kind) in MARKED {
        assert_eq!(candidacy.marks().contains(mark), written.iter().any(|debt| debt.0 == kind), "{mark}");
    }
}

/// Everything that was ever owed, with its end, in the order in which it was written down.
#[track_caller]
pub(super) fn all_as_written(candidacy: &Candidacy, ledger: &Ledger) {
    let all: Vec<Said> = candidacy.all_promises().iter().map(said).collect();
    let opened = |one: &Said| {
        ledger.debts().iter().find(|debt| (debt.kind, debt.entry) == (one.0, one.1)).map(|debt| debt.opened)
    };
    assert!(all.iter().map(opened).is_sorted(), "in the order in which they were made: {all:?}");
    assert_eq!(sorted(all), sorted(ledger.debts().iter().map(Debt::said).collect()));
}

/// Tells a tale, with its ledger.
pub(super) fn with_ledger(
    tale: &Tale,
    terms: &Terms,
    mut listen: impl FnMut(&Candidacy, &Entry, &Candidacy, &Ledger),
) -> (Candidacy, Ledger) {
    let opening = tale.open(terms);
    let mut ledger = Ledger::open(terms, &opening.journal()[0], place(&opening));
    open_as_written(&opening, &ledger);
    let last = tale.tell(terms, |before, entry, after| {
        ledger.follow(entry, place(after));
        listen(before, entry, after, &ledger);
    });
    (last, ledger)
}

/// More tales than usual, for the law that is worth most.
fn many() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.saturating_mul(4), ..config }
}

proptest! {
    #![proptest_config(many())]

    /// After every entry of every tale, under the standard policy and under any other, the crate says the same as the ledger of
    /// what is owed: by whom, since which entry and moment, and by when; and of what is over, how it ended.
    #[test]
    fn the_crate_and_the_ledger_agree(tale in tales(), policy in any_policy()) {
        let terms = tale.terms().with_policy(policy.0);
        let (last, ledger) = with_ledger(&tale, &terms, |_, _, after, ledger| open_as_written(after, ledger));
        all_as_written(&last, &ledger);
    }
}

proptest! {
    /// Nothing is lost: whatever was promised is kept, released, broken or open, each promise once; what is open is what
    /// the whole record has without an end; and who reads the journal later is told the same.
    #[test]
    fn nothing_that_was_promised_is_lost(tale in tales(), policy in any_policy()) {
        let terms = tale.terms().with_policy(policy.0);
        let (last, _) = with_ledger(&tale, &terms, |before, _, after, ledger| {
            let all = after.all_promises();
            let ended = |how| all.iter().filter(|promise| promise.end.is_some_and(|end| end.how == how)).count();
            let open: Vec<Promise> = all.iter().filter(|promise| promise.end.is_none()).copied().collect();
            let over: usize = How::ALL.iter().map(|how| ended(*how)).sum();
            assert_eq!(all.len(), ledger.debts().len());
            assert_eq!(all.len(), over + open.len());
            let says = |all: &[Promise]| sorted(all.iter().map(said).collect());
            assert_eq!(says(&open), says(&after.promises().collect::<Vec<_>>()));
            let mut names: Vec<(PromiseKind, Seq)> = all.iter().map(|promise| (promise.kind, promise.entry)).collect();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all.len(), "kind and entry name a promise");
            // What was over before stays as it was.
            let then = before.all_promises();
            assert!(then.iter().filter(|promise| promise.end.is_some()).all(|promise| all.contains(promise)));
        });
        let replayed = Candidacy::replay(&terms, last.journal().iter().cloned()).expect("it was accepted live");
        prop_assert!(replayed.promises().eq(last.promises()));
        prop_assert_eq!(replayed.all_promises(), last.all_promises());
        prop_assert_eq!((replayed.next_due(), replayed.is_settled()), (last.next_due(), last.is_settled()));
    }

    /// What the company has promised, it never weakens: it stays as it was and is due no later (only a meeting that moves
    /// takes its day with it), or it is kept, or the candidate has ended it. If another fact of the company ends it unkept,
    /// that very fact begins to owe something else, or it ends what nobody has heard of.
    #[test]
    fn a_promise_is_never_weakened(tale in tales(), policy in any_policy()) {
        let terms = tale.terms().with_policy(policy.0);
        with_ledger(&tale, &terms, |before, entry, after, _| {
            let (all, seq) = (after.all_promises(), before.draft(entry.clone()).seq);
            for was in before.promises().filter(|promise| promise.owner.is_company()) {
                let is = all.iter().find(|promise| (promise.kind, promise.entry) == (was.kind, was.entry));
                let is = is.unwrap_or_else(|| panic!("{was} is gone"));
                assert_eq!((is.owner, is.made_at), (was.owner, was.made_at));
                let moves = was.kind == PromiseKind::Attendance && entry.fact.kind() == FactKind::Rescheduled;
                assert!(is.due <= was.due || moves, "{was} is due later: {is}");
                if let Some(end) = is.end.filter(|end| end.how != How::Kept) {
                    assert_eq!((end.at, end.entry), (entry.at, seq));
                    let instead = after.promises().any(|promise| promise.entry == seq) || unheard(was.kind, entry);
                    assert!(entry.by == Actor::Candidate || instead, "{was} is over with {entry:?}");
                }
            }
        });
    }

    /// What is owed to the candidate instead of a decision that was undone or a meeting that was called off is owed by the
    /// company: a fact of the company never hands what it owed over to the candidate, but where it undoes an error (F59).
    #[test]
    fn the_company_does_not_hand_its_debt_over(tale in tales()) {
        with_ledger(&tale, &tale.terms(), |before, entry, after, _| {
            let (Actor::Staff(_), false) = (entry.by, entry.fact.kind() == FactKind::Reopened) else { return };
            let seq = before.draft(entry.clone()).seq;
            let over = after.all_promises().into_iter().any(|promise| {
                let released = promise.end.is_some_and(|end| end.entry == seq && end.how == How::Released);
                promise.owner.is_company() && released && !unheard(promise.kind, entry)
            });
            let owed = after.promises().any(|promise| promise.entry == seq && promise.owner.is_company());
            assert!(!over || owed, "{entry:?}");
        });
    }

    /// A pause never makes anybody wait longer for a word: news is due when what it replaces was, or sooner.
    #[test]
    fn a_pause_is_no_delay(tale in tales(), policy in any_policy()) {
        let terms = tale.terms().with_policy(policy.0);
        with_ledger(&tale, &terms, |before, entry, after, _| {
            if let Fact::PutOnHold(hold) = &entry.fact {
                let due = |it: &Candidacy, kind| it.promises().find(|promise| promise.kind == kind).map(|it| it.due);
                let update = due(after, PromiseKind::Update).expect("a pause owes news");
                assert!(update <= hold.until);
                for kind in PAUSED {
                    assert_eq!(due(after, kind), None, "it is paused");
                    assert!(due(before, kind).is_none_or(|replaced| update <= replaced.max(entry.at)), "{kind}");
                }
            }
        });
    }

    /// No moment that passes decides about anybody: however late the next fact comes, past every day that was set, it finds the
    /// candidacy as the one before it left it. The phase, what is owed and by when, what waits and what is legal are the same, but
    /// that nobody looks for a role for somebody whose consent has ended; and what is overdue is overdue, and not over (F12).
    #[test]
    fn a_lapse_changes_nothing(tale in tales(), policy in any_policy(), hours in 0_i64..100_000) {
        let terms = tale.terms().with_policy(policy.0);
        let last = tale.tell(&terms, |_, _, _| {});
        let at = last.last_line().entry.at + TimeDelta::hours(hours);
        let mut later = last.clone();
        let note = Fact::Noted { note: text("a long time has passed") };
        later.record(Entry::new(staff(Capacity::Recruiter), note, at)).expect("a note belongs everywhere");
        let stands = |it: &Candidacy| (place(it), it.marks(), it.due(), it.role(), it.hold().cloned());
        prop_assert_eq!(stands(&later), stands(&last));
        prop_assert!(later.unanswered().eq(last.unanswered()));
        prop_assert!(later.promises().eq(last.promises()));
        prop_assert_eq!(later.all_promises(), last.all_promises());
        let over = last.phase() == Phase::Pooled && last.due() < Some(at);
        let looked_for = if over { [FactKind::RoleFound, FactKind::Approached].as_slice() } else { &[] };
        prop_assert_eq!(later.legal(), last.legal().difference(looked_for.iter().copied().collect()));
        for promise in later.promises() {
            let overdue = promise.due < at;
            let stands = promise.status(at);
            prop_assert!(stands == Status::Breached || !overdue && matches!(stands, Status::Pending | Status::ReminderDue));
            prop_assert!(overdue || stands != Status::Breached, "{}", promise);
        }
    }

    /// The same facts with more time between them lead to the same phases and owe the same, with the same ends: nothing
    /// happens because a moment has passed (F12).
    #[test]
    fn gaps_decide_nothing(tale in tales(), after in any::<Index>(), days in 0_i64..5_000, factor in 1_i32..50) {
        let terms = tale.terms();
        let last = tale.tell(&terms, |_, _, _| {});
        let (first, gap) = (last.journal()[0].at, last.journal()[after.index(last.journal().len())].at);
        let stretched = |at: Time| {
            let at = first + (at - first) * factor;
            if at > first + (gap - first) * factor { at + TimeDelta::days(days) } else { at }
        };
        let journal = last.journal().iter().cloned().map(|entry| at_other_moments(entry, stretched));
        let late = Candidacy::replay(&terms, journal).expect("more time between facts is as lawful");
        let led = |it: &Candidacy| it.history().map(|to| (to.phase, to.step, to.marks)).collect::<Vec<_>>();
        prop_assert_eq!(led(&late), led(&last));
        let owed = |it: &Candidacy| {
            let ends = |promise: &Promise| promise.end.map(|end| (end.how, end.entry));
            it.all_promises().iter().map(|it| (it.kind, it.owner, it.entry, ends(it))).collect::<Vec<_>>()
        };
        prop_assert_eq!(owed(&late), owed(&last));
    }

    /// While a promise is open it goes from pending to a reminder to a breach and never back. What was recorded after the
    /// moment asked about does not count: a promise then stood as it stands in the journal up to then, but for another date.
    #[test]
    fn a_promise_stands_as_it_was_known(tale in tales(), policy in any_policy(), at in any::<Index>(), nanos in -1_i64..2) {
        let terms = tale.terms().with_policy(policy.0);
        let last = tale.tell(&terms, |_, _, _| {});
        let all = last.all_promises();
        let mut moments: Vec<Time> = last.journal().iter().map(|entry| entry.at).collect();
        moments.extend(all.iter().flat_map(|promise| [promise.made_at, promise.remind_at(), promise.due]));
        moments.sort();
        let open = [Status::Pending, Status::ReminderDue, Status::Breached];
        for promise in &all {
            let lasts = |at: &&Time| promise.end.is_none_or(|end| **at < end.at);
            let stood = moments.iter().filter(lasts).map(|at| promise.status(*at));
            let stood: Vec<Option<usize>> =
                stood.map(|status| open.iter().position(|one| *one == status)).collect();
            prop_assert!(stood.iter().all(Option::is_some) && stood.is_sorted(), "{promise}: {stood:?}");
            prop_assert!((promise.made_at..=promise.due).contains(&promise.remind_at()), "{promise}");
        }
        let at = moments[at.index(moments.len())] + TimeDelta::nanoseconds(nanos);
        let known: Vec<Entry> = last.journal().iter().filter(|entry| entry.at <= at).cloned().collect();
        if let Ok(then) = Candidacy::replay(&terms, known) {
            for promise in then.all_promises() {
                let later = all.iter().find(|one| (one.kind, one.entry) == (promise.kind, promise.entry));
                let later = later.expect("a promise is never forgotten");
                if later.due == promise.due {
                    prop_assert_eq!(later.status(at), promise.status(at), "{}", promise);
                } else {
                    prop_assert!(MOVES.contains(promise.kind), "{} and {}", promise, later);
                }
            }
        }
    }

    /// What a candidacy was opened under stays: other terms judge neither its journal nor its promises, and only a candidacy
    /// that was opened under them has theirs.
    #[test]
    fn other_terms_are_for_other_candidacies(tale in tales(), policy in any_policy()) {
        let ours = tale.terms();
        let (last, _) = with_ledger(&tale, &ours, |_, _, _, _| {});
        let then = last.all_promises();
        let theirs = Terms::new("spec", 2, tale.process.clone()).expect("a short name").with_policy(policy.0.clone());
        prop_assert!(Candidacy::replay(&theirs, last.journal().to_vec()).is_err());
        let (new, ledger) = with_ledger(&tale, &theirs, |_, _, _, _| {});
        all_as_written(&new, &ledger);
        prop_assert_eq!(last.all_promises(), then);
        prop_assert_eq!(last.terms().policy(), &Policy::standard());
        prop_assert_eq!(new.terms().policy(), &policy.0);
    }
}

/// News of a pause is not needed any more once that is over, feedback not once the decision is undone. Where the candidate had heard
/// of them the one is kept, and the other over already.
fn unheard(kind: PromiseKind, entry: &Entry) -> bool {
    let ends = (kind, entry.fact.kind());
    ends == (PromiseKind::Update, FactKind::Resumed) || ends == (PromiseKind::Feedback, FactKind::Reopened)
}

/// What can have another date.
const MOVES: PromiseKinds = PromiseKinds::from_slice(&[
    PromiseKind::Attendance,
    PromiseKind::Submission,
    PromiseKind::Update,
    PromiseKind::ReachOut,
    PromiseKind::Help,
]);

/// The entry with every moment in it another one.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a moment")]
pub(crate) fn at_other_moments(mut entry: Entry, other: impl Fn(Time) -> Time) -> Entry {
    use candidacy::value::ExtensionAnswer::{Granted, Unchanged};
    entry.at = other(entry.at);
    match &mut entry.fact {
        Fact::Pooled(it) => it.until = other(it.until),
        Fact::PutOnHold(it) => it.until = other(it.until),
        Fact::FollowUpPromised(it) => it.due = other(it.due),
        Fact::Scheduled(it) | Fact::Rescheduled(it) => **it = moved(it, other(it.starts())),
        Fact::Extended { until } | Fact::ExtensionAsked { until } => *until = other(*until),
        Fact::ExtensionAnswered { answer, .. } => match &mut **answer {
            Granted { until } => *until = other(*until),
            Unchanged { .. } => {}
        },
        _ => {}
    }
    entry
}

/// Each kind of promise is kept by these facts and by no others.
#[test]
fn what_keeps_a_promise() {
    for kind in PromiseKind::ALL {
        let (_, facts) = KEEPS.iter().find(|(one, _)| one == kind).unwrap_or_else(|| panic!("what keeps {kind}?"));
        assert_eq!(kind.kept_by(), facts.iter().copied().collect(), "{kind}");
    }
}
