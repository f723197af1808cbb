//! Why words cannot be taken.

use crate::value::code::codes;

/// Why words cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// The catalogue has no such key.
    #[error("there are no words with the key `{0}`")]
    NoSuchKey(Box<str>),
    /// The text has a place that is not filled in there.
    #[error("the text for `{key}` has a place `{place}` that nothing fills in")]
    NoSuchPlace {
        /// The key.
        key: Box<str>,
        /// The place.
        place: Box<str>,
    },
    /// The catalogue is no Fluent file.
    #[error("the catalogue cannot be read as Fluent, at byte {at}: {reason}")]
    Syntax {
        /// The place of the first mistake.
        at: usize,
        /// The mistake, in the words of the reader of such files.
        reason: Box<str>,
    },
    /// The language is no tag of BCP 47.
    #[error("`{0}` is not the tag of a language")]
    Language(Box<str>),
}

codes! { Error, "words" {
    Self::NoSuchKey(_) => "no_such_key",
    Self::NoSuchPlace { .. } => "no_such_place",
    Self::Syntax { .. } => "syntax",
    Self::Language(_) => "language",
} }
