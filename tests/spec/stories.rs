//! What the views say together: of random histories, at every moment, no two of them disagree, and what a candidate reads as overdue is
//! on the company's lists.

use crate::support::walked::{few, members};
use candidacy::promise::Side;
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Desk, Page, Watched, Watchlist, WatchlistFilter};
use candidacy::{Candidacy, CandidateView, Promise, PromiseKind, Seq, Status, Time};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What tells a promise from any other.
type Key = (PromiseKind, Seq, u8);

fn key(promise: &Promise) -> Key {
    (promise.kind, promise.entry, promise.number)
}

/// The moments at which a candidacy is looked at: its latest entry, and just before and after what is due then.
fn moments(candidacy: &Candidacy) -> Vec<Time> {
    let now = candidacy.last_line().entry.at;
    let due = candidacy.promises().map(|promise| promise.due).filter(|due| *due >= now);
    let moment = TimeDelta::nanoseconds(1);
    let around = due.flat_map(|due| [due, due.checked_add_signed(moment).unwrap_or(due)]);
    around.chain([now]).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What the views say at a moment agrees.
fn agree(candidacy: &Candidacy, at: Time) {
    let list: Watchlist = [candidacy].into_iter().collect();
    let open = |wanted| list.overdue(wanted, at).filter(|(_, it)| !it.only_read).map(|(_, it)| key(&it.promise));
    let late: BTreeSet<Key> = open(WatchlistFilter::ALL).collect();
    let (audit, report, timeline) =
        (Audit::new(candidacy, at), Report::new([candidacy], at), Timeline::new(candidacy, at));

    // The audit's breaches that are still open are the list's overdue promises.
    let not_kept = audit.breaches().iter().filter(|breach| breach.promise.end.is_none());
    assert_eq!(not_kept.map(|breach| key(&breach.promise)).collect::<BTreeSet<_>>(), late);

    // The desk's items are the list's, of the company.
    let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), at, |_| Some(candidacy));
    assert_eq!(desk.next(), None);
    let overdue = desk.items().iter().filter(|item| item.status == Status::Overdue && !item.only_read);
    let on_the_desk: BTreeSet<Key> = overdue.map(|item| key(&item.promise)).collect();
    assert_eq!(on_the_desk, open(WatchlistFilter::ALL.company()).collect());
    // And each is on the desk of somebody, or of a capacity.
    for item in desk.items() {
        assert!(!item.task.people.is_empty() || !item.task.capacities.is_empty(), "{}", item.promise);
    }

    // The report counts what the audit lists, kind by kind.
    for kind in PromiseKind::ALL.iter().copied() {
        let tally = report.tally(kind);
        let breaches = audit.breaches().iter().filter(|breach| breach.promise.kind == kind).count() as u64;
        assert_eq!(tally.late + tally.overdue + tally.broken, breaches, "{kind}");
        let open = timeline.promises().iter().filter(|promise| promise.kind == kind && promise.end.is_none());
        let in_time = open.filter(|promise| !promise.is_overdue(at)).count() as u64;
        assert_eq!(tally.open, in_time, "{kind}");
    }
    let made: u64 = PromiseKind::ALL.iter().map(|kind| report.tally(*kind).total()).sum();
    assert_eq!((made, audit.promises()), (audit.promises() as u64, timeline.promises().len()));
    assert_eq!(report.times().put_off, audit.put_off() as u64);
}

/// What a candidate reads that the company owes: as real entries.
fn read(candidacy: &Candidacy, at: Time) -> Vec<Promise> {
    let numbers = candidacy.told();
    let told = Timeline::as_told(candidacy, at);
    let owed = told.promises().iter().filter(|promise| promise.end.is_none() && promise.by != Side::Candidate);
    owed.map(|promise| {
        let mut real = *promise;
        real.entry = numbers[promise.entry.0 as usize];
        real
    })
    .collect()
}

proptest! {
    #![proptest_config(few())]

    /// Watch list, desk, audit, report and timeline agree at every moment (F54, F59).
    #[test]
    fn the_views_agree(member in members()) {
        for candidacy in member.versions(1) {
            moments(&candidacy).into_iter().for_each(|at| agree(&candidacy, at));
        }
    }

    /// What a candidate reads that the company owes is on the company's lists, due no later: so nothing is overdue on their page and not
    /// for the company. What only they still wait for is marked as that, while there is something that they were not told (F53, C25).
    #[test]
    fn what_a_candidate_reads_as_overdue_is_on_the_lists(member in members()) {
        for candidacy in member.versions(1) {
            let list: Watchlist = [&candidacy].into_iter().collect();
            let watched = list.open(candidacy.id());
            let read = read(&candidacy, candidacy.last_line().entry.at);
            for promise in &read {
                let is_it = |it: &&Watched| (it.promise.kind, it.promise.number) == (promise.kind, promise.number);
                let mut same = watched.iter().filter(is_it);
                prop_assert!(same.any(|it| it.promise.due <= promise.due), "{} of {:?}", promise, member);
            }
            for at in moments(&candidacy) {
                let overdue = list.overdue(WatchlistFilter::ALL.company(), at);
                let late: BTreeSet<PromiseKind> = overdue.map(|(_, it)| it.promise.kind).collect();
                let page = CandidateView::of(&candidacy, at);
                let read = page.owed_to_you().iter().filter(|owed| owed.status == Status::Overdue);
                for owed in read {
                    prop_assert!(late.contains(&owed.kind), "{:?} at {:?} of {:?}", owed, at, member);
                }
            }
            let only_read: Vec<&Watched> = watched.iter().filter(|it| it.only_read).collect();
            prop_assert!(only_read.is_empty() || !candidacy.untold().is_empty(), "{:?} of {:?}", only_read, member);
            for it in only_read {
                prop_assert!(read.contains(&it.promise), "{} of {:?}", it.promise, member);
            }
        }
    }
}
