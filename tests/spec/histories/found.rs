//! Journals that random histories found, each with the rule that the library once broke.

use super::processes;
use crate::support::ways::{self, DAY, HOUR};
use crate::support::{day, feedback, reasons, reference, staff, text};
use candidacy::law::{Held, Pending, Transfer};
use candidacy::promise::How;
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{
    Answer, Assignment, Condition, ConditionOutcome, Decision, Hold, Label, Name, Offer, Rejection, Reversal,
};
use candidacy::{
    Actor, Attendance, Candidacy, Capacity, Consent, Entry, Fact, Meeting, Phase, PromiseKind, Seq, Time, Why,
};

/// A candidacy, and what day it is.
#[derive(Clone)]
struct Story {
    candidacy: Candidacy,
    at: Time,
}

impl Story {
    /// Somebody applied, under the process at this place.
    fn applied(process: usize) -> Story {
        let all = processes::processes();
        let mut candidacy = ways::applied(&all[process], day(0));
        all.iter().for_each(|terms| candidacy.know(terms));
        Story { candidacy, at: day(0) }
    }

    /// They go on to the only step of the short process, and from there to the offer.
    fn offer_due() -> Story {
        let mut story = Story::applied(1);
        story.boss(advanced());
        story.staff(Capacity::COLLEAGUE, Fact::PartWaived { part: None, reason: text("known") });
        story.staff(Capacity::COLLEAGUE, advanced());
        story
    }

    fn on(&mut self, day_of: i64) -> &mut Story {
        self.at = day(day_of);
        self
    }

    #[track_caller]
    fn record(&mut self, entry: Entry) -> Seq {
        self.candidacy.record(entry).expect("it is lawful").line.seq
    }

    #[track_caller]
    fn refuses(&self, entry: Entry) -> Why {
        self.candidacy.clone().record(entry).map(|_| ()).expect_err("it is refused").refusal.why
    }

    #[track_caller]
    fn staff(&mut self, capacity: Capacity, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(staff(capacity), fact, self.at))
    }

    #[track_caller]
    fn boss(&mut self, fact: impl Into<Fact>) -> Seq {
        self.staff(Capacity::RECRUITER, fact)
    }

    #[track_caller]
    fn oddly(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(staff(Capacity::RECRUITER), fact, self.at).deviating(text("it was so")))
    }

    #[track_caller]
    fn own(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(Entry::new(Actor::Candidate, fact, self.at))
    }

    #[track_caller]
    fn written(&mut self, fact: impl Into<Fact>) -> Seq {
        self.record(self.by_telephone(fact))
    }

    fn by_telephone(&self, fact: impl Into<Fact>) -> Entry {
        Entry::new(Actor::Candidate, fact, self.at).recorded_by(staff(Capacity::RECRUITER))
    }

    fn waits(&self, what: Pending) -> bool {
        self.candidacy.pending().contains(what)
    }

    fn due(&self, kind: PromiseKind) -> Option<Time> {
        self.candidacy.promises().find(|promise| promise.kind == kind).map(|promise| promise.due)
    }
}

fn advanced() -> Fact {
    Decision::from(crate::support::evidence()).into()
}

fn rejected() -> Fact {
    Rejection::from(reasons()).into()
}

fn reversed() -> Fact {
    Reversal::new(text("a mis-click")).into()
}

fn reviewed() -> Fact {
    let review = Some(Label::new("a tribunal").expect("a label"));
    Reversal { review, ..Reversal::new(text("it was wrong")) }.into()
}

fn consent(until: Time) -> Fact {
    Consent { until, evidence: reference("consent") }.into()
}

fn informed(to: Seq, answer: Answer) -> Fact {
    Fact::CandidateInformed { to, answer, message: reference("message"), stated: None }
}

fn contested(to: Seq) -> Fact {
    Fact::EntryContested { to, why: text("not so") }
}

fn held(part: Option<u8>, with: Capacity) -> Fact {
    Held { part, extra: None, attendance: Attendance::new([staff(with)]).expect("somebody") }.into()
}

fn extra(attendance: impl FnOnce(Attendance) -> Attendance) -> Fact {
    let attendance = attendance(Attendance::new([staff(Capacity::RECRUITER)]).expect("somebody"));
    Held { part: None, extra: Some(Label::new("a coffee").expect("a label")), attendance }.into()
}

