//! The two faces are one: what a typed method does is what the law does with its fact.

mod walk;

use crate::support::ways::{applied, cv, opening, some_role};
use crate::support::{day, evidence, feedback, reasons, reference, staff, text};
use candidacy::law::{Approach, Material, PartState, Takeover};
use candidacy::phase::{
    Accepted, Approached, Deciding, FeedbackDue, Hired, InStep, OfferDue, Offered, Pooled, Preparing, Proposed,
    Rejected, Screening, Withdrawn,
};
use candidacy::step::back_end::{BackEnd, CaseReview, FinalChat, IntroChat, TeamInterview, TestCase};
use candidacy::step::{Anywhere, Assignment, Check, Declared, Interview, Offer, Part as PartType, Several};
use candidacy::terms::{PartKind, Power, Powers};
use candidacy::typed::{InPhase, Mismatch, Moment};
use candidacy::value::{self, Answer, CheckRequest, Consent, Label, Source};
use candidacy::{
    Actor, Application, Attendance, Candidacy, Capacity, Entry, Fact, Meeting, Part, Phase, Place, Process, Seq, Staff,
    Step, Terms, Why,
};

type Done = Result<(), Box<dyn std::error::Error>>;

fn back_end() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("a short name")
}

fn application(terms: &Terms) -> Application {
    Application::open(opening(terms), Material::from(cv()))
}

fn meeting<const N: usize>(starts: i64, people: [Staff; N]) -> Meeting {
    let place = Place::online("https://meet.example/a").expect("a link");
    Meeting::new(day(starts), 60, place, people).expect("a meeting").sharing_the_screen()
}

fn came<const N: usize>(people: [Staff; N]) -> Attendance {
    Attendance::new(people).expect("people")
}

/// The steps of a process with everything in it: a part alone of each kind, several parts, a yes.
mod ours {
    candidacy::steps! {
        Talk = "talk": Interview,
        Onsite = "onsite": {
            Pairing = "pairing": Interview,
            Trial = "trial": Assignment,
            References = "references": Check,
            Lunch = "lunch": Interview,
        } after yes,
        Case = "case": Assignment,
        Right = "right": Check,
    }
}
use ours::{Case, Lunch, Onsite, Pairing, References, Right, Talk, Trial};

/// The same process as data. Lunch is there to inform, and not to judge.
fn own_terms() -> Terms {
    let people = || Capacity::COLLEAGUE;
    let parts = [
        Part::interview("pairing", people()),
        Part::assignment("trial", 2),
        Part::check("references", "two former managers"),
        Part::interview("lunch", people()).map(Part::only_informing),
    ];
    let steps = [
        Step::interview("talk", people()),
        Step::of("onsite", parts.map(|part| part.expect("a name")), people()).map(Step::after_a_yes),
        Step::assignment("case", 7, people()),
        Step::check("right", "the right to work", people()).map(Step::with_assent),
    ];
    let cast = [
        (Capacity::RECRUITER, [Power::Selects, Power::Hears].into()),
        (Capacity::HR_PARTNER, Power::Agrees.into()),
        (people(), Powers::EMPTY),
    ];
    let process = Process::new(cast, steps.map(|step| step.expect("a name"))).expect("a process");
    Terms::new("ours", 1, process).expect("a short name")
}

