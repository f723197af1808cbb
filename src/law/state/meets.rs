//! Somebody was met, or worked, and waits for the outcome. That stays so, even if it is taken away afterwards.

use super::{Accepted, State};
use crate::law::entry::Entry;
use crate::law::fact::{Fact, FactKind};
use crate::law::lookup::WORK;
use crate::law::memory::StopReason;
use crate::law::now::{Now, Since};
use crate::law::pending::Pending;
use crate::law::phase::Phase;
use crate::terms::Terms;
use crate::value::id::Seq;
use crate::value::meeting::{Meeting, NoMeeting, Party};
use crate::value::request::RequestKind;
use crate::value::time::Time;

/// How somebody was met.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    Interview,
    Work,
    /// It was taken away afterwards. No deadline of what took place counts from that.
    Lost,
}

impl State {
    /// The moment before which requests are to be answered, if an entry names one: the start of an interview, and for a request the
    /// earliest moment that a part is about. A request for more time to answer an offer is about its answer date.
    pub(crate) fn moment_ahead(&self, known: &[Terms], before: &[Entry], entry: &Entry) -> Option<Time> {
        let Some(request) = entry.fact.request() else { return entry.fact.meeting().map(Meeting::starts) };
        if self.now.phase == Phase::Offered && request.ask.kind() == RequestKind::MoreTime {
            let offer = Seq(self.memory.since.offer?.get()).entry(before)?.fact.offer()?;
            return Some(offer.answer_by()).filter(|answer_by| *answer_by > entry.at);
        }
        let process = known.get(usize::from(self.terms)).map(Terms::process);
        let parts = process.map_or(&[][..], |process| process.parts(self.now.step)).iter().enumerate();
        let set_up = parts.filter(|(index, _)| self.now.is_set_up(*index));
        set_up.filter_map(|(at, part)| self.part_due(before, at, part)).min()
    }

    /// An interview that is taken away after its start, and work that was out and is not wanted: the candidate waits for the outcome.
    pub(super) fn lose(&mut self, it: Accepted<'_>, (was, terms): (Now, u16), since: Since, part: Option<u8>) {
        let process = it.shelf.get(usize::from(terms)).map(Terms::process);
        let lost = match part.map(usize::from) {
            Some(part) if was.is_set_up(part) => match (it.entry.fact.kind(), it.fact_of(since.part(part))) {
                (FactKind::PartWaived, Some(Fact::AssignmentSent { .. } | Fact::AssignmentExtended { .. })) => true,
                (
                    FactKind::PartWaived
                    | FactKind::InterviewCancelled
                    | FactKind::InterviewRescheduled
                    | FactKind::InterviewMissed,
                    Some(Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }),
                ) => meeting.starts() <= it.at && !is_no_show_of_the_candidate(&it.entry.fact),
                _ => false,
            },
            // The step is left or repeated while work is out, or an interview has begun of which nothing is recorded.
            None if was.phase.is_in_a_step() && self.now != was && !self.now.phase.is_closed() => {
                let parts = process.map_or(&[][..], |process| process.parts(was.step)).iter().enumerate();
                let mut set_up = parts.filter(|(index, _)| was.is_set_up(*index));
                let has_begun = |index| {
                    let meeting = it.fact_of(since.part(index)).and_then(Fact::meeting);
                    meeting.is_some_and(|meeting| meeting.starts() <= it.at)
                };
                set_up.any(|(index, part)| WORK.contains(part.kind()) || has_begun(index))
            }
            Some(_) | None => false,
        };
        if lost {
            self.meet(it, Met::Lost);
        }
    }

    /// The candidate was met, or worked: they wait for the outcome.
    pub(super) fn meet(&mut self, it: Accepted<'_>, how: Met) {
        self.memory.met = Some(it.seq);
        self.stop_ends(it.seq, |why| matches!(why, StopReason::Wish { .. })); // they are back before the time was over
        let trail = self.trail(it.seq);
        self.meets(trail, it.seq, how);
        let before_the_offer = !matches!(self.now.phase, Phase::Offered | Phase::Accepted);
        if before_the_offer && !self.now.phase.is_closed() && !self.memory.waits(Pending::Outcome) {
            self.open(it.seq, Pending::Outcome, 0);
        }
    }

    pub(super) fn meets(&mut self, trail: u16, seq: u32, how: Met) {
        let waits = self.memory.items.outcome().is_some_and(|outcome| outcome.trail == trail);
        let Some(trail) = self.memory.trails.get_mut(usize::from(trail)) else { return };
        // A first answer that is owed, or was, is owed since the candidate came.
        let is_owed = trail.step == 0 && (waits || trail.complete.is_some());
        trail.first.get_or_insert(if is_owed { trail.entered } else { seq });
        if how != Met::Lost {
            trail.last = Some(seq);
            if how == Met::Interview && (trail.complete.is_none() || trail.interviewed.is_none()) {
                trail.interviewed = Some(seq);
            }
            trail.by_work = if trail.complete.is_none() { how == Met::Work } else { trail.by_work };
        }
    }
}

fn is_no_show_of_the_candidate(fact: &Fact) -> bool {
    matches!(fact, Fact::InterviewMissed { why: NoMeeting::NoShow(Party::Candidate), .. })
}
