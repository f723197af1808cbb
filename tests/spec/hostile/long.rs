//! Journals of many thousand entries: every view costs what the journal is long, which is held by the memory that it asks for.

use super::{LOOKS, Look};
use crate::report::size::STORIES;
use crate::support::memory::{bytes_asked_for, grows_with_length};
use crate::support::{applied, day, reference, staff, terms};
use crate::whole::release;
use candidacy::{Actor, Audit, Capacity, Desk, Entry, Fact, Process, Seq, Timeline};

/// How many times as long the longer journals are.
const TIMES: u32 = 32;

/// Each of these looks asks for at most twice the memory for each entry of a journal that is so many times as long: a little more
/// for what is sorted, and nowhere near what keeps everything for everything.
fn cost_what_it_is_long(wanted: impl Fn(&str) -> bool) {
    let often = if release() { 2_000 } else { 50 };
    for (what, story) in STORIES {
        let (short, long) = (story(often), story(often * TIMES));
        for (name, look) in LOOKS.iter().filter(|(name, _)| wanted(name)) {
            let [short, long] = [&short, &long].map(|journal| bytes_asked_for(|| look(journal, day(40))));
            grows_with_length(&format!("{name} of {what}"), u64::from(TIMES), short, long);
        }
    }
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

/// This look at this story, in a journal that is many times as long: for what goes wrong only in long journals.
fn stays_cheap(what: &str, look: Look) {
    let (_, story) = STORIES.iter().find(|(name, _)| *name == what).expect("one of the stories");
    let [short, long] = [500, 500 * TIMES].map(|often| {
        let candidacy = story(often);
        bytes_asked_for(|| look(&candidacy, day(40)))
    });
    grows_with_length(what, u64::from(TIMES), short, long);
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
        drop(std::hint::black_box(candidacy::view::export::icalendar(candidacy, at)));
        1
    });
}

/// A journal of so many messages, every third of them answered, has an answer to everything that can be asked: three
/// thousand, or with `CANDIDACY_SPEC=release` a million, in which the memory that each asks for is told.
#[test]
fn a_journal_of_many_messages() {
    let often: u32 = if release() { 1_000_000 } else { 3_000 };
    let mut candidacy = applied(&terms(Process::back_end()));
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
    let mut told = Vec::new();
    assert_eq!(candidacy.unanswered().count(), often as usize - 2 * (often as usize / 3));
    assert_eq!(candidacy.last_line().seq, Seq(often));
    for (name, look) in LOOKS {
        let bytes = bytes_asked_for(|| assert!(look(&candidacy, day(40)) > 0, "{name}"));
        told.push((name, bytes));
    }
    if release() {
        println!("{told:#?}");
    }
}
