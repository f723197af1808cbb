//! Ceilings, holds and rules of a place against whoever plays for time.

use super::company::{boss, plain, terms};
use super::story::Story;
use crate::support::{day, ways};
use candidacy::law::Held;
use candidacy::value::Label;
use candidacy::{Candidacy, Entry, FactKind, PromiseKind, Terms};

/// A conversation beyond the process.
fn a_coffee(terms: &Terms) -> Held {
    Held { part: None, extra: Some(Label::new("a coffee").expect("a label")), attendance: ways::attendance(terms) }
}

/// A conversation beyond the process makes no first answer later, of no opening.
#[test]
fn an_extra_interview_lengthens_no_first_answer() {
    let terms = terms(plain(), 1);
    let mut applied = Story::applied(&terms);
    let taken_over = ways::facts(&terms, None, FactKind::TakenOver, day(0)).swap_remove(0);
    let taken_over = Candidacy::open(&terms, Entry::new(boss(), taken_over, day(0))).expect("a takeover opens");
    let mut taken_over = Story { candidacy: taken_over, at: day(0) };
    for story in [&mut applied, &mut taken_over] {
        let ceiling = story.ceiling(PromiseKind::FirstAnswer);
        story.on(10).oddly(a_coffee(&terms));
        assert_eq!(story.ceiling(PromiseKind::FirstAnswer), ceiling);
    }
}
