//! Where things end: objects, streams and lines that are not closed as they should be, or say a wrong length.

use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{check, pages, warnings};
use candidacy::cv;

const INNER: &str = "1 0 << /Pages 2 0 R >>";

/// A file whose catalogue is in a stream with this between its dictionary's entries and what stands behind its bytes: as the
/// list has it, and searched for. The length of what is packed is `{}`.
fn both(entries: &str, front: &str, data: &str, behind: &str) -> [Result<u32, &'static str>; 2] {
    let entries = entries.replace("{}", &data.len().to_string());
    let stream = format!("<< /Type /ObjStm /N 1 /First 4 {entries} >>{front}{data}{behind}");
    let pdf = Pdf::new().page().raw_object(5, stream).object(8, &data.len().to_string()).object(9, "7777");
    let listed = pdf.clone().lists(1, Place::In(5, 0)).table_stream(6, ROOT, &Pack::Plain);
    [pages(&listed), pages(&pdf.trailer_only(ROOT))]
}

/// However long a stream is said to be, and wherever that is said, it ends where it ends.
#[test]
fn the_length_of_a_stream() {
    let end = "\nendstream\nendobj\n";
    for length in [
        "/Length {}",
        "/Length 8 0 R",
        "/Length 9 0 R",
        "/Length 77 0 R",
        "",
        "/Length null",
        "/Length -1",
        "/Length (9)",
    ] {
        assert_eq!(both(length, "\nstream\n", INNER, end), [Ok(1), Ok(1)], "{length}");
    }
    for length in [0, 3, 999_999, i64::MAX as u64, u64::MAX] {
        assert_eq!(both(&format!("/Length {length}"), "\nstream\n", INNER, end), [Ok(1), Ok(1)], "{length}");
    }
    // Also where much stands behind it, in which its end is searched for.
    let much = format!("{end}{}", "6 0 obj << >> endobj\n".repeat(20_000));
    assert_eq!(both("", "\nstream\n", INNER, &much), [Ok(1), Ok(1)]);
}

/// The bytes begin behind the end of the line, and end in front of it.
#[test]
fn the_bytes_of_a_stream() {
    for front in ["\nstream\n", "\nstream\r\n", "stream\n", " stream\r\n", "\n% comment\nstream\n"] {
        // What is packed is not read where a byte in front is not its own.
        for behind in
            ["\nendstream\nendobj\n", "endstream endobj\n", "\r\nendstream\rendobj\n", "\nendobj\n", "\nendstream\n"]
        {
            let hex = String::from_utf8(super::packed::hex(INNER.as_bytes())).unwrap();
            assert_eq!(both("/Length {} /Filter /AHx", front, &hex, behind), [Ok(1), Ok(1)], "{front:?} {behind:?}");
            assert_eq!(both("/Length {}", front, INNER, behind), [Ok(1), Ok(1)], "{front:?} {behind:?}");
        }
    }
    let packed = Pack::Deflate.pack(INNER.as_bytes());
    for front in ["\nstream\r\n", "\nstream\n"] {
        let head = format!("<< /Type /ObjStm /N 1 /First 4 /Length {} /Filter /FlateDecode >>{front}", packed.len());
        let pdf =
            Pdf::new().page().raw_object(5, head).raw(&packed).raw("\nendstream endobj\n").lists(1, Place::In(5, 0));
        assert_eq!(pages(&pdf.table_stream(6, ROOT, &Pack::Plain)), Ok(1), "{front:?}");
    }
}

/// What is deflated without the two bytes in front that say so is not read: readers insist on them, and that they are right.
#[test]
fn deflated_without_saying_so() {
    let packed = Pack::Deflate.pack(INNER.as_bytes());
    let lost = Err("damaged.no_catalog");
    let begins = |head: &[u8]| [head, &packed[2..]].concat();
    // 8 is the method; and the two together are a multiple of 31.
    for (bytes, verdict) in [
        (packed.clone(), Ok(1)),
        (begins(b"\x78\x01"), Ok(1)),
        (begins(b"\x78\x02"), lost),
        (begins(b"\x77\x07"), lost),
        (begins(b""), lost),
    ] {
        let head = format!("<< /Type /ObjStm /N 1 /First 4 /Length {} /Filter /FlateDecode >>\nstream\n", bytes.len());
        let pdf =
            Pdf::new().page().raw_object(5, head).raw(&bytes).raw("\nendstream endobj\n").lists(1, Place::In(5, 0));
        assert_eq!(pages(&pdf.table_stream(6, ROOT, &Pack::Plain)), verdict, "{bytes:x?}");
    }
}

