//! The report as a page of text: what was promised, how long things take, how far people got, and what frustrates.

use super::{Durations, Frustrations, Funnel, Offers, PartReached, Report, Share, Stays, StepReached, Tally, Times};
use crate::terms::policy::PromiseKind;
use crate::view::words::{InWords, Said, Words};
use chrono::{TimeDelta, Utc};
use std::collections::BTreeMap;
use std::fmt;

impl Report {
    /// Returns the report as a page of text, in these words. It has no moments, so it needs no zone.
    #[must_use]
    pub fn in_words<'a>(&'a self, words: &'a Words) -> impl fmt::Display + 'a {
        InWords::new(self, words, Utc)
    }
}

/// For a person, in English: what was promised, how long things take, how far people got, and what frustrates.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_words(&Words::english()).fmt(f)
    }
}

/// For a person, in English: a line for each place, and how it ended.
impl fmt::Display for Funnel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines(f, &Words::english())
    }
}

/// The median and the 90th percentile, in days or hours.
impl fmt::Display for Durations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, most] = self.said(&Words::english());
        write!(f, "{median}  {most}")
    }
}

impl fmt::Display for InWords<'_, Report> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let InWords { view: report, reader } = self;
        let words = reader.words;
        writeln!(f, "{}", words.fill("report", &[("count", &report.candidacies.to_string())]))?;
        Table::of_promises(words, &report.promises).fmt(f)?;
        let mut table = Table::new(words, "phase", &["left", "there", "median", "most"]);
        for (phase, stays) in &report.phases {
            table.row(words.phase(*phase), stays.row(words));
        }
        table.row(words.say("report.on_hold"), report.times().holds.row(words));
        table.fmt(f)?;
        let mut table = Table::of_times(words);
        for (source, times) in &report.sources {
            table.row(words.named("source", source), times.row(words));
        }
        table.fmt(f)?;
        let head = ["made", "revised", "waiting", "accepted", "declined", "withdrawn", "after_yes", "reneged"];
        let mut table = Table::new(words, "offers", head.iter().chain(&["to_start", "hired"]));
        for (source, offers) in &report.offers {
            table.row(words.named("source", source), offers.row());
        }
        table.fmt(f)?;
        let head = ["all", "screening", "offered", "accepted", "hired", "rejected", "withdrawn", "taken_over"];
        let mut table = Table::new(words, "reached", &head);
        for (source, funnel) in &report.funnels {
            table.row(words.named("source", source), funnel.row());
        }
        table.fmt(f)?;
        writeln!(f)?;
        report.funnel.lines(f, words)?;
        write!(f, "\n\n{}", report.frustrations().said(words))?;
        report.taken_off.iter().try_for_each(|limit| write!(f, "\n{}", limit.said(words)))
    }
}

