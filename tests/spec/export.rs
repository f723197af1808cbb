//! What is written for other tools: whole, in their formats, and without what was written about a person.

#[cfg(feature = "icalendar")]
mod calendar;
#[cfg(feature = "csv")]
mod table;

use crate::support::after::after;
use crate::support::walked::{few, members};
use crate::support::ways::{self, DAY};
use crate::support::{day, staff, text};
use crate::surface::{SECRET, hides};
use crate::wire::dress::Dress;
use crate::wire::walks::{journal, journal_in};
use candidacy::candidacy::Happened;
use candidacy::terms::{Power, Powers};
use candidacy::value::{Any, Correction};
use candidacy::view::export;
use candidacy::{Actor, Candidacy, Capacity, Entry, FactKind, Part, Phase, Process, Seq, Step, Terms, Time};
use proptest::prelude::*;

/// The events of a log, each with its attributes by key, in order.
fn events(log: &str) -> Vec<Vec<(String, String)>> {
    let document = roxmltree::Document::parse(log).unwrap_or_else(|error| panic!("{error} in {log}"));
    let attributes = |event: roxmltree::Node<'_, '_>| {
        let pair = |node: roxmltree::Node<'_, '_>| {
            Some((node.attribute("key")?.to_owned(), node.attribute("value")?.to_owned()))
        };
        event.children().filter_map(pair).collect()
    };
    let events = document.descendants().filter(|node| node.has_tag_name(("http://www.xes-standard.org/", "event")));
    events.map(attributes).collect()
}

fn role(entry: &Entry) -> String {
    match entry.by {
        Actor::Candidate => "candidate".to_owned(),
        Actor::Staff(staff) => staff.capacity.to_string(),
    }
}

/// The name of the step where an entry led, where that phase belongs to one.
fn step(happened: &Happened<'_>) -> String {
    let belongs = happened.now.phase.is_in_a_step() || happened.now.phase == Phase::Proposed;
    let step = happened.terms.process().step(happened.now.step).filter(|_| belongs);
    step.map(|step| step.name().to_string()).unwrap_or_default()
}

/// The name of the part that an entry is about.
fn part(happened: &Happened<'_>) -> String {
    let parts = happened.terms.process().parts(happened.now.step);
    let part = happened.part.and_then(|number| parts.get(usize::from(number) - 1));
    part.map(|part| part.name().to_string()).unwrap_or_default()
}

fn occurred(entry: &Entry) -> Option<Time> {
    entry.circumstances.as_ref().and_then(|besides| besides.occurred)
}

/// A process of one step with these two parts, both interviews.
fn of_two(step: &str, parts: [&str; 2]) -> Option<Process> {
    let recruiter = (Capacity::RECRUITER, Powers::from([Power::Selects, Power::Hears]));
    let [one, other] = parts.map(|name| Part::interview(name, Capacity::RECRUITER));
    Process::new([recruiter], [Step::of(step, [one.ok()?, other.ok()?], Capacity::RECRUITER).ok()?]).ok()
}

/// At the step of two parts, with an interview for the first.
fn invited(terms: &Terms) -> Candidacy {
    after(ways::applied(terms, day(0)), &[FactKind::CandidateAdvanced, FactKind::InterviewScheduled])
}

/// Words of which nothing may be left.
fn secret() -> BoxedStrategy<Dress> {
    any::<u64>().prop_map(|roll| Dress { words: vec![SECRET.to_owned()], roll }).boxed()
}

