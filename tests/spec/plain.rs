//! The documentation is plain technical English: the half of that which a program can read. A person reads the other half.

use std::fs;
use std::path::{Path, PathBuf};

/// Begins no sentence: each of these makes the reader look for its noun.
const NOT_FIRST: &[&str] = &["Whoever", "Whatever", "Whichever", "What", "Those", "Where", "So"];

/// Stands nowhere: another word says it to those who learned English from code.
const NOWHERE: &[&str] = &["whoever", "whatever", "anew", "but for", "by hand", "so many", "so-manieth"];

/// Begins a question, and looks like a verb in the third person.
const QUESTIONS: &[&str] = &["Is", "Has", "Does", "Was"];

/// The longest sentence that a reader takes in at once, in words.
const WORDS: usize = 35;

/// Says where the numbers of the source's facts are explained, and has them as data.
const NUMBERED: &[&str] = &["lib.rs", "terms/policy/mod.rs"];

/// One piece of documentation: where it begins, its prose as one line, and the item below it.
struct Doc {
    place: String,
    prose: String,
    item: String,
}

/// The documentation of every file.
fn docs() -> Vec<Doc> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let name = |path: &PathBuf| path.strip_prefix(&root).unwrap().display().to_string().replace('\\', "/");
    files.iter().flat_map(|path| of_file(&name(path), &fs::read_to_string(path).unwrap())).collect()
}

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

fn of_file(name: &str, text: &str) -> Vec<Doc> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let said = |line: &str| line.strip_prefix("///").or_else(|| line.strip_prefix("//!")).map(str::to_owned);
    let (mut docs, mut at) = (Vec::new(), 0);
    while at < lines.len() {
        let block: Vec<String> = lines[at..].iter().map_while(|line| said(line)).collect();
        if block.is_empty() {
            at += 1;
            continue;
        }
        let (mut prose, mut code) = (String::new(), false);
        for line in &block {
            if line.trim_start().starts_with("```") {
                code = !code;
            } else if !code {
                prose.push_str(line.trim());
                prose.push(' ');
            }
        }
        let below = at + block.len();
        let item =
            lines[below..].iter().find(|line| !line.is_empty() && !line.starts_with("#[")).copied().unwrap_or_default();
        docs.push(Doc { place: format!("src/{name}:{}", at + 1), prose: prose.trim().into(), item: item.into() });
        at = below;
    }
    docs
}

/// The sentences of prose, the cells of a table and the items of a list.
fn sentences(prose: &str) -> impl Iterator<Item = &str> {
    let ends = prose.match_indices([' ', '|']).map(|(at, _)| at).filter(|at| {
        let before = &prose[..*at];
        before.ends_with(['.', '?', '!']) || prose[*at..].starts_with('|')
    });
    let mut starts: Vec<usize> = ends.map(|at| at + 1).collect();
    starts.insert(0, 0);
    starts.into_iter().map(|start| prose[start..].trim_start_matches([' ', '|', '-', '*']))
}

/// Each sentence of prose up to its end, a heading, a cell of a table or an item of a list being one too.
fn whole_sentences(prose: &str) -> impl Iterator<Item = &str> {
    let parts = prose.split("  ").flat_map(|paragraph| paragraph.split(" - ")).flat_map(|part| part.split('|'));
    parts.flat_map(|part| {
        let ends = part.match_indices(' ').map(|(at, _)| at).filter(|at| part[..*at].ends_with(['.', '?', '!']));
        let ends: Vec<usize> = ends.chain([part.len()]).collect();
        let starts = std::iter::once(0).chain(ends.clone());
        starts.zip(ends).map(|(start, end)| part[start..end].trim()).collect::<Vec<_>>()
    })
}

fn first_word(sentence: &str) -> &str {
    sentence.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default()
}

fn is_in(doc: &Doc, places: &[&str]) -> bool {
    places.iter().any(|place| doc.place.strip_prefix("src/").is_some_and(|file| file.starts_with(place)))
}

/// The number of a fact of the source, if the prose names one: "F12".
fn fact_number(prose: &str) -> Option<&str> {
    let words = prose.split(|c: char| !c.is_alphanumeric());
    let is_number = |word: &&str| {
        word.strip_prefix('F').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit()))
    };
    words.into_iter().find(is_number)
}

