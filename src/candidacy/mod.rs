//! One person's way through one process: any fact in any phase, and the law answers.
//!
//! There is no other way to make a candidacy than to open it or to replay its journal, and both ask the law. It has no
//! `Default`, no setter, and no `Deserialize`.

mod history;
mod redaction;
mod replay;
pub mod typed;

pub use history::Recorded;
pub(crate) use redaction::is_blank;
pub use replay::{Broken, NotAppended, Unlawful};

use crate::cv::Cv;
use crate::law::fact::{Fact, FactKind, Facts, Hold};
use crate::law::journal::{Entry, Line};
use crate::law::phase::{Mark, Marks, Phase};
use crate::law::refusal::{Refusal, Refused};
use crate::law::{self, Now, Past, Waiting};
use crate::promise::{self, Look, Promise, Standing};
use crate::terms::process::Step;
use crate::terms::{Opening, Terms};
use crate::value::actor::Actor;
use crate::value::any::Any;
use crate::value::correspondence::Consent;
use crate::value::feedback::Reasons;
use crate::value::id::{CandidacyId, CandidateId, RoleId, Seq};
use crate::value::meeting::Meeting;
use crate::value::time::Time;
use serde::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// One person's way through one process.
///
/// A plain `Candidacy` takes any fact in any phase, and the law answers. A `Candidacy<Held<TeamInterview>>` has only the
/// methods that are legal there: see [`phase`](crate::phase). Both are the same data under the same law;
/// [`narrow`](Candidacy::narrow) and [`untyped`](Candidacy::untyped) go from one to the other.
///
/// ```
/// use candidacy::{
///     Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, OpenApplication, Phase, Process, Terms,
/// };
/// use uuid::Uuid;
///
/// let terms = Terms::new("back-end", 1, Process::back_end())?;
/// let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// let application = OpenApplication { opening, cv };
///
/// let mut candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
/// assert_eq!(candidacy.phase(), Phase::Screening);
///
/// // There is no offer yet, so there is none to accept.
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
    entries: Vec<Entry>,
    standing: Standing,
    state: PhantomData<fn() -> S>,
}

/// Shows the journal, in which every text hides what it says.
impl<S> fmt::Debug for Candidacy<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Candidacy { terms, entries, standing, state: _ } = self;
        f.debug_struct("Candidacy")
            .field("terms", terms.id())
            .field("now", &standing.now)
            .field("journal", entries)
            .finish()
    }
}

impl<S> Clone for Candidacy<S> {
    fn clone(&self) -> Self {
        let Candidacy { terms, entries, standing, state } = self;
        Candidacy { terms: terms.clone(), entries: entries.clone(), standing: standing.clone(), state: *state }
    }
}

/// Two candidacies are equal when they have the same journal under the same terms; the rest follows from these.
impl<S> PartialEq for Candidacy<S> {
    fn eq(&self, other: &Self) -> bool {
        self.terms == other.terms && self.entries == other.entries
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
        Candidacy::opened(terms, entry, Vec::new())
    }

    /// Records a fact, whoever brings it. What comes back is the line to store.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back, and nothing has changed. [`Why`](crate::Why) lists every reason.
    pub fn record(&mut self, entry: Entry) -> Result<Line<&Entry>, Refused> {
        self.push(entry)
    }

