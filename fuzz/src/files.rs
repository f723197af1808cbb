//! What holds for the files of a company: processes, policies, calendars and terms.

use crate::journal::answers;
use candidacy::uuid::Uuid;
use candidacy::view::diagram::Diagram;
use candidacy::{
    Actor, Calendar, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Policy, Process, PromiseKind,
    Terms, Time, cv,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// Panics where a law is broken.
pub fn holds(text: &str) {
    let process = read::<Process>(text);
    let policy = read::<Policy>(text);
    let terms = read::<Terms>(text);
    read::<cv::Policy>(text);
    if let Some(calendar) = read::<Calendar>(text) {
        for kind in PromiseKind::ALL {
            for from in moments() {
                let due = Policy::standard().deadline(*kind).due(&calendar, from);
                assert!(due.is_none_or(|due| due >= from), "{kind} is due before it was promised");
            }
        }
    }
    if let Some(process) = &process {
        assert!(!Diagram::from_process(process).to_string().is_empty());
    }
    let of_files = process.is_some() || policy.is_some();
    let made = Terms::new("back-end", 1, process.unwrap_or_else(Process::back_end)).expect("a name that can be");
    let made = made.with_policy(policy.unwrap_or_else(Policy::standard));
    for terms in terms.iter().chain(of_files.then_some(&made)) {
        moments().into_iter().for_each(|moment| begins(terms, moment));
    }
}

/// Reads a file. What was read can be written, and read again.
fn read<T: DeserializeOwned + Serialize + PartialEq + Debug>(text: &str) -> Option<T> {
    let read: T = serde_json::from_str(text).ok()?;
    let written = serde_json::to_string(&read).expect("what was read can be written");
    let again: T = serde_json::from_str(&written).expect("what was written is read");
    assert_eq!(again, read);
    assert_eq!(serde_json::to_string(&again).expect("what was read can be written"), written);
    Some(read)
}

/// The ends of the calendar, and a day between.
fn moments() -> [Time; 3] {
    [Time::MIN_UTC, Time::MAX_UTC, "2026-03-02T09:00:00Z".parse().expect("a moment")]
}

/// Somebody applies under these terms, if the calendar still has room for it.
fn begins(terms: &Terms, at: Time) {
    let id = |number| Uuid::from_u128(number);
    let opening = terms.opening(CandidacyId::new(id(1)).expect("not nil"), CandidateId::new(id(2)).expect("not nil"));
    let cv = Cv::check(include_bytes!("../../examples/cv.pdf"), "cv.pdf", "application/pdf").expect("a CV");
    let application = OpenApplication { opening, cv };
    if let Ok(candidacy) = Candidacy::open(terms, Entry::new(Actor::Candidate, application, at)) {
        answers(&candidacy);
    }
}
