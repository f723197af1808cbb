//! What holds for journals, whatever is in the lines.

use candidacy::view::WatchlistFilter;
use candidacy::view::diagram::Diagram;
use candidacy::view::report::Report;
use candidacy::view::{Audit, Watchlist};
use candidacy::{Candidacy, Entry, Line, Process, Terms, Time};

/// The terms that the seeds name.
fn terms() -> Terms {
    Terms::new("back-end", 1, Process::back_end()).expect("the process of the library")
}

/// Panics where a law is broken. Lines that are no lines are left out.
pub fn holds(text: &str) {
    let lines: Vec<Line> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let terms = [terms()];
    let entries: Vec<Entry> = lines.iter().map(|line| line.entry.clone()).collect();
    if let Ok(candidacy) = Candidacy::replay_lines(&terms, lines) {
        comes_back(&terms, &candidacy);
    }
    if let Ok(candidacy) = Candidacy::replay(&terms, entries.clone()) {
        comes_back(&terms, &candidacy);
    }
    lawful_part(&terms, entries);
}

/// Of any entries the law takes some, refuses the others without a trace, and replays what it took.
fn lawful_part(terms: &[Terms], entries: Vec<Entry>) {
    let mut entries = entries.into_iter();
    let Some(mut live) = entries.by_ref().find_map(|entry| Candidacy::open(&terms[0], entry).ok()) else { return };
    for entry in entries {
        let before = live.journal().len();
        let said = live.check(&entry);
        let again = match live.record(entry) {
            Ok(recorded) => recorded.again, // a request that was answered before is not recorded twice
            Err(refused) => {
                assert_eq!(said, Err(refused.refusal));
                false
            }
        };
        assert_eq!(live.journal().len(), before + usize::from(said.is_ok() && !again));
    }
    comes_back(terms, &live);
}

/// What was written is read, and is the same, to the last byte.
pub fn comes_back(terms: &[Terms], candidacy: &Candidacy) {
    let written = write(candidacy);
    let lines = written.lines().map(|line| serde_json::from_str::<Line>(line).expect("what was written is read"));
    let again = Candidacy::replay_lines(terms, lines).expect("what was lawful stays lawful");
    assert_eq!(&again, candidacy);
    assert_eq!(write(&again), written);
    answers(candidacy);
}

fn write(candidacy: &Candidacy) -> String {
    let lines = candidacy.lines().map(|line| serde_json::to_string(&line).expect("a line can be written"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every question has an answer.
pub fn answers(candidacy: &Candidacy) {
    assert!(candidacy.is_settled() || candidacy.promises().next().is_some());
    let open: Vec<_> = candidacy.promises().collect();
    assert!(open.len() <= candidacy.all_promises().len());
    assert_eq!(candidacy.next_due(), open.iter().map(|promise| promise.due).min());
    assert_eq!(candidacy.history().count(), candidacy.journal().len());
    assert!(!Diagram::from_candidacy(candidacy).to_string().is_empty());
    for at in [candidacy.last_line().entry.at, Time::MIN_UTC, Time::MAX_UTC] {
        let audit = Audit::new(candidacy, at);
        assert!(audit.breaches().len() <= audit.promises());
        let mut report = Report::default();
        report.add(candidacy, at);
        assert_eq!(report.candidacies() == 1, candidacy.journal()[0].at <= at, "before it began, there was none");
        let mut watchlist = Watchlist::default();
        watchlist.upsert(candidacy);
        let listed =
            watchlist.overdue(WatchlistFilter::ALL, at).count() + watchlist.upcoming(WatchlistFilter::ALL, at).count();
        assert_eq!(listed, watchlist.open(candidacy.id()).len());
    }
}
