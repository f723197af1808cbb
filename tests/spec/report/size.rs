//! What is asked of a journal costs what the journal is long: a candidate who writes twenty thousand messages does not bring a
//! list, a report or an audit to a halt.

use crate::support::memory::{bytes_asked_for, grows_with_length};
use crate::support::{after, applied, day, meeting, reference, sample, staff, terms, text};
use candidacy::law::FollowUp;
use candidacy::value::{Concern, ConcernKind};
use candidacy::view::WatchlistFilter;
use candidacy::{
    Actor, Audit, Candidacy, Capacity, Entry, Fact, FactKind, Process, Promise, PromiseKind, Report, Seq, Step, Time,
    Watchlist,
};
use chrono::TimeDelta;

/// How often something is asked: all are held against the first.
const SIZES: [u32; 4] = [200, 800, 1_600, 6_400];

/// A journal in the making, by somebody who has an assignment, so that everything can be asked for.
struct Journal(Candidacy);

impl Journal {
    fn new() -> Self {
        let case = Step::assignment("test_case", 7, Capacity::Colleague).expect("a short name");
        let terms = terms(Process::new(Capacity::Recruiter, [case]).expect("a process"));
        Journal(after(applied(&terms), &[FactKind::Passed, FactKind::Assigned]))
    }

    /// Everything is recorded at this moment.
    fn at() -> Time {
        day(2)
    }

    /// The number of the next entry.
    fn next(&self) -> u32 {
        u32::try_from(self.0.journal().len()).expect("a few thousand")
    }

    fn record(&mut self, by: Actor, fact: impl Into<Fact>) {
        self.0.record(Entry::new(by, fact, Journal::at())).expect("it belongs there");
    }

    /// The same fact so many times.
    fn repeat(&mut self, kind: FactKind, often: u32) {
        let Entry { by, fact, .. } = sample(kind, self.0.terms(), Some(&self.0), Journal::at());
        (0..often).for_each(|_| self.record(by, fact.clone()));
    }

    /// An answer to each of these.
    fn answer(&mut self, answer: fn(Seq) -> Fact, to: impl Iterator<Item = u32>) {
        to.for_each(|to| self.record(staff(Capacity::Recruiter).into(), answer(Seq(to))));
    }
}

/// The numbers from one on, so many, in an order without order: their number is no multiple of 7,919, which is prime.
fn scattered(from: u32, often: u32) -> impl Iterator<Item = u32> {
    (0..often).map(move |number| from + (number * 7_919 + 13) % often)
}

fn replied(to: Seq) -> Fact {
    Fact::Replied { to, message: reference("letters/2") }
}

/// A journal in which something is asked so often.
pub(crate) type Story = fn(u32) -> Candidacy;

