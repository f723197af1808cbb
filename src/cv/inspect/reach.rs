//! The parts of a PDF that can act: all that can be reached from the catalogue, read by the grammar of its values.
//!
//! A part is passed over because of a key and of where it stands, and never because of a word alone. An object that cannot be read
//! as readers read it is [said to be odd](Walk::odd): then nothing is believed that its brackets say, and every object of
//! the file counts.

use super::doc::Doc;
use super::fuel::Held;
use super::lex::{Lexer, Token, is_number};
use super::link;
use super::marks::{Marks, plain};
use super::value::{Dict, Value, ends, reference, skip, value};
use crate::cv::{Risk, Warning};

/// Brackets within brackets: readers go no deeper than 64 to 500 of them.
const DEEPEST: usize = 128;

/// The place of a value, as far as that decides what it does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    /// Anywhere else.
    Plain,
    /// The value of `OpenAction`: an action that runs by itself, or a destination, which is an array.
    Opens,
    /// The value of `AA`: an action for each event.
    Events,
    /// An action that runs by itself, or that a form starts.
    Runs,
    /// An action that a click on a link or on an outline item starts.
    Click,
    /// Destinations by their names, which say nothing of what they are.
    Destinations,
}

impl Context {
    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The meaning that a key of a dictionary gives to its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Action,
    Type,
    Subtype,
    Script,
    Files,
    Events,
    Opens,
    Clicked,
    Next,
    Target,
    Destinations,
    /// A value that draws a page or describes it, and cannot act.
    Drawn,
    Other,
}

impl Key {
    fn read(name: &[u8]) -> Key {
        match name {
            b"S" => Key::Action,
            b"Type" => Key::Type,
            b"Subtype" => Key::Subtype,
            b"JS" | b"OnInstantiate" => Key::Script,
            b"EF" => Key::Files,
            b"AA" => Key::Events,
            b"OpenAction" => Key::Opens,
            b"A" | b"PA" => Key::Clicked,
            b"Next" => Key::Next,
            b"F" | b"UF" | b"DOS" | b"Win" | b"Mac" | b"Unix" => Key::Target,
            b"Dests" => Key::Destinations,
            b"Contents" | b"Resources" | b"StructTreeRoot" | b"Metadata" => Key::Drawn,
            _ => Key::Other,
        }
    }
}

/// An action that does something if it has a target.
#[derive(Clone, Copy)]
enum Opens {
    Launch,
    /// To an article of another document.
    Thread,
}

/// A dictionary or an array that is being read.
struct Frame<'b> {
    /// From behind its bracket.
    inside: Lexer<'b>,
    is_dict: bool,
    context: Context,
    /// The key whose value comes next.
    key: Option<Key>,
    opens: Option<Opens>,
    has_target: bool,
    /// Whether its action is that of a link, once somebody asked.
    is_link: Option<bool>,
}

/// A walk through objects.
pub(super) struct Walk<'d, 'a> {
    doc: &'d Doc<'a>,
    /// In which contexts an object was met, by its place among all.
    seen: Held<'a, u8>,
    /// The objects that are still to be read.
    open: Held<'a, (u32, Context)>,
    frames: Vec<Frame<'d>>,
    /// The number of the object that is being read.
    number: u32,
    /// Whether each object is read, so that where it stands is not known.
    in_any_order: bool,
    pub(super) marks: Marks,
    /// Whether an object cannot be read as readers read it.
    pub(super) odd: bool,
}

/// Reads each object that can be reached from this one.
pub(super) fn walk<'d, 'a>(doc: &'d Doc<'a>, root: u32) -> Walk<'d, 'a> {
    let mut walk = Walk::new(doc);
    walk.meet(root, Context::Plain);
    while let Some((number, context)) = walk.open.pop() {
        if let Some((source, at)) = doc.place(number) {
            walk.number = number;
            walk.object(Lexer::new(source, at, doc.fuel), context);
        }
    }
    walk
}

/// Reads each object that there is, whether anything leads to it or not. An odd object is read loosely as well.
pub(super) fn everything(doc: &Doc<'_>) -> Marks {
    let mut walk = Walk { in_any_order: true, ..Walk::new(doc) };
    let mut is_read = Held::of_same(false, doc.len(), doc.fuel);
    for index in 0..doc.len() {
        let Some((number, source, at)) = doc.nth(index) else { continue };
        let lexer = Lexer::new(source, at, doc.fuel);
        (walk.odd, walk.number) = (false, number);
        let mut ahead = lexer;
        let behind = match ahead.next() {
            Token::End => continue,
            Token::Name(name) => {
                walk.marks.alone(name);
                ahead
            }
            _ => walk.object(lexer, Context::Plain),
        };
        // What stands between its value and its end may hide the head of the next object, and some readers see that.
        walk.odd |= std::ptr::eq(source, doc.file()) && !ends_here(behind);
        if walk.odd {
            walk.loosely(index, &mut is_read);
        }
        walk.open.truncate(0);
    }
    walk.marks
}

