//! A role with two openings: taken by a yes, filled by a first day, free again when somebody steps back.
//!
//! Run it with `cargo run --example openings`. Four people are in the running. The role takes note of each candidacy: nobody tells it a
//! number. When all openings are taken, it says who is owed that news. It prints the same each time.

use candidacy::law::{Approach, Held};
use candidacy::phase::Accepted;
use candidacy::role::{
    self, Address, Channel, Definition, Employer, Need, Openings, OutsideBody, OutsideContact, Publication,
    Requirement, Workplace,
};
use candidacy::terms::{Power, Powers};
use candidacy::uuid::Uuid;
use candidacy::value::{Decision, DocumentRef, Offer, Source};
use candidacy::{
    Actor, Aspect, Attendance, Candidacy, CandidacyId, CandidateId, Capacity, Entry, Evidence, Fact, Meeting, PersonId,
    Place, Process, Role, RoleId, Staff, Step, Terms, Text, Time,
};
use chrono::TimeDelta;
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

const NAMES: [&str; 4] = ["Aino", "Bela", "Chidi", "Dora"];

fn main() -> Done {
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::RECRUITER);
    let mut role = advertised(ana)?;
    let mut people = Vec::new();
    for number in 1..=4 {
        people.push(offered(number, role.id(), ana)?);
    }
    println!("Two openings, and an offer to each of three; Dora waits for a first answer.\n");
    show(&role)?;

    println!("\nAino and Bela say yes.");
    for (person, day) in [(0, 11), (1, 12)] {
        act(&mut people[person], Actor::Candidate, Fact::OfferAccepted, day)?;
        take_note(&mut role, &people[person], ana, day)?;
    }
    show(&role)?;
    println!("  The others are owed the news that the openings are taken:");
    for news in role.news(&people).collect::<Vec<_>>() {
        let person = people.iter().position(|one| one.id() == news.candidacy).ok_or("one of them")?;
        act(&mut people[person], ana.into(), news.fact, 12)?;
        let owed = people[person].promises().find(|one| one.kind.name() == "vacancy").ok_or("it is owed")?;
        println!("    {:<5} by {}; the reason would be {:?}", NAMES[person], owed.due.format("%-d %B"), news.category);
    }

    println!("\nChidi says yes as well. There is no opening for him, until there is a third.");
    act(&mut people[2], Actor::Candidate, Fact::OfferAccepted, 12)?;
    let refused = take_note(&mut role, &people[2], ana, 12).err().ok_or("both are taken")?;
    println!("  {refused}");
    let reason = Text::new("The other team has budget for one more.")?;
    role.record(role::Entry::new(ana, role::Fact::OpeningsSet { openings: Openings::new(3)?, reason }, at(12)?))?;
    take_note(&mut role, &people[2], ana, 12)?;
    show(&role)?;

    println!("\nBela steps back. Aino starts.");
    act(&mut people[1], Actor::Candidate, Fact::Withdrew, 13)?;
    take_note(&mut role, &people[1], ana, 13)?;
    act(&mut people[0], Actor::Candidate, Fact::StartAgreed { on: at(16)? }, 13)?;
    act(&mut people[0], ana.into(), Fact::Hired, 16)?;
    take_note(&mut role, &people[0], ana, 16)?;
    show(&role)?;

    println!("\nThe company looks for two after all. Chidi starts, and the advert comes down.");
    let reason = Text::new("The other team found somebody in the house.")?;
    role.record(role::Entry::new(ana, role::Fact::OpeningsSet { openings: Openings::new(2)?, reason }, at(17)?))?;
    let chidi: Candidacy<Accepted> = people.swap_remove(2).narrow()?;
    let (_, mut chidi) = (chidi.acceptance(), chidi.untyped()); // what a `Role<Advertised>` takes
    act(&mut chidi, Actor::Candidate, Fact::StartAgreed { on: at(20)? }, 17)?;
    act(&mut chidi, ana.into(), Fact::Hired, 20)?;
    take_note(&mut role, &chidi, ana, 20)?;
    show(&role)?;

    println!("\nThe journal of the role knows ids, and nothing else of anybody:");
    for line in role.lines() {
        let who = line.entry.fact.candidacy().map_or(String::new(), |id| format!(" by {id}"));
        println!("  {:>2} {} {}{who}", line.seq, line.entry.at.format("%-d %B"), line.entry.fact.kind());
    }
    Ok(())
}

