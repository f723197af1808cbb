//! JSON Resume 1.0.0: what is written is of the published schema, what is read is not trusted.

mod foreign;

use super::profiles;
use candidacy::Profile;
use candidacy::profile::{Experience, JsonResume, ResumeError, ResumeReading};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::{Value, json};

/// What the published schema says of the parts that are written: the type of each field, and whether others may stand beside.
/// `date` is a text of the schema's pattern, `uri` a text that is an address.
fn schema() -> Value {
    let work = json!({ "name": "text", "position": "text", "startDate": "date", "endDate": "date", "summary": "text",
        "highlights": ["text"], "location": "text", "description": "text", "url": "uri" });
    json!({
        "$schema": "uri",
        "basics": { "name": "text", "label": "text", "image": "text", "email": "text", "phone": "text", "url": "uri",
            "summary": "text", "+": true },
        "work": [work],
        "skills": [{ "name": "text", "level": "text", "keywords": ["text"] }],
        "interests": [{ "name": "text", "keywords": ["text"] }],
        "meta": { "canonical": "uri", "version": "text", "lastModified": "text" },
    })
}

/// Holds a value against its part of the schema.
fn valid(value: &Value, schema: &Value, at: &str) {
    match schema {
        Value::Object(fields) => {
            let object = value.as_object().unwrap_or_else(|| panic!("{at} is no object"));
            for (key, value) in object {
                match fields.get(key) {
                    Some(schema) => valid(value, schema, &format!("{at}.{key}")),
                    None => assert!(fields.contains_key("+"), "{at}.{key} is not in the schema"),
                }
            }
        }
        Value::Array(items) => {
            let list = value.as_array().unwrap_or_else(|| panic!("{at} is no list"));
            for item in list {
                valid(item, &items[0], &format!("{at}[]"));
            }
        }
        Value::String(kind) => {
            let text = value.as_str().unwrap_or_else(|| panic!("{at} is no text"));
            match kind.as_str() {
                "date" => assert!(is_date(text), "{at}: {text}"),
                "uri" => assert!(text.starts_with("https://"), "{at}: {text}"),
                _ => {}
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => panic!("no such schema"),
    }
}

/// `^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$`
fn is_date(text: &str) -> bool {
    let pattern = ["12", "0-9", "0-9", "0-9", "-", "01", "0-9", "-", "0-3", "0-9"];
    let fits = |(c, class): (char, &&str)| match *class {
        "0-9" => c.is_ascii_digit(),
        "0-3" => ('0'..='3').contains(&c),
        class => class.contains(c),
    };
    [4, 7, 10].contains(&text.len()) && text.chars().zip(&pattern).all(fits)
}

fn read(json: &Value) -> Result<Profile, String> {
    serde_json::from_str::<JsonResume>(&json.to_string())
        .map(|JsonResume(profile)| profile)
        .map_err(|error| error.to_string())
}

fn as_far_as_it_goes(json: &Value) -> ResumeReading {
    serde_json::from_str(&json.to_string()).expect("it is JSON")
}

/// Where in the document this place is, as a JSON pointer.
fn pointer(at: &str) -> String {
    format!("/{}", at.replace(['.', '['], "/").replace(']', ""))
}

/// Every place in a document, as a JSON pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(number, item)| (number.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, field)| (name.clone(), field)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (name, value) in inner {
        let at = format!("{at}/{name}");
        places(value, &at, found);
        found.push(at);
    }
}

/// What people write where the schema takes none of it, or only elsewhere.
fn odd() -> impl Strategy<Value = Value> {
    let texts = [
        "Present",
        "May 2014",
        "2014-06-29T00:00:00.000Z",
        "",
        "2014",
        "www.mira.example",
        "https://mira.example",
        "\u{1b}",
    ];
    prop_oneof![
        4 => select(texts.to_vec()).prop_map(|text| json!(text)),
        1 => select(vec![json!(2014), json!(true), json!(null), json!([]), json!({}), json!(["2014"]), json!({ "name": 1 })]),
        1 => Just(json!("long".repeat(1_001))),
    ]
}

