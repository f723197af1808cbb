//! What is asked of a journal costs what the journal is long: a candidate who writes thousands of messages does not bring a list, a
//! report or an audit to a halt.

use crate::support::memory::{bytes_asked_for, grows_with_length};
use crate::support::ways::applied;
use crate::support::{day, evidence, reference, staff, text};
use candidacy::value::{Answer, Ask, ConcernKind, Decision, FollowUp, Hold, Request, Reversal};
use candidacy::view::export;
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Process, PromiseKind, Seq, Terms, Time};
use chrono::TimeDelta;

/// How often something is asked: all are held against the first.
const SIZES: [u32; 3] = [100, 200, 800];

/// A journal in the making. Everything is recorded at one moment.
struct Journal(Candidacy);

impl Journal {
    fn new() -> Self {
        Journal(applied(&Terms::new("back-end", 1, Process::back_end()).expect("a name"), Journal::at()))
    }

    fn at() -> Time {
        day(2)
    }

    /// The number of the next entry.
    fn next(&self) -> u32 {
        u32::try_from(self.0.journal().len()).expect("a few thousand")
    }

    fn record(&mut self, by: impl Into<Actor>, fact: impl Into<Fact>) {
        let _ = self.0.record(Entry::new(by, fact, Journal::at())).expect("it belongs there");
    }

    fn asks(&mut self, ask: &Ask) {
        self.record(Actor::Candidate, Request { ask: ask.clone(), message: reference("mail/1") });
    }

    fn tells(&mut self, to: u32) {
        let message = reference("mail/2");
        let told = Fact::CandidateInformed { to: Seq(to), answer: Answer::Final, message, stated: None };
        self.record(staff(Capacity::RECRUITER), told);
    }
}

/// The numbers from one on, so many, in an order without order: their number is no multiple of 7,919, which is prime.
fn scattered(from: u32, often: u32) -> impl Iterator<Item = u32> {
    (0..often).map(move |number| from + (number * 7_919 + 13) % often)
}

/// A journal in which something is asked so often.
pub(crate) type Story = fn(u32) -> Candidacy;

/// Journals in which everything that can be asked often is asked often, and answered, by how often.
pub(crate) const STORIES: &[(&str, Story)] = &[
    ("messages that wait", |often| {
        let mut journal = Journal::new();
        (0..often).for_each(|_| journal.asks(&Ask::Message));
        journal.0
    }),
    ("messages, half of them answered in any order", |often| {
        let mut journal = Journal::new();
        let from = journal.next();
        (0..often).for_each(|_| journal.asks(&Ask::Message));
        scattered(from, often).take(often as usize / 2).for_each(|to| journal.tells(to));
        journal.0
    }),
    ("concerns, settled from the back", |often| {
        let mut journal = Journal::new();
        let from = journal.next();
        let concern = Ask::Concern { about: None, kind: ConcernKind::Conduct };
        (0..often).for_each(|_| journal.asks(&concern));
        (from..from + often).rev().for_each(|to| journal.tells(to));
        journal.0
    }),
    ("promises in person, kept in any order", |often| {
        let mut journal = Journal::new();
        let from = journal.next();
        for number in 0..often {
            let due = Journal::at() + TimeDelta::days(1) + TimeDelta::seconds(i64::from(number % 97));
            journal.record(staff(Capacity::RECRUITER), FollowUp { due, about: text("a call about the team") });
        }
        scattered(from, often).for_each(|to| journal.tells(to));
        journal.0
    }),
    ("holds that were told, and ended", |often| {
        let mut journal = Journal::new();
        for _ in 0..often {
            let hold = Hold { until: day(30), reason: text("the budget is not decided") };
            let to = journal.next();
            journal.record(staff(Capacity::RECRUITER), hold);
            journal.tells(to);
            journal.record(staff(Capacity::RECRUITER), Fact::HoldEnded);
        }
        journal.0
    }),
    ("withdrawn and taken back, again and again", |often| {
        let mut journal = Journal::new();
        for _ in 0..often {
            journal.record(Actor::Candidate, Fact::Withdrew);
            journal.record(Actor::Candidate, Reversal::new(text("I thought again")));
        }
        journal.0
    }),
    ("a decision, reversed again and again, while messages wait", |often| {
        let mut journal = Journal::new();
        (0..often).for_each(|_| journal.asks(&Ask::Message));
        for _ in 0..often {
            journal.record(staff(Capacity::RECRUITER), Decision::new(evidence()));
            journal.record(staff(Capacity::RECRUITER), Reversal::new(text("a mis-click")));
        }
        journal.0
    }),
];

