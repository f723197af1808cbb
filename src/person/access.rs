//! Everything that is held about a person who asks to see it (GDPR Art. 15).
//!
//! It is data and no letter. The caller checks what concerns other people (Art. 15(4)), and adds the documents that the references
//! name.

use crate::candidacy::Candidacy;
use crate::law::{Entry, Fact, FactKind, Phase};
use crate::person::candidate::Candidate;
use crate::person::retention::RetentionPeriod;
use crate::profile::Profile;
use crate::promise::Promise;
use crate::role::{self, Employer, Role};
use crate::terms::{self, Organisation};
use crate::value::correspondence::Consent;
use crate::value::id::{CandidacyId, CandidateId, RoleId, Seq};
use crate::value::pay::Salary;
use crate::value::request::DataRight;
use crate::value::source::Source;
use crate::value::text::{Label, Text};
use crate::value::time::Time;
use serde::Serialize;
use std::collections::HashSet;

/// The purposes and recipients of the data of candidates, in the company's own words: the part of the answer that no journal says.
///
/// ```
/// use candidacy::person::Processing;
/// use candidacy::value::Label;
///
/// let processing = Processing::new(Label::new("hiring")?, Label::new("Autoriteit Persoonsgegevens, The Hague")?)
///     .given_to(Label::new("Mail B.V., which sends our messages")?);
/// assert_eq!(processing.recipients().len(), 1);
/// # Ok::<(), candidacy::value::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Processing {
    purposes: Vec<Label>,
    recipients: Vec<Label>,
    third_countries: Vec<Label>,
    authority: Label,
}

impl Processing {
    /// Creates what the company does with the data: a purpose (Art. 15(1)(a)), and the authority that a candidate can complain to
    /// (Art. 15(1)(f)).
    #[must_use]
    pub fn new(purpose: Label, authority: Label) -> Self {
        Processing { purposes: vec![purpose], recipients: Vec::new(), third_countries: Vec::new(), authority }
    }

    /// Adds a purpose.
    #[must_use]
    pub fn done_for(mut self, purpose: Label) -> Self {
        self.purposes.push(purpose);
        self
    }

    /// Adds a recipient, or a kind of recipients (Art. 15(1)(c)).
    #[must_use]
    pub fn given_to(mut self, recipient: Label) -> Self {
        self.recipients.push(recipient);
        self
    }

    /// Adds a third country to which data goes, with the safeguard for it (Art. 15(2)).
    #[must_use]
    pub fn sent_to(mut self, country: Label) -> Self {
        self.third_countries.push(country);
        self
    }

    /// Returns the purposes.
    #[must_use]
    pub fn purposes(&self) -> &[Label] {
        &self.purposes
    }

    /// Returns the recipients.
    #[must_use]
    pub fn recipients(&self) -> &[Label] {
        &self.recipients
    }

    /// Returns the third countries to which data goes.
    #[must_use]
    pub fn third_countries(&self) -> &[Label] {
        &self.third_countries
    }

    /// Returns the authority that a candidate can complain to.
    #[must_use]
    pub fn authority(&self) -> &Label {
        &self.authority
    }
}

/// Everything that is held about a person, who controls it, and what is done with it.
///
/// Every journal is in it whole, with what follows from it, where it came from and how long it is kept. Nothing is left out: a
/// note about a person is data about that person. [`HeldCandidacy::untold`] names the entries that the person is still to be told of,
/// so that nobody reads of a decision in an export first.
///
/// ```
/// use candidacy::Time;
/// use candidacy::person::{AccessExport, Candidate, Processing};
/// use candidacy::role::Employer;
///
/// fn answer(mira: &Candidate<'_>, by: &Employer, what: &Processing, now: Time) -> Result<String, serde_json::Error> {
///     let export = AccessExport::new(mira, by, what, now);
///     assert!(export.candidacies().iter().all(|held| held.untold.is_empty()), "first they are told, then they read it");
///     serde_json::to_string_pretty(&export)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "GDPR")]
#[doc(alias = "DSAR")]
#[doc(alias = "subject access request")]
pub struct AccessExport<'a> {
    controller: &'a Employer,
    processing: &'a Processing,
    rights: &'static [DataRight],
    candidate: CandidateId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    profile: Option<&'a Profile>,
    candidacies: Vec<HeldCandidacy<'a>>,
}

