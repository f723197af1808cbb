//! Small writers of the files that a CV is not: each says in code what is odd about it.

use super::ole::{Stream, WORD_97, ole, ole_4096};
use super::zip::zip;
use super::{FLAT_OPC, OPEN_DOCUMENT, SLIDES, WORD_2003};
use candidacy::cv::FileKind;

/// A file of each format of the Word family.
pub(super) fn word_family() -> Vec<(Vec<u8>, FileKind)> {
    let stored = |part: &str| docx(0, part, &[]);
    vec![
        (ole(&[Stream::long("WordDocument", &WORD_97), Stream::short("1Table", b"")]), FileKind::Word97),
        (ole(&[Stream::short("WordDocument", b"small")]), FileKind::Word97),
        (ole(&[Stream::long("WordDocument", &[0xdc, 0xa5, 0x65, 0])]), FileKind::OldWord),
        (ole(&[Stream::short("a", b"small"), Stream::short("WordDocument", b"\xdc\xa5\x68\0")]), FileKind::OldWord),
        (ole_4096("WordDocument"), FileKind::Word97),
        (b"\xdb\xa5\x2d\0\x31\x40\x09\x04".to_vec(), FileKind::OldWord),
        (b"\xfe\x37\0\x23\0\0\0\0".to_vec(), FileKind::OldWord),
        (b"\x31\xbe\0\0\0\xab\0\0".to_vec(), FileKind::OldWord),
        (stored("wordprocessingml.document.main+xml"), FileKind::Docx),
        (stored("wordprocessingml.template.main+xml"), FileKind::Docx),
        (stored("ms-word.document.macroEnabled.main+xml"), FileKind::Docx),
        (stored("ms-word.template.macroEnabledTemplate.main+xml"), FileKind::Docx),
        (docx(8, "", &[]), FileKind::Docx),
        (docx(8, "", &["word/vbaProject.bin"]), FileKind::Docx),
        (WORD_2003.as_bytes().to_vec(), FileKind::WordXml),
        (FLAT_OPC.as_bytes().to_vec(), FileKind::WordXml),
        (
            ole(&[Stream::short("EncryptionInfo", b""), Stream::short("EncryptedPackage", b"")]),
            FileKind::EncryptedOffice,
        ),
        (br"{\rtf1\ansi CV}".to_vec(), FileKind::Rtf),
        (zip(&[("mimetype", 0, OPEN_DOCUMENT), ("content.xml", 8, b"?")], true), FileKind::Odt),
    ]
}

/// Files that are neither PDF nor Word.
pub(super) fn others() -> Vec<(Vec<u8>, FileKind)> {
    [documents(), packages(), texts(), fixed_beginnings(), super::beside::files(), super::encoded::files()].concat()
}

/// OLE files by their streams.
fn documents() -> Vec<(Vec<u8>, FileKind)> {
    let holds = |name: &str, begins: &[u8]| ole(&[Stream::long(name, begins)]);
    vec![
        (holds("Workbook", b""), FileKind::Excel),
        (holds("BOOK", b""), FileKind::Excel),
        (holds("PowerPoint Document", b""), FileKind::PowerPoint),
        (holds("VisioDocument", b""), FileKind::Office),
        (ole(&[Stream::storage("Quill", "QuillSub"), Stream::short("Contents", b"")]), FileKind::Office),
        (ole(&[Stream::storage("MatOST", "x")]), FileKind::OtherDocument),
        (holds("CONTENTS", b"CHNKWKS"), FileKind::OtherDocument),
        (holds("Contents", b"other"), FileKind::Office),
        (holds("StarWriterDocument", b""), FileKind::OtherDocument),
        (holds("PerfectOffice_MAIN", b""), FileKind::OtherDocument),
        (holds("FileHeader", b"HWP Document File V5.00"), FileKind::OtherDocument),
        (ole(&[Stream::short("__properties_version1.0", b"")]), FileKind::Email),
        (ole(&[Stream::short("__substg1.0_0037001F", b"")]), FileKind::Email),
        (holds("something", b""), FileKind::Office),
    ]
}

