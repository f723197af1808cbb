//! What can happen to a journal where it is stored: lines are dropped, swapped, doubled, cut or from elsewhere, and words,
//! numbers, moments and bytes changed in them.

use crate::kept::{Format, journal, word};
use crate::stored::says;
use arbitrary::Arbitrary;
use candidacy::{Entry, Line, Time};
use chrono::TimeDelta;
use serde_json::{Map, Value};

#[derive(Debug, Arbitrary)]
pub enum Edit {
    Drop(u8),
    Swap(u8, u8),
    Double {
        line: u8,
        to: u8,
    },
    /// The end is missing.
    Cut(u8),
    /// A line from another journal.
    Foreign {
        at: u8,
        from: Elsewhere,
    },
    /// What a line says is put under the name and the number of another.
    Renamed {
        at: u8,
        from: Elsewhere,
    },
    /// Bytes, in any format.
    Flip {
        line: u8,
        at: u16,
        bit: u8,
    },
    Set {
        line: u8,
        at: u16,
        byte: u8,
    },
    Take {
        line: u8,
        at: u16,
        many: u8,
    },
    Put {
        line: u8,
        at: u16,
        byte: u8,
    },
    /// Values, in JSON.
    Change {
        line: u8,
        place: u8,
        to: To,
    },
    Rename {
        line: u8,
        place: u8,
        word: u16,
    },
    Remove {
        line: u8,
        place: u8,
    },
    Repeat {
        line: u8,
        place: u8,
    },
    /// One more key in front of the others, known or not.
    Unknown {
        line: u8,
        place: u8,
        key: Option<u16>,
        to: To,
    },
    /// A key that is there once more, before the one that is there.
    DoubleKey {
        line: u8,
        place: u8,
        key: u8,
        to: To,
    },
}

#[derive(Debug, Arbitrary)]
pub struct Elsewhere {
    journal: u16,
    line: u8,
}

#[derive(Debug, Arbitrary)]
pub enum To {
    Null,
    Bool(bool),
    Number(i64),
    /// A number or a moment, a little more or less.
    Nudge(i32),
    Text(String),
    Word(u16),
    /// What stands under the same key elsewhere.
    Same(Elsewhere),
    List,
    Empty,
}

/// A line as it is stored.
#[derive(Clone)]
pub enum Stored {
    Untouched(&'static Line),
    Bytes(Vec<u8>),
}

impl Stored {
    fn bytes(&mut self, format: Format) -> &mut Vec<u8> {
        if let Stored::Untouched(line) = self {
            *self = Stored::Bytes(format.write(line));
        }
        match self {
            Stored::Bytes(bytes) => bytes,
            Stored::Untouched(_) => unreachable!("it was written above"),
        }
    }

    pub fn read(&self, format: Format) -> Option<Line> {
        match self {
            Stored::Untouched(line) => Some((*line).clone()),
            Stored::Bytes(bytes) => {
                let line = format.read(bytes)?;
                if let (Format::Json, Ok(given)) = (format, serde_json::from_slice::<Value>(bytes)) {
                    let read = serde_json::to_value(&line).expect("what was read can be written");
                    assert!(says(&given, &read), "{given} was read as {read}");
                }
                Some(line)
            }
        }
    }
}

impl Elsewhere {
    fn line(&self) -> &'static Line {
        let journal = journal(self.journal);
        &journal.lines[usize::from(self.line) % journal.lines.len()]
    }
}

