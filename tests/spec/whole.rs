//! Every state of small processes, and in each of them everything that anybody could record: by the candidate, by each person of the
//! company, written down for the candidate, with a deviation and without.
//!
//! The search looks at a process of two steps of two parts, and at a small one that is transferred. With `CANDIDACY_SPEC=whole` in the
//! environment it also looks at every shape of a step: alone with words in between, and as the first of two steps and of three.

mod entries;
pub(crate) mod found;
mod key;
mod processes;
mod search;
mod states;
mod ways;

use crate::whole::found::{Found, Law};
use crate::whole::processes::{Asks, Shape, shapes, terms};
use crate::whole::search::{Scope, search};
use candidacy::Phase;
use candidacy::law::{Conditions, Facts};
use candidacy::terms::PartKind::{Assignment, Check, Interview};
use std::sync::LazyLock;

/// What was found, once for all laws.
pub(crate) static FOUND: LazyLock<Found> = LazyLock::new(|| {
    let mut found = Found::default();
    let quick = Scope { aside: 1, back: false, thorough: false };
    let other = [terms("other", 1, &[(&[Check], Asks::Yes)])];
    search(&terms("transferred", 1, &[(&[Interview], Asks::Nobody)]), &other, quick, &mut found);
    let first: Shape = (&[Interview, Assignment], Asks::Both);
    search(&terms("two steps", 1, &[first, (&[Interview, Check], Asks::Assent)]), &[], quick, &mut found);
    if std::env::var_os("CANDIDACY_SPEC").is_some_and(|spec| spec == "whole") {
        whole(&mut found);
    }
    found
});

/// Every shape of a step: alone with what may be said in between, and as the first of two steps and of three.
fn whole(found: &mut Found) {
    let shapes = shapes();
    let words = Scope { aside: 2, back: true, thorough: true };
    let steps = Scope { aside: 1, back: true, thorough: false };
    let bare = Scope { aside: 0, back: false, thorough: false };
    for one in &shapes {
        search(&terms("one step", 1, &[*one]), &[], words, found);
    }
    for (i, one) in shapes.iter().enumerate() {
        let (second, third) = (shapes[(i * 5 + 3) % shapes.len()], shapes[(i * 7 + 1) % shapes.len()]);
        search(&terms("two steps", 1, &[*one, second]), &[], steps, found);
        search(&terms("three steps", 1, &[*one, second, third]), &[], bare, found);
    }
}

/// The search comes to every phase, takes every fact, meets every condition unmet, and takes many moves back.
#[test]
fn the_search_sees_everything() {
    let found = &*FOUND;
    let Found { processes, states, legal, refused, reversals, .. } = found;
    println!("{processes} processes, {states} states, {legal} legal, {refused} refused, {reversals:?} reversals");
    assert!(*processes >= 2 && *states >= 3_000, "{processes} processes, {states} states");
    assert!(*legal >= 100_000 && *refused >= 400_000, "{legal} legal, {refused} refused");
    assert!(reversals[0] >= 10_000 && reversals[1] >= 10_000, "{reversals:?}");
    assert_eq!(found.taken, Facts::ALL, "never taken: {}", Facts::ALL.difference(found.taken));
    assert_eq!(found.unmet, Conditions::ALL, "never unmet: {:?}", Conditions::ALL.difference(found.unmet));
    assert!(found.phases.iter().eq(Phase::ALL), "{:?}", found.phases);
}

/// What is legal is exactly what somebody can record with some words, at once or when an interview has started; for each actor, too.
#[test]
fn what_is_legal_is_what_is_taken() {
    FOUND.assert(Law::LegalIsExact);
    FOUND.assert(Law::LegalForIsExact);
}

/// The dry run says of every entry what recording it says: where it leads, or why it is refused.
#[test]
fn a_dry_run_says_what_recording_says() {
    FOUND.assert(Law::CheckIsRecord);
}

/// A deviation makes nothing unlawful that is lawful without, and meets nothing but a guard.
#[test]
fn a_deviation_meets_guards_alone() {
    FOUND.assert(Law::DeviationsDoNoHarm);
}

