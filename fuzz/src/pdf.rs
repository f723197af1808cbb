//! Makes PDFs from what the fuzzer draws: sound ones, whose pages are known, and odd ones, with objects, streams and tables
//! that lie about lengths, places, filters and each other.

use crate::overlaps::{Packed, Run, TO_THE_END, reach};
use arbitrary::Arbitrary;
use miniz_oxide::deflate::compress_to_vec_zlib;
use std::sync::LazyLock;

/// Nobody fuzzes faster with larger files.
const MOST_OBJECTS: usize = 24;
const DEEPEST: u16 = 3_000;

#[derive(Debug, Arbitrary)]
pub enum Made {
    Sound(Sound),
    Odd(Box<Odd>),
}

impl Made {
    /// The file, and how many pages it has where every reader agrees.
    pub fn write(&self) -> (Vec<u8>, Option<u32>) {
        match self {
            Made::Sound(sound) => sound.write(),
            Made::Odd(odd) => (odd.write(), None),
        }
    }
}

/// What no reader complains about.
#[derive(Debug, Arbitrary)]
pub struct Sound {
    /// How many pages each group has.
    groups: Vec<u8>,
    streams: bool,
    blanks_in_front: u8,
    text: Vec<u8>,
    info: Vec<u8>,
}

impl Sound {
    fn write(&self) -> (Vec<u8>, Option<u32>) {
        let mut groups: Vec<u8> = self.groups.iter().take(4).map(|pages| pages % 6).collect();
        if groups.iter().all(|pages| *pages == 0) {
            groups.push(1);
        }
        let pages: u32 = groups.iter().map(|pages| u32::from(*pages)).sum();
        let mut bodies = vec![b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), Vec::new()];
        let text = compress_to_vec_zlib(&self.text, 1);
        bodies.push(
            [b"<</Filter/FlateDecode/Length ", number(text.len()).as_slice(), b">>stream\n", &text, b"\nendstream"]
                .concat(),
        );
        bodies.push([b"<</Title", hex(&self.info).as_slice(), b">>"].concat());
        let mut kids = Vec::new();
        for group in &groups {
            let at = bodies.len() + 1;
            kids.push(at);
            let own: Vec<usize> = (at + 1..=at + usize::from(*group)).collect();
            bodies.push(format!("<</Type/Pages/Parent 2 0 R/Count {group}/Kids[{}]>>", references(&own)).into_bytes());
            let page = format!("<</Type/Page/Parent {at} 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<<>>>>");
            bodies.extend(own.iter().map(|_| page.clone().into_bytes()));
        }
        bodies[1] = format!("<</Type/Pages/Count {pages}/Kids[{}]>>", references(&kids)).into_bytes();
        let objects: Vec<(u32, Vec<u8>)> = (1..).zip(bodies).collect();
        // Places are counted from the header, wherever it is.
        let mut file = vec![b'\n'; usize::from(self.blanks_in_front)];
        let mut pdf = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let trailer = b"/Root 1 0 R/Info 4 0 R".to_vec();
        if self.streams {
            write_with_streams(&mut pdf, &objects, &trailer, 0);
        } else {
            let places = write_objects(&mut pdf, &objects, 0);
            write_table(&mut pdf, &places, &trailer, 0, 0);
        }
        file.extend(pdf);
        (file, Some(pages))
    }
}

/// Anything.
#[derive(Debug, Arbitrary)]
pub struct Odd {
    in_front: Vec<u8>,
    version: [u8; 3],
    spine: Option<Spine>,
    objects: Vec<(Option<u8>, Body)>,
    table: Table,
    root: u8,
    trailer: Vec<(Key, Value)>,
    off_by: i8,
    /// A run that lines of a plain table lead into.
    run: Option<Run>,
    cut: Option<u16>,
    patches: Vec<(u16, u8)>,
    behind: Vec<u8>,
}

