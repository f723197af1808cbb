//! Candidacies on the wire: their entries and journals, frozen and drawn.

use super::dress::Dress;
use super::format::{Format, is_data};
use super::objects;
use super::walks::{any_entry, assert_same, journal};
use crate::support::ways;
use crate::support::{day, reference, staff, text};
use candidacy::law::{Condition, PartState, Pending};
use candidacy::promise::{How, Side};
use candidacy::value::{Answer, ConditionOutcome};
use candidacy::{Actor, Candidacy, Capacity, Entry, Fact, FactKind, Line, Phase, Process, Status, Terms};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;

proptest! {
    /// What is written is read as it was, whatever the format; and written again, it is the same bytes.
    #[test]
    fn entries_survive_every_format(entry in any_entry()) {
        for format in Format::ALL {
            let bytes = format.write(&entry);
            let read: Entry = format.read(&bytes).unwrap_or_else(|error| panic!("{format:?}: {error}: {entry:?}"));
            prop_assert_eq!(&read, &entry);
            prop_assert_eq!(format.write(&read), bytes);
        }
    }

    /// A format without `null` keeps an entry, too: what is not there is left out.
    #[test]
    fn entries_survive_a_format_without_null(entries in prop::collection::vec(any_entry(), 1..4)) {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct File {
            entries: Vec<Entry>,
        }
        let file = File { entries };
        let written = toml::to_string(&file).unwrap_or_else(|error| panic!("{error}: {file:?}"));
        prop_assert_eq!(toml::from_str::<File>(&written).unwrap(), file);
    }

    /// A journal survives every format, as entries and as lines, and replays to the candidacy that wrote it: phase, step, parts,
    /// pending items, promises and all that is legal.
    #[test]
    fn journals_survive_every_format((candidacy, shelf) in journal(20)) {
        for format in Format::ALL {
            let bytes = format.write(&candidacy);
            let entries: Vec<Entry> = format.read(&bytes).unwrap();
            let replayed = Candidacy::replay(&shelf, entries).unwrap();
            prop_assert_eq!(format.write(&replayed), bytes);
            assert_same(&replayed, &candidacy);

            let lines: Vec<Vec<u8>> = candidacy.lines().map(|line| format.write(&line)).collect();
            let read: Vec<Line> = lines.iter().map(|line| format.read(line).unwrap()).collect();
            let replayed = Candidacy::replay_lines(&shelf, read).unwrap();
            prop_assert_eq!(replayed.lines().map(|line| format.write(&line)).collect::<Vec<_>>(), lines);
            assert_same(&replayed, &candidacy);
        }
    }

    /// A field that this version does not know is ignored, wherever in an entry it stands: a later version may have written it.
    /// Beside the name of a fact there is no field, so there it is refused.
    #[test]
    fn unknown_fields_of_an_entry_are_ignored(entry in any_entry()) {
        let written = serde_json::to_value(&entry).unwrap();
        let mut paths = Vec::new();
        objects(&written, "", &mut paths);
        prop_assert!(paths.contains(&String::new()));
        for path in paths {
            for unknown in [json!(null), json!({ "deep": [1, 2] })] {
                let mut later = written.clone();
                let object = later.pointer_mut(&path).unwrap();
                let tag = is_tag(object);
                object.as_object_mut().unwrap().insert("zz_later".into(), unknown);
                let read = serde_json::from_value::<Entry>(later.clone());
                prop_assert_eq!(read.ok(), (!tag).then(|| entry.clone()), "{} in {}", path, later);
            }
        }
    }

    /// What seldom stands beside an entry is left out in a format for people where it is not there, and each field alone is read.
    #[test]
    fn circumstances_are_left_out(entry in any_entry()) {
        const BESIDES: [&str; 4] = ["recorded_by", "occurred", "deviation", "request_id"];
        let written = serde_json::to_value(&entry).unwrap();
        let there: BTreeSet<&str> = written.as_object().unwrap().keys().map(String::as_str).collect();
        prop_assert!(["at", "by", "fact"].iter().all(|field| there.contains(field)));
        let expected = [
            entry.writer().is_some(), entry.happened() != entry.at, entry.deviation().is_some(), entry.request_id().is_some(),
        ];
        for (field, expected) in BESIDES.into_iter().zip(expected) {
            prop_assert_eq!(there.contains(field), expected, "{}", field);
            let mut without = written.clone();
            without[field] = json!(null);
            let read: Entry = serde_json::from_value(without).unwrap();
            let again = serde_json::to_value(&read).unwrap();
            prop_assert!(again.get(field).is_none());
            prop_assert_eq!(again.as_object().unwrap().len(), there.len() - usize::from(expected));
        }
        let bytes: ciborium::Value = Format::Cbor.read(&Format::Cbor.write(&entry)).unwrap();
        prop_assert_eq!(bytes.as_map().unwrap().len(), 4, "in other formats they stand in one field");
    }
}

/// Is this object a tag with what it says, and not a list of fields?
fn is_tag(object: &Value) -> bool {
    const INNER: [&str; 15] = [
        "staff",
        "online",
        "on_site",
        "no_show",
        "company_fit",
        "refused",
        "recorded",
        "paid",
        "other",
        "more_time",
        "other_time",
        "concern",
        "data_right",
        "given",
        "unpaid",
    ];
    let Value::Object(fields) = object else { return false };
    let tag = fields.keys().next().map(String::as_str).unwrap_or_default();
    fields.len() == 1 && (INNER.contains(&tag) || FactKind::ALL.iter().any(|kind| kind.name() == tag))
}

