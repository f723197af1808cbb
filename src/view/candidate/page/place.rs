//! The step with each of its parts on the page.

use super::Page;
use super::lines::wrapped;
use crate::law::MEETINGS;
use crate::value::meeting::{Meeting, Place};
use crate::value::text::Label;
use crate::value::work::Assignment;
use crate::view::candidate::now::{CurrentPart, CurrentStep};
use std::fmt;

impl Page<'_> {
    pub(super) fn step(&self, f: &mut fmt::Formatter<'_>, step: &CurrentStep) -> fmt::Result {
        writeln!(f, "\n{}", self.reader.words.say("page.parts"))?;
        step.parts.iter().try_for_each(|part| self.part(f, part))
    }

    fn part(&self, f: &mut fmt::Formatter<'_>, part: &CurrentPart) -> fmt::Result {
        let (words, kind) = (self.reader.words, part.task.kind());
        let due =
            part.due.map(|due| if MEETINGS.contains(kind) { self.reader.moment(due) } else { self.reader.last(due) });
        let asked = part.task.asked().map_or("", Label::as_str);
        let key = format!("part.{}.{}", kind.name(), part.state.name());
        let state = self.fill(&key, &[("when", due.as_deref().unwrap_or_default()), ("who", asked)]);
        let state = if part.informs { self.fill("part.informs", &[("state", &state)]) } else { state };
        wrapped(f, "  ", "     ", &format!("{}: {state}", words.name("step", part.name.as_str())))?;
        if let Some(times) = &part.proposed {
            let times: Vec<String> = times.all().iter().map(|at| self.reader.moment(*at)).collect();
            wrapped(f, "     ", "     ", &self.fill("part.proposed", &[("times", &self.reader.words.listed(&times))]))?;
        }
        part.meeting.iter().try_for_each(|meeting| self.announced(f, meeting))?;
        let booked = part.assignment.iter().filter_map(Assignment::day);
        let booked = booked.map(|day| self.when("work.day", self.reader.moment(day)));
        let work = part.assignment.iter().flat_map(|assignment| words.assignment(assignment));
        booked.chain(work).try_for_each(|line| wrapped(f, "     ", "       ", &line))
    }

    fn announced(&self, f: &mut fmt::Formatter<'_>, meeting: &Meeting) -> fmt::Result {
        let place = match meeting.place() {
            Place::Online(link) => self.fill("meeting.online", &[("link", link.as_str())]),
            Place::OnSite(directions) => self.fill("meeting.on_site", &[("directions", directions.as_str())]),
        };
        let mut lines = self.reader.words.meeting(meeting);
        lines.insert(1, place);
        lines.iter().try_for_each(|line| wrapped(f, "     ", "       ", line))
    }
}
