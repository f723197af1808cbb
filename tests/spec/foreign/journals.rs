//! A log that the crate's own journals would have written says of each promise what the journals say.

use super::judged;
use super::said::{Logged, logged};
use candidacy::PromiseKind;
use candidacy::foreign::What;
use candidacy::view::report::{Report, Tally};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The promises that a log settles. Of the others it never says enough.
const SETTLED: [PromiseKind; 10] = [
    PromiseKind::Acknowledgement,
    PromiseKind::FirstAnswer,
    PromiseKind::SetUp,
    PromiseKind::Outcome,
    PromiseKind::Offer,
    PromiseKind::Feedback,
    PromiseKind::Reply,
    PromiseKind::WrittenNo,
    PromiseKind::DecisionWord,
    PromiseKind::Assessment,
];

fn ended(tally: &Tally) -> [u64; 3] {
    [tally.kept, tally.late, tally.overdue]
}

fn agrees(Logged { terms, journal, log }: &Logged, days: i64) -> Result<BTreeMap<PromiseKind, u64>, TestCaseError> {
    let at = journal.journal().last().expect("an opening").at + TimeDelta::days(days);
    let (report, judgement) = (Report::new([journal], at), judged(terms, log, at));
    prop_assert_eq!(judgement.counts().clean, 1, "{}", judgement);
    prop_assert_eq!(judgement.counts().left_out, 0);
    let mut settled = BTreeMap::new();
    for kind in PromiseKind::ALL.iter().copied() {
        let (journal, log) = (report.tally(kind), judgement.tally(kind));
        if kind == PromiseKind::Assessment {
            // A log does not say how many people were there: the first who writes something down keeps the one promise.
            let no_more = ended(&log).iter().zip(ended(&journal)).all(|(log, journal)| *log <= journal);
            prop_assert!(log.total() <= journal.total() && no_more, "{kind}: {log:?}, not {journal:?}");
            continue;
        }
        if !SETTLED.contains(&kind) {
            prop_assert_eq!(log.total(), 0, "{}", kind);
            continue;
        }
        prop_assert_eq!(&log, &journal, "{}", kind);
        settled.insert(kind, log.kept + log.late + log.overdue);
    }
    Ok(settled)
}

/// A log of the crate's own making has no finding. Of each promise that it settles it says what the journal says: how many were kept,
/// late, overdue, released or put off, and how long each took. Of the others nothing is kept or broken by it (R37).
#[test]
fn a_journal_and_its_log_say_the_same() {
    let seen: RefCell<BTreeMap<PromiseKind, u64>> = RefCell::default();
    let said: RefCell<BTreeMap<What, u64>> = RefCell::default();
    proptest!(|(logged in logged(40), days in 0..60_i64)| {
        for (kind, count) in agrees(&logged, days)? {
            *seen.borrow_mut().entry(kind).or_default() += count;
        }
        for sighting in &logged.log {
            *said.borrow_mut().entry(sighting.what).or_default() += 1;
        }
    });
    let (seen, said) = (seen.into_inner(), said.into_inner());
    for kind in SETTLED.iter().filter(|kind| **kind != PromiseKind::Assessment) {
        assert!(seen.get(kind).is_some_and(|count| *count > 0), "no {kind} was settled: {seen:?}");
    }
    for what in What::ALL.iter().filter(|what| **what != What::Other) {
        assert!(said.contains_key(what), "no log says {what}: {said:?}");
    }
}
