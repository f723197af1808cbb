//! The words that a PDF's objects are written in (ISO 32000-1, 7.2 and 7.3). Each is paid for when it is read; where the
//! fuel is spent, the bytes end.

use super::fuel::Fuel;
use crate::cv::Limit;
use memchr::memmem::Finder;

/// A word of an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'a> {
    /// `<<`
    Dict,
    /// `>>`
    DictEnd,
    /// `[`
    Array,
    /// `]`
    ArrayEnd,
    /// The bytes behind the slash, as they are written.
    Name(&'a [u8]),
    /// A whole number; one that is too large for 64 bits is the largest.
    Int(i64),
    /// The bytes between parentheses, as they are written.
    Text(&'a [u8]),
    /// The bytes between `<` and `>`, as they are written.
    Hex(&'a [u8]),
    /// Another run of letters: `obj`, `true`, `R`, a fraction, or what is not understood.
    Word(&'a [u8]),
    /// Nothing more.
    End,
}

/// Reads token after token.
#[derive(Clone, Copy)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
    fuel: &'a Fuel,
}

/// Blanks, marks that end a run of letters, and the rest.
const BLANK: u8 = 1;
const MARK: u8 = 2;
#[expect(clippy::indexing_slicing, reason = "the index is below the length, or a byte into 256")]
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let (blanks, marks) = (b"\0\t\n\x0c\r ", b"()<>[]{}/%");
    let mut i = 0;
    while i < blanks.len() {
        class[blanks[i] as usize] = BLANK;
        i += 1;
    }
    i = 0;
    while i < marks.len() {
        class[marks[i] as usize] = MARK;
        i += 1;
    }
    class
};

fn class(byte: u8) -> u8 {
    CLASS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether a word is a number, whole or not, as readers tell.
pub(super) fn is_number(word: &[u8]) -> bool {
    word.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'+' | b'-'))
}

