//! One person's way through one process: any fact in any phase, and the law answers.
//!
//! There is no other way to make a candidacy than to open it or to replay its journal, and both ask the law. It has no
//! `Default`, no setter, and no `Deserialize`.

mod replay;

pub use replay::{Broken, NotAppended, Unlawful};

use crate::actor::Actor;
use crate::cv::Cv;
use crate::fact::{Fact, FactKind, Facts};
use crate::journal::{Entry, Journal, Line};
use crate::law::{self, Now};
use crate::phases::{Mark, Marks, Phase};
use crate::process::Step;
use crate::refusal::{Refusal, Refused};
use crate::terms::{Opening, Terms};
use crate::{CandidacyId, CandidateId, RoleId, Seq, Time};
use serde::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// The phase is known at run time only.
#[derive(Debug)]
#[non_exhaustive]
pub struct Any;

/// One person's way through one process.
///
/// A plain `Candidacy` takes any fact in any phase, and the law answers. A `Candidacy<Held<TeamInterview>>` has only the
/// methods that are legal there: see [`phase`](crate::phase). Both are the same data under the same law;
/// [`narrow`](Candidacy::narrow) and [`erase`](Candidacy::erase) go from one to the other.
///
/// ```
/// use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, Phase, Process, RoleId, Terms};
/// use uuid::Uuid;
///
/// let terms = Terms::new("back-end", 1, Process::back_end())?;
/// let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// let cv = Cv::check(b"%PDF-1.7 ...", "cv.pdf", "application/pdf")?;
/// let application = Application { opening, role: RoleId::new(Uuid::from_u128(3))?, cv };
///
/// let mut candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
/// assert_eq!(candidacy.phase(), Phase::Screening);
///
/// // Nobody was assigned anything yet, so there is nothing to submit.
/// let early = Entry::new(Actor::Candidate, Fact::OfferAccepted, "2026-03-02T09:01:00Z".parse()?);
/// let refused = candidacy.record(early).unwrap_err();
/// assert!(refused.refusal.to_string().starts_with("`offer_accepted` is refused in `screening`"));
/// assert_eq!(candidacy.phase(), Phase::Screening);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Serialised, it is its journal, a list of entries; it is read by [`replay`](Candidacy::replay).
pub struct Candidacy<S = Any> {
    terms: Terms,
    journal: Journal,
    now: Now,
    state: PhantomData<fn() -> S>,
}

/// Shows the journal, in which every text hides what it says.
impl<S> fmt::Debug for Candidacy<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Candidacy { terms, journal, now, state: _ } = self;
        f.debug_struct("Candidacy")
            .field("terms", terms.id())
            .field("now", now)
            .field("journal", &journal.entries())
            .finish()
    }
}

impl<S> Clone for Candidacy<S> {
    fn clone(&self) -> Self {
        Candidacy { terms: self.terms.clone(), journal: self.journal.clone(), now: self.now, state: PhantomData }
    }
}

/// Two candidacies are equal when they have the same journal under the same terms; the rest follows from these.
impl<S> PartialEq for Candidacy<S> {
    fn eq(&self, other: &Self) -> bool {
        self.terms == other.terms && self.journal == other.journal
    }
}

impl<S> Eq for Candidacy<S> {}

impl Candidacy {
    /// Opens a candidacy: somebody applied, applied openly, or was approached.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back. Its reason is [`NotHere`](crate::Why::NotHere) — the fact opens nothing;
    /// [`NotTheirs`](crate::Why::NotTheirs) — another actor than the law names;
    /// [`OtherTerms`](crate::Why::OtherTerms) — the opening names other terms than `terms`.
    pub fn open(terms: &Terms, entry: Entry) -> Result<Self, Refused> {
        Candidacy::opened(terms, entry, Journal::default())
    }

    /// Records a fact, whoever brings it. What comes back is the line to store.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back, and nothing has changed. [`Why`](crate::Why) lists every reason.
    pub fn record(&mut self, entry: Entry) -> Result<Line<&Entry>, Refused> {
        self.push(entry)
    }

    fn opened(terms: &Terms, entry: Entry, mut journal: Journal) -> Result<Self, Refused> {
        match law::next(terms, &journal, None, &entry) {
            Ok(now) => {
                journal.push(entry);
                Ok(Candidacy { terms: terms.clone(), journal, now, state: PhantomData })
            }
            Err(refusal) => Err(Refused { refusal, entry }),
        }
    }
}

impl<S> Candidacy<S> {
    /// Would it be taken, and where would it lead? The same law as [`record`](Candidacy::record); nothing changes.
    ///
    /// # Errors
    ///
    /// The [`Refusal`] that recording it would meet.
    pub fn check(&self, entry: &Entry) -> Result<Phase, Refusal> {
        law::next(&self.terms, &self.journal, Some(&self.now), entry).map(|now| now.phase)
    }