/// What is in the bytes of a stream is not looked at, where its length is right.
#[test]
fn an_end_within_a_stream() {
    let inner = format!("{INNER} % endstream endobj 1 0 obj null endobj trailer << /Root 9 0 R >>\n");
    assert_eq!(both("/Length {}", "\nstream\n", &inner, "\nendstream\nendobj\n"), [Ok(1), Ok(1)]);
    // Whatever is called a length within its dictionary.
    assert_eq!(both("/Length {} /X << /Length 3 >>", "\nstream\n", &inner, "\nendstream\nendobj\n"), [Ok(1), Ok(1)]);
    // Where that is said elsewhere, a search does not look it up.
    let late = "1 12 (endstream) << /Pages 2 0 R >>";
    let entries = ["/Length {} /First 5", "/Length 8 0 R /First 5"];
    let found = entries.map(|entries| both(entries, "\nstream\n", late, "\nendstream\nendobj\n"));
    assert_eq!(found, [[Ok(1), Ok(1)], [Ok(1), Err("damaged.no_catalog")]]);
    let hidden = "1 0 obj null endobj trailer << /Root 9 0 R >>";
    let pdf = Pdf::cv().stream(5, "", &Pack::Plain, hidden.as_bytes());
    assert_eq!(pages(&pdf.trailer_only(ROOT)), Ok(1));
}

/// A stream without an end has what is left, and what is left may be objects all the same.
#[test]
fn a_stream_without_an_end() {
    let pdf =
        Pdf::new().raw_object(5, "<< /Length 99 >>\nstream\nno end").raw("\n").object(1, "<< /Pages 2 0 R >>").page();
    assert_eq!(pages(&pdf.trailer_only(ROOT)), Ok(1));
    let stream = "<< /Type /ObjStm /N 1 /First 4 /Length 99999 >>\nstream\n1 0 << /Pages 2 0 R >>\n";
    assert_eq!(pages(&Pdf::new().page().raw_object(5, stream).trailer_only(ROOT)), Ok(1));
    // Bytes were lost in the middle of one, up to the next object.
    let lost = "<< /Length 99999 >>\nstream\nlost\nendobj\n";
    let pdf = Pdf::new().raw_object(5, lost).object(1, "<< /Pages 2 0 R >>").page();
    assert_eq!(pages(&pdf.stream(6, "", &Pack::Plain, b"BT ET").trailer_only(ROOT)), Ok(1));
}

/// An object ends where the next one begins, if it does not say so itself.
#[test]
fn objects_without_an_end() {
    let objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [3 0 R] /Count 1 >>", "<< /Type /Page >>"];
    for end in ["\nendobj\n", "\n", " ", "\nendobj", "endobj ", "\nendobj\nendobj ", " endstream ", "\n>>\n", "\n]\n"] {
        let pdf = (1..).zip(objects).fold(Pdf::new(), |pdf, (number, object)| pdf.raw_object(number, object).raw(end));
        assert_eq!(pages(&pdf.clone().raw("\n").rooted()), Ok(1), "{end:?}");
        assert_eq!(pages(&pdf.raw("\n").trailer_only(ROOT)), Ok(1), "{end:?} searched");
    }
    // What was left open in it, too.
    for open in ["<< /Type /Page", "<< /Type /Page /X [[<<", "<< /Type /Page /X << /Y "] {
        let pdf = Pdf::with("<< /Pages 2 0 R >>").raw_object(3, open).raw("\nendobj\n").object(7, "<< /Kids [] >>");
        assert_eq!(pages(&pdf.clone().rooted()), Ok(1), "{open}");
        assert_eq!(pages(&pdf.trailer_only(ROOT)), Ok(1), "{open} searched");
    }
}

/// A text that does not end hides nothing from a search that stands behind it.
#[test]
fn texts_without_an_end() {
    let pdf = Pdf::new().object(7, "<< /Title (never closed >>").object(1, "<< /Pages 2 0 R >>").page();
    assert_eq!(pages(&pdf.clone().trailer_only(ROOT)), Ok(1));
    assert_eq!(pages(&pdf.rooted()), Ok(1));
    // Between objects nothing is a text.
    let pdf = Pdf::new().raw("( < << /X ( (\n").object(1, "<< /Pages 2 0 R >>").raw(">> ) (\n").page();
    assert_eq!(pages(&pdf.trailer_only(ROOT)), Ok(1));
    // Nor is what a list says a head of one: these numbers are none.
    let pdf = Pdf::cv().raw("xref\n7 1\n0000000015 00000 n \n").raw("obj << >>\n");
    assert_eq!(pages(&pdf.trailer_only(ROOT)), Ok(1));
    // A trailer that the last line of a list runs into.
    let pdf = Pdf::cv().raw(format!("xref\n0 1\n0000000000 65535 ftrailer << {ROOT} >>\n%%EOF\n"));
    assert_eq!(pages(&pdf.bytes()), Ok(1));
}

