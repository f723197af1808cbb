//! Far too much of everything: each value and each file refuses it in few words, and reads it at no more than the cost of reading.

use crate::support::memory::{bytes_asked_for, grows_with_length};
use crate::support::{day, defined, publication, staff};
use candidacy::person::Candidate;
use candidacy::profile::{self, Experience, JsonResume, PartialDate};
use candidacy::role::{self, Country};
use candidacy::terms::ProcessError;
use candidacy::value::meeting::Link;
use candidacy::value::{DocumentRef, Label, Name, TextError};
use candidacy::{CandidateId, Capacity, Entry, Policy, Process, Profile, Text};
use serde_json::{Value, json};
use std::cell::Cell;
use std::hash::{Hash, Hasher};
use uuid::Uuid;

/// So many characters in a text that is too long, and four times as many bytes in the longest.
const MANY: usize = 4 << 20;

/// So many items in a list that is too long.
const OFTEN: usize = 100_000;

/// What an error may say at most.
const SHORT: usize = 400;

/// Does it, at the cost of reading so many bytes: it asks for at most sixteen times as much memory.
#[track_caller]
fn at_the_cost_of<T>(read: usize, work: impl FnOnce() -> T) -> T {
    let mut done = None;
    let asked = bytes_asked_for(|| done = Some(work()));
    assert!(asked <= 16 * read as u64, "{asked} bytes for {read}");
    done.expect("it was done")
}

/// Does it, at the cost of reading so many items: it asks for at most a kilobyte for each.
#[track_caller]
fn with_room_for<T>(items: usize, work: impl FnOnce() -> T) -> T {
    at_the_cost_of(items * 64, work)
}

/// Takes a text, and says what is wrong with it.
type Take = fn(&str) -> Option<TextError>;

/// A text of many megabytes is too long, and the error says by how much; of blanks, of what cannot be seen, or with a control
/// character at its end as well.
#[test]
fn a_text_of_many_megabytes_is_too_long() {
    let texts: [Take; 4] = [
        |text| Text::new(text).err(),
        |text| DocumentRef::new(text).err(),
        |text| Name::new(text).err(),
        |text| Label::new(text).err(),
    ];
    let maxima = [Text::MAX, DocumentRef::MAX, Name::MAX, Label::MAX];
    for words in ["a", "é", "漢", "🚪", " ", "\u{200b}", "\0"] {
        let huge = words.repeat(MANY);
        for (text, max) in texts.iter().zip(maxima) {
            let error = at_the_cost_of(huge.len(), || text(&huge)).expect("far too long");
            assert_eq!(error, TextError::TooLong { chars: MANY, max });
            assert!(error.to_string().len() < SHORT);
        }
        assert!(at_the_cost_of(huge.len(), || Link::new(&*huge)).is_err());
        assert!(at_the_cost_of(huge.len(), || Country::new(&huge)).is_err());
        assert!(at_the_cost_of(huge.len(), || huge.parse::<PartialDate>()).is_err());
    }
}