    /// Which candidacy it is.
    #[must_use]
    pub fn id(&self) -> CandidacyId {
        self.opening().candidacy
    }

    /// Whose it is.
    #[must_use]
    pub fn candidate(&self) -> CandidateId {
        self.opening().candidate
    }

    /// What its opening entry says of it.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "the law opens with nothing else")]
    pub fn opening(&self) -> &Opening {
        let opening = self.journal.entries().first().and_then(|entry| entry.fact.opening());
        opening.expect("every candidacy starts with an opening fact, and entries are never removed")
    }

    /// What it was opened under.
    #[must_use]
    pub fn terms(&self) -> &Terms {
        &self.terms
    }

    /// Where it is.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.now.phase
    }

    /// The step it is at; none before the first and at the offer. A closed candidacy is still at the step it was closed at.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.terms.process().step(self.now.step)
    }

    /// The number of that step: from 1, with 0 before the first and one more than there are at the offer.
    #[must_use]
    pub fn step_number(&self) -> u8 {
        self.now.step
    }

    /// The moment that the phase is about, if it is about one: the start of the meeting that is scheduled, the moment the
    /// assignment is due, the end of the consent.
    #[must_use]
    pub fn due(&self) -> Option<Time> {
        self.now.due()
    }

    /// Until when the company has paused, if it has.
    #[must_use]
    pub fn on_hold(&self) -> Option<Time> {
        if !self.now.marks.has(Mark::OnHold) {
            return None;
        }
        self.journal.entries().iter().rev().find_map(|entry| {
            let Fact::PutOnHold(hold) = &entry.fact else { return None };
            Some(hold.until)
        })
    }

    /// What lies over the phase: a hold, a vacancy that has closed, feedback that is owed.
    #[must_use]
    pub fn marks(&self) -> Marks {
        self.now.marks
    }

    /// The role that it is about at the moment; none in the pool and for an open application.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        if !self.now.marks.has(Mark::Role) {
            return None;
        }
        self.journal.entries().iter().rev().find_map(|entry| entry.fact.role())
    }

    /// The latest CV, if there is one: somebody who was approached may not have sent it yet.
    #[must_use]
    pub fn cv(&self) -> Option<&Cv> {
        self.journal.entries().iter().rev().find_map(|entry| entry.fact.cv())
    }

    /// Every fact that somebody could record now, with the right words at the right moment. What is not in it will be
    /// refused whoever brings it.
    #[must_use]
    pub fn legal(&self) -> Facts {
        law::legal_now(&self.journal, &self.now)
    }

    /// Those of the legal facts that this actor may record.
    #[must_use]
    pub fn legal_for(&self, actor: impl Into<Actor>) -> Facts {
        let actor = actor.into();
        self.legal().iter().filter(|fact| law::may_record(&self.terms, &self.now, *fact, actor)).collect()
    }

    /// What happened, in order.
    #[must_use]
    pub fn journal(&self) -> &[Entry] {
        self.journal.entries()
    }

    /// The entry with this number.
    #[must_use]
    pub fn entry(&self, seq: Seq) -> Option<&Entry> {
        self.journal.entry(seq)
    }

    /// The messages, requests and concerns that wait for an answer, by number.
    pub fn unanswered(&self) -> impl Iterator<Item = (Seq, FactKind)> {
        (0_u32..).zip(self.journal.entries()).filter_map(|(seq, entry)| {
            let (seq, kind) = (Seq(seq), entry.fact.kind());
            (kind.answered_by().is_some() && !self.journal.is_answered(seq)).then_some((seq, kind))
        })
    }

    /// Into the run-time face.
    #[must_use]
    pub fn erase(self) -> Candidacy {
        self.retype()
    }

    /// The one way in for every entry, from both faces.
    pub(crate) fn push(&mut self, entry: Entry) -> Result<Line<&Entry>, Refused> {
        if let Err(refusal) = self.admit(&entry) {
            return Err(Refused { refusal, entry });
        }
        let (candidacy, seq) = (self.id(), self.journal.next_seq());
        Ok(Line { candidacy, seq, entry: self.journal.push(entry) })
    }

    /// Asks the law and, if it agrees, moves; the entry itself comes next.
    fn admit(&mut self, entry: &Entry) -> Result<(), Refusal> {
        self.now = law::next(&self.terms, &self.journal, Some(&self.now), entry)?;
        Ok(())
    }

    pub(crate) fn retype<T>(self) -> Candidacy<T> {
        Candidacy { terms: self.terms, journal: self.journal, now: self.now, state: PhantomData }
    }
}

/// Only the journal is written; reading goes through [`Candidacy::replay`].
impl<S> Serialize for Candidacy<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.journal.entries().serialize(serializer)
    }
}
