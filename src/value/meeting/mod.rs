//! A meeting as it is announced. [`Attendance`] says who came, and [`NoMeeting`] why it did not take place.

mod attendance;
mod place;
mod recording;
mod screen;

pub use attendance::{Attendance, Late, NoMeeting, Party};
pub use place::{Link, LinkError, Place};
pub use recording::Recording;
pub use screen::Screen;

use crate::value::actor::Staff;
use crate::value::code::codes;
use crate::value::id::PersonId;
use crate::value::redacted::by_field;
use crate::value::short_list::ShortList;
use crate::value::text::{Label, Text};
use crate::value::time::Time;
use crate::value::time::is_on_the_clock;
use serde::{Deserialize, Serialize};

/// A meeting that is announced: when, for how long, where, with whom, and what the candidate should know in advance.
///
/// The law decides, when the meeting is scheduled, whether these people are the ones that the step requires.
///
/// ```
/// use candidacy::value::{Label, Text};
/// use candidacy::{Capacity, Meeting, PersonId, Place, Staff};
/// use chrono::{DateTime, Utc};
/// use uuid::Uuid;
///
/// let ana = Staff::new(PersonId::new(Uuid::from_u128(1))?, Capacity::RECRUITER);
/// let starts: DateTime<Utc> = "2026-03-04T13:00:00Z".parse()?;
/// let chat = Meeting::new(starts, 30, Place::online("https://meet.example/ana")?, [ana])?
///     .about([Label::new("the role")?, Label::new("what you would like to do next")?])?
///     .with_adjustments(Text::new("The questions come in writing, the day before.")?);
/// assert_eq!(chat.ends(), starts + chrono::TimeDelta::minutes(30));
/// assert_eq!(chat.topics().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
#[doc(alias = "interview")]
pub struct Meeting {
    starts: Time,
    minutes: u16,
    place: Place,
    people: Box<[Staff]>,
    screen: Screen,
    topics: Box<[Label]>,
    recording: Recording,
    adjustments: Option<Text>,
    shared_with: Option<Label>,
}

/// Why something is not a meeting.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
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
    /// More topics than a candidate can prepare for.
    #[error("a meeting is about at most {max} topics, not {0}", max = Meeting::MAX_TOPICS)]
    Topics(usize),
}

codes! { Error, "meeting" {
    Self::Minutes(_) => "minutes",
    Self::NoSuchMoment => "no_such_moment",
    Self::NeverEnds => "never_ends",
    Self::People(_) => "people",
    Self::Twice(_) => "twice",
    Self::Topics(_) => "topics",
} }

impl Meeting {
    /// The longest meeting, in minutes: one day.
    pub const MAX_MINUTES: u16 = 24 * 60;
    /// The most people of the company that one candidate may face.
    pub const MAX_PEOPLE: usize = 20;
    /// The most topics of a meeting.
    pub const MAX_TOPICS: usize = 20;

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
        Ok(Meeting {
            starts,
            minutes,
            place,
            people: panel(people)?,
            screen: Screen::NotShared,
            topics: [].into(),
            recording: Recording::NotRecorded,
            adjustments: None,
            shared_with: None,
        })
    }

    /// Announces that the candidate will share the screen.
    #[must_use]
    pub fn sharing_the_screen(mut self) -> Self {
        self.screen = Screen::Shared;
        self
    }

    /// Announces the topics, in place of those that were announced before.
    ///
    /// # Errors
    ///
    /// [`Error::Topics`] — more than [`MAX_TOPICS`](Self::MAX_TOPICS).
    pub fn about(mut self, topics: impl IntoIterator<Item = Label>) -> Result<Self, Error> {
        self.topics = topics.into_iter().take(Self::MAX_TOPICS + 1).collect();
        if self.topics.len() > Self::MAX_TOPICS { Err(Error::Topics(self.topics.len())) } else { Ok(self) }
    }

    /// Announces that the meeting is recorded, for this purpose.
    #[must_use]
    pub fn recorded(mut self, purpose: Text) -> Self {
        self.recording = Recording::Recorded { purpose };
        self
    }

    /// Announces the adjustments that were agreed: an interpreter, more time, questions in writing.
    #[must_use]
    pub fn with_adjustments(mut self, adjustments: Text) -> Self {
        self.adjustments = Some(adjustments);
        self
    }

    /// Announces that several candidates take part, each in a candidacy of their own, with one reference for all of them.
    #[must_use]
    #[doc(alias = "group interview")]
    pub fn together(mut self, reference: Label) -> Self {
        self.shared_with = Some(reference);
        self
    }

    /// The same meeting at another time.
    pub(crate) fn starting(&self, starts: Time) -> Result<Self, Error> {
        let again = Meeting::new(starts, self.minutes, self.place.clone(), self.people.iter().copied())?;
        Ok(Meeting { starts: again.starts, ..self.clone() })
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

    /// Returns true if the other meeting differs in nothing, or in its start only.
    pub(crate) fn is_same_but_for_start(&self, other: &Meeting) -> bool {
        let Meeting { starts: _, minutes, place, people, screen, topics, recording, adjustments, shared_with } = self;
        let rest = (minutes, place, people, screen);
        rest == (&other.minutes, &other.place, &other.people, &other.screen)
            && (topics, recording) == (&other.topics, &other.recording)
            && (adjustments, shared_with) == (&other.adjustments, &other.shared_with)
    }

    /// Returns whether the invitation says that the screen will be shared.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// Returns the topics that were announced, in their order.
    #[must_use]
    pub fn topics(&self) -> &[Label] {
        &self.topics
    }

    /// Returns whether the meeting is recorded, and for which purpose.
    #[must_use]
    pub fn recording(&self) -> &Recording {
        &self.recording
    }

    /// Returns the adjustments that were agreed, if there are any.
    #[must_use]
    #[doc(alias = "accommodation")]
    pub fn adjustments(&self) -> Option<&Text> {
        self.adjustments.as_ref()
    }

    /// Returns the reference that a meeting with several candidates has in each of their candidacies.
    #[must_use]
    pub fn shared_with(&self) -> Option<&Label> {
        self.shared_with.as_ref()
    }
}

by_field! {
    Meeting { starts, minutes, place, people, screen, topics, recording, adjustments, shared_with }
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
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Meeting")]
struct Written {
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    starts: Time,
    minutes: u16,
    place: Place,
    people: ShortList<Staff>,
    #[serde(default)]
    screen: Screen,
    #[serde(default)]
    topics: ShortList<Label>,
    #[serde(default)]
    recording: Recording,
    #[serde(default)]
    adjustments: Option<Text>,
    #[serde(default)]
    shared_with: Option<Label>,
}

impl TryFrom<Written> for Meeting {
    type Error = Error;
    fn try_from(written: Written) -> Result<Self, Error> {
        let Written { starts, minutes, place, people, screen, topics, recording, adjustments, shared_with } = written;
        let meeting = Meeting::new(starts, minutes, place, people.0)?.about(topics.0)?;
        Ok(Meeting { screen, recording, adjustments, shared_with, ..meeting })
    }
}

impl From<Meeting> for Written {
    fn from(meeting: Meeting) -> Self {
        let Meeting { starts, minutes, place, people, screen, topics, recording, adjustments, shared_with } = meeting;
        let (people, topics) = (ShortList(people), ShortList(topics));
        Written { starts, minutes, place, people, screen, topics, recording, adjustments, shared_with }
    }
}
