//! What is odd about a PDF that opens all the same.

use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{check, pages, warnings};
use candidacy::cv;

/// An ordinary CV is not odd: it opens at its first page, has links, a title, an outline and marked text.
#[test]
fn nothing_odd() {
    let catalogue = "<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /Fit] /Lang (en) /Outlines 7 0 R /Names 8 0 R
        /MarkInfo << /Marked true >> /AcroForm << /Fields [] >> /PageMode /UseNone >>";
    let link = "<< /Type /Annot /Subtype /Link /F 4 /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> >>";
    let pdf = Pdf::new().object(1, catalogue).object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    let page = "<< /Type /Page /Parent 2 0 R /Annots [6 0 R] /Contents 5 0 R /Resources << >> >>";
    let pdf = pdf.object(3, page).stream(5, "", &Pack::Deflate, b"BT ET").object(6, link);
    let pdf = pdf.object(7, "<< /First 9 0 R >>").object(8, "<< /Dests << >> >>").object(9, "<< /Dest [3 0 R /XYZ] >>");
    assert_eq!(warnings(&pdf.rooted()), []);
}

/// Each warning alone, by what causes it and nothing else.
#[test]
fn each_by_itself() {
    let catalogue = |entries: &str| Pdf::with(&format!("<< /Pages 2 0 R {entries} >>")).rooted();
    let action = |action: &str| catalogue(&format!("/OpenAction << {action} >>"));
    let cases = [
        (cv::Warning::JunkBeforeHeader, [b"\xef\xbb\xbf".as_slice(), &Pdf::cv().rooted()].concat()),
        (cv::Warning::NoEndMark, Pdf::cv().table_only(ROOT).end().strip_suffix(b"%%EOF\n").unwrap().to_vec()),
        (cv::Warning::BytesAfterEnd, [Pdf::cv().rooted().as_slice(), b"</html>"].concat()),
        (cv::Warning::Repaired, Pdf::cv().trailer_only(ROOT)),
        (cv::Warning::PagesMissing, Pdf::with("<< /Pages << /Count 2 /Kids [3 0 R] >> >>").rooted()),
        (cv::Warning::AdditionalActions, catalogue("/AA << >>")),
        (cv::Warning::Remote, action("/S /SubmitForm /F (https://example.org)")),
        (cv::Warning::StaticXfa, catalogue("/AcroForm << /XFA [] >>")),
        (cv::Warning::Launch, action("/S /Launch /F (a)")),
        (cv::Warning::RichMedia, action("/Subtype /RichMedia")),
        (cv::Warning::Media, action("/Subtype /Sound")),
        (cv::Warning::JavaScript, action("/S /JavaScript")),
        (cv::Warning::Attachment, action("/Subtype /FileAttachment")),
        (cv::Warning::Portfolio, catalogue("/Collection << >>")),
        (cv::Warning::DynamicXfa, catalogue("/AcroForm << /XFA [] >> /NeedsRendering true")),
    ];
    for (warning, file) in cases {
        assert_eq!(warnings(&file), [warning], "{}", String::from_utf8_lossy(&file));
    }
}

/// Forms of the kind that few readers know: what says so may stand elsewhere, and what does not say so does not.
#[test]
fn xfa() {
    let form = |form: &str, rendering: &str| {
        let catalogue = format!("<< /Pages 2 0 R /AcroForm {form} /NeedsRendering {rendering} >>");
        let pdf = Pdf::with(&catalogue).object(4, "<< /XFA 5 0 R >>").object(6, "true").object(7, "[(a)]");
        warnings(&pdf.stream(5, "", &Pack::Plain, b"<xdp/>").rooted())
    };
    for (written, rendering, expected) in [
        ("4 0 R", "false", vec![cv::Warning::StaticXfa]),
        ("4 0 R", "null", vec![cv::Warning::StaticXfa]),
        ("4 0 R", "true", vec![cv::Warning::DynamicXfa]),
        ("4 0 R", "6 0 R", vec![cv::Warning::DynamicXfa]),
        ("<< /XFA 7 0 R >>", "6 0 R", vec![cv::Warning::DynamicXfa]),
        ("<< /X#46A 7 0 R >>", "(true)", vec![cv::Warning::StaticXfa]),
        ("<< /XFA null >>", "true", vec![]),
        ("<< /XFA 9 0 R >>", "true", vec![]),
        ("null", "true", vec![]),
    ] {
        assert_eq!(form(written, rendering), expected, "{written} {rendering}");
    }
}

