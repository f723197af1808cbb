//! The CV is a PDF, never Word (F34, F77). All files are built here, by the small writers in `files`, `ole`, `pdf` and `zip`.

mod beside;
mod encoded;
mod files;
mod gate;
mod hostile;
mod nearly;
mod ole;
mod pdf;
mod said;
mod sets;
mod transfer;
mod window;
mod wire;
mod words;
mod zip;

use candidacy::Cv;
use candidacy::cv::{self, FileKind};
use files::{docx, others, word_family};
use ole::{Stream, WORD_97, ole, padded_ole};
use pdf::{pdf, written};
use proptest::prelude::*;
use proptest::sample::Index;
use zip::zip;

const WORD_2003: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>"#;

const FLAT_OPC: &str = r#"<?xml version="1.0" standalone="yes"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
<pkg:part pkg:name="/word/document.xml"/></pkg:package>"#;

const SLIDES: &str = r#"<?mso-application progid="PowerPoint.Show"?>"#;

const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.text";

fn check(bytes: &[u8]) -> Result<Cv, cv::Error> {
    Cv::check(bytes, "cv", "")
}

fn kind(bytes: &[u8]) -> Option<FileKind> {
    match check(bytes) {
        Err(cv::Error::NotPdf { is, .. }) => Some(is),
        _ => None,
    }
}

/// What is said of a file of which only both ends are at hand.
fn halves(bytes: &[u8]) -> Result<Cv, cv::Error> {
    let (head, tail) = (bytes.len().min(cv::Window::HEAD), bytes.len().min(cv::Window::TAIL));
    let window = cv::Window::new(&bytes[..head], &bytes[bytes.len() - tail..], bytes.len() as u64);
    cv::Policy::standard().check_window(&window.unwrap(), "cv", "")
}

// What is named.

/// Every format of the Word family is named, whatever the file is called (F34).
#[test]
fn every_word_kind_is_named() {
    for (file, is) in word_family() {
        for (name, named_pdf) in [("cv.doc", false), ("cv.pdf", true), ("CV.PDF ", true), ("cv.pdf.docx", false)] {
            assert_eq!(Cv::check(&file, name, "application/pdf"), Err(cv::Error::NotPdf { is, named_pdf }), "{name}");
        }
    }
}

/// What is not Word is not called Word.
#[test]
fn other_kinds_are_named() {
    for (file, is) in others() {
        assert_eq!(kind(&file), Some(is));
    }
}

/// Every kind but those without a format of their own can be met.
#[test]
fn every_kind_is_built() {
    let built: Vec<FileKind> = word_family().into_iter().chain(others()).map(|(_, is)| is).collect();
    for is in FileKind::ALL {
        assert!(built.contains(is), "{is:?} is not built");
    }
}

/// A document in a workbook or in a message does not make it a document: only the root counts.
#[test]
fn embedded_documents() {
    let workbook = [Stream::short("Workbook", b""), Stream::storage("MBD0001", "WordDocument")];
    assert_eq!(kind(&ole(&workbook)), Some(FileKind::Excel));
    let message = [Stream::short("__properties_version1.0", b""), Stream::storage("__attach", "WordDocument")];
    assert_eq!(kind(&ole(&message)), Some(FileKind::Email));
    for names in [["WordDocument", "Book"], ["Book", "WordDocument"]] {
        assert_eq!(kind(&ole(&names.map(|name| Stream::short(name, b"")))), Some(FileKind::Word97));
    }
    let body = zip(&[("word/document.xml", 0, b"<w:document/>")], true);
    let sheet: [(&str, u16, &[u8]); 2] = [("[Content_Types].xml", 8, b"?"), ("xl/embeddings/cv.docx", 0, &body)];
    assert_eq!(kind(&zip(&sheet, true)), Some(FileKind::Excel));
    assert_eq!(kind(&zip(&[("word/document.xml", 0, b"<w:document/>")], true)), Some(FileKind::Archive));
}

