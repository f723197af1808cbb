//! The kind of an archive by its entries: Office, Open Document, Apple and others pack their documents so.

use super::ascii::{ends_as_pdf, find, has};
use super::inflate;
use crate::cv::FileKind;
use std::borrow::Cow;

/// The findings in the names of the entries.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is something that was seen, and all of them can be")]
pub(super) struct Seen<'a> {
    mimetype: Option<Cow<'a, [u8]>>,
    content_types: Option<Cow<'a, [u8]>>,
    /// The list of what an Open Document archive has in it.
    manifest: Option<Cow<'a, [u8]>>,
    /// The main part of a document of Apple before 2013.
    index: Option<Cow<'a, [u8]>>,
    /// It is a package as Office writes them.
    package: bool,
    /// It has the parts of a Word document.
    word: bool,
    /// It has the parts of a spreadsheet, slides or a drawing.
    office: Option<FileKind>,
    /// It has the parts of a document of Apple.
    apple: Option<FileKind>,
    /// It has what only the programs of Apple write.
    by_apple: bool,
    /// It is a book.
    book: bool,
    /// How many files are PDFs, and how many are not.
    pdfs: usize,
    others: usize,
}

/// How much of an entry is read.
const BODY_WINDOW: usize = 64 * 1024;

/// The body of an entry, as far as it is at hand.
pub(super) struct Body<'a> {
    /// How it is packed: 0 is not at all, 8 is deflate.
    method: u16,
    packed: &'a [u8],
}

impl<'a> Body<'a> {
    /// A packed body says itself where it ends; a stored one is as long as its entry says, which is nothing where the size
    /// stands behind it.
    pub(super) fn new(method: u16, from: &'a [u8], size: usize) -> Body<'a> {
        let len = if method == 0 { size.min(BODY_WINDOW) } else { BODY_WINDOW };
        Body { method, packed: from.get(..len).unwrap_or(from) }
    }

    /// Its first bytes, unpacked where that is possible.
    pub(super) fn beginning(&self) -> Option<Cow<'a, [u8]>> {
        match self.method {
            0 => Some(Cow::Borrowed(self.packed)),
            8 => Some(Cow::Owned(inflate::beginning(self.packed, BODY_WINDOW))),
            _ => None,
        }
    }

    /// Its first bytes where it is not packed.
    pub(super) fn stored(&self) -> Option<&'a [u8]> {
        (self.method == 0).then_some(self.packed)
    }
}

/// The main parts of Office files by their content types, in lower case.
const MAIN_PARTS: [(&[u8], FileKind); 16] = [
    (b"ms-word.template.macroenabledtemplate.main", FileKind::Docx),
    (b"ms-word.document.macroenabled.main", FileKind::Docx),
    (b"wordprocessingml.template.main", FileKind::Docx),
    (b"wordprocessingml.document.main", FileKind::Docx),
    (b"spreadsheetml.sheet.main", FileKind::Excel),
    (b"spreadsheetml.template.main", FileKind::Excel),
    (b"ms-excel.sheet.macroenabled.main", FileKind::Excel),
    (b"ms-excel.template.macroenabled.main", FileKind::Excel),
    (b"ms-excel.addin.macroenabled.main", FileKind::Excel),
    (b"ms-excel.sheet.binary.macroenabled.main", FileKind::Excel),
    (b"presentationml.presentation.main", FileKind::PowerPoint),
    (b"presentationml.slideshow.main", FileKind::PowerPoint),
    (b"presentationml.template.main", FileKind::PowerPoint),
    (b"application/vnd.ms-powerpoint.", FileKind::PowerPoint),
    (b"application/vnd.ms-visio.", FileKind::Office),
    (b"ms-package.xps-fixeddocumentsequence", FileKind::Xps),
];

/// Archives that say what they are in an entry `mimetype`. The longer ones come first.
const MIME_TYPES: [(&[u8], FileKind); 8] = [
    (b"application/vnd.oasis.opendocument.text", FileKind::Odt),
    (b"application/vnd.oasis.opendocument.", FileKind::Office),
    (b"application/vnd.sun.xml.writer", FileKind::OtherDocument),
    (b"application/vnd.sun.xml.", FileKind::Office),
    (b"application/vnd.stardivision.writer", FileKind::OtherDocument),
    (b"application/epub+zip", FileKind::Printed),
    (b"application/hwp+zip", FileKind::OtherDocument),
    (b"application/x-hwp+zip", FileKind::OtherDocument),
];

/// Parts by how their names begin, in lower case.
const OFFICE_PARTS: [(&[u8], FileKind); 6] = [
    (b"xl/", FileKind::Excel),
    (b"ppt/", FileKind::PowerPoint),
    (b"visio/", FileKind::Office),
    (b"fixeddocseq.fdseq", FileKind::Xps),
    (b"fixeddocumentsequence.fdseq", FileKind::Xps),
    (b"documents/1/fixeddoc", FileKind::Xps),
];

impl<'a> Seen<'a> {
    /// Takes note of an entry; its body is asked for only where it says what the archive is.
    pub(super) fn note(&mut self, name: &[u8], body: impl FnOnce() -> Option<Body<'a>>) {
        if is(name, b"mimetype") {
            self.mimetype = self.mimetype.take().or_else(|| body()?.beginning());
        } else if is(name, b"[content_types].xml") {
            self.package = true;
            self.content_types = self.content_types.take().or_else(|| body()?.beginning());
        } else if is(name, b"meta-inf/manifest.xml") {
            self.manifest = self.manifest.take().or_else(|| body()?.beginning());
        } else if is(name, b"_rels/.rels") || is(name, b"docprops/app.xml") || is(name, b"docprops/core.xml") {
            self.package = true;
        } else if starts(name, b"word/") {
            self.word = true;
        } else if is(name, b"meta-inf/container.xml") {
            self.book = true;
        } else if let Some((_, kind)) = OFFICE_PARTS.iter().find(|(part, _)| starts(name, part)) {
            self.office = Some(*kind);
        } else {
            self.note_apple(name, body);
        }
        self.count(name);
    }

