//! What the law remembers beside where a candidacy is: the moves that stand, what waits, and what no later entry may restart.

use crate::journal::Later;
use crate::law::now::{Now, Since};
use crate::law::pending::{Pending, Pendings};
use crate::value::time::Time;

/// Something that waits for an answer or for news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    /// The entry that opened it.
    pub(crate) seq: u32,
    pub(crate) what: Pending,
    /// Which of several that one entry opened: the index of the condition of an offer.
    pub(crate) nth: u8,
    /// The terms under which it was opened, by their place on the shelf.
    pub(crate) terms: u8,
    /// The step that it is about, by its trail.
    pub(crate) trail: u16,
    /// The latest word about it that did not end it.
    pub(crate) word: Later,
    /// The move that ended it. It is kept, because the move may be taken back; what a word ended is gone.
    pub(super) ended: Later,
}

/// A move that stands, and where the candidacy was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) seq: u32,
    /// The index of the part that it was about. Another part may have had a new date since: that is not taken back.
    pub(super) part: Option<u8>,
    pub(super) now: Now,
    pub(super) since: Since,
    pub(super) terms: u8,
}

/// What is remembered of a step, so that nothing restarts its ceilings: no reversal, repetition, new date or transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Trail {
    pub(super) terms: u8,
    pub(crate) step: u8,
    /// The entry with which the candidate came to it.
    pub(crate) entered: u32,
    /// The first interview or piece of work in it.
    pub(crate) first: Option<u32>,
    /// The latest one before everything was done for the first time.
    pub(super) last: Option<u32>,
    /// The one from which its outcome counts: the latest when everything was done for the first time.
    pub(crate) complete: Option<u32>,
    /// Whether that was work that came back.
    pub(crate) by_work: bool,
    /// The latest entry by which the candidate wished another time.
    pub(crate) wish: Option<u32>,
}

/// A time that does not count for the ceilings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stop {
    pub(crate) why: StopReason,
    pub(crate) from: u32,
    /// The entry that ended it; none while it lasts.
    pub(crate) to: Option<u32>,
}

/// Why a time does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StopReason {
    /// A hold that the candidate was told of, at the step with this trail.
    Hold { trail: u16 },
    /// The candidate asked for time until a moment.
    Wish { until: Time },
    /// The candidate had left, and came back.
    Away,
    /// Times that the company proposed for a part wait for the candidate.
    Proposed { trail: u16, part: u8 },
}

/// Everything that is seldom looked at, apart from the rest so that a candidacy stays small to move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Memory {
    pub(crate) since: Since,
    /// The moves that stand, the latest last: a reversal takes one off and never puts one on.
    pub(super) moves: Vec<Move>,
    /// In the order of their numbers.
    pub(super) items: Vec<Item>,
    /// How many of each kind wait.
    counts: [u32; Pending::ALL.len()],
    pub(super) trails: Vec<Trail>,
    pub(crate) stops: Vec<Stop>,
    /// The moments of entries that are not as recorded, by number.
    pub(super) clock: Vec<(u32, Time)>,
    /// The latest interview or piece of work.
    pub(crate) met: Option<u32>,
    /// The latest feedback.
    pub(super) covered: Option<u32>,
    /// Whether work ever came back.
    pub(crate) handed_in: bool,
    /// The entry with the consent that stands.
    pub(crate) consent: Option<u32>,
    /// Whether the candidate ever took a consent back.
    pub(super) consent_withdrawn: bool,
    /// The entry that names the responsible person.
    pub(crate) responsible: Later,
    /// The entries that have the key of a request.
    pub(crate) keyed: Vec<u32>,
    /// The items that the latest entry opened, ended or said something about.
    pub(crate) touched: Vec<(u32, Pending, u8)>,
}

