//! Several candidacies of one person.

use crate::wire::walks::journal;
use candidacy::law::Entry;
use candidacy::{Candidacy, CandidacyId, CandidateId, Fact, Opening, Terms};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

/// The person whom every journal of these laws is about.
pub(crate) fn candidate_id(n: u128) -> CandidateId {
    CandidateId::new(Uuid::from_u128(n)).expect("not nil")
}

/// Up to this many lawful journals of the candidate with the number 2, each of a candidacy of its own, numbered from 1.
pub(crate) fn fleets(most: usize) -> impl Strategy<Value = Vec<Candidacy>> {
    vec(journal(20), 0..=most).prop_map(|all| {
        let numbered = all.iter().zip(1..).map(|((candidacy, known), number)| numbered(candidacy, known, number, 2));
        numbered.collect()
    })
}

/// The same journal of another candidacy, of this candidate.
pub(crate) fn numbered(candidacy: &Candidacy, known: &[Terms], number: u128, candidate: u128) -> Candidacy {
    let (number, candidate) = (CandidacyId::new(Uuid::from_u128(number)).expect("not nil"), candidate_id(candidate));
    let other = |opening: &Opening| Opening { candidacy: number, candidate, ..opening.clone() };
    let entries = candidacy.journal().iter().map(|entry| {
        let mut entry: Entry = entry.clone();
        match &mut entry.fact {
            Fact::Applied(application) => application.opening = other(&application.opening),
            Fact::Approached(approach) => approach.opening = other(&approach.opening),
            Fact::TakenOver(takeover) => takeover.opening = other(&takeover.opening),
            _ => {}
        }
        entry
    });
    Candidacy::replay(known, entries).expect("only the ids are others")
}