/// The whole back-end process is one chain of typed moves, with the step in the type, and it ends in `Hired` (F22, F40, F48, F63,
/// F70).
#[test]
fn the_whole_way_by_type() -> Done {
    let terms = back_end();
    let ana = staff(Capacity::RECRUITER);
    let both = [Capacity::TECHNICAL_INTERVIEWER, Capacity::CHARACTER_INTERVIEWER].map(staff);
    let review = [Capacity::COLLEAGUE, Capacity::ENGINEERING_MANAGER].map(staff);
    let director = staff(Capacity::MANAGING_DIRECTOR);

    let c = Candidacy::<Screening<BackEnd>>::apply(&terms, application(&terms), day(0))?.into_candidacy();
    let c: Candidacy<Preparing<IntroChat>> = c.advance(ana, evidence(), day(1))?.into_candidacy();
    let c = c.schedule(ana, meeting(2, [ana]), day(1))?.into_candidacy();
    let mut c = c.record_held(ana, came([ana]), day(3))?.into_candidacy();
    let _ = c.assess(ana, evidence(), day(3))?;
    let c: Candidacy<Preparing<TeamInterview>> = c.advance(ana, evidence(), day(3))?.into_candidacy();
    let mut c = c.schedule(ana, meeting(5, both), day(3))?.into_candidacy();
    let _ = c.confirm(day(4))?;
    let mut c = c.record_held(ana, came(both), day(6))?.into_candidacy();
    let _ = c.assess(both[0], evidence(), day(6))?;
    let c: Candidacy<Preparing<TestCase>> = c.advance(both[0], evidence(), day(6))?.into_candidacy();
    let case = value::Assignment::new(reference("case"), 6).expect("few hours");
    let mut c = c.send_assignment(ana, case, day(7))?.into_candidacy();
    let _ = c.extend(ana, day(20), day(8))?;
    let c: Candidacy<Deciding<TestCase>> = c.submit(reference("work"), day(19))?.into_candidacy();
    let c: Candidacy<Preparing<CaseReview>> = c.advance(review[1], evidence(), day(20))?.into_candidacy();
    let c = c.schedule(ana, meeting(22, review), day(20))?.into_candidacy();
    let mut c = c.record_held(ana, came(review), day(23))?.into_candidacy();
    let _ = c.assess(review[0], evidence(), day(23))?;
    let c: Candidacy<Proposed<FinalChat>> = c.advance(review[1], evidence(), day(23))?.into_candidacy();
    let c: Candidacy<Preparing<FinalChat>> = c.agree(day(24))?.into_candidacy();
    let c = c.schedule(ana, meeting(26, [director]), day(24))?.into_candidacy();
    let mut c = c.record_held(ana, came([director]), day(27))?.into_candidacy();
    let _ = c.assess(director, evidence(), day(27))?;
    let c: Candidacy<OfferDue> = c.advance(director, evidence(), day(27))?.into_candidacy();
    let c: Candidacy<Offered> = c.make_offer(ana, crate::support::ways::offer(day(28)), day(28))?.into_candidacy();
    let c: Candidacy<Offered> = c.make_offer(ana, crate::support::ways::offer(day(29)), day(29))?.into_candidacy();
    let mut c: Candidacy<Accepted> = c.accept_offer(day(30))?.into_candidacy();
    let _ = c.agree_start(ana, day(60), day(31))?;
    let c: Candidacy<Hired> = c.hire(ana, day(60))?.into_candidacy();

    assert_eq!(c.phase(), Phase::Hired);
    let again = Candidacy::replay(&terms, c.journal().to_vec())?;
    assert_eq!(again.narrow::<Hired>()?, c);
    Ok(())
}

