//! The documentation of the law is the law.

use super::read;
use candidacy::law::{LAW, Phases, Row, To};

/// The table in the documentation of `LAW` is the law, row for row.
#[test]
fn the_documented_law_is_the_law() {
    let source = read("src/law/table.rs");
    let documented: Vec<&str> =
        source.lines().filter_map(|line| line.strip_prefix("/// | `")).map(|row| row.trim_end_matches(" |")).collect();
    let law: Vec<String> = LAW.iter().copied().map(documentation).collect();
    let law: Vec<&str> = law.iter().map(String::as_str).collect();
    assert_eq!(documented, law, "\nthe rows would be\n/// | `{}", law.join(" |\n/// | `"));
}

/// A row in the words of the documentation.
fn documentation(row: Row) -> String {
    let to = match row.to {
        To::At(phase) => phase.to_string(),
        To::Onward => "the next step, or `offered`".into(),
        To::Begin => "where the step starts".into(),
        To::Back => "the phase before closing".into(),
        To::Same => "–".into(),
    };
    format!("{}` | {} | {to} | {} | {}", row.fact, phases(row.from), row.by, marks(row))
}

fn marks(row: Row) -> String {
    let said = [("lays", row.lays), ("lifts", row.lifts)].into_iter().filter(|(_, marks)| !marks.is_empty());
    let said: Vec<String> = said.map(|(word, marks)| format!("{word} {marks}")).collect();
    if said.is_empty() { "–".into() } else { said.join("; ") }
}

fn phases(from: Phases) -> String {
    let without = Phases::OPEN.difference(from);
    let besides = from.difference(Phases::OPEN);
    if from.is_empty() {
        "(opens a candidacy)".into()
    } else if from == Phases::ALL {
        "every phase".into()
    } else if from.len() < 6 {
        from.to_string()
    } else {
        let but = if without.is_empty() { String::new() } else { format!(" but {without}") };
        let and = if besides.is_empty() { String::new() } else { format!(", and {besides}") };
        format!("every open phase{but}{and}")
    }
}
