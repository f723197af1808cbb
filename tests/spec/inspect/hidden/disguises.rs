//! The ways in which a danger can be written so that a careless reader passes over it, and others do not.
//!
//! What readers do stands with each list. In a dictionary `PDFium` passes over all that is no key until `>>`, or `endobj` in
//! the place of a key; a word that is no value it takes with its key and goes on (`CPDF_SyntaxParser::GetObjectBodyInternal`).
//! `MuPDF` takes such a word as null; poppler and pdf.js pass over what is no key, `endobj` as well.

use super::sketch::{Between, Entry, Hand, Node, Objects, PLAIN};

/// One way to write it.
#[derive(Clone, Debug)]
pub(super) enum Disguise {
    Nothing,
    /// All words written in this hand.
    Written(Hand),
    /// Each value of it in an object of its own, behind so many references.
    Elsewhere(usize),
    /// Only its value of this place in an object of its own.
    OneElsewhere(usize),
    Reversed,
    /// Each key twice, and the other one before it or behind it.
    Twice {
        first: bool,
    },
    /// The key that leads to it twice.
    LeadsTwice {
        first: bool,
    },
    /// This in front of its entry of this place, from the last one on.
    Inside(String, usize),
    /// This in front of what leads to it, in every dictionary on the way.
    Around(String),
    /// So many of its last brackets missing.
    Open(usize),
}

/// Every blank that there is, none where none is needed, and comments.
const BETWEEN: [Between; 14] = [
    Between::IfNeeded,
    Between::Always("\0"),
    Between::Always("\t"),
    Between::Always("\n"),
    Between::Always("\x0c"),
    Between::Always("\r"),
    Between::Always("\r\n"),
    Between::Always(" \0 \x0c\n"),
    Between::Always("%\n"),
    Between::Always("%\r"),
    Between::Always(" % >> ] ) endobj\n"),
    Between::Always("%<<\r\n"),
    Between::Always("%(\n"),
    Between::Always("% stream\n%endobj 7 0 obj\n "),
];

/// Not even a key: passed over by `PDFium`, poppler and pdf.js.
const NO_KEYS: [&str; 28] = [
    "]",
    ")",
    ">",
    "}",
    "{",
    "[",
    "<<",
    "[ ]",
    "7",
    "-1",
    "1.5",
    "obj",
    "stream",
    "endstream",
    "R",
    "foo",
    "true",
    "null",
    "xref",
    "trailer",
    "startxref",
    "endobj",
    "5 0 obj",
    "5 0 R",
    "(text)",
    "<41>",
    "f",
    "BT",
];

/// A key whose value is none: `PDFium` and poppler go on with the next key, and `MuPDF` as well where it is a word.
const NO_VALUES: [&str; 36] = [
    "/X ]",
    "/X )",
    "/X >",
    "/X }",
    "/X {",
    "/X obj",
    "/X stream",
    "/X endstream",
    "/X endobj",
    "/X R",
    "/X foo",
    "/X 7 0",
    "/X 7 0 R R",
    "/X 5 0 obj",
    "/X xref",
    "/X trailer",
    "/X startxref",
    "/X n",
    "/X True",
    "/X nul",
    "/X -",
    "/X 1e5",
    "/X [foo]",
    "/X [obj]",
    "/X [stream]",
    "/X [endobj]",
    "/X [)]",
    "/X [}]",
    "/X << ] >>",
    "/X << [ >>",
    "/X << foo >>",
    "/X << /Y ] >>",
    "/X << /Y obj >>",
    "/X << /Y endobj >>",
    "/X << /Y >>",
    "/X [<< ) >>]",
];

/// Right, and easy to stumble over.
const RIGHT: [&str; 24] = [
    "/X true",
    "/X null",
    "/X false /Y null /Z true",
    "/X ()",
    "/X (\\))",
    "/X (\\()",
    "/X (a(b)c)",
    "/X (>> endobj)",
    "/X (endstream endobj 7 0 obj <<)",
    "/X (a\\\nb)",
    "/X (%)",
    "/X <>",
    "/X <4>",
    "/X <28>",
    "/X <41 %42\n>",
    "/X []",
    "/X [[[[[[[[[[[[[[[[[[[[ ]]]]]]]]]]]]]]]]]]]]",
    "/X <</Y<</Z[<<>>]>>>>",
    "/X#20Y 1",
    "/X 9 0 R",
    "/X 999999 0 R",
    "/X 0 0 R",
    "/X -0.5",
    "/X 99999999999999999999",
];

