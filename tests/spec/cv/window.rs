//! A file of which only the beginning and the end are at hand.

use super::files::{others, word_family};
use super::ole::{Stream, WORD_97, ole};
use super::pdf::{pdf, written};
use super::zip::zip;
use super::{OPEN_DOCUMENT, check, halves, kind};
use candidacy::cv::{self, FileKind};
use proptest::prelude::*;

/// Head and tail say of a file what the whole says, also of one that is longer than both.
#[test]
fn both_ends_agree_with_the_whole() {
    for (file, is) in word_family().into_iter().chain(others()) {
        assert_eq!(halves(&file).err(), check(&file).err(), "{is}");
    }
    let long = vec![b'.'; 400_000];
    let odt: [(&str, u16, &[u8]); 3] = [("mimetype", 0, OPEN_DOCUMENT), ("a", 0, &long), ("content.xml", 8, b"?")];
    let xlsx: [(&str, u16, &[u8]); 3] = [("a", 0, &long), ("xl/workbook.xml", 8, b"?"), ("_rels/.rels", 8, b"?")];
    for (file, is) in [(zip(&odt, true), FileKind::Odt), (zip(&xlsx, true), FileKind::Excel)] {
        assert!(file.len() > cv::Window::HEAD + cv::Window::TAIL);
        assert_eq!(kind(&file), Some(is));
        assert_eq!(halves(&file).err(), check(&file).err(), "{is}");
    }
}

/// Where the directory of an old Office file is lost, or lies between the parts, its main stream behind the header counts.
#[test]
fn a_lost_directory() {
    for (begins, is) in [
        (WORD_97, FileKind::Word97),
        ([0xdc, 0xa5, 0x65, 0], FileKind::OldWord),
        ([9, 8, 0x10, 0], FileKind::Excel),
        ([1, 2, 3, 4], FileKind::Office),
    ] {
        let mut file = ole(&[])[..512].to_vec();
        file[48..52].copy_from_slice(&9999_u32.to_le_bytes());
        file.extend(begins);
        file.resize(4096, 1);
        assert_eq!(kind(&file), Some(is));
    }
    let whole = ole(&[Stream::long("WordDocument", &WORD_97)]);
    assert_eq!(kind(&whole[..600]), Some(FileKind::Office));
}

/// A window is as long as it has to be, and no longer than the file.
#[test]
fn sizes_of_a_window() {
    let file = vec![0; cv::Window::TAIL + 1];
    let (len, head, tail) = (file.len() as u64, &file[..cv::Window::HEAD], &file[1..]);
    assert_eq!(cv::Window::new(head, tail, len).map(|window| window.len()), Ok(len));
    let (have, need) = (cv::Window::HEAD - 1, cv::Window::HEAD as u64);
    assert_eq!(cv::Window::new(&head[1..], tail, len).err(), Some(cv::WindowError::Head { have, need }));
    let (have, need) = (cv::Window::TAIL - 1, cv::Window::TAIL as u64);
    assert_eq!(cv::Window::new(head, &tail[1..], len).err(), Some(cv::WindowError::Tail { have, need }));
    assert_eq!(cv::Window::new(b"ab", b"a", 1).err(), Some(cv::WindowError::LongerThanFile { have: 2, len: 1 }));
}

/// What the end of a PDF shows is warned of, and refuses nothing that says where to begin.
#[test]
fn the_end() {
    let whole = String::from_utf8_lossy(&pdf()).into_owned();
    let without = |part: &str| whole.replace(part, "");
    let archive = "PK\u{5}\u{6}".to_owned() + &"\0".repeat(18);
    let far = format!("{whole}{}", "\0".repeat(2000));
    for (file, warnings) in [
        (whole.clone(), [].as_slice()),
        (format!("{whole}\r\n \0"), &[]),
        (without("%%EOF"), &[cv::Warning::NoEndMark]),
        (far, &[cv::Warning::NoEndMark]),
        (without("startxref"), &[]),
        (format!("{whole}<!-- page -->"), &[cv::Warning::BytesAfterEnd]),
        (format!("{whole}{archive}"), &[cv::Warning::BytesAfterEnd, cv::Warning::ArchiveAfterEnd]),
        (format!("{whole}{}{archive}", "x".repeat(2000)), &[cv::Warning::NoEndMark, cv::Warning::ArchiveAfterEnd]),
    ] {
        let cv = halves(file.as_bytes()).unwrap();
        assert_eq!(cv.warnings().iter().collect::<Vec<_>>(), warnings, "{:?}", file.get(300..));
        assert_eq!(cv.pages(), None);
    }
}

