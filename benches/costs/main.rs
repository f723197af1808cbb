//! What things cost, beside the same things done by other means: `cargo bench`, or `cargo bench -- deciding` for one topic.
//!
//! A topic is a function that gives rows; to add one, write it in [`topics`] or beside it, and name it in `TOPICS`. What is
//! measured lives in `benches/peers` and `benches/cv`, crates of their own, so that the peers burden neither the library nor its
//! tests.

mod dependant;
mod peers;
mod table;
mod topics;

use peers::Peers;
use std::collections::BTreeMap;
use std::process::ExitCode;
use table::Row;

/// What to call it with, what it is about, the crate in `benches` that is measured, and what measures it.
type Topic = (&'static str, &'static str, &'static str, fn(&Peers) -> Vec<Row>);

const TOPICS: &[Topic] = &[
    ("deciding", "Is a fact legal, and where does it lead?", "peers", topics::deciding),
    ("refusing", "A fact that is not legal", "peers", topics::refusing),
    ("recording", "Deciding, and keeping what follows", "peers", topics::recording),
    ("state", "What a candidacy keeps in memory", "peers", topics::state),
    ("replaying", "Rebuilding 21 entries that are in memory", "peers", topics::replaying),
    ("json", "Rebuilding 21 entries from JSON lines", "peers", topics::json),
    ("ledger", "What it costs to ask for promises", "peers", topics::ledger),
    ("fleet", "100,000 candidacies with six entries each", "peers", topics::fleet),
    ("deadlines", "When is it due?", "peers", topics::deadlines),
    ("cv", "Is this file a CV?", "cv", topics::cv),
    ("dependant", "What a crate pays for depending on this one", "peers", dependant::dependant),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // Only `cargo bench` says `--bench`. Tests, lists and dry runs start this too, and want nothing of it.
    if !args.iter().any(|arg| arg == "--bench") || args.iter().any(|arg| arg == "--list" || arg == "--test") {
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<&String> = args.iter().filter(|arg| !arg.starts_with('-')).collect();
    let chosen: Vec<&Topic> = TOPICS
        .iter()
        .filter(|(name, ..)| wanted.is_empty() || wanted.iter().any(|want| name.contains(want.as_str())))
        .collect();
    match run(&chosen) {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("{what}");
            ExitCode::FAILURE
        }
    }
}

fn run(topics: &[&Topic]) -> Result<(), String> {
    if topics.is_empty() {
        let names: Vec<&str> = TOPICS.iter().map(|(name, ..)| *name).collect();
        return Err(format!("no such topic; there are {}", names.join(", ")));
    }
    let mut built = BTreeMap::new();
    for (.., crate_name, _) in topics {
        if !built.contains_key(crate_name) {
            built.insert(*crate_name, Peers::build(crate_name)?);
        }
    }
    let unit = built.values().next().map_or("", Peers::unit);
    println!("\nEvery side gives the same answers. Cost is counted in {unit}.");
    let mut rows = Vec::new();
    for (name, about, crate_name, measure) in topics {
        println!("\n{name}: {about}\n{}", table::head());
        for row in measure(&built[crate_name]) {
            println!("{row}");
            rows.push(row);
        }
    }
    println!("\n{}", table::summary(&rows));
    Ok(())
}
