//! The facts of many candidacies as a table.

use super::role;
use crate::candidacy::{Candidacy, Recorded};
use std::borrow::Cow;

/// Writes the facts of many candidacies as CSV (RFC 4180), a row for each, with a first row of names.
///
/// | column | what |
/// |---|---|
/// | `candidacy`, `number` | which entry |
/// | `terms`, `version` | what it was opened under |
/// | `at` | when, as RFC 3339 in UTC |
/// | `by` | `candidate`, or a capacity |
/// | `fact` | what |
/// | `answers` | the number of the entry that it is about, if it is about one |
/// | `phase`, `step` | where it led; the name of the step, if it is at one |
///
/// No cell is a formula. A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, and terms and steps may have any
/// name. A cell that begins with one of these, in full width too, or with `'`, has a `'` put in front, even after blanks and
/// quotes. The same goes for a field behind a `;`: where the comma is in numbers, a spreadsheet begins a cell there (OWASP, CSV
/// injection).
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
/// let table = candidacy::view::export::csv([&mira]);
/// let row = table.lines().nth(1).unwrap();
/// assert!(row.ends_with(",0,back-end,1,2026-03-02T09:00:00Z,candidate,applied_openly,,screening,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
#[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "memory takes every row, and all of it is text")]
pub fn csv<'a, S: 'a>(candidacies: impl IntoIterator<Item = &'a Candidacy<S>>) -> String {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    let names = ["candidacy", "number", "terms", "version", "at", "by", "fact", "answers", "phase", "step"];
    table.write_record(names).expect("memory takes a row");
    for candidacy in candidacies {
        let (id, terms) = (candidacy.id().to_string(), candidacy.terms());
        let (name, version) = (terms.id().name.as_str(), terms.id().version.to_string());
        for Recorded { seq, entry, phase, step, marks: _ } in candidacy.history() {
            let step = terms.process().step(step).filter(|_| phase.is_in_a_step());
            let answers = entry.fact.answers().map(|seq| seq.to_string()).unwrap_or_default();
            let row = [
                id.as_str(),
                &seq.to_string(),
                name,
                &version,
                &format!("{:?}", entry.at),
                role(entry.by),
                entry.fact.kind().name(),
                &answers,
                phase.name(),
                step.map_or("", |step| step.name().as_str()),
            ];
            table.write_record(row.map(plain).iter().map(|cell| cell.as_bytes())).expect("memory takes a row");
        }
    }
    String::from_utf8(table.into_inner().expect("memory takes every row")).expect("every field is text")
}

/// A cell that no spreadsheet computes, nor what one with another separator takes for a cell. Tabs and line breaks, at which some
/// begin another, are in no name.
fn plain(cell: &str) -> Cow<'_, str> {
    let computed = |part: &str| {
        let begins = part.trim_start_matches(|c: char| c == '"' || c.is_whitespace());
        begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\''])
    };
    if !cell.split(';').any(computed) {
        return Cow::Borrowed(cell);
    }
    let parts = cell.split(';').map(|part| if computed(part) { format!("'{part}") } else { part.to_owned() });
    Cow::Owned(parts.collect::<Vec<_>>().join(";"))
}
