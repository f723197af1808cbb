//! The rows of a CSV file, one at a time. A row that cannot be read takes no other with it.
//!
//! A quotation mark that is opened and never closed would make one row of the rest of the file. The text between two quotation marks is
//! therefore at most [`LONGEST`] bytes long: beyond that, the line with the mark is named, and reading goes on at the line after it.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// A longer row is none.
pub(super) const LONGEST: usize = 1 << 18;

/// Why there is no row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NoRow {
    /// It is longer than [`LONGEST`].
    TooLong,
    /// A quotation mark is opened, and not closed within [`LONGEST`] bytes.
    Unclosed,
}

/// The rows of an input.
pub(super) struct Lines<R> {
    input: R,
    delimiter: u8,
    reader: Reader,
    /// Lines that were read ahead, to find the end of a row.
    ahead: VecDeque<Vec<u8>>,
    line: Vec<u8>,
    number: u64,
    text: Vec<u8>,
    ends: Vec<usize>,
    fields: Vec<Range<usize>>,
    /// How many fields a row has, once that is known.
    width: Option<usize>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        let (ahead, line, text) = (VecDeque::new(), Vec::new(), Vec::new());
        Lines {
            input,
            delimiter,
            reader,
            ahead,
            line,
            number: 0,
            text,
            ends: vec![0; 64],
            fields: Vec::new(),
            width: None,
        }
    }

    /// Reads the next row. Returns the number of its first line; none at the end. Blank lines are no rows.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Result<(), NoRow>)>> {
        loop {
            if !self.read_line()? {
                return Ok(None);
            }
            self.number += 1;
            let number = self.number;
            if self.line.len() > LONGEST {
                return Ok(Some((number, Err(NoRow::TooLong))));
            }
            if number == 1 && self.line.starts_with(b"\xef\xbb\xbf") {
                self.line.drain(..3);
            }
            if self.line.trim_ascii().is_empty() {
                continue;
            }
            if !self.line.contains(&b'"') {
                self.split();
                return Ok(Some((number, Ok(()))));
            }
            return Ok(Some((number, self.unquote()?)));
        }
    }

    /// From now on, a row has as many fields as this one. A row of several lines that has another number is none: the quotation mark in its
    /// first line stands there by mistake. So it does where text follows the mark that closes it.
    pub(super) fn fix_width(&mut self) {
        self.width = Some(self.len());
    }

    /// Returns how many fields the row has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// Returns a field of the row. None if it is not UTF-8.
    pub(super) fn field(&self, place: usize) -> Option<&str> {
        let range = self.fields.get(place)?.clone();
        std::str::from_utf8(self.text.get(range)?).ok()
    }

    /// A line without a quotation mark.
    fn split(&mut self) {
        std::mem::swap(&mut self.text, &mut self.line);
        let end = self.text.len() - self.text.iter().rev().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        self.fields.clear();
        let mut from = 0;
        for (place, byte) in self.text[..end].iter().enumerate() {
            if *byte == self.delimiter {
                self.fields.push(from..place);
                from = place + 1;
            }
        }
        self.fields.push(from..end);
    }

    /// A row with quotation marks: as many lines as it takes to close them.
    fn unquote(&mut self) -> io::Result<Result<(), NoRow>> {
        self.reader.reset();
        let mut lines = vec![std::mem::take(&mut self.line)];
        let mut length = lines[0].len();
        let (mut written, mut ended) = (0, 0);
        loop {
            let at_the_end = lines.last().is_none_or(Vec::is_empty);
            // Behind the last line is an end of the line, too.
            let mut rest = lines.last().filter(|line| !line.is_empty()).map_or(&b"\n"[..], Vec::as_slice);
            let read = loop {
                let (read, taken, wrote, ends) =
                    self.reader.read_record(rest, &mut self.text[written..], &mut self.ends[ended..]);
                (written, ended, rest) = (written + wrote, ended + ends, &rest[taken..]);
                match read {
                    ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                    ReadRecordResult::OutputFull => self.text.resize(length + 1, 0),
                    read @ (ReadRecordResult::InputEmpty | ReadRecordResult::Record | ReadRecordResult::End) => {
                        break read;
                    }
                }
            };
            if matches!(read, ReadRecordResult::Record) {
                let spread = lines.len() - usize::from(at_the_end);
                let fits = self.width.is_none_or(|width| width == ended) && closes_fields(&lines, self.delimiter);
                if spread > 1 && !fits {
                    return Ok(self.give_back(lines));
                }
                self.number += spread as u64 - 1;
                self.fields.clear();
                let from = std::iter::once(0).chain(self.ends.iter().copied());
                self.fields.extend(from.zip(&self.ends[..ended]).map(|(from, to)| from..*to));
                return Ok(Ok(()));
            }
            if at_the_end || length > LONGEST {
                return Ok(self.give_back(lines));
            }
            self.read_line()?;
            length += self.line.len();
            lines.push(std::mem::take(&mut self.line));
        }
    }

    /// The first line is none; those after it are read again.
    fn give_back(&mut self, lines: Vec<Vec<u8>>) -> Result<(), NoRow> {
        for line in lines.into_iter().skip(1).filter(|line| !line.is_empty()).rev() {
            self.ahead.push_front(line);
        }
        Err(NoRow::Unclosed)
    }

    /// Reads a line, with its end; of one that is too long, the beginning. Returns false at the end of the input.
    fn read_line(&mut self) -> io::Result<bool> {
        if let Some(line) = self.ahead.pop_front() {
            self.line = line;
            return Ok(true);
        }
        self.line.clear();
        let most = LONGEST as u64 + 1;
        self.input.by_ref().take(most).read_until(b'\n', &mut self.line)?;
        if self.line.len() > LONGEST && !self.line.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
        }
        Ok(!self.line.is_empty())
    }
}

/// Is each quotation mark that closes a field at its end?
fn closes_fields(lines: &[Vec<u8>], delimiter: u8) -> bool {
    let mut bytes = lines.iter().flatten().copied().peekable();
    let mut begins = true;
    while let Some(byte) = bytes.next() {
        if !(begins && byte == b'"') {
            begins = byte == delimiter;
            continue;
        }
        begins = false;
        // Between quotation marks, two of them are one.
        loop {
            let byte = bytes.next();
            match (byte, bytes.peek().copied()) {
                (Some(b'"'), Some(b'"')) => {
                    bytes.next();
                }
                (Some(b'"'), None | Some(b'\r' | b'\n')) => break,
                (Some(b'"'), Some(next)) if next == delimiter => break,
                (Some(b'"'), Some(_)) | (None, _) => return false,
                (Some(_), _) => {}
            }
        }
    }
    true
}
