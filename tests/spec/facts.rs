//! The facts of the source, F1 to F78, and what stands for each: the laws that hold it, and the words that carry it.
//!
//! A law names the facts that it holds in its sentence, "(F52)", and a tip has their numbers. Everything else is computed here: the
//! index is `README.md` beside this file, and `CANDIDACY_SPEC=index cargo test --test spec -- facts::` writes it anew.

mod table;

use crate::support::modules::reached;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};
use table::{FACTS, Kind::Advice};

/// More than this in one range, and a law names what it is about and not what it holds.
const WIDEST: u16 = 8;

/// A law of the specification.
#[derive(Debug)]
pub(crate) struct Law {
    /// The file it stands in, and what that is called: `promises/laws.rs`, `promises::laws`.
    file: String,
    pub(crate) area: String,
    pub(crate) name: String,
    sentence: String,
}

impl Law {
    fn facts(&self) -> BTreeSet<u16> {
        named(&self.sentence).into_iter().flatten().collect()
    }
}

/// Every law, in the order of the files and within them.
pub(crate) fn laws() -> Vec<Law> {
    sources("tests/spec").iter().flat_map(|(file, text)| laws_of(file, text)).collect()
}

/// The areas that the specification includes.
fn included() -> &'static BTreeSet<String> {
    static INCLUDED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let sources = sources("tests/spec");
        let files = sources.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
        reached("main.rs", &files).into_iter().map(area).collect()
    });
    &INCLUDED
}

/// What a file is called: `promises/laws.rs` is `promises::laws`.
fn area(file: &str) -> String {
    file.trim_end_matches(".rs").replace('/', "::")
}

/// The laws of one file. What must not compile is a law a file, and its first line says it.
fn laws_of(file: &str, text: &str) -> Vec<Law> {
    let path = area(file);
    let law = |area: &str, name: &str, said: &str| Law {
        file: file.into(),
        area: area.into(),
        name: name.into(),
        sentence: said.into(),
    };
    if let Some(name) = path.strip_prefix("mistakes::") {
        let said = text.lines().next().and_then(|line| line.strip_prefix("//! ")).unwrap_or_default();
        return vec![law("mistakes", name, said)];
    }
    let (mut laws, mut said, mut tested) = (Vec::new(), Vec::new(), false);
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            said.push(words.trim());
        } else if line.starts_with("#[") {
            tested |= line == TEST;
        } else {
            let name = line.strip_prefix("fn ").and_then(|rest| rest.split('(').next());
            laws.extend(name.filter(|_| tested).map(|name| law(&path, name, said.join(" ").trim())));
            (said, tested) = (Vec::new(), false);
        }
    }
    laws
}

/// What makes a function a law.
const TEST: &str = "#[test]";

/// The Rust files below a folder of the package: each one's path in it, and its text.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).expect("a folder of the package") {
            let path = item.expect("a file of the package").path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                into.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort_by_key(|path| path.with_extension("")); // a file before what is in the folder of its name
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).expect("below the folder").display().to_string().replace('\\', "/");
        (name, fs::read_to_string(path).expect("a text"))
    };
    paths.into_iter().map(read).collect()
}

/// The facts that words name: "F52", and "F51–F53" as one range.
fn named(words: &str) -> Vec<RangeInclusive<u16>> {
    let number = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        text[..end].parse().ok().map(|number: u16| (number, end))
    };
    let (mut named, mut rest) = (Vec::new(), words);
    while let Some(at) = rest.find('F') {
        let within = rest[..at].ends_with(char::is_alphanumeric);
        rest = &rest[at + 1..];
        if let Some((first, end)) = number(rest).filter(|_| !within) {
            rest = &rest[end..];
            let mut last = first;
            if let Some((to, end)) = rest.strip_prefix("–F").and_then(number) {
                last = to;
                rest = &rest["–F".len() + end..];
            }
            named.push(first..=last);
        }
    }
    named
}

/// The keys of the tips, and the facts that each carries, read from the source.
fn tips() -> Vec<(String, Vec<u16>)> {
    let rows = include_str!("../../src/view/guidance/english.rs").split("    row(\"").skip(1);
    let tip = |row: &str| {
        let (key, rest) = row.split_once("\", &[")?;
        let (facts, _) = rest.split_once(']')?;
        Some((key.to_owned(), facts.split(", ").map(|fact| fact.parse().expect("a number")).collect()))
    };
    rows.map(|row| tip(row).expect("a key and its facts")).collect()
}

