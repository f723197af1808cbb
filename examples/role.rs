//! A role from its first line to its last: written down, advertised, put right, closed.
//!
//! Run it with `cargo run --example role`. It prints the same each time: what nobody can do before the advert is up, the advert
//! as job search engines read it, what the requirements and a person's own words look like side by side, what can be put right
//! while it is up, and until when the advert stood once the role is closed. Its openings are in the example `openings`.

use candidacy::profile::{Experience, JsonResume};
use candidacy::role::phase::Advertised;
use candidacy::role::{
    self, Address, Channel, Correction, Employer, Employment, Need, OutsideBody, OutsideContact, PayPeriod,
    Publication, Requirement, Salary, Workplace,
};
use candidacy::uuid::Uuid;
use candidacy::value::Label;
use candidacy::value::meeting::Link;
use candidacy::{Aspect, Capacity, PersonId, Profile, Role, RoleId, Staff, Text, Time};
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::RECRUITER);

    println!("1. What exactly is needed\n");
    let role = Role::define(RoleId::new(Uuid::from_u128(3))?, needed()?, ana, at(2)?)?;
    for requirement in role.profile().requirements() {
        println!("   {:<9} {}", requirement.need(), requirement.text().as_str());
    }
    let refused = role.clone().untyped().vacancy().err().ok_or("there is no advert yet")?;
    println!("\n   Somebody applies already? {refused}.");

    println!("\n2. The advert, as job search engines read it\n");
    let role: Role<Advertised> = role.advertise(ana, publication()?, at(3)?)?;
    for line in serde_json::to_string_pretty(&role.posting())?.lines() {
        println!("   {line}");
    }

    println!("\n3. What Mira tells, beside what the role needs\n");
    side_by_side(&role)?;

    println!("\n4. A typing error in the advert, which stays up\n");
    let mut role = role;
    put_right(&mut role, ana)?;

    println!("\n5. Closed\n");
    let role = role.close(ana, Text::new("The budget went to another team.")?, at(16)?)?;
    let posting = serde_json::to_value(role.posting())?;
    println!("   The posting is valid through {}. The role is {}.", posting["validThrough"], role.phase());
    Ok(())
}

/// What exactly is needed, before anything is advertised (F5).
fn needed() -> Done<role::Profile> {
    let outside = OutsideContact::new(
        OutsideBody::DataAuthority,
        "Autoriteit Persoonsgegevens",
        "https://autoriteitpersoonsgegevens.nl",
    )?;
    let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?;
    let employer = Employer { brand: Some(Label::new("Locks & Co")?), ..employer };
    let rust = Requirement::new(Aspect::Experience, Need::Essential, "two years of a systems language, ours is Rust")?;
    let events = Requirement::new(Aspect::Experience, Need::Welcome, "event-driven services")?;
    let curious = Requirement::new(Aspect::Characteristics, Need::Essential, "asks why")?;
    Ok(role::Profile::new(
        "Back-end engineer",
        employer,
        "You build the service that opens doors.\n\nFive colleagues, one release a day.",
        [rust.found_by(["Rust", "C++", "Zig"])?, events.found_by(["events", "Kafka", "event sourcing"])?, curious],
    )?)
}

/// How that is made public (F6, F7).
fn publication() -> Done<Publication> {
    let office = Workplace::Office(Address { street: Some(Label::new("Kade 1")?), ..Address::new("Amsterdam", "NL")? });
    Ok(Publication::new([Channel::CareersPage, Channel::LinkedIn, Channel::Instagram], office)?
        .open_until(at(31)?)
        .employing(Employment::FullTime)
        .paying(Salary::new("EUR", 60_000, 80_000, PayPeriod::Year)?)
        .on_page(Link::new("https://locks.example/jobs/back-end")?))
}

/// Words are put right, and the pay does not fall (R30).
fn put_right(role: &mut Role<Advertised>, ana: Staff) -> Done {
    let least = Salary::new("EUR", 50_000, 80_000, PayPeriod::Year)?;
    let reason = || Text::new("The range was that of last year.");
    let lower = Correction { profile: needed()?, publication: publication()?.paying(least), reason: reason()? };
    let refused = role.correct(ana, lower, at(10)?).err().ok_or("the pay does not fall")?;
    println!("   From 50,000? No: {}.", refused.refusal.why);

    let more = Salary::new("EUR", 65_000, 85_000, PayPeriod::Year)?;
    let higher = Correction { profile: needed()?, publication: publication()?.paying(more), reason: reason()? };
    role.correct(ana, higher, at(10)?)?;
    for corrected in role.corrections() {
        let range = |pay: &Salary| format!("{} to {}", pay.least(), pay.most());
        let pay = |advert: role::Advert<'_>| advert.publication().salary().map_or("none".to_owned(), range);
        let (before, after) = (pay(corrected.before), pay(corrected.after));
        println!("   Entry {} put right: {}, {before} before, {after} after.", corrected.seq, corrected.parts());
        println!("   Why: {}", corrected.reason.as_str());
    }
    Ok(())
}

/// What the role needs and what Mira tells, for somebody to read and to judge (F10, F11).
fn side_by_side(role: &Role<Advertised>) -> Done {
    let job = Experience {
        title: Some(Label::new("Engineer")?),
        from: Some("2022-04".parse()?),
        work: Some(Text::new("Wrote the C++ core of a door controller, later in Rust.")?),
        ..Experience::default()
    };
    let mira = Profile::default().with_experience(job)?.with_joy(Text::new("Small tools that do one thing.")?)?;
    for row in mira.evidence_for(role.profile()) {
        println!("   {}", row.requirement.text().as_str());
        for passage in &row.passages {
            println!("     Mira: {}", passage.as_str());
        }
    }
    println!("   Nothing is counted. What nobody wrote down, a conversation may show.\n");
    for suggestion in mira.review() {
        println!("   A suggestion for her ({}): {}", suggestion.fact(), suggestion.text());
    }
    println!("   Her profile as a JSON Resume: {}", serde_json::to_string(&JsonResume(mira))?);
    Ok(())
}

/// Nine in the morning of a day in March 2026, in UTC.
fn at(day: u32) -> Done<Time> {
    Ok(format!("2026-03-{day:02}T09:00:00Z").parse()?)
}
