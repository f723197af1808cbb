//! Who imports from whom, file by file: paths from the crate's root and from a parent, followed through what a module shows on.

use super::File;
use std::collections::{BTreeMap, BTreeSet};

/// A path as its segments.
type Path = Vec<String>;

/// The files, the module that each of them is, and what each imports.
pub(super) struct Imports<'a> {
    files: BTreeMap<Path, &'a str>,
    /// What a module shows under a name, and where that is from.
    shown: BTreeMap<Path, BTreeMap<String, Path>>,
    /// What each file names, and whether it only shows that on.
    named: Vec<(&'a str, Path, bool)>,
}

impl<'a> Imports<'a> {
    pub(super) fn of(files: &'a [File]) -> Self {
        let modules: BTreeMap<Path, &str> = files.iter().map(|file| (module(&file.name), file.name.as_str())).collect();
        let mut imports = Imports { files: modules, shown: BTreeMap::new(), named: Vec::new() };
        for file in files {
            let own = module(&file.name);
            let code = own_code(&file.code);
            let mut rest = String::new();
            for (nth, part) in code.split_inclusive(';').enumerate() {
                let (before, used) = match part.rsplit_once("use ") {
                    Some((before, used)) if is_use(before, nth) => (before, used.trim_end_matches(';')),
                    _ => {
                        rest.push_str(part);
                        continue;
                    }
                };
                rest.push_str(before);
                let public = before.trim_end().rsplit('\n').next().unwrap_or_default().contains("pub");
                for path in paths(used) {
                    let Some(path) = imports.rooted(&path, &own) else { continue };
                    if public && let Some(name) = path.last() {
                        imports.shown.entry(own.clone()).or_default().insert(name.clone(), path.clone());
                    }
                    imports.named.push((&file.name, path, public));
                }
            }
            let parts = imports.files.keys().filter(|part| part.len() == own.len() + 1 && part.starts_with(&own));
            let parts: Vec<String> = parts.filter_map(|part| Some(format!("{}::", part.last()?))).collect();
            for start in ["crate::", "super::"].into_iter().chain(parts.iter().map(String::as_str)) {
                for path in inline(&rest, start) {
                    imports.named.extend(imports.rooted(&path, &own).map(|path| (file.name.as_str(), path, false)));
                }
            }
        }
        imports
    }

    /// Each file, and the files that it imports from. What a folder's own file shows of those below it and does not use itself is
    /// no import: they are its parts.
    pub(super) fn edges(&self) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (from, path, shown) in &self.named {
            let Some(to) = self.file_of(path, 9) else { continue };
            let (from_module, to_module) = (module(from), module(to));
            let is_part = to_module.len() > from_module.len() && to_module.starts_with(&from_module);
            if to != *from && to != "lib.rs" && *from != "lib.rs" && !(is_part && *shown) {
                edges.entry(from).or_default().insert(to);
            }
        }
        edges
    }

    fn rooted(&self, path: &[String], own: &[String]) -> Option<Path> {
        match path.first()?.as_str() {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([own, &path[1..]].concat()),
            "super" => Some([&own[..own.len().saturating_sub(1)], &path[1..]].concat()),
            _ => {
                let path = [own, path].concat();
                self.files.contains_key(&path[..=own.len()]).then_some(path)
            }
        }
    }

    /// The file that a path ends in, through at most so many names that are shown on.
    fn file_of(&self, path: &[String], hops: u32) -> Option<&'a str> {
        let (at, module) = (0..=path.len()).rev().find_map(|at| Some((at, *self.files.get(&path[..at])?)))?;
        let name = path.get(at);
        let further = name.and_then(|name| self.shown.get(&path[..at])?.get(name)).filter(|_| hops > 0);
        match further {
            Some(further) if further[..] != path[..=at] => self.file_of(further, hops - 1),
            _ => Some(module),
        }
    }
}

/// The circles: the files of each reach one another by what they import.
pub(super) fn circles<'a>(edges: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<BTreeSet<&'a str>> {
    let reach = |from: &'a str| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
        while let Some(file) = todo.pop() {
            todo.extend(edges.get(file).into_iter().flatten().copied().filter(|to| seen.insert(*to)));
        }
        seen
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|file| (*file, reach(file))).collect();
    let circle = |file: &&'a str| -> BTreeSet<&'a str> {
        let there = &reach[*file];
        there.iter().copied().filter(|other| reach.get(other).is_some_and(|back| back.contains(file))).collect()
    };
    edges.keys().map(circle).filter(|circle| !circle.is_empty()).collect()
}