impl Odd {
    fn write(&self) -> Vec<u8> {
        let mut file: Vec<u8> = self.in_front.iter().copied().take(64).collect();
        let start = file.len();
        let [major, minor, more] = self.version.map(|byte| b'0' + byte % 11);
        let mut pdf = [b"%PDF-", [major, b'.', minor].as_slice(), b"\n%", &[more | 0x80], b"\n"].concat();
        let group = self.run.as_ref().map(Run::group);
        let asked = group.as_ref().map(|(number, _)| *number as usize);
        let mut objects = self.spine.as_ref().map_or(Vec::new(), |spine| spine.write(asked));
        let next = u32::try_from(objects.len()).unwrap_or_default() + 1;
        let numbered = (next..).zip(self.objects.iter().take(MOST_OBJECTS));
        objects.extend(numbered.map(|(own, (number, body))| (number.map_or(own, u32::from), body.write())));
        objects.extend(group);
        let root = if self.spine.is_some() { 1 } else { self.root };
        let mut trailer = format!("/Root {root} 0 R").into_bytes();
        for (key, value) in self.trailer.iter().take(8) {
            key.write(&mut trailer);
            value.write(&mut trailer);
        }
        match &self.table {
            Table::None => drop(write_objects(&mut pdf, &objects, start)),
            Table::TrailerAlone => {
                write_objects(&mut pdf, &objects, start);
                pdf.extend([b"trailer<<", trailer.as_slice(), b">>"].concat());
            }
            Table::Plain { wrong } => {
                let mut places = write_objects(&mut pdf, &objects, start);
                places.extend(self.run.iter().flat_map(|run| run.write(&mut pdf, start)).collect::<Vec<_>>());
                for (index, by) in wrong {
                    let many = places.len().max(1);
                    if let Some((_, place)) = places.get_mut(usize::from(*index) % many) {
                        *place = place.wrapping_add_signed(isize::from(*by));
                    }
                }
                write_table(&mut pdf, &places, &trailer, start, self.off_by.into());
            }
            Table::Streams => write_with_streams(&mut pdf, &objects, &trailer, start),
            Table::Lying { widths, index, rows } => {
                write_objects(&mut pdf, &objects, start);
                let at = (start + pdf.len()).wrapping_add_signed(self.off_by.into());
                let index: Vec<String> = index.iter().take(8).map(i64::to_string).collect();
                let [a, b, c] = widths;
                let head = format!("/Type/XRef/Size 99/W[{a} {b} {c}]/Index[{}]", index.join(" "));
                let head = [head.as_bytes(), &trailer].concat();
                write_stream(&mut pdf, 99, &head, rows);
                pdf.extend(format!("startxref\n{at}\n%%EOF").into_bytes());
            }
        }
        reach(&mut pdf);
        file.extend(pdf);
        for (at, byte) in &self.patches {
            if let Some(patched) = file.get_mut(usize::from(*at)) {
                *patched = *byte;
            }
        }
        if let Some(cut) = self.cut {
            file.truncate(cut.into());
        }
        file.extend(&self.behind);
        file
    }
}

/// Catalogue, pages and a page, as objects 1 to 3, so that what is odd about the rest is reached.
#[derive(Debug, Arbitrary)]
struct Spine {
    catalogue: Vec<(Key, Value)>,
    pages: Vec<(Key, Value)>,
    page: Vec<(Key, Value)>,
    /// Besides the page.
    kids: Vec<u8>,
    count: Option<i32>,
}

impl Spine {
    /// With this one among the kids.
    fn write(&self, asked: Option<usize>) -> Vec<(u32, Vec<u8>)> {
        let kids: Vec<usize> = [3].into_iter().chain(asked).chain(self.kids.iter().copied().map(usize::from)).collect();
        let count = self.count.map_or(String::new(), |count| format!("/Count {count}"));
        [
            ("/Type/Catalog/Pages 2 0 R".to_owned(), &self.catalogue),
            (format!("/Type/Pages{count}/Kids[{}]", references(&kids)), &self.pages),
            ("/Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]".to_owned(), &self.page),
        ]
        .into_iter()
        .zip(1..)
        .map(|((head, more), number)| {
            let mut body = Vec::new();
            dictionary(&mut body, &head, more);
            (number, body)
        })
        .collect()
    }
}

#[derive(Debug, Arbitrary)]
enum Table {
    None,
    TrailerAlone,
    Plain { wrong: Vec<(u8, i8)> },
    Streams,
    Lying { widths: [i8; 3], index: Vec<i64>, rows: Vec<u8> },
}

#[derive(Debug, Arbitrary)]
enum Body {
    Value(Value),
    Catalogue {
        pages: u8,
        more: Vec<(Key, Value)>,
    },
    Pages {
        kids: Vec<u8>,
        direct: bool,
        count: Option<i32>,
        more: Vec<(Key, Value)>,
    },
    Page {
        parent: u8,
        more: Vec<(Key, Value)>,
    },
    /// The standard way to encrypt.
    Encrypt {
        v: i8,
        r: i8,
        length: i16,
        o: Vec<u8>,
        u: Vec<u8>,
        more: Vec<(Key, Value)>,
    },
    Stream {
        more: Vec<(Key, Value)>,
        data: Data,
        length: Length,
        /// Whether objects are said to be in it.
        holder: bool,
    },
    /// Objects in a stream, with numbers and places that may be wrong.
    Holder {
        held: Vec<(u8, Value)>,
        n: Option<i32>,
        first: Option<i32>,
        extends: Option<u8>,
        off_by: i8,
        length: Length,
    },
    Raw(Vec<u8>),
}

