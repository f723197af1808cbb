//! The people and tools that took part in a decision, besides the person who records it.

use crate::value::actor::Staff;
use crate::value::code::codes;
use crate::value::id::PersonId;
use crate::value::redacted::unchanged;
use crate::value::short_list::ShortList;
use crate::value::text::Label;
use serde::{Deserialize, Serialize};

/// The people who decided together with the person who records a decision, those who stood back, and the tools that took part.
/// Most decisions have none of them, which is the default.
///
/// ```
/// use candidacy::value::{Capacity, Deciders, DecidersError, PersonId, Staff};
/// use uuid::Uuid;
///
/// let ben = Staff::new(PersonId::new(Uuid::from_u128(2))?, Capacity::HIRING_MANAGER);
/// let deciders = Deciders::new([ben], [], [])?;
/// assert_eq!(deciders.together(), [ben]);
/// assert_eq!(Deciders::new([ben], [ben], []), Err(DecidersError::Twice(ben.person)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "hiring committee")]
pub struct Deciders {
    together: Box<[Staff]>,
    stood_back: Box<[Staff]>,
    tools: Box<[Label]>,
}

/// Why these people and tools cannot have taken part in one decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DecidersError {
    /// More people than one decision has.
    #[error("at most {max} people decide together or stand back, not {0}", max = Deciders::MAX)]
    People(usize),
    /// More tools than one decision has.
    #[error("at most {max} tools take part in a decision, not {0}", max = Deciders::MAX)]
    Tools(usize),
    /// A person is named twice, or among those who decided and those who stood back.
    #[error("the person {0} is named twice")]
    Twice(PersonId),
}

codes! { DecidersError, "deciders" {
    Self::People(_) => "people",
    Self::Tools(_) => "tools",
    Self::Twice(_) => "twice",
} }

impl Deciders {
    /// The most people who decide together, the most who stand back, and the most tools.
    pub const MAX: usize = 20;

    /// Takes the people who decided together, those who stood back because of a conflict of interest, and the tools.
    ///
    /// # Errors
    ///
    /// - [`DecidersError::People`] — more than [`MAX`](Self::MAX) who decided, or who stood back.
    /// - [`DecidersError::Tools`] — more than [`MAX`](Self::MAX) tools.
    /// - [`DecidersError::Twice`] — one person twice in both lists, be it in two capacities.
    pub fn new(
        together: impl IntoIterator<Item = Staff>,
        stood_back: impl IntoIterator<Item = Staff>,
        tools: impl IntoIterator<Item = Label>,
    ) -> Result<Self, DecidersError> {
        Deciders::default().with_people(together)?.without_people(stood_back)?.with_tools(tools)
    }

    /// Names those who decided together.
    pub(crate) fn with_people(self, people: impl IntoIterator<Item = Staff>) -> Result<Self, DecidersError> {
        Deciders { together: at_most(people).map_err(DecidersError::People)?, ..self }.check()
    }

    /// Names those who stood back.
    pub(crate) fn without_people(self, people: impl IntoIterator<Item = Staff>) -> Result<Self, DecidersError> {
        Deciders { stood_back: at_most(people).map_err(DecidersError::People)?, ..self }.check()
    }

    /// Names the tools.
    pub(crate) fn with_tools(self, tools: impl IntoIterator<Item = Label>) -> Result<Self, DecidersError> {
        Ok(Deciders { tools: at_most(tools).map_err(DecidersError::Tools)?, ..self })
    }

    /// Nobody twice over both lists.
    fn check(self) -> Result<Self, DecidersError> {
        let mut people = self.together.iter().chain(&self.stood_back);
        while let Some(staff) = people.next() {
            if people.clone().any(|other| other.person == staff.person) {
                return Err(DecidersError::Twice(staff.person));
            }
        }
        Ok(self)
    }

    /// Returns the people who decided together with the person who records the decision.
    #[must_use]
    pub fn together(&self) -> &[Staff] {
        &self.together
    }

    /// Returns the people who stood back because of a conflict of interest.
    #[must_use]
    #[doc(alias = "recusal")]
    pub fn stood_back(&self) -> &[Staff] {
        &self.stood_back
    }

    /// Returns the tools that took part.
    #[must_use]
    pub fn tools(&self) -> &[Label] {
        &self.tools
    }
}

/// Up to the most that there can be, or how many there are at least.
fn at_most<T>(items: impl IntoIterator<Item = T>) -> Result<Box<[T]>, usize> {
    let items: Box<[T]> = items.into_iter().take(Deciders::MAX + 1).collect();
    if items.len() > Deciders::MAX { Err(items.len()) } else { Ok(items) }
}

// Ids, and the names of tools: the law compares them with those that the process named beforehand.
unchanged! { Deciders }

/// The people and tools that took part as they stand on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Deciders")]
struct Written {
    #[serde(default)]
    together: ShortList<Staff>,
    #[serde(default)]
    stood_back: ShortList<Staff>,
    #[serde(default)]
    tools: ShortList<Label>,
}

impl TryFrom<Written> for Deciders {
    type Error = DecidersError;
    fn try_from(written: Written) -> Result<Self, DecidersError> {
        Deciders::new(written.together.0, written.stood_back.0, written.tools.0)
    }
}

impl From<Deciders> for Written {
    fn from(deciders: Deciders) -> Self {
        let Deciders { together, stood_back, tools } = deciders;
        Written { together: ShortList(together), stood_back: ShortList(stood_back), tools: ShortList(tools) }
    }
}
