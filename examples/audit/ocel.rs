//! A log as OCEL JSON, 1.0 or 2.0: events, each about several objects. For each object that is a case, an event is a row with the columns
//! `object`, `activity` and `time`, and its attributes.

use super::log::{Columns, Rows};
use super::mapping::Mapping;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::Value;
use std::collections::HashSet;
use std::error::Error;
use std::fmt;
use std::io::BufRead;

/// Reads a log, one event after the other. Where the events come before the objects, it is read twice.
///
/// # Errors
/// It is not JSON, or the input cannot be read. What came before was taken.
pub(super) fn read<R: BufRead>(
    open: impl Fn() -> Result<R, Box<dyn Error>>,
    mapping: &Mapping,
    columns: &Columns,
    rows: &mut impl Rows,
) -> Result<(), Box<dyn Error>> {
    let object = mapping.object.as_deref().unwrap_or_default();
    let mut log = Log { object, blank: &mapping.blank, columns, rows, cases: None, skipped: false, number: 0 };
    loop {
        log.skipped = false;
        let mut json = serde_json::Deserializer::from_reader(open()?);
        log.deserialize(&mut json)?;
        json.end()?;
        match (log.skipped, log.cases.is_some()) {
            (true, true) => {}
            (true, false) => return Err("it has no objects".into()),
            (false, _) if log.number == 0 => return Err("it has no events".into()),
            (false, _) => return Ok(()),
        }
    }
}

struct Log<'m, R> {
    object: &'m str,
    blank: &'m [String],
    columns: &'m Columns,
    rows: &'m mut R,
    /// The objects that are cases, once they are known.
    cases: Option<HashSet<String>>,
    /// Events came before they were known.
    skipped: bool,
    number: u64,
}

impl<'de, R: Rows> DeserializeSeed<'de> for &mut Log<'_, R> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, R: Rows> Visitor<'de> for &mut Log<'_, R> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object-centric event log")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "ocel:objects" | "objects" if self.cases.is_none() => {
                    let mut cases = HashSet::new();
                    map.next_value_seed(Each(|id, value: Value| {
                        let Ok(object) = Object::deserialize(value) else { return };
                        if let Some(id) = object.id.or(id).filter(|_| object.kind == self.object) {
                            cases.insert(id);
                        }
                    }))?;
                    self.cases = Some(cases);
                }
                "ocel:events" | "events" if self.cases.is_some() => {
                    map.next_value_seed(Each(|_, value| self.event(value)))?;
                }
                "ocel:events" | "events" => {
                    self.skipped = true;
                    map.next_value::<IgnoredAny>()?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

#[derive(Deserialize)]
struct Object {
    id: Option<String>,
    #[serde(rename = "ocel:type", alias = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "ocel:activity", alias = "type")]
    activity: String,
    #[serde(rename = "ocel:timestamp", alias = "time")]
    time: String,
    #[serde(rename = "ocel:omap", alias = "relationships", default)]
    objects: Vec<Related>,
    #[serde(rename = "ocel:vmap", alias = "attributes", default)]
    attributes: Value,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Related {
    Id(String),
    Object {
        #[serde(rename = "objectId")]
        id: String,
    },
}

impl<R: Rows> Log<'_, R> {
    fn event(&mut self, value: Value) {
        self.number += 1;
        let event = match Event::deserialize(value) {
            Ok(event) => event,
            Err(error) => return self.rows.unreadable(self.number, &error.to_string()),
        };
        let mut about: Vec<&str> = Vec::new();
        for Related::Id(id) | Related::Object { id } in &event.objects {
            if self.cases.as_ref().is_some_and(|cases| cases.contains(id)) && !about.contains(&id.as_str()) {
                about.push(id);
            }
        }
        if about.is_empty() {
            return self.rows.about_no_case();
        }
        let blank = |text: &&str| !text.is_empty() && !self.blank.iter().any(|blank| blank == text);
        for case in about {
            let cell = |name: &'_ String| match name.as_str() {
                "object" => Some(case),
                "activity" => Some(event.activity.as_str()),
                "time" => Some(event.time.as_str()),
                name => attribute(&event.attributes, name),
            };
            let cells: Vec<_> = self.columns.names().iter().map(|name| cell(name).filter(blank)).collect();
            self.rows.row(self.number, &cells);
        }
    }
}

/// An attribute: of a map in OCEL 1.0, of a list of names and values in OCEL 2.0.
fn attribute<'a>(attributes: &'a Value, name: &str) -> Option<&'a str> {
    let of_list = |list: &'a Vec<Value>| list.iter().find(|one| one["name"] == name).map(|one| &one["value"]);
    attributes.get(name).or_else(|| attributes.as_array().and_then(of_list)).and_then(Value::as_str)
}

/// Hands over what is in a map, with its keys, or in a list, one after the other.
struct Each<F>(F);

impl<'de, F: FnMut(Option<String>, Value)> DeserializeSeed<'de> for Each<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(Option<String>, Value)> Visitor<'de> for Each<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map or a list")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry()? {
            self.0(Some(key), value);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element()? {
            self.0(None, value);
        }
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }
}
