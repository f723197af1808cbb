//! One person's way through one process: any fact in any phase, and the law answers.
//!
//! There is no other way to make a candidacy than to open it or to replay its journal, and both ask the law. It has no
//! `Default`, no setter, and no `Deserialize`.

mod recorded;
mod reject;
mod replay;
mod shows;
mod takes;
pub mod typed;

pub use recorded::Recorded;
pub use replay::{Broken, NotAppended, Unlawful};
pub use shows::Happened;

use crate::law::refusal::Refused;
use crate::law::{self, Entry, Fact, Facts, Now, Past, Pendings, Phase, Refusal, State};
use crate::promise::{self, Look, Promise, Task};
use crate::terms::{Opening, Step, Terms};
use crate::value::actor::Actor;
use crate::value::any::Any;
use crate::value::id::{CandidacyId, CandidateId, Seq};
use crate::value::redacted::Redacted;
use crate::value::text::Label;
use crate::value::time::Time;
use serde::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// One person's way through one process.
///
/// It takes any fact in any phase, and the law answers.
///
/// ```
/// use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, Phase, Process, Terms};
/// use candidacy::uuid::Uuid;
///
/// let terms = Terms::new("back-end", 1, Process::back_end())?;
/// let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// let application = Application::open(opening, cv);
///
/// let mut candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
/// assert_eq!(candidacy.phase(), Phase::Screening);
///
/// // There is no offer yet, so there is none to accept.
/// let early = Entry::new(Actor::Candidate, Fact::OfferAccepted, "2026-03-02T09:01:00Z".parse()?);
/// let refused = candidacy.record(early).unwrap_err();
/// assert!(refused.to_string().starts_with("`offer_accepted` is not possible in the phase `screening`: it cannot happen here"));
/// assert_eq!(candidacy.phase(), Phase::Screening);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Serialised, it is its journal, a list of entries; it is read by [`replay`](Candidacy::replay).
#[doc(alias = "application")]
pub struct Candidacy<S = Any> {
    /// The terms of the opening first, and those that it was or may be transferred to.
    shelf: Vec<Terms>,
    entries: Vec<Entry>,
    state: State,
    typed: PhantomData<fn() -> S>,
}

/// Shows the journal, in which every text hides what it says.
impl<S> fmt::Debug for Candidacy<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Candidacy { shelf: _, entries, state, typed: _ } = self;
        f.debug_struct("Candidacy")
            .field("terms", &format_args!("{}", self.terms().id()))
            .field("now", &state.now)
            .field("journal", entries)
            .finish()
    }
}

impl<S> Clone for Candidacy<S> {
    fn clone(&self) -> Self {
        let Candidacy { shelf, entries, state, typed } = self;
        Candidacy { shelf: shelf.clone(), entries: entries.clone(), state: state.clone(), typed: *typed }
    }
}

/// Two candidacies are equal when they have the same journal under the same terms; the rest follows from these.
impl<S> PartialEq for Candidacy<S> {
    fn eq(&self, other: &Self) -> bool {
        self.shelf.first() == other.shelf.first() && self.terms() == other.terms() && self.entries == other.entries
    }
}

impl<S> Eq for Candidacy<S> {}

impl Candidacy {
    /// Opens a candidacy: somebody applied, was approached, or is taken over from elsewhere. [`opened`](Self::opened) returns the line
    /// to store and what follows from it.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back. Its reason is one of these, or another [`Why`](crate::Why):
    ///
    /// - [`NotHere`](crate::Why::NotHere) — the fact opens nothing.
    /// - [`NotTheirs`](crate::Why::NotTheirs) — it is another actor's act.
    /// - [`OtherTerms`](crate::Why::OtherTerms) — the opening names other terms than `terms`.
    /// - [`OtherMaterial`](crate::Why::OtherMaterial) — the application does not bring what the process takes.
    pub fn open(terms: &Terms, entry: Entry) -> Result<Self, Refused> {
        Candidacy::open_with(vec![terms.clone()], entry)
    }

