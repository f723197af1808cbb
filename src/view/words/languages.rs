//! Words in other languages.

use super::catalogue::{NUMBERS, catalogue};
use super::fluent::{Catalogue, id};
use super::place::places;
use super::{Base, Error, Words};
use std::collections::BTreeMap;

/// Words in other languages, with the feature `fluent`.
impl Words {
    /// Returns the words in Dutch that come with the library.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a constant file, read by a test")]
    pub fn dutch() -> Self {
        Words::fluent("nl", include_str!("nl.ftl")).expect("a catalogue")
    }

    /// Returns the words in Spanish that come with the library.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a constant file, read by a test")]
    pub fn spanish() -> Self {
        Words::fluent("es", include_str!("es.ftl")).expect("a catalogue")
    }

    /// Reads a catalogue in another language, as a [Fluent](https://projectfluent.org) file.
    ///
    /// A message has the name of its key, with a hyphen for each dot: `fact-withdrew` for `fact.withdrew`. A text with a number is
    /// one message, which chooses by `$count`: `span-days` for `span.days@one` and `span.days@other`. The places of the English text
    /// are the message's variables. The file may have terms and messages of its own to refer to, whose names begin with `own-`.
    ///
    /// A gap is no error: [`missing`](Self::missing) names it, and it is said in English, behind a mark.
    ///
    /// ```
    /// use candidacy::view::words::Words;
    ///
    /// let frisian = Words::fluent("fy", "span-days = { $count ->\n    [one] ien dei\n   *[other] { $count } dagen\n }\n")?;
    /// assert_eq!(frisian.text("fact.withdrew").as_deref(), Some("[en] you stepped out"));
    /// assert!(!frisian.missing().contains(&"span.days@one"));
    /// # Ok::<(), candidacy::view::words::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`Error::Language`] — a language that is no tag of BCP 47.
    /// - [`Error::Syntax`] — a file that is not Fluent.
    /// - [`Error::NoSuchKey`] — a message that no key stands for.
    /// - [`Error::NoSuchPlace`] — a variable that the English text does not have.
    pub fn fluent(language: &str, source: &str) -> Result<Self, Error> {
        Ok(Words { base: Base::Fluent(Catalogue::read(language, source)?), own: BTreeMap::new() })
    }

    /// Returns the English catalogue as a Fluent file, for translators to begin with.
    #[must_use]
    pub fn english_as_fluent() -> String {
        let [one, other] = NUMBERS;
        let message = |(key, text): (&str, &str)| {
            let text = pattern(text);
            match key.strip_suffix(one) {
                Some(family) => format!("{} = {{ $count ->\n    [one] {text}\n", id(family)),
                None if key.ends_with(other) => format!("   *[other] {text}\n}}\n"),
                None => format!("{} = {text}\n", id(key)),
            }
        };
        catalogue().into_iter().map(message).collect()
    }
}

/// An English text as Fluent writes it. Spaces at its end, and braces, stand in quotes there.
fn pattern(text: &str) -> String {
    if text.trim() != text {
        return format!("{{ \"{text}\" }}");
    }
    places(text).fold(text.to_owned(), |text, place| text.replace(&format!("{{{place}}}"), &format!("{{ ${place} }}")))
}