/// What stands in front of the header changes nothing, whether places are counted from the header or from the beginning.
#[test]
fn junk_before_the_header() {
    for junk in ["\n", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"] {
        let counted_from_header = [junk.as_bytes(), &Pdf::cv().rooted()].concat();
        assert_eq!(warnings(&counted_from_header), [cv::Warning::JunkBeforeHeader]);
        let len = junk.len();
        let mut pdf = Pdf::cv();
        for number in 1..=3 {
            let head = format!("{number} 0 obj");
            let at = pdf.bytes().windows(head.len()).position(|word| word == head.as_bytes()).unwrap();
            pdf = pdf.lists(number, Place::At(at + len));
        }
        let table = pdf.at() + len;
        let counted_from_start = [junk.as_bytes(), &pdf.table_only(ROOT).end_at(table)].concat();
        assert_eq!(warnings(&counted_from_start), [cv::Warning::JunkBeforeHeader, cv::Warning::Repaired]);
        assert_eq!(pages(&counted_from_start), Ok(1));
    }
}

/// What stands behind the end changes nothing; where it is so much that the mark is far away, the mark is found all the same.
#[test]
fn bytes_behind_the_end() {
    for behind in [vec![b'x'], vec![b'x'; 900], vec![b'x'; 5_000], vec![0; 5_000], b"PK\x03\x04 (".repeat(1_000)] {
        let file = [Pdf::cv().rooted().as_slice(), &behind].concat();
        let cv = check(&file).unwrap();
        assert_eq!(cv.pages(), Some(1));
        assert!(!cv.warnings().contains(cv::Warning::Repaired), "{} bytes behind", behind.len());
    }
}

/// Where a second mark stands behind the end, it counts: to readers that is an update.
#[test]
fn the_last_mark_counts() {
    let first = Pdf::cv().rooted();
    let file = [first.as_slice(), b"startxref\n0\n%%EOF\n"].concat();
    assert_eq!(warnings(&file), [cv::Warning::Repaired]);
}

/// A form in parts, each of which may run a script, send what is filled in or call another machine: in letters of one or two
/// bytes, with a prefix, packed, and where it cannot be unpacked that is said.
#[test]
fn xfa_that_acts() {
    let file = |parts: &[&[u8]], pack: &Pack, form: &str| {
        let pdf = Pdf::with(&format!("<< /Pages 2 0 R /AcroForm << /XFA {form} >> >>"));
        let pdf = (10..).zip(parts).fold(pdf, |pdf, (number, part)| pdf.stream(number, "", pack, part));
        warnings(&pdf.rooted())
    };
    let named = "[(template) 10 0 R (datasets) 11 0 R]";
    let wide = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for (element, warning) in
        [("script", cv::Warning::JavaScript), ("submit", cv::Warning::Remote), ("execute", cv::Warning::Remote)]
    {
        let xml = format!("<event><{element} contentType='application/x-javascript'>x</{element}></event>");
        let prefixed = xml.replace('<', "<t:");
        for part in [
            xml.clone().into_bytes(),
            format!("<description>{element} of a</description>{xml}").into_bytes(),
            prefixed.into_bytes(),
            wide(&format!("\u{feff}{xml}"), u16::to_be_bytes),
            wide(&format!("\u{feff}{xml}"), u16::to_le_bytes),
        ] {
            for pack in [Pack::Plain, Pack::Deflate, Pack::Hex] {
                for parts in [[part.as_slice(), b"<data/>"], [b"<data/>", part.as_slice()]] {
                    assert_eq!(file(&parts, &pack, named), [warning, cv::Warning::StaticXfa], "{xml}");
                }
                assert_eq!(file(&[&part], &pack, "10 0 R"), [warning, cv::Warning::StaticXfa], "{xml}");
            }
        }
        let words = format!("<description>{element}</description>");
        assert_eq!(file(&[words.as_bytes(), b""], &Pack::Plain, named), [cv::Warning::StaticXfa], "{words}");
    }
    // A name between the parts may be an object of its own.
    let parts = "[12 0 R 10 0 R (datasets) 11 0 R 13 0 R]";
    let pdf = Pdf::with(&format!("<< /Pages 2 0 R /AcroForm << /XFA {parts} >> >>")).object(12, "(template)");
    let pdf = [10, 11].into_iter().fold(pdf, |pdf, number| pdf.stream(number, "", &Pack::Plain, b"<script/>"));
    assert_eq!(warnings(&pdf.clone().rooted()), [cv::Warning::JavaScript, cv::Warning::StaticXfa]);
    // What should be a part and is none, nobody knows.
    let said = [cv::Warning::JavaScript, cv::Warning::StaticXfa, cv::Warning::Unreadable];
    assert_eq!(warnings(&pdf.object(13, "<< /A 1 >>").rooted()), said);
    let unknown = Pack::Said("/Filter /JBIG2Decode".into());
    assert_eq!(file(&[b"<script/>"], &unknown, "10 0 R"), [cv::Warning::StaticXfa, cv::Warning::Unreadable]);
}