/// The keys of the tips that carry each fact.
fn carried(tips: &[(String, Vec<u16>)]) -> BTreeMap<u16, Vec<&str>> {
    let mut carried: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for (key, facts) in tips {
        for fact in facts {
            carried.entry(*fact).or_default().push(key);
        }
    }
    carried
}

/// The facts, and the laws that hold each.
fn held(laws: &[Law]) -> BTreeMap<u16, Vec<&Law>> {
    let mut held: BTreeMap<u16, Vec<&Law>> = BTreeMap::new();
    for law in laws {
        for fact in law.facts() {
            held.entry(fact).or_default().push(law);
        }
    }
    held
}

/// What stands above the index.
const INTRODUCTION: &str = "\
<!-- Written by `CANDIDACY_SPEC=index cargo test --test spec -- facts::` from the laws and the tips. -->

# The specification

Every law of the library, and every fact of the source that one of them stands for. A law is a sentence, and below it a
property or a whole enumeration; each file here is an area, and `main.rs` says what each is about. The source is one
company's public description of how it hires back-end engineers; its facts are numbered F1 to F78, and said here in the
project's own words.
";

/// The index: every fact with what stands for it, then every law, area by area.
fn index(laws: &[Law]) -> String {
    let mut index = String::from(INTRODUCTION);
    by_fact(laws, &mut index);
    by_area(laws, &mut index);
    index
}

fn by_fact(laws: &[Law], index: &mut String) {
    let tips = tips();
    let (held, carried) = (held(laws), carried(&tips));
    index.push_str("\n## The facts, and what stands for each\n\n");
    index.push_str("Advice is carried by tips, everything else is held by laws.\n\n");
    index.push_str("| fact | says | is | held by | carried by |\n|---|---|---|---|---|\n");
    let listed = |all: Vec<String>| all.join(", ");
    for (fact, kinds, says) in FACTS {
        let kinds = kinds.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
        let laws = held.get(&fact).into_iter().flatten();
        let laws = laws.map(|law| format!("[`{}::{}`]({})", law.area, law.name, law.file)).collect();
        let tips = carried.get(&fact).into_iter().flatten().map(|key| format!("`{key}`")).collect();
        let (kinds, laws, tips) = (listed(kinds), listed(laws), listed(tips));
        writeln!(index, "| F{fact} | {says} | {kinds} | {laws} | {tips} |").expect("a text");
    }
}

fn by_area(laws: &[Law], index: &mut String) {
    let files: BTreeMap<String, String> = sources("tests/spec").into_iter().collect();
    index.push_str("\n## The laws, area by area\n");
    for area in laws.chunk_by(|one, other| one.area == other.area) {
        let name = &area[0].area;
        let file = name.replace("::", "/") + ".rs";
        let about = first_paragraph(&files[&file]);
        write!(index, "\n### [`{name}`]({file})\n\n{about}\n\n| law | says |\n|---|---|\n").expect("a text");
        for law in area {
            writeln!(index, "| `{}` | {} |", law.name, law.sentence.replace('|', "\\|")).expect("a text");
        }
    }
}

/// What a file says first of itself, in one line.
fn first_paragraph(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//! "));
    lines.collect::<Vec<_>>().join(" ")
}

