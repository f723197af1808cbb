//! Structures that are drawn: parts that repeat, overlap and point at each other, in lists that are right, shifted or lie.

use super::super::crafted::Filter;
use super::super::packed::Pack;
use super::super::writer::{Pdf, Place, ROOT};
use super::{RESERVE, spent};
use proptest::prelude::*;

/// The first number of what is drawn.
const FIRST: u32 = 10;
/// The numbers of what is said to be in a stream.
const INNER: u32 = 1_000_000;
const MOST: usize = 5;

/// A part of a file: so many objects of one kind.
#[derive(Clone, Debug)]
struct Part {
    count: u32,
    body: Body,
    listed: Listed,
}

#[derive(Clone, Debug)]
enum Body {
    /// A dictionary with some of these keys, each of which leads to the object so many numbers on.
    Leads(Vec<(&'static str, u32)>),
    /// A stream of objects whose bytes reach so many objects beyond itself.
    Holds {
        filter: Option<Filter>,
        reaches: Reach,
        said: &'static str,
        bomb: bool,
    },
    /// An array of references to the first objects.
    Kids(u32),
    Words(&'static str, usize),
}

#[derive(Clone, Copy, Debug)]
enum Reach {
    Itself,
    /// To the end of the part.
    Part,
    /// To the end of the file.
    File,
    /// It is said in the first object.
    Elsewhere,
}

/// What the list says of it.
#[derive(Clone, Copy, Debug)]
enum Listed {
    Right,
    /// So many bytes away.
    Shifted(i16),
    /// Where the first of its part is.
    First,
    Not,
}

#[derive(Clone, Copy, Debug)]
enum Layout {
    Table,
    Stream,
    /// No list, and a trailer in front and at the end.
    Searched,
    /// So many lists one after another, each with the part that was last.
    Updates,
}

#[derive(Clone, Debug)]
struct Drawn {
    parts: Vec<Part>,
    layout: Layout,
}

const KEYS: [&str; 20] = [
    "/Kids",
    "/Next",
    "/Parent",
    "/AA",
    "/A",
    "/Names",
    "/First",
    "/Prev",
    "/Annots",
    "/AF",
    "/EF",
    "/F",
    "/S",
    "/Type",
    "/Length",
    "/Filter",
    "/Count",
    "/Extends",
    "/Rendition",
    "/D",
];

const WORDS: [&str; 16] = [
    " ",
    "%",
    "%\n",
    "(",
    "<",
    "<<",
    "[",
    ">>",
    "7 0 obj ",
    "1 0 R ",
    "/#41",
    "stream\n",
    "endstream ",
    "endobj ",
    "trailer << ",
    "1 ",
];

fn body() -> impl Strategy<Value = Body> {
    let lead = (proptest::sample::select(&KEYS), 0..40_u32);
    let reach = prop_oneof![Just(Reach::Itself), Just(Reach::Part), Just(Reach::File), Just(Reach::Elsewhere)];
    let said = proptest::sample::select(&[
        "/N 1 /First 8",
        "/N 99999 /First 8",
        "/N 40 /First 0",
        "/N 9 /First 9999999",
        "/N 1",
    ]);
    let filter = prop::option::of(proptest::sample::select(Filter::ALL.as_slice()));
    prop_oneof![
        prop::collection::vec(lead, 1..6).prop_map(Body::Leads),
        (filter, reach, said, any::<bool>()).prop_map(|(filter, reaches, said, bomb)| Body::Holds {
            filter,
            reaches,
            said,
            bomb
        }),
        (1..30_u32).prop_map(Body::Kids),
        (proptest::sample::select(&WORDS), 1..100_usize).prop_map(|(word, times)| Body::Words(word, times)),
    ]
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let listed = prop_oneof![
        3 => Just(Listed::Right),
        1 => (-300..300_i16).prop_map(Listed::Shifted),
        1 => Just(Listed::First),
        1 => Just(Listed::Not),
    ];
    let part = (1..16_u32, body(), listed).prop_map(|(count, body, listed)| Part { count, body, listed });
    let layout = prop_oneof![Just(Layout::Table), Just(Layout::Stream), Just(Layout::Searched), Just(Layout::Updates)];
    (prop::collection::vec(part, 1..=MOST), layout).prop_map(|(parts, layout)| Drawn { parts, layout })
}

impl Drawn {
    /// The file, with so many times as many objects in each part.
    fn write(&self, times: u32) -> Vec<u8> {
        let count: u32 = self.parts.iter().map(|part| part.count * times).sum();
        let all: String =
            (FIRST..FIRST + count).map(|number| format!("{number} 0 R {} 0 R ", INNER + number)).collect();
        let mut pdf = Pdf::new()
            .object(1, "<< /Type /Catalog /Pages 2 0 R /Names 4 0 R /Outlines 10 0 R /OpenAction 10 0 R >>")
            .object(2, "<< /Type /Pages /Count 1 /Kids 4 0 R >>")
            .object(3, "<< /Type /Page /Parent 2 0 R >>")
            .object(4, &format!("[3 0 R {all}]"));
        if let Layout::Searched = self.layout {
            pdf = pdf.raw(format!("trailer << {ROOT} >>\n"));
        }
        let mut first = FIRST;
        for part in &self.parts {
            pdf = part.write(pdf, first, times, FIRST + count);
            first += part.count * times;
            if let Layout::Updates = self.layout {
                pdf = pdf.table_only(ROOT);
            }
        }
        let pdf = pdf.raw("\nendstream\nendobj\n");
        match self.layout {
            Layout::Table => pdf.rooted(),
            Layout::Stream => pdf.table_stream(5, ROOT, &Pack::Deflate),
            Layout::Searched => pdf.trailer_only(ROOT),
            Layout::Updates => pdf.end(),
        }
    }
}

impl Part {
    fn write(&self, pdf: Pdf, first: u32, times: u32, end: u32) -> Pdf {
        let count = self.count * times;
        let bodies: Vec<(String, Vec<u8>)> = (first..first + count).map(|number| self.body(number, end)).collect();
        // How much there is behind each one in its part.
        let mut behind = 0;
        let mut pieces = Vec::new();
        for ((head, data), number) in bodies.into_iter().zip(first..first + count).rev() {
            let length = match &self.body {
                Body::Holds { reaches: Reach::Itself, .. } => format!("/Length {}", data.len()),
                Body::Holds { reaches: Reach::Part, .. } => format!("/Length {}", data.len() + behind),
                Body::Holds { reaches: Reach::File, .. } => "/Length 99999999".into(),
                Body::Holds { reaches: Reach::Elsewhere, .. } => format!("/Length {FIRST} 0 R"),
                Body::Leads(_) | Body::Kids(_) | Body::Words(..) => String::new(),
            };
            let piece =
                [format!("{number} 0 obj\n").into_bytes(), head.replace('@', &length).into_bytes(), data].concat();
            behind += piece.len();
            pieces.push((number, piece));
        }
        let start = pdf.at();
        pieces.iter().rev().fold(pdf, |pdf, (number, piece)| {
            let at = pdf.at();
            let pdf = match self.listed {
                Listed::Right => pdf.lists(*number, Place::At(at)),
                Listed::Shifted(by) => pdf.lists(*number, Place::At(at.saturating_add_signed(by.into()))),
                Listed::First => pdf.lists(*number, Place::At(start)),
                Listed::Not => pdf,
            };
            let pdf =
                if let Body::Holds { .. } = self.body { pdf.lists(INNER + number, Place::In(*number, 0)) } else { pdf };
            pdf.raw(piece)
        })
    }

    /// What stands in front of the bytes of a stream, and the bytes with their end; of another object all of it.
    fn body(&self, number: u32, end: u32) -> (String, Vec<u8>) {
        let plain = |body: String| (body, b"\nendobj\n".to_vec());
        match &self.body {
            Body::Leads(keys) => {
                let entries =
                    keys.iter().map(|(key, on)| format!("{key} {} 0 R ", FIRST + (number + on) % (end - FIRST)));
                plain(format!("<< {} >>", entries.collect::<String>()))
            }
            Body::Holds { filter, reaches, said, bomb } => {
                let said_filter = filter.map(|filter| format!("/Filter {}", filter.name())).unwrap_or_default();
                let head = format!("<< /Type /ObjStm {said} {said_filter} @ >>\nstream\n");
                let inner = INNER + number;
                let data = match filter {
                    Some(filter) if *bomb => filter.bomb(60),
                    Some(filter) => filter.pack(format!("{inner} 0 << /Next 10 0 R >>").as_bytes()),
                    None => format!("{inner} 0 << /Next 10 0 R >>").into_bytes(),
                };
                let end: &[u8] = if let Reach::Itself = reaches { b"\nendstream\nendobj\n" } else { b"" };
                (head, [&data, end].concat())
            }
            Body::Kids(kids) => {
                let kids = (0..*kids).map(|kid| format!("{} 0 R ", FIRST + kid % (end - FIRST)));
                plain(format!("<< /Kids [{}] >>", kids.collect::<String>()))
            }
            Body::Words(word, often) => plain(word.repeat(*often)),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Whatever is drawn: no more steps and bytes than are promised, and with twice as many of each part
    /// twice as many, besides those that any file may take: what ends nowhere is read again by each that asks for it.
    #[test]
    fn anything_costs_a_line(drawn in drawn()) {
        let (shorter, longer) = (spent(&drawn.write(1)), spent(&drawn.write(2)));
        prop_assert_eq!(shorter.beyond(), None);
        prop_assert_eq!(longer.beyond(), None);
        prop_assert_eq!(longer.above_line(&shorter, RESERVE), None);
        prop_assert!(shorter.work > 0, "the meter is dead: {:?}", shorter);
    }
}
