//! The process is data: what one is, and what is none.

pub(crate) mod any;
mod types;

use crate::layers::variants;
use crate::support::{day, ways};
use any::{CAST, capacities, cast, terms as any_terms};
use candidacy::terms::calendar::Span;
use candidacy::terms::{DataRole, DecidedWithin, Horizons, Organisation, Power, Powers, ProcessError, RoleDate, Task};
use candidacy::value::meeting::Screen;
use candidacy::value::{Capacities, MaterialKind, Name, TextError};
use candidacy::{Capacity, Part, Policy, Process, Step, Terms};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};
use std::error::Error;

const COLLEAGUE: Capacity = Capacity::COLLEAGUE;

fn nobody() -> Capacities {
    Capacities::default()
}

fn name(words: &str) -> Name {
    words.parse().unwrap()
}

fn hello() -> Step {
    Step::interview("hello", COLLEAGUE).unwrap()
}

/// Every capacity with every power.
fn everybody() -> Vec<(Capacity, Powers)> {
    CAST.map(|capacity| (capacity, Powers::ALL)).into()
}

fn of(steps: impl IntoIterator<Item = Step>) -> Result<Process, ProcessError> {
    Process::new(everybody(), steps)
}

/// A process has a cast of one to forty capacities, of which somebody selects and somebody hears, and one to a hundred steps, each
/// with a name of its own and one to eight parts, with people or time for each, and with somebody who decides. Whatever is missing is
/// named.
#[test]
#[expect(clippy::too_many_lines, reason = "each way to be no process, one after the other")]
fn what_is_no_process_is_named() {
    let mut seen = Vec::new();
    let mut refused = |process: Result<Process, ProcessError>, error: ProcessError, words: &str| {
        assert_eq!(error.to_string(), words);
        seen.push(format!("{error:?}").split([' ', '(', '{']).next().unwrap_or_default().to_owned());
        assert_eq!(process, Err(error));
    };
    let oracle: Capacity = "oracle".parse().unwrap();
    let crowd = |n: u32| (0..n).map(|n| (format!("one_{n}").parse().unwrap(), Powers::ALL));
    let with = |powers: Powers| Process::new([(COLLEAGUE, powers)], [hello()]);
    refused(Process::new([], [hello()]), ProcessError::Cast(0), "a cast has 1 to 40 capacities, not 0");
    refused(Process::new(crowd(41), [hello()]), ProcessError::Cast(41), "a cast has 1 to 40 capacities, not 41");
    let twice = [(COLLEAGUE, Powers::ALL), (oracle, Powers::EMPTY), (COLLEAGUE, Powers::EMPTY)];
    refused(Process::new(twice, [hello()]), ProcessError::CastTwice(COLLEAGUE), "`colleague` stands twice in the cast");
    refused(with(Power::Hears.into()), ProcessError::NobodySelects, "nobody of the cast selects");
    refused(with(Power::Selects.into()), ProcessError::NobodyHears, "nobody of the cast hears concerns");
    let both = [(COLLEAGUE, Powers::from([Power::Selects, Power::Hears]))];
    refused(
        Process::new(both, [hello().with_assent()]),
        ProcessError::NobodyAgrees(name("hello")),
        "the step `hello` needs assent, and nobody of the cast agrees",
    );
    let stranger = ProcessError::NotOfTheCast { step: name("hello"), capacity: oracle };
    let words = "the step `hello` names `oracle`, which is not of the cast";
    refused(of([hello().decided_by(oracle)]), stranger.clone(), words);
    refused(of([Step::interview("hello", oracle).unwrap().decided_by(COLLEAGUE)]), stranger, words);

    let many = |n: usize| (0..n).map(|n| Step::interview(&format!("step {n}"), COLLEAGUE).unwrap());
    refused(of([]), ProcessError::Length(0), "a process has 1 to 100 steps, not 0");
    refused(of(many(101)), ProcessError::Length(101), "a process has 1 to 100 steps, not 101");
    // However many there are, they are not counted to the end.
    let endless = (0_u64..).map(|n| Step::interview(&n.to_string(), COLLEAGUE).unwrap());
    refused(of(endless), ProcessError::Length(101), "a process has 1 to 100 steps, not 101");
    let trial = |days| Step::assignment("trial", days, COLLEAGUE).unwrap();
    refused(of([hello(), trial(1), hello()]), ProcessError::SameName(name("hello")), "two steps are called `hello`");

    let panel = |parts: Vec<Part>| of([Step::of("day", parts, COLLEAGUE).unwrap()]);
    let talk = |n: usize| Part::interview(&format!("talk {n}"), COLLEAGUE).unwrap();
    let parts = |parts| ProcessError::Parts { step: name("day"), parts };
    refused(panel(vec![]), parts(0), "the step `day` has 1 to 8 parts, not 0");
    refused(panel((0..9).map(talk).collect()), parts(9), "the step `day` has 1 to 8 parts, not 9");
    refused(
        panel(vec![talk(1), talk(2), talk(1)]),
        ProcessError::SamePart { step: name("day"), part: name("talk 1") },
        "two parts of the step `day` are called `talk 1`",
    );
    refused(
        panel(vec![talk(1).only_informing(), talk(2).only_informing()]),
        ProcessError::NobodyJudges(name("day")),
        "every part of the step `day` only informs",
    );
    let alone = Step::interview("alone", nobody()).unwrap().decided_by(COLLEAGUE);
    refused(of([alone]), ProcessError::NobodyMeets(name("alone")), "the interview `alone` needs at least one capacity");
    refused(
        of([hello().decided_by(nobody())]),
        ProcessError::NobodyDecides(name("hello")),
        "nobody may decide at `hello`",
    );
    for days in [0, 181, u16::MAX] {
        let words = format!("the assignment `trial` has 1 to 180 days, not {days}");
        refused(of([trial(days)]), ProcessError::Days { part: name("trial"), days }, &words);
    }
    for hours in [0, 401, u16::MAX] {
        let words = format!("the assignment `work` takes 1 to 400 hours, not {hours}");
        let work = Part::assignment("work", 1).unwrap().taking(hours);
        refused(panel(vec![work]), ProcessError::Hours { part: name("work"), hours }, &words);
    }
    let no_time = hello().decided_within(Span::Days(0));
    let (step, span) = (name("hello"), Span::Days(0));
    refused(of([no_time]), ProcessError::NoTime { step, span }, "0 days are no time to decide at `hello`");

    let closing = || hello().decided_within(DecidedWithin::from(Span::Days(5)).after("closing").unwrap());
    let dates = |dates: &[&str]| of([closing()]).unwrap().with_dates(dates.iter().map(|date| name(date)));
    refused(
        dates(&["opening"]),
        ProcessError::UnknownDate { step: name("hello"), date: name("closing") },
        "the decision at `hello` counts from `closing`, which is not among the dates of the process",
    );
    refused(dates(&["closing", "closing"]), ProcessError::SameDate(name("closing")), "two dates are called `closing`");
    for days in [0, 366] {
        let words = format!("a horizon has 1 to 365 days, not {days}");
        let standard = Horizons::default;
        for horizons in
            [standard().with_appointment(days), standard().with_reversal(days), standard().with_contest(days)]
        {
            refused(horizons.map(|_| Process::back_end()), ProcessError::Horizon(days), &words);
        }
    }
    let agency = Organisation { name: "Search & Co".parse().unwrap(), data: DataRole::Processor };
    let acts_for = Process::back_end().with_organisations([(oracle, agency)]);
    refused(
        acts_for,
        ProcessError::NoSuchCapacity(oracle),
        "`oracle` acts for another organisation, and is not of the cast",
    );
    let file = json!({ "name": "day", "task": { "check": { "asked": "a school" } }, "parts": [talk(1)] });
    let error = ProcessError::TaskAndParts(name("day"));
    assert_eq!(serde_json::from_value::<Step>(file).unwrap_err().to_string(), error.to_string());
    seen.push("TaskAndParts".to_owned());
    let all = variants("ProcessError");
    assert!(all.iter().all(|error| seen.contains(error)), "{all:?} {seen:?}");

    for fine in [
        of([hello()]),
        of([trial(1)]),
        of([trial(180)]),
        of(many(100)),
        Process::new(crowd(40).chain(both).skip(1), [hello()]),
    ] {
        fine.unwrap();
    }
    assert_eq!(of([closing()]).unwrap().dates(), [name("closing")], "what steps count from is named by them");
    assert_eq!(Step::interview(" ", COLLEAGUE), Err(TextError::Blank));
    assert_eq!(Step::assignment("a\nb", 1, COLLEAGUE), Err(TextError::Control(1)));
    assert_eq!(Step::check("school", " ", COLLEAGUE), Err(TextError::Blank));
}

