//! A PDF that a program wrote as text: each way of it is known, and what is only like one is not.

use super::pdf::pdf;
use super::{check, kind};
use candidacy::cv::{self, FileKind};
use std::fmt::Write;

/// A PDF in each of the ways in which programs write bytes as text.
fn ways() -> Vec<(&'static str, String)> {
    let pdf = pdf();
    let list = |separator: &str| pdf.iter().map(u8::to_string).collect::<Vec<_>>().join(separator);
    let hex = |before: &str, behind: &str| {
        pdf.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{before}{byte:02x}{behind}");
            text
        })
    };
    let once = base64(&pdf);
    let keys = pdf.iter().enumerate().map(|(at, byte)| format!("\"{at}\":{byte}")).collect::<Vec<_>>().join(",");
    vec![
        ("base64", once.clone()),
        ("base64 in lines", in_lines(&once)),
        ("base64 twice", base64(once.as_bytes())),
        ("an address", format!("data:application/pdf;base64,{once}")),
        ("base64 in JSON", format!("{{\"isBase64Encoded\": true, \"body\": \"{once}\"}}")),
        ("an address in JSON", format!("{{\"cv\": \"data:application/pdf;base64,{once}\"}}")),
        ("base64 in XML", format!("<?xml version='1.0'?>\n<cv>\n{once}\n</cv>")),
        ("base64 behind a line", format!("begin-base64 644 cv.pdf\n{once}\n====\n")),
        ("base64 as bytes of Python", format!("b'{once}'")),
        ("base64 as bytes of Python in JSON", format!("\"b'{once}'\"")),
        ("base64 as a certificate", format!("-----BEGIN PDF-----\n{once}\n-----END PDF-----\n")),
        ("uuencode", uuencode(&pdf)),
        ("hex", hex("", "")),
        ("hex in capitals", hex("", "").to_uppercase()),
        ("hex with blanks", hex("", " ")),
        ("hex of a database", format!("0x{}", hex("", ""))),
        ("hex of another", format!("\\x{}", hex("", ""))),
        ("hex of a program", format!("[{}]", hex("0x", ", "))),
        ("hex as a text", format!("\"{}\"", hex("\\x", ""))),
        ("hex with lines", dump(&pdf)),
        ("JSON of a buffer", format!("{{\"type\": \"Buffer\", \"data\": [{}]}}", list(", "))),
        ("JSON of a list", format!("[{}]", list(","))),
        ("JSON of an object", format!("{{{keys}}}")),
        ("numbers", list(",")),
        ("numbers in lines", list("\n")),
        ("an array of Python", format!("[{}]", list(" "))),
        ("an array of a browser", format!("Uint8Array({}) [\n  {}\n]", pdf.len(), list(", "))),
        ("a buffer of Node", format!("<Buffer {}... 9 more bytes>", hex("", " "))),
        ("bytes of Python", format!("b'{}'", pdf.escape_ascii())),
        ("bytes of Python in JSON", format!("\"b'{}'\"", pdf.escape_ascii().to_string().replace('\\', "\\\\"))),
        ("a list of bytes of Python", format!("[b\"{}\"]", pdf.escape_ascii())),
        ("bytes without quotation marks", pdf.escape_ascii().to_string()),
        ("a string of JSON", serde_json::to_string(&pdf.iter().copied().map(char::from).collect::<String>()).unwrap()),
        (
            "a part of an address",
            pdf.iter().fold(String::new(), |text, byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => text + &char::from(*byte).to_string(),
                byte => text + &format!("%{byte:02X}"),
            }),
        ),
        (
            "quoted-printable with all in it",
            pdf.iter().fold(String::new(), |text, byte| text + &format!("={byte:02X}")),
        ),
    ]
}

/// One of each.
pub(super) fn files() -> Vec<(Vec<u8>, FileKind)> {
    ways().into_iter().map(|(_, text)| (text.into_bytes(), FileKind::EncodedPdf)).collect()
}

