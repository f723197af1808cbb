//! The way back, and what no way back restarts.

use super::meets::Met;
use super::{Accepted, State, Then};
use crate::law::fact::{Fact, FactKind};
use crate::law::items::Item;
use crate::law::memory::{Memory, Move, Stop, StopReason, Trail};
use crate::law::pending::{Pending, Pendings};
use crate::law::phase::Phase;
use crate::terms::{Step, Terms};
use crate::value::actor::Actor;
use crate::value::id::Seq;

#[expect(clippy::wildcard_enum_match_arm, reason = "few facts do more than their row says")]
impl State {
    pub(super) fn go_back(&mut self, it: Accepted<'_>) {
        self.undo(it, false);
        if let Fact::Reversed(reversal) = &it.entry.fact
            && reversal.review.is_some()
        {
            let trail = self.trail(it.seq);
            self.restart(trail, it.seq);
        }
    }

    /// Takes the latest move back. `unmade`: it never was what it seemed, so that nothing was kept by it.
    pub(super) fn undo(&mut self, it: Accepted<'_>, unmade: bool) {
        let Some(Move { seq, part, now, since, terms }) = self.memory.moves.pop() else { return };
        let Some(undone) = Seq(seq).entry(it.before) else { return };
        self.memory.roles.pop_if(|(since, _)| *since == seq);
        match &undone.fact {
            Fact::Approached(_) => self.memory.unknows_the_pay_since(seq),
            Fact::Transferred(transfer) if transfer.role.is_some() => self.memory.unknows_the_pay_since(seq),
            _ => {}
        }
        let dated = part.map(|part| self.memory.since.part(part.into()));
        let other = std::mem::replace(&mut self.terms, terms) != terms;
        let was = std::mem::replace(&mut self.now, now);
        if other {
            self.carry_over(it); // what is remembered of a step stays remembered
        }
        match part {
            None => {
                let dated = std::mem::replace(&mut self.memory.since, since).phase;
                let agreed = matches!(it.fact_of(dated), Some(Fact::StartAgreed { .. }));
                if agreed && [was.phase, now.phase] == [Phase::Accepted; 2] {
                    self.memory.since.phase = dated; // the offer that was accepted stands, and the day with it
                }
            }
            Some(part) => self.memory.since.restore_part(part.into(), &since),
        }
        let by_the_candidate = undone.by == Actor::Candidate;
        let kind = undone.fact.kind();
        let met = matches!(kind, FactKind::InterviewHeld | FactKind::AssignmentSubmitted);
        let untold = self.memory.hidden.contains(&seq);
        let revives = if unmade || by_the_candidate || untold {
            Pendings::ALL
        } else if kind == FactKind::FeedbackDelivered {
            Pendings::EMPTY
        } else {
            // The move said nothing of the one, and settled none of the other.
            Pendings::from_slice(&[Pending::Vacancy, Pending::Condition])
        };
        let Memory { items, hidden, .. } = &mut *self.memory;
        // A decision that was told waits for no assent any more.
        let waits_again = |item: &Item| item.what != Pending::Assent || hidden.contains(&item.seq);
        items.take_back(seq, met, |item| revives.contains(item.what) && waits_again(item));
        if by_the_candidate && undone.writer().is_none() && now.phase != Phase::Pooled {
            self.memory.stop(Stop { why: StopReason::Away, from: seq, to: Some(it.seq) });
        }
        let meeting = dated.and_then(|dated| it.fact_of(dated)).and_then(Fact::meeting);
        let was_lost = match kind {
            FactKind::AssignmentSent => true,
            FactKind::InterviewScheduled => meeting.is_some_and(|meeting| meeting.starts() <= it.at),
            _ => false,
        };
        if was_lost {
            self.meet(it, Met::Lost);
        }
    }

    /// The trail of the step that it is at; a new one, where the candidate comes to it for the first time.
    pub(super) fn trail(&mut self, seq: u32) -> u16 {
        let (terms, step) = (self.terms, self.now.step);
        let trails = &mut self.memory.trails;
        let place = trails.iter().rposition(|trail| (trail.terms, trail.step) == (terms, step));
        let place = place.unwrap_or_else(|| {
            let origin = u16::try_from(trails.len()).unwrap_or(u16::MAX);
            let (first, last, complete, interviewed, wish) = (None, None, None, None, None);
            let (came, entered, by_work) = (seq, seq, false);
            trails.push(Trail {
                terms,
                step,
                came,
                entered,
                origin,
                first,
                last,
                complete,
                interviewed,
                by_work,
                wish,
            });
            trails.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Under other terms, a step of the same name goes on with what is remembered of it, under the latest that knew it.
    pub(super) fn carry_over(&mut self, it: Accepted<'_>) {
        let process = |terms: u16| it.shelf.get(usize::from(terms)).map(Terms::process);
        let name = |terms: u16, step: u8| process(terms)?.step(step).map(Step::name);
        let steps = process(self.terms).map_or(0, |process| process.steps().len());
        for step in (0..=u8::MAX).take(steps + 1) {
            let same = |trail: &&Trail| {
                (trail.step == 0) == (step == 0) && name(trail.terms, trail.step) == name(self.terms, step)
            };
            let latest = self.memory.trails.iter().rfind(same).copied();
            if let Some(trail) = latest.filter(|trail| trail.terms != self.terms) {
                self.memory.carries_on(Trail { terms: self.terms, step, ..trail });
            }
        }
    }

    /// The ceilings of a step begin again: by the candidate's own application, or by a review from outside.
    pub(super) fn restart(&mut self, trail: u16, seq: u32) {
        if let Some(trail) = self.memory.trails.get_mut(usize::from(trail)) {
            let (first, last, complete) =
                (trail.first.map(|_| seq), trail.last.map(|_| seq), trail.complete.map(|_| seq));
            *trail = Trail { entered: seq, first, last, complete, ..*trail };
        }
    }

    pub(super) fn wish(&mut self, trail: u16, seq: u32) {
        if let Some(trail) = self.memory.trails.get_mut(usize::from(trail)) {
            trail.wish = Some(seq);
        }
    }

    /// Times that wait for the candidate stop the clock of setting up, and start it again.
    pub(super) fn stop_and_go(&mut self, it: Accepted<'_>, then: Then) {
        let Some(part) = then.part else { return };
        let trail = self.trail(it.seq);
        let is_it = |why: StopReason| why == StopReason::Proposed { trail, part };
        self.stop_ends(it.seq, is_it);
        if let Fact::TimesProposed { times, .. } = &it.entry.fact
            && it.entry.by != Actor::Candidate
            && times.len() > 1
        {
            self.memory.stop(Stop { why: StopReason::Proposed { trail, part }, from: it.seq, to: None });
        }
    }

    pub(super) fn stop_ends(&mut self, seq: u32, is_it: impl Fn(StopReason) -> bool) {
        let lasting = self.memory.stops_mut().iter_mut().filter(|stop| stop.to.is_none() && is_it(stop.why));
        lasting.for_each(|stop| stop.to = Some(seq));
    }
}
