//! The watch list answers as a look through everything would, whatever went in and out of it, and in whatever order.

use crate::report::fleet::{Around, around, fleets, members, moments, numbered};
use crate::support::{after, applied, candidacy_id, day, terms};
use candidacy::promise::Owner;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::PromiseKinds;
use candidacy::view::WatchlistFilter;
use candidacy::{
    Candidacy, CandidacyId, Capacity, FactKind, Policy, Process, Promise, PromiseKind, Status, Time, Watchlist,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use std::collections::BTreeMap;

/// Whose promises somebody asks for.
#[derive(Debug, Clone, Copy)]
enum By {
    Anybody,
    Candidate,
    Company,
    Capacity(Capacity),
}

impl By {
    fn all() -> Vec<By> {
        let capacities = Capacity::ALL.iter().copied().map(By::Capacity);
        [By::Anybody, By::Candidate, By::Company].into_iter().chain(capacities).collect()
    }

    fn wanted(self) -> WatchlistFilter {
        match self {
            By::Anybody => WatchlistFilter::ALL,
            By::Candidate => WatchlistFilter::ALL.candidate(),
            By::Company => WatchlistFilter::ALL.company(),
            By::Capacity(capacity) => WatchlistFilter::ALL.capacity(capacity),
        }
    }

    /// Is it theirs to keep?
    fn owes(self, owner: Owner) -> bool {
        match (self, owner) {
            (By::Anybody, _)
            | (By::Candidate, Owner::Candidate | Owner::Both(_))
            | (By::Company, Owner::Company(_) | Owner::Both(_)) => true,
            (By::Candidate, Owner::Company(_)) | (By::Company | By::Capacity(_), Owner::Candidate) => false,
            (By::Capacity(capacity), Owner::Company(those) | Owner::Both(those)) => {
                those.iter().any(|one| one == capacity)
            }
        }
    }
}

type Answer = Vec<(CandidacyId, Promise)>;

/// What is watched, without any order: each candidacy with what it says that it owes.
#[derive(Debug, Clone, Default)]
struct Naive(BTreeMap<CandidacyId, Vec<Promise>>);

impl Naive {
    fn upsert(&mut self, candidacy: &Candidacy) {
        self.0.insert(candidacy.id(), candidacy.promises().collect());
    }

    fn answer(&self, kinds: PromiseKinds, by: By, fits: impl Fn(&Promise) -> bool) -> Answer {
        let all = self.0.iter().flat_map(|(id, promises)| promises.iter().map(|promise| (*id, *promise)));
        all.filter(|(_, one)| kinds.iter().any(|kind| kind == one.kind) && by.owes(one.owner) && fits(one)).collect()
    }
}

fn owned<'a>(answer: impl Iterator<Item = (CandidacyId, &'a Promise)>) -> Answer {
    answer.map(|(id, promise)| (id, *promise)).collect()
}

/// In an order of this file's own.
fn sorted(mut answer: Answer) -> Answer {
    answer.sort_by_key(|(id, promise)| (promise.due, *id, promise.entry, promise.kind));
    answer
}

/// These and no others, in the order in which they are due.
fn same(found: Answer, expected: Answer) {
    assert!(found.is_sorted_by_key(|(_, promise)| promise.due), "not in order of due: {found:?}");
    assert_eq!(sorted(found), sorted(expected));
}

fn answers_alike(list: &Watchlist, naive: &Naive, kinds: PromiseKinds, by: By, at: Time) {
    // What is asked for first, kinds or people, does not matter.
    let wanted = by.wanted().kinds(kinds);
    let other_way_round = match by {
        By::Anybody => WatchlistFilter::ALL.kinds(kinds),
        By::Candidate => WatchlistFilter::ALL.kinds(kinds).candidate(),
        By::Company => WatchlistFilter::ALL.kinds(kinds).company(),
        By::Capacity(capacity) => WatchlistFilter::ALL.kinds(kinds).capacity(capacity),
    };
    assert_eq!(wanted, other_way_round);
    same(owned(list.breached(wanted, at)), naive.answer(kinds, by, |one| one.due < at));
    same(owned(list.upcoming(wanted, at)), naive.answer(kinds, by, |one| one.due >= at));
    // Reminders come once: for what stands so now, and did not yet when it was last asked.
    let reminds = |one: &Promise, at: Time| one.status(at) == Status::ReminderDue;
    for since in [Some(at), at.checked_sub_signed(TimeDelta::days(1)), Some(Time::MIN_UTC)].into_iter().flatten() {
        let new = naive.answer(kinds, by, |one| reminds(one, at) && !reminds(one, since));
        same(owned(list.to_remind(wanted, since, at)), new);
    }
}