/// A fact has one name: on the wire, in `name()`, in `Display`, and alone as its kind.
#[test]
fn a_fact_has_one_name() {
    let mut words = Dress::plain();
    for kind in FactKind::ALL {
        let fact = super::walks::loose(*kind, day(0), &mut words).fact;
        assert_eq!(fact.kind(), *kind);
        let written = serde_json::to_value(&fact).unwrap();
        let alone = written.as_str().map(ToOwned::to_owned);
        let tagged = || written.as_object().filter(|fields| fields.len() == 1)?.keys().next().cloned();
        let tag = alone.or_else(tagged).unwrap_or_else(|| panic!("{kind} is not externally tagged: {written}"));
        assert_eq!(tag, kind.name());
        assert_eq!(tag, kind.to_string());
        assert_eq!(serde_json::to_value(kind).unwrap(), json!(tag));
        assert_eq!(serde_json::from_value::<FactKind>(json!(tag)).unwrap(), *kind);
    }
}

/// The words of a candidacy, too, are in `snake_case`, unique and read as what they were written for.
#[test]
fn names_of_a_candidacy_are_snake_case_and_unique() {
    super::check(FactKind::ALL, FactKind::name);
    super::check(Phase::ALL, Phase::name);
    super::check(PartState::ALL, PartState::name);
    super::check(Pending::ALL, Pending::name);
    super::check(Condition::ALL, Condition::name);
    super::check(Side::ALL, Side::name);
    super::check(Status::ALL, Status::name);
    super::check(How::ALL, How::name);
    super::check(Answer::ALL, Answer::name);
    super::check(ConditionOutcome::ALL, ConditionOutcome::name);
}

/// A field that is missing is named, and so is a fact, a capacity or an actor that this version does not know; where something else
/// stands for a list, a list is asked for.
#[test]
fn what_is_unknown_or_missing_is_named() {
    let read = |value: Value| serde_json::from_value::<Entry>(value).unwrap_err().to_string();
    let at = "2026-03-02T09:00:00Z";
    let person = "00000000-0000-0000-0000-000000000001";
    for (entry, name) in [
        (json!({ "at": at, "by": "candidate", "fact": "ghosted" }), "ghosted"),
        (json!({ "at": at, "by": "candidate", "fact": { "ghosted": { "why": 1 } } }), "ghosted"),
        (json!({ "at": at, "by": "system", "fact": "withdrew" }), "system"),
        (json!({ "at": at, "by": { "staff": { "person": person } }, "fact": "withdrew" }), "capacity"),
        (json!({ "at": at, "fact": "withdrew" }), "by"),
        (json!({ "by": "candidate", "fact": "withdrew" }), "at"),
        (json!({ "at": at, "by": "candidate" }), "fact"),
        (json!({ "at": at, "by": "candidate", "fact": { "part_waived": {} } }), "reason"),
        (json!({ "at": at, "by": "candidate", "fact": { "interview_missed": { "why": "rain" } } }), "rain"),
        (json!({ "at": at, "by": "candidate", "fact": "Withdrew" }), "Withdrew"),
    ] {
        let error = read(entry.clone());
        assert!(error.contains(&format!("`{name}`")), "{entry}: {error}");
    }
    let evidence = json!({ "part_assessed": { "evidence": "much" } });
    assert!(read(json!({ "at": at, "by": "candidate", "fact": evidence })).contains("expected a sequence"));
    let odd = json!({ "staff": { "person": person, "capacity": "an oracle" } });
    assert!(read(json!({ "at": at, "by": odd, "fact": "withdrew" })).contains("ASCII letters"));
    // The same in CBOR, which describes itself; postcard knows no names and can only refuse.
    let ghosted = Format::Cbor.write(&json!({ "at": [1_772_442_000, 0], "by": "candidate", "fact": "ghosted" }));
    assert!(Format::Cbor.read::<Entry>(&ghosted).unwrap_err().contains("ghosted"));
    let mut bytes = Format::Postcard.write(&Entry::new(Actor::Candidate, Fact::Withdrew, day(0)));
    let fact = bytes.len() - 2; // before the circumstances that are not there
    assert_eq!(
        bytes[fact],
        u8::try_from(FactKind::ALL.iter().position(|kind| *kind == FactKind::Withdrew).unwrap()).unwrap()
    );
    bytes[fact] = u8::try_from(FactKind::ALL.len()).unwrap();
    assert!(Format::Postcard.read::<Entry>(&bytes).is_err());
}

/// A promise, a refused fact's phase and what recording returned are data for others in every format.
#[test]
fn what_is_derived_is_data() {
    let mut mira = ways::applied(&Terms::new("back-end", 1, Process::back_end()).unwrap(), day(0));
    let note = Entry::new(staff(Capacity::RECRUITER), Fact::NoteAdded { note: text("likes tea") }, day(1));
    let _ = mira.record(note.requested_as(reference("request/1"))).unwrap();
    let promises: Vec<_> = mira.all_promises();
    assert!(promises.len() >= 2, "{promises:?}");
    promises.iter().for_each(is_data);
    is_data(&mira.legal());
    is_data(&mira.pending());
    mira.journal().iter().for_each(is_data_of_an_entry);
}

/// In JSON what is not there is left out; in CBOR it is `null` in its place, all circumstances in one.
fn is_data_of_an_entry(entry: &Entry) {
    let json = serde_json::to_value(entry).unwrap();
    let cbor: ciborium::Value = Format::Cbor.read(&Format::Cbor.write(entry)).unwrap();
    for (field, value) in cbor.as_map().unwrap() {
        let field = field.as_text().unwrap();
        let rare = ["recorded_by", "occurred", "deviation", "request_id"];
        let names: &[&str] = if field == "circumstances" { &rare } else { &[field] };
        assert_eq!(names.iter().all(|name| json.get(name).is_none()), value.is_null(), "{field}");
    }
}
