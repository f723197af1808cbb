//! Everything that is held about a person who asks to see it (GDPR Art. 15).
//!
//! It is data and no letter. The caller checks what concerns other people (Art. 15(4)), and adds the documents that the references
//! name.

use crate::law::fact::Fact;
use crate::law::journal::Entry;
use crate::law::phase::Phase;
use crate::person::candidate::Candidate;
use crate::person::retention::RetentionPeriod;
use crate::profile::Profile;
use crate::promise::Promise;
use crate::role::Employer;
use crate::terms;
use crate::value::id::{CandidacyId, CandidateId};
use crate::value::text::Text;
use crate::value::time::Time;
use serde::Serialize;

/// Everything that is held about a person, and who controls it.
///
/// Every journal is in it whole, with what follows from it, where it came from and how long it is kept. Nothing is left out: a
/// note about a person is data about that person.
///
/// ```
/// use candidacy::person::AccessExport;
/// use candidacy::role::Employer;
/// use candidacy::{Candidate, Time};
///
/// fn answer(mira: &Candidate<'_>, employer: &Employer, now: Time) -> Result<String, serde_json::Error> {
///     serde_json::to_string_pretty(&AccessExport::new(mira, employer, now))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[doc(alias = "GDPR")]
#[doc(alias = "DSAR")]
#[doc(alias = "subject access request")]
pub struct AccessExport<'a> {
    controller: &'a Employer,
    candidate: CandidateId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    profile: Option<&'a Profile>,
    candidacies: Vec<HeldCandidacy<'a>>,
}

/// Everything that is held about one candidacy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct HeldCandidacy<'a> {
    /// Which one.
    pub candidacy: CandidacyId,
    /// Under which terms.
    pub terms: &'a terms::Id,
    /// The phase that the candidacy is in.
    pub phase: Phase,
    /// The source of the data, if the company did not have it from the person (Art. 15(1)(g)).
    pub found: Vec<&'a Text>,
    /// Everything that was recorded.
    pub journal: &'a [Entry],
    /// Everything that was ever promised, and how it ended.
    pub promises: Vec<Promise>,
    /// How long it is kept (Art. 15(1)(d)).
    pub retention: RetentionPeriod,
}

impl<'a> AccessExport<'a> {
    /// Creates the export of everything that the candidacies of this person hold: all that was recorded, at any moment. The
    /// moment is the one at which it is given out.
    #[must_use]
    pub fn new(candidate: &Candidate<'a>, controller: &'a Employer, as_of: Time) -> Self {
        let held = |candidacy: &&'a crate::candidacy::Candidacy| HeldCandidacy {
            candidacy: candidacy.id(),
            terms: candidacy.terms().id(),
            phase: candidacy.phase(),
            found: candidacy.journal().iter().filter_map(found).collect(),
            journal: candidacy.journal(),
            promises: candidacy.all_promises(),
            retention: candidacy.retention_period(),
        };
        let candidacies = candidate.candidacies().iter().map(held).collect();
        AccessExport { controller, candidate: candidate.id(), as_of, profile: None, candidacies }
    }

    /// Adds the profile, where the caller keeps it.
    #[must_use]
    pub fn with_profile(self, profile: &'a Profile) -> Self {
        AccessExport { profile: Some(profile), ..self }
    }

    /// Returns the legal entity that controls the data (Art. 15(1)).
    #[must_use]
    pub fn controller(&self) -> &'a Employer {
        self.controller
    }

    /// Returns the id of the person.
    #[must_use]
    pub fn candidate(&self) -> CandidateId {
        self.candidate
    }

    /// Returns the moment at which the export was given out.
    #[must_use]
    pub fn as_of(&self) -> Time {
        self.as_of
    }

    /// Returns the profile, if the caller added one.
    #[must_use]
    pub fn profile(&self) -> Option<&'a Profile> {
        self.profile
    }

    /// Returns what is held about each candidacy, in the order in which they were opened.
    #[must_use]
    pub fn candidacies(&self) -> &[HeldCandidacy<'a>] {
        &self.candidacies
    }
}

/// How the company found the candidate.
fn found(entry: &Entry) -> Option<&Text> {
    if let Fact::Approached(approach) = &entry.fact { Some(&approach.found) } else { None }
}
