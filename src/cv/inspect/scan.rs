//! One pass over the file: where its objects, its compressed objects and its trailers are. What the file says about where
//! they are is not believed, so that a damaged file is read as a reader reads it that has to search.

use super::lex::{Lexer, Token};
use super::marks::{Marks, Watch};
use super::stream::{self, Stream};
use super::value::is;
use crate::cv::{CvError, CvLimit};
use memchr::memmem::Finder;
use std::ops::Range;

/// More objects than this are in no CV.
const MAX_OBJECTS: usize = 500_000;

/// Where an object is.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) number: u32,
    /// Where its head is in the file, or that of the stream that it is in: of two with one number, the later one counts.
    pub(super) head: u32,
    /// In the file, or in what came out of a stream: 1 for the first of these.
    pub(super) source: u32,
    /// Where its value begins there.
    pub(super) at: u32,
}

/// What one pass over a file finds.
#[derive(Default)]
pub(super) struct Scan {
    pub(super) objects: Vec<Place>,
    /// The streams that have objects in them.
    pub(super) packed: Vec<Stream>,
    /// Where the dictionaries begin that stand behind the word `trailer`.
    pub(super) trailers: Vec<usize>,
    pub(super) marks: Marks,
}

struct Scanner<'a> {
    file: &'a [u8],
    lexer: Lexer<'a>,
    found: Scan,
    /// What finds the end of a stream and of an object.
    finders: Option<[Finder<'static>; 2]>,
    /// From here on there is no end of a stream.
    no_end_from: usize,
    /// How far back may still be gone, so that a file cannot be read over and over.
    patience: usize,
}

/// The last two whole numbers and where they are: they may become the head of an object.
#[derive(Clone, Copy, Default)]
struct Numbers {
    first: Option<(i64, usize)>,
    second: Option<(i64, usize)>,
}

/// The head of an object.
#[derive(Clone, Copy)]
struct Head {
    number: u32,
    generation: u16,
    at: usize,
}

impl Numbers {
    fn see(&mut self, number: i64, at: usize) {
        self.first = self.second;
        self.second = Some((number, at));
    }

    fn head(self) -> Option<Head> {
        let ((number, at), (generation, _)) = (self.first?, self.second?);
        Some(Head { number: u32::try_from(number).ok()?, generation: u16::try_from(generation).unwrap_or(0), at })
    }
}

/// Finds what is there.
pub(super) fn scan(file: &[u8]) -> Result<Scan, CvError> {
    let mut scanner = Scanner {
        file,
        lexer: Lexer::new(file, 0),
        found: Scan::default(),
        finders: None,
        no_end_from: file.len(),
        patience: file.len(),
    };
    scanner.run()?;
    Ok(scanner.found)
}

impl<'a> Scanner<'a> {
    fn run(&mut self) -> Result<(), CvError> {
        let mut numbers = Numbers::default();
        loop {
            self.lexer.skip_blanks();
            let at = self.lexer.at();
            // Outside of objects nothing is in parentheses: what looks so is not what it looks like.
            if matches!(self.lexer.rest(), [b'(' | b'<' | b'>' | b'/', ..]) {
                self.lexer.go_to(at + 1);
                continue;
            }
            match self.lexer.next() {
                Token::Int(number) => {
                    numbers.see(number, at);
                    continue;
                }
                Token::Word(b"obj") => {
                    if let Some(head) = numbers.head() {
                        self.object(head)?;
                    }
                }
                Token::Word(word) => self.word(at, word),
                Token::End => return Ok(()),
                Token::Dict
                | Token::DictEnd
                | Token::Array
                | Token::ArrayEnd
                | Token::Name(_)
                | Token::Text(_)
                | Token::Hex(_) => {}
            }
            numbers = Numbers::default();
        }
    }

    /// A word between objects. It may go on where it should have ended, or have begun too early: `endobj7 0 obj`, or
    /// `0000000000 65535 ftrailer`.
    fn word(&mut self, at: usize, word: &[u8]) {
        if let Some(end) = [b"endobj".as_slice(), b"endstream"].into_iter().find(|end| word.starts_with(end)) {
            self.lexer.go_to(at + end.len());
        } else if word.ends_with(b"trailer") {
            self.found.trailers.push(self.lexer.at());
        }
    }

