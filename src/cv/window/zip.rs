//! Zip archives, by the names of their entries and by the two or three entries that say what the archive is.

use super::Window;
use super::ascii::rfind;
use super::le::{u16_at, u32_at};
use super::package::{self, Body};
use crate::cv::FileKind;

/// How many entries are looked at.
const MAX_ENTRIES: usize = 4096;
/// The end record and the longest comment behind it.
const END_WINDOW: usize = 22 + 65_535;
/// The number of bytes in which entries are looked for when the directory is lost.
const LOCAL_WINDOW: usize = 256 * 1024;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// Whether a file begins as an archive does.
pub(super) fn is(head: &[u8]) -> bool {
    matches!(
        head,
        [b'P', b'K', 3, 4, ..]
            | [b'P', b'K', 5, 6, ..]
            | [b'P', b'K', 7, 8, b'P', b'K', 3, 4, ..]
            | [b'P', b'K', b'0', b'0', b'P', b'K', 3, 4, ..]
    )
}

/// The kind of the archive: a file of a word processor, another office file, one PDF or just an archive.
pub(super) fn name(window: &Window<'_>) -> FileKind {
    let mut seen = package::Seen::default();
    if from_directory(window, &mut seen).is_none() {
        from_local_headers(window.head(), &mut seen);
    }
    seen.kind()
}

/// Whether a file ends as an archive without a comment does.
pub(super) fn is_at_the_end(tail: &[u8]) -> bool {
    tail.len().checked_sub(22).and_then(|at| tail.get(at..)).is_some_and(|end| end.starts_with(END))
}

/// Walks the central directory. `None` where there is none to be walked.
fn from_directory<'a>(window: &Window<'a>, seen: &mut package::Seen<'a>) -> Option<()> {
    let tail = window.tail();
    let record = tail.get(tail.len().saturating_sub(END_WINDOW)..).unwrap_or(tail);
    let record = record.get(rfind(record, END)?..)?;
    let end = window.len().checked_sub(record.len() as u64)?;
    let (size, offset) = (u64::from(u32_at(record, 12)?), u64::from(u32_at(record, 16)?));
    let is_directory = |at: &u64| window.from(*at).starts_with(CENTRAL);
    let start = [end.checked_sub(size), Some(offset)].into_iter().flatten().find(is_directory)?;
    // Bytes in front of the archive shift all its offsets.
    let shift = start.saturating_sub(offset);
    let mut directory = window.from(start);
    for _ in 0..MAX_ENTRIES {
        let Some(rest) = central_entry(window, directory, shift, seen) else { break };
        directory = rest;
    }
    Some(())
}

/// Takes note of one entry of the directory; gives the others.
fn central_entry<'a>(
    window: &Window<'a>,
    directory: &'a [u8],
    shift: u64,
    seen: &mut package::Seen<'a>,
) -> Option<&'a [u8]> {
    let header = Some(directory).filter(|header| header.starts_with(CENTRAL))?;
    let (method, packed) = (u16_at(header, 10)?, usize::try_from(u32_at(header, 20)?).ok()?);
    let [name_len, extra, comment] = [28, 30, 32].map(|at| u16_at(header, at).map(usize::from));
    let local = u64::from(u32_at(header, 42)?).checked_add(shift)?;
    let (name, rest) = header.get(46..)?.split_at_checked(name_len?)?;
    seen.note(name, || body_of(window.from(local)).map(|body| Body::new(method, body, packed)));
    rest.get(extra?.checked_add(comment?)?..)
}

/// Walks from entry to entry, as far as the sizes in front of them tell or the next one is near.
fn from_local_headers<'a>(head: &'a [u8], seen: &mut package::Seen<'a>) {
    let head = head.get(..LOCAL_WINDOW).unwrap_or(head);
    let mut rest = next_local(head);
    for _ in 0..MAX_ENTRIES {
        let Some(next) = rest.and_then(|entry| local_entry(entry, seen)) else { break };
        rest = next_local(next);
    }
}

/// Takes note of one entry; gives what stands behind its body, or its body if the size comes behind it.
fn local_entry<'a>(header: &'a [u8], seen: &mut package::Seen<'a>) -> Option<&'a [u8]> {
    let (flags, method) = (u16_at(header, 6)?, u16_at(header, 8)?);
    let name = header.get(30..usize::from(u16_at(header, 26)?).checked_add(30)?)?;
    let size = if flags & 8 == 0 { usize::try_from(u32_at(header, 18)?).ok()? } else { 0 };
    let body = body_of(header);
    seen.note(name, || body.map(|body| Body::new(method, body, size)));
    body?.get(size..)
}

fn next_local(rest: &[u8]) -> Option<&[u8]> {
    rest.get(super::ascii::find(rest, LOCAL)?..)
}

/// The bytes behind the header of an entry.
fn body_of(local: &[u8]) -> Option<&[u8]> {
    let header = Some(local).filter(|header| header.starts_with(LOCAL))?;
    let (name, extra) = (usize::from(u16_at(header, 26)?), usize::from(u16_at(header, 28)?));
    header.get(name.checked_add(extra)?.checked_add(30)?..)
}
