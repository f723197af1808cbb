//! The audit as text: a line for each breach, each observation and each limit that was taken off.

use super::{Audit, Breach, Observation, Observed};
use crate::promise::{End, How, Promise};
use crate::terms::calendar::Zone;
use crate::value::id::Seq;
use crate::view::words::{InWords, Reader, Said, Words};
use chrono::Utc;
use std::fmt;

impl Audit {
    /// Returns the audit as text, in these words and on the clock of this zone. `Display` of the audit is English, on the clock of UTC.
    pub fn in_words<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> impl fmt::Display + 'a {
        InWords::new(self, words, zone)
    }
}

/// For a person, in English.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InWords::new(self, &Words::english(), Utc).fmt(f)
    }
}

impl Breach {
    /// Returns the breach as a sentence, in these words and on the clock of this zone: what, since when, how late, and by which rule.
    pub fn in_words<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> impl fmt::Display + 'a {
        InWords::new(self, words, zone)
    }
}

/// For a person, in English: what, since when, how late, and by which rule.
impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InWords::new(self, &Words::english(), Utc).fmt(f)
    }
}

impl Observation {
    /// Returns the entry and the observation about it, in these words and on the clock of this zone.
    pub fn in_words<'a>(&'a self, words: &'a Words, zone: impl Into<Zone>) -> impl fmt::Display + 'a {
        InWords::new(self, words, zone)
    }
}

/// For a person, in English: the entry, and the observation about it.
impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        InWords::new(self, &Words::english(), Utc).fmt(f)
    }
}

impl fmt::Display for InWords<'_, Audit> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let InWords { view: audit, reader } = self;
        let words = reader.words;
        let places = [
            ("id", &*audit.candidacy.to_string()),
            ("when", &reader.moment(audit.as_of)),
            ("late", &audit.breaches.len().to_string()),
            ("all", &audit.promises.to_string()),
        ];
        let head = words.fill("audit", &places);
        let put_off = |head: String, count: usize| {
            words.fill("audit.put_off", &[("audit", &head), ("count", &count.to_string())])
        };
        f.write_str(&if audit.put_off > 0 { put_off(head, audit.put_off) } else { head })?;
        if let Some(step) = audit.taken_over {
            let unknown = audit.unknown.iter().map(|(kind, count)| format!("{count} {}", words.promise(*kind)));
            let places = [("step", &*step.to_string()), ("what", &words.in_a_row(unknown))];
            write!(f, "\n  {}", words.fill("audit.taken_over", &places))?;
        }
        audit.breaches.iter().try_for_each(|breach| write!(f, "\n  {}", reader.breach(breach)))?;
        audit.observations.iter().try_for_each(|observation| write!(f, "\n  {}", reader.observation(observation)))?;
        audit.taken_off.iter().try_for_each(|limit| write!(f, "\n  {}", limit.said(words)))
    }
}

impl fmt::Display for InWords<'_, Breach> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reader.breach(self.view))
    }
}

impl fmt::Display for InWords<'_, Observation> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reader.observation(self.view))
    }
}

impl Reader<'_> {
    fn breach(&self, breach: &Breach) -> String {
        let words = self.words;
        let Promise { kind, by, entry, number, due, end, .. } = breach.promise;
        let places = [("what", &*words.promise(kind)), ("entry", &entry.to_string()), ("number", &number.to_string())];
        let what = words.fill(if number > 0 { "audit.entry.number" } else { "audit.entry" }, &places);
        let how = match end {
            Some(End { how: How::Kept, .. }) => "audit.late.kept",
            Some(End { how: How::Broken, .. }) => "audit.late.broken",
            Some(End { how: How::Released, .. }) => "audit.late.released",
            Some(End { how: How::PutOff, .. }) => "audit.late.put_off",
            None => "audit.late.open",
        };
        let places = [
            ("what", &*what),
            ("due", &self.by(breach.last_day, due)),
            ("how", &words.fill(how, &[("late", &words.lateness(breach.late_by))])),
            ("by", &words.side(by)),
            ("rule", &breach.rule.said(words)),
        ];
        let said = words.fill("audit.breach", &places);
        let Some(beyond) = &breach.beyond else { return said };
        let places = [("breach", &*said), ("ceiling", &beyond.said_as_ceiling(words))];
        words.fill("audit.breach.beyond", &places)
    }

    fn observation(&self, observation: &Observation) -> String {
        let Observation { seq, at, fact, what } = observation;
        let entry = [("what", &*self.words.fact(*fact)), ("entry", &seq.to_string())];
        let places = [
            ("what", &*self.words.fill("audit.entry", &entry)),
            ("when", &self.moment(*at)),
            ("observed", &self.observed(observation, what)),
        ];
        self.words.fill("audit.observed", &places)
    }

    fn observed(&self, Observation { at, .. }: &Observation, what: &Observed) -> String {
        let fill = |name: &str, places: &[(&str, &str)]| self.words.fill(&format!("audit.observed.{name}"), places);
        match what {
            Observed::Deviation => fill("deviation", &[]),
            Observed::Reversal { moves } => {
                let moves = self.words.in_a_row(moves.iter().map(Seq::to_string));
                fill("reversal", &[("entries", &moves)])
            }
            Observed::WrittenDown { by, stands } => {
                fill(&format!("written_down.{stands}"), &[("who", &by.person.to_string())])
            }
            Observed::Review => fill("review", &[]),
            Observed::Assent { stands } => fill(&format!("assent.{stands}"), &[]),
            Observed::Transfer { to } => fill("transfer", &[("terms", &self.words.terms(to))]),
            Observed::RecordedLate { occurred } => {
                fill("recorded_late", &[("late", &self.words.lateness(*at - *occurred))])
            }
            Observed::MomentCorrected { entry, was, is } => {
                let (entry, was, is) = (entry.to_string(), self.moment(*was), self.moment(*is));
                fill("moment_corrected", &[("entry", &entry), ("was", &was), ("is", &is)])
            }
            Observed::PanelSize { people, panel } => {
                let [people, least, most] =
                    [*people, panel.at_least().into(), panel.at_most().into()].map(|number: usize| number.to_string());
                fill("panel_size", &[("people", &people), ("least", &least), ("most", &most)])
            }
            Observed::NoTopics => fill("no_topics", &[]),
        }
    }
}
