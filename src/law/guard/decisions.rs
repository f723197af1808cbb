//! Openings and decisions: the terms, the material, who decides, offers and feedback.

use super::{Guarded, must};
use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::now::Now;
use crate::law::payload::Material;
use crate::law::why::Why;
use crate::terms::{self, Opening, Process, Terms};
use crate::value::actor::Actor;
use crate::value::deciders::Deciders;
use crate::value::feedback::{Feedback, Manner};
use crate::value::id::{PersonId, Seq};
use crate::value::material::MaterialKind;
use crate::value::text::Label;
use crate::value::time::Time;

/// The ends that a review from outside, or an appeal, leads back from.
const ENDS: Facts = Facts::from_slice(&[
    FactKind::RejectionDecided,
    FactKind::OfferWithdrawn,
    FactKind::FeedbackDelivered,
    FactKind::Pooled,
    FactKind::ApproachLapsed,
]);

#[expect(clippy::wildcard_enum_match_arm, reason = "each looks for the few facts that it is about")]
impl Guarded<'_> {
    /// An opening is under the terms it is judged by; out of the pool it is the one that the candidacy has.
    pub(super) fn opens(self, opening: &Opening) -> Result<(), Why> {
        if let Some(own) = self.past.entries.first().and_then(|first| first.fact.opening()) {
            return must(own == opening, Why::OtherCandidacy);
        }
        must(self.past.terms().is_some_and(|terms| *terms.id() == opening.terms), Why::OtherTerms)?;
        let dates = self.past.process().map_or(&[][..], |process| process.dates());
        let missing = dates.iter().any(|name| opening.dates.iter().all(|date| date.name != *name));
        must(!missing, Why::DateMissing)
    }

    /// An application brings what the process takes, and nothing else.
    pub(super) fn brings(self, material: &Material) -> Result<(), Why> {
        let takes = self.past.process().map(Process::material).unwrap_or_default();
        let documents = material.documents.iter().map(|document| document.kind);
        let brought = documents.chain(material.cv.as_ref().map(|_| MaterialKind::Cv)).collect();
        must(takes == brought, Why::OtherMaterial { takes })
    }

    pub(super) fn is_a_step(self, step: u8, or_before: bool) -> Result<(), Why> {
        let there = self.past.process().is_some_and(|process| process.step(step).is_some());
        must(there || or_before && step == 0, Why::NoSuchStep(step))
    }

    /// Nobody who stood back decides; a tool was named beforehand; somebody who was there has said what they saw.
    pub(super) fn decides(self, deciders: &Deciders) -> Result<(), Why> {
        let Actor::Staff(decider) = self.entry.by else { return Ok(()) };
        must(deciders.stood_back().iter().all(|staff| staff.person != decider.person), Why::StoodBack)?;
        let in_a_word = |tool: &Label| self.past.state.is_some_and(|state| state.memory.names(tool));
        let in_the_process = |tool: &Label| self.past.process().is_some_and(|process| process.tools().contains(tool));
        let named = |tool: &Label| in_the_process(tool) || in_a_word(tool);
        self.should(deciders.tools().iter().all(named), Why::ToolNotNamed)?;
        let persons = deciders.together().iter().map(|staff| staff.person).chain([decider.person]);
        self.should(self.was_assessed(&persons), Why::NobodySaid)
    }

    /// Returns true if somebody who was at an interview of the step has said what they saw, or decides.
    pub(super) fn was_assessed(self, deciders: &(impl Iterator<Item = PersonId> + Clone)) -> bool {
        let Some(state) = self.past.state.filter(|state| state.now.phase.is_in_a_step()) else { return true };
        let held = (state.entered()..).zip(self.past.entries.get(Seq(state.entered()).index()..).unwrap_or_default());
        let mut held = held.filter(|(_, entry)| entry.fact.kind() == FactKind::InterviewHeld).peekable();
        let has_said = |seq: u32, entry: &Entry| {
            entry.fact.attendees().iter().any(|staff| state.memory.has_assessed(seq, staff.person))
        };
        held.peek().is_none()
            || held.any(|(seq, entry)| has_said(seq, entry) || deciders.clone().any(|one| entry.fact.attended_by(one)))
    }

    pub(super) fn repeats(self, step: u8) -> Result<(), Why> {
        self.is_a_step(step, false)?;
        let now = self.past.now();
        let fresh = self.past.process().is_some_and(|process| Now::enter(process, step, false) == now);
        must(step <= now.step && !fresh, Why::NoSuchStep(step))
    }

    /// A review restarts the ceilings, once for each.
    pub(super) fn reviews(self, review: Option<&Label>) -> Result<(), Why> {
        let Some(review) = review else { return Ok(()) };
        let before = self.past.entries.iter().any(|entry| match &entry.fact {
            Fact::Reversed(reversal) => reversal.review.as_ref() == Some(review),
            _ => false,
        });
        must(!before, Why::ReviewTaken)?;
        let undone = self.past.state.and_then(|state| {
            let (_, seq) = state.latest_move()?;
            let entry = Seq(seq).entry(self.past.entries)?;
            Some((entry.fact.kind(), state.knows(Seq(seq), entry)))
        });
        let is_an_end = |(kind, known): (FactKind, bool)| ENDS.contains(kind) && known;
        must(undone.is_some_and(is_an_end), Why::NothingToReview)
    }

    pub(super) fn transfers(self, to: &terms::Id, step: u8) -> Result<(), Why> {
        let place = self.past.on_the_shelf(to).ok_or(Why::UnknownTerms)?;
        must(self.past.terms().is_some_and(|terms| terms.id() != to), Why::SameTerms)?;
        let process = self.past.shelf.get(place).map(Terms::process);
        must(step == 0 || process.is_some_and(|process| process.step(step).is_some()), Why::NoSuchStep(step))
    }

    /// No earlier than the answer date of an offer that the candidate was told of.
    pub(super) fn floor(self) -> Option<Time> {
        self.past.state?.memory.floor.filter(|floor| *floor > self.at)
    }

    /// Feedback is written, by somebody who took part, and after work that came back it has a point to work on.
    pub(super) fn feeds_back(self, feedback: &Feedback) -> Result<(), Why> {
        must(feedback.manner() == Manner::Written, Why::NotWritten)?;
        must(self.took_part(feedback.author()), Why::NotTheAuthor)?;
        let worked = self.past.state.is_some_and(|state| state.memory.handed_in);
        must(!worked || !feedback.points_to_work_on().is_empty(), Why::NoPointToWorkOn)
    }

    /// Returns true if the person records the entry, or was there before: recorded something, met the candidate, or decided together
    /// with others.
    fn took_part(self, person: PersonId) -> bool {
        let decided = |fact: &Fact| match fact {
            Fact::CandidateAdvanced(decision) => decision.deciders.together().iter().any(|one| one.person == person),
            Fact::RejectionDecided(no) => no.deciders.together().iter().any(|one| one.person == person),
            _ => false,
        };
        let is_theirs = |entry: &Entry| matches!(entry.by, Actor::Staff(staff) if staff.person == person);
        let took_part = |entry: &Entry| is_theirs(entry) || entry.fact.attended_by(person) || decided(&entry.fact);
        is_theirs(self.entry) || self.past.entries.iter().rev().any(took_part)
    }
}