/// The steps of a company's own process are typed like those of the ready-made one (F1). A step of several parts goes in any order, each
/// part by its name, and only together they lead to the decision (R10, R15).
#[test]
fn several_parts_in_any_order() -> Done {
    let (terms, ana, kim) = (own_terms(), staff(Capacity::RECRUITER), staff(Capacity::COLLEAGUE));
    let c = Candidacy::<Screening<Talk>>::apply(&terms, application(&terms), day(0))?.into_candidacy();
    let c = c.advance(ana, evidence(), day(1))?.into_candidacy().waive(kim, text("we know each other"), day(1))?;
    let c: Candidacy<Proposed<Onsite>> = c.into_candidacy().advance(kim, evidence(), day(1))?.into_candidacy();
    let c: Candidacy<Preparing<Onsite>> = c.agree(day(2))?.into_candidacy();

    let check = CheckRequest { asked: Label::new("two former managers")?, document: None };
    let c: Candidacy<InStep<Onsite>> = c.part(References).request_check(ana, check, day(2))?.into_candidacy();
    let c =
        c.reverse(ana, value::Reversal::new(text("to others")), day(2))?.into_candidacy().narrow::<InStep<Onsite>>()?;
    let InPhase::Preparing(c) = c.in_phase() else { panic!("no check is out") };
    let check = CheckRequest { asked: Label::new("a former colleague")?, document: None };
    let c = c.part(References).request_check(ana, check, day(2))?.into_candidacy();
    let InPhase::Underway(c) = c.in_phase() else { panic!("a check is out") };
    let c = c.part(Pairing).schedule(ana, meeting(5, [kim]), day(2))?.into_candidacy();
    let c = c
        .part(Trial)
        .send_assignment(kim, value::Assignment::new(reference("trial"), 6).expect("few hours"), day(2))?
        .into_candidacy();
    // Lunch is not scheduled yet, so that nobody can have missed it: the candidacy is handed back in its type.
    let back = c.part(Lunch).record_missed(kim, value::meeting::NoMeeting::Trouble, day(3)).unwrap_err();
    let (expected, found) = (PartState::SetUp.into(), PartState::ToSetUp);
    assert_eq!(back.refusal.why, Why::NotThisPart { number: 4, expected, found });
    let c: Candidacy<InStep<Onsite>> = back.candidacy;
    let c = c.part(Trial).submit(reference("trial/done"), day(4))?.into_candidacy();
    let c = c.part(References).record_answer(ana, reference("warmly"), day(4))?.into_candidacy();
    let back = c.narrow::<Deciding<Onsite>>().unwrap_err();
    assert_eq!(back.why, Mismatch::Phase { expected: Phase::Deciding.into(), found: Phase::Underway });
    let c = back.candidacy.narrow::<InStep<Onsite>>()?.part(Pairing).record_held(kim, came([kim]), day(6))?;
    let c = c.into_candidacy().part(Pairing).assess(kim, evidence(), day(6))?.into_candidacy();
    // Lunch informs and holds nothing up; it can still take place, with a deviation for that nobody had planned it.
    let InPhase::Deciding(c) = c.in_phase() else { panic!("everything that judges is done") };
    let c = c.part(Lunch).record_held(kim, came([kim]), Moment::new(day(6)).deviating(text("we were hungry")))?;
    let c: Candidacy<Deciding<Onsite>> = c.into_candidacy().narrow()?;
    let c: Candidacy<Preparing<Case>> = c.advance(kim, evidence(), day(7))?.into_candidacy();
    // Back to an earlier step, by its name.
    let c: Candidacy<Preparing<Talk>> = c.repeat_step(kim, Talk, text("once more"), day(7))?.into_candidacy();
    let met = Moment::new(day(7)).deviating(text("she came by"));
    let c = c.record_held(kim, came([kim]), met)?.into_candidacy();
    let back = c.repeat_step(kim, Right, text("not there yet"), day(7)).unwrap_err();
    assert_eq!(back.refusal.why, Why::NoSuchStep(4));
    let back = back.candidacy.repeat_step(kim, IntroChat, text("no step of this process"), day(7)).unwrap_err();
    assert_eq!(back.refusal.why, Why::NoSuchStep(0));
    let mut c = back.candidacy;
    let _ = c.assess(kim, evidence(), day(7))?;
    assert!(c.reject(kim, reasons(), day(7))?.into_candidacy().reasons().is_some());
    Ok(())
}

