//! The log of many candidacies as XES (IEEE 1849-2016). No library for it is light enough, so it is written without one.

use super::row::{Row, role, rows, taken_over};
use crate::candidacy::Candidacy;
use crate::value::text::Name;
use crate::value::time::Time;
use crate::view::drawing::Escaped;
use chrono::Timelike;
use std::fmt;

/// Writes many candidacies as an event log for process-mining tools: a trace for each, an event for each entry.
///
/// | attribute | content |
/// |---|---|
/// | `concept:name` | the kind of the fact |
/// | `time:timestamp` | the moment when it was recorded, as corrected |
/// | `org:role` | `candidate`, or a capacity |
/// | `candidacy:number` | the number of the entry |
/// | `candidacy:phase` | the phase where it led |
/// | `candidacy:step`, `candidacy:part` | the step where it led, and the part that it is about; empty where there is none |
/// | `candidacy:occurred` | the moment when it happened, only where it says an earlier one |
/// | `candidacy:written_by` | the capacity of the person who wrote it down for the candidate, only where somebody did |
/// | `candidacy:deviates` | true where it was not as planned or not as required |
///
/// A trace has the candidacy as its `concept:name`, and the name and version of its terms. If the candidacy was taken over from
/// elsewhere, `candidacy:taken_over` is the step at which it was. Nothing is known of before.
///
/// There is no `org:resource`: the log compares ways and not people. There is no `lifecycle:transition` either: an entry is a moment,
/// and how far a part is follows from the fact.
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// let log = candidacy::view::export::xes([&mira]).to_string();
/// assert!(log.contains(r#"<string key="concept:name" value="applied"/>"#));
/// assert!(log.contains(r#"<date key="time:timestamp" value="2026-03-02T09:00:00.000+00:00"/>"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn xes<'a, S: 'a>(candidacies: impl IntoIterator<Item = &'a Candidacy<S>>) -> impl fmt::Display {
    Log(candidacies.into_iter().collect())
}

struct Log<'a, S>(Vec<&'a Candidacy<S>>);

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <global scope="trace">
    <string key="concept:name" value=""/>
  </global>
  <global scope="event">
    <string key="concept:name" value=""/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
    <string key="org:role" value=""/>
    <string key="candidacy:step" value=""/>
    <string key="candidacy:part" value=""/>
  </global>
  <classifier name="Fact" keys="concept:name"/>
  <classifier name="Fact and step" keys="concept:name candidacy:step"/>
  <classifier name="Fact, step and part" keys="concept:name candidacy:step candidacy:part"/>
"#;

impl<S> fmt::Display for Log<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        for candidacy in &self.0 {
            let opened = &candidacy.opening().terms;
            writeln!(f, "  <trace>")?;
            attribute(f, 4, "string", "concept:name", &candidacy.id().to_string())?;
            attribute(f, 4, "string", "candidacy:terms", opened.name.as_str())?;
            attribute(f, 4, "int", "candidacy:version", &opened.version.to_string())?;
            if let Some(step) = taken_over(candidacy) {
                attribute(f, 4, "int", "candidacy:taken_over", &step.to_string())?;
            }
            rows(candidacy).iter().try_for_each(|row| event(f, row))?;
            writeln!(f, "  </trace>")?;
        }
        writeln!(f, "</log>")
    }
}

fn event(f: &mut fmt::Formatter<'_>, row: &Row<'_>) -> fmt::Result {
    let Row { seq, entry, corrected, part, phase, step, .. } = row;
    let name = |name: Option<&Name>| name.map(Name::to_string).unwrap_or_default();
    writeln!(f, "    <event>")?;
    attribute(f, 6, "string", "concept:name", entry.fact.kind().name())?;
    attribute(f, 6, "date", "time:timestamp", &dated(corrected.unwrap_or(entry.at)))?;
    attribute(f, 6, "string", "org:role", role(&entry.by))?;
    attribute(f, 6, "int", "candidacy:number", &seq.to_string())?;
    attribute(f, 6, "string", "candidacy:phase", phase.name())?;
    attribute(f, 6, "string", "candidacy:step", &name(*step))?;
    attribute(f, 6, "string", "candidacy:part", &name(*part))?;
    if let Some(occurred) = entry.circumstances.as_ref().and_then(|besides| besides.occurred) {
        attribute(f, 6, "date", "candidacy:occurred", &dated(occurred))?;
    }
    if let Some(staff) = entry.writer() {
        attribute(f, 6, "string", "candidacy:written_by", staff.capacity.as_str())?;
    }
    attribute(f, 6, "boolean", "candidacy:deviates", if entry.deviation().is_some() { "true" } else { "false" })?;
    writeln!(f, "    </event>")
}

/// A moment as XML Schema writes it: no sign before a year of more than four digits, and no second that leaps.
fn dated(at: Time) -> String {
    let whole = at.with_nanosecond(at.nanosecond().min(999_999_999)).unwrap_or(at);
    whole.format("%Y-%m-%dT%H:%M:%S%.3f+00:00").to_string().trim_start_matches('+').to_owned()
}

fn attribute(f: &mut fmt::Formatter<'_>, indent: usize, kind: &str, key: &str, value: &str) -> fmt::Result {
    writeln!(f, r#"{:indent$}<{kind} key="{key}" value="{}"/>"#, "", Escaped(value))
}
