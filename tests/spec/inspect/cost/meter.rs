//! That the meter is alive: whatever is looked at, copied or made is paid for, in every filter and by every word. What one thing costs is
//! the difference of two files.

use super::super::cipher::{Lock, Way};
use super::super::crafted::{Filter, chain};
use super::super::packed::Pack;
use super::super::writer::{Pdf, Place, ROOT};
use super::{Spent, spent};
use proptest::prelude::*;
use std::sync::Arc;

/// How far two files may differ apart from what they are compared for: the digits of a length, the head of a stream.
const ODD: u64 = 2_000;

/// A search looks at so many bytes in a step.
const SEARCHED: u64 = 16;
/// What a filter makes room for and what it sets to nothing, before it reads a byte.
const SETUP: u64 = 1_000;
/// LZW begins with four bytes for each of its 4,096 codes.
const TABLES: u64 = 4 * 4_096;
/// To go on with LZW, also where nothing comes of it: a look at each part of its state.
const CALL: u64 = 16;
/// A filter may make room for so many bytes more than it makes.
const PIECE: u64 = 5_000;

/// Bytes without a pattern, the same each time.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_u32;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        u8::try_from(state >> 24).unwrap()
    })
    .take(len)
    .collect()
}

/// A CV whose catalogue is in a stream, in front of this. Nobody asks for what stands behind the catalogue.
fn catalogue_and(behind: &[u8]) -> Vec<u8> {
    [b"1 0 << /Type /Catalog /Pages 2 0 R >> ", behind].concat()
}

const IN_STREAM: &str = "/Type /ObjStm /N 1 /First 4";

/// What it costs to open a CV that is packed so. It is a CV of one page, whatever is behind its catalogue.
fn opened(pdf: Pdf, said: &str, packed: &[u8]) -> Spent {
    let pdf = pdf.page().stream(5, IN_STREAM, &Pack::Said(said.into()), packed).lists(1, Place::In(5, 0));
    let spent = spent(&pdf.table_stream(6, ROOT, &Pack::Plain));
    assert_eq!(spent.verdict, Ok(1), "{said}");
    spent
}

/// Another reader unpacks what the laws pack: the page is found whose catalogue is in a stream, by every filter and every pair.
#[test]
fn another_reader_unpacks_it() {
    for outer in Filter::ALL {
        for inner in Filter::ALL {
            for data in [noise(9_000), vec![b' '; 9_000]] {
                let (said, packed) = chain(&[outer, inner], &catalogue_and(&data));
                let pdf = Pdf::new().page().stream(5, IN_STREAM, &Pack::Said(said.clone()), &packed);
                let file = pdf.lists(1, Place::In(5, 0)).table_stream(6, ROOT, &Pack::Plain);
                let other = hayro_syntax::Pdf::new(Arc::new(file)).ok().map(|pdf| pdf.pages().len());
                assert_eq!(other, Some(1), "{said}");
            }
        }
    }
}

/// The steps and bytes that `more` took beyond `less`.
fn beyond(more: &Spent, less: &Spent) -> (u64, u64) {
    (more.work.saturating_sub(less.work), more.memory.saturating_sub(less.memory))
}

/// What is read by a filter and what it makes is paid for, and what is kept of it is counted as held: for every filter.
#[test]
fn a_filter_is_paid_for() {
    let (few, many) = (16, 100_000);
    for filter in Filter::ALL {
        for pattern in [noise(many), vec![b' '; many], vec![0; many]] {
            let pack = |len: usize| filter.pack(&catalogue_and(&pattern[..len]));
            let said = format!("/Filter {}", filter.name());
            let (short, long) = (pack(few), pack(many));
            let (work, memory) = beyond(&opened(Pdf::new(), &said, &long), &opened(Pdf::new(), &said, &short));
            let (read, made) = ((long.len() - short.len()) as u64, (many - few) as u64);
            assert!(work + ODD + PIECE >= read + made, "{filter:?}: {work} steps for {read} bytes that become {made}");
            assert!(memory + ODD >= made, "{filter:?}: {memory} bytes are held of {made}");
        }
    }
}

