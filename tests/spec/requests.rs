//! A request that comes twice, because its answer was lost: it is answered with the first line, and nothing is stored.

use crate::support::ways::{self, HOUR};
use crate::support::{day, reference, staff, text};
use crate::wire::dress::dress;
use crate::wire::walks::{any_step, journal, next_entry};
use candidacy::candidacy::Broken;
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Process, Terms, Why};
use proptest::prelude::*;

fn applied() -> Candidacy {
    ways::applied(&Terms::new("back-end", 1, Process::back_end()).expect("a short name"), day(0))
}

fn message(to: &str) -> Fact {
    Fact::CandidateFeedbackGiven { message: reference(to) }
}

proptest! {
    /// A request that is repeated, at whatever moment, has the first line as its answer: nothing is opened, ended, told or stored.
    #[test]
    fn a_repeated_request_stores_nothing(
        (mut candidacy, shelf) in journal(12),
        (onward, next) in any_step(dress().boxed()),
        between in 0..3_usize,
        hours in -500..500_i64,
    ) {
        let keyed = next_entry(&candidacy, onward, &next).requested_as(reference("key/1"));
        let first = candidacy.record(keyed.clone()).expect("a key is no reason to refuse").line.to_owned();
        for _ in 0..between {
            let entry = next_entry(&candidacy, false, &next);
            let _ = candidacy.record(entry).expect("it was checked");
        }
        let before = candidacy.clone();
        let again = Entry { at: keyed.at + HOUR * i32::try_from(hours).unwrap(), ..keyed };
        let recorded = candidacy.record(again).expect("it was recorded before");
        prop_assert!(recorded.again);
        prop_assert_eq!(recorded.line.to_owned(), first);
        prop_assert!(recorded.opened.is_empty() && recorded.ended.is_empty() && recorded.told.is_empty());
        prop_assert_eq!(&candidacy, &before);
        prop_assert_eq!(Candidacy::replay(&shelf, candidacy.journal().to_vec()).unwrap(), before);
    }

    /// Without a key, the same entry twice is two entries, if the law allows both.
    #[test]
    fn without_a_key_there_are_two(words in "[a-z]{1,9}") {
        let mut candidacy = applied();
        let entry = Entry::new(Actor::Candidate, message(&words), day(1));
        for _ in 0..2 {
            prop_assert!(!candidacy.record(entry.clone()).unwrap().again);
        }
        prop_assert_eq!(candidacy.journal().len(), 3);
    }
}

/// The key of a request that said something else is refused, and so is the same key with other words.
#[test]
fn a_key_stands_for_one_request() {
    let mut candidacy = applied();
    let entry = |fact| Entry::new(Actor::Candidate, fact, day(1)).requested_as(reference("key/1"));
    let _ = candidacy.record(entry(message("letters/1"))).unwrap();
    let before = candidacy.clone();
    for other in [Fact::Withdrew, message("letters/2")] {
        assert_eq!(candidacy.check(&entry(other.clone())).unwrap_err().why, Why::RequestTaken);
        assert_eq!(candidacy.record(entry(other)).unwrap_err().refusal.why, Why::RequestTaken);
    }
    assert_eq!(candidacy, before);
}

/// A key is its actor's: the same one by somebody else, or in another capacity, is another request.
#[test]
fn a_key_is_its_actor_s() {
    let mut candidacy = applied();
    let note = || Fact::NoteAdded { note: text("likes tea") };
    for capacity in [Capacity::RECRUITER, Capacity::COLLEAGUE] {
        let entry = Entry::new(staff(capacity), note(), day(1)).requested_as(reference("key/1"));
        assert!(!candidacy.record(entry).unwrap().again, "{capacity}");
    }
    assert_eq!(candidacy.journal().len(), 3);
}

/// An act that was written down for the candidate is not the candidate's own: the key of one does not swallow the other.
#[test]
fn an_own_act_is_not_swallowed() {
    let mut candidacy = applied();
    let own = Entry::new(Actor::Candidate, Fact::ProfileReplaced { profile: reference("profiles/1") }, day(1));
    let own = own.requested_as(reference("key/1"));
    let _ = candidacy.record(own.clone().recorded_by(staff(Capacity::RECRUITER))).unwrap();
    let answer = candidacy.record(own).map(|recorded| recorded.again);
    assert_ne!(answer.ok(), Some(true));
}

/// An opening has its key too.
#[test]
fn an_opening_is_repeated() {
    let terms = Terms::new("back-end", 1, Process::back_end()).unwrap();
    let opening = Entry::new(Actor::Candidate, ways::application(&terms), day(0)).requested_as(reference("key/1"));
    let mut candidacy = Candidacy::open(&terms, opening.clone()).unwrap();
    let recorded = candidacy.record(opening).unwrap();
    assert!(recorded.again && recorded.line.seq.0 == 0);
}

/// The dry run of a repeated request says what recording it says: that it is no error, and leads nowhere.
#[test]
fn a_repeated_request_is_checked_as_it_is_recorded() {
    let mut candidacy = applied();
    let entry = Entry::new(Actor::Candidate, message("letters/1"), day(1)).requested_as(reference("key/1"));
    let _ = candidacy.record(entry.clone()).unwrap();
    assert!(candidacy.clone().record(entry.clone()).unwrap().again);
    assert_eq!(candidacy.check(&entry), Ok(candidacy.now()));
}

/// A stored journal has no request twice: a line that repeats one is refused, and named.
#[test]
fn a_journal_has_no_request_twice() {
    let mut candidacy = applied();
    let entry = Entry::new(Actor::Candidate, message("letters/1"), day(1)).requested_as(reference("key/1"));
    let _ = candidacy.record(entry.clone()).unwrap();
    let forged = candidacy.journal().iter().cloned().chain([entry.clone()]);
    let error = Candidacy::replay(candidacy.terms(), forged).unwrap_err();
    assert!(matches!(error.why, Broken::Refused(refusal) if refusal.why == Why::RequestTaken));
    let line = candidacy.draft(entry);
    assert!(candidacy.append(line).is_err());
}
