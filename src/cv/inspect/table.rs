//! The list of objects that a file has of itself (ISO 32000-1, 7.5.4 and 7.5.8), as readers read it: from the newest part to
//! the oldest. If it is right, what it does not list is not there.

use super::doc::Doc;
use super::filter;
use super::fuel::{Data, Held};
use super::lex::{Lexer, Token, is_blank};
use super::stream::Stream;
use super::value::{self, Dict, Value};
use memchr::memmem::FinderRev;

/// The number of bytes at the end that say where the list begins, if nothing is wrong.
const END: usize = 1024;
const MARK: &[u8] = b"startxref";
/// A list that has more parts than this was not written by saving a file again and again.
const MAX_PARTS: usize = 1024;
/// How long a line of the list is.
const LINE: usize = 20;

/// The place at which an object is said to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nowhere: it was deleted.
    Free,
    /// Its head is here.
    At(u32),
    /// In the stream with this number.
    In(u32),
}

impl Entry {
    /// At a place that can be one: the first byte of a file is that of its header.
    fn at(at: impl TryInto<u32>) -> Entry {
        at.try_into().ok().filter(|at| *at > 0).map_or(Entry::Free, Entry::At)
    }
}

/// The list of objects.
pub(super) struct Table<'a> {
    /// In ascending order of their numbers.
    entries: Held<'a, (u32, Entry)>,
    /// The streams that have objects in them, by their numbers and in ascending order.
    pub(super) streams: Held<'a, u32>,
    /// The offsets at which they begin, in ascending order.
    heads: Held<'a, u32>,
    /// The dictionary of the newest part that names a catalogue.
    pub(super) trailer: Dict<'a>,
}

impl<'a> Table<'a> {
    /// Reads the list, from where the end of the file says that it begins. `None` where it cannot be read.
    pub(super) fn read(doc: &Doc<'a>) -> Option<Table<'a>> {
        let mark = last_mark(doc)?;
        let Token::Int(start) = doc.lexer(mark + MARK.len()).next() else { return None };
        let mut reader = Reader { doc, entries: Held::new(doc.fuel), streams: Vec::new() };
        let (mut trailer, mut size, mut next, mut parts) = (None, None, usize::try_from(start).ok(), Vec::new());
        while let Some(at) = next {
            if parts.contains(&at) {
                break;
            }
            if parts.len() >= MAX_PARTS {
                doc.doubt();
                break;
            }
            parts.push(at);
            let first = reader.entries.len();
            let part = reader.part(at)?;
            let [root, previous, hybrid, said] = part.get([b"Root", b"Prev", b"XRefStm", b"Size"]);
            size = size.or(Some(said.int().unwrap_or_default()));
            // Some readers take a place that is no whole number.
            if (previous.size().is_none() && part.has(b"Prev")) || (hybrid.size().is_none() && part.has(b"XRefStm")) {
                doc.doubt();
            }
            if let (None, Value::Ref(_)) = (trailer, root) {
                trailer = Some(part);
            }
            if let Some(hybrid) = hybrid.size() {
                reader.hybrid(first, hybrid);
            }
            next = previous.size();
        }
        let mut entries = reader.entries;
        // The newest of each comes first, and counts.
        entries.sort_by_key(|(number, _)| *number);
        entries.dedup_by_key(|(number, _)| *number);
        if size.is_none_or(|size| entries.last().is_some_and(|(number, _)| i64::from(*number) >= size)) {
            doc.doubt();
        }
        let mut streams = Held::new(doc.fuel);
        for (_, entry) in entries.iter() {
            if let Entry::In(stream) = entry {
                streams.push(*stream);
            }
        }
        streams.sort_by_key(|number| *number);
        streams.dedup_by_key(|number| *number);
        let heads = Held::new(doc.fuel);
        let mut table = Table { entries, streams, heads, trailer: trailer? };
        for index in 0..table.streams.len() {
            if let Some(number) = table.streams.get(index)
                && let Entry::At(head) = table.entry(*number)
            {
                table.heads.push(head);
            }
        }
        table.heads.sort_by_key(|head| *head);
        Some(table)
    }

    /// Whether another stream that has objects in it begins in what this one says are its bytes.
    pub(super) fn overlaps(&self, stream: &Stream) -> bool {
        let next = self.heads.partition_point(|head| (*head as usize) < stream.data.0);
        self.heads.get(next).is_some_and(|head| (*head as usize) < stream.data.1)
    }

    /// Each object, and where it is said to be.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, Entry)> {
        self.entries.iter().copied()
    }

