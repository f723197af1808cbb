//! The candidate's rights (C1 to C25) against a company that follows the letter: those that can be read off a history, entry by entry.
//! `table` has every right with its laws.

use super::company::{Turn, boss, plain, process, terms};
use super::laws::{Seen, Watch, assert_seen, hold};
use super::story::{Story, asks, fed_back, held, rejected, rescheduled, scheduled};
use crate::support::{day, reference, staff, text};
use candidacy::law::{Now, Pending};
use candidacy::person::DataStatus;
use candidacy::promise::How;
use candidacy::terms::calendar::Span;
use candidacy::terms::{PartKind, Task};
use candidacy::value::meeting::{NoMeeting, Party};
use candidacy::value::{Ask, Assignment, ConcernKind, DataRight, Label, Manner, Text, WorkPay};
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Meeting, Part, Phase, PromiseKind, Seq, Step, Time, Why,
};
use chrono::TimeDelta;

/// What is read off a history.
#[derive(Default)]
struct Rights {
    /// True once a consent was given.
    consented: bool,
    /// True once an invitation named adjustments.
    adjusted: bool,
}

/// A right: its number, and what breaks it.
type Right = (&'static str, fn(&Rights, &Turn<'_>) -> Result<(), String>);

/// The rights that are read off a history.
const RIGHTS: &[Right] = &[
    ("C1", is_due_within_its_ceiling),
    ("C4", nobody_works_for_a_decision),
    ("C5", a_consent_is_renewed_by_the_candidate),
    ("C6", what_is_open_keeps_the_data),
    ("C7", nobody_hears_a_concern_about_themselves),
    ("C8", lateness_is_told),
    ("C9", the_pay_is_known_before_the_first_interview),
    ("C10", an_unnamed_tool_deviates),
    ("C11", an_adjustment_stays),
    ("C12", a_right_is_answered),
    ("C13", an_opening_gives_notice),
    ("C15", work_is_as_announced),
    ("C18", feedback_is_written),
    ("C20", a_far_date_deviates),
];

impl Watch for Rights {
    fn see(&mut self, turn: &Turn<'_>, seen: &mut Seen) -> Result<(), String> {
        for (name, right) in RIGHTS {
            *seen.entry(name).or_default() += 1;
            right(self, turn).map_err(|why| format!("{name}: {why}"))?;
        }
        let fact = &turn.entry.fact;
        self.consented |= fact.kind() == FactKind::ConsentGiven;
        self.adjusted |= meeting(fact).is_some_and(|meeting| meeting.adjustments().is_some());
        for (name, is) in [
            ("consents", fact.kind() == FactKind::ConsentGiven),
            ("adjusted", self.adjusted),
            ("work", fact.kind() == FactKind::AssignmentSent),
            ("feedback", fact.kind() == FactKind::FeedbackDelivered),
            ("concerns", turn.candidacy.pending().contains(Pending::Concern)),
            ("rights", turn.candidacy.pending().contains(Pending::DataRight)),
            ("pay", turn.candidacy.promises().any(|promise| promise.kind == PromiseKind::Pay)),
            ("pay named", fact.stated().is_some()),
            ("late", is_late(fact)),
            ("tools", !tools(fact).is_empty()),
            ("invited after it was agreed", self.adjusted && meeting(fact).is_some() && !turn.is_own()),
        ] {
            *seen.entry(name).or_default() += u32::from(is);
        }
        Ok(())
    }
}

/// No history that a hostile company can write breaks a right of the candidate that can be read off it (C1, C4 to C13, C15,
/// C18, C20).
#[test]
fn every_right_holds() {
    let seen = hold::<Rights>();
    let least = [
        ("pay", 1_000),
        ("pay named", 5),
        ("consents", 50),
        ("adjusted", 100),
        ("work", 10),
        ("feedback", 50),
        ("concerns", 300),
        ("rights", 15),
        ("late", 10),
        ("tools", 10),
        ("invited after it was agreed", 3),
    ];
    assert_seen(&seen, &least);
}