/// Each place in a file that can be changed: a text in it, or a list.
fn places(value: &Value, here: &str, is: fn(&Value) -> bool, found: &mut Vec<String>) {
    if is(value) {
        found.push(here.to_owned());
    }
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| places(item, &format!("{here}/{at}"), is, found));
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(name, field)| places(field, &format!("{here}/{name}"), is, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A file, and how it is read: what is wrong with it, if anything is.
type File = (Value, fn(Value) -> Option<String>);

/// A file of each kind: an entry for each fact, the journal of a role, a process, a policy, a profile.
fn files() -> Vec<File> {
    let entries: Vec<Value> =
        serde_json::from_str(include_str!("../wire/0.1/entries.json")).expect("an entry of each fact");
    let entries = entries.into_iter().map(|entry| {
        let file: File = (entry, |file| error::<Entry>(file));
        file
    });
    let role = defined(1).advertise(staff(Capacity::RECRUITER), publication(), day(0)).expect("an advert without end");
    let role = role.journal().iter().map(|entry| {
        let file: File = (serde_json::to_value(entry).expect("an entry"), |file| error::<role::Entry>(file));
        file
    });
    let profile = json!({
        "summary": "a", "experience": [{ "title": "a", "organisation": "a", "from": "2019", "until": "2020-01-02", "work": "a",
        "highlights": ["a"] }], "strengths": ["a"], "enjoys": ["a"], "stack": ["a"], "skills": ["a"],
        "portfolio": "https://a.example/"
    });
    let process = serde_json::to_value(Process::back_end()).expect("a process");
    let policy = serde_json::to_value(Policy::standard()).expect("a policy");
    let others: [File; 3] = [
        (profile, |file| error::<Profile>(file)),
        (process, |file| error::<Process>(file)),
        (policy, |file| error::<Policy>(file)),
    ];
    entries.chain(role).chain(others).collect()
}

fn error<T: serde::de::DeserializeOwned>(file: Value) -> Option<String> {
    serde_json::from_value::<T>(file).err().map(|error| error.to_string())
}

/// In every file, each text may be one that is far too long: then the file is refused, in few words that repeat nothing. Only the
/// name of something that is not known is said, which is not a person's.
#[test]
fn each_text_of_a_file_may_be_far_too_long() {
    let (huge, mut changed) = ("a".repeat(100_000), 0);
    for (file, read) in files() {
        assert_eq!(read(file.clone()), None, "{file}");
        let mut found = Vec::new();
        places(&file, "", Value::is_string, &mut found);
        for place in found {
            let mut file = file.clone();
            *file.pointer_mut(&place).expect("it was there") = Value::String(huge.clone());
            let said = at_the_cost_of(huge.len(), || read(file))
                .unwrap_or_else(|| panic!("{place} may be as long as one likes"));
            let unknown = said.starts_with("unknown variant `") || said.starts_with("unknown field `");
            assert!(said.len() < SHORT || unknown, "{place}: {} characters", said.len());
            changed += 1;
        }
    }
    assert!(changed > 150, "{changed}");
}

/// In every file, each list may have one of its items a hundred thousand times: the file is refused or taken, at the cost of
/// reading it, and an error is short.
#[test]
fn each_list_of_a_file_may_be_far_too_long() {
    let is_list = |value: &Value| value.as_array().is_some_and(|items| !items.is_empty());
    let mut changed = 0;
    for (file, read) in files() {
        let mut found = Vec::new();
        places(&file, "", is_list, &mut found);
        for place in found {
            let mut file = file.clone();
            let list = file.pointer_mut(&place).and_then(Value::as_array_mut).expect("it was there");
            *list = vec![list[0].clone(); OFTEN];
            let said = with_room_for(OFTEN, || read(file));
            assert!(said.is_none_or(|said| said.len() < SHORT), "{place}");
            changed += 1;
        }
    }
    assert!(changed > 20, "{changed}");
}

/// A process of thousands of steps is none, and the file is told how many it has.
#[test]
fn a_process_of_thousands_of_steps() {
    let (process, mut last) = (serde_json::to_value(Process::back_end()).expect("a process"), None);
    let file = |many: usize| {
        let step = |number| {
            let mut step = process["steps"][0].clone();
            step["name"] = format!("step_{number}").into();
            step
        };
        let mut file = process.clone();
        file["steps"] = (0..many).map(step).collect();
        file
    };
    for many in [0, Process::MAX_STEPS + 1, 5_000] {
        let said = error::<Process>(file(many)).expect("too few or too many");
        assert_eq!(said, ProcessError::Length(many).to_string());
        last = Some(said);
    }
    assert!(last.is_some_and(|said| said.contains("5000")));
    assert_eq!(error::<Process>(file(Process::MAX_STEPS)), None);
}

/// A profile of a hundred thousand experiences, and a resume of as many or of anything else, are refused; what is not known is
/// ignored however much it is, and nested deeper than anybody reads, it is refused and does not overflow the stack.
#[test]
fn a_profile_of_a_hundred_thousand_experiences() {
    let resume = |text: &str| serde_json::from_str::<JsonResume>(text).map(|JsonResume(profile)| profile);
    let many = |field: &str| {
        let many = json!({ field: vec![json!({ "name": "a" }); OFTEN] }).to_string();
        with_room_for(OFTEN, || resume(&many))
    };
    let work = many("work").expect_err("too many").to_string();
    assert!(work.starts_with(&format!("work: {}", profile::Error::TooMany(OFTEN))), "{work}");
    for field in ["skills", "interests"] {
        assert!(many(field).is_err());
    }
    assert_eq!(many("projects").expect("not known"), Profile::default());
    let resume = |text: &str| at_the_cost_of(text.len(), || resume(text));
    let fields: Vec<String> = (0..OFTEN).map(|number| format!("\"field{number}\":{number}")).collect();
    assert_eq!(resume(&format!("{{{}}}", fields.join(","))).expect("not known"), Profile::default());
    for (open, close) in [("[", "]"), ("{\"work\":", "}")] {
        let deep = format!("{}1{}", open.repeat(OFTEN), close.repeat(OFTEN));
        assert!(resume(&deep).expect_err("too deep").to_string().len() < SHORT);
    }
    let summary = "a".repeat(MANY);
    let said = resume(&json!({ "basics": { "summary": summary } }).to_string()).expect_err("too long").to_string();
    assert!(said.starts_with("basics.summary: the text has 4194304 characters") && said.len() < SHORT, "{said}");
}

/// The largest profile there is, of four megabytes, has each of its passages beside a requirement that it speaks of.
#[test]
fn the_largest_profile_beside_a_role() {
    let work = Text::new("Rusty ".repeat(Text::MAX / 6 - 1) + "Rust").expect("long, and not too long");
    let highlights = vec![work.clone(); 10];
    let mut profile = Profile::default();
    for _ in 0..Profile::MAX {
        let one = Experience { work: Some(work.clone()), highlights: highlights.clone(), ..Experience::default() };
        profile = profile.with_experience(one).expect("not too many");
    }
    let requirement = crate::support::requirement("two years of Rust").found_by(["rust"]).expect("a word");
    let employer = crate::support::employer();
    let role = role::Profile::new("Engineer", employer, "You build.", [requirement]).expect("one requirement");
    let length = serde_json::to_string(&profile).expect("a profile").len();
    let beside = at_the_cost_of(length, || profile.evidence_for(&role));
    assert_eq!(beside[0].passages.len(), Profile::MAX * 11);
    assert!(at_the_cost_of(length, || profile.review()).len() < 10);
    assert!(profile.with_experience(Experience::default()).is_err());
}

/// A key that counts how often it is looked at.
#[derive(Clone)]
struct Key<'a>(&'a Cell<u64>);

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.set(self.0.get() + 1);
        "mira@mail.example".hash(state);
    }
}

impl PartialEq for Key<'_> {
    fn eq(&self, _: &Self) -> bool {
        self.0.set(self.0.get() + 1);
        true
    }
}

impl Eq for Key<'_> {}

/// However many records have one key, and however often, they are one group, at the cost of looking at each once: its key is made a
/// place of, and that place compared.
#[test]
fn one_key_of_many_records() {
    let group = |many: u128| {
        let id = |n| CandidateId::new(Uuid::from_u128(n)).expect("not nil");
        let (ids, looks): (Vec<CandidateId>, _) = ((1..=many).map(id).collect(), Cell::new(0));
        let twice = ids.iter().chain(&ids).map(|id| (*id, Key(&looks)));
        let asked = bytes_asked_for(|| assert_eq!(Candidate::possible_duplicates(twice), [&ids[..]]));
        assert!(looks.get() <= 2 * 2 * ids.len() as u64, "{} looks at {many} records", looks.get());
        asked
    };
    grows_with_length("a group", 16, group(1_000), group(16_000));
}
