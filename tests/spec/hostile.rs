//! Callers who mean no good, or whose data went astray: texts of many megabytes, journals of many thousand entries, moments at the
//! ends of time. Nothing panics, nothing costs more than what it is long, and an error stays short and repeats nothing.
//!
//! | area | what it holds |
//! |---|---|
//! | `huge` | values and files that are far too large are refused in few words, and at no more than the cost of reading them |
//! | `long` | every view of a journal costs what the journal is long |
//! | `times` | everything can be asked at any moment, of candidacies at any moment |
//!
//! With `CANDIDACY_SPEC=release` in the environment the journals are as long as a million messages.

mod huge;
mod long;
mod times;

use candidacy::person::AccessExport;
use candidacy::role::Employer;
use candidacy::view::{WatchlistFilter, export};
use candidacy::{Audit, Candidacy, Candidate, CandidateView, Desk, Report, Time, Timeline, Watchlist};

/// Something that can be asked of a candidacy as of a moment; how much came back.
type Look = fn(&Candidacy, Time) -> usize;

/// Everything that can be asked.
const LOOKS: &[(&str, Look)] = &[
    ("replay", |candidacy, _| replayed(candidacy).journal().len()),
    ("lines", |candidacy, _| {
        let lines: Vec<_> = candidacy.lines().map(candidacy::Line::to_owned).collect();
        Candidacy::replay_lines(candidacy.terms(), lines).expect("it was accepted").journal().len()
    }),
    ("promises", |candidacy, at| {
        let all = candidacy.all_promises();
        assert_eq!(all.iter().filter(|promise| promise.end.is_none()).count(), candidacy.promises().count());
        assert_eq!(candidacy.next_due().is_none(), candidacy.promises().next().is_none());
        all.iter().filter(|promise| promise.remind_at() <= at).count() + candidacy.unanswered().count()
    }),
    ("history", |candidacy, _| candidacy.history().count()),
    ("report", |candidacy, at| {
        let mut report = Report::default();
        report.add(candidacy, at);
        report.to_string().len()
    }),
    ("audit", |candidacy, at| Audit::new(candidacy, at).to_string().len()),
    ("watchlist", |candidacy, at| {
        let mut list = Watchlist::default();
        list.upsert(candidacy);
        let found = list.breached(WatchlistFilter::ALL, at).count() + list.upcoming(WatchlistFilter::ALL, at).count();
        assert_eq!(found, candidacy.promises().count());
        found
    }),
    ("candidate view", |candidacy, at| CandidateView::of(candidacy, at).to_string().len()),
    ("desk", |candidacy, at| Desk::new([candidacy], at).to_string().len()),
    ("timeline", |candidacy, at| Timeline::new(candidacy, at).to_string().len()),
    ("timeline as told", |candidacy, at| Timeline::as_told(candidacy, at).coloured().to_string().len()),
    ("timeline as Mermaid", |candidacy, at| Timeline::new(candidacy, at).mermaid().to_string().len()),
    ("timeline as SVG", |candidacy, at| Timeline::new(candidacy, at).svg().to_string().len()),
    ("redacted", |candidacy, _| replayed(&candidacy.redacted()).journal().len()),
    ("access export", |candidacy, at| {
        let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL").expect("short names");
        let candidate = Candidate::new(candidacy.candidate(), [candidacy]).expect("one person");
        let export = AccessExport::new(&candidate, &employer, at);
        serde_json::to_string(&export).expect("it can be written").len()
    }),
    ("keeping", |candidacy, at| format!("{:?}", candidacy.retention_period().status(at)).len()),
    ("log", |candidacy, _| export::xes([candidacy]).to_string().len()),
    #[cfg(feature = "csv")]
    ("table", |candidacy, _| export::csv([candidacy]).len()),
    #[cfg(feature = "icalendar")]
    ("calendar", |candidacy, at| export::icalendar(candidacy, at).to_string().len()),
    #[cfg(feature = "icalendar")]
    ("calendar as told", |candidacy, at| export::icalendar_as_told(candidacy, at).to_string().len()),
];

/// Read anew from its journal.
fn replayed(candidacy: &Candidacy) -> Candidacy {
    Candidacy::replay(candidacy.terms(), candidacy.journal().to_vec()).expect("it was accepted")
}
