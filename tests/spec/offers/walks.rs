//! The same over random walks.

use crate::promises::ledger::walks::{Walk, walks};
use crate::support::stands::{hired_went_the_whole_way, loses_nothing, owes_the_first_day, standing};
use candidacy::law::Pendings;
use candidacy::promise::{PROMISES, While};
use candidacy::{Actor, Candidacy, Fact, FactKind, Phase, Promise, PromiseKind, Time};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Each version of a candidacy on a walk, one after each entry.
fn versions(steps: &crate::promises::ledger::walks::Steps) -> Vec<Candidacy> {
    let mut versions = Vec::new();
    Walk::take(steps, |walk| versions.push(walk.candidacy.clone()));
    versions
}

/// What the company owes for something that waits.
fn debts(candidacy: &Candidacy) -> Vec<Promise> {
    let of_an_item = |kind: PromiseKind| {
        PROMISES.iter().any(|row| row.kind == kind && matches!(row.owed, While::Pending(..) | While::OtherRequest))
    };
    candidacy.promises().filter(|promise| promise.by.is_company() && of_an_item(promise.kind)).collect()
}

/// The answer date and the first day of whatever the company offers or agrees to, against those before it.
fn no_date_is_worse(was: &Candidacy, next: &Candidacy) -> Result<(), String> {
    let entry = next.last_line().entry;
    let days = was.terms().process().horizons().appointment();
    let within = |at: Time, by: Time| by <= at + chrono::TimeDelta::days(i64::from(days));
    let told = was.journal().iter().filter_map(|entry| Some((entry.at, entry.fact.offer()?.answer_by())));
    let floor = told.filter(|(at, by)| within(*at, *by)).map(|(_, by)| by).max().filter(|floor| *floor > entry.at);
    match &entry.fact {
        Fact::OfferMade(offer) if floor.is_some_and(|floor| offer.answer_by() < floor) => {
            Err(format!("{} is before {floor:?}", offer.answer_by()))
        }
        _ if entry.by == Actor::Candidate && entry.writer().is_none()
            || was.phase() != Phase::Accepted
            || next.phase() != Phase::Accepted =>
        {
            Ok(())
        }
        _ => match (was.first_day(), next.first_day()) {
            (Some(first), Some(day)) if day > first && entry.fact.kind() != FactKind::Reversed => {
                Err(format!("{} puts {first} off to {day}", entry.fact.kind()))
            }
            _ => Ok(()),
        },
    }
}

/// What a walk holds, and how often it was asked.
fn holds(versions: &[Candidacy], asked: &mut [usize; 4]) -> Result<(), String> {
    for (place, next) in versions.iter().enumerate() {
        let kind = next.last_line().entry.fact.kind();
        asked[0] += usize::from(next.phase() == Phase::Accepted);
        owes_the_first_day(next)?;
        if kind == FactKind::Hired {
            asked[1] += 1;
            hired_went_the_whole_way(next, &standing(&versions[..=place]))?;
        }
        let Some(was) = place.checked_sub(1).and_then(|before| versions.get(before)) else { continue };
        no_date_is_worse(was, next)?;
        asked[2] += usize::from(kind == FactKind::OfferMade);
        if kind == FactKind::Transferred {
            asked[3] += usize::from(was.pending() != Pendings::EMPTY);
            loses_nothing(&debts(was), &debts(next))?;
        }
    }
    Ok(())
}

proptest! {
    /// On every way: who is hired went the whole way and accepted an offer that stands, with each condition met; somebody owes something
    /// dated until the first day; no offer is worse by a date; and a transfer loses no promise (R2, R5, R28).
    #[test]
    fn what_was_said_is_kept(steps in walks(40)) {
        let versions = versions(&steps);
        let kept = holds(&versions, &mut [0; 4]);
        prop_assert!(kept.is_ok(), "{:?}", kept);
    }
}

/// The same on walks that are always the same, which come to everything that it speaks of.
#[test]
fn the_walks_come_to_the_first_day() {
    let (mut runner, mut asked) = (TestRunner::deterministic(), [0; 4]);
    for _ in 0..120 {
        let steps = walks(60).new_tree(&mut runner).expect("a walk").current();
        holds(&versions(&steps), &mut asked).expect("it is kept");
    }
    println!("accepted, hired, offered, transferred: {asked:?}");
    assert!(asked.iter().all(|times| *times >= 10), "accepted, hired, offered, transferred: {asked:?}");
}
