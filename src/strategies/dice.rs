//! Dice: bytes of which each choice takes one. A zero is always the plainest choice, so that dice shrink by zeros.

use proptest::arbitrary::any;
use proptest::collection::SizeRange;
use proptest::strategy::{BoxedStrategy, Just, NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// Bytes for choices. When they are used up, each further choice is the plainest.
#[derive(Debug, Clone, Default)]
pub(super) struct Dice {
    bytes: Vec<u8>,
    next: usize,
}

/// The size of dice for a move, with everything that it may say.
pub(super) const MOVE: usize = 136;

/// Dice for this number of choices.
pub(super) fn dice(choices: usize) -> impl Strategy<Value = Dice> {
    rows(choices, (1, 1), Just(1)).prop_map(|rows| rows.into_iter().next().unwrap_or_default())
}

/// Rows of dice, each for the same number of choices: the first of them always stay, and so does this number of them in all.
pub(super) fn rows(
    choices: usize,
    (first, least): (usize, usize),
    count: impl Strategy<Value = usize> + 'static,
) -> Rows {
    Rows { choices, first, least, count: count.boxed() }
}

/// One row, and this number of others after it.
pub(super) fn after_one(choices: usize, after: &SizeRange) -> Rows {
    let (least, most) = (after.start() + 1, after.end_incl() + 1);
    rows(choices, (1, least), least..=most)
}

impl Dice {
    fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.next).copied().unwrap_or_default();
        self.next += 1;
        byte
    }

    /// The next bytes, as dice of their own: choices that are made by them leave the others as they are.
    pub(super) fn split(&mut self, choices: usize) -> Dice {
        Dice { bytes: (0..choices).map(|_| self.byte()).collect(), next: 0 }
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

/// The most characters of a word before its last.
pub(super) const WORD: usize = 8;

/// Characters of other scripts and with a meaning elsewhere: in tables, calendars, pages, pictures and queries.
const ODD: &str =
    "bcz AZ09,;:\"'`<>&|\\/{}[]()=+-*#@!?%$^~_.éßøñİıЖяΩשאعربनम日本語한😀👩\u{200d}🔧ﬁ\u{301}\u{a0}\u{3000}\u{ad}";

/// Draws rows of dice, which shrink to fewer rows and to zeros.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    choices: usize,
    first: usize,
    least: usize,
    count: BoxedStrategy<usize>,
}

impl Strategy for Rows {
    type Tree = Plainer;
    type Value = Vec<Dice>;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let count = self.count.new_tree(runner)?.current();
        let mut rows = Vec::with_capacity(count);
        for _ in 0..count {
            let mut bytes = Vec::with_capacity(self.choices + 8);
            while bytes.len() < self.choices {
                bytes.extend(any::<u64>().new_tree(runner)?.current().to_be_bytes());
            }
            bytes.truncate(self.choices);
            rows.push(bytes);
        }
        let Rows { choices, first, least, .. } = *self;
        let piece = rows.len();
        Ok(Plainer { rows, choices, first, least, pass: Pass::Fewer, at: first, piece, before: None, changed: false })
    }
}

/// The thing that is tried: to leave rows out, or to make bytes zero.
#[derive(Debug, Clone, Copy)]
enum Pass {
    Fewer,
    Zeros,
}

/// The rows as they are, and what is tried next. It ends when neither rows nor bytes can go any more.
#[derive(Debug, Clone)]
pub(super) struct Plainer {
    rows: Vec<Vec<u8>>,
    choices: usize,
    first: usize,
    least: usize,
    pass: Pass,
    /// The next row, or the next byte of all rows one after another.
    at: usize,
    /// How many rows or bytes are tried at once: ever fewer.
    piece: usize,
    /// The rows before what was tried last.
    before: Option<Vec<Vec<u8>>>,
    /// Whether anything was tried with success since the rows were looked at.
    changed: bool,
}

impl Plainer {
    /// Tries the next thing; false if there is none.
    fn try_next(&mut self) -> bool {
        loop {
            let tried = match self.pass {
                Pass::Fewer => self.try_fewer(),
                Pass::Zeros => self.try_zeros(),
            };
            if tried {
                return true;
            }
            if self.piece > 1 {
                self.piece /= 2;
            } else if matches!(self.pass, Pass::Fewer) {
                (self.pass, self.piece) = (Pass::Zeros, self.choices);
            } else if std::mem::take(&mut self.changed) {
                (self.pass, self.piece) = (Pass::Fewer, self.rows.len());
            } else {
                return false;
            }
            self.at = if matches!(self.pass, Pass::Fewer) { self.first } else { 0 };
        }
    }

    fn try_fewer(&mut self) -> bool {
        let end = self.at.saturating_add(self.piece);
        if self.piece == 0 || end > self.rows.len() || self.rows.len() - self.piece < self.least {
            return false;
        }
        self.before = Some(self.rows.clone());
        self.rows.drain(self.at..end);
        true
    }

    fn try_zeros(&mut self) -> bool {
        while let Some(place) = self.at.checked_div(self.choices).filter(|place| *place < self.rows.len()) {
            let from = self.at % self.choices;
            let to = (from + self.piece).min(self.choices);
            self.at += to - from;
            let is_zero = |row: &Vec<u8>| row.get(from..to).is_none_or(|bytes| bytes.iter().all(|byte| *byte == 0));
            if self.rows.get(place).is_none_or(is_zero) {
                continue;
            }
            self.before = Some(self.rows.clone());
            let bytes = self.rows.get_mut(place).and_then(|row| row.get_mut(from..to));
            bytes.unwrap_or_default().fill(0);
            return true;
        }
        false
    }
}

impl ValueTree for Plainer {
    type Value = Vec<Dice>;

    fn current(&self) -> Vec<Dice> {
        self.rows.iter().map(|bytes| Dice { bytes: bytes.clone(), next: 0 }).collect()
    }

    fn simplify(&mut self) -> bool {
        self.changed |= self.before.take().is_some();
        self.try_next()
    }

    /// Puts back what was tried, and tries the next thing at once: a property is tried once for each.
    fn complicate(&mut self) -> bool {
        let Some(before) = self.before.take() else { return false };
        self.rows = before;
        if matches!(self.pass, Pass::Fewer) {
            self.at += self.piece;
        }
        self.try_next();
        true
    }
}