impl Body {
    fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Body::Value(value) => value.write(&mut out),
            Body::Catalogue { pages, more } => {
                dictionary(&mut out, &format!("/Type/Catalog/Pages {pages} 0 R"), more);
            }
            Body::Pages { kids, direct, count, more } => {
                let kids: Vec<usize> = kids.iter().copied().map(usize::from).collect();
                let count = count.map_or(String::new(), |count| format!("/Count {count}"));
                let kids = if *direct { "<</Type/Page>>".repeat(kids.len()) } else { references(&kids) };
                dictionary(&mut out, &format!("/Type/Pages{count}/Kids[{kids}]"), more);
            }
            Body::Page { parent, more } => {
                dictionary(&mut out, &format!("/Type/Page/Parent {parent} 0 R/MediaBox[0 0 9 9]"), more);
            }
            Body::Encrypt { v, r, length, o, u, more } => {
                let head = format!("/Filter/Standard/V {v}/R {r}/Length {length}/P -4");
                let head = [head.as_bytes(), b"/O", &hex(o), b"/U", &hex(u)].concat();
                dictionary(&mut out, &String::from_utf8_lossy(&head), more);
            }
            Body::Stream { more, data, length, holder } => {
                let (filters, data) = data.write();
                let kind = if *holder { "/Type/ObjStm/N 9/First 0" } else { "" };
                let length = length.write(data.len());
                dictionary(&mut out, &format!("{kind}{filters}{length}"), more);
                out.extend([b"stream\n", data.as_slice(), b"\nendstream"].concat());
            }
            Body::Holder { held, n, first, extends, off_by, length } => {
                let mut index = String::new();
                let mut bodies = Vec::new();
                for (number, value) in held.iter().take(MOST_OBJECTS) {
                    index += &format!("{number} {} ", bodies.len().wrapping_add_signed((*off_by).into()));
                    value.write(&mut bodies);
                }
                let (n, first) = (n.unwrap_or(held.len() as i32), first.unwrap_or(index.len() as i32));
                let extends = extends.map_or(String::new(), |number| format!("/Extends {number} 0 R"));
                let data = compress_to_vec_zlib(&[index.as_bytes(), &bodies].concat(), 1);
                let length = length.write(data.len());
                let head = format!("/Type/ObjStm/N {n}/First {first}{extends}/Filter/FlateDecode{length}");
                dictionary(&mut out, &head, &[]);
                out.extend([b"stream\n", data.as_slice(), b"\nendstream"].concat());
            }
            Body::Raw(raw) => out.extend(raw),
        }
        out
    }
}

#[derive(Debug, Arbitrary)]
enum Length {
    Right,
    Wrong(i64),
    Elsewhere(u8),
    /// To the last end of a stream in the file, as that of others.
    ToTheEnd,
}

impl Length {
    fn write(&self, right: usize) -> String {
        match self {
            Length::Right => format!("/Length {right}"),
            Length::Wrong(length) => format!("/Length {length}"),
            Length::Elsewhere(number) => format!("/Length {number} 0 R"),
            Length::ToTheEnd => TO_THE_END.to_owned(),
        }
    }
}

#[derive(Debug, Arbitrary)]
enum Data {
    Plain(Vec<u8>),
    Compressed(Vec<u8>),
    /// What is compressed inside, cut.
    Cut(Vec<u8>, u8),
    /// So much of nothing.
    Bomb(Nothing),
    /// The same, compressed once more.
    BombInBomb(Nothing),
    Filtered(Key, Vec<u8>),
    /// By any filters, one after another.
    Packed(Packed),
}

/// 64 MiB unpack for as long as a thousand other files, so that one in 256 does.
#[derive(Debug, Arbitrary)]
struct Nothing(u8);

/// Once and twice compressed.
static SMALL: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| Nothing::packed(64 << 10));
static LARGE: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| Nothing::packed(64 << 20));

