//! An entry of a candidacy: a fact, whose act it is, and when it was recorded; and, seldom, more about how it was.

use crate::law::fact::Fact;
use crate::value::actor::{Actor, Staff};
use crate::value::id::{CandidacyId, Seq};
use crate::value::redacted::Redacted;
use crate::value::text::{DocumentRef, Text};
use crate::value::time::{self, Time};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fact, whose act it is, and when it was recorded.
///
/// On the wire it is `{ "at": "2026-03-02T09:00:00Z", "by": "candidate", "fact": "withdrew" }`, with the
/// [circumstances](Circumstances) as further fields. A field that is not known is ignored there; a fact that is not known is
/// refused by name. In a format that is not for people, a moment is two integers, an id is bytes, and the circumstances stand together
/// in one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(from = "Written", into = "Written"))]
pub struct Entry {
    /// When it was recorded.
    pub at: Time,
    /// Whose act it is.
    pub by: Actor,
    /// The fact: something that happened.
    pub fact: Fact,
    /// The circumstances of an entry, where they are not as usual.
    pub circumstances: Option<Box<Circumstances>>,
}

/// The circumstances of an entry, where they are not as usual.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "it is built with `Default` and fields")]
pub struct Circumstances {
    /// The person of the company who wrote down what the candidate did by telephone or by post.
    pub recorded_by: Option<Staff>,
    /// When it happened, if that was earlier than it was recorded.
    #[serde(serialize_with = "time::serialize_maybe", deserialize_with = "time::deserialize_maybe")]
    pub occurred: Option<Time>,
    /// Why it is not as planned or not as required.
    pub deviation: Option<Text>,
    /// The caller's key of the request: the same request again is answered with the first entry.
    pub request_id: Option<DocumentRef>,
}

impl Entry {
    /// Creates the entry of a fact that an actor records at a moment.
    #[must_use]
    pub fn new(by: impl Into<Actor>, fact: impl Into<Fact>, at: Time) -> Self {
        Entry { at, by: by.into(), fact: fact.into(), circumstances: None }
    }

    /// Says who of the company wrote the candidate's act down.
    #[must_use]
    pub fn recorded_by(mut self, staff: Staff) -> Self {
        self.besides().recorded_by = Some(staff);
        self
    }

    /// Says when it happened, earlier than it was recorded.
    #[must_use]
    pub fn occurred(mut self, at: Time) -> Self {
        self.besides().occurred = Some(at);
        self
    }

    /// Says why it is not as planned or not as required.
    #[must_use]
    pub fn deviating(mut self, reason: Text) -> Self {
        self.besides().deviation = Some(reason);
        self
    }

    /// Gives the request its key.
    #[must_use]
    pub fn requested_as(mut self, key: DocumentRef) -> Self {
        self.besides().request_id = Some(key);
        self
    }

    fn besides(&mut self) -> &mut Circumstances {
        self.circumstances.get_or_insert_default()
    }

    /// Returns the person of the company who wrote the candidate's act down, if it was not the candidate.
    #[must_use]
    pub fn writer(&self) -> Option<Staff> {
        self.circumstances.as_ref()?.recorded_by
    }

    /// Returns when it happened: when it was recorded, unless it says an earlier moment.
    #[must_use]
    pub fn happened(&self) -> Time {
        self.circumstances.as_ref().and_then(|besides| besides.occurred).unwrap_or(self.at)
    }

    /// Returns why it deviates, if it does.
    #[must_use]
    pub fn deviation(&self) -> Option<&Text> {
        self.circumstances.as_ref()?.deviation.as_ref()
    }

    /// Returns the key of the request, if it has one.
    #[must_use]
    pub fn request_id(&self) -> Option<&DocumentRef> {
        self.circumstances.as_ref()?.request_id.as_ref()
    }

    /// Returns true if the candidate recorded it.
    pub(crate) fn is_own(&self) -> bool {
        self.by == Actor::Candidate && self.writer().is_none()
    }
}

