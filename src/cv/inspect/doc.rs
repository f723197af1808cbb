//! A PDF whose objects can be asked for by their numbers.

use super::crypt::Key;
use super::fuel::{Fuel, Held};
use super::lex::{Lexer, Token};
use super::packed::Unpacked;
use super::scan::{Head, Place, Scan, scan};
use super::stream::Stream;
use super::table::{Entry, Table};
use super::value::{self, Dict, Value};
use std::cell::{Cell, OnceCell};

/// References that lead to references are followed so far.
const MAX_HOPS: usize = 8;

/// The bytes of a file.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) whole: &'a [u8],
    /// From the header on, which is where most readers count from.
    pub(super) pdf: &'a [u8],
}

/// A PDF.
pub(super) struct Doc<'a> {
    source: Source<'a>,
    index: Index<'a>,
    /// The dictionary in which the newest part of its own list describes the file.
    listed: Option<Dict<'a>>,
    /// The bytes that came out of the streams that have objects in them, where somebody asked for it.
    unpacked: Held<'a, OnceCell<Unpacked<'a>>>,
    key: Option<Key>,
    /// Whether something was not where the file's own list says.
    astray: Cell<bool>,
    /// Whether that list leaves something out that is asked for.
    left_out: Cell<bool>,
    /// Whether some readers read that list in another way, or do not believe it.
    doubtful: Cell<bool>,
    /// Whether a stream of objects could not be unpacked, or readers find different objects in it.
    unreadable: Cell<bool>,
    pub(super) fuel: &'a Fuel,
}

