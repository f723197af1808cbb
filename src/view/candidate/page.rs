//! The view as a page of text: plain, without colour, at most 100 columns wide where its words allow.

use super::words::{act, happened, owed_by_you, owed_to_you, place};
use super::{Ahead, CandidateView, Detail, Happened, Owed};
use crate::promise::Status;
use crate::terms::policy::PromiseKind;
use crate::terms::process::StepKind;
use crate::value::actor::{Capacities, Capacity};
use crate::value::feedback::Feedback;
use crate::value::meeting::{Meeting, NoMeeting, Party, Place, Screen};
use crate::value::time::Time;
use std::fmt;

const WIDTH: usize = 100;
/// As wide as the moment of a line.
const UNDER: &str = "                    ";

impl fmt::Display for CandidateView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", place(self.phase))?;
        if let Some(step) = &self.step {
            writeln!(f, "Step {} of {}: {}.", step.number, self.steps, Spoken(step.name.as_str()))?;
        }
        writeln!(f, "As of {}.", Moment(self.at))?;
        if let Some(pause) = &self.pause {
            writeln!(f, "We have paused, until {} at the latest.", Moment(pause.until))?;
            wrapped(f, "  ", "  ", pause.reason.as_str())?;
        }
        if let Some(meeting) = self.meeting.as_ref().filter(|_| self.phase == crate::law::phase::Phase::Scheduled) {
            writeln!(f, "\nYour meeting")?;
            announced(f, meeting)?;
        }
        self.owed(f, "What we owe you", &self.owed_to_you, owed_to_you)?;
        self.owed(f, "What you owe us", &self.owed_by_you, owed_by_you)?;
        writeln!(f, "\nWhat happened")?;
        for one in &self.happened {
            self.line(f, one)?;
        }
        if !self.ahead.is_empty() {
            let once = if self.pause.is_some() { ", once the pause is over" } else { "" };
            writeln!(f, "\nWhat comes next{once}")?;
            for step in &self.ahead {
                wrapped(f, &format!("  {}. ", step.number), "     ", &expected(step))?;
            }
            writeln!(f, "  Then: an offer, if both sides are happy.")?;
        }
        let acts: Vec<&str> = self.acts.iter().filter_map(act).collect();
        writeln!(f, "\nWhat you can do")?;
        wrapped(f, "  ", "  ", &acts.join("; "))?;
        if !self.tips.is_empty() {
            writeln!(f, "\nGood to know")?;
            for tip in &self.tips {
                wrapped(f, "  * ", "    ", tip.text())?;
            }
        }
        Ok(())
    }
}

impl CandidateView {
    fn owed(
        &self,
        f: &mut fmt::Formatter<'_>,
        title: &str,
        owed: &[Owed],
        words: fn(PromiseKind) -> &'static str,
    ) -> fmt::Result {
        writeln!(f, "\n{title}")?;
        if owed.is_empty() {
            writeln!(f, "  nothing at the moment")?;
        }
        for one in owed {
            let meets = one.kind == PromiseKind::Attendance;
            let by = if meets { format!("on {}", Moment(one.due)) } else { format!("by {}", self.day(one.due)) };
            let late = if one.status == Status::Breached { "; this is late" } else { "" };
            writeln!(f, "  {}, {by}{late}", words(one.kind))?;
        }
        Ok(())
    }

    /// A moment; where it is the end of a day of the company's, that day.
    fn day(&self, at: Time) -> String {
        let calendar = self.terms.policy().calendar();
        let day = calendar.last_day(at);
        if calendar.end_of(day) == at {
            format!("the end of {}", day.format("%A %-d %B %Y"))
        } else {
            Moment(at).to_string()
        }
    }

    fn line(&self, f: &mut fmt::Formatter<'_>, one: &Happened) -> fmt::Result {
        let Happened { number: _, at, by, fact, phase: _, step: _, detail } = one;
        write!(f, "  {}  {}", at.format("%Y-%m-%d %H:%M"), happened(*fact, *by))?;
        match detail {
            Some(Detail::Found(found)) => {
                writeln!(f, "; how we found you:")?;
                wrapped(f, UNDER, UNDER, found.as_str())
            }
            Some(Detail::Until { until } | Detail::MoreTime { until, .. }) => writeln!(f, ", until {}", Moment(*until)),
            Some(Detail::Meeting(meeting)) => writeln!(f, " for {}", Moment(meeting.starts())),
            Some(Detail::NoMeeting(why)) => writeln!(f, " ({})", no_meeting(*why)),
            Some(Detail::Pause(pause)) => writeln!(f, ", until {} at the latest", Moment(pause.until)),
            Some(Detail::FollowUp { due, about }) => {
                writeln!(f, ", by {}:", self.day(*due))?;
                wrapped(f, UNDER, UNDER, about.as_str())
            }
            Some(Detail::Feedback(feedback)) => {
                writeln!(f)?;
                told(f, UNDER, feedback)
            }
            Some(Detail::Work(_) | Detail::Message(_) | Detail::Concern { .. } | Detail::Answer { .. }) | None => {
                writeln!(f)
            }
        }
    }
}

