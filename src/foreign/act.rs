//! Sightings as facts: which fact it is depends on where the case is.

use crate::foreign::case::{Act, Case, Followed, Trouble, is_before_the_offer};
use crate::foreign::facts::{self, SOMEBODY};
use crate::foreign::history::Origin;
use crate::foreign::seen::Named;
use crate::foreign::sighting::{Side, What};
use crate::law::{Fact, PartState, Pending, Phase, Why};
use crate::terms::PartKind;
use crate::value::actor::Actor;
use crate::value::time::Time;

#[expect(clippy::wildcard_enum_match_arm, reason = "a rejection is another fact in few phases")]
impl Case<'_> {
    pub(super) fn act(&mut self, act: Act) -> Followed {
        let (what, at) = (act.seen.what, act.at);
        let phase = self.history.now().phase;
        let needs_assent = !matches!(what, What::MessageIn | What::MessageOut | What::Withdrew | What::OnHold);
        if needs_assent && self.history.waits(Pending::Assent) {
            self.imply(facts::assent_given(), at)?;
        }
        let facts = &self.history.rules.facts;
        match what {
            What::Applied if phase == Phase::Approached => self.say(Fact::InterestShown, at),
            What::Applied => self.say(facts.applied(), at),
            What::Approached => self.say(facts.approached(), at),
            What::Moved => self.moved(act),
            What::SetUp => self.set_up(act),
            What::TookPlace => self.took_place(act),
            What::Assessed => self.assessed(act),
            What::Rejected => match phase {
                Phase::Approached => self.say(Fact::ApproachLapsed, at),
                Phase::Offered | Phase::Accepted => self.say(facts.offer_withdrawn(), at),
                _ => self.say(facts.rejected(), at),
            },
            What::Told => match self.history.untold_rejection() {
                Some(rejection) => self.say(facts::informed(rejection), at),
                None => self.message_out(at),
            },
            What::Feedback if self.history.waits(Pending::Feedback) => self.say(facts.feedback(), at),
            What::Feedback | What::MessageOut => self.message_out(at),
            What::MessageIn => self.say(facts::message_in(), at),
            What::Offered => {
                self.come_to_the_offer(act)?;
                self.say(facts::offered(at), at)
            }
            What::Accepted if phase == Phase::Proposed => self.say(Fact::StepAgreed, at),
            What::Accepted => {
                self.come_to_an_offer(act)?;
                self.say(Fact::OfferAccepted, at)
            }
            What::Declined if matches!(phase, Phase::Proposed | Phase::Approached | Phase::Accepted) => {
                self.say(Fact::Withdrew, at)
            }
            What::Declined => {
                self.come_to_an_offer(act)?;
                self.say(Fact::OfferDeclined, at)
            }
            What::Withdrew => self.say(Fact::Withdrew, at),
            What::Hired => {
                self.come_to_a_yes(act)?;
                self.say(Fact::Hired, at)
            }
            What::OnHold => self.say(facts::on_hold(at), at),
            What::Other => Ok(()),
        }
    }

    pub(super) fn say(&mut self, fact: Fact, at: Time) -> Followed {
        let origin = if self.is_implied { Origin::Implied } else { Origin::Said };
        Ok(self.history.push(fact, at, origin)?)
    }

    pub(super) fn imply(&mut self, fact: Fact, at: Time) -> Followed {
        Ok(self.history.push(fact, at, Origin::Implied)?)
    }

    /// A message to the candidate answers what has waited longest; else it says nothing that is owed.
    fn message_out(&mut self, at: Time) -> Followed {
        match self.history.oldest_unanswered() {
            Some(waiting) => self.say(facts::informed(waiting), at),
            None => Ok(()),
        }
    }

    fn moved(&mut self, act: Act) -> Followed {
        let now = self.history.now();
        let is_here = now.phase.is_in_a_step() || now.phase == Phase::Proposed;
        match act.seen.step.number() {
            Some(step) if step == now.step && is_here => Ok(()),
            Some(step) if step <= now.step && (now.phase.is_in_a_step() || now.phase == Phase::OfferDue) => {
                self.say(facts::step_repeated(step), act.at)
            }
            Some(step) if step > now.step => self.reach(step, act, Origin::Said),
            None if is_before_the_offer(now.phase) || now.phase == Phase::Approached => {
                self.reach(now.step + 1, act, Origin::Said)
            }
            Some(_) | None => Err(self.refused(self.history.rules.facts.advanced(), act.at)),
        }
    }

    fn set_up(&mut self, act: Act) -> Followed {
        let at = act.at;
        let index = self.come_to_its_part(act)?;
        let index = match index {
            Some(index) => index,
            None => self.come_to_another_part(act)?,
        };
        let Some((number, kind, state)) = self.part(index) else { return Err(Why::NotHere.into()) };
        if state == PartState::Done {
            self.imply(facts::part_repeated(number), at)?;
        }
        let facts = &self.history.rules.facts;
        if state != PartState::SetUp {
            let fact = facts.set_up(kind, number, at);
            return Ok(self.history.push_dated(Actor::Staff(SOMEBODY), fact, number, at)?);
        }
        let Some(fact) = facts.set_up_anew(kind, number, at) else { return Ok(()) };
        let is_own = act.seen.side == Some(Side::Candidate) && matches!(fact, Fact::InterviewRescheduled { .. });
        let by = if is_own { Actor::Candidate } else { Actor::Staff(SOMEBODY) };
        Ok(self.history.push_dated(by, fact, number, at)?)
    }

    fn took_place(&mut self, act: Act) -> Followed {
        let at = act.at;
        let now = self.history.now();
        let is_unnamed = (act.seen.step, act.seen.part) == (Named::Nothing, Named::Nothing);
        let may_be_extra = is_before_the_offer(now.phase)
            || matches!(now.phase, Phase::Approached | Phase::OfferDue | Phase::Offered | Phase::Accepted);
        let is_idle = !now.phase.is_in_a_step() || now.phase == Phase::Deciding;
        let goes_on =
            now.step < self.history.last_step() && is_before_the_offer(now.phase) && self.may(What::Moved, act);
        if is_unnamed && may_be_extra && is_idle && !goes_on && now.phase != Phase::Proposed {
            return self.say(self.history.rules.facts.held(None), at); // a conversation beyond the process
        }
        let index = match self.come_to_its_part(act)? {
            Some(index) => index,
            None => self.come_to_another_part(act)?,
        };
        let Some((number, kind, state)) = self.part(index) else { return Err(Why::NotHere.into()) };
        let is_unsent = state == PartState::ToSetUp && kind == PartKind::Assignment && !self.may(What::SetUp, act);
        if is_unnamed && is_unsent {
            return self.say(self.history.rules.facts.held(None), at); // nothing of the process can have taken place
        }
        if state == PartState::Done {
            self.imply(facts::part_repeated(number), at)?;
        }
        if state != PartState::SetUp && kind == PartKind::Assignment && self.may(What::SetUp, act) {
            self.imply(self.history.rules.facts.set_up(kind, number, at), at)?;
        }
        self.say(self.history.rules.facts.done(kind, number), at)
    }

    fn assessed(&mut self, act: Act) -> Followed {
        let at = act.at;
        let now = self.history.now();
        let is_elsewhere = act.seen.step.number().is_some_and(|step| step != now.step);
        let named = act.seen.part.number().map(|number| usize::from(number.saturating_sub(1)));
        let first = |state: PartState| (0..self.parts()).find(|index| now.parts.get(*index) == state);
        let index = named.or_else(|| first(PartState::Done)).unwrap_or_default();
        let Some((number, kind, state)) = self.part(index).filter(|_| !is_elsewhere && now.phase.is_in_a_step()) else {
            return Err(self.refused(self.history.rules.facts.assessed(1), at));
        };
        let is_missing = matches!(state, PartState::ToSetUp | PartState::SetUp);
        if is_missing && self.may_finish(kind, state, act) {
            self.finish_part(index, at)?;
        }
        self.say(self.history.rules.facts.assessed(number), at)
    }

    /// The law's reason against a fact.
    pub(super) fn refused(&self, fact: Fact, at: Time) -> Trouble {
        Trouble::Illegal(self.history.refuses(fact, at).unwrap_or(Why::NotHere))
    }
}
