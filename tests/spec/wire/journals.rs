//! Candidacies on the wire: their journals, frozen and drawn.

use super::format::Format;
use super::{dress, folder, frozen, objects};
use crate::layers::variants;
use crate::support::{day, sample, terms};
use candidacy::law::{Facts, Mark};
use candidacy::person::RetentionReason;
use candidacy::promise::How;
use candidacy::terms::policy::Basis;
use candidacy::{
    Actor, Candidacy, Capacity, Entry, Fact, FactKind, Line, Phase, Policy, Process, PromiseKind, Status, Terms, cv,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

impl Format {
    /// The name of a file with a value on each line.
    pub(crate) fn file_of_lines(self, name: &str) -> String {
        match self {
            Format::Json => format!("{name}.jsonl"),
            Format::Cbor | Format::Postcard => self.file(name),
        }
    }
}

/// The frozen terms; the journals beside them were written under these.
fn frozen_terms() -> Terms {
    serde_json::from_str(&frozen("terms.json")).expect("the frozen terms")
}

/// The frozen journals, by name, and where each of them ends.
const JOURNALS: [(&str, Phase); 6] = [
    ("hired", Phase::Hired),
    ("declined", Phase::Declined),
    ("pooled", Phase::Pooled),
    ("withdrawn", Phase::Withdrawn),
    ("offer_declined", Phase::Withdrawn),
    ("waiting", Phase::Assigned),
];

/// The lines of a frozen journal, as they stand in JSON.
fn frozen_lines(name: &str) -> Vec<Line> {
    let lines = frozen(&format!("{name}.jsonl"));
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|e| panic!("{name}: {line}: {e}"))).collect()
}

