//! Everything that can be asked of a candidacy at a moment.

use crate::support::{role_profile, text};
use candidacy::person::{AccessExport, Candidate, DataStatus, Processing, TalentPool};
use candidacy::value::Label;
use candidacy::view::diagram::Diagram;
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::words::Words;
use candidacy::view::{Audit, Desk, Page, Portal, Watchlist, WatchlistFilter, export};
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
    ("itself", |candidacy, _| {
        let (terms, step, now) = (candidacy.terms(), candidacy.step(), candidacy.now());
        let parts = step.map_or(0, |step| u8::try_from(step.parts().len()).expect("at most eight"));
        let of_a_part = |part: &u8| candidacy.due(*part).is_some() || candidacy.meeting(*part).is_some();
        let said = [
            candidacy.hold().is_some(),
            candidacy.offer().is_some(),
            candidacy.pay().is_some(),
            candidacy.reasons().is_some(),
            candidacy.role().is_some(),
            candidacy.cv().is_some(),
            candidacy.consent().is_some(),
            candidacy.first_day().is_some(),
            candidacy.deadlines_have_changed(),
        ];
        let known = said.iter().filter(|said| **said).count() + (1..=parts).filter(of_a_part).count();
        assert_eq!((now.phase, terms.id()), (candidacy.phase(), candidacy.terms().id()));
        assert_eq!(
            (candidacy.opening().candidacy, candidacy.opening().candidate),
            (candidacy.id(), candidacy.candidate())
        );
        known + candidacy.pending().len() + candidacy.opened().told.len() + usize::from(candidacy.last_line().seq.0 > 0)
    }),
    ("what waits", |candidacy, _| candidacy.waiting().filter(|(seq, _)| candidacy.entry(*seq).is_some()).count()),
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
    ("one more in a report", |candidacy, at| {
        let mut report = Report::default();
        report.add(candidacy, at);
        report.to_string().len()
    }),
    ("desk", |candidacy, at| {
        let list: Watchlist = [candidacy].into_iter().collect();
        Desk::new(&list, WatchlistFilter::ALL, Page::first(20), at, |_| Some(candidacy)).items().len()
    }),
    ("told", |candidacy, _| candidacy.told().len() + candidacy.untold().len()),
    ("candidate view", |candidacy, at| CandidateView::of(candidacy, at).happened().len()),
    ("page", |candidacy, at| CandidateView::of(candidacy, at).page(&Words::english(), chrono::Utc).to_string().len()),
    ("overtaken", |candidacy, _| CandidateView::overtaken(candidacy).len()),
    ("refused on the page", |candidacy, at| {
        let note = candidacy.draft(Entry::new(Actor::Candidate, Fact::NoteAdded { note: text("tea") }, at)).entry;
        let refused = candidacy.clone().record(note.clone()).err();
        let said = refused.map_or(0, |refused| CandidateView::problem(candidacy, &refused).to_string().len());
        said + usize::from(CandidateView::refusal(candidacy, &note).is_some())
    }),
    ("portal", |candidacy, at| {
        let portal = Portal::new(candidacy.clone());
        portal.page(at).happened().len() + portal.reminders(Time::MIN_UTC, at).len()
    }),
    #[cfg(feature = "csv")]
    ("table", |candidacy, _| export::csv([candidacy]).len()),
    ("event log", |candidacy, _| export::xes([candidacy]).to_string().len()),
    #[cfg(feature = "icalendar")]
    ("calendar", |candidacy, at| export::icalendar([candidacy], at).to_string().len()),
    #[cfg(feature = "icalendar")]
    ("calendar as told", |candidacy, at| export::icalendar_as_told(candidacy, &Words::english(), at).to_string().len()),
    #[cfg(feature = "icalendar")]
    ("calendar of a person", |candidacy, at| {
        let recruiter = crate::support::staff(candidacy::Capacity::RECRUITER);
        export::icalendar_of_a_person([candidacy], recruiter, at).to_string().len()
    }),
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

/// The functions that are given a candidacy and are no looks: what changes it, whose cost the plots hold; what is about a role or about
/// one entry; and what draws the next entry.
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "append", "know", "open", "record", "reject_with_feedback",
    "news_for", "opening_fact", "release", "in_journal", "entry",
    "next_entry", "next_entry_of",
];

/// Each public function that is given a candidacy is among the looks: what is new is held to its cost, too.
#[test]
fn everything_that_can_be_asked_is_a_look() {
    let (api, looks) = (include_str!("../../public-api.txt"), include_str!("looks.rs"));
    let given = api.lines().filter_map(|line| {
        let (head, arguments) = line.strip_prefix("pub fn ")?.split_once('(')?;
        let (owner, name) = head.rsplit_once("::")?;
        let its_own = ["candidacy::candidacy::Candidacy", "candidacy::candidacy::Candidacy<S>"].contains(&owner);
        let (arguments, _) = arguments.split_once(" -> ").unwrap_or((arguments, ""));
        let of_it = [
            "candidacy::candidacy::Candidacy)",
            "candidacy::candidacy::Candidacy<S>",
            "candidacy::candidacy::Candidacy,",
        ];
        let takes_it = of_it.iter().any(|of_it| arguments.contains(of_it));
        (its_own && arguments.contains("&self") || takes_it).then(|| (owner.rsplit("::").next(), name))
    });
    let mut seen = 0;
    for (owner, name) in given {
        let name = name.split('<').next().expect("a name");
        let asked = if name == "new" {
            format!("{}::new(", owner.map_or("", |owner| owner.trim_end_matches("<'a>")))
        } else {
            format!("{name}(")
        };
        assert!(looks.contains(&asked) || ELSEWHERE.contains(&name), "`{name}` of {owner:?} is no look");
        seen += 1;
    }
    assert!(seen > 40, "the public functions were not found: {seen}");
}