/// Of a process that only run time knows, the kinds are types: each move within a step is typed, and a move that leads to another
/// step gives back a plain candidacy.
#[test]
fn kinds_that_only_run_time_knows() -> Done {
    let (terms, ana, kim) = (own_terms(), staff(Capacity::RECRUITER), staff(Capacity::COLLEAGUE));
    let c: Candidacy =
        applied(&terms, day(0)).narrow::<Screening>()?.advance(ana, evidence(), day(0))?.into_candidacy();
    let c = c.narrow::<Preparing<Interview>>()?.schedule(ana, meeting(2, [kim]), day(1))?.into_candidacy();
    let mut c: Candidacy<Deciding<Interview>> = c.record_held(kim, came([kim]), day(3))?.into_candidacy();
    let _ = c.assess(kim, evidence(), day(3))?;
    let c: Candidacy = c.advance(kim, evidence(), day(3))?.into_candidacy();
    let mut c = c.narrow::<Proposed>()?.agree(day(3))?.into_candidacy().untyped();
    // Several parts have no type here. The run-time face names them by number.
    for part in 1..=4 {
        let _ = c.record(Entry::new(kim, Fact::PartWaived { part: Some(part), reason: text("short") }, day(4)))?;
    }
    let c = c.narrow::<Deciding<Interview>>().unwrap_err().candidacy.narrow::<Deciding>()?;
    let c: Candidacy = c.advance(kim, evidence(), day(4))?.into_candidacy();
    let case = value::Assignment::new(reference("case"), 6).expect("few hours");
    let c = c.narrow::<Preparing<Assignment>>()?.send_assignment(kim, case, day(4))?.into_candidacy();
    let c = c.submit(reference("work"), day(5))?.into_candidacy().advance(kim, evidence(), day(5))?.into_candidacy();
    let c = c.narrow::<Preparing<Check>>()?.record_answer(ana, reference("yes"), day(6))?.into_candidacy();
    let c: Candidacy = c.advance(kim, evidence(), day(6))?.into_candidacy();
    assert_eq!(c.narrow::<OfferDue>()?.phase(), Phase::OfferDue);
    Ok(())
}

/// Opening by type is refused, with everything given back, if the process has other steps than the type.
#[test]
fn opening_under_another_process() -> Done {
    let (terms, ana) = (own_terms(), staff(Capacity::RECRUITER));
    let approach =
        Approach { opening: opening(&terms), role: some_role(), found: text("a talk"), source: Source::default() };
    let takeover = |step| Takeover {
        opening: opening(&terms),
        role: None,
        step,
        from: Label::new("another system").expect("a label"),
        source: Source::default(),
    };
    let entry = |fact: Fact| {
        Entry::new(if matches!(fact, Fact::Applied(_)) { Actor::Candidate } else { ana.into() }, fact, day(0))
    };

    let refused = Candidacy::<Screening<BackEnd>>::apply(&terms, application(&terms), day(0)).unwrap_err();
    assert_eq!((refused.refusal.why, refused.entry), (Why::OtherSteps, entry(application(&terms).into())));
    let refused = Candidacy::<Approached<BackEnd>>::approach(&terms, ana, approach.clone(), day(0)).unwrap_err();
    assert_eq!((refused.refusal.why, refused.entry), (Why::OtherSteps, entry(approach.clone().into())));
    assert_eq!(refused.refusal.phase, None);
    for (step, there) in [(0, false), (1, false), (2, true), (3, false)] {
        let taken = Candidacy::<Preparing<Onsite>>::take_over(&terms, ana, takeover(step), day(0));
        assert_eq!(taken.map_err(|refused| refused.refusal.why).err(), (!there).then_some(Why::OtherSteps), "{step}");
        let taken = Candidacy::<Screening<Talk>>::take_over(&terms, ana, takeover(step), day(0));
        assert_eq!(taken.map_err(|refused| refused.refusal.why).err(), (step > 0).then_some(Why::OtherSteps), "{step}");
    }
    // Without a step in the type, any process will do; the law is asked all the same.
    let opened = Candidacy::<Approached>::approach(&terms, ana, approach.clone(), day(0))?;
    assert_eq!(opened.recorded().told, [Seq(0)]);
    let by_a_colleague = Candidacy::<Approached>::approach(&terms, staff(Capacity::COLLEAGUE), approach, day(0));
    assert!(matches!(by_a_colleague.unwrap_err().refusal.why, Why::NotTheirs { .. }));
    Ok(())
}

