//! The facts that a log does not say and that a sighting needs: taken as given where the log cannot say them.

use crate::foreign::case::{Act, Case, Followed, Trouble, is_before_the_offer};
use crate::foreign::facts;
use crate::foreign::history::Origin;
use crate::foreign::sighting::What;
use crate::law::{Fact, PartState, Pending, Phase, Why};
use crate::terms::PartKind;
use crate::value::time::Time;

impl Case<'_> {
    /// Returns true if the log cannot say this, so that it may be taken as given.
    pub(super) fn may(&self, what: What, act: Act) -> bool {
        act.free || !self.history.rules.records.contains(what)
    }

    /// Returns how many parts the step has.
    pub(super) fn parts(&self) -> usize {
        self.history.process().parts(self.history.now().step).len()
    }

    /// The part of the step with this index, from 0: its number, its kind and how far it is.
    pub(super) fn part(&self, index: usize) -> Option<(u8, PartKind, PartState)> {
        let now = self.history.now();
        let part = self.history.process().parts(now.step).get(index)?;
        Some((u8::try_from(index + 1).ok()?, part.kind(), now.parts.get(index)))
    }

    /// Returns true if a part that is not done may be taken as done.
    pub(super) fn may_finish(&self, kind: PartKind, state: PartState, act: Act) -> bool {
        let is_sent = state == PartState::SetUp || kind != PartKind::Assignment || self.may(What::SetUp, act);
        self.may(What::TookPlace, act) && is_sent
    }

    /// Takes a part of the step as done.
    pub(super) fn finish_part(&mut self, index: usize, at: Time) -> Followed {
        let Some((number, kind, state)) = self.part(index) else { return Ok(()) };
        if state == PartState::ToSetUp && kind == PartKind::Assignment {
            self.imply(self.history.rules.facts.set_up(kind, number, at), at)?;
        }
        self.imply(self.history.rules.facts.done(kind, number), at)
    }

    /// Comes to a later step, or to the offer after the last. `last` is the origin of the decision that leads there.
    pub(super) fn reach(&mut self, step: u8, act: Act, last: Origin) -> Followed {
        let at = act.at;
        if self.history.now().phase == Phase::Approached && self.may(What::Applied, act) {
            self.imply(Fact::InterestShown, at)?;
        }
        let now = self.history.now();
        if !is_before_the_offer(now.phase) {
            return Err(self.refused(self.history.rules.facts.advanced(), at));
        }
        self.may_reach(step, act, last)?;
        while self.history.now().step < step {
            self.finish(at)?;
            let is_last = self.history.now().step + 1 == step;
            let origin = if is_last || last != Origin::Said { last } else { Origin::Implied };
            self.history.push(self.history.rules.facts.advanced(), at, origin)?;
            if self.history.now().step < step && self.history.waits(Pending::Assent) {
                self.imply(facts::assent_given(), at)?;
            }
        }
        Ok(())
    }

    /// Looks whether everything on the way to a step may be taken as given.
    fn may_reach(&self, step: u8, act: Act, last: Origin) -> Followed {
        let (now, process) = (self.history.now(), self.history.process());
        let is_ready = matches!(now.phase, Phase::Screening | Phase::Deciding);
        let is_open = |index: usize| matches!(now.parts.get(index), PartState::ToSetUp | PartState::SetUp);
        let mut here = process.parts(now.step).iter().enumerate().filter(|(index, _)| is_open(*index));
        let may_leave = is_ready || here.all(|(index, part)| self.may_finish(part.kind(), now.parts.get(index), act));
        if step > now.step && !may_leave {
            return Err(self.refused(self.history.rules.facts.advanced(), act.at));
        }
        let is_given = |between: u8| {
            let mut parts = process.parts(between).iter();
            self.may(What::Moved, act) && parts.all(|part| self.may_finish(part.kind(), PartState::ToSetUp, act))
        };
        if !(now.step + 1..step).all(is_given) {
            return Err(Trouble::Skipped);
        }
        let is_said = last == Origin::Said || step > self.history.last_step() || self.may(What::Moved, act);
        if step > now.step && !is_said { Err(Why::NotHere.into()) } else { Ok(()) }
    }

    /// Takes the step as agreed and its parts as done.
    fn finish(&mut self, at: Time) -> Followed {
        if self.history.now().phase == Phase::Proposed {
            self.imply(Fact::StepAgreed, at)?;
        }
        if !self.history.now().phase.is_in_a_step() || self.history.now().phase == Phase::Deciding {
            return Ok(());
        }
        for index in 0..self.parts() {
            if matches!(self.history.now().parts.get(index), PartState::ToSetUp | PartState::SetUp) {
                self.finish_part(index, at)?;
            }
        }
        Ok(())
    }

    /// Comes to the step that a sighting names, and returns the part that it is about; none where it names none, and every part is done.
    pub(super) fn come_to_its_part(&mut self, act: Act) -> Result<Option<usize>, Trouble> {
        let now = self.history.now();
        let is_before = matches!(now.phase, Phase::Screening | Phase::Approached);
        match act.seen.step.number() {
            Some(step) if step > now.step => self.reach(step, act, Origin::Shown)?,
            Some(step) if step < now.step => return Err(Why::NotHere.into()),
            None if is_before => self.reach(1, act, Origin::Shown)?,
            Some(_) | None => {}
        }
        self.agree(act)?;
        let now = self.history.now();
        let first = |state: PartState| (0..self.parts()).find(|index| now.parts.get(*index) == state);
        let named = act.seen.part.number().map(|number| usize::from(number.saturating_sub(1)));
        let (mut one, mut other) = (PartState::ToSetUp, PartState::SetUp);
        if act.seen.what == What::TookPlace {
            std::mem::swap(&mut one, &mut other);
        }
        let named_step = if act.seen.step.number().is_some() { Some(0) } else { None };
        Ok(named.or_else(|| first(one)).or_else(|| first(other)).or(named_step))
    }

    /// Goes on to the next step, where every part of this one is done; after the last one, a part takes place once more.
    pub(super) fn come_to_another_part(&mut self, act: Act) -> Result<usize, Trouble> {
        let now = self.history.now();
        if now.step < self.history.last_step() && self.may(What::Moved, act) {
            self.reach(now.step + 1, act, Origin::Shown)?;
            self.agree(act)?;
        }
        Ok(0)
    }

    /// Takes the step as agreed, and looks whether the case is in a step at all.
    fn agree(&mut self, act: Act) -> Followed {
        if self.history.waits(Pending::Assent) {
            self.imply(facts::assent_given(), act.at)?;
        }
        if self.history.now().phase == Phase::Proposed {
            self.imply(Fact::StepAgreed, act.at)?;
        }
        if self.history.now().phase.is_in_a_step() { Ok(()) } else { Err(Why::NotHere.into()) }
    }

    /// Comes to where an offer is due. No log says the decision that leads there.
    pub(super) fn come_to_the_offer(&mut self, act: Act) -> Followed {
        let now = self.history.now();
        if is_before_the_offer(now.phase) || now.phase == Phase::Approached && self.may(What::Applied, act) {
            self.reach(self.history.last_step() + 1, act, Origin::Shown)?;
        }
        if self.history.waits(Pending::Assent) {
            self.imply(facts::assent_given(), act.at)?;
        }
        Ok(())
    }

    /// Comes to where an offer waits for an answer, if the log cannot say the offer.
    pub(super) fn come_to_an_offer(&mut self, act: Act) -> Followed {
        let phase = self.history.now().phase;
        let is_missing = is_before_the_offer(phase) || phase == Phase::OfferDue;
        if is_missing && self.may(What::Offered, act) {
            self.come_to_the_offer(act)?;
            self.imply(facts::offered(act.at), act.at)?;
        }
        Ok(())
    }

    /// Comes to where an offer was accepted, if the log cannot say the yes.
    pub(super) fn come_to_a_yes(&mut self, act: Act) -> Followed {
        if self.may(What::Accepted, act) {
            self.come_to_an_offer(act)?;
            if self.history.now().phase == Phase::Offered {
                self.imply(Fact::OfferAccepted, act.at)?;
            }
        }
        Ok(())
    }
}
