//! The beginning of a PDF, and what a file is that is none. Only the beginning is asked: behind a header the signatures of
//! other formats are what an honest PDF carries.

use super::ascii::{find, has};
use super::text::Text;
use super::{Window, encoded, magic, ole, zip};
use crate::cv::{Damage, Error, FileKind, PdfVersion, Warning, Warnings};

/// The last offset at which readers look for the header.
const LAST_HEADER: usize = 1024;
const HEADER: &[u8] = b"%PDF";
/// A file that was sent as text stays that, no matter what stands in front of it.
const TEXT_TRANSFER: Error = Error::Damaged { damage: Damage::TextTransfer };

/// The header of a PDF.
pub(in crate::cv) struct Header {
    /// The offset at which it is.
    pub(in crate::cv) at: usize,
    /// The version that it names.
    pub(in crate::cv) version: Option<PdfVersion>,
    /// Its oddities.
    pub(in crate::cv) warnings: Warnings,
}

/// Finds the header, or says what the file is instead.
pub(in crate::cv) fn header(window: &Window<'_>, named_pdf: impl Fn() -> bool) -> Result<Header, Error> {
    let head = window.head();
    if let Some(rest) = head.strip_prefix(HEADER) {
        let escaped = encoded::is_escaped(rest).then_some(FileKind::EncodedPdf);
        return escaped.map_or_else(|| Ok(Header::at(0, rest)), |is| Err(not_pdf(Some(is), named_pdf())));
    }
    // These hold other files. A PDF that is not compressed begins early in them, and has to be taken out.
    if zip::is(head) || ole::is(head) {
        return Err(not_pdf(magic::name(window), named_pdf()));
    }
    let Some((front, pdf)) = front_of(head) else {
        return Err(if Text::of(head).was_widened(HEADER) {
            TEXT_TRANSFER
        } else {
            not_pdf(name(window), named_pdf())
        });
    };
    let behind = pdf.strip_prefix(HEADER).unwrap_or_default();
    if encoded::is_escaped(behind) || Text::of(head).is_encoded_pdf() {
        return Err(not_pdf(Some(FileKind::EncodedPdf), named_pdf()));
    }
    match in_front(front) {
        Some(kind) if kind.is_container() || !names_a_version(pdf) => {
            Err(not_pdf(name(window).or(Some(kind)), named_pdf()))
        }
        Some(first) if !first.is_passed_over() => Err(Error::Polyglot { first, pdf_at: front.len() as u64 }),
        Some(_) | None => Ok(Header::at(front.len(), behind)),
    }
}

/// The bytes in front of a header that readers find behind the first byte, and the rest.
fn front_of(head: &[u8]) -> Option<(&[u8], &[u8])> {
    let reach = head.get(..LAST_HEADER.saturating_add(HEADER.len())).unwrap_or(head);
    find(reach, HEADER).and_then(|at| head.split_at_checked(at))
}

/// The file that begins in front of a header, if one does.
fn in_front(front: &[u8]) -> Option<FileKind> {
    // The tickets of print jobs look like PostScript.
    let is_document = |kind| kind != FileKind::Printed || front.starts_with(b"%!PS") || front.starts_with(b"AT&T");
    magic::name(&Window::whole(front)).or_else(|| Text::in_front(front).document()).filter(|kind| is_document(*kind))
}

/// A file that readers find damaged or cut may be no PDF at all: a page in front of one, or a text that only speaks of one.
pub(in crate::cv) fn rather(window: &Window<'_>, header_at: usize, refused: Error, named_pdf: bool) -> Error {
    let is_damaged = matches!(refused, Error::Truncated | Error::NoPages | Error::Damaged { .. });
    if header_at == 0 || !is_damaged || refused == TEXT_TRANSFER {
        return refused;
    }
    let head = window.head().get(..Window::HEAD).unwrap_or(window.head());
    if let Some(page) = in_front(head.get(..header_at).unwrap_or_default()) {
        return not_pdf(Some(page), named_pdf);
    }
    let text = Text::of(head);
    let is_text = !has(head, b" obj") && text.is_legible() && !text.is_in_transfer();
    if is_text { not_pdf(name(window), named_pdf) } else { refused }
}

/// The kind of the file.
fn name(window: &Window<'_>) -> Option<FileKind> {
    let parts = [
        window.head().get(..Window::HEAD).unwrap_or(window.head()),
        window.tail().get(window.tail().len().saturating_sub(Window::HEAD)..).unwrap_or_default(),
    ];
    if parts.into_iter().flatten().all(|byte| matches!(byte, 0 | b'\t'..=b'\r' | b' ')) {
        return Some(FileKind::Blank);
    }
    magic::name(window).or_else(|| Text::of(window.head()).name())
}

fn not_pdf(is: Option<FileKind>, named_pdf: bool) -> Error {
    Error::NotPdf { is: is.unwrap_or(FileKind::Unknown), named_pdf }
}

/// A real header names a version; other files only speak of PDF.
fn names_a_version(pdf: &[u8]) -> bool {
    matches!(pdf, [b'%', b'P', b'D', b'F', b'-', b'0'..=b'9', b'.', b'0'..=b'9', ..])
}

impl Header {
    /// From what stands behind `%PDF`.
    fn at(at: usize, rest: &[u8]) -> Header {
        let version = PdfVersion::after_header(rest);
        let odd = |is_odd, warning| if is_odd { Warnings::from_slice(&[warning]) } else { Warnings::EMPTY };
        let warnings = odd(at > 0, Warning::JunkBeforeHeader)
            .union(odd(!version.is_some_and(PdfVersion::is_published), Warning::OddVersion));
        Header { at, version, warnings }
    }
}