/// Everything that is held about one candidacy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HeldCandidacy<'a> {
    /// The id of the candidacy.
    pub candidacy: CandidacyId,
    /// The terms that rule.
    pub terms: &'a terms::Id,
    /// The phase that the candidacy is in.
    pub phase: Phase,
    /// The categories of data (Art. 15(1)(b)): each kind of fact that was recorded, once.
    pub categories: Vec<FactKind>,
    /// The ways by which the data came to the company (Art. 15(1)(g)).
    pub sources: Vec<&'a Source>,
    /// How the company found the candidate, if it did not have the data from the person (Art. 15(1)(g)).
    pub found: Vec<&'a Text>,
    /// The consent under which the company may keep the candidate in its pool, if it stands.
    pub consent: Option<&'a Consent>,
    /// The other organisations that capacities act for, under each terms that it knows, each once: who else controls the data or works on
    /// it (Art. 15(1)(c), Art. 26(2)).
    pub organisations: Vec<&'a Organisation>,
    /// The pay that the candidate was told of, in the advert, the approach or a message.
    pub pay: Option<&'a Salary>,
    /// The tools that may take part in decisions, under each terms that it knows, those that messages named, and those that took part unnamed, each once
    /// (Art. 15(1)(h)). A person makes each decision.
    pub tools: Vec<&'a Label>,
    /// Everything that was recorded.
    pub journal: &'a [Entry],
    /// The numbers of the entries that the candidate is still to be told of.
    pub untold: Vec<Seq>,
    /// The numbers of the other entries that the candidate was not told of: what the law never tells, and what was reversed before
    /// somebody told it.
    pub internal: Vec<Seq>,
    /// Everything that was ever promised, and how it ended.
    pub promises: Vec<Promise>,
    /// How long it is kept (Art. 15(1)(d)).
    pub retention: RetentionPeriod,
    /// The roles that it was for, as far as the caller adds them by [`AccessExport::with_roles`].
    pub roles: Vec<HeldRole<'a>>,
}

/// The part of a role's data that is about a candidacy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HeldRole<'a> {
    /// The id of the role.
    pub role: RoleId,
    /// The title of the role.
    pub title: &'a Label,
    /// The legal entity that controls the data of candidates for it. It can be another one than that
    /// of the whole export, if a company hires for several.
    pub controller: &'a Employer,
    /// The entries of the role's journal that name the candidacy: that it took or filled an opening, and that the opening was free again.
    pub journal: Vec<role::Line<&'a role::Entry>>,
}

impl<'a> AccessExport<'a> {
    /// Creates the export of everything that the candidacies of this person hold: all that was recorded, at any moment. The
    /// moment is the one at which it is given out.
    #[must_use]
    pub fn new(candidate: &Candidate<'a>, controller: &'a Employer, processing: &'a Processing, as_of: Time) -> Self {
        let candidacies = candidate.candidacies().iter().map(|candidacy| held(candidacy)).collect();
        let (rights, profile) = (DataRight::ALL, None);
        AccessExport { controller, processing, rights, candidate: candidate.id(), as_of, profile, candidacies }
    }

    /// Adds the profile, where the caller keeps it.
    #[must_use]
    pub fn with_profile(self, profile: &'a Profile) -> Self {
        AccessExport { profile: Some(profile), ..self }
    }

