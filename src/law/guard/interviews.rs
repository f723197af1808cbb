//! Interviews: when they start, who comes, and what the invitation says.

use super::{Guarded, must};
use crate::law::parts::PartState;
use crate::law::payload::Held;
use crate::law::why::Why;
use crate::terms::Task;
use crate::value::actor::Staff;
use crate::value::id::Seq;
use crate::value::meeting::{Meeting, Screen};
use crate::value::time::{Time, is_on_the_clock};
use crate::value::work::Assignment;

impl<'a> Guarded<'a> {
    /// The invitation that dates the part, if there is one.
    pub(super) fn dated_meeting(self) -> Option<&'a Meeting> {
        let led = self.led.filter(|led| led.was == PartState::SetUp)?;
        Seq(self.past.state?.memory.since.part(led.index)).entry(self.past.entries)?.fact.meeting()
    }

    /// The start of the interview, if that is later than what happened.
    pub(super) fn starts_later(self) -> Option<Time> {
        self.dated_meeting().map(Meeting::starts).filter(|starts| self.entry.happened() < *starts)
    }

    /// It was scheduled, who came covers what the part asks for, and it had started; one beyond the process says why.
    pub(super) fn holds(self, held: &Held) -> Result<(), Why> {
        if held.extra.is_some() {
            must(held.part.is_none(), Why::ExtraPart)?;
            return self.should(false, Why::Unplanned);
        }
        self.should(self.led.is_none_or(|led| led.was == PartState::SetUp), Why::Unplanned)?;
        self.covers(held.attendance.people())?;
        self.starts_later().map_or(Ok(()), |starts| self.should(false, Why::TooEarly { starts }))
    }

    /// The candidate changes the time and nothing else. Nobody writes a far one down for them.
    pub(super) fn moves_the_time(self, meeting: &Meeting) -> Result<(), Why> {
        must(self.dated_meeting().is_some_and(|is| is.is_same_but_for_start(meeting)), Why::MoreThanTheTime)?;
        must(meeting.starts() >= self.at, Why::InThePast)?;
        if self.entry.is_own() { Ok(()) } else { self.within_the_horizon(meeting.starts()) }
    }

    /// An invitation starts in time, covers the capacities that the part asks for, announces a screen that is shared, and keeps the
    /// adjustments that were agreed.
    pub(super) fn invites(self, meeting: &Meeting) -> Result<(), Why> {
        must(meeting.starts() >= self.at, Why::InThePast)?;
        self.covers(meeting.people())?;
        let shared = |task: &Task| matches!(task, Task::Interview { screen: Screen::Shared, .. });
        let asked = self.led.is_some_and(|led| shared(led.part.task()));
        self.should(!asked || meeting.screen() == Screen::Shared, Why::ScreenNotAnnounced)?;
        let agreed = self.past.state.is_some_and(|state| state.memory.adjusted);
        self.should(!agreed || meeting.adjustments().is_some(), Why::AdjustmentsMissing)?;
        self.within_the_horizon(meeting.starts())
    }

    /// An assignment takes no more hours than the process says, and is paid if it is there. A day that is booked for it is near.
    pub(super) fn sends(self, assignment: &Assignment) -> Result<(), Why> {
        self.should(self.led.is_none_or(|led| led.part.announces(assignment)), Why::OtherWork)?;
        let Some(day) = assignment.day() else { return Ok(()) };
        must(day >= self.at && is_on_the_clock(day), Why::InThePast)?;
        self.within_the_horizon(day)
    }

    pub(super) fn covers(self, people: &[Staff]) -> Result<(), Why> {
        let Some(Task::Interview { with, .. }) = self.led.map(|led| led.part.task()) else { return Ok(()) };
        with.first_not_covered_by(people).map_or(Ok(()), |one| self.should(false, Why::Missing(one)))
    }
}