/// Lines of a list as programs write them, long and short, with more blanks and with fewer lines than they say.
#[test]
fn lines_of_a_list() {
    let usual = String::from_utf8(Pdf::cv().rooted().split_off(Pdf::cv().at())).unwrap();
    let changed = |from: &str, to: &str| {
        assert!(usual.contains(from), "{from:?}");
        warnings(&Pdf::cv().raw(usual.replace(from, to)).bytes())
    };
    for (from, to) in [
        (" \n", "\n"),
        (" \n", "\r\n"),
        (" \n", " \r"),
        (" \n", "  \r\n"),
        ("00000 n", "0 n"),
        ("0 4\n", "0 4 \n"),
        ("0 4\n", "0 4\r\n"),
        ("0 4\n", "0    4\n\n"),
        ("xref\n", "xref  \r\n"),
        ("xref\n", "xref % the list\n"),
        ("0 4\n", "0 400\n"),
        ("0 4\n", "7 0\n0 4\n"),
        ("00000 n", "00007 n"),
    ] {
        assert_eq!(changed(from, to), [], "{from:?} as {to:?}");
    }
    // What cannot be read is searched for.
    for (from, to) in [("0 4\n", "0 3\n"), ("00000 n", "00000 x"), ("xref\n", "xfer\n"), ("0 4\n", "a 4\n")] {
        assert_eq!(changed(from, to), [cv::Warning::Repaired], "{from:?} as {to:?}");
    }
}

/// A line that says that its object was deleted means it, whatever place it names; so does a row.
#[test]
fn what_a_list_calls_deleted() {
    let usual = String::from_utf8(Pdf::cv().rooted().split_off(Pdf::cv().at())).unwrap();
    for end in [" \n", "\n"] {
        let lines = usual.replace(" \n", end);
        assert_eq!(pages(&Pdf::cv().raw(&lines).bytes()), Ok(1), "{end:?}");
        let (front, behind) = lines.rsplit_once(" n").unwrap();
        let deleted = Pdf::cv().raw(front).raw(" f").raw(behind).bytes();
        assert_eq!(check(&deleted), Err(cv::Error::NoPages), "{end:?}");
    }
}

/// Rows of a list that is a stream may be narrow, and may leave out what they need not say.
#[test]
fn rows_of_a_list() {
    let pdf = Pdf::cv();
    let places: Vec<usize> = [1, 2, 3].map(|n| if let Place::At(at) = pdf.place(n) { at } else { 0 }).to_vec();
    let at = pdf.at();
    for widths in [[0, 1, 0], [0, 2, 1], [1, 1, 0], [1, 1, 1], [1, 4, 2], [2, 8, 8], [8, 2, 3], [0, 3, 0]] {
        let rows: Vec<u8> = places
            .iter()
            .flat_map(|place| [1, *place, 0].into_iter().zip(widths))
            .flat_map(|(value, width)| u64::try_from(value).unwrap().to_be_bytes()[8 - width..].to_vec())
            .collect();
        let file = |entries: &str| {
            let said = format!("/W [{} {} {}] {entries} {ROOT}", widths[0], widths[1], widths[2]);
            pdf.clone().stream(4, &said, &Pack::Plain, &rows).end_at(at)
        };
        assert_eq!(warnings(&file("/Index [1 3] /Size 9")), [], "{widths:?}");
        assert_eq!(warnings(&file("/Index [1 1 2 0 2 2]")), [], "{widths:?}");
        // Without a trailer there is nothing to search from: fewer rows than are said, no numbers, no rows.
        for wrong in ["/Index [1 4]", "/Size 4"] {
            assert_eq!(pages(&file(wrong)), Err("damaged.no_trailer"), "{widths:?} {wrong}");
        }
    }
    // A row of a kind that nobody knows is of nothing.
    for (kind, expected) in [(0, Err("no_pages")), (1, Ok(1)), (3, Err("no_pages")), (255, Err("no_pages"))] {
        let page = u8::try_from(places[2]).unwrap();
        let rows = [[1, 15], [1, u8::try_from(places[1]).unwrap()], [kind, page]].concat();
        let file = pdf.clone().stream(4, &format!("/W [1 1 0] /Index [1 3] {ROOT}"), &Pack::Plain, &rows).end_at(at);
        assert_eq!(pages(&file), expected, "a row of kind {kind}");
    }
    for widths in ["[1 0 2]", "[1 9 2]", "[9 1 1]", "[1 -1 1]", "[1 2]", "7", "[0 0 0]", "[1 2 9223372036854775807]"] {
        let said = format!("/W {widths} /Index [1 3] {ROOT}");
        let file = pdf.clone().stream(4, &said, &Pack::Plain, &[1; 90]).end_at(at);
        assert_eq!(pages(&file), Err("damaged.no_trailer"), "{widths}");
    }
}