/// How objects are found.
enum Index<'a> {
    /// Not yet.
    None,
    /// By the file's own list.
    Listed(Table<'a>),
    /// By looking through the whole file.
    Found(Scan<'a>),
}

impl<'a> Doc<'a> {
    /// A file whose own list of objects can be read.
    pub(super) fn listed(source: Source<'a>, fuel: &'a Fuel) -> Option<Doc<'a>> {
        let mut doc = Doc::new(source, fuel);
        let table = Table::read(&doc)?;
        for _ in table.streams.iter() {
            doc.unpacked.push(OnceCell::new());
        }
        doc.listed = Some(table.trailer);
        doc.index = Index::Listed(table);
        Some(doc)
    }

    /// A file that is looked through for what looks like an object. Objects in streams are found by [`unpack`](Self::unpack).
    /// The description of the file in its own list counts last, if it can be read.
    pub(super) fn searched(source: Source<'a>, listed: Option<Dict<'a>>, fuel: &'a Fuel) -> Doc<'a> {
        let mut found = scan(source.pdf, fuel);
        sort(&mut found.objects);
        let unreadable = Cell::new(found.is_odd);
        Doc { index: Index::Found(found), listed, unreadable, ..Doc::new(source, fuel) }
    }

    fn new(source: Source<'a>, fuel: &'a Fuel) -> Doc<'a> {
        Doc {
            source,
            index: Index::None,
            listed: None,
            unpacked: Held::new(fuel),
            key: None,
            astray: Cell::new(false),
            left_out: Cell::new(false),
            doubtful: Cell::new(false),
            unreadable: Cell::new(false),
            fuel,
        }
    }

    /// The file with what stands in front of its header.
    pub(super) fn source(&self) -> Source<'a> {
        self.source
    }

    pub(super) fn file(&self) -> &'a [u8] {
        self.source.pdf
    }

    /// Reads the file's own words from a place on.
    pub(super) fn lexer(&self, at: usize) -> Lexer<'a> {
        Lexer::new(self.source.pdf, at, self.fuel)
    }

    /// The key that deciphers it.
    pub(super) fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Whether something was not where the file's own list says.
    pub(super) fn is_astray(&self) -> bool {
        self.astray.get()
    }

    /// Takes note that some readers read the file's own list in another way, or do not believe it.
    pub(super) fn doubt(&self) {
        self.doubtful.set(true);
    }

    /// Whether some readers look the file through although its own list led to its pages: something is not where the list
    /// says, whether that was asked for or not.
    pub(super) fn is_doubtful(&self) -> bool {
        let is_elsewhere = |(number, entry)| match entry {
            Entry::At(head) => self.behind_head(number, head as usize).is_none(),
            Entry::Free | Entry::In(_) => false,
        };
        self.doubtful.get()
            || self.astray.get()
            || matches!(&self.index, Index::Listed(table) if table.all().any(is_elsewhere))
    }

    /// Takes note that a stream cannot be unpacked, or that readers find different things in it.
    pub(super) fn cannot_read(&self) {
        self.unreadable.set(true);
    }

    /// Whether a stream that was asked for could not be unpacked, or readers find different things in it.
    pub(super) fn is_unreadable(&self) -> bool {
        self.unreadable.get()
    }

    /// Whether it was looked through, because its own list is wrong.
    pub(super) fn is_searched(&self) -> bool {
        matches!(self.index, Index::Found(_))
    }

    /// The dictionaries in which the file describes itself: first the one that counts.
    pub(super) fn trailers(&self) -> impl Iterator<Item = Dict<'a>> {
        let found: &[usize] = match &self.index {
            Index::Found(found) => &found.trailers,
            Index::None | Index::Listed(_) => &[],
        };
        let found = found.iter().rev().filter_map(|at| value::at(self.source.pdf, *at, self.fuel).dict());
        found.chain(self.listed)
    }

    /// The dictionary in which the newest part of its own list describes the file, where that list is right in what it names.
    pub(super) fn trailer(&self) -> Option<Dict<'a>> {
        self.listed.filter(|_| self.left_out.get())
    }

    /// Takes the key, and finds the objects in streams where the file is looked through.
    pub(super) fn unpack(&mut self, key: Option<Key>) {
        self.key = key;
        let Index::Found(found) = &mut self.index else { return };
        let packed = std::mem::replace(&mut found.packed, Held::new(self.fuel));
        for (source, (at, stream)) in (1_u32..).zip(packed.iter().enumerate()) {
            // One that goes on into the next has no end of its own.
            let overlaps = packed.get(at + 1).is_some_and(|next| next.head < stream.data.1);
            let dict = value::at(self.source.pdf, stream.dict, self.fuel).dict().filter(|_| !overlaps);
            let unpacked = Unpacked::read(self, stream, dict);
            let Index::Found(found) = &mut self.index else { return };
            let head = u32::try_from(stream.head).unwrap_or(u32::MAX);
            for (number, at) in unpacked.objects.iter() {
                if !found.objects.push(Place { number: *number, head, source, at: *at }) {
                    return;
                }
            }
            self.unpacked.push(OnceCell::from(unpacked));
        }
        if let (Index::Found(found), false) = (&mut self.index, self.unpacked.is_empty()) {
            sort(&mut found.objects);
        }
    }

    /// An object by its place among all: its number, and where its value begins and in what. If a file is looked through,
    /// what was replaced later is one of them as well.
    pub(super) fn nth(&self, index: usize) -> Option<(u32, &[u8], usize)> {
        match &self.index {
            Index::None => None,
            Index::Listed(table) => {
                let number = table.number(index)?;
                self.place(number).map(|(source, at)| (number, source, at))
            }
            Index::Found(found) => {
                let place = found.objects.get(index)?;
                self.found_place(place).map(|(source, at)| (place.number, source, at))
            }
        }
    }

    /// The place among all of an object whose head is here in the file. An object in a stream has none.
    pub(super) fn index_at(&self, source: &[u8], head: Head) -> Option<usize> {
        if !std::ptr::eq(source, self.source.pdf) {
            return None;
        }
        let at = u32::try_from(head.at).ok()?;
        match &self.index {
            Index::None => None,
            Index::Listed(table) => table.index(head.number).filter(|_| table.entry(head.number) == Entry::At(at)),
            Index::Found(found) => {
                let place = |place: &Place| (place.number, place.head, place.source);
                found.objects.binary_search_by_key(&(head.number, at, 0), place).ok()
            }
        }
    }

    /// Deciphers a text in an object of this number. A text in a stream was enciphered with it.
    pub(super) fn decipher_text(&self, number: u32, text: &mut Vec<u8>) {
        let (Some(key), Some(head)) = (&self.key, self.head(number)) else { return };
        let mut words = self.lexer(head);
        if let (Token::Int(_), Token::Int(generation)) = (words.next(), words.next()) {
            key.decipher_text(number, u16::try_from(generation).unwrap_or(0), text);
        }
    }

    /// The offset of the head of an object that stands in the file as it is.
    pub(super) fn head(&self, number: u32) -> Option<usize> {
        match &self.index {
            Index::None => None,
            Index::Listed(table) => match table.entry(number) {
                Entry::At(head) => Some(head as usize),
                Entry::Free | Entry::In(_) => None,
            },
            Index::Found(found) => found
                .objects
                .get(self.index(number)?)
                .filter(|place| place.source == 0)
                .map(|place| place.head as usize),
        }
    }

    /// The place of an object among all, if there is one of this number.
    pub(super) fn index(&self, number: u32) -> Option<usize> {
        match &self.index {
            Index::None => None,
            Index::Listed(table) => table.index(number),
            Index::Found(found) => {
                let behind = found.objects.partition_point(|place| place.number <= number);
                let index = behind.checked_sub(1)?;
                found.objects.get(index).is_some_and(|place| place.number == number).then_some(index)
            }
        }
    }

    /// How many objects there are.
    pub(super) fn len(&self) -> usize {
        match &self.index {
            Index::None => 0,
            Index::Listed(table) => table.len(),
            Index::Found(found) => found.objects.len(),
        }
    }

    /// The value itself, where it is a reference that of the object.
    pub(super) fn resolve<'b>(&'b self, value: Value<'b>) -> Value<'b> {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Value::Ref(number) = value else { return value };
            let Some((source, at)) = self.place(number) else { return Value::Null };
            value = value::at(source, at, self.fuel);
        }
        value.unless_reference()
    }

    /// The same for what belongs to a stream that has objects in it, and so cannot be in one.
    pub(super) fn resolve_plain(&self, value: Value<'a>) -> Value<'a> {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Value::Ref(number) = value else { return value };
            let Some(at) = self.plain_place(number) else { return Value::Null };
            value = value::at(self.source.pdf, at, self.fuel);
        }
        value.unless_reference()
    }

    /// The offset at which the value of an object begins, and the bytes that it is in.
    pub(super) fn place(&self, number: u32) -> Option<(&[u8], usize)> {
        if let Some(at) = self.plain_place(number) {
            return Some((self.source.pdf, at));
        }
        match &self.index {
            Index::None => None,
            Index::Listed(table) => match table.entry(number) {
                // What the list leaves out may be there all the same; what it calls deleted is not.
                Entry::Free if table.index(number).is_none() => {
                    self.left_out.set(true);
                    self.go_astray()
                }
                Entry::Free => None,
                Entry::At(_) => self.go_astray(),
                Entry::In(stream) => {
                    let Some(unpacked) = self.listed_stream(table, stream) else { return self.go_astray() };
                    match unpacked.objects.binary_search_by_key(&number, |(number, _)| *number) {
                        Ok(place) => {
                            let place = unpacked.objects.get(place).map(|(_, at)| (&*unpacked.body, *at as usize));
                            // What is behind the end was lost with it, and may be found by others.
                            place.filter(|(body, at)| *at < body.len()).or_else(|| self.go_astray())
                        }
                        Err(_) => self.go_astray(),
                    }
                }
            },
            Index::Found(found) => self.found_place(found.objects.get(self.index(number)?)?),
        }
    }

    /// The same for an object that was found by looking.
    fn found_place(&self, place: &Place) -> Option<(&[u8], usize)> {
        let bytes = match (place.source as usize).checked_sub(1) {
            None => self.source.pdf,
            Some(source) => &self.unpacked.get(source)?.get()?.body,
        };
        Some((bytes, place.at as usize))
    }

    /// The offset at which the value begins of an object that stands in the file as it is.
    pub(super) fn plain_place(&self, number: u32) -> Option<usize> {
        match &self.index {
            Index::None => None,
            Index::Listed(table) => match table.entry(number) {
                Entry::At(head) => self.behind_head(number, head as usize),
                Entry::Free | Entry::In(_) => None,
            },
            Index::Found(found) => {
                let place = found.objects.get(self.index(number)?).filter(|place| place.source == 0)?;
                Some(place.at as usize)
            }
        }
    }

    fn go_astray<T>(&self) -> Option<T> {
        self.astray.set(true);
        None
    }

    /// The offset at which the value begins of an object whose head is here.
    fn behind_head(&self, number: u32, head: usize) -> Option<usize> {
        let mut lexer = self.lexer(head);
        if lexer.pass_usual_head(number) {
            return Some(lexer.at());
        }
        let (Token::Int(found), Token::Int(_), Token::Word(b"obj")) = (lexer.next(), lexer.next(), lexer.next()) else {
            return None;
        };
        (found == i64::from(number)).then_some(lexer.at())
    }

    /// The bytes that come out of a stream, if it is where the list says.
    fn listed_stream(&self, table: &Table<'a>, number: u32) -> Option<&Unpacked<'a>> {
        let Entry::At(head) = table.entry(number) else { return None };
        let slot = self.unpacked.get(table.streams.binary_search(&number).ok()?)?;
        Some(slot.get_or_init(|| {
            let read = Stream::at(self, head as usize).filter(|(stream, _)| stream.number == number);
            let Some((stream, dict)) = read else { return Unpacked::nothing(self.fuel) };
            Unpacked::read(self, &stream, Some(dict).filter(|_| !table.overlaps(&stream)))
        }))
    }
}

fn sort(objects: &mut Held<'_, Place>) {
    objects.sort_by_key(|place| (place.number, place.head, place.source, place.at));
}
