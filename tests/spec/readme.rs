//! The README promises nothing that no law holds.

use crate::facts::laws;
use candidacy::law::{LAW, Phases, Row, To};
use candidacy::terms::policy::Deadline;
use candidacy::{Policy, PromiseKind};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_default()
}

/// Each law that the README names stands in the file it names.
#[test]
fn every_law_that_is_named_exists() {
    let readme = read("README.md");
    let named: BTreeSet<(&str, &str)> = readme
        .lines()
        .filter(|line| line.starts_with('|'))
        .flat_map(|line| line.split('`'))
        .filter_map(|word| word.rsplit_once("::"))
        .filter(|(_, law)| law.contains('_'))
        .collect();
    assert!(named.len() >= 12, "the README's table of guarantees was not found: {named:?}");
    let laws = laws();
    for (file, law) in named {
        let held = laws.iter().any(|one| (one.area.as_str(), one.name.as_str()) == (file, law));
        assert!(held, "the README names `{file}::{law}`, which does not exist");
    }
}

/// The first example is short enough to be read: at most 25 lines, and it asserts.
#[test]
fn the_first_example_is_short() {
    let readme = read("README.md");
    let example = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    assert!((5..=25).contains(&example.lines().count()), "{} lines", example.lines().count());
    assert!(example.contains("assert"));
}

/// Each example of the package is mentioned where a user would look for it.
#[test]
fn every_example_is_mentioned() {
    let readme = read("README.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for file in fs::read_dir(folder).expect("the examples") {
        let path = file.expect("an example").path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue; // what an example reads
        }
        let name = path.file_stem().map(|name| name.display().to_string()).expect("a name");
        assert!(readme.contains(&format!("--example {name}")), "the README does not mention the example `{name}`");
    }
}

/// How many kinds of promise there are, and how many of them the standard gives a time or a ceiling.
#[test]
fn the_numbers_of_promises_are_so() {
    let standard = Policy::standard();
    let of = |has: fn(&Deadline) -> bool| PromiseKind::ALL.iter().filter(|kind| has(standard.deadline(**kind))).count();
    let (kinds, timed) = (PromiseKind::ALL.len(), of(|deadline| deadline.within().is_some()));
    let capped = of(|deadline| deadline.ceiling().is_some());
    let readme = read("README.md").split_whitespace().collect::<Vec<_>>().join(" ");
    let said = format!("Of {kinds} kinds {timed} come with a time and {capped} with a ceiling");
    assert!(readme.contains(&said), "the README does not say: {said}");
    assert!(read("CHANGELOG.md").contains(&format!("derived from the journal; {kinds} kinds")), "{kinds} kinds");
}

/// The table in the documentation of `LAW` is the law, row for row.
#[test]
fn the_documented_law_is_the_law() {
    let source = read("src/law/table.rs");
    let documented: Vec<&str> =
        source.lines().filter_map(|line| line.strip_prefix("/// | `")).map(|row| row.trim_end_matches(" |")).collect();
    let law: Vec<String> = LAW.iter().copied().map(documentation).collect();
    let law: Vec<&str> = law.iter().map(String::as_str).collect();
    assert_eq!(documented, law, "\nthe rows would be\n/// | `{}", law.join(" |\n/// | `"));
}

/// A row in the words of the documentation.
fn documentation(row: Row) -> String {
    let to = match row.to {
        To::At(phase) => phase.to_string(),
        To::Onward => "the next step, or `offered`".into(),
        To::Begin => "where the step starts".into(),
        To::Back => "the phase before closing".into(),
        To::Same => "–".into(),
    };
    format!("{}` | {} | {to} | {} | {}", row.fact, phases(row.from), row.by, marks(row))
}

fn marks(row: Row) -> String {
    let said = [("lays", row.lays), ("lifts", row.lifts)].into_iter().filter(|(_, marks)| !marks.is_empty());
    let said: Vec<String> = said.map(|(word, marks)| format!("{word} {marks}")).collect();
    if said.is_empty() { "–".into() } else { said.join("; ") }
}

fn phases(from: Phases) -> String {
    let without = Phases::OPEN.difference(from);
    let besides = from.difference(Phases::OPEN);
    if from.is_empty() {
        "(opens a candidacy)".into()
    } else if from == Phases::ALL {
        "every phase".into()
    } else if from.len() < 6 {
        from.to_string()
    } else {
        let but = if without.is_empty() { String::new() } else { format!(" but {without}") };
        let and = if besides.is_empty() { String::new() } else { format!(", and {besides}") };
        format!("every open phase{but}{and}")
    }
}
