//! A sketch of a file: its objects as trees, so that a law can change how they are written and not what they say.

use super::super::packed::Pack;
use super::super::writer::Pdf;

/// A value of an object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// A name, a number, a text or a reference; or what is no value at all.
    Word(String),
    Dict(Vec<Entry>),
    Array(Vec<Node>),
    /// An object of its own. Where it is used, a reference is written.
    Own(Box<Node>),
    /// What the law is about.
    Danger(Box<Node>),
}

/// What stands between the brackets of a dictionary.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Entry {
    Pair(String, Node),
    /// What no dictionary should have in it.
    Odd(String),
}

/// The objects of a file.
pub(super) type Objects = Vec<(u32, Node)>;

/// What stands between two words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Between {
    Always(&'static str),
    /// A blank, and only where two words would become one.
    IfNeeded,
}

/// How words are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hand {
    pub(super) between: Between,
    /// Which letters of names are written as digits: one of so many, from this one on.
    pub(super) escaped: Option<(usize, usize)>,
}

/// As writers write.
pub(super) const PLAIN: Hand = Hand { between: Between::Always(" "), escaped: None };

/// The value that a text says. `@` is the danger.
pub(super) fn read(text: &str, danger: &Node) -> Node {
    let words = words(text);
    let mut at = 0;
    let node = value(&words, &mut at, danger);
    assert_eq!(at, words.len(), "{text} is one value");
    node
}

fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        match letters[at] {
            ' ' | '\n' => {
                at += 1;
                continue;
            }
            '(' => {
                let mut depth = 0;
                loop {
                    match letters[at] {
                        '\\' => at += 1,
                        '(' => depth += 1,
                        ')' => depth -= 1,
                        _ => {}
                    }
                    at += 1;
                    if depth == 0 {
                        break;
                    }
                }
            }
            '<' | '>' if letters.get(at + 1) == Some(&letters[at]) => at += 2,
            '<' => at += letters[at..].iter().position(|letter| *letter == '>').unwrap() + 1,
            '[' | ']' => at += 1,
            _ => {
                at += 1;
                while at < letters.len() && !" \n()<>[]/".contains(letters[at]) {
                    at += 1;
                }
            }
        }
        words.push(letters[start..at].iter().collect());
    }
    words
}

fn value(words: &[String], at: &mut usize, danger: &Node) -> Node {
    let word = words[*at].as_str();
    *at += 1;
    match word {
        "@" => Node::Danger(Box::new(danger.clone())),
        "<<" => {
            let mut entries = Vec::new();
            while words[*at] != ">>" {
                let key = words[*at].clone();
                assert!(key.starts_with('/'), "{key} is a key");
                *at += 1;
                entries.push(Entry::Pair(key, value(words, at, danger)));
            }
            *at += 1;
            Node::Dict(entries)
        }
        "[" => {
            let mut values = Vec::new();
            while words[*at] != "]" {
                values.push(value(words, at, danger));
            }
            *at += 1;
            Node::Array(values)
        }
        _ if words.get(*at + 1).is_some_and(|word| word == "R") => {
            let reference = words[*at - 1..=*at + 1].join(" ");
            *at += 2;
            Node::Word(reference)
        }
        _ => Node::Word(word.to_owned()),
    }
}

impl Node {
    /// Its words, in order. Objects of their own are put aside, by the number that they get.
    pub(super) fn words(&self, own: &mut Objects) -> Vec<String> {
        let mut words = Vec::new();
        self.write(&mut words, own);
        words
    }

    fn write(&self, words: &mut Vec<String>, own: &mut Objects) {
        match self {
            Node::Word(word) if word.ends_with(" R") => words.extend(word.split(' ').map(str::to_owned)),
            Node::Word(word) => words.push(word.clone()),
            Node::Danger(danger) => danger.write(words, own),
            Node::Own(node) => {
                let number = 100 + u32::try_from(own.len()).unwrap();
                own.push((number, (**node).clone()));
                words.extend([number.to_string(), "0".into(), "R".into()]);
            }
            Node::Array(values) => {
                words.push("[".into());
                for value in values {
                    value.write(words, own);
                }
                words.push("]".into());
            }
            Node::Dict(entries) => {
                words.push("<<".into());
                for entry in entries {
                    match entry {
                        Entry::Odd(odd) => words.push(odd.clone()),
                        Entry::Pair(key, value) => {
                            words.push(key.clone());
                            value.write(words, own);
                        }
                    }
                }
                words.push(">>".into());
            }
        }
    }

