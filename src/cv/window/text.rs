//! Text formats, by what stands at the beginning of the text.

use super::xml;
use crate::cv::FileKind;

/// How many bytes are read as text.
const WINDOW: usize = 8192;

/// The beginning of a file, read as text.
pub(super) struct Prefix {
    /// Without byte order mark and leading blanks. Bytes that are neither ASCII nor UTF-16 stand one by one, as in
    /// Latin-1: only ASCII is looked for.
    text: String,
    plain: bool,
}

impl Prefix {
    pub(super) fn of(file: &[u8]) -> Prefix {
        let window = file.get(..WINDOW).unwrap_or(file);
        let (text, latin): (String, bool) = match window {
            [0xff, 0xfe, text @ ..] => (utf16(text, u16::from_le_bytes), false),
            [0xfe, 0xff, text @ ..] => (utf16(text, u16::from_be_bytes), false),
            [b'<' | b'{', 0, ..] => (utf16(window, u16::from_le_bytes), false),
            [0, b'<' | b'{', ..] => (utf16(window, u16::from_be_bytes), false),
            text => (latin(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)), true),
        };
        let is_odd =
            |c| matches!(c, '\0'..' ' | '\u{7f}' | char::REPLACEMENT_CHARACTER) && !matches!(c, '\t'..='\r' | '\u{1b}');
        let legible = !text.contains(is_odd);
        let plain = legible && (!latin || is_utf8(window) || is_mostly_ascii(window));
        Prefix { text: text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_owned(), plain }
    }

    /// What the text says that it is.
    pub(super) fn marked(&self) -> Option<FileKind> {
        if self.text.starts_with(r"{\rtf") { Some(FileKind::Rtf) } else { xml::name(&self.text) }
    }

    /// What is left when the text does not say what it is.
    pub(super) fn plain(&self) -> FileKind {
        if self.plain { FileKind::Text } else { FileKind::Unknown }
    }
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (units, _) = bytes.as_chunks();
    char::decode_utf16(units.iter().copied().map(unit)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether the bytes are UTF-8. The window may have cut the last character.
fn is_utf8(window: &[u8]) -> bool {
    match str::from_utf8(window) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// Text in an older encoding has other letters among its ASCII, not the other way round.
fn is_mostly_ascii(window: &[u8]) -> bool {
    window.iter().filter(|byte| byte.is_ascii()).count() > window.len() / 2
}
