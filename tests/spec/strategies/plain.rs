//! What fails shrinks to something plain: few facts, short words, the straight way.

use super::ours;
use candidacy::strategies::{candidacy, candidacy_at, candidacy_in, next_entry, policy, process, terms};
use candidacy::terms::PartKind;
use candidacy::{Candidacy, Fact, FactKind, Phase, Policy, Process, Time};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestError, TestRng, TestRunner};
use std::cell::Cell;

/// The plainest of this strategy for which this holds, as proptest finds it with its usual effort, once for each of some seeds.
fn plainest<S: Strategy>(of: &S, holds: impl Fn(&S::Value) -> bool) -> Vec<S::Value> {
    let run = |seed: u8| {
        let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
        let tried = TestRunner::new_with_rng(config, rng).run(of, |value| {
            prop_assert!(!holds(&value));
            Ok(())
        });
        match tried {
            Err(TestError::Fail(_, value)) => value,
            Err(TestError::Abort(why)) => panic!("{why}"),
            Ok(()) => panic!("it never holds"),
        }
    };
    (0..4).map(run).collect()
}

fn kinds(mira: &Candidacy) -> Vec<FactKind> {
    mira.journal().iter().map(|entry| entry.fact.kind()).collect()
}

fn has(mira: &Candidacy, kind: FactKind) -> bool {
    kinds(mira).contains(&kind)
}

/// The numbers of entries, in order.
fn lengths(all: &[Candidacy]) -> Vec<usize> {
    let mut lengths: Vec<usize> = all.iter().map(|mira| mira.journal().len()).collect();
    lengths.sort_unstable();
    lengths
}

/// What fails shrinks to few facts: of a way of up to forty that led to a decision against somebody, the opening and the decision are
/// left, or little more.
#[test]
fn what_fails_shrinks_to_few_facts() {
    let decided = |mira: &Candidacy| has(mira, FactKind::RejectionDecided);
    let lengths = lengths(&plainest(&candidacy(terms(), 0..=40), decided));
    assert!(lengths[lengths.len() / 2] <= 4 && lengths.iter().all(|length| *length <= 8), "{lengths:?}");
}

/// A fact far down the way shrinks to the way there: a condition of an offer that was accepted, under our own terms.
#[test]
fn what_fails_late_shrinks_to_the_way_there() {
    let settled = |mira: &Candidacy| has(mira, FactKind::ConditionSettled);
    let lengths = lengths(&plainest(&candidacy(Just(ours()), 0..=60), settled));
    // The straight way has 24 entries: five steps, and for each decision an assessment or a deviation.
    assert!(lengths.iter().all(|length| *length <= 40), "{lengths:?}");
}

/// The words shrink, too: an untouched opening has the shortest at the first of all moments, under the plainest terms.
#[test]
fn what_fails_shrinks_to_plain_words() {
    for mira in plainest(&candidacy_in(Phase::Screening), |_| true) {
        let [opening] = mira.journal() else { panic!("one entry: {:?}", kinds(&mira)) };
        assert_eq!((opening.fact.kind(), opening.at), (FactKind::Applied, Time::UNIX_EPOCH));
        assert_eq!(opening.circumstances, None);
        assert_eq!(opening.fact.cv().map(candidacy::Cv::name), Some("a.pdf"));
        let terms = mira.terms();
        assert_eq!((mira.id().uuid().as_u128(), terms.process().steps().len()), (1, 1));
        assert_eq!(
            terms.process().steps()[0].parts().iter().map(candidacy::Part::kind).collect::<Vec<_>>(),
            [PartKind::Interview]
        );
        assert_eq!((terms.process().cast().count(), terms.policy()), (1, &Policy::standard()));
    }
}

