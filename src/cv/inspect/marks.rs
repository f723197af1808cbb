//! What a PDF does beyond showing pages, by the names in its objects.

use super::lex::{Lexer, Token};
use super::value::{is, is_escaped};
use crate::cv::{CvRisk, CvRisks, CvWarning, CvWarnings};

/// What was seen.
#[derive(Default, Clone, Copy)]
pub(super) struct Marks {
    pub(super) risks: CvRisks,
    pub(super) warnings: CvWarnings,
}

impl Marks {
    /// Takes note of all names in these objects.
    pub(super) fn read(&mut self, objects: &[u8]) {
        let mut words = Lexer::new(objects, 0);
        let (mut watch, mut depth) = (Watch::default(), 0_usize);
        loop {
            let token = words.next();
            if token == Token::End {
                break;
            }
            watch.see(token, self);
            match token {
                Token::Dict | Token::Array => depth += 1,
                Token::DictEnd | Token::ArrayEnd => depth = depth.saturating_sub(1),
                Token::Name(name) if depth == 0 => self.note_alone(name),
                Token::Name(_) | Token::Int(_) | Token::Text(_) | Token::Hex(_) | Token::Word(_) | Token::End => {}
            }
        }
    }

    /// Takes note of a name that is an object by itself: any key may refer to it.
    pub(super) fn note_alone(&mut self, name: &[u8]) {
        if is(name, b"Launch") {
            self.risks = self.risks.and(&[CvRisk::Launch]);
        }
        let name = if is_escaped(name) { unescaped(name) } else { name };
        for key in [b"S".as_slice(), b"Type", b"Subtype"] {
            self.note(key, name);
        }
    }

    /// Takes note of a name. The one before it, if nothing stands between them, may be the key whose value it is.
    fn note(&mut self, key: &[u8], name: &[u8]) {
        let risk = match (key, name) {
            (_, b"JavaScript" | b"JS") => CvRisk::JavaScript,
            (b"Subtype", b"RichMedia") => CvRisk::RichMedia,
            (b"Type", b"EmbeddedFile") | (b"Subtype", b"FileAttachment") | (_, b"EF") => CvRisk::Attachment,
            (_, b"AA") => return self.warn(CvWarning::AdditionalActions),
            (b"S", b"SubmitForm" | b"GoToR" | b"GoToE" | b"ImportData") => CvRisk::Remote,
            _ => return,
        };
        self.risks = self.risks.and(&[risk]);
    }

    fn warn(&mut self, warning: CvWarning) {
        self.warnings = self.warnings.and(&[warning]);
    }
}

/// Follows the words of an object and takes note of its names.
#[derive(Default)]
pub(super) struct Watch<'a> {
    key: &'a [u8],
    launches: bool,
    target: bool,
}

impl<'a> Watch<'a> {
    /// The next word.
    pub(super) fn see(&mut self, token: Token<'a>, marks: &mut Marks) {
        let Token::Name(name) = token else {
            self.key = b"";
            return;
        };
        let name = if is_escaped(name) { unescaped(name) } else { name };
        // To launch nothing does nothing.
        self.launches |= self.key == b"S" && name == b"Launch";
        self.target |= matches!(name, b"F" | b"UF" | b"Win" | b"Mac" | b"Unix");
        if self.launches && self.target {
            marks.risks = marks.risks.and(&[CvRisk::Launch]);
        }
        marks.note(self.key, name);
        self.key = name;
    }
}

/// A name that hides behind escapes, if it is one that is looked for.
#[cold]
fn unescaped(written: &[u8]) -> &'static [u8] {
    let names: [&[u8]; 20] = [
        b"JavaScript",
        b"JS",
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
        b"Launch",
        b"F",
        b"UF",
        b"Win",
        b"Mac",
        b"Unix",
    ];
    names.into_iter().find(|name| is(written, name)).unwrap_or_default()
}
