//! The compile-time face. It decides nothing: every method hands its fact to the law, and the compiler holds every method
//! against the law's table (see `proof`).

mod claim;
mod method;
pub mod phase;
mod proof;
mod shared;
pub mod step;

pub use shared::{Decidable, Open, Pausable, Poolable, Vacant};

use crate::candidacy::Candidacy;
use crate::law::fact::Fact;
use crate::law::journal::Entry;
use crate::law::phase::Phase;
use crate::law::refusal::{Refusal, Refused};
use crate::terms::process::{Process, Step};
use crate::value::actor::Actor;
use crate::value::any::Any;
use crate::value::id::Seq;
use crate::value::time::Time;
use std::fmt;

mod sealed {
    /// Only the phases of this crate are phases.
    pub trait Sealed {}
}
use sealed::Sealed;

/// A phase as a type, or [`Any`] of them.
pub trait State: Sealed + 'static {
    /// Which phase; `None` for [`Any`].
    const PHASE: Option<Phase>;
    /// The first step, from `step` on, where the process is not the one of the types: its number, and its name in the types.
    #[doc(hidden)]
    fn disagrees(process: &Process, step: u8) -> Option<(u8, &'static str)>;
}

impl Sealed for Any {}
impl State for Any {
    const PHASE: Option<Phase> = None;
    fn disagrees(_: &Process, _: u8) -> Option<(u8, &'static str)> {
        None
    }
}

/// A move by type, from the candidacy `C` to the phase `T`: the candidacy there, or handed back. In a signature of your own,
/// `C` is a `Candidacy<..>` and `T` is a phase: `Moved<Candidacy<Held>, Declining>`.
pub type Moved<C, T> = Result<Candidacy<T>, HandedBack<C>>;

/// A guard on what was said has refused: the candidacy and the entry, both untouched, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{refusal}")]
#[non_exhaustive]
pub struct HandedBack<C> {
    /// Why.
    pub refusal: Refusal,
    /// The candidacy.
    pub candidacy: C,
    /// The entry. Boxed, so that a `Result` with this error stays small.
    pub entry: Box<Entry>,
}

/// A candidacy that is not where [`narrow`](Candidacy::narrow) was asked to take it, given back as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct Elsewhere {
    /// What does not fit.
    pub why: Mismatch,
    /// The candidacy, untouched. Boxed: the error is rare and large.
    pub candidacy: Box<Candidacy>,
}

/// Why a candidacy has not the type that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Mismatch {
    /// It is in another phase.
    #[error("the candidacy is in `{found}` and not in `{expected}`")]
    Phase {
        /// The phase of the type.
        expected: Phase,
        /// The phase it is in.
        found: Phase,
    },
    /// From here on, the steps of its process are other ones than those of the type: it is at another step, or they differ in
    /// name, kind, order, number, or in whether the candidate is asked.
    #[error("the types say `{expected}` of step {number}, and the process does not")]
    Steps {
        /// The first step of the types that differs; `offer` where they have no step left.
        expected: &'static str,
        /// Its number; which step the process has there, says [`Elsewhere::found`].
        number: u8,
    },
}

impl Elsewhere {
    /// The step that the process has where the types say another; none if it has no step left there, or if it is the phase that
    /// does not fit. One of the same name is of another kind, or differs in whether the candidate is asked.
    #[must_use]
    pub fn found(&self) -> Option<&Step> {
        match self.why {
            Mismatch::Steps { number, .. } => self.candidacy.terms().process().step(number),
            Mismatch::Phase { .. } => None,
        }
    }
}

/// What does not fit, and the step that there is instead.
impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Elsewhere { why, candidacy: _ } = self;
        match (why, self.found().map(Step::name)) {
            (Mismatch::Phase { .. }, _) => write!(f, "{why}"),
            (Mismatch::Steps { .. }, None) => write!(f, "{why}: it has no such step"),
            (Mismatch::Steps { expected, .. }, Some(name)) if name.as_str() == *expected => {
                write!(f, "{why}: it is of another kind there, or differs in whether the candidate is asked")
            }
            (Mismatch::Steps { .. }, Some(name)) => write!(f, "{why}: it has `{name}`"),
        }
    }
}

impl Candidacy {
    /// Into the compile-time face: if the candidacy is in this phase, and its process goes on as the type says.
    ///
    /// ```
    /// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Process, Terms};
    /// # use uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let application = OpenApplication { opening, cv };
    /// # let stored: Candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
    /// use candidacy::phase::{Held, Screening};
    ///
    /// let elsewhere = stored.narrow::<Held>().unwrap_err();
    /// assert_eq!(elsewhere.to_string(), "the candidacy is in `screening` and not in `held`");
    /// let screening = elsewhere.candidacy.narrow::<Screening>()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Elsewhere`] hands the candidacy back: [`Mismatch::Phase`] — it is in another phase; [`Mismatch::Steps`] — from
    /// here on, the process has other steps than the type.
    pub fn narrow<S: State>(self) -> Result<Candidacy<S>, Elsewhere> {
        let mismatch = match S::PHASE {
            Some(expected) if expected != self.phase() => Some(Mismatch::Phase { expected, found: self.phase() }),
            Some(_) | None => S::disagrees(self.terms().process(), self.step_number().max(1))
                .map(|(number, expected)| Mismatch::Steps { expected, number }),
        };
        match mismatch {
            None => Ok(self.retype()),
            Some(why) => Err(Elsewhere { why, candidacy: Box::new(self) }),
        }
    }
}

impl<S> Candidacy<S> {
    /// Records a fact that leads to `T`: the proof says so, the law is asked all the same.
    fn go<T: State>(mut self, by: impl Into<Actor>, fact: Fact, at: Time) -> Moved<Self, T> {
        match self.push(Entry::new(by, fact, at)) {
            Ok(_) => {
                debug_assert!(T::PHASE.is_none_or(|phase| phase == self.phase()), "proven in `typed::proof`");
                Ok(self.retype())
            }
            Err(Refused { refusal, entry }) => Err(HandedBack { refusal, candidacy: self, entry: Box::new(entry) }),
        }
    }

    /// Records a fact that leaves the phase as it is, and tells its number.
    fn stay(&mut self, by: impl Into<Actor>, fact: Fact, at: Time) -> Result<Seq, Refused> {
        self.push(Entry::new(by, fact, at)).map(|line| line.seq)
    }
}
