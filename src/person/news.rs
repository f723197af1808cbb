//! The end of a role, and its last opening that is taken, for the candidates who are on the way to it: each is owed a message, and a
//! fact says so.
//!
//! It decides about nobody: there may be another vacancy, and a person says what follows.

use crate::candidacy::Candidacy;
use crate::law::{Fact, FactKind, Phase};
use crate::role;
use crate::role::Role;
use crate::value::feedback::Category;
use crate::value::id::CandidacyId;

/// The news that a candidate on the way to a role is owed, since all openings are taken or the role is closed.
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
    /// Returns the news that a candidacy is now owed: it is on the way to this role, and others have all openings, or the role is closed.
    ///
    /// Nothing is owed to a candidacy that has an opening, is over, in the pool or decided against, or has `vacancy_closed` in its journal.
    /// After that entry, a person tells the candidate of an opening that is free again and taken again. An evergreen role owes the news
    /// only once it is closed.
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
            role::Phase::Closed => Category::VacancyWithdrawn,
            role::Phase::Defined | role::Phase::Advertised | role::Phase::Filled if self.is_taken() => {
                Category::VacancyFilled
            }
            role::Phase::Defined | role::Phase::Advertised | role::Phase::Filled => return None,
        };
        let (named, role) = candidacy.role_named()?;
        let mut since = candidacy.journal().iter().skip(named.index());
        let waits = role == self.id()
            && candidacy.phase() != Phase::Pooled
            && self.standing(candidacy.id()).is_none()
            && candidacy.legal().contains(FactKind::VacancyClosed)
            && since.all(|entry| entry.fact.kind() != FactKind::VacancyClosed);
        waits.then_some(RoleNews { candidacy: candidacy.id(), fact: Fact::VacancyClosed, category })
    }

    /// Returns the news that these candidacies are now owed, each as [`news_for`](Self::news_for) says, in their order: what is to be
    /// recorded in each.
    pub fn news<'c>(&self, candidacies: impl IntoIterator<Item = &'c Candidacy>) -> impl Iterator<Item = RoleNews> {
        candidacies.into_iter().filter_map(|candidacy| self.news_for(candidacy))
    }
}
