//! What drawing costs: the memory that it asks for, which grows with the length of the journal and nothing else.

use super::ours;
use candidacy::strategies::{candidacy, next_entry, process, terms};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// How many bytes drawing some values asks for.
fn asked_for<S: Strategy>(of: &S) -> u64 {
    let mut runner = TestRunner::deterministic();
    let draw = || {
        for _ in 0..20 {
            drop(of.new_tree(&mut runner).expect("something is drawn").current());
        }
    };
    allocation_counter::measure(draw).bytes_total
}

/// A journal of four times the length takes four times the memory, or little more: no entry looks at all of those before it.
#[test]
fn drawing_costs_its_length() {
    let [short, long] = [50_usize, 200].map(|length| asked_for(&candidacy(Just(ours()), length..=length)));
    assert!(long < short * 6, "{long} bytes for a journal four times as long as one of {short}");
    let each = long / (20 * 200);
    assert!(each < 60_000, "{each} bytes for an entry");
}

/// Terms take no more than some kilobytes, and an entry no more than its journal.
#[test]
fn drawing_terms_and_entries_is_bounded() {
    assert!(asked_for(&process()) < 20 * 200_000, "{}", asked_for(&process()));
    assert!(asked_for(&terms()) < 20 * 400_000, "{}", asked_for(&terms()));
    let mut runner = TestRunner::deterministic();
    let mira = candidacy(Just(ours()), 60).new_tree(&mut runner).expect("it is drawn").current();
    assert!(asked_for(&next_entry(&mira)) < 20 * 200_000, "{}", asked_for(&next_entry(&mira)));
}
