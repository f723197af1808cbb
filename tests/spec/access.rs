//! Everything held about a person is in what they are given, and nothing of anybody else.

use crate::profiles::profiles;
use crate::support::after::after;
use crate::support::fleet::{candidate_id, fleets};
use crate::support::ways;
use crate::support::{day, defined, role, role_profile, staff, text};
use crate::wire::format::is_data;
use crate::wire::walks::shelf;
use candidacy::law::Approach;
use candidacy::person::{AccessExport, Candidate, Processing};
use candidacy::value::{DataRight, Label, Source};
use candidacy::{Candidacy, Capacity, Entry, Fact, FactKind, Process, Profile, Seq, Terms, role};
use proptest::prelude::*;
use serde_json::Value;

fn label(words: &str) -> Label {
    Label::new(words).expect("a label")
}

pub(crate) fn processing() -> Processing {
    let processing = Processing::new(label("hiring"), label("the data protection authority"));
    processing.done_for(label("the talent pool")).given_to(label("Mail B.V.")).sent_to(label("Canada (adequacy)"))
}

proptest! {
    /// Each journal is there whole, and can be read and replayed; with each promise and how it ended, where the data came from, until
    /// when it is kept, which tools take part, and what is done with it (F78). What has not been told yet is named, and what is never told.
    #[test]
    fn everything_held_is_given(fleet in fleets(3), profile in profiles()) {
        let person = Candidate::new(candidate_id(2), &fleet).expect("all are one person's");
        let (employer, processing) = (role_profile().employer().clone(), processing());
        let export = AccessExport::new(&person, &employer, &processing, day(99)).with_profile(&profile);
        let json = serde_json::to_value(&export).expect("JSON");
        prop_assert_eq!(&json["controller"]["legal_name"], "Locks B.V.");
        prop_assert_eq!(&json["processing"]["authority"], "the data protection authority");
        prop_assert_eq!(export.processing(), &processing);
        prop_assert_eq!((export.rights(), &json["rights"][0]), (DataRight::ALL, &Value::from("access")));
        prop_assert_eq!(serde_json::from_value::<Profile>(json["profile"].clone()).expect("it was written"), profile.clone());
        prop_assert_eq!(&json["candidate"], &Value::from(candidate_id(2).to_string()));
        prop_assert_eq!(&json["as_of"], &Value::from(format!("{:?}", day(99))));
        prop_assert_eq!((export.controller(), export.candidate(), export.as_of()), (&employer, person.id(), day(99)));
        prop_assert_eq!((export.profile(), export.candidacies().len()), (Some(&profile), fleet.len()));
        for (held, (candidacy, written)) in
            export.candidacies().iter().zip(person.candidacies().iter().zip(json["candidacies"].as_array().expect("a list")))
        {
            let entries: Vec<Entry> = serde_json::from_value(written["journal"].clone()).expect("it was written");
            let replayed = Candidacy::replay(shelf(), entries).expect("it was lawful");
            prop_assert_eq!(replayed.journal(), candidacy.journal());
            prop_assert_eq!(&held.promises, &candidacy.all_promises());
            prop_assert_eq!(&held.retention, &candidacy.retention_period());
            prop_assert_eq!((held.phase, held.candidacy, held.terms), (candidacy.phase(), candidacy.id(), candidacy.terms().id()));
            prop_assert_eq!(held.consent, candidacy.consent());
            let is_known = |tool: &Label| held.tools.iter().filter(|held| **held == tool).count() == 1;
            let named = candidacy.known_terms().iter().flat_map(|terms| terms.process().tools());
            let took_part = candidacy.journal().iter().filter_map(|entry| match &entry.fact {
                Fact::CandidateAdvanced(decision) => Some(&decision.deciders),
                Fact::RejectionDecided(rejection) => Some(&rejection.deciders),
                _ => None,
            });
            prop_assert!(named.chain(took_part.flat_map(candidacy::value::Deciders::tools)).all(is_known));
            let found = candidacy.journal().iter().filter_map(|entry| {
                if let Fact::Approached(approach) = &entry.fact { Some(&approach.found) } else { None }
            });
            prop_assert_eq!(&held.found, &found.collect::<Vec<_>>());
            prop_assert_eq!(held.sources.len(), candidacy.journal().iter().filter(|entry| entry.fact.source().is_some()).count());
            let kinds = |kind: &FactKind| candidacy.journal().iter().any(|entry| entry.fact.kind() == *kind);
            prop_assert_eq!(&held.categories, &FactKind::ALL.iter().copied().filter(kinds).collect::<Vec<_>>());
            let mut all: Vec<Seq> = candidacy.told();
            all.extend(held.untold.iter().chain(&held.internal));
            all.sort();
            prop_assert!(all.into_iter().eq(candidacy.lines().map(|line| line.seq)), "each is told, or to be told, or internal");
        }
        is_data(&processing);
    }
}

