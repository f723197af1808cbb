//! The watch list answers as a look through everything would, whatever went in and out of it, and in whatever order.

mod naive;

use self::naive::{Answer, By, Naive, answers_alike, owned, same, sorted};
use crate::support::walked::{Around, around, few, fleets, members, moments, numbered};
use crate::support::ways::applied;
use crate::support::{candidacy_id, day, reference, staff};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground, PromiseKinds};
use candidacy::value::{Answer as Informs, Ask, ConcernKind, Request};
use candidacy::view::{Cursor, Desk, Page, Watched, Watchlist, WatchlistFilter};
use candidacy::{
    Actor, Candidacy, CandidacyId, Capacity, Entry, Fact, Policy, Process, Promise, PromiseKind, Seq, Staff, Terms,
    Time,
};
use chrono::TimeDelta;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

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
    #![proptest_config(few())]

    /// Whatever went in, in whatever version, and out again: every answer is what a look through everything that the
    /// candidacies themselves say would give, in the order in which things are due; and it knows what it watches.
    #[test]
    fn every_answer_is_a_look_through_everything(
        fleet in fleets(4),
        moves in vec(moves(), 0..40),
        last in around(),
    ) {
        let versions: Vec<Vec<Candidacy>> = fleet.iter().zip(1..).map(|(member, id)| member.versions(id)).collect();
        let last_ones: Vec<Candidacy> = versions.iter().filter_map(|versions| versions.last().cloned()).collect();
        let moments = moments(&last_ones);
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
                let watched = list.open(id).iter().map(|watched| (id, watched.clone())).collect();
                let owed = naive.0.get(&id).into_iter().flatten().map(|watched| (id, watched.clone())).collect();
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
        let stranger = stranger.last(99);
        other.upsert(&stranger);
        shuffle(&mut told, order);
        other.extend(told.iter().copied());
        prop_assert!(other != list, "one more is watched");
        prop_assert!(other.remove(stranger.id()) && !other.remove(stranger.id()));

        prop_assert_eq!(&other, &list);
        for by in By::all() {
            prop_assert_eq!(owned(other.overdue(by.wanted(WatchlistFilter::ALL), at)), owned(list.overdue(by.wanted(WatchlistFilter::ALL), at)));
            prop_assert_eq!(owned(other.upcoming(by.wanted(WatchlistFilter::ALL), at)), owned(list.upcoming(by.wanted(WatchlistFilter::ALL), at)));
        }
    }

    /// To put a candidacy in once more as it is changes nothing; to take it out leaves what was there before.
    #[test]
    fn once_more_changes_nothing(fleet in fleets(4), more in members()) {
        let mut list = Watchlist::default();
        fleet.iter().zip(1..).for_each(|(member, id)| list.upsert(&member.last(id)));
        let (without, more) = (list.clone(), more.last(99));
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
            let open = watched.iter().filter(|(_, watched)| !watched.only_read);
            let open: Vec<Promise> = open.map(|(_, watched)| watched.promise).collect();
            prop_assert_eq!(by_place(open), by_place(candidacy.promises().collect()));
        }
    }

    /// Two lists that watch the same candidacy are equal exactly if the same people owe the same in both, and the candidate reads the
    /// same.
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
            fleet.iter().zip(1..).for_each(|(member, id)| list.upsert(&member.last(id)));
            list.upsert(candidacy);
            list
        };
        let owes = |candidacy: &Candidacy| {
            let promises = by_place(candidacy.promises().collect());
            let alone: Watchlist = [candidacy].into_iter().collect();
            let read: Vec<Watched> = alone.open(candidacy.id()).iter().filter(|one| one.only_read).cloned().collect();
            (promises.into_iter().map(|one| (one, candidacy.task(&one))).collect::<Vec<_>>(), read)
        };
        prop_assert_eq!(with(one) == with(other), owes(one) == owes(other));
    }

    /// At any moment what is overdue and what is upcoming are all that is open, each once: overdue is what was due before
    /// it. At the moment when something is due it is in time, and from the next one on it is overdue.
    #[test]
    fn overdue_and_upcoming_are_all_that_is_open(fleet in fleets(4), around in around()) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.last(id)).collect();
        let mut list = Watchlist::default();
        for one in &told {
            list.upsert(one);
        }
        let all: Answer = told.iter().flat_map(|one| list.open(one.id()).iter().map(|it| (one.id(), it.clone()))).collect();
        let due = all.iter().flat_map(|(_, it)| [it.promise.due, it.promise.due + TimeDelta::nanoseconds(1)]);
        for at in due.chain([around.at(&moments(&told))]) {
            let (overdue, upcoming) = (owned(list.overdue(WatchlistFilter::ALL, at)), owned(list.upcoming(WatchlistFilter::ALL, at)));
            prop_assert!(overdue.iter().all(|(_, it)| it.promise.due < at));
            prop_assert!(upcoming.iter().all(|(_, it)| it.promise.due >= at));
            same(overdue.into_iter().chain(upcoming).collect(), all.clone());
        }
    }

    /// What a candidacy says falls due next is the first of its promises in the list; so a column with that moment finds
    /// exactly the candidacies in which something is overdue.
    #[test]
    fn what_falls_due_next_finds_what_is_overdue(fleet in fleets(5), around in around()) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.last(id)).collect();
        let at = around.at(&moments(&told));
        let mut list = Watchlist::default();
        for one in &told {
            let mut alone = Watchlist::default();
            alone.upsert(one);
            let mut open = alone.upcoming(WatchlistFilter::ALL, Time::MIN_UTC).filter(|(_, it)| !it.only_read);
            let first = open.next().map(|(_, it)| it.promise.due);
            prop_assert_eq!(one.next_due(), first);
            list.upsert(one);
        }
        let overdue = list.overdue(WatchlistFilter::ALL, at).filter(|(_, it)| !it.only_read);
        let mut found: Vec<CandidacyId> = overdue.map(|(id, _)| id).collect();
        found.sort_unstable();
        found.dedup();
        let column = told.iter().filter(|one| one.next_due().is_some_and(|due| due < at));
        prop_assert_eq!(found, column.map(Candidacy::id).collect::<Vec<_>>());
    }
}

