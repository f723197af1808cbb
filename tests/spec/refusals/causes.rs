//! The causes of refusals: candidacies on their way, and entries that are refused there.

use crate::support::ways::{self, DAY, attendance, interview, offer};
use crate::support::{day, evidence, feedback, feedback_of, part, reasons, reference, staff, text};
use candidacy::law::{Approach, Document, Held, Material, Transfer};
use candidacy::terms::calendar::Span;
use candidacy::terms::{DecidedWithin, PartKind};
use candidacy::value::{
    Answer, Assent, Assignment, CheckRequest, Condition, ConditionOutcome, Consent, Correction, Decision, Label,
    Manner, MaterialKind, Name, Rejection, Reversal, Source,
};
use candidacy::{
    Actor, Application, Candidacy, Capacity, Entry, Fact, Feedback, Meeting, Part, Place, Process, Refusal, Seq, Step,
    Terms, Time,
};
use chrono::{TimeDelta, Timelike};

/// The back-end process.
pub(crate) fn terms() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a name")
}

fn ana() -> Actor {
    staff(Capacity::RECRUITER).into()
}

/// Records each fact, a day after the other, by the candidate or by somebody who may.
fn after(mut candidacy: Candidacy, facts: Vec<Fact>) -> Candidacy {
    for fact in facts {
        let at = candidacy.journal().last().expect("an opening").at + DAY;
        let terms = candidacy.terms().clone();
        let mut actors = vec![Actor::Candidate];
        actors.extend(ways::cast(&terms));
        let entries = actors.into_iter().map(|actor| Entry::new(actor, fact.clone(), at));
        let taken = entries.clone().find(|entry| candidacy.check(entry).is_ok());
        let taken = taken.or_else(|| {
            entries.map(|entry| entry.deviating(text("it was so"))).find(|entry| candidacy.check(entry).is_ok())
        });
        let entry = taken.unwrap_or_else(|| panic!("{} is legal in {}", fact.kind(), candidacy.phase()));
        let _ = candidacy.record(entry).expect("it was checked");
    }
    candidacy
}

fn applied() -> Candidacy {
    ways::applied(&terms(), day(0))
}

fn at(candidacy: &Candidacy) -> Time {
    candidacy.journal().last().expect("an opening").at
}

fn advance() -> Fact {
    Decision::from(evidence()).into()
}

fn schedule(starts: Time) -> Fact {
    Fact::InterviewScheduled { part: None, meeting: Box::new(interview(&terms(), starts)) }
}

fn send() -> Fact {
    let assignment = Assignment::new(reference("case"), 6).expect("few hours");
    Fact::AssignmentSent { part: None, assignment: Box::new(assignment) }
}

fn ask() -> Fact {
    let check = CheckRequest { asked: Label::new("the register").expect("a label"), document: None };
    Fact::CheckRequested { part: None, check: Box::new(check) }
}

fn hold_it() -> Fact {
    Held::from(attendance(&terms())).into()
}

/// To the test case, which is out.
pub(super) fn at_work() -> Candidacy {
    let met = vec![advance(), schedule(day(3)), hold_it(), advance(), schedule(day(6)), hold_it(), advance(), send()];
    after(applied(), met)
}

/// At a step of so many parts, one kind after the other, with everything to be set up.
pub(super) fn at_a_step_of(parts: usize) -> Candidacy {
    let kinds = PartKind::ALL.iter().cycle().zip(0..parts);
    let parts = kinds.map(|(kind, number)| part(&format!("part {number}"), *kind, Capacity::RECRUITER));
    let step = Step::of("day", parts.collect::<Vec<_>>(), Capacity::RECRUITER).expect("a step");
    let process = Process::new(Process::back_end().cast(), [step]).expect("a process");
    after(ways::applied(&Terms::new("day", 1, process).expect("a name"), day(0)), vec![advance()])
}

/// At a step with a part of each kind, each of them at each of its states.
pub(super) fn three_kinds() -> Vec<Candidacy> {
    let set_up = || vec![schedule(day(20)), send(), ask()];
    let done = vec![hold_it(), Fact::AssignmentSubmitted { part: None, work: reference("work") }];
    let left_out = |number| Fact::PartWaived { part: Some(number), reason: text("not needed") };
    let waived = || [1, 2].map(left_out).to_vec();
    let to_set_up = at_a_step_of(3);
    let set_up = after(to_set_up.clone(), set_up());
    let answered = Fact::CheckAnswered { part: None, answer: reference("answer") };
    let mut ways = vec![after(to_set_up.clone(), waived()), after(to_set_up.clone(), vec![left_out(3)])];
    ways.extend([after(set_up.clone(), done), after(set_up.clone(), vec![answered]), to_set_up, set_up]);
    ways
}

