//! What holds for a stored journal that somebody edited: lines dropped, swapped, doubled, cut or from elsewhere, and words,
//! numbers, moments and bytes changed in them.

use crate::journal::comes_back;
use crate::kept::{Format, JOURNALS, Journal, WORDS};
use arbitrary::Arbitrary;
use candidacy::uuid::Uuid;
use candidacy::{Broken, Candidacy, Entry, Line, Seq, Terms, Time, Unlawful};
use chrono::TimeDelta;
use serde_json::{Map, Value};

/// More edits than these leave nothing of a journal.
const MOST_EDITS: usize = 8;

/// A journal, the format that it is stored in, and what was done to it there.
#[derive(Debug, Arbitrary)]
pub struct Edited {
    journal: u16,
    /// So many of its last lines were not written yet.
    without: u8,
    format: u8,
    edits: Vec<Edit>,
}

#[derive(Debug, Arbitrary)]
enum Edit {
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
struct Elsewhere {
    journal: u16,
    line: u8,
}

#[derive(Debug, Arbitrary)]
enum To {
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
enum Stored {
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

    fn read(&self, format: Format) -> Option<Line> {
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

fn journal(number: u16) -> &'static Journal {
    &JOURNALS[usize::from(number) % JOURNALS.len()]
}

fn word(number: u16) -> String {
    WORDS[usize::from(number) % WORDS.len()].clone()
}

impl Edited {
    /// Panics where a law is broken.
    pub fn holds(&self) {
        let Journal { terms, lines } = journal(self.journal);
        let format = match self.format % 4 {
            0 => Format::Cbor,
            1 => Format::Postcard,
            _ => Format::Json,
        };
        let written = &lines[..lines.len() - usize::from(self.without) % lines.len()];
        let mut stored: Vec<Stored> = written.iter().map(Stored::Untouched).collect();
        for edit in self.edits.iter().take(MOST_EDITS) {
            edit.make(&mut stored, format);
        }
        // A program that leaves out what it cannot read must not get away with it.
        let given: Vec<Line> = stored.iter().filter_map(|line| line.read(format)).collect();
        let replayed = by_lines(terms, written, &given);
        let entries = by_entries(terms, written, &given);
        match (&replayed, &entries) {
            (Some(replayed), Some(entries)) => assert_eq!(replayed, entries),
            (Some(_), None) => panic!("it is lawful with its numbers only"),
            (None, Some(_) | None) => {}
        }
        let touched =
            |candidacy: &Candidacy| candidacy.lines().zip(written).any(|(now, then)| now.entry != &then.entry);
        if let Some(candidacy) = entries.filter(touched) {
            comes_back(terms, &candidacy);
            for line in candidacy.lines() {
                assert_eq!(format.read(&format.write(&line)), Some(line.to_owned()));
            }
        }
    }
}

/// What is accepted is what was given, word for word. What is refused is refused at the first line that does not belong
/// there: not before the first that was edited, not after the first whose name or number is wrong; what came before is lawful, and
/// a candidacy that is offered the line gives it back and stays as it was.
fn by_lines(terms: &Terms, written: &[Line], given: &[Line]) -> Option<Candidacy> {
    let same = written.iter().zip(given).take_while(|(one, other)| one == other).count();
    let belongs = |(at, line): &(u32, &Line)| line.candidacy == given[0].candidacy && line.seq == Seq(*at);
    let in_order = (0..).zip(given).take_while(belongs).count();
    let Unlawful { seq, why, .. } = match Candidacy::replay_lines(terms, given.to_vec()) {
        Ok(candidacy) => {
            assert_eq!(in_order, given.len(), "a line out of order was taken");
            assert!(candidacy.lines().map(Line::to_owned).eq(given.iter().cloned()));
            return Some(candidacy);
        }
        Err(unlawful) => unlawful,
    };
    let Some(first) = given.first() else {
        assert_eq!((seq, why), (Seq(0), Broken::Empty));
        return None;
    };
    let at = match why {
        Broken::Refused(_) => seq.0 as usize,
        Broken::OtherCandidacy(id) if id == first.candidacy => 0,
        _ => in_order,
    };
    assert!(same <= at && at <= in_order, "refused at {at}: the first {same} were untouched, {in_order} in order");
    let refused = &given[at];
    assert_eq!(refused.seq, seq);
    if at > 0 {
        let mut before = Candidacy::replay_lines(terms, given[..at].to_vec()).expect("what comes before is lawful");
        let back = before.append(refused.clone()).expect_err("it was refused");
        assert_eq!((&*back.line, back.why.seq, back.why.why), (refused, seq, why));
        assert!(before.lines().map(Line::to_owned).eq(given[..at].iter().cloned()), "a refusal left a trace");
    }
    None
}

/// The same without names and numbers.
fn by_entries(terms: &Terms, written: &[Line], given: &[Line]) -> Option<Candidacy> {
    let given: Vec<Entry> = given.iter().map(|line| line.entry.clone()).collect();
    let same = written.iter().zip(&given).take_while(|(one, other)| one.entry == **other).count();
    let Unlawful { seq, why, .. } = match Candidacy::replay(terms, given.clone()) {
        Ok(candidacy) => {
            assert_eq!(candidacy.journal(), given);
            return Some(candidacy);
        }
        Err(unlawful) => unlawful,
    };
    let Broken::Refused(refusal) = why else {
        assert_eq!((seq, why, given.len()), (Seq(0), Broken::Empty, 0));
        return None;
    };
    let at = seq.0 as usize;
    assert!(same <= at, "refused at {at}: the first {same} were untouched");
    if at > 0 {
        let before = Candidacy::replay(terms, given[..at].to_vec()).expect("what comes before is lawful");
        assert_eq!(before.check(&given[at]), Err(refusal));
    }
    None
}

/// Whether what was read says what was given: nothing is lost but what nobody knows, nothing is added but what is left out,
/// and nothing means anything else.
fn says(given: &Value, read: &Value) -> bool {
    match (given, read) {
        (Value::Object(given), Value::Object(read)) => {
            let nothing = |value: &Value| *value == Value::Null || value.as_array().is_some_and(Vec::is_empty);
            read.iter().all(|(key, read)| given.get(key).map_or_else(|| nothing(read), |given| says(given, read)))
        }
        // A list can stand for the fields of a value.
        (Value::Array(given), Value::Object(read)) => {
            read.values().all(|read| given.iter().any(|given| says(given, read)))
        }
        (Value::Array(given), Value::Array(read)) => {
            let in_order = given.len() == read.len() && given.iter().zip(read).all(|(given, read)| says(given, read));
            // A set has no order, and each but once.
            in_order
                || given.iter().all(|given| read.iter().any(|read| says(given, read)))
                    && read.iter().all(|read| given.iter().any(|given| says(given, read)))
        }
        // A word alone can be written as one that has nothing more to say.
        (Value::Object(given), Value::String(read)) => given.len() == 1 && given.get(read) == Some(&Value::Null),
        (Value::String(given), Value::String(read)) => given == read || moment(given, read) || id(given, read),
        _ => given == read,
    }
}

fn moment(one: &str, other: &str) -> bool {
    matches!((one.parse::<Time>(), other.parse::<Time>()), (Ok(one), Ok(other)) if one == other)
}

fn id(one: &str, other: &str) -> bool {
    matches!((one.parse::<Uuid>(), other.parse::<Uuid>()), (Ok(one), Ok(other)) if one == other)
}

impl Edit {
    fn make(&self, stored: &mut Vec<Stored>, format: Format) {
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
