//! The JSON Schemas: those that are committed are those of the types, a validator of others reads them, and whatever is written fits.
//!
//! `tests/schemas` holds them. `CANDIDACY_SPEC=freeze cargo test --all-features --test spec -- schemas::` writes them again.

use crate::access::processing;
use crate::input::heard::heard;
use crate::process::any::terms as any_terms;
use crate::roles::{kinds, told};
use crate::support::walked::{few, members, versions};
use crate::support::{day, role_profile};
use crate::wire::walks::journal;
use boon::{Compiler, SchemaIndex, Schemas};
use candidacy::foreign::{Judge, Side, Sighting, What};
use candidacy::input::{CandidateAct, StaffAct};
use candidacy::person::{AccessExport, Candidate};
use candidacy::view::report::Report;
use candidacy::view::timeline::Timeline;
use candidacy::view::{Audit, Desk, Page, Problem, Watchlist, WatchlistFilter};
use candidacy::{Actor, Candidacy, CandidateView, Line, Process, Terms};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schemas"))
}

/// The schemas as a validator has read them.
struct Read {
    schemas: Schemas,
    by_name: BTreeMap<&'static str, SchemaIndex>,
}

impl Read {
    fn new() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        let by_name = candidacy::schema::all().map(|(name, schema)| {
            let address = format!("https://example.org/{name}.json");
            compiler.add_resource(&address, schema.to_value()).expect("an address of its own");
            (name, compiler.compile(&address, &mut schemas).unwrap_or_else(|why| panic!("{name}: {why}")))
        });
        Read { by_name: by_name.collect(), schemas }
    }

    fn fits(&self, name: &str, value: &Value) -> Result<(), String> {
        let index = self.by_name.get(name).unwrap_or_else(|| panic!("no schema {name}"));
        self.schemas.validate(value, *index).map_err(|why| format!("{name}: {why:#}\n{value:#}"))
    }

    /// Holds something as it is written against a schema.
    #[track_caller]
    fn holds(&self, name: &str, written: &impl Serialize) {
        self.fits(name, &serde_json::to_value(written).expect("JSON")).unwrap_or_else(|why| panic!("{why}"));
    }
}

/// Read once, since that takes longer than to hold something against them.
fn read() -> &'static Read {
    static READ: LazyLock<Read> = LazyLock::new(Read::new);
    &READ
}

/// The committed schemas are those of the types, byte for byte, and there is no other file.
#[test]
fn what_is_committed_is_what_the_types_say() {
    let freeze = std::env::var_os("CANDIDACY_SPEC").is_some_and(|spec| spec == "freeze");
    let mut there: BTreeSet<String> =
        fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    for (name, schema) in candidacy::schema::all() {
        let (file, text) = (format!("{name}.json"), serde_json::to_string_pretty(&schema).unwrap() + "\n");
        if freeze {
            fs::write(folder().join(&file), &text).unwrap();
        } else {
            assert!(fs::read_to_string(folder().join(&file)).unwrap() == text, "tests/schemas/{file} is another");
        }
        there.remove(&file);
    }
    assert!(there.is_empty(), "no schema is called so: {there:?}");
}

/// No type is called as something that JavaScript has already, and no two types share a name: a generator would number them.
#[test]
fn a_generator_of_types_can_use_the_names() {
    const TAKEN: [&str; 24] = [
        "Array", "BigInt", "Boolean", "DataView", "Date", "Error", "Event", "Function", "Infinity", "Intl", "JSON",
        "Location", "Map", "Math", "Number", "Object", "Promise", "Proxy", "Record", "RegExp", "Set", "String",
        "Symbol", "Text",
    ];
    let mut meant: BTreeMap<String, Value> = BTreeMap::new();
    for (file, schema) in candidacy::schema::all() {
        let schema = schema.to_value();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{file}");
        let title = schema["title"].as_str().unwrap_or_else(|| panic!("{file} has no title"));
        let inner = schema["$defs"].as_object().into_iter().flatten();
        for (name, is) in inner.map(|(name, is)| (name.as_str(), is)).chain([(title, &Value::Null)]) {
            assert!(!TAKEN.contains(&name) || name == "Text", "{file}: {name}");
            assert!(!name.ends_with(|last: char| last.is_ascii_digit()), "{file}: {name} stands for two types");
            let _known = meant.entry(name.to_owned()).or_insert_with(|| is.clone());
        }
    }
    assert!(meant.len() > 150, "{}", meant.len());
}

