//! The moments that a candidacy is about: when a part is due, which check is out, when the first day is.

use crate::law::fact::Fact;
use crate::law::guard::days_after;
use crate::law::next::Past;
use crate::terms::{Part, PartKind, Task};
use crate::value::id::Seq;
use crate::value::time::Time;

#[expect(clippy::wildcard_enum_match_arm, reason = "few facts name a moment")]
impl Past<'_> {
    /// The index of the check that an entry requested, if the third party has not answered.
    pub(crate) fn check_out(self, to: Seq) -> Option<usize> {
        let Fact::CheckRequested { part, .. } = to.entry(self.entries)?.fact else { return None };
        let now = self.now();
        let parts = self.process()?.parts(now.step).iter().enumerate();
        let mut out = parts.filter(|(index, is)| is.kind() == PartKind::Check && now.is_set_up(*index));
        let named = part.map(|number| usize::from(number).wrapping_sub(1));
        let since = |index: usize| self.state.is_some_and(|state| state.memory.since.part(index) >= to.0);
        out.find(|(index, _)| named.is_none_or(|named| named == *index) && since(*index)).map(|(index, _)| index)
    }

    /// Is a check out of which the company owes news?
    pub(in crate::law) fn is_checked(self) -> bool {
        let now = self.now();
        let mut parts = self.process().map_or(&[][..], |process| process.parts(now.step)).iter().enumerate();
        parts.any(|(index, part)| part.kind() == PartKind::Check && now.is_set_up(index))
    }

    /// The moment until which the candidate has time for a part.
    pub(crate) fn part_due(self, index: usize, part: &Part) -> Option<Time> {
        let state = self.state?;
        let seq = state.memory.since.part(index);
        let entry = Seq(seq).entry(self.entries)?;
        match (&entry.fact, part.task()) {
            (Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. }, _) => {
                Some(meeting.starts())
            }
            (Fact::AssignmentSent { assignment, .. }, Task::Assignment { days, .. }) => {
                let from = assignment.day().unwrap_or(state.moment(self.entries, seq)?);
                Some(days_after(from, *days))
            }
            (Fact::AssignmentExtended { until, .. }, _) => Some(*until),
            _ => None,
        }
    }

    /// The first day: the one that was agreed since the offer was accepted, or the one that the offer says.
    pub(crate) fn first_day(self) -> Option<Time> {
        let since = &self.state?.memory.since;
        if let Fact::StartAgreed { on } = Seq(since.phase).entry(self.entries)?.fact {
            return Some(on);
        }
        match &Seq(since.accepted?.get()).entry(self.entries)?.fact {
            Fact::OfferMade(offer) => offer.starts(),
            _ => None,
        }
    }
}
