//! A PDF that a program wrote as text. Readers show nothing of it, and its owner has the PDF itself.

use super::ascii::{has, starts};

/// How much of a text is looked at for the beginning of a PDF.
const BEGINNING: usize = 1024;
/// `%PDF` in hexadecimal.
const IN_HEX: &[u8] = b"25504446";
/// `%PDF-` in base64, and that in base64 again.
const IN_BASE64: [&[u8]; 2] = [b"JVBERi", b"SlZCRVJp"];
/// `%PDF-` as numbers, in a list with commas, in one with blanks, and in an object.
const AS_NUMBERS: [&[u8]; 3] = [b"37,80,68,70,45,", b"3780687045", b"\"0\":37,\"1\":80,\"2\":68,\"3\":70,"];

/// Whether a text begins as a PDF does, in one of the ways in which programs write bytes.
pub(super) fn is_pdf(text: &[u8]) -> bool {
    is_base64(text) || is_uuencode(text) || is_hex(text) || is_list_of_numbers(text) || is_escaped_by_percent(text)
}

/// Whether a program wrote the line of a header with the signs that stand for the end of a line: `%PDF-1.7\n%\xe2`.
pub(super) fn is_escaped(behind_header: &[u8]) -> bool {
    let beginning = behind_header.get(..16).unwrap_or(behind_header);
    let line = beginning.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    [b"\\n".as_slice(), b"\\r", b"\\u000", b"\\x0", b"\\01"].iter().any(|end| has(line, end))
}

/// Whether data in JSON or XML hold a PDF in base64.
pub(super) fn is_held(data: &[u8]) -> bool {
    let compact = compact(data);
    [b"\"JVBERi0".as_slice(), b">JVBERi0", b"base64,JVBERi0"].iter().any(|begins| has(&compact, begins))
}

/// Alone, in a `data:` address, or behind a line that says so.
fn is_base64(text: &[u8]) -> bool {
    let text = unquoted(text);
    let behind = |mark: u8| {
        let at = text.iter().position(|byte| *byte == mark)?;
        text.get(at.checked_add(1)?..)
    };
    let body = if starts(text, b"data:") {
        behind(b',')
    } else if text.starts_with(b"begin-base64 ") || text.starts_with(b"-----BEGIN ") {
        behind(b'\n')
    } else {
        None
    };
    IN_BASE64.iter().any(|begins| body.unwrap_or(text).starts_with(begins))
}

/// A line with the rights and the name of a file, and lines that begin with their length.
fn is_uuencode(text: &[u8]) -> bool {
    let Some(rest) = text.strip_prefix(b"begin ") else { return false };
    let mut lines = rest.split(|byte| *byte == b'\n');
    lines.next().is_some_and(|rights| rights.first().is_some_and(u8::is_ascii_digit))
        && lines.next().is_some_and(|line| line.get(1..).is_some_and(|bytes| bytes.starts_with(b")5!$1")))
}

/// Digits with or without blanks, commas, `0x` and `\x` between them, perhaps behind the number of the first byte.
fn is_hex(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"<Buffer ").unwrap_or(text);
    let beginning = unquoted(text.get(..64).unwrap_or(text));
    let offset = beginning.iter().position(|byte| *byte != b'0').filter(|zeros| *zeros > 3).unwrap_or_default();
    let (mut digits, mut last) = (Vec::new(), b' ');
    for byte in beginning.get(offset..).unwrap_or_default() {
        match byte {
            b'x' | b'X' if last == b'0' => {
                digits.pop();
            }
            digit if digit.is_ascii_hexdigit() => digits.push(*digit),
            b'x' | b'X' | b'\\' | b'\'' | b'<' | b'[' | b'(' | b'{' | b',' | b':' | b'-' | b'\t'..=b'\r' | b' ' => {}
            _ => break,
        }
        last = *byte;
    }
    digits.starts_with(IN_HEX)
}

/// The form that languages print of a list of bytes.
fn is_list_of_numbers(text: &[u8]) -> bool {
    let compact = compact(text);
    let [commas, blanks, object] = AS_NUMBERS;
    let opens = |list: &[u8]| {
        let at = compact.windows(list.len()).position(|part| part == list);
        at.is_some_and(|at| at == 0 || matches!(compact.get(at.saturating_sub(1)), Some(b'[' | b'(' | b'{')))
    };
    opens(commas) || opens(blanks) || has(&compact, object)
}

/// `%` as an address or a message writes it.
fn is_escaped_by_percent(text: &[u8]) -> bool {
    [b"%25PDF-".as_slice(), b"=25PDF-", b"=25=50=44=46"].iter().any(|begins| starts(text, begins))
}

/// Without the quotation marks in front that a language puts there.
fn unquoted(text: &[u8]) -> &[u8] {
    match text {
        [b'"', b'b', b'\'', rest @ ..] | [b'b', b'"' | b'\'', rest @ ..] | [b'"' | b'\'', rest @ ..] => rest,
        text => text,
    }
}

/// The beginning without blanks.
fn compact(text: &[u8]) -> Vec<u8> {
    let beginning = text.get(..BEGINNING).unwrap_or(text);
    beginning.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect()
}
