//! The payloads of openings, and of other facts that need more than a value: CVs, vacancies, terms.

use crate::cv::Cv;
use crate::role::Vacancy;
use crate::terms::{self, Opening};
use crate::value::id::RoleId;
use crate::value::material::MaterialKind;
use crate::value::meeting::Attendance;
use crate::value::redacted::{Redacted, by_field, unchanged};
use crate::value::source::Source;
use crate::value::text::{DocumentRef, Label, Text};
use serde::{Deserialize, Serialize};

/// The material of an application. The process says which kinds it takes; a CV as PDF is the default and the only CV.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Material {
    /// The CV, if the process takes one.
    #[serde(default)]
    pub cv: Option<Cv>,
    /// A form, a letter, answers, a proof: each by reference, with its kind.
    #[serde(default)]
    pub documents: Vec<Document>,
}

/// A document of an application, by reference.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Document {
    /// Its kind.
    pub kind: MaterialKind,
    /// The place where it is kept.
    pub document: DocumentRef,
}

impl From<Cv> for Material {
    fn from(cv: Cv) -> Self {
        Material { cv: Some(cv), documents: Vec::new() }
    }
}

/// An application: for an advertised role, or an open one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Application {
    /// The candidacy, the candidate and the terms.
    pub opening: Opening,
    /// The role, which is advertised: [`Role::vacancy`](crate::Role::vacancy). None for an open application.
    pub role: Option<Vacancy>,
    /// The material that it brings.
    pub material: Material,
    /// The way in which the candidate came to apply.
    #[serde(default)]
    pub source: Source,
}

impl Application {
    /// Creates an application for an advertised role.
    #[must_use]
    pub fn new(opening: Opening, role: Vacancy, material: impl Into<Material>) -> Self {
        Application { opening, role: Some(role), material: material.into(), source: Source::Direct }
    }

    /// Creates an open application, for any kind of role.
    #[must_use]
    pub fn open(opening: Opening, material: impl Into<Material>) -> Self {
        Application { opening, role: None, material: material.into(), source: Source::Direct }
    }
}

/// The company approaches a person, or reaches out to somebody in the pool.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Approach {
    /// The candidacy, the candidate and the terms. Out of the pool, those that the candidacy has.
    pub opening: Opening,
    /// The role. It need not be advertised.
    pub role: RoleId,
    /// How the company found the person, who has a right to know (GDPR Art. 14(2)(f)).
    pub found: Text,
    /// The kind of source.
    #[serde(default)]
    pub source: Source,
}

/// A candidacy that is taken over in the middle, from another system or another journal. Nothing that came before is invented.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Takeover {
    /// The candidacy, the candidate and the terms.
    pub opening: Opening,
    /// The role, if there is one.
    pub role: Option<RoleId>,
    /// The number of the step that it is at, from 1; 0 is before the first.
    pub step: u8,
    /// The system or the journal that it comes from.
    pub from: Label,
    /// The kind of source.
    #[serde(default)]
    pub source: Source,
}

/// A candidacy goes on under other terms: of another role, or a newer version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Transfer {
    /// The terms.
    pub terms: terms::Id,
    /// The step of their process at which it goes on, from 1; 0 is before the first.
    pub step: u8,
    /// The other role; none if the role stays. Another role needs the candidate's own yes.
    pub role: Option<RoleId>,
    /// Why, in words that the candidate is told.
    pub reason: Text,
}

/// An interview that took place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Held {
    /// The part of the step that it was; none where only one can be meant.
    #[serde(default)]
    pub part: Option<u8>,
    /// A conversation beyond the process, by its name. It moves nothing.
    #[serde(default)]
    pub extra: Option<Label>,
    /// Who came.
    pub attendance: Attendance,
}

impl From<Attendance> for Held {
    fn from(attendance: Attendance) -> Self {
        Held { part: None, extra: None, attendance }
    }
}

by_field! {
    Document { kind, document }
    Material { cv, documents }
    Approach { opening, role, found, source }
    Takeover { opening, role, step, from, source }
    Transfer { terms, step, role, reason }
    Held { part, extra, attendance }
    Application { opening, role, material, source }
}

unchanged! { Opening, terms::Id, Vacancy }

const BLANK: &[u8] = include_bytes!("blank.pdf");
const BLANK_NAME: &str = "redacted.pdf";

/// A CV that says nothing: one empty page.
impl Redacted for Cv {
    #[expect(clippy::expect_used, reason = "the file beside this one is a whole PDF, and a test checks it")]
    fn redacted(&self) -> Self {
        Cv::check(BLANK, BLANK_NAME, "application/pdf").expect("an empty page is a PDF")
    }
}
