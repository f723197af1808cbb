//! A profile as a [JSON Resume](https://jsonresume.org) 1.0.0, in and out, where the two correspond.

use super::reading::{ResumeError, ResumeReading, STACK};
use super::{Experience, PartialDate, Profile};
use crate::value::meeting::Link;
use crate::value::text::{Label, Text};
use serde::{Deserialize, Serialize, Serializer};

/// A profile that is written and read as a JSON Resume 1.0.0.
///
/// | profile | JSON Resume |
/// |---|---|
/// | summary | `basics.summary` |
/// | portfolio | `basics.url`, if it is a web address |
/// | strengths | `basics.strengths`: the schema has no place for them, and lets this object have more |
/// | experience | `work`: `position`, `name`, `startDate`, `endDate`, `summary`, `highlights` |
/// | what they enjoy | `interests`: each `name`, and when read each of its `keywords` as well |
/// | skills | `skills`: each `name`, and when read each of its `keywords` as well |
/// | preferred stack | the `keywords` of the skill `Preferred stack` |
///
/// The input is not trusted. A field that is not known is ignored, and so are name, address, contacts and picture: a profile
/// has none. A field that is known and of another type is named by its place and never repeated. `null` and texts without words
/// are nothing. The document has to describe itself, as JSON and CBOR do; the caller caps its bytes.
///
/// It is strict: one thing that is not as the schema says refuses the whole. People write more than the schema takes (`Present`
/// for a date, an address without `https://`): [`ResumeReading`] takes the rest, and says what it left out.
///
/// ```
/// use candidacy::profile::JsonResume;
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
#[serde(try_from = "ResumeReading")]
#[expect(clippy::exhaustive_structs, reason = "it is a profile, in another form")]
#[doc(alias = "resume")]
#[doc(alias = "CV")]
pub struct JsonResume(pub Profile);

/// The address of the schema of this version.
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json";

/// The profile, if nothing had to be left out.
impl TryFrom<ResumeReading> for JsonResume {
    type Error = ResumeError;

    fn try_from(reading: ResumeReading) -> Result<Self, ResumeError> {
        match reading.left_out.into_iter().next() {
            Some(odd) => Err(odd),
            None => Ok(JsonResume(reading.profile)),
        }
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
    url: Option<&'a str>,
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
        let basics =
            Basics { summary: summary.as_ref(), url: portfolio.as_ref().and_then(Link::as_web_address), strengths };
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
