//! The place of a meeting.

use crate::value::code::codes;
use crate::value::redacted::Redacted;
use crate::value::text::{Text, TextError, is_invisible};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The place of a meeting. People live in many time zones; a place says nothing about them, moments are in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a meeting is online or on site (F25)")]
pub enum Place {
    /// Online, at a link.
    Online(Link),
    /// On site: where to come, and how to get in.
    OnSite(Text),
}

impl Place {
    /// Creates a place online, at this link.
    ///
    /// # Errors
    ///
    /// The errors of [`Link::new`] — not a web address or telephone number.
    pub fn online(link: &str) -> Result<Self, LinkError> {
        Link::new(link).map(Place::Online)
    }

    /// Creates a place on site: where to come, and how to get in.
    ///
    /// # Errors
    ///
    /// The errors of [`Text::new`] — blank, too long, or control characters.
    pub fn on_site(directions: &str) -> Result<Self, TextError> {
        Text::new(directions).map(Place::OnSite)
    }
}

/// Online or on site, and not where.
impl Redacted for Place {
    fn redacted(&self) -> Self {
        match self {
            Place::Online(_) => Place::Online(Link("https://redacted.invalid".into())),
            Place::OnSite(directions) => Place::OnSite(directions.redacted()),
        }
    }
}

/// An address to join at: `https:`, `http:` or `tel:`. It ends up on a page that a candidate trusts, so anything that
/// could run there (`javascript:`, `data:`) is refused. May carry a password, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Box<str>", into = "Box<str>")]
pub struct Link(Box<str>);

/// Why something is not a link. It never repeats the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LinkError {
    /// It does not start with an address that a candidate can safely follow, or no host or number comes after it.
    #[error("a link starts with `https://` or `http://` and a host, or with `tel:` and a number")]
    Scheme,
    /// It has more characters than a browser's address line takes.
    #[error("a link has at most {max} characters", max = Link::MAX)]
    TooLong,
    /// It has blanks, invisible characters, quotes, angle brackets or control characters, or an `@` before its host.
    #[error("a link has no `{}` in it", .0.escape_debug())]
    Character(char),
}

codes! { LinkError, "link" {
    Self::Scheme => "scheme",
    Self::TooLong => "too_long",
    Self::Character(_) => "character",
} }

impl Link {
    /// How many characters are possible.
    pub const MAX: usize = 2_000;

    /// Takes a link that a candidate can safely follow.
    ///
    /// # Errors
    ///
    /// - [`LinkError::Scheme`] — another scheme than the three, or behind it no host (a name, or an address, of IPv6 in brackets)
    ///   or no number (a digit, after `+` or not).
    /// - [`LinkError::TooLong`] — more than [`MAX`](Self::MAX) characters.
    /// - [`LinkError::Character`] — a blank, an invisible or a control character, a quote, an angle bracket, or an `@`
    ///   before the host.
    pub fn new(link: impl Into<Box<str>>) -> Result<Self, LinkError> {
        let link = link.into();
        let host = ["https://", "http://"].iter().find_map(|scheme| link.strip_prefix(scheme));
        let leads_on = match (host, link.strip_prefix("tel:")) {
            (Some(host), _) => host.starts_with(char::is_alphanumeric) || starts_with_an_address(host),
            (None, Some(number)) => {
                number.strip_prefix('+').unwrap_or(number).starts_with(|c: char| c.is_ascii_digit())
            }
            (None, None) => false,
        };
        if !leads_on {
            return Err(LinkError::Scheme);
        }
        // What stands before an `@` looks like the host and is not.
        if host.is_some_and(|host| host.bytes().find(|b| matches!(b, b'/' | b'?' | b'#' | b'@')) == Some(b'@')) {
            return Err(LinkError::Character('@'));
        }
        if link.len() > Self::MAX && link.chars().count() > Self::MAX {
            return Err(LinkError::TooLong);
        }
        // Most links are plain ASCII, which bytes tell faster than characters.
        let is_plain = |b: u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\');
        if link.bytes().all(is_plain) {
            return Ok(Link(link));
        }
        let odd = |c: &char| is_invisible(*c) || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\');
        match link.chars().find(odd) {
            Some(c) => Err(LinkError::Character(c)),
            None => Ok(Link(link)),
        }
    }

    /// Returns the address itself; the only way to see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address, if it is one of the web's and no telephone number.
    pub(crate) fn as_web_address(&self) -> Option<&str> {
        (!self.0.starts_with("tel:")).then_some(&self.0)
    }
}

/// `[::1]`, or another of IPv6.
fn starts_with_an_address(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    address.is_some_and(|(address, _)| {
        address.contains(':') && address.bytes().all(|b| b.is_ascii_hexdigit() || matches!(b, b':' | b'.'))
    })
}

impl TryFrom<Box<str>> for Link {
    type Error = LinkError;
    fn try_from(link: Box<str>) -> Result<Self, LinkError> {
        Link::new(link)
    }
}

impl From<Link> for Box<str> {
    fn from(link: Link) -> Self {
        link.0
    }
}

/// Shows how long it is, not where it leads.
impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({} characters)", self.0.chars().count())
    }
}
