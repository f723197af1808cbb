//! A company with a process of its own: read from a file, declared as types, and drawn.
//!
//! Run it with `cargo run --example own_process`. It prints the process as a Mermaid state diagram with the place of one
//! candidacy marked, and what a mistake in the file looks like. Paste the diagram where Mermaid is drawn.

use candidacy::phase::{Arranging, Preparing, Proposed, Screening};
use candidacy::uuid::Uuid;
use candidacy::view::diagram::Diagram;
use candidacy::{
    Aspect, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Evidence, OpenApplication, PersonId, Process, Staff,
    Terms, Text,
};
use std::error::Error;

/// As it would stand in a file.
const SHOP: &str = r#"{
    "screened_by": ["recruiter"],
    "steps": [
        {"name": "hello", "kind": {"meeting": {"with": ["colleague"]}}, "decided_by": ["colleague"]},
        {"name": "trial_day", "kind": {"assignment": {"days": 1}}, "decided_by": ["colleague"], "needs_yes": true}
    ]
}"#;

/// The same steps as types. Whether they agree with the file is checked when a candidacy takes their type.
mod shop {
    candidacy::steps! {
        Hello = "hello": Meeting,
        TrialDay = "trial_day": Assignment after yes,
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let process: Process = serde_json::from_str(SHOP)?;
    let terms = Terms::new("shop", 1, process)?;
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::Recruiter);
    let cleo = Staff::new(PersonId::new(Uuid::from_u128(202))?, Capacity::Colleague);
    let day = |day: u32| format!("2026-03-{day:02}T09:00:00Z").parse();

    let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
    let application = OpenApplication { opening, cv };
    let screening = Candidacy::<Screening<shop::Hello>>::apply_openly(&terms, application, day(2)?)?;

    // The types know the way: after `hello` comes the trial day, and it needs the candidate's own yes.
    let evidence = Evidence::from_finding(Aspect::Experience, "has worked in a shop", "ran one for two summers")?;
    let hello: Candidacy<Arranging<shop::Hello>> = screening.pass(ana, evidence, day(3)?)?;
    let asked: Candidacy<Proposed<shop::TrialDay>> = hello.waive(cleo, Text::new("we know her")?, day(4)?)?;
    let trial: Candidacy<Preparing<shop::TrialDay>> = asked.agree(day(5)?)?;
    println!("{}", Diagram::from_candidacy(&trial));

    // A mistake in the file is an error that says which one.
    let misspelt = SHOP.replace("needs_yes", "needs_yess");
    println!("A misspelt field:\n    {}", serde_json::from_str::<Process>(&misspelt).unwrap_err());
    let twice = SHOP.replace("trial_day", "hello");
    println!("One name twice:\n    {}", serde_json::from_str::<Process>(&twice).unwrap_err());
    let nobody = SHOP.replacen("[\"colleague\"]}}", "[]}}", 1);
    println!("A meeting with nobody:\n    {}", serde_json::from_str::<Process>(&nobody).unwrap_err());
    Ok(())
}