/// A refused entry changes nothing.
#[test]
fn a_refusal_changes_nothing() {
    FOUND.assert(Law::RefusalsChangeNothing);
}

/// A replayed journal is the candidacy that it was live: where it is, what waits, what is legal, and what is owed.
#[test]
fn what_is_replayed_is_as_it_was() {
    FOUND.assert(Law::ReplayIsLive);
}

/// Nobody is left in the dark: in every open state somebody owes something by a moment, and after a decision against them feedback
/// (F4, F53).
#[test]
fn nobody_is_left_in_the_dark() {
    FOUND.assert(Law::NobodyInTheDark);
}

/// A closed candidacy is settled when the company owes nothing more, and then no outcome, feedback or request of the candidate's waits.
#[test]
fn what_is_settled_owes_nothing() {
    FOUND.assert(Law::ClosedAndOwed);
    FOUND.assert(Law::SettledOwesNothing);
}

/// What is owed can be kept where it is owed, by a legal fact; at most after an assent, or word of what was written down.
#[test]
fn what_is_owed_can_be_kept() {
    FOUND.assert(Law::EveryPromiseCanEnd);
}

/// Somebody is in the pool only while a consent stands, and is owed feedback there if they were met or worked before.
#[test]
fn the_pool_needs_consent_and_owes_feedback() {
    FOUND.assert(Law::PooledWithConsent);
    FOUND.assert(Law::PooledOwesFeedback);
}

/// Nobody is rejected but with feedback since the latest decision that stands (F51, F55).
#[test]
fn rejected_after_feedback() {
    FOUND.assert(Law::RejectedAfterFeedback);
}

/// Only the candidate's own yes leads to a step that needs one, to another role, to acceptance and to hiring, and nothing passes over it.
#[test]
fn only_the_candidate_says_yes() {
    FOUND.assert(Law::OnlyTheirYes);
}

/// Steps come in their order, and each phase is reached by the facts that lead there and by no other (F23).
#[test]
fn steps_come_in_order() {
    FOUND.assert(Law::StepsInOrder);
    FOUND.assert(Law::WhoCloses);
}

/// What the candidate contests is taken back with all that was made on it, and nothing else is.
#[test]
fn a_contested_act_is_taken_back() {
    FOUND.assert(Law::ContestedIsTakenBack);
}

/// A reversal, a contest or a refused assent leads back exactly to where the candidacy was before the move that it takes back.
#[test]
fn a_reversal_leads_back_to_where_it_was() {
    FOUND.assert(Law::BackToWhereItWas);
}

/// A move that is taken back at once leaves what waits and what is legal as it was, except what the candidate was told or waits for.
#[test]
fn a_reversal_at_once_leaves_no_trace() {
    FOUND.assert(Law::BackAtOnce);
}

/// A move that is taken back after something else loses no debt that the candidate knows of (F59).
#[test]
fn a_reversal_loses_no_known_debt() {
    FOUND.assert(Law::BackAndToldDebts);
}

/// Who is hired went the whole way: each step's parts were done or left out, with their own yes where one is asked; an offer that they
/// accepted stands; and each of its conditions was met, unless the entry says why it was not waited for (R5, R6).
#[test]
fn hired_is_the_end_of_the_whole_way() {
    FOUND.assert(Law::HiredIsWhole);
    assert!(FOUND.hires >= 100, "{} hires", FOUND.hires);
}

/// Between the yes and the first day somebody owes something that has a date, and the first day is not over before it comes (R5).
#[test]
fn somebody_owes_something_until_the_first_day() {
    FOUND.assert(Law::OwesTheFirstDay);
    assert!(
        FOUND.owed.contains(&candidacy::PromiseKind::Start) && FOUND.owed.contains(&candidacy::PromiseKind::Condition)
    );
}

/// A transfer to other terms loses nothing that is owed for what waits: each is due as before, under the same ceiling (R28).
#[test]
fn a_transfer_loses_no_promise() {
    FOUND.assert(Law::TransferLosesNothing);
    assert!(FOUND.transfers >= 100, "{} transfers", FOUND.transfers);
}
