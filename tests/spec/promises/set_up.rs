//! An appointment that lies beyond the ceiling of its setting up.

use super::tale::{Tale, begin, days, moment, times};
use crate::support::{staff, text};
use PromiseKind as P;
use candidacy::promise::{How, Side};
use candidacy::{Calendar, Capacity, Entry, Fact, PromiseKind, Seq, Status, Time};

/// The set-up is promised on the first day; its ceiling is 14 days later.
fn promised() -> Tale {
    Tale::up_to(&Calendar::utc(), 1)
}

fn ceiling() -> Time {
    moment("2025-12-15T00:00:00Z")
}

const CONFIRMED: Fact = Fact::InterviewConfirmed { part: None };

/// An interview at the ceiling is set up; a second later it is not, and setting up stays owed by the ceiling.
#[test]
fn an_interview_beyond_the_ceiling_is_not_set_up() {
    let inside = promised().schedule_for(1, ceiling());
    assert_eq!((inside.owed(P::SetUp), inside.ever(P::SetUp)[0].end.map(|end| end.how)), (vec![], Some(How::Kept)));
    let beyond = promised().on(3).schedule_for(1, ceiling() + chrono::TimeDelta::seconds(1));
    let owed = beyond.owes(P::SetUp);
    assert_eq!((owed.by, owed.number, owed.ceiling), (Side::Company, 1, Some(ceiling())));
    assert!(owed.due <= ceiling());
    assert_eq!(owed.status(ceiling() + days(1)), Status::Overdue);
    let first = beyond.ever(P::SetUp)[0];
    assert_eq!(first.end.map(|end| end.how), Some(How::PutOff), "what was promised first was put off");
}

/// Setting up late and far does not outrun the ceiling, however often.
#[test]
fn no_new_date_outruns_the_ceiling() {
    let beyond = promised().on(3).schedule_for(1, begin() + days(40));
    let moved = (4..12).fold(beyond, |tale, day| tale.on(day).reschedule_for(begin() + days(50 + day)));
    assert_eq!(moved.owes(P::SetUp).ceiling, Some(ceiling()));
    let cancelled = moved.company(Fact::InterviewCancelled { part: None, reason: text("ill") });
    assert_eq!(cancelled.owes(P::SetUp).ceiling, Some(ceiling()));
    let put_off = cancelled.ever(P::SetUp).iter().filter(|it| it.end.is_some_and(|end| end.how == How::PutOff)).count();
    assert!(put_off >= 9, "each is counted: {put_off}");
    let sooner = cancelled.schedule_for(1, begin() + days(13));
    assert_eq!(sooner.owed(P::SetUp), []);
}

/// The candidate's own confirmation of a late date keeps the promise; another date of the company needs another one.
#[test]
fn a_confirmed_date_is_set_up() {
    let beyond = promised().on(1).schedule_for(1, begin() + days(20));
    let confirmed = beyond.on(2).candidate(CONFIRMED);
    assert_eq!(confirmed.owed(P::SetUp), []);
    let kept = confirmed.ever(P::SetUp).last().and_then(|last| last.end).expect("it ended");
    assert_eq!((kept.how, kept.entry, kept.at), (How::Kept, Seq(3), confirmed.at));
    let moved = confirmed.on(3).reschedule_for(begin() + days(25));
    assert_eq!(moved.owes(P::SetUp).ceiling, Some(ceiling()));
    let own = moved.clone().meeting(1, begin() + days(30));
    let own = moved.candidate(Fact::InterviewRescheduled { part: None, meeting: Box::new(own) });
    assert_eq!(own.owed(P::SetUp), [], "a date of their own is as good as confirmed");
}

/// A confirmation by telephone keeps nothing until the candidate confirms that too.
#[test]
fn a_written_confirmation_counts_once_confirmed() {
    let beyond = promised().on(1).schedule_for(1, begin() + days(20));
    let written = beyond.on(2).written(CONFIRMED);
    let entry = written.seq();
    assert_eq!(written.owes(P::SetUp).ceiling, Some(ceiling()));
    let confirmed = written.tell(entry).on(3).candidate(Fact::EntryConfirmed { to: Seq(entry) });
    assert_eq!(confirmed.owed(P::SetUp), []);
}

/// An interview that took place is set up, however late it was.
#[test]
fn an_interview_that_took_place_is_set_up() {
    let held = promised().on(1).schedule_for(1, begin() + days(20)).on(20).hold();
    assert_eq!(held.owed(P::SetUp), []);
    let last = *held.ever(P::SetUp).last().expect("there was one");
    assert_eq!((last.end.map(|end| end.how), last.status(held.at)), (Some(How::Kept), Status::KeptLate));
}

/// An interview further away than the process foresees needs a deviation, and is owed all the same.
#[test]
fn a_deviation_keeps_no_promise() {
    let tale = promised();
    let meeting = Box::new(tale.meeting(1, begin() + days(300)));
    let far = Fact::InterviewScheduled { part: None, meeting };
    let entry = Entry::new(staff(Capacity::RECRUITER), far.clone(), tale.at);
    assert!(tale.candidacy.check(&entry).is_err());
    assert_eq!(tale.deviating(far).owes(P::SetUp).ceiling, Some(ceiling()));
}

/// The wish for another time restarts the ceiling, because it is the candidate's; a cancellation by the company does not.
#[test]
fn only_the_candidate_s_wish_restarts_the_ceiling() {
    let cancel = Fact::InterviewCancelled { part: None, reason: text("ill") };
    let scheduled = promised().on(5).schedule_for(1, begin() + days(8));
    let by_company = scheduled.clone().on(6).company(cancel.clone());
    assert_eq!(by_company.owes(P::SetUp).ceiling, Some(ceiling()));
    let by_candidate = scheduled.on(6).candidate(cancel);
    assert_eq!(by_candidate.owes(P::SetUp).ceiling, Some(moment("2025-12-21T00:00:00Z")), "14 days after Saturday");
}

/// The ceiling is the one that a told hold has stopped: an interview before it is set up, times before it are an offer.
#[test]
fn a_stopped_ceiling_is_the_ceiling() {
    let held = || promised().on(1).told_pause(30).on(11).company(Fact::HoldEnded);
    let latest = held().owes(P::SetUp).ceiling.expect("a ceiling");
    assert_eq!(latest, ceiling() + days(10));
    assert_eq!(held().schedule_for(1, latest).owed(P::SetUp), []);
    assert_eq!(held().schedule_for(1, latest + chrono::TimeDelta::seconds(1)).owed(P::SetUp).len(), 1);
    let propose = |on: [i64; 2]| {
        let times = times(on.map(|day| begin() + days(day)));
        held().on(12).company(Fact::TimesProposed { part: None, times }).owes(P::SetUp).ceiling
    };
    assert_eq!(propose([20, 22]), Some(latest + days(10)), "until the 22nd day");
    assert_eq!(propose([20, 25]), Some(latest), "one of them is too late");
}
