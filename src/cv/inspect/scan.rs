//! One pass over the file: where its objects, its compressed objects and its trailers are. The list of the file that says where
//! they are is not believed, so that a damaged file is read as a reader reads it that has to search.

use super::fuel::{Fuel, Held};
use super::lex::{Lexer, Token};
use super::stream::{self, Stream};
use super::value::is;
use memchr::memmem::Finder;

/// The place of an object.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) number: u32,
    /// The offset of its head in the file, or that of the stream that it is in: of two with one number, the later one counts.
    pub(super) head: u32,
    /// In the file, or in what came out of a stream: 1 for the first of these.
    pub(super) source: u32,
    /// The offset at which its value begins there.
    pub(super) at: u32,
}

/// The findings of one pass over a file.
pub(super) struct Scan<'a> {
    pub(super) objects: Held<'a, Place>,
    /// The streams that have objects in them.
    pub(super) packed: Held<'a, Stream>,
    /// Whether there is a stream that may have objects in it, and does not say so in its own words.
    pub(super) is_odd: bool,
    /// The offsets of the dictionaries that stand behind the word `trailer`.
    pub(super) trailers: Held<'a, usize>,
}

struct Scanner<'a> {
    file: &'a [u8],
    fuel: &'a Fuel,
    lexer: Lexer<'a>,
    found: Scan<'a>,
    /// The searchers for the end of a stream and of an object.
    finders: Option<[Finder<'static>; 2]>,
    /// The offset of the next end of a stream, from the place on at which it was searched.
    next_end: Option<(usize, Option<usize>)>,
}

/// The last two whole numbers and where they are: they may become the head of an object.
#[derive(Clone, Copy, Default)]
pub(super) struct Numbers {
    first: Option<(i64, usize)>,
    second: Option<(i64, usize)>,
}

/// The head of an object.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) number: u32,
    generation: u16,
    /// The offset at which it begins.
    pub(super) at: usize,
}

impl Numbers {
    /// The number at the end of a word: a list of objects may lead there, into what looks like one word.
    fn behind(word: &[u8], at: usize) -> Numbers {
        let mut numbers = Numbers::default();
        let letters = word.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |last| last + 1);
        let digits = word.get(letters..).unwrap_or_default();
        if !digits.is_empty() {
            let add = |number: i64, digit: &u8| number.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
            numbers.see(digits.iter().fold(0, add), at + letters);
        }
        numbers
    }

    pub(super) fn see(&mut self, number: i64, at: usize) {
        self.first = self.second;
        self.second = Some((number, at));
    }

    pub(super) fn head(self) -> Option<Head> {
        let ((number, at), (generation, _)) = (self.first?, self.second?);
        Some(Head { number: u32::try_from(number).ok()?, generation: u16::try_from(generation).unwrap_or(0), at })
    }
}

/// Finds what is there.
pub(super) fn scan<'a>(file: &'a [u8], fuel: &'a Fuel) -> Scan<'a> {
    let found = Scan { objects: Held::new(fuel), packed: Held::new(fuel), is_odd: false, trailers: Held::new(fuel) };
    let lexer = Lexer::new(file, 0, fuel);
    let mut scanner = Scanner { file, fuel, lexer, found, finders: None, next_end: None };
    scanner.run();
    scanner.found
}

impl Scanner<'_> {
    fn run(&mut self) {
        let mut numbers = Numbers::default();
        loop {
            self.lexer.skip_blanks();
            let at = self.lexer.at();
            // Outside of objects nothing is in parentheses: what looks so is not what it looks like.
            if matches!(self.lexer.rest(), [b'(' | b'<' | b'>' | b'/', ..]) {
                self.lexer.pass(1);
                continue;
            }
            match self.lexer.next() {
                Token::Int(number) => {
                    numbers.see(number, at);
                    continue;
                }
                Token::Word(b"obj") => {
                    if let Some(head) = numbers.head() {
                        self.object(head);
                    }
                }
                Token::Word(word) => {
                    self.word(at, word);
                    numbers = Numbers::behind(word, at);
                    continue;
                }
                Token::End => return,
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
    fn object(&mut self, head: Head) {
        let value = self.lexer.at();
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        self.found.objects.push(Place { number: head.number, head: place(head.at), source: 0, at: place(value) });

        let mut numbers = Numbers::default();
        let (mut depth, mut length, mut packed, mut has) = (0_usize, None, false, [false; 2]);
        loop {
            self.lexer.skip_blanks();
            let before = self.lexer;
            let token = self.lexer.next();
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
                // What has both of these has objects in it. Its type may be said elsewhere, where some readers look.
                Token::Name(name) if depth == 1 => {
                    packed |= is(name, b"ObjStm");
                    has = [has[0] | is(name, b"N"), has[1] | is(name, b"First")];
                }
                Token::Int(number) => {
                    numbers.see(number, before.at());
                    continue;
                }
                Token::End => return,
                Token::Word(b"stream") => {
                    let data = self.stream(length);
                    self.found.is_odd |= has == [true; 2] && !packed;
                    if packed {
                        let Head { number, generation, at } = head;
                        self.found.packed.push(Stream { number, generation, head: at, dict: value, data });
                    }
                    return;
                }
                // The end of this object is missing, and the next one has begun.
                Token::Word(b"obj") => {
                    if let Some(next) = numbers.head() {
                        self.lexer.go_to(next.at);
                        return;
                    }
                }
                Token::Word(b"xref" | b"trailer" | b"startxref") => {
                    self.lexer = before;
                    return;
                }
                Token::Word(word) if word.starts_with(b"endobj") => {
                    self.lexer = before;
                    return;
                }
                Token::Text(_) if self.lexer.rest().is_empty() && self.file.last() != Some(&b')') => {
                    // A text took all that was left, so its end is missing: what follows may be objects all the same.
                    self.lexer = before;
                    return;
                }
                Token::Name(_) | Token::Text(_) | Token::Hex(_) | Token::Word(_) => {}
            }
            numbers = Numbers::default();
        }
    }

    /// A stream, from behind the word: its bytes. Goes to behind its end.
    fn stream(&mut self, length: Option<usize>) -> (usize, usize) {
        let start = stream::start(&self.lexer);
        if let Some(data) = stream::said(Lexer::new(self.file, start, self.fuel), start, length) {
            self.lexer.go_to(data.1);
            return data;
        }
        if let Some(end) = self.search_end(start) {
            self.lexer.go_to(end);
            return (start, end);
        }
        // Its end is missing: it may be all that is left, or what is left may be objects.
        self.lexer.go_to(start);
        (start, self.file.len())
    }

    /// The offset of the next end of a stream, or of an object if that comes first: then bytes were lost.
    fn search_end(&mut self, from: usize) -> Option<usize> {
        let finders = self.finders.get_or_insert_with(|| [Finder::new(stream::END), Finder::new(b"endobj")]);
        let [endstream, endobj] = finders;
        let rest = self.file.get(from..)?;
        let end = match self.next_end {
            // What was found further back is still the next one.
            Some((searched, end)) if searched <= from && end.is_none_or(|end| from <= end) => end,
            _ => {
                let end = self.fuel.find(endstream, rest).and_then(|found| from.checked_add(found));
                self.next_end = Some((from, end));
                end
            }
        }?;
        let found = rest.get(..end.checked_sub(from)?).and_then(|bytes| self.fuel.find(endobj, bytes));
        found.map_or(Some(end), |found| from.checked_add(found))
    }
}