    /// The number of an object by its place among all.
    pub(super) fn number(&self, index: usize) -> Option<u32> {
        self.entries.get(index).map(|(number, _)| *number)
    }

    /// The place at which an object is said to be.
    pub(super) fn entry(&self, number: u32) -> Entry {
        self.index(number).and_then(|index| self.entries.get(index)).map_or(Entry::Free, |(_, entry)| *entry)
    }

    /// The place of an object among all.
    pub(super) fn index(&self, number: u32) -> Option<usize> {
        self.entries.binary_search_by_key(&number, |(number, _)| *number).ok()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}

struct Reader<'r, 'a> {
    doc: &'r Doc<'a>,
    entries: Held<'a, (u32, Entry)>,
    /// The bytes of the parts that are written as streams: they do not overlap.
    streams: Vec<(usize, usize)>,
}

impl<'a> Reader<'_, 'a> {
    /// A part of the list, and what it says of the file.
    fn part(&mut self, at: usize) -> Option<Dict<'a>> {
        let mut lexer = self.doc.lexer(at);
        if lexer.next() == Token::Word(b"xref") { self.lines(lexer) } else { self.stream(at) }
    }

    /// A second list says where things are that the lines call deleted, for readers that do not know streams.
    fn hybrid(&mut self, first: usize, at: usize) {
        let mut deleted = Held::new(self.doc.fuel);
        for entry in self.entries.get(first..).unwrap_or_default() {
            if entry.1 == Entry::Free {
                deleted.push(*entry);
            }
        }
        self.entries.drop_from(first, |(_, entry)| *entry == Entry::Free);
        if self.stream(at).is_none() {
            self.doc.doubt();
        }
        self.entries.extend(&deleted);
    }

    /// A part that is written line by line.
    fn lines(&mut self, mut lexer: Lexer<'a>) -> Option<Dict<'a>> {
        let mut behind = 0;
        loop {
            let first = lexer.next();
            if first == Token::Word(b"trailer") {
                break;
            }
            let (Token::Int(first), Token::Int(count)) = (first, lexer.next()) else { return None };
            lexer.skip_blanks();
            self.follows(first, count, &mut behind);
            for number in first..first.saturating_add(count) {
                let entry = if let Some((entry, is_odd)) = usual_line(lexer.rest()) {
                    lexer.pass(LINE);
                    // Of two objects with one number, some readers take that of the later generation.
                    if is_odd {
                        self.doc.doubt();
                    }
                    entry
                } else {
                    // Some readers count bytes, and read something else in a line that is longer or shorter.
                    self.doc.doubt();
                    let before = lexer;
                    match (lexer.next(), lexer.next(), lexer.next()) {
                        (Token::Int(at), Token::Int(_), Token::Word(b"n")) => Entry::at(at),
                        (Token::Int(_), Token::Int(_), Token::Word(b"f")) => Entry::Free,
                        _ => {
                            // Fewer lines than there are said to be. What is no line is met again, and ends the list.
                            lexer = before;
                            break;
                        }
                    }
                };
                self.add(number, entry)?;
            }
        }
        value::at(self.doc.file(), lexer.at(), self.doc.fuel).dict()
    }

    /// A part that is written as a stream.
    fn stream(&mut self, at: usize) -> Option<Dict<'a>> {
        let (stream, dict) = Stream::at(self.doc, at)?;
        let (start, end) = stream.data;
        if self.streams.iter().any(|(other, other_end)| start < *other_end && *other < end) {
            return None;
        }
        self.streams.push(stream.data);
        let data = Data::File(self.doc.file().get(start..end).unwrap_or_default());
        let data = filter::unpack(self.doc, dict, data)?;
        let [widths, index, size] = dict.get([b"W", b"Index", b"Size"]);
        let [kind, second, third] = widths_of(widths)?;
        let mut behind = 0;
        let mut rows = data.chunks_exact(kind + second + third);
        let mut ranges = index.array();
        let mut all = if ranges.is_none() { size.int().map(|size| (0, size)) } else { None };
        loop {
            let range = match &mut ranges {
                Some(ranges) => ranges.next().and_then(Value::int).zip(ranges.next().and_then(Value::int)),
                None => all.take(),
            };
            let Some((first, count)) = range else { return Some(dict) };
            self.follows(first, count, &mut behind);
            for number in first..first.saturating_add(count) {
                let row = rows.next()?;
                self.doc.fuel.pay(row.len());
                let (what, rest) = row.split_at_checked(kind).unwrap_or_default();
                let (place, generation) = rest.split_at_checked(second).unwrap_or_default();
                let entry = match (if kind == 0 { 1 } else { big_endian(what) }, big_endian(place)) {
                    (1, at) => Entry::at(at),
                    (2, stream) => u32::try_from(stream).map_or(Entry::Free, Entry::In),
                    _ => Entry::Free,
                };
                let is_used = kind == 0 || big_endian(what) == 1;
                if is_used && (entry == Entry::Free || big_endian(generation) != 0) {
                    self.doc.doubt();
                }
                self.add(number, entry)?;
            }
        }
    }

    /// Readers differ about a part that lists a number twice.
    fn follows(&self, first: i64, count: i64, behind: &mut i64) {
        if first < *behind {
            self.doc.doubt();
        }
        *behind = first.saturating_add(count);
    }

    /// Takes note of an object, unless its number is none that an object can have. `None` where there is no room.
    fn add(&mut self, number: i64, entry: Entry) -> Option<()> {
        match u32::try_from(number) {
            Ok(number) => self.entries.push((number, entry)).then_some(()),
            // Numbers beyond those of objects cost as much.
            Err(_) => self.doc.fuel.pay(1).then_some(()),
        }
    }
}