/// The code alone: comments are gone, and string and character literals are empty, except in attributes of serde, which
/// have no literals that matter here.
pub(super) fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("r\"")
            || rest.starts_with("r#") && rest[1..].trim_start_matches('#').starts_with('"')
        {
            let hashes = rest[1..].find('"').unwrap_or(0);
            let end = format!("\"{}", "#".repeat(hashes));
            let open = 2 + hashes;
            rest[open..].find(&end).map_or(rest.len(), |at| open + at + end.len())
        } else if c == '"' {
            let mut chars = rest.char_indices().skip(1);
            loop {
                match chars.next() {
                    Some((_, '\\')) => drop(chars.next()),
                    Some((at, '"')) => break at + 1,
                    Some(_) => {}
                    None => break rest.len(),
                }
            }
        } else if c == '\'' && rest[1..].starts_with('\\') {
            rest[3..].find('\'').map_or(rest.len(), |at| at + 4)
        } else if c == '\'' && rest.chars().nth(2) == Some('\'') {
            rest.chars().take(3).map(char::len_utf8).sum()
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[skipped..];
    }
    code
}

/// The code without the macros that other crates expand.
pub(super) fn own_code(code: &str) -> String {
    let mut own = String::new();
    for (nth, part) in code.split("#[macro_export]").enumerate() {
        let end = if nth == 0 { 0 } else { part.find("\n}\n").map_or(part.len(), |end| end + 3) };
        own.push_str(&part[end..]);
    }
    own
}

/// `value/meeting/mod.rs` is the module `value::meeting`.
fn module(file: &str) -> Path {
    let mut path: Path = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    path
}

/// Is the `use ` that follows a declaration? It stands at the beginning of a line, but for `pub` and a restriction.
fn is_use(before: &str, nth: usize) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    let begins = before.is_empty() && nth == 0 || before.contains('\n') || nth > 0;
    begins && (line.is_empty() || line == "pub" || line.starts_with("pub(") && line.ends_with(')'))
}

/// The paths of one declaration, braces opened.
fn paths(used: &str) -> Vec<Path> {
    let used = used.trim();
    let segments = |text: &str| -> Path {
        text.split("::")
            .map(|one| one.split_whitespace().next().unwrap_or_default().to_owned())
            .filter(|one| !one.is_empty())
            .collect()
    };
    let Some((before, list)) = used.split_once('{') else { return vec![segments(used)] };
    let list = list.trim_end().strip_suffix('}').unwrap_or(list);
    let (mut depth, mut from, mut items) = (0_i32, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    items.push(&list[from..]);
    let below = items.into_iter().filter(|item| !item.trim().is_empty()).flat_map(paths);
    below.map(|path| [segments(before), path].concat()).collect()
}

/// The paths within code that begin so.
fn inline(code: &str, start: &str) -> Vec<Path> {
    let within = |at: usize| code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
    let path = |(at, _): (usize, &str)| -> Path {
        let end = code[at..].find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
        let path = &code[at..end.map_or(code.len(), |end| at + end)];
        path.split("::").map(str::to_owned).filter(|one| !one.is_empty()).collect()
    };
    code.match_indices(start).filter(|(at, _)| !within(*at)).map(path).collect()
}

/// The reader of imports finds what it should, and follows it.
#[test]
fn the_reader_of_imports_is_not_blind() {
    let file = |name: &str, code: &str| File { name: name.into(), text: String::new(), code: code.into() };
    let files = [
        file("lib.rs", "mod a;\nmod b;\npub use crate::a::A;\n"),
        file("a/mod.rs", "mod c;\npub use c::C;\nuse crate::b::B;\nfn f() { c::g() }\n"),
        file("a/c.rs", "use super::A;\nuse std::fmt;\n"),
        file("b.rs", "use crate::{a::{C, d as e}};\nfn f() -> crate::a::C {}\n"),
    ];
    let imports = Imports::of(&files);
    let edges = imports.edges();
    let expected =
        [("a/mod.rs", &["a/c.rs", "b.rs"][..]), ("a/c.rs", &["a/mod.rs"]), ("b.rs", &["a/c.rs", "a/mod.rs"])];
    let expected: BTreeMap<&str, BTreeSet<&str>> =
        expected.into_iter().map(|(from, to)| (from, to.iter().copied().collect())).collect();
    assert_eq!(edges, expected);
    assert_eq!(circles(&edges), [["a/c.rs", "a/mod.rs", "b.rs"].into()].into());
}