/// A step of one part as somebody might describe it, right or wrong.
#[derive(Debug, Clone)]
struct Described {
    name: String,
    /// Days of an assignment, or the people of an interview and whether the screen is shared.
    task: Result<u16, (Vec<Capacity>, bool)>,
    /// If it is left out, those who meet decide.
    decided_by: Option<Vec<Capacity>>,
    yes: bool,
}

impl Described {
    fn made(&self) -> Result<Step, String> {
        let list = |of: &[Capacity]| of.iter().copied().collect::<Capacities>();
        let step = match &self.task {
            Ok(days) => Step::assignment(&self.name, *days, nobody()),
            Err((with, shared)) => Step::interview(&self.name, list(with))
                .map(|step| if *shared { step.sharing_the_screen() } else { step }),
        };
        let step = step.map_err(|error| error.to_string())?;
        let step = self.decided_by.iter().fold(step, |step, some| step.decided_by(list(some)));
        Ok(if self.yes { step.after_a_yes() } else { step })
    }

    fn written(&self) -> Value {
        let task = match &self.task {
            Ok(days) => json!({ "assignment": { "days": days } }),
            Err((with, shared)) => {
                json!({ "interview": { "with": with, "screen": if *shared { "shared" } else { "not_shared" } } })
            }
        };
        let mut step = json!({ "name": self.name, "task": task, "needs_yes": self.yes });
        if let Some(some) = &self.decided_by {
            step["decided_by"] = json!(some);
        }
        step
    }
}