    fn opened(terms: &Terms, entry: Entry, mut entries: Vec<Entry>) -> Result<Self, Refused> {
        let past = Past { terms, entries: &entries, waiting: &Waiting::default() };
        match law::next(past, None, &entry) {
            Ok(now) => {
                let standing = Standing::opened(now);
                entries.push(entry);
                Ok(Candidacy { terms: terms.clone(), entries, standing, state: PhantomData })
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
        law::next(self.past(), Some(self.standing.now), entry).map(|now| now.phase)
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
        let opening = self.entries.first().and_then(|entry| entry.fact.opening());
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
        self.standing.now.phase
    }

    /// The step it is at; none before the first and at the offer. A closed candidacy is still at the step it was closed at.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.terms.process().step(self.standing.now.step)
    }

    /// The number of that step: from 1, with 0 before the first and one more than there are at the offer.
    #[must_use]
    pub fn step_number(&self) -> u8 {
        self.standing.now.step
    }

    /// The moment that the phase is about, if it is about one: the start of the meeting that is scheduled, the moment the
    /// assignment is due, the end of the consent. Nothing happens by itself when it passes (F12).
    #[must_use]
    pub fn due(&self) -> Option<Time> {
        self.standing.now.due(&self.entries, self.terms.process())
    }

    /// The pause that the company has made, if it has: until when, and why.
    #[must_use]
    pub fn hold(&self) -> Option<&Hold> {
        let on_hold = self.standing.now.marks.contains(Mark::OnHold);
        self.latest(on_hold, |fact| if let Fact::PutOnHold(hold) = fact { Some(&**hold) } else { None })
    }

    /// The meeting that is scheduled, or that was held and waits for a decision.
    #[must_use]
    pub fn meeting(&self) -> Option<&Meeting> {
        self.latest(matches!(self.standing.now.phase, Phase::Scheduled | Phase::Held), Fact::meeting)
    }

    /// The consent under which the candidate is kept in the pool.
    #[must_use]
    pub fn consent(&self) -> Option<&Consent> {
        let pooled = self.standing.now.phase == Phase::Pooled;
        self.latest(pooled, |fact| if let Fact::Pooled(consent) = fact { Some(&**consent) } else { None })
    }

    /// Why it was decided against, if that decision stands: what the feedback is about.
    #[must_use]
    pub fn reasons(&self) -> Option<&Reasons> {
        let stands = matches!(self.standing.now.phase, Phase::Declining | Phase::Declined)
            || self.marks().contains(Mark::FeedbackOwed);
        self.latest(stands, |fact| if let Fact::DecidedAgainst { reasons } = fact { Some(reasons) } else { None })
    }

    /// What the latest fact of a kind says, where that still counts.
    fn latest<'a, T>(&'a self, counts: bool, find: impl Fn(&'a Fact) -> Option<T>) -> Option<T> {
        if counts { self.entries.iter().rev().find_map(|entry| find(&entry.fact)) } else { None }
    }

    /// What lies over the phase: a hold, a role and its closed vacancy, work that came back, feedback that is owed.
    #[must_use]
    pub fn marks(&self) -> Marks {
        self.standing.now.marks
    }

    /// The role that it is about at the moment; none in the pool and for an open application.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        self.latest(self.standing.now.marks.contains(Mark::Role), Fact::role)
    }

    /// The latest CV, if there is one: somebody who was approached may not have sent it yet.
    #[must_use]
    pub fn cv(&self) -> Option<&Cv> {
        self.latest(true, Fact::cv)
    }

    /// Every fact that somebody could record from now on, with the right words at the right moment: `held` is among them before
    /// the meeting has started. What is not in it will be refused, whoever brings it. (At the very end of the calendar,
    /// where no later moment is left, it may name a fact that needs one.)
    #[must_use]
    pub fn legal(&self) -> Facts {
        law::legal_now(self.past(), self.standing.now)
    }

    /// Those of the legal facts that this actor may record.
    #[must_use]
    pub fn legal_for(&self, actor: impl Into<Actor>) -> Facts {
        let actor = actor.into();
        self.legal().iter().filter(|fact| law::may_record(&self.terms, self.standing.now, *fact, actor)).collect()
    }

