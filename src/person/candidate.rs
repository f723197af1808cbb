//! One person and all their candidacies: what the person told once counts for each of them.
//!
//! It merges no records: only a person can say that two of them are of one person.

use crate::candidacy::{Candidacy, Happened};
use crate::cv::Cv;
use crate::law::{Fact, FactKind, Phase, Phases};
use crate::promise::Promise;
use crate::terms::calendar::Span;
use crate::value::code::codes;
use crate::value::correspondence::Consent;
use crate::value::id::{CandidacyId, CandidateId, RoleId, Seq};
use crate::value::redacted::Redacted;
use crate::value::source::Source;
use crate::value::text::DocumentRef;
use crate::value::time::Time;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;

/// One person, and their candidacies in the order in which they were opened.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let mira = CandidateId::new(Uuid::from_u128(2))?;
/// # let open = |number, cv: &str, at: &str| -> Result<Candidacy, Box<dyn std::error::Error>> {
/// #     let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, cv, "application/pdf")?;
/// #     let opening = terms.opening(CandidacyId::new(Uuid::from_u128(number))?, mira);
/// #     Ok(Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), at.parse()?))?)
/// # };
/// use candidacy::person::Candidate;
///
/// let (first, second) = (open(1, "2024.pdf", "2024-03-04T09:00:00Z")?, open(7, "2026.pdf", "2026-03-02T09:00:00Z")?);
/// let mira = Candidate::new(mira, [&second, &first])?;
/// assert_eq!(mira.candidacies()[0].id(), first.id());
/// assert_eq!(mira.cv().map(Cv::name), Some("2026.pdf")); // told once, for all of them
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "applicant")]
#[doc(alias = "person")]
pub struct Candidate<'a> {
    id: CandidateId,
    candidacies: Vec<&'a Candidacy>,
}

/// Why these are not the candidacies of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CandidateError {
    /// A candidacy of another candidate.
    #[error("the candidacy {0} is somebody else's")]
    OtherCandidate(CandidacyId),
    /// The same candidacy twice.
    #[error("the candidacy {0} is there twice")]
    Twice(CandidacyId),
}

codes! { CandidateError, "candidate" {
    Self::OtherCandidate(_) => "other_candidate",
    Self::Twice(_) => "twice",
} }

/// The rule for applying again for a role that the person was not hired for. The standard is any time.
///
/// It decides about nobody: a company that wants some time to pass says so in advance, and the answer names the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(clippy::exhaustive_enums, reason = "any time, or after a while")]
pub enum Reapplication {
    /// At any time.
    #[default]
    AnyTime,
    /// The span after a candidacy for the same role has closed, by the calendar of its terms. Of several, the latest counts. One
    /// that came before a hire does not count, nor one that was reversed. To be kept in the pool since then shortens nothing.
    After(Span),
}

/// The person may apply again, but not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[error("they may apply for this role again after {after}")]
#[non_exhaustive]
pub struct TooSoon {
    /// The last moment that is too soon.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub after: Time,
}

codes! { TooSoon, "candidate" {
    Self { .. } => "too_soon",
} }

/// Something about two candidacies of one person that cannot both go on. A person looks at it: nothing is decided by it. It is for the
/// company, and stands on no page of the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Conflict {
    /// Both are open, and for the same role.
    ///
    /// That somebody applied twice is theirs to say, so no fact of the company merges two candidacies or closes one without a word. The
    /// company asks the person, and pauses one meanwhile (`put_on_hold`, with the reason). Then the person withdraws the one, or says so by
    /// telephone and somebody writes it down; they are told of it and can object. If no answer comes, the company decides about it as
    /// about any other. The feedback then says that the other candidacy goes on, as a reason about the vacancy
    /// ([`VacancyWithdrawn`](crate::value::Category::VacancyWithdrawn)) and not about the person.
    #[doc(alias = "duplicate")]
    SameRole {
        /// The role.
        role: RoleId,
        /// The two candidacies, the earlier first.
        candidacies: [CandidacyId; 2],
    },
    /// In both an offer is accepted, and neither is over.
    TwoAcceptances {
        /// The two candidacies, the earlier first.
        candidacies: [CandidacyId; 2],
    },
    /// The person was hired by one, and in the other an offer still stands, accepted or not.
    HiredElsewhere {
        /// The candidacy by which they were hired.
        hired: CandidacyId,
        /// The candidacy in which an offer stands.
        offered: CandidacyId,
    },
}

/// For a person of the company: what cannot both go on, by the ids.
impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Conflict::SameRole { role, candidacies: [one, other] } => {
                write!(f, "two open candidacies for the role {role}: {one} and {other}")
            }
            Conflict::TwoAcceptances { candidacies: [one, other] } => {
                write!(f, "an offer is accepted in two candidacies: {one} and {other}")
            }
            Conflict::HiredElsewhere { hired, offered } => {
                write!(f, "hired by {hired}, while the offer of {offered} stands")
            }
        }
    }
}

