//! What the views may know.

use super::{File, roots, source};
use std::collections::BTreeSet;

/// The view of the candidate is made of what was told: of the candidacy itself it takes its id, and nothing that happened.
#[test]
fn the_candidates_view_is_made_of_what_was_told() {
    let of_the_view = |file: &File| file.name.starts_with("view/candidate/");
    let files: Vec<File> = source().into_iter().filter(of_the_view).collect();
    assert!(files.len() > 3, "the view was not found");
    for file in &files {
        let word = |part: &str| part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        let taken: BTreeSet<String> = file.code.split("candidacy.").skip(1).map(word).collect();
        let allowed: &[&str] = if file.name == "view/candidate/mod.rs" {
            &["id", "last_line", "legal_for"] // the last two are for the company: which acts were overtaken
        } else {
            assert!(!roots(&file.code).contains("candidacy"), "src/{} knows the candidacy", file.name);
            &[]
        };
        let more: Vec<&String> = taken.iter().filter(|one| !allowed.contains(&one.as_str())).collect();
        assert!(more.is_empty(), "src/{} takes {more:?} of a candidacy", file.name);
    }
}