/// Every fact, from the first to the last, is held by a law; what is advice is carried by a tip.
#[test]
fn every_fact_has_what_stands_for_it() {
    let (laws, tips) = (laws(), tips());
    let (held, carried) = (held(&laws), carried(&tips));
    let mut missing = Vec::new();
    for ((fact, kinds, says), number) in FACTS.iter().zip(1..) {
        assert_eq!(*fact, number, "the facts are in order");
        assert!(!kinds.is_empty() && !says.is_empty(), "F{fact} says what it is");
        if kinds.contains(&Advice) && !carried.contains_key(fact) {
            missing.push(format!("no tip carries F{fact}: {says}"));
        }
        if kinds.iter().any(|kind| *kind != Advice) && !held.contains_key(fact) {
            missing.push(format!("no law holds F{fact}: {says}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Laws, tips and the library's own documentation name only facts that there are; and a law names what it holds, not
/// half of the source.
#[test]
fn whatever_is_named_exists() {
    let known = |fact: &u16| FACTS.iter().any(|(number, _, _)| number == fact);
    for law in laws() {
        for range in named(&law.sentence) {
            let (first, last) = (range.start(), range.end());
            let place = format!("`{}::{}` names F{first} to F{last}", law.area, law.name);
            assert!(known(first) && known(last) && first <= last, "{place}, which do not exist");
            assert!(last - first < WIDEST, "{place}: which of them does it hold?");
        }
    }
    let tips = tips();
    assert!(tips.len() > 30, "the tips were not found");
    for (key, facts) in tips {
        assert!(!facts.is_empty(), "the tip `{key}` stands for no fact");
        assert!(facts.iter().all(known), "the tip `{key}`: {facts:?}");
    }
    let mut seen = 0;
    for (file, text) in sources("src") {
        for line in text.lines().filter(|line| line.contains("//")) {
            for range in named(line) {
                assert!(known(range.start()) && known(range.end()), "src/{file}: {line}");
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "the documentation was not read: {seen}");
}

/// Every area is part of the specification: a file that nothing includes would hold nothing.
#[test]
fn every_area_is_included() {
    let included = included();
    let areas: BTreeSet<String> = sources("tests/spec").iter().map(|(file, _)| area(file)).collect();
    assert!(included.len() > 50 && areas.len() > included.len(), "the areas were not found");
    for area in &areas {
        let is_a_mistake = area.starts_with("mistakes::") && included.contains("mistakes"); // built by its law
        assert!(included.contains(area) || is_a_mistake, "nothing includes `{area}`");
    }
}

/// Each law is a sentence, which ends, and has a name of its own.
#[test]
fn each_law_is_a_sentence() {
    let laws = laws();
    let mut names = BTreeSet::new();
    for law in &laws {
        let (area, name) = (&law.area, &law.name);
        assert!(law.sentence.ends_with('.'), "`{area}::{name}` has no sentence: {}", law.sentence);
        assert!(names.insert((area, name)), "there are two laws `{area}::{name}`");
    }
    let tests = |text: &String| text.lines().filter(|line| line.trim() == TEST).count();
    let written: usize = sources("tests/spec").iter().map(|(_, text)| tests(text)).sum();
    let mistakes = laws.iter().filter(|law| law.file.starts_with("mistakes/")).count();
    assert_eq!(laws.len(), written + mistakes, "a law was not found");
    assert!(mistakes > 20, "the mistakes were not found");
}

/// The index is what the laws and the tips say.
#[test]
fn the_index_is_up_to_date() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/README.md");
    let index = index(&laws());
    if env::var_os("CANDIDACY_SPEC").is_some_and(|value| value == "index") {
        fs::write(&file, &index).expect("the index is written");
    }
    let there = fs::read_to_string(&file).unwrap_or_default();
    let (there, index): (Vec<&str>, Vec<&str>) = (there.lines().collect(), index.lines().collect());
    let gone = there.iter().filter(|line| !index.contains(line)).map(|line| format!("- {line}"));
    let new = index.iter().filter(|line| !there.contains(line)).map(|line| format!("+ {line}"));
    let differ: Vec<String> = gone.chain(new).take(20).collect();
    assert!(
        there == index,
        "the index is out of date; `CANDIDACY_SPEC=index cargo test --test spec -- facts::` writes it anew\n{}",
        differ.join("\n")
    );
}

/// The reader of laws above finds what it should: it would be worth nothing if it were blind.
#[test]
fn the_reader_of_laws_is_not_blind() {
    assert_eq!(named("F5 and F51–F53, not PDF1 or UTF16; see (F7)."), [5..=5, 51..=53, 7..=7]);
    assert_eq!(named("Fn, F, and F999"), [999..=999]);
    let text = format!(
        "/// One\n/// law (F1).\n{TEST}\nfn one() {{\n/// No law (F2).\nfn two() {{\n{TEST}\nfn three(x: u8) {{\n"
    );
    let found = laws_of("a/b.rs", &text);
    let found: Vec<_> = found.iter().map(|law| (&*law.area, &*law.name, &*law.sentence)).collect();
    assert_eq!(found, [("a::b", "one", "One law (F1)."), ("a::b", "three", "")]);
    assert_eq!(laws_of("mistakes/a.rs", "//! No (F3).\n//! E0308: no\n")[0].facts(), [3].into());
}