fn no_meeting(why: NoMeeting) -> &'static str {
    match why {
        NoMeeting::NoShow(Party::Candidate) => "you did not come",
        NoMeeting::NoShow(Party::Company) => "we did not come",
        NoMeeting::Trouble => "there was trouble with the connection or the place",
    }
}

fn announced(f: &mut fmt::Formatter<'_>, meeting: &Meeting) -> fmt::Result {
    let minutes = meeting.minutes();
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    writeln!(f, "  {}, for {minutes} {unit}", Moment(meeting.starts()))?;
    match meeting.place() {
        Place::Online(link) => writeln!(f, "  online, at {}", link.as_str())?,
        Place::OnSite(directions) => wrapped(f, "  on site: ", "  ", directions.as_str())?,
    }
    wrapped(f, "  you meet ", "  ", &listed(&met(meeting)))?;
    match meeting.screen() {
        Screen::Shared => writeln!(f, "  you will be asked to share your screen"),
        Screen::NotShared => Ok(()),
    }
}

/// Whom one meets: each capacity once, with how many there are.
fn met(meeting: &Meeting) -> Vec<String> {
    let mut all: Vec<(Capacity, usize)> = Vec::new();
    for staff in meeting.people() {
        match all.iter_mut().find(|(capacity, _)| *capacity == staff.capacity) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => all.push((staff.capacity, 1)),
        }
    }
    let said = |(capacity, count)| if count == 1 { spoken(capacity).into() } else { several(capacity, count) };
    all.into_iter().map(said).collect()
}

fn told(f: &mut fmt::Formatter<'_>, under: &str, feedback: &Feedback) -> fmt::Result {
    let mut part = |title: &str, words: &str| wrapped(f, &format!("{under}{title}: "), under, words);
    for reason in feedback.reasons().all() {
        part("why", reason.details.as_str())?;
    }
    for strength in feedback.strengths() {
        part("what was good", strength.as_str())?;
    }
    for point in feedback.points_to_work_on() {
        part("what to work on", point.as_str())?;
    }
    part("what next", feedback.advice().as_str())
}

fn expected(step: &Ahead) -> String {
    let name = Spoken(step.name.as_str());
    let what = match step.kind {
        StepKind::Meeting { with, screen } => {
            let shared = if screen == Screen::Shared { ", in which you share your screen" } else { "" };
            format!("a meeting with {}{shared}", everybody(with))
        }
        StepKind::Assignment { days: 1 } => "an assignment, with a day for it".into(),
        StepKind::Assignment { days } => format!("an assignment, with {days} days for it"),
    };
    let begins = match step.kind {
        StepKind::Meeting { .. } => "planned",
        StepKind::Assignment { .. } => "handed over",
    };
    let begun = |kind| matches!(kind, PromiseKind::Arrangement | PromiseKind::Preparation);
    let usually = step.usually.iter().map(|usual| {
        let what = if begun(usual.kind) { begins } else { "answered" };
        format!("{what} within {}", usual.within)
    });
    let usually: Vec<String> = usually.collect();
    let yes = if step.needs_yes { "if you say yes, " } else { "" };
    format!("{name}: {yes}{what}; {}", usually.join(", "))
}

fn everybody(capacities: Capacities) -> String {
    listed(&capacities.iter().map(|capacity| spoken(capacity).into()).collect::<Vec<_>>())
}

fn spoken(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Recruiter => "a recruiter",
        Capacity::TechnicalInterviewer => "somebody for the technical side",
        Capacity::CharacteristicsInterviewer => "somebody who would like to know you",
        Capacity::Colleague => "a future colleague",
        Capacity::EngineeringManager => "the engineering manager",
        Capacity::ManagingDirector => "the managing director",
    }
}

/// So many of one capacity.
fn several(capacity: Capacity, count: usize) -> String {
    let who = match capacity {
        Capacity::Recruiter => "recruiters",
        Capacity::TechnicalInterviewer => "people for the technical side",
        Capacity::CharacteristicsInterviewer => "people who would like to know you",
        Capacity::Colleague => "future colleagues",
        Capacity::EngineeringManager => "engineering managers",
        Capacity::ManagingDirector => "managing directors",
    };
    format!("{count} {who}")
}

fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A name of a step, as it is said.
struct Spoken<'a>(&'a str);

impl fmt::Display for Spoken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.replace('_', " "))
    }
}

/// A moment in words.
struct Moment(Time);

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%A %-d %B %Y, %H:%M UTC"))
    }
}

/// Words in lines; the first begins with one indent, the others with another.
fn wrapped(f: &mut fmt::Formatter<'_>, first: &str, indent: &str, words: &str) -> fmt::Result {
    let mut begins = first;
    for line in words.lines() {
        let (mut room, mut written) = (WIDTH.saturating_sub(begins.chars().count()), 0);
        f.write_str(begins)?;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if written > 0 && written + 1 + length > room {
                write!(f, "\n{indent}")?;
                (room, written) = (WIDTH.saturating_sub(indent.chars().count()), 0);
            } else if written > 0 {
                f.write_str(" ")?;
                written += 1;
            }
            f.write_str(word)?;
            written += length;
        }
        writeln!(f)?;
        begins = indent;
    }
    Ok(())
}
