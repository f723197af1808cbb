//! The journals of many candidacies as a table.

use super::row::{Row, role, rows};
use crate::candidacy::Candidacy;
use crate::value::id::Seq;
use crate::value::text::Name;
use crate::value::time::Time;
use std::borrow::Cow;

/// The names of the columns.
const NAMES: [&str; 18] = [
    "candidacy",
    "number",
    "terms",
    "version",
    "at",
    "corrected",
    "occurred",
    "by",
    "written_by",
    "fact",
    "about",
    "part",
    "deviates",
    "before",
    "phase",
    "step",
    "told_by",
    "taken_over",
];

/// Writes the journals of many candidacies as CSV (RFC 4180): a first row of names, and a row for each entry.
///
/// | column | content |
/// |---|---|
/// | `candidacy`, `number` | the identity of the entry |
/// | `terms`, `version` | the terms that rule after it |
/// | `at` | the moment when it was recorded, as RFC 3339 in UTC |
/// | `corrected` | the right moment, if a wrong clock dated it |
/// | `occurred` | the moment when it happened, if it says an earlier one |
/// | `by` | `candidate`, or a capacity |
/// | `written_by` | the capacity of the person who wrote it down for the candidate, if somebody did |
/// | `fact` | the kind of the fact |
/// | `about` | the number of the entry that it is about, if it names one |
/// | `part` | the name of the part of the step that it is about, if it is about one |
/// | `deviates` | `yes` if it was not as planned or not as required, else `no` |
/// | `before` | the phase before it |
/// | `phase`, `step` | the phase where it led, and the name of the step where that phase belongs to one |
/// | `told_by` | the number of the entry that told the candidate of it, if they were told |
/// | `taken_over` | the step at which the candidacy was taken over from elsewhere, if it was: nothing is known of before |
///
/// A cell that does not apply is empty.
///
/// No cell is a formula. A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, and terms, steps and parts may have
/// any name. A cell that begins with one of these, in full width too, or with `'`, has a `'` put in front, even after blanks and
/// quotes. The same goes for a field behind a `;`: where the comma is in numbers, a spreadsheet begins a cell there (OWASP, CSV
/// injection).
///
/// ```
/// # use candidacy::{Actor, Application, Candidacy, CandidacyId, CandidateId, Cv, Entry, Process, Terms};
/// # use candidacy::uuid::Uuid;
/// # let terms = Terms::new("back-end", 1, Process::back_end())?;
/// # let opening = terms.opening(CandidacyId::new(Uuid::from_u128(1))?, CandidateId::new(Uuid::from_u128(2))?);
/// # let cv = Cv::check(&std::fs::read("examples/cv.pdf")?, "cv.pdf", "application/pdf")?;
/// # let monday = "2026-03-02T09:00:00Z".parse()?;
/// # let mira = Candidacy::open(&terms, Entry::new(Actor::Candidate, Application::open(opening, cv), monday))?;
/// let table = candidacy::view::export::csv([&mira]);
/// let row = table.lines().nth(1).unwrap();
/// assert!(row.ends_with(",0,back-end,1,2026-03-02T09:00:00Z,,,candidate,,applied,,,no,,screening,,0,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
#[expect(clippy::expect_used, clippy::missing_panics_doc, reason = "memory takes every row, and all of it is text")]
pub fn csv<'a, S: 'a>(candidacies: impl IntoIterator<Item = &'a Candidacy<S>>) -> String {
    let mut table = ::csv::Writer::from_writer(Vec::new());
    table.write_record(NAMES).expect("memory takes a row");
    for candidacy in candidacies {
        let id = candidacy.id().to_string();
        for row in rows(candidacy) {
            let cells = cells(&id, &row);
            table.write_record(cells.iter().map(|cell| plain(cell).into_owned())).expect("memory takes a row");
        }
    }
    String::from_utf8(table.into_inner().expect("memory takes every row")).expect("every field is text")
}

/// One row, in the order of the names.
fn cells(id: &str, row: &Row<'_>) -> [String; NAMES.len()] {
    let Row { seq, entry, corrected, part, before, phase, step, terms, told_by, taken_over } = row;
    let occurred = entry.circumstances.as_ref().and_then(|besides| besides.occurred);
    let moment = |at: Option<Time>| at.map(|at| format!("{at:?}")).unwrap_or_default();
    let number = |seq: Option<Seq>| seq.map(|seq| seq.to_string()).unwrap_or_default();
    let name = |name: Option<&Name>| name.map(Name::to_string).unwrap_or_default();
    let deviates = if entry.deviation().is_some() { "yes" } else { "no" };
    [
        id.to_owned(),
        seq.to_string(),
        terms.id().name.to_string(),
        terms.id().version.to_string(),
        moment(Some(entry.at)),
        moment(*corrected),
        moment(occurred),
        role(&entry.by).to_owned(),
        entry.writer().map(|staff| staff.capacity.to_string()).unwrap_or_default(),
        entry.fact.kind().to_string(),
        number(entry.fact.about()),
        name(*part),
        deviates.to_owned(),
        before.map(|phase| phase.to_string()).unwrap_or_default(),
        phase.to_string(),
        name(*step),
        number(*told_by),
        taken_over.map(|step| step.to_string()).unwrap_or_default(),
    ]
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