/// Whether nothing of an object is left: its end, its stream or the next object follows, or what stands behind all of them.
fn ends_here(mut words: Lexer<'_>) -> bool {
    match words.next() {
        Token::Word(word) => {
            [b"endobj".as_slice(), b"stream", b"xref", b"trailer", b"startxref"].iter().any(|end| word.starts_with(end))
        }
        Token::Int(_) | Token::End => true,
        _ => false,
    }
}

impl<'d, 'a> Walk<'d, 'a> {
    fn new(doc: &'d Doc<'a>) -> Self {
        Walk {
            doc,
            seen: Held::of_same(0, doc.len(), doc.fuel),
            open: Held::new(doc.fuel),
            frames: Vec::new(),
            number: 0,
            in_any_order: false,
            marks: Marks::default(),
            odd: false,
        }
    }

    /// Reads an object loosely, and those that it runs into: each of them once.
    fn loosely(&mut self, index: usize, is_read: &mut [bool]) {
        let mut next = Some(index);
        while let Some(index) = next.take() {
            let Some(is_read) = is_read.get_mut(index).filter(|is_read| !**is_read) else { return };
            *is_read = true;
            let Some((_, source, at)) = self.doc.nth(index) else { return };
            let words = Lexer::new(source, at, self.doc.fuel);
            next = self.marks.read_loosely(words, |head| self.doc.index_at(source, head));
        }
    }

    /// Takes note of an object to be read, once in each context.
    fn meet(&mut self, number: u32, context: Context) {
        let Some(seen) = self.doc.index(number).and_then(|index| self.seen.get_mut(index)) else {
            // Some readers search for what a list leaves out.
            self.doc.doubt();
            return;
        };
        if *seen & context.bit() == 0 {
            *seen |= context.bit();
            self.open.push((number, context));
        }
    }

