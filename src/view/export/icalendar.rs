//! The meetings, the booked days of work, the first day and the due dates of candidacies as a calendar (RFC 5545).

use super::calendar::{Course, Planned, Voice, drawn, drawn_for};
use crate::candidacy::Candidacy;
use crate::promise::Promise;
use crate::told::Told;
use crate::value::actor::Staff;
use crate::value::time::Time;
use crate::view::words::Words;
use ics::ICalendar;
use std::fmt;

/// Writes the meetings, the first days and the due dates of candidacies as a calendar, as they stood at a moment: for the company.
///
/// | component | is |
/// |---|---|
/// | an event | an interview that was scheduled; one that took place without, at the moment when it happened; the day that is booked for work; the first day |
/// | a to-do | a promise, open or over, of either side; an assignment is the promise to hand it in. The attendance of an interview is its event |
///
/// | | rule |
/// |---|---|
/// | `UID` | Made of the candidacy and of the entry that made the thing. It never changes. An interview that is scheduled again after it was called off is another event |
/// | `SEQUENCE` | 0 where the thing is new, and higher each time its date, its place or its status is another: a calendar that has it already changes it |
/// | `STATUS` of an event | `CONFIRMED`; `CANCELLED` where it was called off or missed, its part was waived, its step was left, or it was reversed. A reversal of that confirms it again |
/// | `STATUS` of a to-do | `NEEDS-ACTION`, `COMPLETED` where it was kept, `CANCELLED` where it ended otherwise |
/// | `DUE` | the last second that is in time: of a promise in days that of its last day, and not the midnight after it |
///
/// Times are in UTC. A meeting with several candidates is an event in each of their candidacies, since each of them can be called off;
/// its common reference is in none. Each component names its candidacy by its id, and no person.
///
/// An event says where: the directions, or the link, with a password if the link carries one. Feed it to calendars of the people
/// who meet, and to no public one.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// let calendar = candidacy::view::export::icalendar([&mira], monday).to_string();
/// assert!(calendar.contains("SUMMARY:first answer\r\n") && calendar.contains("DUE:20260309T235959Z\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
#[doc(alias = "ics")]
pub fn icalendar<'a, S: 'a>(candidacies: impl IntoIterator<Item = &'a Candidacy<S>>, at: Time) -> impl fmt::Display {
    let mut calendar = empty();
    for candidacy in candidacies {
        let course = Course::recorded(candidacy, at);
        drawn(&mut calendar, &course, &Voice::Company(candidacy.id()));
    }
    calendar
}

/// Writes the calendar of one person of the company: the interviews that they are invited to or were at, and as all-day events the last
/// days of what is on their [desk](crate::promise::Task::is_for).
///
/// Programs for calendars subscribe to it. An interview that somebody else goes to now, and what is done, leaves it. `UID`, `SEQUENCE` and
/// `STATUS` are those of [`icalendar`].
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Capacity, Cv, Entry, PersonId, Process, Staff, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// let ana = Staff::new(PersonId::new(Uuid::from_u128(3))?, Capacity::RECRUITER);
/// let calendar = candidacy::view::export::icalendar_of_a_person([&mira], ana, monday).to_string();
/// assert!(calendar.contains("SUMMARY:due: first answer\r\n") && calendar.contains("DTSTART;VALUE=DATE:20260309\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn icalendar_of_a_person<'a, S: 'a>(
    candidacies: impl IntoIterator<Item = &'a Candidacy<S>>,
    person: Staff,
    at: Time,
) -> impl fmt::Display {
    let mut calendar = empty();
    for candidacy in candidacies {
        let course = Course::recorded(candidacy, at);
        let comes = |planned: &Planned<'_>| course.comes(planned, person.person);
        let owes = |promise: &Promise| {
            promise.end.is_none() && promise.by.is_company() && candidacy.task(promise).is_for(person)
        };
        drawn_for(&mut calendar, &course, &Voice::Company(candidacy.id()), comes, owes);
    }
    calendar
}

/// Writes the calendar of the candidate, in these words: what they knew at a moment, as [`CandidateView`](crate::CandidateView) has it.
///
/// It has their interviews, booked days and first day, and as an all-day event the last day of each thing that they owe, such as a hand-in.
/// The company's own to-dos are not in it: the page has them. A day for an approach is none, since it can be answered at any time.
///
/// It is made of what they were told and of nothing else. A meeting that a decision overtook stays in it until the decision is told.
/// The numbers in its `UID`s and `SEQUENCE`s are those of what was told.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// use candidacy::view::words::Words;
///
/// let calendar = candidacy::view::export::icalendar_as_told(&mira, &Words::english(), monday).to_string();
/// assert!(!calendar.contains("BEGIN:VEVENT")); // nothing is planned, and the next move is the company's
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn icalendar_as_told<S>(candidacy: &Candidacy<S>, words: &Words, at: Time) -> impl fmt::Display + use<S> {
    let told = Told::of(candidacy, at);
    let (course, voice) = (Course::told(&told), Voice::Candidate(candidacy.id(), words));
    let mut calendar = empty();
    drawn_for(&mut calendar, &course, &voice, |_| true, |promise| promise.by.is_candidate());
    calendar
}

fn empty() -> ICalendar<'static> {
    ICalendar::new("2.0", "-//candidacy//candidacy//EN")
}
