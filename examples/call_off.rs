//! A role is filled, and everybody who is still in the running hears of it: with a reason about the vacancy, and feedback of their own.
//!
//! Run it with `cargo run --example call_off`. Four people are at four places: one waits for a first answer, one is invited, one has
//! handed in work, one is working on it. The words about the vacancy are shared. Rejection and feedback are one call: both are recorded,
//! or none is. Who is working is told first that they need not finish. Shared words are not enough for somebody who handed in work:
//! the law refuses them, nothing is recorded, and a point to work on is added.

use candidacy::law::{Held, PartState, Refused};
use candidacy::terms::{PartKind, Power, Powers};
use candidacy::uuid::Uuid;
use candidacy::value::{Answer, Assignment, Category, Decision, DocumentRef, Manner, PayPeriod, Salary};
use candidacy::view::{Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{
    Actor, Application, Aspect, Attendance, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence, Fact,
    Feedback, Meeting, PersonId, Place, Process, Reasons, Seq, Staff, Step, Terms, Text, Time,
};
use chrono::TimeDelta;
use std::collections::BTreeMap;
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::RECRUITER);
    let mut people: BTreeMap<&str, Candidacy> = BTreeMap::new();
    for (number, (name, far)) in (1..).zip([("Aino", 0), ("Bela", 1), ("Chidi", 3), ("Dora", 2)]) {
        people.insert(name, on_the_way(number, far, ana)?);
    }

    println!("The role is filled on 16 March. Still in the running:");
    for (name, candidacy) in &people {
        println!("  {name:<6} in {}", candidacy.phase());
    }

    // The words that all of them share.
    let filled = "Somebody accepted our offer on Friday, so the vacancy is filled.";
    let advice = "There will be another vacancy in autumn. Write to me, and I will tell you before the advert is out.";
    let shared = Feedback::new(
        Reasons::from_reason(Category::VacancyFilled, filled)?,
        Text::new(advice)?,
        ana.person,
        Manner::Written,
    );
    // What the people who read the work wrote down for each.
    let points =
        BTreeMap::from([("Chidi", "Load what a request needs in one query; the rest of the case was a joy to read.")]);

    let now: Time = "2026-03-16T10:00:00Z".parse()?;
    println!("\nAna calls it off:");
    for (name, candidacy) in &mut people {
        for part in working_on(candidacy) {
            let reason = Text::new("The vacancy is filled. You need not finish it.")?;
            let _ = candidacy.record(Entry::new(ana, Fact::PartWaived { part: Some(part), reason }, now))?;
            println!("  {name:<6} need not finish the assignment");
        }
        if let Err(refused) = call_off(name, candidacy, ana, &shared, now) {
            println!("  {name:<6} not in these words: {}", refused.refusal.why);
            let point = points.get(name).ok_or("nobody wrote down a point")?;
            call_off(name, candidacy, ana, &shared.clone().work_on(Text::new(*point)?)?, now)?;
        }
    }

    let list: Watchlist = people.values().collect();
    let load = |id: CandidacyId| people.values().find(|candidacy| candidacy.id() == id);
    let desk = Desk::new(&list, WatchlistFilter::ALL.staff(ana), Page::first(10), now, load);
    println!("\nStill on Ana's desk: {}", desk.items().len());
    for (name, candidacy) in &people {
        println!("  {name:<6} in {}, settled: {}", candidacy.phase(), candidacy.is_settled());
    }
    Ok(())
}

/// Rejects somebody with this feedback. What comes back is what a store and an outbox need.
fn call_off(name: &str, candidacy: &mut Candidacy, by: Staff, feedback: &Feedback, at: Time) -> Result<(), Refused> {
    let [rejection, told] = candidacy.reject_with_feedback(by, feedback, at)?;
    let kept: Vec<&str> = told.ended.iter().map(|promise| promise.kind.name()).collect();
    let (first, second) = (rejection.line.seq, told.line.seq);
    println!("  {name:<6} rows {first} and {second} to store, one message to send; over: {}", kept.join(", "));
    Ok(())
}

/// The numbers of the assignments that are out.
fn working_on(candidacy: &Candidacy) -> Vec<u8> {
    let (now, parts) = (candidacy.now(), candidacy.step().map_or(&[][..], Step::parts));
    let parts = (1..).zip(parts).filter(|_| now.phase.is_in_a_step());
    let out = parts.filter(|(number, part): &(u8, _)| {
        part.kind() == PartKind::Assignment && now.parts.get(usize::from(*number) - 1) == PartState::SetUp
    });
    out.map(|(number, _)| number).collect()
}

/// A chat, and then a case.
fn process() -> Done<Process> {
    let recruiter = (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears]));
    let steps = [Step::interview("chat", Capacity::RECRUITER)?, Step::assignment("case", 7, Capacity::RECRUITER)?];
    Ok(Process::new([recruiter], steps)?)
}

/// Somebody who has come so far: applied, invited, at work, or with work that came back.
fn on_the_way(number: u128, far: u8, ana: Staff) -> Done<Candidacy> {
    let terms = Terms::new("shop", 1, process()?)?;
    let opening = terms
        .opening(CandidacyId::new(Uuid::from_u128(number))?, CandidateId::new(Uuid::from_u128(100 + number))?)
        .paying(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "cv.pdf", "application/pdf")?;
    let applied = Entry::new(Actor::Candidate, Application::open(opening, cv), "2026-03-09T09:00:00Z".parse()?);
    let mut at = applied.at;
    let mut candidacy = Candidacy::open(&terms, applied)?;
    let mut record = |by: Actor, fact: Fact| -> Done {
        at += TimeDelta::hours(22);
        let _ = candidacy.record(Entry::new(by, fact, at))?;
        Ok(())
    };
    let seen = || Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate");
    let company = Actor::from(ana);
    let message = DocumentRef::new("mail/received")?;
    record(company, Fact::CandidateInformed { to: Seq(0), answer: Answer::Final, message, stated: None })?;
    if far > 0 {
        record(company, Decision::new(seen()?).into())?;
        let starts = "2026-03-12T08:00:00Z".parse()?;
        let meeting = Meeting::new(starts, 30, Place::online("https://meet.example/ana")?, [ana])?;
        record(company, Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) })?;
    }
    if far > 1 {
        record(company, Held::from(Attendance::new([ana])?).into())?;
        record(company, Decision::new(seen()?).into())?;
        let case = Box::new(Assignment::new(DocumentRef::new("cases/lock")?, 6)?);
        record(company, Fact::AssignmentSent { part: None, assignment: case })?;
    }
    if far > 2 {
        record(Actor::Candidate, Fact::AssignmentSubmitted { part: None, work: DocumentRef::new("cases/lock/3")? })?;
    }
    Ok(candidacy)
}
