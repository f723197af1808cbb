//! The three formats that a journal is held against: one for people, one that describes itself in bytes, and one that does
//! not describe itself at all.

use serde::Serialize;
use serde::de::DeserializeOwned;

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

    /// The name of a file with a value on each line.
    pub(crate) fn file_of_lines(self, name: &str) -> String {
        match self {
            Format::Json => format!("{name}.jsonl"),
            Format::Cbor | Format::Postcard => self.file(name),
        }
    }
}