    /// An object, from behind its head.
    fn object(&mut self, head: Head) -> Result<(), CvError> {
        let value = self.lexer.at();
        if self.found.objects.len() >= MAX_OBJECTS {
            return Err(CvError::TooComplex { limit: CvLimit::Objects });
        }
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        self.found.objects.push(Place { number: head.number, head: place(head.at), source: 0, at: place(value) });

        let mut watch = Watch::default();
        let mut numbers = Numbers::default();
        let (mut depth, mut length, mut packed) = (0_usize, None, false);
        loop {
            self.lexer.skip_blanks();
            let before = self.lexer;
            let token = self.lexer.next();
            watch.see(token, &mut self.found.marks);
            match token {
                Token::Dict | Token::Array => depth += 1,
                Token::DictEnd | Token::ArrayEnd => depth = depth.saturating_sub(1),
                Token::Name(b"Length") if depth == 1 => {
                    let mut ahead = self.lexer;
                    // A length that is said elsewhere is not looked up: the end of the stream is searched.
                    if let (Token::Int(len), Token::Name(_) | Token::DictEnd) = (ahead.next(), ahead.next()) {
                        length = usize::try_from(len).ok();
                    }
                }
                Token::Name(name) if depth == 1 && is(name, b"ObjStm") => packed = true,
                Token::Name(name) if depth == 0 => self.found.marks.note_alone(name),
                Token::Int(number) => {
                    numbers.see(number, before.at());
                    continue;
                }
                Token::End => return Ok(()),
                Token::Word(b"stream") => {
                    let data = self.stream(length);
                    if packed {
                        let Head { number, generation, at } = head;
                        self.found.packed.push(Stream { number, generation, head: at, dict: value, data });
                    }
                    return Ok(());
                }
                // The end of this object is missing, and the next one has begun.
                Token::Word(b"obj") => {
                    if let Some(next) = numbers.head() {
                        self.lexer.go_to(next.at);
                        return Ok(());
                    }
                }
                Token::Word(b"xref" | b"trailer" | b"startxref") => {
                    self.lexer = before;
                    return Ok(());
                }
                Token::Word(word) if word.starts_with(b"endobj") => {
                    self.lexer = before;
                    return Ok(());
                }
                Token::Text(_) if self.lexer.rest().is_empty() && self.file.last() != Some(&b')') => {
                    return self.go_back(before);
                }
                Token::Name(_) | Token::Text(_) | Token::Hex(_) | Token::Word(_) => {}
            }
            numbers = Numbers::default();
        }
    }

    /// A text took all that was left, so its end is missing: what follows may be objects all the same.
    #[cold]
    fn go_back(&mut self, before: Lexer<'a>) -> Result<(), CvError> {
        let lost = self.file.len().saturating_sub(before.at());
        self.patience = self.patience.checked_sub(lost).ok_or(CvError::TooComplex { limit: CvLimit::Work })?;
        self.lexer = before;
        Ok(())
    }

    /// A stream, from behind the word: its bytes. Goes to behind its end.
    fn stream(&mut self, length: Option<usize>) -> Range<usize> {
        let start = stream::start(&self.lexer);
        if let Some(data) = stream::said(self.file, start, length) {
            self.lexer.go_to(data.end);
            return data;
        }
        if let Some(end) = self.search_end(start) {
            self.lexer.go_to(end);
            return start..end;
        }
        // Its end is missing: it may be all that is left, or what is left may be objects.
        self.lexer.go_to(start);
        start..self.file.len()
    }

    /// Where the next end of a stream is, or of an object if that comes first: then bytes were lost.
    fn search_end(&mut self, from: usize) -> Option<usize> {
        if from >= self.no_end_from {
            return None;
        }
        let finders = self.finders.get_or_insert_with(|| [Finder::new(stream::END), Finder::new(b"endobj")]);
        let [endstream, endobj] = finders;
        let rest = self.file.get(from..)?;
        let Some(found) = endstream.find(rest) else {
            self.no_end_from = from;
            return None;
        };
        let found = rest.get(..found).and_then(|bytes| endobj.find(bytes)).unwrap_or(found);
        from.checked_add(found)
    }
}
