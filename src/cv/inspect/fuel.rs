//! The budget of a look inside, so that it ends no matter what the bytes say.
//!
//! Every byte that is looked at, copied or made is paid for here and nowhere else. [The lexer](super::lex) pays for what it
//! reads, [`Held`] for what it makes room for, and a search for what it passes over. Nobody has to ask whether there is
//! fuel left. Without fuel, the lexer says that the bytes end and a buffer takes nothing more. Then
//! [`inspect`](super::inspect) refuses the file no matter what was found.

use crate::cv::{Cost, Limit};
use memchr::memmem::{Finder, FinderRev};
use std::cell::Cell;
use std::ops::{Deref, DerefMut, Range};

/// The number of steps for each byte of the file. A byte is read two or three times, and a compressed part unpacks to five
/// or ten times its size, but is a small part of a file.
const STEPS: usize = 16;
/// The number of steps in any case, for a small file that is packed well.
const RESERVE: usize = 16 << 20;
/// The number of bytes that may be held at once, beside as many more as the file has.
const ROOM: usize = 32 << 20;
/// The number of bytes that a search looks at in one step.
const SEARCHED: usize = 16;

/// The fuel that is left, and the room.
pub(super) struct Fuel {
    /// Steps that were given at first.
    given: usize,
    left: Cell<usize>,
    /// Steps that were left when another limit ended the look.
    unspent: Cell<usize>,
    room: usize,
    held: Cell<usize>,
    most_held: Cell<usize>,
    out: Cell<Option<Limit>>,
}

impl Fuel {
    /// For a file of this length.
    pub(super) fn new(len: usize) -> Fuel {
        let given = len.saturating_mul(STEPS).saturating_add(RESERVE);
        Fuel {
            given,
            left: Cell::new(given),
            unspent: Cell::new(0),
            room: ROOM.saturating_add(len),
            held: Cell::new(0),
            most_held: Cell::new(0),
            out: Cell::new(None),
        }
    }

    /// Pays for a number of steps. If there are not as many, there are none from here on.
    pub(super) fn pay(&self, steps: usize) -> bool {
        let left = self.left.get().checked_sub(steps);
        self.left.set(left.unwrap_or_default());
        left.is_some() || self.stop(Limit::Work)
    }

    /// How many steps are left. No more bytes may be looked at.
    pub(super) fn left(&self) -> usize {
        self.left.get()
    }

    /// Ends the look inside for this reason. The first one counts.
    #[cold]
    pub(super) fn stop(&self, limit: Limit) -> bool {
        self.unspent.set(self.unspent.get().saturating_add(self.left.replace(0)));
        self.out.set(self.out.get().or(Some(limit)));
        false
    }

    /// Finds the first place of a word, and pays for what it passes over.
    pub(super) fn find(&self, finder: &Finder<'_>, bytes: &[u8]) -> Option<usize> {
        let within = bytes.get(..self.left().saturating_mul(SEARCHED)).unwrap_or(bytes);
        let found = finder.find(within);
        let paid = self.pay(found.unwrap_or(bytes.len()) / SEARCHED + 1);
        found.filter(|_| paid)
    }

    /// Finds the last place of a word, and pays for what it passes over.
    pub(super) fn find_last(&self, finder: &FinderRev<'_>, bytes: &[u8]) -> Option<usize> {
        let found = finder.rfind(bytes);
        let paid = self.pay((bytes.len() - found.unwrap_or_default()) / SEARCHED + 1);
        found.filter(|_| paid)
    }

    /// The limit that was reached, if one was.
    pub(super) fn limit(&self) -> Option<Limit> {
        self.out.get()
    }

    /// The cost so far.
    pub(super) fn cost(&self) -> Cost {
        let left = self.left.get().saturating_add(self.unspent.get());
        Cost { work: self.given.saturating_sub(left) as u64, memory: self.most_held.get() as u64 }
    }

    /// Takes room, if there is as much.
    fn hold(&self, bytes: usize) -> bool {
        match self.held.get().checked_add(bytes).filter(|held| *held <= self.room) {
            Some(held) => {
                self.held.set(held);
                self.most_held.set(self.most_held.get().max(held));
                true
            }
            None => self.stop(Limit::Memory),
        }
    }

    fn release(&self, bytes: usize) {
        self.held.set(self.held.get().saturating_sub(bytes));
    }
}

/// A list whose room the budget gave, which gets it back when the list is dropped.
pub(super) struct Held<'a, T> {
    items: Vec<T>,
    fuel: &'a Fuel,
}

