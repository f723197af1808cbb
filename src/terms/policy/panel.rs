//! The number of people of the company who meet one candidate at once. An invitation of another number is recorded, and the audit
//! shows it. The law says which sides they are from.

use crate::value::code::codes;
use crate::value::meeting::Meeting;
use serde::{Deserialize, Serialize};

/// How many people of the company are invited to a meeting that needs more than one capacity. The two sides are law; the
/// number, usually two, is a company's policy. An invitation of another number is recorded all the same, and the
/// [audit](crate::view::Audit) names it.
///
/// ```
/// use candidacy::terms::policy::{Panel, PanelError};
///
/// let panel = Panel::new(2, 4)?;
/// assert!(panel.admits(3) && !panel.admits(5));
/// assert_eq!(Panel::new(4, 2), Err(PanelError::Crossed { at_least: 4, at_most: 2 }));
/// # Ok::<(), PanelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Panel {
    pub(super) at_least: u8,
    pub(super) at_most: u8,
}

/// Why a panel cannot have these sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PanelError {
    /// A meeting has at least one person of the company.
    #[error("a panel has at least 1 person, not 0")]
    Nobody,
    /// The least is more than the most.
    #[error("a panel cannot have at least {at_least} and at most {at_most} people")]
    Crossed {
        /// The least that was asked for.
        at_least: u8,
        /// The most that was asked for.
        at_most: u8,
    },
    /// More people than a meeting can have.
    #[error("a panel has at most {max} people, as a meeting has, not {0}", max = Meeting::MAX_PEOPLE)]
    Crowd(u8),
}

codes! { PanelError, "panel" {
    Self::Nobody => "nobody",
    Self::Crossed { .. } => "crossed",
    Self::Crowd(_) => "crowd",
} }

impl Panel {
    /// Creates a panel from the fewest and the most people.
    ///
    /// # Errors
    ///
    /// - [`PanelError::Nobody`] — `at_least` is 0.
    /// - [`PanelError::Crossed`] — `at_least` is more than `at_most`.
    /// - [`PanelError::Crowd`] — `at_most` is more than [`Meeting::MAX_PEOPLE`].
    pub fn new(at_least: u8, at_most: u8) -> Result<Self, PanelError> {
        if at_least == 0 {
            Err(PanelError::Nobody)
        } else if at_least > at_most {
            Err(PanelError::Crossed { at_least, at_most })
        } else if usize::from(at_most) > Meeting::MAX_PEOPLE {
            Err(PanelError::Crowd(at_most))
        } else {
            Ok(Panel { at_least, at_most })
        }
    }

    /// Returns the fewest people.
    #[must_use]
    pub fn at_least(self) -> u8 {
        self.at_least
    }

    /// Returns the most people.
    #[must_use]
    pub fn at_most(self) -> u8 {
        self.at_most
    }

    /// Returns true if the panel can have this number of people.
    #[must_use]
    pub fn admits(self, people: usize) -> bool {
        (usize::from(self.at_least)..=usize::from(self.at_most)).contains(&people)
    }
}

/// A panel as it stands in a file, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Panel", deny_unknown_fields)]
struct Written {
    at_least: u8,
    at_most: u8,
}

impl TryFrom<Written> for Panel {
    type Error = PanelError;
    fn try_from(Written { at_least, at_most }: Written) -> Result<Self, PanelError> {
        Panel::new(at_least, at_most)
    }
}

impl From<Panel> for Written {
    fn from(Panel { at_least, at_most }: Panel) -> Self {
        Written { at_least, at_most }
    }
}
