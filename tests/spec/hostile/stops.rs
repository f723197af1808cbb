//! Holds and times that wait for the candidate: what they stop, and for how long at most.

use super::clocks::{corrected, taken_over, waived};
use super::company::{plain, terms};
use super::story::{Story, fed_back, hold, reversed, says_not_yet};
use crate::support::{day, text, ways};
use candidacy::law::Transfer;
use candidacy::value::{Correction, Times};
use candidacy::{Fact, PromiseKind, Seq, Status};
use chrono::TimeDelta;

/// The most that holds add up to, with the rest of the day on which the first begins.
const HOLDS: TimeDelta = TimeDelta::days(91);

/// Somebody is moved from one step to another, and each of the two is held for as long as it may be: the outcome of the first is
/// stopped for 90 days and no more.
#[test]
fn holds_of_several_steps_stop_one_promise_for_ninety_days() {
    let other = terms(plain(), 2);
    let mut story = taken_over(&terms(plain(), 1), 1);
    story.candidacy.know(&other);
    let ceiling = story.ceiling(PromiseKind::Outcome);
    let first = story.on(1).boss(hold(day(200)));
    story.tell(first);
    story.on(95).boss(Fact::HoldEnded);
    story.boss(Transfer { terms: other.id().clone(), step: 2, role: None, reason: text("better so") });
    let second = story.on(96).boss(hold(day(300)));
    story.tell(second);
    assert!(story.ceiling(PromiseKind::Outcome) <= ceiling + HOLDS);
    assert!(story.ceiling(PromiseKind::Outcome) > ceiling + TimeDelta::days(89));
}

/// Times that were proposed beyond the ceiling stop nothing, and no hold after them makes them times within it.
#[test]
fn no_hold_brings_proposed_times_within_the_ceiling() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::SetUp);
    let times = Times::new([day(40), day(50)]).expect("two times");
    story.on(2).boss(Fact::TimesProposed { part: None, times });
    let on_hold = story.on(12).boss(hold(day(200)));
    story.tell(on_hold);
    assert!(story.ceiling(PromiseKind::SetUp) <= ceiling + HOLDS);
    story.on(13).boss(Fact::HoldEnded);
    assert!(story.ceiling(PromiseKind::SetUp) <= ceiling + TimeDelta::days(2));
}

/// However often the company holds and goes on, 64 times count: a later hold gives it no more time.
#[test]
fn only_so_many_stops_count() {
    let mut story = Story::applied(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::FirstAnswer);
    for _ in 0..70 {
        let until = story.at + ways::DAY;
        let held = story.boss(hold(until));
        story.boss(says_not_yet(held));
        story.hours(1).boss(Fact::HoldEnded);
    }
    assert_eq!(story.ceiling(PromiseKind::FirstAnswer) - ceiling, ways::HOUR * 64);
}

/// A hold that is said to have been told of later, because a clock was wrong, stops nothing for longer: not even where the day on
/// which its ninety days begin is over an hour later.
#[test]
fn no_correction_moves_a_hold_to_a_longer_day() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let on_hold = story.on(3).boss(hold(day(150)));
    story.at = "2026-03-06T23:30:00Z".parse().expect("a moment");
    let word = story.tell(on_hold);
    let ceiling = story.ceiling(PromiseKind::Outcome);
    story.hours(40).boss(Fact::NoteAdded { note: text("a note") });
    for minutes in [60, 600, 1_800] {
        let moment = story.candidacy.entry(word).expect("a word").at + TimeDelta::minutes(minutes);
        story.boss(Correction { entry: word, moment, reason: text("a wrong clock") });
        assert!(story.ceiling(PromiseKind::Outcome) <= ceiling, "{minutes}");
    }
}

/// A hold before everything of a step is done counts once: leaving the rest out counts it no second time for an outcome that is owed
/// again since somebody left and came back.
#[test]
fn leaving_a_part_out_counts_no_hold_again() {
    let mut story = taken_over(&terms(plain(), 1), 2);
    let on_hold = story.on(4).boss(hold(day(80)));
    story.tell(on_hold);
    story.on(58).boss(Fact::HoldEnded);
    story.boss(Fact::VacancyClosed);
    let left = story.on(59).by_telephone(Fact::Withdrew);
    story.boss(fed_back());
    story.tell(left);
    story.on(62).boss(reversed());
    let (due, ceiling) = (story.due(PromiseKind::Outcome), story.ceiling(PromiseKind::Outcome));
    story.boss(waived());
    assert!(story.due(PromiseKind::Outcome) <= due && story.ceiling(PromiseKind::Outcome) <= ceiling);
}

/// Holds of a step add up to 90 days, however often it is put on hold, ended, repeated and put on hold again.
#[test]
fn holds_add_up_to_ninety_days() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let ceiling = story.ceiling(PromiseKind::Outcome);
    for on in 1..60 {
        let held = story.on(on * 7 - 4).boss(hold(day(on * 7)));
        story.tell(held);
        story.on(on * 7).boss(Fact::HoldEnded);
        let now = story.ceiling(PromiseKind::Outcome);
        assert!(now <= ceiling + ways::DAY * 91, "{now}");
    }
    assert_eq!(story.owes(PromiseKind::Outcome).expect("it is owed").status(story.at), Status::Overdue);
}

/// A hold was told and ended; corrections of when it was told and when it ended give the company no day.
#[test]
fn no_correction_lengthens_a_hold() {
    let mut story = Story::interviewed(&terms(plain(), 1));
    let (due, until) = (story.due(PromiseKind::Outcome), day(30));
    let held = story.on(4).boss(hold(until));
    let word = story.on(6).tell(held);
    let over = story.on(7).boss(Fact::HoldEnded);
    story.on(12).boss(Fact::NoteAdded { note: text("likes tea") });
    let held = story.due(PromiseKind::Outcome);
    assert!(held > due);
    story.boss(corrected(word, 4));
    assert!(story.due(PromiseKind::Outcome) <= held);
    story.boss(corrected(over, 12));
    assert!(story.due(PromiseKind::Outcome) <= held);
}

/// What a reversal makes due again counts from it, while a hold stands that they were told of. By an earlier clock on the same day,
/// neither due moment nor ceiling is later: both are ends of days, and no more of that day is stopped.
#[test]
fn an_earlier_clock_is_stopped_for_no_longer() {
    let mut story = taken_over(&terms(plain(), 1), 0);
    let stands = story.boss(hold(day(300)));
    story.on(4).boss(says_not_yet(stands));
    story.boss(Fact::VacancyClosed);
    let left = story.on(5).by_telephone(Fact::Withdrew);
    story.on(6).boss(says_not_yet(left));
    story.tell(Seq(0));
    story.on(56).tell(stands);
    story.tell(Seq(0));
    let back = story.on(70).boss(reversed());
    let owed =
        |story: &Story| story.candidacy.promises().map(|one| (one.kind, one.due, one.ceiling)).collect::<Vec<_>>();
    let before = owed(&story);
    let moment = story.at - ways::HOUR * 3;
    story.boss(Correction { entry: back, moment, reason: text("a wrong clock") });
    let after = owed(&story);
    for (before, after) in before.iter().zip(&after) {
        assert!(before.0 == after.0 && after.1 <= before.1 && after.2 <= before.2, "{before:?}, and now {after:?}");
    }
}
