//! Files that are made to cost much. Each ends soon, with the verdict that it should have.

use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{check, damaged, pages, warnings};
use candidacy::{Cv, cv};
use std::ops::Range;

const MIB: usize = 1 << 20;

fn too(limit: cv::Limit) -> Result<Cv, cv::Error> {
    Err(cv::Error::TooComplex { limit })
}

/// So much of this.
fn much(of: &str, len: usize) -> String {
    of.repeat(len / of.len())
}

/// To each of these objects.
fn references(numbers: Range<u32>) -> String {
    numbers.map(|number| format!("{number} 0 R")).collect::<Vec<_>>().join(" ")
}

/// What is nested deeply costs no more than what is not: nothing is gone into that was not asked for.
#[test]
fn nesting() {
    for open in ["[", "<<", "<</A", "<</A[", "[<</Kids[", "(", "(((((((", "<", "%", "/"] {
        let deep = much(open, MIB / 2);
        let page = "<< /Type /Page >>";
        // Behind what opens, in the object that is asked for, and in one that nobody asks for.
        assert_eq!(
            pages(&Pdf::cv().raw_object(7, &deep).raw("\n)\nendobj\n").rooted()),
            Ok(1),
            "{open} that nobody asks for"
        );
        let asked = format!("<< /Pages 2 0 R /X {deep}");
        let verdict = pages(&Pdf::new().raw_object(1, asked).raw("\n>> endobj\n").page().object(9, page).rooted());
        assert!(matches!(verdict, Ok(1) | Err("too_complex.work")), "{open}: {verdict:?}");
    }
}

/// A tree of groups that are written in each other is walked once.
#[test]
fn a_deep_tree() {
    let tree =
        |depth: usize| format!("{}<< /Kids [<< >>] >>{}", "<< /Count 1 /Kids [".repeat(depth), "] >>".repeat(depth));
    let file = |depth| Pdf::with("<< /Pages 4 0 R >>").object(4, &tree(depth)).rooted();
    assert_eq!(pages(&file(200)), Ok(1));
    assert_eq!(check(&file(20_000)), too(cv::Limit::Work));
}

/// A page that is there a hundred thousand times counts as often, up to the limit; a group in itself, and what is nowhere, do
/// not.
#[test]
fn many_references() {
    let pages_of = |kids: &str| {
        let tree = format!("<< /Count 1 /Kids [{kids}] >>");
        pages(&Pdf::with("<< /Pages 4 0 R >>").page().object(4, &tree).rooted())
    };
    assert_eq!(pages_of(&much("3 0 R ", 6 * 1_000)), Ok(1_000));
    assert_eq!(pages_of(&much("3 0 R ", MIB / 4)), Err("too_complex.pages"));
    assert_eq!(pages_of(&format!("{}3 0 R", much("4 0 R ", MIB / 4))), Ok(1));
    assert_eq!(pages_of(&much("9 0 R ", MIB / 4)), Err("no_pages"));
    // What has to be read anew each time: a long one, and one that leads on.
    let tree = format!("<< /Count 1 /Kids [{}] >>", much("<< /Kids 5 0 R >>", MIB / 2));
    let long = format!("<< /X ({}) >>", much("x", MIB / 4));
    assert_eq!(
        check(&Pdf::with("<< /Pages 4 0 R >>").object(4, &tree).object(5, &long).rooted()),
        too(cv::Limit::Pages)
    );
    let kids = much("<< /Type 5 0 R >>", MIB / 8);
    let name = format!("/{}", much("x", MIB / 4));
    let tree = format!("<< /Count 1 /Kids [{kids}] >>");
    assert_eq!(
        check(&Pdf::with("<< /Pages 4 0 R >>").object(4, &tree).object(5, &name).rooted()),
        too(cv::Limit::Work)
    );
}

/// A list that names one place under many numbers does not make it read as often.
#[test]
fn one_place_under_many_numbers() {
    let pdf = Pdf::cv();
    let long = format!("<< {} /Kids [{}] /Count 1 >>", much("/X 1 ", MIB / 4), much("5 0 R 6 0 R ", MIB / 4));
    let at = pdf.at();
    let pdf = (4..4_000).fold(pdf.object(4, &long), |pdf, number| pdf.lists(number, Place::At(at)));
    assert_eq!(pages(&pdf.clone().rooted()), Ok(1));
    // Where they are asked for, what is at their place is another object.
    let all = references(5..4_000);
    assert_eq!(pages(&pdf.object(2, &format!("<< /Count 1 /Kids [3 0 R {all}] >>")).rooted()), Ok(1));
}

