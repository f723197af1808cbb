//! The part of a value that goes out as data to the candidate: no id of a person of the company, and no place of the store.
//!
//! A person is shown by capacity, and named by an invitation: "number 3, person 1". A document is asked for by the number of what it
//! belongs to: [`View::document`](super::View::document).

use crate::input;
use crate::value::actor::{Capacity, Staff};
use crate::value::feedback::Feedback;
use crate::value::meeting::{Meeting, Place, Recording, Screen};
use crate::value::offer::{Condition, Offer};
use crate::value::request::{Ask, Request};
use crate::value::text::{DocumentRef, Label, Text};
use crate::value::time::Time;
use crate::value::work::{Assignment, Ownership, WorkPay};
use serde::{Serialize, Serializer};

#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Meeting")]
pub(super) struct Invitation<'a> {
    #[serde(serialize_with = "crate::value::time::serialize")]
    starts: Time,
    minutes: u16,
    place: &'a Place,
    with: Vec<Capacity>,
    screen: Screen,
    topics: &'a [Label],
    recording: &'a Recording,
    adjustments: Option<&'a Text>,
    with_other_candidates: bool,
}

impl<'a> From<&'a Meeting> for Invitation<'a> {
    fn from(meeting: &'a Meeting) -> Self {
        Invitation {
            starts: meeting.starts(),
            minutes: meeting.minutes(),
            place: meeting.place(),
            with: meeting.people().iter().map(|staff| staff.capacity).collect(),
            screen: meeting.screen(),
            topics: meeting.topics(),
            recording: meeting.recording(),
            adjustments: meeting.adjustments(),
            with_other_candidates: meeting.shared_with().is_some(),
        }
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Assignment")]
pub(super) struct Task<'a> {
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    day: Option<Time>,
    hours: u16,
    pay: &'a WorkPay,
    ownership: Ownership,
}

impl<'a> From<&'a Assignment> for Task<'a> {
    fn from(assignment: &'a Assignment) -> Self {
        let (day, hours) = (assignment.day(), assignment.hours());
        Task { day, hours, pay: assignment.pay(), ownership: assignment.ownership() }
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename = "Offer")]
pub(super) struct Offered<'a> {
    #[serde(serialize_with = "crate::value::time::serialize")]
    answer_by: Time,
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    starts: Option<Time>,
    pay: Option<&'a Label>,
    conditions: &'a [Condition],
}

/// The capacity of a person of the company.
#[expect(clippy::ref_option, reason = "serde hands the field over so")]
pub(super) fn capacity<S: Serializer>(staff: &Option<Staff>, serializer: S) -> Result<S::Ok, S::Error> {
    staff.map(|staff| staff.capacity).serialize(serializer)
}

/// The capacities of several.
pub(super) fn capacities<S: Serializer>(people: &[Staff], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(people.iter().map(|staff| staff.capacity))
}

/// An invitation without the ids of its people.
pub(super) fn meeting<S: Serializer>(meeting: &impl AsRef<Meeting>, serializer: S) -> Result<S::Ok, S::Error> {
    Invitation::from(meeting.as_ref()).serialize(serializer)
}

/// An invitation that there may be.
#[expect(clippy::ref_option, reason = "serde hands the field over so")]
pub(super) fn meeting_maybe<S: Serializer>(meeting: &Option<Meeting>, serializer: S) -> Result<S::Ok, S::Error> {
    meeting.as_ref().map(Invitation::from).serialize(serializer)
}

/// An assignment without the place of its task.
pub(super) fn assignment<S: Serializer>(it: &impl AsRef<Assignment>, serializer: S) -> Result<S::Ok, S::Error> {
    Task::from(it.as_ref()).serialize(serializer)
}

/// An assignment that there may be.
#[expect(clippy::ref_option, reason = "serde hands the field over so")]
pub(super) fn assignment_maybe<S: Serializer>(it: &Option<Assignment>, serializer: S) -> Result<S::Ok, S::Error> {
    it.as_ref().map(Task::from).serialize(serializer)
}

/// An offer without the place of its document.
pub(super) fn offer<S: Serializer>(offer: &Offer, serializer: S) -> Result<S::Ok, S::Error> {
    let (answer_by, starts) = (offer.answer_by(), offer.starts());
    Offered { answer_by, starts, pay: offer.pay(), conditions: offer.conditions() }.serialize(serializer)
}

/// The same of one in a box.
pub(super) fn boxed_offer<S: Serializer>(it: &impl AsRef<Offer>, serializer: S) -> Result<S::Ok, S::Error> {
    offer(it.as_ref(), serializer)
}

/// Feedback without its author.
pub(super) fn feedback<S: Serializer>(feedback: &impl AsRef<Feedback>, serializer: S) -> Result<S::Ok, S::Error> {
    let feedback = feedback.as_ref();
    let said = input::Feedback {
        reasons: feedback.reasons().clone(),
        work_on: feedback.points_to_work_on().to_vec(),
        strengths: feedback.strengths().to_vec(),
        advice: feedback.advice().clone(),
        manner: feedback.manner(),
    };
    said.serialize(serializer)
}

/// The subject of a request, without the person whom a concern is about.
pub(super) fn request<S: Serializer>(request: &impl AsRef<Request>, serializer: S) -> Result<S::Ok, S::Error> {
    let ask = match &request.as_ref().ask {
        Ask::Concern { kind, .. } => Ask::Concern { about: None, kind: *kind },
        ask @ (Ask::Message
        | Ask::Help
        | Ask::MoreTime { .. }
        | Ask::OtherTime { .. }
        | Ask::Adjustment
        | Ask::Right(_)) => ask.clone(),
    };
    ask.serialize(serializer)
}

/// A document: that there is one.
pub(super) fn document<S: Serializer>(_: &DocumentRef, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_unit()
}
