//! What no reversal, repetition, extra interview, new date, transfer or new version restarts, and which time does not count.

use crate::model::days::{Span, after};
use crate::model::{Model, is_own};
use candidacy::law::{PartState, Pending};
use candidacy::value::{Ask, Offer};
use candidacy::{Entry, Fact, Phase, Time};
use chrono::TimeDelta;

/// What is remembered of a step. Its ceilings begin again by the candidate's own application or interest, and by a review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Trail {
    terms: usize,
    pub(super) step: u8,
    /// The first trail of the same step, under other terms.
    origin: usize,
    /// The entry with which the candidate came to it.
    pub(super) came: usize,
    /// The entry from which its ceilings count.
    pub(super) entered: usize,
    /// The first interview or piece of work in it.
    pub(super) first: Option<usize>,
    /// The latest that took place.
    last: Option<usize>,
    /// The latest when everything was done for the first time.
    pub(super) complete: Option<usize>,
    /// The latest interview until then; a rule of a place counts from it.
    pub(super) interviewed: Option<usize>,
    /// Whether the latest until then was work.
    pub(super) by_work: bool,
    /// The latest entry by which the candidate wished another time.
    pub(super) wish: Option<usize>,
}

/// A time that does not count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stop {
    pub(super) why: Reason,
    from: usize,
    to: Option<usize>,
}

/// Reason it does not count.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Reason {
    /// A hold of this step that the candidate was told of.
    Hold { origin: usize },
    /// The candidate wished for time until then.
    Wish { until: Time },
    /// The candidate had left.
    Away,
    /// Times that the company proposed for a part wait for the candidate.
    Proposed { trail: usize, part: usize },
}

/// How somebody was met.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Met {
    Interview,
    Work,
    /// It was taken away. No deadline of what took place counts from that.
    Lost,
}

impl Model {
    /// The trail of the step that it is at, if it has one.
    pub(super) fn trail_here(&self) -> Option<usize> {
        self.trails.iter().rposition(|trail| (trail.terms, trail.step) == (self.place.terms, self.place.step))
    }

    /// The trail of the step that it is at.
    pub(super) fn trail(&mut self, seq: usize) -> usize {
        self.trail_here().unwrap_or_else(|| {
            self.trails.push(Trail {
                terms: self.place.terms,
                step: self.place.step,
                origin: self.trails.len(),
                came: seq,
                entered: seq,
                first: None,
                last: None,
                complete: None,
                interviewed: None,
                by_work: false,
                wish: None,
            });
            self.trails.len() - 1
        })
    }

    /// Under other terms, a step of the same name goes on with what is remembered of it.
    pub(super) fn carry_over(&mut self) {
        let name = |terms: usize, step: u8| self.shelf[terms].process().step(step).map(candidacy::Step::name);
        let last = u8::try_from(self.process().steps().len()).unwrap_or(u8::MAX);
        let mut carried = Vec::new();
        for step in 0..=last {
            let is_it = |trail: &&Trail| {
                (trail.step == 0) == (step == 0) && name(trail.terms, trail.step) == name(self.place.terms, step)
            };
            if let Some(trail) = self.trails.iter().rfind(is_it).filter(|trail| trail.terms != self.place.terms) {
                carried.push(Trail { terms: self.place.terms, step, ..*trail });
            }
        }
        self.trails.extend(carried);
    }

    /// The ceilings of the step begin again.
    pub(super) fn restart(&mut self, seq: usize) {
        let place = self.trail(seq);
        let trail = &mut self.trails[place];
        trail.entered = seq;
        for since in [&mut trail.first, &mut trail.last, &mut trail.complete] {
            *since = since.map(|_| seq);
        }
    }

    /// The candidate was met in the step, or worked.
    pub(super) fn meets(&mut self, seq: usize, how: Met) {
        let place = self.trail(seq);
        let waits = self.waiting().any(|item| item.what == Pending::Outcome && item.trail == place);
        let trail = &mut self.trails[place];
        // A first answer that is owed already is owed since the candidate came.
        trail.first.get_or_insert(if trail.step == 0 && waits { trail.entered } else { seq });
        if how != Met::Lost {
            trail.last = Some(seq);
            if how == Met::Interview && (trail.complete.is_none() || trail.interviewed.is_none()) {
                trail.interviewed = Some(seq);
            }
            if trail.complete.is_none() {
                trail.by_work = how == Met::Work;
            }
        }
    }

