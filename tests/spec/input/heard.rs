//! An entry as a request would say it, and what the program would know beside: written from the wire of the entry, not from the code.

use candidacy::input::{CandidateAct, Error, People, StaffAct, Trusted};
use candidacy::terms::Opening;
use candidacy::value::{Capacities, DocumentRef};
use candidacy::{Actor, Candidacy, Capacity, Cv, Entry, Fact, PersonId, Staff, Time};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The places in a fact where the name of a document stands.
pub(crate) const PLACES: [&str; 10] = [
    "/consent_given/evidence",
    "/assignment_sent/assignment/work",
    "/assignment_submitted/work",
    "/check_requested/check/document",
    "/check_answered/answer",
    "/offer_made/document",
    "/request_made/message",
    "/candidate_informed/message",
    "/profile_replaced/profile",
    "/candidate_feedback_given/message",
];

/// A request and what the program knows of it.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// The body of the request.
    pub(crate) act: Value,
    /// The name under which each document came, and where it is kept.
    pub(crate) documents: Vec<(String, DocumentRef)>,
    opening: Option<Opening>,
    cv: Option<Cv>,
    author: Option<PersonId>,
    subject: Option<PersonId>,
    writer: Option<Staff>,
    request: Option<DocumentRef>,
}

/// An entry as a request would have said it, in a candidacy as it stood before.
pub(crate) fn heard(before: Option<&Candidacy>, entry: &Entry) -> Heard {
    let mut act = serde_json::to_value(entry).expect("JSON");
    let fields = act.as_object_mut().expect("an entry has fields");
    for known in ["at", "by", "recorded_by", "request_id"] {
        fields.remove(known);
    }
    let fact = &mut act["fact"];
    let kind = entry.fact.kind().name();
    match &entry.fact {
        Fact::Applied(_) => {
            let said = &fact[kind];
            let documents = said["material"]["documents"].clone();
            *fact = json!({ kind: { "role": said["role"], "documents": documents, "source": said["source"] } });
        }
        Fact::CvReplaced(_) => *fact = json!(kind),
        Fact::Transferred(transfer) => {
            let terms = &transfer.terms;
            fact[kind]["terms"] = json!(terms.name);
            fact[kind]["version"] = json!(terms.version);
        }
        Fact::InterviewRescheduled { .. } if entry.by == Actor::Candidate => {
            let said = &fact[kind];
            *fact = json!({ kind: { "part": said["part"], "starts": said["meeting"]["starts"] } });
        }
        Fact::EntryConfirmed { to } | Fact::EntryContested { to, .. } => {
            let told = before.map(Candidacy::told).unwrap_or_default();
            fact[kind]["to"] = json!(told.iter().position(|seq| seq == to).unwrap_or(usize::from(u16::MAX)));
        }
        Fact::RequestMade(request) if request.ask.about().is_some() => {
            fact[kind]["ask"]["concern"]["about"] = Value::Null;
        }
        _ => {}
    }
    let body = fact.get_mut(kind).and_then(Value::as_object_mut);
    body.into_iter().for_each(|body| drop([body.remove("opening"), body.remove("author")]));
    let mut documents = Vec::new();
    let brought = fact["applied"]["documents"].as_array().map_or(0, Vec::len);
    let brought = (0..brought).map(|index| format!("/applied/documents/{index}/document"));
    for place in PLACES.map(String::from).into_iter().chain(brought) {
        if let Some(Value::String(named)) = fact.pointer_mut(&place) {
            let name = format!("part {} of the form", documents.len());
            documents.push((name.clone(), DocumentRef::new(named.as_str()).expect("a reference")));
            *named = name;
        }
    }
    Heard {
        act,
        documents,
        opening: entry.fact.opening().cloned(),
        cv: cv(&entry.fact),
        author: if let Fact::FeedbackDelivered(feedback) = &entry.fact { Some(feedback.author()) } else { None },
        subject: entry.fact.request().and_then(|request| request.ask.about()),
        writer: entry.writer(),
        request: entry.request_id().cloned(),
    }
}

fn cv(fact: &Fact) -> Option<Cv> {
    match fact {
        Fact::Applied(application) => application.material.cv.clone(),
        Fact::CvReplaced(cv) => Some((**cv).clone()),
        _ => None,
    }
}

impl Heard {
    /// The same with another body.
    pub(crate) fn saying(&self, act: Value) -> Heard {
        Heard { act, ..self.clone() }
    }

    /// What the program says of it.
    pub(crate) fn trusted<'a>(&self, people: &'a People) -> Trusted<'a> {
        let trusted = Trusted::default().with_people(people);
        let trusted = self.documents.iter().fold(trusted, |it, (name, kept)| it.with_document(&**name, kept.clone()));
        let trusted = self.cv.iter().fold(trusted, |it, cv| it.with_cv(cv.clone()));
        let trusted = self.author.iter().fold(trusted, |it, author| it.with_author(*author));
        let trusted = self.subject.iter().fold(trusted, |it, subject| it.with_subject(*subject));
        let trusted = self.writer.iter().fold(trusted, |it, writer| it.written_down_by(*writer));
        self.request.iter().fold(trusted, |it, key| it.requested_as(key.clone()))
    }

    /// The act of the candidate.
    pub(crate) fn candidate(&self) -> serde_json::Result<CandidateAct> {
        serde_json::from_value(self.act.clone())
    }

    fn staff(&self) -> serde_json::Result<StaffAct> {
        serde_json::from_value(self.act.clone())
    }

    /// The entry that it becomes.
    pub(crate) fn entry(
        &self,
        before: Option<&Candidacy>,
        by: Actor,
        trusted: &Trusted<'_>,
        at: Time,
    ) -> Result<Entry, Error> {
        let opening = || self.opening.clone().expect("it opens a candidacy");
        match (by, before) {
            (Actor::Candidate, Some(before)) => self.candidate().expect("an act").entry(before, trusted, at),
            (Actor::Candidate, None) => self.candidate().expect("an act").open(opening(), trusted, at),
            (Actor::Staff(by), Some(before)) => self.staff().expect("an act").entry(by, before, trusted, at),
            (Actor::Staff(by), None) => self.staff().expect("an act").open(by, opening(), trusted, at),
        }
    }

    /// Is it no act of this actor's side?
    pub(crate) fn is_unreadable(&self, by: Actor) -> bool {
        match by {
            Actor::Candidate => self.candidate().is_err(),
            Actor::Staff(_) => self.staff().is_err(),
        }
    }

    /// Do both say the same?
    pub(crate) fn says_the_same(&self, other: &Heard, by: Actor) -> bool {
        match by {
            Actor::Candidate => self.candidate().ok() == other.candidate().ok(),
            Actor::Staff(_) => self.staff().ok() == other.staff().ok(),
        }
    }
}

/// The people of the company who act or are named in an entry, each with the capacities that they have there.
pub(crate) fn named(entry: &Entry) -> Vec<(PersonId, Capacities)> {
    fn walk(value: &Value, found: &mut BTreeMap<PersonId, Vec<Capacity>>) {
        match value {
            Value::Object(fields) => {
                for key in ["person", "author", "about"] {
                    if let Some(person) = fields.get(key).and_then(|id| id.as_str()?.parse().ok()) {
                        let capacity: Option<Capacity> =
                            fields.get("capacity").and_then(|word| word.as_str()?.parse().ok());
                        found.entry(person).or_default().extend(capacity);
                    }
                }
                fields.values().for_each(|value| walk(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(&serde_json::to_value(entry).expect("JSON"), &mut found);
    found.into_iter().map(|(person, capacities)| (person, capacities.into_iter().collect())).collect()
}
