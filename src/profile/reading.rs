//! A JSON Resume as people write it: what is sound is taken, and what is not is left out and named.

use super::json::Json;
use super::{DateError, Error, Experience, PartialDate, Profile};
use crate::value::code::codes;
use crate::value::meeting::Link;
use crate::value::text::{Label, Text, TextError};
use serde::Deserialize;

/// The name of the skill whose keywords are the preferred stack.
pub(super) const STACK: &str = "Preferred stack";

/// A JSON Resume, read as far as it is sound.
///
/// Each thing that is not as the schema says is left out by itself, and named. A date that is `Present`, a moment in place of a
/// day, or an address without `https://` costs nobody the rest of the resume. Nothing is guessed: the profile is the one that
/// [`JsonResume`](super::JsonResume) reads, were there `null` in each place that is named. Show the list to the candidate, who can
/// put it right.
///
/// ```
/// use candidacy::profile::{JsonResume, ResumeError, ResumeReading};
///
/// let reading: ResumeReading = serde_json::from_str(r#"{
///     "basics": { "url": "mira.example", "summary": "I like small tools." },
///     "work": [{ "name": "Locks B.V.", "startDate": "2019-04", "endDate": "Present" }]
/// }"#)?;
/// let left_out: Vec<String> = reading.left_out.iter().map(ToString::to_string).collect();
/// assert_eq!(left_out[0], "basics.url: not a web address");
/// assert!(left_out[1].starts_with("work[0].endDate: a date is a year, a month or a day"));
/// assert_eq!(reading.profile.experience()[0].from, Some("2019-04".parse()?));
///
/// // Who would rather have all or nothing gets the first reason, as a value.
/// let refused = JsonResume::try_from(reading).unwrap_err();
/// assert_eq!(refused, ResumeError::Address { at: "basics.url".to_owned() });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "Json")]
#[non_exhaustive]
pub struct ResumeReading {
    /// The sound parts.
    pub profile: Profile,
    /// The parts that were left out, where it stood and why, in the order of reading: at most [`MAX`](Self::MAX) of it.
    pub left_out: Vec<ResumeError>,
    /// How much more was left out and is not listed.
    pub more: usize,
}

/// An error in a JSON Resume. It names the place, and repeats nothing of what stands there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ResumeError {
    /// Something is of another type than the schema says.
    #[error("{at} is {found} where {expected} belongs")]
    Type {
        /// The place.
        at: String,
        /// The kind of data that belongs there.
        expected: &'static str,
        /// The kind of data that is there.
        found: &'static str,
    },
    /// A text is too long or has control characters.
    #[error("{at}: {why}")]
    Text {
        /// The place.
        at: String,
        /// The error in the value.
        why: TextError,
    },
    /// A text is no date of the schema.
    #[error("{at}: {why}", why = DateError)]
    Date {
        /// The place.
        at: String,
    },
    /// A text is no web address.
    #[error("{at}: not a web address")]
    Address {
        /// The place.
        at: String,
    },
    /// There are too many things of one kind. The first of them are taken.
    #[error("{at}: {why}")]
    Profile {
        /// The place.
        at: String,
        /// How much of what.
        why: Error,
    },
}

codes! { ResumeError, "resume" {
    Self::Type { .. } => "type",
    Self::Address { .. } => "address",
    ;
    Self::Text { why, .. } => why.code(),
    Self::Date { .. } => DateError.code(),
    Self::Profile { why, .. } => why.code(),
} }

impl ResumeError {
    /// Returns the place: `work[0].endDate`, or `the whole`.
    #[must_use]
    pub fn at(&self) -> &str {
        match self {
            ResumeError::Type { at, .. }
            | ResumeError::Text { at, .. }
            | ResumeError::Date { at }
            | ResumeError::Address { at }
            | ResumeError::Profile { at, .. } => at,
        }
    }
}

const WHOLE: &str = "the whole";

/// A place in the document: the whole, or a field or an item of something else.
struct Place<'a> {
    given: &'a Json,
    at: String,
}

type Taken<T> = Result<T, ResumeError>;

impl<'a> Place<'a> {
    fn odd(&self, expected: &'static str) -> ResumeError {
        ResumeError::Type { at: self.at.clone(), expected, found: self.given.kind() }
    }

    fn fields(&self) -> Taken<&'a [(String, Json)]> {
        if let Json::Object(fields) = self.given { Ok(fields) } else { Err(self.odd("an object")) }
    }

    fn items(&self) -> Taken<&'a [Json]> {
        if let Json::List(items) = self.given { Ok(items) } else { Err(self.odd("a list")) }
    }

    /// The words here; none if there are none to be seen.
    fn words(&self) -> Taken<Option<&'a str>> {
        match self.given {
            Json::Nothing => Ok(None),
            Json::Text(text) if text.chars().all(crate::value::text::is_invisible) => Ok(None),
            Json::Text(text) => Ok(Some(text)),
            Json::Flag | Json::Number | Json::Bytes | Json::List(_) | Json::Object(_) => Err(self.odd("a text")),
        }
    }
}

/// The fields of an object in the document.
struct Fields<'a> {
    fields: &'a [(String, Json)],
    at: String,
}

impl<'a> Fields<'a> {
    /// The field with this name, if there is something; of two, the last counts.
    fn get(&self, name: &'static str) -> Option<Place<'a>> {
        let (_, given) = self.fields.iter().rev().find(|(own, _)| own == name)?;
        let at = if self.at == WHOLE { name.to_owned() } else { format!("{}.{name}", self.at) };
        Some(Place { given, at }).filter(|place| !matches!(place.given, Json::Nothing))
    }
}

impl ResumeReading {
    /// The most that is listed of what was left out; nobody reads thousands.
    pub const MAX: usize = 100;