impl<'a> Candidate<'a> {
    /// Creates the person with this id, and their candidacies in any order.
    ///
    /// The candidacies of one person are in different phases, so their phases are not in their types. A typed candidacy is
    /// converted by [`untyped`](Candidacy::untyped).
    ///
    /// # Errors
    ///
    /// - [`CandidateError::OtherCandidate`] — a candidacy of another candidate.
    /// - [`CandidateError::Twice`] — one candidacy twice.
    pub fn new(id: CandidateId, candidacies: impl IntoIterator<Item = &'a Candidacy>) -> Result<Self, CandidateError> {
        let mut own: Vec<&'a Candidacy> = candidacies.into_iter().collect();
        if let Some(other) = own.iter().find(|candidacy| candidacy.candidate() != id) {
            return Err(CandidateError::OtherCandidate(other.id()));
        }
        own.sort_by_key(|candidacy| (opened(candidacy), candidacy.id()));
        let mut ids: Vec<CandidacyId> = own.iter().map(|candidacy| candidacy.id()).collect();
        ids.sort_unstable();
        let twice = ids.iter().zip(ids.iter().skip(1)).find(|(one, next)| one == next);
        match twice {
            Some((twice, _)) => Err(CandidateError::Twice(*twice)),
            None => Ok(Candidate { id, candidacies: own }),
        }
    }

    /// Returns the id of the person.
    #[must_use]
    pub fn id(&self) -> CandidateId {
        self.id
    }

    /// Returns all candidacies in the order in which they were opened.
    #[must_use]
    pub fn candidacies(&self) -> &[&'a Candidacy] {
        &self.candidacies
    }