/// What somebody does with the list.
#[derive(Debug, Clone)]
enum Move {
    /// The next version of a candidacy, as after an entry was recorded.
    Next(Index),
    /// Any version of it.
    Version(Index, Index),
    Remove(Index),
    Ask(PromiseKinds, By, Around),
}

fn moves() -> impl Strategy<Value = Move> {
    let kinds = prop_oneof![
        1 => Just(PromiseKinds::ALL),
        1 => Just(PromiseKinds::EMPTY),
        2 => select(PromiseKind::ALL).prop_map(PromiseKinds::from),
        2 => subsequence(PromiseKind::ALL, 0..=PromiseKind::ALL.len()).prop_map(|kinds| PromiseKinds::from_slice(&kinds)),
    ];
    prop_oneof![
        6 => any::<Index>().prop_map(Move::Next),
        2 => any::<(Index, Index)>().prop_map(|(which, version)| Move::Version(which, version)),
        1 => any::<Index>().prop_map(Move::Remove),
        4 => (kinds, select(By::all()), around()).prop_map(|(kinds, by, at)| Move::Ask(kinds, by, at)),
    ]
}

proptest! {
    /// Whatever went in, in whatever version, and out again: every answer is what a look through everything that the
    /// candidacies themselves say would give, in the order in which things are due; and it knows what it watches.
    #[test]
    fn every_answer_is_a_look_through_everything(
        fleet in fleets(4),
        moves in vec(moves(), 0..40),
        last in around(),
    ) {
        let versions: Vec<Vec<Candidacy>> = fleet.iter().zip(1..).map(|(member, id)| member.versions(id)).collect();
        let told: Vec<Candidacy> = versions.iter().filter_map(|versions| versions.last().cloned()).collect();
        let moments = moments(&told);
        let mut at_version = vec![0_usize; versions.len()];
        let (mut list, mut naive) = (Watchlist::default(), Naive::default());
        for one in moves {
            match one {
                Move::Next(_) | Move::Version(..) | Move::Remove(_) if versions.is_empty() => {}
                Move::Next(which) => {
                    let which = which.index(versions.len());
                    at_version[which] = (at_version[which] + 1).min(versions[which].len() - 1);
                    let now = &versions[which][at_version[which]];
                    list.upsert(now);
                    naive.upsert(now);
                }
                Move::Version(which, version) => {
                    let which = which.index(versions.len());
                    at_version[which] = version.index(versions[which].len());
                    let now = &versions[which][at_version[which]];
                    list.upsert(now);
                    naive.upsert(now);
                }
                Move::Remove(which) => {
                    let id = versions[which.index(versions.len())][0].id();
                    prop_assert_eq!(list.remove(id), naive.0.remove(&id).is_some());
                }
                Move::Ask(kinds, by, around) => answers_alike(&list, &naive, kinds, by, around.at(&moments)),
            }
            prop_assert_eq!((list.len(), list.is_empty()), (naive.0.len(), naive.0.is_empty()));
            for id in (1..=versions.len() as u128 + 1).map(candidacy_id) {
                let watched = list.promises(id).iter().map(|promise| (id, *promise)).collect();
                let owed = naive.0.get(&id).into_iter().flatten().map(|promise| (id, *promise)).collect();
                prop_assert_eq!(sorted(watched), sorted(owed));
            }
        }
        // Every single kind and everybody, once.
        let at = last.at(&moments);
        for by in By::all() {
            for kinds in PromiseKind::ALL.iter().copied().map(PromiseKinds::from).chain([PromiseKinds::ALL]) {
                answers_alike(&list, &naive, kinds, by, at);
            }
        }
    }

    /// The same candidacies give the same list and the same answers, one by one in the same order, whatever the order in which
    /// they came, what came before them, and what came in between and is out again.
    #[test]
    fn the_order_in_which_they_come_does_not_matter(
        fleet in fleets(5),
        order in any::<u64>(),
        before in vec(any::<(Index, Index)>(), 0..6),
        stranger in members(),
        around in around(),
    ) {
        let versions: Vec<Vec<Candidacy>> = fleet.iter().zip(1..).map(|(member, id)| member.versions(id)).collect();
        let mut told: Vec<&Candidacy> = versions.iter().filter_map(|versions| versions.last()).collect();
        let at = around.at(&moments(&told.iter().map(|one| (*one).clone()).collect::<Vec<_>>()));
        let list: Watchlist = told.iter().copied().collect();
        let mut other = Watchlist::default();
        for (which, version) in before.iter().filter(|_| !versions.is_empty()) {
            let versions: &Vec<Candidacy> = which.get(&versions);
            other.upsert(version.get(versions));
        }
        let stranger = stranger.told(99);
        other.upsert(&stranger);
        shuffle(&mut told, order);
        other.extend(told.iter().copied());
        prop_assert!(other != list, "one more is watched");
        prop_assert!(other.remove(stranger.id()) && !other.remove(stranger.id()));

        prop_assert_eq!(&other, &list);
        for by in By::all() {
            prop_assert_eq!(owned(other.breached(by.wanted(), at)), owned(list.breached(by.wanted(), at)));
            prop_assert_eq!(owned(other.upcoming(by.wanted(), at)), owned(list.upcoming(by.wanted(), at)));
        }
    }

    /// To put a candidacy in once more as it is changes nothing; to take it out leaves what was there before.
    #[test]
    fn once_more_changes_nothing(fleet in fleets(4), more in members()) {
        let mut list = Watchlist::default();
        fleet.iter().zip(1..).for_each(|(member, id)| list.upsert(&member.told(id)));
        let (without, more) = (list.clone(), more.told(99));
        list.upsert(&more);
        let once = list.clone();
        list.upsert(&more);
        prop_assert_eq!(&list, &once);
        prop_assert!(list != without);
        list.remove(more.id());
        prop_assert_eq!(&list, &without);
    }

    /// A candidacy that was put in after each of its entries, or back and forth in any versions, is watched like one that was put
    /// in once: what is over is gone, and what has another date is watched under that and under no other.
    #[test]
    fn the_way_leaves_nothing_behind(member in members(), more in vec(any::<Index>(), 0..8)) {
        let mut list = Watchlist::default();
        let versions = member.versions(1);
        for candidacy in versions.iter().chain(more.iter().map(|one| one.get(&versions))) {
            list.upsert(candidacy);
            let mut alone = Watchlist::default();
            alone.upsert(candidacy);
            prop_assert_eq!(&list, &alone);
            let watched = owned(list.upcoming(WatchlistFilter::ALL, Time::MIN_UTC));
            same(watched, candidacy.promises().map(|promise| (candidacy.id(), promise)).collect());
        }
    }

    /// Two lists that watch the same candidacy are equal exactly if it owes the same in both.
    #[test]
    fn lists_are_equal_that_hold_the_same(
        fleet in fleets(2),
        member in members(),
        one in any::<Index>(),
        other in any::<Index>(),
    ) {
        let versions = member.versions(99);
        let (one, other) = (one.get(&versions), other.get(&versions));
        let with = |candidacy| {
            let mut list = Watchlist::default();
            fleet.iter().zip(1..).for_each(|(member, id)| list.upsert(&member.told(id)));
            list.upsert(candidacy);
            list
        };
        let owes = |candidacy: &Candidacy| sorted(candidacy.promises().map(|one| (candidacy.id(), one)).collect());
        prop_assert_eq!(with(one) == with(other), owes(one) == owes(other));
    }

    /// At any moment what is breached and what is upcoming are all that is open, each once: breached is what was due before
    /// it. At the moment when something is due it is in time, and from the next one on it is breached.
    #[test]
    fn breached_and_upcoming_are_all_that_is_open(fleet in fleets(4), around in around()) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        let mut list = Watchlist::default();
        for one in &told {
            list.upsert(one);
        }
        let all: Answer = told.iter().flat_map(|one| one.promises().map(|promise| (one.id(), promise))).collect();
        let due = all.iter().flat_map(|(_, promise)| [promise.due, promise.due + TimeDelta::nanoseconds(1)]);
        for at in due.chain([around.at(&moments(&told))]) {
            let (breached, upcoming) = (owned(list.breached(WatchlistFilter::ALL, at)), owned(list.upcoming(WatchlistFilter::ALL, at)));
            prop_assert!(breached.iter().all(|(_, promise)| promise.due < at));
            prop_assert!(upcoming.iter().all(|(_, promise)| promise.due >= at));
            same(breached.into_iter().chain(upcoming).collect(), all.clone());
        }
    }

    /// What a candidacy says falls due next is the first of its promises in the list; so a column with that moment finds
    /// exactly the candidacies in which something is breached.
    #[test]
    fn what_falls_due_next_finds_what_is_breached(fleet in fleets(5), around in around()) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        let at = around.at(&moments(&told));
        let mut list = Watchlist::default();
        for one in &told {
            let mut alone = Watchlist::default();
            alone.upsert(one);
            let first = alone.upcoming(WatchlistFilter::ALL, Time::MIN_UTC).next().map(|(_, promise)| promise.due);
            prop_assert_eq!(one.next_due(), first);
            list.upsert(one);
        }
        let mut found: Vec<CandidacyId> = list.breached(WatchlistFilter::ALL, at).map(|(id, _)| id).collect();
        found.sort_unstable();
        found.dedup();
        let column = told.iter().filter(|one| one.next_due().is_some_and(|due| due < at));
        prop_assert_eq!(found, column.map(Candidacy::id).collect::<Vec<_>>());
    }
}

