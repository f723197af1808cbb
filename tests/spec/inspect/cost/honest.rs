//! What honest files cost: far less than what is promised, so that the bound refuses none of them.

use super::super::cipher::{Lock, Way};
use super::super::packed::Pack;
use super::super::writer::{Pdf, ROOT};
use super::{HELD_ANYWAY, RESERVE, STEPS, spent};
use proptest::prelude::*;

/// An honest file costs at most so many steps a byte of what it is when nothing in it is packed, and a little.
const USUAL: u64 = 10;
const A_LITTLE: u64 = 256 << 10;

/// Asserts that a file is taken with so many pages, for a part of what it may cost.
fn is_cheap(file: &[u8], pages: u32, plain: usize, what: &str) {
    let spent = spent(file);
    assert_eq!(spent.verdict, Ok(pages), "{what}");
    assert_eq!(spent.beyond(), None, "{what}");
    assert!(spent.work > 0, "{what}: the meter is dead");
    assert!(spent.work <= USUAL * plain as u64 + A_LITTLE, "{what}: {plain} bytes unpacked, {spent:?}");
    assert!(spent.work <= (STEPS * spent.len + RESERVE) / 4, "{what}: {spent:?}");
    assert!(spent.memory <= HELD_ANYWAY / 4 + spent.len, "{what}: {spent:?}");
}

/// What a page of a CV is: a link, fonts, a text of its own.
fn page(number: u32) -> String {
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 6 0 R /F2 6 0 R >> \
         /ProcSet [/PDF /Text] >> /Annots [<< /Type /Annot /Subtype /Link /Rect [72 700 200 712] /Border [0 0 0] /A << /S /URI \
         /URI (https://example.org/{number}) >> >>] /StructParents {number} >>"
    )
}

/// A file of so many pages, in groups of ten.
struct Honest {
    pages: u32,
    /// How many bytes each text has.
    text: usize,
}

impl Honest {
    const FIRST: u32 = 10;

    fn objects(&self) -> Vec<(u32, String)> {
        let groups = self.pages.div_ceil(10);
        let kids = |from: u32, count: u32| {
            (from..from + count).map(|number| format!("{number} 0 R")).collect::<Vec<_>>().join(" ")
        };
        let first_page = Honest::FIRST + groups;
        let mut objects = vec![
            (1, "<< /Type /Catalog /Pages 2 0 R /Lang (en) /OpenAction [3 0 R /Fit] >>".into()),
            (2, format!("<< /Type /Pages /Count {} /Kids [{}] >>", self.pages, kids(Honest::FIRST, groups))),
            (6, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into()),
        ];
        for group in 0..groups {
            let count = (self.pages - 10 * group).min(10);
            let kids = kids(first_page + 10 * group, count);
            objects.push((
                Honest::FIRST + group,
                format!("<< /Type /Pages /Parent 2 0 R /Count {count} /Kids [{kids}] >>"),
            ));
        }
        objects.extend((0..self.pages).map(|each| (first_page + each, page(each))));
        objects
    }

    fn plain(&self, pdf: Pdf) -> Pdf {
        let text = vec![b'x'; self.text];
        let pdf = self.objects().iter().fold(pdf, |pdf, (number, body)| pdf.object(*number, body));
        pdf.stream(5, "", &Pack::Plain, &text)
    }

    /// Two hundred objects to a stream, as writers do it.
    fn packed(&self, pdf: Pdf, pack: &Pack) -> Pdf {
        let objects = self.objects();
        let mut pdf = pdf.stream(5, "", &Pack::Deflate, &vec![b'x'; self.text]);
        for (objects, number) in objects.chunks(200).zip(1_000_000..) {
            let objects: Vec<(u32, &str)> = objects.iter().map(|(number, body)| (*number, body.as_str())).collect();
            pdf = pdf.object_stream(number, &objects, pack);
        }
        pdf
    }
}

/// Each way to write a file: with tables, streams, neither, and enciphered; of one page and of thousands. All are taken, for less than
/// a quarter of what they may cost.
#[test]
fn honest_files_are_far_from_the_bound() {
    for (pages, text) in [(1, 300), (2, 60_000), (40, 1_000), (1_000, 100)] {
        let honest = Honest { pages, text };
        let file = honest.plain(Pdf::new()).rooted();
        let plain = file.len();
        is_cheap(&file, pages, plain, "a table");
        is_cheap(
            &honest.plain(Pdf::new()).table_stream(7, ROOT, &Pack::Deflate),
            pages,
            plain,
            "a list that is a stream",
        );
        is_cheap(&honest.plain(Pdf::new()).trailer_only(ROOT), pages, plain, "no table");
        let packs = if pages < 1_000 { Pack::all(40) } else { vec![Pack::Plain, Pack::Deflate] };
        for pack in packs {
            let packed = || honest.packed(Pdf::new(), &pack);
            is_cheap(&packed().table_stream(7, ROOT, &pack), pages, 2 * plain, "streams of objects");
            is_cheap(&packed().trailer_only(ROOT), pages, 2 * plain, "streams of objects, searched");
        }
        let longest = if pages == 1 { 6 } else { 5 }; // to make the key of the sixth revision takes a while
        for lock in [Lock::new(2, Way::Rc4), Lock::new(4, Way::Aes), Lock::new(longest, Way::Aes)] {
            let cipher = lock.cipher();
            let file = honest.packed(Pdf::new().enciphered(&cipher), &Pack::Deflate);
            is_cheap(&file.table_stream(7, ROOT, &Pack::Deflate), pages, 2 * plain, "enciphered");
        }
    }
}

/// A file that was saved over and over, a hundred times: each of its lists is read once.
#[test]
fn updates() {
    let honest = Honest { pages: 20, text: 5_000 };
    for streams in [false, true] {
        let mut pdf = honest.plain(Pdf::new());
        let table = |pdf: Pdf| {
            if streams { pdf.table_stream_only(7, ROOT, &Pack::Deflate) } else { pdf.table_only(ROOT) }
        };
        for update in 0..100 {
            pdf = table(pdf).object(14 + update % 10, &page(update));
        }
        let file = table(pdf).end();
        is_cheap(&file, 20, file.len(), "updates");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// An honest file that is longer by some pages costs more by a line, whichever way it is written.
    #[test]
    fn pages_cost_a_line(pages in 20..200_u32, text in 0..5_000_usize, layout in 0..4_u8) {
        let write = |pages| {
            let honest = Honest { pages, text };
            match layout {
                0 => honest.plain(Pdf::new()).rooted(),
                1 => honest.plain(Pdf::new()).trailer_only(ROOT),
                2 => honest.packed(Pdf::new(), &Pack::Plain).table_stream(7, ROOT, &Pack::Plain),
                _ => honest.packed(Pdf::new(), &Pack::Plain).trailer_only(ROOT),
            }
        };
        let (shorter, longer) = (spent(&write(pages)), spent(&write(2 * pages)));
        prop_assert_eq!(&shorter.verdict, &Ok(pages));
        prop_assert_eq!(longer.above_line(&shorter, A_LITTLE), None);
        prop_assert!(longer.work > shorter.work, "the meter is dead: {:?}, {:?}", shorter, longer);
    }
}
