//! Messages of the two sides beside the process, all by reference: the words stay with the caller.

use crate::value::text::DocumentRef;
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// The subject of a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConcernKind {
    /// Something personal came up.
    Personal,
    /// The company missed a message.
    MissedMessage,
    /// The conduct of a person.
    Conduct,
}

/// A candidate speaking up about something that does not feel right; possible in every phase, closed ones too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Concern {
    /// The subject.
    pub kind: ConcernKind,
    /// The place where its words are kept.
    pub message: DocumentRef,
}

/// The answer to a candidate who asked for more time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "there is more time or there is not")]
pub enum ExtensionAnswer {
    /// More time, until this moment; later than the present one, or the law refuses it.
    Granted {
        /// The new due moment.
        #[serde(with = "crate::value::time")]
        until: Time,
    },
    /// The due moment stays as it is.
    Unchanged {
        /// The place where the words about it are kept.
        message: DocumentRef,
    },
}

/// The candidate's consent to be kept in the talent pool, which ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Consent {
    /// When it ends; it can be renewed by a new consent.
    #[serde(with = "crate::value::time")]
    pub until: Time,
    /// The place where the proof of it is kept: the candidate's own message or click (GDPR Art. 7(1)).
    pub evidence: DocumentRef,
}
