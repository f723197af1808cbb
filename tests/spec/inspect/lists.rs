//! A list of objects that can be read, and is wrong or rare: readers search the file, or read the list all the same.

use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{pages, warnings};
use candidacy::cv::Warning::Repaired;

/// That it opens with its page, and that it had to be searched.
#[track_caller]
fn is_searched(file: &[u8], what: &str) {
    assert_eq!(pages(file), Ok(1), "{what}");
    assert_eq!(warnings(file), [Repaired], "{what}");
}

/// A list without lines is damage that all readers repair: the catalogue is in the file.
#[test]
fn without_lines() {
    for (head, size) in [("xref\n0 6\n", 6), ("xref\n0 0\n", 6), ("xref\n", 6), ("xref\n0 1\n0000000000 65535 f \n", 6)]
    {
        let pdf = Pdf::cv();
        let at = pdf.at();
        let pdf = pdf.raw(head).raw(format!("trailer\n<< /Size {size} {ROOT} >>\n"));
        is_searched(&pdf.end_at(at), head);
    }
}

/// A last section without lines, whose trailer lost `/Prev`: Word writes such a section, and the list before it is right.
#[test]
fn without_the_list_before() {
    for lost in ["", "/Prew 562 /XRefStn 416", "/Prev 0", "/Prev -1", "/Prev 99999999", "/Prev (9)"] {
        let pdf = Pdf::cv().table_only(ROOT).raw("startxref\n0\n%%EOF\n");
        let at = pdf.at();
        let pdf = pdf.raw(format!("xref\n0 0\ntrailer\n<< /Size 4 {ROOT} {lost} >>\n"));
        is_searched(&pdf.end_at(at), lost);
    }
}

/// A list that says where everything is, and leaves out the catalogue or the root of the pages. What it calls deleted, most
/// readers do not search for.
#[test]
fn without_the_catalogue_or_the_pages() {
    let whole = Pdf::cv();
    for left_out in [1, 2] {
        let places: Vec<(u32, Place)> =
            (1..=3).filter(|number| *number != left_out).map(|n| (n, whole.place(n))).collect();
        let listed = |pdf: Pdf| places.iter().fold(pdf, |pdf, (number, place)| pdf.lists(*number, *place));
        let bare = Pdf::new().raw(&whole.bytes()[Pdf::new().at()..]);
        is_searched(&listed(bare.clone()).rooted(), "not in a table");
        is_searched(&listed(bare).table_stream(9, ROOT, &Pack::Deflate), "not in a stream");
    }
}

/// A list in a stream is read however it is packed: rows of differences (TIFF), Lempel and Ziv, runs, one behind the other.
#[test]
fn packed_as_few_writers_do() {
    let tiff = Pack::Tiff { columns: 7, colours: 1 };
    let lzw = |early| Pack::Lzw { early };
    let rows = Pack::Rows { kind: None, columns: 7, colours: 1 };
    for pack in [
        tiff.clone(),
        Pack::Tiff { columns: 1, colours: 7 },
        lzw(true),
        lzw(false),
        Pack::Runs,
        Pack::Chain(vec![Pack::Base85, tiff]),
        Pack::Chain(vec![Pack::Hex, lzw(true), rows]),
        Pack::Chain(vec![Pack::Runs, Pack::Deflate]),
    ] {
        let file = Pdf::cv().table_stream(9, ROOT, &pack);
        assert_eq!(pages(&file), Ok(1), "{pack:?}");
        assert_eq!(warnings(&file), [], "{pack:?}");
    }
}

/// And so is a stream of objects; long enough that the codes of Lempel and Ziv grow to twelve bits and begin again.
#[test]
fn objects_packed_as_few_writers_do() {
    let filler: String = (0..9_000_u32).map(|number| format!("{:x} ", number.wrapping_mul(2_654_435_761))).collect();
    let filler = format!("[({filler})]");
    for pack in Pack::all(4).into_iter().chain(Pack::rare()) {
        let objects = [
            (6, filler.as_str()),
            (1, "<< /Type /Catalog /Pages 2 0 R >>"),
            (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
            (3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"),
        ];
        let file = Pdf::new().object_stream(8, &objects, &pack).table_stream(9, ROOT, &Pack::Deflate);
        assert_eq!(pages(&file), Ok(1), "{pack:?}");
        assert_eq!(warnings(&file), [], "{pack:?}");
    }
}