proptest! {
    #![proptest_config(few())]

    /// The log has an event for each entry, in order, with its moment, its role, where it led and what it is about, and nothing else.
    #[test]
    fn the_log_is_the_journal((candidacy, _) in journal(30)) {
        let log = export::xes([&candidacy, &candidacy]).to_string();
        let events = events(&log);
        prop_assert_eq!(events.len(), 2 * candidacy.journal().len());
        prop_assert_eq!(log.matches("<trace>").count(), 2);
        let dated = |at: Time| at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false).trim_start_matches('+').to_owned();
        for (event, happened) in events.iter().zip(candidacy.history()) {
            let entry = happened.entry;
            let mut expected = vec![
                ("concept:name", entry.fact.kind().to_string()),
                ("time:timestamp", dated(entry.at)),
                ("org:role", role(entry)),
                ("candidacy:number", happened.seq.to_string()),
                ("candidacy:phase", happened.now.phase.to_string()),
                ("candidacy:step", step(&happened)),
                ("candidacy:part", part(&happened)),
            ];
            expected.extend(occurred(entry).map(|at| ("candidacy:occurred", dated(at))));
            expected.extend(entry.writer().map(|staff| ("candidacy:written_by", staff.capacity.to_string())));
            expected.push(("candidacy:deviates", entry.deviation().is_some().to_string()));
            let expected: Vec<_> = expected.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            prop_assert_eq!(event, &expected);
        }
    }

    /// A log is XML whatever a step and its parts are called, and an XML parser reads their names from it.
    #[test]
    fn a_log_says_every_name(name in "[^\\p{C}]{1,60}", other in "[^\\p{C}]{1,60}") {
        let Some(process) = of_two(&name, [&name, &other]) else { return Ok(()) };
        let events = events(&export::xes([&invited(&Terms::new("spec", 1, process).expect("a name"))]).to_string());
        prop_assert_eq!(&events[2][5], &("candidacy:step".to_owned(), name.clone()));
        prop_assert_eq!(&events[2][6], &("candidacy:part".to_owned(), name));
    }

    /// Nothing that was written about a person is in a log, in a table, or in a calendar but for where to come. The candidate's own calendar
    /// says of an interview and of work what they were told, in lines of their own.
    #[test]
    fn nothing_personal_is_exported((candidacy, _) in journal_in(secret(), 25)) {
        prop_assert!(serde_json::to_string(&candidacy).expect("a journal").contains(SECRET));
        hides(&export::xes([&candidacy]).to_string());
        #[cfg(feature = "csv")]
        hides(&export::csv([&candidacy]));
        #[cfg(feature = "icalendar")]
        calendar::hides_everything_but_places(&candidacy);
    }

    /// An entry says which part it is about, whether or not its fact names it: the part whose state it changed, and one that is done
    /// where it changed none.
    #[test]
    fn an_entry_says_its_part(member in members()) {
        let candidacy = member.last(1);
        let mut before = None;
        for happened in candidacy.history() {
            let (now, kind) = (happened.now, happened.entry.fact.kind());
            if let Some(named) = happened.entry.fact.part() {
                prop_assert_eq!(happened.part, Some(named));
            }
            let same_step = before.is_some_and(|(step, _)| step == now.step);
            let changed = (0..8).filter(|index| before.is_some_and(|(_, parts): (u8, candidacy::law::Parts)| parts.get(*index) != now.parts.get(*index)));
            let changed: Vec<u8> = changed.filter(|_| same_step).map(|index| u8::try_from(index + 1).expect("eight parts")).collect();
            let of_a_part = candidacy::law::PARTS.iter().any(|row| row.fact == kind);
            match (happened.part, changed.as_slice()) {
                (Some(part), [one]) if of_a_part => prop_assert_eq!(part, *one),
                (Some(_), []) => prop_assert!(of_a_part),
                (Some(part), many) => prop_assert!(of_a_part && many.contains(&part)),
                (None, _) => prop_assert!(!of_a_part || kind == FactKind::InterviewHeld, "{}", kind),
            }
            before = Some((now.step, now.parts));
        }
    }
}

/// A clock that was wrong dates nothing in a log: the event has the right moment, and so has the correction.
#[test]
fn a_log_has_the_right_moment() {
    let back_end = Terms::new("back-end", 1, Process::back_end()).expect("a name");
    let mut mira = after(ways::applied(&back_end, day(0)), &[FactKind::NoteAdded]);
    let moment = day(0) + DAY / 2;
    let correction = Correction { entry: Seq(1), moment, reason: text("the clock was half a day ahead") };
    let _ = mira.record(Entry::new(staff(Capacity::RECRUITER), correction, day(1))).expect("between its neighbours");
    let events = events(&export::xes([&mira]).to_string());
    let moments: Vec<&str> = events.iter().map(|event| event[1].1.as_str()).collect();
    assert_eq!(
        moments,
        ["2026-03-02T09:00:00.000+00:00", "2026-03-02T21:00:00.000+00:00", "2026-03-03T09:00:00.000+00:00"]
    );
}

/// What a classifier goes by is global for events, as the standard asks of it, and what is global every event has.
#[test]
fn what_classifies_is_global() {
    let back_end = Terms::new("back-end", 1, Process::back_end()).expect("a name");
    let log = export::xes([&invited(&back_end)]).to_string();
    let document = roxmltree::Document::parse(&log).expect("XML");
    let all = |name: &'static str| document.descendants().filter(move |node| node.tag_name().name() == name);
    let events = all("global").find(|global| global.attribute("scope") == Some("event")).expect("what is global");
    let global: Vec<&str> = events.children().filter_map(|node| node.attribute("key")).collect();
    let keys: Vec<&str> = all("classifier").flat_map(|one| one.attribute("keys").expect("keys").split(' ')).collect();
    assert!(keys.len() > 3 && keys.iter().all(|key| global.contains(key)), "{keys:?} of {global:?}");
    for event in all("event") {
        let has = |key: &&str| event.children().any(|node| node.attribute("key") == Some(*key));
        assert!(global.iter().all(has), "{event:?}");
    }
}

/// No candidacies are a log as well.
#[test]
fn an_empty_log_is_one() {
    assert!(events(&export::xes::<Any>([]).to_string()).is_empty());
}
