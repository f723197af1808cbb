//! Ten ways that once weakened or lost a promise by lawful facts. Each is tried again.

use super::company::{boss, partner, plain, terms};
use super::story::{Story, asks, consent, hold, rejected, rescheduled, reversed, says_not_yet, scheduled, tells};
use crate::support::{day, feedback_of, reference, text, ways};
use candidacy::promise::How;
use candidacy::value::{Ask, ConcernKind};
use candidacy::{Actor, Candidacy, Entry, Fact, FactKind, Meeting, Phase, PromiseKind, Status, Why};
use chrono::TimeDelta;

/// Every promise of a kind that was ever made, as it stands on a day.
fn ever(story: &Story, kind: PromiseKind, on: i64) -> Vec<Status> {
    let all = story.candidacy.all_promises().into_iter().filter(|promise| promise.kind == kind);
    all.map(|promise| promise.status(day(on))).collect()
}

/// 1: help is asked five minutes before an interview, and new dates come, at the very moment and later: it is due no later than it was.
#[test]
fn help_is_never_due_later_than_it_was() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let meeting = story.meeting(1);
    let starts = meeting.starts();
    story.boss(scheduled(meeting));
    story.at = starts - TimeDelta::minutes(5);
    story.own(asks(Ask::Help));
    let due = story.due(PromiseKind::Help);
    assert_eq!(due, story.at + TimeDelta::hours(1));
    for days in [0, 4, 30, 3] {
        let meeting = story.meeting(days);
        story.boss(rescheduled(meeting));
        assert!(story.due(PromiseKind::Help) <= due);
    }
    story.boss(Fact::InterviewCancelled { part: None, reason: text("ill") });
    assert!(story.due(PromiseKind::Help) <= due);
}

/// 2: a no that is told to nobody keeps nothing: the first answer is overdue everywhere, and is kept late once it is told.
#[test]
fn a_no_that_is_told_to_nobody_keeps_nothing() {
    let mut story = Story::applied(&terms(plain(), 1));
    let due = story.due(PromiseKind::FirstAnswer);
    let no = story.on(7).boss(rejected());
    assert_eq!(story.due(PromiseKind::FirstAnswer), due);
    assert_eq!(ever(&story, PromiseKind::FirstAnswer, 20), [Status::Overdue]);
    story.on(20).tell(no);
    assert_eq!(story.owes(PromiseKind::FirstAnswer), None);
    assert_eq!(ever(&story, PromiseKind::FirstAnswer, 20), [Status::KeptLate]);
}

/// 3: an interview in the year 9000 does not keep the promise to set one up.
#[test]
fn an_interview_in_the_year_9000_sets_nothing_up() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::SetUp);
    let meeting = story.meeting(365 * 6_974);
    assert!(story.candidacy.check(&Entry::new(boss(), scheduled(meeting.clone()), story.at)).is_err());
    story.oddly(scheduled(meeting));
    assert_eq!(story.ceiling(PromiseKind::SetUp), ceiling);
    assert!(story.due(PromiseKind::SetUp) <= ceiling);
    story.own(Fact::InterviewConfirmed { part: None });
    assert_eq!(story.owes(PromiseKind::SetUp), None, "the candidate is content with it");
}

/// 4: cancelled and planned once more 80 times, it shows 80 times as put off, and to set it up is overdue since its first ceiling.
#[test]
fn cancelled_and_planned_eighty_times() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::SetUp);
    for on in 1..=80 {
        let meeting = story.on(on * 10).meeting(5);
        story.boss(scheduled(meeting));
        story.boss(Fact::InterviewCancelled { part: None, reason: text("ill") });
    }
    let owed = story.owes(PromiseKind::SetUp).expect("it is to be set up");
    assert_eq!((owed.ceiling, owed.status(story.at)), (Some(ceiling), Status::Overdue));
    assert_eq!(ever(&story, PromiseKind::Attendance, 1_000), [Status::PutOff; 80]);
    let kept = ever(&story, PromiseKind::SetUp, 1_000).into_iter().filter(|status| *status == Status::Kept).count();
    assert!(kept <= 2, "only what was before the ceiling was kept in time: {kept}");
}

/// 5: a first answer that is overdue since March, decided against and reversed in May, is overdue since March.
#[test]
fn overdue_decided_and_reversed() {
    let mut story = Story::applied(&terms(plain(), 1));
    let first = story.owes(PromiseKind::FirstAnswer).expect("an application");
    story.on(60).boss(rejected());
    story.boss(reversed());
    let now = story.owes(PromiseKind::FirstAnswer).expect("it is undecided");
    assert_eq!((now.entry, now.due, now.status(day(60))), (first.entry, first.due, Status::Overdue));
}

