//! Forms for acts: one table says which fields a fact has. It draws each form, and makes the act's JSON of what was sent.
//!
//! The library reads the act, so a wrong table is a refused form and no wrong entry.

use crate::Fault;
use crate::page::Tongue;
use crate::store::Person;
use axum::extract::Multipart;
use candidacy::chrono::{NaiveDateTime, TimeZone, Utc};
use candidacy::chrono_tz::Tz;
use candidacy::{Capacity, FactKind, Staff};
use maud::{Markup, html};
use serde_json::{Map, Value, json};

/// A field: its place in the fact, its label (a key of [`Tongue::label`]), and how it is filled in.
pub struct Field(pub &'static str, pub &'static str, pub Kind);

pub enum Kind {
    /// Words that are part of the entry.
    Text,
    /// The same, if there are any.
    MaybeText,
    Line,
    MaybeLine,
    Link,
    /// Words that are kept beside the journal.
    Words,
    Time,
    MaybeTime,
    /// Up to three moments.
    Times,
    Number(u16),
    /// The part of the step, where there are several.
    Part,
    /// People of the company, each in a capacity.
    People,
    Person,
    /// The number of an entry.
    Entry,
    Choice(&'static [&'static str]),
    /// The same each time.
    Fixed(&'static str),
    /// A CV.
    File,
}
use Kind::{
    Choice, Entry, File, Fixed, Line, Link, MaybeLine, MaybeText, MaybeTime, Number, People, Text, Time, Times, Words,
};

const PART: Field = Field("part", "part", Kind::Part);
const REASON: Field = Field("reason", "reason", Text);
const CATEGORY: Field = Field(
    "reasons/0/category",
    "category",
    Choice(&[
        "experience",
        "technique",
        "approach",
        "communication",
        "honesty",
        "expectations",
        "availability",
        "vacancy_filled",
        "vacancy_withdrawn",
    ]),
);
const DETAILS: Field = Field("reasons/0/details", "details", Text);
const ASPECT: Field = Field("evidence/0/aspect", "aspect", Choice(&["experience", "characteristics", "company_fit"]));
const NEED: Field = Field("evidence/0/requirement", "requirement", Line);
const SEEN: Field = Field("evidence/0/seen", "seen", Text);
const STARTS: Field = Field("meeting/starts", "starts", Time);
const MINUTES: Field = Field("meeting/minutes", "minutes", Number(60));
const PLACE: Field = Field("meeting/place/online", "link", Link);
const WITH: Field = Field("meeting/people", "people", People);

/// The fact of this name.
pub fn kind(name: &str) -> Option<FactKind> {
    FactKind::ALL.iter().copied().find(|fact| fact.name() == name)
}

