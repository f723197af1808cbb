//! Two ways through the source's back-end process, told as stories: Mira is hired, Jonas is declined with feedback.
//!
//! Run it with `cargo run --example journey`. It prints both stories with the same dates each time: each fact, where it led, and
//! what somebody owes from then on, by when. Then what the library says when somebody tries a step that should not follow.
//!
//! Mira's way uses the compile-time face: each line is a method that exists in that phase only, so leaving a line out does
//! not compile. Jonas' way starts from a stored journal, and uses the run-time face until the phase is known.

use candidacy::phase::{Declined, Declining, Hired, Screening, Submitted};
use candidacy::role::phase::Advertised;
use candidacy::role::{self, Address, Channel, Employer, Need, Publication, Requirement, Workplace};
use candidacy::step::back_end::{BackEnd, TestCase};
use candidacy::value::{Category, DocumentRef, ExtensionAnswer, Manner};
use candidacy::{
    Actor, Application, Aspect, Attendance, Audit, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Evidence,
    Fact, Feedback, Line, Meeting, PersonId, Place, Process, Reasons, Role, RoleId, Seq, Staff, Terms, Text, Time,
};
use chrono::TimeDelta;
use std::error::Error;
use uuid::Uuid;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let team = Team::new()?;
    let terms = Terms::new("back-end", 1, Process::back_end())?;

    title("Mira applies on a Monday");
    let mira = mira(&terms, &team)?;
    tell("Mira", &mira, &team)?;
    println!("\n  Hired, after {} facts, each with a name behind it. {}\n", mira.journal().len(), kept(&mira));

    title("Jonas has handed in his test case");
    let jonas = jonas(&terms, &team)?;
    tell("Jonas", &jonas, &team)?;
    println!("\n  {}", kept(&jonas));
    println!("\n  What Jonas takes with him:");
    let_him_read(&jonas);

    title("What the law does not allow");
    refused(&mira.untyped(), &team)
}

/// From the application to being hired, by the compile-time face.
fn mira(terms: &Terms, team: &Team) -> Done<Candidacy<Hired>> {
    let opening = terms.opening(CandidacyId::new(id(1))?, CandidateId::new(id(101))?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "Mira_Lindqvist.pdf", "application/pdf")?;
    let application = Application { opening, role: team.role.vacancy(), cv };

    let mut screening = Candidacy::<Screening<BackEnd>>::apply(terms, application, at(2, 9, 12))?;
    screening.inform(team.ana, Seq(0), DocumentRef::new("mail/4700")?, at(2, 9, 30))?;
    let mut arranging =
        screening.pass(team.ana, seen("three years of back-end work", "two services in production")?, at(3, 10, 0))?;

    let question = arranging.message(DocumentRef::new("mail/4711")?, at(3, 18, 30))?;
    arranging.reply(team.ana, question, DocumentRef::new("mail/4712")?, at(4, 8, 45))?;

    let team_interview = arranging
        .schedule(team.ana, online(at(5, 13, 0), 30, [team.ana])?, at(4, 9, 0))?
        .held(team.ana, Attendance::new([team.ana])?, at(5, 13, 35))?
        .pass(team.ana, seen("curious about people", "asked more than she was asked")?, at(5, 15, 0))?;
    let mut test_case = team_interview
        .schedule(team.ana, online(at(10, 10, 0), 60, [team.tom, team.eva])?, at(6, 11, 0))?
        .reschedule(Actor::Candidate, online(at(11, 14, 0), 60, [team.tom, team.eva])?, at(9, 8, 0))?
        .held(team.tom, Attendance::new([team.tom, team.eva])?, at(11, 15, 10))?
        .pass(team.eva, seen("says when she does not know", "said so twice, then thought aloud")?, at(12, 9, 0))?
        .assign(team.tom, DocumentRef::new("cases/door-events")?, at(12, 16, 0))?;
    let request = test_case.ask_extension(at(22, 16, 0), at(16, 20, 0))?;
    test_case.answer_extension(team.ana, request, ExtensionAnswer::Granted { until: at(22, 16, 0) }, at(17, 9, 0))?;
    let case_review = test_case.submit(DocumentRef::new("cases/door-events/mira")?, at(21, 22, 10))?.pass(
        team.tom,
        seen("clear tests", "each test is named for a rule")?,
        at(23, 11, 0),
    )?;
    let final_chat = case_review
        .schedule(team.ana, online(at(25, 10, 0), 90, [team.tea, team.max])?.sharing_the_screen(), at(23, 12, 0))?
        .held(team.max, Attendance::new([team.tea, team.max])?, at(25, 11, 40))?
        .pass(
            team.max,
            seen("explains how she got from A to B", "and knows what she would do otherwise")?,
            at(25, 17, 0),
        )?
        .agree(at(25, 17, 20))?;
    let hired = final_chat
        .schedule(team.ana, online(at(27, 16, 0), 30, [team.kim])?, at(26, 9, 0))?
        .held(team.kim, Attendance::new([team.kim])?, at(27, 16, 30))?
        .pass(team.kim, seen("wants to build this", "drew the next version on a napkin")?, at(27, 17, 0))?
        .accept_offer(at(30, 8, 0))?;
    Ok(hired)
}

