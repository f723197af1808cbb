//! The acts of a PDF beyond showing pages: how it is noted, and how it is looked for where a structure cannot be read.

use super::lex::{Lexer, Token};
use super::scan::{Head, Numbers};
use super::value::{is_behind_escapes, is_escaped};
use crate::cv::{Risk, Risks, Warning, Warnings};

/// The risks and oddities that were seen.
#[derive(Default, Clone, Copy)]
pub(super) struct Marks {
    pub(super) risks: Risks,
    pub(super) warnings: Warnings,
}

/// The names that are looked for, as key, as value or as either.
const NAMES: [&[u8]; 38] = [
    b"A",
    b"PA",
    b"Next",
    b"OpenAction",
    b"Names",
    b"Dests",
    b"Contents",
    b"Resources",
    b"StructTreeRoot",
    b"Metadata",
    b"DOS",
    b"JavaScript",
    b"JS",
    b"OnInstantiate",
    b"Type",
    b"Subtype",
    b"RichMedia",
    b"EmbeddedFile",
    b"FileAttachment",
    b"EF",
    b"AA",
    b"S",
    b"SubmitForm",
    b"GoToR",
    b"GoToE",
    b"ImportData",
    b"Thread",
    b"Rendition",
    b"Movie",
    b"Sound",
    b"RichMediaExecute",
    b"3D",
    b"Launch",
    b"F",
    b"UF",
    b"Win",
    b"Mac",
    b"Unix",
];

impl Marks {
    pub(super) fn risk(&mut self, risk: Risk) {
        self.risks = self.risks.union(risk.into());
    }

    pub(super) fn warn(&mut self, warning: Warning) {
        self.warnings = self.warnings.union(warning.into());
    }

    /// Takes note of what another look saw.
    pub(super) fn join(&mut self, other: Marks) {
        self.risks = self.risks.union(other.risks);
        self.warnings = self.warnings.union(other.warnings);
    }

    /// Takes note of a kind of action, but of one that depends on its target.
    pub(super) fn action(&mut self, name: &[u8]) {
        match name {
            b"JavaScript" => self.risk(Risk::JavaScript),
            b"SubmitForm" | b"GoToR" | b"GoToE" | b"ImportData" => self.risk(Risk::Remote),
            b"RichMediaExecute" => self.risk(Risk::RichMedia),
            b"Rendition" | b"Movie" | b"Sound" => self.risk(Risk::Media),
            _ => {}
        }
    }

    /// Takes note of a type.
    pub(super) fn kind(&mut self, name: &[u8]) {
        if name == b"EmbeddedFile" {
            self.risk(Risk::Attachment);
        }
    }

    /// Takes note of a subtype.
    pub(super) fn subtype(&mut self, name: &[u8]) {
        match name {
            b"RichMedia" => self.risk(Risk::RichMedia),
            b"Movie" | b"Sound" | b"3D" => self.risk(Risk::Media),
            b"FileAttachment" => self.risk(Risk::Attachment),
            _ => {}
        }
    }

    /// Takes note of a name that is an object by itself: any key may refer to it.
    pub(super) fn alone(&mut self, name: &[u8]) {
        let name = plain(name);
        match name {
            b"Launch" => self.risk(Risk::Launch),
            b"Thread" => self.risk(Risk::Remote),
            _ => self.action(name),
        }
        self.kind(name);
        self.subtype(name);
    }

