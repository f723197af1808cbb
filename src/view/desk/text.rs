//! The desk as a page of text: each promise with its story.

use super::{Desk, DeskItem, Story, StoryLine, Untold};
use crate::promise::Status;
use crate::terms::calendar::Zone;
use crate::value::id::CandidacyId;
use crate::value::time::Time;
use crate::view::words::{InWords, Reader, Said, Words};
use chrono::Utc;
use std::fmt;

impl Desk {
    /// Returns the desk as a page of text, in these words and on the clock of this zone. `Display` of the desk is English, on the clock
    /// of UTC.
    pub fn in_words<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> impl fmt::Display + 'a {
        InWords::new(self, words, zone)
    }
}

/// For a person: each promise with its story, in English.
impl fmt::Display for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InWords::new(self, &Words::english(), Utc).fmt(f)
    }
}

impl fmt::Display for InWords<'_, Desk> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let InWords { view: Desk { as_of, items, next, overbooked }, reader } = self;
        let overdue = items.iter().filter(|item| item.status == Status::Overdue).count();
        let places =
            [("when", &*reader.moment(*as_of)), ("owed", &items.len().to_string()), ("overdue", &overdue.to_string())];
        let head = reader.words.fill("desk", &places);
        let more = |head: String| reader.words.fill("desk.more", &[("desk", &head)]);
        writeln!(f, "{}", if next.is_some() { more(head) } else { head })?;
        overbooked.iter().try_for_each(|conflict| writeln!(f, "\n  {}", conflict.said(reader.words)))?;
        items.iter().try_for_each(|item| item.show(f, reader, *as_of))
    }
}

impl DeskItem {
    fn show(&self, f: &mut fmt::Formatter<'_>, reader: &Reader<'_>, now: Time) -> fmt::Result {
        let words = reader.words;
        let left = self.promise.due - now;
        let (key, late) = match self.status {
            Status::Overdue => ("desk.overdue", -left),
            Status::ReminderDue => ("desk.soon", left),
            Status::Pending | Status::Kept | Status::KeptLate | Status::PutOff | Status::Broken | Status::Released => {
                ("desk.due", left)
            }
        };
        writeln!(f, "\n  {}", words.fill(key, &[("late", &words.lateness(late)), ("what", &self.what(words))]))?;
        match &self.story {
            Some(story) => story.show(f, reader, self.candidacy),
            None => writeln!(f, "    {}", self.candidacy),
        }
    }

    /// The subject of an item, and for whom it is to do.
    fn what(&self, words: &Words) -> String {
        let DeskItem { promise, task, only_read, story, .. } = self;
        let about = story.as_ref().and_then(|story| story.about.as_ref());
        let about = about.map(|about| format!(" ({})", words.step(about.as_str()))).unwrap_or_default();
        let (key, who) = match task.people.as_slice() {
            [] => ("desk.task.any", words.in_a_row(task.capacities.iter().map(|one| words.function(one)))),
            people => ("desk.task", words.in_a_row(people.iter().map(ToString::to_string))),
        };
        let what = format!("{}{about}", words.promise(promise.kind));
        let what = words.fill(key, &[("what", &what), ("who", &who)]);
        if *only_read { words.fill("desk.only_read", &[("what", &what)]) } else { what }
    }
}

impl Story {
    fn show(&self, f: &mut fmt::Formatter<'_>, reader: &Reader<'_>, candidacy: CandidacyId) -> fmt::Result {
        let Story { phase, step, taken_over, about: _, pending, last_day: _, rule, lines, left_out, untold } = self;
        let words = reader.words;
        let step = step.as_ref().map(|step| format!(", {}", words.step(step.as_str()))).unwrap_or_default();
        let place = format!("{candidacy}: {}{step}", words.phase(*phase));
        let place = if pending.is_empty() {
            place
        } else {
            let what = words.in_a_row(pending.iter().map(|what| words.named("pending", what)));
            words.fill("desk.pending", &[("where", &place), ("what", &what)])
        };
        writeln!(f, "    {}\n    {place}", rule.said(words))?;
        if let Some(step) = taken_over {
            writeln!(f, "    {}", words.fill("desk.taken_over", &[("step", &step.to_string())]))?;
        }
        for (number, StoryLine { at, by, fact, written_down }) in lines.iter().enumerate() {
            if number == 1 && *left_out > 0 {
                let left_out = u32::try_from(*left_out).unwrap_or(u32::MAX);
                writeln!(f, "      …  {}", words.count("desk.between", left_out, &[]))?;
            }
            let line = format!("{}  {}, {}", reader.digits(*at), words.fact(*fact), words.actor(*by));
            let line = if *written_down { words.fill("desk.written_down", &[("line", &line)]) } else { line };
            writeln!(f, "      {line}")?;
        }
        let Some(Untold { phase, entries }) = untold else { return Ok(()) };
        for StoryLine { at, fact, .. } in entries {
            let places =
                [("fact", &*words.fact(*fact)), ("when", &reader.digits(*at)), ("phase", &words.phase(*phase))];
            writeln!(f, "    {}", words.fill("desk.untold", &places))?;
        }
        Ok(())
    }
}