/// From a journal that somebody stored to a decline with feedback.
fn jonas(terms: &Terms, team: &Team) -> Done<Candidacy<Declined>> {
    // What a store gives back: a line for each entry, as JSON. Reading them goes through the law again.
    let lines = stored_lines(terms, team)?;
    let lines = lines.iter().map(|line| serde_json::from_str::<Line>(line)).collect::<Result<Vec<_>, _>>()?;
    let candidacy = Candidacy::replay_lines(terms, lines)?;

    let submitted = candidacy.narrow::<Submitted<TestCase>>()?;
    let reasons = Reasons::from_reason(Category::Technique, "Every door event asks the database once more.")?;
    let declining: Candidacy<Declining> = submitted.decide_against(team.tom, reasons.clone(), at(20, 10, 0))?;

    // `Declined` cannot be reached from here without this value, and this value cannot be empty.
    let advice = Text::new("Apply again when you like. We would enjoy reading your next case.")?;
    let feedback = Feedback::new(reasons, advice, team.tom.person, Manner::Written)
        .work_on(Text::new("Load what a request needs in one query; the book in our reply has a chapter on it.")?)?
        .strength(Text::new("Your error messages told us what to do. Keep that.")?)?;
    Ok(declining.deliver(team.tom, feedback, at(20, 16, 30))?)
}

/// Jonas' journal up to his test case, as a store would hold it.
fn stored_lines(terms: &Terms, team: &Team) -> Done<Vec<String>> {
    let opening = terms.opening(CandidacyId::new(id(2))?, CandidateId::new(id(102))?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "cv-jonas.pdf", "application/octet-stream")?;
    let application = Application { opening, role: team.role.vacancy(), cv };
    let chat = online(at(4, 11, 0), 30, [team.ana])?;
    let interview = online(at(9, 15, 0), 60, [team.tom, team.eva])?;

    let mut jonas = Candidacy::open(terms, Entry::new(Actor::Candidate, application, at(2, 21, 40)))?;
    for entry in [
        Entry::new(team.ana, Fact::Informed { to: Seq(0), message: DocumentRef::new("mail/4701")? }, at(3, 9, 0)),
        Entry::new(
            team.ana,
            Fact::Passed { evidence: seen("three years of back-end work", "four, in two teams")? },
            at(3, 10, 30),
        ),
        Entry::new(team.ana, Fact::scheduled(chat), at(3, 10, 40)),
        Entry::new(team.ana, Attendance::new([team.ana])?, at(4, 11, 30)),
        Entry::new(
            team.ana,
            Fact::Passed { evidence: seen("likes to learn", "reads a compiler for fun")? },
            at(4, 14, 0),
        ),
        Entry::new(team.ana, Fact::scheduled(interview), at(5, 9, 0)),
        Entry::new(team.tom, Attendance::new([team.tom, team.eva])?, at(9, 16, 0)),
        Entry::new(
            team.tom,
            Fact::Passed { evidence: seen("knows SQL", "explains a join with apples")? },
            at(10, 9, 30),
        ),
        Entry::new(team.tom, Fact::Assigned { work: DocumentRef::new("cases/door-events")? }, at(11, 9, 0)),
        Entry::new(
            Actor::Candidate,
            Fact::Submitted { work: DocumentRef::new("cases/door-events/jonas")? },
            at(17, 23, 55),
        ),
    ] {
        jonas.record(entry)?;
    }
    Ok(jonas.lines().map(|line| serde_json::to_string(&line)).collect::<Result<_, _>>()?)
}