proptest! {
    #![proptest_config(few())]

    /// Each line of a lawful journal fits; and one that has lost a field, or has an unknown fact, fits as little as it is read.
    #[test]
    fn what_is_stored_fits((candidacy, shelf) in journal(30), terms in any_terms(), policy in candidacy::strategies::policy()) {
        let read = read();
        for line in candidacy.lines() {
            read.holds("line", &line);
            let written = serde_json::to_value(line).unwrap();
            for lost in ["candidacy", "seq", "entry"] {
                let mut less = written.clone();
                less.as_object_mut().unwrap().remove(lost);
                prop_assert!(read.fits("line", &less).is_err());
            }
            for (field, other) in [("at", json!("yesterday")), ("by", json!("nobody")), ("fact", json!("promoted"))] {
                let mut wrong = written.clone();
                wrong["entry"][field] = other;
                prop_assert!(serde_json::from_value::<Line>(wrong.clone()).is_err());
                prop_assert!(read.fits("line", &wrong).is_err(), "{field}");
            }
        }
        for terms in shelf.iter().chain([&terms]) {
            read.holds("terms", terms);
            read.holds("process", terms.process());
            read.holds("policy", terms.policy());
            read.holds("calendar", terms.policy().calendar());
        }
        read.holds("policy", &policy);
    }

    /// So does each line of a role.
    #[test]
    fn what_is_stored_of_a_role_fits(kinds in kinds()) {
        let read = read();
        told(&kinds).lines().for_each(|line| read.holds("role_line", &line));
    }

    /// Every act that a lawful entry can be said as fits the schema of its side, and none fits without its fact.
    #[test]
    fn what_a_request_says_fits((candidacy, shelf) in journal(30)) {
        let read = read();
        let before = versions(&shelf, candidacy.journal().iter().cloned());
        for (index, entry) in candidacy.journal().iter().enumerate() {
            let act = heard(index.checked_sub(1).map(|last| &before[last]), entry).act;
            let is_candidates = entry.by == Actor::Candidate && serde_json::from_value::<CandidateAct>(act.clone()).is_ok();
            let name = if is_candidates { "candidate_act" } else { "staff_act" };
            prop_assert!(is_candidates || serde_json::from_value::<StaffAct>(act.clone()).is_ok(), "{}", act);
            read.fits(name, &act).map_err(TestCaseError::fail)?;
            let mut less = act;
            less.as_object_mut().unwrap().remove("fact");
            prop_assert!(read.fits(name, &less).is_err());
        }
    }

    /// Every view fits, after each entry of a walk.
    #[test]
    fn what_is_shown_fits(member in members(), days in 0..200_i64) {
        let read = read();
        for candidacy in member.versions(1) {
            let at = candidacy.last_line().entry.at + chrono::TimeDelta::days(days);
            read.holds("candidate_view", &CandidateView::of(&candidacy, at));
            read.holds("audit", &Audit::new(&candidacy, at));
            read.holds("timeline", &Timeline::new(&candidacy, at));
            read.holds("report", &Report::new([&candidacy], at));
            read.holds("retention", &candidacy.retention_period());
            candidacy.promises().for_each(|promise| read.holds("promise", &promise));
            let list: Watchlist = [&candidacy].into_iter().collect();
            let desk = Desk::new(&list, WatchlistFilter::ALL, Page::first(u16::MAX), at, |_| Some(&candidacy));
            read.holds("desk", &desk);
            desk.items().iter().filter_map(|item| item.story.as_ref()).for_each(|story| read.holds("story", story));
            let (employer, processing) = (role_profile().employer().clone(), processing());
            let person = Candidate::new(candidacy.candidate(), [&candidacy]).expect("theirs");
            read.holds("access_export", &AccessExport::new(&person, &employer, &processing, at));
        }
    }
}

/// A sighting fits, and what a judge says of a few.
#[test]
fn a_judgement_fits() {
    let (read, terms) = (read(), Terms::new("ours", 1, Process::back_end()).unwrap());
    let mut judge = Judge::new(&terms, day(90));
    for (days, what) in (0..).zip(What::ALL) {
        let sighting = Sighting::new("mira", *what, day(days)).step("intro_chat").by(Side::Company);
        read.holds("sighting", &sighting);
        judge.see(&sighting);
    }
    let judgement = judge.judgement();
    assert!(judgement.counts().clean == 0, "there is a finding in it");
    read.holds("judgement", &judgement);
}

/// The problem of a refusal fits, and so does one with nothing besides.
#[test]
fn a_problem_fits() {
    let read = read();
    let terms = Terms::new("ours", 1, Process::back_end()).unwrap();
    let mut mira: Candidacy = crate::support::ways::applied(&terms, day(0));
    let ana = crate::support::staff(candidacy::Capacity::RECRUITER);
    let refused = mira.record(candidacy::Entry::new(ana, candidacy::Fact::Hired, day(1))).unwrap_err();
    read.holds("problem", &Problem::from(&refused));
    read.holds("problem", &Problem::from(&candidacy::Capacity::new("ward sister").unwrap_err()));
}