/// The fields of what the candidate can record; none if the site has no form for it.
pub fn candidates(fact: FactKind) -> Option<&'static [Field]> {
    Some(match fact {
        FactKind::InterestShown
        | FactKind::StepAgreed
        | FactKind::OfferAccepted
        | FactKind::OfferDeclined
        | FactKind::FeedbackUnwanted
        | FactKind::Withdrew => &[],
        FactKind::ConsentGiven => &[Field("until", "until", Time), Field("evidence", "words", Words)],
        FactKind::Reversed => &[REASON],
        FactKind::InterviewRescheduled => &[PART, Field("starts", "starts", Time)],
        FactKind::TimesProposed => &[PART, Field("times", "times", Times)],
        FactKind::InterviewConfirmed => &[PART],
        FactKind::InterviewCancelled => &[PART, REASON],
        FactKind::InterviewMissed => &[PART, Field("why", "why", Choice(&[r#"{"no_show":"company"}"#, "trouble"]))],
        FactKind::AssignmentSubmitted => &[PART, Field("work", "work", Words)],
        FactKind::StartAgreed => &[Field("on", "starts", Time)],
        FactKind::EntryConfirmed => &[Field("to", "entry", Entry)],
        FactKind::EntryContested => &[Field("to", "entry", Entry), Field("why", "reason", Text)],
        FactKind::CvReplaced => &[Field("cv", "cv", File)],
        FactKind::ProfileReplaced => &[Field("profile", "words", Words)],
        FactKind::CandidateFeedbackGiven => &[Field("message", "words", Words)],
        _ => return None,
    })
}

/// The fields of a request, by its name.
pub fn request(ask: &str) -> Option<&'static [Field]> {
    const MESSAGE: Field = Field("message", "words", Words);
    Some(match ask {
        "message" => &[Field("ask", "", Fixed("message")), MESSAGE],
        "help" => &[Field("ask", "", Fixed("help")), MESSAGE],
        "adjustment" => &[Field("ask", "", Fixed("adjustment")), MESSAGE],
        "more_time" => &[Field("ask/more_time/until", "until", Time), MESSAGE],
        "other_time" => {
            &[Field("ask/other_time/part", "part", Kind::Part), Field("ask/other_time/times", "times", Times), MESSAGE]
        }
        "concern" => &[
            Field(
                "ask/concern/kind",
                "kind",
                Choice(&["personal", "missed_message", "conduct", "discrimination", "data", "question"]),
            ),
            MESSAGE,
        ],
        "data_right" => &[
            Field(
                "ask/data_right",
                "kind",
                Choice(&[
                    "access",
                    "erasure",
                    "rectification",
                    "restriction",
                    "portability",
                    "objection",
                    "human_review",
                    "consent_withdrawal",
                ]),
            ),
            MESSAGE,
        ],
        _ => return None,
    })
}

/// The fields of what a person of the company can record; none if the site has no form for it.
pub fn companys(fact: FactKind) -> Option<&'static [Field]> {
    Some(match fact {
        FactKind::Pooled
        | FactKind::Hired
        | FactKind::ApproachLapsed
        | FactKind::HoldEnded
        | FactKind::VacancyClosed => &[],
        FactKind::CandidateAdvanced => &[ASPECT, NEED, SEEN],
        FactKind::PartAssessed => &[PART, ASPECT, NEED, SEEN],
        FactKind::PartWaived | FactKind::PartRepeated => &[PART, REASON],
        FactKind::StepRepeated => &[Field("step", "step", Number(1)), REASON],
        FactKind::RejectionDecided | FactKind::OfferWithdrawn => &[CATEGORY, DETAILS],
        FactKind::AssentGiven => {
            &[Field("", "why", Choice(&["given", r#"{"refused":{"ground":"It is not in our plan."}}"#]))]
        }
        FactKind::Reversed => &[REASON],
        FactKind::InterviewScheduled | FactKind::InterviewRescheduled => &[PART, STARTS, MINUTES, PLACE, WITH],
        FactKind::TimesProposed => &[PART, Field("times", "times", Times)],
        FactKind::InterviewCancelled => &[PART, REASON],
        FactKind::InterviewHeld => &[PART, Field("attendance/people", "people", People)],
        FactKind::InterviewMissed => {
            &[PART, Field("why", "why", Choice(&[r#"{"no_show":"candidate"}"#, r#"{"no_show":"company"}"#, "trouble"]))]
        }
        FactKind::AssignmentSent => &[
            PART,
            Field("assignment/work", "work", Words),
            Field("assignment/hours", "hours", Number(4)),
            Field("assignment/pay/paid/amount", "pay", MaybeLine),
        ],
        FactKind::AssignmentExtended => &[PART, Field("until", "until", Time)],
        FactKind::CheckRequested => &[PART, Field("check/asked", "asked", Line)],
        FactKind::CheckAnswered => &[PART, Field("answer", "words", Words)],
        FactKind::OfferMade => &[
            Field("document", "words", Words),
            Field("answer_by", "until", Time),
            Field("starts", "starts", MaybeTime),
            Field("pay", "pay", MaybeLine),
        ],
        FactKind::ConditionSettled => {
            &[Field("condition", "condition", Line), Field("outcome", "why", Choice(&["met", "not_met"]))]
        }
        FactKind::StartAgreed => &[Field("on", "starts", Time)],
        FactKind::FeedbackDelivered => &[
            CATEGORY,
            DETAILS,
            Field("work_on/0", "work_on", MaybeText),
            Field("strengths/0", "strength", MaybeText),
            Field("advice", "advice", Text),
            Field("manner", "manner", Choice(&["written", "spoken"])),
        ],
        FactKind::PutOnHold => &[Field("until", "until", Time), REASON],
        FactKind::CandidateInformed => &[
            Field("to", "entry", Entry),
            Field("answer", "answer", Choice(&["final", "interim"])),
            Field("message", "words", Words),
        ],
        FactKind::FollowUpPromised => &[Field("due", "until", Time), Field("about", "about", Text)],
        FactKind::NoteAdded => &[Field("note", "words", Text)],
        FactKind::ResponsibleNamed => &[Field("person", "people", Kind::Person)],
        FactKind::MomentCorrected => &[Field("entry", "entry", Entry), Field("moment", "starts", Time), REASON],
        _ => return None,
    })
}

/// What a form is drawn with.
pub struct Around<'a> {
    pub tongue: &'a Tongue,
    /// The parts of the step, with their numbers.
    pub parts: &'a [(u8, String)],
    pub people: &'a [Person],
    /// The capacities that take part in the process.
    pub cast: &'a [Capacity],
    /// The entries that a form can be about.
    pub entries: &'a [u32],
    pub zone: Tz,
}

/// Draws the fields. Every one has its label; `id` is unique on the page.
pub fn draw(fields: &[Field], id: &str, around: &Around<'_>) -> Markup {
    html! { @for Field(name, label, kind) in fields {
        @let (id, label, tongue) = (format!("{id}.{name}"), around.tongue.label(label), around.tongue);
        @match kind {
            Fixed(_) => {}
            Kind::Part if around.parts.len() < 2 => {}
            People => fieldset { legend { (label) } @for person in around.people { @for capacity in &person.capacities {
                @if around.cast.contains(capacity) {
                    label.tick { input type="checkbox" name=(name) value=(json!(Staff::new(person.id, *capacity)));
                        (person.name) ", " (capacity) }
                }
            } } }
            Times => fieldset { legend { (label) " (" (around.zone) ")" } @for n in 1..=3 {
                label { (n) " " input type="datetime-local" name=(name) required[n == 1]; }
            } }
            _ => p { label for=(id) { (label) @if matches!(kind, Time | MaybeTime) { " (" (around.zone) ")" } } @match kind {
                Text => textarea id=(id) name=(name) rows="3" required {},
                Words => textarea id=(id) name=(name) rows="4" required {},
                MaybeText => textarea id=(id) name=(name) rows="2" {},
                Line => input id=(id) name=(name) required;,
                MaybeLine => input id=(id) name=(name);,
                Link => input type="url" id=(id) name=(name) required;,
                Time => input type="datetime-local" id=(id) name=(name) required;,
                MaybeTime => input type="datetime-local" id=(id) name=(name);,
                Number(usual) => input type="number" id=(id) name=(name) value=(usual) min="1" required;,
                File => input type="file" id=(id) name=(name) accept="application/pdf" required;,
                Kind::Part => select id=(id) name=(name) { @for (n, name) in around.parts {
                    option value=(n) { (name) }
                } },
                Kind::Person => select id=(id) name=(name) { @for person in around.people {
                    option value=(person.id) { (person.name) }
                } },
                Entry => select id=(id) name=(name) { @for seq in around.entries { option value=(seq) { (seq) } } },
                Choice(values) => select id=(id) name=(name) { @for value in *values {
                    option value=(value) { (tongue.choice(value)) }
                } },
                Fixed(_) | People | Times => {}
            } }
        }
    } }
}

/// A file that came.
pub struct Upload {
    pub name: String,
    pub media: String,
    pub bytes: Vec<u8>,
}

/// The words that came with an act, by the names of their fields.
type Said = Vec<(&'static str, String)>;

/// What a form said.
#[derive(Default)]
pub struct Sent {
    pub said: Vec<(String, String)>,
    pub file: Option<Upload>,
}

impl Sent {
    pub fn get(&self, name: &str) -> &str {
        self.said.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The key of the request: drawn with the form, so that a form which is sent twice is recorded once.
    pub fn key(&self) -> Result<&str, Fault> {
        let key = self.get("key");
        let is_key = key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_key { Ok(key) } else { Err(Fault::Form("The form has no key.".into())) }
    }

    /// Reads a form with a file. The file is read as it comes, and no further than a CV may be long.
    pub async fn read(mut form: Multipart) -> Result<Self, Fault> {
        let told = |why: axum::extract::multipart::MultipartError| Fault::Form(why.body_text());
        let (mut sent, most) = (Sent::default(), candidacy::cv::Policy::standard().max_bytes());
        while let Some(mut field) = form.next_field().await.map_err(told)? {
            let name = field.name().unwrap_or_default().to_owned();
            let Some(file) = field.file_name().map(str::to_owned) else {
                sent.said.push((name, field.text().await.map_err(told)?));
                continue;
            };
            let media = field.content_type().unwrap_or_default().to_owned();
            let mut bytes = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(told)? {
                bytes.extend_from_slice(&chunk);
                if bytes.len() as u64 > most {
                    break; // one chunk too many: the check says that it is too large
                }
            }
            sent.file = Some(Upload { name: file, media, bytes });
        }
        Ok(sent)
    }

    /// Makes the act of what was said, as the library reads it, and returns the words that came with it, by the names of their fields.
    pub fn act(&self, fact: &str, fields: &[Field], zone: Tz) -> Result<(Value, Said), Fault> {
        let (mut payload, mut words) = (Value::Null, Vec::new());
        for Field(name, _, kind) in fields {
            let mut all = self
                .said
                .iter()
                .filter(|(key, value)| key == name && !value.trim().is_empty())
                .map(|(_, value)| value.as_str());
            let value = match kind {
                People => {
                    Value::Array(all.map(serde_json::from_str).collect::<Result<_, _>>().map_err(|_| wrong(name))?)
                }
                Times => Value::Array(all.map(|value| moment(value, zone)).collect::<Result<_, _>>()?),
                Fixed(value) => json!(value),
                File => continue,
                _ => {
                    let Some(value) = all.next() else { continue };
                    match kind {
                        Words => {
                            words.push((*name, value.to_owned()));
                            json!(name)
                        }
                        Time | MaybeTime => moment(value, zone)?,
                        Number(_) | Entry | Kind::Part => json!(value.parse::<u32>().map_err(|_| wrong(name))?),
                        Choice(values) if !values.contains(&value) => return Err(wrong(name)),
                        Choice(_) if value.starts_with('{') => serde_json::from_str(value)?,
                        _ => json!(value),
                    }
                }
            };
            put(&mut payload, name, value);
        }
        let bare = payload.is_null() && fields.iter().all(|field| matches!(field.2, File));
        let payload = if payload.is_null() { json!({}) } else { payload };
        let mut act = json!({ "fact": if bare { json!(fact) } else { json!({ fact: payload }) } });
        if !self.get("deviation").trim().is_empty() {
            act["deviation"] = json!(self.get("deviation"));
        }
        Ok((act, words))
    }
}

fn wrong(name: &str) -> Fault {
    Fault::Form(format!("The field `{name}` is not filled in as it can be."))
}

/// A moment of the form, which is one of the reader's zone.
fn moment(value: &str, zone: Tz) -> Result<Value, Fault> {
    let local = NaiveDateTime::parse_from_str(value, "%Y-%m-%dT%H:%M").map_err(|_| wrong("time"))?;
    let there = zone.from_local_datetime(&local).earliest();
    let there = there.ok_or_else(|| Fault::Form("No clock shows this time on that day.".into()))?;
    Ok(json!(there.with_timezone(&Utc)))
}

/// Puts a value at its place: `reasons/0/details` is in the first of a list.
fn put(at: &mut Value, place: &str, value: Value) {
    let Some((first, rest)) = place.split_once('/').or((!place.is_empty()).then_some((place, ""))) else {
        *at = value;
        return;
    };
    let inner = if let Ok(index) = first.parse::<usize>() {
        if !at.is_array() {
            *at = json!([]);
        }
        let list = at.as_array_mut().expect("it is one");
        list.resize(list.len().max(index + 1), Value::Null);
        &mut list[index]
    } else {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        &mut at[first]
    };
    put(inner, rest, value);
}