/// In lines as mail has them.
fn in_lines(text: &str) -> String {
    let lines: Vec<_> = text.as_bytes().chunks(76).map(|line| line.escape_ascii().to_string()).collect();
    lines.join("\r\n")
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = [16, 8, 0].iter().zip(three).fold(0, |bits, (shift, byte)| bits | usize::from(*byte) << shift);
        for (at, shift) in [18, 12, 6, 0].iter().enumerate() {
            text.push(if at <= three.len() { char::from(LETTERS[bits >> shift & 63]) } else { '=' });
        }
    }
    text
}

fn uuencode(bytes: &[u8]) -> String {
    let letter = |bits: usize| char::from(b' ' + u8::try_from(bits & 63).unwrap());
    let mut text = "begin 644 cv.pdf\n".to_owned();
    for line in bytes.chunks(45) {
        text.push(letter(line.len()));
        for three in line.chunks(3) {
            let bits = [16, 8, 0].iter().zip(three).fold(0, |bits, (shift, byte)| bits | usize::from(*byte) << shift);
            text.extend([18, 12, 6, 0].map(|shift| letter(bits >> shift)));
        }
        text.push('\n');
    }
    text + " \nend\n"
}

/// As a tool shows bytes: the number of the first, sixteen in hexadecimal, and what of them is a letter.
fn dump(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (at, line) in bytes.chunks(16).enumerate() {
        let _ = write!(text, "{:08x}: ", at * 16);
        for two in line.chunks(2) {
            for byte in two {
                let _ = write!(text, "{byte:02x}");
            }
            text.push(' ');
        }
        text.push(' ');
        text.extend(line.iter().map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { '.' }));
        text.push('\n');
    }
    text
}

/// Each way is known for an encoded PDF, whatever the file is called, and the advice is to send the PDF itself.
#[test]
fn each_way_is_known() {
    for (way, text) in ways() {
        for bytes in [text.clone().into_bytes(), [b"\xef\xbb\xbf\r\n", text.as_bytes()].concat()] {
            let refused = check(&bytes).unwrap_err();
            assert_eq!(refused, cv::Error::NotPdf { is: FileKind::EncodedPdf, named_pdf: false }, "{way}");
            assert!(refused.to_string().starts_with("this is an encoded PDF: "), "{refused}");
            assert!(refused.advice().contains("the PDF file itself"), "{}", refused.advice());
        }
    }
}

/// The same ways of anything else, and what only speaks of such a text, are no PDF.
#[test]
fn what_is_nearly_one() {
    for (text, is) in [
        (base64(b"my CV, and no PDF"), FileKind::Text),
        (base64(base64(b"my CV, and no PDF").as_bytes()), FileKind::Text),
        (uuencode(b"my CV, and no PDF"), FileKind::Text),
        ("begin 644 cv.pdf".to_owned(), FileKind::Text),
        ("begin now\nM)5!$1BTQ".to_owned(), FileKind::Text),
        (dump(b"my CV, and no PDF"), FileKind::Text),
        ("25 50 44".to_owned(), FileKind::Text),
        ("2550 4440 Utrecht, my CV".to_owned(), FileKind::Text),
        ("{\"type\": \"Buffer\", \"data\": [109, 121]}".to_owned(), FileKind::Data),
        ("{\"years\": [137, 80, 68, 70, 1]}".to_owned(), FileKind::Data),
        ("{\"note\": \"begins with JVBERi0\"}".to_owned(), FileKind::Data),
        ("<?xml version='1.0'?><cv>begins with JVBERi0</cv>".to_owned(), FileKind::Data),
        ("<html><embed src='data:application/pdf;base64,JVBERi0xLjcK'></html>".to_owned(), FileKind::Html),
        ("see %25PDF-1.7".to_owned(), FileKind::Text),
    ] {
        assert_eq!(kind(text.as_bytes()), Some(is), "{text}");
    }
    // A PDF may have signs of that kind further on.
    let speaks = [b"%PDF-1.7\n%\\n\\r\\x00 \xe2\xe3\n", &pdf()[9..]].concat();
    assert!(check(&speaks).is_ok());
}
