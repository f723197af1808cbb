//! The values of a PDF, read where they stand: nothing is copied, and what is not asked for is passed over.

use super::fuel::Fuel;
use super::lex::{Lexer, Token};

/// A value.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Dict(Dict<'a>),
    Array(Array<'a>),
    Name(&'a [u8]),
    Int(i64),
    /// An object by its number.
    Ref(u32),
    Text(&'a [u8]),
    Hex(&'a [u8]),
    True,
    False,
    /// Nothing, or what is not understood.
    Null,
}

/// A dictionary, from behind its `<<`.
#[derive(Clone, Copy)]
pub(super) struct Dict<'a>(Lexer<'a>);

/// An array, from behind its `[`.
#[derive(Clone, Copy)]
pub(super) struct Array<'a>(Lexer<'a>);

/// Reads the value that begins here. Of a dictionary or an array it reads the beginning only.
pub(super) fn value<'a>(lexer: &mut Lexer<'a>, token: Token<'a>) -> Value<'a> {
    match token {
        Token::Dict => Value::Dict(Dict(*lexer)),
        Token::Array => Value::Array(Array(*lexer)),
        Token::Name(name) => Value::Name(name),
        Token::Int(number) => reference(lexer, number).map_or(Value::Int(number), Value::Ref),
        Token::Text(text) => Value::Text(text),
        Token::Hex(digits) => Value::Hex(digits),
        Token::Word(b"true") => Value::True,
        Token::Word(b"false") => Value::False,
        Token::Word(_) | Token::DictEnd | Token::ArrayEnd | Token::End => Value::Null,
    }
}

/// A number may be the first of a reference: `7 0 R`.
pub(super) fn reference(lexer: &mut Lexer<'_>, number: i64) -> Option<u32> {
    let number = u32::try_from(number).ok()?;
    if !matches!(lexer.rest(), [b' ' | b'\r' | b'\n' | b'\t' | 0 | 0x0c | b'%', ..]) {
        return None;
    }
    let mut ahead = *lexer;
    let Token::Int(0..=65_535) = ahead.next() else { return None };
    let Token::Word(b"R") = ahead.next() else { return None };
    *lexer = ahead;
    Some(number)
}

impl<'a> Value<'a> {
    pub(super) fn dict(self) -> Option<Dict<'a>> {
        if let Value::Dict(dict) = self { Some(dict) } else { None }
    }

    pub(super) fn array(self) -> Option<Array<'a>> {
        if let Value::Array(array) = self { Some(array) } else { None }
    }

    pub(super) fn name(self) -> Option<&'a [u8]> {
        if let Value::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn int(self) -> Option<i64> {
        if let Value::Int(number) = self { Some(number) } else { None }
    }

    /// A whole number that is none of those below zero.
    pub(super) fn size(self) -> Option<usize> {
        usize::try_from(self.int()?).ok()
    }

    pub(super) fn is_null(self) -> bool {
        matches!(self, Value::Null)
    }

    /// The value itself, or nothing if it stands elsewhere.
    pub(super) fn unless_reference(self) -> Value<'a> {
        if let Value::Ref(_) = self { Value::Null } else { self }
    }

    pub(super) fn is_named(self, name: &[u8]) -> bool {
        self.name().is_some_and(|written| is(written, name))
    }
}

/// Passes over what is left of a dictionary or an array that was only begun, but not beyond the end of its object. Whether
/// its brackets and words are those of a value, so that every reader finds its end here.
pub(super) fn skip(lexer: &mut Lexer<'_>, begun: Value<'_>) -> bool {
    let is_dict = matches!(begun, Value::Dict(_));
    if !is_dict && !matches!(begun, Value::Array(_)) {
        return true;
    }
    // Of the brackets that are open, which are those of dictionaries; and how many there are.
    let (mut dicts, mut depth, mut is_sound) = (u128::from(is_dict), 1_u32, true);
    while depth > 0 {
        let before = *lexer;
        let token = lexer.bracket();
        if matches!(token, Token::Dict | Token::Array) {
            dicts = dicts << 1 | u128::from(token == Token::Dict);
            depth += 1;
            is_sound &= depth < u128::BITS;
        } else if matches!(token, Token::DictEnd | Token::ArrayEnd) {
            is_sound &= (dicts & 1 == 1) == (token == Token::DictEnd);
            dicts >>= 1;
            depth -= 1;
        } else if ends(token) {
            *lexer = before;
            return false;
        } else {
            is_sound = false;
        }
    }
    is_sound
}

