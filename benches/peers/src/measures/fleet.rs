//! A fleet: many candidacies of six entries each, read from JSON lines and kept in memory, beside the same as plain structs.
//!
//! Bytes are counted. Times are wall clock, one candidacy here and the same there in turn, so that both sides meet the same
//! machine.

use super::replaying::{decode, lines, replay_json};
use crate::allocator::live;
use crate::mirror;
use crate::story::{terms, way};
use candidacy::{Application, CandidacyId, CandidateId, Entry, Fact, Meeting, Terms};
use chrono::TimeDelta;
use std::hint::black_box;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// An interview is over, another is scheduled.
const SIX: usize = 6;

/// Bytes and nanoseconds by name, each for one candidacy among so many.
pub fn fleet(size: usize) -> Vec<(&'static str, f64)> {
    let terms = terms();
    let way: Vec<Entry> = way(&terms).into_iter().take(SIX).collect();
    let (mut checking, mut believing) = (Duration::ZERO, Duration::ZERO);
    let (mut fleet, mut plain) = (Vec::with_capacity(size), Vec::with_capacity(size));
    let (mut bytes, mut plain_bytes) = (fleet.capacity() * size_of_val(&replay_json(&terms, &lines(&way))), 0);
    for number in 0..size {
        let lines = lines(&one_of_many(&terms, &way, number));
        let mut checked = || {
            let before = live();
            fleet.push(timed(&mut checking, || replay_json(&terms, &lines)));
            bytes += live() - before;
        };
        let mut believed = || {
            let before = live();
            plain.push(timed(&mut believing, || decode::<mirror::Entry>(black_box(&lines)).into_boxed_slice()));
            plain_bytes += live() - before;
        };
        // The second finds the lines where the processor has just had them.
        if number % 2 == 0 {
            checked();
            believed();
        } else {
            believed();
            checked();
        }
    }
    plain_bytes += plain.capacity() * size_of::<Box<[mirror::Entry]>>();
    assert!(fleet.iter().all(|candidacy| candidacy.journal().len() == SIX));
    assert!(plain.iter().all(|entries| entries.len() == SIX));

    let each = |total: usize| total as f64 / size as f64;
    let nanoseconds = |took: Duration| took.as_nanos() as f64 / size as f64;
    std::mem::forget((fleet, plain));
    vec![
        ("bytes", each(bytes)),
        ("plain-bytes", each(plain_bytes)),
        ("replay", nanoseconds(checking)),
        ("plain-read", nanoseconds(believing)),
    ]
}

fn timed<T>(took: &mut Duration, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    *took += started.elapsed();
    done
}

/// The same six entries of somebody else, some time in a year.
fn one_of_many(terms: &Terms, way: &[Entry], number: usize) -> Vec<Entry> {
    let id = |number: usize| Uuid::from_u128(0x019c_7f3a_b1c2_7d4e_9f50_0000_0000_0000 + number as u128);
    let candidacy = CandidacyId::new(id(number)).expect("not nil");
    let candidate = CandidateId::new(id(number + (1 << 40))).expect("not nil");
    let later = TimeDelta::minutes((number * 7_919 % 525_600).try_into().expect("less than a year"));
    let moved = |entry: &Entry| {
        let fact = match &entry.fact {
            Fact::Applied(application) => {
                let opening = terms.opening(candidacy, candidate);
                Application { opening, ..(**application).clone() }.into()
            }
            Fact::InterviewScheduled { part, meeting } => {
                let people = meeting.people().iter().copied();
                let moved = Meeting::new(meeting.starts() + later, meeting.minutes(), meeting.place().clone(), people);
                Fact::InterviewScheduled { part: *part, meeting: Box::new(moved.expect("like the one before")) }
            }
            other => other.clone(),
        };
        Entry::new(entry.by, fact, entry.at + later)
    };
    way.iter().map(moved).collect()
}