/// The directory of an OLE file is followed where it leads, also through many sectors that are out of order.
#[test]
fn long_directories() {
    for others in 0..40 {
        let mut streams: Vec<Stream> = (0..others).map(|n| Stream::short(&format!("stream {n}"), b"")).collect();
        streams.push(Stream::long("WordDocument", &WORD_97));
        assert_eq!(kind(&ole(&streams)), Some(FileKind::Word97), "behind {others} others");
    }
}

/// In a file of more than seven megabytes the header has no more room to say where its allocation table lies.
#[test]
fn large_documents() {
    for free in [13_000, 14_000, 20_000] {
        let mut streams: Vec<Stream> = (0..20).map(|n| Stream::short(&format!("stream {n}"), b"")).collect();
        streams.push(Stream::long("WordDocument", &[0xdc, 0xa5, 0x65, 0]));
        assert_eq!(kind(&padded_ole(free, &streams)), Some(FileKind::OldWord), "behind {free} free sectors");
    }
}

/// A Word document that lost its end is still one, once its directory or the names of its parts have arrived.
#[test]
fn documents_cut_short() {
    let docx = docx(8, "", &[]);
    let named = docx.windows(18).position(|w| w == b"word/document.xml?").unwrap() + 17;
    for len in 4..docx.len() {
        let expected = if len < named { FileKind::Archive } else { FileKind::Docx };
        assert_eq!(kind(&docx[..len]), Some(expected), "the first {len} bytes");
    }
    let doc = ole(&[Stream::long("WordDocument", &WORD_97)]);
    for len in 3 * 512..doc.len() {
        assert_eq!(kind(&doc[..len]), Some(FileKind::Word97), "the first {len} bytes");
    }
}

/// Where a file was cut before its allocation table, its directory goes on in the next sector.
#[test]
fn a_lost_table() {
    let names = ["a", "b", "c", "d"].map(|name| Stream::short(name, b""));
    let mut file = ole(&names.into_iter().chain([Stream::long("WordDocument", &WORD_97)]).collect::<Vec<_>>());
    let (first, second) = file[1024..2048].split_at(512);
    let in_order = [second, first].concat();
    file[1024..2048].copy_from_slice(&in_order);
    file[48..52].copy_from_slice(&1_u32.to_le_bytes());
    file[76..80].copy_from_slice(&9999_u32.to_le_bytes());
    assert_eq!(kind(&file), Some(FileKind::Word97));
}

/// The directory of an archive counts, not what was deleted from it; a list of content types that is compressed is not
/// read, whatever it looks like.
#[test]
fn only_the_directory_counts() {
    let lost = |file: &[u8]| file[..file.windows(4).position(|w| w == b"PK\x01\x02").unwrap()].to_vec();
    let deleted = lost(&docx(0, "wordprocessingml.document.main+xml", &[]));
    let mut kept = [deleted, zip(&[("cv.txt", 0, b"my CV")], true)].concat();
    assert_eq!(kind(&kept), Some(FileKind::Archive));
    let comment_len = kept.len() - 2;
    kept[comment_len..].copy_from_slice(&300_u16.to_le_bytes());
    kept.extend([b'c'; 300]);
    assert_eq!(kind(&kept), Some(FileKind::Archive));

    let compressed = docx(8, "spreadsheetml.sheet.main+xml", &[]);
    assert_eq!(kind(&compressed), Some(FileKind::Docx));
    assert_eq!(kind(&lost(&compressed)), Some(FileKind::Docx));
    let bare: [(&str, u16, &[u8]); 2] = [("_rels/.rels", 8, b"?"), ("word/document.xml", 8, b"?")];
    assert_eq!(kind(&zip(&bare, true)), Some(FileKind::Docx));
}