fn meeting(starts: Time) -> Meeting {
    let place = candidacy::Place::online("https://meet.example/a").expect("a link");
    Meeting::new(starts, 60, place, [staff(Capacity::COLLEAGUE)]).expect("a meeting").sharing_the_screen()
}

fn offer(at: Time, conditions: &[&str]) -> Offer {
    let offer = Offer::new(reference("offer"), at + DAY * 14).starting(at + DAY * 30);
    let condition =
        |name: &&str| Condition { name: Name::new(*name).expect("a name"), asked_of: None, due: at + DAY * 20 };
    conditions.iter().map(condition).try_fold(offer, Offer::under).expect("few conditions")
}

fn settled(name: &str, outcome: ConditionOutcome) -> Fact {
    Fact::ConditionSettled { condition: Name::new(name).expect("a name"), outcome }
}

/// A no that feedback told of can be reviewed, also after that feedback was taken back (R45).
#[test]
fn a_no_that_feedback_told_of_is_reviewed() {
    let mut story = Story::applied(1);
    story.boss(rejected());
    story.boss(feedback(1));
    story.boss(reversed());
    let again = story.boss(reviewed());
    assert_eq!(story.candidacy.phase(), Phase::Screening);
    assert!(story.candidacy.history().any(|one| one.seq == again), "and they are told of it");
}

/// To confirm that one came late ends no hold: that was no act of the candidate's, and the hold came later.
#[test]
fn what_is_confirmed_ends_nothing_that_came_later() {
    let mut story = Story::applied(1);
    let late = story.oddly(extra(|attendance| attendance.late(Party::Candidate, 10)));
    story.boss(Hold { until: day(9), reason: text("a freeze") });
    story.own(Fact::EntryConfirmed { to: late });
    assert!(story.waits(Pending::Hold));
}

/// What is contested about being late opens no outcome: only a contested miss does.
#[test]
fn contested_lateness_opens_no_outcome() {
    let mut story = Story::applied(1);
    let late = story.oddly(extra(|attendance| attendance.late(Party::Candidate, 10)));
    story.boss(advanced());
    story.own(contested(late));
    assert!(!story.waits(Pending::Outcome));
}

/// Who says that they never agreed has taken a consent back: staff write down no other. The consent that they gave themselves stands
/// (C5).
#[test]
fn a_contested_consent_is_only_given_by_the_candidate() {
    let mut story = Story::applied(1);
    let first = story.written(consent(day(200)));
    story.own(consent(day(100)));
    story.own(contested(first));
    assert_eq!(story.candidacy.consent().map(|consent| consent.until), Some(day(100)));
    assert_eq!(story.refuses(story.by_telephone(consent(day(200)))), Why::NotWrittenDown);
    story.boss(Fact::Pooled);
}

/// A consent that an own withdrawal took back is not given back because another act is contested.
#[test]
fn a_contest_revives_no_consent() {
    let mut story = Story::applied(2);
    story.boss(advanced());
    story.boss(Fact::AssignmentSent {
        part: None,
        assignment: Box::new(Assignment::new(reference("case"), 6).expect("few hours")),
    });
    let work = story.written(Fact::AssignmentSubmitted { part: None, work: reference("work") });
    story.own(consent(day(200)));
    story.own(Fact::Withdrew);
    story.own(contested(work));
    assert_eq!((story.candidacy.phase(), story.candidacy.consent()), (Phase::Underway, None));
}

/// A consent that was given after a withdrawal stands when that withdrawal is contested.
#[test]
fn a_contested_withdrawal_takes_no_later_consent() {
    let mut story = Story::applied(1);
    story.own(consent(day(100)));
    let left = story.written(Fact::Withdrew);
    story.own(consent(day(200)));
    story.own(contested(left));
    assert_eq!(story.candidacy.consent().map(|consent| consent.until), Some(day(200)));
}

