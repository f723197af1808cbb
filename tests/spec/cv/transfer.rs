//! A PDF that was sent as if it were text: readers show empty pages, or nothing.

use super::check;
use super::pdf::pdf;
use candidacy::cv;
use proptest::prelude::*;

const REFUSED: Result<(), cv::Error> = Err(cv::Error::Damaged { damage: cv::Damage::TextTransfer });

/// A way to take bytes for text and to write the text again.
type Transfer = (&'static str, fn(&[u8]) -> Vec<u8>);

/// The ways that were seen: gateways, multipart parsers, mail programs and editors do these.
const TRANSFERS: [Transfer; 10] = [
    ("seven bits", |bytes| bytes.iter().map(|byte| byte & 0x7f).collect()),
    ("a question mark", |bytes| bytes.iter().map(|byte| if byte.is_ascii() { *byte } else { b'?' }).collect()),
    ("nothing", |bytes| bytes.iter().copied().filter(u8::is_ascii).collect()),
    ("U+FFFD", |bytes| String::from_utf8_lossy(bytes).into_owned().into_bytes()),
    ("Latin-1", latin_1),
    ("Latin-1 twice", |bytes| latin_1(&latin_1(bytes))),
    ("CP1252", |bytes| bytes.iter().map(|byte| cp1252(*byte)).collect::<String>().into_bytes()),
    ("quoted-printable", |bytes| quoted_printable(bytes, "=\r\n")),
    ("quoted-printable with short lines", |bytes| quoted_printable(bytes, "=\n")),
    ("quoted-printable with letters for line ends", |bytes| {
        let text = quoted_printable(bytes, "=\n").escape_ascii().to_string();
        text.replace("=\\n", "=\n").replace("\\n", "=0A").into_bytes()
    }),
];

fn latin_1(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().map(char::from).collect::<String>().into_bytes()
}

/// The letters of the code page that Latin-1 has not; where it has none either, what browsers take.
fn cp1252(byte: u8) -> char {
    const LETTERS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    byte.checked_sub(0x80).and_then(|at| LETTERS.chars().nth(at.into())).unwrap_or(byte.into())
}

/// As a mail program writes it: letters and line ends stay, other bytes become `=E2`, and long lines are broken.
fn quoted_printable(bytes: &[u8], soft_break: &str) -> Vec<u8> {
    let (mut text, mut column) = (String::new(), 0);
    for byte in bytes {
        let written = match byte {
            b'\n' => "\n".to_owned(),
            b' '..=b'<' | b'>'..=b'~' => char::from(*byte).to_string(),
            byte => format!("={byte:02X}"),
        };
        if column + written.len() > 75 {
            text += soft_break;
            column = 0;
        }
        column = if *byte == b'\n' { 0 } else { column + written.len() };
        text += &written;
    }
    text.into_bytes()
}

/// A PDF with a stream of these bytes behind this filter.
fn with_stream(filter: &str, body: &[u8]) -> Vec<u8> {
    let stream = [
        format!("4 0 obj\n<< /Length {} {filter} >>\nstream\n", body.len()).as_bytes(),
        body,
        b"\nendstream\nendobj\n",
    ]
    .concat();
    let pdf = pdf();
    let at = pdf.windows(8).position(|part| part == b"\n1 0 obj").unwrap() + 1;
    [&pdf[..at], &stream, &pdf[at..]].concat()
}

/// Bytes as compression makes them: half of them are no ASCII.
fn compressed() -> Vec<u8> {
    let noise = (1..60_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]);
    b"x\x9c".iter().copied().chain(noise).collect()
}

fn verdict(file: &[u8]) -> Result<(), cv::Error> {
    check(file).map(|_| ())
}

/// A CV that was sent as text is refused as that, in whatever way it was sent and whatever compressed it; before, it is taken.
#[test]
fn each_way_is_refused() {
    let one = |filter: &str| format!("/Filter /{filter}");
    let filters = ["FlateDecode", "LZWDecode", "DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode"].map(one);
    for filter in
        filters.iter().map(String::as_str).chain(["/Filter [/FlateDecode /DCTDecode]", "/Type /X/Filter/FlateDecode"])
    {
        for front in [b"".as_slice(), b"\n\n", b"Content-Type: application/pdf\r\n\r\n", b"<html>\n"] {
            let file = [front, &with_stream(filter, &compressed())].concat();
            assert_eq!(verdict(&file), Ok(()), "{filter}");
            for (way, sent) in TRANSFERS {
                assert_eq!(verdict(&sent(&file)), REFUSED, "{filter}, sent as {way}");
            }
        }
    }
}