/// Keys behind which careless readers do not look, or whose values they do not expect: here they are values.
const KEYS: &str = "D Parent P Contents Resources Dest Dests StructTreeRoot StructParent Metadata Font XObject Thumb PieceInfo \
                    OutputIntents Prev MK AP OCProperties S F A AA JS Type Subtype Next Kids Names Win EF FS Length Filter \
                    Annots ObjStm XRef Page Pages Catalog Encrypt Root Size N First URI GoTo Action Annot";

/// Every disguise that some reader sees through.
pub(super) fn all() -> Vec<Disguise> {
    let mut all = vec![Disguise::Nothing, Disguise::Reversed, Disguise::Open(1), Disguise::Open(2), Disguise::Open(9)];
    all.extend([1, 2, 4].map(Disguise::Elsewhere));
    all.extend([0, 1, 2].map(Disguise::OneElsewhere));
    for first in [false, true] {
        all.extend([Disguise::Twice { first }, Disguise::LeadsTwice { first }]);
    }
    all.extend(hands().into_iter().map(Disguise::Written));
    let odd = NO_KEYS.iter().chain(&NO_VALUES).chain(&RIGHT).map(|odd| (*odd).to_owned());
    for odd in odd.chain(KEYS.split_whitespace().map(|key| format!("/X /{key}"))).chain(["/T /Contents".into()]) {
        all.extend([0, 1].map(|place| Disguise::Inside(odd.clone(), place)));
        all.push(Disguise::Around(odd));
    }
    // To MuPDF, poppler and pdf.js, what closes a dictionary closes no array.
    all.extend(["/X [0 >> ]", "/X [>>]"].map(|odd| Disguise::Around(odd.into())));
    all
}

fn hands() -> Vec<Hand> {
    let escapes = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2), (99, 1)];
    let with_escapes = escapes.map(|escaped| Hand { escaped: Some(escaped), ..PLAIN });
    let between = BETWEEN.map(|between| Hand { between, ..PLAIN });
    let both = Hand { between: Between::Always("%/X\n"), escaped: Some((2, 1)) };
    with_escapes.into_iter().chain(between).chain([both]).collect()
}

/// Brackets that do not match, so that each reader finds other borders and none can be sure of them.
pub(super) fn without_borders() -> Vec<Disguise> {
    let odd = ["/X [0", "/X [", "/X << /Y [", "/X [ << ]", "/X [0 0 >>", "/X << ] ]", "[ [ <<", "/X [ foo"];
    odd.iter().flat_map(|odd| [Disguise::Inside((*odd).into(), 0), Disguise::Around((*odd).into())]).collect()
}

impl Disguise {
    /// How its words are written.
    pub(super) fn hand(&self) -> Hand {
        if let Disguise::Written(hand) = self { *hand } else { PLAIN }
    }

