//! The first and the last moments that there are, and seconds that leap: nothing panics, and nothing is due before it is made.

use super::laws::{all_as_written, at_other_moments, open_as_written, place};
use super::ledger::Ledger;
use super::tales::{any_policy, tales};
use crate::support::{day, sample, terms, text};
use candidacy::law::Hold;
use candidacy::{Candidacy, Entry, Fact, FactKind, Process, Promise, PromiseKind, Status, Terms, Time};
use chrono::TimeDelta;
use proptest::prelude::*;

/// The journal, as far as it is lawful at those other moments; with its ledger.
fn elsewhere(terms: &Terms, journal: &[Entry], other: impl Fn(Time) -> Time) -> (Candidacy, Ledger) {
    let mut entries = journal.iter().cloned().map(|entry| at_other_moments(entry, &other));
    let opening = entries.next().expect("an opening");
    let mut candidacy = Candidacy::open(terms, opening.clone()).expect("an opening is lawful at any time");
    let mut ledger = Ledger::open(terms, &opening, place(&candidacy));
    for entry in entries {
        // An assignment that would be due after the last moment is refused.
        if candidacy.record(entry.clone()).is_err() {
            break;
        }
        ledger.follow(&entry, place(&candidacy));
        open_as_written(&candidacy, &ledger);
    }
    (candidacy, ledger)
}

/// The last moment that an entry has or names; a meeting ends a day later at the latest.
#[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a moment")]
fn last_moment(entry: &Entry) -> Time {
    use candidacy::value::ExtensionAnswer::{Granted, Unchanged};
    let named = match &entry.fact {
        Fact::Pooled(it) => it.until,
        Fact::PutOnHold(it) => it.until,
        Fact::FollowUpPromised(it) => it.due,
        Fact::Scheduled(it) | Fact::Rescheduled(it) => it.ends(),
        Fact::Extended { until } | Fact::ExtensionAsked { until } => *until,
        Fact::ExtensionAnswered { answer, .. } => match &**answer {
            Granted { until } => *until,
            Unchanged { .. } => entry.at,
        },
        _ => entry.at,
    };
    named.max(entry.at)
}

fn stands_at_all_times(promise: &Promise) {
    assert!(promise.made_at <= promise.remind_at() && promise.remind_at() <= promise.due, "{promise}");
    let moments = [Time::MIN_UTC, promise.made_at, promise.remind_at(), promise.due, Time::MAX_UTC];
    let stands = moments.map(|at| promise.status(at));
    assert!(stands.iter().all(|status| Status::ALL.contains(status)));
}

proptest! {
    /// A tale told at the end of time, or at its beginning, owes what the ledger says: what would be due after the last moment
    /// is due then.
    #[test]
    fn promises_at_the_ends_of_time(tale in tales(), policy in any_policy(), seconds in 0_i64..86_400 * 20) {
        let terms = tale.terms().with_policy(policy.0);
        let told = tale.tell(&terms, |_, _, _| {});
        let journal = told.journal();
        let first = journal[0].at;
        let last = journal.iter().map(last_moment).max().expect("an opening");
        let left = Time::MAX_UTC - TimeDelta::seconds(seconds);
        let to_the_end = |at: Time| left - (last - at);
        let to_the_beginning = |at: Time| Time::MIN_UTC + TimeDelta::seconds(seconds) + (at - first);
        for (candidacy, ledger) in
            [elsewhere(&terms, journal, to_the_end), elsewhere(&terms, journal, to_the_beginning)]
        {
            all_as_written(&candidacy, &ledger);
            candidacy.all_promises().iter().for_each(stands_at_all_times);
        }
    }
}

/// Opened in the last moment there is, everything is due then and never breached; in the first, as ever.
#[test]
fn the_first_and_the_last_moment() {
    let terms = terms(Process::back_end());
    for kind in [FactKind::Applied, FactKind::AppliedOpenly, FactKind::Approached] {
        for at in [Time::MIN_UTC, Time::MAX_UTC] {
            let entry = Entry { at, ..sample(kind, &terms, None, day(0)) };
            let candidacy = Candidacy::open(&terms, entry.clone()).expect("an opening is lawful at any time");
            let ledger = Ledger::open(&terms, &entry, place(&candidacy));
            open_as_written(&candidacy, &ledger);
            for promise in candidacy.promises() {
                stands_at_all_times(&promise);
                if at == Time::MAX_UTC {
                    assert_eq!((promise.due, promise.status(at)), (at, Status::ReminderDue), "{promise}");
                }
            }
        }
    }
}

/// A second that leaps is a moment as any other.
#[test]
fn a_second_that_leaps() {
    let terms = terms(Process::back_end());
    let moment = |rfc_3339: &str| -> Time { rfc_3339.parse().expect("a moment") };
    let at = moment("2026-03-02T23:59:60.5Z");
    let entry = Entry { at, ..sample(FactKind::Applied, &terms, None, at) };
    let mut candidacy = Candidacy::open(&terms, entry).expect("the last second of a minute can leap");
    candidacy.promises().for_each(|promise| stands_at_all_times(&promise));
    let entry = sample(FactKind::PutOnHold, &terms, Some(&candidacy), at);
    let hold = Fact::from(Hold { until: at + TimeDelta::milliseconds(500), reason: text("r") });
    candidacy.record(Entry { fact: hold, ..entry }).expect("it ends later");
    let update = candidacy.promises().find(|promise| promise.kind == PromiseKind::Update).expect("it is owed");
    assert_eq!(update.due, moment("2026-03-03T00:00:00Z"));
    stands_at_all_times(&update);
}
