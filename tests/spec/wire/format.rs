//! The three formats that a journal is held against: one for people, one that describes itself in bytes, and one that does
//! not describe itself at all.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Cbor,
    Postcard,
}

impl Format {
    pub(crate) const ALL: [Format; 3] = [Format::Json, Format::Cbor, Format::Postcard];

    pub(crate) fn write(self, value: &impl Serialize) -> Vec<u8> {
        match self {
            Format::Json => serde_json::to_vec(value).expect("JSON"),
            Format::Cbor => {
                let mut bytes = Vec::new();
                ciborium::into_writer(value, &mut bytes).expect("CBOR");
                bytes
            }
            Format::Postcard => postcard::to_stdvec(value).expect("postcard"),
        }
    }

    /// Reads one value and nothing after it.
    pub(crate) fn read<T: DeserializeOwned>(self, mut bytes: &[u8]) -> Result<T, String> {
        let value = match self {
            Format::Json => return serde_json::from_slice(bytes).map_err(|error| error.to_string()),
            Format::Cbor => ciborium::from_reader(&mut bytes).map_err(|error| error.to_string())?,
            Format::Postcard => {
                let (value, rest) = postcard::take_from_bytes(bytes).map_err(|error| error.to_string())?;
                bytes = rest;
                value
            }
        };
        if bytes.is_empty() { Ok(value) } else { Err(format!("{} bytes are left", bytes.len())) }
    }

    /// One value as one line of a file: JSON as it is, the others in hexadecimal digits.
    pub(crate) fn line(self, value: &impl Serialize) -> String {
        let bytes = self.write(value);
        match self {
            Format::Json => String::from_utf8(bytes).expect("JSON is text"),
            Format::Cbor | Format::Postcard => {
                let digit = |nibble: u8| char::from_digit(nibble.into(), 16).expect("a nibble");
                bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
            }
        }
    }

    /// The bytes of such a line.
    pub(crate) fn bytes_of(self, line: &str) -> Vec<u8> {
        match self {
            Format::Json => line.as_bytes().to_vec(),
            Format::Cbor | Format::Postcard => {
                assert!(line.len().is_multiple_of(2), "half a byte");
                let byte = |at| u8::from_str_radix(&line[at..at + 2], 16).expect("hexadecimal digits");
                (0..line.len()).step_by(2).map(byte).collect()
            }
        }
    }

    /// The name of a file with one value.
    pub(crate) fn file(self, name: &str) -> String {
        match self {
            Format::Json => format!("{name}.json"),
            Format::Cbor => format!("{name}.cbor.hex"),
            Format::Postcard => format!("{name}.postcard.hex"),
        }
    }
}

/// It is data in every format. In CBOR it is one value and nothing after it, which says in each place what JSON says there, but
/// that an id is bytes and a moment two integers; postcard writes it.
pub(crate) fn is_data(value: &impl Serialize) {
    let json = serde_json::to_value(value).expect("JSON");
    let cbor: ciborium::Value = Format::Cbor.read(&Format::Cbor.write(value)).expect("one value");
    says_the_same(&cbor, &json, "");
    assert!(!Format::Postcard.write(value).is_empty());
}

fn says_the_same(cbor: &ciborium::Value, json: &Value, at: &str) {
    use ciborium::Value as Cbor;
    match (cbor, json) {
        (Cbor::Map(fields), Value::Object(object)) => {
            assert_eq!(fields.len(), object.len(), "{at}");
            for (key, value) in fields {
                let key = key.as_text().expect("a name");
                says_the_same(value, &object[key], &format!("{at}.{key}"));
            }
        }
        (Cbor::Array(items), Value::Array(list)) => {
            assert_eq!(items.len(), list.len(), "{at}");
            items.iter().zip(list).for_each(|(one, other)| says_the_same(one, other, at));
        }
        (Cbor::Array(moment), Value::String(other)) => {
            let moment: Vec<i128> =
                moment.iter().map(|one| one.as_integer().map_or_else(|| panic!("{at}"), i128::from)).collect();
            let other: candidacy::Time = other.parse().expect("a moment");
            assert_eq!(moment, [other.timestamp().into(), other.timestamp_subsec_nanos().into()], "{at}");
        }
        (Cbor::Text(one), Value::String(other)) => assert_eq!(one, other, "{at}"),
        (Cbor::Bytes(id), Value::String(other)) => {
            let other: Uuid = other.parse().expect("an id");
            assert_eq!(id.as_slice(), other.as_bytes(), "{at}");
        }
        (Cbor::Integer(one), Value::Number(other)) => {
            assert_eq!(i128::from(*one), i128::from(other.as_i64().expect("a whole number")), "{at}");
        }
        (Cbor::Bool(one), Value::Bool(other)) => assert_eq!(one, other, "{at}"),
        (Cbor::Null, Value::Null) => {}
        (one, other) => panic!("{at}: {one:?} and {other}"),
    }
}