    /// The same objects, disguised. What is odd stays in objects of its own, so that every reader opens the file.
    pub(super) fn put_on(&self, objects: &Objects) -> Objects {
        let inside = |change: &dyn Fn(Vec<Entry>) -> Node| {
            let change = |danger: &Node| match danger {
                Node::Dict(entries) => Node::Danger(Box::new(change(entries.clone()))),
                other => Node::Danger(Box::new(other.clone())),
            };
            objects.iter().map(|(number, node)| (*number, node.map(&change))).collect()
        };
        match self {
            Disguise::Nothing | Disguise::Written(_) => objects.clone(),
            Disguise::Reversed => inside(&|entries| Node::Dict(entries.into_iter().rev().collect())),
            Disguise::Elsewhere(depth) => inside(&|entries| elsewhere(&Node::Dict(entries), *depth)),
            Disguise::OneElsewhere(one) => inside(&|mut entries| {
                let one = one % entries.len();
                if let Entry::Pair(_, value) = &mut entries[one] {
                    *value = Node::Own(Box::new(value.clone()));
                }
                Node::Dict(entries)
            }),
            Disguise::Twice { first } => inside(&|entries| {
                let pairs = entries.into_iter().flat_map(|entry| {
                    let mut both = vec![other(&entry), entry];
                    if *first {
                        both.reverse();
                    }
                    both
                });
                Node::Dict(pairs.collect())
            }),
            Disguise::LeadsTwice { first } => {
                objects.iter().map(|(number, node)| (*number, leads_twice(node, *first))).collect()
            }
            Disguise::Inside(odd, place) => own(&inside(&|mut entries| {
                let at = entries.len() - 1 - place % entries.len();
                entries.insert(at, Entry::Odd(odd.clone()));
                Node::Dict(entries)
            })),
            Disguise::Around(odd) => own(objects)
                .into_iter()
                .map(|(number, node)| (number, if number > 3 { around(&node, odd) } else { node }))
                .collect(),
            Disguise::Open(brackets) => inside(&|entries| {
                let mut aside = Objects::new();
                let mut words = Node::Dict(entries).words(&mut aside);
                for _ in 0..*brackets {
                    words.pop_if(|word| word == ">>" || word == "]");
                }
                Node::Own(Box::new(Node::Word(words.join(" "))))
            }),
        }
    }
}

/// The danger out of the catalogue and the page, into an object of its own.
fn own(objects: &Objects) -> Objects {
    let own = |danger: &Node| Node::Own(Box::new(Node::Danger(Box::new(danger.clone()))));
    objects.iter().map(|(number, node)| (*number, if *number > 3 { node.clone() } else { node.map(&own) })).collect()
}

/// Another value for the same key, with which it would do nothing.
fn other(entry: &Entry) -> Entry {
    let Entry::Pair(key, _) = entry else { return entry.clone() };
    let value = match key.as_str() {
        "/S" => "/GoTo",
        "/Subtype" => "/Link",
        "/Type" => "/Action",
        _ => "null",
    };
    Entry::Pair(key.clone(), Node::Word(value.into()))
}

fn elsewhere(node: &Node, depth: usize) -> Node {
    let behind = |value: &Node| (0..depth).fold(elsewhere(value, depth), |value, _| Node::Own(Box::new(value)));
    match node {
        Node::Dict(entries) => Node::Dict(
            entries
                .iter()
                .map(|entry| match entry {
                    Entry::Pair(key, value) => Entry::Pair(key.clone(), behind(value)),
                    Entry::Odd(odd) => Entry::Odd(odd.clone()),
                })
                .collect(),
        ),
        Node::Array(values) => Node::Array(values.iter().map(behind).collect()),
        other => other.clone(),
    }
}

fn around(node: &Node, odd: &str) -> Node {
    match node {
        Node::Dict(entries) => {
            let mut written = Vec::new();
            for entry in entries {
                match entry {
                    Entry::Pair(key, value) if entry.leads() => {
                        written.push(Entry::Odd(odd.into()));
                        written.push(Entry::Pair(key.clone(), around(value, odd)));
                    }
                    other => written.push(other.clone()),
                }
            }
            Node::Dict(written)
        }
        Node::Array(values) => Node::Array(values.iter().map(|value| around(value, odd)).collect()),
        other => other.clone(),
    }
}

fn leads_twice(node: &Node, first: bool) -> Node {
    match node {
        Node::Dict(entries) => {
            let mut written = Vec::new();
            for entry in entries {
                let Entry::Pair(key, value) = entry else { continue };
                let pair = Entry::Pair(key.clone(), leads_twice(value, first));
                match value {
                    Node::Danger(_) if first => written.extend([pair, other(entry)]),
                    Node::Danger(_) => written.extend([other(entry), pair]),
                    _ => written.push(pair),
                }
            }
            Node::Dict(written)
        }
        Node::Array(values) => Node::Array(values.iter().map(|value| leads_twice(value, first)).collect()),
        other => other.clone(),
    }
}
