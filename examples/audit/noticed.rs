//! What a reader noticed about a log: it understands less than everything, and says so.

use candidacy::Time;
use chrono::TimeDelta;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::io::Write;

/// How far the end of a stay and the beginning of the next may lie apart.
const SAME_MOMENT: TimeDelta = TimeDelta::minutes(1);
/// How many examples of anything are kept.
const EXAMPLES: usize = 20;
/// How many different activities without a meaning are told apart.
const ACTIVITIES: usize = 1000;
/// A longer explanation explains nothing.
const LONGEST: usize = 200;

/// What a reader noticed.
#[derive(Default, Serialize)]
pub(super) struct Noticed {
    pub(super) rows: u64,
    pub(super) sightings: u64,
    /// Rows of which something could not be read.
    pub(super) unreadable: u64,
    pub(super) unreadable_rows: Vec<Named>,
    /// Rows whose activity has no meaning in the mapping. They count as events of their case.
    pub(super) unmapped: u64,
    pub(super) unmapped_activities: BTreeMap<String, u64>,
    /// Rows whose activity says nothing about a case, by the mapping.
    pub(super) left_out: u64,
    /// Dates that stand for none.
    pub(super) blank_dates: u64,
    /// Rows that are about no case.
    pub(super) about_no_case: u64,
    /// Rows with several actors, of whom the first was taken.
    pub(super) several_actors: u64,
    /// Stays that do not begin where the one before ended: the history was cut, or its moments were changed.
    pub(super) cut: u64,
    pub(super) cut_cases: Vec<String>,
    /// Cases that came again after they had ended.
    pub(super) came_again: u64,
    pub(super) cases_that_came_again: Vec<String>,
    /// Columns of the log that no rule reads.
    pub(super) unused_columns: Vec<String>,
    /// Persons may have been merged, and the file that says so was not given.
    pub(super) merged_unknown: bool,
    /// Why reading stopped before the end.
    pub(super) stopped: Option<String>,
    /// The rows that are still to be named aloud.
    #[serde(skip)]
    aloud: Vec<Named>,
}

/// A row and what is wrong with it.
#[derive(Clone, Serialize)]
pub(super) struct Named {
    row: u64,
    why: String,
}

impl Noticed {
    /// Names a row of which something cannot be read.
    pub(super) fn name(&mut self, row: u64, why: &str) {
        self.unreadable += 1;
        let why = in_short(why);
        if self.unreadable_rows.len() < EXAMPLES {
            self.unreadable_rows.push(Named { row, why: why.clone() });
        }
        self.aloud.push(Named { row, why });
    }

    /// Says which rows were named since the last time.
    pub(super) fn say(&mut self, name: &str, err: &mut dyn Write) {
        for Named { row, why } in self.aloud.drain(..) {
            // Nobody is there to be told where even this cannot be written.
            let _ = writeln!(err, "{name}:{row}: {why}");
        }
    }

    pub(super) fn unmapped(&mut self, activity: &str) {
        self.unmapped += 1;
        let activity = if activity.is_empty() { "(blank)".to_owned() } else { in_short(activity) };
        if let Some(count) = self.unmapped_activities.get_mut(&activity) {
            *count += 1;
        } else {
            let full = self.unmapped_activities.len() >= ACTIVITIES;
            *self.unmapped_activities.entry(if full { "(others)".to_owned() } else { activity }).or_default() += 1;
        }
    }

    /// Compares the end of a stay with the beginning of the next.
    pub(super) fn joins(&mut self, case: &str, until: Option<Time>, from: Time) {
        if until.is_some_and(|until| (from - until).abs() > SAME_MOMENT) {
            self.cut += 1;
            keep(&mut self.cut_cases, case);
        }
    }

    pub(super) fn came_again(&mut self, case: &str) {
        self.came_again += 1;
        keep(&mut self.cases_that_came_again, case);
    }

    pub(super) fn unused(&mut self, column: &str) {
        let column = in_short(column);
        if !self.unused_columns.contains(&column) && self.unused_columns.len() < EXAMPLES {
            self.unused_columns.push(column);
        }
    }
}

fn keep(examples: &mut Vec<String>, case: &str) {
    if examples.len() < EXAMPLES && examples.last().is_none_or(|last| last != case) {
        examples.push(case.to_owned());
    }
}

/// A text of a log, on one line and not longer than it helps.
fn in_short(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

impl fmt::Display for Noticed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Read: {} rows, {} sightings", self.rows, self.sightings)?;
        if self.unreadable > 0 {
            writeln!(f, "Could not be read: {}", self.unreadable)?;
            self.unreadable_rows.iter().try_for_each(|Named { row, why }| writeln!(f, "    {row}: {why}"))?;
            more(f, self.unreadable, self.unreadable_rows.len())?;
        }
        if self.unmapped > 0 {
            writeln!(f, "Without a meaning in the mapping, and events of their case all the same: {}", self.unmapped)?;
            self.unmapped_activities.iter().try_for_each(|(name, count)| writeln!(f, "    {count:>8} {name}"))?;
        }
        let counts = [
            (self.left_out, "left out, as the mapping says"),
            (self.blank_dates, "dates that stand for none"),
            (self.about_no_case, "rows about no case"),
            (self.several_actors, "rows with several actors, of whom the first was taken"),
            (self.cut, "stays that do not begin where the one before ended: the history was cut or dated again"),
            (self.came_again, "cases that came again after their end, and are judged as others"),
        ];
        for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
            writeln!(f, "{count} {what}")?;
        }
        for case in self.cut_cases.iter().chain(&self.cases_that_came_again) {
            writeln!(f, "    {case}")?;
        }
        if !self.unused_columns.is_empty() {
            writeln!(f, "Columns that no rule reads: {}", self.unused_columns.join(", "))?;
        }
        if self.merged_unknown {
            writeln!(f, "Persons may have been merged; `--merged` takes the file that says so")?;
        }
        match &self.stopped {
            Some(why) => writeln!(f, "Reading stopped before the end: {why}"),
            None => Ok(()),
        }
    }
}

fn more(f: &mut fmt::Formatter<'_>, all: u64, shown: usize) -> fmt::Result {
    match all - shown as u64 {
        0 => Ok(()),
        more => writeln!(f, "    and {more} more"),
    }
}
