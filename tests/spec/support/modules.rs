//! Which files a crate is made of: its root, the files that this declares, and those that they declare.

use std::collections::{BTreeMap, BTreeSet};

/// The files that the root reaches, of these with their text.
pub(crate) fn reached<'a>(root: &'a str, files: &BTreeMap<&'a str, &str>) -> BTreeSet<&'a str> {
    let (mut reached, mut todo) = (BTreeSet::from([root]), vec![root]);
    while let Some(file) = todo.pop() {
        for module in files.get(file).into_iter().flat_map(|text| declared(text)) {
            let places = [".rs", "/mod.rs"].map(|end| format!("{}{module}{end}", folder(file)));
            let found = places.iter().find_map(|place| files.get_key_value(place.as_str()));
            let (found, _) = found.unwrap_or_else(|| panic!("{file} declares `{module}`, which is no file"));
            if reached.insert(found) {
                todo.push(found);
            }
        }
    }
    reached
}

/// The modules that a file declares in files of their own, but for those of which it says a path elsewhere.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    let mut elsewhere = false;
    text.lines().filter_map(move |line| {
        let line = line.trim();
        if line.starts_with('#') {
            elsewhere |= line.starts_with("#[path = ");
            return None;
        }
        if std::mem::take(&mut elsewhere) {
            return None;
        }
        let public = ["pub ", "pub(crate) ", "pub(super) "].iter().find(|public| line.starts_with(**public));
        line[public.map_or(0, |public| public.len())..].strip_prefix("mod ")?.strip_suffix(';')
    })
}

/// Where the modules are that a file declares.
fn folder(file: &str) -> String {
    let (folder, name) = file.rsplit_once('/').map_or(("", file), |(folder, name)| (folder, name));
    let own = if matches!(name, "lib.rs" | "main.rs" | "mod.rs") { "" } else { name.trim_end_matches(".rs") };
    [folder, own].iter().filter(|part| !part.is_empty()).flat_map(|part| [part, "/"]).collect()
}

/// The reader of declarations follows each to its file, and no comment.
#[test]
fn declarations_are_followed() {
    let files = [
        (
            "lib.rs",
            "// mod odd;\nmod a;\n#[cfg(test)]\npub mod b;\nmod inline {}\n#[path = \"x.rs\"]\n#[cfg(test)]\nmod x;\n",
        ),
        ("a/mod.rs", "    pub(crate) mod c;\n"),
        ("a/c.rs", "//! mod d;\n"),
        ("a/d.rs", ""),
        ("b.rs", "mod e;\n"),
        ("b/e.rs", ""),
        ("odd.rs", ""),
    ];
    assert_eq!(reached("lib.rs", &files.into()), ["a/c.rs", "a/mod.rs", "b.rs", "b/e.rs", "lib.rs"].into());
}
