//! When clocks count: from which moment a promise is made, and which time does not count for its ceiling.

use super::look::Look;
use crate::law::memory::{Stop, StopReason};
use crate::terms::policy::{Policy, PromiseKind};
use crate::value::id::Seq;
use crate::value::time::Time;
use chrono::TimeDelta;

/// Which stops stop a promise.
#[derive(Clone, Copy)]
pub(super) struct Stops<'a> {
    pub(super) policy: &'a Policy,
    /// The step and the part that it is about.
    pub(super) about: Option<(u16, u8)>,
    /// Only the time that the candidate was away; that counts for no clock of what they left.
    pub(super) only_away: bool,
}

impl Look<'_> {
    /// A moment that is due `until`, counted `from`, without the time that does not count: of these stops, and each moment once.
    pub(super) fn without_stops(self, stops: Stops<'_>, from: Time, until: Time) -> Time {
        if self.state.memory.stops().is_empty() {
            return until;
        }
        let mut held = Vec::new();
        let all = self.state.memory.stops().iter().filter(|stop| !stops.only_away || stop.why == StopReason::Away);
        let mut spans: Vec<(Time, Time)> = all.filter_map(|stop| self.span(stops, stop, &mut held)).collect();
        spans.sort_unstable();
        let (mut due, mut counted) = (until, from);
        for (start, end) in spans {
            let start = start.max(counted);
            if start < end && start < due {
                due = due.checked_add_signed(end - start).unwrap_or(Time::MAX_UTC);
                counted = end;
            }
        }
        due
    }

    /// From when to when a stop stops. Holds of one step add up to a limit, and one that lasts counts to its end.
    fn span(self, stops: Stops<'_>, stop: &Stop, held: &mut Vec<(u16, TimeDelta)>) -> Option<(Time, Time)> {
        let Stops { policy, about, .. } = stops;
        // No correction of a clock makes a stop longer.
        let start = self.moment(stop.from)?.max(Seq(stop.from).entry(self.entries)?.at);
        let ended = stop.to.and_then(|to| Some(self.moment(to)?.min(Seq(to).entry(self.entries)?.at)));
        match stop.why {
            StopReason::Away => Some((start, ended?)),
            StopReason::Wish { until } => Some((start, ended.map_or(until, |ended| ended.min(until)))),
            StopReason::Proposed { trail, part } if about == Some((trail, part)) => {
                let until = self.proposed_until(stop.from)?;
                Some((start, ended.map_or(until, |ended| ended.min(until))))
            }
            StopReason::Proposed { .. } => None,
            StopReason::Hold { trail } => {
                let limit = policy.deadline(PromiseKind::Update).latest(policy.calendar(), start);
                let most = limit.map_or(TimeDelta::MAX, |limit| limit - start);
                let place = held.iter().position(|(of, _)| *of == trail).unwrap_or(held.len());
                if place == held.len() {
                    held.push((trail, TimeDelta::zero()));
                }
                let (_, used) = held.get_mut(place)?;
                let left = (most - *used).max(TimeDelta::zero());
                let until = start.checked_add_signed(left).unwrap_or(Time::MAX_UTC);
                let end = ended.map_or(until, |ended| ended.min(until));
                *used += (end - start).max(TimeDelta::zero());
                Some((start, end))
            }
        }
    }
}
