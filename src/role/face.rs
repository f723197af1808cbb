//! A role at run time: any fact in any phase, and the law answers. There is no other way to make one than to define it or to
//! replay its journal.

use super::book::Book;
use super::fact::{Definition, Entry, Facts, Line, Phase};
use super::guard::Up;
use super::history;
use super::law::{self, Before};
use super::refusal::{Refusal, Refused};
use super::state::State;
use super::{Advert, Corrected, JobPosting, NotAdvertised, Openings, Profile, Publication, Standing, Vacancy};
use crate::terms::RoleDate;
use crate::value::any::Any;
use crate::value::code::codes;
use crate::value::id::{CandidacyId, RoleId, Seq};
use crate::value::redacted::Redacted;
use crate::value::time::Time;
use serde::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// The need of a company, from its definition to its end.
///
/// A plain `Role` takes any fact, and the law answers; a `Role<Advertised>` has only the methods that are legal there: see
/// [`phase`](super::phase). Both are the same data under [`LAW`](super::LAW).
///
/// ```
/// use candidacy::role::{self, Address, Channel, Employer, Need, OutsideBody, OutsideContact, Publication, Requirement, Workplace};
/// use candidacy::uuid::Uuid;
/// use candidacy::{Aspect, Capacity, PersonId, Role, RoleId, Staff};
///
/// let ana = Staff::new(PersonId::new(Uuid::from_u128(9))?, Capacity::RECRUITER);
/// let rust = Requirement::new(Aspect::Experience, Need::Essential, "two years of Rust")?;
/// let authority = "Autoriteit Persoonsgegevens";
/// let outside = OutsideContact::new(OutsideBody::DataAuthority, authority, "https://autoriteitpersoonsgegevens.nl")?;
/// let employer = Employer::new("Locks B.V.", "KVK 12345678", "NL", outside)?;
/// let profile = role::Profile::new("Back-end engineer", employer, "You build the service that opens doors.", [rust])?;
///
/// let monday = "2026-03-02T09:00:00Z".parse()?;
/// let mut role = Role::define(RoleId::new(Uuid::from_u128(3))?, profile, ana, monday)?.untyped();
/// let refused = role.vacancy().unwrap_err();
/// assert_eq!(refused.to_string(), "nobody can apply for a role that is defined: it is not advertised");
///
/// let office = Workplace::Office(Address::new("Amsterdam", "NL")?);
/// role.record(role::Entry::new(ana, Publication::new([Channel::LinkedIn], office)?, monday))?;
/// assert_eq!(role.phase(), role::Phase::Advertised);
/// assert_eq!(role.vacancy()?.role(), role.id()); // what an application needs
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Serialised, it is its journal, a list of entries; it is read by [`replay`](Role::replay). A store keeps its
/// [`lines`](Role::lines).
#[doc(alias = "requisition")]
#[doc(alias = "job opening")]
pub struct Role<S = Any> {
    entries: Vec<Entry>,
    /// After each entry.
    phases: Vec<Phase>,
    phase: Phase,
    book: Book,
    state: PhantomData<fn() -> S>,
}

/// Shows the journal, in which every text hides what it says.
impl<S> fmt::Debug for Role<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Role").field("phase", &self.phase).field("journal", &self.entries).finish_non_exhaustive()
    }
}

impl<S> Clone for Role<S> {
    fn clone(&self) -> Self {
        Role {
            entries: self.entries.clone(),
            phases: self.phases.clone(),
            phase: self.phase,
            book: self.book.clone(),
            state: PhantomData,
        }
    }
}

/// Two roles are equal when they have the same journal; the rest follows from it.
impl<S> PartialEq for Role<S> {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl<S> Eq for Role<S> {}

/// Only the journal is written; reading goes through [`Role::replay`].
impl<S> Serialize for Role<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.entries.serialize(serializer)
    }
}

/// A move by type that a guard has refused: role and entry, both untouched, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(bound = "")]
#[error("{refusal}")]
#[non_exhaustive]
pub struct HandedBack<R> {
    /// The reason.
    pub refusal: Refusal,
    /// The role.
    #[serde(skip)]
    pub role: R,
    /// The entry. Boxed, so that a `Result` with this error stays small.
    #[serde(skip)]
    pub entry: Box<Entry>,
}

impl<R> HandedBack<R> {
    /// Returns a short code that never changes, for programs: that of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.refusal.code()
    }
}

