//! What a company says about its log, in a TOML file: which columns hold what, and what its activities mean. Nothing is guessed from a
//! name: a column called `offer_id` may be a job.

use super::moment::Moments;
use candidacy::foreign::{Side, What, Whats};
use candidacy::{Policy, Process, Terms};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error as _};
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Between the values of several columns that are one text.
pub(super) const BETWEEN: &str = " / ";

/// A mapping file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mapping {
    /// The address where the export is described. For people.
    #[serde(rename = "source")]
    _source: Option<String>,
    pub(super) format: Format,
    /// CSV: between two fields.
    #[serde(default = "comma")]
    pub(super) delimiter: char,
    /// CSV: the names of the columns, of a file that does not begin with them.
    #[serde(default)]
    pub(super) columns: Vec<String>,
    /// OCEL: the type of the objects that are the cases.
    pub(super) object: Option<String>,
    /// The columns that together name a case.
    #[serde(deserialize_with = "list")]
    pub(super) case: Vec<String>,
    /// What a row says: in a history one thing, in a table of cases one for each column with a moment.
    pub(super) event: Vec<Event>,
    #[serde(default)]
    pub(super) order: Order,
    /// True if the rows of a case follow each other. Each case is then judged at its end, and takes no room after it.
    #[serde(default)]
    pub(super) grouped: bool,
    /// Values that are blanks, such as `NULL`.
    #[serde(default)]
    pub(super) blank: Vec<String>,
    #[serde(default)]
    pub(super) time: Moments,
    /// What an activity means. Of several columns, `archived / *` is any second value.
    #[serde(default)]
    activities: BTreeMap<String, Rule>,
    /// The name that the process has for a step, where the log has another.
    #[serde(default)]
    pub(super) steps: HashMap<String, String>,
    #[serde(default)]
    pub(super) sides: HashMap<String, Side>,
    /// What this log can say at all; without it, what `activities` and `event` have.
    records: Option<Vec<What>>,
    pub(super) merged: Option<Merged>,
    terms: Option<WrittenTerms>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Format {
    Csv,
    Xes,
    Ocel,
}

/// The order in which the things of a case happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Order {
    /// That of the file.
    #[default]
    File,
    /// The other way round: the latest comes first.
    Backwards,
    /// That of the moments; at the same moment, that of the file.
    Time,
}

/// One thing that a row says, and where it says it. It did not happen if the row has no moment for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    /// The columns that together are its moment, such as a date and a time.
    #[serde(deserialize_with = "list")]
    pub(super) at: Vec<String>,
    /// Of a stay in a stage, the column of its end. Where the next stay begins at another moment, something is missing between them.
    pub(super) left: Option<String>,
    /// The columns that together are its activity.
    #[serde(default, deserialize_with = "list")]
    pub(super) activity: Vec<String>,
    /// What it means, if no column says that.
    pub(super) says: Option<Rule>,
    pub(super) step: Option<String>,
    pub(super) part: Option<String>,
    pub(super) side: Option<String>,
    pub(super) actor: Option<String>,
    /// Between the names of several people in the column of the actor. The first of them is taken.
    pub(super) actors_between: Option<String>,
}

/// What an activity means: nothing, one thing, or several at the same moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "WrittenRule")]
pub(super) struct Rule {
    pub(super) whats: Vec<What>,
    pub(super) step: Option<String>,
    pub(super) part: Option<String>,
    pub(super) side: Option<Side>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenRule {
    What(OneOrMany<What>),
    #[serde(rename_all = "snake_case")]
    More {
        what: OneOrMany<What>,
        step: Option<String>,
        part: Option<String>,
        side: Option<Side>,
    },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany<T> {
    One(T),
    Many(Vec<T>),
}

/// Which column names a person, and which columns of another file say that two are one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Merged {
    /// A column of the case.
    pub(super) column: String,
    pub(super) from: String,
    pub(super) to: String,
}

/// The terms that a log is judged by: a process and a policy, each written here or in a file beside the mapping.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTerms {
    name: String,
    #[serde(default)]
    version: u32,
    process: Option<toml::Value>,
    policy: Option<toml::Value>,
}

fn comma() -> char {
    ','
}

fn list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    match OneOrMany::deserialize(deserializer)? {
        OneOrMany::One(name) => Ok(vec![name]),
        OneOrMany::Many(names) if names.is_empty() => Err(D::Error::custom("it names no column")),
        OneOrMany::Many(names) => Ok(names),
    }
}

