//! A profile as a [JSON Resume](https://jsonresume.org) 1.0.0, in and out, where the two correspond.

use super::given::Given;
use super::{Experience, PartialDate, Profile};
use crate::meeting::Link;
use crate::text::{Label, Text, TextError};
use serde::{Deserialize, Serialize, Serializer};

/// A profile that is written and read as a JSON Resume 1.0.0.
///
/// | profile | JSON Resume |
/// |---|---|
/// | summary | `basics.summary` |
/// | portfolio | `basics.url` |
/// | strengths | `basics.strengths`: the schema has no place for them, and lets this object have more |
/// | experience | `work`: `position`, `name`, `startDate`, `endDate`, `summary`, `highlights` |
/// | what they enjoy | `interests`: each `name`, and when read each of its `keywords` as well |
/// | skills | `skills`: each `name`, and when read each of its `keywords` as well |
/// | preferred stack | the `keywords` of the skill `Preferred stack` |
///
/// What is read is not trusted. A field that is not known is ignored, and so are name, address, contacts and picture: a profile
/// has none. A field that is known and of another type is named by its place and never repeated. `null` and texts without words
/// are nothing. The document has to describe itself, as JSON and CBOR do; the caller caps its bytes.
///
/// ```
/// use candidacy::JsonResume;
///
/// let JsonResume(profile) = serde_json::from_str(r#"{
///     "basics": { "name": "Mira", "image": "https://faces.example/mira.jpg", "summary": "I like small tools." },
///     "work": [{ "name": "Locks B.V.", "position": "Engineer", "startDate": "2019-04", "summary": "Doors that open." }]
/// }"#)?;
/// assert_eq!(profile.experience().len(), 1);
/// let written = serde_json::to_string(&JsonResume(profile))?;
/// assert!(written.contains("2019-04") && !written.contains("image") && !written.contains("Mira"));
///
/// let odd = serde_json::from_str::<JsonResume>(r#"{ "work": [{ "startDate": 2019 }] }"#).unwrap_err();
/// assert!(odd.to_string().starts_with("work[0].startDate is a number where a text belongs"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(try_from = "Given")]
#[expect(clippy::exhaustive_structs, reason = "it is a profile, in another form")]
pub struct JsonResume(pub Profile);

/// The name of the skill whose keywords are the preferred stack.
const STACK: &str = "Preferred stack";

/// Where the schema of this version is.
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// What is wrong with a JSON Resume. It names the place, and repeats nothing of what stands there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResumeError {
    /// Something is of another type than the schema says.
    #[error("{at} is {found} where {expected} belongs")]
    Type {
        /// Where.
        at: String,
        /// What belongs there.
        expected: &'static str,
        /// What there is.
        found: &'static str,
    },
    /// A text is too long or has control characters.
    #[error("{at}: {why}")]
    Text {
        /// Where.
        at: String,
        /// What is wrong with it.
        why: TextError,
    },
    /// A text is no date of the schema.
    #[error("{at}: {why}", why = super::DateError)]
    Date {
        /// Where.
        at: String,
    },
    /// A text is no web address.
    #[error("{at}: not a web address")]
    Address {
        /// Where.
        at: String,
    },
    /// There is more of one thing than anybody reads (F19).
    #[error("{0}")]
    Profile(#[from] super::ProfileError),
}

/// A place in the document: the whole, or a field or an item of something else.
struct Place<'a> {
    given: &'a Given,
    at: String,
}

impl<'a> Place<'a> {
    fn odd(&self, expected: &'static str) -> ResumeError {
        let at = if self.at.is_empty() { "the whole".to_owned() } else { self.at.clone() };
        ResumeError::Type { at, expected, found: self.given.kind() }
    }