/// A role that is not where [`narrow`](Role::narrow) was asked to take it, given back as it was.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[error("the role is {found} and not {expected}")]
#[non_exhaustive]
pub struct Elsewhere {
    /// The phase of the type.
    pub expected: Phase,
    /// The phase it is in.
    pub found: Phase,
    /// The role, untouched.
    #[serde(skip)]
    pub role: Box<Role>,
}

codes! { Elsewhere, "role" {
    Self { .. } => "elsewhere",
} }

impl Role {
    /// Begins a role: it is defined what is needed.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back: [`NotHere`](super::Why::NotHere) — it is another fact than
    /// [`Defined`](super::Fact::Defined); [`NoSuchMoment`](super::Why::NoSuchMoment) — no clock shows its moment.
    pub fn open(entry: Entry) -> Result<Self, Refused> {
        match law::next(None, &entry) {
            Ok((phase, _)) => {
                let openings = history::definition(&entry).map_or(Openings::ONE, |definition| definition.openings);
                let book = Book::new(openings);
                Ok(Role { entries: vec![entry], phases: vec![phase], phase, book, state: PhantomData })
            }
            Err(refusal) => Err(Refused { refusal, entry }),
        }
    }

    /// Records a fact, and returns the line to store.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back, and nothing has changed. [`Why`](super::Why) lists every reason.
    pub fn record(&mut self, entry: Entry) -> Result<Line<&Entry>, Refused> {
        self.push(entry)?;
        Ok(self.last_line())
    }

    /// Converts into the compile-time face, if the role is in this phase.
    ///
    /// # Errors
    ///
    /// [`Elsewhere`] hands the role back: it is in another phase.
    pub fn narrow<S: State>(self) -> Result<Role<S>, Elsewhere> {
        let found = self.phase;
        match S::PHASE {
            Some(expected) if expected != found => Err(Elsewhere { expected, found, role: Box::new(self) }),
            Some(_) | None => Ok(self.retype()),
        }
    }

    /// Returns the vacancy, which an application for this role needs.
    ///
    /// # Errors
    ///
    /// [`NotAdvertised`] — the advert is not up.
    pub fn vacancy(&self) -> Result<Vacancy, NotAdvertised> {
        match self.phase {
            Phase::Advertised => Ok(Vacancy::of(self.id())),
            Phase::Defined | Phase::Filled | Phase::Closed => Err(NotAdvertised { phase: self.phase }),
        }
    }
}

impl<S> Role<S> {
    /// Checks whether the law takes the entry, and returns the phase that it would lead to. Nothing changes.
    ///
    /// # Errors
    ///
    /// The [`Refusal`] that recording it would meet.
    pub fn check(&self, entry: &Entry) -> Result<Phase, Refusal> {
        law::next(Some(self.before()), entry).map(|(phase, _)| phase)
    }

    /// Returns the id of the role.
    #[must_use]
    pub fn id(&self) -> RoleId {
        self.definition().role
    }

