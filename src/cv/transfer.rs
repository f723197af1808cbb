//! A PDF that was sent as if it were text: its bytes were decoded and encoded again, so readers show empty pages.
//!
//! The program that did that leaves bytes that are UTF-8. All of them are ASCII where the eighth bit was dropped, or where `?` or
//! quoted-printable stands for a byte. Some are letters where Latin-1, a code page or U+FFFD does. Compressed bytes are never so.
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

/// Whether the comment behind the header, which tells programs that the file is not text, has letters for its bytes.
fn is_quoted_printable(file: &[u8]) -> bool {
    let beginning = find(file, b"%PDF", 0).and_then(|at| file.get(at..)).unwrap_or_default();
    let beginning = beginning.get(..64).unwrap_or(beginning);
    let is_high = |high: u8, low: u8| matches!(high, b'8' | b'9' | b'A'..=b'F') && low.is_ascii_hexdigit();
    beginning.windows(7).any(|comment| match comment {
        [b'%', b'=', high, low, b'=', next, last] => is_high(*high, *low) && is_high(*next, *last),
        _ => false,
    })
}

/// Whether a stream of bytes is there. In a file that is UTF-8 it cannot be what it was.
fn has_bytes_as_text(file: &[u8]) -> bool {
    let mut dictionary_at = 0;
    let mut from = 0;
    while let Some(at) = find(file, b"stream", from) {
        from = at.saturating_add(b"stream".len());
        let before = file.get(dictionary_at..at).unwrap_or_default();
        // Otherwise it ends a stream or is a part of a name, such as that of a media type.
        if is_dictionary(before) {
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

/// Whether a dictionary ends here. In quoted-printable, its line may end in letters.
fn is_dictionary(before: &[u8]) -> bool {
    let line_ends = [b"=0A".as_slice(), b"=0D"];
    let mut before = before.trim_ascii_end();
    while let Some(shorter) = line_ends.iter().find_map(|end| before.strip_suffix(*end)) {
        before = shorter.trim_ascii_end();
    }
    before.ends_with(b">>")
}

/// Whether the stream behind a dictionary has bytes of any value: it has a filter, and that does not read ASCII.
fn holds_bytes(before: &[u8]) -> bool {
    let at = before.windows(4).rposition(|part| part == b" obj").unwrap_or_default();
    let dictionary = before.get(at..).unwrap_or_default();
    let has = |filter: &[u8]| find(dictionary, filter, 0).is_some();
    OF_BYTES.into_iter().any(has) && !has(OF_ASCII)
}

/// The next offset at which the bytes hold that.
fn find(bytes: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    first(bytes.get(from..)?, wanted)?.checked_add(from)
}

#[cfg(feature = "inspect")]
fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

#[cfg(not(feature = "inspect"))]
fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}
