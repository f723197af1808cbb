//! What the source may say: each file imports from layers below it only, nothing goes round in circles, and nothing in it reaches
//! for the world.

mod imports;
mod views;

use crate::support::modules::reached;
use imports::{Imports, circles, code, own_code};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first: the folders of `src`. A file imports from its own folder and from those before it.
const LAYERS: &[&str] = &[
    "value",
    "journal",
    "terms",
    "cv",
    "role",
    "profile",
    "law",
    "promise",
    "candidacy",
    "told",
    "input",
    "person",
    "view",
    "foreign",
    "schema",
    "strategies",
];

/// What may go round in circles, by the beginning of its files, how many they are at most, and why.
const CIRCLES: &[(&str, usize, &str)] =
    &[("cv/inspect/", 8, "a PDF is a circle: what an object is says a table that is an object")];

/// Longer files than this usually hold two ideas.
const LINES: usize = 450;

/// The words for a clock in code.
const CLOCK: &[&str] = &["std::time", "core::time", "SystemTime", "Instant::", "Utc::now", "Local::", "Utc::today"];

/// What the library never does, and the words for it in code.
const NEVER: &[(&str, &[&str])] = &[
    ("unsafe code", &["unsafe "]),
    ("the clock", CLOCK),
    ("ids of its own", &["new_v4", "new_v7", "now_v7", "now_v1", "rand::"]),
    (
        "files, network, other programs, the environment",
        &["std::fs", "std::net", "std::process", "std::env", "std::io::std"],
    ),
    ("environment at compile time", &["env!(", "option_env!("]),
    ("printing and logging", &["println!", "print!(", "eprintln!", "eprint!(", "dbg!(", "log::", "tracing::"]),
    ("globals", &["static mut", "thread_local!", "OnceLock", "LazyLock", "Mutex", "RwLock", "Atomic"]),
    ("threads and sleep", &["std::thread", "sleep("]),
    ("loose ends", &["todo!(", "unimplemented!("]),
    ("loose serde", &["serde(flatten", "serde(untagged", "flatten)]", "untagged)]", "serde(transparent"]),
];

/// A file of the source: its path in `src`, its text, and its code without comments and literals.
struct File {
    name: String,
    text: String,
    code: String,
}

impl File {
    /// The module it belongs to: `law/next.rs` belongs to `law`.
    fn module(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap_or_default()
    }
}

/// Every file of the source.
fn source() -> Vec<File> {
    files("src")
}

/// Every file of code in a folder of the repository.
fn files(folder: &str) -> Vec<File> {
    fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
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
    paths.sort();
    let file = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        File { name, code: code(&text), text }
    };
    paths.into_iter().map(file).collect()
}

/// Where each public name of the crate's root comes from.
fn exports(files: &[File]) -> BTreeMap<String, String> {
    let root = files.iter().find(|file| file.name == "lib.rs").expect("src/lib.rs");
    let mut exports = BTreeMap::new();
    for list in root.code.split("pub use crate::").skip(1) {
        let list = list.split(';').next().unwrap();
        let (module, names) = match list.split_once('{') {
            Some((module, names)) => (module.trim_end_matches("::"), names.trim_end_matches('}')),
            None => list.rsplit_once("::").unwrap(),
        };
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let name = name.rsplit(' ').next().unwrap();
            exports.insert(name.to_owned(), module.to_owned());
        }
    }
    exports
}

