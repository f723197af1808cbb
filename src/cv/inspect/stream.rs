//! Streams: a dictionary and the bytes behind it.

use super::doc::Doc;
use super::lex::{Lexer, Token};
use super::value::{self, Dict};
use memchr::memmem::Finder;

/// A stream.
#[derive(Clone, Copy)]
pub(super) struct Stream {
    pub(super) number: u32,
    pub(super) generation: u16,
    /// The offset of its head in the file.
    pub(super) head: usize,
    /// The offset at which its dictionary begins.
    pub(super) dict: usize,
    /// The offsets at which its bytes begin and end.
    pub(super) data: (usize, usize),
}

impl Stream {
    /// The stream whose head is here.
    pub(super) fn at<'a>(doc: &Doc<'a>, head: usize) -> Option<(Stream, Dict<'a>)> {
        let mut lexer = doc.lexer(head);
        lexer.skip_blanks();
        let head = lexer.at();
        let (Token::Int(number), Token::Int(generation), Token::Word(b"obj")) =
            (lexer.next(), lexer.next(), lexer.next())
        else {
            return None;
        };
        let (number, dict) = (u32::try_from(number).ok()?, lexer.at());
        let entries = value::at(doc.file(), dict, doc.fuel).dict()?;
        let mut end = entries.end();
        let Token::Word(b"stream") = end.next() else { return None };
        let [length] = entries.get([b"Length"]);
        let length = doc.resolve_plain(length).size();
        let start = start(&end);
        let data = said(doc.lexer(start), start, length).unwrap_or_else(|| {
            let rest = doc.file().get(start..).unwrap_or_default();
            (start, start + doc.fuel.find(&Finder::new(END), rest).unwrap_or(rest.len()))
        });
        let generation = u16::try_from(generation).unwrap_or(0);
        Some((Stream { number, generation, head, dict, data }, entries))
    }
}

/// The word behind the bytes of a stream.
pub(super) const END: &[u8] = b"endstream";

/// The offset at which the bytes begin, from behind the word `stream`.
pub(super) fn start(lexer: &Lexer<'_>) -> usize {
    let blank = match lexer.rest() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    };
    lexer.at() + blank
}

/// The bytes from here as long as they are said to be, if the stream ends there: behind blanks and comments, as readers
/// pass over them.
pub(super) fn said(mut lexer: Lexer<'_>, start: usize, length: Option<usize>) -> Option<(usize, usize)> {
    let end = start.checked_add(length?).filter(|end| *end <= start.saturating_add(lexer.rest().len()))?;
    lexer.go_to(end);
    lexer.skip_blanks();
    let behind = lexer.rest();
    (behind.starts_with(END) || behind.starts_with(b"endobj")).then_some((start, end))
}
