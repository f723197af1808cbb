//! The exact need, written down before anything else: the requirements that every decision refers to.

use super::{Employer, Error};
use crate::value::evidence::{Aspect, Evidence, Finding};
use crate::value::set::names;
use crate::value::text::{Label, Text};
use serde::{Deserialize, Serialize};

names! {
    /// How much a requirement is needed.
    #[expect(clippy::exhaustive_enums, reason = "it is needed, or it would be nice")]
    Need {
        /// Without it the work cannot be done.
        Essential = "essential",
        /// It helps, and can be learnt.
        Welcome = "welcome",
    }
}

/// One thing that the role needs, and the words by which it may be found in a profile.
///
/// Only these words are looked for, whole and in any case. A person chose them and they are public; nothing is guessed.
///
/// ```
/// use candidacy::role::{Need, Requirement};
/// use candidacy::{Aspect, Text};
///
/// let rust = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust")?.found_by(["Rust", "Cargo"])?;
/// let finding = rust.finding(Text::new("maintains a crate since 2022")?);
/// assert_eq!(finding.requirement.as_str(), "two years of Rust");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "WrittenRequirement", into = "WrittenRequirement")]
pub struct Requirement {
    aspect: Aspect,
    need: Need,
    text: Text,
    words: Box<[Label]>,
}

impl Requirement {
    /// The most words to be found by.
    pub const MAX_WORDS: usize = 20;

    /// Creates a requirement in words that a candidate understands.
    ///
    /// # Errors
    ///
    /// [`Error::Text`] — the text is blank, too long or has control characters.
    pub fn new(aspect: Aspect, need: Need, text: &str) -> Result<Self, Error> {
        Ok(Requirement { aspect, need, text: Text::new(text)?, words: Box::default() })
    }

    /// Replaces the words by which the requirement may be found in a profile.
    ///
    /// # Errors
    ///
    /// - [`Error::Text`] — a word is blank, too long or has control characters.
    /// - [`Error::Words`] — more than [`MAX_WORDS`](Self::MAX_WORDS).
    pub fn found_by<'a>(self, words: impl IntoIterator<Item = &'a str>) -> Result<Self, Error> {
        let words = words.into_iter().take(Self::MAX_WORDS + 1).map(Label::new).collect::<Result<_, _>>()?;
        Requirement { words, ..self }.check()
    }

    fn check(self) -> Result<Self, Error> {
        let words = self.words.len();
        if words > Self::MAX_WORDS { Err(Error::Words(words)) } else { Ok(self) }
    }

    /// Returns the aspect, one of the three things that a conversation looks at.
    #[must_use]
    pub fn aspect(&self) -> Aspect {
        self.aspect
    }

    /// Returns how much the requirement is needed.
    #[must_use]
    pub fn need(&self) -> Need {
        self.need
    }

    /// Returns the requirement in words.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Returns the words by which the requirement may be found in a profile.
    #[must_use]
    pub fn words(&self) -> &[Label] {
        &self.words
    }

    /// Creates a finding about this requirement: what a person saw of it. It is what [`Evidence`] is made of.
    #[must_use]
    pub fn finding(&self, seen: Text) -> Finding {
        Finding { aspect: self.aspect, requirement: self.text.clone(), seen }
    }
}

/// A requirement as it is written, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Requirement")]
struct WrittenRequirement {
    aspect: Aspect,
    need: Need,
    text: Text,
    words: Box<[Label]>,
}

impl TryFrom<WrittenRequirement> for Requirement {
    type Error = Error;
    fn try_from(written: WrittenRequirement) -> Result<Self, Error> {
        let WrittenRequirement { aspect, need, text, words } = written;
        Requirement { aspect, need, text, words }.check()
    }
}

impl From<Requirement> for WrittenRequirement {
    fn from(requirement: Requirement) -> Self {
        let Requirement { aspect, need, text, words } = requirement;
        WrittenRequirement { aspect, need, text, words }
    }
}

/// The exact content and needs of a role: a title, a legal employer, the work in words, and 1 to 20 requirements.
///
/// ```
/// use candidacy::Aspect;
/// use candidacy::role::{Employer, Need, OutsideBody, OutsideContact, Profile, Requirement};
///
/// let authority = "Autoriteit Persoonsgegevens";
/// let outside = OutsideContact::new(OutsideBody::DataAuthority, authority, "https://autoriteitpersoonsgegevens.nl")?;
/// let profile = Profile::new(
///     "Back-end engineer",
///     Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?,
///     "You build the service that opens doors, with five colleagues.",
///     [Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust")?],
/// )?;
/// assert_eq!(profile.requirements().len(), 1);
/// # Ok::<(), candidacy::role::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "RoleProfile"))]
#[serde(try_from = "Written", into = "Written")]
pub struct Profile {
    title: Label,
    employer: Employer,
    work: Text,
    requirements: Box<[Requirement]>,
}

impl Profile {
    /// The most requirements of a profile; as many as [`Evidence`] has findings.
    pub const MAX: usize = Evidence::MAX;

    /// Creates a profile from the title, the employer, the work and the requirements.
    ///
    /// # Errors
    ///
    /// - [`Error::Text`] — the title or the work is blank, too long or has control characters.
    /// - [`Error::Requirements`] — none, or more than [`MAX`](Self::MAX).
    /// - [`Error::Twice`] — two requirements have the same text: a finding could not say which it is about.
    pub fn new(
        title: &str,
        employer: Employer,
        work: &str,
        requirements: impl IntoIterator<Item = Requirement>,
    ) -> Result<Self, Error> {
        let requirements = requirements.into_iter().take(Self::MAX + 1).collect();
        Profile { title: Label::new(title)?, employer, work: Text::new(work)?, requirements }.check()
    }

    fn check(self) -> Result<Self, Error> {
        let all = &self.requirements;
        if !(1..=Self::MAX).contains(&all.len()) {
            return Err(Error::Requirements(all.len()));
        }
        let earlier = |(at, one): (usize, &Requirement)| all.iter().take(at).any(|other| other.text == one.text);
        match all.iter().enumerate().position(earlier) {
            Some(at) => Err(Error::Twice(at)),
            None => Ok(self),
        }
    }

    /// Returns the title of the role.
    #[must_use]
    pub fn title(&self) -> &Label {
        &self.title
    }

    /// Returns the employer.
    #[must_use]
    pub fn employer(&self) -> &Employer {
        &self.employer
    }

    /// Returns the description of the work.
    #[must_use]
    pub fn work(&self) -> &Text {
        &self.work
    }

    /// Returns the requirements, in the order in which they were written down.
    #[must_use]
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// Returns the requirement that a finding is about; none if it names something that the role does not ask for.
    ///
    /// A decision that weighs something else than the role's requirements is no less a decision; a reader should
    /// see so.
    #[must_use]
    pub fn names(&self, finding: &Finding) -> Option<&Requirement> {
        self.requirements.iter().find(|one| one.aspect == finding.aspect && one.text == finding.requirement)
    }
}

/// A profile as it is written, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "RoleProfile")]
struct Written {
    title: Label,
    employer: Employer,
    work: Text,
    requirements: Box<[Requirement]>,
}

impl TryFrom<Written> for Profile {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let Written { title, employer, work, requirements } = written;
        Profile { title, employer, work, requirements }.check()
    }
}

impl From<Profile> for Written {
    fn from(profile: Profile) -> Self {
        let Profile { title, employer, work, requirements } = profile;
        Written { title, employer, work, requirements }
    }
}