/// Bytes in front of an archive's directory, a comment behind it and a lost directory change nothing.
#[test]
fn unusual_archives() {
    let plain = docx(0, "spreadsheetml.sheet.main+xml", &[]);
    let mut with_comment = plain.clone();
    let comment_len = with_comment.len() - 2;
    with_comment[comment_len..].copy_from_slice(&300_u16.to_le_bytes());
    with_comment.extend([b'c'; 300]);
    assert_eq!(kind(&with_comment), Some(FileKind::Excel));
    assert_eq!(kind(&[b"PK\x07\x08".as_slice(), &plain].concat()), Some(FileKind::Excel));
    let odt: [(&str, u16, &[u8]); 2] = [("mimetype", 0, OPEN_DOCUMENT), ("content.xml", 8, b"?")];
    for directory in [true, false] {
        assert_eq!(kind(&zip(&odt, directory)), Some(FileKind::Odt));
        let backslashes: [(&str, u16, &[u8]); 2] = [("[content_types].xml", 8, b"?"), ("Word\\Document.xml", 8, b"?")];
        assert_eq!(kind(&zip(&backslashes, directory)), Some(FileKind::Docx));
    }
}

/// Markup is read in UTF-8 and in UTF-16, with and without byte order mark, behind blanks and comments.
#[test]
fn encodings() {
    let doctype = "<!DOCTYPE wordDocument [<!ENTITY a \"b>\">]>";
    for (text, is) in [
        (WORD_2003.to_owned(), FileKind::WordXml),
        (WORD_2003.replace("<w:w", &format!("<!-- <html> -->\n{doctype}<w:w")), FileKind::WordXml),
        (FLAT_OPC.to_owned(), FileKind::WordXml),
        (r"{\rtf1\ansi CV}".to_owned(), FileKind::Rtf),
        ("<!-- saved from url --><!doctype HTML><p>".to_owned(), FileKind::Html),
    ] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let text = text.into_bytes();
        for (mark, bytes) in [
            (b"".as_slice(), &text),
            (b"\xef\xbb\xbf", &text),
            (b"\r\n \t", &text),
            (b"", &little),
            (b"\xff\xfe", &little),
            (b"", &big),
            (b"\xfe\xff", &big),
        ] {
            assert_eq!(kind(&[mark, bytes].concat()), Some(is), "behind {mark:?}");
        }
    }
}

/// Without an ending in the name, the media type says whether the file was called a PDF.
#[test]
fn called_a_pdf() {
    for (name, media_type, expected) in [
        ("cv.pdf", "", true),
        ("C:\\fakepath\\Cv.Pdf", "application/msword", true),
        ("cv.pdf\0 ", "", true),
        ("cv", "application/pdf", true),
        ("cv", "Application/PDF; charset=binary", true),
        ("cv.v2/cv", "application/pdf", true),
        ("cv", "application/octet-stream", false),
        ("cv.docx", "application/pdf", false),
        ("pdf", "", false),
        ("", "", false),
        // What is behind a dot and has a blank is no ending, but a part of a name.
        ("Mira J. Doe", "application/pdf", true),
        ("cv.docx of Mira", "application/pdf", true),
        ("Mira J. Doe.docx", "application/pdf", false),
    ] {
        let refused = Cv::check(b"{\\rtf1 CV}", name, media_type);
        assert_eq!(
            refused,
            Err(cv::Error::NotPdf { is: FileKind::Rtf, named_pdf: expected }),
            "{name} as {media_type}"
        );
    }
}

/// A name loses its folders and what cannot be seen; where nothing is left that names a file, it is `cv.pdf`.
#[test]
fn names_are_cleaned() {
    let long = format!("{}.pdf", "ä".repeat(300));
    for (declared, kept) in [
        ("Zoë Müller.pdf", "Zoë Müller.pdf"),
        ("C:\\fakepath\\cv.pdf", "cv.pdf"),
        ("../../etc/cv.pdf\0\n", "cv.pdf"),
        ("  a\tb.pdf ", "ab.pdf"),
        (" cv.pdf ", "cv.pdf"),
        ("cv\u{202e}fdp.exe", "cvfdp.exe"),
        ("\u{2066}cv\u{2069}.pdf", "cv.pdf"),
        ("\u{61c}\u{200e}cv\u{200f}.pdf", "cv.pdf"),
        ("cv\u{2028}of\u{2029}mira.pdf", "cvofmira.pdf"),
        ("", "cv.pdf"),
        (" \n/", "cv.pdf"),
        (".", "cv.pdf"),
        ("..", "cv.pdf"),
        ("dir/..", "cv.pdf"),
        ("C:\\dir\\..\0 ", "cv.pdf"),
        ("...", "cv.pdf"),
        ("\u{200b}", "cv.pdf"),
        ("..\u{feff}", "cv.pdf"),
        ("..pdf", "..pdf"),
        ("👩\u{200d}💻.pdf", "👩\u{200d}💻.pdf"),
        (&long, &long[2 * (304 - 255)..]),
    ] {
        assert_eq!(Cv::check(&pdf(), declared, "").unwrap().name(), kept);
    }
}

