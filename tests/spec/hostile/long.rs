//! Journals of many thousand entries: every view costs what the journal is long.
//!
//! What it costs is held against writing the journal down, which costs what it is long; both are measured in turn, so that
//! whatever else the machine does comes in between alike, and the quickest of each counts.

use super::{LOOKS, Look};
use crate::report::size::STORIES;
use crate::support::{applied, day, reference, staff, terms};
use crate::whole::release;
use candidacy::{Actor, Audit, Candidacy, Capacity, Desk, Entry, Fact, Process, Seq, Timeline};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// Those of the stories that are told in every run: what waits is much, and what is over is much.
const FIRST: [&str; 4] = [
    "messages that wait",
    "messages, half of them answered in any order",
    "a meeting that was missed, withdrawn from and taken up again and again",
    "declined with feedback and taken up again and again",
];

/// It takes a tenth of this, so what takes longer is not measured again.
const PATIENCE: Duration = Duration::from_secs(5);

/// How much longer a look takes than to write the journal down: the quickest of so many.
fn costs(look: Look, candidacy: &Candidacy, tries: u32) -> f64 {
    let (mut looking, mut writing) = (Duration::MAX, Duration::MAX);
    for _ in 0..tries {
        looking = looking.min(time(|| look(candidacy, day(40))));
        writing = writing.min(time(|| serde_json::to_string(candidacy).expect("a journal")));
        if looking > PATIENCE {
            break;
        }
    }
    looking.as_secs_f64() / writing.as_secs_f64()
}

/// In a journal that is sixty-four times as long, each of these looks takes about sixty-four times as long, a little more for
/// what is sorted, and nowhere near the four thousand times of what looks through everything for everything.
fn cost_what_it_is_long(wanted: impl Fn(&str) -> bool) {
    let mut slow: Vec<(&str, &str)> = Vec::new();
    let (short, long) = if release() { (1_000, 64_000) } else { (50, 3_200) };
    for (what, story) in STORIES.iter().filter(|(what, _)| release() || FIRST.contains(what)) {
        let (short, long) = (story(short), story(long));
        for (name, look) in LOOKS.iter().filter(|(name, _)| wanted(name)) {
            let first = costs(*look, &short, 10);
            // What else the machine does can only make it slower.
            if !(1..=5).any(|tries| costs(*look, &long, tries) < first * 5.0 + 1.0) {
                slow.push((*name, *what));
            }
        }
    }
    assert_eq!(slow, []);
}

/// What the company looks at: promises, reports, audits, desks.
#[test]
fn what_the_company_sees_costs_what_the_journal_is_long() {
    cost_what_it_is_long(|name| ["promises", "report", "audit", "watchlist", "desk"].contains(&name));
}

/// What the candidate looks at, and timelines of all forms.
#[test]
fn what_is_drawn_costs_what_the_journal_is_long() {
    cost_what_it_is_long(|name| name == "candidate view" || name.starts_with("timeline"));
}

/// What is read, written and exported.
#[test]
fn what_is_read_and_written_costs_what_the_journal_is_long() {
    let others = ["replay", "lines", "history", "redacted", "access export", "keeping", "log", "table"];
    cost_what_it_is_long(|name| others.contains(&name) || name.starts_with("calendar"));
}

/// This look at this story, in a journal that is sixty times as long, takes at most two and a half times as long for each entry:
/// for what goes wrong only in long journals.
fn stays_cheap(what: &str, look: Look) {
    let (_, story) = STORIES.iter().find(|(name, _)| *name == what).expect("one of the stories");
    let (short, long) = (story(500), story(30_000));
    let first = costs(look, &short, 10);
    let mut near = (1..=6).map(|tries| costs(look, &long, tries) / first).take_while(|times| *times < 20.0);
    assert!(near.any(|times| times < 2.5), "{what}");
}

/// A desk on which one candidacy owes thousands of replies.
#[test]
fn a_desk_full_of_one_candidacy() {
    stays_cheap("messages that wait", |candidacy, at| Desk::new([candidacy], at).tasks().len());
}

/// An audit of a meeting that was missed, and found again thousands of times.
#[test]
fn an_audit_of_one_meeting() {
    let what = "a meeting that was missed, withdrawn from and taken up again and again";
    stays_cheap(what, |candidacy, at| Audit::new(candidacy, at).breaches().len());
}

/// A timeline for somebody who was declined thousands of times.
#[test]
fn a_timeline_of_many_endings() {
    let what = "declined with feedback and taken up again and again";
    stays_cheap(what, |candidacy, at| Timeline::as_told(candidacy, at).facts().count());
}

/// A calendar with thousands of replies that are due.
#[cfg(feature = "icalendar")]
#[test]
fn a_calendar_full_of_replies() {
    stays_cheap("messages that wait", |candidacy, at| {
        black_box(candidacy::view::export::icalendar(candidacy, at));
        1
    });
}

/// A journal of so many messages, every third of them answered, has an answer to everything that can be asked: three
/// thousand, or with `CANDIDACY_SPEC=release` a million, in which the time of each is told.
#[test]
fn a_journal_of_many_messages() {
    let often: u32 = if release() { 1_000_000 } else { 3_000 };
    let mut candidacy = applied(&terms(Process::back_end()));
    let start = Instant::now();
    for number in 1..=often {
        let fact = if number % 3 == 0 {
            Entry::new(
                staff(Capacity::Recruiter),
                Fact::Replied { to: Seq(number - 2), message: reference("letters/2") },
                day(1),
            )
        } else {
            Entry::new(Actor::Candidate, Fact::MessageReceived { message: reference("letters/1") }, day(1))
        };
        candidacy.record(fact).expect("it waits for an answer");
    }
    let mut told = vec![("record", start.elapsed())];
    assert_eq!(candidacy.unanswered().count(), often as usize - 2 * (often as usize / 3));
    assert_eq!(candidacy.last_line().seq, Seq(often));
    for (name, look) in LOOKS {
        let start = Instant::now();
        assert!(look(&candidacy, day(40)) > 0, "{name}");
        told.push((name, start.elapsed()));
    }
    if release() {
        println!("{told:#?}");
    }
}
