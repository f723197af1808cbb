//! One person and all their candidacies: what the person told once counts for each of them.
//!
//! It merges no records: only a person can say that two of them are of one person.

use crate::candidacy::{Candidacy, Recorded, is_blank};
use crate::cv::Cv;
use crate::law::fact::{Fact, FactKind};
use crate::law::phase::{Mark, Phase};
use crate::promise::Promise;
use crate::terms::calendar::Span;
use crate::value::id::{CandidacyId, CandidateId, RoleId};
use crate::value::text::DocumentRef;
use crate::value::time::Time;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// One person, and their candidacies in the order in which they were opened.
///
/// ```
/// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Process, Terms};
/// # use uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let mira = CandidateId::new(Uuid::from_u128(2))?;
/// # let open = |number, cv: &str, at: &str| -> Result<Candidacy, Box<dyn std::error::Error>> {
/// #     let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, cv, "application/pdf")?;
/// #     let opening = terms.opening(CandidacyId::new(Uuid::from_u128(number))?, mira);
/// #     Ok(Candidacy::open(&terms, Entry::new(Actor::Candidate, OpenApplication { opening, cv }, at.parse()?))?)
/// # };
/// use candidacy::Candidate;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CandidateError {
    /// A candidacy of another candidate.
    #[error("the candidacy {0} is somebody else's")]
    OtherCandidate(CandidacyId),
    /// The same candidacy twice.
    #[error("the candidacy {0} is there twice")]
    Twice(CandidacyId),
}

/// The rule for applying again for a role that the person was not hired for. The standard is any time.
///
/// It decides about nobody: a company that wants some time to pass says so in advance, and the answer names the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(clippy::exhaustive_enums, reason = "any time, or after a while")]
pub enum Reapplication {
    /// At any time.
    #[default]
    AnyTime,
    /// The span after a candidacy for the same role has closed, by the calendar of its terms. Of several, the latest counts, but
    /// none that came before a hire, and none that was undone. To be kept in the pool since then shortens nothing.
    After(Span),
}

/// The person may apply again, but not yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("they may apply for this role again after {after}")]
#[non_exhaustive]
pub struct TooSoon {
    /// The last moment that is too soon.
    pub after: Time,
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
        let redacted = DocumentRef::redacted();
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
    /// use candidacy::{Candidate, CandidateId};
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

/// The end of a candidacy.
struct Ended {
    at: Time,
    hired: bool,
}

/// Each time that a candidacy for this role ended and that was not undone. By now it may be about another role, or about none. A
/// candidate who was declined for one may have agreed to be kept for others.
fn ends(candidacy: &Candidacy, role: RoleId) -> Vec<Ended> {
    let mut ends: Vec<(bool, Ended)> = Vec::new();
    let (mut named, mut was_closed) = (None, false);
    for Recorded { entry, phase, marks, .. } in candidacy.history() {
        named = entry.fact.role().or(named);
        let for_it = marks.contains(Mark::Role) && named == Some(role);
        match (was_closed, phase.is_closed()) {
            (false, true) => ends.push((for_it, Ended { at: entry.at, hired: phase == Phase::Hired })),
            (true, false) if entry.fact.kind() == FactKind::Reopened => drop(ends.pop()),
            (true, _) | (false, false) => {}
        }
        was_closed = phase.is_closed();
    }
    ends.into_iter().filter(|(for_it, _)| *for_it).map(|(_, end)| end).collect()
}

/// When it was opened.
fn opened(candidacy: &Candidacy) -> Option<Time> {
    candidacy.journal().first().map(|entry| entry.at)
}
