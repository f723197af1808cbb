//! What is written for other tools: whole, in their formats, and without what was written about a person.

use crate::stories::stories;
use crate::support::{after, applied, terms};
use crate::surface::{SECRET, hides, secret};
use crate::wire::any::journal_in;
use candidacy::view::export;
use candidacy::{Actor, Capacity, Entry, FactKind, Process, Step};
use proptest::prelude::*;

/// An event of a log: its attributes by key.
fn events(log: &str) -> Vec<Vec<(String, String)>> {
    let document = roxmltree::Document::parse(log).unwrap_or_else(|error| panic!("{error} in {log}"));
    let attributes = |event: roxmltree::Node<'_, '_>| {
        let pair = |node: roxmltree::Node<'_, '_>| {
            Some((node.attribute("key")?.to_owned(), node.attribute("value")?.to_owned()))
        };
        event.children().filter_map(pair).collect()
    };
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.xes-standard.org/", "event")))
        .map(attributes)
        .collect()
}

fn role(entry: &Entry) -> &'static str {
    match entry.by {
        Actor::Candidate => "candidate",
        Actor::Staff(staff) => staff.capacity.name(),
    }
}

proptest! {
    /// The log has an event for each fact, in order, with its moment, its role and where it led, and nothing else.
    #[test]
    fn the_log_is_the_journal(story in stories()) {
        let candidacy = story.accepted(|_, _, _| {});
        let log = export::xes([&candidacy, &candidacy]).to_string();
        let events = events(&log);
        prop_assert_eq!(events.len(), 2 * candidacy.journal().len());
        prop_assert_eq!(log.matches("<trace>").count(), 2);
        for (event, recorded) in events.iter().zip(candidacy.history()) {
            let step = story.process.step(recorded.step).filter(|_| recorded.phase.is_in_a_step());
            let expected = [
                ("concept:name", recorded.entry.fact.kind().to_string()),
                ("time:timestamp", recorded.entry.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false)),
                ("org:role", role(recorded.entry).to_owned()),
                ("candidacy:number", recorded.seq.to_string()),
                ("candidacy:phase", recorded.phase.to_string()),
                ("candidacy:step", step.map(|step| step.name().to_string()).unwrap_or_default()),
            ];
            let expected: Vec<_> = expected.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            prop_assert_eq!(event, &expected);
        }
    }

    /// Whatever a step is called, the log is XML that says it so.
    #[test]
    fn a_log_says_every_name(name in "[^\\p{C}]{1,60}") {
        let Ok(step) = Step::meeting(&name, Capacity::Recruiter) else { return Ok(()) };
        let terms = terms(Process::new(Capacity::Recruiter, [step]).expect("a process"));
        let candidacy = after(applied(&terms), &[FactKind::Passed]);
        let events = events(&export::xes([&candidacy]).to_string());
        prop_assert_eq!(&events[1][5], &("candidacy:step".to_owned(), name));
    }

    /// Nothing that was written about a person is in a log, nor in a table.
    #[test]
    fn nothing_personal_is_exported(candidacy in journal_in(secret(), 25)) {
        prop_assert!(serde_json::to_string(&candidacy).expect("a journal").contains(SECRET));
        hides(&export::xes([&candidacy]).to_string());
        #[cfg(feature = "csv")]
        hides(&export::csv([&candidacy]));
    }
}

/// What a classifier goes by is global for events, as the standard asks of it, and what is global every event has.
#[test]
fn what_classifies_is_global() {
    let log = export::xes([&after(applied(&terms(Process::back_end())), &[FactKind::Passed])]).to_string();
    let document = roxmltree::Document::parse(&log).expect("XML");
    let all = |name: &'static str| document.descendants().filter(move |node| node.tag_name().name() == name);
    let events = all("global").find(|global| global.attribute("scope") == Some("event")).expect("what is global");
    let global: Vec<&str> = events.children().filter_map(|node| node.attribute("key")).collect();
    let keys: Vec<&str> = all("classifier").flat_map(|one| one.attribute("keys").expect("keys").split(' ')).collect();
    assert!(!keys.is_empty() && keys.iter().all(|key| global.contains(key)), "{keys:?} of {global:?}");
    for event in all("event") {
        let has = |key: &&str| event.children().any(|node| node.attribute("key") == Some(*key));
        assert!(global.iter().all(has), "{event:?}");
    }
}

