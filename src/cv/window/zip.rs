//! Zip archives, by the names of their entries and by entries that are stored as they are. Nothing is unpacked.

use super::le::{len_at, short_len_at, u16_at};
use crate::cv::FileKind;

/// How many entries are looked at.
const MAX_ENTRIES: usize = 4096;
/// The end record and the longest comment behind it.
const END_WINDOW: usize = 22 + 65_535;
/// Where entries are looked for when the directory is lost.
const LOCAL_WINDOW: usize = 256 * 1024;
/// How much of a stored entry is read.
const BODY_WINDOW: usize = 64 * 1024;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// The main parts of a Word file by their content types, in lower case.
const MAIN_PARTS: [(&[u8], FileKind); 4] = [
    (b"application/vnd.ms-word.template.macroenabledtemplate.main+xml", FileKind::Dotm),
    (b"application/vnd.ms-word.document.macroenabled.main+xml", FileKind::Docm),
    (b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", FileKind::Dotx),
    (b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", FileKind::Docx),
];

/// What the archive is: a file of a word processor, another office file or just an archive.
pub(super) fn name(file: &[u8]) -> FileKind {
    let mut seen = Seen::default();
    if from_directory(file, &mut seen).is_none() {
        from_local_headers(file, &mut seen);
    }
    seen.kind()
}

/// What the names of the entries tell.
#[derive(Default)]
struct Seen<'a> {
    mimetype: Option<&'a [u8]>,
    content_types: Option<&'a [u8]>,
    /// It is a package as Office writes them.
    package: bool,
    /// It has the parts of a Word document, perhaps with macros.
    word: Option<FileKind>,
    /// It has the parts of a spreadsheet, slides or a drawing.
    office: bool,
}

impl<'a> Seen<'a> {
    /// Takes note of an entry; its body is there only where it is stored as it is.
    fn note(&mut self, name: &[u8], body: impl FnOnce() -> Option<&'a [u8]>) {
        if is(name, b"mimetype") {
            self.mimetype = self.mimetype.or_else(body);
        } else if is(name, b"[content_types].xml") {
            self.package = true;
            self.content_types = self.content_types.or_else(body);
        } else if is(name, b"_rels/.rels") {
            self.package = true;
        } else if is(name, b"word/vbaproject.bin") {
            self.word = Some(FileKind::Docm);
        } else if starts(name, b"word/") {
            self.word = self.word.or(Some(FileKind::Docx));
        } else {
            self.office |= starts(name, b"xl/") || starts(name, b"ppt/") || starts(name, b"visio/");
        }
    }

    fn kind(&self) -> FileKind {
        let mimetype = self.mimetype.unwrap_or_default();
        if mimetype.starts_with(b"application/vnd.oasis.opendocument.text") {
            return FileKind::Odt;
        }
        if mimetype.starts_with(b"application/vnd.oasis.opendocument.")
            || mimetype.starts_with(b"application/vnd.sun.xml.")
        {
            return FileKind::Office;
        }
        if let Some(kind) = self.content_types.and_then(main_part) {
            return kind;
        }
        match (self.package, self.word, self.office) {
            (true, Some(word), _) => word,
            (true, None, true) => FileKind::Office,
            (true, None, false) | (false, _, _) => FileKind::Zip,
        }
    }
}

/// What the list of content types says that the main part is.
fn main_part(content_types: &[u8]) -> Option<FileKind> {
    let text = content_types.get(..BODY_WINDOW).unwrap_or(content_types).to_ascii_lowercase();
    let says = |part: &[u8]| text.windows(part.len()).any(|window| window == part);
    MAIN_PARTS.iter().find(|(part, _)| says(part)).map(|(_, kind)| *kind)
}

/// Walks the central directory. `None` where there is none to be walked.
fn from_directory<'a>(file: &'a [u8], seen: &mut Seen<'a>) -> Option<()> {
    let end = end_record(file)?;
    let (size, offset) = (len_at(file, end.checked_add(12)?)?, len_at(file, end.checked_add(16)?)?);
    let start = [end.checked_sub(size), Some(offset)].into_iter().flatten().find(|at| has(file, *at, CENTRAL))?;
    // Bytes in front of the archive shift all its offsets.
    let shift = start.saturating_sub(offset);
    let mut at = start;
    for _ in 0..MAX_ENTRIES {
        let Some(next) = central_entry(file, at, shift, seen) else { break };
        at = next;
    }
    Some(())
}

