//! The components of a calendar, as the standard writes them.

use super::course::{Course, Planned, What};
use super::voice::Voice;
use crate::promise::{How, Life, Promise};
use crate::terms::policy::PromiseKind;
use crate::value::meeting::Place;
use crate::value::time::Time;
use chrono::{NaiveDate, TimeDelta};
use ics::parameters::Value;
use ics::properties::{Completed, Description, DtEnd, DtStart, Due, Location, Sequence, Status, Summary, Transp, URL};
use ics::{Event, ICalendar, ToDo, escape_text};

/// Adds what is somebody's own: the appointments that they come to, and as a day of its own each thing that they owe. Most programs
/// for calendars show no to-dos, so these are events, which keep nobody busy.
pub(crate) fn drawn_for(
    calendar: &mut ICalendar<'static>,
    course: &Course<'_>,
    voice: &Voice<'_>,
    comes: impl Fn(&Planned<'_>) -> bool,
    owes: impl Fn(&Promise) -> bool,
) {
    for planned in course.planned.iter().filter(|planned| comes(planned)) {
        calendar.add_event(event(course, planned, voice));
    }
    let meets = |life: &&Life| life.promise.kind == PromiseKind::Attendance || !voice.reminds(life.promise.kind);
    for life in course.lives.iter().filter(|life| !meets(life)).filter(|life| owes(&life.promise)) {
        calendar.add_event(due(course, life, voice));
    }
}

/// Adds everything of a journal.
pub(crate) fn drawn(calendar: &mut ICalendar<'static>, course: &Course<'_>, voice: &Voice<'_>) {
    for planned in &course.planned {
        calendar.add_event(event(course, planned, voice));
    }
    let meets = |life: &&Life| life.promise.kind != PromiseKind::Attendance;
    for life in course.lives.iter().filter(meets) {
        calendar.add_todo(to_do(course, life, voice));
    }
}

fn event(course: &Course<'_>, planned: &Planned<'_>, voice: &Voice<'_>) -> Event<'static> {
    let Planned { made, changed, what, stands, .. } = planned;
    let number = course.number(*made);
    let uid = match what {
        What::FirstDay(_) => format!("{}.first_day", voice.begins()),
        What::WorkDay(..) => format!("{}.work.{number}", voice.begins()),
        What::Meeting(..) | What::Unplanned => format!("{}.meeting.{number}", voice.begins()),
    };
    let mut event = Event::new(uid, moment(course.moment(*changed)));
    event.push(Summary::new(text(&voice.planned(planned))));
    event.push(Sequence::new(course.sequence(*made, *changed).to_string()));
    event.push(if *stands { Status::confirmed() } else { Status::cancelled() });
    match what {
        What::Meeting(meeting, _) => {
            let (starts, ends) = stretch(meeting.starts(), meeting.ends());
            event.push(DtStart::new(starts));
            event.push(DtEnd::new(ends));
            event.push(Description::new(text(&voice.meeting(meeting))));
            match meeting.place() {
                Place::Online(link) => {
                    event.push(Location::new(text(link.as_str())));
                    event.push(URL::new(link.as_str().to_owned()));
                }
                Place::OnSite(directions) => event.push(Location::new(text(directions.as_str()))),
            }
        }
        What::Unplanned => {
            let happened = course.happened(*made).unwrap_or(Time::UNIX_EPOCH);
            event.push(DtStart::new(moment(happened)));
            event.push(Description::new(text(&voice.plain())));
        }
        What::WorkDay(assignment, day) => {
            event.push(DtStart::new(moment(*day)));
            event.push(Description::new(text(&voice.work(assignment))));
        }
        What::FirstDay(day) => {
            event.push(DtStart::new(moment(*day)));
            event.push(Description::new(text(&voice.plain())));
        }
    }
    event
}

/// The last day that is in time for something, or the moment where that lies within a day.
fn due(course: &Course<'_>, life: &Life, voice: &Voice<'_>) -> Event<'static> {
    let Life { promise, changed } = life;
    let mut event = Event::new(uid(course, promise, voice), moment(course.moment(*changed)));
    event.push(Summary::new(text(&voice.due(promise, course.about(promise)))));
    event.push(Description::new(text(&voice.side(promise, course.work(promise)))));
    let last = course.last_day(promise).filter(|last| last.whole);
    event.push(last.map_or_else(|| DtStart::new(moment(promise.due)), |last| day(last.date)));
    event.push(Transp::transparent());
    event.push(Sequence::new(course.sequence(promise.entry, *changed).to_string()));
    let gone = promise.end.is_some_and(|end| end.how != How::Kept);
    event.push(if gone { Status::cancelled() } else { Status::confirmed() });
    event
}

/// A whole day, without an hour or a zone: every program shows it on that day.
fn day(date: NaiveDate) -> DtStart<'static> {
    let (first, last) = ENDS;
    let mut day = DtStart::new(date.clamp(first.date_naive(), last.date_naive()).format("%Y%m%d").to_string());
    day.add(Value::DATE);
    day
}

fn uid(course: &Course<'_>, promise: &Promise, voice: &Voice<'_>) -> String {
    format!("{}.{}.{}.{}", voice.begins(), promise.kind, course.number(promise.entry), promise.number)
}

fn to_do(course: &Course<'_>, life: &Life, voice: &Voice<'_>) -> ToDo<'static> {
    let Life { promise, changed } = life;
    let mut todo = ToDo::new(uid(course, promise, voice), moment(course.moment(*changed)));
    todo.push(Summary::new(text(&voice.owed(promise, course.about(promise)))));
    todo.push(Description::new(text(&voice.side(promise, course.work(promise)))));
    let (start, due) = stretch(promise.made_at, course.last_second(promise));
    todo.push(DtStart::new(start));
    todo.push(Due::new(due));
    todo.push(Sequence::new(course.sequence(promise.entry, *changed).to_string()));
    match promise.end.map(|end| (end.how, end.at)) {
        None => todo.push(Status::needs_action()),
        Some((How::Kept, at)) => {
            todo.push(Status::completed());
            todo.push(Completed::new(moment(at)));
        }
        Some((How::Released | How::Broken | How::PutOff, _)) => todo.push(Status::cancelled()),
    }
    todo
}

/// Words as the standard writes them, which knows no control character but the end of a line.
fn text(words: &str) -> String {
    let words: String = words.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    escape_text(words).into_owned()
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
