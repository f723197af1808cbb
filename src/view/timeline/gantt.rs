//! The timeline as a Mermaid `gantt` diagram.

use super::Drawing;
use crate::promise::Status;
use crate::value::meeting::Party;
use crate::value::time::Time;
use std::fmt;

pub(super) struct Gantt<'a>(pub(super) &'a Drawing<'a>);

impl fmt::Display for Gantt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Gantt(drawing) = self;
        let (timeline, words, reader) = (drawing.timeline(), drawing.words(), drawing.reader());
        let moment = |at: Time| reader.clock(at).format("%Y-%m-%dT%H:%M:%S").to_string();
        let label = |text: String| Label(&text).to_string();
        writeln!(f, "gantt")?;
        let title = drawing.fill("candidacy", &[("id", &timeline.candidacy.to_string())]);
        writeln!(f, "    title {}", label(title))?;
        writeln!(f, "    dateFormat YYYY-MM-DDTHH:mm:ss")?;
        writeln!(f, "    axisFormat %e %b")?;
        writeln!(f, "    section {}", label(drawing.say("phases")))?;
        for (number, stay) in timeline.stays.iter().enumerate() {
            let lasts = if stay.until.is_some() || stay.phase.is_closed() { "done" } else { "active" };
            let until = stay.until.unwrap_or(timeline.as_of).max(stay.from);
            // The phase first: Mermaid takes some words at the beginning of a line for its own, and a step can have any name.
            write!(f, "    {}", label(words.phase(stay.phase)))?;
            if let Some(step) = &stay.step {
                write!(f, " - {}", label(words.step(step.as_str())))?;
            }
            writeln!(f, " :{lasts}, phase{number}, {}, {}", moment(stay.from), moment(until))?;
        }
        for (title, by) in [("candidate", Party::Candidate), ("company", Party::Company)] {
            let mut marks = timeline.facts().filter(|mark| mark.by == by).peekable();
            if marks.peek().is_some() {
                writeln!(f, "    section {}", label(drawing.say(title)))?;
            }
            for mark in marks {
                let fact = label(words.fact(mark.fact));
                writeln!(f, "    {fact} :milestone, fact{}, {}, 0s", mark.seq, moment(mark.at))?;
            }
        }
        if !timeline.promises.is_empty() {
            writeln!(f, "    section {}", label(drawing.say("promises")))?;
        }
        for (number, promise) in timeline.promises.iter().enumerate() {
            let status = timeline.status(promise);
            let tag = match status {
                Status::Kept | Status::Released | Status::PutOff => "done, ",
                Status::KeptLate | Status::Overdue | Status::Broken => "crit, ",
                Status::ReminderDue => "active, ",
                Status::Pending => "",
            };
            let (made, due) = (moment(promise.made_at), moment(promise.due));
            let (kind, stands) = (label(words.promise(promise.kind)), label(words.status(status)));
            writeln!(f, "    {kind} ({stands}) :{tag}promise{number}, {made}, {due}")?;
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