impl Nothing {
    fn packed(size: usize) -> [Vec<u8>; 2] {
        let once = compress_to_vec_zlib(&vec![0; size], 9);
        let twice = compress_to_vec_zlib(&once, 9);
        [once, twice]
    }

    fn write(&self, times: usize) -> Vec<u8> {
        (if self.0 == 64 { &LARGE } else { &SMALL })[times - 1].clone()
    }
}

impl Data {
    fn write(&self) -> (String, Vec<u8>) {
        let flate = || "/Filter/FlateDecode".to_owned();
        match self {
            Data::Plain(data) => (String::new(), data.clone()),
            Data::Compressed(data) => (flate(), compress_to_vec_zlib(data, 1)),
            Data::Cut(data, at) => {
                let mut data = compress_to_vec_zlib(data, 1);
                data.truncate((*at).into());
                (flate(), data)
            }
            Data::Bomb(nothing) => (flate(), nothing.write(1)),
            Data::BombInBomb(nothing) => ("/Filter[/FlateDecode/FlateDecode]".to_owned(), nothing.write(2)),
            Data::Filtered(key, data) => {
                let mut filter = b"/Filter".to_vec();
                key.write(&mut filter);
                (String::from_utf8_lossy(&filter).into_owned(), data.clone())
            }
            Data::Packed(packed) => packed.write(),
        }
    }
}

#[derive(Debug, Arbitrary)]
enum Value {
    Null,
    True,
    Whole(i64),
    /// More digits than any number has.
    Huge(u8),
    Real(i32, u16),
    Name(Key),
    Text(Vec<u8>),
    Hex(Vec<u8>),
    Array(Vec<Value>),
    Dictionary(Vec<(Key, Value)>),
    Reference(u8, u8),
    /// So many brackets, closed or not.
    Deep {
        depth: u16,
        dictionary: bool,
        closed: bool,
    },
    Action(Key, Vec<u8>),
    Raw(Vec<u8>),
}

impl Value {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b' ');
        match self {
            Value::Null => out.extend(b"null"),
            Value::True => out.extend(b"true"),
            Value::Whole(number) => out.extend(number.to_string().into_bytes()),
            Value::Huge(digits) => out.extend(vec![b'9'; (*digits).into()]),
            Value::Real(whole, part) => out.extend(format!("{whole}.{part}").into_bytes()),
            Value::Name(key) => key.write(out),
            Value::Text(text) => {
                out.push(b'(');
                out.extend(text);
                out.push(b')');
            }
            Value::Hex(bytes) => out.extend(hex(bytes)),
            Value::Array(values) => {
                out.push(b'[');
                values.iter().for_each(|value| value.write(out));
                out.push(b']');
            }
            Value::Dictionary(pairs) => dictionary(out, "", pairs),
            Value::Reference(number, generation) => out.extend(format!("{number} {generation} R").into_bytes()),
            Value::Deep { depth, dictionary, closed } => {
                let (open, close) = if *dictionary { ("<</A", ">>") } else { ("[", "]") };
                let depth = usize::from(depth % DEEPEST);
                out.extend(open.repeat(depth).into_bytes());
                if *closed {
                    out.extend(close.repeat(depth).into_bytes());
                }
            }
            Value::Action(key, script) => {
                out.extend(b"<</S");
                key.write(out);
                out.extend([b"/JS", hex(script).as_slice(), b">>"].concat());
            }
            Value::Raw(raw) => out.extend(raw),
        }
        out.push(b' ');
    }
}

/// Names that mean something to a reader, written as they are or with an escape.
#[derive(Debug, Arbitrary)]
enum Key {
    Known(u8),
    Escaped(u8),
    Other(Vec<u8>),
}

#[rustfmt::skip]
const KNOWN: [&str; 64] = [
    "Type", "Catalog", "Pages", "Page", "Kids", "Count", "Parent", "Root", "Size", "Prev", "XRefStm", "Encrypt", "ID", "Info",
    "Length", "Filter", "FlateDecode", "ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt", "DecodeParms",
    "Predictor", "Columns", "Colors", "W", "Index", "N", "First", "Extends", "ObjStm", "XRef", "Standard", "V", "R", "O", "U", "OE",
    "UE", "Perms", "P", "CF", "StmF", "StrF", "StdCF", "CFM", "AESV2", "AESV3", "EncryptMetadata", "OpenAction", "AA", "A", "S",
    "JavaScript", "JS", "Launch", "RichMedia", "EmbeddedFiles", "Names", "Collection", "AcroForm", "XFA", "SubmitForm",
];

