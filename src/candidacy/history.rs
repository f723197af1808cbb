//! What happened, with where it led: for timelines, reports and whoever asks how it came to this.

use super::Candidacy;
use crate::law::journal::Entry;
use crate::law::phase::{Marks, Phase};
use crate::promise::Retrace;
use crate::value::id::Seq;

/// An entry, and where it led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recorded<'a> {
    /// Its number.
    pub seq: Seq,
    /// What was recorded.
    pub entry: &'a Entry,
    /// The phase after it.
    pub phase: Phase,
    /// The number of the step after it, as [`Candidacy::step_number`] counts.
    pub step: u8,
    /// What lay over the phase after it.
    pub marks: Marks,
}

impl<S> Candidacy<S> {
    /// What happened, in order, and where each entry led.
    ///
    /// ```
    /// # use candidacy::{
    /// #     Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, Fact, OpenApplication, Phase, Process, Terms,
    /// # };
    /// # use uuid::Uuid;
    /// # let terms = Terms::new("back-end", 1, Process::back_end())?;
    /// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
    /// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
    /// # let application = OpenApplication { opening, cv };
    /// # let mut candidacy = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, "2026-03-02T09:00:00Z".parse()?))?;
    /// candidacy.record(Entry::new(Actor::Candidate, Fact::Withdrew, "2026-03-03T09:00:00Z".parse()?))?;
    /// let phases: Vec<Phase> = candidacy.history().map(|recorded| recorded.phase).collect();
    /// assert_eq!(phases, [Phase::Screening, Phase::Withdrawn]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn history(&self) -> impl Iterator<Item = Recorded<'_>> {
        let mut way = Retrace::new(&self.terms, &self.entries);
        std::iter::from_fn(move || {
            let (seq, entry) = way.step()?;
            let now = way.standing()?.now;
            Some(Recorded { seq, entry, phase: now.phase, step: now.step, marks: now.marks })
        })
    }
}
