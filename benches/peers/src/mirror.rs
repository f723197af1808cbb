//! The wire format as plain structs with plain derives: what everybody writes first. It reads the same lines into the same
//! shape and checks nothing but the syntax. Only the CV is the library's own type, on both sides.

use candidacy::Cv;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

type Time = DateTime<Utc>;
type Part = Option<u8>;

macro_rules! plain { ($( $name:ident { $( $field:ident: $type:ty, )* } )*) => { $(
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    pub struct $name { $( pub $field: $type, )* }
)* } }

macro_rules! words { ($( $name:ident { $( $word:ident $(($payload:ty))? $({ $( $field:ident: $type:ty, )* })?, )* } )*) => { $(
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum $name { $( $word $(($payload))? $({ $( $field: $type, )* })?, )* }
)* } }

plain! {
    Staff { person: Uuid, capacity: String, }
    TermsId { name: String, version: u32, digest: String, }
    RoleDate { name: String, at: Time, }
    Opening { candidacy: Uuid, candidate: Uuid, terms: TermsId, deadlines: Option<String>, dates: Vec<RoleDate>, pay: Option<Salary>, }
    Salary { currency: String, least: u32, most: u32, per: String, cents: Option<(u8, u8)>, }
    Stated { pay: Option<Salary>, tools: Vec<String>, }
    Document { kind: String, document: String, }
    Material { cv: Option<Cv>, documents: Vec<Document>, }
    Application { opening: Opening, role: Option<Uuid>, material: Material, source: Source, }
    Approach { opening: Opening, role: Uuid, found: String, source: Source, }
    Takeover { opening: Opening, role: Option<Uuid>, step: u8, from: String, source: Source, }
    Transfer { terms: TermsId, step: u8, role: Option<Uuid>, reason: String, }
    Finding { aspect: String, requirement: String, seen: String, }
    Deciders { together: Vec<Staff>, stood_back: Vec<Staff>, tools: Vec<String>, }
    Decision { evidence: Vec<Finding>, deciders: Deciders, }
    Rejection { reasons: Vec<Reason>, evidence: Option<Vec<Finding>>, deciders: Deciders, }
    Reversal { reason: String, review: Option<String>, }
    Late { who: String, minutes: u16, }
    Attendance { people: Vec<Staff>, late: Option<Late>, }
    Held { part: Part, extra: Option<String>, attendance: Attendance, }
    Assignment { work: String, day: Option<Time>, hours: Option<u16>, pay: WorkPay, ownership: String, }
    CheckRequest { asked: String, document: Option<String>, }
    Condition { name: String, asked_of: Option<String>, due: Time, }
    Offer { document: String, answer_by: Time, starts: Option<Time>, pay: Option<String>, conditions: Vec<Condition>, }
    Reason { category: Category, details: String, }
    Consent { until: Time, evidence: String, }
    RoleMatch { role: Uuid, evidence: Vec<Finding>, }
    Hold { until: Time, reason: String, }
    FollowUp { due: Time, about: String, }
    Correction { entry: u32, moment: Time, reason: String, }
    Request { ask: Ask, message: String, }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Time,
    pub by: Actor,
    pub fact: Fact,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded_by: Option<Staff>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurred: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deviation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    pub starts: Time,
    pub minutes: u16,
    pub place: Place,
    pub people: Vec<Staff>,
    pub screen: String,
    pub topics: Vec<String>,
    pub recording: Recording,
    pub adjustments: Option<String>,
    pub shared_with: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feedback {
    pub reasons: Vec<Reason>,
    pub work_on: Vec<String>,
    pub strengths: Vec<String>,
    pub advice: String,
    pub author: Uuid,
    pub manner: String,
}

words! {
    Actor { Candidate, Staff(Staff), }
    Source { Direct, Referral, Agency, Internal, Event, Campus, Other(String), }
    Place { Online(String), OnSite(String), }
    Recording { NotRecorded, Recorded { purpose: String, }, }
    WorkPay { Unpaid, Paid { amount: String, }, }
    Category {
        Experience, Technique, Approach, Communication, CompanyFit { value: String, }, Honesty, Expectations, Availability,
        VacancyFilled, VacancyWithdrawn,
    }
    NoMeeting { NoShow(String), Trouble, }
    Assent { Given, Refused { ground: String, }, }
    Ask {
        Message, Help, MoreTime { until: Time, }, OtherTime { part: Part, times: Vec<Time>, }, Adjustment,
        Concern { about: Option<Uuid>, kind: String, }, DataRight(String),
    }
    Fact {
        Applied(Box<Application>),
        Approached(Box<Approach>),
        TakenOver(Box<Takeover>),
        InterestShown,
        ConsentGiven(Box<Consent>),
        Pooled,
        RoleMatched(Box<RoleMatch>),
        CandidateAdvanced(Box<Decision>),
        StepAgreed,
        PartWaived { part: Part, reason: String, },
        PartRepeated { part: Part, reason: String, },
        StepRepeated { step: u8, reason: String, },
        RejectionDecided(Box<Rejection>),
        AssentGiven(Box<Assent>),
        Reversed(Box<Reversal>),
        Transferred(Box<Transfer>),
        InterviewScheduled { part: Part, meeting: Box<Meeting>, },
        InterviewRescheduled { part: Part, meeting: Box<Meeting>, },
        TimesProposed { part: Part, times: Vec<Time>, },
        InterviewConfirmed { part: Part, },
        InterviewCancelled { part: Part, reason: String, },
        InterviewHeld(Box<Held>),
        InterviewMissed { part: Part, why: NoMeeting, },
        AssignmentSent { part: Part, assignment: Box<Assignment>, },
        AssignmentExtended { part: Part, until: Time, },
        AssignmentSubmitted { part: Part, work: String, },
        CheckRequested { part: Part, check: Box<CheckRequest>, },
        CheckAnswered { part: Part, answer: String, },
        PartAssessed { part: Part, evidence: Vec<Finding>, },
        OfferMade(Box<Offer>),
        OfferWithdrawn { reasons: Vec<Reason>, },
        OfferAccepted,
        OfferDeclined,
        ConditionSettled { condition: String, outcome: String, },
        StartAgreed { on: Time, },
        Hired,
        FeedbackDelivered(Box<Feedback>),
        FeedbackUnwanted,
        Withdrew,
        ApproachLapsed,
        EntryConfirmed { to: u32, },
        EntryContested { to: u32, why: String, },
        PutOnHold(Box<Hold>),
        HoldEnded,
        VacancyClosed,
        RequestMade(Box<Request>),
        CandidateInformed { to: u32, answer: String, message: String, stated: Option<Stated>, },
        FollowUpPromised(Box<FollowUp>),
        CvReplaced(Box<Cv>),
        ProfileReplaced { profile: String, },
        CandidateFeedbackGiven { message: String, },
        NoteAdded { note: String, },
        ResponsibleNamed { person: Uuid, },
        MomentCorrected(Box<Correction>),
    }
}
