//! The need of a company: first a profile, then an advert made from it, then applications, and at last a hire or none.
//!
//! A role is a journal of facts under a law of its own, as a candidacy is. It never looks at a candidacy, and no moment that passes
//! changes it. An advert that has run out stays up until a person takes it down.
//!
//! A role has one or more openings. A candidacy whose candidate accepted takes one, a candidacy that was hired fills one, and an opening
//! is free again when that ends. A witness that only a candidacy gives out says so. [`LAW`] has every rule.

use crate::value::code::codes;

mod book;
mod correction;
mod employer;
mod face;
mod fact;
mod guard;
mod history;
mod law;
mod openings;
mod pay;
pub mod phase;
mod posting;
mod profile;
mod publication;
mod refusal;
mod replay;
mod state;
mod vacancy;

pub use correction::Correction;
pub use employer::{Address, Country, Employer, OutsideBody, OutsideContact};
pub use face::{Elsewhere, HandedBack, Role};
pub use fact::{Definition, Entry, Fact, FactKind, Facts, Line, Phase, Phases};
pub use history::{AdvertPart, AdvertParts, Corrected};
pub use law::{LAW, Row, When};
pub(crate) use openings::Standing;
pub use openings::{Acceptance, Hire, Openings, Release};
pub use pay::CollectiveAgreement;
pub use posting::JobPosting;
pub use profile::{Need, Profile, Requirement};
pub use publication::{Channel, Employment, Publication, Purpose, Workplace};
pub use refusal::{Refusal, Refused, Why};
pub use replay::{Broken, NotAppended, Unlawful};
pub use state::State;
pub use vacancy::{Advert, NotAdvertised, Vacancy};

pub use crate::value::pay::{PayPeriod, Salary};

/// Why something is not what a role is made of. It never repeats a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// A text is blank, too long or has control characters.
    #[error("a text of the role cannot be taken")]
    Text(#[from] crate::value::text::TextError),
    /// A contact outside has a link that a candidate cannot safely follow.
    #[error("a contact outside has a link that can be followed")]
    Link(#[from] crate::value::meeting::LinkError),
    /// A country is not two capital letters.
    #[error("a country is two capital letters, such as `NL` (ISO 3166-1)")]
    Country,
    /// A role has no requirement, or too many.
    #[error("a role has 1 to {max} requirements, not {0}", max = Profile::MAX)]
    Requirements(usize),
    /// The same requirement twice, by its place in the list.
    #[error("requirement {0} is there twice")]
    Twice(usize),
    /// Too many words to find a requirement by.
    #[error("a requirement has at most {max} words to be found by, not {0}", max = Requirement::MAX_WORDS)]
    Words(usize),
    /// An advert on no channel, or on too many.
    #[error("an advert is on 1 to {max} channels, not {0}", max = Publication::MAX_CHANNELS)]
    Channels(usize),
    /// Remote work from nowhere, or a list of all countries.
    #[error("remote work is from 1 to {max} countries, not {0}", max = Workplace::MAX_COUNTRIES)]
    Countries(usize),
    /// The pay is none.
    #[error("the pay of an advert is none")]
    Pay(#[from] crate::value::pay::PayError),
    /// An advert that names too many tools.
    #[error("an advert names at most {max} tools, not {0}", max = Publication::MAX_TOOLS)]
    Tools(usize),
    /// A role for nobody.
    #[error("a role has at least one opening")]
    Openings,
}

codes! { Error, "role" {
    Self::Country => "country",
    Self::Requirements(_) => "requirements",
    Self::Twice(_) => "twice",
    Self::Words(_) => "words",
    Self::Channels(_) => "channels",
    Self::Countries(_) => "countries",
    Self::Tools(_) => "tools",
    Self::Openings => "openings",
    ;
    Self::Text(cause) => cause.code(),
    Self::Link(cause) => cause.code(),
    Self::Pay(cause) => cause.code(),
} }
