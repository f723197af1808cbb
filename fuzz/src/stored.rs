//! What holds for a stored journal that somebody edited.

use crate::edits::{Edit, Stored};
use crate::journal::comes_back;
use crate::kept::{Format, Journal, journal};
use arbitrary::Arbitrary;
use candidacy::candidacy::{Broken, Unlawful};
use candidacy::uuid::Uuid;
use candidacy::{Candidacy, Entry, Line, Seq, Terms, Time};
use serde_json::Value;

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
        let other =
            |candidacy: &Candidacy| !written.iter().map(|line| &line.entry).take(given.len()).eq(candidacy.journal());
        if let Some(candidacy) = entries.filter(other) {
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
        Broken::OtherJournal(id) if id == first.candidacy => 0,
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
pub fn says(given: &Value, read: &Value) -> bool {
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
