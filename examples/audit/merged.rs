//! Persons that a system merged: two names of one person.

use super::mapping::Merged;
use std::collections::HashMap;
use std::error::Error;
use std::io::Read;

/// A longer chain of merged persons goes round in a circle.
const LONGEST: usize = 32;

/// The names that persons had, and those that took their place.
#[derive(Default)]
pub(super) struct Persons(HashMap<String, String>);

impl Persons {
    /// Reads a CSV file with a column for the name and one for the name that took its place, which most rows leave blank.
    pub(super) fn read(merged: &Merged, input: impl Read) -> Result<Self, Box<dyn Error>> {
        let mut rows = csv::Reader::from_reader(input);
        let header = rows.headers()?;
        let place = |name: &str| {
            let place = header.iter().position(|column| column == name);
            place.ok_or_else(|| format!("there is no column `{name}`"))
        };
        let (from, to) = (place(&merged.from)?, place(&merged.to)?);
        let mut persons = HashMap::new();
        for row in rows.into_records() {
            let row = row?;
            if let (Some(from), Some(to)) = (row.get(from), row.get(to).filter(|to| !to.is_empty())) {
                persons.insert(from.to_owned(), to.to_owned());
            }
        }
        Ok(Persons(persons))
    }

    /// Returns the name that this person has now.
    pub(super) fn now<'a>(&'a self, person: &'a str) -> &'a str {
        let next = |person: &&'a str| self.0.get(*person).map(String::as_str);
        std::iter::successors(Some(person), next).take(LONGEST).last().unwrap_or(person)
    }
}
