//! Streams of objects that cost much: they overlap, lie, are many, or become far more than they are.

use super::super::cipher::{Lock, Way};
use super::super::packed::Pack;
use super::super::writer::{Pdf, Place, ROOT};
use super::packing::{Filter, chain, stored_block};
use super::{FIRST, Kind, asking, kind, much, parts, references};

/// The numbers of the objects that are said to be in streams begin here.
const INNER: u32 = 1_000_000;

pub(super) fn kinds() -> Vec<Kind> {
    let mut kinds = vec![
        kind("overlapping streams of plain numbers", |size| {
            Overlap { said: "", in_front: InFront::Nothing, closed: true }.write(size, much("7 0 ", size / 2))
        }),
        kind("many streams of objects, listed", |size| many_streams(size).table_stream(5, ROOT, &Pack::Deflate)),
        kind("many streams of objects, searched", |size| many_streams(size).trailer_only(ROOT)),
        kind("numbers of one place", |size| one_stream(size, "0", 12)),
        kind("numbers of no place", |size| one_stream(size, "999999999", 22)),
        kind("streams that say a billion objects", |size| {
            lying(size, "/N 999999999 /First 4", |_| "7 0 ".into(), size / 2)
        }),
        kind("streams that begin beyond their end", |size| {
            lying(size, "/N 9 /First 999999999", |_| "7 0 ".into(), 200)
        }),
        kind("streams that begin before their numbers", |size| {
            lying(size, "/N 99 /First 0", |number| format!("{number} 0 "), 200)
        }),
        kind("streams that extend each other", |size| {
            lying(size, "/N 1 /First 4 /Extends 10 0 R", |_| "7 0 ".into(), 8)
        }),
        kind("a stream without the objects that are said to be in it", |size| {
            let count = parts(size, 24);
            let pdf = asking(INNER..INNER + count).object_stream(FIRST, &[(9, "null")], &Pack::Plain);
            (INNER..INNER + count).fold(pdf, |pdf, number| pdf.lists(number, Place::In(FIRST, 0))).table_stream(
                5,
                ROOT,
                &Pack::Deflate,
            )
        }),
        kind("lengths in a chain of references", lengths_elsewhere),
        kind("streams that end with their object", |size| {
            let file = Pdf::cv().raw("trailer << /Root 1 0 R >>\n");
            file.raw(much("7 0 obj <<>> stream endobj ", size)).raw("endstream").bytes()
        }),
        kind("keys for many streams", |size| {
            let cipher = Lock::new(4, Way::Rc4).cipher();
            let count = parts(size, 150);
            let pdf = asking(INNER..INNER + count).enciphered(&cipher);
            streams(pdf, count, "/N 1 /First 4", |_| "7 0 ".into(), 8).table_stream(5, ROOT, &Pack::Deflate)
        }),
        kind("filters without an end", |size| {
            let said = Pack::Said(format!("/Filter [{}]", much("/ASCII85Decode ", size)));
            asked_stream("/N 1 /First 4", &said, &b"z".repeat(size / 4))
        }),
        kind("settings without an end", |size| {
            let said = format!("/Filter /FlateDecode /DecodeParms << {} /Predictor 12 >>", much("/X 1 ", size));
            asked_stream("/N 1 /First 4", &Pack::Said(said), &Filter::Flate.pack(b"7 0 null"))
        }),
    ];
    for (filter, in_front) in [
        (Filter::Base85, InFront::Nothing),
        (Filter::Hex, InFront::Nothing),
        (Filter::Lzw, InFront::Nothing),
        (Filter::RunLength, InFront::Run),
        (Filter::Stored, InFront::Block),
        (Filter::Flate, InFront::Block),
    ] {
        let said = format!("/Filter {}", filter.name());
        for closed in [true, false] {
            let said = said.clone();
            let name = if closed { "overlapping streams" } else { "overlapping streams with open dictionaries" };
            kinds.push(kind(format!("{name}, {filter:?}"), move |size| {
                let shared = filter.bomb(size / 2);
                let shared = if in_front == InFront::Block { &shared[2..] } else { &shared };
                Overlap { said: &said, in_front, closed }.write(size, shared)
            }));
        }
        kinds.push(kind(format!("streams without an end, searched, {filter:?}"), move |size| {
            let head =
                |number| format!("{number} 0 obj << /Type /ObjStm /N 1 /First 4 /Filter {} >> stream\n", filter.name());
            let heads: String = (FIRST..FIRST + parts(size, 130)).map(head).collect();
            Pdf::cv().raw("trailer << /Root 1 0 R >>\n").raw(heads).raw(filter.bomb(size / 2)).bytes()
        }));
        kinds.push(kind(format!("a bomb, {filter:?}"), move |size| {
            let said = Pack::Said(format!("/Filter {}", filter.name()));
            asked_stream("/N 1 /First 4", &said, &filter.bomb(size))
        }));
        kinds.push(kind(format!("bombs of a kilobyte, {filter:?}"), move |size| {
            let said = Pack::Said(format!("/Filter {}", filter.name()));
            let (count, bomb) = (parts(size, 1_200), filter.bomb(1_000));
            let pdf = (0..count).fold(asking(INNER..INNER + count), |pdf, each| {
                pdf.lists(INNER + each, Place::In(FIRST + each, 0)).stream(
                    FIRST + each,
                    "/Type /ObjStm /N 1 /First 4",
                    &said,
                    &bomb,
                )
            });
            pdf.table_stream(5, ROOT, &Pack::Deflate)
        }));
        for inner in [Filter::Flate, Filter::RunLength, Filter::Lzw] {
            kinds.push(kind(format!("a bomb of {inner:?} in {filter:?}"), move |size| {
                let filters = [filter, Filter::Flate, inner];
                let (said, data) = chain(&filters[..2], &inner.bomb(size));
                let said = said.replace(']', &format!(" {}]", inner.name()));
                asked_stream("/N 1 /First 4", &Pack::Said(said), &data)
            }));
        }
    }
    for said in [
        "/Predictor 12 /Columns 1",
        "/Predictor 15 /Columns 4",
        "/Predictor 12 /Columns 99999999",
        "/Predictor 14 /Colors 99999999 /BitsPerComponent 16",
        "/Predictor 2 /Columns 1",
        "/Predictor 2 /Columns 99999999 /Colors 32",
        "/Predictor 2 /BitsPerComponent 1 /Columns 9",
        "/Predictor 12 /Columns 0",
    ] {
        kinds.push(kind(format!("a bomb of rows, {said}"), move |size| {
            let said = format!("/Filter /FlateDecode /DecodeParms << {said} >>");
            asked_stream("/N 1 /First 4", &Pack::Said(said), &Filter::Flate.bomb(size / 20))
        }));
    }
    for (revision, way) in [(2, Way::Rc4), (4, Way::Aes), (5, Way::Aes)] {
        kinds.push(kind(format!("overlapping streams, enciphered, {revision}, {way:?}"), move |size| {
            Overlap { said: "", in_front: InFront::Nothing, closed: true }.enciphered(
                &Lock::new(revision, way),
                size,
                &much("7 0 ", size / 2),
            )
        }));
    }
    kinds
}