/// What version 0.1 wrote is read, and written today byte for byte as it was then: processes and terms. One thing is written
/// otherwise in JSON: that there is no ceiling is a word, which a format without `null` keeps too.
#[test]
fn frozen_terms_are_written_as_they_were() {
    let process: Process = serde_json::from_str(&frozen("back_end.json")).expect("the frozen process");
    assert_eq!(process, Process::back_end());
    assert_eq!(serde_json::to_string_pretty(&process).unwrap() + "\n", frozen("back_end.json"));
    let terms = frozen_terms();
    assert_ne!(terms.policy(), &Policy::standard(), "the frozen policy is a company's own");
    let written = frozen("terms.json").replace(r#""at_most": null"#, r#""at_most": "no_ceiling""#);
    assert_eq!(serde_json::to_string_pretty(&terms).unwrap() + "\n", written);
    for format in [Format::Cbor, Format::Postcard] {
        let (process_file, terms_file) = (format.file("back_end"), format.file("terms"));
        assert_eq!(format.read::<Process>(&format.bytes_of(frozen(&process_file).trim_end())), Ok(process.clone()));
        assert_eq!(format.read::<Terms>(&format.bytes_of(frozen(&terms_file).trim_end())), Ok(terms.clone()));
        assert_eq!(format.line(&process) + "\n", frozen(&process_file));
        assert_eq!(format.line(&terms) + "\n", frozen(&terms_file));
    }
}

/// What version 0.1 wrote is read, replays to where it ended, and is written today byte for byte as it was then: journals.
#[test]
fn frozen_journals_are_written_as_they_were() {
    let terms = frozen_terms();
    for (name, phase) in JOURNALS {
        let lines = frozen_lines(name);
        let candidacy = Candidacy::replay_lines(&terms, lines.clone()).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!(candidacy.phase(), phase, "{name}");
        for format in Format::ALL {
            let file = frozen(&format.file_of_lines(name));
            let read: Vec<Line> = file
                .lines()
                .map(|line| format.read(&format.bytes_of(line)).unwrap_or_else(|e| panic!("{name}: {line}: {e}")))
                .collect();
            assert_eq!(read, lines, "{name}, {format:?}");
            let written: String = candidacy.lines().map(|line| format.line(&line) + "\n").collect();
            assert_eq!(written, file, "{name}, {format:?}");
        }
    }
}

/// A whole candidacy is written as the list of its entries, and is read by replaying them.
#[test]
fn a_frozen_candidacy_is_its_entries() {
    let terms = frozen_terms();
    let hired = Candidacy::replay_lines(&terms, frozen_lines("hired")).unwrap();
    for format in Format::ALL {
        let file = frozen(&format.file("entries"));
        let entries: Vec<Entry> = format.read(&format.bytes_of(file.trim_end())).unwrap();
        assert_eq!(Candidacy::replay(&terms, entries), Ok(hired.clone()));
        assert_eq!(format.line(&hired) + "\n", file, "{format:?}");
    }
}

/// Nothing of the format is unfrozen: every kind of fact occurs in the frozen journals, every word that a fact, a process or
/// an actor can be told in, a moment with and one without a fraction of a second, and no file is there that is not read.
#[test]
fn the_frozen_files_hold_the_whole_format() {
    let lines: Vec<Line> = JOURNALS.iter().flat_map(|(name, _)| frozen_lines(name)).collect();
    let kinds: Facts = lines.iter().map(|line| line.entry.fact.kind()).collect();
    assert_eq!(kinds, Facts::ALL, "missing: {}", Facts::ALL.difference(kinds));

    let mut words = BTreeSet::new();
    for line in &lines {
        collect(&serde_json::to_value(line).unwrap(), &mut words);
    }
    collect(&serde_json::to_value(frozen_terms()).unwrap(), &mut words);
    let mut wanted = words_of_the_format();
    wanted.extend(cv::Warning::ALL.iter().map(ToString::to_string));
    let missing: Vec<&String> = wanted.difference(&words).collect();
    assert!(missing.is_empty(), "not frozen: {missing:?}");
    assert!(lines.iter().any(|line| line.entry.at.timestamp_subsec_nanos() > 0));
    assert!(lines.iter().any(|line| line.entry.at.timestamp_subsec_nanos() == 0));

    let mut expected: BTreeSet<String> = ["back_end", "terms", "entries", "role", "profile"]
        .iter()
        .flat_map(|name| Format::ALL.map(|format| format.file(name)))
        .chain(JOURNALS.iter().flat_map(|(name, _)| Format::ALL.map(|format| format.file_of_lines(name))))
        .collect();
    for file in fs::read_dir(folder()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(expected.remove(&name), "wire/0.1/{name} is read by no law");
    }
    assert!(expected.is_empty(), "{expected:?}");
}

/// Every word that a fact, an actor, a process or a policy can be told in. A value of the company is told in its own words;
/// everything else is told in the words of these lists.
pub(crate) fn words_of_the_format() -> BTreeSet<String> {
    let lists = [
        "Actor",
        "Aspect",
        "Category",
        "ConcernKind",
        "ExtensionAnswer",
        "Manner",
        "NoMeeting",
        "Party",
        "Place",
        "Screen",
        "StepKind",
    ];
    let mut wanted: BTreeSet<String> = lists.into_iter().flat_map(variants).map(|name| snake_case(&name)).collect();
    wanted.extend(variants("Span").iter().map(|name| snake_case(name)));
    wanted.extend(Capacity::ALL.iter().map(ToString::to_string));
    wanted.extend(PromiseKind::ALL.iter().map(ToString::to_string));
    wanted.extend(Basis::ALL.iter().map(ToString::to_string));
    wanted
}

/// `MissedMessage` as `missed_message`.
fn snake_case(name: &str) -> String {
    let words = |c: char| if c.is_uppercase() { format!("_{}", c.to_lowercase()) } else { c.into() };
    name.chars().map(words).collect::<String>().trim_start_matches('_').to_owned()
}

/// Every key and every string in a value.
pub(crate) fn collect(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(word) => {
            into.insert(word.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Object(fields) => {
            for (key, value) in fields {
                if !value.is_null() {
                    into.insert(key.clone());
                }
                collect(value, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

proptest! {
    /// What is written is read as it was, whatever the format; and written again, it is the same bytes.
    #[test]
    fn entries_survive_every_format(entry in any::entry()) {
        for format in Format::ALL {
            let bytes = format.write(&entry);
            let read: Entry = format.read(&bytes).unwrap();
            prop_assert_eq!(&read, &entry);
            prop_assert_eq!(format.write(&read), bytes);
        }
    }

    /// A journal survives every format, as entries and as lines, and replays to the candidacy that wrote it: phase, step,
    /// marks, due moment and all that is legal.
    #[test]
    fn journals_survive_every_format(candidacy in any::journal(20)) {
        for format in Format::ALL {
            let bytes = format.write(&candidacy);
            let entries: Vec<Entry> = format.read(&bytes).unwrap();
            let replayed = Candidacy::replay(candidacy.terms(), entries).unwrap();
            prop_assert_eq!(format.write(&replayed), bytes);
            assert_same(&replayed, &candidacy);

            let lines: Vec<Vec<u8>> = candidacy.lines().map(|line| format.write(&line)).collect();
            let read: Vec<Line> = lines.iter().map(|line| format.read(line).unwrap()).collect();
            let replayed = Candidacy::replay_lines(candidacy.terms(), read).unwrap();
            prop_assert_eq!(replayed.lines().map(|line| format.write(&line)).collect::<Vec<_>>(), lines);
            assert_same(&replayed, &candidacy);
        }
    }
}

/// The same journal and the same state; `==` looks at the journal only.
fn assert_same(one: &Candidacy, other: &Candidacy) {
    assert_eq!(one, other);
    assert_eq!(one.phase(), other.phase());
    assert_eq!(one.step_number(), other.step_number());
    assert_eq!(one.marks(), other.marks());
    assert_eq!(one.due(), other.due());
    assert_eq!(one.legal(), other.legal());
    // The phase before closing is shown, and nothing else tells of it.
    assert_eq!(format!("{one:?}"), format!("{other:?}"));
}

/// A fact has one name: on the wire, in `name()`, in `Display`, and alone as its kind.
#[test]
fn a_fact_has_one_name() {
    let terms = terms(Process::back_end());
    for kind in FactKind::ALL {
        let fact = sample(*kind, &terms, None, day(0)).fact;
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
    check(FactKind::ALL, FactKind::name);
    check(Phase::ALL, Phase::name);
    check(Mark::ALL, Mark::name);
    check(Status::ALL, Status::name);
    check(How::ALL, How::name);
    check(RetentionReason::ALL, RetentionReason::name);
}

/// Is this object a tag with what it says, and not a list of fields?
fn is_tag(object: &Value) -> bool {
    const INNER: [&str; 8] =
        ["staff", "online", "on_site", "no_show", "granted", "unchanged", "company_fit", "meeting"];
    let Value::Object(fields) = object else { return false };
    let tag = fields.keys().next().map(String::as_str).unwrap_or_default();
    fields.len() == 1 && (INNER.contains(&tag) || FactKind::ALL.iter().any(|kind| kind.name() == tag))
}

proptest! {
    /// A field that this version does not know is ignored, wherever in an entry or a line it stands: a later version may
    /// have written it. Beside the name of a fact there is no field, so there it is refused.
    #[test]
    fn unknown_fields_of_an_entry_are_ignored(entry in any::entry()) {
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
        (
            json!({ "at": at, "by": { "staff": { "person": person, "capacity": "oracle" } }, "fact": "withdrew" }),
            "oracle",
        ),
        (json!({ "at": at, "by": { "staff": { "person": person } }, "fact": "withdrew" }), "capacity"),
        (json!({ "at": at, "fact": "withdrew" }), "by"),
        (json!({ "by": "candidate", "fact": "withdrew" }), "at"),
        (json!({ "at": at, "by": "candidate" }), "fact"),
        (json!({ "at": at, "by": "candidate", "fact": { "waived": {} } }), "reason"),
        (json!({ "at": at, "by": "candidate", "fact": { "not_held": { "why": "rain" } } }), "rain"),
        (json!({ "at": at, "by": "candidate", "fact": "Withdrew" }), "Withdrew"),
    ] {
        let error = read(entry.clone());
        assert!(error.contains(&format!("`{name}`")), "{entry}: {error}");
    }
    let no_list = json!({ "at": at, "by": "candidate", "fact": { "passed": { "evidence": "much" } } });
    assert!(read(no_list).contains("expected a sequence"));
    // The same in CBOR, which describes itself; postcard knows no names and can only refuse.
    let ghosted = Format::Cbor.write(&json!({ "at": at, "by": "candidate", "fact": "ghosted" }));
    assert!(Format::Cbor.read::<Entry>(&ghosted).unwrap_err().contains("ghosted"));
    let mut withdrew = Format::Postcard.write(&Entry::new(Actor::Candidate, Fact::Withdrew, day(0)));
    *withdrew.last_mut().unwrap() = u8::try_from(FactKind::ALL.len()).unwrap();
    Format::Postcard.read::<Entry>(&withdrew).unwrap_err();
}