/// A move tells what recording tells, and a store that fails keeps the candidacy from going on.
#[test]
fn a_line_is_stored_before_anything_goes_on() -> Done {
    let terms = own_terms();
    let entry = Entry::new(Actor::Candidate, application(&terms), day(0));
    let mut plain = Candidacy::open(&terms, entry)?;
    let opened = Candidacy::<Screening<Talk>>::apply(&terms, application(&terms), day(0))?;
    assert_eq!(opened.recorded().line, plain.last_line());
    assert_eq!(opened.recorded().opened.len(), plain.promises().count());
    assert_eq!(opened.recorded().told, [Seq(0)]);

    let (mut rows, c) = (Vec::new(), opened.into_candidacy());
    let withdrawn = c.clone().withdraw(day(1))?.store(|recorded| {
        let by_record = plain.record(Entry::new(Actor::Candidate, Fact::Withdrew, day(1))).expect("it is open");
        assert_eq!(recorded, by_record);
        rows.push(recorded.line.to_owned());
        Ok::<_, std::convert::Infallible>(())
    })?;
    assert_eq!((rows.len(), withdrawn.phase()), (1, Phase::Withdrawn));
    let taken = c
        .withdraw(day(1))?
        .store(|recorded| if rows.contains(&recorded.line.to_owned()) { Err("taken") } else { Ok(()) });
    assert_eq!(taken.unwrap_err(), "taken");
    Ok(())
}

/// A move that was recorded before under the same key is not recorded twice, and gives nobody a phase that the candidacy is not in.
#[test]
fn a_repeated_move_is_recorded_once() -> Done {
    let (terms, ana, kim) = (own_terms(), staff(Capacity::RECRUITER), staff(Capacity::COLLEAGUE));
    let keyed = |n| Moment::new(day(n)).requested_as(reference("key/1"));
    let c = Candidacy::<Screening<Talk>>::apply(&terms, application(&terms), day(0))?.into_candidacy();
    let c = c.advance(ana, evidence(), day(0))?.into_candidacy();
    let c = c.schedule(ana, meeting(3, [kim]), keyed(1))?.into_candidacy();
    let c = c.cancel(ana, text("ill"), day(1))?.into_candidacy();
    let entries = c.journal().len();
    // The request comes once more, and its interview was cancelled meanwhile.
    let back = c.schedule(ana, meeting(3, [kim]), keyed(1)).unwrap_err();
    assert_eq!((back.refusal.why, back.candidacy.phase()), (Why::RequestTaken, Phase::Preparing));
    assert_eq!(back.candidacy.journal().len(), entries);
    // Of a move that leads to where the candidacy is, the first line comes back.
    let c =
        back.candidacy.reject(kim, reasons(), Moment::new(day(2)).requested_as(reference("key/2")))?.into_candidacy();
    let c =
        c.reverse(kim, value::Reversal::new(text("an error")), Moment::new(day(2)).requested_as(reference("key/3")))?;
    let c = c.into_candidacy().narrow::<Preparing<Talk>>()?;
    let again =
        c.reverse(kim, value::Reversal::new(text("an error")), Moment::new(day(3)).requested_as(reference("key/3")))?;
    assert!(again.recorded().again);
    Ok(())
}

/// A refusal by a guard hands back the candidacy in its type and the entry that was written, so that nothing is written twice.
#[test]
fn a_guard_hands_everything_back() -> Done {
    let (terms, ana) = (back_end(), staff(Capacity::RECRUITER));
    let c = Candidacy::<Screening<BackEnd>>::apply(&terms, application(&terms), day(0))?.into_candidacy();
    let before = c.clone();
    let why = text("by telephone");
    let back = c.reject(staff(Capacity::COLLEAGUE), reasons(), Moment::new(day(9)).deviating(why.clone())).unwrap_err();
    let fact = value::Rejection::new(reasons());
    let expected = Entry::new(staff(Capacity::COLLEAGUE), fact, day(9)).deviating(why);
    assert_eq!((&back.candidacy, &*back.entry), (&before, &expected));
    assert_eq!(back.to_string(), back.refusal.to_string());

    let due: Candidacy<FeedbackDue> = back.candidacy.reject(ana, reasons(), day(9))?.into_candidacy();
    let rejected: Candidacy<Rejected> = due.deliver_feedback(ana, feedback(0), day(10))?.into_candidacy();
    let back = rejected.reverse(ana, value::Reversal::new(text("the wrong person")), day(11))?.into_candidacy();
    assert!(back.narrow::<FeedbackDue>().is_ok());
    Ok(())
}

