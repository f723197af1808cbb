//! Where a PDF begins, and what a file is that is none. Only the beginning is asked: behind a header the signatures of
//! other formats are what an honest PDF carries.

use super::ascii::{find, has};
use super::text::Text;
use super::{CvWindow, magic, ole, zip};
use crate::cv::{CvDamage, CvError, CvWarning, CvWarnings, FileKind, PdfVersion};

/// The last offset at which readers look for the header.
const LAST_HEADER: usize = 1024;
const HEADER: &[u8] = b"%PDF";

/// The header of a PDF.
pub(in crate::cv) struct Header {
    /// Where it is.
    pub(in crate::cv) at: usize,
    /// What it says.
    pub(in crate::cv) version: Option<PdfVersion>,
    /// What is odd about it.
    pub(in crate::cv) warnings: CvWarnings,
}

/// Finds the header, or says what the file is instead.
pub(in crate::cv) fn header(window: &CvWindow<'_>, named_pdf: impl Fn() -> bool) -> Result<Header, CvError> {
    let head = window.head();
    if let Some(rest) = head.strip_prefix(HEADER) {
        return Ok(Header::at(0, rest));
    }
    // These hold other files. A PDF that is not compressed begins early in them, and has to be taken out.
    if zip::is(head) || ole::is(head) {
        return Err(not_pdf(window, magic::name(window), named_pdf()));
    }
    let reach = head.get(..LAST_HEADER.saturating_add(HEADER.len())).unwrap_or(head);
    let Some((front, pdf)) = find(reach, HEADER).and_then(|at| head.split_at_checked(at)) else {
        return Err(if Text::of(head).was_widened(HEADER) {
            CvError::Damaged { damage: CvDamage::TextTransfer }
        } else {
            not_pdf(window, name(window), named_pdf())
        });
    };
    // The tickets of print jobs look like PostScript.
    let is_honest = |kind: &FileKind| *kind == FileKind::PostScript && !front.starts_with(b"%!PS");
    let first = magic::name(&CvWindow::whole(front)).or_else(|| Text::in_front(front).document());
    match first.filter(|kind| !is_honest(kind)) {
        None => Ok(Header::at(front.len(), pdf.strip_prefix(HEADER).unwrap_or_default())),
        Some(kind) if kind.is_container() || !names_a_version(pdf) => {
            Err(not_pdf(window, name(window).or(Some(kind)), named_pdf()))
        }
        Some(first) => Err(CvError::Polyglot { first, pdf_at: front.len() as u64 }),
    }
}

/// What readers find damaged or cut may be no PDF at all: a text, or a page, that only speaks of one.
pub(in crate::cv) fn rather(window: &CvWindow<'_>, header_at: usize, refused: CvError, named_pdf: bool) -> CvError {
    let is_damaged = matches!(refused, CvError::Truncated | CvError::NoPages | CvError::Damaged { .. });
    let head = window.head().get(..CvWindow::HEAD).unwrap_or(window.head());
    if header_at == 0 || !is_damaged || has(head, b" obj") {
        return refused;
    }
    let text = Text::of(head);
    if text.is_legible() && !text.is_in_transfer() { not_pdf(window, name(window), named_pdf) } else { refused }
}

/// What the file is.
fn name(window: &CvWindow<'_>) -> Option<FileKind> {
    let parts = [
        window.head().get(..CvWindow::HEAD).unwrap_or(window.head()),
        window.tail().get(window.tail().len().saturating_sub(CvWindow::HEAD)..).unwrap_or_default(),
    ];
    if parts.into_iter().flatten().all(|byte| matches!(byte, 0 | b'\t'..=b'\r' | b' ')) {
        return Some(FileKind::Blank);
    }
    magic::name(window).or_else(|| Text::of(window.head()).name())
}

fn not_pdf(window: &CvWindow<'_>, is: Option<FileKind>, named_pdf: bool) -> CvError {
    let is = is.unwrap_or(FileKind::Unknown);
    let first = (is == FileKind::Unknown).then(|| {
        let mut first = [0; 4];
        first.iter_mut().zip(window.head()).for_each(|(first, byte)| *first = *byte);
        first
    });
    CvError::NotPdf { is, named_pdf, first }
}

/// A real header names a version; other files only speak of PDF.
fn names_a_version(pdf: &[u8]) -> bool {
    matches!(pdf, [b'%', b'P', b'D', b'F', b'-', b'0'..=b'9', b'.', b'0'..=b'9', ..])
}

impl Header {
    /// From what stands behind `%PDF`.
    fn at(at: usize, rest: &[u8]) -> Header {
        let version = PdfVersion::after_header(rest);
        let odd = |is_odd, warning| if is_odd { CvWarnings::of(&[warning]) } else { CvWarnings::NONE };
        let warnings = odd(at > 0, CvWarning::JunkBeforeHeader)
            .with(odd(!version.is_some_and(PdfVersion::is_published), CvWarning::OddVersion));
        Header { at, version, warnings }
    }
}