/// Every field that is read, and a value of its type.
const FIELDS: [(&str, &str); 17] = [
    ("basics", "{}"),
    ("basics.summary", "\"words\""),
    ("basics.url", "\"https://mira.example\""),
    ("basics.strengths", "[]"),
    ("basics.strengths[0]", "\"words\""),
    ("work", "[]"),
    ("work[0]", "{}"),
    ("work[0].position", "\"words\""),
    ("work[0].name", "\"words\""),
    ("work[0].startDate", "\"2019\""),
    ("work[0].highlights", "[]"),
    ("work[0].highlights[0]", "\"words\""),
    ("skills[0].name", "\"words\""),
    ("skills[0].keywords", "[]"),
    ("skills[0].keywords[0]", "\"words\""),
    ("interests[0].name", "\"words\""),
    ("interests[0].keywords[0]", "\"words\""),
];

/// A document with this value at this place, and nothing else.
fn placed(at: &str, value: Value) -> Value {
    at.rsplit('.').fold(value, |inner, name| {
        let (name, item) = name.strip_suffix("[0]").map_or((name, false), |name| (name, true));
        json!({ name: if item { json!([inner]) } else { inner } })
    })
}

/// Things that stand beside what is known, in the whole and in its parts.
fn beside(value: &mut Value, odd: &Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| beside(item, odd)),
        Value::Object(fields) => {
            fields.values_mut().for_each(|field| beside(field, odd));
            for key in ["image", "picture", "email", "location", "unheard of"] {
                fields.insert(key.to_owned(), odd.clone());
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

proptest! {
    /// What is written is of the schema, and is read as it was written: every part that corresponds.
    #[test]
    fn a_resume_is_of_the_schema_and_comes_back(profile in profiles()) {
        let json = serde_json::to_value(JsonResume(profile.clone())).expect("JSON");
        valid(&json, &schema(), "");
        prop_assert_eq!(&json["meta"]["version"], "v1.0.0");
        let mut expected = Profile::default();
        // A piece of work that says nothing at all is not worth a line.
        for one in profile.experience().iter().filter(|one| **one != Experience::default()) {
            expected = expected.with_experience(one.clone()).expect("as many");
        }
        let again = read(&json).expect("it was written");
        prop_assert_eq!(again.experience(), expected.experience());
        let rest = |profile: &Profile| {
            let Ok(mut json) = serde_json::to_value(profile) else { return Value::Null };
            json["experience"] = Value::Null;
            json
        };
        prop_assert_eq!(rest(&again), rest(&profile));
        let mut cbor = Vec::new();
        ciborium::into_writer(&JsonResume(profile), &mut cbor).expect("CBOR");
        prop_assert_eq!(ciborium::from_reader::<JsonResume, _>(cbor.as_slice()).expect("it was written").0, again);
    }

    /// What is not known is ignored, whatever it is: above all a picture (F18) and contacts.
    #[test]
    fn what_is_not_known_is_ignored(profile in profiles(), number in any::<i32>()) {
        let json = serde_json::to_value(JsonResume(profile)).expect("JSON");
        for odd in [json!(null), json!(number), json!("words"), json!([[1]]), json!({ "a": { "b": [true, 0.5] } })] {
            let mut more = json.clone();
            beside(&mut more, &odd);
            prop_assert_eq!(read(&more), read(&json));
        }
    }

    /// A reading that goes as far as it can takes everything but what it names: were there nothing in those places, the strict one
    /// would read the same. The first that it names is why the strict one refuses the whole.
    #[test]
    fn all_is_taken_but_what_is_named(profile in profiles(), odd in vec((any::<Index>(), odd()), 0..6)) {
        let mut json = serde_json::to_value(JsonResume(profile)).expect("JSON");
        for (which, odd) in odd {
            let mut all = Vec::new();
            places(&json, "", &mut all);
            *json.pointer_mut(which.get::<String>(&all)).expect("a place in it") = odd;
        }
        let reading = as_far_as_it_goes(&json);
        prop_assert_eq!(JsonResume::try_from(reading.clone()).map(|JsonResume(all)| all).map_err(|why| why.to_string()),
            read(&json).map_err(|why| why.split(" at line").next().unwrap_or_default().to_owned()));
        prop_assert_eq!(JsonResume::try_from(reading.clone()).err(), reading.left_out.first().cloned());
        for left_out in &reading.left_out {
            *json.pointer_mut(&pointer(left_out.at())).expect("a place in it") = Value::Null;
        }
        prop_assert_eq!(read(&json), Ok(reading.profile));
        prop_assert_eq!(reading.more, 0);
    }

    /// What is read from JSON is read from CBOR as the same, whatever stands where.
    #[test]
    fn cbor_is_read_as_json_is(
        profile in profiles(),
        odd in vec((any::<Index>(), prop_oneof![2 => Just(Value::Null), 3 => odd(), 1 => any::<u64>().prop_map(Value::from)]), 0..6),
        aside in prop_oneof![Just(Value::Null), odd()],
    ) {
        let mut json = serde_json::to_value(JsonResume(profile)).expect("JSON");
        beside(&mut json, &aside);
        for (which, odd) in odd {
            let mut all = Vec::new();
            places(&json, "", &mut all);
            *json.pointer_mut(which.get::<String>(&all)).expect("a place in it") = odd;
        }
        let mut cbor = Vec::new();
        ciborium::into_writer(&json, &mut cbor).expect("CBOR");
        let reading: ResumeReading = ciborium::from_reader(cbor.as_slice()).expect("it describes itself");
        prop_assert_eq!(reading, as_far_as_it_goes(&json));
    }

    /// A field of another type is named by its place, with what belongs there, and nothing of it is repeated.
    #[test]
    fn a_wrong_type_is_named((at, right) in select(&FIELDS[..]), secret in "[a-z]{12}", number in 100_000..999_999_u32) {
        let right: Value = serde_json::from_str(right).expect("JSON");
        prop_assert!(read(&placed(at, right.clone())).is_ok(), "{at}");
        prop_assert!(read(&placed(at, Value::Null)).is_ok(), "nothing is nothing: {at}");
        let wrong = [json!(number), json!(true), json!(1.5), json!(secret), json!([secret]), json!({ &secret: secret })];
        let kinds = ["a number", "true or false", "a number", "a text", "a list", "an object"];
        for (wrong, kind) in wrong.into_iter().zip(kinds) {
            if std::mem::discriminant(&wrong) == std::mem::discriminant(&right) {
                continue;
            }
            let error = read(&placed(at, wrong.clone())).expect_err(at);
            let belongs = if right.is_object() { "an object" } else if right.is_array() { "a list" } else { "a text" };
            prop_assert!(error.starts_with(&format!("{at} is {kind} where {belongs} belongs")), "{error}");
            prop_assert!(!error.contains(&secret) && !error.contains(&number.to_string()), "{error}");
            let left_out: Vec<String> = as_far_as_it_goes(&placed(at, wrong)).left_out.iter().map(|odd| odd.at().to_owned()).collect();
            prop_assert_eq!(left_out, [at]);
        }
    }
}

/// What stands in a field of the right type can still be none: a text too long, a date that is none, an address that leads
/// nowhere. It is named by its place and not repeated.
#[test]
fn what_is_wrong_is_named_and_not_repeated() {
    let long = "secret".repeat(1_000);
    let starts = |at: &str, value: &str, words: &str| {
        let error = read(&placed(at, json!(value))).expect_err(at);
        assert!(error.starts_with(words), "{error}");
        assert!(!error.contains("secret"), "{error}");
    };
    starts("basics.summary", &long, "basics.summary: the text has 6000 characters, at most 4000 are possible");
    starts("work[0].name", "secret\u{1b}", "work[0].name: the text has a control character at byte 6");
    starts("work[0].endDate", "secret", "work[0].endDate: a date is a year, a month or a day");
    starts("basics.url", "javascript:secret", "basics.url: not a web address");
    assert!(read(&json!([])).unwrap_err().starts_with("the whole is a list where an object belongs"));
    let many = json!({ "skills": vec![json!({ "name": "Rust" }); 101] });
    assert!(read(&many).unwrap_err().starts_with("skills: a profile has at most 100 of a kind, not 101"));
    assert_eq!(read(&json!({})), Ok(Profile::default()));
    assert_eq!(read(&placed("basics.summary", json!(" \u{200b}"))), Ok(Profile::default()));
}

/// What CBOR has and JSON has not is named like the rest, or is what it holds: bytes, numbers beyond 64 bits, tags. A field whose
/// name is no text is one that is not known.
#[test]
fn what_only_cbor_has() {
    use ciborium::Value as Cbor;
    let text = |words: &str| Cbor::Text(words.to_owned());
    let tagged = |tag: u64, value: Cbor| Cbor::Tag(tag, Box::new(value));
    let read = |summary: Cbor| {
        let basics = vec![(Cbor::from(1), Cbor::Null), (text("summary"), summary)];
        let whole = tagged(55_799, Cbor::Map(vec![(text("basics"), Cbor::Map(basics)), (Cbor::Null, Cbor::from(1))]));
        let mut bytes = Vec::new();
        ciborium::into_writer(&whole, &mut bytes).expect("CBOR");
        ciborium::from_reader::<ResumeReading, _>(bytes.as_slice()).expect("it describes itself")
    };
    let numbers =
        [tagged(2, Cbor::Bytes(vec![1; 9])), tagged(3, Cbor::Bytes(vec![1; 9])), Cbor::from(-1), Cbor::from(0.5)];
    let odd = numbers.map(|number| (number, "a number"));
    let bytes = [vec![], vec![7; 9], vec![7; 9_000]].map(|bytes| (Cbor::Bytes(bytes), "bytes"));
    for (odd, kind) in odd.into_iter().chain(bytes) {
        let said: Vec<String> = read(odd).left_out.iter().map(ToString::to_string).collect();
        assert_eq!(said, [format!("basics.summary is {kind} where a text belongs")]);
    }
    for fine in [text("words"), tagged(0, text("words"))] {
        let reading = read(fine);
        assert_eq!(
            (reading.profile.summary().map(candidacy::Text::as_str), reading.left_out.len()),
            (Some("words"), 0)
        );
    }
    assert_eq!(read(Cbor::Null), ResumeReading::default());
}

/// A document of a format that says that something is there, or what it is called, before it says what it is.
enum Wrapped {
    Some(Value),
    Named(Value),
}

impl<'de> Deserializer<'de> for Wrapped {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Wrapped::Some(value) => visitor.visit_some(value),
            Wrapped::Named(value) => visitor.visit_newtype_struct(value),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// Whatever a format says before it, what it says is read.
#[test]
fn what_is_wrapped_is_read() {
    let json = json!({ "basics": { "summary": "words", "url": null }, "work": [{ "startDate": "Present" }] });
    for wrapped in [Wrapped::Some, Wrapped::Named] {
        assert_eq!(ResumeReading::deserialize(wrapped(json.clone())).expect("it is JSON"), as_far_as_it_goes(&json));
    }
}

/// A portfolio is a web address in a resume, or it is not in it: a telephone number is none.
#[test]
fn a_portfolio_is_a_web_address() {
    let by_telephone = candidacy::value::meeting::Link::new("tel:+31201234567").expect("a number");
    let written = serde_json::to_value(JsonResume(Profile::default().with_portfolio(by_telephone))).expect("JSON");
    assert_eq!(written.get("basics"), None);
    let read = as_far_as_it_goes(&placed("basics.url", json!("tel:+31201234567")));
    assert_eq!(read.left_out, [ResumeError::Address { at: "basics.url".to_owned() }]);
    assert_eq!(read.profile, Profile::default());
}

/// A format that does not describe itself cannot be read so, and says so.
#[test]
fn only_what_describes_itself_is_read() {
    assert!(postcard::from_bytes::<JsonResume>(&[0, 0, 0]).is_err());
}