    /// Adds what the roles hold that the candidacies were for: the controller of each, and the entries that name the candidacy. A role
    /// that has nothing to do with them adds nothing.
    ///
    /// ```
    /// use candidacy::person::AccessExport;
    /// use candidacy::Role;
    ///
    /// fn whole<'a>(export: AccessExport<'a>, roles: &'a [Role]) -> AccessExport<'a> {
    ///     export.with_roles(roles)
    /// }
    /// ```
    #[must_use]
    pub fn with_roles(mut self, roles: impl IntoIterator<Item = &'a Role>) -> Self {
        for role in roles {
            for held in &mut self.candidacies {
                let names_it = |line: &role::Line<&role::Entry>| line.entry.fact.candidacy() == Some(held.candidacy);
                let journal: Vec<_> = role.lines().filter(names_it).collect();
                let is_for_it = held.journal.iter().any(|entry| entry.fact.role() == Some(role.id()));
                if is_for_it || !journal.is_empty() {
                    let profile = role.profile();
                    let (title, controller) = (profile.title(), profile.employer());
                    held.roles.push(HeldRole { role: role.id(), title, controller, journal });
                }
            }
        }
        self
    }

    /// Returns the legal entity that controls the data (Art. 15(1)).
    #[must_use]
    pub fn controller(&self) -> &'a Employer {
        self.controller
    }

    /// Returns what the company does with the data (Art. 15(1)(a), (c) and (f)).
    #[must_use]
    pub fn processing(&self) -> &'a Processing {
        self.processing
    }

    /// Returns the rights that the person has (Art. 15(1)(e)). Each is a request that they can make in a candidacy.
    #[must_use]
    pub fn rights(&self) -> &'static [DataRight] {
        self.rights
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

fn held(candidacy: &Candidacy) -> HeldCandidacy<'_> {
    let journal = candidacy.journal();
    let kinds = FactKind::ALL.iter().copied();
    let (told, untold) = (candidacy.told(), candidacy.untold());
    let is_internal = |seq: &Seq| !told.contains(seq) && !untold.contains(seq);
    HeldCandidacy {
        candidacy: candidacy.id(),
        terms: candidacy.terms().id(),
        phase: candidacy.phase(),
        categories: kinds.filter(|kind| journal.iter().any(|entry| entry.fact.kind() == *kind)).collect(),
        sources: journal.iter().filter_map(|entry| entry.fact.source()).collect(),
        found: journal.iter().filter_map(found).collect(),
        consent: candidacy.consent(),
        organisations: organisations(candidacy),
        pay: candidacy.pay(),
        tools: tools(candidacy),
        journal,
        internal: candidacy.lines().map(|line| line.seq).filter(is_internal).collect(),
        untold,
        promises: candidacy.all_promises(),
        retention: candidacy.retention_period(),
        roles: Vec::new(),
    }
}

/// The other organisations, each once.
fn organisations(candidacy: &Candidacy) -> Vec<&Organisation> {
    let mut all: Vec<&Organisation> = Vec::new();
    for (_, organisation) in candidacy.known_terms().iter().flat_map(|terms| terms.process().organisations()) {
        if !all.contains(&organisation) {
            all.push(organisation);
        }
    }
    all
}

/// The tools that were named beforehand or took part, each once.
#[expect(clippy::wildcard_enum_match_arm, reason = "three facts name tools")]
fn tools(candidacy: &Candidacy) -> Vec<&Label> {
    let named = candidacy.known_terms().iter().flat_map(|terms| terms.process().tools());
    let took_part = candidacy.journal().iter().filter_map(|entry| match &entry.fact {
        Fact::CandidateAdvanced(decision) => Some(decision.deciders.tools()),
        Fact::RejectionDecided(rejection) => Some(rejection.deciders.tools()),
        Fact::CandidateInformed { stated: Some(stated), .. } => Some(&*stated.tools),
        _ => None,
    });
    let mut earlier = HashSet::new();
    named.chain(took_part.flatten()).filter(|tool| earlier.insert(*tool)).collect()
}

/// How the company found the candidate.
fn found(entry: &Entry) -> Option<&Text> {
    if let Fact::Approached(approach) = &entry.fact { Some(&approach.found) } else { None }
}
