//! Where a PDF begins, and what a file is that is none. Only the beginning is asked: behind a header the signatures of
//! other formats are what an honest PDF carries.

use super::{FileKind, PdfVersion, ole, text, zip};

/// The last offset at which readers look for the header.
const LAST_HEADER: usize = 1024;
const HEADER: &[u8] = b"%PDF";

/// The version that the header names, or what the file is instead.
pub(super) fn header(file: &[u8]) -> Result<Option<PdfVersion>, FileKind> {
    if let Some(rest) = file.strip_prefix(HEADER) {
        return Ok(PdfVersion::after_header(rest));
    }
    if let Some(kind) = magic(file) {
        return Err(kind);
    }
    let found = file.windows(HEADER.len()).take(LAST_HEADER.saturating_add(1)).position(|window| window == HEADER);
    let Some((front, header)) = found.and_then(|at| file.split_at_checked(at)) else {
        let prefix = text::Prefix::of(file);
        return Err(prefix.marked().unwrap_or_else(|| prefix.plain()));
    };
    match text::Prefix::of(front).marked() {
        None | Some(FileKind::Xml) => Ok(header.strip_prefix(HEADER).and_then(PdfVersion::after_header)),
        Some(kind) => Err(kind),
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
