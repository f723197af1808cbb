//! A person's account of their work: made in the program, or as a JSON Resume. Advice about it is friendly and never a gate.
//!
//! It holds no name, no address, no birthday and no picture, and asks for none: what a person can do, not who they are (GDPR Art.
//! 5(1)(c)). Nothing in it is scored, and nobody is put in an order by it.

mod date;
mod evidence;
mod json;
mod reading;
mod resume;
mod review;

pub use date::{DateError, PartialDate};
pub use evidence::{Part, Passage, RequirementEvidence};
pub use reading::{ResumeError, ResumeReading};
pub use resume::JsonResume;
pub use review::Suggestion;

use crate::value::code::codes;
use crate::value::meeting::Link;
use crate::value::text::{Label, Text};
use serde::{Deserialize, Serialize};

/// A piece of work of the person. A part that is not told is left out.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Experience {
    /// The position.
    pub title: Option<Label>,
    /// The company, or the person it was for.
    pub organisation: Option<Label>,
    /// Since when.
    pub from: Option<PartialDate>,
    /// Until when; none if it goes on.
    pub until: Option<PartialDate>,
    /// The content of the work.
    pub work: Option<Text>,
    /// The results.
    pub highlights: Vec<Text>,
}

/// A person's account of their work.
///
/// ```
/// use candidacy::profile::{Experience, Suggestion};
/// use candidacy::value::Label;
/// use candidacy::{Profile, Text};
///
/// let job = Experience { title: Some(Label::new("Back-end engineer")?), ..Experience::default() };
/// let profile = Profile::default().with_experience(job)?.with_skill(Label::new("Rust")?)?;
///
/// let review = profile.review();
/// assert_eq!(review[0], Suggestion::DescribeWork { experience: 0 });
/// assert_eq!(review[0].fact(), "F14");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Profile {
    summary: Option<Text>,
    experience: Vec<Experience>,
    strengths: Vec<Text>,
    enjoys: Vec<Text>,
    stack: Vec<Label>,
    skills: Vec<Label>,
    portfolio: Option<Link>,
}

/// Why something is no profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// Too many things of one kind.
    #[error("a profile has at most {max} of a kind, not {0}", max = Profile::MAX)]
    TooMany(usize),
}

codes! { Error, "profile" {
    Self::TooMany(_) => "too_many",
} }

impl Profile {
    /// The most pieces of work, the most skills, and so on.
    pub const MAX: usize = 100;

    /// Replaces the summary, a few words about themselves.
    #[must_use]
    pub fn with_summary(self, summary: Text) -> Self {
        Profile { summary: Some(summary), ..self }
    }

    /// Adds a piece of work.
    ///
    /// # Errors
    ///
    /// [`Error::TooMany`] — there are [`MAX`](Self::MAX) already, or it has more highlights than that.
    pub fn with_experience(mut self, experience: Experience) -> Result<Self, Error> {
        self.experience.push(experience);
        self.check()
    }

    /// Adds a strength.
    ///
    /// # Errors
    ///
    /// [`Error::TooMany`] — there are [`MAX`](Self::MAX) already.
    pub fn with_strength(mut self, strength: Text) -> Result<Self, Error> {
        self.strengths.push(strength);
        self.check()
    }

    /// Adds something that they enjoy.
    ///
    /// # Errors
    ///
    /// [`Error::TooMany`] — there are [`MAX`](Self::MAX) already.
    pub fn with_joy(mut self, enjoys: Text) -> Result<Self, Error> {
        self.enjoys.push(enjoys);
        self.check()
    }

    /// Adds a part of the stack that they prefer.
    ///
    /// # Errors
    ///
    /// [`Error::TooMany`] — there are [`MAX`](Self::MAX) already.
    pub fn with_stack(mut self, part: Label) -> Result<Self, Error> {
        self.stack.push(part);
        self.check()
    }

    /// Adds a skill.
    ///
    /// # Errors
    ///
    /// [`Error::TooMany`] — there are [`MAX`](Self::MAX) already.
    pub fn with_skill(mut self, skill: Label) -> Result<Self, Error> {
        self.skills.push(skill);
        self.check()
    }

    /// Adds a portfolio. Nothing anywhere asks for one.
    #[must_use]
    pub fn with_portfolio(self, portfolio: Link) -> Self {
        Profile { portfolio: Some(portfolio), ..self }
    }

    fn check(self) -> Result<Self, Error> {
        let lists =
            [self.experience.len(), self.strengths.len(), self.enjoys.len(), self.stack.len(), self.skills.len()];
        let highlights = self.experience.iter().map(|one| one.highlights.len());
        match lists.into_iter().chain(highlights).find(|many| *many > Self::MAX) {
            Some(many) => Err(Error::TooMany(many)),
            None => Ok(self),
        }
    }

    /// Returns the summary, a few words about themselves.
    #[must_use]
    pub fn summary(&self) -> Option<&Text> {
        self.summary.as_ref()
    }

    /// Returns the experience, in the person's order.
    #[must_use]
    pub fn experience(&self) -> &[Experience] {
        &self.experience
    }

    /// Returns the strengths.
    #[must_use]
    pub fn strengths(&self) -> &[Text] {
        &self.strengths
    }

    /// Returns the things that they enjoy.
    #[must_use]
    pub fn enjoys(&self) -> &[Text] {
        &self.enjoys
    }

    /// Returns the stack that they prefer.
    #[must_use]
    pub fn stack(&self) -> &[Label] {
        &self.stack
    }

    /// Returns the skills.
    #[must_use]
    pub fn skills(&self) -> &[Label] {
        &self.skills
    }

    /// Returns the portfolio, if there is one.
    #[must_use]
    pub fn portfolio(&self) -> Option<&Link> {
        self.portfolio.as_ref()
    }
}

/// A profile as it is written, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Profile")]
struct Written {
    summary: Option<Text>,
    experience: Vec<Experience>,
    strengths: Vec<Text>,
    enjoys: Vec<Text>,
    stack: Vec<Label>,
    skills: Vec<Label>,
    portfolio: Option<Link>,
}

impl TryFrom<Written> for Profile {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let Written { summary, experience, strengths, enjoys, stack, skills, portfolio } = written;
        Profile { summary, experience, strengths, enjoys, stack, skills, portfolio }.check()
    }
}

impl From<Profile> for Written {
    fn from(profile: Profile) -> Self {
        let Profile { summary, experience, strengths, enjoys, stack, skills, portfolio } = profile;
        Written { summary, experience, strengths, enjoys, stack, skills, portfolio }
    }
}