/// The rare box of an entry is that of its moment, word by word.
#[test]
fn a_moment_has_the_circumstances() -> Done {
    let (terms, ana, kim) = (own_terms(), staff(Capacity::RECRUITER), staff(Capacity::COLLEAGUE));
    let c = Candidacy::<Screening<Talk>>::apply(&terms, application(&terms), day(0))?.into_candidacy();
    let mut c = c.advance(ana, evidence(), day(1))?.into_candidacy();
    let moment =
        Moment::new(day(2)).recorded_by(kim).occurred(day(1)).deviating(text("so")).requested_as(reference("k"));
    let recorded = c.ask(value::Ask::Message, reference("mail"), moment)?;
    let request = value::Request { ask: value::Ask::Message, message: reference("mail") };
    let expected =
        Entry::new(Actor::Candidate, request, day(2)).recorded_by(kim).occurred(day(1)).deviating(text("so"));
    assert_eq!(recorded.line.entry, &expected.requested_as(reference("k")));
    assert_eq!(Entry::new(ana, Fact::Hired, day(1)).circumstances, None);
    Ok(())
}

/// Takes a step as declared, by its names and kinds.
macro_rules! declared {
    ($step:ident: $name:expr, $kind:ty, $arrival:ty, $next:ty $(, $parts:expr)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        struct $step;
        impl Declared for $step {
            const NAME: Option<&'static str> = $name;
            $( const PARTS: &'static [(&'static str, PartKind)] = $parts; )?
            type Kind = $kind;
            type Arrival = $arrival;
            type Next = $next;
        }
    };
}

/// A step that is declared by hand and lies gains no phase that the law does not reach: it is refused at the opening, at narrowing,
/// or at the move, before anything is recorded (F51).
#[test]
fn a_declaration_that_lies_gains_nothing() -> Done {
    let (terms, ana, kim) = (own_terms(), staff(Capacity::RECRUITER), staff(Capacity::COLLEAGUE));
    let screening = || applied(&terms, day(0));
    macro_rules! refused {
        ($first:ident) => {
            let refused = Candidacy::<Screening<$first>>::apply(&terms, application(&terms), day(0)).unwrap_err();
            assert_eq!(refused.refusal.why, Why::OtherSteps, stringify!($first));
            assert!(screening().narrow::<Screening<$first>>().is_err(), stringify!($first));
            assert!(screening().narrow::<Preparing<$first>>().is_err(), stringify!($first));
        };
    }
    // Another kind, another name, a yes that nobody asks for, another way on, no end.
    declared!(Kind: Some("talk"), Assignment, Preparing<Self>, Onsite);
    declared!(Name: Some("chat"), Interview, Preparing<Self>, Onsite);
    declared!(Yes: Some("talk"), Interview, Proposed<Self>, Onsite);
    declared!(Next: Some("talk"), Interview, Preparing<Self>, Case);
    declared!(Last: Some("talk"), Interview, Preparing<Self>, Offer);
    declared!(Loop: None, Interview, Preparing<Self>, Self);
    declared!(Parts: Some("talk"), Several, Preparing<Self>, Onsite);
    refused!(Kind);
    refused!(Name);
    refused!(Yes);
    refused!(Next);
    refused!(Last);
    refused!(Loop);
    refused!(Parts);

    // Some step that says nothing but where it leads: to a step of another kind, to one that is not next, to the offer. The move looks
    // where it leads before it records.
    declared!(ToCase: None, Anywhere, value::Any, Case);
    declared!(ToOffer: None, Anywhere, value::Any, Offer);
    declared!(Unasked: Some("onsite"), Several, Preparing<Self>, Case, <Onsite as Declared>::PARTS);
    declared!(ToUnasked: None, Anywhere, value::Any, Unasked);
    declared!(Fewer: Some("onsite"), Several, Proposed<Self>, Case, &[("pairing", PartKind::Interview)]);
    declared!(ToFewer: None, Anywhere, value::Any, Fewer);
    let talked = screening().narrow::<Screening<Talk>>()?.advance(ana, evidence(), day(1))?.into_candidacy();
    let mut talked =
        talked.record_held(kim, came([kim]), Moment::new(day(1)).deviating(text("at once")))?.into_candidacy();
    let _ = talked.assess(kim, evidence(), day(1))?;
    macro_rules! handed_back {
        ($step:ident: $narrowed:expr) => {
            // Narrowing looks at all that is to come; who skips that is stopped by the move.
            assert!($narrowed.is_err(), stringify!($step));
        };
    }
    handed_back!(ToCase: talked.clone().narrow::<Deciding<ToCase>>());
    handed_back!(ToOffer: talked.clone().narrow::<Deciding<ToOffer>>());
    handed_back!(ToUnasked: talked.clone().narrow::<Deciding<ToUnasked>>());
    handed_back!(ToFewer: talked.clone().narrow::<Deciding<ToFewer>>());
    // A repetition takes any declared step, and compares it at the move.
    declared!(Early: Some("talk"), Check, Preparing<Self>, Onsite);
    let onsite: Candidacy<Proposed<Onsite>> = talked.advance(kim, evidence(), day(1))?.into_candidacy();
    let onsite = onsite.agree(day(1))?.into_candidacy();
    let entries = onsite.journal().len();
    let back = onsite.repeat_step(kim, Early, text("again"), day(2)).unwrap_err();
    assert_eq!((back.refusal.why, back.candidacy.journal().len()), (Why::OtherSteps, entries));

    // A part of the step that is of another kind there, and one that is not there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct NotATalk;
    impl PartType<Onsite> for NotATalk {
        const NAME: &'static str = "references";
        type Kind = Interview;
    }
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Nowhere;
    impl PartType<Onsite> for Nowhere {
        const NAME: &'static str = "dinner";
        type Kind = Interview;
    }
    let back = back.candidacy.part(NotATalk).schedule(ana, meeting(5, [kim]), day(2)).unwrap_err();
    let (expected, found) = (PartKind::Interview.into(), PartKind::Check);
    assert_eq!(back.refusal.why, Why::OtherKindOfPart { number: 3, expected, found });
    let back = back.candidacy.part(Nowhere).schedule(ana, meeting(5, [kim]), day(2)).unwrap_err();
    let nowhere = Why::NoSuchPart { number: 0, parts: 4 };
    assert_eq!((back.refusal.why, back.candidacy.journal().len()), (nowhere, entries));
    Ok(())
}

