//! Writes small PDFs, object after object, so that a law says in code what is odd about its file.

use super::cipher::Cipher;
use super::packed::Pack;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The trailer of a file whose first object is its catalogue.
pub(super) const ROOT: &str = "/Root 1 0 R";

/// A PDF that is being written.
#[derive(Clone)]
pub(super) struct Pdf {
    bytes: Vec<u8>,
    /// What the next table lists.
    listed: BTreeMap<u32, Place>,
    /// One more than the highest number.
    size: u32,
    /// Where the last table is.
    last: Option<usize>,
    cipher: Option<Cipher>,
}

/// Where a table says that an object is.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Free,
    At(usize),
    /// In a stream, and as which of those in it.
    In(u32, u32),
}

impl Pdf {
    /// A header and nothing else.
    pub(super) fn new() -> Self {
        let bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let listed = BTreeMap::from([(0, Place::Free)]);
        Pdf { bytes, listed, size: 1, last: None, cipher: None }
    }

    /// A catalogue, a page tree and one page: the smallest that opens, once there is a table.
    pub(super) fn cv() -> Self {
        Pdf::with("<< /Type /Catalog /Pages 2 0 R >>")
    }

    /// The same with this catalogue.
    pub(super) fn with(catalogue: &str) -> Self {
        Pdf::new().object(1, catalogue).page()
    }

    /// The page tree of one page, as the objects 2 and 3.
    pub(super) fn page(self) -> Self {
        self.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
            .object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>")
    }

    /// Enciphers all streams from here on.
    pub(super) fn enciphered(mut self, cipher: &Cipher) -> Self {
        self.cipher = Some(cipher.clone());
        self
    }

    /// Enciphers none, and says nothing more of it.
    pub(super) fn without_cipher(mut self) -> Self {
        self.cipher = None;
        self
    }

    /// Writes what is no object.
    pub(super) fn raw(mut self, bytes: impl AsRef<[u8]>) -> Self {
        self.bytes.extend_from_slice(bytes.as_ref());
        self
    }

    /// An object of this number.
    pub(super) fn object(self, number: u32, body: &str) -> Self {
        self.raw_object(number, format!("{body}\nendobj\n"))
    }

    /// An object that need not end.
    pub(super) fn raw_object(self, number: u32, body: impl AsRef<[u8]>) -> Self {
        let at = self.bytes.len();
        self.lists(number, Place::At(at)).raw(format!("{number} 0 obj\n")).raw(body)
    }

    /// A stream, with these entries beside those that say how long it is and how it is packed.
    pub(super) fn stream(self, number: u32, entries: &str, pack: &Pack, data: &[u8]) -> Self {
        let cipher = self.cipher.clone();
        self.plain_stream(number, entries, pack, data, cipher.as_ref())
    }

    /// The same, enciphered or not.
    fn plain_stream(self, number: u32, entries: &str, pack: &Pack, data: &[u8], cipher: Option<&Cipher>) -> Self {
        let packed = pack.pack(data);
        let bytes = cipher.map_or(packed.clone(), |cipher| cipher.encipher(number, 0, &packed));
        let head = format!("<< {entries} {} /Length {} >>\nstream\n", pack.entries(), bytes.len());
        self.raw_object(number, head).raw(bytes).raw("\nendstream\nendobj\n")
    }

    /// A stream that has these objects in it.
    pub(super) fn object_stream(self, number: u32, objects: &[(u32, &str)], pack: &Pack) -> Self {
        let (mut head, mut bodies) = (String::new(), String::new());
        let mut pdf = self;
        for (place, (inner, body)) in (0..).zip(objects) {
            write!(head, "{inner} {} ", bodies.len()).unwrap();
            write!(bodies, "{body} ").unwrap();
            pdf = pdf.lists(*inner, Place::In(number, place));
        }
        let entries = format!("/Type /ObjStm /N {} /First {}", objects.len(), head.len());
        pdf.stream(number, &entries, pack, (head + &bodies).as_bytes())
    }

    /// Says where an object is, true or not.
    pub(super) fn lists(mut self, number: u32, place: Place) -> Self {
        self.listed.insert(number, place);
        self.size = self.size.max(number.saturating_add(1));
        self
    }

    /// Where an object is that was written since the last table.
    pub(super) fn place(&self, number: u32) -> Place {
        self.listed[&number]
    }

    /// Where the next byte goes.
    pub(super) fn at(&self) -> usize {
        self.bytes.len()
    }

