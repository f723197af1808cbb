//! How promises end: kept, put off, broken or released; by which act, and at which moment.

use super::table::{awaiting_assent, before_assent};
use super::tale::{Tale, begin, days, moment, request};
use crate::support::{evidence, reference, staff, text};
use PromiseKind as P;
use candidacy::law::{Held, Transfer};
use candidacy::promise::How;
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Ask, Assent, Consent, Correction, Decision, Offer};
use candidacy::{Attendance, Calendar, Capacity, Entry, Fact, Phase, Policy, Process, PromiseKind, Seq, Status, Terms};
use chrono::TimeDelta;

fn utc() -> Calendar {
    Calendar::utc()
}

/// How the first promise of a kind ended.
#[track_caller]
fn end(tale: &Tale, kind: PromiseKind) -> How {
    tale.ever(kind)[0].end.expect("it ended").how
}

fn cancel() -> Fact {
    Fact::InterviewCancelled { part: None, reason: text("ill") }
}

/// What happened is kept when it happened if that is recorded within a working day, and else when it is recorded.
#[test]
fn what_happened_keeps_when_it_happened_if_recorded_soon() {
    let starts = begin() + days(1);
    for (recorded, kept, stands) in [
        (starts, starts, Status::Kept),
        (moment("2025-12-03T00:00:00Z"), starts, Status::Kept),
        (moment("2025-12-03T00:00:01Z"), moment("2025-12-03T00:00:01Z"), Status::KeptLate),
        (starts + days(5), starts + days(5), Status::KeptLate),
    ] {
        let tale = Tale::up_to(&utc(), 1).schedule_for(1, starts);
        let attendance = Attendance::new(tale.people(1)).expect("people");
        let held = Held { part: None, extra: None, attendance };
        let entry = Entry::new(staff(Capacity::RECRUITER), held, recorded).occurred(starts);
        let tale = tale.entry(entry);
        let promise = tale.ever(P::Attendance)[0];
        let due = moment("2025-12-03T00:00:00Z");
        assert_eq!((promise.due, promise.kept_at(), promise.status(recorded)), (due, Some(kept), stands), "{recorded}");
        let outcome = tale.owes(P::Outcome);
        assert_eq!((outcome.made_at, outcome.due), (starts, moment("2025-12-09T00:00:00Z")), "made when it happened");
    }
}

/// An interview at another date by the company is put off, by the candidate released; nobody there is broken.
#[test]
fn an_interview_ends_by_whose_act_it_was() {
    let tale = || Tale::up_to(&utc(), 1).schedule_for(1, begin() + days(2)).on(1);
    let other = |tale: &Tale| Box::new(tale.meeting(1, begin() + days(4)));
    let missed = |why| Fact::InterviewMissed { part: None, why };
    let reschedule = |tale: Tale| {
        let meeting = other(&tale);
        tale.candidate(Fact::InterviewRescheduled { part: None, meeting })
    };
    assert_eq!(end(&tale().reschedule_for(begin() + days(4)), P::Attendance), How::PutOff);
    assert_eq!(end(&tale().company(cancel()), P::Attendance), How::PutOff);
    assert_eq!(end(&reschedule(tale()), P::Attendance), How::Released);
    assert_eq!(end(&tale().candidate(cancel()), P::Attendance), How::Released);
    for party in [Party::Candidate, Party::Company] {
        let missed = tale().on(2).company(missed(NoMeeting::NoShow(party)));
        assert_eq!(end(&missed, P::Attendance), How::Broken);
        assert_eq!(missed.ever(P::Attendance)[0].status(missed.at), Status::Broken);
    }
    assert_eq!(end(&tale().on(2).company(missed(NoMeeting::Trouble)), P::Attendance), How::PutOff);
}

/// The candidate's own end releases what was still to come, and what they are owed all the same stays.
#[test]
fn an_own_end_releases_what_was_to_come() {
    let gone = Tale::up_to(&utc(), 1).ask(Ask::Message).follow_up(3).candidate(Fact::Withdrew);
    assert_eq!(end(&gone, P::SetUp), How::Released);
    let mut left: Vec<PromiseKind> = gone.candidacy.promises().map(|promise| promise.kind).collect();
    left.sort();
    assert_eq!(left, [P::Acknowledgement, P::FollowUp, P::Reply]);
    assert!(!gone.candidacy.is_settled());
    assert!(gone.tell(0).tell(2).tell(3).candidacy.is_settled());
}

