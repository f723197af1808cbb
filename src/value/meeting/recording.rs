//! Whether a meeting is recorded, and for which purpose.

use crate::value::redacted::Redacted;
use crate::value::text::Text;
use serde::{Deserialize, Serialize};

/// Whether sound or pictures of a meeting are kept. The invitation says it, and the purpose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a meeting is recorded or it is not")]
pub enum Recording {
    /// Nothing is kept.
    #[default]
    NotRecorded,
    /// The meeting is recorded.
    Recorded {
        /// The purpose, in words that the candidate is told.
        purpose: Text,
    },
}

impl Redacted for Recording {
    fn redacted(&self) -> Self {
        match self {
            Recording::NotRecorded => Recording::NotRecorded,
            Recording::Recorded { purpose } => Recording::Recorded { purpose: purpose.redacted() },
        }
    }
}