/// News are of the check that is out, and not of one whose request was taken back (R38).
#[test]
fn news_are_of_the_check_that_is_out() {
    let mut story = Story::applied(3);
    story.boss(advanced());
    (1..=3).for_each(|part| {
        story.staff(Capacity::COLLEAGUE, Fact::PartWaived { part: Some(part), reason: text("known") });
    });
    story.staff(Capacity::COLLEAGUE, advanced());
    let request = || {
        let check =
            candidacy::value::CheckRequest { asked: Label::new("the register").expect("a label"), document: None };
        Fact::CheckRequested { part: None, check: Box::new(check) }
    };
    let first = story.boss(request());
    story.boss(reversed());
    let second = story.boss(request());
    let news = |to| Entry::new(staff(Capacity::RECRUITER), informed(to, Answer::Interim), day(0));
    assert_eq!(story.refuses(news(first)), Why::NothingWaits(first));
    story.record(news(second));
    story.record(news(second));
}

/// A review restarts ceilings, and forgets nobody who was at an interview of the step.
#[test]
fn a_review_forgets_no_interview() {
    let mut story = Story::applied(1);
    story.boss(advanced());
    story.oddly(held(None, Capacity::COLLEAGUE));
    story.staff(Capacity::COLLEAGUE, rejected());
    story.boss(feedback(1));
    story.boss(reviewed());
    story.oddly(extra(|attendance| attendance));
    story.boss(reversed());
    story.staff(Capacity::COLLEAGUE, rejected());
}

/// After a condition that was not met, nobody is hired without a reason (R6).
#[test]
fn nobody_is_hired_against_a_condition() {
    let mut story = Story::offer_due();
    story.boss(offer(day(0), &["papers"]));
    story.own(Fact::OfferAccepted);
    story.boss(settled("papers", ConditionOutcome::NotMet));
    story.on(40);
    let hired = Entry::new(staff(Capacity::RECRUITER), Fact::Hired, story.at);
    assert_eq!(story.refuses(hired.clone()), Why::ConditionsOpen);
    story.record(hired.deviating(text("the papers come later")));
}

/// The conditions are those of the offer that was accepted, and not of a later one that was taken back.
#[test]
fn conditions_are_of_the_offer_that_was_accepted() {
    let mut story = Story::offer_due();
    story.boss(offer(day(0), &["papers"]));
    story.boss(offer(day(0), &[]));
    story.boss(reversed());
    story.own(Fact::OfferAccepted);
    assert_eq!(story.due(PromiseKind::Condition), Some(day(20)));
    story.boss(settled("papers", ConditionOutcome::Met));
}

/// The first day that was agreed stands when another offer is made, and when that is taken back.
#[test]
fn the_day_that_was_agreed_stands() {
    let mut story = Story::offer_due();
    story.boss(offer(day(0), &[]));
    story.own(Fact::OfferAccepted);
    story.boss(Fact::StartAgreed { on: day(10) });
    let due = story.due(PromiseKind::Start);
    story.boss(offer(day(5), &[]));
    assert_eq!(story.due(PromiseKind::Start), due);
    story.boss(Fact::StartAgreed { on: day(8) });
    let due = story.due(PromiseKind::Start);
    story.boss(reversed());
    assert_eq!(story.due(PromiseKind::Start), due);
}

/// An offer that was told closes the outcome, also where one was accepted before.
#[test]
fn an_offer_in_accepted_closes_the_outcome() {
    let mut story = Story::offer_due();
    story.boss(offer(day(0), &[]));
    story.boss(Fact::OfferWithdrawn { reasons: reasons() });
    story.oddly(extra(|attendance| attendance));
    story.boss(reversed());
    story.own(Fact::OfferAccepted);
    assert!(story.waits(Pending::Outcome));
    story.boss(offer(day(1), &[]));
    assert!(!story.waits(Pending::Outcome));
}

/// An offer answers somebody who waits for an answer since a conversation in the pool: it keeps the promise, and releases nothing.
#[test]
fn an_offer_answers_who_waits_since_the_pool() {
    let mut story = Story::offer_due();
    story.own(consent(day(300)));
    story.boss(Fact::Pooled);
    story.oddly(extra(|attendance| attendance));
    story.boss(reversed());
    assert!(story.due(PromiseKind::FirstAnswer).is_some());
    let offered = story.boss(offer(day(0), &[]));
    let all = story.candidacy.all_promises();
    let ends = all.iter().filter(|promise| promise.kind == PromiseKind::FirstAnswer).filter_map(|promise| promise.end);
    let ends: Vec<(How, bool)> = ends.map(|end| (end.how, end.entry == offered)).collect();
    assert_eq!(ends, [(How::Kept, false), (How::Kept, true)]);
}

