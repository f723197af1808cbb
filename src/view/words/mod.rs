//! The words of pages for people, by key: a catalogue in English, and the same in other words.
//!
//! A key says what is said, such as `fact.withdrew`; a text is how. A text can have places in braces, which the page fills in.

mod announced;
mod english;
mod moment;

pub(crate) use moment::Reader;

use crate::value::actor::{Capacity, Staff};
use crate::value::code::codes;
use english::ENGLISH;
use std::borrow::Cow;
use std::fmt;

/// The words of pages for people.
///
/// [`english`](Self::english) comes with the library. Another language, or another voice, is a list of keys and texts.
///
/// ```
/// use candidacy::view::words::Words;
///
/// let dutch = Words::english().reworded([("page.acts", "Wat u kunt doen"), ("fact.withdrew", "u trok zich terug")])?;
/// assert_eq!(dutch.text("fact.withdrew"), Some("u trok zich terug"));
/// assert!(Words::english().reworded([("fact.withdraw", "…")]).is_err()); // there is no such key
/// # Ok::<(), candidacy::view::words::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[doc(alias = "translation")]
#[doc(alias = "localisation")]
pub struct Words {
    /// One for each key, in the order of the catalogue.
    texts: Vec<Cow<'static, str>>,
    /// The words for names that a process makes up.
    names: Vec<(Box<str>, Box<str>)>,
}

/// Why words cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// The catalogue has no such key.
    #[error("there are no words with the key `{0}`")]
    NoSuchKey(Box<str>),
    /// The text has a place that is not filled in there.
    #[error("the text for `{key}` has a place `{{{place}}}` that nothing fills in")]
    NoSuchPlace {
        /// The key.
        key: Box<str>,
        /// The place.
        place: Box<str>,
    },
}

codes! { Error, "words" {
    Self::NoSuchKey(_) => "no_such_key",
    Self::NoSuchPlace { .. } => "no_such_place",
} }

/// The beginnings of keys that anybody may add: the names of steps, parts, conditions and capacities are the company's own.
const NAMES: [&str; 3] = ["capacity.", "condition.", "step."];

impl Words {
    /// Returns the words that come with the library, in English.
    #[must_use]
    pub fn english() -> Self {
        Words { texts: ENGLISH.iter().map(|(_, text)| Cow::Borrowed(*text)).collect(), names: Vec::new() }
    }

    /// Returns every key of the catalogue, in alphabetical order.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        ENGLISH.iter().map(|(key, _)| *key)
    }

    /// Sets other texts. All others stay as they are.
    ///
    /// Keys that begin with `capacity.`, `condition.` or `step.` may be new. Behind them stands a name that the company made up:
    /// of a capacity, of a condition of an offer, of a step or of a part of one.
    ///
    /// # Errors
    ///
    /// - [`Error::NoSuchKey`] — a key that the catalogue does not have.
    /// - [`Error::NoSuchPlace`] — a text with a place in braces that the English text does not have.
    pub fn reworded<K: AsRef<str>, T: AsRef<str>>(
        mut self,
        words: impl IntoIterator<Item = (K, T)>,
    ) -> Result<Self, Error> {
        for (key, text) in words {
            let (key, text) = (key.as_ref(), text.as_ref());
            let there = place_of(key);
            let known = there.and_then(|there| ENGLISH.get(there)).map_or("", |(_, english)| *english);
            if let Some(place) = places(text).find(|place| places(known).all(|one| one != *place)) {
                return Err(Error::NoSuchPlace { key: key.into(), place: place.into() });
            }
            match there.and_then(|there| self.texts.get_mut(there)) {
                Some(there) => *there = Cow::Owned(text.to_owned()),
                None if NAMES.iter().any(|beginning| key.starts_with(beginning)) => {
                    self.names.retain(|(name, _)| **name != *key);
                    self.names.push((key.into(), text.into()));
                }
                None => return Err(Error::NoSuchKey(key.into())),
            }
        }
        Ok(self)
    }

    /// Returns the text with a key.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        let name = || self.names.iter().find(|(name, _)| **name == *key).map(|(_, text)| &**text);
        place_of(key).and_then(|there| self.texts.get(there)).map(AsRef::as_ref).or_else(name)
    }

    /// The text with a key, and the key itself where there is none.
    pub(crate) fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.text(key).unwrap_or(key)
    }

    /// The text of the more special of two keys.
    pub(crate) fn say_first(&self, special: &str, key: &str) -> String {
        self.text(special).or_else(|| self.text(key)).unwrap_or(key).to_owned()
    }

    /// The text with a key, its places filled in.
    pub(crate) fn fill(&self, key: &str, places: &[(&str, &str)]) -> String {
        filled(self.say(key), places)
    }

    /// A name that a process makes up, as it is said.
    pub(crate) fn name(&self, beginning: &str, name: &str) -> String {
        let said = self.text(&format!("{beginning}.{name}")).map(ToOwned::to_owned);
        said.unwrap_or_else(|| name.replace('_', " "))
    }

    pub(crate) fn capacity(&self, capacity: Capacity) -> String {
        self.name("capacity", capacity.as_str())
    }

    /// People by what they are: each capacity once, with how many there are.
    pub(crate) fn people(&self, people: &[Staff]) -> String {
        let mut all: Vec<(Capacity, usize)> = Vec::new();
        for staff in people {
            match all.iter_mut().find(|(capacity, _)| *capacity == staff.capacity) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => all.push((staff.capacity, 1)),
            }
        }
        let said = |(capacity, count): (Capacity, usize)| match count {
            1 => self.capacity(capacity),
            count => self.fill("count", &[("count", &count.to_string()), ("who", &self.capacity(capacity))]),
        };
        self.listed(&all.into_iter().map(said).collect::<Vec<_>>())
    }

    /// Words as a list: "one, two and three".
    pub(crate) fn listed(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                let first = first.join(self.say("list.comma"));
                self.fill("list.and", &[("first", &first), ("last", last)])
            }
        }
    }
}

/// Shows which language it is not, but which of its texts are other than those that come along.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reworded = self.texts.iter().zip(ENGLISH).filter(|(text, (_, english))| text != english);
        let reworded: Vec<&str> = reworded.map(|(_, (key, _))| *key).collect();
        f.debug_struct("Words").field("reworded", &reworded).field("names", &self.names.len()).finish()
    }
}

/// A text with its places filled in, each once: what fills a place is not looked at again.
fn filled(text: &str, places: &[(&str, &str)]) -> String {
    let mut said = String::with_capacity(text.len());
    for (number, piece) in text.split('{').enumerate() {
        match piece.split_once('}').filter(|_| number > 0) {
            Some((place, rest)) => {
                let words = places.iter().find(|(one, _)| *one == place).map_or("", |(_, words)| words);
                said.push_str(words);
                said.push_str(rest);
            }
            None => said.push_str(piece),
        }
    }
    said
}

/// The place of a key in the catalogue.
fn place_of(key: &str) -> Option<usize> {
    ENGLISH.binary_search_by_key(&key, |(key, _)| *key).ok()
}

/// The places of a text, as they stand in braces.
fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(place, _)| place))
}