/// What is done with the data is shown as it was said.
#[test]
fn what_is_done_is_shown() {
    let processing = processing();
    let of = |labels: &[Label]| labels.iter().map(Label::as_str).collect::<Vec<_>>().join(", ");
    assert_eq!(of(processing.purposes()), "hiring, the talent pool");
    assert_eq!(of(processing.recipients()), "Mail B.V.");
    assert_eq!(of(processing.third_countries()), "Canada (adequacy)");
    assert_eq!(processing.authority(), &label("the data protection authority"));
}

/// Without a profile there is none in it; a person without candidacies is told that.
#[test]
fn nothing_is_held() {
    let (employer, processing) = (role_profile().employer().clone(), processing());
    let person = Candidate::new(candidate_id(2), []).expect("nobody else's");
    let json = serde_json::to_value(AccessExport::new(&person, &employer, &processing, day(1))).expect("JSON");
    assert_eq!((&json["profile"], &json["candidacies"]), (&Value::Null, &serde_json::json!([])));
}

/// A decision that the person has not been told of is named, so that nobody reads of it in an export first (C14).
#[test]
fn what_is_not_told_yet_is_named() {
    let terms = Terms::new("back-end", 1, Process::back_end()).expect("a short name");
    let mira = after(ways::applied(&terms, day(0)), &[FactKind::NoteAdded, FactKind::RejectionDecided]);
    let (employer, processing) = (role_profile().employer().clone(), processing());
    let held = |candidacy: &Candidacy| {
        let person = Candidate::new(candidate_id(2), [candidacy]).expect("theirs");
        let export = AccessExport::new(&person, &employer, &processing, day(9));
        let held = &export.candidacies()[0];
        (held.untold.clone(), held.internal.clone())
    };
    assert_eq!(held(&mira), (vec![Seq(2)], vec![Seq(1)]));
    assert_eq!(held(&after(mira, &[FactKind::FeedbackDelivered])), (vec![], vec![Seq(1)]));
}

/// What the roles hold is given too (C14): who controls the data of candidates for each, and the entries that name the candidacy. Of a
/// role that has nothing to do with the person there is nothing.
#[test]
fn what_the_roles_hold_is_given() {
    let ana = staff(Capacity::RECRUITER);
    let terms = Terms::new("back-end", 1, Process::back_end()).expect("a short name");
    let (opening, found) = (ways::opening(&terms), text("at a fair"));
    let approach = Approach { opening, role: role(1), found, source: Source::default() };
    let mira = Candidacy::open(&terms, Entry::new(ana, approach, day(0))).expect("lawful");
    let number = mira.id();
    let witness = |of| serde_json::json!({ "by": number, "role": role(of) });
    let acceptance = |of| serde_json::from_value::<role::Acceptance>(witness(of)).expect("a witness");
    let mut taken = defined(1);
    taken.take_opening(ana, acceptance(1), day(3)).expect("one is free");
    let mut earlier = defined(2); // the candidacy went on to another role
    earlier.take_opening(ana, acceptance(2), day(1)).expect("one is free");
    let roles = [taken.untyped(), earlier.untyped(), defined(3).untyped()];
    let (employer, processing) = (role_profile().employer().clone(), processing());
    let person = Candidate::new(candidate_id(2), [&mira]).expect("theirs");
    let export = AccessExport::new(&person, &employer, &processing, day(9));
    assert!(export.candidacies()[0].roles.is_empty());
    let export = export.with_roles(&roles);
    let held = &export.candidacies()[0].roles;
    assert_eq!(held.iter().map(|held| held.role).collect::<Vec<_>>(), [role(1), role(2)]);
    for (held, of) in held.iter().zip(&roles) {
        assert_eq!((held.title, held.controller), (of.profile().title(), of.profile().employer()));
        assert_eq!(held.journal, [of.last_line()]);
    }
    let json = serde_json::to_value(&export).expect("JSON");
    let entry = &json["candidacies"][0]["roles"][0]["journal"][0]["entry"]["fact"];
    assert_eq!(entry, &serde_json::json!({ "opening_taken": witness(1) }));
    // A role that names nobody is there if the candidacy was for it.
    let untaken = [defined(1).untyped()];
    let export = AccessExport::new(&person, &employer, &processing, day(9)).with_roles(&untaken);
    assert_eq!(export.candidacies()[0].roles.iter().map(|held| held.journal.len()).collect::<Vec<_>>(), [0]);
}
