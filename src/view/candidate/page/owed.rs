//! The promises of both sides on the page, and what was written down for the candidate.

use super::Page;
use super::lines::wrapped;
use crate::promise::Status;
use crate::terms::policy::PromiseKind;
use crate::view::candidate::owed::Owed;
use crate::view::candidate::written::WrittenDown;
use crate::view::cited::Cited;
use std::fmt;

impl Page<'_> {
    pub(super) fn owed(&self, f: &mut fmt::Formatter<'_>, title: &str, owed: &[Owed], side: &str) -> fmt::Result {
        let words = self.reader.words;
        writeln!(f, "\n{}", words.say(title))?;
        if owed.is_empty() {
            writeln!(f, "  {}", words.say("page.nothing"))?;
        }
        for one in owed {
            let (line, late) = (self.promised(one, side), one.status == Status::Overdue);
            wrapped(f, "  ", "    ", &if late { self.fill("page.late", &[("owed", &line)]) } else { line })?;
            if side.is_empty() {
                let latest = one.ceiling.filter(|ceiling| *ceiling > one.due);
                let latest = latest.map(|ceiling| self.when("page.owed_at_most", self.reader.last(ceiling)));
                let rule = one.rule.as_ref().and_then(|rule| self.rule(rule));
                latest.into_iter().chain(rule).try_for_each(|line| wrapped(f, "     ", "       ", &line))?;
            }
        }
        Ok(())
    }

    /// Returns a promise of the candidate in the words of the page: a reminder.
    ///
    /// ```
    /// use candidacy::view::Portal;
    /// use candidacy::view::words::Words;
    /// use candidacy::Time;
    ///
    /// fn reminders(portal: &Portal, last_run: Time, now: Time) -> Vec<String> {
    ///     let (view, words) = (portal.page(now), Words::english());
    ///     let page = view.page(&words, candidacy::chrono::Utc);
    ///     portal.reminders(last_run, now).iter().map(|owed| page.reminder(owed)).collect()
    /// }
    /// ```
    #[must_use]
    pub fn reminder(&self, owed: &Owed) -> String {
        self.promised(owed, ".by_you")
    }

    /// The content of a promise, and its moment.
    fn promised(&self, one: &Owed, side: &str) -> String {
        let words = self.reader.words;
        let of_the_day = one.kind == PromiseKind::Start && self.view.first_day.is_some();
        let key = format!("owed.{}{}", one.kind, if of_the_day { ".day" } else { "" });
        let what = words.say_first(&format!("{key}{side}"), &key);
        let beginning = if one.kind == PromiseKind::Condition { "condition" } else { "step" };
        let what = match &one.of {
            Some(of) => self.fill("page.owed_of", &[("what", &what), ("of", &words.name(beginning, of.as_str()))]),
            None => what,
        };
        let (key, when) = if one.kind == PromiseKind::Attendance {
            ("page.owed_on", self.reader.moment(one.due))
        } else {
            ("page.owed", self.reader.by(one.last_day, one.due))
        };
        self.fill(key, &[("what", &what), ("when", &when)])
    }

    /// The rule of a place, in the words that its source has.
    fn rule(&self, rule: &Cited) -> Option<String> {
        let within = self.reader.span(rule.within?);
        let places = [("place", rule.place.as_deref()?), ("span", &within), ("source", &rule.source)];
        Some(self.fill("page.owed_rule", &places))
    }

    pub(super) fn written_down(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.view.written_down.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n{}", self.reader.words.say("page.written_down"))?;
        for WrittenDown { number, can_object, until, .. } in &self.view.written_down {
            let key = match (until, can_object) {
                (None, _) => "page.written_down.untold",
                (Some(_), true) => "page.written_down.told",
                (Some(_), false) => "page.written_down.over",
            };
            let said = self.view.happened.iter().find(|one| one.number == *number).map(|one| self.said(one));
            let until = until.map(|until| self.reader.last(until)).unwrap_or_default();
            let (number, fact) = (number.to_string(), said.unwrap_or_default());
            wrapped(f, "  ", "    ", &self.fill(key, &[("number", &number), ("fact", &fact), ("when", &until)]))?;
        }
        Ok(())
    }
}