    /// Returns the candidacies that are not closed.
    pub fn open(&self) -> impl Iterator<Item = &'a Candidacy> {
        self.candidacies.iter().copied().filter(|candidacy| !candidacy.phase().is_closed())
    }

    /// Returns the consents under which the company may keep the candidate in its pool, each with its candidacy.
    pub fn consents(&self) -> impl Iterator<Item = (CandidacyId, &'a Consent)> {
        self.candidacies.iter().filter_map(|candidacy| Some((candidacy.id(), candidacy.consent()?)))
    }

    /// Returns the way by which each candidacy came to the company, as its opening says. An approach out of the pool names its own.
    pub fn sources(&self) -> impl Iterator<Item = (CandidacyId, &'a Source)> {
        self.candidacies.iter().flat_map(|candidacy| {
            let sources = candidacy.journal().iter().filter_map(|entry| entry.fact.source());
            sources.map(|source| (candidacy.id(), source))
        })
    }

    /// Returns each pair of candidacies that cannot both go on.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let mut rest = self.candidacies.iter();
        while let Some(one) = rest.next() {
            for other in rest.clone() {
                let candidacies = [one.id(), other.id()];
                let goes_on = |candidacy: &Candidacy| goes_on_to(candidacy).is_some();
                if goes_on(one) && goes_on_to(one) == goes_on_to(other) {
                    conflicts.extend(goes_on_to(one).map(|role| Conflict::SameRole { role, candidacies }));
                }
                if one.phase() == Phase::Accepted && other.phase() == Phase::Accepted {
                    conflicts.push(Conflict::TwoAcceptances { candidacies });
                }
                for (hired, offered) in [(one, other), (other, one)] {
                    let stands = matches!(offered.phase(), Phase::Offered | Phase::Accepted);
                    if hired.phase() == Phase::Hired && stands {
                        conflicts.push(Conflict::HiredElsewhere { hired: hired.id(), offered: offered.id() });
                    }
                }
            }
        }
        conflicts
    }

    /// Returns the latest CV of all candidacies: nobody is asked for it twice. A CV that [redaction](Candidacy::redacted) took away
    /// does not count.
    #[must_use]
    pub fn cv(&self) -> Option<&'a Cv> {
        self.latest(|fact| fact.cv().filter(|cv| !is_blank(cv)))
    }

    /// Returns the latest profile of all candidacies. A profile that redaction took away does not count.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "one fact brings a profile")]
    pub fn profile(&self) -> Option<&'a DocumentRef> {
        let redacted = DocumentRef::without_words();
        self.latest(|fact| match fact {
            Fact::ProfileReplaced { profile } => Some(profile).filter(|profile| **profile != redacted),
            _ => None,
        })
    }

    /// Returns the open promises to this person and by them, in all their candidacies.
    pub fn promises(&self) -> impl Iterator<Item = (CandidacyId, Promise)> {
        self.candidacies.iter().flat_map(|candidacy| candidacy.promises().map(|promise| (candidacy.id(), promise)))
    }

    /// Checks whether the person may apply for this role by this rule. A person whose candidacy for it is still open has applied
    /// already: see [`open`](Self::open).
    ///
    /// # Errors
    ///
    /// [`TooSoon`] — a candidacy for the role closed, without a hire, less long ago than the rule says.
    pub fn may_apply(&self, role: RoleId, again: Reapplication, at: Time) -> Result<(), TooSoon> {
        let Reapplication::After(span) = again else { return Ok(()) };
        let of_each = self.candidacies.iter().copied();
        let ends: Vec<(&Candidacy, Ended)> =
            of_each.flat_map(|of| ends(of, role).into_iter().map(move |end| (of, end))).collect();
        let hired = ends.iter().filter(|(_, end)| end.hired).map(|(_, end)| end.at).max();
        let counts = ends.iter().filter(|(_, end)| !end.hired && hired.is_none_or(|hired| end.at > hired));
        let over = counts.map(|(candidacy, end)| candidacy.terms().policy().calendar().after(end.at, span));
        match over.max().filter(|after| at <= *after) {
            Some(after) => Err(TooSoon { after }),
            None => Ok(()),
        }
    }

    /// Groups the records that have the same key, and so may be of one person. Each group has two or more records, in the order in
    /// which they came.
    ///
    /// The caller chooses the key, such as a mail address in lower case or a telephone number without blanks. Nothing is merged: a
    /// person looks, and maybe asks.
    ///
    /// ```
    /// use candidacy::uuid::Uuid;
    /// use candidacy::CandidateId;
    /// use candidacy::person::Candidate;
    ///
    /// let id = |number| CandidateId::new(Uuid::from_u128(number));
    /// let (one, two, three) = (id(1)?, id(2)?, id(3)?);
    /// let mails = [(one, "Mira@mail.example"), (two, "jonas@mail.example"), (three, "mira@mail.example")];
    /// let groups = Candidate::possible_duplicates(mails.map(|(id, mail)| (id, mail.to_lowercase())));
    /// assert_eq!(groups, [[one, three]]);
    /// # Ok::<(), candidacy::value::IdError>(())
    /// ```
    #[must_use]
    pub fn possible_duplicates<K: Eq + Hash>(
        people: impl IntoIterator<Item = (CandidateId, K)>,
    ) -> Vec<Vec<CandidateId>> {
        let mut groups: Vec<Vec<CandidateId>> = Vec::new();
        let mut places: HashMap<K, usize> = HashMap::new();
        let mut there: HashSet<(usize, CandidateId)> = HashSet::new();
        for (id, key) in people {
            let place = *places.entry(key).or_insert(groups.len());
            if !there.insert((place, id)) {
                continue;
            }
            match groups.get_mut(place) {
                Some(group) => group.push(id),
                None => groups.push(vec![id]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    /// The words of the latest fact that has them, of all their candidacies.
    fn latest<T>(&self, find: impl Fn(&'a Fact) -> Option<T>) -> Option<T> {
        let latest = |candidacy: &&'a Candidacy| {
            let entries = candidacy.journal().iter().rev();
            entries.into_iter().find_map(|entry| find(&entry.fact).map(|found| (entry.at, found)))
        };
        // Of two that are of the same moment, the one of the later candidacy.
        self.candidacies
            .iter()
            .filter_map(latest)
            .reduce(|one, next| if next.0 >= one.0 { next } else { one })
            .map(|it| it.1)
    }
}

/// The role that a candidacy goes on to; none if it is over, or in the pool.
fn goes_on_to(candidacy: &Candidacy) -> Option<RoleId> {
    let is_on_its_way = !candidacy.phase().is_closed() && candidacy.phase() != Phase::Pooled;
    candidacy.role().filter(|_| is_on_its_way)
}

/// Returns true if it is the empty page that redaction leaves.
fn is_blank(cv: &Cv) -> bool {
    cv.redacted() == *cv
}

/// The end of a candidacy.
struct Ended {
    at: Time,
    hired: bool,
}

/// Each time that a candidacy for this role ended and that was not reversed. By now it may be about another role, or about none. A
/// candidate who was rejected for one may have agreed to be kept for others.
fn ends(candidacy: &Candidacy, role: RoleId) -> Vec<Ended> {
    let mut ends: Vec<(bool, Ended)> = Vec::new();
    let (mut named, mut open, mut was_closed) = (None, Phase::Screening, false);
    for Happened { seq, entry, now, .. } in candidacy.history() {
        named = entry.fact.role().or(named);
        let for_it = named == Some(role) && open != Phase::Pooled;
        match (was_closed, now.phase.is_closed()) {
            (false, true) => {
                let at = candidacy.moment(seq).unwrap_or(entry.at);
                ends.push((for_it, Ended { at, hired: now.phase == Phase::Hired }));
            }
            // A candidate who is pooled after a rejection was rejected all the same.
            (true, false) if entry.fact.kind() != FactKind::Pooled => drop(ends.pop()),
            (true, _) | (false, false) => {}
        }
        if Phases::OPEN.contains(now.phase) && now.phase != Phase::FeedbackDue {
            open = now.phase;
        }
        was_closed = now.phase.is_closed();
    }
    ends.into_iter().filter(|(for_it, _)| *for_it).map(|(_, end)| end).collect()
}

/// When it was opened.
fn opened(candidacy: &Candidacy) -> Option<Time> {
    candidacy.moment(Seq(0))
}