impl Memory {
    pub(super) fn new() -> Self {
        Memory {
            since: Since::OPENING,
            moves: Vec::new(),
            items: Vec::new(),
            counts: [0; Pending::ALL.len()],
            trails: Vec::new(),
            stops: Vec::new(),
            clock: Vec::new(),
            met: None,
            covered: None,
            handed_in: false,
            consent: None,
            consent_withdrawn: false,
            responsible: None,
            keyed: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// Did the candidate ever take a consent back?
    pub(super) fn was_withdrawn(&self) -> bool {
        self.consent_withdrawn
    }

    /// What waits, in the order in which it was opened.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.ended.is_none())
    }

    /// What waits of an entry.
    pub(crate) fn waiting_at(&self, seq: u32) -> impl Iterator<Item = &Item> {
        let from = self.items.partition_point(|item| item.seq < seq);
        let at = self.items.get(from..).unwrap_or_default().iter().take_while(move |item| item.seq == seq);
        at.filter(|item| item.ended.is_none())
    }

    /// The kinds of which something waits.
    pub(super) fn pending(&self) -> Pendings {
        let counted = Pending::ALL.iter().zip(&self.counts).filter(|(_, count)| **count > 0);
        counted.map(|(what, _)| *what).collect()
    }

    fn count(&mut self, what: Pending, by: i32) {
        if let Some(count) = self.counts.get_mut(what as usize) {
            *count = count.saturating_add_signed(by);
        }
    }

    pub(super) fn waits(&self, what: Pending) -> bool {
        self.counts.get(what as usize).is_some_and(|count| *count > 0)
    }

    /// Opens an item. It comes last: its number is the latest.
    pub(super) fn open(&mut self, item: Item) {
        self.touched.push((item.seq, item.what, item.nth));
        self.count(item.what, 1);
        self.items.push(item);
    }

    /// Ends everything of these kinds. What a move ended is kept, because the move may be taken back.
    pub(super) fn end(&mut self, closes: Pendings, by: Later) {
        if closes.is_empty() || !closes.iter().any(|what| self.waits(what)) {
            return;
        }
        let Memory { items, counts, touched, .. } = self;
        items.retain_mut(|item| {
            if item.ended.is_some() || !closes.contains(item.what) {
                return true;
            }
            touched.push((item.seq, item.what, item.nth));
            if let Some(count) = counts.get_mut(item.what as usize) {
                *count = count.saturating_sub(1);
            }
            item.ended = by;
            by.is_some()
        });
    }

    /// Ends one item for good.
    pub(super) fn finish(&mut self, seq: u32, what: Pending, nth: u8) {
        let from = self.items.partition_point(|item| item.seq < seq);
        let is_it = |item: &Item| (item.seq, item.what, item.nth, item.ended) == (seq, what, nth, None);
        if let Some(place) = self.items.iter().skip(from).take_while(|item| item.seq == seq).position(is_it) {
            self.items.remove(from + place);
            self.count(what, -1);
            self.touched.push((seq, what, nth));
        }
    }

    /// Notes a word about an item that does not end it.
    pub(super) fn hear(&mut self, seq: u32, what: Pending, word: Later) {
        let from = self.items.partition_point(|item| item.seq < seq);
        let heard = self.items.iter_mut().skip(from).take_while(|item| item.seq == seq);
        if let Some(item) = heard.filter(|item| item.ended.is_none()).find(|item| item.what == what) {
            item.word = word;
            self.touched.push((seq, what, item.nth));
        }
    }

    /// Takes back what a move did to items. What it opened goes, unless the candidate was told of it, or was `met` by it and waits for
    /// the outcome. What it ended waits again if `revives`, and else stays ended for good.
    pub(super) fn take_back(&mut self, undone: u32, met: bool, revives: bool) {
        let Memory { items, counts, touched, .. } = self;
        items.retain_mut(|item| {
            let Some(count) = counts.get_mut(item.what as usize) else { return true };
            if item.seq == undone && item.word.is_none() && !(met && item.what == Pending::Outcome) {
                if item.ended.is_none() {
                    *count = count.saturating_sub(1);
                }
                touched.push((item.seq, item.what, item.nth));
                return false;
            }
            if item.ended.is_some_and(|ended| ended.get() == undone) {
                if !revives {
                    return false;
                }
                item.ended = None;
                *count = count.saturating_add(1);
                touched.push((item.seq, item.what, item.nth));
            }
            true
        });
    }
}