    /// The value that was taken; a value that was not is left out.
    fn keep<T>(&mut self, taken: Taken<T>) -> Option<T> {
        match taken {
            Ok(taken) => return Some(taken),
            Err(odd) if self.left_out.len() < Self::MAX => self.left_out.push(odd),
            Err(_) => self.more += 1,
        }
        None
    }

    fn object<'a>(&mut self, place: Place<'a>) -> Option<Fields<'a>> {
        let fields = self.keep(place.fields())?;
        Some(Fields { fields, at: place.at })
    }

    /// The items of the list in this field; none if there is no such field.
    fn list<'a>(&mut self, of: &Fields<'a>, name: &'static str) -> Vec<Place<'a>> {
        let Some(place) = of.get(name) else { return Vec::new() };
        let items = self.keep(place.items()).unwrap_or_default();
        let item = |(number, given)| Place { given, at: format!("{}[{number}]", place.at) };
        items.iter().enumerate().filter(|(_, given)| !matches!(given, Json::Nothing)).map(item).collect()
    }

    fn objects<'a>(&mut self, of: &Fields<'a>, name: &'static str) -> Vec<Fields<'a>> {
        let items = self.list(of, name);
        items.into_iter().filter_map(|place| self.object(place)).collect()
    }

    fn read<T>(&mut self, place: &Place<'_>, take: fn(&str, &Place<'_>) -> Taken<T>) -> Option<T> {
        let taken = place.words().and_then(|words| words.map(|words| take(words, place)).transpose());
        self.keep(taken).flatten()
    }

    /// The words in this field, if there are any.
    fn one<T>(&mut self, of: &Fields<'_>, name: &'static str, take: fn(&str, &Place<'_>) -> Taken<T>) -> Option<T> {
        self.read(&of.get(name)?, take)
    }

    /// Every text of the list in this field.
    fn all<T>(&mut self, of: &Fields<'_>, name: &'static str, take: fn(&str, &Place<'_>) -> Taken<T>) -> Vec<T> {
        let items = self.list(of, name);
        items.iter().filter_map(|item| self.read(item, take)).collect()
    }

    /// Leaves out what comes after as many as a profile has.
    fn fit<T>(&mut self, items: &mut Vec<T>, at: &str) {
        if items.len() > Profile::MAX {
            let why = Error::TooMany(items.len());
            self.keep::<()>(Err(ResumeError::Profile { at: at.to_owned(), why }));
            items.truncate(Profile::MAX);
        }
    }

    fn experience(&mut self, work: &Fields<'_>) -> Experience {
        let mut one = Experience {
            title: self.one(work, "position", label),
            organisation: self.one(work, "name", label),
            from: self.one(work, "startDate", date),
            until: self.one(work, "endDate", date),
            work: self.one(work, "summary", text),
            highlights: self.all(work, "highlights", text),
        };
        self.fit(&mut one.highlights, &format!("{}.highlights", work.at));
        one
    }
}

impl From<Json> for ResumeReading {
    fn from(given: Json) -> Self {
        let (mut reading, mut profile) = (ResumeReading::default(), Profile::default());
        let whole = Place { given: &given, at: WHOLE.to_owned() };
        let Some(whole) = reading.object(whole) else { return reading };
        if let Some(basics) = whole.get("basics").and_then(|basics| reading.object(basics)) {
            profile.summary = reading.one(&basics, "summary", text);
            profile.portfolio = reading.one(&basics, "url", link);
            profile.strengths = reading.all(&basics, "strengths", text);
        }
        for work in reading.objects(&whole, "work") {
            let one = reading.experience(&work);
            // What says nothing is nothing.
            profile.experience.extend(Some(one).filter(|one| *one != Experience::default()));
        }
        for skill in reading.objects(&whole, "skills") {
            let (name, keywords) = (reading.one(&skill, "name", label), reading.all(&skill, "keywords", label));
            if name.as_ref().is_some_and(|name| name.as_str() == STACK) && !keywords.is_empty() {
                profile.stack.extend(keywords);
            } else {
                profile.skills.extend(name.into_iter().chain(keywords));
            }
        }
        for interest in reading.objects(&whole, "interests") {
            profile.enjoys.extend(reading.one(&interest, "name", text));
            profile.enjoys.extend(reading.all(&interest, "keywords", text));
        }
        let Profile { experience, strengths, enjoys, stack, skills, summary: _, portfolio: _ } = &mut profile;
        reading.fit(strengths, "basics.strengths");
        reading.fit(experience, "work");
        reading.fit(skills, "skills");
        reading.fit(stack, "skills");
        reading.fit(enjoys, "interests");
        reading.profile = profile;
        reading
    }
}

fn text(words: &str, place: &Place<'_>) -> Taken<Text> {
    Text::new(words).map_err(|why| ResumeError::Text { at: place.at.clone(), why })
}

fn label(words: &str, place: &Place<'_>) -> Taken<Label> {
    Label::new(words).map_err(|why| ResumeError::Text { at: place.at.clone(), why })
}

fn date(words: &str, place: &Place<'_>) -> Taken<PartialDate> {
    words.parse().map_err(|_| ResumeError::Date { at: place.at.clone() })
}

fn link(words: &str, place: &Place<'_>) -> Taken<Link> {
    let link = Link::new(words).ok().filter(|link| link.as_web_address().is_some());
    link.ok_or_else(|| ResumeError::Address { at: place.at.clone() })
}