/// What the library answers to steps that should not follow.
fn refused(hired: &Candidacy, team: &Team) -> Done {
    let file = br#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>"#;
    let word = Cv::check(file, "cv.pdf", "application/pdf").unwrap_err();
    println!("  A Word document, renamed:\n    {word}");
    println!("    {}", word.advice());

    let late = Entry::new(Actor::Candidate, Fact::Withdrew, at(31, 9, 0));
    println!("\n  Withdrawing after being hired:\n    {}", hired.check(&late).unwrap_err());

    let before_review = Candidacy::replay(hired.terms(), hired.journal().iter().take(17).cloned())?;
    let unannounced = online(at(25, 10, 0), 90, [team.tea, team.max])?;
    let invitation = Entry::new(team.ana, Fact::scheduled(unannounced), at(24, 9, 0));
    println!("\n  A shared screen that nobody announced:\n    {}", before_review.check(&invitation).unwrap_err());
    Ok(())
}

/// First it is written down what is needed, then the advert goes up, then people can apply.
fn advertised(ana: Staff) -> Done<Role<Advertised>> {
    let needed = Requirement::new(Aspect::Experience, Need::Essential, "three years of back-end work")?;
    let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL")?;
    let profile =
        role::Profile::new("Back-end engineer", employer, "You build the service that opens doors.", [needed])?;
    let publication = Publication::new([Channel::LinkedIn], Workplace::Office(Address::new("Amsterdam", "NL")?))?;
    Ok(Role::define(RoleId::new(id(500))?, profile, ana, at(1, 9, 0))?.advertise(ana, publication, at(1, 9, 30))?)
}

/// The people of this company.
struct Team {
    /// The role that is advertised.
    role: Role<Advertised>,
    ana: Staff,
    tom: Staff,
    eva: Staff,
    tea: Staff,
    max: Staff,
    kim: Staff,
}

impl Team {
    fn new() -> Done<Self> {
        let person = |n, capacity| PersonId::new(id(n)).map(|person| Staff::new(person, capacity));
        Ok(Team {
            role: advertised(person(201, Capacity::Recruiter)?)?,
            ana: person(201, Capacity::Recruiter)?,
            tom: person(202, Capacity::TechnicalInterviewer)?,
            eva: person(203, Capacity::CharacteristicsInterviewer)?,
            tea: person(204, Capacity::Colleague)?,
            max: person(205, Capacity::EngineeringManager)?,
            kim: person(206, Capacity::ManagingDirector)?,
        })
    }

    fn name(&self, who: Staff) -> &'static str {
        let names = [
            (self.ana, "Ana"),
            (self.tom, "Tom"),
            (self.eva, "Eva"),
            (self.tea, "Tea"),
            (self.max, "Max"),
            (self.kim, "Kim"),
        ];
        names.iter().find(|(staff, _)| staff.person == who.person).map_or("somebody", |(_, name)| name)
    }
}

fn online<const N: usize>(starts: Time, minutes: u16, people: [Staff; N]) -> Done<Meeting> {
    Ok(Meeting::new(starts, minutes, Place::online("https://meet.example/back-end")?, people)?)
}

