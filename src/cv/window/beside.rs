//! Files that stand for a CV or lie beside it: shortcuts, placeholders, and what programs keep of who opened a document.
//!
//! Some of them hold a person's name. The verdict on a file never repeats a byte of it.

use super::Window;
use super::ascii::{has, split};
use super::le::u16_at;
use crate::cv::FileKind;

/// A file of this length or less can be one of these; a document is longer.
const SHORT: usize = 4096;

/// The kind that the first bytes tell.
pub(super) fn name(window: &Window<'_>) -> Option<FileKind> {
    let head = window.head().get(..Window::HEAD).unwrap_or(window.head());
    if head.starts_with(b"bplist0") {
        return property_list(head);
    }
    is_lock_of_word(head).then_some(FileKind::LockFile)
}

/// The kind that the keys of a property list of Apple's tell, in either of its forms.
pub(super) fn property_list(list: &[u8]) -> Option<FileKind> {
    if has(list, b"WebMainResource") {
        Some(FileKind::SavedPage)
    } else if has(list, b"NSURLNameKey") || has(list, b"NSURLFileResourceTypeKey") {
        Some(FileKind::CloudPlaceholder)
    } else if has(list, b"<key>URL</key>") || (has(list, b"SURL") && list.len() <= SHORT) {
        Some(FileKind::Shortcut)
    } else {
        None
    }
}

/// The kind that a short text tells that is neither markup nor a message.
pub(super) fn in_text(text: &[u8]) -> Option<FileKind> {
    if text.len() > SHORT {
        None
    } else if is_cloud_shortcut(text) {
        Some(FileKind::CloudShortcut)
    } else {
        is_lock_of_libre_office(text).then_some(FileKind::LockFile)
    }
}

/// An object with the id or the address of a document, and nothing of the document.
fn is_cloud_shortcut(text: &[u8]) -> bool {
    let Some(object) = text.strip_prefix(b"{") else { return false };
    let is_flat = !object.iter().any(|byte| matches!(byte, b'{' | b'['));
    let has_key = |keys: &[&[u8]]| keys.iter().any(|key| has(object, key));
    is_flat && has_key(&[b"\"doc_id\"", b"\"resource_id\"", b"\"resource_key\"", b"\"target_id\"", b"\"url\""])
}

/// The name of who opened a document with Word, Excel or PowerPoint: its length and the name in one byte a letter, and behind
/// 53 or 54 of them the same in two.
fn is_lock_of_word(file: &[u8]) -> bool {
    let Some((len, name)) = file.split_first() else { return false };
    let len = usize::from(*len);
    let is_named = (1..=54).contains(&len)
        && (150..=200).contains(&file.len())
        && name.get(..len).is_some_and(|name| name.iter().all(|byte| *byte >= b' '));
    let again = |at: usize| u16_at(file, at).map(usize::from).is_some_and(|letters| (1..=len).contains(&letters));
    is_named && (again(54) || again(55) || matches!(file.len(), 162 | 165) && file.contains(&0))
}

/// One line: the name of who opened a document, of the account and the computer, when, and a folder.
fn is_lock_of_libre_office(text: &[u8]) -> bool {
    let line = text.trim_ascii_end();
    let Some((before, folder)) = split(line, b",file:/") else { return false };
    let opened = before.rsplit(|byte| *byte == b',').next().unwrap_or_default();
    let is_time = opened.len() > 8 && opened.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b':' | b' '));
    is_time && folder.ends_with(b";") && before.split(|byte| *byte == b',').count() > 3
}