/// One odd character of a note shrinks to that character, and the rest of the journal to what little leads there.
#[test]
fn what_fails_shrinks_to_the_character() {
    let odd = |mira: &Candidacy| {
        mira.journal().iter().any(|it| matches!(&it.fact, Fact::NoteAdded { note } if note.as_str().contains('<')))
    };
    for mira in plainest(&candidacy(Just(ours()), 0..=30), odd) {
        let [_, .., it] = mira.journal() else { panic!("one entry") };
        assert!(mira.journal().len() <= 5, "{:?}", kinds(&mira));
        let Fact::NoteAdded { note } = &it.fact else { panic!("the last is the note: {:?}", kinds(&mira)) };
        assert!(note.as_str() == "<a" || note.as_str() == "a\r\n\t<a", "{}", note.as_str());
    }
}

/// What is not as usual goes where nothing needs it, and stays where something does.
#[test]
fn what_fails_shrinks_to_what_it_needs() {
    let usual = plainest(&candidacy(terms(), 0..=30), |mira| has(mira, FactKind::RequestMade));
    assert!(usual.iter().flat_map(Candidacy::journal).all(|entry| entry.circumstances.is_none()));
    let written =
        |mira: &Candidacy| mira.journal().iter().any(|entry| entry.writer().is_some() && entry.happened() < entry.at);
    for mira in plainest(&candidacy(terms(), 0..=30), written) {
        let odd: Vec<_> = mira.journal().iter().filter_map(|entry| entry.circumstances.as_deref()).collect();
        let [odd] = odd.as_slice() else { panic!("{odd:?}") };
        assert!(odd.recorded_by.is_some() && odd.occurred.is_some(), "{odd:?}");
        assert!(odd.deviation.is_none() && odd.request_id.is_none(), "{odd:?}");
    }
}

/// A candidacy in a phase shrinks to the straight way there.
#[test]
fn what_fails_in_a_phase_shrinks_to_the_straight_way() {
    let chat = candidacy_at(&ours(), Phase::Deciding, 1).expect("there is a chat");
    for mira in plainest(&chat, |_| true) {
        let way =
            [FactKind::Applied, FactKind::CandidateAdvanced, FactKind::InterviewScheduled, FactKind::InterviewHeld];
        assert_eq!(kinds(&mira), way);
    }
    for mira in plainest(&candidacy_in(Phase::Rejected), |_| true) {
        assert_eq!(kinds(&mira), [FactKind::Applied, FactKind::RejectionDecided, FactKind::FeedbackDelivered]);
    }
    for mira in plainest(&candidacy_in(Phase::Pooled), |_| true) {
        assert_eq!(kinds(&mira), [FactKind::Applied, FactKind::ConsentGiven, FactKind::Pooled]);
    }
}

/// The plainest next entry goes straight on, at once and in the shortest words.
#[test]
fn the_plainest_entry_goes_on() {
    let mira = plainest(&candidacy_in(Phase::Screening), |_| true).remove(0);
    for entry in plainest(&next_entry(&mira), |_| true) {
        assert_eq!((entry.fact.kind(), entry.at), (FactKind::CandidateAdvanced, Time::UNIX_EPOCH));
        assert_eq!(entry.circumstances, None);
    }
}

/// A policy shrinks to the standard one, and a process to one step of one interview.
#[test]
fn terms_shrink_to_the_plainest() {
    assert!(plainest(&policy(), |_| true).iter().all(|policy| *policy == Policy::standard()));
    let of_parts = |process: &Process| process.steps().iter().any(|step| step.parts().len() > 2);
    for process in plainest(&process(), of_parts) {
        let [step] = process.steps() else { panic!("one step") };
        assert_eq!((step.parts().len(), step.name().as_str()), (3, "1 a"));
        assert!(!step.needs_yes() && !step.needs_assent());
    }
}

/// To shrink a failure takes less than the effort that proptest makes without being asked.
#[test]
fn a_failure_shrinks_soon() {
    let tried = Cell::new(0_u32);
    let advanced = |mira: &Candidacy| {
        tried.set(tried.get() + 1);
        mira.now().step > 1
    };
    let all = plainest(&candidacy(Just(ours()), 0..=30), advanced);
    assert!(tried.get() < 4 * 900, "{}", tried.get());
    assert!(lengths(&all).iter().all(|length| *length <= 8), "{:?}", lengths(&all));
}
