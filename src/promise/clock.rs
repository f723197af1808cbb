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
    /// The last entry by which a stop can have begun.
    pub(super) until: u32,
}

impl Stops<'_> {
    /// Until when a hold from a moment on can last, where others have used so much.
    fn held_until(self, from: Time, used: TimeDelta) -> Time {
        let latest = self.policy.deadline(PromiseKind::Update).latest(self.policy.calendar(), from);
        latest.map_or(Time::MAX_UTC, |latest| latest.checked_sub_signed(used).unwrap_or(from))
    }
}

impl Look<'_> {
    /// A moment that is due `until`, counted `from`, without the time that does not count: of these stops, and each moment once.
    pub(super) fn without_stops(self, stops: Stops<'_>, from: Time, until: Time) -> Time {
        if self.state.memory.stops().is_empty() {
            return until;
        }
        let mut held = Vec::new();
        let all = self.state.memory.stops().iter().filter(|stop| stop.from <= stops.until);
        let all = all.filter(|stop| !stops.only_away || stop.why == StopReason::Away);
        let span = |stop: &Stop| {
            let (start, end) = self.span(stops, stop, &mut held)?;
            Some((start, end, matches!(stop.why, StopReason::Hold { .. })))
        };
        let mut spans: Vec<(Time, Time, bool)> = all.filter_map(span).collect();
        spans.sort_unstable();
        let (mut due, mut counted, mut of_holds) = (until, from, TimeDelta::zero());
        for (start, end, is_hold) in spans {
            let start = start.max(counted);
            // Holds of several steps stop one promise no longer than those of one step.
            let end = if is_hold { end.min(stops.held_until(start, of_holds)) } else { end };
            if start < end && start < due {
                due = due.checked_add_signed(end - start).unwrap_or(Time::MAX_UTC);
                counted = end;
                of_holds += if is_hold { end - start } else { TimeDelta::zero() };
            }
        }
        due
    }

    /// From when to when a stop stops. Holds of one step add up to a limit, and one that lasts counts to its end. No correction of a
    /// clock makes a stop longer, nor gives back what holds have used.
    fn span(self, stops: Stops<'_>, stop: &Stop, held: &mut Vec<(u16, TimeDelta)>) -> Option<(Time, Time)> {
        let Stops { policy, about, .. } = stops;
        let from = self.clocks(stop.from)?;
        let to = stop.to.and_then(|to| self.clocks(to));
        let (start, ended) = (from.later, to.map(|to| to.earlier));
        match stop.why {
            StopReason::Away => Some((start, ended?)),
            StopReason::Wish { until } => Some((start, ended.map_or(until, |ended| ended.min(until)))),
            StopReason::Proposed { trail, part } if about == Some((trail, part)) => {
                let until = self.proposed_until(stop.from)?;
                Some((start, ended.map_or(until, |ended| ended.min(until))))
            }
            StopReason::Proposed { .. } => None,
            StopReason::Hold { trail } => {
                let deadline = policy.deadline(PromiseKind::Update);
                let most = |from: Time| deadline.latest(policy.calendar(), from).map_or(TimeDelta::MAX, |it| it - from);
                let most = most(from.earlier).min(most(from.later));
                let place = held.iter().position(|(of, _)| *of == trail).unwrap_or(held.len());
                if place == held.len() {
                    held.push((trail, TimeDelta::zero()));
                }
                let (_, used) = held.get_mut(place)?;
                let left = (most - *used).max(TimeDelta::zero());
                let until = |from: Time| from.checked_add_signed(left).unwrap_or(Time::MAX_UTC);
                let lasted = to.map_or(until(from.earlier), |to| to.later.min(until(from.earlier))) - from.earlier;
                *used += lasted.max(TimeDelta::zero());
                Some((start, ended.map_or(until(start), |ended| ended.min(until(start)))))
            }
        }
    }

    /// The moment of an entry, as recorded and as corrected.
    pub(super) fn clocks(self, seq: u32) -> Option<Clocks> {
        let (moment, recorded) = (self.moment(seq)?, Seq(seq).entry(self.entries)?.at);
        Some(Clocks { earlier: moment.min(recorded), later: moment.max(recorded) })
    }
}

/// The two moments of an entry that a clock was wrong about; the same twice where it was right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clocks {
    pub(super) earlier: Time,
    pub(super) later: Time,
}
