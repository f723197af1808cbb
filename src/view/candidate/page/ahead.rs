//! The steps that are behind and those that come next, on the page.

use super::Page;
use super::lines::wrapped;
use crate::terms::Task;
use crate::terms::calendar::Span;
use crate::terms::policy::PromiseKind;
use crate::value::actor::Capacities;
use crate::value::meeting::Screen;
use crate::value::text::Label;
use crate::view::candidate::ahead::{Ahead, Expected};
use crate::view::past::StepLeft;
use std::fmt;

impl Page<'_> {
    pub(super) fn past(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (view, words) = (self.view, self.reader.words);
        if view.past.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{}", words.say("page.past"))?;
        for step in &view.past {
            let numbers: Vec<String> = step.done.iter().map(ToString::to_string).collect();
            let name = words.name("step", step.name.as_str());
            let linked = step.left == StepLeft::Done && !numbers.is_empty();
            let key = format!("past.{}{}", step.left, if linked { ".linked" } else { "" });
            let said = self.fill(&key, &[("step", &name), ("numbers", &words.listed(&numbers))]);
            let places =
                [("past", &*said), ("terms", step.terms.name.as_str()), ("version", &step.terms.version.to_string())];
            let said = if step.ruling { said } else { self.fill("past.elsewhere", &places) };
            wrapped(f, &format!("  {}. ", step.number), "     ", &said)?;
        }
        Ok(())
    }

    pub(super) fn ahead(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (view, words) = (self.view, self.reader.words);
        if view.ahead.is_empty() {
            return Ok(());
        }
        let title = if view.pause.is_some() { "page.ahead.after_hold" } else { "page.ahead" };
        writeln!(f, "\n{}", words.say(title))?;
        for step in &view.ahead {
            wrapped(f, &format!("  {}. ", step.number), "     ", &self.expected(step))?;
        }
        writeln!(f, "  {}", words.say("page.ahead.then"))
    }

    fn expected(&self, step: &Ahead) -> String {
        let parts: Vec<String> = step.parts.iter().map(|part| self.expected_part(part)).collect();
        let key = if step.needs_yes { "page.ahead.step.yes" } else { "page.ahead.step" };
        let name = self.reader.words.name("step", step.name.as_str());
        let what = self.fill(key, &[("step", &name), ("parts", &self.reader.words.listed(&parts))]);
        let usually = step.usually.iter().map(|usual| {
            let key = if usual.kind == PromiseKind::SetUp { "page.ahead.set_up" } else { "page.ahead.outcome" };
            self.fill(key, &[("span", &self.reader.span(usual.within))])
        });
        let usually = usually.collect::<Vec<_>>().join(&self.reader.words.say("list.comma"));
        self.fill("page.ahead.usually", &[("what", &what), ("usually", &usually)])
    }

    /// The words of a part: those of its kind, with what more its task says.
    fn expected_part(&self, part: &Expected) -> String {
        let what = self.expected_task(&part.task);
        if part.informs { self.fill("page.ahead.informs", &[("what", &what)]) } else { what }
    }

    fn expected_task(&self, task: &Task) -> String {
        let (days, hours, pay) = if let Task::Assignment { days, hours, pay } = task {
            (self.reader.span(Span::Days(*days)), *hours, pay.as_ref())
        } else {
            (String::new(), None, None)
        };
        let shares = matches!(task, Task::Interview { screen: Screen::Shared, .. });
        let more = [(shares, ".screen"), (pay.is_some(), ".paid"), (hours.is_some(), ".hours")];
        let more: String = more.into_iter().filter(|(is_said, _)| *is_said).map(|(_, word)| word).collect();
        let people = task.with().map(|with| self.everybody(with)).unwrap_or_default();
        let hours = hours.map(|hours| self.reader.words.hours(hours)).unwrap_or_default();
        let (pay, who) = (pay.map_or("", Label::as_str), task.asked().map_or("", Label::as_str));
        let places = [("people", &*people), ("days", &*days), ("hours", &*hours), ("pay", pay), ("who", who)];
        self.fill(&format!("page.ahead.{}{more}", task.kind()), &places)
    }

    fn everybody(&self, capacities: &Capacities) -> String {
        self.reader
            .words
            .listed(&capacities.iter().map(|capacity| self.reader.words.capacity(capacity)).collect::<Vec<_>>())
    }
}
