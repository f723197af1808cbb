//! The list of objects that a file has of itself (ISO 32000-1, 7.5.4 and 7.5.8), as readers read it: from the newest part to
//! the oldest. Where it is right, what it does not list is not there.

use super::filter;
use super::doc::Doc;
use super::lex::{Lexer, Token};
use super::stream::Stream;
use super::value::{self, Dict, Value};
use crate::cv::{CvError, CvLimit};
use std::borrow::Cow;

/// So many bytes at the end are searched for where the list begins.
const END: usize = 1024;
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
    At(usize),
    /// In the stream with this number.
    In(u32),
}

/// The list of objects.
pub(super) struct Table<'a> {
    /// In ascending order of their numbers.
    entries: Vec<(u32, Entry)>,
    /// The streams that have objects in them, by their numbers and in ascending order.
    pub(super) streams: Vec<u32>,
    /// What the newest part says.
    pub(super) trailer: Dict<'a>,
}

impl<'a> Table<'a> {
    /// Reads the list, from where the end of the file says that it begins. `None` where it cannot be read.
    pub(super) fn read(doc: &Doc<'a>) -> Result<Option<Table<'a>>, CvError> {
        let file = doc.file();
        let end = file.get(file.len().saturating_sub(END)..).unwrap_or(file);
        let Some(mark) = end.windows(9).rposition(|word| word == b"startxref") else { return Ok(None) };
        let Token::Int(start) = Lexer::new(end, mark.saturating_add(9)).next() else { return Ok(None) };
        let mut reader = Reader { doc, entries: Vec::new() };
        let (mut trailer, mut next, mut parts) = (None, Some(start), Vec::new());
        while let Some(at) = next.and_then(|at| usize::try_from(at).ok()) {
            if parts.contains(&at) || parts.len() >= MAX_PARTS {
                break;
            }
            parts.push(at);
            let Some(part) = reader.part(at)? else { return Ok(None) };
            trailer = trailer.or(Some(part));
            let [previous, hybrid] = part.get([b"Prev", b"XRefStm"], &doc.fuel)?;
            if let Value::Int(hybrid) = hybrid {
                reader.stream(usize::try_from(hybrid).unwrap_or(usize::MAX))?;
            }
            next = if let Value::Int(previous) = previous { Some(previous) } else { None };
        }
        let mut entries = reader.entries;
        // The newest of each comes first, and counts.
        entries.sort_by_key(|(number, _)| *number);
        entries.dedup_by_key(|(number, _)| *number);
        let mut streams: Vec<u32> =
            entries.iter().filter_map(|(_, entry)| if let Entry::In(stream) = entry { Some(*stream) } else { None }).collect();
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
            let (first, count) = match lexer.next() {
                Token::Int(first) => match (u32::try_from(first), lexer.next()) {
                    (Ok(first), Token::Int(count)) => (first, count),
                    _ => return Ok(None),
                },
                Token::Word(b"trailer") => break,
                _ => return Ok(None),
            };
            lexer.skip_blanks();
            for number in (first..).zip(0..count).map(|(number, _)| number) {
                if let Some(entry) = usual_line(lexer.rest()) {
                    lexer.go_to(lexer.at() + LINE);
                    self.add(number, entry)?;
                    continue;
                }
                let before = lexer;
                let (Token::Int(at), Token::Int(_), Token::Word(kind)) = (lexer.next(), lexer.next(), lexer.next()) else {
                    // Fewer lines than there are said to be.
                    lexer = before;
                    break;
                };
                self.add(number, match (kind, usize::try_from(at)) {
                    (b"n", Ok(at)) if at > 0 => Entry::At(at),
                    _ => Entry::Free,
                })?;
            }
        }
        let at = lexer.at();
        self.doc.fuel.burn(at.saturating_sub(start))?;
        match value::at(self.doc.file(), at, &self.doc.fuel)? {
            Value::Dict(trailer) => Ok(Some(trailer)),
            _ => Ok(None),
        }
    }

    /// A part that is written as a stream.
    fn stream(&mut self, at: usize) -> Result<Option<Dict<'a>>, CvError> {
        let Some((stream, dict)) = Stream::at(self.doc, at)? else { return Ok(None) };
        let data = Cow::Borrowed(self.doc.file().get(stream.data).unwrap_or_default());
        let Some(data) = filter::unpack(self.doc, dict, data)? else { return Ok(None) };
        let [widths, index, size] = dict.get([b"W", b"Index", b"Size"], &self.doc.fuel)?;
        let Some(widths) = self.numbers::<3>(widths)? else { return Ok(None) };
        let [kind, second, third] = widths.map(|width| usize::try_from(width).unwrap_or(usize::MAX));
        if [kind, second, third].iter().any(|width| *width > 8) || second == 0 {
            return Ok(None);
        }
        let mut rows = data.chunks_exact(kind + second + third);
        let mut ranges = match (index, size) {
            (Value::Array(ranges), _) => Some(ranges),
            _ => None,
        };
        let mut all = if let (None, Value::Int(size)) = (ranges, size) { Some([0, size]) } else { None };
        loop {
            let range = match &mut ranges {
                Some(ranges) => match (ranges.next(&self.doc.fuel)?, ranges.next(&self.doc.fuel)?) {
                    (Some(Value::Int(first)), Some(Value::Int(count))) => Some([first, count]),
                    _ => None,
                },
                None => all.take(),
            };
            let Some([first, count]) = range else { return Ok(Some(dict)) };
            let Ok(first) = u32::try_from(first) else { return Ok(None) };
            for number in (first..).zip(0..count).map(|(number, _)| number) {
                let Some(row) = rows.next() else { return Ok(None) };
                let (k, rest) = row.split_at_checked(kind).unwrap_or_default();
                let (s, _) = rest.split_at_checked(second).unwrap_or_default();
                self.add(number, match (if kind == 0 { 1 } else { big_endian(k) }, big_endian(s)) {
                    (1, at) => Entry::At(usize::try_from(at).unwrap_or(usize::MAX)),
                    (2, stream) => u32::try_from(stream).map_or(Entry::Free, Entry::In),
                    _ => Entry::Free,
                })?;
            }
        }
    }

    fn add(&mut self, number: u32, entry: Entry) -> Result<(), CvError> {
        if self.entries.len() >= MAX_ENTRIES {
            return Err(CvError::TooComplex { limit: CvLimit::Objects });
        }
        self.entries.push((number, entry));
        Ok(())
    }

    /// So many whole numbers in an array.
    fn numbers<const N: usize>(&self, value: Value<'a>) -> Result<Option<[i64; N]>, CvError> {
        let Value::Array(mut values) = value else { return Ok(None) };
        let mut numbers = [0; N];
        for number in &mut numbers {
            let Some(Value::Int(read)) = values.next(&self.doc.fuel)? else { return Ok(None) };
            *number = read;
        }
        Ok(Some(numbers))
    }
}

/// A line as it should be, which need not be read word by word: `0000000017 00000 n` and two bytes.
fn usual_line(rest: &[u8]) -> Option<Entry> {
    let line: &[u8; LINE] = rest.first_chunk()?;
    let [digits @ .., b' ', _, _, _, _, _, b' ', kind @ (b'n' | b'f'), _, b'\r' | b'\n'] = line else { return None };
    let at = digits.iter().try_fold(0_usize, |at, digit| match digit {
        b'0'..=b'9' => at.checked_mul(10)?.checked_add(usize::from(digit - b'0')),
        _ => None,
    })?;
    Some(if *kind == b'n' && at > 0 { Entry::At(at) } else { Entry::Free })
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