/// No candidacies are a log as well.
#[test]
fn an_empty_log_is_one() {
    assert!(events(&export::xes::<candidacy::value::Any>([]).to_string()).is_empty());
}

#[cfg(feature = "csv")]
mod table {
    use super::{Capacity, FactKind, Process, Step, after, applied, export, role, stories, terms};
    use candidacy::{Candidacy, Terms};
    use proptest::prelude::*;

    proptest! {
        /// The table has a row for each fact, in order, as a reader of such tables finds it.
        #[test]
        fn the_table_is_the_journal(story in stories()) {
            let candidacy = story.accepted(|_, _, _| {});
            let table = export::csv([&candidacy, &candidacy]);
            let mut reader = csv::Reader::from_reader(table.as_bytes());
            prop_assert_eq!(reader.headers().expect("names").len(), 10);
            let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
            prop_assert_eq!(rows.len(), 2 * candidacy.journal().len());
            for (row, recorded) in rows.iter().zip(candidacy.history()) {
                let step = story.process.step(recorded.step).filter(|_| recorded.phase.is_in_a_step());
                let expected = [
                    candidacy.id().to_string(),
                    recorded.seq.to_string(),
                    candidacy.terms().id().name.to_string(),
                    candidacy.terms().id().version.to_string(),
                    format!("{:?}", recorded.entry.at),
                    role(recorded.entry).to_owned(),
                    recorded.entry.fact.kind().to_string(),
                    recorded.entry.fact.answers().map(|seq| seq.to_string()).unwrap_or_default(),
                    recorded.phase.to_string(),
                    step.map(|step| step.name().to_string()).unwrap_or_default(),
                ];
                prop_assert!(row.iter().eq(expected.iter().map(String::as_str)), "{:?}", row);
            }
        }
    }

    proptest! {
        /// Whatever terms and steps are called, no cell is a formula that a spreadsheet computes, be it one that takes `;` for what
        /// stands between two cells. One `'` taken away at the beginning and behind each `;`, it is the name.
        #[test]
        fn no_cell_is_a_formula(step in "([\" ;]{0,3}[=+@＝＋－＠'a-][^\\p{C}]{0,8}){1,4}", name in "([\" ;]{0,3}[=+@＝＋－＠'a-][^\\p{C}]{0,8}){1,4}") {
            let Ok(meeting) = Step::meeting(&step, Capacity::Recruiter) else { return Ok(()) };
            let process = Process::new(Capacity::Recruiter, [meeting]).expect("a process");
            let Ok(terms) = Terms::new(&name, 1, process) else { return Ok(()) };
            let candidacy = after(applied(&terms), &[FactKind::Passed]);
            let table = export::csv([&candidacy]);
            let rows = |between: u8| -> Vec<::csv::StringRecord> {
                let mut reader = ::csv::ReaderBuilder::new().delimiter(between).flexible(true).from_reader(table.as_bytes());
                reader.records().map(|row| row.expect("a row")).collect()
            };
            for cell in rows(b',').iter().chain(&rows(b';')).chain(&rows(b'\t')).flatten() {
                let begins = cell.trim_start();
                prop_assert!(!begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{} in {}", cell, table);
            }
            for row in rows(b',') {
                let written = |cell: &str| {
                    cell.split(';').map(|part| part.strip_prefix('\'').unwrap_or(part)).collect::<Vec<_>>().join(";")
                };
                prop_assert_eq!(written(&row[2]), name.as_str());
                prop_assert_eq!(written(&row[9]), if &row[1] == "0" { "" } else { step.as_str() });
            }
        }
    }

    /// Without candidacies it is its names.
    #[test]
    fn an_empty_table_is_its_names() {
        let names = "candidacy,number,terms,version,at,by,fact,answers,phase,step\n";
        assert_eq!(export::csv::<candidacy::value::Any>([]), names);
        let one: Candidacy = applied(&terms(Process::back_end()));
        assert!(export::csv([&one]).starts_with(names));
    }
}

#[cfg(feature = "icalendar")]
mod calendar {
    use super::{FactKind, after, applied, export, stories, terms};
    use crate::candidate_view::moments;
    use candidacy::law::Hold;
    use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, Meeting, Phase, Place, Process, PromiseKind, Step, Time};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// A component: its properties by name.
    type Component = BTreeMap<String, String>;

