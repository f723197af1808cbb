//! Before anything is measured: every side gives the same answers.

use crate::allocator::allocations;
use crate::calendars;
use crate::fold::fold;
use crate::hand::Hand;
use crate::measures;
use crate::mirror;
use crate::samples::samples;
use crate::story::{letters, onsite, terms, way};
use candidacy::law::{Facts, Parts};
use candidacy::{Candidacy, FactKind, Phase, Terms};

/// What leads to an offer.
const ONWARD: Facts = Facts::from_slice(&[
    FactKind::CandidateAdvanced,
    FactKind::StepAgreed,
    FactKind::InterviewScheduled,
    FactKind::InterviewHeld,
    FactKind::AssignmentSent,
    FactKind::AssignmentSubmitted,
    FactKind::CheckRequested,
    FactKind::CheckAnswered,
    FactKind::OfferMade,
    FactKind::OfferAccepted,
]);

/// What the hand-written law does not know.
const UNKNOWN: Facts = Facts::from_slice(&[
    FactKind::Applied,
    FactKind::Approached,
    FactKind::TakenOver,
    FactKind::InterestShown,
    FactKind::ApproachLapsed,
    FactKind::Pooled,
    FactKind::RoleMatched,
    FactKind::Transferred,
    FactKind::AssentGiven,
    FactKind::Reversed,
    FactKind::EntryConfirmed,
    FactKind::EntryContested,
    FactKind::MomentCorrected,
    FactKind::CvReplaced,
]);

/// Panics where two sides disagree.
pub fn verify() {
    let mut never = Facts::ALL.difference(UNKNOWN);
    for walk in 0..60 {
        match walk % 3 {
            0 => walks(&onsite(), walk, 1, &mut never),
            1 => walks(&terms(), walk, 1, &mut never),
            _ => walks(&terms(), walk, 18, &mut never), // up to the offer
        }
    }
    assert!(never.is_empty(), "no walk ever got to {never}");
    reads_the_same(&terms());
    calendars::agree();
}

/// From so many entries of the way on, at random but the same each time: every sample gets the same answer from the law and by hand. What no walk ever
/// got to comes first, now and then.
fn walks(terms: &Terms, seed: u64, start: usize, never: &mut Facts) {
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(0x1234_5678_9abc_def1);
    let mut choose = |among: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % among as u64).expect("small")
    };
    let way = way(terms);
    let mut law = Candidacy::replay(terms, way[..start].iter().cloned()).expect("lawful");
    let mut hand = Hand::open(terms, way[0].clone()).expect("lawful by hand too");
    way[1..start].iter().for_each(|entry| hand.record(entry.clone()).expect("lawful by hand too"));
    for turn in 10..=50 {
        let mut legal = Vec::new();
        for entry in samples(terms, turn, &law) {
            let asked = law.check(&entry).map(|now| (now.phase, now.step, now.parts));
            let by_hand = hand.check(&entry).map(|now| (now.phase, now.step, now.parts));
            assert_eq!(
                asked.ok(),
                by_hand.ok(),
                "law {asked:?}, by hand {by_hand:?}: {entry:?} after {:?} in {:?}",
                law.journal().iter().map(|entry| entry.fact.kind()).collect::<Vec<_>>(),
                law.now()
            );
            if asked.is_ok() {
                legal.push(entry);
            }
        }
        // Each kind alike, however many samples of it there are; but often onward, where that is possible.
        let kinds: Facts = legal.iter().map(|entry| entry.fact.kind()).collect();
        let preferred = kinds.difference(Facts::ALL.difference(if choose(2) == 0 { *never } else { ONWARD }));
        let kinds = if preferred.is_empty() || choose(4) == 0 { kinds } else { preferred };
        let kind = kinds.iter().nth(choose(kinds.len())).expect("as many as there are");
        legal.retain(|entry| entry.fact.kind() == kind);
        let next = legal.swap_remove(choose(legal.len()));
        hand.record(next.clone()).expect("checked above");
        let _ = law.record(next).expect("checked above");
        assert_eq!(law.pending(), hand.waits(), "after {:?}", law.journal().last());
        *never = never.difference(kind.into());
    }
}

/// The fold ends where replay ends, the mirror reads and writes the same lines, and the allocator counts.
fn reads_the_same(terms: &Terms) {
    let lawful = Candidacy::replay(terms, way(terms)).expect("lawful");
    let folded = fold(terms, way(terms));
    assert_eq!((folded.phase, folded.step, folded.parts), (lawful.phase(), lawful.now().step, lawful.now().parts));
    assert_eq!((&folded.terms, folded.journal.as_slice()), (lawful.terms(), lawful.journal()));
    assert_eq!((folded.last, folded.offer, folded.since_phase), (lawful.journal()[20].at, 18, 20));
    assert_eq!((folded.since_parts, folded.phase), ([17; Parts::MAX], Phase::Hired));
    let believed = Hand::replay(terms, way(terms), &Hand::led(terms, &way(terms)));
    assert_eq!((believed.now.phase, believed.waits()), (lawful.phase(), lawful.pending()));
    assert!(folded.notice && !folded.hold && !folded.vacancy && !folded.feedback && !folded.outcome);
    assert!(Candidacy::replay(terms, letters(terms)).is_ok_and(|it| it.waiting().count() == 1));
    for entry in way(terms).into_iter().chain(letters(terms)) {
        let line = serde_json::to_string(&entry).expect("an entry can be written");
        let mirrored: mirror::Entry = serde_json::from_str(&line).expect("the mirror reads what was written");
        assert_eq!(
            serde_json::to_value(&mirrored).expect("the mirror writes"),
            serde_json::to_value(&entry).expect("so do we")
        );
    }
    assert!(allocations(|| drop(Vec::<u8>::with_capacity(1))) == 1, "the allocator counts");
    assert!(!measures::all().is_empty());
}
