//! A meeting as it is announced, who came to it, and why it did not take place.

use crate::actor::{Capacities, Capacity, Staff};
use crate::process::Screen;
use crate::text::{Text, TextError};
use crate::{PersonId, Time};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A meeting that is announced: when, for how long, where, with whom, and what the candidate should know beforehand.
///
/// Whether these people are the ones that the step requires is a question of the law, asked when it is
/// [scheduled](crate::Fact::Scheduled) (F40–F44, F64, F67).
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
pub struct Meeting {
    starts: Time,
    minutes: u16,
    place: Place,
    people: Box<[Staff]>,
    /// What `people` cover between them, so that the law need not look at each.
    covers: Capacities,
    screen: Screen,
}

/// Why something is not a meeting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MeetingError {
    /// It takes no time, or more than a day.
    #[error("a meeting takes 1 to {max} minutes, not {0}", max = Meeting::MAX_MINUTES)]
    Minutes(u16),
    /// It would end after the last moment that can be written down.
    #[error("the meeting would end beyond the end of the calendar")]
    NeverEnds,
    /// Nobody of the company is there, or a crowd.
    #[error("a meeting is with 1 to {max} people of the company, not {0}", max = Meeting::MAX_PEOPLE)]
    People(usize),
    /// Somebody is named twice.
    #[error("the person {0} is named twice")]
    Twice(PersonId),
}

impl Meeting {
    /// The longest meeting, in minutes: one day.
    pub const MAX_MINUTES: u16 = 24 * 60;
    /// The most people of the company that one candidate may face.
    pub const MAX_PEOPLE: usize = 20;

    /// Announces a meeting that starts at a moment and takes so many minutes, at a place, with these people. The
    /// candidate comes too, without being named.
    ///
    /// # Errors
    ///
    /// - [`MeetingError::Minutes`] — no minutes, or more than [`MAX_MINUTES`](Self::MAX_MINUTES).
    /// - [`MeetingError::NeverEnds`] — `starts` is so late that the calendar has no such end.
    /// - [`MeetingError::People`] — no people, or more than [`MAX_PEOPLE`](Self::MAX_PEOPLE).
    /// - [`MeetingError::Twice`] — one person twice, be it in two capacities.
    pub fn new(
        starts: Time,
        minutes: u16,
        place: Place,
        people: impl IntoIterator<Item = Staff>,
    ) -> Result<Self, MeetingError> {
        if !(1..=Self::MAX_MINUTES).contains(&minutes) {
            return Err(MeetingError::Minutes(minutes));
        }
        if starts.checked_add_signed(chrono::TimeDelta::minutes(minutes.into())).is_none() {
            return Err(MeetingError::NeverEnds);
        }
        let people = panel(people)?;
        let covers = people.iter().map(|staff| staff.capacity).collect();
        Ok(Meeting { starts, minutes, place, people, covers, screen: Screen::NotShared })
    }

    /// Announces that the candidate will share the screen (F66).
    #[must_use]
    pub fn sharing_the_screen(mut self) -> Self {
        self.screen = Screen::Shared;
        self
    }

    /// When it starts.
    #[must_use]
    pub fn starts(&self) -> Time {
        self.starts
    }

    /// When it ends.
    #[must_use]
    pub fn ends(&self) -> Time {
        // `new` has seen that this end exists, so the start is never what comes out.
        self.starts.checked_add_signed(chrono::TimeDelta::minutes(self.minutes.into())).unwrap_or(self.starts)
    }

    /// How many minutes it takes.
    #[must_use]
    pub fn minutes(&self) -> u16 {
        self.minutes
    }

    /// Where it is.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The people of the company who are invited.
    #[must_use]
    pub fn people(&self) -> &[Staff] {
        &self.people
    }

    /// The capacities that these people cover between them.
    #[must_use]
    pub fn covers(&self) -> Capacities {
        self.covers
    }

    /// Whether the invitation says that the screen will be shared.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.screen
    }
}

/// One to twenty people, nobody twice.
fn panel(people: impl IntoIterator<Item = Staff>) -> Result<Box<[Staff]>, MeetingError> {
    let people: Box<[Staff]> = people.into_iter().take(Meeting::MAX_PEOPLE + 1).collect();
    if !(1..=Meeting::MAX_PEOPLE).contains(&people.len()) {
        return Err(MeetingError::People(people.len()));
    }
    let mut rest = people.iter();
    while let Some(staff) = rest.next() {
        if rest.as_slice().iter().any(|other| other.person == staff.person) {
            return Err(MeetingError::Twice(staff.person));
        }
    }
    Ok(people)
}

/// Where a meeting is (F25–F27). People live in many time zones; a place says nothing about them, moments are in UTC.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a meeting is online or on site (F25)")]
pub enum Place {
    /// Online, at a link.
    Online(Link),
    /// On site: where to come, and how to get in.
    OnSite(Text),
}

impl Place {
    /// Online, at this link.
    ///
    /// # Errors
    ///
    /// The errors of [`Link::new`] — not a web address or telephone number.
    pub fn online(link: &str) -> Result<Self, LinkError> {
        Link::new(link).map(Place::Online)
    }

    /// On site: where to come, and how to get in.
    ///
    /// # Errors
    ///
    /// The errors of [`Text::new`] — blank, too long, or control characters.
    pub fn on_site(directions: &str) -> Result<Self, TextError> {
        Text::new(directions).map(Place::OnSite)
    }
}

/// An address to join at: `https:`, `http:` or `tel:`. It ends up on a page that a candidate trusts, so anything that
/// could run there (`javascript:`, `data:`) is refused. May carry a password, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Box<str>", into = "Box<str>")]
pub struct Link(Box<str>);

