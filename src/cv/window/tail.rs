//! The end of a PDF: whether it is there, and what stands behind it.

use super::ascii::{find, has, rfind};
use super::{Window, zip};
use crate::cv::{Error, Warning, Warnings};

/// Readers look for the mark at the end in this number of bytes.
const END: usize = 1024;
/// A dictionary that says how to open the file is no longer than that.
const DICTIONARY: usize = 2048;

/// The findings at the end of a PDF.
pub(in crate::cv) struct Tail<'a> {
    window: Window<'a>,
    /// Its oddities.
    pub(in crate::cv) warnings: Warnings,
    /// Neither the mark at the end nor the place of the list of objects is there: it ends in the middle of something.
    pub(in crate::cv) cut: bool,
    /// The offset of `startxref` in the last bytes.
    pointer: Option<usize>,
}

impl<'a> Tail<'a> {
    /// Of a file that begins as a PDF does.
    pub(in crate::cv) fn of(window: &Window<'a>) -> Tail<'a> {
        let end = last(window, END);
        let (mark, pointer) = (rfind(end, b"%%EOF"), rfind(end, b"startxref"));
        let behind = mark.and_then(|at| end.get(at.checked_add(5)?..));
        let odd = match behind {
            None => Some(Warning::NoEndMark),
            Some(behind) if behind.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) => None,
            Some(_) => Some(Warning::BytesAfterEnd),
        };
        let archive = odd.and_then(|_| zip::is_at_the_end(end).then_some(Warning::ArchiveAfterEnd));
        let warnings = odd.into_iter().chain(archive).collect();
        Tail { window: *window, warnings, cut: mark.is_none() && pointer.is_none(), pointer }
    }

    /// The verdict of the window alone, where nobody looks inside. If the end is missing, readers search for what says
    /// where to begin, and open the file if they find it.
    pub(in crate::cv) fn verdict(&self) -> Result<(), Error> {
        let says_where_to_begin = |part: &[u8]| has(part, b"/Root");
        let head = self.window.head().get(..Window::HEAD).unwrap_or(self.window.head());
        if !self.cut || says_where_to_begin(head) || says_where_to_begin(last(&self.window, Window::TAIL)) {
            Ok(())
        } else {
            Err(Error::Truncated)
        }
    }

    /// Whether what says where to begin says that the file is encrypted. It is never compressed itself.
    pub(in crate::cv) fn encrypted(&self) -> bool {
        let says = |part: &[u8]| has(part, b"/Encrypt");
        let end = last(&self.window, END);
        let Some((before, pointer)) = self.pointer.and_then(|at| end.split_at_checked(at)) else {
            return says(last(&self.window, DICTIONARY));
        };
        let trailer = rfind(before, b"trailer").and_then(|at| before.get(at..));
        if let Some(trailer) = trailer.filter(|trailer| has(trailer, b"/Root")) {
            return says(trailer);
        }
        // Otherwise it is where the pointer leads: in the object there, or behind the table there.
        let there = number(pointer).map_or(b"".as_slice(), |at| self.window.from(at));
        let there = there.get(..Window::HEAD).unwrap_or(there);
        let is_table = there.trim_ascii_start().starts_with(b"xref");
        let at = if is_table { find(there, b"trailer") } else { Some(0) };
        let dictionary = at.and_then(|at| there.get(at..)).unwrap_or_default();
        let end = [b"stream".as_slice(), b"startxref"].into_iter().filter_map(|stop| find(dictionary, stop)).min();
        says(end.and_then(|end| dictionary.get(..end)).unwrap_or(dictionary)) || trailer.is_some_and(says)
    }
}

/// The last bytes of a file, at most this number.
fn last<'a>(window: &Window<'a>, at_most: usize) -> &'a [u8] {
    let tail = window.tail();
    tail.get(tail.len().saturating_sub(at_most)..).unwrap_or(tail)
}

/// The number behind `startxref`.
fn number(pointer: &[u8]) -> Option<u64> {
    let digits = pointer.strip_prefix(b"startxref")?.trim_ascii_start();
    let digits = digits.get(..digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len()))?;
    str::from_utf8(digits).ok()?.parse().ok()
}
