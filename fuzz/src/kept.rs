//! Lawful journals, as a store keeps them: what is edited, and what edits take from elsewhere.

use candidacy::{Candidacy, Line, Terms, strategies};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// How many are drawn, each under terms of its own, and how many entries they have at most.
const DRAWN: usize = 250;
const LONGEST: usize = 24;

/// A journal and the terms that it was written under.
pub struct Journal {
    pub terms: Terms,
    pub lines: Vec<Line>,
}

/// The frozen ones, with every fact there is, and others that nobody thought of. They are the same in every run.
static JOURNALS: LazyLock<Vec<Journal>> = LazyLock::new(|| {
    let frozen = [
        include_str!("../../tests/spec/wire/0.1/hired.jsonl"),
        include_str!("../../tests/spec/wire/0.1/declined.jsonl"),
        include_str!("../../tests/spec/wire/0.1/pooled.jsonl"),
        include_str!("../../tests/spec/wire/0.1/withdrawn.jsonl"),
        include_str!("../../tests/spec/wire/0.1/offer_declined.jsonl"),
        include_str!("../../tests/spec/wire/0.1/waiting.jsonl"),
    ];
    let terms: Terms =
        serde_json::from_str(include_str!("../../tests/spec/wire/0.1/terms.json")).expect("the frozen terms");
    let mut journals: Vec<Journal> =
        frozen.iter().map(|text| Journal { terms: terms.clone(), lines: read(text) }).collect();
    let drawn = strategies::candidacy(strategies::terms(), 0..LONGEST);
    let mut runner = TestRunner::deterministic();
    journals.extend((0..DRAWN).map(|_| {
        let candidacy = drawn.new_tree(&mut runner).expect("nothing is filtered out").current();
        Journal { terms: candidacy.terms().clone(), lines: candidacy.lines().map(Line::to_owned).collect() }
    }));
    for journal in &journals {
        let candidacy = Candidacy::replay_lines(&journal.terms, journal.lines.clone()).expect("it is lawful");
        crate::journal::answers(&candidacy);
        for line in &journal.lines {
            assert!(Format::ALL.iter().all(|format| format.read(&format.write(line)).as_ref() == Some(line)));
        }
    }
    journals
});

fn read(lines: &str) -> Vec<Line> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a line")).collect()
}

/// Every word and key that the format knows, and what people said.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    fn collect(value: &Value, words: &mut BTreeSet<String>) {
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            Value::String(word) => {
                words.insert(word.clone());
            }
            Value::Array(values) => values.iter().for_each(|value| collect(value, words)),
            Value::Object(fields) => {
                words.extend(fields.keys().cloned());
                fields.values().for_each(|value| collect(value, words));
            }
        }
    }
    let mut words = BTreeSet::new();
    for line in JOURNALS.iter().take(20).flat_map(|journal| &journal.lines) {
        collect(&serde_json::to_value(line).expect("a line can be written"), &mut words);
    }
    words.into_iter().collect()
});

pub fn journal(number: u16) -> &'static Journal {
    &JOURNALS[usize::from(number) % JOURNALS.len()]
}

pub fn word(number: u16) -> String {
    WORDS[usize::from(number) % WORDS.len()].clone()
}

/// How a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Cbor,
    Postcard,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Json, Format::Cbor, Format::Postcard];

    pub fn write(self, value: &impl Serialize) -> Vec<u8> {
        match self {
            Format::Json => serde_json::to_vec(value).expect("it can be written"),
            Format::Cbor => {
                let mut bytes = Vec::new();
                ciborium::into_writer(value, &mut bytes).expect("it can be written");
                bytes
            }
            Format::Postcard => postcard::to_stdvec(value).expect("it can be written"),
        }
    }

    pub fn read<T: DeserializeOwned>(self, bytes: &[u8]) -> Option<T> {
        match self {
            Format::Json => serde_json::from_slice(bytes).ok(),
            Format::Cbor => ciborium::from_reader(bytes).ok(),
            Format::Postcard => postcard::from_bytes(bytes).ok(),
        }
    }
}
