//! The employer and the place of work. An employer is a legal entity and not only a brand, since it controls people's data.

use super::Error;
use crate::value::meeting::Link;
use crate::value::set::names;
use crate::value::text::Label;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A country, by its two letters (ISO 3166-1 alpha-2). Whether there is such a country is not looked up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Box<str>", into = "Box<str>")]
pub struct Country([u8; 2]);

impl Country {
    /// Takes two capital letters.
    ///
    /// # Errors
    ///
    /// [`Error::Country`] — something else.
    pub fn new(code: &str) -> Result<Self, Error> {
        match *code.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Country([a, b])),
            _ => Err(Error::Country),
        }
    }

    /// Returns the two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default() // two ASCII letters are UTF-8
    }
}

impl TryFrom<Box<str>> for Country {
    type Error = Error;
    fn try_from(code: Box<str>) -> Result<Self, Error> {
        Country::new(&code)
    }
}

impl From<Country> for Box<str> {
    fn from(country: Country) -> Self {
        country.as_str().into()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({self})")
    }
}

names! {
    /// The kind of body outside the company that a candidate can turn to.
    #[non_exhaustive]
    OutsideBody {
        /// The authority that supervises the use of personal data (GDPR Art. 77).
        DataAuthority = "data_authority",
        /// The body that looks into discrimination.
        EqualityBody = "equality_body",
        /// Another body, such as an ombudsman or the office of a code of conduct.
        Other = "other",
    }
}

/// A body outside the company that a candidate can turn to. They need not speak with the company first.
///
/// ```
/// use candidacy::role::{OutsideBody, OutsideContact};
///
/// let authority = "Autoriteit Persoonsgegevens";
/// let data = OutsideContact::new(OutsideBody::DataAuthority, authority, "https://autoriteitpersoonsgegevens.nl")?;
/// assert_eq!(data.name.as_str(), "Autoriteit Persoonsgegevens");
/// # Ok::<(), candidacy::role::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "supervisory authority")]
#[doc(alias = "ombudsman")]
pub struct OutsideContact {
    /// The kind of body.
    pub body: OutsideBody,
    /// The name of the body.
    pub name: Label,
    /// The page or the telephone number by which it is reached.
    pub link: Link,
}

impl OutsideContact {
    /// Names a body, and the link by which it is reached.
    ///
    /// # Errors
    ///
    /// - [`Error::Text`] — the name is blank, too long or has control characters.
    /// - [`Error::Link`] — the link is none that a candidate can safely follow.
    pub fn new(body: OutsideBody, name: &str, link: &str) -> Result<Self, Error> {
        Ok(OutsideContact { body, name: Label::new(name)?, link: Link::new(link)? })
    }
}

/// The legal entity that employs, and that controls the data of the people who apply.
///
/// ```
/// use candidacy::role::{Employer, OutsideBody, OutsideContact};
/// use candidacy::value::Label;
///
/// let authority = "Autoriteit Persoonsgegevens";
/// let data = OutsideContact::new(OutsideBody::DataAuthority, authority, "https://autoriteitpersoonsgegevens.nl")?;
/// let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", data)?;
/// let employer = Employer { brand: Some(Label::new("Locks & Co")?), ..employer };
/// assert_eq!(employer.shown_as().as_str(), "Locks & Co");
/// assert_eq!(employer.legal_name.as_str(), "Locks B.V.");
/// assert_eq!(employer.outside.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Employer {
    /// The name in the register.
    pub legal_name: Label,
    /// Which register, and the number there.
    pub register: Label,
    /// The country of that register.
    pub country: Country,
    /// The name that people know.
    pub brand: Option<Label>,
    /// The page where the company shows itself; in a posting, if it is a web address.
    pub site: Option<Link>,
    /// The bodies outside the company that a candidate can turn to. They stand on the candidate's page beside each concern; see
    /// [`CandidateView::with_employer`](crate::CandidateView::with_employer). A stored employer of before may name none.
    #[serde(default)]
    pub outside: Vec<OutsideContact>,
}

impl Employer {
    /// Creates a legal entity from its name, its register, the country of that, and a contact outside for the candidates.
    /// [`outside`](Self::outside) takes more of these.
    ///
    /// # Errors
    ///
    /// - [`Error::Text`] — a name is blank, too long or has control characters.
    /// - [`Error::Country`] — the country is not two capital letters.
    pub fn new(legal_name: &str, register: &str, country: &str, outside: OutsideContact) -> Result<Self, Error> {
        Ok(Employer {
            legal_name: Label::new(legal_name)?,
            register: Label::new(register)?,
            country: Country::new(country)?,
            brand: None,
            site: None,
            outside: vec![outside],
        })
    }

    /// Sets the name that people know: the brand, or without one the legal name.
    #[must_use]
    pub fn shown_as(&self) -> &Label {
        self.brand.as_ref().unwrap_or(&self.legal_name)
    }
}

/// The place of an office.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Address {
    /// Street and number.
    pub street: Option<Label>,
    /// The postal code.
    pub postal_code: Option<Label>,
    /// The town.
    pub town: Label,
    /// The region or state, where an address has one.
    pub region: Option<Label>,
    /// The country.
    pub country: Country,
}

impl Address {
    /// Creates the address of a town in a country.
    ///
    /// # Errors
    ///
    /// - [`Error::Text`] — the town is blank, too long or has control characters.
    /// - [`Error::Country`] — the country is not two capital letters.
    pub fn new(town: &str, country: &str) -> Result<Self, Error> {
        let (town, country) = (Label::new(town)?, Country::new(country)?);
        Ok(Address { street: None, postal_code: None, town, region: None, country })
    }
}
