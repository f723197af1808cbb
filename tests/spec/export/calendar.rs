//! The calendars: what is to come and what became of it, for the company and for the candidate; who has one can follow it.

mod booked;
mod planned;
mod told;

use crate::support::walked::{few, members};
use crate::surface::hides;
use candidacy::value::Any;
use candidacy::view::export;
use candidacy::view::words::Words;
use candidacy::view::{Audit, Observed};
use candidacy::{Candidacy, FactKind, Phase, Promise, PromiseKind, Time};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// A component: its properties by name.
pub(super) type Component = BTreeMap<String, String>;

/// The components of a calendar by their `UID`, read as the standard says: lines end with CR and LF, and one that begins with a blank
/// goes on with the line before it.
pub(super) fn components(calendar: &str) -> BTreeMap<String, Component> {
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

/// The calendar of the company, as of the latest entry.
pub(super) fn company(candidacy: &Candidacy) -> BTreeMap<String, Component> {
    components(&export::icalendar([candidacy], candidacy.last_line().entry.at).to_string())
}

/// The calendar of the candidate, as of the latest entry.
pub(super) fn candidate(candidacy: &Candidacy) -> BTreeMap<String, Component> {
    let at = candidacy.last_line().entry.at;
    components(&export::icalendar_as_told(candidacy, &Words::english(), at).to_string())
}

/// The meetings of a calendar, in the order in which they were made: how often each was changed at most, and how it stands.
pub(super) fn meetings(all: &BTreeMap<String, Component>) -> Vec<(u32, String)> {
    let mut meetings: Vec<(u32, &Component)> = all
        .iter()
        .filter_map(|(uid, one)| Some((uid.split_once(".meeting.")?.1.parse().expect("a number"), one)))
        .collect();
    meetings.sort_by_key(|(number, _)| *number);
    meetings.into_iter().map(|(_, one)| (sequence(one), one["STATUS"].clone())).collect()
}

pub(super) fn sequence(one: &Component) -> u32 {
    one["SEQUENCE"].parse().expect("a number")
}

pub(super) fn moment(at: Time) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// The due moment of a promise as people are told it: the last second of its last day, if it ends with one.
fn due(candidacy: &Candidacy, promise: &Promise) -> String {
    let made = candidacy.history().nth(promise.entry.0 as usize).expect("an entry");
    let calendar = made.terms.policy().calendar();
    let ends_a_day = calendar.end_of(calendar.last_day(promise.due).date) == promise.due;
    let due = if ends_a_day { promise.due - TimeDelta::seconds(1) } else { promise.due };
    moment(due.max(promise.made_at + TimeDelta::seconds(1)))
}

/// The beginnings of the lines that say to the candidate what they were told of an interview or of work.
const FOR_THE_CANDIDATE: [&str; 4] = ["we talk about ", "it is recorded: ", "as agreed: ", "it is paid: "];

/// Nothing of the secret is in the calendars, but for where to come. The candidate's own says what they were told of an interview and of
/// work, each in its line, and nothing else.
pub(super) fn hides_everything_but_places<S>(candidacy: &Candidacy<S>) {
    let at = candidacy.last_line().entry.at;
    let told = export::icalendar_as_told(candidacy, &Words::english(), at).to_string();
    for (calendar, theirs) in [(export::icalendar([candidacy], at).to_string(), false), (told, true)] {
        for (uid, component) in components(&calendar) {
            let of_theirs = theirs && [".meeting.", ".submission."].iter().any(|what| uid.contains(what));
            for (name, said) in component.iter().filter(|(name, _)| !["LOCATION", "URL"].contains(&name.as_str())) {
                let is_told = |line: &&str| FOR_THE_CANDIDATE.iter().any(|begins| line.starts_with(begins));
                let lines = said.split("\\n").filter(|line| !(of_theirs && name == "DESCRIPTION" && is_told(line)));
                lines.for_each(hides);
            }
        }
    }
}

proptest! {
    #![proptest_config(few())]

    /// Every interview that is scheduled or took place and every open promise are in the calendar of the company, with their dates;
    /// nothing else in it is still to be done, and no other meeting takes place.
    #[test]
    fn the_calendar_is_what_is_to_come(member in members()) {
        for candidacy in member.versions(1) {
            let all = company(&candidacy);
            let promises = candidacy.promises().filter(|promise| promise.kind != PromiseKind::Attendance);
            let mut expected: Vec<_> = promises
                .map(|promise| {
                    let uid = format!("{}.{}.{}.{}", candidacy.id(), promise.kind, promise.entry, promise.number);
                    (uid, moment(promise.made_at), due(&candidacy, &promise))
                })
                .collect();
            let open = all.values().filter(|one| one["STATUS"] == "NEEDS-ACTION");
            let mut found: Vec<_> = open.map(|one| (one["UID"].clone(), one["DTSTART"].clone(), one["DUE"].clone())).collect();
            expected.sort();
            found.sort();
            prop_assert_eq!(found, expected);

            let at = candidacy.last_line().entry.at;
            let audit = Audit::new(&candidacy, at);
            let taken_back: BTreeSet<_> = audit
                .observations()
                .iter()
                .filter_map(|observed| if let Observed::Reversal { moves } = &observed.what { Some(moves) } else { None })
                .flatten()
                .collect();
            let held = candidacy.lines().filter(|line| line.entry.fact.kind() == FactKind::InterviewHeld);
            let held = held.filter(|line| !taken_back.contains(&line.seq)).count();
            let set_up: Vec<_> = (1..=8).filter_map(|part| candidacy.meeting(part)).collect();
            let stand: Vec<_> = all
                .iter()
                .filter(|(uid, one)| uid.contains(".meeting.") && one["STATUS"] == "CONFIRMED")
                .map(|(_, one)| one)
                .collect();
            prop_assert_eq!(stand.len(), held + set_up.len(), "{:?}", member);
            for meeting in set_up {
                let dates = (moment(meeting.starts()), Some(moment(meeting.ends())));
                prop_assert!(stand.iter().any(|one| (one["DTSTART"].clone(), one.get("DTEND").cloned()) == dates));
            }

            let day = candidacy.first_day().filter(|_| matches!(candidacy.phase(), Phase::Accepted | Phase::Hired));
            let first = all.get(&format!("{}.first_day", candidacy.id())).filter(|one| one["STATUS"] == "CONFIRMED");
            prop_assert_eq!(first.map(|one| one["DTSTART"].clone()), day.map(moment));

            for said in all.values().flat_map(|one| [&one["SUMMARY"], &one["DESCRIPTION"]]) {
                prop_assert!(!said.contains('_'), "{said}: names are words for people who read a calendar");
            }
        }
    }

    /// What is in a calendar stays in it under its `UID`. Its `SEQUENCE` begins at 0, never falls, and rises when its dates, its place or
    /// how it stands become others; then its `DTSTAMP` is no earlier.
    #[test]
    fn a_calendar_can_be_followed(member in members(), told in any::<bool>()) {
        let mut was = BTreeMap::new();
        for candidacy in member.versions(1) {
            let now = if told { candidate(&candidacy) } else { company(&candidacy) };
            for (uid, before) in &was {
                let Some(after): Option<&Component> = now.get(uid) else { panic!("{uid} is gone: {member:?}") };
                let before: &Component = before;
                let says = |one: &Component| {
                    ["SUMMARY", "DTSTART", "DTSTART;VALUE=DATE", "DTEND", "DUE", "STATUS", "LOCATION", "DESCRIPTION"].map(|name| one.get(name).cloned())
                };
                prop_assert!(sequence(after) >= sequence(before), "{} of {:?}", uid, member);
                let rises = sequence(after) > sequence(before);
                prop_assert!(says(after) == says(before) || rises, "{} is {:?}, was {:?} of {:?}", uid, after, before, member);
                prop_assert!(after["DTSTAMP"] >= before["DTSTAMP"], "{} of {:?}", uid, member);
            }
            was = now;
        }
    }

    /// The calendar of a past moment is the one that could have been made then, and that of many candidacies is all of theirs.
    #[test]
    fn a_calendar_is_of_a_moment(first in members(), second in members()) {
        let [one, other] = [first.versions(1), second.versions(2)];
        let latest = one.last().expect("an opening");
        for then in &one {
            let at = then.last_line().entry.at;
            if one.iter().filter(|version| version.last_line().entry.at <= at).count() == then.journal().len() {
                prop_assert_eq!(export::icalendar([latest], at).to_string(), export::icalendar([then], at).to_string());
            }
        }
        let latest = [latest, other.last().expect("an opening")];
        let at = latest.map(|candidacy| candidacy.last_line().entry.at).into_iter().max().expect("two");
        let together = components(&export::icalendar(latest, at).to_string());
        let apart = latest.map(|candidacy| components(&export::icalendar([candidacy], at).to_string()));
        prop_assert_eq!(together, apart.into_iter().flatten().collect());
    }
}

/// Without candidacies, and before anything happened, a calendar is empty.
#[test]
fn an_empty_calendar_is_one() {
    use crate::support::{day, ways};
    assert!(components(&export::icalendar::<Any>([], day(0)).to_string()).is_empty());
    let terms = candidacy::Terms::new("back-end", 1, candidacy::Process::back_end()).expect("a name");
    let mira = ways::applied(&terms, day(0));
    assert!(components(&export::icalendar([&mira], day(-1)).to_string()).is_empty());
}