    /// The components of a calendar by their `UID`, read as the standard says: lines end with CR and LF, and one that begins
    /// with a blank goes on with the line before it.
    fn components(calendar: &str) -> BTreeMap<String, Component> {
        assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
        let unfolded = calendar.replace("\r\n ", "");
        assert!(!unfolded.replace("\r\n", "").contains(['\r', '\n']));
        let mut all = BTreeMap::new();
        let mut open: Option<Component> = None;
        for line in unfolded.lines() {
            match (line.split_once(':').expect("a name and a value"), &mut open) {
                (("BEGIN", "VEVENT" | "VTODO"), _) => open = Some(Component::new()),
                (("END", "VEVENT" | "VTODO"), _) => {
                    let component = open.take().expect("it began");
                    let twice = all.insert(component["UID"].clone(), component);
                    assert_eq!(twice, None);
                }
                ((name, value), Some(component)) => assert_eq!(component.insert(name.into(), value.into()), None),
                ((_, _), None) => {}
            }
        }
        all
    }

    fn moment(at: Time) -> String {
        at.format("%Y%m%dT%H%M%SZ").to_string()
    }

    proptest! {
        /// The meeting that is arranged and every open promise are in the calendar of the company, with their dates; nothing
        /// else in it is still to be done, and no other meeting is to come.
        #[test]
        fn the_calendar_is_what_is_to_come(story in stories()) {
            let candidacy = story.accepted(|_, _, _| {});
            let at = candidacy.last_line().entry.at;
            let all = components(&export::icalendar(&candidacy, at).to_string());
            let mut expected: Vec<_> = candidacy
                .promises()
                .filter(|promise| promise.kind != PromiseKind::Attendance)
                .map(|promise| (promise.kind.name().replace('_', " "), moment(promise.due.max(promise.made_at + chrono::TimeDelta::seconds(1)))))
                .collect();
            let open = all.values().filter(|one| one["STATUS"] == "NEEDS-ACTION");
            let mut found: Vec<_> = open.map(|one| (one["SUMMARY"].clone(), one["DUE"].clone())).collect();
            expected.sort();
            found.sort();
            prop_assert_eq!(found, expected);

            let said = all.values().flat_map(|one| [&one["SUMMARY"], &one["DESCRIPTION"]]);
            for said in said {
                prop_assert!(!said.contains('_'), "{said}: names are words for whoever reads a calendar");
            }

            let held = candidacy.journal().iter().filter(|entry| entry.fact.kind() == FactKind::Held).count();
            let arranged = usize::from(candidacy.phase() == Phase::Scheduled);
            let stand: Vec<_> = all.values().filter(|one| one["STATUS"] == "CONFIRMED").collect();
            prop_assert_eq!(stand.len(), held + arranged);
            if let (Phase::Scheduled, Some(meeting)) = (candidacy.phase(), candidacy.meeting()) {
                let dates = (moment(meeting.starts()), moment(meeting.ends()));
                prop_assert!(stand.iter().any(|one| (one["DTSTART"].clone(), one["DTEND"].clone()) == dates));
            }
        }

        /// What is in a calendar stays in it under its `UID`. Its `SEQUENCE` never falls, and rises when its dates, its place or
        /// how it stands become others; then its `DTSTAMP` is no earlier.
        #[test]
        fn whoever_has_a_calendar_can_follow_it(story in stories(), told in any::<bool>()) {
            let mut was = BTreeMap::new();
            let candidacy = story.accepted(|_, _, _| {});
            for at in candidacy.journal().iter().map(|entry| entry.at) {
                let calendar = if told {
                    export::icalendar_as_told(&candidacy, at).to_string()
                } else {
                    export::icalendar(&candidacy, at).to_string()
                };
                let now = components(&calendar);
                for (uid, before) in &was {
                    let Some(after): Option<&Component> = now.get(uid) else { panic!("{uid} is gone at {at}") };
                    let before: &Component = before;
                    let sequence = |one: &Component| one["SEQUENCE"].parse::<u32>().expect("a number");
                    let says = |one: &Component| {
                        ["DTSTART", "DTEND", "DUE", "STATUS", "LOCATION"].map(|name| one.get(name).cloned())
                    };
                    prop_assert!(sequence(after) >= sequence(before), "{} at {}", uid, at);
                    prop_assert!(says(after) == says(before) || sequence(after) > sequence(before), "{} at {}: {:?}", uid, at, after);
                    prop_assert!(after["DTSTAMP"] >= before["DTSTAMP"]);
                }
                was = now;
            }
        }
    }