/// In a journal that is so many times as long, something asks for as many times the memory, and nowhere near the square of that as
/// what keeps everything for everything.
fn costs_what_it_is_long(work: fn(&Candidacy)) {
    for (what, story) in STORIES {
        let memory = |often: u32| {
            let candidacy = story(often);
            bytes_asked_for(|| work(&candidacy))
        };
        let first = memory(SIZES[0]);
        for often in &SIZES[1..] {
            grows_with_length(what, u64::from(often / SIZES[0]), first, memory(*often));
        }
    }
}

/// To record, and to read what was recorded.
#[test]
fn to_record_costs_what_is_recorded() {
    for (what, story) in STORIES {
        let recorded = |often: u32| bytes_asked_for(|| story(often));
        let read = |often: u32| {
            let candidacy = story(often);
            let entries = candidacy.journal().to_vec();
            bytes_asked_for(|| Candidacy::replay([candidacy.terms()], entries).expect("it was recorded"))
        };
        let [first, first_read] = [recorded(SIZES[0]), read(SIZES[0])];
        for often in &SIZES[1..] {
            grows_with_length(what, u64::from(often / SIZES[0]), first, recorded(*often));
            grows_with_length(what, u64::from(often / SIZES[0]), first_read, read(*often));
        }
    }
}

/// Every promise that was ever made, an audit, a report and a timeline.
#[test]
fn to_look_back_costs_what_the_journal_is_long() {
    costs_what_it_is_long(|candidacy| {
        let report = Report::new([candidacy], day(40));
        let made: u64 = PromiseKind::ALL.iter().map(|kind| report.tally(*kind).total()).sum();
        assert_eq!(Audit::new(candidacy, day(40)).promises() as u64, made);
        assert_eq!(Timeline::new(candidacy, day(40)).facts().count(), candidacy.journal().len());
    });
}

/// A log, a table and the calendars of a journal.
#[test]
fn to_export_costs_what_the_journal_is_long() {
    costs_what_it_is_long(|candidacy| {
        let log = export::xes([candidacy]).to_string();
        assert_eq!(log.matches("<event>").count(), candidacy.journal().len());
        #[cfg(feature = "csv")]
        assert_eq!(export::csv([candidacy]).lines().count(), candidacy.journal().len() + 1);
        #[cfg(feature = "icalendar")]
        {
            let words = candidacy::view::words::Words::english();
            let told = export::icalendar_as_told(candidacy, &words, day(40)).to_string();
            let calendar = export::icalendar([candidacy], day(40)).to_string();
            assert!(calendar.contains("BEGIN:VTODO") && !told.contains("BEGIN:VTODO"));
        }
    });
}

/// To put a candidacy into the list again and again, to ask for its promises, and to take it out.
#[test]
fn to_watch_costs_what_is_open() {
    costs_what_it_is_long(|candidacy| {
        let mut list = Watchlist::default();
        for _ in 0..3 {
            list.upsert(candidacy);
        }
        assert_eq!(list.after(WatchlistFilter::ALL, None).count(), candidacy.promises().count());
        assert!(list.remove(candidacy.id()));
    });
}

/// A page of the desk costs its stories, and a story no more lines for a longer journal.
#[test]
fn a_page_costs_its_stories() {
    costs_what_it_is_long(|candidacy| {
        let list: Watchlist = [candidacy].into_iter().collect();
        let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(3), day(40), |_| Some(candidacy));
        let lines = desk.items().iter().filter_map(|item| item.story.as_ref()).map(|story| story.lines.len());
        assert!(lines.max().unwrap_or_default() <= candidacy::view::Story::MAX_LINES);
    });
}