/// A CV whose pages are asked of one stream.
fn asked_stream(said: &str, pack: &Pack, data: &[u8]) -> Vec<u8> {
    asking(INNER..INNER + 1)
        .stream(FIRST, &format!("/Type /ObjStm {said}"), pack, data)
        .lists(INNER, Place::In(FIRST, 0))
        .table_stream(5, ROOT, &Pack::Deflate)
}

/// So many streams of objects, each of which one object is said to be in.
fn streams(pdf: Pdf, count: u32, said: &str, numbers: impl Fn(u32) -> String, len: usize) -> Pdf {
    let said = format!("/Type /ObjStm {said}");
    (0..count).fold(pdf, |pdf, each| {
        let numbers = numbers(INNER + each);
        let data = format!("{}null", much(&numbers, len.max(numbers.len())));
        pdf.stream(FIRST + each, &said, &Pack::Plain, data.as_bytes()).lists(INNER + each, Place::In(FIRST + each, 0))
    })
}

fn many_streams(size: usize) -> Pdf {
    let count = parts(size, 150);
    let packed = Filter::Flate.pack(b"7 0 null");
    let pack = Pack::Said("/Filter /FlateDecode".into());
    (0..count).fold(asking(INNER..INNER + count), |pdf, each| {
        pdf.lists(INNER + each, Place::In(FIRST + each, 0)).stream(
            FIRST + each,
            "/Type /ObjStm /N 1 /First 4",
            &pack,
            &packed,
        )
    })
}

fn lying(size: usize, said: &str, numbers: impl Fn(u32) -> String, len: usize) -> Vec<u8> {
    let count = parts(size, len + 160);
    streams(asking(INNER..INNER + count), count, said, numbers, len).table_stream(5, ROOT, &Pack::Deflate)
}

