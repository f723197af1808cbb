//! The table: a row for each entry, as a reader of such tables finds it, and no cell that a spreadsheet computes.

use super::{invited, occurred, of_two, part, role, step};
use crate::support::walked::few;
use crate::support::ways::{self, DAY};
use crate::support::{day, staff, text};
use crate::wire::walks::journal;
use candidacy::value::{Any, Correction};
use candidacy::view::export;
use candidacy::{Capacity, Entry, Fact, Phase, Process, Seq, Terms, Time};
use proptest::prelude::*;
use std::collections::BTreeMap;

const NAMES: &str = "candidacy,number,terms,version,at,corrected,occurred,by,written_by,fact,about,part,deviates,before,phase,step,told_by,taken_over\n";

fn rows(table: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(table.as_bytes()).records().map(|row| row.expect("a row")).collect()
}

proptest! {
    #![proptest_config(few())]

    /// The table has a row for each entry, in order, with everything about it that is no word.
    #[test]
    fn the_table_is_the_journal((candidacy, _) in journal(30)) {
        let rows = rows(&export::csv([&candidacy, &candidacy]));
        prop_assert_eq!(rows.len(), 2 * candidacy.journal().len());
        let said = |value: Option<String>| value.unwrap_or_default();
        let told: BTreeMap<Seq, Seq> =
            candidacy.history().flat_map(|it| it.told.iter().map(|told| (*told, it.seq)).collect::<Vec<_>>()).collect();
        let taken_over = match &candidacy.journal()[0].fact {
            Fact::TakenOver(takeover) => Some(takeover.step),
            _ => None,
        };
        let mut before: Option<Phase> = None;
        for (row, happened) in rows.iter().zip(candidacy.history()) {
            let entry = happened.entry;
            let corrects = |other: &Entry| match &other.fact {
                Fact::MomentCorrected(correction) if correction.entry == happened.seq => Some(correction.moment),
                _ => None,
            };
            let corrected = candidacy.journal().iter().rev().find_map(corrects);
            let moment = |at: Option<Time>| said(at.map(|at| format!("{at:?}")));
            let expected = [
                candidacy.id().to_string(),
                happened.seq.to_string(),
                happened.terms.id().name.to_string(),
                happened.terms.id().version.to_string(),
                moment(Some(entry.at)),
                moment(corrected),
                moment(occurred(entry)),
                role(entry),
                said(entry.writer().map(|staff| staff.capacity.to_string())),
                entry.fact.kind().to_string(),
                said(entry.fact.about().map(|seq| seq.to_string())),
                part(&happened),
                if entry.deviation().is_some() { "yes" } else { "no" }.to_owned(),
                said(before.map(|phase| phase.to_string())),
                happened.now.phase.to_string(),
                step(&happened),
                said(told.get(&happened.seq).map(Seq::to_string)),
                said(taken_over.map(|step| step.to_string())),
            ];
            prop_assert!(row.iter().eq(expected.iter().map(String::as_str)), "{:?}", row);
            before = Some(happened.now.phase);
        }
    }

    /// Whatever terms, steps and parts are called, no cell is a formula that a spreadsheet computes, be it one that takes `;` for what
    /// stands between two cells. One `'` taken away at the beginning and behind each `;`, it is the name.
    #[test]
    fn no_cell_is_a_formula(names in prop::array::uniform4("([\" ;]{0,3}[=+@＝＋－＠'a-][^\\p{C}]{0,8}){1,4}")) {
        let [name, step, part, other] = &names;
        let Some(process) = of_two(step, [part, other]) else { return Ok(()) };
        let Ok(terms) = Terms::new(name, 1, process) else { return Ok(()) };
        let table = export::csv([&invited(&terms)]);
        let rows = |between: u8| -> Vec<csv::StringRecord> {
            let mut reader = csv::ReaderBuilder::new().delimiter(between).flexible(true).from_reader(table.as_bytes());
            reader.records().map(|row| row.expect("a row")).collect()
        };
        for cell in rows(b',').iter().chain(&rows(b';')).chain(&rows(b'\t')).flatten() {
            let begins = cell.trim_start();
            prop_assert!(!begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']), "{} in {}", cell, table);
        }
        let written = |cell: &str| {
            cell.split(';').map(|part| part.strip_prefix('\'').unwrap_or(part)).collect::<Vec<_>>().join(";")
        };
        let last = &rows(b',')[2];
        prop_assert_eq!([&last[2], &last[15], &last[11]].map(written), [name, step, part].map(String::to_owned));
    }
}

/// A moment that was corrected stands beside the one that was recorded.
#[test]
fn a_corrected_moment_stands_beside_the_recorded_one() {
    let back_end = Terms::new("back-end", 1, Process::back_end()).expect("a name");
    let mut mira = invited(&back_end);
    let correction = Correction { entry: Seq(2), moment: day(1) + DAY / 2, reason: text("the clock was ahead") };
    let _ = mira.record(Entry::new(staff(Capacity::RECRUITER), correction, day(2))).expect("between its neighbours");
    let rows = rows(&export::csv([&mira]));
    let moments: Vec<[&str; 2]> = rows.iter().map(|row| [&row[4], &row[5]]).collect();
    assert_eq!(moments[2], ["2026-03-04T09:00:00Z", "2026-03-03T21:00:00Z"]);
    assert_eq!((moments[1][1], moments[3][1]), ("", ""));
    assert_eq!((&rows[3][9], &rows[3][10]), ("moment_corrected", "2"));
}

/// Without candidacies it is its names.
#[test]
fn an_empty_table_is_its_names() {
    assert_eq!(export::csv::<Any>([]), NAMES);
    let one = ways::applied(&Terms::new("back-end", 1, Process::back_end()).expect("a name"), day(0));
    assert!(export::csv([&one]).starts_with(NAMES));
}
