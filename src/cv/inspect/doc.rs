//! A PDF whose objects can be asked for by their numbers.

use super::crypt::Key;
use super::filter;
use super::fuel::Fuel;
use super::lex::{Lexer, Token};
use super::marks::Marks;
use super::scan::{Place, Scan, scan};
use super::stream::Stream;
use super::table::{Entry, Table};
use super::value::{self, Dict, Value};
use crate::cv::CvError;
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

/// References that lead to references are followed so far.
const MAX_HOPS: usize = 8;

/// A PDF.
pub(super) struct Doc<'a> {
    file: &'a [u8],
    index: Index<'a>,
    /// What came out of the streams that have objects in them, where somebody asked for it.
    unpacked: Vec<OnceCell<Result<Unpacked<'a>, CvError>>>,
    key: Option<Key>,
    /// Whether something was not where the file's own list says.
    astray: Cell<bool>,
    pub(super) fuel: Fuel,
}

/// How objects are found.
enum Index<'a> {
    /// Not yet.
    None,
    /// By the file's own list.
    Listed(Table<'a>),
    /// By looking through the whole file.
    Found(Scan),
}

/// What came out of a stream that has objects in it.
#[derive(Default, Clone)]
struct Unpacked<'a> {
    body: Cow<'a, [u8]>,
    /// Where the first object begins.
    first: usize,
    /// The numbers of the objects, and where they begin, in ascending order.
    objects: Vec<(u32, usize)>,
}

impl<'a> Doc<'a> {
    /// A file whose own list of objects can be read.
    pub(super) fn listed(file: &'a [u8]) -> Result<Option<Doc<'a>>, CvError> {
        let mut doc = Doc::new(file);
        let Some(table) = Table::read(&doc)? else { return Ok(None) };
        doc.unpacked = table.streams.iter().map(|_| OnceCell::new()).collect();
        doc.index = Index::Listed(table);
        Ok(Some(doc))
    }

    /// A file that is looked through for what looks like an object. Those in streams are found by [`unpack`](Self::unpack).
    pub(super) fn searched(file: &'a [u8]) -> Result<Doc<'a>, CvError> {
        let mut found = scan(file)?;
        sort(&mut found.objects);
        Ok(Doc { index: Index::Found(found), ..Doc::new(file) })
    }

    fn new(file: &'a [u8]) -> Doc<'a> {
        let (index, fuel) = (Index::None, Fuel::of(file.len()));
        Doc { file, index, unpacked: Vec::new(), key: None, astray: Cell::new(false), fuel }
    }

    pub(super) fn file(&self) -> &'a [u8] {
        self.file
    }

    /// Whether something was not where the file's own list says.
    pub(super) fn is_astray(&self) -> bool {
        self.astray.get()
    }

    /// What the file says of itself: first what counts.
    pub(super) fn trailers(&self) -> Result<Vec<Dict<'a>>, CvError> {
        match &self.index {
            Index::None => Ok(Vec::new()),
            Index::Listed(table) => Ok(vec![table.trailer]),
            Index::Found(found) => {
                let mut trailers = Vec::new();
                for at in found.trailers.iter().rev() {
                    trailers.extend(value::at(self.file, *at, &self.fuel)?.dict());
                }
                Ok(trailers)
            }
        }
    }

    /// Takes the key, and finds the objects in streams where the file is looked through.
    pub(super) fn unpack(&mut self, key: Option<Key>) -> Result<(), CvError> {
        self.key = key;
        let Index::Found(found) = &mut self.index else { return Ok(()) };
        let packed = std::mem::take(&mut found.packed);
        for (source, stream) in (1_u32..).zip(packed) {
            let unpacked = match value::at(self.file, stream.dict, &self.fuel)?.dict() {
                Some(dict) => self.read(&stream, dict)?,
                None => Unpacked::default(),
            };
            let Index::Found(found) = &mut self.index else { break };
            found.marks.read(unpacked.body.get(unpacked.first..).unwrap_or_default());
            self.fuel.burn(unpacked.body.len())?;
            let head = u32::try_from(stream.head).unwrap_or(u32::MAX);
            found.objects.extend(unpacked.objects.iter().filter_map(|(number, at)| {
                Some(Place { number: *number, head, source, at: u32::try_from(*at).ok()? })
            }));
            self.unpacked.push(OnceCell::from(Ok(unpacked)));
        }
        if let (Index::Found(found), false) = (&mut self.index, self.unpacked.is_empty()) {
            sort(&mut found.objects);
        }
        Ok(())
    }

    /// What was seen when the whole file was looked through.
    pub(super) fn marks(&self) -> Option<Marks> {
        match &self.index {
            Index::Found(found) => Some(found.marks),
            Index::None | Index::Listed(_) => None,
        }
    }

    /// Where an object stands among all, if there is one of this number.
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
    pub(super) fn resolve<'b>(&'b self, value: Value<'b>) -> Result<Value<'b>, CvError> {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Value::Ref(number) = value else { return Ok(value) };
            let Some((source, at)) = self.place(number)? else { return Ok(Value::Null) };
            value = value::at(source, at, &self.fuel)?;
        }
        Ok(value.unless_reference())
    }