/// No sentence begins with a word that makes its reader look for the noun, and words that only we use stand nowhere.
#[test]
fn no_word_makes_a_reader_stop() {
    let docs = docs();
    assert!(docs.len() > 1_500, "the documentation was not found");
    let mut odd = Vec::new();
    for doc in &docs {
        let first = sentences(&doc.prose).map(first_word).filter(|word| NOT_FIRST.contains(word));
        odd.extend(first.map(|word| format!("{}: a sentence begins with `{word}`", doc.place)));
        let low = format!(" {} ", doc.prose.to_lowercase());
        let alone = |at: usize, len: usize| {
            !low[..at].ends_with(char::is_alphanumeric) && !low[at + len..].starts_with(char::is_alphanumeric)
        };
        let found = NOWHERE.iter().filter(|word| low.match_indices(**word).any(|(at, _)| alone(at, word.len())));
        odd.extend(found.map(|word| format!("{}: `{word}`", doc.place)));
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

/// What a public function does begins with a verb in the third person; it is no question and more than one word.
#[test]
fn a_function_says_what_it_does() {
    let docs = docs();
    let public = |doc: &&Doc| ["pub fn ", "pub const fn "].iter().any(|start| doc.item.starts_with(start));
    let mut odd = Vec::new();
    let mut seen = 0;
    // What a macro writes has its first sentence in the rows of that macro.
    for doc in docs.iter().filter(public).filter(|doc| !doc.prose.starts_with('#')) {
        let sentence = doc.prose.split_inclusive(['.', '?', '!']).next().unwrap_or_default();
        let word = first_word(sentence);
        let verb = word.starts_with(char::is_uppercase) && word.ends_with('s') && !QUESTIONS.contains(&word);
        if !verb || sentence.ends_with('?') || sentence.split_whitespace().count() < 2 {
            odd.push(format!("{}: {sentence}", doc.place));
        }
        seen += 1;
    }
    assert!(seen > 250, "{seen}");
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}

/// No documentation begins with a question, that of a private function neither: it says what comes back.
#[test]
fn nothing_begins_with_a_question() {
    let docs = docs();
    let first =
        |doc: &Doc| doc.prose.split_inclusive(['.', '?', '!']).next().is_some_and(|sentence| sentence.ends_with('?'));
    let odd: Vec<&str> = docs.iter().filter(|doc| first(doc)).map(|doc| doc.place.as_str()).collect();
    assert!(docs.len() > 1_000 && odd.is_empty(), "of {}: {}", docs.len(), odd.join("\n"));
}

/// A sentence is read at once, and a rule is said in words: the numbers of the source's facts are for laws and comments, which a
/// user does not look up.
#[test]
fn a_sentence_is_short_and_says_it_in_words() {
    let mut odd = Vec::new();
    for doc in &docs() {
        let long = |sentence: &&str| sentence.split_whitespace().count() > WORDS;
        odd.extend(whole_sentences(&doc.prose).filter(long).map(|sentence| format!("{}: {sentence}", doc.place)));
        let number = fact_number(&doc.prose).filter(|_| !is_in(doc, NUMBERED));
        odd.extend(number.map(|number| format!("{}: {number}", doc.place)));
    }
    assert!(odd.is_empty(), "{}", odd.join("\n"));
    assert_eq!((fact_number("so (F5–F8), 7"), fact_number("UTF8, F, 5")), (Some("F5"), None));
}

/// The reader of documentation finds what it should.
#[test]
fn the_reader_of_documentation_is_not_blind() {
    let text = "/// Gives it. What is it, so many?\n/// ```\n/// whoever\n/// ```\n/// | So | b |\n#[must_use]\npub fn f() {}\n";
    let docs = of_file("a.rs", text);
    let [doc] = docs.as_slice() else { panic!("one piece") };
    assert_eq!((doc.place.as_str(), doc.item.as_str()), ("src/a.rs:1", "pub fn f() {}"));
    assert_eq!(doc.prose, "Gives it. What is it, so many? | So | b |");
    let words: Vec<&str> = sentences(&doc.prose).map(first_word).filter(|word| !word.is_empty()).collect();
    assert!(["Gives", "What", "So"].iter().all(|word| words.contains(word)), "{words:?}");
    let whole: Vec<&str> = whole_sentences("Gives it. What, e.g. a? # A  | So | b | - one; - two").collect();
    let whole: Vec<&str> = whole.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    assert_eq!(whole, ["Gives it.", "What, e.g.", "a?", "# A", "So", "b", "one;", "two"]);
}
