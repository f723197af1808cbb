//! Formats that begin with fixed bytes.

use super::ascii::{ends_as_pdf, has};
use super::le::u16_at;
use super::{Window, beside, inflate, ole, zip};
use crate::cv::FileKind;
use FileKind::{
    Archive, CompressedPdf, Email, Executable, Fdf, Image, MacCompanion, OldWord, OtherDocument, Printed, Recording,
    Shortcut, Word97,
};

/// The kind that the first bytes tell, also in the wrapper of an old Macintosh.
pub(super) fn name(window: &Window<'_>) -> Option<FileKind> {
    by_first_bytes(window).or_else(|| by_first_bytes(&mac_binary(window)?))
}

fn by_first_bytes(window: &Window<'_>) -> Option<FileKind> {
    let head = window.head();
    if zip::is(head) {
        return Some(zip::name(window));
    }
    if ole::is(head) {
        return Some(ole::name(window));
    }
    match SIGNATURES.iter().find(|(at, bytes, _)| begins_at(head, *at, bytes)) {
        Some((_, _, Archive)) if holds_a_pdf(head) => Some(CompressedPdf),
        Some((_, _, kind)) => Some(*kind),
        None => beside::name(window).or_else(|| by_second_look(head)),
    }
}

/// The offset at which a format has its signature, the signature, and what it is.
const SIGNATURES: &[(usize, &[u8], FileKind)] = &[
    // Word without an OLE file around it.
    (0, b"\x9b\xa5", OldWord),
    (0, b"\xdb\xa5", OldWord),
    (0, b"\xdc\xa5", OldWord),
    (0, b"\xec\xa5\xc1\x00", Word97),
    (0, b"\xfe\x32\x00", OldWord),
    (0, b"\xfe\x34\x00", OldWord),
    (0, b"\xfe\x37\x00", OldWord),
    (0, b"\x31\xbe\x00\x00\x00\xab", OldWord),
    (0, b"\x32\xbe\x00\x00\x00\xab", OldWord),
    (0, b"\xffWPC", OtherDocument),
    (0, b"\x01\xfe\x32\x00", OtherDocument),
    (0, b"\x20\x54\x02\x00\x00\x00\x05\x54\x02\x00", OtherDocument),
    // Pages in other formats.
    (0, b"%!", Printed),
    (0, b"\x04%!", Printed),
    (0, b"\xc5\xd0\xd3\xc6", Printed),
    (0, b"%FDF-", Fdf),
    (0, b"AT&TFORM", Printed),
    (0, b"\x78\x9f\x3e\x22", Email),
    // Still pictures.
    (0, b"\x89PNG\r\n\x1a\n", Image),
    (0, b"\xff\xd8\xff", Image),
    (0, b"GIF87a", Image),
    (0, b"GIF89a", Image),
    (0, b"II*\0", Image),
    (0, b"MM\0*", Image),
    (0, b"II+\0", Image),
    (0, b"MM\0+", Image),
    (0, b"8BPS", Image),
    (0, b"8BPB", Image),
    (0, b"\0\0\x01\0", Image),
    (0, b"\0\0\0\x0cjP  \r\n", Image),
    (0, b"\0\0\0\x0cJXL \r\n", Image),
    (0, b"\xff\x4f\xff\x51", Image),
    (0, b"\xff\x0a", Image),
    (0, b"BPG\xfb", Image),
    (0, b"\xd7\xcd\xc6\x9a", Image),
    (40, b" EMF", Image),
    (0, b"gimp xcf", Image),
    (0, b"v/1\x01", Image),
    (0, b"DDS ", Image),
    (0, b"qoif", Image),
    (0, b"icns", Image),
    (0, b"IIRO", Image),
    (0, b"IIU\0", Image),
    (0, b"FUJIFILMCCD-RAW", Image),
    (0, b"AC10", Image),
    (128, b"DICM", Image),
    // Sound and moving pictures.
    (0, b"ID3", Recording),
    (0, b"fLaC", Recording),
    (0, b"MThd", Recording),
    (0, b"#!AMR", Recording),
    (0, b"MAC ", Recording),
    (0, b"wvpk", Recording),
    (0, b"caff", Recording),
    (0, b"DSD ", Recording),
    (0, b".snd", Recording),
    (0, b"\x1a\x45\xdf\xa3", Recording),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", Recording),
    (0, b"FLV\x01", Recording),
    (0, b"FWS", Recording),
    (0, b"CWS", Recording),
    (0, b"\0\0\x01\xba", Recording),
    (0, b"\0\0\x01\xb3", Recording),
    (4, b"moov", Recording),
    (4, b"mdat", Recording),
    (0, b".RMF", Recording),
    // Archives and what was compressed.
    (0, b"Rar!\x1a\x07", Archive),
    (0, b"RE~^", Archive),
    (0, b"7z\xbc\xaf\x27\x1c", Archive),
    (0, b"\x1f\x8b", Archive),
    (0, b"\x78\x01", Archive),
    (0, b"\x78\x5e", Archive),
    (0, b"\x78\x9c", Archive),
    (0, b"\x78\xda", Archive),
    (0, b"BZh", Archive),
    (0, b"\xfd7zXZ\0", Archive),
    (0, b"\x5d\0\0\x80\0", Archive),
    (0, b"\x28\xb5\x2f\xfd", Archive),
    (0, b"\x04\x22\x4d\x18", Archive),
    (0, b"LZIP\x01", Archive),
    (0, b"\x1f\x9d", Archive),
    (0, b"\x1f\xa0", Archive),
    (257, b"ustar", Archive),
    (0, b"MSCF\0\0\0\0", Archive),
    (0, b"!<arch>\n", Archive),
    (0, b"\x60\xea", Archive),
    (7, b"**ACE**", Archive),
    (0, b"StuffIt", Archive),
    (0, b"SIT!", Archive),
    (0, b"xar!", Archive),
    (0, b"\xed\xab\xee\xdb", Archive),
    (0, b"ITSF", Archive),
    // Programs.
    (0, b"\x7fELF", Executable),
    (0, b"\xfe\xed\xfa\xce", Executable),
    (0, b"\xfe\xed\xfa\xcf", Executable),
    (0, b"\xce\xfa\xed\xfe", Executable),
    (0, b"\xcf\xfa\xed\xfe", Executable),
    (0, b"\xca\xfe\xba\xbe", Executable),
    (0, b"\0asm", Executable),
    (0, b"dex\n", Executable),
    (0, b"#!/", Executable),
    // What points to a file.
    (0, b"L\0\0\0\x01\x14\x02\0", Shortcut),
    (0, b"[InternetShortcut]", Shortcut),
    (0, b"[Desktop Entry]", Shortcut),
    (0, b"book\0\0\0\0mark", Shortcut),
    // What a Mac keeps beside a file, and both in one.
    (0, b"\0\x05\x16\x07\0", MacCompanion),
    (0, b"\0\x05\x16\0\0", MacCompanion),
];

