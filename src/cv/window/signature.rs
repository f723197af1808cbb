//! Where a PDF begins, and what a file is that is none. Only the beginning is asked: behind a header the signatures of
//! other formats are what an honest PDF carries.

use super::{CvWindow, ole, text, zip};
use crate::cv::{CvError, CvWarning, CvWarnings, FileKind, PdfVersion};

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
    let file = window.head();
    let not_pdf = |is| CvError::NotPdf { is, named_pdf: named_pdf() };
    if let Some(rest) = file.strip_prefix(HEADER) {
        return Ok(Header::at(0, rest));
    }
    if let Some(kind) = magic(file) {
        return Err(not_pdf(kind));
    }
    let found = file.windows(HEADER.len()).take(LAST_HEADER.saturating_add(1)).position(|window| window == HEADER);
    let Some((front, header)) = found.and_then(|at| file.split_at_checked(at)) else {
        let prefix = text::Prefix::of(file);
        return Err(not_pdf(prefix.marked().unwrap_or_else(|| prefix.plain())));
    };
    match text::Prefix::of(front).marked() {
        None | Some(FileKind::Xml) => Ok(Header::at(front.len(), header.strip_prefix(HEADER).unwrap_or_default())),
        Some(kind) => Err(not_pdf(kind)),
    }
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

/// Formats that begin with fixed bytes.
fn magic(file: &[u8]) -> Option<FileKind> {
    match file {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, b'P', b'K', 3, 4, ..] => {
            Some(zip::name(file))
        }
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Some(ole::name(file)),
        [0x9b | 0xdb, 0xa5, ..] => Some(FileKind::Word2),
        [0xdc, 0xa5, ..] => Some(FileKind::Word6),
        [0xfe, 0x32 | 0x34 | 0x37, 0, ..] => Some(FileKind::WordMac),
        [0x31 | 0x32, 0xbe, 0, 0, 0, 0xab, ..] => Some(FileKind::WordDos),
        _ => is_image(file).then_some(FileKind::Image),
    }
}

/// PNG, JPEG, GIF, TIFF, BMP, WebP, HEIC and AVIF.
fn is_image(file: &[u8]) -> bool {
    match file {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..]
        | [b'I', b'I', b'*', 0, ..]
        | [b'M', b'M', 0, b'*', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
        | [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => true,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => {
            [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"]
                .iter()
                .any(|known| brand.starts_with(*known))
        }
        _ => false,
    }
}
