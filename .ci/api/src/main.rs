//! Prints every public item of a crate, one a line, from the JSON that rustdoc writes.
//!
//!     candidacy-api target/api/doc/candidacy.json
//!
//! It is made to be read: the traits of others that a type implements stand in one line, without their methods, and what every
//! type has is left out, as are blocks of methods, which are named one by one.

use public_api::Builder;
use std::collections::{BTreeSet, HashMap};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("name the JSON file that rustdoc wrote")?;
    let api = Builder::from_rustdoc_json(path).omit_blanket_impls(true).omit_auto_trait_impls(true).build()?;
    let says_nothing = |line: &str| {
        line.starts_with("impl") && (!line.contains(" for ") || line.contains("::StructuralPartialEq for "))
    };
    let lines: HashMap<_, _> = api.items().map(|item| (item.id(), item.to_string())).collect();
    let mut traits: HashMap<_, BTreeSet<_>> = HashMap::new();
    for (of, whose) in lines.values().filter_map(|line| foreign(line)) {
        traits.entry(whose).or_default().insert(of);
    }
    for item in api.items() {
        let line = &lines[&item.id()];
        let inside = item.parent_id().and_then(|parent| lines.get(&parent));
        if let Some((_, whose)) = foreign(line) {
            // At the first of them all are said.
            if let Some(all) = traits.remove(&whose) {
                let (parameters, name) = whose;
                println!("impl{parameters} {} for {name}", Vec::from_iter(all).join(" + "));
            }
        } else if !says_nothing(line) && inside.and_then(|line| foreign(line)).is_none() {
            println!("{line}");
        }
    }
    Ok(())
}

/// Of `impl<S> core::fmt::Debug for candidacy::Candidacy<S>` the trait, if it is not the crate's own, then `<S>` and the type.
fn foreign(line: &str) -> Option<(&str, (&str, &str))> {
    let (of, name) = line.strip_prefix("impl")?.split_once(" for ")?;
    let (parameters, of) = match of.rsplit_once("> ") {
        Some((parameters, _)) if of.starts_with('<') => of.split_at(parameters.len() + 1),
        _ => ("", of),
    };
    let of = of.trim_start();
    let counts = !of.starts_with("candidacy::") && !of.ends_with("::StructuralPartialEq");
    counts.then_some((of, (parameters, name)))
}
