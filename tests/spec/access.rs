//! Everything held about a person is in what they are given, and nothing of anybody else.

use crate::profiles::profiles;
use crate::report::fleet::fleets;
use crate::support::{candidate_id, day, role_profile};
use crate::wire::format::is_data;
use candidacy::person::AccessExport;
use candidacy::{Candidacy, Candidate, Entry, Fact, Profile};
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    /// Each journal is there whole, so that it can be read and replayed; with each promise and how it ended, where the data came
    /// from, and until when it is kept (F78).
    #[test]
    fn everything_held_is_given(fleet in fleets(4), profile in profiles()) {
        let told: Vec<Candidacy> = fleet.iter().zip(1..).map(|(member, id)| member.told(id)).collect();
        let person = Candidate::new(candidate_id(1), &told).expect("all are one person's");
        let employer = role_profile().employer().clone();
        let export = AccessExport::new(&person, &employer, day(99)).with_profile(&profile);
        let json = serde_json::to_value(&export).expect("JSON");
        prop_assert_eq!(&json["controller"]["legal_name"], "Locks B.V.");
        prop_assert_eq!(serde_json::from_value::<Profile>(json["profile"].clone()).expect("it was written"), profile.clone());
        prop_assert_eq!(&json["candidate"], &Value::from(candidate_id(1).to_string()));
        prop_assert_eq!(&json["as_of"], &Value::from(format!("{:?}", day(99))));
        prop_assert_eq!((export.controller(), export.candidate(), export.as_of()), (&employer, person.id(), day(99)));
        prop_assert_eq!((export.profile(), export.candidacies().len()), (Some(&profile), told.len()));
        let held = json["candidacies"].as_array().expect("a list");
        prop_assert_eq!(held.len(), told.len());
        for (held, candidacy) in held.iter().zip(person.candidacies()) {
            let entries: Vec<Entry> = serde_json::from_value(held["journal"].clone()).expect("it was written");
            prop_assert_eq!(&Candidacy::replay(candidacy.terms(), entries).expect("it was lawful"), *candidacy);
            prop_assert_eq!(&held["promises"], &serde_json::to_value(candidacy.all_promises()).expect("JSON"));
            prop_assert_eq!(&held["retention"], &serde_json::to_value(candidacy.retention_period()).expect("JSON"));
            prop_assert_eq!(&held["phase"], candidacy.phase().name());
            prop_assert_eq!(&held["candidacy"], &Value::from(candidacy.id().to_string()));
            prop_assert_eq!(&held["terms"]["name"], candidacy.terms().id().name.as_str());
            let found: Vec<&str> = candidacy.journal().iter().filter_map(|entry| {
                if let Fact::Approached(approach) = &entry.fact { Some(approach.found.as_str()) } else { None }
            }).collect();
            prop_assert_eq!(held["found"].as_array().map(|list| list.iter().filter_map(Value::as_str).collect()), Some(found));
        }
        is_data(&export);
    }
}

/// Without a profile there is none in it; a person without candidacies is told so.
#[test]
fn nothing_is_held() {
    let employer = role_profile().employer().clone();
    let person = Candidate::new(candidate_id(1), []).expect("nobody else's");
    let json = serde_json::to_value(AccessExport::new(&person, &employer, day(1))).expect("JSON");
    assert_eq!((&json["profile"], &json["candidacies"]), (&Value::Null, &serde_json::json!([])));
}