pub(super) fn is_blank(byte: u8) -> bool {
    class(byte) == BLANK
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize, fuel: &'a Fuel) -> Self {
        Lexer { bytes, at: at.min(bytes.len()), fuel }
    }

    /// Whether a text has the word `obj` in it, and so perhaps the head of an object.
    pub(super) fn may_hide_a_head(&self, text: &[u8]) -> bool {
        self.fuel.find(&Finder::new(b"obj"), text).is_some()
    }

    /// The offset at which it is.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The bytes that are left to be read.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at.min(self.bytes.len());
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over blanks and comments.
    pub(super) fn skip_blanks(&mut self) {
        if self.has_fuel() {
            let start = self.at;
            self.pass_blanks();
            self.pay_from(start);
        }
    }

    /// Whether there is anything left to pay with. The bytes end where there is not, before they are looked at.
    fn has_fuel(&mut self) -> bool {
        let left = self.fuel.left();
        if left < self.bytes.len().saturating_sub(self.at) {
            self.bytes = self.bytes.get(..self.at.saturating_add(left)).unwrap_or_default();
        }
        left > 0 || self.fuel.stop(Limit::Work)
    }

    /// Passes over a number of bytes that were looked at.
    pub(super) fn pass(&mut self, len: usize) {
        let start = self.at;
        self.go_to(start.saturating_add(len));
        self.pay_from(start);
    }

    /// Pays for what was read since, and for having looked.
    fn pay_from(&mut self, start: usize) -> bool {
        let paid = self.fuel.pay(self.at.saturating_sub(start).saturating_add(1));
        if !paid {
            self.at = self.bytes.len();
        }
        paid
    }

    fn pass_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if class(byte) == BLANK {
                self.at += 1;
            } else if byte == b'%' {
                let comment = self.rest();
                self.at += comment.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(comment.len());
            } else {
                break;
            }
        }
    }

    /// Passes over the head of an object of this number where it is written as usual, `7 0 obj`: it need not be read word by
    /// word.
    pub(super) fn pass_usual_head(&mut self, number: u32) -> bool {
        let rest = self.rest();
        let (mut found, mut len) = (0_u32, 0);
        while let Some(digit) = rest.get(len).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit <= 9) {
            found = found.wrapping_mul(10).wrapping_add(u32::from(digit));
            len += 1;
        }
        let behind = rest.get(len..).and_then(|behind| behind.strip_prefix(b" 0 obj"));
        let is_usual = (1..=9).contains(&len)
            && found == number
            && behind.and_then(|behind| behind.first()).is_some_and(|byte| class(*byte) != 0);
        if is_usual {
            self.pass(len + b" 0 obj".len());
        }
        is_usual
    }

    /// The next bracket, or the next word that no value has; values without brackets are passed over. It costs less than to
    /// read each of them.
    pub(super) fn bracket(&mut self) -> Token<'a> {
        if !self.has_fuel() {
            return Token::End;
        }
        let start = self.at;
        let mut numbers = 0;
        let token = loop {
            self.pass_blanks();
            let Some(first) = self.peek() else { break Token::End };
            if class(first) == MARK {
                numbers = 0;
                let token = self.token();
                if !matches!(token, Token::Name(_) | Token::Text(_) | Token::Hex(_)) {
                    break token;
                }
            } else {
                match self.letters() {
                    word if is_number(word) => numbers += 1,
                    b"true" | b"false" | b"null" => numbers = 0,
                    b"R" if numbers > 1 => numbers = 0,
                    word => break Token::Word(word),
                }
            }
        };
        if self.pay_from(start) { token } else { Token::End }
    }

    /// The next token.
    pub(super) fn next(&mut self) -> Token<'a> {
        if !self.has_fuel() {
            return Token::End;
        }
        let start = self.at;
        let token = self.token();
        if self.pay_from(start) { token } else { Token::End }
    }

    fn token(&mut self) -> Token<'a> {
        self.pass_blanks();
        let Some(first) = self.peek() else { return Token::End };
        match first {
            b'/' => {
                self.at += 1;
                Token::Name(self.letters())
            }
            b'0'..=b'9' | b'-' | b'+' => self.number(),
            b'<' => match self.bytes.get(self.at + 1) {
                Some(b'<') => self.mark(2, Token::Dict),
                _ => self.hex(),
            },
            b'>' => match self.bytes.get(self.at + 1) {
                Some(b'>') => self.mark(2, Token::DictEnd),
                _ => self.mark(1, Token::Word(b">")),
            },
            b'[' => self.mark(1, Token::Array),
            b']' => self.mark(1, Token::ArrayEnd),
            b'(' => self.text(),
            b')' | b'{' | b'}' => self.mark(1, Token::Word(b"?")),
            _ => Token::Word(self.letters()),
        }
    }

    fn mark(&mut self, len: usize, token: Token<'a>) -> Token<'a> {
        self.at += len;
        token
    }

    /// The run of letters that begins here.
    fn letters(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let len = rest.iter().position(|byte| class(*byte) != 0).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    /// A whole number, or another run of letters that begins like one.
    fn number(&mut self) -> Token<'a> {
        let rest = self.rest();
        let signs = usize::from(matches!(rest, [b'+' | b'-', ..]));
        let (mut value, mut len) = (0_i64, signs);
        while let Some(byte) = rest.get(len) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                if class(*byte) != 0 {
                    break;
                }
                return Token::Word(self.letters());
            }
            value = value.saturating_mul(10).saturating_add(i64::from(digit));
            len += 1;
        }
        self.at += len;
        Token::Int(if rest.first() == Some(&b'-') { -value } else { value })
    }

    /// A text in parentheses, which may have others in it. One that does not end takes all that is left.
    fn text(&mut self) -> Token<'a> {
        let start = self.at + 1;
        let mut depth = 0_usize;
        let mut at = self.at;
        while let Some(byte) = self.bytes.get(at) {
            at += 1;
            match byte {
                b'\\' => at += 1,
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at = at;
                        return Token::Text(self.bytes.get(start..at - 1).unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        self.at = self.bytes.len();
        Token::Text(self.bytes.get(start..).unwrap_or_default())
    }

    fn hex(&mut self) -> Token<'a> {
        let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        let len = rest.iter().position(|byte| *byte == b'>');
        self.at = len.map_or(self.bytes.len(), |len| self.at + len + 2);
        Token::Hex(rest.get(..len.unwrap_or(rest.len())).unwrap_or_default())
    }
}