    /// Reads one object, to behind its value.
    fn object(&mut self, mut words: Lexer<'d>, context: Context) -> Lexer<'d> {
        // What is no value, some readers pass over and read on.
        let token = words.next();
        self.any(&mut words, token, context);
        while let Some((is_dict, key)) = self.frames.last().map(|frame| (frame.is_dict, frame.key)) {
            let token = words.next();
            if ends(token) {
                // Its end is missing.
                self.odd = true;
                while !self.frames.is_empty() {
                    self.leave();
                }
            } else if !is_dict {
                self.element(&mut words, token);
            } else if let Some(key) = key {
                self.value(&mut words, token, key);
            } else {
                self.key(words, token);
            }
        }
        words
    }

    /// Reads the token that stands where a dictionary has a key.
    fn key(&mut self, words: Lexer<'d>, token: Token<'d>) {
        match token {
            Token::Name(name) => {
                if let Some(frame) = self.frames.last_mut() {
                    let destinations = frame.context == Context::Destinations;
                    frame.key = Some(if destinations { Key::Other } else { Key::read(plain(name)) });
                }
            }
            Token::DictEnd => self.leave(),
            Token::Dict | Token::Array => {
                self.odd = true;
                self.enter(words, token == Token::Dict, Context::Plain);
            }
            _ => self.odd = true,
        }
    }

    /// Reads the token that stands in an array.
    fn element(&mut self, words: &mut Lexer<'d>, token: Token<'d>) {
        let context = self.frames.last().map_or(Context::Plain, |frame| frame.context);
        match token {
            Token::ArrayEnd => self.leave(),
            Token::DictEnd => {
                self.odd = true;
                self.leave();
            }
            _ => self.any(words, token, context),
        }
    }

    /// Reads the token that stands where a dictionary has the value of this key.
    fn value(&mut self, words: &mut Lexer<'d>, token: Token<'d>, key: Key) {
        if token == Token::DictEnd {
            self.odd = true;
            self.leave();
            return;
        }
        let context = self.context_of(key);
        let Some(frame) = self.frames.last_mut() else { return };
        frame.key = None;
        frame.has_target |= key == Key::Target && token != Token::Word(b"null");
        let (inside, in_plain) = (frame.inside, frame.context == Context::Plain);
        match key {
            Key::Action | Key::Type | Key::Subtype => self.named(*words, token, key),
            // A script is no `true` and no name.
            Key::Script if !matches!(token, Token::Word(_) | Token::Name(_)) => self.marks.risk(Risk::JavaScript),
            Key::Events => self.marks.warn(Warning::AdditionalActions),
            Key::Files if link::is_europass(self.doc, Dict::from_inside(inside), self.number) => {
                self.marks.warn(Warning::EuropassXml);
                return self.pass_over(words, token);
            }
            Key::Files => self.marks.risk(Risk::Attachment),
            Key::Drawn if in_plain => return self.pass_over(words, token),
            _ => {}
        }
        self.any(words, token, context);
    }

    /// A value in which nothing acts.
    fn pass_over(&mut self, words: &mut Lexer<'d>, token: Token<'d>) {
        match token {
            Token::Dict | Token::Array => {
                let begun = value(words, token);
                self.odd |= !skip(words, begun);
            }
            Token::Int(number) => {
                reference(words, number);
            }
            _ => self.any(words, token, Context::Plain),
        }
    }

    /// Any value: what is in it is read next, and what it refers to later.
    fn any(&mut self, words: &mut Lexer<'d>, token: Token<'d>, context: Context) {
        match token {
            Token::Dict | Token::Array => self.enter(*words, token == Token::Dict, context),
            Token::Int(number) => {
                if let Some(number) = reference(words, number) {
                    self.meet(number, context);
                }
            }
            // Where readers search for objects, some of them do so in texts as well.
            Token::Text(text) | Token::Hex(text) if self.in_any_order => self.odd |= words.may_hide_a_head(text),
            Token::Name(_) | Token::Text(_) | Token::Hex(_) | Token::Word(b"true" | b"false" | b"null") => {}
            Token::Word(word) if is_number(word) => {}
            _ => self.odd = true,
        }
    }

    /// The name behind a key that says what kind of thing this is. It may stand elsewhere.
    fn named(&mut self, mut words: Lexer<'d>, token: Token<'d>, key: Key) {
        let value = match token {
            Token::Name(name) => Value::Name(name),
            Token::Int(number) => reference(&mut words, number).map_or(Value::Null, Value::Ref),
            _ => Value::Null,
        };
        let Value::Name(name) = self.doc.resolve(value) else { return };
        let name = plain(name);
        match key {
            Key::Type => self.marks.kind(name),
            Key::Subtype => self.marks.subtype(name),
            _ => {
                self.marks.action(name);
                let opens = match name {
                    b"Launch" => Opens::Launch,
                    b"Thread" => Opens::Thread,
                    _ => return,
                };
                if let Some(frame) = self.frames.last_mut() {
                    frame.opens = Some(opens);
                }
            }
        }
    }

    /// The context in which the value of a key stands.
    fn context_of(&mut self, key: Key) -> Context {
        let Some(frame) = self.frames.last_mut() else { return Context::Plain };
        match (frame.context, key) {
            (Context::Events, _) => Context::Runs,
            (_, Key::Opens) => Context::Opens,
            (_, Key::Events) => Context::Events,
            (Context::Runs | Context::Click, Key::Next) => frame.context,
            (_, Key::Clicked) => {
                let inside = Dict::from_inside(frame.inside);
                let is_link = *frame.is_link.get_or_insert_with(|| link::is_link(self.doc, inside));
                if is_link { Context::Click } else { Context::Runs }
            }
            (_, Key::Destinations) => Context::Destinations,
            _ => Context::Plain,
        }
    }

    fn enter(&mut self, inside: Lexer<'d>, is_dict: bool, context: Context) {
        if self.frames.len() >= DEEPEST {
            // What stands deeper no reader reads; here it is read loosely.
            self.odd = true;
            self.frames.clear();
            return;
        }
        let context = match context {
            Context::Opens if is_dict => Context::Runs,
            Context::Opens => Context::Plain,
            _ => context,
        };
        let (key, opens, has_target, is_link) = (None, None, false, None);
        self.frames.push(Frame { inside, is_dict, context, key, opens, has_target, is_link });
    }

    /// The end of a dictionary or an array. To open nothing does nothing.
    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let Some(opens) = frame.opens.filter(|_| frame.has_target) else { return };
        let is_clicked = frame.context == Context::Click || (self.in_any_order && frame.context == Context::Plain);
        match opens {
            Opens::Thread => self.marks.risk(Risk::Remote),
            Opens::Launch if is_clicked && link::is_plain(self.doc, Dict::from_inside(frame.inside), self.number) => {
                self.marks.warn(Warning::LinkToFile);
            }
            Opens::Launch => self.marks.risk(Risk::Launch),
        }
    }
}
