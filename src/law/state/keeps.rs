//! The memory of an entry that later ones need, and the clocks that it stops.

use super::meets::Met;
use super::{Accepted, State, set};
use crate::law::entry::Entry;
use crate::law::fact::Fact;
use crate::law::items::Item;
use crate::law::memory::{Stop, StopReason};
use crate::law::pending::Pending;
use crate::terms::Terms;
use crate::terms::policy::PromiseKind;
use crate::value::actor::Actor;
use crate::value::id::Seq;
use crate::value::request::{Ask, DataRight};
use crate::value::time::{Time, days_after};

#[expect(clippy::wildcard_enum_match_arm, reason = "few facts do more than their row says")]
impl State {
    /// Corrects the moment of an entry, and with it those of the entries after it that only counted as it.
    pub(super) fn correct(&mut self, before: &[Entry], entry: u32, moment: Time) {
        set(&mut self.memory.corrected, entry, moment);
        let mut last = entry.checked_sub(1).and_then(|last| self.moment(before, last));
        // Each moment is looked at once, and those that stay wrong keep their place.
        let mut clock = std::mem::take(&mut self.memory.clock);
        let from = clock.partition_point(|(seq, _)| *seq < entry);
        let (mut read, mut written) = (from, from);
        for seq in entry.. {
            let (Some(own), Some(recorded)) = (self.own_moment(before, seq), Seq(seq).entry(before)) else { break };
            let was = clock.get(read).filter(|(of, _)| *of == seq).map(|(_, moment)| *moment);
            let is = last.map_or(own, |last| last.max(own));
            if seq > entry && was.unwrap_or(recorded.at) == is {
                break;
            }
            read += usize::from(was.is_some());
            if is != recorded.at {
                if let Some(place) = clock.get_mut(written).filter(|_| written < read) {
                    *place = (seq, is);
                } else {
                    clock.insert(written, (seq, is));
                    read += 1;
                }
                written += 1;
            }
            last = Some(is);
        }
        clock.drain(written..read);
        self.memory.clock = clock;
    }

    /// The candidate asked for time until a moment. Wishes that meet are one, so that there are no more stops than times apart.
    fn wish_for_time(&mut self, it: Accepted<'_>, until: Time) {
        if let Some(Stop { why: StopReason::Wish { until: earlier }, to: None, .. }) =
            self.memory.stops_mut().last_mut()
            && *earlier >= it.at
        {
            *earlier = until.max(*earlier);
        } else {
            self.memory.stop(Stop { why: StopReason::Wish { until }, from: it.seq, to: None });
        }
    }

    /// Returns true if the candidate was asked because of a transfer to another role.
    fn was_for_another_role(&self, it: Accepted<'_>) -> bool {
        let asked = self.memory.moves.last().and_then(|latest| it.fact_of(latest.since.phase));
        matches!(asked, Some(Fact::Transferred(transfer)) if transfer.role.is_some())
    }

    /// Notes which role the pay is to be named of, by when, and whether it is. Another role that is brought while the pay is owed
    /// restarts nothing; out of the pool, where none is owed, it does. Terms that promise it after others that did not begin it.
    fn remember_the_pay(&mut self, it: Accepted<'_>) {
        match &it.entry.fact {
            Fact::Approached(_) if it.seq > 0 => self.memory.roles.push((it.seq, self.terms)),
            Fact::Transferred(transfer) => {
                let knows = self.memory.knows_the_pay(it.before);
                let (_, terms) = self.memory.role_since();
                let policy = it.shelf.get(usize::from(terms)).map(Terms::policy);
                let promised = policy.is_none_or(|policy| policy.deadline(PromiseKind::Pay).switched_off().is_none());
                if if knows { transfer.role.is_some() } else { !promised } {
                    self.memory.roles.push((it.seq, self.terms));
                }
            }
            Fact::InterviewHeld(_) => self.memory.interviews.name(it.seq, it.entry.happened()),
            Fact::CandidateInformed { stated: Some(stated), .. } => self.memory.states(it.seq, stated),
            _ => {}
        }
    }

