//! Watching many candidacies. At these sizes what costs is reaching memory, which instructions do not show: so here it is
//! time, medians of rounds in which every side takes its turn. Each is taken in short pieces, so that most are left alone by
//! whatever else the machine does.

use super::{Measure, measure};
use crate::allocator::live;
use crate::story::terms;
use crate::watched::{
    Column, Keyed, Lazy, OVERDUE, Ordered, Plain, Sqlite, Town, candidacy_id, due, now, overdue, watched,
};
use candidacy::view::WatchlistFilter;
use candidacy::{Candidacy, Capacity, Watchlist};
use std::hint::black_box;
use std::time::Instant;

/// How many candidacies change in a round, there and back.
const CHANGED: usize = 1_000;
/// How many operations are timed together.
const PIECE: usize = 100;
/// How many candidacies there are whose instructions are counted.
const COUNTED: usize = 10_000;
/// More candidacies than this are not all kept in memory to be asked one by one.
const ALL_ASKED: usize = 100_000;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("watch-upsert",      2, |times| upserts(times, |watchlist, candidacy| watchlist.upsert(candidacy))),
    measure("watch-promises",    2, |times| upserts(times, |_, candidacy| drop(black_box(candidacy.promises().collect::<Vec<_>>())))),
    measure("watch-next-due",    2, |times| upserts(times, |_, candidacy| _ = black_box(candidacy.next_due()))),
    measure("watch-overdue",     1, queries),
];

/// The same candidacies before and after they are invited, in random order.
fn changing(town: &Town, size: usize) -> Vec<(usize, [Candidacy; 2])> {
    let step = size / CHANGED;
    let numbers = (0..CHANGED).map(|number| (number * 7_919 % CHANGED) * step / 4 * 4 + 1).map(|number| number.max(21));
    numbers.map(|number| (number, [town.arranging(number as u64), town.scheduled(number as u64)])).collect()
}

fn upserts(times: u32, work: fn(&mut Watchlist, &Candidacy)) {
    let town = Town::new(&terms());
    let (mut watchlist, _) = watched(&town, COUNTED);
    let changing = changing(&town, COUNTED);
    for (_, [before, after]) in changing.iter().cycle().take(times as usize) {
        work(&mut watchlist, black_box(after));
        work(&mut watchlist, black_box(before));
    }
    std::mem::forget(watchlist);
}

fn queries(times: u32) {
    let (watchlist, _) = watched(&Town::new(&terms()), COUNTED);
    for _ in 0..times {
        black_box(overdue(black_box(&watchlist)));
    }
    std::mem::forget(watchlist);
}

