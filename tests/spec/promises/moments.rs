//! Dates that depend on another date, and what became of them.

use super::tale::{Tale, amsterdam, approach_again, begin, days, informed, moment, policy, request, times};
use crate::support::{reference, staff, text};
use PromiseKind as P;
use candidacy::promise::How;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground, PromiseKinds};
use candidacy::value::{Answer, Ask, CheckRequest, Consent, DataRight, Label, Offer};
use candidacy::{Calendar, Capacity, Entry, Fact, Policy, Process, PromiseKind, Status, Time};
use chrono::{NaiveDate, TimeDelta};

fn ground() -> Ground {
    Ground::new(Basis::Practice, "our handbook").expect("a source")
}

fn utc() -> Calendar {
    Calendar::utc()
}

const HOURS: fn(i64) -> TimeDelta = TimeDelta::hours;

/// Help is owed within a working day, before the interview where that is sooner, and never sooner than an hour after it was asked
/// (F33).
#[test]
fn help_comes_before_the_interview_and_after_an_hour() {
    let working_day = moment("2025-12-02T00:00:00Z");
    for (minutes, due) in [
        (0, begin() + HOURS(1)),
        (5, begin() + HOURS(1)),
        (60, begin() + HOURS(1)),
        (61, begin() + TimeDelta::minutes(61)),
        (180, begin() + HOURS(3)),
        (24 * 60, begin() + HOURS(24)),
        (9 * 24 * 60, working_day),
    ] {
        let starts = begin() + TimeDelta::minutes(minutes);
        let tale = || Tale::up_to(&utc(), 1).schedule_for(1, starts);
        let other = times([begin() + days(20)]);
        assert_eq!(tale().ask(Ask::Help).owes(P::Help).due, due, "help {minutes} minutes before");
        assert_eq!(tale().ask(Ask::Adjustment).owes(P::Adjustment).due, due, "an adjustment {minutes} minutes before");
        let ask = Ask::OtherTime { part: None, times: other };
        assert_eq!(tale().ask(ask).owes(P::OtherTime).due, due, "another time {minutes} minutes before");
    }
}

/// More time is answered before the assignment is due, and not sooner than an hour after it was asked.
#[test]
fn more_time_is_answered_before_the_work_is_due() {
    let due = begin() + days(7);
    for (before, answered) in [
        (HOURS(5), due),
        (TimeDelta::minutes(30), due + TimeDelta::minutes(30)),
        (days(7), moment("2025-12-02T00:00:00Z")),
    ] {
        let tale = Tale::up_to(&utc(), 3).send().later(days(7) - before).ask(Ask::MoreTime { until: due + days(3) });
        assert_eq!(tale.owes(P::MoreTime).due, answered, "asked {before} before");
    }
}

/// A new date for the interview makes an answer never later, whoever sets it.
#[test]
fn a_later_interview_makes_no_answer_later() {
    let tale = Tale::up_to(&utc(), 1).schedule_for(1, begin() + HOURS(3)).ask(Ask::Help);
    let due = tale.owes(P::Help).due;
    let moved = tale.later(HOURS(1)).reschedule_for(begin() + days(4));
    assert_eq!(moved.owes(P::Help).due, due);
    let sooner = moved.reschedule_for(begin() + HOURS(2));
    assert_eq!(sooner.owes(P::Help).due, begin() + HOURS(2));
}

/// An extension gives the work a later date, once and again (F50).
#[test]
fn an_extension_dates_the_work_later() {
    let extended = |until| Fact::AssignmentExtended { part: None, until };
    let tale = Tale::up_to(&utc(), 3).send().ask(Ask::MoreTime { until: begin() + days(10) });
    let tale = tale.company(extended(begin() + days(9)));
    assert_eq!(tale.owes(P::Submission).due, begin() + days(9));
    assert!(tale.owed(P::MoreTime).is_empty(), "it answers the request");
    assert_eq!(tale.company(extended(begin() + days(12))).owes(P::Submission).due, begin() + days(12));
}

/// Work that is booked for a day is due as long after that day as the step gives.
#[test]
fn booked_work_counts_from_its_day() {
    let assignment = candidacy::value::Assignment::new(reference("case"), 6).expect("few hours").on(begin() + days(3));
    let sent = Fact::AssignmentSent { part: None, assignment: Box::new(assignment) };
    assert_eq!(Tale::up_to(&utc(), 3).company(sent).owes(P::Submission).due, begin() + days(10));
}

/// In a step of several interviews the outcome is due 90 days after the first, and within its time once everything is done.
#[test]
fn a_step_of_several_interviews_lasts_90_days() {
    for calendar in [utc(), amsterdam()] {
        let first = Tale::onsite(&calendar).advance().schedule().hold();
        let entry = first.seq();
        let longest = begin() + days(90);
        assert_eq!((first.owes(P::Outcome).due, first.owes(P::Outcome).entry.0), (longest, entry));
        let second = first.on(8).schedule_for(2, begin() + days(8)).hold_part(2);
        assert_eq!(second.owes(P::Outcome).due, longest, "a check is not back");
        let waived = second.on(9).company(Fact::PartWaived { part: Some(3), reason: text("not needed") });
        let (outcome, last) = (waived.owes(P::Outcome), begin() + days(8));
        assert_eq!(outcome.due, calendar.after(last, Span::WorkingDays(5)), "from the last interview");
        assert_eq!(outcome.ceiling, Some(calendar.after(last, Span::Days(45))));
    }
}