/// A PDF that stops before anything says where to begin is cut, whatever it is called.
#[test]
fn every_cut() {
    let file = pdf();
    let begins = file.windows(5).position(|part| part == b"/Root").unwrap();
    for len in 4..file.len() {
        let cut = halves(&file[..len]);
        assert_eq!(cut.err(), (len < begins + 5).then_some(cv::Error::Truncated), "the first {len} bytes");
    }
    let long = written("%PDF-1.7", 500_000, "");
    assert_eq!(halves(&long[..400_000]).err(), Some(cv::Error::Truncated));
    // One that is made to be shown while it arrives says it at its beginning.
    let linearised = [b"%PDF-1.5\ntrailer << /Root 1 0 R >>\n".as_slice(), &vec![b'x'; 400_000]].concat();
    assert!(halves(&linearised).is_ok());
}

/// A PDF whose end is there is taken, also where what says where to begin lies between the parts.
#[test]
fn an_end_that_points_between_the_parts() {
    let mut file = b"%PDF-1.5\n".to_vec();
    file.resize(400_000, b'x');
    assert_eq!(halves(&file).err(), Some(cv::Error::Truncated));
    file.extend(b"\nstartxref\n150000\n%%EOF\n");
    assert!(halves(&file).is_ok());
}

/// The mark at the end is looked for in the last 1,024 bytes.
#[test]
fn the_reach_of_the_end() {
    for blanks in [0, 500, 600, 1017, 1018, 1019, 1100] {
        let file = [pdf(), vec![b'\n'; blanks]].concat();
        let warns = halves(&file).unwrap().warnings().contains(cv::Warning::NoEndMark);
        assert_eq!(warns, blanks > 1018, "{blanks} blanks behind");
    }
}

/// Where only the ends are at hand, an encrypted PDF is taken with a warning: in a plain trailer, in the object that the
/// end points to and in no other, and behind a table that it points to.
#[test]
fn encrypted() {
    let trailer = written("%PDF-1.7", 0, "/Encrypt 9 0 R ");
    let object =
        b"%PDF-1.5\n9 0 obj << /Type /XRef /Root 1 0 R /Encrypt 8 0 R >> stream\nstartxref\n9\n%%EOF\n".to_vec();
    let table = "%PDF-1.5\nxref\n0 1\ntrailer << /Root 1 0 R /Encrypt 8 0 R >>\nstartxref\n0\n%%EOF\n".to_owned();
    let linearised = format!("{table}{}trailer << /Size 1 >>\nstartxref\n9\n%%EOF\n", "x".repeat(3000));
    let cut = b"%PDF-1.5\n trailer << /Root 1 0 R /Encrypt 8 0 R >>".to_vec();
    let two_objects = |first: &str, second: &str| {
        let first = format!("%PDF-1.5\n8 0 obj << {first} >> stream\nendstream endobj\n");
        let at = first.len();
        format!("{first}9 0 obj << /Root 1 0 R {second} >> stream\nstartxref\n{at}\n%%EOF\n").into_bytes()
    };
    for file in [trailer, object, linearised.into_bytes(), cut, two_objects("", "/Encrypt 7 0 R")] {
        assert!(halves(&file).unwrap().warnings().contains(cv::Warning::Encrypted));
    }
    let speaks = written("%PDF-1.7", 0, "").into_iter().chain(*b"/Encrypt").collect::<Vec<_>>();
    let contents = b"%PDF-1.5\n9 0 obj << /Type /XRef /Root 1 0 R >> stream\n/Encrypt\nstartxref\n9\n%%EOF\n".to_vec();
    for file in [pdf(), speaks, contents, two_objects("/Encrypt 7 0 R", "")] {
        assert!(!halves(&file).unwrap().warnings().contains(cv::Warning::Encrypted));
    }
}

proptest! {
    /// Any two parts and any length make a window that is checked without a panic, or none.
    #[test]
    fn any_window(
        head in prop::collection::vec(any::<u8>(), 0..300),
        tail in prop::collection::vec(any::<u8>(), 0..300),
        len in prop_oneof![0_u64..400, any::<u64>()],
        numbers in prop::sample::select(vec![b"startxref\n".as_slice(), b"PK\x05\x06", b"trailer", b""]),
        begins in prop::sample::select(vec![b"%PDF-".as_slice(), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    ) {
        let mut whole_head = [begins, &head].concat();
        whole_head.resize(cv::Window::HEAD, 0xff);
        let mut whole_tail = vec![0xff; cv::Window::TAIL];
        whole_tail.extend([numbers, &tail].concat());
        for (head, tail) in [(&head, &tail), (&whole_head, &whole_tail)] {
            if let Ok(window) = cv::Window::new(head, tail, len) {
                let _ = cv::Policy::standard().with_max_bytes(u32::MAX).check_window(&window, "cv", "");
            }
        }
    }
}