    /// Returns the phase that the role is in.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Returns the profile, as it was written down last.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        self.entries.iter().rev().find_map(history::profile).unwrap_or(&self.definition().profile)
    }

    /// Returns the advert, if it is up: what is needed, and how that is made public.
    #[must_use]
    pub fn advert(&self) -> Option<Advert<'_>> {
        self.latest_advert().filter(|advert| advert.ended().is_none())
    }

    /// Returns the advert that is up, or the one that was up last.
    #[must_use]
    pub fn latest_advert(&self) -> Option<Advert<'_>> {
        history::adverts(&self.entries, &self.phases).last().flatten()
    }

    /// Returns the corrections of the adverts, in order: what was put right while the advert was up, by whom and why, and what it said
    /// before. The journal keeps the old words.
    pub fn corrections(&self) -> impl Iterator<Item = Corrected<'_>> {
        history::corrections(&self.entries, &self.phases)
    }

    /// Returns the dates of the role, such as a closing date, as they were set last. An [`Opening`](crate::Opening) copies them, by
    /// [`with_dates`](crate::Opening::with_dates), so that a deadline counts from the date as it stood when the candidacy was opened.
    #[must_use]
    #[doc(alias = "closing date")]
    pub fn dates(&self) -> &[RoleDate] {
        self.entries.iter().rev().find_map(history::dates).unwrap_or_default()
    }

    /// Returns the number of openings, or that the role is evergreen.
    #[must_use]
    #[doc(alias = "headcount")]
    pub fn openings(&self) -> Openings {
        self.book.openings()
    }

    /// Returns how many openings nobody takes or fills; none for an evergreen role.
    #[must_use]
    pub fn free_openings(&self) -> Option<u32> {
        self.book.free()
    }

    /// Returns true if each opening is taken or filled. An evergreen role never is.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.book.is_full()
    }

    /// Returns the candidacies that take an opening: their candidates accepted. They are in the order of their ids.
    pub fn taken_by(&self) -> impl Iterator<Item = CandidacyId> {
        self.book.of(Standing::Taken)
    }

    /// Returns the candidacies that fill an opening: their candidates were hired. They are in the order of their ids.
    pub fn filled_by(&self) -> impl Iterator<Item = CandidacyId> {
        self.book.of(Standing::Filled)
    }

    /// The standing of a candidacy towards the openings of this role.
    pub(crate) fn standing(&self, candidacy: CandidacyId) -> Option<Standing> {
        self.book.standing(candidacy)
    }

    /// Returns the advert as job search engines read it. It is the one that is up, or the one that was up last, which is not valid
    /// any more.
    #[must_use]
    pub fn posting(&self) -> Option<JobPosting<'_>> {
        self.latest_advert().map(|advert| JobPosting::new(self.id(), advert, self.free_openings()))
    }

    /// Returns true if the advert was up at a moment, and so an application of that moment could be made.
    #[must_use]
    pub fn was_advertised(&self, at: Time) -> bool {
        let by_then = self.entries.iter().zip(&self.phases).take_while(|(entry, _)| entry.at <= at);
        // At the very moment when it came down it was still up.
        let up = |up: bool, (entry, phase): (&Entry, &Phase)| *phase == Phase::Advertised || (up && entry.at == at);
        by_then.fold(false, up)
    }

    /// Returns how the role is made public, if the advert is up.
    #[must_use]
    pub fn publication(&self) -> Option<&Publication> {
        self.advert().map(Advert::publication)
    }

    /// Returns the facts that are legal now: for each there is something to say that the law takes.
    #[must_use]
    pub fn legal(&self) -> Facts {
        self.before().legal()
    }

    /// Returns the entries, in order.
    #[must_use]
    pub fn journal(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the role without the words of its reasons, which may be about a person who was hired or who left. Everything
    /// happened as it did: facts, phases, moments, ids and the people who recorded them stay. The profile and the adverts were public,
    /// and stay. Ids and moments lead to a person as long as somebody has the records that they are in, so the journal is
    /// pseudonymous and not anonymous.
    ///
    /// It is a journal of its own: a store that redacts replaces the rows of the original by its lines.
    #[must_use]
    #[doc(alias = "erasure")]
    pub fn redacted(&self) -> Self {
        let redacted = |entry: &Entry| Entry { at: entry.at, by: entry.by, fact: entry.fact.redacted() };
        let (phases, book) = (self.phases.clone(), self.book.clone());
        let entries = self.entries.iter().map(redacted).collect();
        Role { entries, phases, phase: self.phase, book, state: PhantomData }
    }

    /// Converts out of the compile-time face.
    #[must_use]
    pub fn untyped(self) -> Role {
        self.retype()
    }

    #[expect(clippy::expect_used, reason = "the law begins with nothing else")]
    fn definition(&self) -> &Definition {
        let first = self.entries.first().and_then(history::definition);
        first.expect("every role begins with its definition, and entries are never removed")
    }

    /// The number that the next entry takes.
    pub(super) fn next_seq(&self) -> Seq {
        Seq::from_index(self.entries.len())
    }

    /// The only way in for an entry after the first.
    pub(super) fn push(&mut self, entry: Entry) -> Result<Seq, Refused> {
        match law::next(Some(self.before()), &entry) {
            Ok((phase, change)) => {
                let seq = self.next_seq();
                self.phase = phase;
                self.phases.push(phase);
                self.book.apply(change);
                self.entries.push(entry);
                Ok(seq)
            }
            Err(refusal) => Err(Refused { refusal, entry }),
        }
    }

    pub(super) fn retype<T>(self) -> Role<T> {
        Role { entries: self.entries, phases: self.phases, phase: self.phase, book: self.book, state: PhantomData }
    }

    fn before(&self) -> Before<'_> {
        let last = self.entries.last().map_or(Time::MIN_UTC, |last| last.at);
        let up = (self.phase == Phase::Advertised).then_some(Up(&self.entries));
        Before { role: self.id(), phase: self.phase, last, book: &self.book, up }
    }
}