/// An order that these bits say.
fn shuffle<T>(items: &mut [T], mut bits: u64) {
    for last in (1..items.len()).rev() {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(last, (bits >> 33) as usize % (last + 1));
    }
}

/// A candidacy that owes nothing is watched and gives nothing. Two lists that watch different ones are different, also where
/// nobody owes anything.
#[test]
fn who_owes_nothing_is_watched() {
    let withdrawn = after(applied(&terms(Process::back_end())), &[FactKind::Withdrew]);
    let settled = |id| numbered(&withdrawn, id);
    let mut list = Watchlist::default();
    assert!(list.is_empty());
    list.upsert(&settled(1));
    assert!(settled(1).is_settled());
    assert_eq!((list.len(), list.is_empty(), list.promises(candidacy_id(1))), (1, false, &[][..]));
    assert_eq!(
        list.breached(WatchlistFilter::ALL, Time::MAX_UTC).count()
            + list.upcoming(WatchlistFilter::ALL, Time::MIN_UTC).count(),
        0
    );
    let mut other = Watchlist::default();
    other.upsert(&settled(2));
    assert!(list != other, "each watches somebody else");
    assert!(list.remove(candidacy_id(1)) && !list.remove(candidacy_id(1)));
    assert_eq!(list, Watchlist::default());
}