impl Edit {
    /// Edits, as far as there is something to edit.
    pub fn make(&self, stored: &mut Vec<Stored>, format: Format) {
        let many = stored.len();
        if many == 0 {
            return;
        }
        let nth = |number: u8| usize::from(number) % many;
        match self {
            Edit::Drop(line) => drop(stored.remove(nth(*line))),
            Edit::Swap(one, other) => stored.swap(nth(*one), nth(*other)),
            Edit::Double { line, to } => stored.insert(nth(*to), stored[nth(*line)].clone()),
            Edit::Cut(to) => stored.truncate(nth(*to)),
            Edit::Foreign { at, from } => stored.insert(nth(*at), Stored::Untouched(from.line())),
            Edit::Renamed { at, from } => {
                let at = nth(*at);
                if let Some(line) = stored[at].read(format) {
                    stored[at] = Stored::Bytes(format.write(&Line { entry: &from.line().entry, ..line_of(&line) }));
                }
            }
            Edit::Flip { line, at, bit } => {
                if let Some(byte) = byte(stored[nth(*line)].bytes(format), *at) {
                    *byte ^= 1 << (bit % 8);
                }
            }
            Edit::Set { line, at, byte: to } => {
                if let Some(byte) = byte(stored[nth(*line)].bytes(format), *at) {
                    *byte = *to;
                }
            }
            Edit::Take { line, at, many } => {
                let bytes = stored[nth(*line)].bytes(format);
                let from = usize::from(*at) % bytes.len().max(1);
                bytes.drain(from..bytes.len().min(from + usize::from(*many)));
            }
            Edit::Put { line, at, byte } => {
                let bytes = stored[nth(*line)].bytes(format);
                bytes.insert(usize::from(*at) % (bytes.len() + 1), *byte);
            }
            Edit::Change { line, place, to } => {
                value(&mut stored[nth(*line)], format, *place, |value, at| {
                    let key = at.rsplit('/').next().unwrap_or_default();
                    if let Some(place) = value.pointer_mut(at) {
                        *place = to.of(key, place);
                    }
                });
            }
            Edit::Rename { line, place, word: to } => {
                value(&mut stored[nth(*line)], format, *place, |value, at| {
                    parent(value, at, |fields, key| {
                        if let Some(value) = fields.remove(key) {
                            fields.insert(word(*to), value);
                        }
                    });
                });
            }
            Edit::Remove { line, place } => {
                value(&mut stored[nth(*line)], format, *place, |value, at| {
                    parent(value, at, |fields, key| drop(fields.remove(key)));
                    list(value, at, |values, index| drop(values.remove(index)));
                });
            }
            Edit::Repeat { line, place } => {
                value(&mut stored[nth(*line)], format, *place, |value, at| {
                    list(value, at, |values, index| values.push(values[index].clone()));
                });
            }
            Edit::Unknown { line, place, key, to } => {
                let key = key.map_or_else(|| "unheard_of".to_owned(), word);
                value(&mut stored[nth(*line)], format, *place, |value, at| {
                    if let Some(Value::Object(fields)) = value.pointer_mut(at) {
                        fields.entry(&key).or_insert(to.of(&key, &Value::Null));
                    }
                });
            }
            Edit::DoubleKey { line, place, key, to } => double_key(&mut stored[nth(*line)], format, (*place, *key), to),
        }
    }
}

fn line_of(line: &Line) -> Line<&Entry> {
    Line { candidacy: line.candidacy, seq: line.seq, entry: &line.entry }
}

fn byte(bytes: &mut [u8], at: u16) -> Option<&mut u8> {
    let many = bytes.len().max(1);
    bytes.get_mut(usize::from(at) % many)
}

/// Changes a value in a line, at one of its places.
fn value(stored: &mut Stored, format: Format, place: u8, change: impl FnOnce(&mut Value, &str)) {
    if format != Format::Json {
        return;
    }
    let Ok(mut value) = serde_json::from_slice::<Value>(stored.bytes(format)) else { return };
    let places = places(&value);
    change(&mut value, &places[usize::from(place) % places.len()]);
    *stored = Stored::Bytes(value.to_string().into_bytes());
}

/// Where there is a value.
fn places(value: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, places: &mut Vec<String>) {
        places.push(at.to_owned());
        match value {
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            Value::Array(values) => {
                (0..).zip(values).for_each(|(index, value): (usize, _)| walk(value, &format!("{at}/{index}"), places));
            }
            Value::Object(fields) => {
                for (key, value) in fields {
                    walk(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), places);
                }
            }
        }
    }
    let mut places = Vec::new();
    walk(value, "", &mut places);
    places
}

