//! The words of pages for people, by key: a catalogue in English, and the same in other words.
//!
//! A key says what is said, such as `fact.withdrew`; a text is how. A text can have places in braces, which the page fills in.

mod announced;
mod catalogue;
mod cv;
mod english;
mod error;
#[cfg(feature = "fluent")]
mod fluent;
#[cfg(feature = "fluent")]
mod languages;
mod moment;
mod place;
mod refused;
mod retained;
mod shown;

pub use error::Error;
pub(crate) use moment::Reader;
pub(crate) use shown::InWords;

use crate::value::actor::{Capacity, Staff};
use catalogue::{NAMES, NUMBERS, catalogue, english};
use place::{Place, filled, places};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// The words of pages for people.
///
/// [`english`](Self::english) comes with the library, and with the feature `fluent` `dutch`, `spanish` and any catalogue of the reader's
/// own. Another voice is a list of keys and texts.
///
/// ```
/// use candidacy::view::words::Words;
///
/// let ours = Words::english().reworded([("page.acts", "Your move"), ("fact.withdrew", "you went another way")])?;
/// assert_eq!(ours.text("fact.withdrew").as_deref(), Some("you went another way"));
/// assert!(Words::english().reworded([("fact.withdraw", "…")]).is_err()); // there is no such key
/// # Ok::<(), candidacy::view::words::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[doc(alias = "translation")]
#[doc(alias = "localisation")]
pub struct Words {
    base: Base,
    /// The texts that are other than those of the catalogue, and the words for names that a process makes up.
    own: BTreeMap<Box<str>, Box<str>>,
}

/// The catalogue that the words begin with.
#[derive(Clone, PartialEq, Eq)]
enum Base {
    English,
    #[cfg(feature = "fluent")]
    Fluent(fluent::Catalogue),
}

/// Something that is said to people in the words of a catalogue. `Display` says it in English, to developers.
pub trait Said {
    /// Returns what is said.
    fn said(&self, words: &Words) -> String;
}

impl Words {
    /// Returns the words that come with the library, in English.
    #[must_use]
    pub const fn english() -> Self {
        Words { base: Base::English, own: BTreeMap::new() }
    }

    /// Returns every key of the catalogue, in alphabetical order.
    ///
    /// A text with a number has two: one ends in `@one`, and one in `@other`.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        catalogue().into_iter().map(|(key, _)| key)
    }

    /// Sets other texts. All others stay as they are.
    ///
    /// Keys that begin with `capacity.`, `name.capacity.`, `condition.` or `step.` may be new. Behind them stands a name that the company
    /// made up: of a capacity, as candidates and as colleagues call it, of a condition of an offer, of a step or of a part of one.
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
            let known = english(key);
            if known.is_none() && NAMES.iter().all(|beginning| !key.starts_with(beginning)) {
                return Err(Error::NoSuchKey(key.into()));
            }
            let has = |place: &str| known.is_some_and(|known| places(known).any(|one| one == place));
            if let Some(place) = places(text).find(|place| !has(place)) {
                return Err(Error::NoSuchPlace { key: key.into(), place: place.into() });
            }
            self.own.insert(key.into(), text.into());
        }
        Ok(self)
    }

    /// Returns the text with a key, its places in braces not filled in.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<Cow<'_, str>> {
        self.said(key, &[])
    }

    /// Returns the keys that the catalogue lacks, in alphabetical order. Their texts are said in English, behind a mark: `[en]`.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        match &self.base {
            Base::English => Vec::new(),
            #[cfg(feature = "fluent")]
            Base::Fluent(catalogue) => Self::keys().filter(|key| !catalogue.has(key)).collect(),
        }
    }

    /// The text with a key, its places filled in, if there is one.
    fn said(&self, key: &str, places: &[(&str, Place<'_>)]) -> Option<Cow<'_, str>> {
        if let Some(own) = self.own.get(key) {
            return Some(filled(own, places));
        }
        match &self.base {
            Base::English => english(key).map(|text| filled(text, places)),
            #[cfg(feature = "fluent")]
            Base::Fluent(catalogue) => {
                let said = catalogue.said(key, places).map(Cow::Owned);
                said.or_else(|| english(key).map(|text| Cow::Owned(format!("[en] {}", filled(text, places)))))
            }
        }
    }

    /// The text with a key, and the key itself where there is none.
    pub(crate) fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// The text of the more special of two keys.
    pub(crate) fn say_first(&self, special: &str, key: &str) -> String {
        self.text(special).map_or_else(|| self.say(key), Cow::into_owned)
    }

    /// The text with a key, its places filled in with words.
    pub(crate) fn fill(&self, key: &str, places: &[(&str, &str)]) -> String {
        let places: Vec<(&str, Place<'_>)> = places.iter().map(|(name, words)| (*name, Place::Words(words))).collect();
        self.filled(key, &places)
    }

    /// The text with a key, its places filled in, and the key itself where there is none.
    fn filled(&self, key: &str, places: &[(&str, Place<'_>)]) -> String {
        self.said(key, places).map_or_else(|| key.to_owned(), Cow::into_owned)
    }

    /// The text of a number of something, its places filled in; the number fills in `count`.
    pub(crate) fn count(&self, key: &str, count: u32, places: &[(&str, &str)]) -> String {
        let others = places.iter().map(|(name, words)| (*name, Place::Words(words)));
        let places: Vec<(&str, Place<'_>)> = others.chain([("count", Place::Number(count))]).collect();
        let [one, other] = NUMBERS;
        self.filled(&format!("{key}{}", if count == 1 { one } else { other }), &places)
    }

    /// A name that a process makes up, as it is said.
    pub(crate) fn name(&self, beginning: &str, name: &str) -> String {
        self.text(&format!("{beginning}.{name}")).map_or_else(|| name.replace('_', " "), Cow::into_owned)
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
                let first = first.join(&self.say("list.comma"));
                self.fill("list.and", &[("first", &first), ("last", last)])
            }
        }
    }
}

/// Shows the language of the catalogue, and which of its texts are other ones.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = match &self.base {
            Base::English => "en",
            #[cfg(feature = "fluent")]
            Base::Fluent(catalogue) => catalogue.language(),
        };
        f.debug_struct("Words").field("language", &language).field("reworded", &self.own.keys()).finish()
    }
}