proptest! {
    /// Bytes in front that are no signature do not refuse a PDF, and the version is the header's.
    #[test]
    fn junk_in_front(junk in "[a-zA-Z0-9 :;=\r\n-]{0,1024}", minor in 0..=7_u8) {
        // A picture of Netpbm begins with letters that are here as well.
        prop_assume!(!matches!(junk.as_bytes(), [b'P', b'1'..=b'7', b'\n' | b'\r', b'0'..=b'9' | b'W', ..]));
        let cv = check(&[junk.as_bytes(), &written(&format!("%PDF-1.{minor}"), 0, "")].concat()).unwrap();
        prop_assert_eq!(cv.version().map(|v| (v.major(), v.minor())), Some((1, minor)));
    }

    /// Name and media type never turn the verdict, nor what the file is said to be (F34).
    #[test]
    fn bytes_decide(at in any::<Index>(), name in name(), media_type in media_type()) {
        let mut files: Vec<Vec<u8>> = word_family().into_iter().chain(others()).map(|(file, _)| file).collect();
        files.extend([pdf(), [b"\n\n".as_slice(), &pdf()].concat(), Vec::new()]);
        let file = at.get(&files);
        let (plain, named) = (check(file), Cv::check(file, &name, &media_type));
        prop_assert_eq!(plain.as_ref().map(Cv::size).ok(), named.as_ref().map(Cv::size).ok());
        prop_assert_eq!(plain.as_ref().err().map(cv::Error::code), named.as_ref().err().map(cv::Error::code));
        if let Err(cv::Error::NotPdf { is, .. }) = named {
            prop_assert_eq!(kind(file), Some(is));
        }
    }

    /// Whatever an upload was called, its name stays within the folder that it is put into, and can be seen there.
    #[test]
    fn a_name_names_a_file_in_its_folder(name in prop_oneof![name(), "[a./\\\\ \u{200b}\u{200f}\u{2028}]{0,6}"]) {
        use std::path::{Component, Path};
        let cv = Cv::check(&pdf(), &name, "").unwrap();
        let parts: Vec<Component<'_>> = Path::new(cv.name()).components().collect();
        prop_assert!(matches!(parts[..], [Component::Normal(part)] if part == cv.name()), "{:?}", cv.name());
        prop_assert!(candidacy::Text::new(cv.name()).is_ok(), "{:?}", cv.name());
        let odd = ['\u{61c}', '\u{200e}', '\u{200f}', '\u{2028}', '\u{2029}'];
        prop_assert_eq!(cv.name().find(odd), None);
    }

    /// Neither a CV nor a refusal shows what the file is called.
    #[test]
    fn no_name_in_debug(name in "[ä-ü]{3,20}") {
        let cv = Cv::check(&pdf(), &name, "").unwrap();
        prop_assert_eq!(cv.name(), &name);
        prop_assert_eq!(format!("{cv:?}"), format!("Cv({} bytes)", pdf().len()));
        let refused = Cv::check(b"{\\rtf1 CV}", &name, "").unwrap_err();
        let shown = format!("{refused} {refused:?}");
        prop_assert!(!shown.contains(&name));
    }
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), ".{0,300}\\.(pdf|docx)", "[a-z\u{202e}\\\\/\0-\u{20}]{0,20}"]
}

fn media_type() -> impl Strategy<Value = String> {
    prop_oneof![Just("application/pdf".to_owned()), Just("application/msword".to_owned()), any::<String>()]
}
