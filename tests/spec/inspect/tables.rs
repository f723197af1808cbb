//! Where objects are: by the file's own list where that is right, by a search where it is not.

use super::packed::Pack;
use super::writer::{Pdf, Place, ROOT};
use super::{check, damaged, pages, warnings};
use candidacy::cv;
use proptest::prelude::*;

const PAGES: &str = "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>";
const PAGE: &str = "<< /Type /Page /Parent 2 0 R >>";
const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R >>";
/// A file of two pages whose objects are all in a stream.
const PACKED: [(u32, &str); 4] = [(1, CATALOGUE), (2, PAGES), (3, PAGE), (4, PAGE)];

/// So many pages, and nothing odd: its own list was enough.
#[track_caller]
fn listed(file: &[u8], pages: u32) {
    let cv = check(file).unwrap();
    assert_eq!((cv.pages(), cv.warnings().iter().collect::<Vec<_>>()), (Some(pages), vec![]));
}

/// So many pages, once they were searched for.
#[track_caller]
fn repaired(file: &[u8], pages: u32) {
    let cv = check(file).unwrap();
    assert_eq!((cv.pages(), cv.warnings().contains(cv::Warning::Repaired)), (Some(pages), true));
}

/// A list in lines, in a stream, and in both opens; nothing is odd about any of them.
#[test]
fn every_kind_of_list() {
    listed(&Pdf::cv().rooted(), 1);
    listed(&Pdf::cv().table_stream(4, ROOT, &Pack::Plain), 1);
    listed(&Pdf::new().object_stream(5, &PACKED, &Pack::Deflate).table_stream(6, ROOT, &Pack::Deflate), 2);
}

/// However the stream of objects and the list are packed, the same comes out.
#[test]
fn every_way_to_pack() {
    for outer in Pack::all(7) {
        for inner in Pack::all(11) {
            let file = Pdf::new().object_stream(5, &PACKED, &inner).table_stream(6, ROOT, &outer);
            let cv = check(&file).unwrap_or_else(|refused| panic!("{inner:?} in {outer:?}: {refused}"));
            assert_eq!((cv.pages(), cv.warnings().is_empty()), (Some(2), true), "{inner:?} in {outer:?}");
        }
    }
}

/// The same where the file is searched, as its trailer says nothing of where things are.
#[test]
fn every_way_to_pack_without_a_list() {
    for pack in Pack::all(11) {
        repaired(&Pdf::new().object_stream(5, &PACKED, &pack).trailer_only(ROOT), 2);
    }
}

proptest! {
    /// Rows of any length and any kind come out as they went in, whatever is in them.
    #[test]
    fn every_kind_of_row(
        front in prop::collection::vec(any::<u8>(), 0..300),
        kind in prop::option::of(0..5_u8),
        columns in 1..20_usize,
        colours in 1..5_usize,
    ) {
        let data = [b"1 0 ".as_slice(), &front, b"<< /Pages 2 0 R >>"].concat();
        let said = format!("/Type /ObjStm /N 1 /First {}", 4 + front.len());
        let file = Pdf::new().page().stream(5, &said, &Pack::Rows { kind, columns, colours }, &data);
        prop_assert_eq!(pages(&file.lists(1, Place::In(5, 0)).table_stream(6, ROOT, &Pack::Plain)), Ok(1));
    }

    /// So do bytes in text.
    #[test]
    fn bytes_in_text(front in prop::collection::vec(prop_oneof![Just(0), any::<u8>()], 0..100), hex in any::<bool>()) {
        let data = [b"1 0 ".as_slice(), &front, b"<< /Pages 2 0 R >>", &front].concat();
        let said = format!("/Type /ObjStm /N 1 /First {}", 4 + front.len());
        let pack = if hex { Pack::Hex } else { Pack::Base85 };
        let file = Pdf::new().page().stream(5, &said, &pack, &data).lists(1, Place::In(5, 0));
        prop_assert_eq!(pages(&file.table_stream(6, ROOT, &Pack::Plain)), Ok(1));
    }
}

/// Rows are read as differences where a number from 10 on says so, whichever it is; 1 says that there are none.
#[test]
fn whether_there_are_rows() {
    let data = b"1 0 << /Pages 2 0 R >>";
    let rows = |columns| Pack::Rows { kind: None, columns, colours: 1 }.pack(data);
    let plain = Pack::Deflate.pack(data);
    for (predictor, packed) in [("1", plain.clone()), ("null", plain)]
        .into_iter()
        .chain(["10", "11", "12", "13", "14", "15"].map(|number| (number, rows(7))))
    {
        let params = format!("/DecodeParms << /Predictor {predictor} /Columns 7 >>");
        let pack = Pack::Said(format!("/Filter /FlateDecode {params}"));
        let file = Pdf::new().page().stream(5, "/Type /ObjStm /N 1 /First 4", &pack, &packed);
        assert_eq!(pages(&file.trailer_only(ROOT)), Ok(1), "{params}");
    }
}