/// 6: who handed work in, was pooled and withdrew, is owed the feedback; who was interviewed and put on hold waits 90 days at most.
#[test]
fn pooled_or_on_hold_instead_of_an_answer() {
    let mut story = Story::at_work(&terms(plain(), 1));
    story.on(9).own(Fact::AssignmentSubmitted { part: None, work: reference("work") });
    story.own(consent(day(300)));
    story.boss(Fact::Pooled);
    story.on(10).own(Fact::Withdrew);
    assert!(!story.candidacy.is_settled() && story.owes(PromiseKind::Feedback).is_some());

    let mut story = Story::interviewed(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::Outcome);
    let held = story.on(3).boss(hold(day(999)));
    for on in (3..259).step_by(14) {
        story.on(on).boss(says_not_yet(held));
    }
    let outcome = story.owes(PromiseKind::Outcome).expect("nobody told it");
    assert!(outcome.due <= ceiling + ways::DAY * 91);
    assert_eq!(outcome.status(day(259)), Status::Overdue);
}

/// 7: work that arrives after it was waived is taken as a message, and after work that came back feedback has a point to work on (F52).
#[test]
fn work_is_never_for_nothing() {
    let mut waived = Story::at_work(&terms(plain(), 1));
    waived.on(5).boss(Fact::PartWaived { part: None, reason: text("the seat is taken") });
    waived.oddly(rejected());
    waived.on(6).own(asks(Ask::Message));
    assert!(waived.owes(PromiseKind::Reply).is_some());

    let mut story = Story::at_work(&terms(plain(), 1));
    story.on(9).own(Fact::AssignmentSubmitted { part: None, work: reference("work") });
    story.on(10).oddly(rejected());
    assert_eq!(story.refuses(feedback_of(boss(), 0)), Why::NoPointToWorkOn);
    story.boss(feedback_of(boss(), 1));
    assert_eq!(story.candidacy.phase(), Phase::Rejected);
}

/// 8: who withdrew the consent to be kept in the pool is not brought back there by a colleague, nor approached (F75).
#[test]
fn a_colleague_brings_nobody_back_into_the_pool() {
    let mut story = Story::applied(&terms(plain(), 1));
    story.own(consent(day(300)));
    story.boss(Fact::Pooled);
    story.on(2).own(Fact::Withdrew);
    for kind in [FactKind::Reversed, FactKind::Pooled, FactKind::Approached, FactKind::RoleMatched] {
        let all = ways::entries(story.candidacy.terms(), Some(&story.candidacy), kind, story.at);
        let staff = all.iter().filter(|entry| entry.by != Actor::Candidate || entry.writer().is_some());
        assert!(staff.clone().count() > 0);
        assert!(staff.clone().all(|entry| story.candidacy.check(entry).is_err()), "{kind}");
    }
}

/// 9: a concern that is raised 20 days after the end is open until somebody else than the person it is about settles it.
#[test]
fn a_concern_after_the_end_stays_open() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    story.on(3).own(Fact::Withdrew);
    assert!(story.candidacy.is_settled());
    let concern = story.on(23).own(asks(Ask::Concern { about: Some(boss().person), kind: ConcernKind::Personal }));
    assert_eq!(story.refuses(tells(concern)), Why::AboutThem);
    assert!(!story.candidacy.is_settled());
    assert_eq!(ever(&story, PromiseKind::Settlement, 60), [Status::Overdue]);
    story.on(30).record(Entry::new(partner(), tells(concern), day(30)));
    assert!(story.candidacy.is_settled());
}

/// A candidacy with so many requests for help and as many new dates, both the candidate's.
fn of_many_requests(n: i32) -> Candidacy {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let meeting = story.meeting(30);
    let (people, place) = (meeting.people().to_vec(), meeting.place().clone());
    story.boss(scheduled(meeting));
    for minutes in 0..n {
        story.own(asks(Ask::Help));
        let starts = story.at + ways::DAY * 30 + TimeDelta::minutes(minutes.into());
        let meeting = Meeting::new(starts, 60, place.clone(), people.iter().copied()).expect("the same people");
        story.own(rescheduled(meeting.sharing_the_screen()));
    }
    story.candidacy
}

/// 10: what was ever promised costs what the journal is long: for twice the requests and new dates, at most 2.3 times the memory.
#[test]
fn what_was_ever_promised_costs_its_length() {
    let bytes = |n| {
        let candidacy = of_many_requests(n);
        let mut all = Vec::new();
        let asked = allocation_counter::measure(|| all = candidacy.all_promises()).bytes_total;
        assert!(
            all.iter().filter(|promise| promise.kind == PromiseKind::Help).count() == usize::try_from(n).expect("many")
        );
        asked
    };
    let (once, twice) = (bytes(250), bytes(500));
    assert!(once > 10_000 && twice * 10 <= once * 23, "{once} bytes, and {twice} for twice as many");
}

/// What was held and then told as advanced is kept by the telling, and nothing was released on the way.
#[test]
fn an_honest_way_releases_nothing() {
    let story = Story::offered(&terms(plain(), 1));
    let all = story.candidacy.all_promises();
    let company = all.iter().filter(|promise| promise.by.is_company());
    let ends: Vec<How> = company.filter_map(|promise| promise.end.map(|end| end.how)).collect();
    assert!(ends.len() > 10 && ends.iter().all(|how| *how == How::Kept), "{all:#?}");
}
