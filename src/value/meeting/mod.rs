//! A meeting as it is announced. [`Attendance`] says who came, and [`NoMeeting`] why it did not take place.

mod attendance;
mod place;
mod screen;

pub use attendance::{Attendance, Late, NoMeeting, Party};
pub use place::{Link, LinkError, Place};
pub use screen::Screen;

use crate::value::actor::Staff;
use crate::value::id::PersonId;
use crate::value::short_list::ShortList;
use crate::value::time::Time;
use crate::value::time::is_on_the_clock;
use serde::{Deserialize, Serialize};

/// A meeting that is announced: when, for how long, where, with whom, and what the candidate should know in advance.
///
/// Whether these people are the ones that the step requires is a question of the law, asked when it is
/// [scheduled](crate::Fact::Scheduled).
///
/// ```
/// use candidacy::{Capacity, Meeting, PersonId, Place, Staff};
/// use chrono::{DateTime, Utc};
/// use uuid::Uuid;
///
/// let ana = Staff::new(PersonId::new(Uuid::from_u128(1))?, Capacity::Recruiter);
/// let starts: DateTime<Utc> = "2026-03-04T13:00:00Z".parse()?;
/// let chat = Meeting::new(starts, 30, Place::online("https://meet.example/ana")?, [ana])?;
/// assert_eq!(chat.ends(), starts + chrono::TimeDelta::minutes(30));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "interview")]
pub struct Meeting {
    starts: Time,
    minutes: u16,
    place: Place,
    people: Box<[Staff]>,
    screen: Screen,
}

/// Why something is not a meeting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// It takes no time, or more than a day.
    #[error("a meeting takes 1 to {max} minutes, not {0}", max = Meeting::MAX_MINUTES)]
    Minutes(u16),
    /// No clock shows its start: a leap second within a minute.
    #[error("no clock shows the start: only the last second of a minute can leap")]
    NoSuchMoment,
    /// It would end after the last moment that can be written down.
    #[error("the meeting would end beyond the end of the calendar")]
    NeverEnds,
    /// Nobody of the company is there, or a crowd.
    #[error("a meeting is with 1 to {max} people of the company, not {0}", max = Meeting::MAX_PEOPLE)]
    People(usize),
    /// A person is named twice.
    #[error("the person {0} is named twice")]
    Twice(PersonId),
}

impl Meeting {
    /// The longest meeting, in minutes: one day.
    pub const MAX_MINUTES: u16 = 24 * 60;
    /// The most people of the company that one candidate may face.
    pub const MAX_PEOPLE: usize = 20;

    /// Announces a meeting that starts at a moment and takes this number of minutes, at a place, with these people. The
    /// candidate comes too, without being named.
    ///
    /// # Errors
    ///
    /// - [`Error::Minutes`] — no minutes, or more than [`MAX_MINUTES`](Self::MAX_MINUTES).
    /// - [`Error::NoSuchMoment`] — `starts` is a leap second within a minute, which chrono can say and no clock shows.
    /// - [`Error::NeverEnds`] — `starts` is so late that the calendar has no such end.
    /// - [`Error::People`] — no people, or more than [`MAX_PEOPLE`](Self::MAX_PEOPLE).
    /// - [`Error::Twice`] — one person twice, be it in two capacities.
    pub fn new(
        starts: Time,
        minutes: u16,
        place: Place,
        people: impl IntoIterator<Item = Staff>,
    ) -> Result<Self, Error> {
        if !(1..=Self::MAX_MINUTES).contains(&minutes) {
            return Err(Error::Minutes(minutes));
        }
        if !is_on_the_clock(starts) {
            return Err(Error::NoSuchMoment);
        }
        if starts.checked_add_signed(chrono::TimeDelta::minutes(minutes.into())).is_none() {
            return Err(Error::NeverEnds);
        }
        Ok(Meeting { starts, minutes, place, people: panel(people)?, screen: Screen::NotShared })
    }

    /// Announces that the candidate will share the screen.
    #[must_use]
    pub fn sharing_the_screen(mut self) -> Self {
        self.screen = Screen::Shared;
        self
    }

    /// The same meeting, nowhere in particular.
    pub(crate) fn redacted(&self) -> Self {
        Meeting { place: self.place.redacted(), ..self.clone() }
    }

    /// Returns the moment when the meeting starts.
    #[must_use]
    pub fn starts(&self) -> Time {
        self.starts
    }

    /// Returns the moment when the meeting ends.
    #[must_use]
    pub fn ends(&self) -> Time {
        // `new` has seen that this end exists, so the start is never what comes out.
        self.starts.checked_add_signed(chrono::TimeDelta::minutes(self.minutes.into())).unwrap_or(self.starts)
    }

    /// Returns the number of minutes that the meeting takes.
    #[must_use]
    pub fn minutes(&self) -> u16 {
        self.minutes
    }

    /// Returns the place.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Returns the people of the company who are invited.
    #[must_use]
    pub fn people(&self) -> &[Staff] {
        &self.people
    }

    /// Is the other one with the same people, at the same place and for as long, whenever it starts?
    pub(crate) fn is_same_but_for_start(&self, other: &Meeting) -> bool {
        let rest = |it: &Self| (it.minutes, it.screen);
        rest(self) == rest(other) && self.place == other.place && self.people == other.people
    }

    /// Returns whether the invitation says that the screen will be shared.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.screen
    }
}

/// One to twenty people, nobody twice.
fn panel(people: impl IntoIterator<Item = Staff>) -> Result<Box<[Staff]>, Error> {
    let people: Box<[Staff]> = people.into_iter().take(Meeting::MAX_PEOPLE + 1).collect();
    if !(1..=Meeting::MAX_PEOPLE).contains(&people.len()) {
        return Err(Error::People(people.len()));
    }
    let mut rest = people.iter();
    while let Some(staff) = rest.next() {
        if rest.as_slice().iter().any(|other| other.person == staff.person) {
            return Err(Error::Twice(staff.person));
        }
    }
    Ok(people)
}

/// A meeting as it stands on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Meeting")]
struct Written {
    #[serde(with = "crate::value::time")]
    starts: Time,
    minutes: u16,
    place: Place,
    people: ShortList<Staff>,
    screen: Screen,
}

impl TryFrom<Written> for Meeting {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let Written { starts, minutes, place, people, screen } = written;
        Ok(Meeting { screen, ..Meeting::new(starts, minutes, place, people.0)? })
    }
}

impl From<Meeting> for Written {
    fn from(meeting: Meeting) -> Self {
        let Meeting { starts, minutes, place, people, screen } = meeting;
        Written { starts, minutes, place, people: ShortList(people), screen }
    }
}
