//! What is nearly something else: of each beginning that is named, what misses it by a little.

use super::kind;
use super::ole::{Stream, WORD_97, ole};
use super::zip::zip;
use candidacy::cv::FileKind;

/// Texts that are one field, one line end or one name away from a kind of file, on either side (F34: what is named is what it is).
#[test]
fn a_text_is_named_by_all_of_its_beginning() {
    let list: [(&str, FileKind); 25] = [
        // Behind the head of a web server stands the file itself.
        ("HTTP/1.1 200 OK\r\n\r\n <?xml version='1.0'?><cv/>", FileKind::Data),
        // A message has fields one after the other, whatever ends its lines; one of them that only messages have, or three.
        ("Subject: CV\rReceived: by x\r\r", FileKind::Email),
        ("Subject: CV\n and more of it\nReceived: by x\n\n", FileKind::Email),
        (" see below\nReceived: by x\n\n", FileKind::Text),
        ("Subject: CV\nnot a field\nReceived: by x\n\n", FileKind::Text),
        ("Subject: CV\nnot a: field\nReceived: by x\n\n", FileKind::Text),
        (": no name\nReceived: by x\n\n", FileKind::Text),
        ("From: a\nSubject: CV\n\nHello", FileKind::Text),
        ("From the beginning\nReceived: by x\n\n", FileKind::Text),
        // A mailbox begins with when the message came, to the minute; a CV with from when to when somebody worked.
        ("From mira@mail.example Mon Mar  2 09:00:00 2026\nHello", FileKind::Email),
        ("From - Mon Mar 2 9:00 2026\nHello", FileKind::Email),
        ("From 2015 to 2019: engineer at Locks B.V.\n", FileKind::Text),
        ("From 2015 :2 years\n", FileKind::Text),
        ("From a:1\n", FileKind::Text),
        // A root element is named by its name and by its namespace, and not by one of them.
        ("<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'/>", FileKind::WordXml),
        (
            "<?xml version='1.0'?><a xmlns='http://schemas.microsoft.com/office/2006/xmlPackage'><p n=\"/word/\"/></a>",
            FileKind::Data,
        ),
        ("<?xml version='1.0'?><documents/>", FileKind::Data),
        ("<?xml version='1.0'?><a xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'/>", FileKind::Data),
        ("<?xml version='1.0'?><Workbook/>", FileKind::Data),
        ("<?xml version='1.0'?><a xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", FileKind::Data),
        // A piece of a page is one where it is not said to be XML.
        ("<p>my CV</p>", FileKind::Html),
        ("<?xml version='1.0'?><p>my CV</p>", FileKind::Data),
        ("<cv xmlns='urn:x'/>", FileKind::Data),
        ("<!DOCTYPE svg PUBLIC 'a'><svg/>", FileKind::Image),
        ("[[1]]", FileKind::Data),
    ];
    for (text, is) in list {
        assert_eq!(kind(text.as_bytes()), Some(is), "{text}");
    }
}

/// Sound is known by the rates that there are, in either of its two ways to say so; a file that is called as nothing but `.pdf` is
/// none.
#[test]
fn bytes_are_named_by_all_of_their_beginning() {
    let sound = |second: u8, third: u8| kind(&[0xff, second, third, 0x64]);
    assert_eq!([sound(0xfb, 0x90), sound(0xf1, 0x50), sound(0xf9, 0x50)], [Some(FileKind::Recording); 3]);
    for rate in [0x00, 0x0c, 0x04, 0xf0, 0xf4, 0x9c, 0x9d] {
        assert_ne!(sound(0xfb, rate), Some(FileKind::Recording), "{rate:x}");
    }
    let stream = [b"G".as_slice(), &[1; 187], b"G", &[1; 187], b"G", &[1; 10]].concat();
    assert_eq!(kind(&stream), Some(FileKind::Recording));
    for gone in [188, 376] {
        let mut other = stream.clone();
        other[gone] = 1;
        assert_ne!(kind(&other), Some(FileKind::Recording), "{gone}");
    }
    assert_eq!(kind(b"FORM\0\0\0\0AIFF"), Some(FileKind::Recording));
    assert_eq!(kind(b"\x20\0-lh5-\0\0\0"), Some(FileKind::Archive));
    assert_eq!(kind(&zip(&[(".pdf", 8, b"?")], true)), Some(FileKind::Archive));
    assert_eq!(kind(&zip(&[("a.pdf", 8, b"?")], true)), Some(FileKind::CompressedPdf));
}

