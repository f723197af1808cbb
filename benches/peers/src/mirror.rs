//! The wire format as plain structs with plain derives: what everybody writes first. It reads the same lines into the same
//! shape and checks nothing but the syntax. Only the CV is the library's own type, on both sides.

use candidacy::value::meeting::{NoMeeting, Party, Screen};
use candidacy::value::{ConcernKind, Manner};
use candidacy::{Aspect, Capacity, Cv};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub at: DateTime<Utc>,
    pub by: Actor,
    pub fact: Fact,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Candidate,
    Staff(Staff),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Staff {
    pub person: Uuid,
    pub capacity: Capacity,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermsId {
    pub name: String,
    pub version: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    pub candidacy: Uuid,
    pub candidate: Uuid,
    pub terms: TermsId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Application {
    pub opening: Opening,
    pub role: Uuid,
    pub cv: Cv,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenApplication {
    pub opening: Opening,
    pub cv: Cv,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Approach {
    pub opening: Opening,
    pub role: Uuid,
    pub found: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    pub aspect: Aspect,
    pub requirement: String,
    pub seen: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Online(String),
    OnSite(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    pub starts: DateTime<Utc>,
    pub minutes: u16,
    pub place: Place,
    pub people: Vec<Staff>,
    pub screen: Screen,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    pub until: DateTime<Utc>,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FollowUp {
    pub due: DateTime<Utc>,
    pub about: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    pub role: Uuid,
    pub evidence: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Late {
    pub who: Party,
    pub minutes: u16,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attendance {
    pub people: Vec<Staff>,
    pub late: Option<Late>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Experience,
    Technique,
    Approach,
    Communication,
    CompanyFit { value: String },
    Honesty,
    Expectations,
    Availability,
    VacancyFilled,
    VacancyWithdrawn,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    pub category: Category,
    pub details: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feedback {
    pub reasons: Vec<Reason>,
    pub work_on: Vec<String>,
    pub strengths: Vec<String>,
    pub advice: String,
    pub author: Uuid,
    pub manner: Manner,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Consent {
    pub until: DateTime<Utc>,
    pub evidence: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Concern {
    pub kind: ConcernKind,
    pub message: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtensionAnswer {
    Granted { until: DateTime<Utc> },
    Unchanged { message: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Applied(Box<Application>),
    AppliedOpenly(Box<OpenApplication>),
    Approached(Box<Approach>),
    Interested,
    Pooled(Box<Consent>),
    RoleFound(Box<Fit>),
    Passed { evidence: Vec<Finding> },
    Agreed,
    Waived { reason: String },
    Repeated { reason: String },
    Scheduled(Box<Meeting>),
    Rescheduled(Box<Meeting>),
    Cancelled { reason: String },
    Held(Box<Attendance>),
    NotHeld { why: NoMeeting },
    Assigned { work: String },
    Extended { until: DateTime<Utc> },
    Submitted { work: String },
    AssessmentRecorded { evidence: Vec<Finding> },
    OfferAccepted,
    OfferDeclined,
    DecidedAgainst { reasons: Vec<Reason> },
    FeedbackDelivered(Box<Feedback>),
    FeedbackUnwanted,
    Withdrew,
    Reopened { reason: String },
    PutOnHold(Box<Hold>),
    Resumed,
    VacancyClosed,
    MessageReceived { message: String },
    Informed { to: u32, message: String },
    FollowUpPromised(Box<FollowUp>),
    Replied { to: u32, message: String },
    HelpAsked { message: String },
    HelpAnswered { to: u32, message: String },
    ExtensionAsked { until: DateTime<Utc> },
    ExtensionAnswered { to: u32, answer: Box<ExtensionAnswer> },
    ConcernRaised(Box<Concern>),
    ConcernAnswered { to: u32, message: String },
    ConcernSettled { to: u32, message: String },
    CandidateFeedbackGiven { message: String },
    CvReplaced(Box<Cv>),
    ProfileReplaced { profile: String },
    Noted { note: String },
}
