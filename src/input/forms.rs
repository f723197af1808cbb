//! The forms of what a request says otherwise than a journal does: without a witness, an author, or a key of the store.

use crate::law::Document;
use crate::value::correspondence::ConcernKind;
use crate::value::feedback::{Manner, Reasons};
use crate::value::id::{RoleId, Seq};
use crate::value::request::DataRight;
use crate::value::source::Source;
use crate::value::text::{DocumentRef, Label, Name, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use serde::{Deserialize, Serialize};

/// The number of something on the candidate's page, among what [happened](crate::CandidateView::happened). It is the handle by which
/// the candidate names an entry: it only counts what they were told, and stays what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "EntryNumber"))]
pub struct Number(pub Seq);

/// A person of the company as the candidate names them: "number 3, person 1", counted from 1 in an invitation on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Invited {
    /// The number of the invitation on the page.
    pub number: Seq,
    /// The place of the person in it, from 1.
    pub person: u8,
}

/// An application, without its opening, its CV and its vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The role; none for an open application. The program gives its vacancy.
    #[serde(default)]
    pub role: Option<RoleId>,
    /// The documents that it brings beside the CV.
    #[serde(default)]
    pub documents: Vec<Document>,
    /// The way in which the candidate came to apply.
    #[serde(default)]
    pub source: Source,
}

/// An approach, without its opening.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Approach {
    /// The role.
    pub role: RoleId,
    /// The way in which the company found the person.
    pub found: Text,
    /// The kind of source.
    #[serde(default)]
    pub source: Source,
}

/// A takeover, without its opening.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Takeover {
    /// The role, if there is one.
    #[serde(default)]
    pub role: Option<RoleId>,
    /// The number of the step that it is at, from 1; 0 is before the first.
    pub step: u8,
    /// The system or the journal that it comes from.
    pub from: Label,
    /// The kind of source.
    #[serde(default)]
    pub source: Source,
}

/// A transfer. It names terms that the candidacy [knows](crate::Candidacy::know) by name and version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The name of the terms.
    pub terms: Name,
    /// Their version.
    pub version: u32,
    /// The step of their process at which it goes on, from 1; 0 is before the first.
    pub step: u8,
    /// The other role; none if the role stays.
    #[serde(default)]
    pub role: Option<RoleId>,
    /// Why, in words that the candidate is told.
    pub reason: Text,
}

/// Feedback without its author: that is the person who records it, or the one that the
/// [program names](super::Trusted::with_author).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// The reasons.
    pub reasons: Reasons,
    /// The points to work on.
    #[serde(default)]
    pub work_on: Vec<Text>,
    /// The things that were good.
    #[serde(default)]
    pub strengths: Vec<Text>,
    /// Advice: something that the candidate might do next.
    pub advice: Text,
    /// The manner: in writing or in a conversation.
    pub manner: Manner,
}

/// A request of the candidate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The subject.
    pub ask: Ask,
    /// The name under which its words came.
    pub message: DocumentRef,
}

/// The subject of a request, as the candidate says it. A concern names a person by an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[expect(clippy::exhaustive_enums, reason = "as those of a request in the journal")]
pub enum Ask {
    /// A message.
    Message,
    /// Help with the set-up of an interview or an assignment.
    Help,
    /// More time for an assignment, or to answer an offer.
    MoreTime {
        /// The moment that the candidate asks for.
        #[serde(with = "crate::value::time")]
        #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
        until: Time,
    },
    /// Another time for an interview.
    OtherTime {
        /// The number of the part in its step, from 1. None if only one part can be meant.
        #[serde(default)]
        part: Option<u8>,
        /// The times that suit the candidate.
        times: Times,
    },
    /// An adjustment to how the process goes.
    Adjustment,
    /// A concern.
    Concern {
        /// The person whom it is about.
        #[serde(default)]
        about: Option<Invited>,
        /// The kind of concern.
        kind: ConcernKind,
    },
    /// A right of the candidate to the own data.
    #[serde(rename = "data_right")]
    Right(DataRight),
}
