//! The places of a text, and what fills them in.

use std::borrow::Cow;
use std::fmt;

/// A filling of a place: words, or a number, by which other languages choose the words around it.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    Words(&'a str),
    Number(u32),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Words(words) => f.write_str(words),
            Place::Number(number) => number.fmt(f),
        }
    }
}

/// A text with its places filled in, each once: what fills a place is not looked at again. A place that nothing fills in stays.
pub(super) fn filled<'a>(text: &'a str, places: &[(&str, Place<'_>)]) -> Cow<'a, str> {
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len());
    for (number, piece) in text.split('{').enumerate() {
        match piece.split_once('}').filter(|_| number > 0) {
            Some((place, rest)) => {
                match places.iter().find(|(one, _)| *one == place) {
                    Some((_, what)) => said.push_str(&what.to_string()),
                    None => said.extend(["{", place, "}"]),
                }
                said.push_str(rest);
            }
            None => said.push_str(piece),
        }
    }
    Cow::Owned(said)
}

/// The places of a text, as they stand in braces.
pub(super) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(place, _)| place))
}