/// Why something is not a link. It never repeats the link.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// It does not start with an address that a candidate can safely follow, or nothing comes after it.
    #[error("a link starts with `https://`, `http://` or `tel:` and goes on from there")]
    Scheme,
    /// It has more characters than a browser's address line takes.
    #[error("a link has at most {max} characters", max = Link::MAX)]
    TooLong,
    /// It has blanks, quotes, angle brackets or control characters.
    #[error("a link has no `{}` in it", .0.escape_debug())]
    Character(char),
}

impl Link {
    /// How many characters are possible.
    pub const MAX: usize = 2_000;

    /// Takes a link that a candidate can safely follow.
    ///
    /// # Errors
    ///
    /// - [`LinkError::Scheme`] — another scheme than the three, or nothing behind it.
    /// - [`LinkError::TooLong`] — more than [`MAX`](Self::MAX) characters.
    /// - [`LinkError::Character`] — a blank, a quote, an angle bracket or a control character.
    pub fn new(link: impl Into<Box<str>>) -> Result<Self, LinkError> {
        let link = link.into();
        let rest = ["https://", "http://", "tel:"].iter().find_map(|scheme| link.strip_prefix(scheme));
        if rest.is_none_or(str::is_empty) {
            return Err(LinkError::Scheme);
        }
        if link.len() > Self::MAX && link.chars().count() > Self::MAX {
            return Err(LinkError::TooLong);
        }
        let odd = |c: &char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\');
        match link.chars().find(odd) {
            Some(c) => Err(LinkError::Character(c)),
            None => Ok(Link(link)),
        }
    }

    /// The address itself; the only way to see it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<Box<str>> for Link {
    type Error = LinkError;
    fn try_from(link: Box<str>) -> Result<Self, LinkError> {
        Link::new(link)
    }
}

impl From<Link> for Box<str> {
    fn from(link: Link) -> Self {
        link.0
    }
}

/// Shows how long it is, not where it leads.
impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({} characters)", self.0.chars().count())
    }
}

/// A meeting as it stands on the wire, not yet checked.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Meeting")]
struct Written {
    #[serde(with = "crate::time")]
    starts: Time,
    minutes: u16,
    place: Place,
    people: Vec<Staff>,
    screen: Screen,
}

impl TryFrom<Written> for Meeting {
    type Error = MeetingError;
    fn try_from(written: Written) -> Result<Self, MeetingError> {
        let Written { starts, minutes, place, people, screen } = written;
        Ok(Meeting { screen, ..Meeting::new(starts, minutes, place, people)? })
    }
}

impl From<Meeting> for Written {
    fn from(meeting: Meeting) -> Self {
        let Meeting { starts, minutes, place, people, covers: _, screen } = meeting;
        Written { starts, minutes, place, people: people.into_vec(), screen }
    }
}

/// Which of the two parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "time is valued on both sides, and there are two (F32)")]
pub enum Party {
    /// The candidate.
    Candidate,
    /// The company.
    Company,
}

/// Who of the company came to a meeting, and whether somebody was late. The candidate came too: otherwise it is a
/// [`NoMeeting`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "WrittenAttendance", into = "WrittenAttendance")]
pub struct Attendance {
    people: Box<[Staff]>,
    covers: Capacities,
    late: Option<Late>,
}

/// Somebody was late: either side can be (F32).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Late {
    /// Which side waited for the other's arrival.
    pub who: Party,
    /// For how many minutes.
    pub minutes: u16,
}

impl Attendance {
    /// These people came, in time.
    ///
    /// # Errors
    ///
    /// - [`MeetingError::People`] — no people, or more than [`Meeting::MAX_PEOPLE`].
    /// - [`MeetingError::Twice`] — one person twice.
    pub fn of(people: impl IntoIterator<Item = Staff>) -> Result<Self, MeetingError> {
        let people = panel(people)?;
        let covers = people.iter().map(|staff| staff.capacity).collect();
        Ok(Attendance { people, covers, late: None })
    }

    /// One side came late.
    #[must_use]
    pub fn late(mut self, who: Party, minutes: u16) -> Self {
        self.late = Some(Late { who, minutes });
        self
    }

    /// Who came.
    #[must_use]
    pub fn people(&self) -> &[Staff] {
        &self.people
    }

    /// The capacities that they cover between them.
    #[must_use]
    pub fn covers(&self) -> Capacities {
        self.covers
    }

    /// Who was late, if anybody was.
    #[must_use]
    pub fn lateness(&self) -> Option<Late> {
        self.late
    }
}

impl<const N: usize> TryFrom<[Staff; N]> for Attendance {
    type Error = MeetingError;
    fn try_from(people: [Staff; N]) -> Result<Self, MeetingError> {
        Attendance::of(people)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Attendance")]
struct WrittenAttendance {
    people: Vec<Staff>,
    late: Option<Late>,
}

impl TryFrom<WrittenAttendance> for Attendance {
    type Error = MeetingError;
    fn try_from(written: WrittenAttendance) -> Result<Self, MeetingError> {
        Ok(Attendance { late: written.late, ..Attendance::of(written.people)? })
    }
}

impl From<Attendance> for WrittenAttendance {
    fn from(attendance: Attendance) -> Self {
        WrittenAttendance { people: attendance.people.into_vec(), late: attendance.late }
    }
}

/// Why a meeting that was announced did not take place (F32). It is planned anew; it never decides anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoMeeting {
    /// One side did not come.
    NoShow(Party),
    /// The connection, the set-up or the building did not let it happen (F33).
    Trouble,
}

/// The required capacities that are not covered, one of them.
pub(crate) fn lacking(with: Capacities, covers: Capacities) -> Option<Capacity> {
    with.first_missing_in(covers)
}
