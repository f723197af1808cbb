//! Pairs of facts that nobody chose: two kinds are recorded by turns, from one of several places, for as long as the law takes them. All
//! that is asked of such a journal, and the recording itself, costs at most what it is long.

use super::plots::BEGINNINGS;
use crate::hostile::looks::LOOKS;
use crate::support::memory::bytes_asked_for;
use crate::support::walked::few;
use crate::support::{day, ways};
use candidacy::{Candidacy, Entry, FactKind};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::select;

/// How often a pair is recorded, and how often in a journal that is this many times as long. In the shorter one a clock has been stopped
/// as often as a candidacy remembers it, 64 times: from then on what is remembered grows no more.
const OFTEN: usize = 72;
const TIMES: usize = 3;

/// Two kinds of facts, where they begin, and which words each has of all that are legal.
#[derive(Debug, Clone, Copy)]
struct Pair {
    begin: usize,
    kinds: [FactKind; 2],
    words: [usize; 2],
}

impl Pair {
    /// A legal entry of the kind, a second after the last.
    fn next(self, candidacy: &Candidacy, which: usize) -> Option<Entry> {
        let at = candidacy.last_line().entry.at + TimeDelta::seconds(1);
        let mut entries = ways::entries(candidacy.terms(), Some(candidacy), self.kinds[which], at);
        let many = entries.len().max(1);
        entries.rotate_left(self.words[which] % many);
        entries.into_iter().find(|entry| candidacy.check(entry).is_ok())
    }

    /// The journal in which the pair was recorded so often, and the memory that recording it took; none where the law ends it before.
    fn told(self, often: usize) -> Option<(Candidacy, u64)> {
        let mut candidacy = BEGINNINGS[self.begin]();
        let mut cost = 0;
        for _ in 0..often {
            let before = candidacy.journal().len();
            for which in [0, 1] {
                let Some(entry) = self.next(&candidacy, which) else { continue };
                cost += bytes_asked_for(|| candidacy.record(entry).map(|recorded| recorded.told.len()));
            }
            if candidacy.journal().len() == before {
                return None;
            }
        }
        Some((candidacy, cost))
    }
}

fn pairs() -> impl Strategy<Value = Pair> {
    let kind = || select(FactKind::ALL);
    let words = [0..1_000_usize, 0..1_000];
    let drawn = (0..BEGINNINGS.len(), kind(), kind(), words);
    drawn.prop_map(|(begin, one, other, words)| Pair { begin, kinds: [one, other], words })
}

/// What took so much for a journal takes at most so many times as much for one that is so many times as long: twice, since what grows
/// doubles its room, and a page more.
fn is_fair(short: u64, long: u64) -> bool {
    long <= 2 * TIMES as u64 * short + 4_096
}

proptest! {
    #![proptest_config(few())]

    /// Whatever two kinds of facts are recorded by turns, recording them and everything that is asked of the journal costs at most what
    /// it is long.
    #[test]
    fn a_drawn_pair_costs_its_length(pair in pairs()) {
        let (Some((short, first)), Some((long, last))) = (pair.told(OFTEN), pair.told(TIMES * OFTEN)) else { return Ok(()) };
        prop_assert!(long.journal().len() <= TIMES * short.journal().len());
        prop_assert!(is_fair(first, last), "to record: {} bytes, and {} before", last, first);
        let at = day(40);
        for (name, look) in LOOKS {
            let [first, last] = [&short, &long].map(|candidacy| bytes_asked_for(|| look(candidacy, at)));
            prop_assert!(is_fair(first, last), "{}: {} bytes, and {} before", name, last, first);
        }
    }
}

/// Of the pairs that can be drawn many go on for as long as one likes, with every kind of fact that can be recorded more than once.
#[test]
fn pairs_go_on() {
    let on = |one: FactKind, other: FactKind| {
        let told = |begin: usize| Pair { begin, kinds: [one, other], words: [0, 0] }.told(4);
        (0..BEGINNINGS.len()).any(|begin| told(begin).is_some())
    };
    let goes_on =
        |kind: &&FactKind| FactKind::ALL.iter().any(|other| *other != FactKind::NoteAdded && on(**kind, *other));
    let kinds = FactKind::ALL.iter().filter(goes_on).count();
    assert!(kinds > FactKind::ALL.len() / 2, "{kinds} kinds");
}