/// In one order.
fn by_place(mut promises: Vec<Promise>) -> Vec<Promise> {
    promises.sort_by_key(|promise| (promise.kind, promise.entry, promise.number));
    promises
}

/// An order that these bits say.
fn shuffle<T>(items: &mut [T], mut bits: u64) {
    for last in (1..items.len()).rev() {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        items.swap(last, (bits >> 33) as usize % (last + 1));
    }
}

fn terms() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a name")
}

/// A candidacy in which nothing is owed is watched and gives nothing. Two lists that watch different ones are different, also where
/// nobody owes anything.
#[test]
fn who_owes_nothing_is_watched() {
    let mut withdrawn = applied(&terms(), day(0));
    let told =
        Fact::CandidateInformed { to: Seq(0), answer: Informs::Final, message: reference("mail/1"), stated: None };
    let _ = withdrawn.record(Entry::new(staff(Capacity::RECRUITER), told, day(0))).expect("it waits");
    let _ = withdrawn.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(0))).expect("at any time");
    let settled = |id| numbered(&withdrawn, id);
    let mut list = Watchlist::default();
    assert!(list.is_empty());
    list.upsert(&settled(1));
    assert!(settled(1).is_settled());
    assert_eq!((list.len(), list.is_empty(), list.open(candidacy_id(1))), (1, false, &[][..]));
    assert_eq!(list.after(WatchlistFilter::ALL, None).count(), 0);
    let mut other = Watchlist::default();
    other.upsert(&settled(2));
    assert!(list != other, "each watches somebody else");
    assert!(list.remove(candidacy_id(1)) && !list.remove(candidacy_id(1)));
    assert_eq!(list, Watchlist::default());
}

/// What falls due at one moment in one candidacy comes in one order, in every list.
#[test]
fn what_falls_due_at_once_comes_in_one_order() {
    let ground = Ground::new(Basis::Practice, "our handbook").expect("a short text");
    let week = Policy::builder().within(PromiseKind::Acknowledgement, Span::WorkingDays(5), ground);
    let terms = terms().with_policy(week.build().expect("as long as the first answer"));
    let candidacy = applied(&terms, day(0));
    let due = candidacy.next_due().expect("a word");
    let asked = |list: &Watchlist| {
        let all = list.upcoming(WatchlistFilter::ALL, day(0)).map(|(_, it)| (it.promise.due, it.promise.kind));
        all.collect::<Vec<_>>()
    };
    let first = asked(&[&candidacy].into_iter().collect());
    assert_eq!(first.iter().map(|(due, _)| *due).collect::<Vec<_>>(), [due, due]);
    for _ in 0..50 {
        assert_eq!(asked(&[&candidacy].into_iter().collect()), first);
    }
}