fn described() -> impl Strategy<Value = Described> {
    let some = || subsequence(&CAST, 0..=CAST.len());
    let days = prop_oneof![4 => 1..=180_u16, 1 => select(&[0, 181, u16::MAX])];
    let task = prop_oneof![days.prop_map(Ok), (some(), any::<bool>()).prop_map(Err)];
    let name =
        prop_oneof![6 => "[a-z]{1,3}", 1 => select(&["", " ", "a\tb"]).prop_map(String::from), 1 => "[a-z]{59,61}"];
    let decided_by = proptest::option::weighted(0.8, some());
    (name, task, decided_by, any::<bool>()).prop_map(|(name, task, decided_by, yes)| Described {
        name,
        task,
        decided_by,
        yes,
    })
}

proptest! {
    /// A process is made and read alike: the same value, or the same words why not.
    #[test]
    fn a_process_is_made_and_read_alike(
        who in subsequence(&CAST, 0..=CAST.len()),
        powers in vec(subsequence(Power::ALL, 0..=Power::ALL.len()), CAST.len()),
        steps in vec(described(), 0..5),
    ) {
        let cast: Vec<(Capacity, Powers)> =
            who.into_iter().zip(powers).map(|(one, powers)| (one, powers.into_iter().collect())).collect();
        let made = steps.iter().map(Described::made).collect::<Result<Vec<Step>, String>>();
        let made = made.and_then(|steps| Process::new(cast.clone(), steps).map_err(|error| error.to_string()));
        let cast: serde_json::Map<String, Value> =
            cast.iter().map(|(one, powers)| (one.to_string(), json!(powers))).collect();
        let written: Vec<Value> = steps.iter().map(Described::written).collect();
        let read = serde_json::from_value::<Process>(json!({ "cast": cast, "steps": written }));
        prop_assert_eq!(read.map_err(|error| error.to_string()), made);
    }

    /// What a process says of its steps is what they were made of: numbers start at 1, before the first it is those who
    /// select who decide, and after the last those and the deciders of the last.
    #[test]
    fn steps_are_numbered_from_one(terms in any_terms()) {
        let process = terms.process();
        let count = u8::try_from(process.steps().len()).unwrap();
        for none in [0, count + 1, 255] {
            prop_assert_eq!((process.step(none), process.parts(none).len()), (None, 0));
        }
        for (number, step) in (1..).zip(process.steps()) {
            prop_assert_eq!(process.step(number), Some(step));
            prop_assert_eq!(process.deciders(number), step.deciders());
            prop_assert_eq!(process.parts(number), step.parts());
            prop_assert_eq!((step.part(0), step.part(1)), (None, step.parts().first()));
        }
        let selects = process.who(Power::Selects);
        prop_assert_eq!(process.deciders(0), selects);
        let last: Capacities = process.deciders(count).iter().chain(selects.iter()).collect();
        prop_assert_eq!(process.deciders(count + 1), &last);
    }

    /// Who has which power is what the cast says, in whatever order it was given; everybody else is not of it.
    #[test]
    fn powers_are_what_the_cast_says(cast in cast().prop_shuffle(), who in capacities()) {
        let process = Process::new(cast.clone(), [Step::interview("hello", who).unwrap()]).unwrap();
        let mut sorted = cast.clone();
        sorted.sort_unstable_by_key(|(capacity, _)| *capacity);
        prop_assert_eq!(process.cast().collect::<Vec<_>>(), sorted);
        for (capacity, powers) in cast {
            prop_assert_eq!(process.powers(capacity), Some(powers));
            for power in Power::ALL {
                prop_assert_eq!(process.who(*power).contains(capacity), powers.contains(*power));
            }
        }
        prop_assert_eq!(process.powers("oracle".parse().unwrap()), None);
    }

    /// Terms of one name and version are told apart by what the company wrote of their process, and by nothing else.
    #[test]
    fn the_digest_is_of_the_process(one in any::process(), other in any::process()) {
        let id = |process: &Process| Terms::new("spec", 1, process.clone()).unwrap().id().clone();
        prop_assert_eq!(id(&one) == id(&other), one == other);
        let read: Process = serde_json::from_str(&serde_json::to_string(&one).unwrap()).unwrap();
        prop_assert_eq!(id(&one), id(&read));
        let later = one.clone().with_material([MaterialKind::Proof]).with_tools([]);
        prop_assert_eq!(id(&one) == id(&later), one == later);
    }
}

