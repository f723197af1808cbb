//! A contest is observed with everything that it took back.

use super::{by, own};
use crate::support::way::{Way, approached, informed};
use crate::support::{day, evidence, staff, text};
use candidacy::value::Decision;
use candidacy::view::Audit;
use candidacy::{Actor, Capacity, Entry, Fact, Phase, Seq};

/// A contest that takes several moves back names each of them, the latest first.
#[test]
fn a_contest_names_every_move_that_it_took_back() {
    let Way(mut mira) = approached();
    let written = Entry::new(Actor::Candidate, Fact::InterestShown, day(1)).recorded_by(staff(Capacity::RECRUITER));
    let _ = mira.record(written).expect("by telephone");
    by(&mut mira, Capacity::RECRUITER, informed(1), day(2));
    by(&mut mira, Capacity::RECRUITER, Decision::from(evidence()), day(3));
    own(&mut mira, Fact::EntryContested { to: Seq(1), why: text("I never said so") }, day(4));
    assert_eq!(mira.phase(), Phase::Approached);
    let audit = Audit::new(&mira, day(5));
    let words: Vec<String> = audit.observations().iter().map(ToString::to_string).collect();
    assert!(words.iter().any(|words| words.ends_with("took back entry 3, 1")), "{words:?}");
}
