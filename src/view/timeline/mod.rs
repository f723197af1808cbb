//! A journal as a line in time: phases as bars, facts as marks, promises with when they were made, due, kept and broken.

mod gantt;
mod scale;
mod svg;
mod text;

use crate::candidacy::Candidacy;
use crate::law::journal::Entry;
use crate::law::phase::{Phase, Phases};
use crate::promise::{Promise, Retrace, Status};
use crate::terms::Terms;
use crate::told::Told;
use crate::value::id::CandidacyId;
use crate::value::meeting::Party;
use crate::value::text::Name;
use crate::value::time::Time;
use crate::view::line::FactLine;
use serde::Serialize;
use std::fmt;

/// The facts and the promises of a candidacy, in time, as it stood at a moment. It repeats nobody's words.
///
/// By `Display` it is a picture for a terminal, without colour. [`coloured`](Self::coloured) has colour,
/// [`mermaid`](Self::mermaid) and [`svg`](Self::svg) are for pages.
///
/// ```
/// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Process, Terms};
/// # use uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = OpenApplication { opening, cv };
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
/// use candidacy::{Phase, Time, Timeline};
///
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let timeline = Timeline::new(&mira, wednesday);
/// assert_eq!((timeline.stays()[0].phase, timeline.stays()[0].until), (Phase::Screening, None));
/// assert!(timeline.to_string().contains("acknowledgement"));
/// assert!(timeline.svg().to_string().starts_with("<svg "));
///
/// // For her: what she has not been told is not in it.
/// assert_eq!(Timeline::as_told(&mira, wednesday).facts().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    candidacy: CandidacyId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    stays: Vec<Stay>,
    promises: Vec<Promise>,
}

/// A stay in one phase of one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stay {
    /// The phase.
    pub phase: Phase,
    /// The step, where the phase belongs to one.
    pub step: Option<Name>,
    /// Since when.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub from: Time,
    /// Until when; none if it lasts.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub until: Option<Time>,
    /// The facts that began it or fell into it, in order.
    pub facts: Vec<FactLine<Party>>,
}

impl Timeline {
    /// Creates the timeline for the company: everything that was recorded until a moment. Before it was opened there is
    /// nothing.
    #[must_use]
    pub fn new<S>(candidacy: &Candidacy<S>, at: Time) -> Self {
        let (entries, promises) = candidacy.as_of(at);
        Timeline::drawn(candidacy.id(), candidacy.terms(), entries, promises, at)
    }

    /// Creates the timeline for the candidate: what they know at a moment, as the [view](crate::CandidateView) has it,
    /// and nothing else. Before it was opened, it is as it was when it opened.
    #[must_use]
    pub fn as_told<S>(candidacy: &Candidacy<S>, at: Time) -> Self {
        let told = Told::of(candidacy, at);
        Timeline::drawn(candidacy.id(), told.terms, &told.entries, told.all_promises(), at).without_declining()
    }

    /// Nobody is told of a decision before its feedback: both are in the phase to which they lead.
    fn without_declining(mut self) -> Self {
        let mut decided = Vec::new();
        self.stays.retain_mut(|stay| {
            let stays = stay.phase != Phase::Declining;
            if stays {
                stay.facts.splice(0..0, decided.drain(..));
            } else {
                decided.append(&mut stay.facts);
            }
            stays
        });
        self
    }

    fn drawn(candidacy: CandidacyId, terms: &Terms, entries: &[Entry], promises: Vec<Promise>, at: Time) -> Self {
        let mut timeline = Timeline { candidacy, as_of: at, stays: Vec::new(), promises };
        let mut way = Retrace::new(terms, entries);
        let mut place = None;
        while let Some((seq, entry)) = way.step() {
            let Some(now) = way.standing().map(|standing| standing.now) else { break };
            if place.replace((now.phase, now.step)) != Some((now.phase, now.step)) {
                if let Some(over) = timeline.stays.last_mut() {
                    over.until = Some(entry.at);
                }
                let step = terms.process().step(now.step).filter(|_| now.phase.is_in_a_step());
                let step = step.map(|step| step.name().clone());
                timeline.stays.push(Stay { phase: now.phase, step, from: entry.at, until: None, facts: Vec::new() });
            }
            if let Some(stay) = timeline.stays.last_mut() {
                stay.facts.push(FactLine::new(seq, entry).unnamed());
            }
        }
        timeline
    }

    /// Returns the id of the candidacy.
    #[must_use]
    pub fn candidacy(&self) -> CandidacyId {
        self.candidacy
    }

    /// Returns the moment that the timeline shows.
    #[must_use]
    pub fn as_of(&self) -> Time {
        self.as_of
    }

    /// Returns the phases, in order; each begins where the one before it ends.
    #[must_use]
    pub fn stays(&self) -> &[Stay] {
        &self.stays
    }

    /// Returns the facts of all stays, in order.
    pub fn facts(&self) -> impl Iterator<Item = &FactLine<Party>> {
        self.stays.iter().flat_map(|stay| &stay.facts)
    }

    /// Returns every promise, in the order in which they were made.
    #[must_use]
    pub fn promises(&self) -> &[Promise] {
        &self.promises
    }

    /// How long it is, from the first fact to what is still to be seen: a little after the present moment.
    fn scale(&self) -> scale::Scale {
        let first = self.stays.first().map_or(self.as_of, |stay| stay.from);
        let last = self.facts().last().map_or(self.as_of, |fact| fact.at).max(self.as_of);
        scale::Scale::new(first, last)
    }
}

/// A stay in words: the phase, with its step.
impl fmt::Display for Stay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.step {
            Some(step) => f.pad(&format!("{step}: {}", self.phase)),
            None => f.pad(self.phase.name()),
        }
    }
}

impl Stay {
    /// Is it the candidate who has to move?
    fn is_candidates(&self) -> bool {
        Phases::from_slice(&[Phase::Approached, Phase::Proposed, Phase::Assigned, Phase::Offered]).contains(self.phase)
    }
}

/// How a promise stands, for the reader of a picture.
fn spoken(status: Status) -> &'static str {
    match status {
        Status::Pending => "open",
        Status::ReminderDue => "due soon",
        Status::Kept => "kept",
        Status::KeptLate => "kept late",
        Status::Breached => "not kept in time",
        Status::Released => "no longer owed",
    }
}