/// The last byte of a stream is the last, however many bytes it has.
#[test]
fn the_last_byte() {
    for pack in [Pack::Plain, Pack::Deflate, Pack::Hex, Pack::Base85] {
        for blanks in 0..8 {
            let root = format!("{:blanks$}<< /Kids [3 0 R] /Count 4 0 R >> ", "");
            let data = format!("2 0 4 {} {root}1", root.len());
            let said = format!("/Type /ObjStm /N 2 /First {}", data.len() - root.len() - 1);
            let pdf = Pdf::new().object(1, CATALOGUE).object(3, PAGE).stream(5, &said, &pack, data.as_bytes());
            assert_eq!(pages(&pdf.trailer_only(ROOT)), Ok(1), "{blanks} blanks, {pack:?}");
        }
    }
}

/// A filter that streams of objects do not have, or a fifth one, leaves nothing to read.
#[test]
fn odd_filters() {
    for filter in ["/DCTDecode", "[/LZWDecode]", "[/FlateDecode /CCITTFaxDecode]"] {
        let pack = Pack::Said(format!("/Filter {filter}"));
        assert_eq!(
            check(&Pdf::new().object_stream(5, &PACKED, &pack).trailer_only(ROOT)),
            damaged(cv::Damage::NoCatalog)
        );
    }
    let identity = Pack::Said("/Filter [/Crypt]".into());
    repaired(&Pdf::new().object_stream(5, &PACKED, &identity).trailer_only(ROOT), 2);
    // Old and short names of the same.
    let short = Pdf::cv().bytes();
    let pdf = Pdf::new().raw(&short[15..]);
    let hex = super::packed::hex(b"3 0 << /Type /Page >>");
    let stream = pdf.stream(5, "/Type /ObjStm /N 1 /First 4 /F /AHx", &Pack::Plain, &hex);
    repaired(&stream.trailer_only(ROOT), 1);
}

/// A stream that does not say of itself that it has objects in it has none, where they are searched for.
#[test]
fn only_streams_of_objects() {
    let file = |entries: &str| {
        let entries = format!("{entries} /N 1 /First 4");
        pages(&Pdf::new().page().stream(5, &entries, &Pack::Plain, b"1 0 << /Pages 2 0 R >>").trailer_only(ROOT))
    };
    assert_eq!(file("/Type /ObjStm"), Ok(1));
    for entries in ["", "/Type /XObject", "/X [/ObjStm]", "/X << /Type /ObjStm >>"] {
        assert_eq!(file(entries), Err("damaged.no_catalog"), "{entries}");
    }
}

/// What a newer part of the list says counts, and what it does not say is in the older ones.
#[test]
fn the_newest_counts() {
    let once = Pdf::cv().table_only(ROOT);
    listed(&once.clone().object(2, PAGES).object(4, PAGE).table(ROOT), 2);
    listed(&once.clone().object(2, PAGES).object(4, PAGE).table_stream(5, ROOT, &Pack::Deflate), 2);
    let packed = once.clone().object_stream(5, &[(2, PAGES), (4, PAGE)], &Pack::Deflate);
    listed(&packed.table_stream(6, ROOT, &Pack::Deflate), 2);
    let thrice = once.object(4, PAGE).table_only(ROOT).object(2, PAGES);
    listed(&thrice.table(ROOT), 2);
}

/// The newest part need not name the catalogue, if an older one does.
#[test]
fn an_older_part_names_the_catalogue() {
    listed(&Pdf::cv().table_only(ROOT).object(2, PAGES).object(4, PAGE).table(""), 2);
}

/// Without a list, of two objects with one number the later counts, wherever it is.
#[test]
fn the_later_counts() {
    let old = "<< /Type /Pages /Kids [] /Count 0 >>";
    let both = Pdf::new().object(1, CATALOGUE).object(3, PAGE).object(4, PAGE);
    repaired(&both.clone().object(2, old).object(2, PAGES).trailer_only(ROOT), 2);
    assert_eq!(check(&both.clone().object(2, PAGES).object(2, old).trailer_only(ROOT)), Err(cv::Error::NoPages));
    let packed = [(2, PAGES)];
    repaired(&both.clone().object(2, old).object_stream(5, &packed, &Pack::Deflate).trailer_only(ROOT), 2);
    assert_eq!(
        check(&both.object_stream(5, &packed, &Pack::Deflate).object(2, old).trailer_only(ROOT)),
        Err(cv::Error::NoPages)
    );
}

