//! The log of many candidacies as XES (IEEE 1849-2016). No library for it is light enough, so it is written without one.

use super::role;
use crate::candidacy::{Candidacy, Recorded};
use crate::value::time::Time;
use crate::view::drawing::Escaped;
use chrono::Timelike;
use std::fmt;

/// Writes many candidacies as an event log for process-mining tools: a trace for each, an event for each fact.
///
/// An event has `concept:name` (the fact), `time:timestamp` and `org:role` (the candidate, or a capacity). This library adds
/// `candidacy:number`, `candidacy:phase` and `candidacy:step`: the place that the fact led to. There is no `org:resource`: the log
/// compares ways and not people.
///
/// ```
/// # use candidacy::{Actor, Candidacy, CandidacyId, CandidateId, Cv, Entry, OpenApplication, Process, Terms};
/// # use uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let application = OpenApplication { opening, cv };
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, application, monday))?;
/// let log = candidacy::view::export::xes([&mira]).to_string();
/// assert!(log.contains(r#"<string key="concept:name" value="applied_openly"/>"#));
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
  </global>
  <classifier name="Fact" keys="concept:name"/>
  <classifier name="Fact and step" keys="concept:name candidacy:step"/>
"#;

impl<S> fmt::Display for Log<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        for candidacy in &self.0 {
            let terms = candidacy.terms();
            writeln!(f, "  <trace>")?;
            string(f, "    ", "concept:name", &candidacy.id().to_string())?;
            string(f, "    ", "candidacy:terms", terms.id().name.as_str())?;
            writeln!(f, r#"    <int key="candidacy:version" value="{}"/>"#, terms.id().version)?;
            for Recorded { seq, entry, phase, step, marks: _ } in candidacy.history() {
                let step = terms.process().step(step).filter(|_| phase.is_in_a_step());
                let step = step.map_or("", |step| step.name().as_str());
                writeln!(f, "    <event>")?;
                string(f, "      ", "concept:name", entry.fact.kind().name())?;
                let at = dated(entry.at);
                writeln!(f, r#"      <date key="time:timestamp" value="{at}"/>"#)?;
                string(f, "      ", "org:role", role(entry.by))?;
                writeln!(f, r#"      <int key="candidacy:number" value="{seq}"/>"#)?;
                string(f, "      ", "candidacy:phase", phase.name())?;
                string(f, "      ", "candidacy:step", step)?;
                writeln!(f, "    </event>")?;
            }
            writeln!(f, "  </trace>")?;
        }
        writeln!(f, "</log>")
    }
}

/// A moment as XML Schema writes it: no sign before a year of more than four digits, and no second that leaps.
fn dated(at: Time) -> String {
    let whole = at.with_nanosecond(at.nanosecond().min(999_999_999)).unwrap_or(at);
    whole.format("%Y-%m-%dT%H:%M:%S%.3f+00:00").to_string().trim_start_matches('+').to_owned()
}

fn string(f: &mut fmt::Formatter<'_>, indent: &str, key: &str, value: &str) -> fmt::Result {
    writeln!(f, r#"{indent}<string key="{key}" value="{}"/>"#, Escaped(value))
}