impl Redacted for Entry {
    fn redacted(&self) -> Self {
        let circumstances = self.circumstances.as_ref().map(|besides| {
            let Circumstances { recorded_by, occurred, deviation, request_id } = &**besides;
            // A key is no word about anybody, and it tells a retried request from another.
            let (deviation, request_id) = (deviation.redacted(), request_id.clone());
            Box::new(Circumstances { recorded_by: *recorded_by, occurred: *occurred, deviation, request_id })
        });
        Entry { at: self.at, by: self.by, fact: self.fact.redacted(), circumstances }
    }
}

/// An entry in a format for people: the circumstances are fields like the others.
#[derive(Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Entry")]
struct Written {
    #[serde(with = "crate::value::time")]
    #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
    at: Time,
    by: Actor,
    fact: Fact,
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    recorded_by: Option<Staff>,
    #[serde(default, deserialize_with = "crate::value::time::deserialize_maybe")]
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    occurred: Option<Time>,
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    deviation: Option<Text>,
    #[serde(default)]
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    request_id: Option<DocumentRef>,
}

/// An entry in another format, in which each field has its place: most have no circumstances, and say so once.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Entry")]
struct Compact<By, F, C> {
    #[serde(with = "crate::value::time")]
    at: Time,
    by: By,
    fact: F,
    circumstances: Option<C>,
}

/// A format for people leaves out what is not there.
impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Entry { at, by, fact, circumstances } = self;
        if !serializer.is_human_readable() {
            return Compact { at: *at, by, fact, circumstances: circumstances.as_ref() }.serialize(serializer);
        }
        let none = Circumstances::default();
        let Circumstances { recorded_by, occurred, deviation, request_id } = circumstances.as_deref().unwrap_or(&none);
        let there = [recorded_by.is_some(), occurred.is_some(), deviation.is_some(), request_id.is_some()];
        let mut entry = serializer.serialize_struct("Entry", 3 + there.iter().filter(|there| **there).count())?;
        entry.serialize_field("at", &time::Written(*at))?;
        entry.serialize_field("by", by)?;
        entry.serialize_field("fact", fact)?;
        if recorded_by.is_some() {
            entry.serialize_field("recorded_by", recorded_by)?;
        }
        if occurred.is_some() {
            entry.serialize_field("occurred", &occurred.map(time::Written))?;
        }
        if deviation.is_some() {
            entry.serialize_field("deviation", deviation)?;
        }
        if request_id.is_some() {
            entry.serialize_field("request_id", request_id)?;
        }
        entry.end()
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (at, by, fact, besides) = if deserializer.is_human_readable() {
            let Written { at, by, fact, recorded_by, occurred, deviation, request_id } =
                Written::deserialize(deserializer)?;
            (at, by, fact, Circumstances { recorded_by, occurred, deviation, request_id })
        } else {
            let Compact { at, by, fact, circumstances } = Compact::deserialize(deserializer)?;
            (at, by, fact, circumstances.unwrap_or_default())
        };
        let circumstances = if besides == Circumstances::default() { None } else { Some(Box::new(besides)) };
        Ok(Entry { at, by, fact, circumstances })
    }
}

/// An entry with its identity: what a store keeps as one row, and a file as one line.
///
/// Candidacy and number are the key. A store that takes each key once turns a second writer away. The caller then reads the journal
/// again and looks whether the fact is still legal. [`Candidacy::append`](crate::Candidacy::append) does the same in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Line<E = Entry> {
    /// The candidacy whose journal it is in.
    pub candidacy: CandidacyId,
    /// Its number there, from 0.
    pub seq: Seq,
    /// The entry.
    pub entry: E,
}

impl Line<&Entry> {
    /// Returns the same line on its own.
    #[must_use]
    pub fn to_owned(self) -> Line {
        Line { candidacy: self.candidacy, seq: self.seq, entry: self.entry.clone() }
    }
}
