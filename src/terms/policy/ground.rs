//! The source of a rule: every number of a policy names it. A source is about a rule and never about a person, so it may
//! be shown.

use crate::value::set::names;
use crate::value::text::{DocumentRef, TextError};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

names! {
    /// The kind of source that a rule has.
    #[non_exhaustive]
    Basis {
        /// The source of this project: one company's description of how it hires.
        Seed = "seed",
        /// A law or a regulation.
        Law = "law",
        /// A code of conduct, or what an authority asks for.
        Code = "code",
        /// A practice of others, who say so in public.
        Practice = "practice",
        /// Nobody says so yet: it was assumed.
        Assumption = "assumption",
    }
}

/// The source of a rule, and where a reader can look it up.
///
/// ```
/// use candidacy::terms::policy::{Basis, Ground};
///
/// let records = Ground::new(Basis::Law, "29 CFR 1602.14")?;
/// assert_eq!(records.to_string(), "law: 29 CFR 1602.14");
/// assert!(Ground::new(Basis::Practice, " ").is_err());
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ground {
    pub(super) basis: Basis,
    pub(super) source: Source,
}

impl Ground {
    /// Names a source that can be looked up: a title, an article, an address. One to 200 characters on one line, as a
    /// [`DocumentRef`] has.
    ///
    /// # Errors
    ///
    /// The errors of [`DocumentRef::new`] — the source is blank, too long or has control characters.
    pub fn new(basis: Basis, source: &str) -> Result<Self, TextError> {
        Ok(Ground { basis, source: DocumentRef::new(source)?.into() })
    }

    /// One that this library states; a test holds that [`new`](Self::new) would take it.
    pub(super) const fn stated((basis, source): (Basis, &'static str)) -> Self {
        Ground { basis, source: Source::stated(source) }
    }

    /// Returns the kind of the source.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Returns the source, where a reader can look the rule up.
    #[must_use]
    pub fn source(&self) -> &str {
        self.source.as_str()
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.basis, self.source())
    }
}

/// The words that a reader can look up. The words that this library states are not copied.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(inline))]
#[serde(from = "DocumentRef")]
pub(super) struct Source(Cow<'static, str>);

impl Source {
    /// One that this library states.
    pub(super) const fn stated(source: &'static str) -> Self {
        Source(Cow::Borrowed(source))
    }

    /// One that was checked elsewhere.
    pub(super) fn owned(source: &str) -> Self {
        Source(Cow::Owned(source.to_owned()))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<DocumentRef> for Source {
    fn from(source: DocumentRef) -> Self {
        Source(Cow::Owned(Box::<str>::from(source).into_string()))
    }
}