    /// A meeting that an untold decision overtook stays in the candidate's calendar, and leaves the company's.
    #[test]
    fn a_meeting_that_a_decision_overtook() {
        let kinds = [FactKind::Passed, FactKind::Scheduled, FactKind::DecidedAgainst];
        let candidacy = after(applied(&terms(Process::back_end())), &kinds);
        let at = candidacy.last_line().entry.at;
        let status = |calendar: String| {
            let all = components(&calendar);
            all.into_iter().find(|(uid, _)| uid.contains(".meeting.")).expect("a meeting").1["STATUS"].clone()
        };
        assert_eq!(status(export::icalendar(&candidacy, at).to_string()), "CANCELLED");
        assert_eq!(status(export::icalendar_as_told(&candidacy, at).to_string()), "CONFIRMED");
    }

    /// A meeting that is moved twice, called off, and planned again: its own `UID` all the way, another one for the next.
    #[test]
    fn a_meeting_that_is_moved_and_called_off() {
        let mut candidacy = after(applied(&terms(Process::back_end())), &[FactKind::Passed, FactKind::Scheduled]);
        let mut seen = Vec::new();
        for kind in [FactKind::Rescheduled, FactKind::Rescheduled, FactKind::Cancelled, FactKind::Scheduled] {
            candidacy = after(candidacy, &[kind]);
            let at = candidacy.last_line().entry.at;
            let all = components(&export::icalendar(&candidacy, at).to_string());
            let meetings = all.iter().filter(|(uid, _)| uid.contains(".meeting."));
            seen.push(meetings.map(|(_, one)| (one["SEQUENCE"].clone(), one["STATUS"].clone())).collect::<Vec<_>>());
        }
        let one = |sequence: &str, status: &str| (sequence.to_owned(), status.to_owned());
        let called_off = one("3", "CANCELLED");
        assert_eq!(seen[0], [one("1", "CONFIRMED")]);
        assert_eq!(seen[1], [one("2", "CONFIRMED")]);
        assert_eq!(seen[2], std::slice::from_ref(&called_off));
        assert_eq!(seen[3], [called_off, one("0", "CONFIRMED")]);
    }

    /// More time, and a pause that is over sooner, move what is due; whoever has the calendar sees it.
    #[test]
    fn a_due_date_that_moves() {
        let assignment = Step::assignment("case", 7, Capacity::Recruiter).expect("a name");
        let terms = terms(Process::new(Capacity::Recruiter, [assignment]).expect("a process"));
        let of = |candidacy: &Candidacy, kind: &str| {
            let all = components(&export::icalendar(candidacy, candidacy.last_line().entry.at).to_string());
            let (_, found) = all.into_iter().find(|(uid, _)| uid.contains(kind)).expect("a due date");
            (found["SEQUENCE"].parse::<u32>().expect("a number"), found["DUE"].clone())
        };
        let mut asked = after(applied(&terms), &[FactKind::Passed, FactKind::Assigned, FactKind::ExtensionAsked]);
        let before = of(&asked, ".submission.");
        let (to, by) = (asked.last_line().seq, asked.journal()[1].by);
        let until = asked.due().expect("a due moment") + chrono::TimeDelta::days(2);
        let answer = Box::new(candidacy::value::ExtensionAnswer::Granted { until });
        let answered = Entry::new(by, Fact::ExtensionAnswered { to, answer }, asked.last_line().entry.at);
        asked.record(answered).expect("it was asked");
        assert_eq!(of(&asked, ".submission."), (before.0 + 1, moment(until)));

        let mut paused = after(applied(&terms), &[]);
        for days in [6, 4] {
            let at = paused.last_line().entry.at;
            let hold = Hold { until: at + chrono::TimeDelta::days(days), reason: crate::support::text("because") };
            paused.record(Entry::new(by, hold, at)).expect("it is open");
            assert_eq!(of(&paused, ".update."), (u32::from(days == 4), moment(at + chrono::TimeDelta::days(days))));
        }
    }

