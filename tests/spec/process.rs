//! The process is data: what one is, what is none, and that the types of the back-end process are its data.

use crate::layers::variants;
use crate::support::{after, applied, cv, day, opening, vacancy};
use crate::wire::any::terms as any_terms;
use candidacy::candidacy::typed::{Mismatch, State};
use candidacy::phase::{Arranging, Held, Preparing, Proposed, Screening};
use candidacy::step::back_end::{BackEnd, CaseReview, FinalChat, IntroChat, TeamInterview, TestCase};
use candidacy::terms::{ProcessError, StepKind};
use candidacy::value::meeting::Screen;
use candidacy::value::{Capacities, TextError};
use candidacy::{Actor, Application, Candidacy, Capacity, Entry, FactKind, Phase, Process, Step, Terms, Why};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};
use std::error::Error;

const NOBODY: Capacities = Capacities::EMPTY;

fn hello() -> Step {
    Step::meeting("hello", Capacity::Colleague).unwrap()
}

/// A process of one to a hundred steps, each with a name of its own, somebody to meet or one to 180 days, and somebody who
/// decides; and somebody reads the applications. Whatever is missing is named.
#[test]
fn what_is_no_process_is_named() {
    let name = |step: &Step| step.name().clone();
    let trial = |days| Step::assignment("trial", days, Capacity::Colleague).unwrap();
    let alone = Step::meeting("alone", NOBODY).unwrap();
    let undecided = hello().decided_by(NOBODY);
    let many = |n: usize| (0..n).map(|n| Step::meeting(&format!("step {n}"), Capacity::Colleague).unwrap());
    let of = |steps: &[Step]| Process::new(Capacity::Recruiter, steps.iter().cloned());

    let mut seen = Vec::new();
    let mut refused = |process: Result<Process, ProcessError>, error: ProcessError, words: &str| {
        assert_eq!(error.to_string(), words);
        seen.push(format!("{error:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned());
        assert_eq!(process, Err(error));
    };
    refused(Process::new(NOBODY, [hello()]), ProcessError::NobodyScreens, "nobody may read the applications");
    refused(of(&[]), ProcessError::Length(0), "a process has 1 to 100 steps, not 0");
    refused(
        Process::new(Capacity::Recruiter, many(101)),
        ProcessError::Length(101),
        "a process has 1 to 100 steps, not 101",
    );
    // However many there are, they are not counted to the end.
    let endless = (0_u64..).map(|n| Step::meeting(&n.to_string(), Capacity::Colleague).unwrap());
    refused(
        Process::new(Capacity::Recruiter, endless),
        ProcessError::Length(101),
        "a process has 1 to 100 steps, not 101",
    );
    refused(of(&[hello(), trial(1), hello()]), ProcessError::SameName(name(&hello())), "two steps are called `hello`");
    refused(
        of(&[alone.clone().decided_by(Capacity::Colleague)]),
        ProcessError::NobodyMeets(name(&alone)),
        "the meeting `alone` needs at least one capacity",
    );
    refused(of(&[undecided]), ProcessError::NobodyDecides(name(&hello())), "nobody may decide at `hello`");
    for days in [0, 181, u16::MAX] {
        let words = format!("the assignment `trial` has 1 to 180 days, not {days}");
        refused(of(&[trial(days)]), ProcessError::Days { step: name(&trial(days)), days }, &words);
    }
    let all = variants("ProcessError");
    assert!(all.iter().all(|error| seen.contains(error)), "{all:?} {seen:?}");

    for fine in [of(&[hello()]), of(&[trial(1)]), of(&[trial(180)]), Process::new(Capacities::ALL, many(100))] {
        fine.unwrap();
    }
    assert_eq!((Process::MAX_STEPS, Process::MAX_DAYS), (100, 180));
    assert_eq!(Step::meeting(" ", Capacity::Colleague), Err(TextError::Blank));
    assert_eq!(Step::assignment("a\nb", 1, Capacity::Colleague), Err(TextError::Control(1)));
}

/// A step as somebody might describe it, right or wrong.
#[derive(Debug, Clone)]
struct Described {
    name: String,
    /// Days of an assignment, or the people of a meeting and whether the screen is shared.
    kind: Result<u16, (Vec<Capacity>, bool)>,
    /// If it is left out, those who meet decide.
    decided_by: Option<Vec<Capacity>>,
    yes: bool,
}

impl Described {
    fn made(&self) -> Result<Step, String> {
        let step = match &self.kind {
            Ok(days) => Step::assignment(&self.name, *days, NOBODY),
            Err((with, shared)) => Step::meeting(&self.name, with.iter().copied().collect::<Capacities>())
                .map(|step| if *shared { step.sharing_the_screen() } else { step }),
        };
        let step = step.map_err(|error| error.to_string())?;
        let step = match &self.decided_by {
            None => step,
            Some(some) => step.decided_by(some.iter().copied().collect::<Capacities>()),
        };
        Ok(if self.yes { step.after_a_yes() } else { step })
    }

    fn written(&self) -> Value {
        let kind = match &self.kind {
            Ok(days) => json!({ "assignment": { "days": days } }),
            Err((with, shared)) => {
                json!({ "meeting": { "with": with, "screen": if *shared { "shared" } else { "not_shared" } } })
            }
        };
        let mut step = json!({ "name": self.name, "kind": kind, "needs_yes": self.yes });
        if let Some(some) = &self.decided_by {
            step["decided_by"] = json!(some);
        }
        step
    }
}

fn described() -> impl Strategy<Value = Described> {
    let some = || subsequence(Capacity::ALL, 0..=Capacity::ALL.len());
    let days = prop_oneof![4 => 1..=180_u16, 1 => select(&[0, 181, u16::MAX])];
    let kind = prop_oneof![days.prop_map(Ok), (some(), any::<bool>()).prop_map(Err)];
    let name =
        prop_oneof![6 => "[a-z]{1,3}", 1 => select(&["", " ", "a\tb"]).prop_map(String::from), 1 => "[a-z]{59,61}"];
    let decided_by = proptest::option::weighted(0.8, some());
    (name, kind, decided_by, any::<bool>()).prop_map(|(name, kind, decided_by, yes)| Described {
        name,
        kind,
        decided_by,
        yes,
    })
}

proptest! {
    /// A process is made and read alike: the same value, or the same words why not.
    #[test]
    fn a_process_is_made_and_read_alike(
        screened_by in subsequence(Capacity::ALL, 0..=Capacity::ALL.len()),
        steps in vec(described(), 0..5),
    ) {
        let screeners: Capacities = screened_by.iter().copied().collect();
        let made = steps.iter().map(Described::made).collect::<Result<Vec<Step>, String>>();
        let made = made.and_then(|steps| Process::new(screeners, steps).map_err(|error| error.to_string()));
        let written: Vec<Value> = steps.iter().map(Described::written).collect();
        let read = serde_json::from_value::<Process>(json!({ "screened_by": screened_by, "steps": written }));
        prop_assert_eq!(read.map_err(|error| error.to_string()), made);
    }

    /// What a process says of its steps is what they were made of: numbers start at 1, before the first it is those who
    /// read applications who decide, and at the offer those of the last step.
    #[test]
    fn steps_are_numbered_from_one(terms in any_terms()) {
        let process = terms.process();
        let count = u8::try_from(process.steps().len()).unwrap();
        prop_assert_eq!((process.step(0), process.step(count + 1), process.step(255)), (None, None, None));
        for (number, step) in (1..).zip(process.steps()) {
            prop_assert_eq!(process.step(number), Some(step));
            prop_assert_eq!(process.deciders(number), step.deciders());
        }
        prop_assert_eq!(process.deciders(0), process.screened_by());
        prop_assert_eq!(process.deciders(count + 1), process.deciders(count));
    }
}

/// The source's back-end process, step by step (F11, F22, F40–F44, F48, F49, F63–F68, F69–F71).
#[test]
fn the_back_end_process_is_the_source_s() {
    use Capacity::{
        CharacteristicsInterviewer, Colleague, EngineeringManager, ManagingDirector, Recruiter, TechnicalInterviewer,
    };
    let process = Process::back_end();
    // Selection is done by hand, by a recruiter (F11).
    assert_eq!(process.screened_by(), Capacities::from_slice(&[Recruiter]));
    let meeting = |with: &[Capacity], screen| StepKind::Meeting { with: Capacities::from_slice(with), screen };
    let said: [(&str, StepKind, &[Capacity], bool); 5] = [
        // An informal chat with a recruiter (F22).
        ("intro_chat", meeting(&[Recruiter], Screen::NotShared), &[Recruiter], false),
        // Two sides of the company, one technical and one on characteristics (F40–F44).
        (
            "team_interview",
            meeting(&[TechnicalInterviewer, CharacteristicsInterviewer], Screen::NotShared),
            &[TechnicalInterviewer, CharacteristicsInterviewer],
            false,
        ),
        // A test case with a week for it (F48, F49).
        ("test_case", StepKind::Assignment { days: 7 }, &[TechnicalInterviewer, Colleague, EngineeringManager], false),
        // A review with colleagues and the engineering manager, the screen shared (F63–F68).
        (
            "case_review",
            meeting(&[Colleague, EngineeringManager], Screen::Shared),
            &[Colleague, EngineeringManager],
            false,
        ),
        // It goes on only when both are happy (F69): a final chat with the managing director (F70, F71).
        ("final_chat", meeting(&[ManagingDirector], Screen::NotShared), &[ManagingDirector], true),
    ];
    assert_eq!(process.steps().len(), said.len());
    for (step, (name, kind, deciders, yes)) in process.steps().iter().zip(said) {
        assert_eq!(step.name().as_str(), name);
        assert_eq!(step.kind(), kind, "{name}");
        assert_eq!(step.deciders(), Capacities::from_slice(deciders), "{name}");
        assert_eq!(step.needs_yes(), yes, "{name}");
    }
}

/// An assignment has no screen; asking for one changes nothing, and a file that says so is refused.
#[test]
fn an_assignment_has_no_screen() {
    let trial = Step::assignment("trial", 1, Capacity::Colleague).unwrap();
    assert_eq!(trial.clone().sharing_the_screen(), trial);
    let kind = json!({ "assignment": { "days": 1, "screen": "shared" } });
    let error = serde_json::from_value::<StepKind>(kind).unwrap_err().to_string();
    assert!(error.contains("`screen`"), "{error}");
}

fn begun(process: Process) -> Candidacy {
    applied(&crate::support::terms(process))
}

/// What the types say is at odds with this process, if anything.
fn mismatch<S: State>(candidacy: Candidacy) -> Option<Mismatch> {
    let before = candidacy.clone();
    match candidacy.narrow::<S>() {
        Ok(narrow) => {
            assert_eq!(narrow.untyped(), before);
            None
        }
        Err(elsewhere) => {
            assert_eq!(*elsewhere.candidacy, before);
            let more = if let Mismatch::Steps { expected, number } = elsewhere.why {
                let found = before.terms().process().step(number);
                assert_eq!(elsewhere.found(), found);
                match found.map(|step| step.name().as_str()) {
                    Some(name) if name == expected => {
                        ": it is of another kind there, or differs in whether the candidate is asked".to_owned()
                    }
                    Some(name) => format!(": it has `{name}`"),
                    None => ": it has no such step".to_owned(),
                }
            } else {
                assert_eq!(elsewhere.found(), None);
                String::new()
            };
            assert_eq!(elsewhere.to_string(), format!("{}{more}", elsewhere.why));
            Some(elsewhere.why)
        }
    }
}

/// The types of the back-end process are its data: at the beginning of each step a candidacy of it narrows to that step, and to no
/// other of them.
#[test]
fn the_types_agree_with_the_back_end_process() {
    use FactKind::{Agreed, Assigned, Held as Met, Passed, Scheduled, Submitted};
    let way = [
        [Passed, Scheduled, Met].as_slice(), // the intro chat
        &[Passed, Scheduled, Met],           // the team interview
        &[Passed, Assigned, Submitted],      // the test case
        &[Passed, Scheduled, Met],           // the case review
        &[Passed, Agreed, Scheduled, Met],   // the final chat, after a yes
    ]
    .concat();
    let at = |facts: usize| after(begun(Process::back_end()), &way[..facts]);
    assert_eq!(mismatch::<Screening<BackEnd>>(at(0)), None);
    assert_eq!(mismatch::<Screening>(at(0)), None);
    let other = Some(Mismatch::Steps { expected: "team_interview", number: 1 });
    assert_eq!(mismatch::<Screening<TeamInterview>>(at(0)), other);
    let meetings = |candidacy: &Candidacy| {
        [
            mismatch::<Arranging<IntroChat>>(candidacy.clone()),
            mismatch::<Arranging<TeamInterview>>(candidacy.clone()),
            mismatch::<Arranging<CaseReview>>(candidacy.clone()),
            mismatch::<Arranging<FinalChat>>(candidacy.clone()),
        ]
    };
    let names = ["intro_chat", "team_interview", "case_review", "final_chat"];
    for (own, (facts, number)) in [(1, 1), (4, 2), (10, 4), (14, 5)].into_iter().enumerate() {
        let candidacy = at(facts);
        for (meeting, found) in meetings(&candidacy).into_iter().enumerate() {
            let expected = (meeting != own).then_some(Mismatch::Steps { expected: names[meeting], number });
            assert_eq!(found, expected, "{} at {}", names[meeting], names[own]);
        }
        assert_eq!(mismatch::<Arranging>(candidacy), None);
    }
    assert_eq!(mismatch::<Preparing<TestCase>>(at(7)), None);
    assert_eq!(mismatch::<Proposed<FinalChat>>(at(13)), None);
    let elsewhere = Some(Mismatch::Phase { expected: Phase::Held, found: Phase::Arranging });
    assert_eq!(mismatch::<Held<IntroChat>>(at(1)), elsewhere);
}

/// In a process that differs in a name, a kind, an order, a number or a yes, the types name the first step that differs;
/// the steps before a candidacy's own are over and may differ. Who meets and who decides is the law's business.
#[test]
fn other_steps_are_named() {
    const NAMES: [&str; 5] = ["intro_chat", "team_interview", "test_case", "case_review", "final_chat"];
    let steps = || Process::back_end().steps().to_vec();
    let with = |steps: Vec<Step>| begun(Process::new(Capacity::Recruiter, steps).unwrap());
    let expect = |steps: Vec<Step>, expected: &'static str| {
        let found = mismatch::<Screening<BackEnd>>(with(steps.clone()));
        let number = (1..).zip(NAMES).find(|(_, name)| *name == expected).map_or(6, |(number, _)| number);
        assert_eq!(found, Some(Mismatch::Steps { expected, number }), "{steps:?}");
        // Opening by type asks the same question.
        let terms = crate::support::terms(Process::new(Capacity::Recruiter, steps).unwrap());
        let application = Application { opening: opening(&terms), role: vacancy(1), cv: cv() };
        let refused = Candidacy::<Screening<BackEnd>>::apply(&terms, application.clone(), day(0)).unwrap_err();
        assert_eq!(refused.refusal.why, Why::OtherSteps { expected });
        assert_eq!(refused.entry, Entry::new(Actor::Candidate, application, day(0)));
    };
    for (at, name) in NAMES.into_iter().enumerate() {
        let mut renamed = steps();
        renamed[at] = Step::meeting("another", Capacity::Colleague).unwrap();
        expect(renamed, name);

        let mut kind = steps();
        kind[at] = match kind[at].kind() {
            StepKind::Meeting { .. } => Step::assignment(name, 7, Capacity::Colleague),
            StepKind::Assignment { .. } => Step::meeting(name, Capacity::Colleague),
        }
        .unwrap();
        expect(kind, name);

        if at < 4 {
            let mut asked = steps();
            asked[at] = asked[at].clone().after_a_yes();
            expect(asked, name);
            let mut swapped = steps();
            swapped.swap(at, at + 1);
            expect(swapped, name);
        }
        let mut shorter = steps();
        shorter.remove(at);
        expect(shorter, name);
        let mut longer = steps();
        longer.insert(at, hello());
        expect(longer, name);

        let mut other_people = steps();
        other_people[at] = other_people[at].clone().decided_by(Capacity::Recruiter);
        assert_eq!(mismatch::<Screening<BackEnd>>(with(other_people)), None);
    }
    let mut unasked = steps();
    unasked[4] = Step::meeting("final_chat", Capacity::ManagingDirector).unwrap();
    expect(unasked, "final_chat");
    let mut longer = steps();
    longer.push(hello());
    expect(longer, "offer");

    // Past its first step, only what comes is compared.
    let mut other_start = steps();
    other_start[0] = hello();
    let later = after(with(other_start), &[FactKind::Passed, FactKind::Waived]);
    assert_eq!(mismatch::<Arranging<TeamInterview>>(later), None);
}

/// Terms are one pointer: to clone them copies no process. They go from thread to thread.
#[test]
fn terms_are_cheap_to_clone() {
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    assert_eq!(Terms::new("spec", 7, Process::back_end()).expect("a short name").id().to_string(), "`spec`, version 7");
    let terms = Terms::new("back-end", 3, Process::back_end()).unwrap();
    shared(&terms);
    assert_eq!(size_of::<Terms>(), size_of::<usize>());
    assert_eq!(size_of::<Option<Terms>>(), size_of::<usize>());
    let clone = terms.clone();
    assert!(std::ptr::eq(terms.process(), clone.process()));
    assert!(std::ptr::eq(terms.id(), clone.id()));
    assert_eq!((clone.id().name.as_str(), clone.id().version), ("back-end", 3));
    assert!(std::ptr::eq(applied(&terms).terms().process(), terms.process()));
    assert_eq!(Terms::new("", 1, Process::back_end()), Err(TextError::Blank));
    // Other numbers, names and steps are other terms.
    for other in [
        Terms::new("back-end", 4, Process::back_end()),
        Terms::new("front-end", 3, Process::back_end()),
        Terms::new("back-end", 3, Process::new(Capacity::Recruiter, [hello()]).unwrap()),
    ] {
        assert_ne!(other.unwrap(), terms);
    }
}

/// The error of a file says what is wrong with it, in the words of the value or with what would have been right.
#[test]
fn an_error_can_be_passed_on() {
    fn file(text: &str) -> Result<Process, Box<dyn Error + Send + Sync>> {
        Ok(serde_json::from_str(text)?)
    }
    let error = file("{\n  \"screened_by\": [],\n  \"steps\": []\n}").unwrap_err();
    assert!(error.to_string().contains("nobody may read the applications"), "{error}");
    let error = file("{\n  \"screened_by\": [\"oracle\"] }").unwrap_err();
    assert!(error.to_string().contains("unknown variant `oracle`, expected one of `recruiter`"), "{error}");
}
