//! Dice: bytes of which each choice takes one. A zero is always the plainest choice, so that dice shrink by zeros.

use proptest::arbitrary::any;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// Bytes for choices. When they are used up, each further choice is the plainest.
#[derive(Debug, Clone)]
pub(super) struct Dice {
    bytes: Vec<u8>,
    next: usize,
}

/// Dice for this number of choices.
pub(super) fn dice(choices: usize) -> Dices {
    Dices { choices }
}

impl Dice {
    fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        byte
    }

    /// A number below this one, which is at most 256.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.byte()) % sides.max(1)
    }

    /// True once in this number of times; never if nothing is rolled.
    pub(super) fn hits(&mut self, one_in: usize) -> bool {
        self.roll(one_in) + 1 == one_in
    }

    /// A number up to this one, in two bytes.
    pub(super) fn number(&mut self, most: u16) -> u16 {
        let number = u16::from_be_bytes([self.byte(), self.byte()]);
        if most == u16::MAX { number } else { number % (most + 1) }
    }

    /// A number of eight bytes.
    pub(super) fn long(&mut self) -> u64 {
        u64::from_be_bytes(std::array::from_fn(|_| self.byte()))
    }

    /// One of these, of which there is one at least.
    #[expect(clippy::expect_used, reason = "the callers have something to choose from")]
    pub(super) fn one_of<T: Clone>(&mut self, all: &[T]) -> T {
        let index = self.roll(all.len());
        all.get(index).expect("something to choose from").clone()
    }

    /// The same in the same order, from another one on.
    pub(super) fn turned<T>(&mut self, mut all: Vec<T>) -> Vec<T> {
        let first = self.roll(all.len());
        all.rotate_left(first); // 0 where there is none
        all
    }

    /// A word on a line of its own. Nothing in it is odd to this crate, and much may be odd to a program.
    pub(super) fn word(&mut self) -> String {
        // Each character has a byte, and a zero is none: so words shrink, too, and the last character is one that shows.
        let odd = (0..WORD).filter_map(|_| ODD.chars().nth(usize::from(self.byte()).checked_sub(1)?));
        odd.chain(['a']).collect()
    }
}

/// The most characters of a word, but for its last.
pub(super) const WORD: usize = 8;

/// Characters of other scripts and with a meaning elsewhere: in tables, calendars, pages, pictures and queries.
const ODD: &str = "bcz AZ09,;:\"'`<>&|\\/{}[]()=+-*#@!?%$^~_.éßøñİıЖяΩשאعربनम日本語한😀👩\u{200d}🔧ﬁ\u{301}\u{a0}\u{3000}\u{ad}";

/// Draws dice, which shrink by zeros: first everything, then ever smaller pieces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dices {
    choices: usize,
}

impl Strategy for Dices {
    type Tree = Plainer;
    type Value = Dice;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let mut bytes = Vec::with_capacity(self.choices);
        while bytes.len() < self.choices {
            bytes.extend(any::<u64>().new_tree(runner)?.current().to_be_bytes());
        }
        bytes.truncate(self.choices);
        Ok(Plainer { piece: bytes.len(), at: 0, bytes, before: None })
    }
}

/// The bytes as they are, and the piece that is tried next.
#[derive(Debug, Clone)]
pub(super) struct Plainer {
    bytes: Vec<u8>,
    piece: usize,
    at: usize,
    /// The place of the piece that was taken last, and what stood there.
    before: Option<(usize, Vec<u8>)>,
}

impl Plainer {
    /// Takes the next piece that is not zero.
    fn take(&mut self) -> bool {
        self.before = None;
        while self.piece > 0 {
            let (at, piece) = (self.at, self.piece);
            let Some(bytes) = self.bytes.get_mut(at..).filter(|rest| !rest.is_empty()) else {
                (self.at, self.piece) = (0, piece / 2);
                continue;
            };
            self.at += piece;
            let end = bytes.len().min(piece);
            if let Some(bytes) = bytes.get_mut(..end).filter(|bytes| bytes.iter().any(|byte| *byte > 0)) {
                self.before = Some((at, bytes.to_vec()));
                bytes.fill(0);
                return true;
            }
        }
        false
    }
}

impl ValueTree for Plainer {
    type Value = Dice;

    fn current(&self) -> Dice {
        Dice { bytes: self.bytes.clone(), next: 0 }
    }

    fn simplify(&mut self) -> bool {
        self.take()
    }

    /// Puts the piece back, and takes the next one at once: a property is then tried once for each piece.
    fn complicate(&mut self) -> bool {
        let Some((at, before)) = self.before.take() else { return false };
        for (place, byte) in self.bytes.iter_mut().skip(at).zip(before) {
            *place = byte;
        }
        self.take();
        true
    }
}