/// So is what goes from one filter to the next: for every pair of them.
#[test]
fn a_chain_is_paid_for_at_every_link() {
    let (few, many) = (16, 12_000);
    for outer in Filter::ALL {
        for inner in Filter::ALL {
            let filters = [outer, inner];
            let data = |len| catalogue_and(&noise(len));
            let lens = |len: usize| {
                let between = inner.pack(&data(len));
                (outer.pack(&between).len() + 2 * between.len() + len) as u64
            };
            let open = |len: usize| {
                let (said, packed) = chain(&filters, &data(len));
                opened(Pdf::new(), &said, &packed)
            };
            let (work, memory) = beyond(&open(many), &open(few));
            let expected = lens(many) - lens(few);
            assert!(work + ODD + 2 * PIECE >= expected, "{filters:?}: {work} steps for {expected} bytes read and made");
            assert!(memory + ODD >= (many - few) as u64, "{filters:?}: {memory} bytes are held");
        }
    }
}

/// What is read and becomes nothing is paid for: blanks between digits, and blocks and runs of nothing.
#[test]
fn what_becomes_nothing_is_paid_for() {
    let catalogue = catalogue_and(b"");
    let len = 100_000;
    let whole = |filter: Filter, more: &[u8], behind: usize| {
        let packed = filter.pack(&catalogue);
        let (front, end) = packed.split_at(packed.len() - behind);
        let said = format!("/Filter {}", filter.name());
        opened(Pdf::new(), &said, &[front, more, end].concat())
    };
    let cases: [(Filter, Vec<u8>, usize); 3] = [
        (Filter::Hex, vec![b' '; len], 1),
        (Filter::Base85, vec![b'\n'; len], 2),
        (Filter::Stored, [0, 0, 0, 0xff, 0xff].repeat(len / 5), 5),
    ];
    for (filter, more, behind) in cases {
        let (work, _) = beyond(&whole(filter, &more, behind), &whole(filter, b"", behind));
        assert!(work + ODD >= more.len() as u64, "{filter:?}: {work} steps for {} bytes", more.len());
    }
}

/// Codes of LZW that say that all is forgotten may stand behind each other: each is paid for, and what follows them is unpacked. In
/// nine bytes there are eight of them.
#[test]
fn what_is_forgotten_is_paid_for() {
    let packed = Filter::Lzw.pack(&catalogue_and(b""));
    let open = |times: usize| {
        let forgotten = [0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x02, 0x01, 0x00].repeat(times);
        opened(Pdf::new(), "/Filter /LZWDecode", &[forgotten, packed.clone()].concat())
    };
    open(1);
    let (work, _) = beyond(&open(10_000), &open(0));
    // Each code is a call of its own.
    assert!(work >= 80_000 * CALL, "{work} steps for 80000 codes that say nothing");
}

/// To begin with a filter is paid for, however little goes through it, and so are the tables that LZW begins with.
#[test]
fn beginning_with_a_filter_is_paid_for() {
    let data = catalogue_and(&noise(16));
    let plain = opened(Pdf::new(), "", &data);
    for filter in Filter::ALL {
        let (work, _) = beyond(&opened(Pdf::new(), &format!("/Filter {}", filter.name()), &filter.pack(&data)), &plain);
        let tables = if matches!(filter, Filter::Lzw) { TABLES } else { 0 };
        assert!(work >= SETUP + tables, "{filter:?}: {work} steps");
    }
}

/// To undo what differs from neighbours is a step for each byte beside those of the filter: for each kind of it.
#[test]
fn rows_are_paid_for() {
    // Blanks, and with what stands in front of each row just below a power of two, so that room is made for no more than comes out.
    let (few, many) = (40, 127_800);
    let rows = |kind| Pack::Rows { kind, columns: 40, colours: 1 };
    for pack in [rows(Some(0)), rows(Some(2)), rows(Some(4)), rows(None)] {
        let data = |len| catalogue_and(&vec![b' '; len]);
        let open = |len| {
            let data = data(len);
            let packed = pack.pack(&data);
            (opened(Pdf::new(), &pack.entries(), &packed), packed.len() as u64)
        };
        let ((long, long_len), (short, short_len)) = (open(many), open(few));
        let (work, memory) = beyond(&long, &short);
        let made = (many - few) as u64;
        assert!(work + ODD + PIECE >= long_len - short_len + 2 * made, "{pack:?}: {work} steps for {made} bytes");
        assert!(memory + ODD >= made, "{pack:?}: {memory} bytes are held of {made}");
    }
    // Three colours of eight bits, each as what differs from the one before.
    let said = "/Filter /FlateDecode /DecodeParms << /Predictor 2 /Columns 9999999 /Colors 3 /BitsPerComponent 8 >>";
    let differences = |data: &[u8]| {
        let expected = [0; 3].iter().chain(data);
        data.iter().zip(expected).map(|(byte, before)| byte.wrapping_sub(*before)).collect::<Vec<u8>>()
    };
    let open = |len| {
        let packed = Filter::Flate.pack(&differences(&catalogue_and(&vec![b' '; len])));
        (opened(Pdf::new(), said, &packed), packed.len() as u64)
    };
    let ((long, long_len), (short, short_len)) = (open(many), open(few));
    let (work, _) = beyond(&long, &short);
    let expected = long_len - short_len + 2 * (many - few) as u64;
    assert!(work + ODD + PIECE >= expected, "{work} steps for {expected}");
}