    fn note_apple(&mut self, name: &[u8], body: impl FnOnce() -> Option<Body<'a>>) {
        if is(name, b"index/document.iwa") {
            let main = body().and_then(|body| iwa(body.stored()?));
            self.apple = self.apple.or(main);
            self.by_apple = true;
        } else if starts(name, b"index/slide") || starts(name, b"index/masterslide") || is(name, b"index.apxl") {
            self.apple = Some(FileKind::Iwork);
        } else if is(name, b"index.xml") {
            self.index = self.index.take().or_else(|| body()?.beginning());
        } else if is(name, b"buildversionhistory.plist") || is(name, b"index.zip") || is(name, b"index/viewstate.iwa") {
            self.by_apple = true;
        } else if let Some(kind) = bundle(name) {
            self.apple = Some(kind);
        }
    }

    /// Counts files, not folders nor what a Mac adds to them.
    fn count(&mut self, name: &[u8]) {
        if name.ends_with(b"/") || starts(name, b"__macosx/") {
            return;
        }
        let count = if ends_as_pdf(name) { &mut self.pdfs } else { &mut self.others };
        *count = count.saturating_add(1);
    }

    pub(super) fn kind(&self) -> FileKind {
        let says = self.mimetype.as_deref().and_then(by_mime_type);
        if let Some(kind) = says.or_else(|| self.content_types.as_deref().and_then(main_part)) {
            return kind;
        }
        match (self.package, self.word, self.office) {
            (true, true, _) => return FileKind::Docx,
            (_, _, Some(FileKind::Xps)) => return FileKind::Xps,
            (true, false, Some(office)) => return office,
            (true, false, None) | (false, _, _) => {}
        }
        let by_index = || self.index.as_deref().and_then(index);
        if let Some(kind) = self.apple.or_else(by_index).or(self.by_apple.then_some(FileKind::Pages)) {
            kind
        } else if let Some(kind) = self.manifest.as_deref().and_then(in_manifest) {
            kind
        } else if self.book {
            FileKind::Printed
        } else if (self.pdfs, self.others) == (1, 0) {
            FileKind::CompressedPdf
        } else {
            FileKind::Archive
        }
    }
}

fn by_mime_type(says: &[u8]) -> Option<FileKind> {
    let says = says.trim_ascii_start();
    MIME_TYPES.iter().find(|(known, _)| says.starts_with(known)).map(|(_, kind)| *kind)
}

/// The kind of the main part, by the list of content types.
fn main_part(content_types: &[u8]) -> Option<FileKind> {
    // In UTF-16 every second byte is nothing.
    let text: Vec<u8> = content_types.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    MAIN_PARTS.iter().find(|(part, _)| has(&text, part)).map(|(_, kind)| *kind)
}

/// The kind that an Open Document archive without `mimetype` has by its manifest: the first media type in its list is its own.
fn in_manifest(manifest: &[u8]) -> Option<FileKind> {
    let at =
        find(manifest, b"application/vnd.oasis.opendocument.").or_else(|| find(manifest, b"application/vnd.sun.xml."));
    by_mime_type(manifest.get(at?..)?)
}

/// Whose document an archive of Apple is since 2013. Its first record says its type in a varint behind
/// `08 01 12 <length> 08`; that of Pages is 10,000. Keynote and Numbers share a number.
fn iwa(document: &[u8]) -> Option<FileKind> {
    let beginning = document.get(..64).unwrap_or(document);
    let record = beginning.windows(7).find(|window| matches!(window, [8, 1, 18, _, 8, _, _]))?;
    Some(if record.ends_with(b"\x90\x4e") { FileKind::Pages } else { FileKind::Iwork })
}

/// Whose document an archive of Apple was before, by the namespaces of its root element: `sl` is that of Pages.
fn index(xml: &[u8]) -> Option<FileKind> {
    let beginning = xml.get(..4096).unwrap_or(xml);
    let is_of = |namespace: &[u8]| has(beginning, namespace);
    if is_of(b"developer.apple.com/namespaces/ls\"") || is_of(b"developer.apple.com/namespaces/keynote") {
        Some(FileKind::Iwork)
    } else {
        is_of(b"developer.apple.com/namespaces/sl\"").then_some(FileKind::Pages)
    }
}

/// Browsers on a Mac pack a document that is a folder into an archive of that folder.
fn bundle(name: &[u8]) -> Option<FileKind> {
    let (folder, _) = super::ascii::split(name, b"/")?;
    let ends = |ending: &[u8]| {
        let at = folder.len().checked_sub(ending.len());
        at.and_then(|at| folder.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    if ends(b".pages") {
        Some(FileKind::Pages)
    } else if ends(b".key") || ends(b".numbers") {
        Some(FileKind::Iwork)
    } else {
        None
    }
}

/// Names are compared without case, and some writers use backslashes.
fn starts(name: &[u8], expected: &[u8]) -> bool {
    let folded = |byte: u8| if byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() };
    name.len() >= expected.len() && name.iter().zip(expected).all(|(byte, expected)| folded(*byte) == *expected)
}

fn is(name: &[u8], expected: &[u8]) -> bool {
    name.len() == expected.len() && starts(name, expected)
}