/// The source's back-end process, step by step (F11, F22, F40–F44, F48, F49, F63–F68, F69–F71).
#[test]
fn the_back_end_process_is_the_source_s() {
    let [recruiter, technical, character, colleague, manager, director] = CAST;
    let process = Process::back_end();
    // Selection is done by hand, by a recruiter (F11).
    assert_eq!(process.who(Power::Selects), &Capacities::from(recruiter));
    let list = |of: &[Capacity]| of.iter().copied().collect::<Capacities>();
    let interview = |with: &[Capacity], screen| Task::Interview { with: list(with), screen };
    let said: [(&str, Task, &[Capacity], bool); 5] = [
        // An informal chat with a recruiter (F22).
        ("intro_chat", interview(&[recruiter], Screen::NotShared), &[recruiter], false),
        // Two sides of the company, one technical and one on characteristics (F40–F44).
        ("team_interview", interview(&[technical, character], Screen::NotShared), &[technical, character], false),
        // A test case with a week for it (F48, F49).
        ("test_case", Task::Assignment { days: 7, hours: None, pay: None }, &[technical, colleague, manager], false),
        // A review with colleagues and the engineering manager, the screen shared (F63–F68).
        ("case_review", interview(&[colleague, manager], Screen::Shared), &[colleague, manager], false),
        // It goes on only when both are happy (F69): a final chat with the managing director (F70, F71).
        ("final_chat", interview(&[director], Screen::NotShared), &[director], true),
    ];
    assert_eq!(process.steps().len(), said.len());
    for (step, (name, task, deciders, yes)) in process.steps().iter().zip(said) {
        assert_eq!(step.name().as_str(), name);
        let [part] = step.parts() else { panic!("{name} has one part") };
        assert_eq!((part.name(), part.task(), part.informs()), (step.name(), &task, false), "{name}");
        assert_eq!(step.deciders(), &list(deciders), "{name}");
        assert_eq!((step.needs_yes(), step.needs_assent()), (yes, false), "{name}");
    }
}

/// An assignment has no screen; asking for one changes nothing, and a file that says so is refused.
#[test]
fn an_assignment_has_no_screen() {
    let trial = Step::assignment("trial", 1, COLLEAGUE).unwrap();
    assert_eq!(trial.clone().sharing_the_screen(), trial);
    let task = json!({ "assignment": { "days": 1, "screen": "shared" } });
    let error = serde_json::from_value::<Task>(task).unwrap_err().to_string();
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
        Terms::new("back-end", 3, of([hello()]).unwrap()),
    ] {
        assert_ne!(other.unwrap().id(), terms.id());
    }
    assert_eq!(clone.with_policy(Policy::standard()).id(), terms.id());
}

