//! Any way through published processes, as the strategies draw it: with repetitions, holds, stand-ins and clocks that are wrong.

use super::{each, replays};
use candidacy::{Phase, strategies};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// A way to each end of each step of each process is drawn, and reads back: to the first day, and to a rejection before, in and after
/// every step.
#[test]
fn every_end_of_every_step_is_reached_on_any_way() {
    let mut runner = TestRunner::deterministic();
    each(|it| {
        let after = u8::try_from(it.terms.process().steps().len()).expect("few steps") + 1;
        let rejected = (0..=after).map(|step| (Phase::Rejected, step));
        for (phase, step) in [(Phase::Hired, after)].into_iter().chain(rejected) {
            let ways = strategies::candidacy_at(&it.terms, phase, step).expect("a way leads there");
            let mira = ways.new_tree(&mut runner).expect("something is drawn").current();
            assert_eq!((mira.phase(), mira.now().step), (phase, step));
            replays(&it.terms, &mira);
        }
    });
}