    /// Keeps what later entries need to know.
    pub(super) fn remember(&mut self, it: Accepted<'_>, part: Option<u8>) {
        let another_role = self.was_for_another_role(it);
        if let Some(moment) = self.moment_ahead(it.shelf, it.before, it.entry) {
            self.memory.starts.name(it.seq, moment);
        }
        self.remember_the_pay(it);
        let memory = &mut self.memory;
        if let Some(meeting) = it.entry.fact.meeting() {
            memory.interviews.name(it.seq, meeting.starts());
            memory.adjusted |= meeting.adjustments().is_some();
        }
        match &it.entry.fact {
            Fact::OfferMade(offer) => {
                let process = it.shelf.get(usize::from(self.terms)).map(Terms::process);
                let horizon =
                    process.map_or(it.entry.at, |process| days_after(it.entry.at, process.horizons().appointment()));
                if offer.answer_by() <= horizon {
                    memory.floor = memory.floor.max(Some(offer.answer_by()));
                }
            }
            Fact::ConsentGiven(_) => memory.consents.give(it.seq),
            Fact::Withdrew => memory.consents.withdraw(it.seq),
            Fact::FeedbackDelivered(_) | Fact::FeedbackUnwanted => memory.covered = Some(it.seq),
            Fact::ResponsibleNamed { .. } => memory.responsible = Seq(it.seq).later(),
            Fact::Applied(_) | Fact::InterestShown | Fact::TakenOver(_) if self.now.step == 0 => {
                let trail = self.trail(it.seq);
                // An answer that waits already waits no longer for an interest that somebody else wrote down.
                if it.entry.is_own() || !self.memory.waits(Pending::Outcome) {
                    self.restart(trail, it.seq);
                }
                self.meets(trail, it.seq, Met::Interview);
            }
            Fact::StepAgreed if it.entry.is_own() && another_role => {
                let trail = self.trail(it.seq);
                self.restart(trail, it.seq);
            }
            Fact::InterviewHeld(_) | Fact::TakenOver(_) => self.meet(it, Met::Interview),
            Fact::AssignmentSubmitted { .. } => {
                memory.handed_in = true;
                self.meet(it, Met::Work);
            }
            Fact::AssignmentSent { .. } => memory.met = Some(it.seq),
            Fact::Approached(_) => {
                let matched = |item: &&Item| matches!(it.fact_of(item.seq), Some(Fact::RoleMatched(_)));
                let found: Vec<u32> =
                    memory.items.of(Pending::FollowUp).iter().filter(matched).map(|item| item.seq).collect();
                for seq in found {
                    memory.items.finish(seq, Pending::FollowUp, 0);
                }
            }
            Fact::InterviewRescheduled { .. } | Fact::InterviewCancelled { .. } | Fact::TimesProposed { .. }
                if it.entry.is_own() =>
            {
                let trail = self.trail(it.seq);
                self.wish(trail, it.seq);
            }
            Fact::PartAssessed { .. } => {
                if let (Actor::Staff(staff), Some(part)) = (it.entry.by, part) {
                    let held = memory.since.part(part.into());
                    let was_there = it.fact_of(held).is_some_and(|fact| fact.attended_by(staff.person));
                    if was_there {
                        memory.assessed.insert((held, staff.person));
                    }
                }
            }
            Fact::RequestMade(request) => {
                if request.ask == Ask::Right(DataRight::ConsentWithdrawal) {
                    memory.consents.withdraw(it.seq);
                }
                if !it.entry.is_own() {
                    return;
                }
                let until = match &request.ask {
                    // Time for their own answer to an offer stops no clock of the company's.
                    Ask::MoreTime { until } if self.now.phase.is_in_a_step() => *until,
                    Ask::OtherTime { times, .. } => times.last(),
                    _ => return,
                };
                self.wish_for_time(it, until);
            }
            _ => {}
        }
    }
}