/// What was deleted is not there, though its bytes are.
#[test]
fn deleted_objects_are_not_there() {
    let once = Pdf::cv().table_only(ROOT);
    assert_eq!(check(&once.clone().lists(3, Place::Free).rooted()), Err(cv::Error::NoPages));
    assert_eq!(check(&once.clone().lists(2, Place::Free).rooted()), damaged(cv::Damage::NoPageTree));
    assert_eq!(check(&once.clone().lists(1, Place::Free).rooted()), damaged(cv::Damage::NoCatalog));
    assert_eq!(check(&once.lists(3, Place::Free).table_stream(4, ROOT, &Pack::Plain)), Err(cv::Error::NoPages));
}

/// Nor is what no list names, in a file that is right but for that.
#[test]
fn objects_that_are_not_listed_are_not_there() {
    let file = Pdf::with(CATALOGUE).object(2, PAGES).raw(format!("4 0 obj\n{PAGE}\nendobj\n")).rooted();
    assert_eq!(warnings(&file), [cv::Warning::PagesMissing]);
    assert_eq!(pages(&file), Ok(1));
}

/// A second list, for readers that know streams, says where things are that the lines call deleted.
#[test]
fn hybrid_files() {
    let pdf = Pdf::new().object(1, CATALOGUE).lists(2, Place::Free).lists(3, Place::Free).lists(4, Place::Free);
    let inner = [(2, PAGES), (3, PAGE), (4, PAGE)];
    let pdf = pdf.object_stream(5, &inner, &Pack::Deflate);
    let hidden: Vec<(u32, Place)> =
        (0..).zip(inner).map(|(place, (number, _))| (number, Place::In(5, place))).collect();
    listed(&pdf.clone().hybrid(6, &hidden), 2);
    // What is not in it is deleted.
    assert_eq!(check(&pdf.hybrid(6, &hidden[1..])), damaged(cv::Damage::NoPageTree));
    // An update may have one as well.
    let once = Pdf::cv().object(4, PAGE).table_only(ROOT).object_stream(5, &[(2, PAGES)], &Pack::Deflate);
    listed(&once.hybrid(6, &[(2, Place::In(5, 0))]), 2);
}

/// Where the lines say that something is, it is, whatever the second list says: so all readers have it.
#[test]
fn lines_come_before_the_second_list() {
    let pdf = Pdf::cv().object_stream(5, &[(2, "null"), (3, "null")], &Pack::Deflate);
    let places = Pdf::cv();
    let at = |number| places.place(number);
    let pdf = pdf.lists(2, at(2)).lists(3, at(3));
    listed(&pdf.hybrid(6, &[(2, Place::In(5, 0)), (3, Place::In(5, 1)), (1, Place::Free)]), 1);
}

/// What an update says comes before both lists of the part that it changes.
#[test]
fn an_update_of_a_hybrid_file() {
    let hybrid = Pdf::cv();
    let (at, two) = (hybrid.at(), Pdf::cv().object(2, PAGES));
    let rows = [1, 0, 0, 0, 15, 0, 0];
    let file = two
        .stream(9, "/Type /XRef /W [1 4 2] /Index [1 1] /Size 10", &Pack::Plain, &rows)
        .table_only(&format!("{ROOT} /XRefStm {at}"));
    listed(&file.clone().object(2, PAGES).object(4, PAGE).rooted(), 2);
    assert_eq!(check(&file.lists(1, Place::Free).rooted()), damaged(cv::Damage::NoCatalog));
}

/// A file for the web names its newest part first, and has a trailer in front and one behind.
#[test]
fn files_for_the_web() {
    let trailers = [ROOT, "/Info 9 0 R"];
    listed(&Pdf::new().for_the_web(&[(1, CATALOGUE), (3, PAGE)], &[(2, PAGES), (4, PAGE)], trailers), 2);
    listed(&Pdf::new().for_the_web(&[(3, PAGE)], &[(1, CATALOGUE), (2, PAGES), (4, PAGE)], [ROOT, ROOT]), 2);
}

/// The parts of a list that lead to each other are each read once.
#[test]
fn a_circle_of_lists() {
    let pdf = Pdf::cv();
    let at = pdf.at();
    listed(&pdf.table(&format!("{ROOT} /Prev {at}")), 1);
}

