//! The laws of every history that a hostile company can write.

use super::company::{Turn, walk};
use super::told::Told;
use super::weaker::{HOLDS, is_after_the_last_interview, is_corrected_twice, is_reviewed, weakens_nothing};
use candidacy::{Fact, FactKind, PromiseKind, Seq, Time};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Does the company try as long as it takes?
fn at_length() -> bool {
    std::env::var_os("CANDIDACY_SPEC").is_some_and(|spec| spec == "hostile")
}

/// Tries the same 300 histories each time, or others where a number to draw them from or how many is asked for, or a million.
fn runner() -> TestRunner {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let config = ProptestConfig { cases: if at_length() { 1_000_000 } else { config.cases.max(300) }, ..config };
    let asked = ["PROPTEST_RNG_SEED", "PROPTEST_CASES"].iter().any(|name| std::env::var_os(name).is_some());
    if at_length() || asked {
        return TestRunner::new(config);
    }
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// How many numbers a history has on average. Not each finds something to do.
const ENTRIES: usize = 70;

/// A law of a history, told entry by entry.
pub(super) trait Watch: Default {
    fn see(&mut self, turn: &Turn<'_>, seen: &mut Seen) -> Result<(), String>;
}

/// How often something was there, by name: an empty search is no proof.
pub(super) type Seen = BTreeMap<&'static str, u32>;

/// Holds a law against so many histories, and returns what was seen.
pub(super) fn hold<W: Watch>() -> Seen {
    let seen = RefCell::new(Seen::new());
    // An act does not shrink: it is there or not.
    let rolls = proptest::collection::vec(any::<u64>().no_shrink(), 1..=ENTRIES * 2);
    let tried = runner().run(&rolls, |rolls| {
        let (mut watch, mut seen) = (W::default(), seen.borrow_mut());
        walk(&rolls, |turn| {
            *seen.entry("entries").or_default() += 1;
            watch.see(turn, &mut seen)
        })
        .map_err(TestCaseError::fail)
    });
    match tried {
        Ok(()) => {}
        Err(TestError::Fail(why, _) | TestError::Abort(why)) => panic!("{why}"),
    }
    seen.into_inner()
}

/// Were these seen at least so often?
#[track_caller]
pub(super) fn assert_seen(seen: &Seen, least: &[(&'static str, u32)]) {
    for (what, least) in least {
        let is = seen.get(what).copied().unwrap_or_default();
        assert!(is >= *least, "{what}: seen {is} times, of {seen:?}");
    }
}

#[derive(Default)]
struct NoSilentEnd(Told);

impl Watch for NoSilentEnd {
    fn see(&mut self, turn: &Turn<'_>, seen: &mut Seen) -> Result<(), String> {
        let NoSilentEnd(told) = self;
        told.take(turn);
        let (phase, settled) = (turn.candidacy.phase(), turn.candidacy.is_settled());
        if phase.is_closed() {
            *seen.entry(if settled { "settled" } else { "closed and owing" }).or_default() += 1;
        }
        if settled && told.waits {
            return Err(format!("settled in {phase}, and nobody told how it ended: {told:?}"));
        }
        if settled && told.feedback.is_some() {
            return Err(format!("settled in {phase} without the feedback: {told:?}"));
        }
        Ok(())
    }
}

/// No candidacy is settled before an applicant, or somebody who was interviewed or worked, is told the outcome, and has the feedback
/// that an end by the company owes, or said that none is wanted.
#[test]
fn no_end_is_silent() {
    let seen = hold::<NoSilentEnd>();
    assert_seen(&seen, &[("entries", 10_000), ("settled", 10), ("closed and owing", 100)]);
}

#[derive(Default)]
struct NothingWeaker;

impl Watch for NothingWeaker {
    fn see(&mut self, turn: &Turn<'_>, seen: &mut Seen) -> Result<(), String> {
        if !turn.is_own() {
            *seen.entry("promises").or_default() += u32::try_from(turn.owed.len()).expect("few");
        }
        if turn.entry.fact.kind() == FactKind::Reversed {
            *seen.entry("reversals").or_default() += 1;
        }
        if turn.entry.writer().is_some() {
            *seen.entry("written down").or_default() += 1;
        }
        if turn.entry.happened() != turn.entry.at {
            *seen.entry("occurred").or_default() += 1;
        }
        weakens_nothing(turn)
    }
}

/// Nothing that the company records takes a promise from the candidate, nor makes it due later, but what keeps it, puts it off for all
/// to see, or is a told hold.
#[test]
fn nothing_that_the_company_records_weakens_a_promise() {
    let seen = hold::<NothingWeaker>();
    let least = [("promises", 20_000), ("reversals", 100), ("written down", 300), ("occurred", 100)];
    assert_seen(&seen, &least);
}

/// The ceiling of a kind, at a step, of a part.
type Key = (PromiseKind, u8, u8);

/// The ceilings as the candidate was promised them.
#[derive(Default)]
struct NoCeilingRestarts {
    ceilings: BTreeMap<Key, Time>,
    /// Those that may be later when they are next seen, by the candidate's own wish.
    wished: BTreeSet<Key>,
    /// The step to which each outcome belongs, by its entry.
    steps: BTreeMap<Seq, u8>,
    held: bool,
    corrected: bool,
    proposed: TimeDelta,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "three kinds have such a ceiling")]
impl Watch for NoCeilingRestarts {
    fn see(&mut self, turn: &Turn<'_>, seen: &mut Seen) -> Result<(), String> {
        let step = turn.candidacy.now().step;
        let begins = [FactKind::InterestShown, FactKind::StepAgreed].contains(&turn.entry.fact.kind());
        if turn.is_own() || is_reviewed(turn) || begins {
            self.wished.extend(self.ceilings.keys().copied());
        }
        if begins || is_reviewed(turn) {
            // What was owed before goes on beside it, and ends first.
            for ((kind, ..), known) in &mut self.ceilings {
                *known = (*known).max(turn.entry.at + at_most(*kind));
            }
        }
        self.corrected |= turn.entry.fact.kind() == FactKind::MomentCorrected;
        self.held |= turn.candidacy.pending().contains(candidacy::law::Pending::Hold);
        if let Fact::TimesProposed { times, .. } = &turn.entry.fact
            && times.len() > 1
        {
            let within =
                self.ceilings.iter().filter(|((kind, ..), _)| *kind == PromiseKind::SetUp).map(|(_, at)| *at).max();
            if within.is_some_and(|ceiling| times.last() <= ceiling) {
                self.proposed += times.last() - turn.entry.at;
            }
        }
        for promise in turn.candidacy.promises() {
            let Some(ceiling) = promise.ceiling else { continue };
            let key = match promise.kind {
                PromiseKind::SetUp => (promise.kind, step, promise.number),
                PromiseKind::Outcome => (promise.kind, *self.steps.entry(promise.entry).or_insert(step), 0),
                PromiseKind::FirstAnswer => (promise.kind, 0, 0),
                _ => continue,
            };
            *seen.entry("ceilings").or_default() += 1;
            let known = self.ceilings.entry(key).or_insert(ceiling);
            if self.wished.remove(&key) {
                *known = ceiling.max(*known);
            }
            let mut most = *known;
            if self.held {
                most += HOLDS;
            }
            if promise.kind == PromiseKind::SetUp {
                most += self.proposed;
            }
            if self.corrected {
                most += TimeDelta::minutes(5); // which two clocks may differ by
            }
            if ceiling > most {
                return Err(format!("the ceiling {most} is now that of {promise:?}"));
            }
        }
        Ok(())
    }
}

/// The longest that a ceiling is from the candidate's own beginning, and the rest of its day.
fn at_most(kind: PromiseKind) -> TimeDelta {
    TimeDelta::days(if kind == PromiseKind::Outcome { 91 } else { 15 })
}

/// No reversal, repetition, extra interview, new date or transfer restarts a ceiling of a step: only the candidate's own entries and a
/// review from outside do. Told holds add up to 90 days.
#[test]
fn no_ceiling_restarts() {
    let seen = hold::<NoCeilingRestarts>();
    assert_seen(&seen, &[("entries", 10_000), ("ceilings", 5_000)]);
}

#[derive(Default)]
struct NothingStopsARule;

impl Watch for NothingStopsARule {
    fn see(&mut self, turn: &Turn<'_>, seen: &mut Seen) -> Result<(), String> {
        let rules = [PromiseKind::WrittenNo, PromiseKind::DecisionWord, PromiseKind::Settlement];
        let told_of = |to: &Seq| turn.candidacy.entry(*to).map(|entry| entry.fact.kind());
        let is_word =
            matches!(&turn.entry.fact, Fact::CandidateInformed { to, .. } if told_of(to) != Some(FactKind::PutOnHold));
        let is_corrected = is_corrected_twice(turn);
        for promise in turn.owed.iter().filter(|promise| rules.contains(&promise.kind)) {
            let same = |other: &candidacy::Promise| (other.kind, other.entry) == (promise.kind, promise.entry);
            let Some(now) = turn.candidacy.promises().find(same) else { continue };
            *seen.entry(promise.kind.name()).or_default() += 1;
            let held = turn.candidacy.pending().contains(candidacy::law::Pending::Hold);
            *seen.entry("on hold").or_default() += u32::from(held);
            let counts =
                promise.kind == PromiseKind::DecisionWord && (is_word || is_after_the_last_interview(turn, now.due));
            if now.due > promise.due && !is_corrected && !counts {
                return Err(format!("{promise:?} is later: {now:?}"));
            }
        }
        Ok(())
    }
}

/// Nothing that anybody records stops the clock of a rule of a place, no hold and no wish; only its own word counts.
#[test]
fn nothing_stops_a_rule_of_a_place() {
    let seen = hold::<NothingStopsARule>();
    assert_seen(&seen, &[("written_no", 20), ("decision_word", 50), ("settlement", 100), ("on hold", 100)]);
}