/// The first words of each path that starts at the crate's root: one, or those in braces.
fn roots(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut roots = BTreeSet::new();
    for path in code.split("crate::").skip(1) {
        if let Some(list) = path.strip_prefix('{') {
            // Only names at depth 0 are at the root.
            let mut depth = 0_i32;
            let mut start = true;
            for (at, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && !c.is_whitespace() => {
                        roots.insert(word(&list[at..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            roots.insert(word(path));
        }
    }
    roots.remove("");
    roots
}

fn layer(file: &str) -> Option<usize> {
    let folder = file.split('/').next()?;
    LAYERS.iter().position(|layer| *layer == folder)
}

/// The names of the variants of an enum, as the source lists them. One that may grow can be matched whole only there. Before the
/// name of the enum may stand its folder, where there are several of that name.
pub(crate) fn variants(name: &str) -> Vec<String> {
    let (folder, name) = name.rsplit_once("::").unwrap_or(("", name));
    let folder = folder.replace("::", "/");
    let found: Vec<String> = source()
        .into_iter()
        .filter(|file| file.name.starts_with(&folder))
        .flat_map(|file| [" ", "<"].map(|end| (file.code.clone(), format!("pub enum {name}{end}"))))
        .filter_map(|(code, head)| code.split_once(&head).map(|(_, rest)| rest.to_owned()))
        .collect();
    let [code] = found.as_slice() else { panic!("{} enums are called {name}", found.len()) };
    let (mut depth, mut names, mut fresh) = (0_i32, Vec::new(), true);
    for (at, c) in code.char_indices() {
        match c {
            '{' | '(' | '[' => depth += 1,
            '}' if depth == 1 => break,
            '}' | ')' | ']' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            c if depth == 1 && fresh && c.is_uppercase() => {
                names.push(code[at..].chars().take_while(|c| c.is_alphanumeric()).collect());
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

/// Every public name, by its path: those that a public folder shows or that stand in its own file.
pub(crate) fn exported() -> BTreeSet<String> {
    let mut exported = BTreeSet::new();
    for file in source().iter().filter(|file| file.name.ends_with("/mod.rs")) {
        let module = file.name.trim_end_matches("/mod.rs").replace('/', "::");
        if matches!(module.as_str(), "cv::inspect" | "cv::window" | "terms::process") {
            continue; // not public, and without names of its own
        }
        let mut insert = |name: &str| exported.insert(format!("{module}::{name}"));
        for line in file.code.split(';').filter_map(|part| part.rsplit_once("pub use ")).map(|(_, shown)| shown) {
            let names = line.split_once('{').map_or_else(|| line.rsplit("::").next().unwrap(), |(_, names)| names);
            for name in names.trim_end_matches('}').split(',').map(str::trim).filter(|name| !name.is_empty()) {
                insert(name);
            }
        }
        for line in file.code.lines() {
            let item = ["struct ", "enum ", "trait ", "type ", "fn ", "const fn ", "const "];
            let Some(item) = item.iter().find_map(|item| line.strip_prefix(&format!("pub {item}"))) else { continue };
            insert(item.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap());
        }
    }
    exported
}

/// At the root stand at most fifty names, those of the main job; everything else is in its module.
#[test]
fn the_front_page_is_short() {
    let exports = exports(&source());
    let names: Vec<&String> = exports.keys().collect();
    assert!((25..=50).contains(&names.len()), "{} names: {names:?}", names.len());
}

/// A public name does not repeat the module that it is in, but for the table that the module is about.
#[test]
fn no_name_repeats_its_module() {
    for path in exported() {
        let segments: Vec<&str> = path.split("::").collect();
        let [.., module, name] = segments[..] else { continue };
        let is_table = name.to_lowercase() == module || name == format!("{}S", module.to_uppercase());
        let repeats = name.to_lowercase().starts_with(module) && !is_table;
        assert!(!repeats, "{path}");
    }
}

/// The list of the layers, the folders of the source, the modules of the crate and the table in its documentation are one thing.
#[test]
fn the_folders_are_the_layers() {
    let files = source();
    let folders: BTreeSet<&str> = files.iter().filter(|file| file.name != "lib.rs").map(File::module).collect();
    assert_eq!(folders, LAYERS.iter().copied().collect());
    for file in files.iter().filter(|file| file.name != "lib.rs") {
        assert!(file.name.contains('/'), "src/{} is in no folder", file.name);
    }
    let root = files.iter().find(|file| file.name == "lib.rs").expect("src/lib.rs");
    let declared = root.code.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    let declared: BTreeSet<&str> = declared.map(|line| line.trim_end_matches(';')).collect();
    assert_eq!(declared, folders);
    let table = root.text.split("//! | layer | is |\n//! |---|---|\n").nth(1).expect("the table of layers");
    let rows = table.lines().take_while(|line| line.starts_with("//! |"));
    let rows: Vec<&str> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert_eq!(rows, LAYERS);
}

/// Every file is declared: one that nothing declares would not be built, and no law of the source would hold in it.
#[test]
fn every_file_is_declared() {
    let files = source();
    let texts = files.iter().map(|file| (file.name.as_str(), file.code.as_str())).collect();
    let reached = reached("lib.rs", &texts);
    for file in &files {
        assert!(reached.contains(file.name.as_str()), "src/{}", file.name);
    }
}

/// A file imports from its own layer and from layers below it.
#[test]
fn a_file_imports_from_below() {
    let files = source();
    for file in files.iter().filter(|file| file.name != "lib.rs") {
        assert!(!file.code.contains("super::super::"), "src/{} climbs", file.name);
        assert!(!file.code.contains("::*"), "src/{} imports a glob", file.name);
    }
    let imports = Imports::of(&files);
    let edges = imports.edges();
    let all: Vec<(&str, &str)> = edges.iter().flat_map(|(from, to)| to.iter().map(|to| (*from, *to))).collect();
    assert!(all.len() > 200, "imports were not found: {}", all.len());
    for (from, to) in all {
        assert!(layer(to) <= layer(from), "src/{from} must not know src/{to}");
    }
}

/// No file knows one that knows it, by whatever way: each can be read with those before it in mind. The exceptions are named, and
/// each is one circle of so many files at most.
#[test]
fn no_imports_go_round_in_circles() {
    let files = source();
    let imports = Imports::of(&files);
    let mut unused: BTreeSet<&str> = CIRCLES.iter().map(|(place, ..)| *place).collect();
    for circle in circles(&imports.edges()) {
        let named = CIRCLES.iter().find(|(place, ..)| circle.iter().all(|file| file.starts_with(place)));
        let (place, most, _) = named.unwrap_or_else(|| panic!("{circle:?} go round in a circle"));
        assert!(circle.len() <= *most, "{circle:?} are more than {most}");
        assert!(unused.remove(place), "{circle:?} are a second circle there");
    }
    assert!(unused.is_empty(), "{unused:?} have no circles any more");
}

/// The check of a CV imports nothing of the domain, so that it could be a crate by itself.
#[test]
fn a_cv_is_checked_without_the_domain() {
    let files = source();
    let imports = Imports::of(&files);
    let edges = imports.edges();
    let out = edges.iter().filter(|(from, _)| from.starts_with("cv/"));
    let out = out.flat_map(|(from, to)| to.iter().map(|to| (*from, *to)).filter(|(_, to)| !to.starts_with("cv/")));
    assert_eq!(out.collect::<Vec<_>>(), Vec::new());
    assert!(edges.keys().filter(|from| from.starts_with("cv/")).count() > 20, "its files were not found");
}

/// The front door is for guests: in the source, a path from the crate's root names a module, so that it shows the layer that it
/// reaches into. An exported macro alone is written for other crates.
#[test]
fn the_front_door_is_for_guests() {
    let files = source();
    let exports = exports(&files);
    assert!(exports.len() > 20, "exports were not found");
    for file in files.iter().filter(|file| file.name != "lib.rs") {
        let through: Vec<String> =
            roots(&own_code(&file.code)).into_iter().filter(|root| exports.contains_key(root)).collect();
        assert!(through.is_empty(), "src/{} imports {through:?} through the front door", file.name);
    }
}

/// The library never reads a clock, makes no ids, does no input and output, has no globals and no unsafe code.
#[test]
fn nothing_reaches_for_the_world() {
    for file in source() {
        for (what, words) in NEVER {
            for word in *words {
                assert!(!says(&file.code, word), "src/{}: {what}: `{word}`", file.name);
            }
        }
    }
}

/// Returns true if the code has the word, and not only within a longer one: `log::` is not `Catalog::`.
fn says(code: &str, word: &str) -> bool {
    let within = |at: usize| code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    code.match_indices(word).any(|(at, _)| !within(at))
}

/// No law reads a clock or waits: what must not take long is held by counted work, which is the same on every machine and on every day.
#[test]
fn no_law_reads_a_clock() {
    let laws = files("tests");
    assert!(laws.len() > 200, "the laws were not found");
    for file in laws {
        for word in CLOCK.iter().chain(&["sleep(", "elapsed("]) {
            assert!(!says(&file.code, word), "tests/{} reads a clock: `{word}`", file.name);
        }
    }
}

/// A file holds one idea.
#[test]
fn no_file_is_too_long() {
    for file in source() {
        let lines = file.text.lines().count();
        assert!(lines <= LINES, "src/{} has {lines} lines, at most {LINES} are possible", file.name);
    }
}

/// Each file says first what it is.
#[test]
fn each_file_says_what_it_is() {
    for file in source() {
        let first = file.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "src/{}: {first}", file.name);
    }
}

/// The reader of source above reads what it should: it would be worth nothing if it were blind.
#[test]
fn the_reader_is_not_blind() {
    let text = "use crate::{A, b::{C, D}, e}; // unsafe crate::f\nlet s = \"crate::g \\\" unsafe \"; let c = '\"'; r#\"unsafe\"#;\n\
                /* crate::h */ fn x<'a>(y: &'a str) { crate::i::j(b'\\'', '\\u{1f}'); let z = unsafe { 1 }; }";
    let code = code(text);
    assert_eq!(roots(&code), ["A", "b", "e", "i"].map(String::from).into());
    assert_eq!(code.matches("unsafe").count(), 1, "{code}");
    assert_eq!(variants("NoMeeting"), ["NoShow", "Trouble"]);
    assert_eq!(variants("Task"), ["Interview", "Assignment", "Check"]);
}