/// Whether the file has the signature. A few letters may begin a text as well ("MAC address", "DDS"), unless something
/// that no text has follows.
fn begins_at(head: &[u8], at: usize, signature: &[u8]) -> bool {
    let is_a_word = signature.len() <= 4 && signature.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b' ');
    head.get(at..).is_some_and(|rest| rest.starts_with(signature)) && (!is_a_word || is_binary(head))
}

/// Formats that share their first bytes with others, or whose signature needs a second look.
fn by_second_look(head: &[u8]) -> Option<FileKind> {
    match head {
        [b'M', b'Z', ..] => is_binary(head).then_some(Executable),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..]
        | [b'P', b'1'..=b'7', b'\n' | b'\r', b'#' | b'0'..=b'9' | b'W', ..] => Some(Image),
        [b'R', b'I', b'F', b'F' | b'X', _, _, _, _, form @ ..] => riff(form),
        [b'F', b'O', b'R', b'M', _, _, _, _, b'A', b'I', b'F', b'F' | b'C', ..] | [b'O', b'g', b'g', b'S', ..] => {
            Some(Recording)
        }
        [0xff, sync, rate, ..] if is_mpeg_sound(*sync, *rate) => Some(Recording),
        [_, _, b'-', b'l', b'h' | b'z', _, b'-', ..] => Some(Archive),
        [0x47, ..] if head.get(188) == Some(&0x47) && head.get(376) == Some(&0x47) => Some(Recording),
        [0x1b, b'%', b'-', b'1', b'2', b'3', b'4', b'5', b'X', job @ ..] => {
            has(job.get(..1024).unwrap_or(job), b"%!PS").then_some(Printed)
        }
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => Some(media(brand)),
        _ => None,
    }
}

