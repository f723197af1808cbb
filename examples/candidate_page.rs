//! What a candidate sees after each fact of a story, and a page with the way so far.
//!
//! ```sh
//! cargo run --example candidate_page                  # writes target/candidate_page.html
//! cargo run --example candidate_page -- my_page.html
//! ```
//!
//! It prints each fact as the company records it, and below it the candidate's page, or that the page is the same: after a
//! note, an assessment, a hold and a decision that nobody has told yet. Then it prints the last page in other words and on another clock,
//! and writes it as HTML.

use candidacy::chrono::{FixedOffset, TimeDelta};
use candidacy::role::{Employer, OutsideBody, OutsideContact};
use candidacy::uuid::Uuid;
use candidacy::value::{
    Answer, Ask, Category, Decision, DocumentRef, Hold, Label, Manner, PayPeriod, Rejection, Request, Salary,
};
use candidacy::view::words::Words;
use candidacy::{
    Actor, Application, Aspect, Attendance, Candidacy, CandidacyId, CandidateId, CandidateView, Capacity, Cv, Entry,
    Evidence, Fact, Feedback, Meeting, PersonId, Place, Process, Reasons, Seq, Staff, Terms, Text, Time,
};
use std::error::Error;
use std::fs;
use std::path::Path;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let terms = Terms::new("back-end", 1, Process::back_end())?;
    let outside = OutsideContact::new(
        OutsideBody::DataAuthority,
        "Autoriteit Persoonsgegevens",
        "https://autoriteitpersoonsgegevens.nl",
    )?;
    let company = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?;
    let story = story(&terms)?;
    let mut facts = story.into_iter();
    let mut jonas = Candidacy::open(&terms, facts.next().ok_or("a story begins")?)?;
    let mut seen = show(&jonas, &company, "");
    for entry in facts {
        let _line = jonas.record(entry)?.line;
        seen = show(&jonas, &company, &seen);
    }

    let at = jonas.last_line().entry.at + TimeDelta::hours(3);
    println!("── the same page, by a company that writes otherwise, to somebody in India\n");
    let words = Words::english().reworded([
        ("phase.rejected", "This time it was somebody else, and our feedback is yours to keep."),
        ("act.consent_given", "stay in touch: let us keep you in our talent pool"),
    ])?;
    let there = FixedOffset::east_opt(5 * 3600 + 1800).ok_or("an offset")?;
    println!("{}", CandidateView::of(&jonas, at).with_employer(&company).page(&words, there));

    let path = std::env::args().nth(1).unwrap_or_else(|| "target/candidate_page.html".to_owned());
    if let Some(folder) = Path::new(&path).parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, page(&CandidateView::of(&jonas, at).with_employer(&company)))?;
    println!("── written: {path}");
    Ok(())
}

/// Prints the page if it has changed.
fn show(jonas: &Candidacy, company: &Employer, before: &str) -> String {
    let entry = jonas.last_line().entry;
    let by = match entry.by {
        Actor::Candidate => "Jonas".to_owned(),
        Actor::Staff(staff) => staff.capacity.to_string(),
    };
    println!("── {} {}, {by}", entry.at.format("%a %-d %B, %H:%M"), entry.fact.kind());
    let page = CandidateView::of(jonas, entry.at).with_employer(company).to_string();
    // The page says as of when it is; that is no news.
    let news = |page: &str| page.lines().filter(|line| !line.starts_with("As of ")).collect::<Vec<_>>().join("\n");
    if news(&page) == news(before) {
        println!("\n   The page stays as it is.\n");
    } else {
        println!();
        page.lines().for_each(|line| println!("   {line}"));
        println!();
    }
    page
}

