//! The items that wait for an answer or for news, and those that a move ended and that wait again when it is taken back.
//!
//! Each kind is kept by itself, in the order of the entries that opened it. An entry then costs what it changes, and not what waits.

use crate::journal::Later;
use crate::law::pending::{Pending, Pendings};

/// Something that waits for an answer or for news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Item {
    /// The entry that opened it.
    pub(crate) seq: u32,
    pub(crate) what: Pending,
    /// Its index among several that one entry opened: the conditions of an offer.
    pub(crate) nth: u8,
    /// The terms under which it was opened, by their place on the shelf.
    pub(crate) terms: u16,
    /// The step that it is about, by its trail.
    pub(crate) trail: u16,
    /// The first word about it that did not end it; of a hold the latest.
    pub(crate) word: Later,
}

/// An item as it was before an entry, if it was there, and what tells it from any other.
pub(crate) type Touched = (Option<Item>, u32, Pending, u8);

/// The items of a candidacy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Items {
    /// The kinds of which something waits or waited, in their order, and what of each waits in the order of the numbers.
    kinds: Vec<(Pending, Vec<Item>)>,
    /// The kinds of which something waits.
    pending: Pendings,
    /// The items that moves ended, each with the move, the latest last. An item that a word ended is gone.
    ended: Vec<(u32, Item)>,
    /// The items that the latest entry opened, ended or said something about.
    pub(crate) touched: Vec<Touched>,
}

impl Item {
    fn touched(self) -> Touched {
        (Some(self), self.seq, self.what, self.nth)
    }
}

impl Items {
    pub(in crate::law) const NONE: Items =
        Items { kinds: Vec::new(), pending: Pendings::EMPTY, ended: Vec::new(), touched: Vec::new() };

    /// The kinds of which something waits.
    pub(in crate::law) fn pending(&self) -> Pendings {
        self.pending
    }

    /// The items of a kind that wait, in the order in which they were opened.
    pub(crate) fn of(&self, what: Pending) -> &[Item] {
        if !self.pending.contains(what) {
            return &[];
        }
        self.place(what).ok().and_then(|place| self.kinds.get(place)).map_or(&[], |(_, items)| items)
    }

