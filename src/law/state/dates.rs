//! The moments that a candidacy is about: when a part is due, which check is out, when the first day is.

use super::State;
use crate::law::entry::Entry;
use crate::law::fact::Fact;
use crate::law::lookup::CHECKS;
use crate::law::phase::Phase;
use crate::terms::{Part, Process, Task};
use crate::value::id::Seq;
use crate::value::time::{Time, days_after};

impl State {
    /// The index of the check that an entry requested, if the third party has not answered.
    pub(crate) fn check_out(&self, process: &Process, entries: &[Entry], to: Seq) -> Option<usize> {
        let parts = process.parts(self.now.step).iter().enumerate();
        let mut out = parts.filter(|(index, is)| CHECKS.contains(is.kind()) && self.now.is_set_up(*index));
        let requested = |index: usize| {
            let since = Seq(self.memory.since.part(index));
            let is_news_of = |fact: &Fact| if let Fact::CandidateInformed { to, .. } = fact { Some(*to) } else { None };
            Some(is_news_of(&since.entry(entries)?.fact).unwrap_or(since)) // the news about it date it again
        };
        out.find(|(index, _)| requested(*index) == Some(to)).map(|(index, _)| index)
    }

    /// The moment until which the candidate has time for a part.
    pub(crate) fn part_due(&self, entries: &[Entry], index: usize, part: &Part) -> Option<Time> {
        let seq = self.memory.since.part(index);
        let entry = Seq(seq).entry(entries)?;
        match (&entry.fact, part.task()) {
            (Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }, _) => {
                Some(meeting.starts())
            }
            (Fact::AssignmentSent { assignment, .. }, Task::Assignment { days, .. }) => {
                let from = assignment.day().unwrap_or(self.moment(entries, seq)?);
                Some(days_after(from, *days))
            }
            (Fact::AssignmentExtended { until, .. }, _) => Some(*until),
            _ => None,
        }
    }

    /// The first day: the one that was agreed since the offer was accepted, or the one that the offer says. It stays so when they have
    /// started.
    pub(crate) fn first_day(&self, entries: &[Entry]) -> Option<Time> {
        let hired = self.memory.moves.last().filter(|_| self.now.phase == Phase::Hired);
        let since = hired.map_or(self.memory.since, |hired| hired.since);
        if let Fact::StartAgreed { on } = Seq(since.phase).entry(entries)?.fact {
            return Some(on);
        }
        Seq(since.accepted?.get()).entry(entries)?.fact.offer()?.starts()
    }
}