    /// Years have four digits: what is beyond them is at their beginning or their end, and still begins before it ends.
    #[test]
    fn a_calendar_ends_with_the_year_9999() {
        let terms = terms(Process::back_end());
        for (year, start) in [(-5, "00000101T000000Z"), (9999, "99991231T235958Z"), (12_000, "99991231T235958Z")] {
            let eve = chrono::NaiveDate::from_ymd_opt(year, 12, 31).and_then(|date| date.and_hms_opt(23, 59, 59));
            let at = eve.expect("a moment").and_utc();
            let mut candidacy =
                Candidacy::open(&terms, crate::support::sample(FactKind::Applied, &terms, None, at)).expect("it opens");
            for kind in [FactKind::Passed, FactKind::Scheduled] {
                let entry = crate::support::sample(kind, &terms, Some(&candidacy), at);
                candidacy.record(entry).expect("it is legal");
            }
            let all = components(&export::icalendar(&candidacy, at).to_string());
            assert!(all.len() > 1);
            for one in all.values() {
                let end = one.get("DTEND").or(one.get("DUE")).expect("an end");
                assert!(
                    one["DTSTART"] == start && one["DTSTART"] < *end && end.len() == start.len(),
                    "{year}: {one:?}"
                );
            }
        }
    }

    /// Directions with commas and lines stay one property.
    #[test]
    fn directions_stay_one_line() {
        let mut candidacy = after(applied(&terms(Process::back_end())), &[FactKind::Passed]);
        let (by, at) = (candidacy.last_line().entry.by, candidacy.last_line().entry.at);
        let place = Place::on_site("Herengracht 1, Amsterdam; ring twice,\nthen second floor").expect("directions");
        let staff = crate::support::staff(Capacity::Recruiter);
        let meeting = Meeting::new(at + chrono::TimeDelta::days(1), 30, place, [staff]).expect("a meeting");
        candidacy.record(Entry::new(by, Fact::scheduled(meeting), at)).expect("it is arranged");
        let all = components(&export::icalendar(&candidacy, at).to_string());
        let found = all.values().find_map(|one| one.get("LOCATION")).expect("a place");
        assert_eq!(found, "Herengracht 1\\, Amsterdam\\; ring twice\\,\\nthen second floor");
    }

    /// Every moment of a story gives a calendar, and one whose candidate withdrew from a meeting and came back has it again.
    #[test]
    fn a_meeting_that_is_found_again() {
        let scheduled = after(applied(&terms(Process::back_end())), &[FactKind::Passed, FactKind::Scheduled]);
        let at = scheduled.last_line().entry.at;
        let mut candidacy: Candidacy = scheduled;
        candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, at)).expect("from anywhere");
        let back = after(candidacy, &[FactKind::Reopened]);
        for at in moments(&back) {
            components(&export::icalendar(&back, at).to_string());
        }
        let all = components(&export::icalendar(&back, back.last_line().entry.at).to_string());
        let meeting = all.iter().find(|(uid, _)| uid.contains(".meeting.")).expect("a meeting").1;
        assert_eq!((meeting["SEQUENCE"].as_str(), meeting["STATUS"].as_str()), ("2", "CONFIRMED"));
    }
}