/// What ends leads on by type, too: the pool and back, the candidate's own end, and word afterwards (F57, F75, F76).
#[test]
fn the_pool_and_the_own_end() -> Done {
    let (terms, ana) = (back_end(), staff(Capacity::RECRUITER));
    let mut c = Candidacy::<Screening<BackEnd>>::apply(&terms, application(&terms), day(0))?.into_candidacy();
    let _ = c.give_consent(Consent { until: day(300), evidence: reference("consent") }, day(1))?;
    let pooled: Candidacy<Pooled> = c.pool(ana, day(2))?.into_candidacy();
    let pooled = pooled.narrow::<Pooled<BackEnd>>()?;
    let reached: Candidacy<Approached<BackEnd>> =
        pooled.reach_out(ana, some_role(), text("you had applied"), Source::default(), day(3))?.into_candidacy();
    let c: Candidacy<Screening<BackEnd>> = reached.show_interest(day(4))?.into_candidacy();
    let mut withdrawn: Candidacy<Withdrawn> = c.withdraw(day(5))?.into_candidacy();
    let asked = withdrawn.ask(value::Ask::Message, reference("mail/1"), day(6))?.line.seq;
    let _ = withdrawn.inform(ana, asked, Answer::Final, reference("mail/2"), day(7))?;
    assert!(withdrawn.deliver_owed_feedback(ana, feedback(0), day(8)).is_err(), "none is owed");
    let back =
        withdrawn.reverse(Actor::Candidate, value::Reversal::new(text("I thought again")), day(8))?.into_candidacy();
    assert!(back.narrow::<Screening<BackEnd>>().is_ok());
    Ok(())
}
