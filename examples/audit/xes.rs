//! A log as XES (IEEE 1849): traces of events. An event is a row, and its attributes are the columns; those of its trace are called
//! `trace:` and then as they are.

use super::log::{Columns, Rows};
use super::mapping::Mapping;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::error::Error;
use std::io::BufRead;

/// Where the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Neither of these.
    Log,
    Trace,
    Event,
}

/// The values of the columns, as they are read.
struct Cells<'m> {
    columns: &'m Columns,
    blank: &'m [String],
    values: Vec<Option<String>>,
    unused: BTreeSet<String>,
}

/// Reads a log, one event after the other.
///
/// # Errors
/// It is not XML, or the input cannot be read. What came before was taken.
pub(super) fn read(
    input: impl BufRead,
    mapping: &Mapping,
    columns: &Columns,
    rows: &mut impl Rows,
) -> Result<(), Box<dyn Error>> {
    let mut xml = Reader::from_reader(input);
    let values = vec![None; columns.names().len()];
    let mut cells = Cells { columns, blank: &mapping.blank, values, unused: BTreeSet::new() };
    let (mut inside, mut nested, mut number, mut buffer) = (Inside::Log, 0_u32, 0, Vec::new());
    let mut wrong: Option<String> = None;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(element) => match (inside, element.local_name().as_ref()) {
                (Inside::Log, "trace") => {
                    inside = Inside::Trace;
                    cells.values.fill(None);
                }
                (Inside::Trace, "event") if nested == 0 => {
                    inside = Inside::Event;
                    cells.clear_event();
                }
                (Inside::Log, _) => {}
                _ => {
                    if nested == 0 {
                        wrong = wrong.or(cells.take(&element, inside).err().map(|error| error.to_string()));
                    }
                    nested += 1;
                }
            },
            Event::Empty(element) if inside != Inside::Log && nested == 0 => {
                wrong = wrong.or(cells.take(&element, inside).err().map(|error| error.to_string()));
            }
            Event::End(element) => match (inside, element.local_name().as_ref()) {
                (Inside::Log, _) => {}
                _ if nested > 0 => nested -= 1,
                (Inside::Event, _) => {
                    inside = Inside::Trace;
                    number += 1;
                    match wrong.take() {
                        Some(why) => rows.unreadable(number, &why),
                        None => rows.row(number, &cells.values.iter().map(Option::as_deref).collect::<Vec<_>>()),
                    }
                }
                (Inside::Trace, _) => {
                    inside = Inside::Log;
                    rows.end_of_case();
                }
            },
            Event::Eof if inside != Inside::Log => return Err("it ends in the middle of a trace".into()),
            Event::Eof => {
                cells.unused.iter().for_each(|key| rows.unused(key));
                return Ok(());
            }
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

impl Cells<'_> {
    fn clear_event(&mut self) {
        for (name, value) in self.columns.names().iter().zip(&mut self.values) {
            if !name.starts_with("trace:") {
                *value = None;
            }
        }
    }

    /// Takes an attribute.
    fn take(&mut self, element: &BytesStart<'_>, inside: Inside) -> Result<(), Box<dyn Error>> {
        let (mut key, mut value) = (None, None);
        for attribute in element.attributes() {
            let attribute = attribute?;
            let text = || attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            match attribute.key.as_ref() {
                "key" => key = Some(text()?),
                "value" => value = Some(text()?),
                _ => {}
            }
        }
        let Some((key, value)) = key.zip(value) else { return Ok(()) };
        let of_trace = inside == Inside::Trace;
        let is_it = |name: &String| match name.strip_prefix("trace:") {
            Some(name) => of_trace && name == key,
            None => !of_trace && *name == key,
        };
        match self.columns.names().iter().position(is_it) {
            Some(place) => {
                let value = value.trim();
                let blank = value.is_empty() || self.blank.iter().any(|blank| blank == value);
                self.values[place] = (!blank).then(|| value.to_owned());
            }
            None if !self.unused.contains(&*key) && self.unused.len() < 100 => {
                self.unused.insert(if of_trace { format!("trace:{key}") } else { key.into_owned() });
            }
            None => {}
        }
        Ok(())
    }
}
