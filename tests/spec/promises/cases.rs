//! Promises in the corners: each a small story with its days, under the standard policy where it does not say otherwise.

mod pauses;
mod words;

use crate::support::{after, applied, applied_openly, day, moved, reference, sample, staff, terms, text};
use candidacy::law::{FollowUp, Hold};
use candidacy::promise::{How, Owner};
use candidacy::terms::calendar::Span;
use candidacy::terms::policy::{Basis, Ground};
use candidacy::value::Capacities;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::{
    Actor, Candidacy, Capacity, Consent, Entry, Fact, FactKind, Policy, Process, Promise, PromiseKind, Seq, Status,
    Step, Terms, Time,
};
use chrono::TimeDelta;

fn moment(rfc_3339: &str) -> Time {
    rfc_3339.parse().expect("a moment")
}

fn back_end() -> Terms {
    terms(Process::back_end())
}

/// One assignment of a week, and nothing else.
fn one_case() -> Process {
    let case = Step::assignment("test_case", 7, Capacity::Colleague).expect("a short name");
    Process::new(Capacity::Recruiter, [case]).expect("a process")
}

/// The candidacy after this fact of a recruiter.
fn told(candidacy: Candidacy, fact: impl Into<Fact>, at: &str) -> Candidacy {
    by(candidacy, staff(Capacity::Recruiter), fact, at)
}

fn by(mut candidacy: Candidacy, actor: impl Into<Actor>, fact: impl Into<Fact>, at: &str) -> Candidacy {
    candidacy.record(Entry::new(actor, fact, moment(at))).unwrap_or_else(|refused| panic!("{refused}"));
    candidacy
}

fn hold(until: &str) -> Hold {
    Hold { until: moment(until), reason: text("because") }
}

fn consent(until: &str) -> Consent {
    Consent { until: moment(until), evidence: reference("letters/1") }
}

fn informed(to: u32) -> Fact {
    Fact::Informed { to: Seq(to), message: reference("letters/1") }
}

/// The one open promise of this kind.
#[track_caller]
fn open(candidacy: &Candidacy, kind: PromiseKind) -> Promise {
    let mut all = candidacy.promises().filter(|promise| promise.kind == kind);
    let one = all.next().unwrap_or_else(|| panic!("no {kind} is open"));
    assert_eq!(all.next(), None, "one {kind}");
    one
}

#[track_caller]
fn is_due(candidacy: &Candidacy, kind: PromiseKind, entry: u32, made_at: &str, due: &str) {
    let promise = open(candidacy, kind);
    assert_eq!((promise.entry, promise.made_at, promise.due), (Seq(entry), moment(made_at), moment(due)), "{promise}");
}

/// How the promise of this kind about this entry ended, and when.
#[track_caller]
fn end(candidacy: &Candidacy, kind: PromiseKind, entry: u32) -> Option<(How, Time)> {
    let all = candidacy.all_promises();
    let one = all.iter().find(|promise| (promise.kind, promise.entry) == (kind, Seq(entry)));
    one.unwrap_or_else(|| panic!("no {kind} of entry {entry}")).end.map(|end| (end.how, end.at))
}

/// A meeting that moves keeps its promise and takes its day along: from when it was first scheduled, to a working day after
/// its new end.
#[test]
fn a_meeting_that_moves_keeps_its_promise() {
    let scheduled = after(applied(&back_end()), &[FactKind::Passed, FactKind::Scheduled]);
    is_due(&scheduled, PromiseKind::Attendance, 2, "2026-03-04T09:00:00Z", "2026-03-10T00:00:00Z");
    let first = scheduled.meeting().expect("it is scheduled").clone();
    for (actor, starts, due) in [
        (Actor::Candidate, "2026-03-12T23:30:00Z", "2026-03-17T00:00:00Z"),
        (staff(Capacity::Recruiter).into(), "2026-03-05T09:00:00Z", "2026-03-07T00:00:00Z"),
    ] {
        let later =
            by(scheduled.clone(), actor, Fact::rescheduled(moved(&first, moment(starts))), "2026-03-04T10:00:00Z");
        is_due(&later, PromiseKind::Attendance, 2, "2026-03-04T09:00:00Z", due);
        assert_eq!(later.all_promises().iter().filter(|it| it.kind == PromiseKind::Attendance).count(), 1);
    }
}

