//! A move by type: what it takes beside the fact, what it returns, and how it asks the law.

use super::state::{State, lands, step_of};
use crate::candidacy::Candidacy;
use crate::candidacy::recorded::{Followed, Recorded};
use crate::law::{self, Circumstances, Entry, Fact, Past, Refusal, Refused, Why};
use crate::promise::Before;
use crate::terms::Terms;
use crate::value::actor::{Actor, Staff};
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;

/// A moment, with the circumstances of what is recorded then. A [`Time`] is one where nothing is unusual.
///
/// ```
/// use candidacy::phase::Proposed;
/// use candidacy::step::back_end::FinalChat;
/// use candidacy::typed::Moment;
/// use candidacy::{Candidacy, Staff, Time};
///
/// fn agree(asked: Candidacy<Proposed<FinalChat>>, now: Time) {
///     let _ = asked.agree(now); // the candidate's own yes
/// }
///
/// fn write_down(asked: Candidacy<Proposed<FinalChat>>, ana: Staff, now: Time) {
///     let _ = asked.agree(Moment::new(now).recorded_by(ana)); // said by telephone, and written down by Ana
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment {
    at: Time,
    circumstances: Option<Box<Circumstances>>,
}

impl Moment {
    /// Creates a moment at which nothing is unusual.
    #[must_use]
    pub fn new(at: Time) -> Self {
        Moment { at, circumstances: None }
    }

    /// Says who of the company wrote the candidate's act down.
    #[must_use]
    pub fn recorded_by(self, staff: Staff) -> Self {
        self.with(|besides| besides.recorded_by = Some(staff))
    }

    /// Says when it happened, earlier than it is recorded.
    #[must_use]
    pub fn occurred(self, at: Time) -> Self {
        self.with(|besides| besides.occurred = Some(at))
    }

    /// Says why it is not as planned or not as required.
    #[must_use]
    pub fn deviating(self, reason: Text) -> Self {
        self.with(|besides| besides.deviation = Some(reason))
    }

    /// Gives the request its key.
    #[must_use]
    pub fn requested_as(self, key: DocumentRef) -> Self {
        self.with(|besides| besides.request_id = Some(key))
    }

    fn with(mut self, say: impl FnOnce(&mut Circumstances)) -> Self {
        say(self.circumstances.get_or_insert_default());
        self
    }

    fn entry(self, by: impl Into<Actor>, fact: Fact) -> Entry {
        Entry { at: self.at, by: by.into(), fact, circumstances: self.circumstances }
    }
}

impl From<Time> for Moment {
    fn from(at: Time) -> Self {
        Moment::new(at)
    }
}

/// The result of a move by type: `C` is the candidacy as it was, `P` the phase that it comes to.
pub type Move<C, P> = Result<Moved<P>, HandedBack<C>>;

/// A move that the law took: the candidacy in its new phase, once its line is stored.
///
/// ```
/// use candidacy::phase::Screening;
/// use candidacy::step::back_end::BackEnd;
/// # use candidacy::uuid::Uuid;
/// # use candidacy::{Application, Candidacy, CandidacyId, CandidateId, Cv, Line, Process, Terms};
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let (application, monday) = (Application::open(opening, cv), "2026-03-02T09:00:00Z".parse::<candidacy::Time>()?);
/// let mut rows: Vec<String> = Vec::new(); // a store
///
/// let applied = Candidacy::<Screening<BackEnd>>::apply(&terms, application, monday)?;
/// let candidacy = applied.store(|recorded| serde_json::to_string(&recorded.line).map(|row| rows.push(row)))?;
///
/// let withdrawn = candidacy.withdraw(monday)?.store(|recorded| {
///     assert!(recorded.ended.iter().any(|promise| promise.kind == candidacy::PromiseKind::FirstAnswer)); // what follows
///     serde_json::to_string(&recorded.line).map(|row| rows.push(row))
/// })?;
/// assert_eq!((withdrawn.journal().len(), rows.len()), (2, 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use = "the line has to be stored"]
pub struct Moved<P> {
    candidacy: Candidacy<P>,
    followed: Followed,
}

