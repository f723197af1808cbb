//! What is taken for a PDF, and what is met in front of one.

use super::files::{is_met_in_front, others, word_family};
use super::pdf::{pdf, written};
use super::zip::zip;
use super::{check, halves, kind};
use candidacy::cv::{self, FileKind, PdfVersion};

/// A header is found at the offsets 0 to 1024 and at no other, and what is in front of it is warned of.
#[test]
fn header_window() {
    for junk in [b'\0', b' ', b'\n', b'a', b'%', 0xef] {
        for offset in 0..=1100 {
            let file = [vec![junk; offset], pdf()].concat();
            let cv = check(&file);
            assert_eq!(cv.is_ok(), offset <= 1024, "{offset} bytes {junk:#x} in front");
            let warns = cv.is_ok_and(|cv| cv.warnings().contains(cv::Warning::JunkBeforeHeader));
            assert_eq!(warns, (1..=1024).contains(&offset), "{offset} bytes {junk:#x} in front");
        }
    }
}

/// What servers, mail programs, printers and old Macintoshes leave in front of a PDF does not refuse it.
#[test]
fn honest_junk() {
    let job = r#"<?xml version="1.0"?><xpif version="1.0"><job-template-attributes/></xpif>"#;
    let http = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n";
    let multipart = "--b1\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"cv.pdf\"\r\n\r\n";
    let mail = "MIME-Version: 1.0\r\nContent-Type: application/pdf\r\n\r\n";
    let print = "\u{1b}%-12345X@PJL JOB\r\n@PJL ENTER LANGUAGE=PDF\r\n";
    let notice = "<br />\n<b>Notice</b>: undefined index\n";
    let mut macintosh = b"\0\x06cv.pdf".to_vec();
    macintosh.resize(128, 0);
    for front in ["\u{feff}", "\r\n\r\n", http, multipart, mail, print, job, notice].map(str::as_bytes) {
        assert!(check(&[front, &pdf()].concat()).is_ok(), "{:?} in front", String::from_utf8_lossy(front));
    }
    assert!(check(&[macintosh, pdf()].concat()).is_ok());
}

/// What is something else in front of the header stays that: what holds other files is named, anything else is two things
/// at once.
#[test]
fn a_signature_in_front() {
    for (file, is) in word_family().into_iter().chain(others()) {
        let polyglot = [file.clone(), pdf()].concat();
        let pdf_at = polyglot.windows(4).position(|w| w == b"%PDF").unwrap_or_default();
        if pdf_at > 1024 || pdf_at < file.len() {
            continue;
        }
        let expected = match is_met_in_front(&file, is) {
            None => continue,
            Some(true) => cv::Error::NotPdf { is, named_pdf: false },
            Some(false) => cv::Error::Polyglot { first: is, pdf_at: pdf_at as u64 },
        };
        assert_eq!(check(&polyglot).err().as_ref(), Some(&expected), "{}", file.escape_ascii());
        assert_eq!(halves(&polyglot).err(), Some(expected));
    }
}

/// The shell of a page that a web program printed in front of a PDF is junk in front of its header; where what follows does not
/// open, the page is named.
#[test]
fn a_page_in_front() {
    let whole = pdf();
    for shell in [
        "<html>\n<head></head>\n",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>Download</title></head>\n<body>\n",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n",
        "\u{feff}\r\n<body>\n",
        "<br />\n<b>Warning</b>:  Undefined variable $cv in <b>/var/www/cv.php</b> on line <b>3</b><br />\n",
    ] {
        let file = [shell.as_bytes(), &whole].concat();
        for cv in [check(&file), halves(&file)] {
            assert!(cv.unwrap().warnings().contains(cv::Warning::JunkBeforeHeader), "{shell}");
        }
        let is_page = !shell.starts_with("<?xml version=\"1.0\" e") && !shell.starts_with("<br");
        let cut = &file[..shell.len() + 100];
        let refused =
            if is_page { cv::Error::NotPdf { is: FileKind::Html, named_pdf: false } } else { cv::Error::Truncated };
        assert_eq!(check(cut).unwrap_err(), refused, "{shell}");
        assert_eq!(halves(cut).unwrap_err(), refused, "{shell}");
    }
    // Other documents are two things at once, and so are those in XML.
    for front in ["{\\rtf1 ", "%!PS-Adobe-3.0\n", "<svg xmlns='http://www.w3.org/2000/svg'/>", "MZ\u{0}"] {
        assert!(matches!(check(&[front.as_bytes(), &whole].concat()), Err(cv::Error::Polyglot { .. })), "{front}");
    }
}