/// Journals in which everything that can be asked often is asked often, and answered, by how often.
pub(crate) const STORIES: &[(&str, Story)] = &[
    ("messages that wait", |often| {
        let mut journal = Journal::new();
        journal.repeat(FactKind::MessageReceived, often);
        journal.0
    }),
    ("messages, answered from the front but for the last", |often| {
        let mut journal = Journal::new();
        let from = journal.next();
        journal.repeat(FactKind::MessageReceived, often);
        journal.answer(replied, from..from + often - 1);
        journal.0
    }),
    ("messages, half of them answered in any order", |often| {
        let mut journal = Journal::new();
        let from = journal.next();
        journal.repeat(FactKind::MessageReceived, often);
        journal.answer(replied, scattered(from, often).take(often as usize / 2));
        journal.0
    }),
    ("concerns, answered in any order and settled from the back", |often| {
        let mut journal = Journal::new();
        let from = journal.next();
        let concern = Concern { kind: ConcernKind::Conduct, message: reference("letters/1") };
        (0..often).for_each(|_| journal.record(Actor::Candidate, concern.clone()));
        journal.answer(|to| Fact::ConcernAnswered { to, message: reference("letters/2") }, scattered(from, often));
        journal.answer(|to| Fact::ConcernSettled { to, message: reference("letters/3") }, (from..from + often).rev());
        journal.0
    }),
    ("promises by hand, kept in any order", |often| {
        let mut journal = Journal::new();
        let from = journal.next();
        let due = |number| Journal::at() + TimeDelta::days(1) + TimeDelta::seconds(i64::from(number % 97));
        let promise = |number| FollowUp { due: due(number), about: text("a call about the team") };
        (0..often).for_each(|number| journal.record(staff(Capacity::Recruiter).into(), promise(number)));
        journal.answer(|to| Fact::Informed { to, message: reference("letters/2") }, scattered(from, often));
        journal.0
    }),
    ("more time, asked for again and again, and then given", |often| {
        let mut journal = Journal::new();
        journal.repeat(FactKind::ExtensionAsked, often);
        journal.repeat(FactKind::Extended, 1);
        journal.repeat(FactKind::ExtensionAsked, often);
        journal.0
    }),
    ("more time, asked for once, and messages after it", |often| {
        let mut journal = Journal::new();
        journal.repeat(FactKind::ExtensionAsked, 1);
        journal.repeat(FactKind::MessageReceived, often);
        journal.0
    }),
    ("more time, asked for and given again and again, while messages wait", |often| {
        let mut journal = Journal::new();
        journal.repeat(FactKind::MessageReceived, often);
        for number in 0..often {
            let until = day(30) + TimeDelta::seconds(i64::from(number));
            journal.record(Actor::Candidate, Fact::ExtensionAsked { until });
            journal.record(staff(Capacity::Recruiter).into(), Fact::Extended { until });
        }
        journal.0
    }),
    ("meetings that nobody came to", |often| {
        let mut journal = Journal(after(applied(&terms(Process::back_end())), &[FactKind::Passed]));
        for _ in 0..often {
            let meeting = meeting(Journal::at(), Capacity::Recruiter);
            journal.record(staff(Capacity::Recruiter).into(), Fact::Scheduled(Box::new(meeting)));
            journal.repeat(FactKind::NotHeld, 1);
        }
        journal.0
    }),
    ("pauses, and words about them", |often| {
        let mut journal = Journal::new();
        for _ in 0..often {
            journal.repeat(FactKind::PutOnHold, 2);
            let to = Seq(journal.next() - 1);
            journal.record(staff(Capacity::Recruiter).into(), Fact::Informed { to, message: reference("letters/2") });
        }
        journal.0
    }),
    ("a meeting that was missed, withdrawn from and taken up again and again", |often| {
        let mut journal =
            Journal(after(applied(&terms(Process::back_end())), &[FactKind::Passed, FactKind::Scheduled]));
        let again = [(FactKind::Withdrew, 0), (FactKind::Reopened, 1)];
        for (number, (kind, second)) in (0..often).flat_map(|number| again.map(|again| (number, again))) {
            let at = day(12) + TimeDelta::seconds(i64::from(2 * number) + second);
            let entry = sample(kind, journal.0.terms(), Some(&journal.0), at);
            journal.0.record(entry).expect("it belongs there");
        }
        journal.0
    }),
    ("declined with feedback and taken up again and again", |often| {
        let mut journal = Journal(applied(&terms(Process::back_end())));
        for _ in 0..often {
            journal.repeat(FactKind::DecidedAgainst, 1);
            journal.repeat(FactKind::FeedbackDelivered, 1);
            journal.repeat(FactKind::Reopened, 1);
        }
        journal.0
    }),
    ("withdrawn by mistake again and again, and pooled with consent", |often| {
        let mut journal = Journal(applied(&terms(Process::back_end())));
        for _ in 0..often {
            journal.repeat(FactKind::Withdrew, 1);
            journal.repeat(FactKind::Reopened, 1);
        }
        journal.repeat(FactKind::Pooled, often);
        journal.0
    }),
];

/// A part of the work that is done for a journal in which something is asked so often.
type Work = fn(Story, u32, &Candidacy);

/// In a journal that is so many times as long, something asks for as many times the memory, and nowhere near the square of that as
/// what keeps everything for everything.
fn costs_what_it_is_long(work: Work) {
    for (what, story) in STORIES {
        let memory = |often: u32| {
            let candidacy = story(often);
            bytes_asked_for(|| work(*story, often, &candidacy))
        };
        let first = memory(SIZES[0]);
        for often in &SIZES[1..] {
            grows_with_length(what, u64::from(often / SIZES[0]), first, memory(*often));
        }
    }
}

/// To record a journal, and to ask for what is open and what falls due next.
#[test]
fn to_record_costs_what_the_journal_is_long() {
    costs_what_it_is_long(|story, often, recorded| {
        let candidacy = story(often);
        assert_eq!(candidacy.next_due(), recorded.next_due());
        assert_eq!(candidacy.unanswered().count(), recorded.unanswered().count());
    });
}

/// Every promise that was ever made, an audit and a report.
#[test]
fn to_look_back_costs_what_the_journal_is_long() {
    costs_what_it_is_long(|_, _, candidacy| {
        let mut report = Report::default();
        report.add(candidacy, day(40));
        let made: u64 = PromiseKind::ALL.iter().map(|kind| report.tally(*kind).total()).sum();
        assert_eq!(Audit::new(candidacy, day(40)).promises() as u64, made);
    });
}

/// To put a candidacy into the list again and again, as it is and with one promise more or less, to ask for its promises, and to
/// take it out.
#[test]
fn to_watch_costs_what_is_open() {
    costs_what_it_is_long(|_, _, candidacy| {
        let mut other = candidacy.clone();
        let entry = sample(FactKind::MessageReceived, other.terms(), Some(&other), Journal::at());
        other.record(entry).expect("it belongs there");
        let mut list = Watchlist::default();
        for one in [candidacy, candidacy, &other, candidacy, &other] {
            list.upsert(one);
        }
        let open: Vec<Promise> = other.promises().collect();
        assert_eq!(list.promises(other.id()).len(), open.len());
        assert_eq!(list.upcoming(WatchlistFilter::ALL, Time::MIN_UTC).count(), open.len());
        assert!(list.remove(other.id()));
    });
}
