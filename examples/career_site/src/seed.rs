//! A company to begin with: five people, two processes, three roles, and candidacies in every phase.
//!
//! The candidacies are walks through the library: at each place the first entry of a list that the law takes, one a day.

use crate::Fault;
use crate::company::ZONE;
use crate::guard;
use crate::store::{Contact, Store};
use candidacy::chrono::TimeDelta;
use candidacy::law::{Approach, Held};
use candidacy::role::{
    self, Channel, Employer, Need, OutsideBody, OutsideContact, PayPeriod, Publication, Requirement, Salary, Workplace,
};
use candidacy::terms::Task;
use candidacy::uuid::Uuid;
use candidacy::value::{
    Answer, Assignment, Category, CheckRequest, Decision, DocumentRef, Label, Manner, Offer, Rejection, Source,
};
use candidacy::{
    Actor, Application, Aspect, Attendance, Calendar, Candidacy, CandidacyId, CandidateId, Consent, Cv, Entry,
    Evidence, Fact, FactKind, Feedback, Meeting, Opening, PersonId, Place, Policy, Process, Reasons, Role, RoleId, Seq,
    Staff, Terms, Text, Time,
};

type Done<T = ()> = Result<T, Fault>;

/// Everybody's password in the seeded company.
pub const PASSWORD: &str = "correct horse battery staple";

const PEOPLE: &[(&str, &str, &str)] = &[
    ("ana", "Ana Kuiper", "recruiter works_council"),
    ("tom", "Tom Bakker", "technical_interviewer colleague"),
    ("eva", "Eva Smit", "character_interviewer"),
    ("max", "Max de Vries", "engineering_manager ward_sister"),
    ("ida", "Ida Mulder", "managing_director"),
];

/// A process of our own: a day on a ward of several parts, and a works council that agrees.
const NURSES: &str = r#"{
    "cast": { "recruiter": ["selects", "hears"], "works_council": ["agrees"], "ward_sister": [] },
    "steps": [
        { "name": "talk", "task": { "interview": { "with": ["ward_sister"] } } },
        { "name": "day on the ward", "decided_by": ["ward_sister"], "needs_yes": true, "parts": [
            { "name": "tour", "task": { "interview": { "with": ["recruiter"] } } },
            { "name": "shift", "task": { "assignment": { "days": 14, "hours": 6, "pay": "120 euros" } } },
            { "name": "registry", "task": { "check": { "asked": "the register of nurses" } } }
        ] }
    ]
}"#;

/// Every version of the terms that anybody ever applied under.
pub fn shelf() -> Result<Vec<Terms>, Box<dyn std::error::Error>> {
    let policy = || Policy::builder().calendar(Calendar::new(ZONE)).build();
    let back_end = Terms::new("back-end", 1, Process::back_end())?.with_policy(policy()?);
    Ok(vec![back_end, Terms::new("nurses", 1, serde_json::from_str(NURSES)?)?.with_policy(policy()?)])
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// The people, once.
fn team() -> Done<Vec<Staff>> {
    let mut team = Vec::new();
    for (n, (_, _, capacities)) in (1..).zip(PEOPLE) {
        for capacity in capacities.split(' ') {
            team.push(Staff::new(PersonId::new(id(200 + n))?, capacity.parse().map_err(Fault::broken)?));
        }
    }
    Ok(team)
}

/// Plants the company in an empty store, with this number of candidacies.
pub async fn plant(store: &Store, now: Time, candidacies: u32) -> Done {
    let (planted,): (i64,) = sqlx::query_as("select count(*) from person").fetch_one(&store.db).await?;
    if planted > 0 {
        return Ok(());
    }
    let password = guard::hash(PASSWORD)?;
    for (n, (login, name, capacities)) in (1..).zip(PEOPLE) {
        sqlx::query("insert into person values ($1, $2, $3, $4, $5)")
            .bind(id(200 + n).to_string())
            .bind(*name)
            .bind(*login)
            .bind(&password)
            .bind(*capacities)
            .execute(&store.db)
            .await?;
    }
    let team = team()?;
    let mut roles = Vec::new();
    for (n, title, terms) in
        [(1, "Back-end engineer", "back-end"), (2, "Platform engineer", "back-end"), (3, "Nurse", "nurses")]
    {
        let role = advertised(RoleId::new(id(n))?, title, team[0], now - TimeDelta::days(80))
            .map_err(|why| Fault::broken(&*why))?;
        let terms = store.shelf.iter().find(|one| one.id().name.as_str() == terms).ok_or(Fault::NotFound)?;
        store.add_role(&role, terms).await?;
        roles.push((role, terms));
    }
    for n in 0..candidacies {
        let (role, terms) = &roles[n as usize % 3];
        let walked = walk(n, role, terms, &team, now).map_err(|why| Fault::broken(&*why))?;
        let who = Contact {
            name: format!("Candidate {}", n + 1),
            email: format!("c{}@example.org", n + 1),
            language: "en".into(),
            zone: "Europe/Amsterdam".into(),
        };
        store.introduce(walked.candidate(), &who).await?;
        store.plant(&walked).await?;
    }
    Ok(())
}

type Found<T> = Result<T, Box<dyn std::error::Error>>;

/// Who hires.
pub fn employer() -> Result<Employer, role::Error> {
    let outside = OutsideContact::new(
        OutsideBody::DataAuthority,
        "Autoriteit Persoonsgegevens",
        "https://autoriteitpersoonsgegevens.nl",
    )?;
    Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)
}

