//! The law of roles once more, written from F5–F8, R26 and R30 and not from the table.

use candidacy::role::{Entry, Fact, Openings, Phase, Profile, Publication};
use candidacy::{CandidacyId, Role, Time};
use std::collections::BTreeSet;

/// A role as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Model {
    pub(crate) phase: Phase,
    pub(crate) openings: Openings,
    pub(crate) accepted: BTreeSet<CandidacyId>,
    pub(crate) hired: BTreeSet<CandidacyId>,
    pub(crate) profile: Profile,
    pub(crate) publication: Option<Publication>,
    last: Time,
}

impl Model {
    /// A role begins with what is needed, and with one opening unless it says otherwise.
    pub(crate) fn begin(entry: &Entry) -> Option<Model> {
        let Fact::Defined(definition) = &entry.fact else { return None };
        Some(Model {
            phase: Phase::Defined,
            openings: definition.openings,
            accepted: BTreeSet::new(),
            hired: BTreeSet::new(),
            profile: definition.profile.clone(),
            publication: None,
            last: entry.at,
        })
    }

    /// The role that a lawful journal says.
    pub(crate) fn of(role: &Role) -> Model {
        let (first, later) = role.journal().split_first().expect("a role has a definition");
        let begun = Model::begin(first).expect("it begins with it");
        later.iter().fold(begun, |model, entry| model.next(entry).expect("it was accepted"))
    }

    /// How many openings are taken or filled.
    pub(crate) fn held(&self) -> u32 {
        u32::try_from(self.accepted.len() + self.hired.len()).expect("a few")
    }

    /// Each opening is taken or filled. An evergreen role counts none.
    pub(crate) fn is_full(&self) -> bool {
        self.openings.number().is_some_and(|number| number == self.held())
    }

    pub(crate) fn is_held_by(&self, candidacy: CandidacyId) -> bool {
        self.accepted.contains(&candidacy) || self.hired.contains(&candidacy)
    }

    /// The role after an entry, or nothing if the rules do not allow it.
    pub(crate) fn next(&self, entry: &Entry) -> Option<Model> {
        let mut next = Model { last: entry.at, ..self.clone() };
        let looks = matches!(self.phase, Phase::Defined | Phase::Advertised);
        let is_up = self.phase == Phase::Advertised;
        let lawful = match &entry.fact {
            Fact::Defined(_) => false,
            Fact::Revised(profile) => {
                next.profile = (**profile).clone();
                self.phase == Phase::Defined // it changes while no advert says it
            }
            Fact::Advertised(publication) => {
                (next.phase, next.publication) = (Phase::Advertised, Some((**publication).clone()));
                looks
            }
            Fact::AdvertCorrected(correction) => {
                (next.profile, next.publication) = (correction.profile.clone(), Some(correction.publication.clone()));
                is_up && (&next.profile, &next.publication) != (&self.profile, &self.publication)
            }
            Fact::TakenDown { .. } => {
                next.phase = Phase::Defined;
                is_up
            }
            Fact::Closed { .. } => {
                next.phase = Phase::Closed;
                looks
            }
            Fact::Reopened { .. } => {
                next.phase = Phase::Defined;
                self.phase == Phase::Closed
            }
            Fact::DatesSet(_) => looks,
            Fact::OpeningsSet { openings, .. } => {
                next.openings = *openings;
                let enough = openings.number().is_none_or(|number| number >= self.held());
                self.phase != Phase::Closed && enough && *openings != self.openings
            }
            // Who has filled one and is not hired any more takes it. Somebody else needs one that is free.
            Fact::OpeningTaken(acceptance) => {
                next.hired.remove(&acceptance.candidacy());
                let holds = self.is_held_by(acceptance.candidacy());
                next.accepted.insert(acceptance.candidacy()) && (holds || !self.is_full())
            }
            Fact::Filled(hire) => {
                next.accepted.remove(&hire.candidacy());
                let holds = self.is_held_by(hire.candidacy());
                next.hired.insert(hire.candidacy()) && (holds || !self.is_full())
            }
            Fact::OpeningFreed(release) => {
                next.accepted.remove(&release.candidacy()) || next.hired.remove(&release.candidacy())
            }
        };
        // A role that the company has not closed is filled exactly while so many are hired as it looks for.
        let is_filled = next.openings.number().is_some_and(|number| next.hired.len() == number as usize);
        next.phase = match next.phase {
            Phase::Closed => Phase::Closed,
            _ if is_filled => Phase::Filled,
            Phase::Filled => Phase::Defined,
            phase @ (Phase::Defined | Phase::Advertised) => phase,
        };
        (lawful && entry.at >= self.last).then_some(next)
    }
}