/// What is measured, and how long one took in each round.
type Rounds = Vec<(&'static str, Vec<f64>)>;

/// Nanoseconds that one of each takes at this size, and bytes for each candidacy.
pub fn watching(size: usize, rounds: usize) -> Vec<(&'static str, f64)> {
    let town = Town::new(&terms());
    let before = live();
    let (mut watchlist, dues) = watched(&town, size);
    let bytes = live() - before - dues.capacity() * size_of::<i64>();
    let changing = changing(&town, size);
    let moments =
        |which: usize| -> Vec<(usize, i64)> { changing.iter().map(|(row, both)| (*row, due(&both[which]))).collect() };
    let moments = [moments(1), moments(0)];
    let asked: Vec<Candidacy> =
        if size > ALL_ASKED { Vec::new() } else { (0..size as u64).map(|number| town.candidacy(number)).collect() };

    let mut sides = (Plain::new(&dues), Ordered::new(&dues), Lazy::new(&dues), Sqlite::new(&dues), Keyed::new(&dues));
    let ids: Vec<_> = changing.iter().map(|(row, _)| candidacy_id(*row as u64)).collect();
    let mut took = Rounds::new();
    for round in 0..rounds {
        let which = round % 2;
        each(&mut took, "upsert", &changing, |(_, both)| watchlist.upsert(black_box(&both[1 - which])));
        each(&mut took, "promises", &changing, |(_, both)| {
            drop(black_box(black_box(&both[1 - which]).promises().collect::<Vec<_>>()));
        });
        each(&mut took, "next-due", &changing, |(_, both)| {
            black_box(black_box(&both[1 - which]).next_due());
        });
        let keyed: Vec<_> = ids.iter().zip(&moments[which]).collect();
        each(&mut took, "keyed-update", &keyed, |(id, (_, due))| sides.4.update(black_box(**id), *due));
        update(&mut took, "column-update", &mut sides.0, &moments[which], 10);
        update(&mut took, "ordered-update", &mut sides.1, &moments[which], 1);
        update(&mut took, "heap-update", &mut sides.2, &moments[which], 1);
        update(&mut took, "sqlite-update", &mut sides.3, &moments[which], 1);
        asks(&mut took, &watchlist);
        finds(&mut took, "column-overdue", &mut sides.0, 1);
        finds(&mut took, "ordered-overdue", &mut sides.1, PIECE);
        finds(&mut took, "heap-overdue", &mut sides.2, PIECE);
        finds(&mut took, "sqlite-overdue", &mut sides.3, 100);
        if !asked.is_empty() {
            note(&mut took, "all-overdue", 1, || {
                let overdue = |candidacy: &&Candidacy| candidacy.promises().any(|promise| promise.due < now());
                assert_eq!(black_box(&asked).iter().filter(overdue).count(), OVERDUE);
            });
        }
    }
    let mut medians: Vec<(&str, f64)> = took.into_iter().map(|(name, times)| (name, median(times))).collect();
    medians.push(("bytes", bytes as f64 / size as f64));
    medians
}

fn asks(took: &mut Rounds, watchlist: &Watchlist) {
    let times = [(); 5 * PIECE];
    each(took, "overdue", &times, |()| assert_eq!(overdue(black_box(watchlist)), OVERDUE));
    each(took, "overdue-of-recruiters", &times, |()| {
        let wanted = WatchlistFilter::ALL.capacity(Capacity::Recruiter);
        black_box(black_box(watchlist).breached(wanted, now()).map(black_box).count());
    });
    each(took, "next-twenty", &times, |()| {
        black_box(black_box(watchlist).upcoming(WatchlistFilter::ALL, now()).take(20).map(black_box).count());
    });
}

/// Each of them, timed in pieces.
fn each<T>(took: &mut Rounds, name: &'static str, all: &[T], mut work: impl FnMut(&T)) {
    for piece in all.chunks_exact(PIECE) {
        note(took, name, PIECE, || piece.iter().for_each(&mut work));
    }
}

/// Every change, in pieces that are a transaction where there are some; what is quicker than a clock, all of them so many times.
fn update(took: &mut Rounds, name: &'static str, column: &mut impl Column, moments: &[(usize, i64)], times: usize) {
    let size = if times > 1 { moments.len() } else { PIECE };
    for piece in moments.chunks_exact(size) {
        note(took, name, times * size, || {
            column.begin();
            for _ in 0..times {
                for (row, due) in black_box(piece) {
                    column.update(*row, *due);
                }
                black_box(&mut *column);
            }
            column.settle();
        });
    }
}

fn finds(took: &mut Rounds, name: &'static str, column: &mut impl Column, times: usize) {
    for _ in 0..5 {
        note(took, name, times, || {
            for _ in 0..times {
                let mut found = Vec::new();
                black_box(&mut *column).overdue(now().timestamp(), &mut found);
                assert_eq!(found.len(), OVERDUE);
            }
        });
    }
}

fn note(took: &mut Rounds, name: &'static str, operations: usize, work: impl FnOnce()) {
    let started = Instant::now();
    work();
    let each = started.elapsed().as_nanos() as f64 / operations as f64;
    match took.iter_mut().find(|(noted, _)| *noted == name) {
        Some((_, times)) => times.push(each),
        None => took.push((name, vec![each])),
    }
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