/// Where an older part cannot be read, the objects are searched for.
#[test]
fn a_broken_older_list() {
    for at in [0_u64, 20, 1 << 40] {
        repaired(&Pdf::cv().table(&format!("{ROOT} /Prev {at}")), 1);
    }
}

/// No list at all, one that says nothing true, or one that is not where it is said to be: then the objects are searched for.
#[test]
fn a_search() {
    repaired(&Pdf::cv().trailer_only(ROOT), 1);
    repaired(&Pdf::cv().table_only(ROOT).end_at(0), 1);
    repaired(&Pdf::cv().table_only(ROOT).end_at(usize::MAX), 1);
    repaired(&Pdf::cv().table_only(ROOT).raw("startxref\n-7\n%%EOF\n").bytes(), 1);
    repaired(&Pdf::cv().table_only(ROOT).raw("%%EOF\n").bytes(), 1);
    for wrong in [1, 40, 1_000_000] {
        for number in 1..=3 {
            repaired(&Pdf::cv().lists(number, Place::At(wrong)).rooted(), 1);
        }
    }
}

/// The head of another object at a place that is listed is not the one that is meant.
#[test]
fn another_object_at_its_place() {
    let page = Pdf::cv().bytes().windows(7).position(|word| word == b"3 0 obj").unwrap();
    repaired(&Pdf::cv().lists(2, Place::At(page)).rooted(), 1);
}

/// A stream of objects that is missing, or does not have the object in it, was not where the file says.
#[test]
fn lost_in_a_stream() {
    let plain = Pdf::cv().object_stream(5, &[(7, PAGE)], &Pack::Deflate);
    let lost = |number, stream| {
        let file = plain.clone().lists(number, Place::In(stream, 0)).table_stream_only(6, ROOT, &Pack::Deflate).end();
        check(&file)
    };
    for stream in [5, 9] {
        assert_eq!(lost(1, stream), damaged(cv::Damage::NoCatalog));
        assert_eq!(lost(2, stream), damaged(cv::Damage::NoPageTree));
        assert_eq!(lost(3, stream), Err(cv::Error::NoPages));
    }
    // Nor is one that is at the place of another: its number is part of what is said.
    let pdf =
        Pdf::with(CATALOGUE).object(2, "<< /Kids [7 0 R] /Count 1 >>").object_stream(5, &[(7, PAGE)], &Pack::Plain);
    let other = pdf.clone().lists(9, pdf.place(5)).lists(7, Place::In(9, 0));
    listed(&pdf.table_stream(6, ROOT, &Pack::Plain), 1);
    assert_eq!(check(&other.table_stream(6, ROOT, &Pack::Plain)), Err(cv::Error::NoPages));
}

/// The word `trailer` is what a search begins with: without it there is no beginning, although there are objects.
#[test]
fn a_search_needs_a_trailer() {
    assert_eq!(check(&Pdf::cv().raw("%%EOF\n").bytes()), damaged(cv::Damage::NoTrailer));
    assert_eq!(check(&Pdf::cv().trailer_only("/Root null")), damaged(cv::Damage::NoTrailer));
}

/// Of two trailers a search takes the last that names a catalogue.
#[test]
fn the_last_trailer_counts() {
    let pdf = Pdf::cv().object(7, "<< /Type /Catalog >>");
    let twice =
        |first, second| pdf.clone().raw(format!("trailer << {first} >>\ntrailer << {second} >>\n%%EOF\n")).bytes();
    repaired(&twice("/Root 7 0 R", ROOT), 1);
    repaired(&twice(ROOT, "/Size 9"), 1);
    assert_eq!(check(&twice(ROOT, "/Root 7 0 R")), damaged(cv::Damage::NoPageTree));
}

/// A catalogue that is not the one that the trailer names is never taken instead.
#[test]
fn no_other_catalogue() {
    for root in ["/Root 7 0 R", "/Root 3000000000 0 R"] {
        assert_eq!(check(&Pdf::cv().table(root)), damaged(cv::Damage::NoCatalog));
        assert_eq!(check(&Pdf::cv().trailer_only(root)), damaged(cv::Damage::NoCatalog));
        assert_eq!(check(&Pdf::cv().table_stream(4, root, &Pack::Plain)), damaged(cv::Damage::NoCatalog));
    }
    assert_eq!(check(&Pdf::cv().trailer_only("/Root 3 0 R")), damaged(cv::Damage::NoPageTree));
    assert_eq!(check(&Pdf::cv().object(7, "/Catalog").trailer_only("/Root 7 0 R")), damaged(cv::Damage::NoCatalog));
}
