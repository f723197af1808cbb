//! The timeline for a terminal. A reader who sees no colour misses nothing: each thing has its sign and its word.

use super::{Drawing, Timeline};
use crate::promise::{Promise, Status};
use crate::value::meeting::Party;
use crate::view::drawing::shortened;
use crate::view::words::Said;
use std::fmt;

pub(super) struct Terminal<'a> {
    drawing: &'a Drawing<'a>,
    timeline: &'a Timeline,
    coloured: bool,
}

impl<'a> Terminal<'a> {
    pub(super) fn new(drawing: &'a Drawing<'a>, coloured: bool) -> Self {
        Terminal { drawing, timeline: drawing.timeline(), coloured }
    }
}

const COLUMNS: usize = 48;
const NAMES: usize = 30;

#[derive(Clone, Copy)]
enum Colour {
    Company,
    Candidate,
    Kept,
    Late,
    Overdue,
    Quiet,
}

impl Colour {
    fn code(self) -> &'static str {
        match self {
            Colour::Company => "34",
            Colour::Candidate => "33",
            Colour::Kept => "32",
            Colour::Late => "35",
            Colour::Overdue => "31",
            Colour::Quiet => "2",
        }
    }
}

impl fmt::Display for Terminal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Terminal { timeline, drawing, .. } = self;
        let (words, reader) = (drawing.words(), drawing.reader());
        writeln!(f, "{}", drawing.with_taken_over(drawing.head()))?;
        writeln!(f, "\n{}", drawing.say("phases"))?;
        for stay in &timeline.stays {
            let until = stay.until.unwrap_or(timeline.as_of).max(stay.from);
            let mut line = Line::default();
            line.fill(self.column(stay.from), self.column(until), '█');
            let colour = if stay.next_move == Party::Candidate { Colour::Candidate } else { Colour::Company };
            let name = shortened(&drawing.stay(stay), NAMES);
            write!(f, "  {name:<NAMES$}  {}", self.in_colour(colour, &line.to_string()))?;
            writeln!(f, "  {}", drawing.lasted(stay, until))?;
        }
        if !timeline.past.is_empty() {
            writeln!(f, "\n{}", drawing.say("behind"))?;
        }
        timeline.past.iter().try_for_each(|step| writeln!(f, "  {}", step.said(words)))?;
        writeln!(f, "\n{}", drawing.say("facts"))?;
        for mark in timeline.facts() {
            let mut line = Line::default();
            let (sign, colour) = match mark.by {
                Party::Candidate => ('○', Colour::Candidate),
                Party::Company => ('●', Colour::Company),
            };
            line.fill(self.column(mark.at), self.column(mark.at), sign);
            let line = self.in_colour(colour, &line.to_string());
            let fact = shortened(&words.fact(mark.fact), NAMES);
            writeln!(f, "  {fact:<NAMES$}  {line}  {}", reader.digits(mark.at))?;
        }
        writeln!(f, "\n{}", drawing.say("promises"))?;
        timeline.promises.iter().try_for_each(|promise| self.promise(f, promise))?;
        writeln!(f, "\n  {}", drawing.say("signs"))
    }
}

impl Terminal<'_> {
    fn promise(&self, f: &mut fmt::Formatter<'_>, promise: &Promise) -> fmt::Result {
        let status = self.timeline.status(promise);
        let (made, due) = (self.column(promise.made_at), self.column(promise.due));
        let mut line = Line::default();
        line.fill(made, due, '─');
        let over = promise.end.map_or(self.timeline.as_of, |end| end.at);
        if over > promise.due {
            line.fill(due, self.column(over), '╌');
        }
        let beyond = self.timeline.scale().is_beyond(promise.due);
        line.fill(due, due, if beyond { '→' } else { '│' });
        let sign = match status {
            Status::Kept => Some('✓'),
            Status::KeptLate | Status::Overdue | Status::Broken => Some('✗'),
            Status::Released | Status::PutOff => Some('·'),
            Status::Pending | Status::ReminderDue => None,
        };
        if let Some(sign) = sign {
            line.fill(self.column(over), self.column(over), sign);
        }
        let colour = match status {
            Status::Kept => Colour::Kept,
            Status::KeptLate => Colour::Late,
            Status::Overdue | Status::Broken => Colour::Overdue,
            Status::Released | Status::PutOff | Status::Pending | Status::ReminderDue => Colour::Quiet,
        };
        let line = self.in_colour(colour, &line.to_string());
        let words = self.drawing.words();
        let kind = shortened(&words.promise(promise.kind), NAMES);
        let places = [("due", &*self.drawing.reader().digits(promise.due)), ("status", &words.status(status))];
        writeln!(f, "  {kind:<NAMES$}  {line}  {}", self.drawing.fill("due", &places))
    }

    fn column(&self, at: crate::value::time::Time) -> usize {
        let last = i64::try_from(COLUMNS - 1).unwrap_or(0);
        usize::try_from(self.timeline.scale().place(at, last)).unwrap_or(0)
    }

    fn in_colour(&self, colour: Colour, words: &str) -> String {
        if self.coloured { format!("\u{1b}[{}m{words}\u{1b}[0m", colour.code()) } else { words.to_owned() }
    }
}

/// A line of signs.
struct Line([char; COLUMNS]);

impl Default for Line {
    fn default() -> Self {
        Line([' '; COLUMNS])
    }
}

impl Line {
    fn fill(&mut self, from: usize, to: usize, sign: char) {
        self.0.iter_mut().take(to + 1).skip(from).for_each(|place| *place = sign);
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().collect::<String>())
    }
}
