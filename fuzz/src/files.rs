//! What holds for the files of a company: processes, policies, calendars and terms.

use candidacy::{Calendar, Policy, Process, PromiseKind, Terms, Time, cv};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// Panics where a law is broken.
pub fn holds(text: &str) {
    read::<Process>(text);
    read::<Policy>(text);
    read::<Terms>(text);
    read::<cv::Policy>(text);
    if let Some(calendar) = read::<Calendar>(text) {
        for kind in PromiseKind::ALL {
            for from in moments() {
                let due = Policy::standard().deadline(*kind).due(&calendar, from);
                assert!(due.is_none_or(|due| due >= from), "{kind} is due before it was promised");
            }
        }
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
