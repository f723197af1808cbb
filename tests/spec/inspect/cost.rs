//! What a check costs, counted and not timed: at most so many steps and so many bytes for each byte of the file, whatever it says.
//!
//! Lengths double up to 32 kB, or to 1 MB with `CANDIDACY_SPEC=release` in the environment.

mod attacks;
mod drawn;
mod honest;
mod meter;

use super::crafted::{self, Kind};
use candidacy::cv;

/// The promise, once: so many steps for each byte of a file, and so many for any.
const STEPS: u64 = 16;
const RESERVE: u64 = 16 << 20;
/// So many bytes are held for each byte of a file, and so many for any.
const HELD: u64 = 2;
const HELD_ANYWAY: u64 = 32 << 20;

/// A structure that is written twice as long may cost twice as much, a tenth of that more, and so many steps for each byte of the file:
/// it may end within a pair, and then be looked at once more.
const JITTER: u64 = 16;

/// The lengths at which a structure is written. A longer one finds no more that is no line, and takes longer.
const SMALL: [usize; 3] = [8 << 10, 16 << 10, 32 << 10];
/// The same for a release.
const LARGE: [usize; 7] = [16 << 10, 32 << 10, 64 << 10, 128 << 10, 256 << 10, 512 << 10, 1 << 20];

/// What one check was about.
#[derive(Clone, Debug)]
struct Spent {
    len: u64,
    work: u64,
    memory: u64,
    verdict: Result<u32, cv::Error>,
}

/// Checks a file by a policy that refuses no risk, so that nothing is left out, and holds it to the bound.
fn spent(file: &[u8]) -> Spent {
    let policy = cv::Risk::ALL.iter().fold(cv::Policy::standard(), |policy, risk| policy.accepting(*risk));
    let (checked, cost) = policy.check_with_cost(file, "cv.pdf", "application/pdf");
    let verdict = checked.map(|cv| cv.pages().unwrap_or_default());
    Spent { len: file.len() as u64, work: cost.work(), memory: cost.memory(), verdict }
}

impl Spent {
    /// Why it is more than what is promised.
    fn beyond(&self) -> Option<String> {
        let work = STEPS * self.len + RESERVE;
        let memory = HELD * self.len + HELD_ANYWAY;
        (self.work > work || self.memory > memory)
            .then(|| format!("more than {work} steps or {memory} bytes: {self:?}"))
    }

    /// Whether it ended because it was all that a file may cost.
    fn is_spent(&self) -> bool {
        matches!(self.verdict, Err(cv::Error::TooComplex { .. }))
    }

    /// Why it is more than a line, beside the same structure of half the length. What is refused as too much cost all that it may,
    /// which is a line of its own.
    fn above_line(&self, half: &Spent, more: u64) -> Option<String> {
        let line = half.work * 22 / 10 + more;
        (self.work > line && !self.is_spent()).then(|| format!("more than {line} steps: {self:?} after {half:?}"))
    }
}

fn is_release() -> bool {
    std::env::var_os("CANDIDACY_SPEC").is_some_and(|value| value == "release")
}

/// Kinds of which a part is read again for each object that leads to it, until all is spent that the file may cost: no line, but
/// bounded by one.
const READ_AGAIN: [&str; 9] = [
    "lines into",
    "overlapping streams with open",
    "rows into",
    "trailers in each other",
    "lengths in a chain",
    "groups in each other",
    "groups of one type",
    "groups whose kids",
    "groups that share",
];

/// Writes files of a kind at doubling lengths, and tells what is wrong with what they cost.
fn wrongs(kind: &Kind, sizes: &[usize]) -> Vec<String> {
    let mut wrongs = Vec::new();
    let mut half: Option<Spent> = None;
    for size in sizes {
        let spent = spent(&(kind.write)(*size));
        let growth = half.as_ref().and_then(|half| spent.above_line(half, JITTER * spent.len));
        let growth = growth.filter(|_| !READ_AGAIN.iter().any(|name| kind.name.starts_with(name)));
        let dead = (spent.work == 0).then(|| format!("nothing was counted: {spent:?}"));
        wrongs.extend(
            [spent.beyond(), growth, dead].into_iter().flatten().map(|wrong| format!("{}: {wrong}", kind.name)),
        );
        if spent.is_spent() && !is_release() {
            // A longer one would only cost all that it may once more.
            break;
        }
        half = Some(spent);
    }
    wrongs
}

/// Holds some kinds of files to the promise, at these lengths or, for a release, at longer ones.
fn hold<'a>(kinds: impl IntoIterator<Item = &'a Kind>, sizes: &[usize]) {
    let sizes = if is_release() { &LARGE } else { sizes };
    let wrongs: Vec<String> = kinds.into_iter().flat_map(|kind| wrongs(kind, sizes)).collect();
    assert!(wrongs.is_empty(), "{} wrongs\n{}", wrongs.len(), wrongs.join("\n"));
}

/// Lists of objects whose lines, parts and trailers overlap, repeat, chain and point at each other: no more steps and no more bytes than
/// are promised, and twice the structure costs about twice as much.
#[test]
fn lists_cost_a_line() {
    hold(&crafted::lists(), &SMALL);
}

/// The same for streams of objects that overlap, lie, are many or become far more than they are.
#[test]
fn streams_cost_a_line() {
    hold(&crafted::streams(), &SMALL[1..]);
}

/// The same for page trees, actions, annotations, outlines, fields and names that lead to each other.
#[test]
fn graphs_cost_a_line() {
    hold(&crafted::graphs(), &SMALL);
}

/// The same for each word that may begin something and not end it, over and over, wherever words are read.
#[test]
fn words_cost_a_line() {
    hold(&crafted::repeated_words(), &SMALL[..2]);
}
