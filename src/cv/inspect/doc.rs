//! A PDF whose objects can be asked for by their numbers.

use super::crypt::Key;
use super::filter;
use super::fuel::Fuel;
use super::lex::{Lexer, Token};
use super::marks::{Marks, Watch};
use super::scan::{Place, Scan, Stream, scan};
use super::table::{Entry, Table};
use super::value::{self, Dict, Value};
use crate::cv::{CvError, CvLimit};
use std::borrow::Cow;
use std::cell::Cell;

/// References that lead to references are followed so far.
const MAX_HOPS: usize = 8;
/// More objects than this are in no CV.
const MAX_OBJECTS: usize = 1_000_000;

/// A PDF.
pub(super) struct Doc<'a> {
    file: &'a [u8],
    /// All that look like objects, in ascending order of their numbers, and of the places in the file.
    objects: Vec<Place>,
    /// What came out of the streams that have objects in them.
    unpacked: Vec<Unpacked<'a>>,
    /// Where the dictionaries begin that stand behind the word `trailer`.
    trailers: Vec<usize>,
    /// The file's own list of its objects, as long as it is believed.
    table: Option<Table<'a>>,
    /// Whether something was not where the list says.
    astray: Cell<bool>,
    pub(super) marks: Marks,
    pub(super) fuel: Fuel,
}

/// What came out of a stream that has objects in it.
struct Unpacked<'a> {
    number: u32,
    head: usize,
    body: Cow<'a, [u8]>,
}

impl<'a> Doc<'a> {
    /// Finds the objects of a file, and its own list of them. Those that are compressed may have to be deciphered first.
    pub(super) fn find(file: &'a [u8]) -> Result<(Doc<'a>, Vec<Stream>), CvError> {
        let Scan { mut objects, packed, tables, trailers, marks } = scan(file)?;
        sort(&mut objects);
        let mut doc = Doc {
            file,
            objects,
            unpacked: Vec::new(),
            trailers,
            table: None,
            astray: Cell::new(false),
            marks,
            fuel: Fuel::of(file.len()),
        };
        doc.table = Table::read(&doc, &tables)?;
        Ok((doc, packed))
    }

