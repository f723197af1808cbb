//! What a check costs, counted and not timed: at most so many steps and so many bytes for each byte of the file, whatever it says.
//!
//! Sizes double up to [`SMALL`], or to 1 MB with `CANDIDACY_SPEC=release` in the environment.

mod attacks;
mod drawn;
mod honest;
mod meter;

use super::crafted::{self, Kind};
use candidacy::{CvError, CvPolicy, CvRisk};

/// The promise, once: so many steps for each byte of a file, and so many for any.
const STEPS: u64 = 32;
const RESERVE: u64 = 16 << 20;
/// So many bytes are held for each byte of a file, and so many for any.
const HELD: u64 = 2;
const HELD_ANYWAY: u64 = 32 << 20;

/// A file that is longer by a part may cost more by that part, by a tenth of it, and by so many steps: a line.
const JITTER: u64 = 256 << 10;

/// The lengths of a file that is doubled.
const SMALL: [usize; 3] = [32 << 10, 64 << 10, 128 << 10];
const LARGE: [usize; 6] = [32 << 10, 64 << 10, 128 << 10, 256 << 10, 512 << 10, 1 << 20];

/// What one check was about.
#[derive(Clone, Debug)]
struct Spent {
    len: u64,
    work: u64,
    memory: u64,
    verdict: Result<u32, CvError>,
}

/// Checks a file by a policy that refuses no risk, so that nothing is left out, and holds it to the bound.
fn spent(file: &[u8]) -> Spent {
    let policy = CvRisk::ALL.iter().fold(CvPolicy::standard(), |policy, risk| policy.accepting(*risk));
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
        matches!(self.verdict, Err(CvError::TooComplex { .. }))
    }

    /// Why it is more than a line, beside a shorter file of the same kind. Whatever is refused as too much had its fuel burnt, which
    /// is a line of its own.
    fn above_line(&self, shorter: &Spent) -> Option<String> {
        let line = shorter.work * self.len / shorter.len * 11 / 10 + JITTER;
        (self.work > line && !self.is_spent()).then(|| format!("more than {line} steps: {self:?} after {shorter:?}"))
    }
}

fn is_release() -> bool {
    std::env::var_os("CANDIDACY_SPEC").is_some_and(|value| value == "release")
}

/// Writes files of a kind at doubling sizes, and tells what is wrong with what they cost.
fn wrongs(kind: &Kind) -> Vec<String> {
    let sizes: &[usize] = if is_release() { &LARGE } else { &SMALL };
    let (mut wrongs, mut shorter) = (Vec::new(), None);
    for size in sizes {
        let file = (kind.write)(*size);
        let spent = spent(&file);
        // What is too much at one length is looked at once more, and no further: it would burn all that it may each time.
        let enough = shorter.as_ref().is_some_and(Spent::is_spent) && !is_release();
        let growth = shorter.as_ref().and_then(|shorter| spent.above_line(shorter));
        let dead = (spent.work == 0).then(|| format!("nothing was counted: {spent:?}"));
        wrongs.extend(
            [spent.beyond(), growth, dead].into_iter().flatten().map(|wrong| format!("{}: {wrong}", kind.name)),
        );
        shorter = Some(spent);
        if enough {
            break;
        }
    }
    wrongs
}

fn hold(kinds: &[Kind]) {
    let wrongs: Vec<String> = kinds.iter().flat_map(wrongs).collect();
    assert!(wrongs.is_empty(), "{} wrongs\n{}", wrongs.len(), wrongs.join("\n"));
}

/// Lists, streams and graphs whose parts overlap, repeat, chain and point at each other: no more steps and no more bytes than are
/// promised, and twice the file costs about twice as much.
#[test]
fn structures_cost_a_line() {
    hold(&crafted::structures());
}

/// The same for each word that may begin something and not end it, over and over, wherever words are read.
#[test]
fn words_cost_a_line() {
    hold(&crafted::repeated_words());
}
