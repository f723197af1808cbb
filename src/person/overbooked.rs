//! More people accepted or hired for a role than it has openings: for the people of the company who look at it.

use crate::candidacy::Candidacy;
use crate::role::{Role, Standing};
use crate::value::id::{CandidacyId, RoleId};
use serde::Serialize;
use std::fmt;

/// More candidacies that are accepted or hired than their role has openings. A person looks at it: nothing is decided by it, and no
/// offer that somebody accepted is worth less for it. Either the number of openings is raised, or an offer is withdrawn with reasons.
///
/// The role refuses an opening to the one who comes too late, so only the candidacies show it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Overbooked {
    /// The role.
    pub role: RoleId,
    /// The number of its openings.
    pub openings: u32,
    /// The candidacies by which people were hired, in the order of their ids.
    pub hired: Vec<CandidacyId>,
    /// The candidacies with an accepted offer that wait for the first day, in the order of their ids.
    pub accepted: Vec<CandidacyId>,
}

/// For a person of the company: how many there are for how many openings, by the ids.
impl fmt::Display for Overbooked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Overbooked { role, openings, hired, accepted } = self;
        let all: Vec<String> = hired.iter().chain(accepted).map(ToString::to_string).collect();
        write!(f, "{} accepted or hired for {openings} of the role {role}: {}", all.len(), all.join(", "))
    }
}

impl<S> Role<S> {
    /// Returns the conflict of these candidacies about the openings of this role, if more of them are accepted or hired for it than it
    /// has. Candidacies for other roles do not count. A role without a number of openings has no such conflict.
    ///
    /// ```
    /// use candidacy::person::Overbooked;
    /// use candidacy::{Candidacy, Role};
    ///
    /// /// The roles at which somebody has to look.
    /// fn conflicts(roles: &[Role], candidacies: &[Candidacy]) -> Vec<Overbooked> {
    ///     roles.iter().filter_map(|role| role.overbooked(candidacies)).collect()
    /// }
    /// ```
    #[must_use]
    #[doc(alias = "conflict")]
    pub fn overbooked<'c>(&self, candidacies: impl IntoIterator<Item = &'c Candidacy>) -> Option<Overbooked> {
        let (role, openings) = (self.id(), self.openings().number()?);
        let (mut hired, mut accepted) = (Vec::new(), Vec::new());
        for candidacy in candidacies {
            match candidacy.standing(role) {
                Some(Standing::Filled) => hired.push(candidacy.id()),
                Some(Standing::Taken) => accepted.push(candidacy.id()),
                None => {}
            }
        }
        for ids in [&mut hired, &mut accepted] {
            ids.sort_unstable();
            ids.dedup();
        }
        let is_over = hired.len() + accepted.len() > usize::try_from(openings).unwrap_or(usize::MAX);
        is_over.then_some(Overbooked { role, openings, hired, accepted })
    }
}
