//! No moment that passes decides about anybody: what somebody does late finds the candidacy as what was done before it left it.

use super::ledger::walks::{Walk, walks};
use crate::support::ways::{self, DAY, HOUR};
use candidacy::law::{Facts, Now};
use candidacy::promise::Status;
use candidacy::{Candidacy, FactKind, Promise, Time};
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// By these the company looks for a role for somebody who agreed to that until a day.
const WITH_CONSENT: Facts = Facts::from_slice(&[FactKind::Pooled, FactKind::RoleMatched, FactKind::Approached]);
/// An act may be taken back, or objected to, for some days.
const FOR_SOME_DAYS: Facts = Facts::from_slice(&[FactKind::Reversed, FactKind::EntryContested]);
/// What is said of an interview once it has begun.
const ONCE_BEGUN: Facts = Facts::from_slice(&[FactKind::InterviewHeld, FactKind::InterviewMissed]);

/// The places to which somebody can take a candidacy at a moment by a fact of a kind.
fn places(candidacy: &Candidacy, kind: FactKind, at: Time) -> BTreeSet<String> {
    let ways = ways::entries(candidacy.terms(), Some(candidacy), kind, at);
    let places = ways.into_iter().filter_map(|entry| candidacy.check(&entry).ok());
    places.map(|now: Now| format!("{now:?}")).collect()
}

fn candidacies(cases: u32, length: usize, each: impl Fn(&Candidacy)) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&walks(length), |steps| {
        let mut last = None;
        Walk::take(&steps, |walk| last = Some(walk.candidacy.clone()));
        each(&last.expect("an opening"));
        Ok(())
    });
    outcome.unwrap_or_else(|failed| panic!("{failed}"));
}

/// No moment that passes decides about anybody: however late the next fact comes, past every day that was set, it is possible as it was
/// an hour after the latest, and leads to the same place. Only a consent ends with its day, and the days in which an act can be taken
/// back or contested (F12).
#[test]
fn a_lapse_changes_nothing() {
    let tried = RefCell::new(Facts::EMPTY);
    candidacies(60, 25, |candidacy| {
        let last = candidacy.last_line().entry.at;
        for kind in FactKind::ALL.iter().copied().filter(|kind| *kind != FactKind::MomentCorrected) {
            let (soon, late) = (places(candidacy, kind, last + HOUR), places(candidacy, kind, last + DAY * 700));
            let ends = FOR_SOME_DAYS.contains(kind) || WITH_CONSENT.contains(kind) && late.is_empty();
            assert!(ends || soon.is_subset(&late), "{kind}: {soon:?}, and later {late:?}: {candidacy:?}");
            assert!(ONCE_BEGUN.contains(kind) || late.is_subset(&soon), "{kind}: {soon:?}, and later {late:?}");
            if !soon.is_empty() {
                let mut tried = tried.borrow_mut();
                *tried = tried.union(kind.into());
            }
        }
    });
    let tried = tried.into_inner();
    assert!(tried.len() >= 40, "{tried}");
}

/// How far a promise has got, of those that are open.
fn rank(status: Status) -> usize {
    let order = [Status::Pending, Status::ReminderDue, Status::Overdue];
    order.iter().position(|one| *one == status).unwrap_or(order.len())
}

/// While a promise is open it goes from pending to a reminder to overdue and never back; once it has ended it stands as it ended, at
/// whatever later moment somebody asks.
#[test]
fn a_promise_goes_one_way() {
    let seen = RefCell::new(BTreeSet::new());
    candidacies(60, 30, |candidacy| {
        let all = candidacy.all_promises();
        let mut moments: Vec<Time> = candidacy.journal().iter().map(|entry| entry.at).collect();
        moments.extend(all.iter().flat_map(|promise: &Promise| [promise.made_at, promise.remind_at(), promise.due]));
        moments.extend(all.iter().filter_map(|promise| promise.end).map(|end| end.at));
        moments.extend([Time::MIN_UTC, Time::MAX_UTC]);
        moments.sort_unstable();
        for promise in &all {
            let open = moments.iter().filter(|at| promise.end.is_none_or(|end| **at < end.at));
            let stands: Vec<Status> = open.map(|at| promise.status(*at)).collect();
            assert!(stands.iter().all(|status| rank(*status) < 3), "{promise}: {stands:?}");
            assert!(stands.is_sorted_by_key(|status| rank(*status)), "{promise}: {stands:?}");
            let ended = moments.iter().filter(|at| promise.end.is_some_and(|end| **at >= end.at));
            let ended: BTreeSet<Status> = ended.map(|at| promise.status(*at)).collect();
            assert_eq!(ended.len(), usize::from(promise.end.is_some()), "{promise}: {ended:?}");
            seen.borrow_mut().extend(stands.into_iter().chain(ended));
        }
    });
    assert_eq!(seen.into_inner().len(), Status::ALL.len(), "each was seen");
}