/// A meeting that is put off or called off after it was to start was missed: the promise to meet is broken, and another is made for
/// the other time.
#[test]
fn a_meeting_that_was_missed_is_not_undone() {
    let scheduled = after(applied(&back_end()), &[FactKind::Passed, FactKind::Scheduled]); // on the 4th, for the 6th
    let announced = scheduled.meeting().expect("a meeting");
    let put_off =
        |at: &str| told(scheduled.clone(), Fact::rescheduled(moved(announced, moment("2026-03-20T09:00:00Z"))), at);
    let kind = PromiseKind::Attendance;
    let in_time = put_off("2026-03-06T09:00:00Z"); // as it starts
    is_due(&in_time, kind, 2, "2026-03-04T09:00:00Z", "2026-03-24T00:00:00Z");
    let missed = put_off("2026-03-12T09:00:00Z");
    is_due(&missed, kind, 3, "2026-03-12T09:00:00Z", "2026-03-24T00:00:00Z");
    assert_eq!(end(&missed, kind, 2), Some((How::Broken, moment("2026-03-12T09:00:00Z"))));
    let first = missed.all_promises().into_iter().find(|it| it.kind == kind).expect("it was made");
    assert_eq!(first.status(moment("2026-05-01T09:00:00Z")), Status::Breached);
    let called_off = |at| told(scheduled.clone(), Fact::Cancelled { reason: text("we forgot") }, at);
    for (at, how) in [("2026-03-06T09:00:00Z", How::Released), ("2026-03-06T09:00:01Z", How::Broken)] {
        assert_eq!(end(&called_off(at), kind, 2), Some((how, moment(at))));
    }
}

/// Somebody who does not come breaks the promise to meet, whoever it is and however soon that is recorded; trouble does
/// not (F32).
#[test]
fn not_coming_breaks_a_promise() {
    let scheduled = after(applied(&back_end()), &[FactKind::Passed, FactKind::Scheduled]);
    for (why, how, status) in [
        (NoMeeting::NoShow(Party::Candidate), How::Broken, Status::Breached),
        (NoMeeting::NoShow(Party::Company), How::Broken, Status::Breached),
        (NoMeeting::Trouble, How::Released, Status::Released),
    ] {
        let at = "2026-03-06T09:00:00Z";
        let missed = told(scheduled.clone(), Fact::NotHeld { why }, at);
        assert_eq!(end(&missed, PromiseKind::Attendance, 2), Some((how, moment(at))));
        let promise = missed.all_promises().into_iter().find(|it| it.kind == PromiseKind::Attendance).expect("it was");
        assert_eq!(promise.status(moment(at) - TimeDelta::seconds(1)), Status::Pending);
        assert_eq!([promise.status(moment(at)), promise.status(Time::MAX_UTC)], [status; 2]);
        assert_eq!(promise.kept_at(), None);
        // It is planned anew.
        is_due(&missed, PromiseKind::Arrangement, 3, at, "2026-03-14T00:00:00Z");
    }
    // A pause beside it is released and not broken.
    let paused = told(scheduled, hold("2026-03-30T09:00:00Z"), "2026-03-04T10:00:00Z");
    let missed = told(paused, Fact::NotHeld { why: NoMeeting::NoShow(Party::Company) }, "2026-03-06T09:00:00Z");
    assert_eq!(end(&missed, PromiseKind::Update, 3), Some((How::Released, moment("2026-03-06T09:00:00Z"))));
}

/// More time moves the day of a submission, and nothing else of it (F50).
#[test]
fn more_time_keeps_the_promise() {
    let assigned = after(applied(&terms(one_case())), &[FactKind::Passed, FactKind::Assigned]);
    is_due(&assigned, PromiseKind::Submission, 2, "2026-03-04T09:00:00Z", "2026-03-11T09:00:00Z");
    let until = moment("2026-03-20T12:00:00Z");
    let longer = told(assigned, Fact::Extended { until }, "2026-03-05T09:00:00Z");
    is_due(&longer, PromiseKind::Submission, 2, "2026-03-04T09:00:00Z", "2026-03-20T12:00:00Z");
}