/// No interview of a step makes its outcome due later than 90 days after the first.
#[test]
fn a_late_last_interview_keeps_the_90_days() {
    let tale = Tale::onsite(&utc()).advance().schedule().hold().on(89).schedule_for(2, begin() + days(89)).hold_part(2);
    let tale = tale.company(Fact::PartWaived { part: Some(3), reason: text("not needed") });
    assert_eq!(tale.owes(P::Outcome).due, begin() + days(90));
}

/// A step says how long its decision takes, and the decision counts from what the step ended with.
#[test]
fn a_step_has_a_decision_time_of_its_own() {
    let waived = |tale: Tale, part| tale.company(Fact::PartWaived { part: Some(part), reason: text("not needed") });
    let tale = (1..=4).fold(Tale::onsite(&utc()).advance(), waived).advance().send().submit();
    assert_eq!(tale.owes(P::Outcome).due, moment("2025-12-05T00:00:00Z"), "four days");
}

fn requested() -> Tale {
    let check = CheckRequest { asked: Label::new("two former managers").expect("a label"), document: None };
    Tale::onsite(&utc()).advance().company(Fact::CheckRequested { part: Some(3), check: Box::new(check) })
}

/// News of a check keep what was promised, and the next are due ten working days after them.
#[test]
fn news_of_a_check_date_the_next_news() {
    let tale = requested();
    let check = tale.seq();
    let told = tale.on(3).news(check);
    assert_eq!(told.owes(P::CheckNews).due, moment("2025-12-18T00:00:00Z"), "from Wednesday on");
    let again = told.on(30).news(check);
    let how: Vec<_> = again.ever(P::CheckNews).iter().map(|news| news.status(begin() + days(30))).collect();
    assert_eq!(how, [Status::Kept, Status::KeptLate, Status::Pending]);
}

/// News of a hold are owed every 14 days, and late ones stay visible as late.
#[test]
fn news_of_a_hold_date_the_next_news() {
    let held = Tale::applied(&utc()).pause(80);
    let told = held.on(7).news(1);
    assert_eq!(told.owes(P::Update).due, moment("2025-12-22T00:00:00Z"));
    let late = told.on(40).news(1);
    assert_eq!(late.owes(P::Update).due, moment("2026-01-24T00:00:00Z"));
    let overdue = late.ever(P::Update).iter().filter(|news| news.is_overdue(late.at)).count();
    assert_eq!(overdue, 1, "{:?}", late.ever(P::Update));
}

/// A word within the first month extends a data right once, to 89 days; no word takes that back or adds to it.
#[test]
fn a_data_right_is_extended_once() {
    for (calendar, first, extended) in [
        (utc(), "2025-12-29T00:00:00Z", "2026-02-28T00:00:00Z"),
        (amsterdam(), "2025-12-29T23:00:00Z", "2026-02-28T23:00:00Z"),
    ] {
        let asked = Tale::applied(&calendar).ask(Ask::Right(DataRight::Access));
        let right = asked.owes(P::DataRight);
        assert_eq!((right.due, right.ceiling), (moment(first), Some(moment(first))));
        let told = asked.clone().on(20).news(1);
        let right = told.owes(P::DataRight);
        assert_eq!((right.due, right.ceiling), (moment(extended), Some(moment(extended))));
        assert_eq!(told.clone().on(25).news(1).owes(P::DataRight), right, "a second word within the month");
        assert_eq!(told.on(50).news(1).owes(P::DataRight), right, "a later word");
        assert_eq!(asked.on(40).news(1).owes(P::DataRight).due, moment(first), "too late a word");
    }
}

/// The first day is checked within a working day of it, and a later one is the candidate's to agree to.
#[test]
fn an_agreed_first_day_dates_the_start() {
    let starts = begin() + days(30);
    let offer = Offer::new(reference("offer"), begin() + days(9)).starting(starts);
    let accepted = Tale::up_to(&utc(), 6).offer(offer).candidate(Fact::OfferAccepted);
    assert_eq!(accepted.owes(P::Start).due, utc().after(starts, Span::WorkingDays(1)), "the offer names it");
    let sooner = accepted.on(2).company(Fact::StartAgreed { on: begin() + days(20) });
    assert_eq!(sooner.owes(P::Start).due, utc().after(begin() + days(20), Span::WorkingDays(1)));
    let later = Fact::StartAgreed { on: begin() + days(40) };
    let refused = Entry::new(staff(Capacity::RECRUITER), later.clone(), sooner.at);
    assert!(sooner.candidacy.check(&refused).is_err());
    assert_eq!(sooner.candidate(later).owes(P::Start).due, utc().after(begin() + days(40), Span::WorkingDays(1)));
}

