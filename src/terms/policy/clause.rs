//! A clause of a law or of a code of conduct: its title, its article, its address, and the day on which somebody read it.

use super::ground::{Basis, Ground, Source};
use crate::terms::calendar::wire::Date;
use crate::value::meeting::Link;
use crate::value::text::{DocumentRef, TextError};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The reading of a clause: at its source, elsewhere, or not at all.
///
/// Laws change. The day says which text was read; a later one may say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", from = "WrittenRead", into = "WrittenRead")]
#[expect(clippy::exhaustive_enums, reason = "it was read at the source, elsewhere, or not")]
pub enum Read {
    /// The text itself was read, on this day.
    AtTheSource(NaiveDate),
    /// A copy of the text, or a text about it, was read on this day.
    Elsewhere(NaiveDate),
    /// Nobody read it.
    Not,
}

impl Read {
    /// Returns the day on which it was read, if it was.
    #[must_use]
    pub fn on(self) -> Option<NaiveDate> {
        match self {
            Read::AtTheSource(day) | Read::Elsewhere(day) => Some(day),
            Read::Not => None,
        }
    }
}

/// For people: "read on 2026-11-29", "not read at the source, but elsewhere on 2026-11-29", "not read at the source".
impl fmt::Display for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Read::AtTheSource(day) => write!(f, "read on {day}"),
            Read::Elsewhere(day) => write!(f, "not read at the source, but elsewhere on {day}"),
            Read::Not => f.write_str("not read at the source"),
        }
    }
}

/// A clause of a law or a code, and the way to look it up.
///
/// ```
/// use candidacy::chrono::NaiveDate;
/// use candidacy::terms::policy::{Basis, Clause, Read};
/// use candidacy::value::meeting::Link;
///
/// let day: NaiveDate = "2026-11-29".parse()?;
/// let clause = Clause::new(Basis::Code, "the code of our town", Read::AtTheSource(day))?
///     .with_article("article 3")?
///     .with_address(&Link::new("https://town.example/code")?);
/// assert_eq!(clause.ground().to_string(), "code: the code of our town, article 3");
/// assert_eq!(clause.to_string(), "code: the code of our town, article 3; https://town.example/code; read on 2026-11-29");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Clause {
    /// Title and article, in one line.
    ground: Ground,
    title: Source,
    article: Option<Source>,
    address: Option<Source>,
    read: Read,
}

impl Clause {
    /// Creates a clause from the kind of its source, its title, and its reading.
    ///
    /// # Errors
    ///
    /// The errors of [`DocumentRef::new`] — the title is blank, too long or has control characters.
    pub fn new(basis: Basis, title: &str, read: Read) -> Result<Self, TextError> {
        let title: Source = DocumentRef::new(title)?.into();
        Ok(Clause { ground: Ground { basis, source: title.clone() }, title, article: None, address: None, read })
    }

    /// Sets the article, or another place within the text.
    ///
    /// # Errors
    ///
    /// The errors of [`DocumentRef::new`] — the article is blank or has control characters, or is too long together with the title.
    pub fn with_article(self, article: &str) -> Result<Self, TextError> {
        let article: Source = DocumentRef::new(article)?.into();
        let source = DocumentRef::new(format!("{}, {}", self.title.as_str(), article.as_str()))?.into();
        let ground = Ground { source, ..self.ground };
        Ok(Clause { ground, article: Some(article), ..self })
    }

    /// Sets the address where a reader finds the text, or the text about it that was read.
    #[must_use]
    pub fn with_address(self, address: &Link) -> Self {
        Clause { address: Some(Source::owned(address.as_str())), ..self }
    }

    /// One that this library states; a test holds that a user could have stated it. An article of nothing is none.
    pub(super) fn stated(
        (basis, title): (Basis, &'static str),
        article: &'static str,
        address: &'static str,
        read: Read,
    ) -> Self {
        let (title, address) = (Source::stated(title), Some(Source::stated(address)));
        if article.is_empty() {
            return Clause { ground: Ground { basis, source: title.clone() }, title, article: None, address, read };
        }
        let source = Source::owned(&format!("{}, {article}", title.as_str()));
        Clause { ground: Ground { basis, source }, title, article: Some(Source::stated(article)), address, read }
    }

    /// Returns the kind of the source, with the title and the article in one line.
    #[must_use]
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// Returns the title of the law or the code.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title.as_str()
    }

    /// Returns the article, if the text has articles.
    #[must_use]
    pub fn article(&self) -> Option<&str> {
        self.article.as_ref().map(Source::as_str)
    }

    /// Returns the address where a reader finds the text, or the text about it that was read.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.address.as_ref().map(Source::as_str)
    }

    /// Returns the reading: at the source, elsewhere, or not at all.
    #[must_use]
    pub fn read(&self) -> Read {
        self.read
    }
}

/// For people: the source, its address, and the reading.
impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; ", self.ground)?;
        self.address().map_or(Ok(()), |address| write!(f, "{address}; "))?;
        self.read.fmt(f)
    }
}

/// A clause as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Clause", deny_unknown_fields)]
struct Written {
    basis: Basis,
    title: Source,
    article: Option<Source>,
    address: Option<Link>,
    read: Read,
}

impl TryFrom<Written> for Clause {
    type Error = TextError;
    fn try_from(Written { basis, title, article, address, read }: Written) -> Result<Self, TextError> {
        let clause = Clause::new(basis, title.as_str(), read)?;
        let clause = match article {
            Some(article) => clause.with_article(article.as_str())?,
            None => clause,
        };
        Ok(address.iter().fold(clause, Clause::with_address))
    }
}

impl From<Clause> for Written {
    fn from(Clause { ground, title, article, address, read }: Clause) -> Self {
        let address = address.and_then(|address| Link::new(address.as_str()).ok());
        Written { basis: ground.basis, title, article, address, read }
    }
}

/// The reading as it stands in a file.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Read", rename_all = "snake_case")]
enum WrittenRead {
    AtTheSource(Date),
    Elsewhere(Date),
    Not,
}

impl From<WrittenRead> for Read {
    fn from(written: WrittenRead) -> Self {
        match written {
            WrittenRead::AtTheSource(Date(day)) => Read::AtTheSource(day),
            WrittenRead::Elsewhere(Date(day)) => Read::Elsewhere(day),
            WrittenRead::Not => Read::Not,
        }
    }
}

impl From<Read> for WrittenRead {
    fn from(read: Read) -> Self {
        match read {
            Read::AtTheSource(day) => WrittenRead::AtTheSource(Date(day)),
            Read::Elsewhere(day) => WrittenRead::Elsewhere(Date(day)),
            Read::Not => WrittenRead::Not,
        }
    }
}