impl Key {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'/');
        let known = |number: u8| KNOWN[usize::from(number) % KNOWN.len()];
        match self {
            Key::Known(number) => out.extend(known(*number).as_bytes()),
            Key::Escaped(number) => {
                out.extend(known(*number).bytes().flat_map(|byte| format!("#{byte:02x}").into_bytes()))
            }
            Key::Other(name) => out.extend(name),
        }
    }
}

fn dictionary(out: &mut Vec<u8>, head: &str, pairs: &[(Key, Value)]) {
    out.extend(b"<<");
    out.extend(head.as_bytes());
    for (key, value) in pairs {
        key.write(out);
        value.write(out);
    }
    out.extend(b">>");
}

fn number(number: usize) -> Vec<u8> {
    number.to_string().into_bytes()
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("<{digits}>").into_bytes()
}

fn references(numbers: &[usize]) -> String {
    numbers.iter().map(|number| format!("{number} 0 R ")).collect()
}

fn write_stream(pdf: &mut Vec<u8>, number: u32, head: &[u8], data: &[u8]) {
    let head = [head, format!("/Length {}", data.len()).as_bytes()].concat();
    pdf.extend([format!("{number} 0 obj<<").as_bytes(), &head, b">>stream\n", data, b"\nendstream endobj\n"].concat());
}

/// Writes objects one after another, and gives where they are.
fn write_objects(pdf: &mut Vec<u8>, objects: &[(u32, Vec<u8>)], start: usize) -> Vec<(u32, usize)> {
    let write = |(number, body): &(u32, Vec<u8>)| {
        let at = start + pdf.len();
        pdf.extend([format!("{number} 0 obj\n").as_bytes(), body, b"\nendobj\n"].concat());
        (*number, at)
    };
    objects.iter().map(write).collect()
}

fn write_table(pdf: &mut Vec<u8>, places: &[(u32, usize)], trailer: &[u8], start: usize, off_by: isize) {
    let at = (start + pdf.len()).wrapping_add_signed(off_by);
    pdf.extend(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in places {
        pdf.extend(format!("{number} 1\n{place:010} 00000 n \n").into_bytes());
    }
    let size = places.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    pdf.extend([format!("trailer\n<</Size {size}").as_bytes(), trailer, b">>\nstartxref\n"].concat());
    pdf.extend(format!("{at}\n%%EOF\n").into_bytes());
}

/// Objects that are no streams go into one, and the table is one as well.
fn write_with_streams(pdf: &mut Vec<u8>, objects: &[(u32, Vec<u8>)], trailer: &[u8], start: usize) {
    let last = objects.iter().map(|(number, _)| *number).max().unwrap_or_default();
    let (holder, table) = (last + 1, last + 2);
    let (streams, plain): (Vec<_>, Vec<_>) =
        objects.iter().cloned().partition(|(_, body)| body.ends_with(b"endstream"));
    let mut rows: Vec<(u32, [usize; 3])> = vec![(0, [0, 0, 65_535])];
    rows.extend(write_objects(pdf, &streams, start).into_iter().map(|(number, at)| (number, [1, at, 0])));
    let mut index = String::new();
    let mut bodies = Vec::new();
    for (held, (number, body)) in plain.iter().enumerate() {
        rows.push((*number, [2, holder as usize, held]));
        index += &format!("{number} {} ", bodies.len());
        bodies.extend([body.as_slice(), b"\n"].concat());
    }
    rows.push((holder, [1, start + pdf.len(), 0]));
    let head = format!("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", plain.len(), index.len());
    write_stream(pdf, holder, head.as_bytes(), &compress_to_vec_zlib(&[index.as_bytes(), &bodies].concat(), 1));
    let at = start + pdf.len();
    rows.push((table, [1, at, 0]));
    let subsections: String = rows.iter().map(|(number, _)| format!("{number} 1 ")).collect();
    let rows: Vec<u8> = rows
        .iter()
        .flat_map(|(_, [kind, place, more])| {
            let (place, more) = (*place as u32, *more as u16);
            [&[*kind as u8], place.to_be_bytes().as_slice(), more.to_be_bytes().as_slice()].concat()
        })
        .collect();
    let head = format!("/Type/XRef/Size {}/W[1 4 2]/Index[{subsections}]/Filter/FlateDecode", table + 1);
    write_stream(pdf, table, &[head.as_bytes(), trailer].concat(), &compress_to_vec_zlib(&rows, 1));
    pdf.extend(format!("startxref\n{at}\n%%EOF\n").into_bytes());
}
