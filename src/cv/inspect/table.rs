//! The list of objects that a file has of itself (ISO 32000-1, 7.5.4 and 7.5.8), as readers read it: from the newest part to
//! the oldest. Where it is right, what it does not list is not there.

use super::doc::Doc;
use super::filter;
use super::lex::{Lexer, Token};
use super::stream::Stream;
use super::value::{self, Dict, Value};
use crate::cv::{CvError, CvLimit};
use std::borrow::Cow;

/// Where the list begins stands in so many bytes at the end, where nothing is wrong.
const END: usize = 1024;
const MARK: &[u8] = b"startxref";
/// A list that has more parts than this was not written by saving a file again and again.
const MAX_PARTS: usize = 1024;
/// More objects than this are in no CV.
const MAX_ENTRIES: usize = 1_000_000;

/// How long a line of the list is.
const LINE: usize = 20;

/// Where an object is said to be.
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
    entries: Vec<(u32, Entry)>,
    /// The streams that have objects in them, by their numbers and in ascending order.
    pub(super) streams: Vec<u32>,
    /// What the newest part says that names a catalogue.
    pub(super) trailer: Dict<'a>,
}

impl<'a> Table<'a> {
    /// Reads the list, from where the end of the file says that it begins. `None` where it cannot be read.
    pub(super) fn read(doc: &Doc<'a>) -> Result<Option<Table<'a>>, CvError> {
        let file = doc.file();
        let Some(mark) = last_mark(file) else { return Ok(None) };
        let Token::Int(start) = Lexer::new(file, mark + MARK.len()).next() else { return Ok(None) };
        let mut reader = Reader { doc, entries: Vec::new() };
        let (mut trailer, mut next, mut parts) = (None, usize::try_from(start).ok(), Vec::new());
        while let Some(at) = next {
            if parts.contains(&at) || parts.len() >= MAX_PARTS {
                break;
            }
            parts.push(at);
            let first = reader.entries.len();
            let Some(part) = reader.part(at)? else { return Ok(None) };
            let [root, previous, hybrid] = part.get([b"Root", b"Prev", b"XRefStm"], &doc.fuel)?;
            if let (None, Value::Ref(_)) = (trailer, root) {
                trailer = Some(part);
            }
            if let Some(hybrid) = hybrid.size() {
                // A second list says where things are that the lines call deleted, for readers that do not know streams.
                let deleted: Vec<_> = reader.entries.extract_if(first.., |(_, entry)| *entry == Entry::Free).collect();
                reader.stream(hybrid)?;
                reader.entries.extend(deleted);
            }
            next = previous.size();
        }
        let mut entries = reader.entries;
        // The newest of each comes first, and counts.
        entries.sort_by_key(|(number, _)| *number);
        entries.dedup_by_key(|(number, _)| *number);
        let mut streams: Vec<u32> = entries
            .iter()
            .filter_map(|(_, entry)| if let Entry::In(stream) = entry { Some(*stream) } else { None })
            .collect();
        streams.sort_unstable();
        streams.dedup();
        Ok(trailer.map(|trailer| Table { entries, streams, trailer }))
    }

    /// Where an object is said to be.
    pub(super) fn entry(&self, number: u32) -> Entry {
        self.index(number).and_then(|index| self.entries.get(index)).map_or(Entry::Free, |(_, entry)| *entry)
    }

    /// Where an object stands among all.
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
    entries: Vec<(u32, Entry)>,
}

impl<'a> Reader<'_, 'a> {
    /// A part of the list, and what it says of the file.
    fn part(&mut self, at: usize) -> Result<Option<Dict<'a>>, CvError> {
        let mut lexer = Lexer::new(self.doc.file(), at);
        if lexer.next() == Token::Word(b"xref") { self.lines(lexer) } else { self.stream(at) }
    }

    /// A part that is written line by line.
    fn lines(&mut self, mut lexer: Lexer<'a>) -> Result<Option<Dict<'a>>, CvError> {
        let start = lexer.at();
        loop {
            let first = lexer.next();
            if first == Token::Word(b"trailer") {
                break;
            }
            let (Token::Int(first), Token::Int(count)) = (first, lexer.next()) else { return Ok(None) };
            lexer.skip_blanks();
            for number in first..first.saturating_add(count) {
                let entry = if let Some(entry) = usual_line(lexer.rest()) {
                    lexer.go_to(lexer.at() + LINE);
                    entry
                } else {
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
        let at = lexer.at();
        self.doc.fuel.burn(at.saturating_sub(start))?;
        Ok(value::at(self.doc.file(), at, &self.doc.fuel)?.dict())
    }

    /// A part that is written as a stream.
    fn stream(&mut self, at: usize) -> Result<Option<Dict<'a>>, CvError> {
        let Some((stream, dict)) = Stream::at(self.doc, at)? else { return Ok(None) };
        let data = Cow::Borrowed(self.doc.file().get(stream.data).unwrap_or_default());
        let Some(data) = filter::unpack(self.doc, dict, data)? else { return Ok(None) };
        let [widths, index, size] = dict.get([b"W", b"Index", b"Size"], &self.doc.fuel)?;
        let Some([kind, second, third]) = self.widths(widths)? else { return Ok(None) };
        let mut rows = data.chunks_exact(kind + second + third);
        let mut ranges = index.array();
        let mut all = if ranges.is_none() { size.int().map(|size| (0, size)) } else { None };
        loop {
            let range = match &mut ranges {
                Some(ranges) => ranges
                    .next(&self.doc.fuel)?
                    .and_then(Value::int)
                    .zip(ranges.next(&self.doc.fuel)?.and_then(Value::int)),
                None => all.take(),
            };
            let Some((first, count)) = range else { return Ok(Some(dict)) };
            for number in first..first.saturating_add(count) {
                let Some(row) = rows.next() else { return Ok(None) };
                let (what, rest) = row.split_at_checked(kind).unwrap_or_default();
                let (place, _) = rest.split_at_checked(second).unwrap_or_default();
                self.add(
                    number,
                    match (if kind == 0 { 1 } else { big_endian(what) }, big_endian(place)) {
                        (1, at) => Entry::at(at),
                        (2, stream) => u32::try_from(stream).map_or(Entry::Free, Entry::In),
                        _ => Entry::Free,
                    },
                )?;
            }
        }
    }

    /// How many bytes the three parts of a row have. Of 8 bytes at most, the second one has at least one.
    fn widths(&self, value: Value<'a>) -> Result<Option<[usize; 3]>, CvError> {
        let Some(mut values) = value.array() else { return Ok(None) };
        let mut widths = [0; 3];
        for width in &mut widths {
            let Some(read) = values.next(&self.doc.fuel)?.and_then(Value::size) else { return Ok(None) };
            *width = read;
        }
        let [_, second, _] = widths;
        Ok((second > 0 && widths.iter().all(|width| *width <= 8)).then_some(widths))
    }

    /// Takes note of an object, unless its number is none that an object can have.
    fn add(&mut self, number: i64, entry: Entry) -> Result<(), CvError> {
        if self.entries.len() >= MAX_ENTRIES {
            return Err(CvError::TooComplex { limit: CvLimit::Objects });
        }
        self.entries.extend(u32::try_from(number).ok().map(|number| (number, entry)));
        Ok(())
    }
}

/// Where the word is behind which the file says where the list begins.
fn last_mark(file: &[u8]) -> Option<usize> {
    let end_at = file.len().saturating_sub(END);
    let near = file.get(end_at..)?.windows(MARK.len()).rposition(|word| word == MARK);
    near.map_or_else(|| search_mark(file), |near| Some(end_at + near))
}

/// The same where it is further away, because much stands behind it or its end was lost.
#[cold]
fn search_mark(file: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(file, MARK)
}

/// A line as it should be, which need not be read word by word: `0000000017 00000 n` and two bytes.
fn usual_line(rest: &[u8]) -> Option<Entry> {
    let line: &[u8; LINE] = rest.first_chunk()?;
    let [digits @ .., b' ', _, _, _, _, _, b' ', kind @ (b'n' | b'f'), _, b'\r' | b'\n'] = line else { return None };
    let at = digits.iter().try_fold(0_usize, |at, digit| match digit {
        b'0'..=b'9' => at.checked_mul(10)?.checked_add(usize::from(digit - b'0')),
        _ => None,
    })?;
    Some(if *kind == b'n' { Entry::at(at) } else { Entry::Free })
}

/// A number of up to 8 bytes, the first of which counts most.
fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