/// A PDF that was packed with gzip is found behind each part that the head of one can have, by its content or by its name.
#[test]
#[cfg(feature = "inspect")]
fn a_packed_pdf_is_found_behind_any_head() {
    let packed = miniz_oxide::deflate::compress_to_vec(b"%PDF-1.7\n%%EOF\n", 6);
    let other = miniz_oxide::deflate::compress_to_vec(b"my CV, and no PDF", 6);
    for flags in 0..32_u8 {
        let mut head = vec![0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3];
        if flags & 4 != 0 {
            head.extend(b"\x02\0xx");
        }
        if flags & 8 != 0 {
            head.extend(b"cv\0");
        }
        if flags & 16 != 0 {
            head.extend(b"of last year\0");
        }
        if flags & 2 != 0 {
            head.extend(b"yy");
        }
        assert_eq!(kind(&[head.as_slice(), &packed].concat()), Some(FileKind::CompressedPdf), "{flags}");
        assert_eq!(kind(&[head.as_slice(), &other].concat()), Some(FileKind::Archive), "{flags}");
    }
    let zlib = |packed: &[u8]| [b"\x78\x9c", packed].concat();
    assert_eq!(kind(&zlib(&packed)), Some(FileKind::CompressedPdf));
    assert_ne!(kind(&zlib(&other)), Some(FileKind::CompressedPdf));
}

/// An archive is what an entry says, packed or not, and not what stands behind that entry; where the size of one comes behind it,
/// only what is packed has an end.
#[test]
fn an_archive_is_what_an_entry_says() {
    const WORKBOOK: &[u8] = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let named = |method: u16, list: &[u8], part: &[u8]| {
        let entries = [("[Content_Types].xml", method, list), ("word/document.xml", 0, part)];
        let mut size_comes_behind = zip(&entries, false);
        size_comes_behind[6] |= 8;
        size_comes_behind[18..22].fill(0);
        [zip(&entries, true), zip(&entries, false), size_comes_behind].map(|file| kind(&file))
    };
    let (document, workbook) = (Some(FileKind::Docx), Some(FileKind::Excel));
    assert_eq!(named(0, WORKBOOK, b"?"), [workbook, workbook, document]);
    assert_eq!(named(0, b"?", WORKBOOK), [document; 3]);
    if cfg!(feature = "inspect") {
        let packed = miniz_oxide::deflate::compress_to_vec(WORKBOOK, 6);
        assert_eq!(named(8, &packed, b"?"), [workbook; 3]);
    }
    assert_eq!(named(8, b"?", WORKBOOK), [document; 3]);
}

/// So far an archive is looked into: its end is found in front of the longest comment that there can be; where that is lost, entries
/// are found in the first 256 KiB; and what an entry says is read for 64 KiB.
#[test]
fn an_archive_is_looked_into_so_far() {
    let parts = |list: &[u8], filler: &[u8], directory: bool| {
        let entries: [(&str, u16, &[u8]); 3] =
            [("a", 0, filler), ("[Content_Types].xml", 0, list), ("word/document.xml", 0, b"?")];
        zip(&entries, directory)
    };
    let main_part = b"spreadsheetml.sheet.main";
    let behind = |blanks: usize| [vec![b' '; blanks].as_slice(), main_part].concat();
    let most = 64 * 1024 - main_part.len();
    assert_eq!(kind(&parts(&behind(most), b"", true)), Some(FileKind::Excel));
    assert_eq!(kind(&parts(&behind(most + 1), b"", true)), Some(FileKind::Docx));

    let lost = |filler: usize| kind(&parts(b"?", &vec![b'.'; filler], false));
    assert_eq!([lost(255 * 1024), lost(256 * 1024)], [Some(FileKind::Docx), Some(FileKind::Archive)]);

    // Without its directory, what was deleted from an archive seems to be in it.
    let kept = [parts(b"?", b"", false), zip(&[("cv.txt", 0, b"my CV")], true)].concat();
    let comment = |len: usize| kind(&[kept.as_slice(), &vec![b'c'; len]].concat());
    assert_eq!([comment(65_535), comment(65_536)], [Some(FileKind::Archive), Some(FileKind::Docx)]);
}

