//! Texts that cannot be empty or unbounded. Their words may be about a person, so neither `Debug` nor `Display` shows
//! it; only `as_str` does.

use crate::value::code::codes;
use crate::value::redacted::{Redacted, unchanged};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text was not taken. It never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TextError {
    /// Nothing in it can be seen: it is empty, or only blanks and invisible characters.
    #[error("the text is blank")]
    Blank,
    /// It has more characters than its kind allows.
    #[error("the text has {chars} characters, at most {max} are possible")]
    TooLong {
        /// How many it has.
        chars: usize,
        /// How many are possible.
        max: usize,
    },
    /// It holds a control character that its kind does not allow. An example is an escape, or in a one-line text a line break or a
    /// mark that turns the direction of writing.
    #[error("the text has a control character at byte {0}")]
    Control(usize),
}

codes! { TextError, "text" {
    Self::Blank => "blank",
    Self::TooLong { .. } => "too_long",
    Self::Control(_) => "control",
} }

/// Checks once what every text must hold.
fn parse(text: &str, max: usize, lines: bool) -> Result<(), TextError> {
    // Most texts are printable ASCII, which bytes tell faster than characters.
    let odd = text.bytes().fold(0, |odd, byte| odd | u8::from(!matches!(byte, b' '..=b'~')));
    if odd == 0 && text.len() <= max && text.bytes().any(|byte| byte != b' ') {
        return Ok(());
    }
    if text.len() > max {
        let chars = text.chars().count();
        if chars > max {
            return Err(TextError::TooLong { chars, max });
        }
    }
    let forbidden =
        |c: char| if lines { c.is_control() && !matches!(c, '\n' | '\r' | '\t') } else { is_odd_in_a_line(c) };
    if let Some(at) = text.find(forbidden) {
        return Err(TextError::Control(at));
    }
    if text.chars().all(is_invisible) { Err(TextError::Blank) } else { Ok(()) }
}

/// Blanks, and the characters that take no ink: a text made of them only looks empty to a reader.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(c, '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || matches!(c, '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}')
}

/// Characters that no text of one line holds: control characters, breaks of lines and paragraphs, and marks that turn the direction
/// of writing. Such a mark can make a text look like another: `cv\u{202e}fdp.exe` would show as `cvexe.pdf`.
pub(crate) fn is_odd_in_a_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

macro_rules! texts { ($( $(#[$doc:meta])* $name:ident: $max:literal, $lines:literal; )*) => { $(
    $(#[$doc])*
    #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[serde(try_from = "Box<str>", into = "Box<str>")]
    pub struct $name(Box<str>);

    impl $name {
        /// How many characters are possible.
        pub const MAX: usize = $max;

        /// Takes a text that says something and is not too long.
        ///
        /// # Errors
        ///
        /// - [`TextError::Blank`] — nothing in it can be seen.
        /// - [`TextError::TooLong`] — more characters than [`MAX`](Self::MAX).
        /// - [`TextError::Control`] — a control character; line breaks and tabs are fine only where several lines are, and so are
        ///   what else begins a line (U+2028, U+2029) and marks that turn the direction of writing.
        pub fn new(text: impl Into<Box<str>>) -> Result<Self, TextError> {
            let text = text.into();
            parse(&text, $max, $lines)?;
            Ok($name(text))
        }

        /// The words in the place of a text that was taken away.
        #[allow(dead_code, reason = "not every kind of text is about a person")]
        pub(crate) fn without_words() -> Self {
            $name("redacted".into())
        }

        /// Returns the words themselves; the only way to see them.
        #[must_use]
        pub fn as_str(&self) -> &str {
            &self.0
        }
    }

    impl TryFrom<Box<str>> for $name {
        type Error = TextError;
        fn try_from(text: Box<str>) -> Result<Self, TextError> {
            $name::new(text)
        }
    }

    impl TryFrom<&str> for $name {
        type Error = TextError;
        fn try_from(text: &str) -> Result<Self, TextError> {
            $name::new(text)
        }
    }

    impl std::str::FromStr for $name {
        type Err = TextError;
        fn from_str(text: &str) -> Result<Self, TextError> {
            $name::new(text)
        }
    }

    impl From<$name> for Box<str> {
        fn from(text: $name) -> Self {
            text.0
        }
    }

    impl AsRef<str> for $name {
        fn as_ref(&self) -> &str {
            &self.0
        }
    }

    /// Shows how long it is, not what it says.
    impl fmt::Debug for $name {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, concat!(stringify!($name), "({} characters)"), self.0.chars().count())
        }
    }
)* } }

texts! {
    /// Words from a person to a person: a reason, a note, a point to work on. One to 4,000 characters, several lines if need be.
    Text: 4_000, true;
    /// The place where the caller keeps a body that this library never sees: a message, the work that came back, a consent. A
    /// message id, a key or an address; one to 200 characters on one line.
    DocumentRef: 200, false;
    /// The name of a step or of terms: one to 60 characters on one line. It is about the process and not about a
    /// person, so it can be displayed.
    Name: 60, false;
    /// A few words on one line: the title of a role, a skill, an employer, a town; one to 200 characters.
    Label: 200, false;
}

/// Says of kinds of text that nothing of their words stays.
macro_rules! blanked { ($($name:ident)*) => { $(
    impl Redacted for $name {
        fn redacted(&self) -> Self {
            $name::without_words()
        }
    }
)* } }

blanked! { Text DocumentRef Label }
unchanged! { Name }

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
