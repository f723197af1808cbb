//! The collective agreement that the pay of an advert follows.

use crate::value::text::Label;
use serde::{Deserialize, Serialize};

/// The collective agreement that a pay follows. To follow none is something to say, too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it follows one, or none")]
#[doc(alias = "collective labour agreement")]
pub enum CollectiveAgreement {
    /// It follows the agreement of this name.
    Applies(Label),
    /// It follows none.
    None,
}