    /// The field with this name, if there is something.
    fn field(&self, name: &'static str) -> Result<Option<Place<'a>>, ResumeError> {
        let Given::Object(fields) = self.given else { return Err(self.odd("an object")) };
        let given = fields.iter().rev().find(|(own, _)| own == name).map(|(_, given)| given);
        let at = if self.at.is_empty() { name.to_owned() } else { format!("{}.{name}", self.at) };
        Ok(given.filter(|given| !matches!(given, Given::Nothing)).map(|given| Place { given, at }))
    }

    /// The items of the list in this field; none if there is no such field.
    fn list(&self, name: &'static str) -> Result<Vec<Place<'a>>, ResumeError> {
        let Some(place) = self.field(name)? else { return Ok(Vec::new()) };
        let Given::List(items) = place.given else { return Err(place.odd("a list")) };
        let item = |(number, given)| Place { given, at: format!("{}[{number}]", place.at) };
        let items = items.iter().enumerate().filter(|(_, given)| !matches!(given, Given::Nothing));
        Ok(items.map(item).collect())
    }

    /// The words here; none if there are none to be seen.
    fn words(&self) -> Result<Option<&'a str>, ResumeError> {
        match self.given {
            Given::Nothing => Ok(None),
            Given::Text(text) if text.chars().all(crate::text::is_invisible) => Ok(None),
            Given::Text(text) => Ok(Some(text)),
            Given::Flag | Given::Number | Given::List(_) | Given::Object(_) => Err(self.odd("a text")),
        }
    }

    /// What the words here are to a reader who may not take them.
    fn read<T>(&self, take: impl Fn(&str, &Self) -> Result<T, ResumeError>) -> Result<Option<T>, ResumeError> {
        self.words()?.map(|words| take(words, self)).transpose()
    }

    fn some<T>(
        &self,
        name: &'static str,
        take: impl Fn(&str, &Self) -> Result<T, ResumeError>,
    ) -> Result<Option<T>, ResumeError> {
        self.field(name)?.map_or(Ok(None), |place| place.read(take))
    }

    /// Every text of the list in this field.
    fn all<T>(
        &self,
        name: &'static str,
        take: impl Fn(&str, &Self) -> Result<T, ResumeError>,
    ) -> Result<Vec<T>, ResumeError> {
        let items = self.list(name)?;
        items.iter().filter_map(|item| item.read(&take).transpose()).collect()
    }
}

fn text(words: &str, place: &Place<'_>) -> Result<Text, ResumeError> {
    Text::new(words).map_err(|why| ResumeError::Text { at: place.at.clone(), why })
}

fn label(words: &str, place: &Place<'_>) -> Result<Label, ResumeError> {
    Label::new(words).map_err(|why| ResumeError::Text { at: place.at.clone(), why })
}

fn date(words: &str, place: &Place<'_>) -> Result<PartialDate, ResumeError> {
    words.parse().map_err(|_| ResumeError::Date { at: place.at.clone() })
}

fn link(words: &str, place: &Place<'_>) -> Result<Link, ResumeError> {
    Link::new(words).map_err(|_| ResumeError::Address { at: place.at.clone() })
}

impl TryFrom<Given> for JsonResume {
    type Error = ResumeError;

    fn try_from(given: Given) -> Result<Self, ResumeError> {
        let whole = Place { given: &given, at: String::new() };
        let mut profile = Profile::default();
        if let Some(basics) = whole.field("basics")? {
            profile.summary = basics.some("summary", text)?;
            profile.portfolio = basics.some("url", link)?;
            profile.strengths = basics.all("strengths", text)?;
        }
        for work in whole.list("work")? {
            let one = Experience {
                title: work.some("position", label)?,
                organisation: work.some("name", label)?,
                from: work.some("startDate", date)?,
                until: work.some("endDate", date)?,
                work: work.some("summary", text)?,
                highlights: work.all("highlights", text)?,
            };
            // What says nothing is nothing.
            profile.experience.extend(Some(one).filter(|one| *one != Experience::default()));
        }
        for skill in whole.list("skills")? {
            let (name, keywords) = (skill.some("name", label)?, skill.all("keywords", label)?);
            if name.as_ref().is_some_and(|name| name.as_str() == STACK) && !keywords.is_empty() {
                profile.stack.extend(keywords);
            } else {
                profile.skills.extend(name.into_iter().chain(keywords));
            }
        }
        for interest in whole.list("interests")? {
            profile.enjoys.extend(interest.some("name", text)?);
            profile.enjoys.extend(interest.all("keywords", text)?);
        }
        Ok(JsonResume(profile.check()?))
    }
}

#[derive(Serialize)]
struct Resume<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    basics: Option<Basics<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work: Vec<Work<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skills: Vec<Skill<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    interests: Vec<Interest<'a>>,
    meta: Meta,
}

#[derive(Serialize)]
struct Basics<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a Link>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    strengths: &'a [Text],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Work<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<&'a Label>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a Label>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a Text>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    highlights: &'a [Text],
}

#[derive(Serialize)]
struct Skill<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    keywords: &'a [Label],
}

#[derive(Serialize)]
struct Interest<'a> {
    name: &'a Text,
}

#[derive(Serialize)]
struct Meta {
    version: &'static str,
}

impl Serialize for JsonResume {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Profile { summary, experience, strengths, enjoys, stack, skills, portfolio } = &self.0;
        let basics = Basics { summary: summary.as_ref(), url: portfolio.as_ref(), strengths };
        let told = basics.summary.is_some() || basics.url.is_some() || !strengths.is_empty();
        let plain = skills.iter().map(|skill| Skill { name: skill.as_str(), keywords: &[] });
        let stack = Some(Skill { name: STACK, keywords: stack }).filter(|stack| !stack.keywords.is_empty());
        let resume = Resume {
            schema: SCHEMA,
            basics: told.then_some(basics),
            work: experience.iter().map(Work::from).collect(),
            skills: plain.chain(stack).collect(),
            interests: enjoys.iter().map(|name| Interest { name }).collect(),
            meta: Meta { version: "v1.0.0" },
        };
        resume.serialize(serializer)
    }
}

impl<'a> From<&'a Experience> for Work<'a> {
    fn from(one: &'a Experience) -> Self {
        let Experience { title, organisation, from, until, work, highlights } = one;
        Work {
            position: title.as_ref(),
            name: organisation.as_ref(),
            start_date: *from,
            end_date: *until,
            summary: work.as_ref(),
            highlights,
        }
    }
}
