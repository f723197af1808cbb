//! The process is data: what one is, and what is none.

pub(crate) mod any;

use crate::layers::variants;
use any::{CAST, terms as any_terms};
use candidacy::terms::{ProcessError, StepKind};
use candidacy::value::meeting::Screen;
use candidacy::value::{Capacities, TextError};
use candidacy::{Capacity, Process, Step, Terms};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};
use std::error::Error;

fn nobody() -> Capacities {
    Capacities::default()
}

fn hello() -> Step {
    Step::meeting("hello", Capacity::COLLEAGUE).unwrap()
}

/// A process of one to a hundred steps, each with a name of its own, somebody to meet or one to 180 days, and somebody who
/// decides; and somebody reads the applications. Whatever is missing is named.
#[test]
fn what_is_no_process_is_named() {
    let name = |step: &Step| step.name().clone();
    let trial = |days| Step::assignment("trial", days, Capacity::COLLEAGUE).unwrap();
    let alone = Step::meeting("alone", nobody()).unwrap();
    let undecided = hello().decided_by(nobody());
    let many = |n: usize| (0..n).map(|n| Step::meeting(&format!("step {n}"), Capacity::COLLEAGUE).unwrap());
    let of = |steps: &[Step]| Process::new(Capacity::RECRUITER, steps.iter().cloned());

    let mut seen = Vec::new();
    let mut refused = |process: Result<Process, ProcessError>, error: ProcessError, words: &str| {
        assert_eq!(error.to_string(), words);
        seen.push(format!("{error:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned());
        assert_eq!(process, Err(error));
    };
    refused(Process::new(nobody(), [hello()]), ProcessError::NobodyScreens, "nobody may read the applications");
    refused(of(&[]), ProcessError::Length(0), "a process has 1 to 100 steps, not 0");
    refused(
        Process::new(Capacity::RECRUITER, many(101)),
        ProcessError::Length(101),
        "a process has 1 to 100 steps, not 101",
    );
    // However many there are, they are not counted to the end.
    let endless = (0_u64..).map(|n| Step::meeting(&n.to_string(), Capacity::COLLEAGUE).unwrap());
    refused(
        Process::new(Capacity::RECRUITER, endless),
        ProcessError::Length(101),
        "a process has 1 to 100 steps, not 101",
    );
    refused(of(&[hello(), trial(1), hello()]), ProcessError::SameName(name(&hello())), "two steps are called `hello`");
    refused(
        of(&[alone.clone().decided_by(Capacity::COLLEAGUE)]),
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

    for fine in [of(&[hello()]), of(&[trial(1)]), of(&[trial(180)]), Process::new(CAST, many(100))] {
        fine.unwrap();
    }
    assert_eq!((Process::MAX_STEPS, Process::MAX_DAYS), (100, 180));
    assert_eq!(Step::meeting(" ", Capacity::COLLEAGUE), Err(TextError::Blank));
    assert_eq!(Step::assignment("a\nb", 1, Capacity::COLLEAGUE), Err(TextError::Control(1)));
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
            Ok(days) => Step::assignment(&self.name, *days, nobody()),
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
    let some = || subsequence(&CAST, 0..=CAST.len());
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
        screened_by in subsequence(&CAST, 0..=CAST.len()),
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
    let [recruiter, technical, character, colleague, manager, director] = CAST;
    let process = Process::back_end();
    // Selection is done by hand, by a recruiter (F11).
    assert_eq!(process.screened_by(), Capacities::from(recruiter));
    let list = |of: &[Capacity]| of.iter().copied().collect::<Capacities>();
    let meeting = |with: &[Capacity], screen| StepKind::Meeting { with: list(with), screen };
    let said: [(&str, StepKind, &[Capacity], bool); 5] = [
        // An informal chat with a recruiter (F22).
        ("intro_chat", meeting(&[recruiter], Screen::NotShared), &[recruiter], false),
        // Two sides of the company, one technical and one on characteristics (F40–F44).
        ("team_interview", meeting(&[technical, character], Screen::NotShared), &[technical, character], false),
        // A test case with a week for it (F48, F49).
        ("test_case", StepKind::Assignment { days: 7 }, &[technical, colleague, manager], false),
        // A review with colleagues and the engineering manager, the screen shared (F63–F68).
        ("case_review", meeting(&[colleague, manager], Screen::Shared), &[colleague, manager], false),
        // It goes on only when both are happy (F69): a final chat with the managing director (F70, F71).
        ("final_chat", meeting(&[director], Screen::NotShared), &[director], true),
    ];
    assert_eq!(process.steps().len(), said.len());
    for (step, (name, kind, deciders, yes)) in process.steps().iter().zip(said) {
        assert_eq!(step.name().as_str(), name);
        assert_eq!(step.kind(), kind, "{name}");
        assert_eq!(step.deciders(), list(deciders), "{name}");
        assert_eq!(step.needs_yes(), yes, "{name}");
    }
}

/// An assignment has no screen; asking for one changes nothing, and a file that says so is refused.
#[test]
fn an_assignment_has_no_screen() {
    let trial = Step::assignment("trial", 1, Capacity::COLLEAGUE).unwrap();
    assert_eq!(trial.clone().sharing_the_screen(), trial);
    let kind = json!({ "assignment": { "days": 1, "screen": "shared" } });
    let error = serde_json::from_value::<StepKind>(kind).unwrap_err().to_string();
    assert!(error.contains("`screen`"), "{error}");
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
    assert_eq!(Terms::new("", 1, Process::back_end()), Err(TextError::Blank));
    // Other numbers, names and steps are other terms.
    for other in [
        Terms::new("back-end", 4, Process::back_end()),
        Terms::new("front-end", 3, Process::back_end()),
        Terms::new("back-end", 3, Process::new(Capacity::RECRUITER, [hello()]).unwrap()),
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
    let error = file("{\n  \"screened_by\": [\"an oracle\"] }").unwrap_err();
    assert!(error.to_string().contains("a capacity has only ASCII letters, digits and `_`"), "{error}");
}