    /// What happened, in order.
    #[must_use]
    pub fn journal(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this number.
    #[must_use]
    pub fn entry(&self, seq: Seq) -> Option<&Entry> {
        seq.entry(&self.entries)
    }

    /// The messages, requests, concerns and promises by hand that wait, by number: for a reply, an answer, their settlement,
    /// their keeping. [`promises`](Self::promises) tells by when.
    pub fn unanswered(&self) -> impl Iterator<Item = (Seq, FactKind)> {
        self.standing.waiting.asked().map(|asked| (asked.seq(), asked.kind))
    }

    /// What is owed at the moment, by either side: the promises that are open. Asking costs what is open, not what happened.
    ///
    /// As long as a candidacy is open, there is at least one; a closed one owes what it has not given: a reply, an answer to a
    /// concern, feedback. It is [settled](Self::is_settled) when nothing is left.
    pub fn promises(&self) -> impl Iterator<Item = Promise> {
        Look { terms: &self.terms, entries: &self.entries, standing: &self.standing }.promises()
    }

    /// Every promise that was ever made, in the order in which they were, with its end where it is over.
    #[must_use]
    pub fn all_promises(&self) -> Vec<Promise> {
        promise::record(&self.terms, &self.entries)
    }

    /// The entries up to a moment, and every promise that had been made by then, as it stood then.
    pub(crate) fn as_of(&self, at: Time) -> (&[Entry], Vec<Promise>) {
        let by_then = self.entries.partition_point(|entry| entry.at <= at);
        let entries = self.entries.get(..by_then).unwrap_or_default();
        (entries, promise::record(&self.terms, entries))
    }

    /// The earliest moment at which something falls due, or fell due and is not kept; none if nothing is owed. A store keeps it in
    /// a column and writes it anew with each entry: whatever has a moment there that is earlier than now is overdue. (In a column of
    /// whole seconds, ask for those that are not later than now: it finds those and at most a second's more.)
    #[must_use]
    pub fn next_due(&self) -> Option<Time> {
        self.promises().map(|promise| promise.due).min()
    }

    /// Is it closed, with nothing left that the candidate waits for? By what the law remembers, not by what was promised.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let owed = [Mark::FeedbackOwed, Mark::Unacknowledged, Mark::NoticeOwed];
        let waits = owed.into_iter().any(|mark| self.marks().contains(mark)) || !self.standing.waiting.is_empty();
        self.phase().is_closed() && !waits
    }

    /// Into the run-time face: the same candidacy, its phase no longer in its type.
    #[must_use]
    pub fn untyped(self) -> Candidacy {
        self.retype()
    }

    /// The one way in for every entry, from both faces.
    pub(crate) fn push(&mut self, entry: Entry) -> Result<Line<&Entry>, Refused> {
        match law::next(self.past(), Some(self.standing.now), &entry) {
            Ok(now) => {
                let (candidacy, seq) = (self.id(), self.next_seq());
                Ok(Line { candidacy, seq, entry: self.take(entry, now) })
            }
            Err(refusal) => Err(Refused { refusal, entry }),
        }
    }

    /// Takes an entry that the law has accepted, and goes where it led.
    #[expect(clippy::expect_used, reason = "the line above pushes one")]
    fn take(&mut self, entry: Entry, now: Now) -> &Entry {
        self.entries.push(entry);
        let (entry, before) = self.entries.split_last().expect("an entry was pushed");
        self.standing.follow(&self.terms, before, entry, now);
        entry
    }

    /// The number that the next entry takes.
    fn next_seq(&self) -> Seq {
        Seq::from_index(self.entries.len())
    }

    /// What the law looks at.
    fn past(&self) -> Past<'_> {
        Past { terms: &self.terms, entries: &self.entries, waiting: &self.standing.waiting }
    }

    pub(crate) fn retype<T>(self) -> Candidacy<T> {
        let Candidacy { terms, entries, standing, state: _ } = self;
        Candidacy { terms, entries, standing, state: PhantomData }
    }
}

/// Only the journal is written; reading goes through [`Candidacy::replay`].
impl<S> Serialize for Candidacy<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.entries.serialize(serializer)
    }
}
