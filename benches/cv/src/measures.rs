//! What `cargo bench -- cv` measures, by name. What one time costs is the difference of two counts, so that making the files
//! falls out.

use crate::made::{LARGE, SMALL, STREAMS};
use crate::tools::hayro_pages;
use candidacy::cv;
use std::hint::black_box;
use std::sync::Arc;

/// Something to do so many times.
pub struct Measure {
    pub name: String,
    /// It is done once in so many times, because it takes that long.
    pub seldom: u32,
    file: fn() -> Arc<Vec<u8>>,
    judge: fn(&Arc<Vec<u8>>) -> bool,
}

impl Measure {
    pub fn run(&self, times: u32) {
        let file = (self.file)();
        for _ in 0..times / self.seldom {
            assert!((self.judge)(black_box(&file)), "{} refuses what is to be measured", self.name);
        }
    }
}

type Made = fn() -> Arc<Vec<u8>>;
type Judge = fn(&Arc<Vec<u8>>) -> bool;

/// Each judge on each file. What reads the whole file does the large one seldom.
pub fn all() -> Vec<Measure> {
    let files: [(&str, Made, u32); 3] = [
        ("small", || Arc::clone(&SMALL), 1),
        ("large", || Arc::clone(&LARGE), 50),
        ("streams", || Arc::clone(&STREAMS), 1),
    ];
    let judges: [(&str, Judge, bool); 7] = [
        ("window", window, false),
        ("by-hand", by_hand, false),
        ("glance", glance, false),
        ("infer", |file| infer::get(file).is_some_and(|kind| kind.mime_type() == "application/pdf"), false),
        ("inspection", |file| cv::Policy::standard().check(file, "cv.pdf", "application/pdf").is_ok(), true),
        ("hayro-syntax", |file| hayro_pages(file) > 0, true),
        ("lopdf", |file| lopdf::Document::load_mem(file).is_ok_and(|it| !it.get_pages().is_empty()), true),
    ];
    let mut measures = Vec::new();
    for (judge_name, judge, whole) in judges {
        for (file_name, file, seldom) in files {
            let seldom = if whole { seldom } else { 1 };
            measures.push(Measure { name: format!("{judge_name}-{file_name}"), seldom, file, judge });
        }
    }
    measures
}

fn window(file: &Arc<Vec<u8>>) -> bool {
    cv::Policy::standard().check_window(&cv::Window::whole(file), "cv.pdf", "application/pdf").is_ok()
}

/// What somebody writes by hand to look at the same bytes and know the same: the header at the beginning, in the last 1024 bytes
/// the mark at the end with nothing behind it, and whether the trailer there says that the file is encrypted; and the name is kept.
fn by_hand(file: &Arc<Vec<u8>>) -> bool {
    let end = &file[file.len().saturating_sub(1024)..];
    let last = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).rposition(|window| window == word);
    let has = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    let (Some(mark), Some(pointer)) = (last(end, b"%%EOF"), last(end, b"startxref")) else { return false };
    let trailer = last(&end[..pointer], b"trailer").map(|at| &end[at..pointer]);
    let encrypted = trailer.is_some_and(|trailer| has(trailer, b"/Root") && has(trailer, b"/Encrypt"));
    let nothing_behind = end[mark + 5..].iter().all(u8::is_ascii_whitespace);
    black_box(String::from(black_box("cv.pdf")));
    file.starts_with(b"%PDF-") && nothing_behind && !encrypted
}

/// The least that can be looked at.
fn glance(file: &Arc<Vec<u8>>) -> bool {
    let end = &file[file.len().saturating_sub(1024)..];
    file.starts_with(b"%PDF-") && end.windows(9).rposition(|window| window == b"startxref").is_some()
}

/// Panics unless every side takes each of the files, and sees its two pages.
pub fn verify() {
    for file in [&SMALL, &LARGE, &STREAMS] {
        assert_eq!(hayro_pages(file), 2);
        let cv = cv::Policy::standard().check(file, "cv.pdf", "application/pdf").expect("made to be taken");
        assert!(cv.warnings().is_empty(), "{:?}", cv.warnings());
    }
    assert!((9_000..11_000).contains(&SMALL.len()), "{} bytes are not 10 kB", SMALL.len());
    assert!((9_900_000..=10 << 20).contains(&LARGE.len()), "{} bytes are not 10 MB", LARGE.len());
    all().iter().for_each(|measure| measure.run(measure.seldom));
}