/// To decipher is to read and to make as many bytes, whichever way.
#[test]
fn a_cipher_is_paid_for() {
    let (few, many) = (16, 100_000);
    for (revision, way) in [(2, Way::Rc4), (3, Way::Rc4), (4, Way::Rc4), (4, Way::Aes), (5, Way::Aes), (6, Way::Aes)] {
        let cipher = Lock::new(revision, way).cipher();
        let open = |len| opened(Pdf::new().enciphered(&cipher), "", &catalogue_and(&noise(len)));
        let (work, memory) = beyond(&open(many), &open(few));
        let len = (many - few) as u64;
        assert!(work + ODD >= 2 * len, "{revision}, {way:?}: {work} steps for {len} bytes read and made");
        assert!(memory + ODD >= len, "{revision}, {way:?}: {memory} bytes are held of {len}");
    }
}

/// A list that is a stream is unpacked as any other stream is, and each of its rows is looked at.
#[test]
fn a_list_is_paid_for() {
    for filter in Filter::ALL {
        let open = |rows: usize| {
            let pdf = Pdf::cv();
            let at = pdf.at();
            let pdf = pdf.table_only(ROOT);
            let newest = pdf.at();
            let data = filter.pack(&[0; 7].repeat(rows));
            let said = format!("/Type /XRef /W [1 4 2] /Index [10 {rows}] /Size 9 {ROOT} /Prev {at}");
            let pack = Pack::Said(format!("/Filter {}", filter.name()));
            let spent = spent(&pdf.stream(9, &said, &pack, &data).end_at(newest));
            assert_eq!(spent.verdict, Ok(1), "{filter:?}");
            (spent, data.len() as u64)
        };
        let ((long, long_len), (short, short_len)) = (open(20_000), open(2));
        let (work, _) = beyond(&long, &short);
        let made = 7 * 19_998;
        assert!(work + ODD >= long_len - short_len + made, "{filter:?}: {work} steps for {made} bytes of rows");
    }
}

/// Every word is paid for as long as it is: in an object of the file and in one of a stream, in front of it and in front of its head.
#[test]
fn a_word_is_paid_for() {
    let len = 20_000;
    let words = [
        (" ".repeat(len), "blanks"),
        (format!("%{}\n", "x".repeat(len)), "a comment"),
        (format!("/X /{}", "x".repeat(len)), "a name"),
        (format!("/X /{}", "#78".repeat(len / 3)), "an escaped name"),
        (format!("/{} 1", "x".repeat(len)), "a key"),
        (format!("/X {}", "1".repeat(len)), "digits"),
        (format!("/X ({})", "x".repeat(len)), "a text"),
        (format!("/X <{}>", "4".repeat(len)), "digits of a text"),
        (format!("/X {}", "x".repeat(len)), "letters"),
        (format!("/X [{}]", "[]".repeat(len / 2)), "arrays"),
        (format!("/X [{}]", "<<>>".repeat(len / 4)), "dictionaries"),
        (format!("/X {}{}", "[".repeat(len / 2), "]".repeat(len / 2)), "what is nested"),
        (format!("/X [{}]", "3 0 R ".repeat(len / 6)), "references"),
        ("/X 1 ".repeat(len / 5), "keys"),
    ];
    let file = |word: &str| Pdf::with(&format!("<< /Pages 2 0 R {word} >>")).rooted();
    let packed = |word: &str| {
        let catalogue = format!("<< /Pages 2 0 R {word} >>");
        Pdf::new().page().object_stream(5, &[(1, &catalogue)], &Pack::Plain).table_stream(6, ROOT, &Pack::Plain)
    };
    let searched = |word: &str| Pdf::with(&format!("<< /Pages 2 0 R {word} >>")).trailer_only(ROOT);
    let writers: [(&dyn Fn(&str) -> Vec<u8>, &str); 3] =
        [(&file, "in the file"), (&packed, "in a stream"), (&searched, "in a file that is searched")];
    for (write, place) in writers {
        let without = spent(&write(""));
        for (word, what) in &words {
            let with = spent(&write(word));
            assert_eq!(with.verdict, Ok(1), "{what} {place}");
            let (work, _) = beyond(&with, &without);
            assert!(work + ODD >= len as u64, "{what} {place}: {work} steps for {len} bytes");
        }
    }
}

