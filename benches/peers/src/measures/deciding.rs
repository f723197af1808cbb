//! Is this fact legal, and where does it lead?

use super::{Measure, measure};
use crate::hand::{Hand, Stage};
use crate::peers::{Peer, cqrs, sml, stat, strings, typestate};
use crate::story::{STEPS, mistakes, terms, way};
use candidacy::{Candidacy, Entry, Terms};
use chrono::TimeDelta;
use rust_fsm::StateMachine;
use std::hint::black_box;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("law-scheduled",    1, |times| law(times, &mistakes::none())),
    measure("hand-scheduled",   1, |times| hand(times, &mistakes::none())),
    measure("law-wrong-phase",  1, |times| law(times, &mistakes::phase())),
    measure("hand-wrong-phase", 1, |times| hand(times, &mistakes::phase())),
    measure("law-wrong-actor",  1, |times| law(times, &mistakes::actor())),
    measure("hand-wrong-actor", 1, |times| hand(times, &mistakes::actor())),
    measure("law-wrong-guard",  1, |times| law(times, &mistakes::people())),
    measure("hand-wrong-guard", 1, |times| hand(times, &mistakes::people())),
    measure("told-wrong-phase", 1, |times| told(times, &mistakes::phase())),
    measure("told-wrong-actor", 1, |times| told(times, &mistakes::actor())),
    measure("told-wrong-guard", 1, |times| told(times, &mistakes::people())),
    measure("law-way",          STEPS, law_way),
    measure("hand-way",         STEPS, hand_way),
    measure("hand-due-way",     STEPS, hand_due_way),
    measure("typestate-way",    STEPS, peer_way::<typestate::Hiring>),
    measure("rust-fsm-way",     STEPS, peer_way::<StateMachine<crate::peers::rustfsm::Hiring>>),
    measure("smlang-way",       STEPS, peer_way::<sml::StateMachine<sml::Hiring>>),
    measure("statig-way",       STEPS, peer_way::<stat::Machine>),
    measure("cqrs-es-way",      STEPS, peer_way::<cqrs::Framed>),
    measure("strings-way",      STEPS, peer_way::<strings::Strings>),
    measure("clone-way",        STEPS, clone_way),
];

/// A candidacy whose first meeting is to be planned.
fn arranging() -> (Candidacy, Hand) {
    let (terms, way) = (terms(), way(&terms()));
    let candidacy = Candidacy::replay(&terms, way[..2].iter().cloned()).expect("lawful");
    let mut hand = Hand::open(&terms, way[0].clone()).expect("lawful");
    hand.record(way[1].clone()).expect("lawful");
    (candidacy, hand)
}

/// The whole answer is looked at, so that all of it is made.
#[inline(never)]
fn asks_the_law(candidacy: &Candidacy, entry: &Entry) -> bool {
    black_box(&candidacy.check(entry)).is_ok()
}

#[inline(never)]
fn asks_by_hand(hand: &Hand, entry: &Entry) -> bool {
    black_box(&hand.check(entry)).is_ok()
}

fn law(times: u32, entry: &Entry) {
    let (candidacy, _) = arranging();
    for _ in 0..times {
        black_box(asks_the_law(black_box(&candidacy), black_box(entry)));
    }
}

fn hand(times: u32, entry: &Entry) {
    let (_, hand) = arranging();
    for _ in 0..times {
        black_box(asks_by_hand(black_box(&hand), black_box(entry)));
    }
}

/// As the law does it: whoever is refused hears what is legal instead.
#[inline(never)]
fn asks_by_hand_what_instead(hand: &Hand, entry: &Entry) -> bool {
    black_box(&hand.check(entry).map_err(|why| (why, hand.legal()))).is_ok()
}

fn told(times: u32, entry: &Entry) {
    let (_, hand) = arranging();
    for _ in 0..times {
        black_box(asks_by_hand_what_instead(black_box(&hand), black_box(entry)));
    }
}

/// Each fact of the whole way, asked where it belongs.
fn law_way(times: u32) {
    let (terms, way) = (terms(), way(&terms()));
    let mut candidacy = Candidacy::open(&terms, way[0].clone()).expect("lawful");
    let mut stops = Vec::new();
    for entry in &way[1..] {
        stops.push((candidacy.clone(), entry));
        candidacy.record(entry.clone()).expect("lawful");
    }
    for _ in 0..times {
        for (candidacy, entry) in &stops {
            black_box(asks_the_law(black_box(candidacy), black_box(entry)));
        }
    }
}

fn hand_way(times: u32) {
    by_hand(times, asks_by_hand);
}

/// What is often written: each move also says when the next one is owed.
fn hand_due_way(times: u32) {
    by_hand(times, asks_by_hand_until_when);
}

#[inline(never)]
fn asks_by_hand_until_when(hand: &Hand, entry: &Entry) -> bool {
    let answer = hand.check(entry).map(|stage| {
        let days = match stage {
            Stage::Scheduled { starts, .. } => return (stage, Some(starts)),
            Stage::Assigned { due, .. } => return (stage, Some(due)),
            Stage::Hired | Stage::Declined | Stage::Withdrawn => return (stage, None),
            Stage::Declining => 1,
            Stage::Approached | Stage::Proposed { .. } | Stage::Offered { .. } => 14,
            _ => 7,
        };
        (stage, entry.at.checked_add_signed(TimeDelta::days(days)))
    });
    black_box(&answer).is_ok()
}

fn by_hand(times: u32, asks: fn(&Hand, &Entry) -> bool) {
    let (terms, way) = (terms(), way(&terms()));
    let mut hand = Hand::open(&terms, way[0].clone()).expect("lawful");
    let mut stops = Vec::new();
    for entry in &way[1..] {
        stops.push((hand.clone(), entry));
        hand.record(entry.clone()).expect("lawful");
    }
    for _ in 0..times {
        for (hand, entry) in &stops {
            black_box(asks(black_box(hand), black_box(entry)));
        }
    }
}

#[inline(never)]
fn moves<P: Peer>(peer: &mut P, event: &P::Event) -> bool {
    peer.step(event)
}

fn peer_way<P: Peer>(times: u32) {
    let terms: &'static Terms = Box::leak(terms().into());
    let way: &'static [Entry] = way(terms).leak();
    let events: Vec<P::Event> = way[1..].iter().map(|entry| P::event(terms, entry)).collect();
    for _ in 0..times {
        let mut peer = P::opened(black_box(terms), black_box(way[0].at));
        for event in &events {
            black_box(moves(black_box(&mut peer), black_box(event)));
        }
    }
}

/// What a framework that takes a command by value makes the caller do first.
fn clone_way(times: u32) {
    let way = way(&terms());
    for _ in 0..times {
        for entry in &way[1..] {
            drop(black_box(black_box(entry).clone()));
        }
    }
}
