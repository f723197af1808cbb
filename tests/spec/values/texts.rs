//! Texts: something can be seen, nothing controls the reader, and none is too long.

use super::same;
use candidacy::Text;
use candidacy::value::{DocumentRef, Label, Name, TextError};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

/// Each of these texts, as each of the four kinds of text: made and read alike.
fn texts(words: &str) -> [Result<(), TextError>; 4] {
    same(Text::new(words), &json!(words));
    same(DocumentRef::new(words), &json!(words));
    same(Name::new(words), &json!(words));
    same(Label::new(words), &json!(words));
    assert_eq!(Text::try_from(words), Text::new(words));
    assert_eq!(words.parse::<DocumentRef>(), DocumentRef::new(words));
    assert_eq!(Name::try_from(Box::from(words)), Name::new(words));
    assert_eq!(Label::try_from(words), Label::new(words));
    [
        Text::new(words).map(drop),
        DocumentRef::new(words).map(drop),
        Name::new(words).map(drop),
        Label::new(words).map(drop),
    ]
}

/// A text in which nothing can be seen says nothing: no characters, blanks of every script, characters without ink.
#[test]
fn a_blank_text_is_refused() {
    let invisible = [
        '\u{20}',
        '\u{a0}',
        '\u{ad}',
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{1160}',
        '\u{1680}',
        '\u{17b4}',
        '\u{17b5}',
        '\u{180b}',
        '\u{180e}',
        '\u{2000}',
        '\u{2003}',
        '\u{200a}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{202a}',
        '\u{202e}',
        '\u{202f}',
        '\u{205f}',
        '\u{2060}',
        '\u{2064}',
        '\u{2066}',
        '\u{206f}',
        '\u{2800}',
        '\u{3000}',
        '\u{3164}',
        '\u{fe00}',
        '\u{fe0f}',
        '\u{feff}',
        '\u{ffa0}',
        '\u{e0001}',
        '\u{e0020}',
        '\u{e007f}',
        '\u{e0100}',
        '\u{e01ef}',
    ];
    assert_eq!(texts(""), [Err(TextError::Blank); 4]);
    for c in invisible {
        for blank in [c.to_string(), format!(" {c}{c} ")] {
            assert_eq!(texts(&blank)[0], Err(TextError::Blank), "{}", c.escape_unicode());
            assert!(texts(&blank).iter().all(Result::is_err), "{}", c.escape_unicode());
        }
        // Within one line, what turns the direction of writing could make a name look like another, and what begins a line or
        // a paragraph makes two of one.
        let turns =
            matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let breaks = matches!(c, '\u{2028}' | '\u{2029}');
        let line = if turns || breaks { Err(TextError::Control(0)) } else { Ok(()) };
        assert_eq!(texts(&format!("{c}x{c}")), [Ok(()), line, line, line], "{}", c.escape_unicode());
    }
    let all: String = invisible.iter().collect();
    assert_eq!(texts(&all)[0], Err(TextError::Blank));
    assert_eq!(Text::new("\r\n\t"), Err(TextError::Blank));
}

/// What is short but can be seen is a text: a letter, a digit, a picture, a mark.
#[test]
fn whatever_can_be_seen_is_a_text() {
    for words in ["a", "0", ".", "漢", "ß", "👍", "👩\u{200d}💻", "❤\u{fe0f}", "\u{301}", "\u{fffd}", "﷽"] {
        assert_eq!(texts(words), [Ok(()); 4], "{words}");
    }
}

/// A text is as long as it has characters, not bytes; the longest is taken as it is, and one more is too many.
#[test]
fn length_is_counted_in_characters() {
    for c in ["a", "ß", "漢", "👍"] {
        for (kind, max) in [(0, Text::MAX), (1, DocumentRef::MAX), (2, Name::MAX), (3, Label::MAX)] {
            assert_eq!(texts(&c.repeat(max))[kind], Ok(()), "{max} × {c}");
            let too_long = Err(TextError::TooLong { chars: max + 1, max });
            assert_eq!(texts(&c.repeat(max + 1))[kind], too_long, "{} × {c}", max + 1);
        }
    }
    assert_eq!((Text::MAX, DocumentRef::MAX, Name::MAX, Label::MAX), (4_000, 200, 60, 200));
    // Blanks count too: nothing is trimmed.
    assert_eq!(Name::new(" a ").unwrap().as_str(), " a ");
    assert_eq!(texts(&" ".repeat(61))[2], Err(TextError::TooLong { chars: 61, max: 60 }));
}

/// No control character is in a text, whatever surrounds it; a line break and a tab only where several lines are fine. The
/// error says where.
#[test]
fn control_characters_are_refused() {
    for c in (0..=0x1f).chain(0x7f..=0x9f).map(|c| char::from_u32(c).unwrap()) {
        let lines = matches!(c, '\n' | '\r' | '\t');
        let [text, reference, name, label] = texts(&format!("ß{c}x"));
        let at = Err(TextError::Control(2));
        assert_eq!(text, if lines { Ok(()) } else { at }, "{c:?}");
        assert_eq!([reference, name, label], [at; 3], "{c:?}");
    }
}

proptest! {
    /// Reading a text applies the checks of making it, whatever the text; taken, it is kept to the letter. An error repeats
    /// nothing of it.
    #[test]
    fn texts_are_made_and_read_alike(any in any::<String>(), seen in "\\PC{1,70}", long in vec("[α-ω]{40}", 0..6)) {
        for words in [any, seen, long.concat()] {
            let kept = |taken: Option<&str>| taken.is_none_or(|taken| taken == words);
            prop_assert!(kept(Text::new(words.as_str()).ok().as_ref().map(Text::as_str)));
            prop_assert!(kept(DocumentRef::new(words.as_str()).ok().as_ref().map(DocumentRef::as_str)));
            prop_assert!(kept(Label::new(words.as_str()).ok().as_ref().map(Label::as_str)));
            prop_assert!(kept(Name::new(words.as_str()).ok().as_ref().map(Name::as_str)));
            for error in texts(&words).into_iter().filter_map(Result::err) {
                prop_assert!(error.to_string().is_ascii());
            }
        }
    }
}
