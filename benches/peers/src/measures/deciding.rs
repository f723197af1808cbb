//! Is this fact legal, and where does it lead?

use super::{Measure, measure};
use crate::hand::Hand;
use crate::story::{STEPS, held, meeting, mistakes, onsite, scheduled, staff, terms, way};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Terms};
use std::hint::black_box;

#[rustfmt::skip]
pub const ALL: &[Measure] = &[
    measure("law-scheduled",    1, |times| law(times, &arranging(), &mistakes::none())),
    measure("hand-scheduled",   1, |times| hand(times, &arranging(), &mistakes::none())),
    measure("law-part",         1, |times| law(times, &at_the_onsite(), &second_of_four())),
    measure("hand-part",        1, |times| hand(times, &at_the_onsite(), &second_of_four())),
    measure("law-note",         1, |times| law(times, &arranging(), &mistakes::note())),
    measure("hand-note",        1, |times| hand(times, &arranging(), &mistakes::note())),
    measure("law-wrong-phase",  1, |times| law(times, &arranging(), &mistakes::law())),
    measure("hand-wrong-phase", 1, |times| hand(times, &arranging(), &mistakes::law())),
    measure("law-wrong-part",   1, |times| law(times, &arranging(), &mistakes::phase())),
    measure("hand-wrong-part",  1, |times| hand(times, &arranging(), &mistakes::phase())),
    measure("law-wrong-actor",  1, |times| law(times, &arranging(), &mistakes::actor())),
    measure("hand-wrong-actor", 1, |times| hand(times, &arranging(), &mistakes::actor())),
    measure("law-wrong-guard",  1, |times| law(times, &arranging(), &mistakes::people())),
    measure("hand-wrong-guard", 1, |times| hand(times, &arranging(), &mistakes::people())),
    measure("legal",            1, |times| legal(times, &arranging().0)),
    measure("law-way",          STEPS, law_way),
    measure("hand-way",         STEPS, hand_way),
];

type Both = (Candidacy, Hand);

fn both(terms: &Terms, entries: impl IntoIterator<Item = Entry>) -> Both {
    let entries: Vec<Entry> = entries.into_iter().collect();
    let mut hand = Hand::open(terms, entries[0].clone()).expect("lawful");
    entries[1..].iter().for_each(|entry| hand.record(entry.clone()).expect("lawful"));
    (Candidacy::replay(terms, entries).expect("lawful"), hand)
}

/// A candidacy whose first interview is to be scheduled.
fn arranging() -> Both {
    let terms = terms();
    both(&terms, way(&terms).into_iter().take(2))
}

/// A candidacy whose four parts are to be set up.
fn at_the_onsite() -> Both {
    let terms = onsite();
    let start = way(&terms).into_iter().take(5);
    let held = [Entry::new(Actor::Candidate, Fact::StepAgreed, crate::story::at(1_300))];
    both(&terms, start.chain(held))
}

fn second_of_four() -> Entry {
    let people = [Capacity::COLLEAGUE, Capacity::TECHNICAL_INTERVIEWER];
    let invitation = meeting(1_600, &people).sharing_the_screen();
    assert!(matches!(held(Some(2), &people), Fact::InterviewHeld(_)));
    Entry::new(staff(Capacity::RECRUITER), scheduled(Some(2), invitation), crate::story::at(1_400))
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

fn law(times: u32, (candidacy, _): &Both, entry: &Entry) {
    for _ in 0..times {
        black_box(asks_the_law(black_box(candidacy), black_box(entry)));
    }
}

fn hand(times: u32, (_, hand): &Both, entry: &Entry) {
    for _ in 0..times {
        black_box(asks_by_hand(black_box(hand), black_box(entry)));
    }
}

fn legal(times: u32, candidacy: &Candidacy) {
    for _ in 0..times {
        black_box(black_box(candidacy).legal());
    }
}

/// Each fact of the whole way, asked where it belongs.
fn law_way(times: u32) {
    let (terms, way) = (terms(), way(&terms()));
    let mut candidacy = Candidacy::open(&terms, way[0].clone()).expect("lawful");
    let mut stops = Vec::new();
    for entry in &way[1..] {
        stops.push((candidacy.clone(), entry));
        let _ = candidacy.record(entry.clone()).expect("lawful");
    }
    for _ in 0..times {
        for (candidacy, entry) in &stops {
            black_box(asks_the_law(black_box(candidacy), black_box(entry)));
        }
    }
}

fn hand_way(times: u32) {
    let (terms, way) = (terms(), way(&terms()));
    let mut hand = Hand::open(&terms, way[0].clone()).expect("lawful");
    let mut stops = Vec::new();
    for entry in &way[1..] {
        stops.push((hand.clone(), entry));
        hand.record(entry.clone()).expect("lawful");
    }
    for _ in 0..times {
        for (hand, entry) in &stops {
            black_box(asks_by_hand(black_box(hand), black_box(entry)));
        }
    }
}