impl<P> Moved<P> {
    /// Hands what was recorded to a store, and returns the candidacy when the store has taken it. A line that was recorded before is
    /// [`again`](Recorded::again) and needs no storing.
    ///
    /// # Errors
    ///
    /// The error of `store`. The candidacy is dropped then: another writer may have been faster, so that the journal is read again.
    pub fn store<R, E>(self, store: impl FnOnce(Recorded<'_>) -> Result<R, E>) -> Result<Candidacy<P>, E> {
        let Moved { candidacy, followed } = self;
        store(followed.of(candidacy.id(), candidacy.journal()))?;
        Ok(candidacy)
    }

    /// Returns the line to store, and what follows from it.
    pub fn recorded(&self) -> Recorded<'_> {
        self.followed.clone().of(self.candidacy.id(), self.candidacy.journal())
    }

    /// Returns the candidacy to a caller who stores its [`recorded`](Self::recorded) line, or its whole journal.
    #[must_use]
    pub fn into_candidacy(self) -> Candidacy<P> {
        self.candidacy
    }
}

/// A move by type that the law has refused: the candidacy and the entry, both untouched, and the reason.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(bound = "")]
#[error("{refusal}")]
#[non_exhaustive]
pub struct HandedBack<C> {
    /// The reason.
    pub refusal: Refusal,
    /// The candidacy.
    #[serde(skip)]
    pub candidacy: C,
    /// The entry. Boxed, so that a `Result` with this error stays small.
    #[serde(skip)]
    pub entry: Box<Entry>,
}

impl<C> HandedBack<C> {
    /// Returns a short code that never changes, for programs: that of the reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.refusal.code()
    }
}

/// Opens a candidacy in the phase `P`, if the process goes on from there as the type says.
pub(super) fn open<P: State>(
    terms: &Terms,
    by: impl Into<Actor>,
    fact: impl Into<Fact>,
    at: impl Into<Moment>,
) -> Result<Moved<P>, Refused> {
    let mut candidacy = Candidacy::open(terms, at.into().entry(by, fact.into()))?;
    let (now, process) = (candidacy.now(), terms.process());
    if lands::<P>(now, process) && P::disagrees(process, step_of(now)).is_none() {
        let change = Before::default().change(candidacy.look());
        let followed = Followed::new(&candidacy.entries, &candidacy.state, change);
        return Ok(Moved { candidacy: candidacy.retype(), followed });
    }
    let entry = candidacy.entries.swap_remove(0);
    let legal = law::legal_for(Past { shelf: &candidacy.shelf, entries: &[], state: None }, entry.by);
    let refusal = Refusal { phase: None, fact: entry.fact.kind(), why: Why::OtherSteps, legal };
    Err(Refused { refusal, entry })
}

impl<C> Candidacy<C> {
    /// Records a fact that leads to `P`. The compiler has proven that it does; a step that was declared otherwise than its process has
    /// it is refused before anything is recorded.
    pub(super) fn go<P: State>(mut self, by: impl Into<Actor>, fact: Fact, at: impl Into<Moment>) -> Move<Self, P> {
        match self.push_where(at.into().entry(by, fact), lands::<P>) {
            Ok(followed) => Ok(Moved { candidacy: self.retype(), followed }),
            Err(Refused { refusal, entry }) => Err(HandedBack { refusal, candidacy: self, entry: Box::new(entry) }),
        }
    }

    /// Records a fact that leaves the phase as it is.
    pub(super) fn stay(
        &mut self,
        by: impl Into<Actor>,
        fact: Fact,
        at: impl Into<Moment>,
    ) -> Result<Recorded<'_>, Refused> {
        self.push(at.into().entry(by, fact))
    }
}
