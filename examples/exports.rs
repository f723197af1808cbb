//! What other tools get: pictures, diagrams, an event log, a table and calendars, written into a folder.
//!
//! ```sh
//! cargo run --all-features --example exports                 # into target/exports
//! cargo run --all-features --example exports -- some/folder
//! ```
//!
//! It reads the journals in `examples/journals.jsonl`, of which one breaks off and others have lines that do not belong there,
//! plans a meeting anew and moves it, writes the files, and prints what each of them is for.

use candidacy::chrono::TimeDelta;
use candidacy::value::meeting::Screen;
use candidacy::view::diagram::Diagram;
use candidacy::view::export;
use candidacy::{Candidacy, CandidacyId, Entry, Fact, Line, Meeting, Process, Report, Terms, Time, Timeline};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

type Done<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Done {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/exports".to_owned()));
    fs::create_dir_all(&folder)?;
    let terms = Terms::new("back-end", 1, Process::back_end())?;
    let mut all = journals(&terms);
    let missed = all.values_mut().nth(1).ok_or("four journals")?;
    plan_anew(missed)?;
    let missed = missed.clone();

    let at: Time = "2026-03-27T09:00:00Z".parse()?;
    let report = Report::new(all.values(), at);
    let first = all.values().next().ok_or("four journals")?;

    let write = |name: &str, what: &str, words: String| -> Done {
        println!("{name:<24} {:>6} bytes  {what}", words.len());
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
    write("facts.csv", "every fact as a row", export::csv(all.values()))?;
    write("company.ics", "meetings and due dates", export::icalendar(&missed, at).to_string())?;
    write("candidate.ics", "the same, for the candidate", export::icalendar_as_told(&missed, at).to_string())
}

/// What of the journals the law accepts.
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

/// The meeting that did not take place is planned again, and then moved.
fn plan_anew(missed: &mut Candidacy) -> Done {
    let last = missed.last_line().entry;
    let (by, now) = (last.by, last.at);
    let before = missed.journal().iter().rev().find_map(|entry| entry.fact.meeting()).ok_or("a meeting")?.clone();
    let again = |starts: Time| -> Done<Meeting> {
        let again = Meeting::new(starts, before.minutes(), before.place().clone(), before.people().iter().copied())?;
        Ok(if before.screen() == Screen::Shared { again.sharing_the_screen() } else { again })
    };
    missed.record(Entry::new(by, Fact::scheduled(again(now + TimeDelta::days(2))?), now + TimeDelta::hours(1)))?;
    missed.record(Entry::new(by, Fact::rescheduled(again(now + TimeDelta::days(3))?), now + TimeDelta::hours(20)))?;
    Ok(())
}
