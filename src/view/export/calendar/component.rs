//! The components of a calendar, as the standard writes them.

use super::course::{Course, Planned, What};
use super::voice::Voice;
use crate::promise::{How, Life};
use crate::terms::policy::PromiseKind;
use crate::value::meeting::Place;
use crate::value::time::Time;
use chrono::TimeDelta;
use ics::properties::{Completed, Description, DtEnd, DtStart, Due, Location, Sequence, Status, Summary, URL};
use ics::{Event, ICalendar, ToDo, escape_text};

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

fn to_do(course: &Course<'_>, life: &Life, voice: &Voice<'_>) -> ToDo<'static> {
    let Life { promise, changed } = life;
    let number = course.number(promise.entry);
    let uid = format!("{}.{}.{number}.{}", voice.begins(), promise.kind, promise.number);
    let mut todo = ToDo::new(uid, moment(course.moment(*changed)));
    todo.push(Summary::new(text(&voice.owed(promise, course.about(promise)))));
    todo.push(Description::new(text(&voice.side(promise, course.work(promise)))));
    let (start, due) = stretch(promise.made_at, course.last_second(promise));
    todo.push(DtStart::new(start));
    if voice.reminds(promise.kind) {
        todo.push(Due::new(due));
    }
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