/// An overdue promise that ends without being kept stays overdue.
#[test]
fn no_late_end_hides_that_it_was_late() {
    let late = |tale: Tale| Tale::on(tale, 20);
    let set_up = late(Tale::up_to(&utc(), 1)).candidate(Fact::Withdrew);
    assert_eq!((end(&set_up, P::SetUp), set_up.ever(P::SetUp)[0].status(set_up.at)), (How::Released, Status::Overdue));
    let attended = late(Tale::up_to(&utc(), 1).schedule()).reschedule_for(begin() + days(30));
    let promise = attended.ever(P::Attendance)[0];
    assert_eq!((promise.end.map(|end| end.how), promise.status(attended.at)), (Some(How::PutOff), Status::Overdue));
}

/// What somebody wrote down for the candidate keeps nothing that the company owes, and what they owe themselves.
#[test]
fn a_written_act_keeps_nothing_of_the_company() {
    let consent = || Consent { until: begin() + days(200), evidence: reference("consent") };
    let pooled = Tale::applied(&utc()).pool(100).on(2);
    assert_eq!(end(&pooled.candidate(consent()), P::Consent), How::Kept);

    let offer = Offer::new(reference("offer"), begin() + days(9));
    let accepted = Tale::up_to(&utc(), 6).offer(offer).written(Fact::OfferAccepted);
    assert_eq!(end(&accepted, P::OfferAnswer), How::Kept, "the candidate's own promise");
    let start = accepted.written(Fact::StartAgreed { on: begin() + days(50) });
    assert!(start.ever(P::Start).iter().all(|it| it.end.is_none_or(|end| end.how != How::Kept)));
}

/// A decision that nobody was told of kept nothing: taken back, the promise is the one that it was.
#[test]
fn an_untold_move_taken_back_was_nothing() {
    let applied = Tale::applied(&utc());
    let before = applied.owes(P::FirstAnswer);
    let back = applied.on(3).reject().on(9).reverse().by_the_company();
    assert_eq!(back.owes(P::FirstAnswer), before);
    assert_eq!(back.ever(P::FirstAnswer), [before]);
    assert!(before.is_overdue(back.at));
}

/// What a told decision kept stays kept; taken back, another answer is owed from then on, under the same ceiling.
#[test]
fn a_told_move_taken_back_kept_what_it_kept() {
    let applied = Tale::applied(&utc());
    let before = applied.owes(P::FirstAnswer);
    let back = applied.on(3).advance().on(4).reverse().by_the_company();
    let [first, again] = back.ever(P::FirstAnswer)[..] else { panic!("two answers") };
    assert_eq!((first.entry, first.kept_at()), (before.entry, Some(begin() + days(3))));
    assert_eq!((again.entry, again.made_at, again.ceiling), (Seq(2), begin() + days(4), before.ceiling));
    assert_eq!(again.due, moment("2025-12-12T00:00:00Z"));
    let late = back.on(30).advance().on(31).reverse().by_the_company();
    assert!(late.owes(P::FirstAnswer).is_overdue(late.at), "the ceiling has passed");
}

/// New terms rule what is opened under them; what waited keeps its date.
#[test]
fn a_transfer_leaves_what_waits_as_it_is() {
    let ground = Ground::new(Basis::Practice, "our handbook").expect("a source");
    let quick = Policy::builder().within(P::Reply, Span::Hours(4), ground).build().expect("a policy");
    let terms = Terms::new("quick", 1, Process::back_end()).expect("a name").with_policy(quick);
    let mut tale = Tale::applied(&utc()).ask(Ask::Message);
    tale.candidacy.know(&terms);
    let before: Vec<_> = tale.candidacy.promises().collect();
    let transfer = Transfer { terms: terms.id().clone(), step: 0, role: None, reason: text("a newer version") };
    let moved = tale.company(transfer);
    assert_eq!(moved.candidacy.promises().collect::<Vec<_>>(), before);
    let again = moved.candidate(request(Ask::Message));
    let due: Vec<_> = again.owed(P::Reply).iter().map(|reply| reply.due).collect();
    assert_eq!(due, [moment("2025-12-04T00:00:00Z"), begin() + TimeDelta::hours(4)]);
}