/// Whatever is passed over on the way is paid for: in front of a head, a list or a trailer, and between lines.
#[test]
fn what_is_passed_over_is_paid_for() {
    let len = 50_000;
    let blanks = " ".repeat(len);
    let in_front_of_a_head = |blanks: &str| {
        let pdf = Pdf::new().page();
        let at = pdf.at();
        pdf.raw(blanks).object(1, "<< /Pages 2 0 R >>").lists(1, Place::At(at)).rooted()
    };
    let in_front_of_the_list = |blanks: &str| {
        let pdf = Pdf::cv();
        let at = pdf.at();
        pdf.raw(blanks).table_only(ROOT).end_at(at)
    };
    let in_front_of_the_end = |blanks: &str| {
        let pdf = Pdf::cv();
        let at = pdf.at();
        pdf.table_only(ROOT).raw(format!("startxref\n{blanks}{at}\n%%EOF\n")).bytes()
    };
    let in_the_trailer = |blanks: &str| Pdf::cv().table(&format!("{blanks}{ROOT}"));
    let between_pages = |blanks: &str| {
        Pdf::new()
            .object(1, "<< /Pages 2 0 R >>")
            .object(2, &format!("<< /Count 1 /Kids [3 0 R {blanks}] >>"))
            .object(3, "<< /Type /Page >>")
            .rooted()
    };
    let in_a_file_that_is_searched = |blanks: &str| Pdf::cv().raw(blanks).trailer_only(ROOT);
    let in_a_stream_whose_end_is_searched = |blanks: &str| {
        let body = format!("<< /Length 99999999 >>\nstream\n{blanks}\nendstream\nendobj\n");
        Pdf::cv().raw_object(9, body).trailer_only(ROOT)
    };
    let writers: [(&dyn Fn(&str) -> Vec<u8>, &str); 6] = [
        (&in_front_of_a_head, "in front of a head"),
        (&in_front_of_the_list, "in front of the list"),
        (&in_front_of_the_end, "in front of the end"),
        (&in_the_trailer, "in the trailer"),
        (&between_pages, "between pages"),
        (&in_a_file_that_is_searched, "in a file that is searched"),
    ];
    for (write, what) in writers {
        let (with, without) = (spent(&write(&blanks)), spent(&write("")));
        assert_eq!(with.verdict, Ok(1), "{what}");
        let (work, _) = beyond(&with, &without);
        assert!(work + ODD >= len as u64, "{what}: {work} steps for {len} bytes");
    }
    // To search for a word takes a step for so many bytes.
    let (with, without) = (in_a_stream_whose_end_is_searched(&blanks), in_a_stream_whose_end_is_searched(""));
    let (work, _) = beyond(&spent(&with), &spent(&without));
    assert!(work + ODD / 4 >= len as u64 / SEARCHED, "{work} steps to search {len} bytes");
}

fn any_filter() -> impl Strategy<Value = Filter> {
    proptest::sample::select(Filter::ALL.as_slice())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Chains of up to four filters, whatever goes through them: what is read and made at each link is paid for, and it opens.
    #[test]
    fn any_chain_is_paid_for(filters in prop::collection::vec(any_filter(), 1..=4), len in 5_000..15_000_usize, blanks in 0..5_000_usize) {
        let expected = |data: &[u8]| {
            let all = filters.iter().rev().fold((data.to_vec(), 0), |(data, sum), filter| {
                let packed = filter.pack(&data);
                let sum = sum + data.len() as u64 + packed.len() as u64;
                (packed, sum)
            });
            all.1
        };
        let open = |data: &[u8]| {
            let (said, packed) = chain(&filters, data);
            opened(Pdf::new(), &said, &packed)
        };
        let (long, short) = (catalogue_and(&[noise(len), vec![b' '; blanks]].concat()), catalogue_and(b""));
        let (work, memory) = beyond(&open(&long), &open(&short));
        let expected = expected(&long) - expected(&short);
        let odd = ODD + PIECE * filters.len() as u64;
        prop_assert!(work + odd >= expected, "{:?}: {} steps for {}", filters, work, expected);
        prop_assert!(memory + odd >= (len + blanks) as u64, "{:?}: {} bytes are held", filters, memory);
    }
}
