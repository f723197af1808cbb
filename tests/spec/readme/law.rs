//! The documentation of the tables is the tables, row for row: a reader of the documentation sees no code.

use super::read;
use candidacy::law::{
    Condition, LAW, PARTS, PartRow, PartStates, Pendings, Phases, REQUESTS, RequestRow, Row, To, Told,
};
use candidacy::promise::{self, PROMISES, Which, While};
use candidacy::terms::PartKinds;
use std::fmt::Display;

/// Holds the rows that the documentation of a table shows against those of the table. The first cell of a row is a name in code.
#[track_caller]
fn is_documented(file: &str, table: &str, rows: impl Iterator<Item = String>) {
    let source = read(file);
    let declared = format!("pub const {table}:");
    let above = source.split(&declared).next().filter(|above| above.len() < source.len()).expect("the table is there");
    let documentation: Vec<&str> = above
        .lines()
        .rev()
        .skip_while(|line| line.starts_with("#["))
        .map_while(|line| line.strip_prefix("///"))
        .collect();
    let documented: Vec<&str> = documentation.into_iter().rev().filter(|line| line.starts_with(" | `")).collect();
    let rows: Vec<String> = rows.collect();
    let wanted: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert!(documented == wanted, "{table} in {file} would be\n///{}", wanted.join("\n///"));
}

fn cells(name: impl Display, cells: &[String]) -> String {
    format!(" | `{name}` | {} |", cells.join(" | "))
}

/// The table in the documentation of `LAW` is the law, row for row.
#[test]
fn the_documented_law_is_the_law() {
    is_documented("src/law/table.rs", "LAW", LAW.iter().map(of_law));
}

/// The table in the documentation of `PARTS` is what the law says of parts, row for row.
#[test]
fn the_documented_parts_are_the_parts() {
    is_documented("src/law/table.rs", "PARTS", PARTS.iter().copied().map(of_a_part));
}

/// The table in the documentation of `REQUESTS` is what the candidate may ask for, row for row.
#[test]
fn the_documented_requests_are_the_requests() {
    is_documented("src/law/table.rs", "REQUESTS", REQUESTS.iter().copied().map(of_a_request));
}

/// The table in the documentation of `PROMISES` is what is owed, row for row, with the facts that keep it.
#[test]
fn the_documented_promises_are_the_promises() {
    is_documented("src/promise/table.rs", "PROMISES", PROMISES.iter().map(of_a_promise));
}

fn of_law(row: &Row) -> String {
    let to = match row.to {
        To::At(phase) => phase.to_string(),
        To::Onward => "the next step, or `offer_due`".into(),
        To::Step => "the step that was proposed".into(),
        To::Again => "the step that it names".into(),
        To::Back => "where it was before the latest move".into(),
        To::Told => "`rejected`, where feedback is due".into(),
        To::Same => "–".into(),
    };
    let opening = if row.opening && !row.from.is_empty() { "; opens a candidacy" } else { "" };
    let conditions = row.when.iter().map(Condition::name).collect::<Vec<_>>().join(", ");
    let from = format!("{}{opening}", phases(row.from));
    let when = if conditions.is_empty() { "–".to_owned() } else { conditions };
    cells(row.fact, &[from, when, to, row.by.to_string(), opens_and_closes(row.opens, row.closes), told(row.told)])
}

fn of_a_part(row: PartRow) -> String {
    let closes = opens_and_closes(Pendings::EMPTY, row.closes);
    let from = if row.from == PartStates::ALL { "any".to_owned() } else { row.from.to_string() };
    cells(row.fact, &[kinds(row.of), from, row.to.to_string(), row.by.to_string(), closes, told(row.told)])
}

fn of_a_request(row: RequestRow) -> String {
    let out = row.while_out.map_or("–".to_owned(), |kind| format!("in a step, an {kind} is set up"));
    let by = if row.answered_by_whom_it_is_about { "" } else { ", and nobody whom it is about" };
    let ends = if row.ends_with_an_answer { "any answer" } else { "a final answer" };
    cells(row.request, &[phases(row.legal), out, format!("{}{by}", row.answered_by), ends.into()])
}

fn of_a_promise(row: &promise::Row) -> String {
    let owed = match row.owed {
        While::In(phase) => format!("in `{phase}`"),
        While::PayUnknown => "the pay is not known".into(),
        While::OtherRequest => "a request waits that has no row of its own".into(),
        While::Part(of, state) => format!("a part is `{state}`: {}", kinds(of)),
        While::Pending(what, which) => {
            let which = match which {
                Which::Each => String::new(),
                Which::OpenedBy(facts) => format!(", opened by {facts}"),
                Which::Untold => ", of which nothing was said yet".into(),
                Which::BeforeTheSteps => ", before the first step".into(),
                Which::OfAStep => ", of a step".into(),
            };
            format!("`{what}` waits{which}")
        }
    };
    let stops = if row.stops { "yes" } else { "–" };
    cells(row.kind, &[owed, row.by.to_string(), row.kept_by.to_string(), stops.into()])
}

fn kinds(of: PartKinds) -> String {
    if of == PartKinds::ALL { "any".into() } else { of.to_string() }
}

fn told(told: Told) -> String {
    let when = match told {
        Told::AtOnce => "at once",
        Told::ByWord => "by a later entry",
        Told::Never => "never",
    };
    when.into()
}

fn opens_and_closes(opens: Pendings, closes: Pendings) -> String {
    let said = [("opens", opens), ("closes", closes)].into_iter().filter(|(_, items)| !items.is_empty());
    let said: Vec<String> = said.map(|(word, items)| format!("{word} {items}")).collect();
    if said.is_empty() { "–".into() } else { said.join("; ") }
}

/// Phases in few words: those that are missing, where these are fewer.
fn phases(from: Phases) -> String {
    let all = [(Phases::ALL, "every phase"), (Phases::OPEN, "every open phase")];
    let whole = all.into_iter().filter(|(whole, _)| from.difference(*whole).is_empty()).map(|(whole, words)| {
        let missing = whole.difference(from);
        let without = if missing.is_empty() { String::new() } else { format!(" without {missing}") };
        (missing.len(), format!("{words}{without}"))
    });
    let listed = (from.len(), if from.is_empty() { "opens a candidacy".into() } else { from.to_string() });
    whole.chain([listed]).min_by_key(|(length, _)| *length).expect("they can be listed").1
}