    /// Records an entry, and returns the line to store and what follows from it. These are the promises that it opened, ended and
    /// moved, and the entries that the candidate is now to be told of.
    ///
    /// ```
    /// # use candidacy::value::{Answer, DocumentRef};
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, Fact, PersonId, Process};
    /// # use candidacy::{PromiseKind, Seq, Staff, Terms};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let monday = "2026-03-02T09:00:00Z".parse()?;
    /// # let mut candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
    /// let ana = Staff::new(PersonId::new(Uuid::from_u128(3))?, Capacity::RECRUITER);
    /// let arrived = Fact::CandidateInformed { to: Seq(0), answer: Answer::Final, message: DocumentRef::new("mail/4700")?, stated: None };
    /// let recorded = candidacy.record(Entry::new(ana, arrived, monday))?;
    /// assert_eq!(recorded.line.seq, Seq(1)); // the key of the row to store, with the id of the candidacy
    /// assert_eq!(recorded.ended[0].kind, PromiseKind::Acknowledgement);
    /// assert_eq!(recorded.told, [Seq(1)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// An entry with a [`request_id`](crate::Circumstances::request_id) that was recorded before is not recorded twice: the first
    /// line comes back.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back, and nothing has changed. [`Why`](crate::Why) lists every reason.
    pub fn record(&mut self, entry: Entry) -> Result<Recorded<'_>, Refused> {
        self.push(entry)
    }
}

impl<S> Candidacy<S> {
    /// Lets the candidacy know terms that it may be [transferred](crate::Fact::Transferred) to.
    pub fn know(&mut self, terms: &Terms) {
        if !self.shelf.contains(terms) {
            self.shelf.push(terms.clone());
        }
    }

    /// Returns where an entry would lead, by the same law as [`record`](Candidacy::record). Nothing changes.
    ///
    /// # Errors
    ///
    /// The [`Refusal`] that recording it would meet.
    pub fn check(&self, entry: &Entry) -> Result<Now, Refusal> {
        if self.recorded_before(entry).is_some() {
            return Ok(self.now());
        }
        let then = law::next(self.past(), entry)?;
        let goes_further_back = matches!(entry.fact, Fact::EntryContested { .. } | Fact::AssentGiven(_));
        if !goes_further_back {
            return Ok(then.now);
        }
        let mut state = self.state.clone();
        state.follow(&self.shelf, &self.entries, entry, then);
        Ok(state.now)
    }

    /// Returns the id of the candidacy.
    #[must_use]
    pub fn id(&self) -> CandidacyId {
        self.opening().candidacy
    }

    /// Returns the id of the candidate.
    #[must_use]
    pub fn candidate(&self) -> CandidateId {
        self.opening().candidate
    }

    /// Returns what the opening entry says of the candidacy.
    #[must_use]
    #[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "the law opens with nothing else")]
    pub fn opening(&self) -> &Opening {
        let opening = self.entries.first().and_then(|entry| entry.fact.opening());
        opening.expect("every candidacy starts with an opening fact, and entries are never removed")
    }

