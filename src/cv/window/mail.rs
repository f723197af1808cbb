//! Messages and web pages saved as messages, by the fields in front of their body.

use super::ascii::{find, has_any_case, starts};
use crate::cv::FileKind;

/// Fields that a message has and no other text begins with.
const OF_A_MESSAGE: [&[u8]; 9] = [
    b"received:",
    b"return-path:",
    b"delivered-to:",
    b"message-id:",
    b"mime-version:",
    b"x-mozilla-status:",
    b"x-received:",
    b"dkim-signature:",
    b"x-unsent:",
];

/// Fields that a message has and a letter as plain text may have as well.
const OF_A_LETTER: [&[u8]; 6] = [b"from:", b"to:", b"subject:", b"date:", b"cc:", b"reply-to:"];

/// The kind that the fields at the beginning of a text tell. `None` where it has none.
pub(super) fn name(text: &[u8]) -> Option<FileKind> {
    let fields = Fields::of(text);
    if !fields.is_message {
        return None;
    }
    let saved = has_any_case(fields.text, b"\nfrom: <saved by") || starts(fields.text, b"from: <saved by");
    let related =
        has_any_case(fields.text, b"multipart/related") || has_any_case(fields.text, b"snapshot-content-location:");
    Some(if saved || (related && !fields.was_sent) { FileKind::SavedPage } else { FileKind::Email })
}

/// Whether the text begins with the fields of a message or of a part of one.
pub(super) fn has_fields(text: &[u8]) -> bool {
    starts(text, b"content-") || Fields::of(text).is_message
}

/// The body of an answer of a web server that was saved with its head.
pub(super) fn behind_http(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"HTTP/")?;
    let end = find(text, b"\r\n\r\n").or_else(|| find(text, b"\n\n"))?;
    let body = text.get(end..)?;
    body.get(body.iter().position(|byte| !byte.is_ascii_whitespace())?..)
}

/// The fields in front of a body.
struct Fields<'a> {
    text: &'a [u8],
    is_message: bool,
    /// They say from whom to whom.
    was_sent: bool,
}

impl<'a> Fields<'a> {
    /// Reads lines as long as they are fields or go on with one.
    fn of(text: &'a [u8]) -> Fields<'a> {
        let (mut certain, mut letter, mut sent, mut end) = (0_usize, 0_usize, false, 0_usize);
        for line in text.split_inclusive(|byte| *byte == b'\n' || *byte == b'\r' || *byte == 0) {
            let is_mailbox = end == 0 && line.starts_with(b"From ") && has_time_of_day(line);
            let goes_on = end > 0 && matches!(line.first(), Some(b' ' | b'\t' | b'\n'));
            if !(is_mailbox || goes_on || is_field(line)) {
                break;
            }
            let is_one_of = |known: &[&[u8]]| known.iter().any(|known| starts(line, known));
            certain = certain.saturating_add(usize::from(is_mailbox || is_one_of(&OF_A_MESSAGE)));
            letter = letter.saturating_add(usize::from(is_one_of(&OF_A_LETTER)));
            sent |= is_one_of(&[b"to:", b"received:", b"return-path:", b"delivered-to:"]);
            end = end.saturating_add(line.len());
        }
        Fields { text: text.get(..end).unwrap_or(text), is_message: certain > 0 || letter > 2, was_sent: sent }
    }
}

/// Hours and minutes, as in the line that a message in a mailbox begins with; a text may begin `From 2015 to 2019: …`.
fn has_time_of_day(line: &[u8]) -> bool {
    line.windows(3)
        .any(|three| matches!(three, [hour, b':', minute] if hour.is_ascii_digit() && minute.is_ascii_digit()))
}

/// A name without blanks, and a colon.
fn is_field(line: &[u8]) -> bool {
    let name = line.iter().position(|byte| *byte == b':').and_then(|colon| line.get(..colon));
    name.is_some_and(|name| {
        !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    })
}