    /// The same for what belongs to a stream that has objects in it, and so cannot be in one.
    pub(super) fn resolve_plain(&self, value: Value<'a>) -> Result<Value<'a>, CvError> {
        let mut value = value;
        for _ in 0..MAX_HOPS {
            let Value::Ref(number) = value else { return Ok(value) };
            let Some(at) = self.plain_place(number) else { return Ok(Value::Null) };
            value = value::at(self.file, at, &self.fuel)?;
        }
        Ok(value.unless_reference())
    }

    /// Where the value of an object begins, and in what.
    pub(super) fn place(&self, number: u32) -> Result<Option<(&[u8], usize)>, CvError> {
        if let Some(at) = self.plain_place(number) {
            return Ok(Some((self.file, at)));
        }
        match &self.index {
            Index::None => Ok(None),
            Index::Listed(table) => match table.entry(number) {
                Entry::Free => Ok(None),
                Entry::At(_) => Ok(self.go_astray()),
                Entry::In(stream) => {
                    let Some(unpacked) = self.listed_stream(table, stream)? else { return Ok(self.go_astray()) };
                    match unpacked.objects.binary_search_by_key(&number, |(number, _)| *number) {
                        Ok(place) => Ok(unpacked.objects.get(place).map(|(_, at)| (&*unpacked.body, *at))),
                        Err(_) => Ok(self.go_astray()),
                    }
                }
            },
            Index::Found(found) => {
                let Some(place) = self.index(number).and_then(|index| found.objects.get(index)) else {
                    return Ok(None);
                };
                let source = usize::try_from(place.source).ok().and_then(|source| source.checked_sub(1));
                match source.and_then(|source| self.unpacked.get(source)).and_then(OnceCell::get) {
                    Some(Ok(unpacked)) => Ok(usize::try_from(place.at).ok().map(|at| (&*unpacked.body, at))),
                    Some(Err(_)) | None => Ok(None),
                }
            }
        }
    }

    /// Where the value of an object begins that stands in the file as it is.
    fn plain_place(&self, number: u32) -> Option<usize> {
        match &self.index {
            Index::None => None,
            Index::Listed(table) => match table.entry(number) {
                Entry::At(head) => self.behind_head(number, usize::try_from(head).ok()?),
                Entry::Free | Entry::In(_) => None,
            },
            Index::Found(found) => {
                let place = found.objects.get(self.index(number)?).filter(|place| place.source == 0)?;
                usize::try_from(place.at).ok()
            }
        }
    }

    fn go_astray<T>(&self) -> Option<T> {
        self.astray.set(true);
        None
    }

    /// Where the value begins of an object whose head is here.
    fn behind_head(&self, number: u32, head: usize) -> Option<usize> {
        let mut lexer = Lexer::new(self.file, head);
        let (Token::Int(found), Token::Int(_), Token::Word(b"obj")) = (lexer.next(), lexer.next(), lexer.next()) else {
            return None;
        };
        (found == i64::from(number)).then_some(lexer.at())
    }

    /// What comes out of a stream, if it is where the list says.
    fn listed_stream(&self, table: &Table<'a>, number: u32) -> Result<Option<&Unpacked<'a>>, CvError> {
        let Entry::At(head) = table.entry(number) else { return Ok(None) };
        let Some(slot) = table.streams.binary_search(&number).ok().and_then(|slot| self.unpacked.get(slot)) else {
            return Ok(None);
        };
        let head = usize::try_from(head).unwrap_or(usize::MAX);
        let unpacked = slot.get_or_init(|| match Stream::at(self, head)? {
            Some((stream, dict)) if stream.number == number => self.read(&stream, dict),
            _ => Ok(Unpacked::default()),
        });
        unpacked.as_ref().map(Some).map_err(CvError::clone)
    }

    /// Unpacks a stream that has objects in it.
    fn read(&self, stream: &Stream, dict: Dict<'a>) -> Result<Unpacked<'a>, CvError> {
        let data: Cow<'a, [u8]> = Cow::Borrowed(self.file.get(stream.data.clone()).unwrap_or_default());
        let data = match &self.key {
            Some(key) => Cow::Owned(key.decipher(stream.number, stream.generation, &data)),
            None => data,
        };
        let Some(body) = filter::unpack(self, dict, data)? else { return Ok(Unpacked::default()) };
        let [count, first] = dict.get([b"N", b"First"], &self.fuel)?;
        let (Some(count), Some(first)) = (self.resolve_plain(count)?.size(), self.resolve_plain(first)?.size()) else {
            return Ok(Unpacked::default());
        };
        let mut objects = Vec::new();
        let mut head = Lexer::new(&body, 0);
        for _ in 0..count {
            let (Token::Int(number), Token::Int(at)) = (head.next(), head.next()) else { break };
            let place = usize::try_from(at).ok().and_then(|at| first.checked_add(at));
            if let (Ok(number), Some(at)) = (u32::try_from(number), place) {
                self.fuel.object()?;
                objects.push((number, at));
            }
        }
        self.fuel.burn(head.at())?;
        objects.sort_by_key(|(number, _)| *number);
        Ok(Unpacked { body, first, objects })
    }
}

fn sort(objects: &mut [Place]) {
    objects.sort_unstable_by_key(|place| (place.number, place.head, place.source, place.at));
}