/// A consent that is renewed ends later, and the pool ends with it.
#[test]
fn a_renewed_consent_dates_the_pool() {
    let pooled = Tale::applied(&utc()).pool(100);
    let renewed = pooled.on(90).candidate(Consent { until: begin() + days(200), evidence: reference("consent") });
    assert_eq!(renewed.owes(P::Consent).due, begin() + days(200));
    let ended: Vec<_> = renewed.ever(P::Consent).iter().map(|consent| consent.end.map(|end| end.how)).collect();
    assert_eq!(ended, [Some(How::Kept), None]);
    let again = approach_again(&renewed);
    assert!(renewed.company(again).owed(P::Consent).is_empty());
}

/// No interviewer owes what they saw where the policy switches it off, with a reason; everything else is owed as before.
#[test]
fn assessments_can_be_switched_off() {
    let off = Policy::builder().without(P::Assessment, ground()).build().expect("a policy");
    let tale = |policy| Tale::under(Process::back_end(), policy).advance().schedule().hold();
    let (with, without) = (tale(policy(&utc())), tale(off));
    assert_eq!((with.owed(P::Assessment).len(), without.owed(P::Assessment).len()), (1, 0));
    let rest: Vec<_> = with.candidacy.promises().filter(|promise| promise.kind != P::Assessment).collect();
    assert_eq!(without.candidacy.promises().collect::<Vec<_>>(), rest);
}

/// Each interviewer owes what they saw, and nobody keeps it for another.
#[test]
fn each_interviewer_owes_an_assessment() {
    let tale = Tale::up_to(&utc(), 2).schedule().hold();
    let numbers = |tale: &Tale| tale.owed(P::Assessment).iter().map(|promise| promise.number).collect::<Vec<_>>();
    assert_eq!(numbers(&tale), [1, 2]);
    let [first, second] = tale.people(1)[..] else { panic!("two interviewers") };
    let saw = Fact::PartAssessed { part: None, evidence: crate::support::evidence() };
    let tale = tale.by(second.capacity, saw.clone());
    assert_eq!(numbers(&tale), [1]);
    let tale = tale.by(second.capacity, saw.clone());
    assert_eq!(numbers(&tale), [1], "the same person once more");
    assert!(numbers(&tale.by(first.capacity, saw)).is_empty());
}

/// However many holidays there are, no promise takes longer than the ceiling that the policy gives its kind.
#[test]
fn a_ceiling_of_the_policy_holds_for_each_kind() {
    let first: NaiveDate = "2025-12-01".parse().expect("a day");
    let shut = utc().with_holidays(first.iter_days().take(40)).expect("few");
    let kinds = [P::Acknowledgement, P::FirstAnswer, P::Reply, P::Vacancy, P::Help, P::Concern, P::Feedback, P::SetUp];
    for kind in kinds {
        let builder = Policy::builder().calendar(shut.clone()).at_most(kind, Span::Days(15), ground());
        // Feedback is due within the ceiling of what it answers, too.
        let answers = if kind == P::Feedback { P::FirstAnswer } else { kind };
        let policy = builder.at_most(answers, Span::Days(15), ground()).build().expect("a policy");
        let latest = policy.deadline(kind).latest(&shut, begin()).expect("a ceiling");
        let tale = Tale::under(Process::back_end(), policy);
        let concern = Ask::Concern { about: None, kind: candidacy::value::ConcernKind::Personal };
        let tale = tale.company(Fact::VacancyClosed).ask(Ask::Message).ask(Ask::Help).candidate(request(concern));
        let tale = match kind {
            P::SetUp => tale.advance(),
            P::Feedback => tale.reject(),
            _ => tale,
        };
        let owed = tale.owes(kind);
        assert_eq!((owed.due, owed.ceiling), (latest, Some(latest)), "{kind}");
    }
    assert!(PromiseKinds::ALL.len() > kinds.len());
}

/// A reminder is due at half of the way, and what happens later is not known before.
#[test]
fn a_promise_stands_as_was_known_then() {
    let at = |day| begin() + days(day);
    let kept = Tale::applied(&utc()).ask(Ask::Message).on(2).tell(1);
    let reply = kept.ever(P::Reply)[0];
    let stands = [0, 1, 2].map(|day| reply.status(at(day)));
    assert_eq!(stands, [Status::Pending, Status::Pending, Status::Kept], "the half is after 36 hours and 15 minutes");
    assert_eq!(reply.remind_at(), moment("2025-12-02T11:45:00Z"));
    let late = Tale::applied(&utc()).ask(Ask::Message).on(9).company(informed(1, Answer::Final));
    let reply = late.ever(P::Reply)[0];
    let stands: Vec<Status> = [0, 3, 4, 9].into_iter().map(|day| reply.status(at(day))).collect();
    assert_eq!(stands, [Status::Pending, Status::ReminderDue, Status::Overdue, Status::KeptLate]);
    let due: Time = reply.due;
    assert_eq!((reply.status(due), reply.is_overdue(due)), (Status::ReminderDue, false), "the last moment is in time");
}