impl<T> From<OneOrMany<T>> for Vec<T> {
    fn from(written: OneOrMany<T>) -> Self {
        match written {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

impl From<WrittenRule> for Rule {
    fn from(written: WrittenRule) -> Self {
        match written {
            WrittenRule::What(whats) => Rule { whats: whats.into(), ..Rule::default() },
            WrittenRule::More { what, step, part, side } => Rule { whats: what.into(), step, part, side },
        }
    }
}

impl Mapping {
    pub(super) fn parse(text: &str) -> Result<Self, Box<dyn Error>> {
        let mapping: Mapping = toml::from_str(text)?;
        if mapping.event.is_empty() {
            return Err("it has no `[[event]]`".into());
        }
        if mapping.event.iter().any(|event| event.activity.is_empty() == event.says.is_none()) {
            return Err("an `[[event]]` has either `activity` or `says`".into());
        }
        if !mapping.delimiter.is_ascii() || matches!(mapping.delimiter, '"' | '\r' | '\n') {
            return Err(format!("{:?} cannot stand between two fields", mapping.delimiter).into());
        }
        if mapping.format == Format::Ocel && mapping.object.is_none() {
            return Err("OCEL needs `object`, the type of the objects that are the cases".into());
        }
        if let Some(merged) = mapping.merged.as_ref().filter(|merged| !mapping.case.contains(&merged.column)) {
            return Err(format!("`{}` of `[merged]` is no column of the case", merged.column).into());
        }
        Ok(mapping)
    }

    /// Returns what an activity means. None if the mapping does not say it.
    pub(super) fn meaning(&self, activity: &str) -> Option<&Rule> {
        let fits = |pattern: &str| {
            let (mut pattern, mut said) = (pattern.split(BETWEEN), activity.split(BETWEEN));
            loop {
                match (pattern.next(), said.next()) {
                    (None, None) => return true,
                    (Some("*"), Some(_)) => {}
                    (Some(one), Some(other)) if one == other => {}
                    _ => return false,
                }
            }
        };
        let exact = self.activities.get(activity);
        exact.or_else(|| self.activities.iter().find(|(pattern, _)| fits(pattern)).map(|(_, rule)| rule))
    }

    /// Returns what this log can say at all.
    pub(super) fn records(&self) -> Whats {
        let rules = self.activities.values().chain(self.event.iter().filter_map(|event| event.says.as_ref()));
        match &self.records {
            Some(records) => records.iter().copied().collect(),
            None => rules.flat_map(|rule| rule.whats.iter().copied()).collect(),
        }
    }

    /// Returns the terms: those of the mapping, whose files lie in this folder, or what was given instead.
    pub(super) fn terms(
        &self,
        folder: Option<&Path>,
        process: Option<&str>,
        policy: Option<&str>,
    ) -> Result<Terms, Box<dyn Error>> {
        let written = self.terms.as_ref();
        let process: Process = match (process, written.and_then(|terms| terms.process.as_ref())) {
            (Some(path), _) => in_file(Path::new(path))?,
            (None, Some(value)) => value_of(value, folder)?,
            (None, None) => return Err("no process: neither the mapping nor `--process` names one".into()),
        };
        let policy: Policy = match (policy, written.and_then(|terms| terms.policy.as_ref())) {
            (Some(path), _) => in_file(Path::new(path))?,
            (None, Some(value)) => value_of(value, folder)?,
            (None, None) => Policy::standard(),
        };
        let (name, version) = written.map_or(("log", 0), |terms| (&terms.name, terms.version));
        Ok(Terms::new(name, version, process)?.with_policy(policy))
    }
}

/// A text is the name of a file; anything else is the thing itself.
fn value_of<T: DeserializeOwned>(value: &toml::Value, folder: Option<&Path>) -> Result<T, Box<dyn Error>> {
    match value.as_str() {
        Some(path) => in_file(&folder.unwrap_or(Path::new("")).join(path)),
        None => Ok(T::deserialize(value.clone())?),
    }
}

/// TOML, or JSON.
fn in_file<T: DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    let named = |error: &dyn Error| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| named(&error))?;
    if path.extension().is_some_and(|extension| extension == "toml") {
        Ok(toml::from_str(&text).map_err(|error| named(&error))?)
    } else {
        Ok(serde_json::from_str(&text).map_err(|error| named(&error))?)
    }
}