/// Feedback that is owed stays owed, as one promise, when the candidate withdraws and when that was a mistake; only hearing
/// it, not wanting it, or undoing the decision ends it.
#[test]
fn feedback_stays_owed() {
    let declining = after(applied(&back_end()), &[FactKind::DecidedAgainst]);
    let (kind, made_at, due) = (PromiseKind::Feedback, "2026-03-03T09:00:00Z", "2026-03-05T00:00:00Z");
    is_due(&declining, kind, 1, made_at, due);
    let withdrawn = after(declining, &[FactKind::Withdrew]);
    is_due(&withdrawn, kind, 1, made_at, due);
    assert!(!withdrawn.is_settled(), "closed, with feedback owed");
    let back = after(withdrawn.clone(), &[FactKind::Reopened]);
    is_due(&back, kind, 1, made_at, due);
    let undone = after(back, &[FactKind::Reopened]);
    assert_eq!(end(&undone, kind, 1), Some((How::Released, day(4))));
    // That the candidacy was reopened on the 5th she saw; the decision and its end she did not.
    is_due(&undone, PromiseKind::Screening, 4, "2026-03-06T09:00:00Z", "2026-03-13T00:00:00Z");
    let again = after(undone, &[FactKind::DecidedAgainst]);
    is_due(&again, kind, 5, "2026-03-07T09:00:00Z", "2026-03-10T00:00:00Z");

    let unwanted = after(withdrawn.clone(), &[FactKind::FeedbackUnwanted]);
    assert_eq!(end(&unwanted, kind, 1), Some((How::Released, day(3))));
    let heard = after(withdrawn, &[FactKind::FeedbackDelivered]);
    assert_eq!(end(&heard, kind, 1), Some((How::Kept, day(3))));
    assert!(unwanted.is_settled() && heard.is_settled());
}

/// What was due before a candidacy closed is not due in the past when it is reopened, but at once.
#[test]
fn reopened_is_due_at_once() {
    let assigned = after(applied(&terms(one_case())), &[FactKind::Passed, FactKind::Assigned, FactKind::Withdrew]);
    let late = told(assigned, Fact::Reopened { reason: text("a mistake") }, "2026-04-01T09:00:00Z");
    is_due(&late, PromiseKind::Submission, 4, "2026-04-01T09:00:00Z", "2026-04-01T09:00:00Z");
}

/// A consent is renewed or ended in time: when it ends, and no later than a year after it was given, whatever it says. Each
/// consent is a promise of its own (F75).
#[test]
fn a_consent_ends_within_a_year() {
    let open_application = applied_openly(&back_end());
    let pooled = told(open_application.clone(), consent("2026-09-01T12:00:00Z"), "2026-03-03T09:00:00Z");
    is_due(&pooled, PromiseKind::Consent, 1, "2026-03-03T09:00:00Z", "2026-09-01T12:00:00Z");
    let for_ever = told(open_application.clone(), consent("2096-09-01T12:00:00Z"), "2026-03-03T09:00:00Z");
    is_due(&for_ever, PromiseKind::Consent, 1, "2026-03-03T09:00:00Z", "2027-03-04T00:00:00Z");
    let renewed = told(pooled, consent("2026-05-01T12:00:00Z"), "2026-04-01T09:00:00Z");
    assert_eq!(end(&renewed, PromiseKind::Consent, 1), Some((How::Kept, moment("2026-04-01T09:00:00Z"))));
    is_due(&renewed, PromiseKind::Consent, 2, "2026-04-01T09:00:00Z", "2026-05-01T12:00:00Z");

    let ours = Ground::new(Basis::Practice, "our handbook").expect("a short source");
    for policy in [
        Policy::builder().keep_pooled_for(30, ours.clone()),
        Policy::builder().at_most(PromiseKind::Consent, Span::Days(30), ours),
    ] {
        let terms = back_end().with_policy(policy.build().expect("a policy"));
        let pooled = told(applied_openly(&terms), consent("2026-09-01T12:00:00Z"), "2026-03-03T09:00:00Z");
        is_due(&pooled, PromiseKind::Consent, 1, "2026-03-03T09:00:00Z", "2026-04-03T00:00:00Z");
    }
}

/// A role is told of at once, and while the consent lasts: the first role that waits counts, and a new consent gives no more
/// time for it (F76).
#[test]
fn a_role_is_told_of_at_once() {
    let pooled = told(applied_openly(&back_end()), consent("2026-03-06T12:00:00Z"), "2026-03-03T09:00:00Z");
    let role = |candidacy: Candidacy, at| {
        let entry = sample(FactKind::RoleFound, &back_end(), Some(&candidacy), moment(at));
        told(candidacy, entry.fact, at)
    };
    let found = role(pooled, "2026-03-06T10:00:00Z");
    let (kind, made_at) = (PromiseKind::ReachOut, "2026-03-06T10:00:00Z");
    is_due(&found, kind, 2, made_at, "2026-03-06T12:00:00Z");
    let another = role(found.clone(), "2026-03-06T11:00:00Z");
    is_due(&another, kind, 2, made_at, "2026-03-06T12:00:00Z");
    let renewed = told(found.clone(), consent("2026-09-01T12:00:00Z"), "2026-03-06T11:30:00Z");
    is_due(&renewed, kind, 2, made_at, "2026-03-06T12:00:00Z");
    let shortened = told(renewed, consent("2026-03-06T11:45:00Z"), "2026-03-06T11:40:00Z");
    is_due(&shortened, kind, 2, made_at, "2026-03-06T11:45:00Z");
    let reached = role(another, "2026-03-06T12:00:00Z");
    let approach = sample(FactKind::Approached, &back_end(), Some(&reached), moment("2026-03-06T12:00:00Z"));
    let reached = told(reached, approach.fact, "2026-03-06T12:00:00Z");
    assert_eq!(end(&reached, kind, 2), Some((How::Kept, moment("2026-03-06T12:00:00Z"))));
    assert!(reached.promises().all(|promise| promise.kind != kind), "the others were for the same word");
}