/// Nor does a stream that says that thousands of objects begin at one place in it.
#[test]
fn one_place_in_a_stream() {
    let (count, long) = (2_000, much("[1] ", MIB / 8));
    let head: String = (10..10 + count).flat_map(|number| [number.to_string(), " 0 ".into()]).collect();
    let said = format!("/Type /ObjStm /N {count} /First {}", head.len());
    let stream = format!("{head}[{long}]");
    let all = references(10..10 + count);
    let pdf = Pdf::with(&format!("<< /Pages 2 0 R /X [{all}] >>")).stream(5, &said, &Pack::Deflate, stream.as_bytes());
    let pdf = (10..10 + count).fold(pdf, |pdf, number| pdf.lists(number, Place::In(5, number - 10)));
    assert_eq!(check(&pdf.clone().trailer_only(ROOT)), too(cv::Limit::Work));
    assert_eq!(check(&pdf.table_stream(6, ROOT, &Pack::Deflate)), too(cv::Limit::Work));
}

/// A file that has to be searched and whose streams and texts do not end is read a few times at most.
#[test]
fn without_ends() {
    let search = |what: &str| check(&Pdf::cv().raw(much(what, MIB)).trailer_only(ROOT));
    for endless in [
        "1 0 obj <<>> stream\n",
        "7 0 obj <</Length 99999999>> stream\n",
        "stream ",
        "endobj ",
        "7 0 ",
        "obj ",
        "<< ",
        "[ ",
    ] {
        let verdict = search(endless);
        let found = verdict.as_ref().map(Cv::pages);
        assert!(
            found == Ok(Some(1))
                || verdict == damaged(cv::Damage::NoCatalog)
                || verdict == damaged(cv::Damage::NoPageTree),
            "{endless}: {verdict:?}"
        );
    }
    assert_eq!(search("7 0 obj (\n"), too(cv::Limit::Work));
    assert_eq!(search("7 0 obj <</A(\n"), too(cv::Limit::Work));
    // A stream in each of which all that is left is looked through for its end.
    let stream = "7 0 obj <</Length 1>> stream\n";
    let listed = |count: u32| {
        (10..10 + count).fold(Pdf::cv(), |pdf, number| {
            let inner = format!("<< /Type /ObjStm /N 1 /First 4 /Length 0 >>\nstream\n{number} 0 ");
            pdf.raw_object(number, inner).lists(number + 100_000, Place::In(number, 0))
        })
    };
    let asked = references(100_010..103_010);
    let pdf = listed(3_000).object(2, &format!("<< /Count 1 /Kids [3 0 R {asked}] >>")).raw(much(stream, MIB / 2));
    assert_eq!(check(&pdf.table_stream(9, ROOT, &Pack::Deflate)), too(cv::Limit::Work));
}

/// What comes out of compressed streams is bounded in all of them together, and each of them costs something.
#[test]
fn inflation() {
    let blanks = Pack::Deflate.pack(&vec![b' '; 9 * MIB]);
    let said = Pack::Said("/Filter /FlateDecode".into());
    let pdf = (10..14).fold(Pdf::cv(), |pdf, number| {
        let pdf = pdf.stream(number, "/Type /ObjStm /N 0 /First 0", &said, &blanks);
        pdf.lists(number + 10, Place::In(number, 0))
    });
    let asked = references(20..24);
    let tree = format!("<< /Count 1 /Kids [3 0 R {asked}] >>");
    assert_eq!(check(&pdf.object(2, &tree).table_stream(9, ROOT, &Pack::Deflate)), too(cv::Limit::Work));
    // A list that says of one object that it is anywhere, a million times.
    let pdf = Pdf::cv();
    let at = pdf.at();
    let index = much("[1 1000000] 0 99 ", 1_000);
    let said = format!("/W [0 1 0] /Index {index} /Size 9 {ROOT}");
    assert_eq!(pages(&pdf.stream(4, &said, &Pack::Deflate, &vec![0; 500]).end_at(at)), Err("damaged.no_trailer"));
}