    /// Whether what the law is about is in here.
    pub(super) fn leads(&self) -> bool {
        match self {
            Node::Danger(_) => true,
            Node::Word(_) => false,
            Node::Own(node) => node.leads(),
            Node::Array(values) => values.iter().any(Node::leads),
            Node::Dict(entries) => entries.iter().any(Entry::leads),
        }
    }

    /// The same with what the law is about replaced.
    pub(super) fn map(&self, change: &dyn Fn(&Node) -> Node) -> Node {
        match self {
            Node::Danger(danger) => change(danger),
            Node::Word(_) => self.clone(),
            Node::Own(node) => Node::Own(Box::new(node.map(change))),
            Node::Array(values) => Node::Array(values.iter().map(|value| value.map(change)).collect()),
            Node::Dict(entries) => {
                let entries = entries.iter().map(|entry| match entry {
                    Entry::Pair(key, value) => Entry::Pair(key.clone(), value.map(change)),
                    Entry::Odd(odd) => Entry::Odd(odd.clone()),
                });
                Node::Dict(entries.collect())
            }
        }
    }
}

impl Entry {
    pub(super) fn leads(&self) -> bool {
        matches!(self, Entry::Pair(_, value) if value.leads())
    }
}

/// All objects as they are written, with those that others put aside.
pub(super) fn written(objects: &Objects, hand: Hand) -> Vec<(u32, String)> {
    let mut own = Objects::new();
    let mut written = Vec::new();
    for (number, node) in objects {
        written.push((*number, hand.write(&node.words(&mut own))));
    }
    let mut next = 0;
    while let Some((number, node)) = own.get(next).cloned() {
        written.push((number, hand.write(&node.words(&mut own))));
        next += 1;
    }
    written
}

impl Hand {
    fn write(self, words: &[String]) -> String {
        let regular = |letter: Option<char>| letter.is_some_and(|letter| !"<>[]()/% ".contains(letter));
        let mut text = String::new();
        for word in words {
            match self.between {
                Between::Always(blank) if !text.is_empty() => text += blank,
                Between::IfNeeded
                    if regular(word.chars().next()) && (regular(text.chars().last()) || text.ends_with('/')) =>
                {
                    text.push(' ');
                }
                Between::Always(_) | Between::IfNeeded => {}
            }
            match self.escaped {
                Some((every, from)) if word.starts_with('/') && !word.contains(' ') => {
                    text += &escaped(word, every, from);
                }
                Some(_) | None => text += word,
            }
        }
        text
    }
}

fn escaped(name: &str, every: usize, from: usize) -> String {
    let letters = name.chars().enumerate();
    let written = letters.map(|(place, letter)| match (place, letter.is_ascii_alphabetic()) {
        (1.., true) if place % every == from && place % 2 == 0 => format!("#{:02x}", u32::from(letter)),
        (1.., true) if place % every == from => format!("#{:02X}", u32::from(letter)),
        _ => letter.to_string(),
    });
    written.collect()
}

/// One byte for each letter.
pub(super) fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

/// The streams that dangers refer to.
const STREAMS: [(u32, &str, &str); 4] = [
    (90, "", "app.alert(1)"),
    (91, "/Type /EmbeddedFile", "MZ"),
    (92, "/Type /3D /Subtype /U3D /OnInstantiate 90 0 R", "U3D"),
    (93, "", "MZ"),
];

/// A writer that has these objects, and the streams that they use, at hand.
pub(super) fn pdf(objects: &[(u32, String)]) -> Pdf {
    let pdf = objects.iter().fold(Pdf::new(), |pdf, (number, text)| {
        let body = [bytes(text), b"\nendobj\n".to_vec()].concat();
        pdf.raw_object(*number, body)
    });
    with_streams(pdf, objects)
}

/// The same with the streams that these objects use, and no others: what nothing leads to may be searched.
pub(super) fn with_streams(pdf: Pdf, objects: &[(u32, String)]) -> Pdf {
    let mut pdf = pdf;
    for (number, entries, data) in STREAMS {
        if uses(objects, number) {
            pdf = pdf.stream(number, entries, &Pack::Plain, data.as_bytes());
        }
    }
    pdf
}

/// Whether they use any stream.
pub(super) fn use_streams(objects: &[(u32, String)]) -> bool {
    STREAMS.iter().any(|(number, ..)| uses(objects, *number))
}

/// A number may stand anywhere, far from its `R`.
fn uses(objects: &[(u32, String)], number: u32) -> bool {
    let uses = |number: u32| objects.iter().any(|(_, text)| text.contains(&number.to_string()));
    uses(number) || number == 90 && uses(92)
}
