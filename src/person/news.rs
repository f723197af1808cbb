//! The end of a role, for the candidates who are on the way to it: each is owed a message, and a fact says so.
//!
//! It decides about nobody: there may be another vacancy, and a person says what follows.

use crate::candidacy::Candidacy;
use crate::law::{Fact, FactKind, Phase};
use crate::role;
use crate::role::Role;
use crate::value::feedback::Category;
use crate::value::id::CandidacyId;

/// The news that a candidate on the way to a role is owed, since the role is filled or closed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RoleNews {
    /// The candidacy whose candidate is owed the news.
    pub candidacy: CandidacyId,
    /// The fact to record in that candidacy. From then on a message is owed, with a date.
    pub fact: Fact,
    /// The category of the reason, if a decision follows from this alone: the vacancy, and not the person. A person writes the
    /// details.
    pub category: Category,
}

impl<S> Role<S> {
    /// Returns the candidacy that was hired, if the role is filled.
    #[must_use]
    pub fn filled_by(&self) -> Option<CandidacyId> {
        if self.phase() != role::Phase::Filled {
            return None;
        }
        self.journal().iter().rev().find_map(|entry| match entry.fact {
            role::Fact::Filled { by } => Some(by),
            role::Fact::Defined(_)
            | role::Fact::Revised(_)
            | role::Fact::Advertised(_)
            | role::Fact::TakenDown { .. }
            | role::Fact::Closed { .. }
            | role::Fact::Reopened { .. } => None,
        })
    }

    /// Returns the news that a candidacy is now owed, if it is on the way to this role and the role is filled or closed.
    ///
    /// Nothing is owed to the candidacy that was hired, to one that is over, in the pool or decided against, and to one in which the
    /// vacancy was closed already. If the role is reopened and ends again, a person tells the candidate.
    ///
    /// ```
    /// use candidacy::law::Refused;
    /// use candidacy::{Candidacy, Entry, Role, Staff, Time};
    ///
    /// /// Tells every candidacy of a role that the role is over; what is owed from then on, `promises` says.
    /// fn tell(role: &Role, candidacies: &mut [Candidacy], ana: Staff, now: Time) -> Result<(), Refused> {
    ///     for candidacy in candidacies {
    ///         if let Some(news) = role.news_for(candidacy) {
    ///             let _line = candidacy.record(Entry::new(ana, news.fact, now))?.line; // to be stored
    ///         }
    ///     }
    ///     Ok(())
    /// }
    /// ```
    #[must_use]
    pub fn news_for<T>(&self, candidacy: &Candidacy<T>) -> Option<RoleNews> {
        let category = match self.phase() {
            role::Phase::Defined | role::Phase::Advertised => return None,
            role::Phase::Filled => Category::VacancyFilled,
            role::Phase::Closed => Category::VacancyWithdrawn,
        };
        let (named, role) = candidacy.role_named()?;
        let mut since = candidacy.journal().iter().skip(named.index());
        let waits = role == self.id()
            && candidacy.phase() != Phase::Pooled
            && self.filled_by() != Some(candidacy.id())
            && candidacy.legal().contains(FactKind::VacancyClosed)
            && since.all(|entry| entry.fact.kind() != FactKind::VacancyClosed);
        waits.then_some(RoleNews { candidacy: candidacy.id(), fact: Fact::VacancyClosed, category })
    }
}