fn seen(requirement: &str, seen: &str) -> Done<Evidence> {
    Ok(Evidence::from_finding(Aspect::Experience, requirement, seen)?)
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// A moment in March 2026.
fn at(day: i64, hour: i64, minute: i64) -> Time {
    Time::UNIX_EPOCH + TimeDelta::days(20_512 + day) + TimeDelta::minutes(hour * 60 + minute)
}

fn title(text: &str) {
    println!("{text}\n{}", "─".repeat(text.chars().count()));
}

/// How the promises of a candidacy stand at its end.
fn kept<S>(candidacy: &Candidacy<S>) -> String {
    let end = candidacy.last_line().entry.at;
    let audit = Audit::new(candidacy, end);
    let owed = if candidacy.is_settled() { "Nothing is owed any more" } else { "Something is still owed" };
    format!("{owed}; of {} promises, {} were not kept in time.", audit.promises(), audit.breaches().len())
}

/// One line for each entry: when, who, what, where it led, if it led on, and what is owed because of it.
fn tell<S>(name: &str, candidacy: &Candidacy<S>, team: &Team) -> Done {
    let mut place = String::new();
    for (number, entry) in (1..).zip(candidacy.journal()) {
        let seq = Seq(u32::try_from(number)? - 1);
        let who = match entry.by {
            Actor::Candidate => name,
            Actor::Staff(staff) => team.name(staff),
        };
        // A journal can be replayed up to any entry: this is the candidacy as it was then.
        let then = Candidacy::replay(candidacy.terms(), candidacy.journal().iter().take(number).cloned())?;
        let now = match then.step() {
            Some(step) if !then.phase().is_closed() => format!("{}: {}", step.name(), then.phase()),
            _ => then.phase().to_string(),
        };
        let led_on = if now == place { String::new() } else { format!("→ {now}") };
        let owed: Vec<String> = then
            .promises()
            .filter(|promise| promise.entry == seq)
            .map(|promise| format!("{} by {}", promise.kind, last_day(promise.due)))
            .collect();
        let line = format!(
            "  {}  {who:<7}{:<50}{led_on:<30}{}",
            stamp(entry.at),
            sentence(&entry.fact, team),
            owed.join(", ")
        );
        println!("{}", line.trim_end());
        place = now;
    }
    Ok(())
}

/// The last day in time. A span in days is over when its last day is, at midnight.
fn last_day(due: Time) -> String {
    (due - TimeDelta::seconds(1)).format("%a %e %b").to_string()
}

fn stamp(at: Time) -> String {
    at.format("%a %e %b %H:%M").to_string()
}

/// A fact, for a reader.
#[expect(clippy::wildcard_enum_match_arm, reason = "the stories tell of these")]
fn sentence(fact: &Fact, team: &Team) -> String {
    match fact {
        Fact::Applied(application) => match application.cv.version() {
            Some(version) => format!("applies with a CV in PDF {version}"),
            None => "applies with a CV in PDF".into(),
        },
        Fact::Passed { evidence } => match evidence.findings() {
            [first, ..] => format!("says yes: {}", first.seen.as_str()),
            [] => "says yes".into(),
        },
        Fact::Scheduled(meeting) => format!("invites to a meeting with {}", names(meeting.people(), team)),
        Fact::Rescheduled(meeting) => format!("asks for another time: {}", stamp(meeting.starts())),
        Fact::Held(attendance) => format!("notes that they met ({} came)", names(attendance.people(), team)),
        Fact::Assigned { .. } => "hands over the test case, with a week for it".into(),
        Fact::ExtensionAsked { until } => format!("asks for time until {}", stamp(*until)),
        Fact::ExtensionAnswered { answer, .. } => match **answer {
            ExtensionAnswer::Granted { until } => format!("gives it: until {}", stamp(until)),
            ExtensionAnswer::Unchanged { .. } => "explains why the date stays".into(),
        },
        Fact::Submitted { .. } => "hands in the test case".into(),
        Fact::Agreed => "says yes too: both are happy".into(),
        Fact::OfferAccepted => "accepts the offer".into(),
        Fact::MessageReceived { .. } => "writes a message".into(),
        Fact::Replied { .. } => "replies".into(),
        Fact::Informed { .. } => "writes that the application arrived".into(),
        Fact::DecidedAgainst { .. } => "decides against; feedback is owed from now on".into(),
        Fact::FeedbackDelivered(_) => "writes honest feedback".into(),
        other => other.kind().to_string(),
    }
}

fn names(people: &[Staff], team: &Team) -> String {
    people.iter().map(|staff| team.name(*staff)).collect::<Vec<_>>().join(" and ")
}

fn let_him_read<S>(candidacy: &Candidacy<S>) {
    for entry in candidacy.journal() {
        let Fact::FeedbackDelivered(feedback) = &entry.fact else { continue };
        for reason in feedback.reasons().all() {
            println!("    why         {}", reason.details.as_str());
        }
        for strength in feedback.strengths() {
            println!("    strength    {}", strength.as_str());
        }
        for point in feedback.points_to_work_on() {
            println!("    to work on  {}", point.as_str());
        }
        println!("    next        {}\n", feedback.advice().as_str());
    }
}