fn must(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

fn meeting(fact: &Fact) -> Option<&Meeting> {
    match fact {
        Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. } => Some(meeting),
        _ => None,
    }
}

fn deviates(turn: &Turn<'_>) -> bool {
    turn.entry.deviation().is_some()
}

fn is_due_within_its_ceiling(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let beyond = turn.candidacy.promises().find(|promise| promise.ceiling.is_some_and(|ceiling| promise.due > ceiling));
    must(beyond.is_none(), || format!("{beyond:?}"))
}

fn nobody_works_for_a_decision(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let now = turn.candidacy.now();
    let ended = now.phase == Phase::FeedbackDue || now.phase == Phase::Rejected;
    must(!ended || !is_out(turn.candidacy, turn.was), || "work was out when it was decided".into())
}

/// Is an assignment out?
fn is_out(candidacy: &Candidacy, now: Now) -> bool {
    let parts = candidacy.terms().process().parts(now.step).iter().enumerate();
    let mut work = parts.filter(|(_, part)| part.kind() == PartKind::Assignment);
    now.phase.is_in_a_step() && work.any(|(index, _)| now.parts.get(index) == candidacy::law::PartState::SetUp)
}

fn a_consent_is_renewed_by_the_candidate(rights: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let renewed = turn.entry.fact.kind() == FactKind::ConsentGiven && rights.consented;
    must(!renewed || turn.entry.writer().is_none(), || "the company renewed a consent".into())
}

fn what_is_open_keeps_the_data(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let asked = |(to, what): (Seq, Pending)| {
        let ask = turn.candidacy.entry(to).and_then(|entry| entry.fact.request()).map(|request| &request.ask);
        what == Pending::DataRight && matches!(ask, Some(Ask::Right(DataRight::Erasure)))
    };
    if turn.candidacy.waiting().any(asked) || turn.was.phase == Phase::Pooled {
        return Ok(()); // it is the duty, and the conflict is shown
    }
    let needed = [PromiseKind::Outcome, PromiseKind::Feedback, PromiseKind::Concern, PromiseKind::Confirmation];
    let open = turn.candidacy.promises().filter(|promise| needed.contains(&promise.kind));
    let last = open.map(|promise| promise.ceiling.unwrap_or(promise.due)).max();
    let gone = last.is_some_and(|last| turn.candidacy.retention_period().status(last) == DataStatus::MustGo);
    let left = turn.candidacy.journal().iter().any(|entry| entry.fact.kind() == FactKind::Pooled);
    must(!gone || left, || format!("the data goes by lapse of time before {last:?}"))
}

fn nobody_hears_a_concern_about_themselves(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    for promise in turn.candidacy.promises() {
        let request = turn.candidacy.entry(promise.entry).and_then(|entry| entry.fact.request());
        let about = request.and_then(|request| request.ask.about());
        if about == Some(boss().person) && turn.candidacy.task(&promise).is_for(boss()) {
            return Err(format!("{promise:?}"));
        }
    }
    let Fact::CandidateInformed { to, .. } = &turn.entry.fact else { return Ok(()) };
    let heard = [PromiseKind::Concern, PromiseKind::Settlement];
    let answered = turn.ended.iter().any(|promise| promise.entry == *to && heard.contains(&promise.kind));
    let request = turn.candidacy.entry(*to).and_then(|entry| entry.fact.request()).filter(|_| answered);
    let about = request.and_then(|request| request.ask.about());
    must(about != Some(boss().person) || turn.entry.by != Actor::Staff(boss()), || "they answered it themselves".into())
}

/// Does it say that the candidate came late, or not at all?
fn is_late(fact: &Fact) -> bool {
    match fact {
        Fact::InterviewHeld(held) => held.attendance.lateness().is_some_and(|late| late.who == Party::Candidate),
        Fact::InterviewMissed { why, .. } => *why == NoMeeting::NoShow(Party::Candidate),
        _ => false,
    }
}

fn lateness_is_told(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let late = is_late(&turn.entry.fact);
    let seq = Seq(u32::try_from(turn.candidacy.journal().len() - 1).expect("a short journal"));
    let can_object = || turn.candidacy.waiting().any(|waiting| waiting == (seq, Pending::Confirmation));
    must(!late || turn.candidacy.told().contains(&seq) && can_object(), || "they cannot object to it".into())
}