/// How many bytes the three parts of a row have. Of 8 bytes at most, the second one has at least one.
fn widths_of(value: Value<'_>) -> Option<[usize; 3]> {
    let mut values = value.array()?;
    let mut widths = [0; 3];
    for width in &mut widths {
        *width = values.next().and_then(Value::size)?;
    }
    let [_, second, _] = widths;
    (second > 0 && widths.iter().all(|width| *width <= 8)).then_some(widths)
}

/// The offset of the word behind which the file says where the list begins.
fn last_mark(doc: &Doc<'_>) -> Option<usize> {
    let file = doc.file();
    let end_at = file.len().saturating_sub(END);
    let near = file.get(end_at..)?.windows(MARK.len()).rposition(|word| word == MARK);
    let mark = near.map_or_else(|| search_mark(doc), |near| Some(end_at + near))?;
    // Some readers look no further than that, and some for a whole word.
    let is_word = mark.checked_sub(1).and_then(|before| file.get(before)).is_none_or(|byte| is_blank(*byte));
    if near.is_none() || !is_word {
        doc.doubt();
    }
    Some(mark)
}

/// The same where it is further away, because much stands behind it or its end was lost.
#[cold]
fn search_mark(doc: &Doc<'_>) -> Option<usize> {
    doc.fuel.find_last(&FinderRev::new(MARK), doc.file())
}

/// A line as it should be, which need not be read word by word: `0000000017 00000 n` and two bytes.
///
/// Whether it is odd, too: of another generation than the first, or at a place that no file has.
fn usual_line(rest: &[u8]) -> Option<(Entry, bool)> {
    let line: &[u8; LINE] = rest.first_chunk()?;
    let [digits @ .., b' ', _, _, _, _, _, b' ', kind @ (b'n' | b'f'), _, b'\r' | b'\n'] = line else { return None };
    let at = digits.iter().try_fold(0_usize, |at, digit| match digit {
        b'0'..=b'9' => at.checked_mul(10)?.checked_add(usize::from(digit - b'0')),
        _ => None,
    })?;
    let is_used = *kind == b'n';
    let entry = if is_used { Entry::at(at) } else { Entry::Free };
    Some((entry, is_used && (entry == Entry::Free || line.get(11..16) != Some(b"00000"))))
}

/// A number of up to 8 bytes, the first of which counts most.
fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