/// Archives by what is in them.
fn packages() -> Vec<(Vec<u8>, FileKind)> {
    let typed = |mimetype: &str| zip(&[("mimetype", 0, mimetype.as_bytes()), ("content.xml", 8, b"?")], true);
    let holds = |name: &str, body: &[u8]| zip(&[("_rels/.rels", 8, b"?"), (name, 0, body)], true);
    let manifest = br#"<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>"#;
    let iwa = |kind: &[u8]| [b"\0\x15\x16\0\xd0\x48\xf0\x52\x27\x08\x01\x12\x23\x08", kind, b"\x12\x03\x01"].concat();
    let index = |space: &str| format!(r#"<?xml?><x:d xmlns:x="http://developer.apple.com/namespaces/{space}">"#);
    let only = |name: &str| zip(&[(name, 0, b"?")], true);
    vec![
        (zip(&[("docProps/app.xml", 8, b"?"), ("xl/workbook.xml", 8, b"?")], true), FileKind::Excel),
        (zip(&[("docProps/core.xml", 8, b"?"), ("xl/workbook.xml", 8, b"?")], true), FileKind::Excel),
        (only("xl/workbook.xml"), FileKind::Archive),
        (only("Index/MasterSlide-1.iwa"), FileKind::Iwork),
        (only("Index/Slide-1.iwa"), FileKind::Iwork),
        (only("Index.zip"), FileKind::Pages),
        (only("Index/ViewState.iwa"), FileKind::Pages),
        (only("Sums.numbers/preview.jpg"), FileKind::Iwork),
        (only("Sums.numb/preview.jpg"), FileKind::Archive),
        (zip(&[("index.xml", 0, index("keynote2").as_bytes())], true), FileKind::Iwork),
        (holds("xl/workbook.xml", b"?"), FileKind::Excel),
        (holds("ppt/presentation.xml", b"?"), FileKind::PowerPoint),
        (holds("visio/document.xml", b"?"), FileKind::Office),
        (holds("FixedDocSeq.fdseq", b"?"), FileKind::Xps),
        (typed("application/vnd.oasis.opendocument.spreadsheet"), FileKind::Office),
        (typed("application/vnd.oasis.opendocument.text-template"), FileKind::Odt),
        (typed("application/vnd.sun.xml.writer"), FileKind::OtherDocument),
        (typed("application/vnd.sun.xml.calc"), FileKind::Office),
        (typed("application/epub+zip"), FileKind::Printed),
        (typed("application/hwp+zip"), FileKind::OtherDocument),
        (zip(&[("content.xml", 0, b"?"), ("META-INF/manifest.xml", 0, manifest)], true), FileKind::Odt),
        (zip(&[("META-INF/container.xml", 8, b"?")], true), FileKind::Printed),
        (zip(&[("Index/Document.iwa", 0, &iwa(b"\x90\x4e"))], true), FileKind::Pages),
        (zip(&[("Index/Document.iwa", 0, &iwa(b"\x01\x12"))], true), FileKind::Iwork),
        (zip(&[("Index/Slide.iwa", 0, b"?"), ("Index/Document.iwa", 0, b"?")], true), FileKind::Iwork),
        (zip(&[("index.xml", 0, index("sl").as_bytes())], true), FileKind::Pages),
        (zip(&[("index.xml", 0, index("ls").as_bytes())], true), FileKind::Iwork),
        (zip(&[("index.apxl", 8, b"?")], true), FileKind::Iwork),
        (zip(&[("buildVersionHistory.plist", 8, b"?"), ("index.xml", 99, b"?")], true), FileKind::Pages),
        (zip(&[("CV.pages/Index.zip", 0, b"?"), ("CV.pages/preview.jpg", 0, b"?")], true), FileKind::Pages),
        (zip(&[("Talk.key/index.apxl.gz", 0, b"?")], true), FileKind::Iwork),
        (zip(&[("cv.pdf", 8, b"?")], true), FileKind::CompressedPdf),
        (zip(&[("cv.txt", 0, b"my CV")], true), FileKind::Archive),
        (zip(&[], true), FileKind::Archive),
    ]
}

/// Texts by what they say at their beginning.
fn texts() -> Vec<(Vec<u8>, FileKind)> {
    let flat = r#"<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.KIND">"#;
    let slides = [SLIDES, FLAT_OPC.replace("/word/", "/ppt/").as_str()].concat();
    let sheet = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>"#;
    let list: [(&str, FileKind); 52] = [
        (&FLAT_OPC.replace("/word/", "/ppt/"), FileKind::Data),
        (&slides, FileKind::PowerPoint),
        (&slides.replace("PowerPoint.Show", "Excel.Sheet"), FileKind::Excel),
        (&slides.replace("PowerPoint.Show", "OneNote"), FileKind::Office),
        (&slides.replace("PowerPoint.Show", "Word.Document"), FileKind::WordXml),
        (r#"<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">"#, FileKind::WordXml),
        ("<document xmlns='urn:example:letters'/>", FileKind::Data),
        ("<Workbook xmlns='urn:example:books'/>", FileKind::Data),
        ("<VisioDocument xmlns='urn:schemas-microsoft-com:office:visio'/>", FileKind::Office),
        ("<xfdf xmlns='http://ns.adobe.com/xfdf/'/>", FileKind::Fdf),
        ("From: <Saved by Blink>\nTo: a\nDate: b\n\n", FileKind::SavedPage),
        ("Subject: CV\nFrom: <Saved by Blink>\nDate: b\n\n", FileKind::SavedPage),
        (": no name\nTo: b\nFrom: a\nDate: b\n", FileKind::Text),
        ("[[1, 2], [3]]", FileKind::Data),
        ("[[\"a\"]]", FileKind::Data),
        ("[[{}]]", FileKind::Data),
        ("[[-1]]", FileKind::Data),
        ("[[a note in two brackets]]", FileKind::Text),
        ("[\"a\"]", FileKind::Data),
        ("{ }", FileKind::Data),
        ("{", FileKind::Text),
        (sheet, FileKind::Excel),
        (&flat.replace("KIND", "text"), FileKind::Odt),
        (&flat.replace("KIND", "graphics"), FileKind::Office),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", FileKind::Image),
        ("<!DOCTYPE html><p>my CV", FileKind::Html),
        ("<HTML><body>", FileKind::Html),
        ("HTTP/1.1 404 Not Found\r\nServer: x\r\n\r\n<html>", FileKind::Html),
        ("Warning: no such file\n<html lang=en><body>", FileKind::Html),
        ("<?xml version='1.0'?><cv/>", FileKind::Data),
        ("<?xml version='1.0'?><wordDocument/>", FileKind::Data),
        ("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x", FileKind::SavedPage),
        ("From: <Saved by Blink>\r\nSubject: CV\r\nMIME-Version: 1.0\r\n\r\n", FileKind::SavedPage),
        ("Message-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n", FileKind::SavedPage),
        ("Received: by x\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n", FileKind::Email),
        ("Return-Path: <a@example.org>\r\nSubject: CV\r\n\r\n", FileKind::Email),
        ("From a@example.org Mon Jan  1 00:00:00 2024\nSubject: CV\n\n", FileKind::Email),
        ("From: a\nTo: b\nSubject: CV\n\nHello", FileKind::Email),
        ("Name: Zoe\nDate: 1 May\nSkills: Rust\n", FileKind::Text),
        ("{\"basics\": {}}", FileKind::Data),
        ("[ {\"basics\": {}} ]", FileKind::Data),
        ("[1] a footnote", FileKind::Text),
        ("{curly} brackets", FileKind::Text),
        ("JVBERi0xLjcKJeLjz9MK", FileKind::EncodedPdf),
        ("data:application/pdf;base64,JVBERi0xLjcK", FileKind::EncodedPdf),
        ("[InternetShortcut]\r\nURL=https://example.org/cv.pdf", FileKind::Shortcut),
        ("%!PS-Adobe-3.0\n", FileKind::Printed),
        ("%FDF-1.2\n", FileKind::Fdf),
        ("#!/bin/sh\n", FileKind::Executable),
        ("MAC address book, and DDS", FileKind::Text),
        ("Zoë's CV\n", FileKind::Text),
        ("see %PD and %PF", FileKind::Text),
    ];
    let mut texts: Vec<(Vec<u8>, FileKind)> =
        list.into_iter().map(|(text, is)| (text.as_bytes().to_vec(), is)).collect();
    let wide = |order: fn(u32) -> [u8; 4]| "\u{feff}<html>".chars().flat_map(|c| order(c.into())).collect();
    texts.extend([
        (wide(u32::to_le_bytes), FileKind::Html),
        (wide(u32::to_be_bytes), FileKind::Html),
        (b"Zo\xeb's CV\n".to_vec(), FileKind::Text),
        ("履歴書".repeat(3000).into_bytes(), FileKind::Text),
        ("履歴書\n2024\n".encode_utf16().flat_map(u16::to_be_bytes).collect(), FileKind::Unknown),
        (
            [b"\xfe\xff".to_vec(), "履歴書\n".encode_utf16().flat_map(u16::to_be_bytes).collect()].concat(),
            FileKind::Text,
        ),
        (vec![0; 2000], FileKind::Blank),
        (b" \r\n\t\0".to_vec(), FileKind::Blank),
        (vec![0xc3; 2000], FileKind::Unknown),
        ([vec![0xc3; 2000], b"CV".to_vec()].concat(), FileKind::Unknown),
        // In GBK, where only digits and lines are ASCII.
        (b"\xbc\xf2\xc0\xfa\n2024 \xb9\xa4\xb3\xcc\xca\xa6\n".to_vec(), FileKind::Text),
        (b"\x01\x02\x03".to_vec(), FileKind::Unknown),
    ]);
    texts
}

/// Formats that begin with fixed bytes, perhaps at an offset.
fn fixed_beginnings() -> Vec<(Vec<u8>, FileKind)> {
    let at = |offset: usize, bytes: &[u8]| [vec![1; offset].as_slice(), bytes].concat();
    let packets = |sync: &[u8], length: usize| [sync, &vec![1; length - sync.len()]].concat().repeat(3);
    let list: [(&[u8], FileKind); 47] = [
        (b"\xffWPC\x10\0\0\0\x01\x0a", FileKind::OtherDocument),
        (b"\x01\xfe\x32\0", FileKind::OtherDocument),
        (b"AT&TFORM\0\0\0\0DJVU", FileKind::Printed),
        (b"\x78\x9f\x3e\x22\x01\0", FileKind::Email),
        (b"\x04%!PS", FileKind::Printed),
        (b"\x1b%-12345X@PJL\n%!PS", FileKind::Printed),
        (b"\x89PNG\r\n\x1a\n", FileKind::Image),
        (b"\xff\xd8\xff\xe0", FileKind::Image),
        (b"GIF89a", FileKind::Image),
        (b"MM\0*", FileKind::Image),
        (b"BM\x36\0\0\0\0\0\0\0", FileKind::Image),
        (b"RIFF\0\0\0\0WEBPVP8 ", FileKind::Image),
        (b"\0\0\0\x18ftypheic", FileKind::Image),
        (b"\0\0\0\x18ftypavif", FileKind::Image),
        (b"8BPS\0\x01", FileKind::Image),
        (b"\0\0\x01\0\x01\0", FileKind::Image),
        (b"ID3\x03\0", FileKind::Recording),
        (b"\xff\xfb\x90\x64", FileKind::Recording),
        (b"\xff\xf1\x50\x80", FileKind::Recording),
        (b"\xff\xf9\x50\x80", FileKind::Recording),
        (b"\xff\xfb\xf0\x64\x01", FileKind::Unknown), // there is no such rate
        (b"\xff\xfb\x00\x64\x01", FileKind::Unknown),
        (b"\xff\xfb\x9c\x64\x01", FileKind::Unknown),
        (b"\xff\xfc\x90\x64\x01", FileKind::Unknown),
        (b"RIFF\0\0\0\0WAVE", FileKind::Recording),
        (b"\0\0\0\x18ftypM4A ", FileKind::Recording),
        (b"OggS\0\x02vorbis", FileKind::Recording),
        (b"OggS\0\x02\x80theora", FileKind::Recording),
        (b"RIFF\0\0\0\0AVI LIST", FileKind::Recording),
        (b"\0\0\0\x18ftypmp42", FileKind::Recording),
        (b"\x1a\x45\xdf\xa3", FileKind::Recording),
        (b"RIFF\0\0\0\0what", FileKind::Unknown),
        (b"Rar!\x1a\x07\0", FileKind::Archive),
        (b"7z\xbc\xaf\x27\x1c", FileKind::Archive),
        (b"BZh91AY&SY\0", FileKind::Archive),
        (b"\xfd7zXZ\0", FileKind::Archive),
        (b"\x28\xb5\x2f\xfd\0", FileKind::Archive),
        (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", FileKind::Archive),
        (b"\x1f\x8b\x08\x08\0\0\0\0\0\x03cv.txt\0", FileKind::Archive),
        (b"\x1f\x8b\x08\x0c\0\0\0\0\0\x03\x02\0xxCV.PDF\0", FileKind::CompressedPdf),
        (b"MZ\x90\0\x03\0", FileKind::Executable),
        (b"\x7fELF\x02", FileKind::Executable),
        (b"\xcf\xfa\xed\xfe", FileKind::Executable),
        (b"L\0\0\0\x01\x14\x02\0", FileKind::Shortcut),
        (b"\xdc\xa5\x65\0", FileKind::OldWord),
        (b"\xec\xa5\xc1\0", FileKind::Word97),
        (b"\x32\xbe\0\0\0\xab", FileKind::OldWord),
    ];
    let mut files: Vec<(Vec<u8>, FileKind)> = list.into_iter().map(|(bytes, is)| (bytes.to_vec(), is)).collect();
    if cfg!(feature = "inspect") {
        files.extend(compressed().map(|(bytes, is)| (bytes.to_vec(), is)));
    }
    let mut macintosh = [b"\0\x02cv".as_slice(), &[0; 124]].concat();
    macintosh.extend(ole(&[Stream::long("WordDocument", &WORD_97)]));
    files.extend([
        (at(257, b"ustar"), FileKind::Archive),
        (at(40, b" EMF"), FileKind::Image),
        (packets(b"\x47", 188), FileKind::Recording),
        (macintosh, FileKind::Word97),
    ]);
    files
}

/// What is seen only where something is unpacked. Behind gzip's first ten bytes there can be a name, a comment and a check.
fn compressed() -> [(&'static [u8], FileKind); 5] {
    [
        (b"\x1f\x8b\x08\x10\0\0\0\0\0\x03a CV\0\x53\x0d\x70\x71\x03\0", FileKind::CompressedPdf),
        (b"\x1f\x8b\x08\x02\0\0\0\0\0\x03\xaa\xbb\x53\x0d\x70\x71\x03\0", FileKind::CompressedPdf),
        (b"\x1f\x8b\x08\x1e\0\0\0\0\0\x03\x01\0xcv\0a CV\0\xaa\xbb\x53\x0d\x70\x71\x03\0", FileKind::CompressedPdf),
        (b"\x78\x9c\x53\x0d\x70\x71\x03\0", FileKind::CompressedPdf),
        (b"\x78\x9c\x4b\x4c\x4a\x06\0", FileKind::Archive),
    ]
}

/// What becomes of a file with a PDF behind it: `true` where it holds files and is named, `false` where it is two things
/// at once, `None` where it is what honest PDFs have in front of them.
pub(super) fn is_met_in_front(file: &[u8], is: FileKind) -> Option<bool> {
    let holds_files = [b"PK".as_slice(), b"\xd0\xcf", b"\x78\x9f"].iter().any(|begins| file.starts_with(begins));
    let is_one_of = |codes: &str| codes.split(' ').any(|code| code == is.code());
    let is_data = matches!(file.first(), Some(b'{' | b'<'));
    let is_passed_over = (is_one_of("encoded_pdf") && is_data)
        || is_one_of(
            "text unknown data blank html email saved_page lock_file mac_companion cloud_placeholder cloud_shortcut",
        );
    let is_a_document = file.starts_with(b"%!PS") || file.starts_with(b"AT&T");
    let is_a_ticket = is == FileKind::Printed && !is_a_document;
    // The wrapper of an old Macintosh holds what is named.
    let is_wrapped = file.first() == Some(&0) && is.is_word();
    if holds_files || is_wrapped || is_one_of("archive compressed_pdf") || (is_one_of("encoded_pdf") && !is_data) {
        Some(true)
    } else {
        (!is_passed_over && !is_a_ticket).then_some(false)
    }
}

/// A file of Word 2007, whose content types are stored as they are (method 0) or seem to be compressed (method 8).
pub(super) fn docx(method: u16, main_part: &str, more: &[&str]) -> Vec<u8> {
    let vendor = if main_part.starts_with("ms-") { "vnd" } else { "vnd.openxmlformats-officedocument" };
    let types = format!(r#"<Types><Override ContentType="application/{vendor}.{main_part}"/></Types>"#);
    let mut entries: Vec<(&str, u16, &[u8])> = vec![
        ("[Content_Types].xml", method, types.as_bytes()),
        ("_rels/.rels", 8, b"?"),
        ("word/document.xml", 8, b"?"),
    ];
    entries.extend(more.iter().map(|name| (*name, 8, b"?".as_slice())));
    zip(&entries, true)
}

pub(super) fn u32_of(len: usize) -> u32 {
    u32::try_from(len).unwrap()
}