/// An end that was written down for the candidate releases what was still to be arranged, and nothing that they wait for.
#[test]
fn a_written_end_releases_what_was_to_be_arranged() {
    let mut story = Story::offer_due();
    story.boss(offer(day(0), &["papers"]));
    story.own(Fact::OfferAccepted);
    story.written(Fact::Withdrew);
    assert!(!story.waits(Pending::Condition));

    let mut story = Story::applied(4);
    story.boss(advanced());
    story.oddly(held(Some(1), Capacity::COLLEAGUE));
    story.staff(Capacity::COLLEAGUE, rejected());
    let left = story.written(Fact::Withdrew);
    assert!(!story.waits(Pending::Assent) && story.waits(Pending::Feedback) && story.waits(Pending::Outcome));
    // Taken back, it waits for the assent again, unless the candidate has read the no.
    for is_told in [false, true] {
        let mut story = story.clone();
        if is_told {
            story.boss(feedback(1));
        }
        story.own(contested(left));
        assert_eq!(story.candidacy.phase(), Phase::FeedbackDue);
        assert_eq!(story.waits(Pending::Assent), !is_told);
    }
}

/// That somebody did not come, as they are said to have told by telephone, is told them like every act that is written down.
#[test]
fn a_miss_by_telephone_is_told() {
    let mut story = Story::applied(1);
    story.boss(advanced());
    story.boss(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting(day(1))) });
    story.on(2).written(Fact::InterviewMissed { part: None, why: NoMeeting::NoShow(Party::Candidate) });
    assert!(story.due(PromiseKind::Confirmation).is_some());
}

/// An interview that was moved forward and has begun is not lost when its scheduling is taken back (C3).
#[test]
fn an_interview_that_was_moved_forward_has_begun() {
    let mut story = Story::applied(1);
    story.boss(advanced());
    story.boss(Fact::InterviewScheduled { part: None, meeting: Box::new(meeting(day(9))) });
    story.boss(Fact::InterviewRescheduled { part: None, meeting: Box::new(meeting(day(0) + HOUR)) });
    story.on(1).boss(reversed());
    assert!(story.waits(Pending::Outcome));
}

/// The invitation that a confirmation by telephone was about is confirmed, whatever was set up beside it since.
#[test]
fn the_invitation_that_was_meant_is_confirmed() {
    let mut story = Story::applied(4);
    story.boss(advanced());
    let invite = |part| Fact::InterviewScheduled { part: Some(part), meeting: Box::new(meeting(day(30))) };
    story.boss(invite(2));
    let said = story.written(Fact::InterviewConfirmed { part: None });
    story.boss(informed(said, Answer::Final));
    story.boss(invite(1));
    let late = |story: &Story| -> Vec<u8> {
        let owed = story.candidacy.promises().filter(|promise| promise.kind == PromiseKind::SetUp);
        owed.map(|promise| promise.number).collect()
    };
    assert_eq!(late(&story), [1, 2], "both lie beyond the ceiling of setting up");
    story.own(Fact::EntryConfirmed { to: said });
    assert_eq!(late(&story), [1]);
}

/// The holds of a step add up to 90 days, under whatever version of the terms.
#[test]
fn a_newer_version_restarts_no_hold() {
    let all = processes::processes();
    let mut story = Story::applied(2);
    story.boss(advanced());
    let hold = |story: &mut Story, from: i64| {
        let held = story.on(from).boss(Hold { until: day(400), reason: text("a freeze") });
        story.boss(informed(held, Answer::Final));
    };
    let ceiling = |story: &Story| {
        let set_up = story.candidacy.promises().find(|promise| promise.kind == PromiseKind::SetUp);
        set_up.and_then(|promise| promise.ceiling).expect("a ceiling")
    };
    hold(&mut story, 1);
    let most = ceiling(&story);
    story.on(100).boss(Fact::HoldEnded);
    let transfer = Transfer { terms: all[5].id().clone(), step: 2, role: None, reason: text("a newer version") };
    story.boss(transfer);
    hold(&mut story, 101);
    assert_eq!(ceiling(&story), most);
}