/// Each stream of objects costs something, however short it is: four thousand are read, and those that come in a hundred
/// thousand are too many. Those that nobody asks for cost nothing.
#[test]
fn many_streams_of_objects() {
    let (said, data) = (Pack::Said("/Filter /FlateDecode".into()), Pack::Deflate.pack(b"7 0 null"));
    let pdf = |count: u32| {
        let streams = 10..10 + count;
        streams.fold(Pdf::cv(), |pdf, number| pdf.stream(number, "/Type /ObjStm /N 1 /First 4", &said, &data))
    };
    assert_eq!(pages(&pdf(4_000).trailer_only(ROOT)), Ok(1));
    assert!(matches!(
        check(&pdf(100_000).trailer_only(ROOT)),
        Err(cv::Error::TooComplex { .. } | cv::Error::TooLarge { .. })
    ));
    assert_eq!(pages(&pdf(4_000).table_stream(9, ROOT, &Pack::Deflate)), Ok(1));
    // One that says of itself that it has a billion objects has those that are there.
    let lies =
        Pdf::new().page().stream(5, "/Type /ObjStm /N 999999999 /First 4", &Pack::Plain, b"1 0 << /Pages 2 0 R >>");
    assert_eq!(pages(&lies.trailer_only(ROOT)), Ok(1));
}

/// Lists that lead to each other, without an end or a thousand of them, end.
#[test]
fn many_lists() {
    let chain = |parts: usize| (1..parts).fold(Pdf::cv().table_only(ROOT), |pdf, _| pdf.table_only(ROOT)).end();
    assert_eq!(pages(&chain(1_000)), Ok(1));
    // What is beyond the thousandth or so is not read, and so is searched for.
    assert_eq!(warnings(&chain(1_000)), []);
    assert_eq!(warnings(&chain(1_025)), [cv::Warning::Repaired]);
    let count = "999999999999";
    for line in ["0 999999999999\n", "9223372036854775807 9\n", "-5 9223372036854775807\n"] {
        assert_eq!(
            pages(&Pdf::cv().raw(format!("xref\n{line}0000000015 00000 n \ntrailer << {ROOT} >>\n")).rooted()),
            Ok(1)
        );
        let pdf = Pdf::cv();
        let at = pdf.at();
        let file = pdf.raw(format!("xref\n{line}0000000015 00000 n \ntrailer << {ROOT} /Size {count} >>\n")).end_at(at);
        assert!(matches!(pages(&file), Ok(1) | Err("damaged.no_catalog")), "{line}");
    }
}

/// Rows longer than any can be are one row, as far as it goes; rows without a byte are nothing.
#[test]
fn rows_of_any_length() {
    let huge = i64::MAX;
    for (said, verdict) in [
        (format!("/Columns {huge}"), Ok(1)),
        (format!("/Columns {huge} /Colors {huge}"), Ok(1)),
        (format!("/Columns 9 /BitsPerComponent {huge}"), Ok(1)),
        ("/Columns 0".into(), Err("damaged.no_catalog")),
        ("/BitsPerComponent 0".into(), Err("damaged.no_catalog")),
    ] {
        let pack = Pack::Said(format!("/Filter /FlateDecode /DecodeParms << /Predictor 15 {said} >>"));
        let data = Pack::Deflate.pack(b"\x001 0 << /Pages 2 0 R >>");
        let file = Pdf::new().page().stream(5, "/Type /ObjStm /N 1 /First 4", &pack, &data).trailer_only(ROOT);
        assert_eq!(pages(&file), verdict, "{said}");
    }
}

/// References lead in circles everywhere; each circle is gone round once or not at all.
#[test]
fn circles() {
    for circle in [
        "<< /Pages 2 0 R /OpenAction 1 0 R /AcroForm 1 0 R /NeedsRendering 1 0 R /Collection 7 0 R >>",
        "<< /Pages 2 0 R /AcroForm << /XFA 7 0 R >> /Names [1 0 R 7 0 R 8 0 R] >>",
    ] {
        let pdf = Pdf::with(circle).object(7, "8 0 R").object(8, "7 0 R");
        assert_eq!(pages(&pdf.clone().rooted()), Ok(1));
        assert_eq!(pages(&pdf.trailer_only(ROOT)), Ok(1));
    }
    // A stream of objects whose length, filter or key is in itself.
    let own = "/Type /ObjStm /N 1 /First 4 /Filter 1 0 R /DecodeParms 1 0 R";
    let pdf = Pdf::new().page().stream(5, own, &Pack::Plain, b"1 0 << /Pages 2 0 R >>").lists(1, Place::In(5, 0));
    assert_eq!(pages(&pdf.clone().table_stream(6, ROOT, &Pack::Plain)), Ok(1));
    assert_eq!(pages(&pdf.table_stream(6, "/Root 1 0 R /Encrypt 1 0 R /ID 1 0 R", &Pack::Plain)), Ok(1));
}