/// Read off the journal: who did not read the pay in the advert, and to whom nobody named it, is owed it, and once somebody met them that
/// is overdue for all to see.
fn the_pay_is_known_before_the_first_interview(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let journal = turn.candidacy.journal();
    let role = |entry: &Entry| match &entry.fact {
        Fact::Approached(_) => true,
        Fact::Transferred(transfer) => transfer.role.is_some(),
        _ => false,
    };
    if journal.iter().skip(1).any(role) {
        return Ok(()); // `another_role_has_another_pay` holds that
    }
    let states = |entry: &Entry| entry.fact.stated().is_some_and(|stated| stated.pay.is_some());
    let known = turn.candidacy.opening().pay.is_some() || journal.iter().any(states);
    let owed = turn.candidacy.promises().find(|promise| promise.kind == PromiseKind::Pay);
    if known || !BEFORE_AN_OFFER.contains(&turn.candidacy.phase()) {
        return must(owed.is_none(), || format!("nobody waits for it: {owed:?}"));
    }
    let owed = owed.ok_or("nobody says what is paid")?;
    let open = journal.iter().map(|entry| entry.fact.kind() == FactKind::InterviewHeld);
    let met = journal.iter().zip(open).filter(|(_, met)| *met).map(|(entry, _)| entry.happened()).min();
    let in_time = met.is_none_or(|met| owed.due <= met.max(owed.made_at));
    must(in_time && owed.made_at <= journal[0].at, || format!("they were met at {met:?}: {owed:?}"))
}

/// Where somebody waits for an interview, and no offer has said what is paid.
const BEFORE_AN_OFFER: [Phase; 7] = [
    Phase::Approached,
    Phase::Screening,
    Phase::Proposed,
    Phase::Preparing,
    Phase::Underway,
    Phase::Deciding,
    Phase::OfferDue,
];

/// The tools that took part in it.
fn tools(fact: &Fact) -> &[Label] {
    match fact {
        Fact::CandidateAdvanced(decision) => decision.deciders.tools(),
        Fact::RejectionDecided(rejection) => rejection.deciders.tools(),
        _ => &[],
    }
}

fn an_unnamed_tool_deviates(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let tools = tools(&turn.entry.fact);
    let told = |tool| {
        turn.candidacy.journal().iter().filter_map(|entry| entry.fact.stated()).any(|it| it.tools.contains(tool))
    };
    let named = tools.iter().all(|tool| turn.candidacy.terms().process().tools().contains(tool) || told(tool));
    must(named || deviates(turn), || "a tool that nobody named".into())
}

fn an_adjustment_stays(rights: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    // The candidate moves the time and nothing else, also of an invitation that deviates.
    let moves = turn.entry.by == Actor::Candidate;
    let dropped = meeting(&turn.entry.fact).is_some_and(|meeting| meeting.adjustments().is_none());
    must(!rights.adjusted || !dropped || deviates(turn) || moves, || "what was agreed is not in it".into())
}

fn a_right_is_answered(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let rights = turn.candidacy.waiting().filter(|(_, what)| *what == Pending::DataRight);
    for (of, _) in rights {
        let owed = turn.candidacy.promises().find(|it| it.kind == PromiseKind::DataRight && it.entry == of);
        let in_time = owed.is_some_and(|it| it.due <= it.made_at + TimeDelta::days(90));
        must(in_time, || format!("{of} waits, and owed is {owed:?}"))?;
    }
    Ok(())
}

fn an_opening_gives_notice(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let kinds = [PromiseKind::Notice, PromiseKind::Acknowledgement];
    let told = |entry: &Entry| {
        matches!(entry.fact, Fact::CandidateInformed { to: Seq(0), .. } | Fact::EntryConfirmed { to: Seq(0) })
    };
    let owed = turn.candidacy.promises().any(|promise| kinds.contains(&promise.kind) && promise.entry == Seq(0));
    must(owed || turn.candidacy.journal().iter().any(told), || "nobody says who holds the data".into())
}