    /// Returns the terms that rule: those of the opening, or those that it was transferred to.
    #[must_use]
    #[expect(
        clippy::missing_panics_doc,
        clippy::expect_used,
        reason = "it is opened under terms, and terms are never removed"
    )]
    pub fn terms(&self) -> &Terms {
        self.past().terms().expect("there are terms")
    }

    /// Returns true if the deadlines of the terms are not those that the candidacy was opened under. Nothing is refused for that.
    #[must_use]
    pub fn deadlines_have_changed(&self) -> bool {
        let opened = self.opening().deadlines;
        self.shelf.first().is_some_and(|terms| opened.is_some_and(|digest| digest != terms.deadlines_digest()))
    }

    /// Returns the phase.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.state.now.phase
    }

    /// Returns the phase, the step, and how far its parts are.
    #[must_use]
    pub fn now(&self) -> Now {
        self.state.now
    }

    /// Returns the step that it is at; none before the first and at the offer. A closed candidacy is still at the step it was closed
    /// at.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.terms().process().step(self.state.now.step)
    }

    /// Returns every fact that somebody could record from the last entry on, with the right words at the right moment:
    /// `interview_held` is among them before the interview has started. Any other fact is refused, no matter who records it.
    #[must_use]
    pub fn legal(&self) -> Facts {
        law::legal(self.past())
    }

    /// Returns for the company the legal facts that this actor could record.
    ///
    /// The facts of the candidate may disclose a decision that is not told yet. A candidate reads
    /// [`CandidateView::acts`](crate::CandidateView::acts).
    #[must_use]
    pub fn legal_for(&self, actor: impl Into<Actor>) -> Facts {
        law::legal_for(self.past(), actor.into())
    }

    /// Returns the kinds of which something waits for an answer or for news.
    #[must_use]
    pub fn pending(&self) -> Pendings {
        self.state.pending()
    }

    /// Returns what happened, in order.
    #[must_use]
    pub fn journal(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the entry with this number.
    #[must_use]
    pub fn entry(&self, seq: Seq) -> Option<&Entry> {
        seq.entry(&self.entries)
    }

    /// Returns what is owed at the moment, by either side: the promises that are open. Asking costs what is open, not what happened.
    ///
    /// As long as a candidacy is open, there is at least one. A closed one owes what it has not given: a reply, an answer to a
    /// concern, feedback. It is [settled](Self::is_settled) when nothing is left.
    pub fn promises(&self) -> impl Iterator<Item = Promise> {
        self.look().promises()
    }

    /// Returns every promise that was ever made, in the order in which they were, with its end where it is over.
    #[must_use]
    pub fn all_promises(&self) -> Vec<Promise> {
        promise::history(&self.shelf, &self.entries)
    }

    /// Returns whose task an open promise of the company is: people where some are known, and the capacities that can keep it.
    #[must_use]
    pub fn task(&self, promise: &Promise) -> Task {
        self.look().task(promise)
    }

    /// Returns the earliest moment at which something falls due, or fell due and is not kept; none if nothing is owed.
    ///
    /// A store keeps it in a column and writes it with each entry. A candidacy has something overdue once that moment has passed.
    #[must_use]
    pub fn next_due(&self) -> Option<Time> {
        self.promises().map(|promise| promise.due).min()
    }

    /// Returns true if it is closed and the company owes nothing more.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.phase().is_closed() && !self.promises().any(|promise| promise.by.is_company())
    }

    /// Returns the same candidacy without the words: each text, reference, link and file name is replaced by one that says nothing,
    /// and each CV by an empty page (GDPR Art. 17).
    ///
    /// The facts stay, with their moments, the people of the company and the few categories. They replay under the same terms to the
    /// same phases and promises. The ids stay, too: the caller's own records say whom a candidate's id stands for, and the caller
    /// deletes it there. The caller also deletes the document that a [`DocumentRef`](crate::value::DocumentRef) led to.
    ///
    /// To carry out an erasure, record the answer to the request. Then replace the stored rows by the lines of the redacted candidacy,
    /// and delete the documents. Note the id as erased: retention says of a redacted journal what it said before.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let entries = self.entries.iter().map(Entry::redacted).collect();
        // No guard looks at words, so that the law would say the same of each entry; a test replays them.
        Candidacy { shelf: self.shelf.clone(), entries, state: self.state.clone(), typed: PhantomData }
    }

    /// Returns the same candidacy in the run-time face, its phase no longer in its type.
    #[must_use]
    pub fn untyped(self) -> Candidacy {
        self.retype()
    }

    /// The number that the next entry takes.
    fn next_seq(&self) -> Seq {
        Seq::from_index(self.entries.len())
    }

    /// The view that the law has of it.
    fn past(&self) -> Past<'_> {
        Past { shelf: &self.shelf, entries: &self.entries, state: Some(&self.state) }
    }

    /// The terms that it knows: those of the opening first.
    pub(crate) fn shelf(&self) -> &[Terms] {
        &self.shelf
    }

    /// The moment of an entry in the order of the journal.
    pub(crate) fn moment(&self, seq: Seq) -> Option<Time> {
        self.state.moment(&self.entries, seq.0)
    }

    /// Returns true if an invitation ever named adjustments.
    pub(crate) fn is_adjusted(&self) -> bool {
        self.state.memory.adjusted
    }

    /// Returns true if a message of the company named the tool.
    pub(crate) fn names(&self, tool: &Label) -> bool {
        self.state.memory.names(tool)
    }

    /// Returns true if the candidate has been told of an entry.
    pub(crate) fn is_known(&self, seq: Seq) -> bool {
        self.entry(seq).is_some_and(|entry| self.state.knows(seq, entry))
    }

    fn look(&self) -> Look<'_> {
        Look::new(&self.shelf, &self.entries, &self.state)
    }

    pub(crate) fn retype<T>(self) -> Candidacy<T> {
        let Candidacy { shelf, entries, state, typed: _ } = self;
        Candidacy { shelf, entries, state, typed: PhantomData }
    }
}

/// Only the journal is written; reading goes through [`Candidacy::replay`].
impl<S> Serialize for Candidacy<S> {
    fn serialize<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
        self.entries.serialize(serializer)
    }
}