    pub(super) fn file(&self) -> &'a [u8] {
        self.file
    }

    /// What the newest part of the list says of the file, as long as it is believed.
    pub(super) fn table_trailer(&self) -> Option<Dict<'a>> {
        self.table.as_ref().map(|table| table.trailer)
    }

    /// Believes the list no more. Whether there was a reason: something is not where it says.
    pub(super) fn repair(&mut self) -> bool {
        self.table = None;
        self.astray.replace(false)
    }

    /// Finds the objects in streams as well.
    pub(super) fn unpack(&mut self, packed: &[Stream], key: Option<&Key>) -> Result<(), CvError> {
        let before = self.objects.len();
        for stream in packed {
            let Value::Dict(dict) = value::at(self.file, stream.dict, &self.fuel)? else { continue };
            let data = Cow::Borrowed(self.file.get(stream.data.clone()).unwrap_or_default());
            let data = match key {
                Some(key) => Cow::Owned(key.decipher(stream.number, stream.generation, &data)),
                None => data,
            };
            let Some(body) = filter::unpack(self, dict, data)? else { continue };
            self.list(stream, dict, &body)?;
            self.unpacked.push(Unpacked { number: stream.number, head: stream.head, body });
        }
        if self.objects.len() > before {
            sort(&mut self.objects);
        }
        Ok(())
    }

    /// Takes note of where the objects in a stream are, and of what they do.
    fn list(&mut self, stream: &Stream, dict: Dict<'_>, body: &[u8]) -> Result<(), CvError> {
        let [count, first] = dict.get([b"N", b"First"], &self.fuel)?;
        let (Value::Int(count), Value::Int(first)) = (self.resolve(count)?, self.resolve(first)?) else { return Ok(()) };
        let Ok(first) = u32::try_from(first) else { return Ok(()) };
        let source = u32::try_from(self.unpacked.len() + 1).unwrap_or(u32::MAX);
        let order = u32::try_from(stream.head).unwrap_or(u32::MAX);
        let mut head = Lexer::new(body, 0);
        for _ in 0..count {
            let (Token::Int(number), Token::Int(at)) = (head.next(), head.next()) else { break };
            let (Ok(number), Ok(at)) = (u32::try_from(number), u32::try_from(at)) else { continue };
            if self.objects.len() >= MAX_OBJECTS {
                return Err(CvError::TooComplex { limit: CvLimit::Objects });
            }
            let Some(at) = first.checked_add(at) else { continue };
            self.objects.push(Place { number, order, source, at });
        }
        let mut words = Lexer::new(body, usize::try_from(first).unwrap_or(usize::MAX));
        let mut watch = Watch::default();
        loop {
            let token = words.next();
            if token == Token::End {
                break;
            }
            watch.see(token, &mut self.marks);
        }
        self.fuel.burn(body.len())
    }

    /// Whether there is any object.
    pub(super) fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// What stands behind the word `trailer`, the last one first.
    pub(super) fn trailers(&self) -> impl Iterator<Item = Result<Dict<'a>, CvError>> {
        let read = |at: &usize| match value::at(self.file, *at, &self.fuel) {
            Ok(Value::Dict(dict)) => Some(Ok(dict)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        };
        self.trailers.iter().rev().filter_map(read)
    }

    /// Where an object stands among all, if there is one of this number.
    pub(super) fn index(&self, number: u32) -> Option<usize> {
        let behind = self.objects.partition_point(|place| place.number <= number);
        let index = behind.checked_sub(1)?;
        self.objects.get(index).is_some_and(|place| place.number == number).then_some(index)
    }

    /// How many objects there are.
    pub(super) fn len(&self) -> usize {
        self.objects.len()
    }

    /// The value itself, where it is a reference that of the object.
    pub(super) fn resolve<'b>(&'b self, value: Value<'b>) -> Result<Value<'b>, CvError> {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Value::Ref(number) = value else { return Ok(value) };
            let Some((source, at)) = self.place(number) else { return Ok(Value::Null) };
            value = value::at(source, at, &self.fuel)?;
        }
        Ok(Value::Null)
    }

    /// Where the value of an object begins.
    fn place(&self, number: u32) -> Option<(&[u8], usize)> {
        let Some(table) = &self.table else {
            let place = self.objects.get(self.index(number)?)?;
            let at = usize::try_from(place.at).ok()?;
            return Some((self.source(place).map_or(self.file, |unpacked| &unpacked.body), at));
        };
        let found = match table.entry(number) {
            Entry::Free => return None,
            Entry::At(at) => self.behind_head(number, at).map(|at| (self.file, at)),
            Entry::In(stream) => self.inside(table, number, stream),
        };
        if found.is_none() {
            self.astray.set(true);
        }
        found
    }

    /// Where the value begins of an object whose head is here.
    fn behind_head(&self, number: u32, at: usize) -> Option<usize> {
        let mut lexer = Lexer::new(self.file, at);
        let (Token::Int(found), Token::Int(_), Token::Word(b"obj")) = (lexer.next(), lexer.next(), lexer.next()) else {
            return None;
        };
        (found == i64::from(number)).then_some(lexer.at())
    }

    /// Where the value begins of an object in this stream, if that is where the list says.
    fn inside(&self, table: &Table<'_>, number: u32, stream: u32) -> Option<(&[u8], usize)> {
        let Entry::At(head) = table.entry(stream) else { return None };
        let mut lexer = Lexer::new(self.file, head);
        lexer.skip_blanks();
        let first = self.objects.partition_point(|place| place.number < number);
        let places = self.objects.get(first..)?.iter().take_while(|place| place.number == number);
        let mut inside = places.filter_map(|place| Some((self.source(place)?, place)));
        let (unpacked, place) =
            inside.find(|(unpacked, _)| unpacked.number == stream && unpacked.head == lexer.at())?;
        Some((&unpacked.body, usize::try_from(place.at).ok()?))
    }

    /// The stream that an object came out of.
    fn source(&self, place: &Place) -> Option<&Unpacked<'a>> {
        self.unpacked.get(usize::try_from(place.source).ok()?.checked_sub(1)?)
    }
}

fn sort(objects: &mut [Place]) {
    objects.sort_unstable_by_key(|place| (place.number, place.order, place.source, place.at));
}
