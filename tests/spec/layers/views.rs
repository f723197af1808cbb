//! What the views for a candidate may know of a candidacy.

use super::{File, roots, source};
use std::collections::BTreeSet;

/// What some code takes of a candidacy.
fn taken(code: &str) -> BTreeSet<String> {
    let word = |part: &str| part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    code.split("candidacy.").skip(1).map(word).collect()
}

/// The page of the candidate is made of what was told: of the candidacy itself it takes its id, and nothing that happened.
#[test]
fn the_candidates_page_is_made_of_what_was_told() {
    let of_the_page = |file: &File| file.name.starts_with("view/candidate/");
    let files: Vec<File> = source().into_iter().filter(of_the_page).collect();
    assert!(files.len() > 3, "the page was not found");
    for file in &files {
        let allowed: &[&str] = if file.name == "view/candidate/mod.rs" {
            &["id", "last_line", "legal_for"] // the last two are for the company: which acts were overtaken
        } else {
            assert!(!roots(&file.code).contains("candidacy"), "src/{} knows the candidacy", file.name);
            &[]
        };
        let more: Vec<String> = taken(&file.code).into_iter().filter(|one| !allowed.contains(&one.as_str())).collect();
        assert!(more.is_empty(), "src/{} takes {more:?} of a candidacy", file.name);
    }
}

/// Whatever else is made for the candidate is made by a function that says so in its name, and that takes of the candidacy its id and
/// what was told.
#[test]
fn what_is_as_told_is_made_of_what_was_told() {
    let (files, mut found) = (source(), Vec::new());
    for file in files.iter().filter(|file| file.name.starts_with("view/")) {
        for function in file
            .code
            .split("pub fn ")
            .skip(1)
            .filter(|function| function.split(['(', '<']).next().is_some_and(|name| name.ends_with("as_told")))
        {
            let body = function.split("\n    }\n").next().and_then(|body| body.split("\n}\n").next()).expect("a body");
            assert!(body.contains("Told::of(candidacy, at)"), "src/{}: {body}", file.name);
            assert_eq!(taken(body), BTreeSet::from(["id".to_owned()]), "src/{}: {body}", file.name);
            found.push(file.name.as_str());
        }
    }
    assert_eq!(found.len(), 2, "a timeline and a calendar, and not {found:?}");
}