/// What the role says of its openings, and what job search engines read.
fn show(role: &Role) -> Done {
    let (taken, filled) = (role.taken_by().count(), role.filled_by().count());
    let posting = serde_json::to_value(role.posting())?;
    let total = posting.get("totalJobOpenings").map_or("nothing".to_owned(), ToString::to_string);
    println!("  {}: {taken} taken, {filled} filled; totalJobOpenings says {total}", role.phase());
    Ok(())
}

/// The role takes note of a candidacy: a taken opening, a filled one, or one that is free again.
fn take_note(role: &mut Role, candidacy: &Candidacy, by: Staff, day: u32) -> Done {
    if let Some(fact) = role.opening_fact(candidacy) {
        role.record(role::Entry::new(by, fact, at(day)?))?; // the line is to be stored
    }
    Ok(())
}

fn act(candidacy: &mut Candidacy, by: Actor, fact: Fact, day: u32) -> Done {
    let _ = candidacy.record(Entry::new(by, fact, at(day)?))?; // the line is to be stored
    Ok(())
}

/// A role with two openings, advertised on 2 March.
fn advertised(ana: Staff) -> Done<Role> {
    let authority = "https://autoriteitpersoonsgegevens.nl";
    let outside = OutsideContact::new(OutsideBody::DataAuthority, "Autoriteit Persoonsgegevens", authority)?;
    let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?;
    let rust = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust")?;
    let profile = role::Profile::new("Back-end engineer", employer, "You open doors.", [rust])?;
    let two = Definition::new(RoleId::new(Uuid::from_u128(3))?, profile).with_openings(Openings::new(2)?);
    let role = Role::from_definition(two, ana, at(2)?)?;
    let office = Workplace::Office(Address::new("Amsterdam", "NL")?);
    Ok(role.advertise(ana, Publication::new([Channel::CareersPage], office)?, at(2)?)?.untyped())
}

/// Somebody who was approached for the role, met the company and has an offer. The fourth has only said that they are interested.
fn offered(number: u128, role: RoleId, ana: Staff) -> Done<Candidacy> {
    let cast = [(Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears]))];
    let terms = Terms::new("short", 1, Process::new(cast, [Step::interview("chat", Capacity::RECRUITER)?])?)?;
    let opening =
        terms.opening(CandidacyId::new(Uuid::from_u128(number))?, CandidateId::new(Uuid::from_u128(100 + number))?);
    let approach = Approach { opening, role, found: Text::new("at a fair")?, source: Source::Event };
    let mut one = Candidacy::open(&terms, Entry::new(ana, approach, at(2)?))?;
    let evidence = || Evidence::from_finding(Aspect::Experience, "two years of Rust", "maintains a crate");
    let meeting = Meeting::new(at(6)?, 30, Place::online("https://meet.example/a")?, [ana])?;
    act(&mut one, Actor::Candidate, Fact::InterestShown, 3)?;
    if number == 4 {
        return Ok(one);
    }
    act(&mut one, ana.into(), Decision::new(evidence()?).into(), 3)?;
    act(&mut one, ana.into(), Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) }, 4)?;
    act(&mut one, ana.into(), Held::from(Attendance::new([ana])?).into(), 7)?;
    act(&mut one, ana.into(), Decision::new(evidence()?).into(), 8)?;
    let offer = Offer::new(DocumentRef::new(format!("offers/{number}"))?, at(9)? + TimeDelta::days(14));
    act(&mut one, ana.into(), offer.into(), 9)?;
    Ok(one)
}

/// Nine in the morning of a day in March 2026, in UTC.
fn at(day: u32) -> Done<Time> {
    Ok(format!("2026-03-{day:02}T09:00:00Z").parse()?)
}