/// The error of a file says what is wrong with it, in the words of the value or with what would have been right.
#[test]
fn an_error_can_be_passed_on() {
    fn file(text: &str) -> Result<Process, Box<dyn Error + Send + Sync>> {
        Ok(serde_json::from_str(text)?)
    }
    let error = file("{\n  \"cast\": {},\n  \"steps\": []\n}").unwrap_err();
    assert!(error.to_string().contains("a cast has 1 to 40 capacities, not 0"), "{error}");
    let crowd: Vec<String> = (0..50).map(|n| format!("\"person_{n}\": []")).collect();
    let error = file(&format!("{{ \"cast\": {{ {} }}, \"steps\": [] }}", crowd.join(","))).unwrap_err();
    assert!(error.to_string().contains("a cast has 1 to 40 capacities, not 50"), "a file counts to its end: {error}");
    let error = file("{\n  \"cast\": { \"an oracle\": [] } }").unwrap_err();
    assert!(error.to_string().contains("a capacity has only ASCII letters, digits and `_`"), "{error}");
    let error = file("{\n  \"cast\": { \"oracle\": [\"knows\"] } }").unwrap_err();
    assert!(error.to_string().contains("unknown variant `knows`, expected one of `selects`"), "{error}");
}

/// An opening names the moments of the role's calendar, each by its name; named again, they are others.
#[test]
fn an_opening_names_dates() {
    let terms = Terms::new("back-end", 1, of([hello()]).unwrap().with_dates([name("closing")]).unwrap()).unwrap();
    let date = |n| RoleDate { name: name("closing"), at: day(n) };
    let opening = ways::opening(&terms).with_dates([date(9)]);
    assert_eq!((opening.date(&name("closing")), opening.date(&name("opening"))), (Some(day(9)), None));
    assert_eq!(opening.with_dates([date(11)]).date(&name("closing")), Some(day(11)));
}

/// A step of one part that only informs is no step of a process; written by itself, it still says so.
#[test]
fn a_step_that_only_informs_is_written_as_one() {
    let talk = Part::interview("talk", Capacity::RECRUITER).unwrap().only_informing();
    let step = Step::of("talk", [talk], Capacity::RECRUITER).unwrap();
    let written = serde_json::to_value(&step).unwrap();
    assert_eq!(serde_json::from_value::<Step>(written).unwrap(), step);
    assert_eq!(of([step]), Err(ProcessError::NobodyJudges(name("talk"))));
}

/// A step is found by its name, and so is a part: by the number that facts name it by. No other name is found (R38).
#[test]
fn steps_and_parts_are_found_by_name() {
    let process = Process::back_end();
    for (number, step) in (1..).zip(process.steps()) {
        assert_eq!(process.step_number(step.name().as_str()), Some(number));
        assert_eq!(process.step(number).map(Step::name), Some(step.name()));
        for (number, part) in (1..).zip(step.parts()) {
            assert_eq!(step.part_number(part.name().as_str()), Some(number));
            assert_eq!(step.part(number), Some(part));
        }
        assert_eq!(step.part_number("coffee"), None);
    }
    assert_eq!(process.step_number("coffee"), None);
}

/// The organisations that capacities act for stand in the order of the cast, however they are given: a store that gives the keys of a map
/// in another order gives the same process back, with the same digest.
#[test]
fn organisations_in_any_order_are_the_same() {
    let organisation = |name: &str| Organisation { name: name.parse().unwrap(), data: DataRole::Processor };
    let all = [(COLLEAGUE, organisation("Search & Co")), (Capacity::RECRUITER, organisation("Hire & Sons"))];
    let of = |all: Vec<(Capacity, Organisation)>| Process::back_end().with_organisations(all).unwrap();
    let [one, other] = [of(all.to_vec()), of(all.iter().rev().cloned().collect())];
    assert_eq!(one, other);
    let terms = |process: &Process| Terms::new("back-end", 1, process.clone()).unwrap();
    assert_eq!(terms(&one).id(), terms(&other).id());
    assert_ne!(terms(&one).id().digest, terms(&Process::back_end()).id().digest);
    let (name, mut given) = ("organisations", serde_json::to_value(&one).unwrap());
    let reversed: serde_json::Map<String, Value> = given[name].as_object().unwrap().clone().into_iter().rev().collect();
    given[name] = reversed.into();
    assert_eq!(serde_json::from_value::<Process>(given).unwrap(), one);
}
