//! The actor who records a fact. Only the candidate acts for the candidate. For the company it is always a person with a name and a
//! capacity. There is no system actor: nothing is ever decided by a timer.

use crate::value::id::PersonId;
use crate::value::set::{names, set_of};
use serde::{Deserialize, Serialize};

names! {
    /// In which capacity a person of the company takes part.
    ///
    /// Complete on purpose: a process that needs another capacity is a change of the law, and matches should notice.
    #[expect(clippy::exhaustive_enums, reason = "a new capacity should make every match think again")]
    Capacity {
        /// Selects in person, and holds the informal chat.
        Recruiter = "recruiter",
        /// Asks about the technical side.
        TechnicalInterviewer = "technical_interviewer",
        /// Is interested in the candidate's characteristics.
        CharacteristicsInterviewer = "characteristics_interviewer",
        /// A future colleague.
        Colleague = "colleague",
        /// Asks how the candidate came to a solution.
        EngineeringManager = "engineering_manager",
        /// Holds the final chat.
        ManagingDirector = "managing_director",
    }
}

set_of! {
    /// A set of capacities; on the wire, a list of their names.
    Capacities(u8) of Capacity
}

impl Capacities {
    /// The first, in the order of [`Capacity::ALL`], that the other set lacks.
    pub(crate) fn first_missing_in(self, other: Capacities) -> Option<Capacity> {
        let missing = self.difference(other);
        if missing.is_empty() { None } else { missing.iter().next() }
    }
}

/// A person of the company, in a capacity. It is what a method needs that only the company may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Staff {
    /// The person.
    pub person: PersonId,
    /// In what capacity.
    pub capacity: Capacity,
}

impl Staff {
    /// This person, in this capacity.
    #[must_use]
    pub const fn new(person: PersonId, capacity: Capacity) -> Self {
        Staff { person, capacity }
    }
}

/// Who recorded a fact.
///
/// Complete on purpose: a third party that acts, a system above all, is what this library exists to rule out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "there is no third kind of actor (F11, F12)")]
pub enum Actor {
    /// The candidate whose candidacy it is.
    Candidate,
    /// A named person of the company.
    Staff(Staff),
}

impl From<Staff> for Actor {
    fn from(staff: Staff) -> Self {
        Actor::Staff(staff)
    }
}
