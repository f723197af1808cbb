//! Text formats, by what stands at the beginning of the text.

use super::ascii::{has_any_case, starts};
use super::{Window, beside, encoded, mail, xml};
use crate::cv::FileKind;
use std::borrow::Cow;

/// The beginning of a file, read as text. Only ASCII is looked for, so other letters need no decoding.
pub(super) struct Text<'a> {
    /// Without byte order mark and leading blanks.
    text: Cow<'a, [u8]>,
    /// People can read it.
    legible: bool,
}

impl<'a> Text<'a> {
    /// The beginning of a file in any encoding.
    pub(super) fn of(head: &'a [u8]) -> Text<'a> {
        let window = head.get(..Window::HEAD).unwrap_or(head);
        match window {
            [0xff, 0xfe, 0, 0, text @ ..] => Text::wide::<4>(text, 0),
            [0, 0, 0xfe, 0xff, text @ ..] => Text::wide::<4>(text, 3),
            [0xff, 0xfe, text @ ..] | text @ [1..=0x7f, 0, 1..=0x7f, 0, ..] => Text::wide::<2>(text, 0),
            [0xfe, 0xff, text @ ..] | text @ [0, 1..=0x7f, 0, 1..=0x7f, ..] => Text::wide::<2>(text, 1),
            text => Text::in_front(text),
        }
    }

    /// The text in front of a header, which is in ASCII.
    pub(super) fn in_front(bytes: &'a [u8]) -> Text<'a> {
        let text = without_blanks(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        Text { text: Cow::Borrowed(text), legible: is_legible(text) && (is_utf8(text) || has_much_ascii(text)) }
    }

    /// Text in units of several bytes, of which one has the ASCII. Other letters become one that is none.
    fn wide<const UNIT: usize>(bytes: &[u8], ascii: usize) -> Text<'static> {
        let (units, _) = bytes.as_chunks::<UNIT>();
        let letter = |unit: &[u8; UNIT]| {
            let others = unit.iter().enumerate().any(|(at, byte)| at != ascii && *byte != 0);
            unit.get(ascii).copied().filter(|byte| !others && byte.is_ascii()).unwrap_or(0xff)
        };
        let text: Vec<u8> = units.iter().map(letter).collect();
        let legible = is_legible(&text);
        Text { text: Cow::Owned(without_blanks(&text).to_vec()), legible }
    }

    /// Whether it begins so, once every letter that became several bytes is one again.
    pub(super) fn was_widened(&self, beginning: &[u8]) -> bool {
        matches!(self.text, Cow::Owned(_)) && self.text.starts_with(beginning)
    }

    /// Whether it is a PDF that a program wrote as text.
    pub(super) fn is_encoded_pdf(&self) -> bool {
        encoded::is_pdf(&self.text)
    }

    pub(super) fn is_legible(&self) -> bool {
        self.legible
    }

    /// Whether it begins as what servers and mail programs leave in front of a file.
    pub(super) fn is_in_transfer(&self) -> bool {
        self.text.starts_with(b"HTTP/") || self.text.starts_with(b"--") || mail::has_fields(&self.text)
    }

    /// The document that begins here, if one does. Pieces of markup and of XML do not count: servers and printers put them
    /// in front of a PDF.
    pub(super) fn document(&self) -> Option<FileKind> {
        match xml::name(&self.text) {
            _ if self.is_rtf() => Some(FileKind::Rtf),
            Some(FileKind::Data) => None,
            Some(FileKind::Html) if !xml::is_page(&self.text) => None,
            kind => kind,
        }
    }

    /// The kind of the text. `None` where it is none.
    pub(super) fn name(&self) -> Option<FileKind> {
        let text = &*self.text;
        if self.is_rtf() {
            return Some(FileKind::Rtf);
        }
        let page = mail::behind_http(text).unwrap_or(text);
        match xml::name(page).or_else(|| mail::name(page)) {
            Some(FileKind::Data) if encoded::is_held(page) => return Some(FileKind::EncodedPdf),
            None if !self.legible => return None,
            None => {}
            kind => return kind,
        }
        if encoded::is_pdf(page) {
            return Some(FileKind::EncodedPdf);
        }
        Some(match beside::in_text(page) {
            Some(kind) => kind,
            None if is_json(page) && encoded::is_held(page) => FileKind::EncodedPdf,
            None if is_json(page) => FileKind::Data,
            None if has_a_page(page) => FileKind::Html,
            None => FileKind::Text,
        })
    }

    fn is_rtf(&self) -> bool {
        starts(&self.text, br"{\rt") || starts(&self.text, br"{\urtf")
    }
}

/// A whole page behind other text, such as the notices of a server.
fn has_a_page(text: &[u8]) -> bool {
    [b"<!doctype html".as_slice(), b"<html>", b"<html "].iter().any(|tag| has_any_case(text, tag))
}

/// An object or a list of objects, strings or lists. A text may begin with a bracket, but not go on so.
fn is_json(text: &[u8]) -> bool {
    let Some((bracket, rest)) = text.split_first() else { return false };
    match (bracket, without_blanks(rest).first()) {
        (b'{', Some(b'"' | b'}')) | (b'[', Some(b'{' | b'"')) => true,
        (b'[', Some(b'[')) => matches!(without_blanks(rest), [_, b'"' | b'0'..=b'9' | b'-' | b'{', ..]),
        _ => false,
    }
}

fn without_blanks(text: &[u8]) -> &[u8] {
    let start = text.iter().position(|byte| !matches!(byte, b'\t'..=b'\r' | b' ')).unwrap_or(text.len());
    text.get(start..).unwrap_or_default()
}

/// No control character but those of lines, tabs, pages, the end of a DOS text and the escapes of a terminal.
fn is_legible(text: &[u8]) -> bool {
    let (last, text) = match text.split_last() {
        Some((0x1a, text)) => (true, text),
        _ => (!text.is_empty(), text),
    };
    last && !text.iter().any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f))
}

/// Whether the bytes are UTF-8. The window may have cut the last character.
fn is_utf8(window: &[u8]) -> bool {
    match str::from_utf8(window) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// Text in an older encoding has blanks, digits and lines in ASCII, also where its letters are not.
fn has_much_ascii(window: &[u8]) -> bool {
    window.iter().filter(|byte| byte.is_ascii()).count() > window.len() / 8
}
