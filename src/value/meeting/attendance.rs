//! The people who came to a meeting, the side that was late, or why a meeting did not take place. Time is valued on both sides.

use super::{Error, panel};
use crate::value::actor::Staff;
use crate::value::redacted::unchanged;
use crate::value::short_list::ShortList;
use serde::{Deserialize, Serialize};

/// Which of the two parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "time is valued on both sides, and there are two (F32)")]
pub enum Party {
    /// The candidate.
    Candidate,
    /// The company.
    Company,
}

/// The people of the company who came to a meeting, and whether one side was late. The candidate came too: otherwise it is a
/// [`NoMeeting`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Attendance {
    people: Box<[Staff]>,
    late: Option<Late>,
}

/// One side was late. Either can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Late {
    /// Which side came late.
    pub who: Party,
    /// By how many minutes.
    pub minutes: u16,
}

impl Attendance {
    /// Records that these people came, in time.
    ///
    /// # Errors
    ///
    /// - [`Error::People`] — no people, or more than [`Meeting::MAX_PEOPLE`](super::Meeting::MAX_PEOPLE).
    /// - [`Error::Twice`] — one person twice.
    pub fn new(people: impl IntoIterator<Item = Staff>) -> Result<Self, Error> {
        Ok(Attendance { people: panel(people)?, late: None })
    }

    /// Records that one side came late.
    #[must_use]
    pub fn late(mut self, who: Party, minutes: u16) -> Self {
        self.late = Some(Late { who, minutes });
        self
    }

    /// Returns the people who came.
    #[must_use]
    pub fn people(&self) -> &[Staff] {
        &self.people
    }

    /// Returns the side that was late, if one was.
    #[must_use]
    pub fn lateness(&self) -> Option<Late> {
        self.late
    }
}

impl<const N: usize> TryFrom<[Staff; N]> for Attendance {
    type Error = Error;
    fn try_from(people: [Staff; N]) -> Result<Self, Error> {
        Attendance::new(people)
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Attendance")]
struct Written {
    people: ShortList<Staff>,
    late: Option<Late>,
}

impl TryFrom<Written> for Attendance {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        Ok(Attendance { late: written.late, ..Attendance::new(written.people.0)? })
    }
}

impl From<Attendance> for Written {
    fn from(attendance: Attendance) -> Self {
        Written { people: ShortList(attendance.people), late: attendance.late }
    }
}

/// Why a meeting that was announced did not take place. It is planned again; it never decides anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[doc(alias = "no-show")]
pub enum NoMeeting {
    /// One side did not come.
    NoShow(Party),
    /// The connection, the set-up or the building did not let it happen.
    Trouble,
}

// People of the company by their ids, and minutes.
unchanged! { Party, Attendance, Late, NoMeeting }