/// A ceiling holds for what a fact names, too: a promise by hand is due no later than the policy lets it be.
#[test]
fn a_ceiling_holds_for_what_a_fact_names() {
    let ours = Ground::new(Basis::Practice, "our handbook").expect("a short source");
    let policy = Policy::builder().at_most(PromiseKind::FollowUp, Span::Hours(30), ours);
    let terms = terms(one_case()).with_policy(policy.build().expect("a policy"));
    let assigned = after(applied(&terms), &[FactKind::Passed, FactKind::Assigned]);
    let about = text("a call");
    let promised = told(assigned, FollowUp { due: moment("2026-06-01T09:00:00Z"), about }, "2026-03-05T09:00:00Z");
    is_due(&promised, PromiseKind::FollowUp, 3, "2026-03-05T09:00:00Z", "2026-03-06T15:00:00Z");
}

/// A vacancy that closed is told of, unless the candidate has closed the candidacy herself.
#[test]
fn who_has_answered_an_offer_waits_for_no_vacancy() {
    let way = [FactKind::Passed, FactKind::VacancyClosed, FactKind::Assigned, FactKind::Submitted, FactKind::Passed];
    let offered = after(applied(&terms(one_case())), &way);
    is_due(&offered, PromiseKind::Vacancy, 2, "2026-03-04T09:00:00Z", "2026-03-12T00:00:00Z");
    for answer in [FactKind::OfferAccepted, FactKind::OfferDeclined, FactKind::Withdrew] {
        let answered = after(offered.clone(), &[answer]);
        assert_eq!(end(&answered, PromiseKind::Vacancy, 2), Some((How::Released, day(6))), "{answer}");
        assert!(answered.is_settled());
    }
}

/// Each promise says whose it is: for people, and for whoever asks what is on a desk.
#[test]
fn a_promise_says_whose_it_is() {
    let scheduled = after(applied(&back_end()), &[FactKind::Passed, FactKind::Scheduled, FactKind::MessageReceived]);
    let (recruiter, colleague) = (staff(Capacity::Recruiter), staff(Capacity::Colleague));
    let both = open(&scheduled, PromiseKind::Attendance).owner;
    let company = open(&scheduled, PromiseKind::Reply).owner;
    for (owner, is_company, is_candidate, words) in [
        (Owner::Candidate, false, true, "the candidate"),
        (company, true, false, "the company (recruiter)"),
        (both, true, true, "the candidate and the company (recruiter)"),
    ] {
        assert_eq!((owner.is_company(), owner.is_candidate()), (is_company, is_candidate), "{owner}");
        assert_eq!(
            (owner.includes(recruiter), owner.includes(Actor::Candidate)),
            (is_company, is_candidate),
            "{owner}"
        );
        assert_eq!((owner.has(Capacity::Recruiter), owner.has(Capacity::Colleague)), (is_company, false), "{owner}");
        assert!(!owner.includes(colleague));
        let capacities = if is_company { Capacities::from_slice(&[Capacity::Recruiter]) } else { Capacities::EMPTY };
        assert_eq!((owner.capacities(), owner.to_string()), (capacities, words.to_owned()));
    }
    let reply = open(&scheduled, PromiseKind::Reply);
    assert_eq!(
        reply.to_string(),
        "reply (entry 3), owed by the company (recruiter) since 2026-03-05T09:00:00Z, due 2026-03-11T00:00:00Z"
    );
    let written = serde_json::to_value(reply).expect("it can be written");
    let shown = serde_json::json!({
        "kind": "reply",
        "owner": {"company": ["recruiter"]},
        "entry": 3,
        "made_at": "2026-03-05T09:00:00Z",
        "due": "2026-03-11T00:00:00Z",
        "end": null,
    });
    assert_eq!(written, shown);
    let replied = after(scheduled, &[FactKind::Replied]);
    let written = replied.all_promises().into_iter().find(|it| it.kind == PromiseKind::Reply);
    let end = serde_json::to_value(written).expect("it can be written")["end"].clone();
    assert_eq!(end, serde_json::json!({"how": "kept", "at": "2026-03-06T09:00:00Z", "entry": 4}));
}