fn advertised(id: RoleId, title: &str, ana: Staff, at: Time) -> Found<Role> {
    let needs = [
        Requirement::new(Aspect::Experience, Need::Essential, "two years of the work")?,
        Requirement::new(Aspect::Characteristics, Need::Welcome, "asks why")?,
    ];
    let profile = role::Profile::new(
        title,
        employer()?,
        "You do work that opens doors.\n\nFive colleagues, one release a day.",
        needs,
    )?;
    let office = Workplace::Office(role::Address::new("Amsterdam", "NL")?);
    let advert = Publication::new([Channel::CareersPage], office)?
        .open_until(at + TimeDelta::days(365))
        .paying(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
    Ok(Role::define(id, profile, ana, at)?.advertise(ana, advert, at)?.untyped())
}

/// A candidacy of a number: how far it goes and how it ends follow from that.
fn walk(n: u32, role: &Role, terms: &Terms, team: &[Staff], now: Time) -> Found<Candidacy> {
    let moves = match n % 40 {
        39 => 0,  // approached
        35 => 18, // an offer
        n => n * 11 % 26,
    };
    let end = n % 6;
    let at = now - TimeDelta::days(i64::from(moves) + 6);
    let opening =
        terms.opening(CandidacyId::new(id(10_000 + u128::from(n)))?, CandidateId::new(id(20_000 + u128::from(n)))?);
    let opening = opening.paying(Salary::new("EUR", 4_000, 5_500, PayPeriod::Month)?);
    let cv = Cv::check(include_bytes!("../../cv.pdf"), "cv.pdf", "application/pdf")?;
    let first = opening_entry(n, opening, role, cv, team[0], at)?;
    let mut one = Candidacy::open(terms, first)?;
    let go = |one: &mut Candidacy, entries: Vec<Entry>| -> Found<bool> {
        let Some(entry) = entries.into_iter().find(|entry| one.check(entry).is_ok()) else { return Ok(false) };
        let _line = one.record(entry)?.line;
        Ok(true)
    };
    let mut day = now - TimeDelta::days(i64::from(moves) + 5);
    for _ in 0..if n % 13 == 12 || n % 11 == 10 { 0 } else { moves } {
        let entries = onwards(&one, team, day)?;
        if !go(&mut one, entries)? {
            break;
        }
        day += TimeDelta::days(1);
    }
    let me = Actor::Candidate;
    let ends: Vec<Vec<Entry>> = match end {
        _ if n % 11 == 10 => vec![every(team, &Fact::ApproachLapsed, day)],
        _ if n % 13 == 12 => vec![
            vec![Entry::new(
                me,
                Fact::ConsentGiven(Box::new(Consent {
                    until: day + TimeDelta::days(300),
                    evidence: DocumentRef::new("seed/consent")?,
                })),
                day,
            )],
            every(team, &Fact::Pooled, day + TimeDelta::days(1)),
        ],
        1 => vec![vec![Entry::new(me, Fact::Withdrew, day)]],
        2 | 3 => {
            let reasons = Reasons::from_reason(Category::Experience, "We need somebody who has done it for longer.")?;
            let feedback =
                Feedback::new(reasons.clone(), Text::new("Write to us in a year.")?, team[0].person, Manner::Written)
                    .work_on(Text::new("Take part in a project from its beginning to its end.")?)?
                    .strength(Text::new("Clear words.")?)?;
            let no = every(team, &Rejection::new(reasons).into(), day);
            let told = every(team, &feedback.into(), day + TimeDelta::days(1));
            if end == 2 { vec![no] } else { vec![no, told] }
        }
        _ => Vec::new(),
    };
    for entries in ends {
        go(&mut one, entries)?;
    }
    Ok(one)
}

fn opening_entry(n: u32, opening: Opening, role: &Role, cv: Cv, ana: Staff, at: Time) -> Found<Entry> {
    if n % 10 == 9 || n % 11 == 10 {
        let found = Text::new("Her talk at a meetup.")?;
        return Ok(Entry::new(ana, Approach { opening, role: role.id(), found, source: Source::default() }, at));
    }
    if n % 13 == 12 {
        return Ok(Entry::new(Actor::Candidate, Application::open(opening, cv), at));
    }
    Ok(Entry::new(Actor::Candidate, Application::new(opening, role.vacancy()?, cv), at))
}

/// The same by everybody: the law takes it of those who may.
fn every(team: &[Staff], fact: &Fact, at: Time) -> Vec<Entry> {
    team.iter().map(|staff| Entry::new(*staff, fact.clone(), at)).collect()
}

/// What leads on, wherever it is: the law takes what fits.
fn onwards(one: &Candidacy, team: &[Staff], at: Time) -> Found<Vec<Entry>> {
    let me = |fact| Entry::new(Actor::Candidate, fact, at);
    let document = || DocumentRef::new("seed/letter");
    let mut entries = Vec::new();
    let message = document()?;
    entries.extend(every(
        team,
        &Fact::CandidateInformed { to: Seq(0), answer: Answer::Final, message, stated: None },
        at,
    ));
    entries.retain(|_| !one.journal().iter().any(|entry| entry.fact.kind() == FactKind::CandidateInformed));
    entries.push(me(Fact::InterestShown));
    entries.push(me(Fact::StepAgreed));
    let seen = Evidence::from_finding(Aspect::Experience, "two years of the work", "three, in two teams")?;
    entries.extend(every(team, &Decision::new(seen).into(), at));
    entries.extend(every(team, &Fact::Hired, at));
    entries.push(me(Fact::OfferAccepted));
    if one.offer().is_none() {
        let offer = Offer::new(document()?, at + TimeDelta::days(14)).paying(Label::new("EUR 5,000 a month")?);
        entries.extend(every(team, &Fact::OfferMade(Box::new(offer)), at));
    }
    if one.last_line().entry.fact.kind() != FactKind::PartAssessed {
        let evidence = Evidence::from_finding(Aspect::Experience, "two years of the work", "explains it well")?;
        let parts = 1..=one.step().map_or(1, |step| step.parts().len());
        for part in parts.filter_map(|part| u8::try_from(part).ok()) {
            entries.extend(every(team, &Fact::PartAssessed { part: Some(part), evidence: evidence.clone() }, at));
        }
    }
    for (n, part) in (1..).zip(one.step().iter().flat_map(|step| step.parts())) {
        let with: Vec<Staff> = team
            .iter()
            .copied()
            .filter(|staff| part.task().with().is_some_and(|with| with.contains(staff.capacity)))
            .collect();
        let n = Some(n);
        if !with.is_empty() {
            let meeting = Meeting::new(
                at + TimeDelta::hours(20),
                60,
                Place::online("https://meet.example/locks")?,
                with.iter().copied(),
            )?;
            entries.extend(every(team, &Fact::InterviewScheduled { part: n, meeting: Box::new(meeting) }, at));
            entries.extend(every(team, &Held { part: n, extra: None, attendance: Attendance::new(with)? }.into(), at));
        }
        let mut assignment = Assignment::new(document()?, 4)?;
        if let Task::Assignment { pay: Some(pay), .. } = part.task() {
            assignment = assignment.paid(pay.clone());
        }
        entries.extend(every(team, &Fact::AssignmentSent { part: n, assignment: Box::new(assignment) }, at));
        entries.push(me(Fact::AssignmentSubmitted { part: n, work: document()? }));
        let check = CheckRequest { asked: Label::new("the register of nurses")?, document: None };
        entries.extend(every(team, &Fact::CheckRequested { part: n, check: Box::new(check) }, at));
        entries.extend(every(team, &Fact::CheckAnswered { part: n, answer: document()? }, at));
    }
    Ok(entries)
}