/// What falls due at one moment in one candidacy comes in one order, in every list.
#[test]
fn what_falls_due_at_once_comes_in_one_order() {
    let ground = candidacy::terms::policy::Ground::new(candidacy::terms::policy::Basis::Practice, "our handbook")
        .expect("a short text");
    let week = Policy::builder()
        .within(PromiseKind::Acknowledgement, Span::WorkingDays(5), ground)
        .build()
        .expect("as long as the screening");
    let terms = terms(Process::back_end()).with_policy(week);
    let candidacy = applied(&terms);
    let due = candidacy.next_due().expect("a word");
    let asked = |list: &Watchlist| {
        let kinds = list.upcoming(WatchlistFilter::ALL, day(0)).map(|(_, promise)| (promise.due, promise.kind));
        kinds.collect::<Vec<_>>()
    };
    let first = {
        let mut list = Watchlist::default();
        list.upsert(&candidacy);
        asked(&list)
    };
    assert_eq!(first.iter().map(|(due, _)| *due).collect::<Vec<_>>(), [due, due]);
    for _ in 0..50 {
        let mut list = Watchlist::default();
        list.upsert(&candidacy);
        assert_eq!(asked(&list), first);
    }
}

/// A reminder comes once: at the moment when it is due, and to whoever asks first after that; never for what is overdue.
#[test]
fn a_reminder_comes_once() {
    let candidacy = applied(&terms(Process::back_end()));
    let list: Watchlist = [&candidacy].into_iter().collect();
    let screening = candidacy.promises().find(|promise| promise.kind == PromiseKind::Screening).expect("it is read");
    let (remind_at, due, moment) = (screening.remind_at(), screening.due, TimeDelta::nanoseconds(1));
    let kinds = WatchlistFilter::ALL.kinds(PromiseKind::Screening);
    let reminded = |since: Time, at: Time| list.to_remind(kinds, since, at).count();
    assert_eq!(reminded(Time::MIN_UTC, remind_at - moment), 0);
    assert_eq!(reminded(remind_at - moment, remind_at), 1);
    assert_eq!(reminded(remind_at, remind_at + moment), 0);
    assert_eq!((reminded(Time::MIN_UTC, due), reminded(Time::MIN_UTC, due + moment)), (1, 0));
}
