//! The place of a candidacy, in four bytes, and the entries since which it is there.

use crate::journal::Later;
use crate::law::parts::{PartState, Parts};
use crate::law::phase::Phase;
use crate::terms::Process;

/// The place of a candidacy: the phase, the step, and how far its parts are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Now {
    /// The phase.
    pub phase: Phase,
    /// The number of the step, from 1; 0 before the first, one more than there are at the offer. Closing leaves it.
    pub step: u8,
    /// How far the parts of the step are.
    pub parts: Parts,
}

impl Now {
    /// Before the opening, whose row says where it leads.
    pub(crate) const BLANK: Now = Now { phase: Phase::Screening, step: 0, parts: Parts::NONE };

    /// At a step, each of its parts to be set up; at the offer after the last; in `Screening` before the first.
    pub(in crate::law) fn enter(process: &Process, step: u8, asked: bool) -> Now {
        let parts = Parts::to_set_up(process.parts(step).len());
        let phase = match process.step(step) {
            None if step == 0 => Phase::Screening,
            None => return Now { phase: Phase::OfferDue, step, parts: Parts::NONE },
            Some(step) if asked && step.needs_yes() => Phase::Proposed,
            Some(_) => return Now { phase: Phase::Preparing, step, parts }.at_its_parts(process),
        };
        Now { phase, step, parts }
    }

    /// The same in the phase that follows from the parts that judge.
    #[inline]
    pub(in crate::law) fn at_its_parts(self, process: &Process) -> Now {
        let informing = process.parts(self.step).iter().enumerate().filter(|(_, part)| part.informs());
        let judging = informing.fold(self.parts, |parts, (index, _)| parts.with(index, PartState::Waived));
        Now { phase: judging.phase(), ..self }
    }

    /// Returns true if the part with this index, from 0, is set up.
    pub(crate) fn is_set_up(self, index: usize) -> bool {
        self.phase.is_in_a_step() && self.parts.get(index) == PartState::SetUp
    }
}

/// The entries that led there or that name its moment: what is due when is computed from them when somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Since {
    /// The entry that led to the phase, or that names its moment.
    pub(crate) phase: u32,
    /// For each part the entry that brought it where it is, or that names its moment.
    pub(crate) parts: [u32; Parts::MAX],
    /// The parts, a bit each, whose moment the candidate has confirmed by an own entry.
    pub(crate) confirmed: u8,
    /// The latest offer that stands.
    pub(crate) offer: Later,
    /// The offer that the candidate accepted.
    pub(crate) accepted: Later,
}

impl Since {
    pub(in crate::law) const OPENING: Since =
        Since { phase: 0, parts: [0; Parts::MAX], confirmed: 0, offer: None, accepted: None };

    /// The phase and all parts are since this entry.
    pub(in crate::law) fn all(self, seq: u32) -> Since {
        Since { phase: seq, parts: [seq; Parts::MAX], confirmed: 0, ..self }
    }

    /// The entry that the part with this index, from 0, is where it is since.
    pub(crate) fn part(&self, index: usize) -> u32 {
        self.parts.get(index).copied().unwrap_or_default()
    }

    pub(crate) fn is_confirmed(&self, index: usize) -> bool {
        self.confirmed >> index & 1 == 1
    }

    pub(in crate::law) fn set_part(&mut self, index: usize, seq: u32) {
        if let Some(part) = self.parts.get_mut(index) {
            *part = seq;
        }
    }

    pub(in crate::law) fn set_confirmed(&mut self, index: usize, confirmed: bool) {
        self.confirmed = self.confirmed & !(1 << index) | u8::from(confirmed) << index;
    }

    /// The part with this index as it was before.
    pub(in crate::law) fn restore_part(&mut self, index: usize, before: &Since) {
        self.phase = before.phase;
        self.set_part(index, before.part(index));
        self.set_confirmed(index, before.is_confirmed(index));
    }
}