fn riff(form: &[u8]) -> Option<FileKind> {
    let is = |known: &[&[u8]]| known.iter().any(|known| form.starts_with(known));
    if is(&[b"WAVE", b"RMID", b"QLCM", b"XWMA", b"AVI", b"AMV", b"CDXA"]) {
        Some(Recording)
    } else {
        // CorelDRAW has its version in the fourth letter.
        is(&[b"WEBP", b"CDR", b"CMX", b"ACON", b"RDIB"]).then_some(Image)
    }
}

/// MPEG-4 and its relatives, by their brand.
fn media(brand: &[u8]) -> FileKind {
    let is = |known: &[&[u8]]| known.iter().any(|known| brand.starts_with(known));
    if is(&[b"hei", b"hev", b"mif1", b"msf1", b"avif", b"avis", b"crx ", b"jp2", b"jxl"]) { Image } else { Recording }
}

/// A frame of MPEG or AAC sound. The mark of a text in UTF-16, `ff fe`, is none.
fn is_mpeg_sound(sync: u8, rate: u8) -> bool {
    match sync {
        0xf1 | 0xf9 => true,
        0xe2 | 0xe3 | 0xf2..=0xf5 | 0xfa | 0xfb => rate & 0xf0 != 0xf0 && rate & 0xf0 != 0 && rate & 0x0c != 0x0c,
        _ => false,
    }
}

/// Two letters are too few to tell a program from a text.
fn is_binary(head: &[u8]) -> bool {
    head.iter().take(64).any(|byte| matches!(byte, 0..=8 | 0x0e..=0x1a))
}

/// Whether what was compressed is a PDF: by its first bytes, or by its name where nothing is unpacked.
fn holds_a_pdf(head: &[u8]) -> bool {
    let unpacked = match head {
        [0x1f, 0x8b, 8, flags, ..] => {
            let Some((name, body)) = gzip(head, *flags) else { return false };
            if name.is_some_and(ends_as_pdf) {
                return true;
            }
            inflate::beginning(body, HEADER.len())
        }
        [0x78, _, body @ ..] => inflate::beginning(body, HEADER.len()),
        _ => return false,
    };
    unpacked == HEADER
}

const HEADER: &[u8] = b"%PDF";

/// The name in the header of a gzip file, and what stands behind the header.
fn gzip(head: &[u8], flags: u8) -> Option<(Option<&[u8]>, &[u8])> {
    let mut rest = head.get(10..)?;
    if flags & 4 != 0 {
        rest = rest.get(usize::from(u16_at(rest, 0)?).checked_add(2)?..)?;
    }
    let mut name = None;
    if flags & 8 != 0 {
        let end = rest.iter().position(|byte| *byte == 0)?;
        name = rest.get(..end);
        rest = rest.get(end.checked_add(1)?..)?;
    }
    if flags & 16 != 0 {
        let end = rest.iter().position(|byte| *byte == 0)?;
        rest = rest.get(end.checked_add(1)?..)?;
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    Some((name, rest))
}

/// The file that an old Macintosh wrapped into 128 bytes with its name and type.
fn mac_binary<'a>(window: &Window<'a>) -> Option<Window<'a>> {
    match window.head() {
        [0, 1..=63, wrapper @ ..] if wrapper.get(72) == Some(&0) && wrapper.get(80) == Some(&0) => {
            Some(window.behind(MAC_BINARY))
        }
        _ => None,
    }
}

/// How long the wrapper is.
const MAC_BINARY: usize = 128;