/// A page or a document that only speaks of PDF is named as what it is, and is not called cut or damaged.
#[test]
fn only_the_word() {
    let page = "<!DOCTYPE html><html><p>A file begins with %PDF and ends with a mark.</html>";
    let rtf = r"{\rtf1 A file begins with %PDF.}";
    let letter = "Dear all,\n\nplease send %PDF files only.\n";
    for (text, is) in [(page, FileKind::Html), (rtf, FileKind::Rtf), (letter, FileKind::Text)] {
        let refused = cv::Error::NotPdf { is, named_pdf: false };
        assert_eq!(halves(text.as_bytes()).unwrap_err(), refused);
        if is != FileKind::Text {
            assert_eq!(check(text.as_bytes()).unwrap_err(), refused);
        }
    }
    let in_transfer = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4\n";
    assert_eq!(halves(in_transfer.as_bytes()), Err(cv::Error::Truncated));
}

/// A PDF whose letters became two bytes each was damaged on its way, and is no text.
#[test]
fn text_transfer() {
    let damage = cv::Damage::TextTransfer;
    let text: String = pdf().into_iter().map(char::from).collect();
    for bytes in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16()).map(bytes);
        assert_eq!(check(&units.flatten().collect::<Vec<u8>>()), Err(cv::Error::Damaged { damage }));
    }
}

/// An archive stays one, also when the PDF in it is not compressed and begins within the window.
#[test]
fn a_stored_pdf_in_an_archive() {
    let file = zip(&[("a", 0, &pdf())], true);
    assert!(file.windows(4).position(|w| w == b"%PDF").is_some_and(|at| at < 64));
    assert_eq!(kind(&file), Some(FileKind::Archive));
    assert_eq!(kind(&[b"PK\x03\x04".as_slice(), &pdf()].concat()), Some(FileKind::Archive));
    assert_eq!(kind(&[b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &pdf()].concat()), Some(FileKind::Office));
    let one: [(&str, u16, &[u8]); 3] = [("cv/", 0, b""), ("cv/cv.PDF", 0, &pdf()), ("__MACOSX/cv/._cv.pdf", 8, b"?")];
    assert_eq!(kind(&zip(&one, true)), Some(FileKind::CompressedPdf));
    let two: [(&str, u16, &[u8]); 2] = [("cv.pdf", 8, b"?"), ("letter.pdf", 8, b"?")];
    assert_eq!(kind(&zip(&two, true)), Some(FileKind::Archive));
}

/// What stands behind a header never refuses: honest PDFs carry archives, documents and pictures.
#[test]
fn anything_behind_the_header() {
    for (file, is) in word_family().into_iter().chain(others()) {
        let mut carries = b"%PDF-1.7\n%".to_vec();
        carries.extend(file.iter().filter(|byte| !matches!(byte, b'\r' | b'\n')));
        carries.extend(pdf());
        assert!(check(&carries).is_ok(), "{is} behind the header");
        assert!(halves(&carries).is_ok(), "{is} behind the header");
    }
}

/// No bytes are empty, and one byte more than possible is too large, whatever they are.
#[test]
fn sizes() {
    assert_eq!(check(b""), Err(cv::Error::Empty));
    let max = cv::Policy::standard().max_bytes();
    let comment = usize::try_from(max).unwrap() - pdf().len();
    // The place of the table has as many digits as the file now needs.
    let digits = written("%PDF-1.7", comment, "").len() - usize::try_from(max).unwrap();
    let mut file = written("%PDF-1.7", comment - digits, "");
    assert_eq!(check(&file).map(|cv| cv.size()), Ok(max));
    file.push(b'\n');
    assert_eq!(check(&file), Err(cv::Error::TooLarge { len: max + 1, max }));
}

/// A version is known when it is 1 or 2, a point and one digit; any other header is taken without one.
#[test]
fn versions() {
    for major in 0..=9 {
        for minor in 0..=9 {
            let text = format!("{major}.{minor}");
            let cv = check(&written(&format!("%PDF-{text}"), 0, "")).unwrap();
            let known = cv.version().map(|v| (v.major(), v.minor()));
            assert_eq!(known, matches!(major, 1 | 2).then_some((major, minor)), "{text}");
            assert_eq!(text.parse().ok(), cv.version());
            assert_eq!(cv.version().map(|v| v.to_string()), matches!(major, 1 | 2).then_some(text));
        }
    }
    for header in
        ["%PDF", "%PDF-", "%PDF-1", "%PDF-1.", "%PDF-1.x", "%PDF-a.4", "%PDF 1.4", "%PDF-1.10", "%PDF-\u{b9}.4"]
    {
        let cv = check(&written(header, 0, "")).unwrap();
        assert!(cv.version().is_none() && cv.warnings().contains(cv::Warning::OddVersion), "{header}");
    }
    let published: Vec<PdfVersion> =
        ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "2.0"].iter().map(|v| v.parse().unwrap()).collect();
    assert!(published.is_sorted() && published.iter().all(|v| v.is_published()));
    assert!(["1.8", "1.9", "2.1"].iter().all(|v| !v.parse::<PdfVersion>().unwrap().is_published()));
}
