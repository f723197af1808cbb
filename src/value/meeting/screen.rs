//! Whether the candidate shares a screen in a meeting.

use crate::value::redacted::unchanged;
use serde::{Deserialize, Serialize};

/// Whether the candidate has to share the screen. A meeting that needs it announces it in advance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a screen is shared or it is not")]
pub enum Screen {
    /// Nothing has to be shown.
    #[default]
    NotShared,
    /// The candidate shares the screen.
    Shared,
}

unchanged! { Screen }
