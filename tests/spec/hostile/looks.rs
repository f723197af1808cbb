//! Everything that can be asked of a candidacy at a moment.

use crate::support::{role_profile, text};
use candidacy::person::{AccessExport, Candidate, DataStatus, Processing, TalentPool};
use candidacy::value::Label;
use candidacy::view::diagram::Diagram;
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::words::Words;
use candidacy::view::{Audit, Desk, Page, Watchlist, WatchlistFilter};
use candidacy::{Actor, Candidacy, CandidateView, Entry, Fact, Line, Profile, Status, Time};

/// Asks, and says how much came back.
pub(crate) type Look = fn(&Candidacy, Time) -> usize;

/// Each question, by its name: those about what is owed now, those about everything that happened, and what is drawn of it.
pub(crate) const LOOKS: &[(&str, Look)] = &[
    ("promises", |candidacy, at| candidacy.promises().filter(|promise| promise.status(at) != Status::Released).count()),
    ("next due", |candidacy, _| usize::from(candidacy.next_due().is_some() || candidacy.is_settled())),
    ("task", |candidacy, _| candidacy.promises().map(|promise| candidacy.task(&promise).people.len() + 1).sum()),
    ("legal", |candidacy, _| candidacy.legal().len() + candidacy.legal_for(Actor::Candidate).len()),
    ("dry run", |candidacy, at| {
        let note = Entry::new(Actor::Candidate, Fact::NoteAdded { note: text("tea") }, at);
        candidacy.check(&note).map_or_else(|refusal| refusal.to_string().len(), |now| now.step.into())
    }),
    ("watchlist", |candidacy, _| {
        let mut list = Watchlist::default();
        list.upsert(candidacy);
        list.after(WatchlistFilter::ALL, None).count()
    }),
    ("all promises", |candidacy, at| {
        candidacy.all_promises().iter().map(|promise| usize::from(promise.status(at) != Status::Released)).sum()
    }),
    ("history", |candidacy, _| candidacy.history().count()),
    ("lines", |candidacy, _| candidacy.lines().len()),
    ("written", |candidacy, _| serde_json::to_string(candidacy).expect("a journal").len()),
    ("redacted", |candidacy, _| candidacy.redacted().journal().len()),
    ("replay", |candidacy, _| {
        let again = Candidacy::replay(candidacy.known_terms(), candidacy.journal().to_vec());
        again.map_or(1, |again| again.journal().len())
    }),
    ("replay of lines", |candidacy, _| {
        let lines = candidacy.lines().map(Line::to_owned);
        Candidacy::replay_lines(candidacy.known_terms(), lines).map_or(1, |again| again.journal().len())
    }),
    ("audit", |candidacy, at| {
        let audit = Audit::new(candidacy, at);
        audit.to_string().len() + audit.breaches().len() + audit.observations().len()
    }),
    ("report", |candidacy, at| Report::new([candidacy], at).to_string().len()),
    ("desk", |candidacy, at| {
        let list: Watchlist = [candidacy].into_iter().collect();
        Desk::new(&list, WatchlistFilter::ALL, Page::first(20), at, |_| Some(candidacy)).items().len()
    }),
    ("told", |candidacy, _| candidacy.told().len() + candidacy.untold().len()),
    ("candidate view", |candidacy, at| CandidateView::of(candidacy, at).happened().len()),
    ("page", |candidacy, at| CandidateView::of(candidacy, at).page(&Words::english(), chrono::Utc).to_string().len()),
    ("overtaken", |candidacy, _| CandidateView::overtaken(candidacy).len()),
    ("timeline", |candidacy, at| Timeline::new(candidacy, at).to_string().len()),
    ("timeline as told", |candidacy, at| Timeline::as_told(candidacy, at).facts().count()),
    ("picture", |candidacy, at| Timeline::new(candidacy, at).svg().to_string().len()),
    ("chart", |candidacy, at| Timeline::new(candidacy, at).mermaid().to_string().len()),
    ("diagram", |candidacy, _| Diagram::from_candidacy(candidacy).to_string().len()),
    ("person", |candidacy, _| {
        let person = Candidate::new(candidacy.candidate(), [candidacy]).expect("their own");
        person.promises().count() + person.sources().count() + person.consents().count() + person.conflicts().len()
    }),
    ("access export", |candidacy, at| {
        let person = Candidate::new(candidacy.candidate(), [candidacy]).expect("their own");
        let label = |words| Label::new(words).expect("a label");
        let processing = Processing::new(label("hiring"), label("the authority"));
        let profile = role_profile();
        let export = AccessExport::new(&person, profile.employer(), &processing, at);
        serde_json::to_string(&export).expect("an export").len()
    }),
    ("retention", |candidacy, at| usize::from(candidacy.retention_period().status(at) == DataStatus::MustGo) + 1),
    ("pool", |candidacy, at| {
        let profile = Profile::default();
        let pool = TalentPool::new([(candidacy, &profile)], at);
        pool.members().len() + pool.lapsed().len() + 1
    }),
];
