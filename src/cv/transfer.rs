//! A PDF that was sent as if it were text: its bytes were decoded and encoded again, so readers show empty pages.
//!
//! Whatever did that leaves bytes that are UTF-8: all of them ASCII where the eighth bit was dropped, or where `?` or
//! quoted-printable stands for a byte; and letters where Latin-1, a code page or U+FFFD does. What is compressed is never so.
//! An honest PDF has a byte that is not UTF-8 in its second line or in its first stream, and is not read further.

/// A stream of fewer bytes can be ASCII by chance.
const SHORTEST: usize = 16;

/// Filters that read bytes of any value.
const OF_BYTES: [&[u8]; 6] =
    [b"/FlateDecode", b"/DCTDecode", b"/LZWDecode", b"/JPXDecode", b"/JBIG2Decode", b"/CCITTFaxDecode"];

/// The filters that read ASCII, such as `/ASCII85Decode`, begin so.
const OF_ASCII: &[u8] = b"/ASCII";

/// Returns whether a file was sent as text, and lost what is compressed in it.
///
/// A file without anything compressed shows the same after such a transfer and is not refused for it, except that
/// quoted-printable breaks its lines.
pub(super) fn was_sent_as_text(file: &[u8]) -> bool {
    is_utf8(file) && (is_quoted_printable(file) || has_bytes_as_text(file))
}

/// Whether the bytes are UTF-8, as far as they go. A cut may part the last character.
fn is_utf8(file: &[u8]) -> bool {
    match str::from_utf8(file) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// Whether the comment in the second line, which tells programs that the file is not text, is written in letters.
fn is_quoted_printable(file: &[u8]) -> bool {
    let mut lines = file.get(..256).unwrap_or(file).split(|byte| matches!(byte, b'\r' | b'\n'));
    let comment = lines.by_ref().skip_while(|line| !line.starts_with(b"%PDF")).skip(1).find(|line| !line.is_empty());
    let is_high = |byte: &[u8]| matches!(byte, [b'=', b'8'..=b'9' | b'A'..=b'F', b'0'..=b'9' | b'A'..=b'F']);
    let Some([b'%', letters @ ..]) = comment else { return false };
    let mut bytes = letters.chunks_exact(3);
    bytes.len() > 1 && bytes.by_ref().take(2).all(is_high)
}

/// Whether a stream of bytes is there. In a file that is UTF-8 it cannot be what it was.
fn has_bytes_as_text(file: &[u8]) -> bool {
    let mut dictionary_at = 0;
    let mut from = 0;
    while let Some(at) = find(file, b"stream", from) {
        from = at.saturating_add(b"stream".len());
        let before = file.get(dictionary_at..at).unwrap_or_default();
        // Otherwise it ends a stream or is a part of a name, such as that of a media type.
        if before.trim_ascii_end().ends_with(b">>") {
            let end = find(file, b"endstream", from).unwrap_or(file.len());
            let body = file.get(from..end).unwrap_or_default().trim_ascii();
            if body.len() >= SHORTEST && holds_bytes(before) {
                return true;
            }
            from = end.saturating_add(b"endstream".len());
            dictionary_at = from;
        }
    }
    false
}

/// Whether the stream behind a dictionary has bytes of any value: it has a filter, and that does not read ASCII.
fn holds_bytes(before: &[u8]) -> bool {
    let at = before.windows(4).rposition(|part| part == b" obj").unwrap_or_default();
    let dictionary = before.get(at..).unwrap_or_default();
    let has = |filter: &[u8]| find(dictionary, filter, 0).is_some();
    OF_BYTES.into_iter().any(has) && !has(OF_ASCII)
}

/// Where the bytes hold that next.
fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let at = bytes.get(from..)?.windows(wanted.len()).position(|part| part == wanted)?;
    at.checked_add(from)
}
