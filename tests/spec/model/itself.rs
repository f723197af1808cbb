//! What the model is made of: words of the library, and none of its rules.

use std::collections::BTreeSet;

const FILES: &[(&str, &str)] = &[
    ("model.rs", include_str!("../model.rs")),
    ("clocks.rs", include_str!("clocks.rs")),
    ("days.rs", include_str!("days.rs")),
    ("does.rs", include_str!("does.rs")),
    ("items.rs", include_str!("items.rs")),
    ("moments.rs", include_str!("moments.rs")),
    ("owed.rs", include_str!("owed.rs")),
    ("pay.rs", include_str!("pay.rs")),
    ("requests.rs", include_str!("requests.rs")),
    ("says.rs", include_str!("says.rs")),
    ("told.rs", include_str!("told.rs")),
    ("undo.rs", include_str!("undo.rs")),
    ("when.rs", include_str!("when.rs")),
    ("who.rs", include_str!("who.rs")),
];

/// Where the model's words come from.
const MODULES: &[&str] = &[
    "candidacy",
    "candidacy::law",
    "candidacy::promise",
    "candidacy::terms",
    "candidacy::terms::calendar",
    "candidacy::value",
    "candidacy::value::meeting",
    "chrono",
    "crate::model",
    "crate::model::clocks",
    "crate::model::days",
    "crate::model::does",
    "crate::model::items",
    "crate::model::moments",
    "crate::model::owed",
    "crate::model::pay",
    "crate::model::requests",
    "self::Answered",
    "self::Here",
    "std::collections",
    "std::fmt",
];

/// What it may take where there are rules, too: words without one.
const ONLY: &[(&str, &[&str])] = &[
    ("candidacy::law", &["PartState", "Pending"]),
    ("candidacy::promise", &["Side"]),
    ("candidacy::terms::calendar", &["Span as Said"]),
];

/// What would be the library's judgement in place of the model's.
const FORBIDDEN: &[&str] = &[
    "Candidacy",
    "LAW",
    "PARTS",
    "REQUESTS",
    "PROMISES",
    "legal",
    "legal_for",
    "row",
    "part_row",
    "request_row",
    "facts_of",
    "phases_of",
    "check",
    "record",
    "replay",
    "Now",
    "Parts",
    "Phases",
    "Facts",
    "Conditions",
    "By",
    "To",
    "Told",
    "Refusal",
    "Why",
    "promises",
    "deadline",
    "Calendar",
];

/// The words of a file without its comments and its text in quotes.
fn words(text: &str) -> BTreeSet<&str> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    code.flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric() && letter != '_')).collect()
}

/// The statements that import, each without `use` and `;`.
fn imports(text: &str) -> Vec<String> {
    let flat =
        text.lines().map(|line| line.trim().split("//").next().unwrap_or_default()).collect::<Vec<_>>().join(" ");
    flat.split(';').filter_map(|one| Some(one.trim().rsplit_once("use ")?.1.trim().to_owned())).collect()
}

/// The model imports words of the library and none of its rules: no table, no getter of the law, no candidacy.
#[test]
fn the_model_borrows_no_rule() {
    let mut imported = 0;
    for (file, text) in FILES {
        let taken: Vec<_> = FORBIDDEN.iter().filter(|word| words(text).contains(*word)).collect();
        assert!(taken.is_empty(), "{file} uses {taken:?}");
        for import in imports(text) {
            let (module, names) = import.rsplit_once("::").unwrap_or((&import, ""));
            assert!(MODULES.contains(&module), "{file} imports from `{module}`");
            let names = names.trim_matches(['{', '}', ' ']).split(',').map(str::trim);
            let strange = |name: &&str| ONLY.iter().any(|(rules, words)| *rules == module && !words.contains(name));
            assert_eq!(names.filter(strange).collect::<Vec<_>>(), <[&str; 0]>::default(), "{file}");
            imported += 1;
        }
    }
    assert!(imported >= 30, "{imported}");
}

/// The list of the model's files is whole.
#[test]
fn every_file_of_the_model_is_read() {
    let declared = FILES[0].1.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let mut declared: Vec<String> =
        declared.filter(|module| *module != "itself").map(|module| format!("{module}.rs")).collect();
    declared.push("model.rs".to_owned());
    declared.sort_unstable();
    let mut read: Vec<&str> = FILES.iter().map(|(file, _)| *file).collect();
    read.sort_unstable();
    assert_eq!(declared, read);
}

/// The reader of imports sees them over several lines, in functions, and no comment.
#[test]
fn imports_are_seen() {
    let text = "use a::b::{\n    C,\n    D,\n};\n// use e::f;\nfn g() {\n    use h::I;\n}\n";
    assert_eq!(imports(text), ["a::b::{ C, D, }", "h::I"]);
    assert!(!words("x // legal").contains("legal") && words("a.legal()").contains("legal"));
}
