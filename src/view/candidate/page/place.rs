//! The step with each of its parts, and the offer, on the page.

use super::Page;
use super::lines::wrapped;
use crate::terms::{PartKind, Task};
use crate::value::meeting::{Meeting, Place};
use crate::value::offer::ConditionOutcome;
use crate::view::candidate::now::{CurrentOffer, CurrentPart, CurrentStep};
use std::fmt;

impl Page<'_> {
    pub(super) fn step(&self, f: &mut fmt::Formatter<'_>, step: &CurrentStep) -> fmt::Result {
        writeln!(f, "\n{}", self.reader.words.say("page.parts"))?;
        step.parts.iter().try_for_each(|part| self.part(f, part))
    }

    fn part(&self, f: &mut fmt::Formatter<'_>, part: &CurrentPart) -> fmt::Result {
        let (words, kind) = (self.reader.words, part.task.kind());
        let due = part
            .due
            .map(|due| if kind == PartKind::Interview { self.reader.moment(due) } else { self.reader.last(due) });
        let asked = if let Task::Check { asked } = &part.task { asked.as_str() } else { "" };
        let key = format!("part.{}.{}", kind.name(), part.state.name());
        let state = self.fill(&key, &[("when", due.as_deref().unwrap_or_default()), ("who", asked)]);
        let state = if part.informs { self.fill("part.informs", &[("state", &state)]) } else { state };
        wrapped(f, "  ", "     ", &format!("{}: {state}", words.name("step", part.name.as_str())))?;
        if let Some(times) = &part.proposed {
            let times: Vec<String> = times.all().iter().map(|at| self.reader.moment(*at)).collect();
            wrapped(f, "     ", "     ", &self.fill("part.proposed", &[("times", &self.reader.words.listed(&times))]))?;
        }
        part.meeting.iter().try_for_each(|meeting| self.announced(f, meeting))?;
        let work = part.assignment.iter().flat_map(|assignment| words.assignment(assignment));
        work.into_iter().try_for_each(|line| wrapped(f, "     ", "       ", &line))
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

    pub(super) fn offer(&self, f: &mut fmt::Formatter<'_>, current: &CurrentOffer) -> fmt::Result {
        let offer = &current.offer;
        writeln!(f, "\n{}", self.reader.words.say("page.offer"))?;
        let mut lines = vec![if current.accepted {
            self.fill("offer.accepted", &[])
        } else {
            self.when("offer.answer_by", self.reader.last(offer.answer_by()))
        }];
        lines.extend(offer.pay().map(|pay| self.fill("offer.pay", &[("pay", pay.as_str())])));
        let first_day = self.view.first_day.or(offer.starts());
        lines.extend(first_day.map(|day| self.when("offer.starts", self.reader.moment(day))));
        lines.extend(current.conditions.iter().map(|one| {
            let key = match one.outcome {
                None => "offer.condition",
                Some(ConditionOutcome::Met) => "offer.condition.met",
                Some(ConditionOutcome::NotMet) => "offer.condition.not_met",
            };
            let name = self.reader.words.name("condition", one.condition.name.as_str());
            self.fill(key, &[("condition", &name), ("when", &self.reader.last(one.condition.due))])
        }));
        lines.iter().try_for_each(|line| wrapped(f, "  ", "    ", line))
    }
}