/// A page that needs nothing but itself: the text of the view, its first lines as headings.
fn page(seen: &CandidateView) -> String {
    let text = seen.to_string();
    let mut parts = text.split("\n\n");
    let (title, about) = parts.next().and_then(|head| head.split_once('\n')).unwrap_or_default();
    let part = |part: &str| {
        let (title, lines) = part.split_once('\n').unwrap_or((part, ""));
        format!("<h2>{}</h2>\n<pre>{}</pre>\n", escaped(title), escaped(lines.trim_end()))
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Your application</title>\n<style>\n\
         :root {{ color-scheme: light dark }}\n\
         body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 3rem auto; padding: 0 1rem }}\n\
         h1 {{ font-size: 1.6rem; line-height: 1.25; margin-bottom: 0 }}\n\
         h2 {{ font-size: 1.1rem; margin: 2rem 0 .25rem }}\n\
         pre {{ font: inherit; white-space: pre-wrap; margin: 0 }}\n\
         </style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{}</p>\n{}</body>\n</html>\n",
        escaped(title),
        escaped(about),
        parts.map(part).collect::<String>(),
    )
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Jonas applies openly, waits, is told of a pause, meets two people, and is decided against. A yes by telephone is written down for him.
fn story(terms: &Terms) -> Done<Vec<Entry>> {
    let staff = |n, capacity| Done::Ok(Staff::new(PersonId::new(id(n))?, capacity));
    let ana = staff(11, Capacity::RECRUITER)?;
    let (tom, eva) = (staff(12, Capacity::TECHNICAL_INTERVIEWER)?, staff(13, Capacity::CHARACTER_INTERVIEWER)?);
    let opening = terms.opening(CandidacyId::new(id(1))?, CandidateId::new(id(101))?).paying(Salary::new(
        "EUR",
        4_000,
        5_500,
        PayPeriod::Month,
    )?);
    let cv = Cv::check(include_bytes!("cv.pdf"), "Jonas_Weber.pdf", "application/pdf")?;
    let letter = |n: u32| DocumentRef::new(format!("mail/{n}"));
    let seen = |need, seen| Evidence::from_finding(Aspect::Experience, need, seen);
    let online = |starts, minutes, people: &[Staff]| -> Done<Meeting> {
        let place = Place::online("https://meet.example/jonas")?;
        Ok(Meeting::new(starts, minutes, place, people.iter().copied())?.about([Label::new("what you have built")?])?)
    };
    let reasons =
        Reasons::from_reason(Category::Technique, "Queries inside a loop would not have carried the load we expect.")?;
    let feedback = Feedback::new(
        reasons.clone(),
        Text::new("We open two junior roles in autumn. Write to Ana; she would be glad.")?,
        tom.person,
        Manner::Written,
    )
    .strength(Text::new("You said at once where you did not know, and thought aloud from there.")?)?
    .work_on(Text::new("Take a slow page, and load what it needs in one query.")?)?;

    let me = Actor::Candidate;
    let word = |to: u32, answer, n| {
        Done::Ok(Fact::CandidateInformed { to: Seq(to), answer, message: letter(n)?, stated: None })
    };
    let invites = |meeting| Fact::InterviewScheduled { part: None, meeting: Box::new(meeting) };
    let moves = |meeting| Fact::InterviewRescheduled { part: None, meeting: Box::new(meeting) };
    let writes = |n| Done::Ok(Request { ask: Ask::Message, message: letter(n)? });
    Ok(vec![
        Entry::new(me, Application::open(opening, cv), at(2, 9, 0)),
        Entry::new(ana, word(0, Answer::Final, 1)?, at(2, 15, 0)),
        Entry::new(ana, Fact::NoteAdded { note: Text::new("Ask about the gap in 2023.")? }, at(3, 9, 0)),
        Entry::new(ana, Decision::new(seen("two years of back-end work", "three, on one product")?), at(5, 10, 0)),
        Entry::new(ana, invites(online(at(9, 13, 0), 30, &[ana])?), at(5, 11, 0)),
        // He says by telephone that he comes, and Ana writes it down. She owes him word of it.
        Entry::new(me, Fact::InterviewConfirmed { part: None }, at(6, 9, 0)).recorded_by(ana),
        Entry::new(ana, word(5, Answer::Final, 2)?, at(6, 10, 0)),
        Entry::new(me, Fact::EntryConfirmed { to: Seq(5) }, at(6, 20, 0)),
        Entry::new(ana, Attendance::new([ana])?, at(9, 13, 40)),
        Entry::new(me, writes(3)?, at(10, 19, 0)),
        Entry::new(
            ana,
            Hold { until: at(20, 9, 0), reason: Text::new("Our team is at a fair until the 19th.")? },
            at(11, 9, 0),
        ),
        Entry::new(ana, word(10, Answer::Interim, 4)?, at(12, 9, 0)),
        Entry::new(ana, Decision::new(seen("curious about people", "asked more than he was asked")?), at(17, 10, 0)),
        Entry::new(ana, word(9, Answer::Final, 5)?, at(17, 10, 30)),
        Entry::new(ana, invites(online(at(20, 10, 0), 60, &[tom, eva])?), at(17, 11, 0)),
        Entry::new(me, moves(online(at(23, 14, 0), 60, &[tom, eva])?), at(18, 8, 0)),
        Entry::new(tom, Attendance::new([tom, eva])?, at(23, 15, 5)),
        Entry::new(
            tom,
            Fact::PartAssessed { part: None, evidence: seen("databases", "a query for each row of a page")? },
            at(23, 16, 0),
        ),
        Entry::new(tom, Rejection::new(reasons), at(24, 9, 0)),
        Entry::new(me, writes(6)?, at(24, 20, 0)),
        Entry::new(tom, feedback, at(25, 11, 0)),
    ])
}

/// A moment in March 2026, in UTC.
fn at(day: i64, hours: i64, minutes: i64) -> Time {
    Time::UNIX_EPOCH + TimeDelta::days(20_512 + day) + TimeDelta::hours(hours) + TimeDelta::minutes(minutes)
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}