/// A reminder comes once: at the moment when it is due, and to the one who asks first after that; never for what is overdue.
#[test]
fn a_reminder_comes_once() {
    let candidacy = applied(&terms(), day(0));
    let list: Watchlist = [&candidacy].into_iter().collect();
    let answer = candidacy.promises().find(|promise| promise.kind == PromiseKind::FirstAnswer).expect("it is read");
    let (remind_at, due, moment) = (answer.remind_at(), answer.due, TimeDelta::nanoseconds(1));
    let kinds = WatchlistFilter::ALL.kinds(PromiseKind::FirstAnswer);
    let reminded = |since: Time, at: Time| list.to_remind(kinds, since, at).count();
    assert_eq!(reminded(Time::MIN_UTC, remind_at - moment), 0);
    assert_eq!(reminded(remind_at - moment, remind_at), 1);
    assert_eq!(reminded(remind_at, remind_at + moment), 0);
    assert_eq!((reminded(Time::MIN_UTC, due), reminded(Time::MIN_UTC, due + moment)), (1, 0));
}

/// A task belongs to the responsible person, and falls back to the capacity when they are excused: a concern about them is on the
/// list of everybody else who hears concerns, and not on theirs (R25).
#[test]
fn a_task_falls_back_when_somebody_is_excused() {
    let mut candidacy = applied(&terms(), day(0));
    let ana = staff(Capacity::RECRUITER);
    let other = Staff::new(staff(Capacity::COLLEAGUE).person, Capacity::RECRUITER);
    let named = Fact::ResponsibleNamed { person: ana.person };
    let _ = candidacy.record(Entry::new(ana, named, day(0))).expect("she selects");
    let ask = |about| Request { ask: Ask::Concern { about, kind: ConcernKind::Conduct }, message: reference("mail/2") };
    let _ = candidacy.record(Entry::new(Actor::Candidate, ask(Some(ana.person)), day(0))).expect("at any time");
    let list: Watchlist = [&candidacy].into_iter().collect();
    let kinds = |staff: Staff| {
        let own = list.after(WatchlistFilter::ALL.staff(staff), None).map(|(_, it)| it.promise.kind);
        own.collect::<Vec<_>>()
    };
    assert_eq!(kinds(ana), [PromiseKind::Acknowledgement, PromiseKind::FirstAnswer]);
    let hears = Process::back_end().who(candidacy::terms::Power::Hears).contains(Capacity::RECRUITER);
    assert!(hears, "the recruiter hears concerns in this process");
    assert_eq!(kinds(other), [PromiseKind::Concern, PromiseKind::Settlement]);
    let named: Vec<_> =
        list.after(WatchlistFilter::ALL.person(ana.person), None).map(|(_, it)| it.promise.kind).collect();
    assert_eq!(named, [PromiseKind::Acknowledgement, PromiseKind::FirstAnswer]);
}

/// A place in the list can be written and read, and the list goes on after it, also where what stood there is gone.
#[test]
fn a_place_is_found_again() {
    let fleet: Vec<Candidacy> = (1..=7).map(|number| numbered(&applied(&terms(), day(0)), number)).collect();
    let mut list: Watchlist = fleet.iter().collect();
    let all = owned(list.after(WatchlistFilter::ALL, None));
    assert_eq!(all.len(), 14);
    let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(5), day(1), |_| None::<Candidacy>);
    let place = desk.next().and_then(Page::place).expect("there are more");
    let read: Cursor = serde_json::from_str(&serde_json::to_string(&place).expect("data")).expect("the same data");
    assert_eq!(read, place);
    assert_eq!(owned(list.after(WatchlistFilter::ALL, Some(read))), all[5..]);
    list.remove(all[4].0);
    let left: Answer = all[5..].iter().filter(|(id, _)| *id != all[4].0).cloned().collect();
    assert_eq!(owned(list.after(WatchlistFilter::ALL, Some(read))), left);
}
