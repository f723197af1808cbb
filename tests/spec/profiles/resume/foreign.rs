//! Resumes as other tools and people write them: as much as possible is taken, and the rest is named.

use super::{as_far_as_it_goes, read};
use candidacy::Profile;
use candidacy::profile::{JsonResume, ResumeError, ResumeReading};
use serde_json::json;

/// A resume as other tools write it: each part lands where it belongs, and nothing of who it is about is kept.
#[test]
fn a_resume_of_another_tool() {
    let JsonResume(profile) = serde_json::from_value(json!({
        "basics": { "name": "Mira Lindqvist", "label": "Programmer", "image": "", "email": "mira@mail.example",
            "phone": "(912) 555-4321", "url": "https://mira.example", "summary": "I like small tools.",
            "location": { "city": "Utrecht", "countryCode": "NL" }, "profiles": [{ "network": "Mastodon" }] },
        "work": [{ "name": "Locks B.V.", "position": "Engineer", "url": "https://locks.example", "startDate": "2019-04-01",
            "endDate": "2023", "summary": "Doors that open.", "highlights": ["No outage in a year."] }, {}],
        "volunteer": [{ "organization": "Library" }],
        "education": [{ "institution": "University", "area": "Physics", "score": "8" }],
        "skills": [{ "name": "Back end", "level": "Master", "keywords": ["Rust", "SQL"] },
            { "name": "Preferred stack", "keywords": ["Rust", "Postgres"] }],
        "languages": [{ "language": "Dutch", "fluency": "native" }],
        "interests": [{ "name": "Bicycles", "keywords": ["old ones"] }],
        "references": [{ "name": "Jane", "reference": "…" }],
        "meta": { "theme": "even" }
    }))
    .unwrap();
    let list =
        |labels: &[candidacy::value::Label]| labels.iter().map(|label| label.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(list(profile.skills()), ["Back end", "Rust", "SQL"]);
    assert_eq!(list(profile.stack()), ["Rust", "Postgres"]);
    assert_eq!(profile.enjoys().iter().map(candidacy::Text::as_str).collect::<Vec<_>>(), ["Bicycles", "old ones"]);
    let [work] = profile.experience() else { panic!("an empty piece of work says nothing") };
    assert_eq!(work.from.map(|date| date.to_string()).as_deref(), Some("2019-04-01"));
    assert_eq!(work.until.map(|date| date.to_string()).as_deref(), Some("2023"));
    assert_eq!(work.highlights.len(), 1);
    let kept = serde_json::to_string(&profile).unwrap();
    for personal in ["Lindqvist", "mail.example", "555", "Utrecht", "Mastodon", "image"] {
        assert!(!kept.contains(personal), "{personal}");
    }
}

/// A resume as people write it: what the schema does not take costs them that and nothing else.
#[test]
fn a_resume_as_people_write_it() {
    let json = json!({
        "basics": { "url": "www.mira.example", "summary": "I like small tools." },
        "work": [
            { "position": "Engineer", "startDate": "2014-06", "endDate": "Present", "summary": "Doors that open." },
            { "position": "Student", "startDate": "2012-01-01T00:00:00.000Z", "endDate": "" },
            "and much more"
        ],
        "skills": ["Rust", { "name": "SQL" }]
    });
    let reading = as_far_as_it_goes(&json);
    assert_eq!(JsonResume::try_from(reading.clone()).err(), reading.left_out.first().cloned());
    let left_out: Vec<&str> = reading.left_out.iter().map(ResumeError::at).collect();
    assert_eq!(left_out, ["basics.url", "work[2]", "work[0].endDate", "work[1].startDate", "skills[0]"]);
    let [now, before] = reading.profile.experience() else { panic!("two of them say something") };
    assert_eq!((now.from.map(|date| date.to_string()).as_deref(), now.until), (Some("2014-06"), None));
    assert_eq!((before.title.as_ref().map(candidacy::value::Label::as_str), before.from), (Some("Student"), None));
    assert_eq!(reading.profile.skills().len(), 1);
    assert_eq!(reading.profile.summary().map(candidacy::Text::as_str), Some("I like small tools."));
    let nothing = as_far_as_it_goes(&json!("Mira"));
    assert_eq!((nothing.left_out[0].at(), nothing.profile), ("the whole", Profile::default()));
}

/// Of more than anybody reads, the first is taken and the rest left out; and of thousands of odd things, the first are listed and
/// the others counted.
#[test]
fn too_much_is_left_out_and_counted() {
    let numbered = |many: usize| (0..many).map(|number| json!({ "name": number.to_string() })).collect::<Vec<_>>();
    let work = json!([{ "name": "a", "highlights": vec!["b"; 150] }]);
    let json = json!({ "skills": numbered(101), "interests": numbered(102), "work": work,
        "basics": { "strengths": vec!["c"; 103] } });
    let reading = as_far_as_it_goes(&json);
    let profile = &reading.profile;
    assert_eq!(profile.skills().last().map(candidacy::value::Label::as_str), Some("99"));
    assert_eq!((profile.skills().len(), profile.enjoys().len(), profile.strengths().len()), (100, 100, 100));
    assert_eq!(profile.experience()[0].highlights.len(), 100);
    let said: Vec<String> = reading.left_out.iter().map(ToString::to_string).collect();
    let words = |(at, many): (&str, usize)| format!("{at}: a profile has at most 100 of a kind, not {many}");
    let expected = [("work[0].highlights", 150), ("basics.strengths", 103), ("skills", 101), ("interests", 102)];
    assert_eq!(said, expected.map(words));
    assert!(expected.iter().zip(&reading.left_out).all(|((at, _), odd)| odd.at() == *at));

    let thousands = as_far_as_it_goes(&json!({ "work": vec![1; 5_000], "basics": { "strengths": vec![2; 70] } }));
    assert_eq!((thousands.left_out.len(), thousands.more), (ResumeReading::MAX, 4_970));
    let stack = json!({ "skills": [{ "name": "Preferred stack", "keywords": vec!["a"; 101] }] });
    assert_eq!(as_far_as_it_goes(&stack).profile.stack().len(), Profile::MAX);
    assert_eq!(as_far_as_it_goes(&json!({ "skills": numbered(Profile::MAX) })).left_out, []);
}

/// A skill that is called like the stack and names none is a skill; of two fields of one name, the last counts, as everywhere in
/// JSON.
#[test]
fn odd_resumes() {
    let profile = read(&json!({ "skills": [{ "name": "Preferred stack" }] })).unwrap();
    assert_eq!((profile.skills().len(), profile.stack().len()), (1, 0));
    let json = serde_json::to_value(JsonResume(profile.clone())).unwrap();
    assert_eq!(read(&json), Ok(profile));
    let JsonResume(twice) =
        serde_json::from_str(r#"{ "basics": { "summary": "first" }, "basics": { "summary": "last" } }"#).unwrap();
    assert_eq!(twice.summary().map(candidacy::Text::as_str), Some("last"));
}
