//! The README promises nothing that no law holds.

mod law;

use crate::facts::laws;
use candidacy::terms::policy::Deadline;
use candidacy::{Policy, PromiseKind};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

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

/// Each example is mentioned where a user would look for it, and nothing that is mentioned is missing.
#[test]
fn every_example_is_mentioned() {
    let readme = read("README.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = fs::read_dir(folder).expect("the examples").map(|file| file.expect("an example").path());
    let is_program =
        |file: &PathBuf| file.extension().is_some_and(|extension| extension == "rs") || file.join("main.rs").exists();
    let programs = files.filter(is_program);
    let names: BTreeSet<String> =
        programs.map(|file| file.file_stem().expect("a name").display().to_string()).collect();
    let word =
        |rest: &str| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default().to_owned();
    let mentioned: BTreeSet<String> = readme.split("--example ").skip(1).map(word).collect();
    assert!(names.len() > 10, "the examples were not found: {names:?}");
    assert_eq!(names, mentioned);
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