/// An offer with a condition and a first day, accepted.
fn accepted() -> Candidacy {
    let process = Process::back_end();
    let short = Process::new(process.cast(), [Step::interview("hello", [Capacity::RECRUITER]).expect("a step")])
        .expect("a process");
    let short = Terms::new("short", 1, short).expect("a name");
    let papers = Condition { name: Name::new("papers").expect("a name"), asked_of: None, due: day(40) };
    let offer = offer(day(9)).starting(day(50)).under(papers).expect("one condition");
    let opened = ways::applied(&short, day(0));
    let met = Fact::InterviewScheduled { part: None, meeting: Box::new(interview(&short, day(3))) };
    after(
        opened,
        vec![advance(), met, Held::from(attendance(&short)).into(), advance(), offer.into(), Fact::OfferAccepted],
    )
}

/// Candidacies at many places, so that every way to record every fact can be tried.
pub(crate) fn story() -> Vec<Candidacy> {
    let scheduled = after(applied(), vec![advance(), schedule(day(3))]);
    let consented = after(applied(), vec![Consent { until: day(300), evidence: reference("consent") }.into()]);
    vec![scheduled, consented]
}

/// Candidacies and entries that are refused in them.
pub(crate) fn causes() -> Vec<(Candidacy, Entry)> {
    let mut causes = Vec::new();
    let stranger = staff(Capacity::new("stranger").expect("a word"));
    let opened = applied();
    let note = || Fact::NoteAdded { note: text("a note") };
    let now = at(&opened);
    let mut on = |candidacy: &Candidacy, entry: Entry| causes.push((candidacy.clone(), entry));
    on(&opened, Entry::new(stranger, note(), now));
    on(&opened, Entry::new(Actor::Candidate, note(), now));
    on(&opened, Entry::new(ana(), note(), now).recorded_by(staff(Capacity::RECRUITER)));
    on(&opened, Entry::new(ana(), note(), now - DAY));
    on(&opened, Entry::new(ana(), note(), now + DAY * 3_000));
    let leap = now.with_nanosecond(1_500_000_000).expect("chrono knows it");
    on(&opened, Entry::new(ana(), note(), leap));
    on(&opened, Entry::new(ana(), note(), now + DAY).occurred(now));
    let decided = |decision: Decision| Entry::new(ana(), decision, now);
    on(&opened, decided(Decision::from(evidence()).stood_back([staff(Capacity::RECRUITER)]).expect("one person")));
    on(
        &opened,
        decided(Decision::from(evidence()).with_tools([Label::new("a scanner").expect("a label")]).expect("one tool")),
    );
    on(&opened, Entry::new(ana(), candidacy::value::Hold { until: now, reason: text("a freeze") }, now));
    on(&opened, Entry::new(ana(), Correction { entry: Seq(99), moment: now, reason: text("a clock") }, now));
    on(&opened, Entry::new(ana(), Correction { entry: Seq(0), moment: now + DAY, reason: text("a clock") }, now));
    on(&opened, Entry::new(ana(), Fact::Pooled, now));
    on(&opened, Entry::new(Actor::Candidate, Fact::EntryConfirmed { to: Seq(0) }, now));
    on(
        &opened,
        Entry::new(
            ana(),
            Fact::CandidateInformed { to: Seq(7), answer: Answer::Final, message: reference("m"), stated: None },
            now,
        ),
    );
    let mut written = opened.clone();
    let profile = Entry::new(Actor::Candidate, Fact::ProfileReplaced { profile: reference("profile") }, now);
    let _ = written.record(profile.recorded_by(staff(Capacity::RECRUITER))).expect("a profile by post");
    let word = Fact::CandidateInformed { to: Seq(1), answer: Answer::Final, message: reference("m"), stated: None };
    let _ = written.record(Entry::new(ana(), word, now)).expect("word of it");
    on(&written, Entry::new(Actor::Candidate, Fact::EntryConfirmed { to: Seq(0) }, now));
    let mut knows = opened.clone();
    knows.know(&Terms::new("back-end", 2, Process::back_end()).expect("a name"));
    let transfer =
        |terms: &Terms| Transfer { terms: terms.id().clone(), step: 0, role: None, reason: text("better so") };
    on(&knows, Entry::new(ana(), transfer(&terms()), now));
    on(&knows, Entry::new(ana(), transfer(&Terms::new("other", 1, Process::back_end()).expect("a name")), now));
    let keyed = |fact: Fact| Entry::new(ana(), fact, now).requested_as(reference("key"));
    let mut asked = opened.clone();
    let _ = asked.record(keyed(note())).expect("a note");
    on(&asked, keyed(Fact::NoteAdded { note: text("another note") }));

    let preparing = after(applied(), vec![advance()]);
    let now = at(&preparing);
    on(&preparing, Entry::new(ana(), schedule(now + DAY * 200), now));
    let link = Place::online("https://meet.example/a").expect("a link");
    let alone = Meeting::new(now + DAY, 30, link, [staff(Capacity::COLLEAGUE)]).expect("a meeting");
    on(&preparing, Entry::new(ana(), Fact::InterviewScheduled { part: None, meeting: Box::new(alone) }, now));
    on(&preparing, Entry::new(ana(), hold_it(), now));
    let coffee = Some(Label::new("a coffee").expect("a label"));
    let both = Held { part: Some(1), extra: coffee, attendance: attendance(&terms()) };
    on(&preparing, Entry::new(ana(), both, now).deviating(text("it was so")));
    on(&preparing, Entry::new(ana(), Fact::StepRepeated { step: 1, reason: text("again") }, now));
    on(&preparing, Entry::new(ana(), Fact::PartWaived { part: Some(2), reason: text("not needed") }, now));
    on(
        &preparing,
        Entry::new(ana(), Reversal::new(text("no")).after_review(Label::new("a court").expect("a label")), now),
    );

    let three = at_a_step_of(3);
    let waived = |part| Fact::PartWaived { part: Some(part), reason: text("not needed") };
    let sent = Fact::AssignmentSubmitted { part: Some(1), work: reference("work") };
    on(&three, Entry::new(Actor::Candidate, sent, at(&three)));
    let three = after(three, vec![waived(3)]);
    on(&three, Entry::new(ana(), waived(3), at(&three)));

    let scheduled = after(preparing, vec![schedule(day(5))]);
    let now = at(&scheduled);
    let longer = interview(&terms(), day(6)).with_adjustments(text("a ramp"));
    let other = Fact::InterviewRescheduled { part: None, meeting: Box::new(longer) };
    on(&scheduled, Entry::new(Actor::Candidate, other, now));
    on(
        &scheduled,
        Entry::new(
            ana(),
            Fact::InterviewMissed { part: None, why: candidacy::value::meeting::NoMeeting::Trouble },
            now,
        ),
    );

    let work = at_work();
    let now = at(&work);
    on(&work, Entry::new(ana(), Fact::AssignmentExtended { part: None, until: now }, now));
    let engineer = staff(Capacity::ENGINEERING_MANAGER);
    on(&work, Entry::new(engineer, Rejection::from(reasons()), now));
    let back = after(
        work,
        vec![Fact::AssignmentSubmitted { part: None, work: reference("work") }, Rejection::from(reasons()).into()],
    );
    let now = at(&back);
    on(&back, Entry::new(ana(), feedback(0), now));
    let stranger = staff(Capacity::new("stranger").expect("a word"));
    on(&back, Entry::new(ana(), feedback_of(stranger, 1), now));
    let announced = Part::assignment("case", 7).expect("a name").taking(2);
    let step = Step::of("case", [announced], Capacity::RECRUITER).expect("a name");
    let process = Process::new(Process::back_end().cast(), [step]).expect("a process");
    let short = after(ways::applied(&Terms::new("short", 1, process).expect("a name"), day(0)), vec![advance()]);
    let longer = Assignment::new(reference("case"), 6).expect("few hours");
    on(&short, Entry::new(ana(), Fact::AssignmentSent { part: None, assignment: Box::new(longer) }, at(&short)));
    let adjusted = interview(&terms(), day(3)).with_adjustments(text("an interpreter"));
    let adjusted = Fact::InterviewScheduled { part: None, meeting: Box::new(adjusted) };
    let adjusted = after(applied(), vec![advance(), adjusted]);
    let plain = Fact::InterviewRescheduled { part: None, meeting: Box::new(interview(&terms(), day(4))) };
    on(&adjusted, Entry::new(ana(), plain, at(&adjusted)));
    let spoken = Feedback::new(reasons(), text("come back"), engineer.person, Manner::Spoken);
    on(&back, Entry::new(ana(), spoken.work_on(text("a point")).expect("a point"), now));
    let told = Fact::CandidateInformed {
        to: Seq(u32::try_from(back.journal().len() - 1).expect("few")),
        answer: Answer::Final,
        message: reference("no"),
        stated: None,
    };
    let court = || Reversal::new(text("an appeal")).after_review(Label::new("a court").expect("a label"));
    let again = after(back, vec![told.clone(), court().into(), Rejection::from(reasons()).into()]);
    let no = Fact::CandidateInformed {
        to: Seq(u32::try_from(again.journal().len() - 1).expect("few")),
        answer: Answer::Final,
        message: reference("no"),
        stated: None,
    };
    let again = after(again, vec![no]);
    on(&again, Entry::new(ana(), court(), at(&again)));

    let review = after(at_work(), vec![Fact::AssignmentSubmitted { part: None, work: reference("work") }, advance()]);
    let now = at(&review);
    let people: Vec<_> = terms().process().cast().map(|(capacity, _)| staff(capacity)).collect();
    let hidden = Meeting::new(now + DAY, 30, Place::online("https://meet.example/a").expect("a link"), people)
        .expect("a meeting");
    on(&review, Entry::new(ana(), Fact::InterviewScheduled { part: None, meeting: Box::new(hidden) }, now));

    let met = after(
        applied(),
        vec![
            advance(),
            schedule(day(3)),
            Held::from(candidacy::Attendance::new([staff(Capacity::RECRUITER)]).expect("one")).into(),
        ],
    );
    let colleague = candidacy::Staff::new(staff(Capacity::COLLEAGUE).person, Capacity::RECRUITER);
    on(&met, Entry::new(colleague, advance(), at(&met)));

    let hired = accepted();
    let now = at(&hired);
    let condition = Name::new("health").expect("a name");
    on(&hired, Entry::new(ana(), Fact::ConditionSettled { condition, outcome: ConditionOutcome::Met }, now));
    on(&hired, Entry::new(ana(), Fact::StartAgreed { on: day(60) }, now));
    on(&hired, Entry::new(ana(), Fact::Hired, now));

    let two = Step::of(
        "day",
        [
            Part::interview("one", [Capacity::RECRUITER]).expect("a part"),
            Part::interview("two", [Capacity::RECRUITER]).expect("a part"),
        ],
        [Capacity::RECRUITER],
    )
    .expect("a step");
    let two =
        Terms::new("two", 1, Process::new(Process::back_end().cast(), [two]).expect("a process")).expect("a name");
    let between = after(ways::applied(&two, day(0)), vec![advance()]);
    on(&between, Entry::new(ana(), Fact::PartWaived { part: None, reason: text("not needed") }, at(&between)));

    let pooled =
        after(applied(), vec![Consent { until: day(300), evidence: reference("consent") }.into(), Fact::Pooled]);
    let mut elsewhere = ways::opening(&terms());
    elsewhere.candidacy = candidacy::CandidacyId::new(uuid::Uuid::from_u128(9)).expect("not nil");
    let approach =
        Approach { opening: elsewhere, role: ways::some_role(), found: text("at a fair"), source: Source::default() };
    on(&pooled, Entry::new(ana(), approach, at(&pooled)));
    let right = candidacy::value::Ask::Right(candidacy::value::DataRight::ConsentWithdrawal);
    let consent = candidacy::value::Request { ask: right, message: reference("consent") };
    on(&pooled, Entry::new(Actor::Candidate, consent, at(&pooled)));

    let concern = candidacy::value::Request {
        ask: candidacy::value::Ask::Concern {
            about: Some(staff(Capacity::RECRUITER).person),
            kind: candidacy::value::ConcernKind::Conduct,
        },
        message: reference("concern"),
    };
    let heard = after(applied(), vec![concern.into()]);
    on(
        &heard,
        Entry::new(
            ana(),
            Fact::CandidateInformed { to: Seq(1), answer: Answer::Final, message: reference("m"), stated: None },
            at(&heard),
        ),
    );
    let late = candidacy::value::Request {
        ask: candidacy::value::Ask::MoreTime { until: day(9) },
        message: reference("late"),
    };
    on(&heard, Entry::new(Actor::Candidate, late, at(&heard)));
    on(&heard, Entry::new(ana(), Assent::Given, at(&heard) + TimeDelta::minutes(1)));
    causes
}

/// What opens no candidacy.
pub(crate) fn openings() -> Vec<Refusal> {
    let refusal = |terms: &Terms, fact: Fact| {
        let refused = Candidacy::open(terms, Entry::new(Actor::Candidate, fact, day(0))).expect_err("it opens nothing");
        refused.refusal
    };
    let letter = Document { kind: MaterialKind::Letter, document: reference("letter") };
    let material = Material { cv: None, documents: vec![letter] };
    let other = Terms::new("back-end", 2, Process::back_end()).expect("a name");
    let closing = DecidedWithin::from(Span::Days(9)).after("closing date").expect("a name");
    let dated = Step::interview("hello", [Capacity::RECRUITER]).expect("a step").decided_within(closing);
    let dated = Process::new(Process::back_end().cast(), [dated]).expect("a process");
    let dated = Terms::new("dated", 1, dated).expect("a name");
    vec![
        refusal(&terms(), Application::open(ways::opening(&terms()), material).into()),
        refusal(&terms(), ways::application(&other)),
        refusal(&dated, ways::application(&dated)),
        refusal(&terms(), Fact::Withdrew),
    ]
}