fn correct(tale: Tale, entry: u32, to: i64) -> Tale {
    let correction = Correction { entry: Seq(entry), moment: begin() + days(to), reason: text("a wrong clock") };
    tale.company(correction)
}

/// A corrected clock makes what the entry made count from the earlier moment, and mends nothing that was late.
#[test]
fn a_corrected_clock_mends_no_breach() {
    let advanced = Tale::applied(&utc()).on(20).advance();
    let late = advanced.ever(P::FirstAnswer)[0];
    assert_eq!(late.status(advanced.at), Status::KeptLate);
    let corrected = correct(advanced, 1, 2);
    assert_eq!(corrected.ever(P::FirstAnswer)[0], late);
    assert_eq!(corrected.owes(P::SetUp).due, moment("2025-12-10T00:00:00Z"), "from Tuesday");

    let held = Tale::up_to(&utc(), 1).schedule().on(3).hold();
    let outcome = held.owes(P::Outcome);
    let later = correct(held.on(9), 3, 8);
    assert_eq!(later.owes(P::Outcome).due, outcome.due, "a later moment makes nothing later");
}

/// A decision in advance of its telling keeps no outcome: feedback keeps it, or the message about the decision.
#[test]
fn an_outcome_is_kept_when_it_is_told() {
    let rejected = Tale::up_to(&utc(), 1).schedule().hold().on(2).reject();
    let decided = rejected.seq();
    assert_eq!((rejected.owes(P::Outcome).end, rejected.owes(P::Feedback).entry.0), (None, decided));
    let told = rejected.clone().on(3).tell(decided);
    assert_eq!((end(&told, P::Outcome), told.owes(P::Feedback).end), (How::Kept, None));
    let fed = rejected.on(4).feed_back();
    assert_eq!([end(&fed, P::Outcome), end(&fed, P::Feedback)], [How::Kept; 2]);
    assert_eq!(fed.ever(P::Outcome)[0].kept_at(), Some(begin() + days(4)));
}

/// What an interviewer saw is kept by saying it, and by the decision of the step, which is based on it.
#[test]
fn a_decision_keeps_what_the_interviewers_saw() {
    let held = Tale::up_to(&utc(), 2).schedule().hold();
    let decided = held.company(Decision::from(evidence()));
    let ends: Vec<_> = decided.ever(P::Assessment).iter().rev().take(2).map(|it| it.end.map(|end| end.how)).collect();
    assert_eq!(ends, [Some(How::Kept); 2]);
}

/// An assent tells of the decision that waited for it: news for whoever was put on hold, before the decision or since.
#[test]
fn an_assent_that_is_given_is_news() {
    let news = |tale: Tale| end(&tale.on(12).company(Assent::Given), P::Update);
    assert_eq!(news(awaiting_assent(&utc()).pause(20)), How::Kept);
    let refused = Assent::Refused { ground: text("the plan has no such position") };
    assert_eq!(awaiting_assent(&utc()).pause(20).company(refused).owes(P::Update).end, None);
}

/// A no that was told, after an end by telephone that released the assent to it, waits for no assent when that end is taken back: nobody
/// takes back what the candidate has read.
#[test]
fn a_no_that_was_told_waits_for_no_assent() {
    let decided = before_assent(&utc()).on(12).reject();
    assert_eq!(decided.owes(P::Assent).end, None);
    let left = decided.written(Fact::Withdrew);
    let end = left.seq();
    let back = |tale: Tale| tale.tell(end).on(13).reverse().by_the_company();
    assert_eq!(back(left.clone()).owes(P::Assent).end, None, "nobody was told");
    let told = back(left.feed_back());
    assert_eq!((told.candidacy.phase(), told.owed(P::Assent)), (Phase::FeedbackDue, vec![]));
}