/// A table whose columns are as wide as what stands in them: names at the left, numbers at the right.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// The promises, a row for each kind.
    pub(crate) fn of_promises(words: &Words, promises: &BTreeMap<PromiseKind, Tally>) -> Self {
        let head = ["kept", "late", "overdue", "beyond", "broken", "put_off", "released", "unknown", "open"];
        let mut table = Table::new(words, "promise", head.iter().chain(&["median", "most"]));
        for (kind, tally) in promises {
            table.row(words.promise(*kind), tally.row(words));
        }
        table
    }

    /// The head of a table of times.
    pub(crate) fn of_times(words: &Words) -> Self {
        Table::new(words, "times", &["all", "outcome", "offer", "end", "holds", "put_off", "unknown"])
    }

    pub(crate) fn new<'a>(words: &Words, title: &str, head: impl IntoIterator<Item = &'a &'a str>) -> Self {
        let head = head.into_iter().map(|name| words.say(&format!("report.head.{name}")));
        Table { rows: vec![[words.say(&format!("report.{title}"))].into_iter().chain(head).collect()] }
    }

    pub(crate) fn row(&mut self, name: String, cells: impl IntoIterator<Item = String>) {
        self.rows.push([name].into_iter().chain(cells).collect());
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        writeln!(f)?;
        for row in &self.rows {
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if at == 0 { write!(f, "{cell:<width$}")? } else { write!(f, "  {cell:>width$}")? }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl Tally {
    fn row(&self, words: &Words) -> Vec<String> {
        let Tally { open, kept, late, overdue, beyond, broken, put_off, released, unknown, answered } = self;
        let counts = [kept, late, overdue, beyond, broken, put_off, released, unknown, open].map(u64::to_string);
        counts.into_iter().chain(answered.said(words)).collect()
    }
}

impl Stays {
    fn row(&self, words: &Words) -> Vec<String> {
        [self.over.len(), self.ongoing]
            .map(|count| count.to_string())
            .into_iter()
            .chain(self.over.said(words))
            .collect()
    }
}

impl Times {
    pub(crate) fn row(&self, words: &Words) -> [String; 7] {
        let Times { candidacies, to_outcome, to_offer, to_end, unknown, holds, put_off } = self;
        let [to_outcome, to_offer, to_end] = [to_outcome, to_offer, to_end].map(|it| it.said_of(words, 50));
        let [all, holds, put_off, unknown] =
            [*candidacies, holds.over.len() + holds.ongoing, *put_off, *unknown].map(|count| count.to_string());
        [all, to_outcome, to_offer, to_end, holds, put_off, unknown]
    }
}

impl Offers {
    fn row(&self) -> [String; 10] {
        let Offers { made, revised, accepted, declined, withdrawn, withdrawn_after_yes, reneged, hired } = *self;
        let (waiting, to_start) = (self.waiting(), self.to_start());
        [made, revised, waiting, accepted, declined, withdrawn, withdrawn_after_yes, reneged, to_start, hired]
            .map(|count| count.to_string())
    }
}

impl Funnel {
    fn row(&self) -> [String; 8] {
        let Funnel { screening, offered, accepted, hired, rejected, withdrawn, taken_over, .. } = *self;
        [self.all(), screening, offered, accepted, hired, rejected, withdrawn, taken_over]
            .map(|count| count.to_string())
    }

    /// A line for each place, and how it ended.
    pub(crate) fn lines(&self, f: &mut fmt::Formatter<'_>, words: &Words) -> fmt::Result {
        let Funnel { applied, applied_openly, approached, taken_over, screening, offered, accepted, .. } = self;
        let counts = [applied, applied_openly, approached, taken_over].map(u64::to_string);
        let [applied, openly, approached, taken_over] = counts.each_ref().map(|count| &**count);
        let places = [("applied", applied), ("openly", openly), ("approached", approached), ("taken_over", taken_over)];
        writeln!(f, "{}", words.fill("funnel.came", &places))?;
        writeln!(f, "{:<24} {screening:>5}", words.say("funnel.screening"))?;
        for StepReached { number, name, candidacies, left_out, unknown, parts } in self.steps() {
            write!(f, "{:<24} {candidacies:>5}", format!("{number} {}", words.step(name.as_str())))?;
            let beside = [(left_out, "funnel.left_out"), (unknown, "funnel.unknown")];
            let mut beside = beside.into_iter().filter(|(count, _)| *count > 0);
            beside.try_for_each(|(count, key)| write!(f, ", {}", words.fill(key, &[("count", &count.to_string())])))?;
            writeln!(f)?;
            let alone = parts.len() == 1;
            for PartReached { number: part, name, candidacies } in parts.into_iter().filter(|_| !alone) {
                let name = words.step(name.as_str());
                writeln!(f, "  {:<22} {candidacies:>5}", format!("{number}.{part} {name}"))?;
            }
        }
        writeln!(f, "{:<24} {offered:>5}", words.say("funnel.offered"))?;
        writeln!(f, "{:<24} {accepted:>5}", words.say("funnel.accepted"))?;
        let Funnel { hired, pooled, rejected, withdrawn, lapsed, .. } = self;
        let counts = [hired, pooled, rejected, withdrawn, lapsed].map(u64::to_string);
        let [hired, pooled, rejected, withdrawn, lapsed] = counts.each_ref().map(|count| &**count);
        let places = [
            ("hired", hired),
            ("pooled", pooled),
            ("rejected", rejected),
            ("withdrawn", withdrawn),
            ("lapsed", lapsed),
        ];
        f.write_str(&words.fill("funnel.ended", &places))
    }
}

impl Durations {
    /// The median and the 90th percentile.
    fn said(&self, words: &Words) -> [String; 2] {
        [50, 90].map(|percent| self.said_of(words, percent))
    }

    fn said_of(&self, words: &Words, percent: u8) -> String {
        self.percentile(percent).map_or("–".into(), |duration| words.duration(duration))
    }
}

impl Frustrations {
    /// The frustrations in one line.
    pub(crate) fn said(&self, words: &Words) -> String {
        let Frustrations { no_feedback, no_reply, misalignment, put_off } = self;
        let said = [no_feedback, no_reply, misalignment, put_off].map(|share| share.said(words));
        let [no_feedback, no_reply, misalignment, put_off] = said.each_ref().map(|share| &**share);
        let places =
            [("feedback", no_feedback), ("reply", no_reply), ("misaligned", misalignment), ("put_off", put_off)];
        words.fill("report.frustrations", &places)
    }
}

impl Share {
    fn said(self, words: &Words) -> String {
        words.fill("report.share", &[("some", &self.some.to_string()), ("of", &self.of.to_string())])
    }
}

impl Words {
    /// `3.5 d`, or `7.2 h` where it is less than a day.
    fn duration(&self, duration: TimeDelta) -> String {
        let (key, unit) =
            if duration < TimeDelta::days(1) { ("duration.hours", 3_600) } else { ("duration.days", 86_400) };
        let tenths = duration.num_seconds() * 10 / unit;
        self.fill(key, &[("whole", &(tenths / 10).to_string()), ("tenths", &(tenths % 10).abs().to_string())])
    }
}