/// Whether the object ends here, although something in it was not closed.
pub(super) fn ends(token: Token<'_>) -> bool {
    matches!(token, Token::End | Token::Word(b"endobj" | b"stream" | b"obj"))
}

/// The value that begins at this place.
pub(super) fn at<'a>(bytes: &'a [u8], at: usize, fuel: &'a Fuel) -> Value<'a> {
    let mut lexer = Lexer::new(bytes, at, fuel);
    let token = lexer.next();
    value(&mut lexer, token)
}

impl<'a> Dict<'a> {
    /// Goes to behind its end.
    pub(super) fn end(self) -> Lexer<'a> {
        let mut lexer = self.0;
        skip(&mut lexer, Value::Dict(self));
        lexer
    }

    /// A dictionary from behind its `<<`.
    pub(super) fn from_inside(inside: Lexer<'a>) -> Self {
        Dict(inside)
    }

    /// The values of these keys; of a key that is there twice the last, as in most readers.
    pub(super) fn get<const N: usize>(self, keys: [&[u8]; N]) -> [Value<'a>; N] {
        self.read(keys).0
    }

    /// Whether it has this key, with any value.
    pub(super) fn has(self, key: &[u8]) -> bool {
        let (_, [times]) = self.read([key]);
        times > 0
    }

    /// The values of these keys, unless one of them is there twice: then it depends on the reader which of them counts.
    pub(super) fn get_once<const N: usize>(self, keys: [&[u8]; N]) -> Option<[Value<'a>; N]> {
        let (found, times) = self.read(keys);
        times.iter().all(|times| *times < 2).then_some(found)
    }

    /// The values of these keys, and how often each of them is there.
    fn read<const N: usize>(self, keys: [&[u8]; N]) -> ([Value<'a>; N], [u32; N]) {
        let (mut found, mut times) = ([Value::Null; N], [0; N]);
        let mut lexer = self.0;
        loop {
            let token = lexer.next();
            let Token::Name(name) = token else {
                if token == Token::DictEnd || ends(token) {
                    break;
                }
                // What is no key is passed over.
                let read = value(&mut lexer, token);
                skip(&mut lexer, read);
                continue;
            };
            let token = lexer.next();
            if token == Token::DictEnd || ends(token) {
                break;
            }
            let read = value(&mut lexer, token);
            skip(&mut lexer, read);
            let key = keys.iter().position(|key| is(name, key));
            if let Some((place, times)) = key.and_then(|key| found.get_mut(key).zip(times.get_mut(key))) {
                *place = read;
                *times += 1;
            }
        }
        (found, times)
    }
}

impl<'a> Array<'a> {
    /// The next of its values.
    pub(super) fn next(&mut self) -> Option<Value<'a>> {
        let token = self.0.next();
        if matches!(token, Token::ArrayEnd | Token::DictEnd) || ends(token) {
            return None;
        }
        let read = value(&mut self.0, token);
        skip(&mut self.0, read);
        Some(read)
    }
}

/// Whether a name as it is written, with `#2F` for what could not be written, is this one.
pub(super) fn is(written: &[u8], name: &[u8]) -> bool {
    written == name || is_behind_escapes(written, name)
}

/// Whether a name is this one, and written with escapes: three letters for one at most, so that no more is looked at.
pub(super) fn is_behind_escapes(written: &[u8], name: &[u8]) -> bool {
    (name.len()..=3 * name.len()).contains(&written.len()) && is_escaped(written) && is_when_read(written, name)
}

/// Whether some of a name's bytes are written as digits.
#[expect(clippy::manual_contains, reason = "names are short: a call of `memchr` takes longer than to look")]
pub(super) fn is_escaped(written: &[u8]) -> bool {
    written.iter().any(|byte| *byte == b'#')
}

#[cold]
fn is_when_read(written: &[u8], name: &[u8]) -> bool {
    let mut rest = written;
    for expected in name {
        let (byte, more) = match rest {
            [b'#', high, low, more @ ..] => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => (high << 4 | low, more),
                _ => (b'#', rest.get(1..).unwrap_or_default()),
            },
            [byte, more @ ..] => (*byte, more),
            [] => return false,
        };
        if byte != *expected {
            return false;
        }
        rest = more;
    }
    rest.is_empty()
}

pub(super) fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