    /// Takes note of all names from here to the end of the object, however its brackets stand: where it cannot be read as
    /// a reader reads it, nothing in it hides. A word `endobj` that no head of a known object follows does not end it. A
    /// text is one only as a value, and not if the head of an object stands in it: some readers read the words in it.
    ///
    /// Ends at the head of another object that is one of those to be read so, and gives that.
    pub(super) fn read_loosely(
        &mut self,
        mut words: Lexer<'_>,
        is_object: impl Fn(Head) -> Option<usize>,
    ) -> Option<usize> {
        let (mut numbers, mut next) = (Numbers::default(), None);
        let (mut key, mut launches, mut threads, mut target): (&[u8], _, _, _) = (b"", false, false, false);
        let (mut after_key, mut in_array) = (false, false);
        loop {
            let before = words;
            let token = words.next();
            if let Token::Word(word) = token
                && word.len() > b"endobj".len()
                && word.starts_with(b"endobj")
            {
                // What follows begins too early.
                words.go_to(words.at().saturating_sub(word.len()).saturating_add(b"endobj".len()));
                if is_between_objects(words, &is_object) {
                    break;
                }
            }
            if token == Token::Word(b"obj") {
                next = numbers.head().and_then(&is_object);
                if next.is_some() {
                    break;
                }
            }
            if let Token::Int(number) = token {
                numbers.see(number, before.at());
            } else {
                numbers = Numbers::default();
            }
            let is_value = in_array || after_key;
            after_key = !after_key && matches!(token, Token::Name(_));
            match token {
                Token::Text(text) | Token::Hex(text) if !is_value || words.may_hide_a_head(text) => {
                    words = before;
                    words.skip_blanks();
                    words.pass(1);
                }
                Token::Word(word) if plain(word).is_empty() => after_key = is_value && !in_array,
                Token::End => break,
                Token::Word(b"endobj") if is_between_objects(words, &is_object) => break,
                Token::Name(name) => {
                    let name = plain(name);
                    match key {
                        b"S" => self.action(name),
                        b"Type" => self.kind(name),
                        b"Subtype" => self.subtype(name),
                        _ => {}
                    }
                    match name {
                        b"JavaScript" | b"JS" | b"OnInstantiate" => self.risk(Risk::JavaScript),
                        b"EF" => self.risk(Risk::Attachment),
                        b"AA" => self.warn(Warning::AdditionalActions),
                        b"Launch" => launches = true,
                        b"Thread" => threads = true,
                        b"F" | b"UF" | b"Win" | b"Mac" | b"Unix" => target = true,
                        _ => {}
                    }
                    key = name;
                }
                Token::Array | Token::Dict | Token::ArrayEnd | Token::DictEnd => {
                    in_array = token == Token::Array;
                    key = b"";
                }
                _ => key = b"",
            }
        }
        // What is opened may stand behind that head.
        let has_target = target || next.is_some();
        if launches && has_target {
            self.risk(Risk::Launch);
        }
        if threads && has_target {
            self.risk(Risk::Remote);
        }
        next
    }
}

/// Whether the head of an object follows that is known, what follows the last one, or nothing.
fn is_between_objects(mut words: Lexer<'_>, is_object: impl Fn(Head) -> Option<usize>) -> bool {
    words.skip_blanks();
    let at = words.at();
    match words.next() {
        Token::Int(number) => {
            let Token::Int(generation) = words.next() else { return false };
            let mut numbers = Numbers::default();
            numbers.see(number, at);
            numbers.see(generation, at);
            words.next() == Token::Word(b"obj") && numbers.head().and_then(is_object).is_some()
        }
        Token::Word(b"xref" | b"startxref") => matches!(words.next(), Token::Int(_)),
        Token::Word(b"trailer") => words.next() == Token::Dict,
        Token::End => true,
        _ => false,
    }
}

/// A name as it is read, up to a byte that some readers take for a blank or for the end of a text. Behind escapes, only those
/// that are looked for are read, so that nothing is copied.
pub(super) fn plain(written: &[u8]) -> &[u8] {
    let end = written.iter().position(|byte| matches!(byte, 0x80 | 0xff)).unwrap_or(written.len());
    let written = written.get(..end).unwrap_or(written);
    if is_escaped(written) {
        let end = written.windows(3).position(|escape| escape == b"#00").unwrap_or(written.len());
        let written = written.get(..end).unwrap_or(written);
        if NAMES.contains(&written) {
            return written;
        }
        NAMES.into_iter().find(|name| is_behind_escapes(written, name)).unwrap_or_default()
    } else {
        written
    }
}