fn end_record(file: &[u8]) -> Option<usize> {
    let tail_at = file.len().saturating_sub(END_WINDOW);
    let found = file.get(tail_at..)?.windows(END.len()).rposition(|window| window == END)?;
    tail_at.checked_add(found)
}

/// Takes note of one entry of the directory; gives where the next one is.
fn central_entry<'a>(file: &'a [u8], at: usize, shift: usize, seen: &mut Seen<'a>) -> Option<usize> {
    let header = file.get(at..).filter(|header| header.starts_with(CENTRAL))?;
    let (method, packed) = (u16_at(header, 10)?, len_at(header, 20)?);
    let name_len = short_len_at(header, 28)?;
    let (extra, comment) = (short_len_at(header, 30)?, short_len_at(header, 32)?);
    let local = len_at(header, 42)?.checked_add(shift)?;
    let name = header.get(46..name_len.checked_add(46)?)?;
    seen.note(name, || {
        let body = body_at(file, local).filter(|_| method == 0)?;
        file.get(body..body.checked_add(packed)?)
    });
    at.checked_add(46)?.checked_add(name_len)?.checked_add(extra)?.checked_add(comment)
}

/// Walks from entry to entry, as far as the sizes in front of them tell or the next one is near.
fn from_local_headers<'a>(file: &'a [u8], seen: &mut Seen<'a>) {
    let mut at = next_local(file, 0);
    for _ in 0..MAX_ENTRIES {
        let Some(next) = at.and_then(|at| local_entry(file, at, seen)) else { break };
        at = if has(file, next, LOCAL) { Some(next) } else { next_local(file, next) };
    }
}

/// Takes note of one entry; gives where its body ends, or where it begins if its size comes behind it.
fn local_entry<'a>(file: &'a [u8], at: usize, seen: &mut Seen<'a>) -> Option<usize> {
    let header = file.get(at..)?;
    let (flags, method) = (u16_at(header, 6)?, u16_at(header, 8)?);
    let name = header.get(30..short_len_at(header, 26)?.checked_add(30)?)?;
    let body = body_at(file, at)?;
    let size = if flags & 8 == 0 { len_at(header, 18)? } else { 0 };
    let end = body.checked_add(size)?;
    seen.note(name, || file.get(body..end).filter(|_| method == 0 && size > 0));
    Some(end)
}

fn next_local(file: &[u8], from: usize) -> Option<usize> {
    let window = file.get(from..LOCAL_WINDOW.min(file.len()))?;
    from.checked_add(window.windows(LOCAL.len()).position(|window| window == LOCAL)?)
}

/// Where the body of an entry begins, behind its local header.
fn body_at(file: &[u8], local: usize) -> Option<usize> {
    let header = file.get(local..).filter(|header| header.starts_with(LOCAL))?;
    local.checked_add(30)?.checked_add(short_len_at(header, 26)?)?.checked_add(short_len_at(header, 28)?)
}

fn has(file: &[u8], at: usize, signature: &[u8]) -> bool {
    file.get(at..).is_some_and(|rest| rest.starts_with(signature))
}

/// Names are compared without case, and some writers use backslashes.
fn starts(name: &[u8], expected: &[u8]) -> bool {
    let folded = |byte: u8| if byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() };
    name.len() >= expected.len() && name.iter().zip(expected).all(|(byte, expected)| folded(*byte) == *expected)
}

fn is(name: &[u8], expected: &[u8]) -> bool {
    name.len() == expected.len() && starts(name, expected)
}
