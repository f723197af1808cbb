//! From the run-time face into the compile-time face, and the reason why not.

use super::state::{State, step_of};
use crate::candidacy::Candidacy;
use crate::law::Phases;
use crate::terms::Step;
use crate::value::code::codes;
use std::fmt;

/// A candidacy that is not where [`narrow`](Candidacy::narrow) was asked to take it, given back as it was. On the wire it is
/// the reason, without the candidacy.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Elsewhere {
    /// The reason.
    pub why: Mismatch,
    /// The candidacy, untouched. Boxed: the error is rare and large.
    #[serde(skip)]
    pub candidacy: Box<Candidacy>,
}

/// Why a candidacy has not the type that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Mismatch {
    /// It is in another phase.
    #[error("the candidacy is in `{found}` and not in `{expected}`")]
    Phase {
        /// The phase of the type, or the phases.
        expected: Phases,
        /// The phase it is in.
        found: crate::law::Phase,
    },
    /// From here on, the steps of its process are other steps than the types say. It is at another step, or the steps differ in name,
    /// in the kinds or names of their parts, in order, in number, or in whether the candidate is asked.
    #[error("the types say `{expected}` of step {number}, and the process does not")]
    Steps {
        /// The first step of the types that differs; `offer` where they have no step left.
        expected: &'static str,
        /// Its number. [`Elsewhere::found`] returns the step that the process has there.
        number: u8,
    },
}

codes! { Mismatch, "elsewhere" {
    Self::Phase { .. } => "phase",
    Self::Steps { .. } => "steps",
} }

impl Elsewhere {
    /// Returns a short code that never changes, for programs: that of the mismatch.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.why.code()
    }

    /// Returns the step that the process has where the types say another; none if it has no step left there, or if it is the phase
    /// that does not fit. A step of the same name differs in its parts, or in whether the candidate is asked.
    #[must_use]
    pub fn found(&self) -> Option<&Step> {
        match self.why {
            Mismatch::Steps { number, .. } => self.candidacy.terms().process().step(number),
            Mismatch::Phase { .. } => None,
        }
    }
}

/// The mismatch, and the step that there is instead.
impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Elsewhere { why, candidacy: _ } = self;
        match (why, self.found().map(Step::name)) {
            (Mismatch::Phase { .. }, _) => write!(f, "{why}"),
            (Mismatch::Steps { .. }, None) => write!(f, "{why}: it has no such step"),
            (Mismatch::Steps { expected, .. }, Some(name)) if name.as_str() == *expected => {
                write!(f, "{why}: it has other parts there, or differs in whether the candidate is asked")
            }
            (Mismatch::Steps { .. }, Some(name)) => write!(f, "{why}: it has `{name}`"),
        }
    }
}

impl<S> Candidacy<S> {
    /// Converts into a type of the compile-time face, if the candidacy is in that phase and its process goes on as the type says.
    ///
    /// ```
    /// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
    /// # use candidacy::uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let application = Application::open(opening, cv);
    /// # let stored = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
    /// use candidacy::phase::{Deciding, Screening};
    /// use candidacy::step::back_end::BackEnd;
    ///
    /// let elsewhere = stored.narrow::<Deciding>().unwrap_err();
    /// assert_eq!(elsewhere.to_string(), "the candidacy is in `screening` and not in `deciding`");
    /// let screening = elsewhere.candidacy.narrow::<Screening<BackEnd>>()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Elsewhere`] gives the candidacy back.
    ///
    /// - [`Mismatch::Phase`] — it is in another phase.
    /// - [`Mismatch::Steps`] — from here on, the process has other steps than the type says.
    pub fn narrow<P: State>(self) -> Result<Candidacy<P>, Elsewhere> {
        let (now, process) = (self.now(), self.terms().process());
        let steps = || P::disagrees(process, step_of(now));
        let why = if P::PHASES.contains(now.phase) {
            steps().map(|(number, expected)| Mismatch::Steps { expected, number })
        } else {
            Some(Mismatch::Phase { expected: P::PHASES, found: now.phase })
        };
        match why {
            None => Ok(self.retype()),
            Some(why) => Err(Elsewhere { why, candidacy: Box::new(self.untyped()) }),
        }
    }
}