/// One stream with many numbers, each of which is said to begin at one place, where a long object is.
fn one_stream(size: usize, place: &str, each: usize) -> Vec<u8> {
    let count = parts(size, 3 * each);
    let numbers: String = (INNER..INNER + count).map(|number| format!("{number} {place} ")).collect();
    let data = format!("{numbers}<< {} /Kids [{}] >>", much("/X 1 ", size / 4), references(3..5));
    let said = format!("/Type /ObjStm /N {count} /First {}", numbers.len());
    let pdf = asking(INNER..INNER + count).stream(FIRST, &said, &Pack::Plain, data.as_bytes());
    (0..count).fold(pdf, |pdf, each| pdf.lists(INNER + each, Place::In(FIRST, each))).table_stream(
        5,
        ROOT,
        &Pack::Deflate,
    )
}

/// Streams whose length is a reference to a reference, and so on, to an object behind blanks.
fn lengths_elsewhere(size: usize) -> Vec<u8> {
    let count = parts(size, 300);
    let mut pdf = asking(INNER..INNER + count);
    let at = pdf.at();
    pdf = pdf.raw(much(" ", size / 4)).object(9, "8").lists(9, Place::At(at));
    pdf = (6..9).fold(pdf, |pdf, number| pdf.object(number, &format!("{} 0 R", number + 1)));
    pdf = (0..count).fold(pdf, |pdf, each| {
        let body = "<< /Type /ObjStm /N 1 /First 4 /Length 6 0 R >>\nstream\n7 0 null\nendstream\nendobj\n";
        pdf.raw_object(FIRST + each, body).lists(INNER + each, Place::In(FIRST + each, 0))
    });
    pdf.table_stream(5, ROOT, &Pack::Deflate)
}

/// What the bytes of a stream begin with, so that the head of the next one is part of what is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum InFront {
    Nothing,
    /// One byte: so many follow as they are.
    Run,
    /// A block of bytes as they are.
    Block,
}

/// Streams of objects, all of which end where the last one ends: the bytes of each hold the next.
struct Overlap<'a> {
    said: &'a str,
    in_front: InFront,
    /// Whether their dictionaries are.
    closed: bool,
}

impl Overlap<'_> {
    fn write(&self, size: usize, shared: impl AsRef<[u8]>) -> Vec<u8> {
        let count = parts(size, 260);
        self.listed(asking(INNER..INNER + count), count, shared.as_ref())
    }

    fn enciphered(&self, lock: &Lock, size: usize, shared: &str) -> Vec<u8> {
        let count = parts(size, 260);
        self.listed(asking(INNER..INNER + count).enciphered(&lock.cipher()), count, shared.as_ref())
    }

    fn listed(&self, pdf: Pdf, count: u32, shared: &[u8]) -> Vec<u8> {
        // From the last one to the first, since each says how long all that follows is.
        let mut pieces: Vec<Vec<u8>> = Vec::new();
        let mut behind = shared.len();
        for number in (FIRST..FIRST + count).rev() {
            let begin = self.begin(pieces.last().map_or(&[], Vec::as_slice));
            let len = behind + begin.len();
            let close = if self.closed { ">>" } else { "" };
            let head = format!(
                "{number} 0 obj\n<< /Type /ObjStm /N 9 /First 40 {} /Length {len} {close}\nstream\n",
                self.said
            );
            let piece = [head.into_bytes(), begin].concat();
            behind += piece.len();
            pieces.push(piece);
        }
        let mut pdf = pdf;
        for (each, piece) in (0..).zip(pieces.iter().rev()) {
            let at = pdf.at();
            pdf = pdf.lists(FIRST + each, Place::At(at)).lists(INNER + each, Place::In(FIRST + each, 0)).raw(piece);
        }
        pdf.raw(shared).raw("\nendstream\nendobj\n").table_stream(5, ROOT, &Pack::Deflate)
    }

    fn begin(&self, next: &[u8]) -> Vec<u8> {
        match self.in_front {
            InFront::Nothing => Vec::new(),
            InFront::Run if next.is_empty() => Vec::new(),
            // The byte in front of the next one's own bytes is in it.
            InFront::Run => vec![u8::try_from(next.len() - 2).unwrap()],
            InFront::Block if next.is_empty() => vec![0x78, 0x01],
            // What the next one begins with is in the block but for its own block.
            InFront::Block => {
                let head = next.windows(7).position(|bytes| bytes == b"stream\n").unwrap() + 7;
                [[0x78, 0x01].as_slice(), &stored_block(head + 2)].concat()
            }
        }
    }
}
