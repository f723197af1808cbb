//! When clocks count: from which moment a promise is made, and which time does not count for its ceiling.

use super::open::Look;
use crate::law::memory::{Stop, StopReason};
use crate::terms::policy::{Policy, PromiseKind};
use crate::value::id::Seq;
use crate::value::time::Time;
use chrono::TimeDelta;

impl Look<'_> {
    /// The moment of an entry in the order of the journal.
    pub(super) fn moment(self, seq: u32) -> Option<Time> {
        self.state.moment(self.entries, seq)
    }

    /// The moment from which what an entry made counts: when it happened, and by the earlier of two clocks.
    pub(super) fn made(self, seq: u32) -> Option<Time> {
        let entry = Seq(seq).entry(self.entries)?;
        let happened = entry.happened();
        Some(self.moment(seq).map_or(happened, |moment| happened.min(moment)))
    }

    /// A moment that is due `until`, counted `from`, without the time that does not count.
    pub(super) fn without_stops(self, policy: &Policy, from: Time, until: Time, about: Option<(u16, u8)>) -> Time {
        let stops = &self.state.memory.stops;
        if stops.is_empty() {
            return until;
        }
        let (mut due, mut held) = (until, Vec::new());
        for stop in stops {
            let Some((start, end)) = self.span(policy, stop, about, &mut held) else { continue };
            let start = start.max(from);
            if start < end && start < due {
                due = due.checked_add_signed(end - start).unwrap_or(Time::MAX_UTC);
            }
        }
        due
    }

    /// From when to when a stop stops. Holds of one step add up to a limit, and one that lasts counts to its end.
    fn span(
        self,
        policy: &Policy,
        stop: &Stop,
        about: Option<(u16, u8)>,
        held: &mut Vec<(u16, TimeDelta)>,
    ) -> Option<(Time, Time)> {
        let start = self.moment(stop.from)?;
        let ended = stop.to.and_then(|to| self.moment(to));
        match stop.why {
            StopReason::Away => Some((start, ended?)),
            StopReason::Wish { until } => Some((start, ended.map_or(until, |ended| ended.min(until)))),
            StopReason::Proposed { trail, part } => (about == Some((trail, part))).then_some((start, ended?)),
            StopReason::Hold { trail } => {
                let limit = policy.deadline(PromiseKind::Update).latest(policy.calendar(), start);
                let most = limit.map_or(TimeDelta::MAX, |limit| limit - start);
                let used = held.iter().filter(|(of, _)| *of == trail).map(|(_, used)| *used).sum::<TimeDelta>();
                let left = (most - used).max(TimeDelta::zero());
                let until = start.checked_add_signed(left).unwrap_or(Time::MAX_UTC);
                let end = ended.map_or(until, |ended| ended.min(until));
                held.push((trail, end - start));
                Some((start, end))
            }
        }
    }
}
