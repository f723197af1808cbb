//! A journal as a line in time: phases as bars, facts as marks, promises with when they were made, due, kept and broken.

mod drawing;
mod drawn;
mod gantt;
mod scale;
mod svg;
mod text;

pub use drawing::Drawing;

use crate::candidacy::Candidacy;
use crate::law::{Now, PartState, Phase};
use crate::promise::{PROMISES, Promise, Side, Status, While};
use crate::terms::Terms;
use crate::told::Told;
use crate::value::id::{CandidacyId, Seq};
use crate::value::meeting::Party;
use crate::value::text::Name;
use crate::value::time::Time;
use crate::view::line::FactLine;
use crate::view::past::{PastStep, past};
use crate::view::then::{self, Then};
use serde::Serialize;
use std::fmt;

/// The facts and the promises of a candidacy, in time, as it stood at a moment. It repeats nobody's words.
///
/// By `Display` it is a picture for a terminal, without colour. [`coloured`](Self::coloured) has colour,
/// [`mermaid`](Self::mermaid) and [`svg`](Self::svg) are for pages. All are English, on the clock of UTC;
/// [`in_words`](Self::in_words) draws them for other readers.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::view::timeline::Timeline;
/// use candidacy::{Phase, Time};
///
/// let wednesday: Time = "2026-03-04T09:00:00Z".parse()?;
/// let timeline = Timeline::new(&mira, wednesday);
/// assert_eq!((timeline.stays()[0].phase, timeline.stays()[0].until), (Phase::Screening, None));
/// assert!(timeline.to_string().contains("acknowledgement"));
/// assert!(timeline.svg().to_string().starts_with("<svg "));
///
/// // For the candidate: the same, without what they have not been told.
/// assert_eq!(Timeline::as_told(&mira, wednesday).facts().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Timeline {
    candidacy: CandidacyId,
    #[serde(serialize_with = "crate::value::time::serialize")]
    as_of: Time,
    taken_over: Option<u8>,
    stays: Vec<Stay>,
    past: Vec<PastStep>,
    promises: Vec<Promise>,
}

/// A stay in one phase of one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Stay {
    /// The phase.
    pub phase: Phase,
    /// The step, where the phase belongs to one.
    pub step: Option<Name>,
    /// Since when.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub from: Time,
    /// Which side the next move is up to: the candidate while they answer or work, and else the company.
    pub next_move: Party,
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
        let then = Then::new(candidacy, at);
        let steps =
            then.steps().map(|(seq, entry, place)| (FactLine::new(seq, entry).unnamed(), place.now, place.terms));
        Timeline {
            candidacy: candidacy.id(),
            as_of: at,
            taken_over: then.taken_over(),
            stays: stays(steps),
            past: past(&then, Some),
            promises: then.promises.clone(),
        }
    }

    /// Creates the timeline for the candidate: what they had been told by a moment, and nothing else, each fact from when they were
    /// told. The numbers are those of what was told. Before it was opened, it is as it was when it opened.
    #[must_use]
    pub fn as_told<S>(candidacy: &Candidacy<S>, at: Time) -> Self {
        let told = Told::of(candidacy, at);
        let news = (0..).map(Seq).zip(told.told_under()).map(|(seq, (news, entry, terms))| {
            let line = FactLine { at: news.at, ..FactLine::new(seq, entry).unnamed() };
            (line, news.now, terms)
        });
        let known = Then::new(&told.known, Time::MAX_UTC);
        Timeline {
            candidacy: candidacy.id(),
            as_of: at,
            taken_over: known.taken_over(),
            stays: stays(news),
            past: past(&known, |here| told.number(here)),
            promises: told.all_promises(),
        }
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

    /// Returns the step at which it was taken over from elsewhere, if it was; 0 is before the first. Nothing is known of before.
    #[must_use]
    pub fn taken_over(&self) -> Option<u8> {
        self.taken_over
    }

    /// Returns the steps behind it, each with what was done in it. A transfer keeps those of the terms before it, and shows what it went
    /// past as left out.
    #[must_use]
    pub fn past(&self) -> &[PastStep] {
        &self.past
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

    /// How a promise stands at the moment of the timeline.
    fn status(&self, promise: &Promise) -> Status {
        then::status(promise, self.as_of)
    }

    /// How long it is, from the first fact to what is still to be seen: a little after the present moment.
    fn scale(&self) -> scale::Scale {
        let first = self.stays.first().map_or(self.as_of, |stay| stay.from);
        let last = self.facts().last().map_or(self.as_of, |fact| fact.at).max(self.as_of);
        scale::Scale::new(first, last)
    }
}

/// The stays that these facts led to.
fn stays<'a>(facts: impl Iterator<Item = (FactLine<Party>, Now, &'a Terms)>) -> Vec<Stay> {
    let (mut stays, mut before): (Vec<Stay>, _) = (Vec::new(), None);
    for (line, now, terms) in facts {
        if before.replace((now.phase, now.step)) != Some((now.phase, now.step)) {
            stays.last_mut().into_iter().for_each(|over| over.until = Some(line.at));
            let belongs = now.phase.is_in_a_step() || now.phase == Phase::Proposed;
            let step = terms.process().step(now.step).filter(|_| belongs).map(|step| step.name().clone());
            let next_move = next_move(now, terms);
            stays.push(Stay { phase: now.phase, step, from: line.at, next_move, until: None, facts: Vec::new() });
        }
        stays.last_mut().into_iter().for_each(|stay| stay.facts.push(line));
    }
    stays
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

/// The side that owes what leads on, by the table of promises.
fn next_move(now: Now, terms: &Terms) -> Party {
    let parts = || terms.process().parts(now.step).iter().enumerate().filter(|_| now.phase.is_in_a_step());
    let is_owed = |owed: While| match owed {
        While::In(phase) => phase == now.phase,
        While::Part(kinds, PartState::SetUp) => {
            parts().any(|(index, part)| kinds.contains(part.kind()) && now.parts.get(index) == PartState::SetUp)
        }
        While::Part(..) | While::PayUnknown | While::Pending(..) | While::OtherRequest => false,
    };
    let of_the_candidate = PROMISES.iter().filter(|row| row.by == Side::Candidate);
    if of_the_candidate.clone().any(|row| is_owed(row.owed)) { Party::Candidate } else { Party::Company }
}