fn work_is_as_announced(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let Fact::AssignmentSent { part, assignment } = &turn.entry.fact else { return Ok(()) };
    let parts = (1..).zip(turn.candidacy.terms().process().parts(turn.was.step));
    let mut meant =
        parts.filter(|(number, it)| it.kind() == PartKind::Assignment && part.is_none_or(|part| part == *number));
    let other = meant.any(|(_, part)| match part.task() {
        Task::Assignment { hours, pay, .. } => {
            let longer = hours.is_some_and(|hours| assignment.hours() > hours);
            longer || pay.is_some() && *assignment.pay() == WorkPay::Unpaid
        }
        Task::Interview { .. } | Task::Check { .. } => false,
    });
    must(!other || deviates(turn), || format!("{assignment:?}"))
}

fn feedback_is_written(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let Fact::FeedbackDelivered(feedback) = &turn.entry.fact else { return Ok(()) };
    must(feedback.manner() == Manner::Written, || "it was a talk".into())
}

fn a_far_date_deviates(_: &Rights, turn: &Turn<'_>) -> Result<(), String> {
    let starts = match &turn.entry.fact {
        Fact::AssignmentSent { assignment, .. } => assignment.day(),
        fact => meeting(fact).map(Meeting::starts),
    };
    let days = turn.candidacy.terms().process().horizons().appointment();
    let last: Time = turn.entry.at + TimeDelta::days(i64::from(days) + 1);
    must(starts.is_none_or(|starts| starts <= last) || deviates(turn) || turn.is_own(), || format!("{starts:?}"))
}

/// Feedback that says how it ended is due no later than the outcome that it answers could be told: a decision at the last moment leaves no
/// day for it, before the steps, after an interview and after work (C1).
#[test]
fn feedback_comes_within_the_ceiling_of_its_outcome() {
    let terms = terms(plain(), 1);
    let first = Story::applied(&terms);
    let interviewed = Story::interviewed(&terms);
    let mut worked = Story::at_work(&terms);
    worked.on(4).own(Fact::AssignmentSubmitted { part: None, work: reference("work") });
    let all = [(first, PromiseKind::FirstAnswer), (interviewed, PromiseKind::Outcome), (worked, PromiseKind::Outcome)];
    for (mut story, kind) in all {
        let ceiling = story.ceiling(kind);
        story.at = ceiling - TimeDelta::hours(2);
        let decided = story.oddly(rejected());
        assert_eq!((story.due(PromiseKind::Feedback), story.ceiling(PromiseKind::Feedback)), (ceiling, ceiling));
        story.tell(decided);
        assert_eq!(story.due(PromiseKind::Feedback), ceiling, "word of the no gives no more time");
    }
    let mut soon = Story::interviewed(&terms);
    let ceiling = soon.ceiling(PromiseKind::Outcome);
    soon.on(3).oddly(rejected());
    let within = terms.policy().calendar().after(day(3), Span::WorkingDays(1));
    assert_eq!((soon.due(PromiseKind::Feedback), soon.ceiling(PromiseKind::Feedback)), (within, ceiling));
}

/// An adjustment that was agreed stands in every later invitation, or a deviation says why not, which the candidate reads (C11).
#[test]
fn an_adjustment_that_was_agreed_stays() {
    let mut story = Story::at_the_chat(&terms(plain(), 1));
    let agreed = |story: &Story| story.meeting(1).with_adjustments(text("an interpreter"));
    let first = agreed(&story);
    story.boss(scheduled(first));
    let without = rescheduled(story.meeting(2));
    let refused = story.candidacy.check(&Entry::new(boss(), without.clone(), story.at));
    assert_eq!(refused.expect_err("they are missing").why, Why::AdjustmentsMissing);
    let again = agreed(&story);
    story.boss(rescheduled(again));
    story.boss(Fact::InterviewCancelled { part: None, reason: text("ill") });
    let fresh = Entry::new(boss(), scheduled(story.meeting(3)), story.at);
    assert_eq!(story.candidacy.check(&fresh).expect_err("they are missing").why, Why::AdjustmentsMissing);
    story.oddly(scheduled(story.meeting(3)));
    let told = candidacy::CandidateView::of(&story.candidacy, story.at);
    assert!(told.to_string().contains("it was so"), "{told}");
    story.oddly(without);
}

