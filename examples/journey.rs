//! Three people's whole stories: Mira is hired, Noor steps back after her yes, Jonas is rejected with feedback.
//!
//! Run it with `cargo run --example journey`. It prints the same each time: each entry with its number, the place where it led,
//! and what follows from it. That is what recording gives back, and an outbox needs nothing else: the promises that the entry
//! opened, ended and moved, and whether the candidate is now to be told. At the end it prints what the law answers to steps that
//! should not follow.
//!
//! The stories are told in types. A `Candidacy<Screening<Chat>>` has the methods that are legal there, and each move returns the
//! candidacy in its next phase once its line is stored. The company of Mira and Noor has a process of its own, with three interviews
//! on one day, declared by `steps!`. Mira goes from the application to the first day. In Noor's story the interviews come in another
//! order, somebody stands in, a mis-click is taken back, and the offer is made in a new version, with the time that she asked for.
//! Jonas goes through the ready-made back-end process, under the rules of a place.

#[path = "journey/jonas.rs"]
mod jonas;
#[path = "journey/own.rs"]
mod own;
#[path = "journey/story.rs"]
mod story;
#[path = "journey/team.rs"]
mod team;

use candidacy::law::Held;
use candidacy::phase::{Hired, Rejected, Withdrawn};
use candidacy::value::{Category, Manner, Rejection};
use candidacy::{Attendance, Candidacy, Cv, Entry, Fact, Feedback, Line, Reasons, Terms, Text};
use team::{Done, Team, at};

fn main() -> Done {
    let team = Team::new()?;

    title("Mira is hired");
    let mira: Candidacy<Hired> = own::mira(&team)?;
    println!("\n  {}", story::settled(&mira));

    title("Noor says yes, and steps back");
    let noor: Candidacy<Withdrawn> = own::noor(&team)?;
    println!("\n  {}", story::settled(&noor));

    title("Jonas is rejected, with feedback");
    let jonas: Candidacy<Rejected> = jonas::jonas(&team)?;
    println!("\n  {}", story::settled(&jonas));
    println!("\n  He takes with him:");
    let_him_read(&jonas);

    title("A store keeps a row for each entry");
    from_rows(&jonas)?;

    title("What the law does not allow, and no type can know");
    refused(&noor, &jonas, &team)
}

/// Rows go out as JSON, come back as JSON, and go through the same law again.
fn from_rows<P>(candidacy: &Candidacy<P>) -> Done {
    let rows: Vec<String> = candidacy.lines().map(|line| serde_json::to_string(&line)).collect::<Result<_, _>>()?;
    println!("  {}", rows[2]);
    let mut lines: Vec<Line> = rows.iter().map(|row| serde_json::from_str(row)).collect::<Result<_, _>>()?;
    let again = Candidacy::replay_lines(candidacy.terms(), lines.clone())?;
    let same = if again == candidacy.clone().untyped() { "the same candidacy" } else { "another candidacy" };
    println!("\n  {} rows are read back through the law, and make {same}.", rows.len());

    lines.remove(5);
    let broken = Candidacy::replay_lines(candidacy.terms(), lines).unwrap_err();
    println!("  Without one of them: {broken}.");
    Ok(())
}

/// What the library answers to steps that should not follow.
fn refused(noor: &Candidacy<Withdrawn>, rejected: &Candidacy<Rejected>, team: &Team) -> Done {
    // A journal can be replayed up to any entry: this is the candidacy as it was then.
    let answer = |what: &str, terms: &Terms, then: &[Entry], entry: &Entry| -> Done {
        let then = Candidacy::replay(terms, then.iter().cloned())?;
        println!("  {what}:\n    {}\n", then.check(entry).unwrap_err());
        Ok(())
    };
    let (hers, his) = ((noor.terms(), noor.journal()), (rejected.terms(), rejected.journal()));
    let file = br#"<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>"#;
    let word = Cv::check(file, "cv.pdf", "application/pdf").unwrap_err();
    println!("  A Word document, renamed:\n    {word}\n    {}\n", word.advice());

    let accepted = Entry::new(team.ana, Fact::OfferAccepted, at(18, 8, 0));
    answer("The company accepts the offer in her place", hers.0, &hers.1[..16], &accepted)?;
    let held = Held { part: Some(2), extra: None, attendance: Attendance::new([team.max])? };
    let talked = Entry::new(team.max, held, at(10, 13, 35));
    answer("Somebody stood in, and the entry does not say why", hers.0, &hers.1[..10], &talked)?;
    let no = Rejection::new(Reasons::from_reason(Category::Experience, "We found somebody.")?);
    answer("A no while the test case is out", his.0, &his.1[..11], &Entry::new(team.tom, no, at(12, 9, 0)))?;
    let shallow = Reasons::from_reason(Category::Technique, "It was not good enough.")?;
    let shallow = Feedback::new(shallow, Text::new("Good luck.")?, team.tom.person, Manner::Written);
    answer(
        "Feedback on work without a point to work on",
        his.0,
        &his.1[..15],
        &Entry::new(team.tom, shallow, at(23, 11, 0)),
    )
}

fn let_him_read<P>(candidacy: &Candidacy<P>) {
    for entry in candidacy.journal() {
        let Fact::FeedbackDelivered(feedback) = &entry.fact else { continue };
        let why = feedback.reasons().all().iter().map(|reason| ("why", &reason.details));
        let strengths = feedback.strengths().iter().map(|strength| ("strength", strength));
        let points = feedback.points_to_work_on().iter().map(|point| ("to work on", point));
        for (word, text) in why.chain(strengths).chain(points).chain([("next", feedback.advice())]) {
            println!("    {word:<12}{}", text.as_str());
        }
    }
}

fn title(text: &str) {
    println!("\n{text}\n{}", "─".repeat(text.chars().count()));
}