    /// Everything that waits, kind by kind.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &Item> {
        self.kinds.iter().flat_map(|(_, items)| items)
    }

    /// The items that wait and that an entry opened.
    pub(crate) fn waiting_at(&self, seq: u32) -> impl Iterator<Item = &Item> {
        self.kinds.iter().flat_map(move |(_, items)| {
            let from = items.partition_point(|item| item.seq < seq);
            items.get(from..).unwrap_or_default().iter().take_while(move |item| item.seq == seq)
        })
    }

    /// The same item, if it still waits.
    pub(crate) fn still(&self, item: &Item) -> Option<&Item> {
        self.waiting_at(item.seq).find(|other| (other.what, other.nth) == (item.what, item.nth))
    }

    /// The outcome that waits, if one does.
    pub(crate) fn outcome(&self) -> Option<&Item> {
        self.of(Pending::Outcome).first()
    }

    /// The item that a word of the company about an entry is about, of several that the entry opened: the one that comes first here.
    pub(in crate::law) fn informed_of(&self, to: u32) -> Option<&Item> {
        // What was written down first, then what the word can end, then how it ended, then how it goes on.
        let rank = |item: &&Item| {
            let is_untold = item.what == Pending::Confirmation && item.word.is_none();
            let kinds = [Pendings::BY_A_WORD, Pending::Feedback.into(), Pending::Outcome.into()];
            let place = kinds.iter().position(|kinds| kinds.contains(item.what)).unwrap_or(kinds.len());
            if is_untold { 0 } else { 1 + place }
        };
        self.waiting_at(to).min_by_key(rank)
    }

    /// Opens an item.
    pub(in crate::law) fn open(&mut self, item: Item) {
        self.touched.push((None, item.seq, item.what, item.nth));
        self.insert(item);
    }

    /// Ends everything of these kinds that was opened before an entry. An item that a move ended is kept, because the move may be
    /// taken back.
    pub(in crate::law) fn end(&mut self, closes: Pendings, before: u32, by: Later) {
        let Items { kinds, pending, ended, touched } = self;
        for (what, items) in kinds.iter_mut().filter(|(kind, items)| closes.contains(*kind) && !items.is_empty()) {
            let those = items.partition_point(|item| item.seq < before);
            for item in items.drain(..those) {
                touched.push(item.touched());
                ended.extend(by.map(|by| (by.get(), item)));
            }
            if items.is_empty() {
                *pending = pending.difference((*what).into());
            }
        }
    }

    /// Ends one item for good.
    pub(in crate::law) fn finish(&mut self, seq: u32, what: Pending, nth: u8) {
        let Some(items) = self.of_mut(what) else { return };
        let Ok(place) = items.binary_search_by_key(&(seq, nth), |item| (item.seq, item.nth)) else { return };
        let item = items.remove(place);
        if items.is_empty() {
            self.pending = self.pending.difference(what.into());
        }
        self.touched.push(item.touched());
    }

    /// Ends one item by a move, after which it may wait again.
    pub(in crate::law) fn finish_by(&mut self, item: Item, by: u32) {
        self.finish(item.seq, item.what, item.nth);
        self.ended.push((by, item));
    }

    /// Notes a word about an item that does not end it.
    pub(in crate::law) fn hear(&mut self, seq: u32, what: Pending, word: Later) {
        let Some(items) = self.of_mut(what) else { return };
        let place = items.partition_point(|item| item.seq < seq);
        let Some(item) = items.get_mut(place).filter(|item| item.seq == seq) else { return };
        let was = *item;
        if item.word.is_none() || what == Pending::Hold {
            item.word = word;
        }
        self.touched.push(was.touched());
    }

    /// Of several outcomes that wait, the first goes on: it is due before the others, and what answers one answers all.
    pub(in crate::law) fn one_outcome(&mut self) {
        while let [_, .., last] = self.of(Pending::Outcome) {
            self.finish(last.seq, Pending::Outcome, last.nth);
        }
    }

    /// Takes back what a move did to items. An item that it opened goes, unless the candidate was told of it, or was `met` by it and
    /// waits for the outcome. An item that it ended waits again if it `revives`, and else stays ended for good.
    pub(in crate::law) fn take_back(&mut self, undone: u32, met: bool, revives: impl Fn(&Item) -> bool) {
        let is_gone = |item: &&Item| {
            let confirms = item.what == Pending::Confirmation; // nothing is left that could be confirmed or contested
            confirms || item.word.is_none() && !(met && item.what == Pending::Outcome)
        };
        let gone: Vec<Item> = self.waiting_at(undone).filter(is_gone).copied().collect();
        for item in gone {
            self.finish(item.seq, item.what, item.nth);
        }
        while let Some((_, item)) = self.ended.pop_if(|(by, _)| *by == undone) {
            if revives(&item) {
                self.touched.push((None, item.seq, item.what, item.nth));
                self.insert(item);
            }
        }
    }

    pub(in crate::law) fn shrink_to_fit(&mut self) {
        self.kinds.retain(|(_, items)| !items.is_empty());
        self.kinds.iter_mut().for_each(|(_, items)| items.shrink_to_fit());
        self.kinds.shrink_to_fit();
        self.ended.shrink_to_fit();
        self.touched = Vec::new();
    }

    fn insert(&mut self, item: Item) {
        self.pending = self.pending.union(item.what.into());
        if let Some(items) = self.of_mut(item.what) {
            let place = items.partition_point(|other| (other.seq, other.nth) < (item.seq, item.nth));
            items.insert(place, item);
        } else if let Err(place) = self.place(item.what) {
            self.kinds.insert(place, (item.what, vec![item]));
        }
    }

    /// The place of a kind, or where it belongs.
    fn place(&self, what: Pending) -> Result<usize, usize> {
        self.kinds.binary_search_by_key(&(what as u8), |(kind, _)| *kind as u8)
    }

    fn of_mut(&mut self, what: Pending) -> Option<&mut Vec<Item>> {
        let place = self.place(what).ok()?;
        self.kinds.get_mut(place).map(|(_, items)| items)
    }
}