/// The fields that a value is one of, and its key.
fn parent(value: &mut Value, at: &str, change: impl FnOnce(&mut Map<String, Value>, &str)) {
    let Some((parent, key)) = at.rsplit_once('/') else { return };
    if let Some(Value::Object(fields)) = value.pointer_mut(parent) {
        change(fields, &key.replace("~1", "/").replace("~0", "~"));
    }
}

/// The list that a value is in, and its index.
fn list(value: &mut Value, at: &str, change: impl FnOnce(&mut Vec<Value>, usize)) {
    let Some((parent, index)) = at.rsplit_once('/') else { return };
    if let (Some(Value::Array(values)), Ok(index)) = (value.pointer_mut(parent), index.parse()) {
        change(values, index);
    }
}

/// Says a key twice. If the line is read all the same, it is one that nobody knows.
fn double_key(stored: &mut Stored, format: Format, (place, key): (u8, u8), to: &To) {
    if format != Format::Json {
        return;
    }
    let Ok(value) = serde_json::from_slice::<Value>(stored.bytes(format)) else { return };
    let objects: Vec<String> = places(&value)
        .into_iter()
        .filter(|at| matches!(value.pointer(at), Some(Value::Object(fields)) if !fields.is_empty()))
        .collect();
    let Some(at) = objects.get(usize::from(place) % objects.len().max(1)) else { return };
    let Some(Value::Object(fields)) = value.pointer(at) else { return };
    let Some((key, said)) = fields.iter().nth(usize::from(key) % fields.len()) else { return };
    let twice = format!("{{{}:{},", Value::from(key.as_str()), to.of(key, said));
    // A text that no line has stands for the place until it is written.
    const MARK: &str = "\u{1}";
    let mut marked = value.clone();
    if let Some(Value::Object(fields)) = marked.pointer_mut(at) {
        fields.insert(MARK.to_owned(), Value::Null);
    }
    let marked = marked.to_string();
    let text = marked.replacen(&format!("{{{}:null,", Value::from(MARK)), &twice, 1);
    if text == marked {
        return;
    }
    if let Some(line) = format.read::<Line>(text.as_bytes()) {
        let read = serde_json::to_value(&line).expect("what was read can be written");
        let known = read.pointer(at).and_then(|fields| fields.get(key)).is_some();
        assert!(!known, "{key} is there twice in {text}");
    }
    *stored = Stored::Bytes(text.into_bytes());
}

impl To {
    fn of(&self, key: &str, value: &Value) -> Value {
        match self {
            To::Null => Value::Null,
            To::Bool(yes) => (*yes).into(),
            To::Number(number) => (*number).into(),
            To::Nudge(by) => nudged(value, *by),
            To::Text(text) => text.as_str().into(),
            To::Word(number) => word(*number).into(),
            To::Same(elsewhere) => {
                let other = serde_json::to_value(elsewhere.line()).expect("a line can be written");
                let place = places(&other).into_iter().find(|at| at.rsplit('/').next() == Some(key));
                place.and_then(|at| other.pointer(&at).cloned()).unwrap_or(Value::Null)
            }
            To::List => Value::Array(vec![value.clone()]),
            To::Empty => Value::Object(Map::new()),
        }
    }
}

fn nudged(value: &Value, by: i32) -> Value {
    match value {
        Value::Number(number) => number.as_i64().map_or(Value::Null, |number| number.wrapping_add(by.into()).into()),
        Value::String(text) => {
            let later = text.parse::<Time>().ok().and_then(|at| at.checked_add_signed(TimeDelta::seconds(by.into())));
            later.map_or_else(|| format!("{text}{by}").into(), |at| format!("{at:?}").into())
        }
        Value::Bool(yes) => (!yes).into(),
        Value::Null | Value::Array(_) | Value::Object(_) => by.into(),
    }
}
