//! Somebody applies openly, is kept with consent, a role fits, and the company reaches out; then the data goes.
//!
//! Run it with `cargo run --example open_application`. Two people are in the talent pool. It prints what is owed after each
//! step, what a person sees who looks for somebody, what the end of a consent means, and what is left after redaction.

use candidacy::law::Approach;
use candidacy::person::{AccessExport, Candidate, DataStatus, Processing, TalentPool};
use candidacy::role::{self, Employer, Need, OutsideBody, OutsideContact, Requirement};
use candidacy::uuid::Uuid;
use candidacy::value::{Answer, DocumentRef, Label, PayPeriod, RoleMatch, Salary, Source};
use candidacy::{
    Actor, Application, Aspect, Candidacy, CandidacyId, CandidateId, Capacity, Consent, Cv, Entry, Evidence, Fact,
    PersonId, Process, Profile, Role, RoleId, Seq, Staff, Terms, Text, Time,
};
use std::error::Error;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let ana = Staff::new(PersonId::new(Uuid::from_u128(201))?, Capacity::RECRUITER);
    let terms = Terms::new("back-end", 1, Process::back_end())?;
    let outside = OutsideContact::new(
        OutsideBody::DataAuthority,
        "Autoriteit Persoonsgegevens",
        "https://autoriteitpersoonsgegevens.nl",
    )?;
    let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?;

    println!("1. Two open applications; there is no role, and both agree to be kept\n");
    let mut mira = apply_openly(&terms, 1, "Mira_Lindqvist.pdf")?;
    let mut jonas = apply_openly(&terms, 2, "cv-jonas.pdf")?;
    for (candidacy, until) in [(&mut mira, "2026-12-31"), (&mut jonas, "2026-05-31")] {
        let consent = Consent { until: at(until)?, evidence: DocumentRef::new("mail/31")? };
        let arrived = Fact::CandidateInformed {
            to: Seq(0),
            answer: Answer::Final,
            message: DocumentRef::new("mail/30")?,
            stated: None,
        };
        for entry in [
            Entry::new(ana, arrived, at("2026-03-03")?),
            Entry::new(Actor::Candidate, consent, at("2026-03-05")?), // only they can say so
            Entry::new(ana, Fact::Pooled, at("2026-03-05")?),
        ] {
            let _line = candidacy.record(entry)?.line; // to be stored
        }
    }
    owed("Mira", &mira);
    owed("Jonas", &jonas);

    println!("\n2. In June there is a role: who can be reached out to, and what do they say?\n");
    let role = Role::define(RoleId::new(Uuid::from_u128(9))?, needed(&employer)?, ana, at("2026-06-08")?)?;
    let (of_mira, of_jonas) = (tells("Rust, and some Go")?, tells("Java")?);
    let people = [(&mira, &of_mira), (&jonas, &of_jonas)];
    let pool = TalentPool::new(people, at("2026-06-08")?);
    println!("   in the pool: {}; consent ended: {}", pool.members().len(), pool.lapsed().len());
    for (member, rows) in pool.evidence_for(role.profile()) {
        for row in rows {
            let said: Vec<&str> = row.passages.iter().map(|passage| passage.as_str()).collect();
            println!("   {} | {} | {said:?}", member.candidacy.id(), row.requirement.text().as_str());
        }
    }

    println!("\n3. Ana reads, finds that it fits, and the company reaches out\n");
    let evidence = Evidence::from_finding(Aspect::Experience, "two years of Rust", "says so, and her CV shows it")?;
    let _line = mira.record(Entry::new(ana, RoleMatch { role: role.id(), evidence }, at("2026-06-08")?))?.line;
    owed("Mira", &mira);
    // The advert need not be up for that: the company looks for people itself, too (F9).
    let source = Source::Other(Label::new("the talent pool")?);
    let found = Text::new("You are in our talent pool.")?;
    let approach = Approach { opening: mira.opening().clone(), role: role.id(), found, source };
    let _line = mira.record(Entry::new(ana, approach, at("2026-06-09")?))?.line;
    owed("Mira", &mira);

    println!("\n4. Jonas' consent has ended, and so has the time to keep his data\n");
    let keeping = jonas.retention_period();
    if let (Some(limit), DataStatus::MustGo) = (keeping.at_most(), keeping.status(at("2026-06-08")?)) {
        println!("   kept {limit}");
        let him = Candidate::new(jonas.candidate(), [&jonas])?;
        let what = Processing::new(Label::new("hiring")?, Label::new("the data protection authority")?);
        let export = serde_json::to_string(&AccessExport::new(&him, &employer, &what, at("2026-06-08")?))?;
        println!("   what he would be given if he asked: {} bytes, {} of his words", export.len(), words(&export));
        let redacted = jonas.redacted();
        let kept = serde_json::to_string(&redacted)?;
        println!("   what is left: {} bytes, {} of his words", kept.len(), words(&kept));
        println!("   the same promises: {}", redacted.all_promises() == jonas.all_promises());
    }
    Ok(())
}

fn apply_openly(terms: &Terms, number: u128, file: &str) -> Done<Candidacy> {
    let opening = terms
        .opening(CandidacyId::new(Uuid::from_u128(number))?, CandidateId::new(Uuid::from_u128(100 + number))?)
        .paying(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
    let cv = Cv::check(include_bytes!("cv.pdf"), file, "application/pdf")?;
    Ok(Candidacy::open(terms, Entry::new(Actor::Candidate, Application::open(opening, cv), at("2026-03-02")?))?)
}

fn needed(employer: &Employer) -> Done<role::Profile> {
    let rust = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust")?.found_by(["Rust"])?;
    Ok(role::Profile::new("Back-end engineer", employer.clone(), "You build the service that opens doors.", [rust])?)
}

fn tells(skills: &str) -> Done<Profile> {
    Ok(Profile::default().with_skill(Label::new(skills)?)?)
}

fn owed(name: &str, candidacy: &Candidacy) {
    for promise in candidacy.promises() {
        println!(
            "   {name}, {}: {} by {}, owed by {}",
            candidacy.phase(),
            promise.kind,
            promise.due.date_naive(),
            promise.by
        );
    }
}

/// How many of Jonas' words are there: the name of his file, and where his consent is kept.
fn words(text: &str) -> usize {
    ["cv-jonas.pdf", "mail/30", "mail/31"].iter().filter(|word| text.contains(**word)).count()
}

/// Nine in the morning of a day, in UTC.
fn at(date: &str) -> Done<Time> {
    Ok(format!("{date}T09:00:00Z").parse()?)
}