    /// What is written so far.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.bytes.clone()
    }

    /// The entries of a trailer that all of them have.
    fn trailer(&self, trailer: &str) -> String {
        let previous = self.last.map(|at| format!(" /Prev {at}")).unwrap_or_default();
        let encrypt = self.cipher.as_ref().map(Cipher::trailer).unwrap_or_default();
        format!("/Size {} {trailer} {encrypt}{previous}", self.size)
    }

    /// A table and its trailer, and nothing behind them. A second one is an update: it names the one before.
    pub(super) fn table_only(self, trailer: &str) -> Self {
        let (at, trailer, listed) = (self.at(), self.trailer(trailer), self.listed.clone());
        let mut pdf = self.raw("xref\n").raw(lines(&listed)).raw(format!("trailer\n<< {trailer} >>\n"));
        (pdf.last, pdf.listed) = (Some(at), BTreeMap::new());
        pdf
    }

    /// Where the last table is, and the mark at the end.
    pub(super) fn end(self) -> Vec<u8> {
        let at = self.last.unwrap_or_default();
        self.end_at(at)
    }

    /// The same with this place.
    pub(super) fn end_at(self, at: usize) -> Vec<u8> {
        self.raw(format!("startxref\n{at}\n%%EOF\n")).bytes()
    }

    /// A table, a trailer and the end.
    pub(super) fn table(self, trailer: &str) -> Vec<u8> {
        self.table_only(trailer).end()
    }

    /// The same for one that names the first object as its catalogue.
    pub(super) fn rooted(self) -> Vec<u8> {
        self.table(ROOT)
    }

    /// No table, but a trailer.
    pub(super) fn trailer_only(self, trailer: &str) -> Vec<u8> {
        let trailer = self.trailer(trailer);
        self.raw(format!("trailer\n<< {trailer} >>\n%%EOF\n")).bytes()
    }

    /// A table that is a stream. It lists itself.
    pub(super) fn table_stream_only(self, number: u32, trailer: &str, pack: &Pack) -> Self {
        let at = self.at();
        let pdf = self.lists(number, Place::At(at));
        let (rows, index) = rows(&pdf.listed);
        let entries = format!("/Type /XRef /W [1 4 2] /Index [{index}] {}", pdf.trailer(trailer));
        let mut pdf = pdf.plain_stream(number, &entries, pack, &rows, None);
        (pdf.last, pdf.listed) = (Some(at), BTreeMap::new());
        pdf
    }

    /// The same and the end.
    pub(super) fn table_stream(self, number: u32, trailer: &str, pack: &Pack) -> Vec<u8> {
        self.table_stream_only(number, trailer, pack).end()
    }

    /// A table for old readers, and a stream that lists what they do not know. `hidden` says what is in the second one.
    pub(super) fn hybrid(self, number: u32, hidden: &[(u32, Place)]) -> Vec<u8> {
        let at = self.at();
        let (rows, index) = rows(&hidden.iter().copied().collect());
        let entries = format!("/Type /XRef /W [1 4 2] /Index [{index}] /Size {}", self.size);
        let pdf = self.plain_stream(number, &entries, &Pack::Plain, &rows, None);
        pdf.table(&format!("{ROOT} /XRefStm {at}"))
    }

    /// A file that is written for the web: its first part stands behind its second, and each has a trailer.
    pub(super) fn for_the_web(self, first: &[(u32, &str)], rest: &[(u32, &str)], trailers: [&str; 2]) -> Vec<u8> {
        let (size, cipher) = (self.size, self.cipher.clone());
        let encrypt = cipher.as_ref().map(Cipher::trailer).unwrap_or_default();
        let write = |next: usize| {
            let mut pdf = self.clone();
            let mut places = BTreeMap::new();
            let first_len: usize = 20 * first.len() + 200;
            let table_at = pdf.at();
            // The table stands in front of what it lists, so there is a gap of blanks for it.
            let gap = table_at + first_len + trailers[0].len() + encrypt.len();
            pdf = pdf.raw(vec![b' '; gap - table_at]);
            for (number, body) in first {
                places.insert(*number, Place::At(pdf.at()));
                pdf = pdf.object(*number, body);
            }
            let size = first.iter().chain(rest).map(|(number, _)| number + 1).fold(size, u32::max);
            let head = format!(
                "xref\n{}trailer\n<< /Size {size} {} /Prev {next} >>\nstartxref\n0\n%%EOF\n",
                lines(&places),
                trailers[0]
            );
            assert!(head.len() <= gap - table_at, "the first table is longer than what is left for it");
            pdf.bytes[table_at..table_at + head.len()].copy_from_slice(head.as_bytes());
            pdf.listed = BTreeMap::from([(0, Place::Free)]);
            for (number, body) in rest {
                pdf = pdf.object(*number, body);
            }
            let next = pdf.at();
            pdf.cipher = None;
            (pdf.table_only(trailers[1]).end_at(table_at), next)
        };
        let (_, next) = write(0);
        write(next).0
    }
}

/// The lines of a table: twenty bytes each, in runs of numbers that follow each other.
fn lines(listed: &BTreeMap<u32, Place>) -> String {
    let mut lines = String::new();
    for (first, places) in runs(listed) {
        writeln!(lines, "{first} {}", places.len()).unwrap();
        for place in places {
            match place {
                Place::At(at) => writeln!(lines, "{at:010} 00000 n ").unwrap(),
                Place::Free | Place::In(..) => lines += "0000000000 65535 f \n",
            }
        }
    }
    lines
}

/// The rows of a table that is a stream, and which numbers they are of.
fn rows(listed: &BTreeMap<u32, Place>) -> (Vec<u8>, String) {
    let (mut rows, mut index) = (Vec::new(), String::new());
    for (first, places) in runs(listed) {
        write!(index, "{first} {} ", places.len()).unwrap();
        for place in places {
            let (kind, second, third) = match place {
                Place::Free => (0, 0, u16::MAX),
                Place::At(at) => (1, u32::try_from(at).unwrap(), 0),
                Place::In(stream, which) => (2, stream, u16::try_from(which).unwrap_or(u16::MAX)),
            };
            rows.push(kind);
            rows.extend(second.to_be_bytes());
            rows.extend(third.to_be_bytes());
        }
    }
    (rows, index)
}

fn runs(listed: &BTreeMap<u32, Place>) -> Vec<(u32, Vec<Place>)> {
    let mut runs: Vec<(u32, Vec<Place>)> = Vec::new();
    for (number, place) in listed {
        match runs.last_mut() {
            Some((first, places)) if *first as usize + places.len() == *number as usize => places.push(*place),
            _ => runs.push((*number, vec![*place])),
        }
    }
    runs
}
