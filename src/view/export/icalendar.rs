//! Meetings and due dates as iCalendar (RFC 5545).
//!
//! Of the libraries for it, the best known reads the clock and makes ids; `ics` does neither.

use crate::candidacy::Candidacy;
use crate::law::fact::{Fact, FactKind, Facts};
use crate::law::journal::Entry;
use crate::law::phase::Phase;
use crate::promise::{How, Promise, Retrace};
use crate::terms::Terms;
use crate::terms::policy::PromiseKind;
use crate::told::Told;
use crate::value::id::{CandidacyId, Seq};
use crate::value::meeting::Screen;
use crate::value::meeting::{Meeting, Place};
use crate::value::time::Time;
use chrono::TimeDelta;
use ics::properties::{Completed, Description, DtEnd, DtStart, Due, Location, Sequence, Status, Summary, URL};
use ics::{Event, ICalendar, ToDo, escape_text};
use std::fmt;

/// Writes the meetings and the due dates of one candidacy as a calendar, as it stood at a moment: for the company.
///
/// Each meeting is an event; each promise but that of meeting is a to-do, open or over. An event or a to-do keeps its `UID` for
/// ever. Its `SEQUENCE` rises when it is moved, called off or over, so that a calendar that has it already changes it. Times are in
/// UTC.
///
/// An event says where: the directions, or the link, with a password if the link carries one. Feed it to calendars of the people
/// who meet, and to no public one.
///
/// ```
/// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Process, Terms};
/// # use uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = OpenApplication { opening, cv };
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
/// let calendar = candidacy::view::export::icalendar(&mira, monday).to_string();
/// assert!(calendar.contains("SUMMARY:screening\r\n") && calendar.contains("DUE:20260310T000000Z\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn icalendar<S>(candidacy: &Candidacy<S>, at: Time) -> impl fmt::Display + use<S> {
    let (entries, promises) = candidacy.as_of(at);
    drawn_up(candidacy.id(), candidacy.terms(), entries, &promises)
}

/// Writes the same for the candidate: what they know, as [`CandidateView`](crate::CandidateView) has it. A meeting that
/// a decision overtook stays in it until the decision is told.
#[must_use]
pub fn icalendar_as_told<S>(candidacy: &Candidacy<S>, at: Time) -> impl fmt::Display + use<S> {
    let told = Told::of(candidacy, at);
    drawn_up(candidacy.id(), told.terms, &told.entries, &told.all_promises())
}

fn drawn_up(candidacy: CandidacyId, terms: &Terms, entries: &[Entry], promises: &[Promise]) -> ICalendar<'static> {
    let mut calendar = ICalendar::new("2.0", "-//candidacy//candidacy//EN");
    for planned in planned(terms, entries) {
        calendar.add_event(planned.event(candidacy));
    }
    let moves = |(at, entry): (usize, &Entry)| MOVES.contains(entry.fact.kind()).then_some((at, entry.at));
    let moves: Vec<(usize, Time)> = entries.iter().enumerate().filter_map(moves).collect();
    for promise in promises.iter().filter(|promise| promise.kind != PromiseKind::Attendance) {
        calendar.add_todo(to_do(candidacy, &moves, promise));
    }
    calendar
}

/// A meeting, and what became of it.
struct Planned<'a> {
    number: Seq,
    step: String,
    meeting: &'a Meeting,
    sequence: u32,
    changed: Time,
    called_off: bool,
}

/// Every meeting that was ever announced, as it stands.
fn planned<'a>(terms: &'a Terms, entries: &'a [Entry]) -> Vec<Planned<'a>> {
    let mut all: Vec<Planned<'a>> = Vec::new();
    let mut way = Retrace::new(terms, entries);
    let mut was = Phase::Screening;
    while let Some((number, entry)) = way.step() {
        let Some(now) = way.standing().map(|standing| standing.now) else { break };
        if let Fact::Scheduled(meeting) = &entry.fact {
            let step = terms.process().step(now.step).map(|step| step.name().as_str().replace('_', " "));
            let (step, changed) = (step.unwrap_or_default(), entry.at);
            all.push(Planned { number, step, meeting, sequence: 0, changed, called_off: false });
        } else if let Some(last) = all.last_mut() {
            let moved = if let Fact::Rescheduled(meeting) = &entry.fact { Some(meeting) } else { None };
            // Left without being held, it will not be; found again, it will.
            let left = was == Phase::Scheduled && now.phase != Phase::Scheduled && entry.fact.kind() != FactKind::Held;
            let found = was != Phase::Scheduled && now.phase == Phase::Scheduled;
            if moved.is_some() || left || found {
                last.sequence += 1;
                last.changed = entry.at;
                last.called_off = left;
            }
            last.meeting = moved.map_or(last.meeting, |meeting| meeting);
        }
        was = now.phase;
    }
    all
}

