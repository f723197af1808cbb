//! The timeline as a Mermaid `gantt` diagram.

use super::Timeline;
use crate::promise::Status;
use crate::value::meeting::Party;
use crate::value::time::Time;
use std::fmt;

struct Gantt<'a>(&'a Timeline);

impl Timeline {
    /// Writes a Mermaid `gantt` diagram.
    #[must_use]
    pub fn mermaid(&self) -> impl fmt::Display + '_ {
        Gantt(self)
    }
}

impl fmt::Display for Gantt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Gantt(timeline) = self;
        writeln!(f, "gantt")?;
        writeln!(f, "    title Candidacy {}", timeline.candidacy)?;
        writeln!(f, "    dateFormat YYYY-MM-DDTHH:mm:ss")?;
        writeln!(f, "    axisFormat %e %b")?;
        writeln!(f, "    section Phases")?;
        for (number, stay) in timeline.stays.iter().enumerate() {
            let lasts = if stay.until.is_some() || stay.phase.is_closed() { "done" } else { "active" };
            let until = stay.until.unwrap_or(timeline.as_of).max(stay.from);
            // The phase first: Mermaid takes some words at the beginning of a line for its own, and a step can have any name.
            write!(f, "    {}", stay.phase)?;
            if let Some(step) = &stay.step {
                write!(f, " - {}", Label(step.as_str()))?;
            }
            writeln!(f, " :{lasts}, phase{number}, {}, {}", Moment(stay.from), Moment(until))?;
        }
        for (title, by) in [("The candidate", Party::Candidate), ("The company", Party::Company)] {
            let mut marks = timeline.facts().filter(|mark| mark.by == by).peekable();
            if marks.peek().is_some() {
                writeln!(f, "    section {title}")?;
            }
            for mark in marks {
                writeln!(f, "    {} :milestone, fact{}, {}, 0s", mark.fact, mark.seq, Moment(mark.at))?;
            }
        }
        if !timeline.promises.is_empty() {
            writeln!(f, "    section Promises")?;
        }
        for (number, promise) in timeline.promises.iter().enumerate() {
            let status = timeline.status(promise);
            let tag = match status {
                Status::Kept | Status::Released | Status::PutOff => "done, ",
                Status::KeptLate | Status::Overdue | Status::Broken => "crit, ",
                Status::ReminderDue => "active, ",
                Status::Pending => "",
            };
            let (made, due) = (Moment(promise.made_at), Moment(promise.due));
            writeln!(f, "    {} ({}) :{tag}promise{number}, {made}, {due}", promise.kind, super::spoken(status))?;
        }
        Ok(())
    }
}

/// A name as Mermaid takes it: what could end a label or begin something else is a dot.
struct Label<'a>(&'a str);

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.');
        self.0.chars().try_for_each(|c| f.write_char(if plain(c) { c } else { '·' }))
    }
}

struct Moment(Time);

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%S"))
    }
}