/// An assignment takes no longer than the process says, and is paid where it says so; or a deviation says why (C15).
#[test]
fn an_assignment_is_what_the_process_announces() {
    let pay = || Label::new("EUR 80").expect("a label");
    let part = Part::assignment("case", 3).expect("a name").taking(4).paid(pay());
    let step = Step::of("work", [part], Capacity::HIRING_MANAGER).expect("a name");
    let mut story = Story::at_the_chat(&terms(process([step]), 1));
    let sends = |assignment: Assignment| Fact::AssignmentSent { part: None, assignment: Box::new(assignment) };
    let of = |hours| Assignment::new(reference("case"), hours).expect("some hours");
    for other in [of(4), of(5).paid(pay())] {
        let entry = Entry::new(boss(), sends(other), story.at);
        assert_eq!(story.candidacy.check(&entry).expect_err("it is not as announced").why, Why::OtherWork);
        assert!(story.candidacy.check(&entry.deviating(text("the tool is new"))).is_ok());
    }
    let far = Entry::new(boss(), sends(of(4).paid(pay()).on(day(900))), story.at);
    assert!(matches!(story.candidacy.check(&far), Err(refused) if matches!(refused.why, Why::BeyondTheHorizon { .. })));
    story.boss(sends(of(4).paid(pay())));
}

/// The author of feedback records it, or took part before: somebody who never had to do with the candidate signs nothing.
#[test]
fn a_stranger_signs_no_feedback() {
    let terms = terms(plain(), 1);
    let mut story = Story::at_the_chat(&terms);
    story.on(2).oddly(held(&terms));
    story.on(3).oddly(rejected());
    let signed = |capacity| {
        let author = staff(capacity).person;
        let advice = Text::new("Come back in half a year.").expect("a text");
        let feedback = candidacy::Feedback::new(crate::support::reasons(), advice, author, Manner::Written);
        Fact::from(feedback)
    };
    assert_eq!(story.refuses(signed(Capacity::RECRUITER)), Why::NotTheAuthor);
    assert!(
        story.candidacy.check(&Entry::new(boss(), signed(Capacity::HR_PARTNER), story.at)).is_ok(),
        "they were there"
    );
    story.boss(fed_back());
}

/// Nobody's task but theirs who hear concerns is a concern, and nobody's but theirs who agree on adjustments is a request for one: not
/// even that of the person who is responsible for everything else (C7, C11).
#[test]
fn the_responsible_person_hears_no_concern() {
    let mut story = Story::applied(&terms(plain(), 1));
    story.boss(Fact::ResponsibleNamed { person: boss().person });
    story.own(asks(Ask::Message));
    story.own(asks(Ask::Concern { about: None, kind: ConcernKind::Conduct }));
    story.own(asks(Ask::Adjustment));
    let people = |kind: PromiseKind| story.candidacy.task(&story.owes(kind).expect("it is owed")).people;
    assert_eq!(people(PromiseKind::Reply), [boss().person]);
    for kind in [PromiseKind::Concern, PromiseKind::Settlement, PromiseKind::Adjustment] {
        assert!(people(kind).is_empty(), "{kind}");
    }
}

/// A first day that the company writes down as agreed is visibly put off, and not released.
#[test]
fn a_first_day_by_telephone_is_put_off() {
    let mut story = Story::offered(&terms(plain(), 1));
    story.own(Fact::OfferAccepted);
    story.on(14).by_telephone(Fact::StartAgreed { on: day(40) });
    let all = story.candidacy.all_promises();
    let starts = all.iter().filter(|promise| promise.kind == PromiseKind::Start);
    let ends: Vec<Option<How>> = starts.map(|promise| promise.end.map(|end| end.how)).collect();
    assert_eq!(ends, [Some(How::PutOff), None]);
}
