//! A company with a process of its own: read from a file, declared as types, and drawn.
//!
//! Run it with `cargo run --example own_process`. It prints the process, one candidate's way through it, a Mermaid state diagram of the
//! process with the place of the candidate marked, and the answers to mistakes: in the file, in the types, and in a call. Paste the
//! diagram where Mermaid is drawn.

use candidacy::candidacy::Recorded;
use candidacy::phase::{Deciding, InStep, OfferDue, Preparing, Proposed, Screening};
use candidacy::typed::{InPhase, Moment};
use candidacy::uuid::Uuid;
use candidacy::value::{Assignment, DocumentRef, Label, PayPeriod, Salary};
use candidacy::view::diagram::Diagram;
use candidacy::{
    Actor, Application, Aspect, Attendance, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Line,
    Meeting, PersonId, Place, Process, Staff, Terms, Text, Time, step,
};
use std::error::Error;

/// As it would stand in a file. The second step has two parts, in any order, and needs the candidate's own yes.
const SHOP: &str = r#"{
    "cast": { "owner": ["selects", "hears"], "colleague": [] },
    "steps": [
        { "name": "hello", "task": { "interview": { "with": ["colleague"] } } },
        { "name": "trial", "parts": [
            { "name": "day", "task": { "assignment": { "days": 1, "hours": 8, "pay": "120 euros" } } },
            { "name": "talk", "task": { "interview": { "with": ["owner"] } } }
          ], "decided_by": ["owner"], "needs_yes": true }
    ]
}"#;

/// The same steps as types. They are compared with the file when a candidacy takes their type.
mod shop {
    candidacy::steps! {
        /// We get to know each other.
        Hello = "hello": Interview,
        Trial = "trial": {
            Day = "day": Assignment,
            Talk = "talk": Interview,
        } after yes,
    }
}
use shop::{Day, Hello, Talk, Trial};

fn main() -> Result<(), Box<dyn Error>> {
    let process: Process = serde_json::from_str(SHOP)?;
    println!("The process:");
    for step in process.steps() {
        let parts: Vec<String> = step.parts().iter().map(|part| format!("{} ({})", part.name(), part.kind())).collect();
        println!("    {}: {}{}", step.name(), parts.join(", "), if step.needs_yes() { ", after a yes" } else { "" });
    }
    let terms = Terms::new("shop", 1, process)?;
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, "owner".parse()?);
    let cleo = Staff::new(PersonId::new(Uuid::from_u128(202))?, Capacity::COLLEAGUE);

    // The types know the way: after `hello` comes the trial, and it needs the candidate's own yes.
    println!("\nOne candidate's way:");
    let mut rows = Rows::default(); // a store
    let screening = Candidacy::<Screening<Hello>>::apply(&terms, application(&terms)?, day(2)?)?.store(rows.keep())?;
    let hello: Candidacy<Preparing<Hello>> = screening.advance(ana, seen()?, day(3)?)?.store(rows.keep())?;
    let by_chance = Moment::new(day(4)?).deviating(Text::new("She came by, and Cleo had time.")?);
    let met = hello.record_held(cleo, Attendance::new([cleo])?, by_chance)?;
    let mut hello: Candidacy<Deciding<Hello>> = met.store(rows.keep())?;
    rows.keep()(hello.assess(cleo, seen()?, day(4)?)?)?;
    let asked: Candidacy<Proposed<Trial>> = hello.advance(cleo, seen()?, day(4)?)?.store(rows.keep())?;
    let trial: Candidacy<Preparing<Trial>> = asked.agree(day(5)?)?.store(rows.keep())?;

    let drawn = Diagram::from_candidacy(&trial).to_string();

    // A step of several parts is asked for one of them. How far the others are, only run time knows.
    // It takes no longer than the process says, and is paid as it says there.
    let task = Assignment::new(DocumentRef::new("days/14")?, 8)?.paid(Label::new("120 euros")?);
    let trial: Candidacy<InStep<Trial>> = trial.part(Day).send_assignment(ana, task, day(6)?)?.store(rows.keep())?;
    let trial = trial.part(Talk).waive(ana, Text::new("They talked all day.")?, day(6)?)?.store(rows.keep())?;
    let handed_in = trial.part(Day).submit(DocumentRef::new("days/14/done")?, day(7)?)?;
    let InPhase::Deciding(trial) = handed_in.store(rows.keep())?.in_phase() else {
        return Err("a part is left".into());
    };
    let _: Candidacy<OfferDue> = trial.advance(ana, seen()?, day(8)?)?.store(rows.keep())?;

    // A program that knows no steps beforehand knows kinds. The rows of the store are enough.
    let lines = rows.0.iter().take(2).map(|row| serde_json::from_str(row)).collect::<Result<Vec<Line>, _>>()?;
    let stored = Candidacy::replay_lines(&terms, lines)?;
    let some_interview: Candidacy<Preparing<step::Interview>> = stored.narrow()?;

    println!("\nThe process, with her place after the yes:\n{}", drawn.trim_end());
    println!("\nA mistake in the file:");
    for (from, to) in [("needs_yes", "needs_yess"), ("\"trial\"", "\"hello\""), ("[\"colleague\"] } }", "[] } }")] {
        println!("    {}", serde_json::from_str::<Process>(&SHOP.replacen(from, to, 1)).unwrap_err());
    }
    println!("\nA mistake in the types:");
    println!("    {}", some_interview.clone().narrow::<Preparing<Trial>>().unwrap_err());
    println!("    {}", some_interview.clone().narrow::<Deciding<Hello>>().unwrap_err());
    println!("\nA mistake that no type can know:");
    let meeting = Meeting::new(day(9)?, 30, Place::online("https://meet.example/shop")?, [ana])?;
    println!("    {}", some_interview.schedule(ana, meeting, day(4)?).unwrap_err());
    println!("\nWhat does not compile:");
    println!("    trial.part(Day).schedule(ana, meeting, now): `Assignment` is no interview");
    println!("    offer.hire(ana, now): no method named `hire` found for struct `Candidacy<OfferDue>`");
    Ok(())
}

/// A store of rows, which also prints them.
#[derive(Default)]
struct Rows(Vec<String>);

impl Rows {
    fn keep(&mut self) -> impl FnOnce(Recorded<'_>) -> serde_json::Result<()> {
        |recorded| {
            let Entry { at, by, fact, .. } = recorded.line.entry;
            let who = if *by == Actor::Candidate { "the candidate" } else { "the shop" };
            let opened: Vec<String> = recorded.opened.iter().map(|promise| promise.kind.to_string()).collect();
            let owed = if opened.is_empty() { String::new() } else { format!("promised: {}", opened.join(", ")) };
            println!("{}", format!("    {}  {who:<15}{:<22}{owed}", at.format("%e %b"), fact.kind()).trim_end());
            self.0.push(serde_json::to_string(&recorded.line)?);
            Ok(())
        }
    }
}

fn application(terms: &Terms) -> Result<Application, Box<dyn Error>> {
    let opening = terms
        .opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?)
        .paying(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
    Ok(Application::open(opening, Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?))
}

fn seen() -> Result<Evidence, Box<dyn Error>> {
    Ok(Evidence::from_finding(Aspect::Experience, "has worked in a shop", "ran one for two summers")?)
}

fn day(day: u32) -> Result<Time, Box<dyn Error>> {
    Ok(format!("2026-03-{day:02}T09:00:00Z").parse()?)
}