impl Planned<'_> {
    fn event(&self, candidacy: CandidacyId) -> Event<'static> {
        let Planned { number, step, meeting, sequence, changed, called_off } = self;
        let mut event = Event::new(format!("{candidacy}.meeting.{number}"), moment(*changed));
        let (starts, ends) = stretch(meeting.starts(), meeting.ends());
        event.push(DtStart::new(starts));
        event.push(DtEnd::new(ends));
        event.push(Summary::new(escape_text(step.clone())));
        event.push(Sequence::new(sequence.to_string()));
        event.push(if *called_off { Status::cancelled() } else { Status::confirmed() });
        match meeting.place() {
            Place::Online(link) => {
                event.push(Location::new(escape_text(link.as_str().to_owned())));
                event.push(URL::new(link.as_str().to_owned()));
            }
            Place::OnSite(directions) => event.push(Location::new(escape_text(directions.as_str().to_owned()))),
        }
        let with: Vec<String> = meeting.people().iter().map(|staff| staff.capacity.name().replace('_', " ")).collect();
        let screen = match meeting.screen() {
            Screen::Shared => "\nThe candidate shares the screen.",
            Screen::NotShared => "",
        };
        event.push(Description::new(escape_text(format!("With: {}{screen}", with.join(", ")))));
        event
    }
}

/// The facts that give a promise another date.
const MOVES: Facts = Facts::from_slice(&[
    FactKind::Extended,
    FactKind::ExtensionAnswered,
    FactKind::PutOnHold,
    FactKind::Pooled,
    FactKind::Scheduled,
    FactKind::Rescheduled,
]);

fn to_do(candidacy: CandidacyId, moves: &[(usize, Time)], promise: &Promise) -> ToDo<'static> {
    let Promise { kind, owner, entry, made_at, due, end } = promise;
    let until = |index: usize| moves.partition_point(|(at, _)| *at < index);
    let over = end.map_or(moves.len(), |end| until(end.entry.index()));
    let since = moves.get(until(entry.index() + 1)..over).unwrap_or_default();
    let mut sequence = since.len();
    let mut changed = since.last().map_or(*made_at, |(_, at)| *at);
    if let Some(end) = end {
        sequence += 1;
        changed = end.at;
    }
    let mut todo = ToDo::new(format!("{candidacy}.{kind}.{entry}"), moment(changed));
    todo.push(Summary::new(escape_text(kind.name().replace('_', " "))));
    todo.push(Description::new(escape_text(format!("Owed by {owner}").replace('_', " "))));
    let (start, due) = stretch(*made_at, *due);
    todo.push(DtStart::new(start));
    todo.push(Due::new(due));
    todo.push(Sequence::new(sequence.to_string()));
    match end.map(|end| (end.how, end.at)) {
        None => todo.push(Status::needs_action()),
        Some((How::Kept, at)) => {
            todo.push(Status::completed());
            todo.push(Completed::new(moment(at)));
        }
        Some((How::Released | How::Broken, _)) => todo.push(Status::cancelled()),
    }
    todo
}

/// A moment as the standard writes it, whose years have four digits: what is beyond them is the first or the last.
fn moment(at: Time) -> String {
    let (first, last) = ENDS;
    at.clamp(first, last).format("%Y%m%dT%H%M%SZ").to_string()
}

/// A beginning and an end, which is after it, by the standard.
fn stretch(from: Time, until: Time) -> (String, String) {
    let ((first, last), second) = (ENDS, TimeDelta::seconds(1));
    let from = from.clamp(first, last - second);
    (moment(from), moment(until.max(from + second)))
}

/// The first and the last second that the standard can write: of the years 0 and 9999.
const ENDS: (Time, Time) = (second(-62_167_219_200), second(253_402_300_799));

const fn second(timestamp: i64) -> Time {
    match Time::from_timestamp_secs(timestamp) {
        Some(at) => at,
        None => Time::UNIX_EPOCH,
    }
}
