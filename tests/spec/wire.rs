//! The wire: what is written, what is read, and that nothing gets in around the law.
//!
//! `wire/0.1/` holds what version 0.1 wrote, in three formats: JSON as it is, CBOR and postcard in hexadecimal digits. These
//! files are never edited. A later format adds a folder, and reads this one for ever.

pub(crate) mod any;
mod compact;
pub(crate) mod dress;
mod faults;
pub(crate) mod format;
mod journals;
mod times;
pub(crate) mod walks;
mod writers;
pub(crate) mod written;

use crate::process::any::terms as any_terms;
use candidacy::role::{self, Employment, Need, PayPeriod};
use candidacy::terms::policy::{Basis, RetentionKind};
use candidacy::terms::{PartKind, Power, Powers};
use candidacy::value::{DataRight, MaterialKind, RequestKind};
use candidacy::{Capacity, Process, PromiseKind, Step, Terms, cv};
use format::Format;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/spec/wire/0.1"))
}

/// The frozen file with this name. One that is missing is a broken promise.
pub(crate) fn frozen(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("wire/0.1/{name}: {error}"))
}

proptest! {
    /// A process and terms survive every format, and what is read is the process that was written.
    #[test]
    fn terms_survive_every_format(terms in any_terms()) {
        for format in Format::ALL {
            let bytes = format.write(&terms);
            let read: Terms = format.read(&bytes).unwrap();
            prop_assert_eq!(&read, &terms);
            prop_assert_eq!(format.write(&read), bytes);
            let bytes = format.write(terms.process());
            let process: Process = format.read(&bytes).unwrap();
            prop_assert_eq!(&process, terms.process());
            prop_assert_eq!(format.write(&process), bytes);
        }
    }
}

/// Each of these names is in `snake_case`, no two are the same, and each is read as what it was written for.
fn check<T>(all: &[T], name: fn(T) -> &'static str)
where
    T: serde::Serialize + serde::de::DeserializeOwned + std::fmt::Display + std::fmt::Debug + Copy + PartialEq,
{
    let mut names = BTreeSet::new();
    for item in all {
        let name = name(*item);
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{name}");
        assert!(names.insert(name), "{name} twice");
        assert_eq!(serde_json::to_value(item).unwrap(), json!(name));
        assert_eq!(serde_json::from_value::<T>(json!(name)).unwrap(), *item);
        assert_eq!(item.to_string(), name);
        assert_eq!(format!("{item:>40}").trim_start(), name);
    }
}

/// Every name on the wire is in `snake_case`, no two of a kind are the same, and each is read as what it was written for.
#[test]
fn names_are_snake_case_and_unique() {
    check(PromiseKind::ALL, PromiseKind::name);
    check(Basis::ALL, Basis::name);
    check(RetentionKind::ALL, RetentionKind::name);
    check(PartKind::ALL, PartKind::name);
    check(Power::ALL, Power::name);
    check(MaterialKind::ALL, MaterialKind::name);
    check(RequestKind::ALL, RequestKind::name);
    check(DataRight::ALL, DataRight::name);
    check(cv::Risk::ALL, cv::Risk::name);
    check(cv::Warning::ALL, cv::Warning::name);
    check(role::FactKind::ALL, role::FactKind::name);
    check(role::Phase::ALL, role::Phase::name);
    check(Need::ALL, Need::name);
    check(Employment::ALL, Employment::name);
    check(PayPeriod::ALL, PayPeriod::name);
}

/// Each object in a value, by the path to it.
fn objects(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Array(items) => (0..).zip(items).for_each(|(i, item)| objects(item, &format!("{path}/{i}"), into)),
        Value::Object(fields) => {
            into.push(path.to_owned());
            fields.iter().for_each(|(key, value)| objects(value, &format!("{path}/{key}"), into));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

proptest! {
    /// A process and terms are written by hand, so there a field that is not known is a slip: it is refused, and named.
    #[test]
    fn unknown_fields_of_terms_are_named(terms in any_terms(), places in vec(any::<Index>(), 8)) {
        let written = serde_json::to_value(&terms).unwrap();
        let mut paths = Vec::new();
        objects(&written, "", &mut paths);
        for path in places.iter().map(|place| place.get(&paths)) {
            let mut slip = written.clone();
            slip.pointer_mut(path).unwrap().as_object_mut().unwrap().insert("zz_slip".into(), json!(1));
            let error = serde_json::from_str::<Terms>(&slip.to_string()).unwrap_err().to_string();
            // Beside a task, the unit of a span or of a zone there is no place for a field at all, and in the cast and beside it, it is a capacity.
            let no_field = ["/task", "/span", "/zone", "/cast", "/organisations"].iter().any(|tag| path.ends_with(tag));
            prop_assert!(error.contains("zz_slip") || no_field, "{}: {}", path, error);
        }
    }
}

/// A missing optional field has its default: nobody was late, the screen is not shared, no yes is needed, those who meet
/// decide, a CV is asked for, and what is promised is what the standard policy says.
#[test]
fn what_may_be_left_out() {
    let cast = json!({ "colleague": ["selects", "hears"] });
    let process =
        json!({ "cast": cast, "steps": [{ "name": "hello", "task": { "interview": { "with": ["colleague"] } } }] });
    let read: Process = serde_json::from_value(process).unwrap();
    let written = Step::interview("hello", Capacity::COLLEAGUE).unwrap();
    let powers = Powers::from([Power::Selects, Power::Hears]);
    assert_eq!(read, Process::new([(Capacity::COLLEAGUE, powers)], [written]).unwrap());
    // Nobody meets in an assignment, so who decides about it is said.
    let process = json!({ "cast": cast, "steps": [{ "name": "trial", "task": { "assignment": { "days": 1 } } }] });
    let error = serde_json::from_value::<Process>(process).unwrap_err().to_string();
    assert_eq!(error, "nobody may decide at `trial`");
    // Terms that say nothing of a policy have the standard one.
    let file = json!({ "name": "plain", "version": 1, "process": Process::back_end() });
    assert_eq!(serde_json::from_value::<Terms>(file).unwrap(), Terms::new("plain", 1, Process::back_end()).unwrap());
    let person = json!({ "person": "00000000-0000-0000-0000-000000000001", "capacity": "recruiter" });
    let came: candidacy::Attendance = serde_json::from_value(json!({ "people": [person] })).unwrap();
    assert_eq!(came.lateness(), None);
}