/// A text may end as in DOS, be written in units of two bytes, of which one alone is no letter, or be in an older encoding: then
/// more than an eighth of it is ASCII.
#[test]
fn a_text_is_one_in_older_ways() {
    let wide = |text: &str| [b"\xff\xfe".to_vec(), text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let older = |ascii: usize| [vec![0xc3; 16 - ascii], b"CVCV"[..ascii].to_vec()].concat();
    for (text, is) in [
        (b"my CV\n\x1a".to_vec(), FileKind::Text),
        (b"my CV\x1a\n".to_vec(), FileKind::Unknown),
        (wide("<html><body>my CV"), FileKind::Html),
        (wide("丼乨乴乭乬举"), FileKind::Text), // of each of these, one byte is that of a letter of `<html>`
        (older(2), FileKind::Unknown),
        (older(3), FileKind::Text),
    ] {
        assert_eq!(kind(&text), Some(is), "{text:?}");
    }
}

/// What an old Macintosh wrapped is looked at behind its 128 bytes, and only what it wrapped: two of them are always 0.
#[test]
fn only_a_wrapper_is_unwrapped() {
    let mut wrapped = [b"\0\x02cv".as_slice(), &[0; 124]].concat();
    wrapped.extend(ole(&[Stream::long("WordDocument", &WORD_97)]));
    assert_eq!(kind(&wrapped), Some(FileKind::Word97));
    for at in [74, 82] {
        let mut other = wrapped.clone();
        other[at] = 1;
        assert_ne!(kind(&other), Some(FileKind::Word97), "{at}");
    }
}

/// Word is told by the number in its stream, and where the list of streams is lost, by the name of that stream (F34).
#[test]
fn word_is_told_from_word() {
    let begins = |bytes: &[u8]| kind(&ole(&[Stream::long("WordDocument", bytes)]));
    assert_eq!(begins(&[0xec, 0xa5, 0x65, 0]), Some(FileKind::OldWord));
    assert_eq!(begins(&[0xec, 0xa5, 0xbf, 0]), Some(FileKind::OldWord));
    assert_eq!(begins(&[0xec, 0xa5, 0xc0, 0]), Some(FileKind::Word97));
    let lost = |name: &str, bytes: &[u8]| {
        let mut file = ole(&[Stream::short(name, bytes)]);
        file[48..52].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
        kind(&file)
    };
    assert_eq!(lost("WordDocument", b"small"), Some(FileKind::Word97));
    assert_eq!(lost("x", b"Word.Document.8"), Some(FileKind::Word97));
    assert_eq!(lost("x", b"small"), Some(FileKind::Office));
}

/// Each name that only a program of Apple's gives is enough by itself.
#[test]
fn one_name_of_a_program_is_enough() {
    let holds = |name: &str| kind(&zip(&[(name, 8, b"?"), ("a.txt", 8, b"?")], true));
    for name in ["Index/Slide.iwa", "Index/MasterSlide-1.iwa", "index.apxl"] {
        assert_eq!(holds(name), Some(FileKind::Iwork), "{name}");
    }
    for name in ["buildVersionHistory.plist", "Index.zip", "Index/ViewState.iwa"] {
        assert_eq!(holds(name), Some(FileKind::Pages), "{name}");
    }
}

/// A PDF that is cut stays one that is cut behind what servers and mail programs leave in front of it, and behind what is no text;
/// behind any other text, that text only speaks of PDF.
#[test]
fn a_text_that_speaks_of_pdf() {
    let cut = |front: &[u8]| kind(&[front, b"%PDF-1.7\nmy CV\n"].concat());
    for front in ["HTTP/1.1 200 OK\r\n\r\n", "--b1\r\n\r\n", "Content-Length: 9\r\n\r\n", "MIME-Version: 1.0\r\n\r\n"] {
        assert_eq!(cut(front.as_bytes()), None, "{front}");
    }
    assert_eq!(cut(b"\x01\x02\x03 "), None);
    assert_eq!(cut(b"It begins with "), Some(FileKind::Text));
    assert_eq!(cut(b"1 0 obj in "), None);
    assert_eq!(cut(b""), None);
}