impl<'a, T> Held<'a, T> {
    pub(super) fn new(fuel: &'a Fuel) -> Self {
        Held { items: Vec::new(), fuel }
    }

    /// Puts one more at the end, unless there is no room.
    pub(super) fn push(&mut self, item: T) -> bool {
        let there_is_room = self.make_room(1) && self.fuel.pay(size_of::<T>());
        if there_is_room {
            self.items.push(item);
        }
        there_is_room
    }

    /// Makes room for this number more. While a list moves, it takes its old room as well.
    fn make_room(&mut self, more: usize) -> bool {
        let (len, before) = (self.items.len(), self.items.capacity());
        let Some(wanted) = len.checked_add(more) else { return self.fuel.stop(Limit::Memory) };
        if wanted <= before {
            return true;
        }
        let after = wanted.max(before.saturating_mul(2)).max(16);
        if !self.fuel.hold(after.saturating_mul(size_of::<T>())) {
            return false;
        }
        self.items.reserve_exact(after.saturating_sub(len));
        self.fuel.release(before.saturating_mul(size_of::<T>()));
        true
    }
}

impl<'a, T: Copy> Held<'a, T> {
    /// A list of as many of the same.
    pub(super) fn of_same(item: T, count: usize, fuel: &'a Fuel) -> Self {
        let mut held = Held::new(fuel);
        held.resize(count, item);
        held
    }

    /// Makes it longer or shorter, unless there is no room.
    pub(super) fn resize(&mut self, count: usize, item: T) -> bool {
        let more = count.saturating_sub(self.items.len());
        let there_is_room = self.make_room(more) && self.fuel.pay(more.saturating_mul(size_of::<T>()));
        if there_is_room {
            self.items.resize(count, item);
        }
        there_is_room
    }

    /// Puts these at the end, unless there is no room.
    pub(super) fn extend(&mut self, items: &[T]) -> bool {
        let there_is_room = self.make_room(items.len()) && self.fuel.pay(size_of_val(items));
        if there_is_room {
            self.items.extend_from_slice(items);
        }
        there_is_room
    }

    pub(super) fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }

    pub(super) fn truncate(&mut self, count: usize) {
        self.items.truncate(count);
    }

    /// Gives back the room that is not used.
    pub(super) fn shrink(&mut self) {
        let before = self.items.capacity();
        self.items.shrink_to_fit();
        let given_back = before.saturating_sub(self.items.capacity());
        self.fuel.release(given_back.saturating_mul(size_of::<T>()));
    }

    /// Keeps only this part.
    pub(super) fn keep(&mut self, part: Range<usize>) {
        self.items.truncate(part.end);
        self.items.drain(..part.start.min(self.items.len()));
    }

    /// Sorts, and pays for that. Equal ones stay in their order.
    pub(super) fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        let count = self.items.len();
        let rounds = usize::BITS.saturating_sub(count.leading_zeros()) as usize;
        // A stable sort of the library takes half as much room as the list, for as long as it runs.
        let aside = size_of_val(self.items.as_slice()) / 2;
        if self.fuel.pay(count.saturating_mul(rounds)) && self.fuel.hold(aside) {
            self.items.sort_by_key(key);
            self.fuel.release(aside);
        }
    }

    /// Keeps of each run of equal keys the first.
    pub(super) fn dedup_by_key<K: Eq>(&mut self, key: impl Fn(&T) -> K) {
        self.items.dedup_by_key(|item| key(item));
    }

    /// Drops what is so, from this place on, and pays for what it looks at.
    pub(super) fn drop_from(&mut self, first: usize, is_so: impl Fn(&T) -> bool) {
        let mut kept = first;
        if !self.fuel.pay(self.items.len().saturating_sub(first)) {
            return;
        }
        for at in first..self.items.len() {
            if let Some(item) = self.items.get(at).copied().filter(|item| !is_so(item))
                && let Some(place) = self.items.get_mut(kept)
            {
                *place = item;
                kept += 1;
            }
        }
        self.items.truncate(kept);
    }
}

impl<T> Drop for Held<'_, T> {
    fn drop(&mut self) {
        self.fuel.release(self.items.capacity().saturating_mul(size_of::<T>()));
    }
}

impl<T> Deref for Held<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T> DerefMut for Held<'_, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}

/// The bytes of a stream: where they stand in the file, or made of those.
pub(super) enum Data<'a> {
    File(&'a [u8]),
    Made(Held<'a, u8>),
}

impl Deref for Data<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Data::File(bytes) => bytes,
            Data::Made(bytes) => bytes,
        }
    }
}