/// Nothing else that is found in such a file hides it: not a risk, a password or a page that is missing, nor that its end is.
#[test]
fn nothing_hides_it() {
    let whole = with_stream("/Filter /FlateDecode", &compressed());
    let text = String::from_utf8_lossy(&whole).into_owned();
    let script = "/OpenAction << /S /JavaScript /JS (1) >> /Type /Catalog";
    for file in [
        text.replace("/Type /Catalog", script),
        text.replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard >>"),
        text.replace("/Kids [3 0 R]", "/Kids []"),
        text.replace("/Root 1 0 R", ""),
        text.replace("trailer", "").replace("startxref", "").replace("%%EOF", ""),
        text[..text.find("1 0 obj").unwrap()].to_owned(),
        text[..text.find("endstream").unwrap()].to_owned(),
    ] {
        let strict = cv::Policy::strict().check(file.as_bytes(), "cv.pdf", "application/pdf");
        assert_eq!(strict.map(|_| ()), REFUSED, "{file}");
    }
}

/// The owner is told what to do about it, and not that the file does not open: it may.
#[test]
fn advice_fits() {
    let advice = cv::Error::Damaged { damage: cv::Damage::TextTransfer }.advice();
    assert!(advice.contains("changed on its way") && advice.contains("where you saved it"), "{advice}");
    assert_ne!(advice, cv::Error::Damaged { damage: cv::Damage::NoCatalog }.advice());
}

/// Where nothing is compressed, nothing is lost but signs in a comment, unless lines were broken. So it is with what is compressed
/// and written in ASCII.
#[test]
fn what_loses_nothing_is_taken() {
    let ascii = "/Filter [/ASCII85Decode /FlateDecode]";
    let letters = "GhQ?Z0abG2&4H!_05N4mY1+7$x>u%L".repeat(4);
    for file in [pdf(), with_stream("", b"BT (my CV, in letters only) Tj ET"), with_stream(ascii, letters.as_bytes())] {
        for (way, sent) in TRANSFERS {
            let expected = if way.starts_with("quoted") { REFUSED } else { Ok(()) };
            assert_eq!(verdict(&sent(&file)), expected, "{way}");
        }
    }
    let letters = ["Zoë Müller, größer, 履歴書 ".repeat(50), "=E2=82=AC 5 %=E2=E3 ".repeat(9)].concat();
    assert_eq!(verdict(&with_stream("/Type /Metadata", letters.as_bytes())), Ok(()));
    let attached = "/Type /EmbeddedFile /Subtype /application#2Foctet-stream";
    assert_eq!(verdict(&with_stream(attached, letters.as_bytes())), Ok(()));
}

/// A stream of a few bytes can be ASCII by chance: an empty page, compressed, is.
#[test]
fn a_short_stream_says_nothing() {
    let seven_bits = |len: usize| TRANSFERS[0].1(&with_stream("/Filter /FlateDecode", &compressed()[..len]));
    for len in 0..40 {
        assert_eq!(verdict(&seven_bits(len)), if len < 16 { Ok(()) } else { REFUSED }, "{len} bytes");
    }
}

/// The words of a stream are known from their like: one stream that is not compressed hides none that is, and what stands in the
/// text of one is no stream.
#[test]
fn streams_are_told_apart() {
    let compressed = with_stream("/Filter /FlateDecode", &compressed());
    let written = b"4 0 obj\n<< /Length 30 >>\nstream\n/FlateDecode >> is a filter, x\nendstream\nendobj\n";
    let at = compressed.windows(7).position(|part| part == b"4 0 obj").unwrap();
    let both = [&compressed[..at], written, &compressed[at..]].concat();
    assert_eq!(verdict(&TRANSFERS[0].1(&both)), REFUSED);
    let speaks = with_stream("", b"a /FlateDecode stream of bytes is behind endstream, and that is all");
    assert_eq!(verdict(&TRANSFERS[0].1(&speaks)), Ok(()));
}

proptest! {
    /// Bytes of any kind that are compressed are found after each transfer that leaves as many as can be told, and one byte that is no
    /// text says that there was none.
    #[test]
    fn any_bytes(body in prop::collection::vec(1_u8.., 40..400), way in 0..TRANSFERS.len()) {
        let file = with_stream("/Filter /FlateDecode", &[b"x\x9c".as_slice(), &body].concat());
        prop_assert_eq!(verdict(&file), Ok(()));
        let (name, sent) = TRANSFERS[way];
        let sent = sent(&file);
        let kept = sent.len().saturating_sub(pdf().len() + 80);
        if kept > 40 {
            prop_assert_eq!(verdict(&sent), REFUSED, "{}", name);
        }
        let untouched = [sent.as_slice(), b"\xff\xfe"].concat();
        prop_assert_ne!(verdict(&untouched), REFUSED);
    }

    /// A file that was sent as text is taken nowhere for one that only has odd warnings.
    #[test]
    fn junk_and_transfer(front in "([a-zA-Z0-9 \r\n]{0,300}\n)?", way in 0..TRANSFERS.len()) {
        let file = [front.as_bytes(), &with_stream("/Filter /FlateDecode", &compressed())].concat();
        let cv = check(&file).unwrap();
        prop_assert_eq!(cv.warnings().contains(cv::Warning::JunkBeforeHeader), !front.is_empty());
        prop_assert_eq!(verdict(&TRANSFERS[way].1(&file)), REFUSED);
    }
}