    /// What an entry says of clocks.
    pub(super) fn clock(&mut self, entry: &Entry, part: Option<usize>, seq: usize, asked_for_a_role: bool) {
        if let Some(meeting) = entry.fact.meeting() {
            self.about.push((seq, meeting.starts()));
        }
        if let Some(part) = part {
            self.answers_times(entry, part, seq);
        }
        match &entry.fact {
            Fact::Applied(_) | Fact::InterestShown | Fact::TakenOver(_) if self.place.step == 0 => {
                // An answer that waits already waits no longer for an interest that somebody else wrote down.
                if is_own(entry) || !self.waits(Pending::Outcome) {
                    self.restart(seq);
                }
                self.meets(seq, Met::Interview);
            }
            Fact::StepAgreed if is_own(entry) && asked_for_a_role => self.restart(seq),
            Fact::InterviewRescheduled { .. } | Fact::InterviewCancelled { .. } | Fact::TimesProposed { .. }
                if is_own(entry) =>
            {
                self.wishes(seq);
            }
            Fact::RequestMade(request) => {
                let set_up = (0..self.place.parts.len()).filter(|index| self.is_set_up(*index));
                let mut first = set_up.filter_map(|index| self.part_due(index)).min();
                let offered = self.place.phase == Phase::Offered;
                if let (true, Ask::MoreTime { .. }) = (offered, &request.ask) {
                    let offer = self.place.offer.and_then(|offer| self.entries[offer].fact.offer());
                    first = offer.map(Offer::answer_by).filter(|answer_by| *answer_by > entry.at);
                }
                self.about.extend(first.map(|first| (seq, first)));
                match &request.ask {
                    Ask::MoreTime { until } if is_own(entry) && !offered => self.wishes_until(*until, seq),
                    Ask::OtherTime { times, .. } if is_own(entry) => self.wishes_until(times.last(), seq),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// The candidate wished another time.
    pub(super) fn wishes(&mut self, seq: usize) {
        let place = self.trail(seq);
        self.trails[place].wish = Some(seq);
    }

    fn wishes_until(&mut self, until: Time, seq: usize) {
        let at = self.moment(seq);
        match self.stops.last_mut() {
            Some(Stop { why: Reason::Wish { until: earlier }, to: None, .. }) if *earlier >= at => {
                *earlier = until.max(*earlier);
            }
            _ => self.stops.push(Stop { why: Reason::Wish { until }, from: seq, to: None }),
        }
    }

    /// Whatever happens to a part answers the times that were proposed for it; at least two of the company wait for the candidate.
    fn answers_times(&mut self, entry: &Entry, part: usize, seq: usize) {
        let why = Reason::Proposed { trail: self.trail(seq), part };
        self.goes_on(seq, |stopped| stopped == why);
        if let Fact::TimesProposed { times, .. } = &entry.fact
            && entry.by != candidacy::Actor::Candidate
            && times.len() > 1
        {
            self.stops.push(Stop { why, from: seq, to: None });
        }
    }

    /// A clock goes on.
    pub(super) fn goes_on(&mut self, seq: usize, is_it: impl Fn(Reason) -> bool) {
        for stop in self.stops.iter_mut().filter(|stop| stop.to.is_none() && is_it(stop.why)) {
            stop.to = Some(seq);
        }
    }

    /// The candidate was told of a hold.
    pub(super) fn stops_for_a_hold(&mut self, trail: usize, seq: usize) {
        let why = Reason::Hold { origin: self.trails[trail].origin };
        self.stops.push(Stop { why, from: seq, to: None });
    }

    /// The candidate had left, and came back.
    pub(super) fn was_away(&mut self, left: usize, seq: usize) {
        if self.place.phase != Phase::Pooled {
            self.stops.push(Stop { why: Reason::Away, from: left, to: Some(seq) });
        }
    }

    /// The times that wait for the candidate, for a part.
    pub(super) fn proposed(&self, part: usize) -> Option<usize> {
        let why = Reason::Proposed { trail: self.trail_here()?, part };
        self.stops.iter().rev().find(|stop| stop.to.is_none() && stop.why == why).map(|stop| stop.from)
    }

    /// A moment that is due, counted from another, without the times that do not count: each moment once.
    pub(super) fn without(&self, which: impl Fn(Reason) -> bool, from: Time, due: Time) -> Time {
        self.without_until(usize::MAX, which, from, due)
    }

    /// The same with what had begun as of an entry. Whatever steps the holds are of, they stop one promise for 90 days.
    fn without_until(&self, last: usize, which: impl Fn(Reason) -> bool, from: Time, due: Time) -> Time {
        let mut times = self.stopped(last, which);
        times.sort_unstable();
        let (mut due, mut counted, mut held) = (due, from, TimeDelta::zero());
        for (start, mut end, is_a_hold) in times {
            let start = start.max(counted);
            if is_a_hold {
                end = end.min(after(start, Span::Days(90)) - held);
            }
            if start < end && start < due {
                due += end - start;
                counted = end;
                if is_a_hold {
                    held += end - start;
                }
            }
        }
        due
    }

    /// From when to when clocks stop. The holds of a step add up to 90 days; no correction of a clock makes a stop longer, nor gives
    /// back what holds have used.
    fn stopped(&self, last: usize, which: impl Fn(Reason) -> bool) -> Vec<(Time, Time, bool)> {
        let mut held: Vec<(usize, TimeDelta)> = Vec::new();
        let mut times = Vec::new();
        for stop in self.stops.iter().filter(|stop| stop.from <= last && which(stop.why)) {
            let start = self.later(stop.from);
            let ended = stop.to.map(|to| self.earlier(to));
            let until = match stop.why {
                Reason::Away => ended,
                Reason::Wish { until } => Some(until),
                Reason::Proposed { .. } => self.proposed_until(stop.from),
                Reason::Hold { origin } => {
                    let used: TimeDelta = held.iter().filter(|(of, _)| *of == origin).map(|(_, used)| *used).sum();
                    let (first, last) = (self.earlier(stop.from), stop.to.map(|to| self.later(to)));
                    let most = [first, start].map(|from| after(from, Span::Days(90)) - from).into_iter().min();
                    let left = (most.unwrap_or_default() - used).max(TimeDelta::zero());
                    let lasted = last.map_or(first + left, |last| last.min(first + left)) - first;
                    held.push((origin, lasted.max(TimeDelta::zero())));
                    Some(ended.map_or(start + left, |ended| ended.min(start + left)))
                }
            };
            let is_a_hold = matches!(stop.why, Reason::Hold { .. });
            times.extend(until.map(|until| (start, ended.map_or(until, |ended| ended.min(until)), is_a_hold)));
        }
        times
    }

    /// Every stop but times that were proposed for another part.
    pub(super) fn any_but_other_times(&self, part: Option<usize>) -> impl Fn(Reason) -> bool {
        let own = self.trail_here().zip(part);
        move |why| match why {
            Reason::Proposed { trail, part } => own == Some((trail, part)),
            Reason::Hold { .. } | Reason::Wish { .. } | Reason::Away => true,
        }
    }

    /// The latest of the proposed times within the ceiling of setting up, if there are two: until then they wait.
    fn proposed_until(&self, proposed: usize) -> Option<Time> {
        let Fact::TimesProposed { times, .. } = &self.entries[proposed].fact else { return None };
        let limit = self.set_up_limit(proposed)?;
        let in_time: Vec<Time> = times.all().iter().copied().filter(|time| *time <= limit).collect();
        in_time.last().copied().filter(|_| in_time.len() > 1)
    }

    /// Setting up has 14 days from when the candidate came to the step, or wished another time, as of an entry.
    pub(super) fn set_up_origin(&self, until: usize) -> Option<Time> {
        let trail = self.trails[self.trail_here()?];
        let wish = trail.wish.filter(|wish| (trail.entered..=until).contains(wish));
        Some(self.made(wish.unwrap_or(trail.entered)))
    }

    /// The same with its end, without the time that does not count, proposals aside.
    pub(super) fn set_up_limit(&self, until: usize) -> Option<Time> {
        let origin = self.set_up_origin(until)?;
        Some(self.without_until(until, self.any_but_other_times(None), origin, after(origin, Span::Days(14))))
    }

    /// Brings the trail of a step up to date after an entry: when everything in it was done for the first time.
    pub(super) fn mark_complete(&mut self, seq: usize) {
        let decided = matches!(self.place.phase, Phase::Screening | Phase::Deciding);
        if !self.is_closed() {
            let place = self.trail(seq);
            let trail = &mut self.trails[place];
            if decided && trail.complete.is_none() {
                trail.complete = Some(trail.last.unwrap_or(seq));
            }
        }
    }

    /// Whether any part of the step has this state.
    pub(super) fn parts_that_are(&self, state: PartState) -> Vec<usize> {
        let in_a_step = self.is_in_a_step();
        (0..self.place.parts.len()).filter(|index| in_a_step && self.place.parts[*index] == state).collect()
    }
}
