//! What other tools get: pictures, diagrams, an event log, a table and calendars, written into a folder.
//!
//! ```sh
//! cargo run --all-features --example exports                 # into target/exports
//! cargo run --all-features --example exports -- some/folder
//! ```
//!
//! It reads the journals in `examples/journals.jsonl`, some lines of which do not belong there. In one of them the company did not come
//! to a meeting. The example plans that meeting again, moves it, and decides against the candidate, who is not told. It writes the files
//! and prints what each of them is for. In the company's calendar both meetings are called off; in the candidate's the second one stands.

use candidacy::chrono::TimeDelta;
use candidacy::value::{Category, Rejection};
use candidacy::view::diagram::Diagram;
use candidacy::view::export;
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::words::Words;
use candidacy::{Actor, Candidacy, CandidacyId, Entry, Fact, FactKind, Line, Meeting, Process, Reasons, Terms, Time};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/exports".to_owned()));
    fs::create_dir_all(&folder)?;
    let terms = Terms::new("back-end", 1, Process::back_end())?;
    let all = journals(&terms);
    let first = all.values().next().ok_or("four journals")?;
    let missed = decided_in_silence(&terms, all.values().nth(1).ok_or("four journals")?)?;

    let at: Time = "2026-03-27T09:00:00Z".parse()?;
    let report = Report::new(all.values(), at);
    let write = |name: &str, what: &str, words: String| -> Done {
        println!("{name:<18} {:>6} bytes  {what}", words.len());
        Ok(fs::write(folder.join(name), words)?)
    };
    write("timeline.svg", "a way that is over, for a page", Timeline::new(first, at).svg().to_string())?;
    write("timeline-open.svg", "one that is not", Timeline::new(&missed, at).svg().to_string())?;
    write("funnel.svg", "how far candidates got", report.funnel().svg().to_string())?;
    write("timeline.mmd", "the way as a Mermaid gantt", Timeline::new(first, at).mermaid().to_string())?;
    write("law.mmd", "the law for Mermaid", Diagram::from_law().to_string())?;
    write("law.dot", "the law for Graphviz", Diagram::from_law().graphviz().to_string())?;
    write("process.dot", "a process, and where somebody is", Diagram::from_candidacy(&missed).graphviz().to_string())?;
    write("log.xes", "an event log for process mining", export::xes(all.values()).to_string())?;
    write("facts.csv", "every entry as a row", export::csv(all.values()))?;
    write("company.ics", "meetings and due dates of two", export::icalendar([first, &missed], at).to_string())?;
    let theirs = export::icalendar_as_told(&missed, &Words::english(), at);
    write("candidate.ics", "what the second was told", theirs.to_string())
}

/// What the law takes of the journals.
fn journals(terms: &Terms) -> BTreeMap<CandidacyId, Candidacy> {
    let mut all: BTreeMap<CandidacyId, Candidacy> = BTreeMap::new();
    let lines = include_str!("journals.jsonl").lines();
    for line in lines.filter_map(|line| serde_json::from_str::<Line>(line).ok()) {
        if let Some(candidacy) = all.get_mut(&line.candidacy) {
            let _ = candidacy.record(line.entry); // what is refused is left out
        } else if let Ok(candidacy) = Candidacy::open(terms, line.entry) {
            all.insert(line.candidacy, candidacy);
        }
    }
    all
}

/// Up to the meeting that the company missed, as it was. It is planned again and moved, and then somebody decides against the candidate.
fn decided_in_silence(terms: &Terms, missed: &Candidacy) -> Done<Candidacy> {
    let is_missed = |entry: &Entry| entry.fact.kind() == FactKind::InterviewMissed;
    let until = missed.journal().iter().position(is_missed).ok_or("a meeting that nobody came to")?;
    let mut missed = Candidacy::replay(terms, missed.journal().iter().take(until + 1).cloned())?;
    let before = missed.journal().iter().rev().find_map(|entry| entry.fact.meeting()).ok_or("a meeting")?.clone();
    let (by, now): (Actor, Time) = (missed.last_line().entry.by, missed.last_line().entry.at);
    let again = |days: i64| -> Done<Box<Meeting>> {
        let starts = now + TimeDelta::days(days);
        Ok(Box::new(Meeting::new(starts, before.minutes(), before.place().clone(), before.people().iter().copied())?))
    };
    let planned = Fact::InterviewScheduled { part: None, meeting: again(2)? };
    let moved = Fact::InterviewRescheduled { part: None, meeting: again(3)? };
    let reasons = Reasons::from_reason(Category::VacancyFilled, "Somebody else said yes this morning.")?;
    for (hours, fact) in [(1, planned), (20, moved), (40, Rejection::new(reasons).into())] {
        let _line = missed.record(Entry::new(by, fact, now + TimeDelta::hours(hours)))?.line;
    }
    Ok(missed)
}
