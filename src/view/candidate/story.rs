//! What happened, as the candidate may read it: each fact with what it says to them, and without what it says to the company.

use crate::law::fact::{Fact, FactKind};
use crate::law::journal::Entry;
use crate::law::phase::Phase;
use crate::promise::Retrace;
use crate::told::Told;
use crate::value::actor::Actor;
use crate::value::correspondence::{ConcernKind, ExtensionAnswer};
use crate::value::feedback::Feedback;
use crate::value::id::Seq;
use crate::value::meeting::{Meeting, NoMeeting, Party};
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;
use serde::Serialize;

/// Something that happened, as the candidate may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Happened {
    /// Its number in the view, from 0. What has its number keeps it.
    pub number: Seq,
    /// When it happened; of what was told later, when it was told.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// Whose act it was.
    pub by: Party,
    /// What.
    pub fact: FactKind,
    /// Where it led.
    pub phase: Phase,
    /// The number of the step there; 0 before the first.
    pub step: u8,
    /// What it says to the candidate, if it says more than that.
    pub detail: Option<Detail>,
}

/// What a fact says to the candidate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Detail {
    /// How the company found them (GDPR Art. 14(2)(f)).
    Found(Text),
    /// The moment that it names: when an assignment is due, more time, the end of the consent.
    Until {
        /// Until then.
        #[serde(serialize_with = "crate::value::time::serialize")]
        until: Time,
    },
    /// The meeting, with its place and people.
    Meeting(Box<Meeting>),
    /// Why nobody met.
    NoMeeting(NoMeeting),
    /// Where the work is kept, handed out or in.
    Work(DocumentRef),
    /// Where the words are kept.
    Message(DocumentRef),
    /// What they spoke up about, and where the words are kept.
    Concern {
        /// About what.
        kind: ConcernKind,
        /// The words.
        message: DocumentRef,
    },
    /// An answer, or another word about something that happened.
    Answer {
        /// The number of it.
        to: Seq,
        /// Where the words are kept.
        message: DocumentRef,
    },
    /// There is more time.
    MoreTime {
        /// The number of the request.
        to: Seq,
        /// Until then.
        #[serde(serialize_with = "crate::value::time::serialize")]
        until: Time,
    },
    /// The company pauses.
    Pause(Pause),
    /// What somebody promised by hand.
    FollowUp {
        /// By when.
        #[serde(serialize_with = "crate::value::time::serialize")]
        due: Time,
        /// What.
        about: Text,
    },
    /// The feedback: why, what to work on, what was good, what to do next, and who says so.
    Feedback(Box<Feedback>),
}

/// A pause that the candidate was told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Pause {
    /// Until when, at the latest.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub until: Time,
    /// Why.
    pub reason: Text,
}

/// Everything that was told, in order.
pub(super) fn of(told: &Told<'_>) -> Vec<Happened> {
    let mut way = Retrace::new(told.terms, &told.entries);
    std::iter::from_fn(|| {
        let (number, entry) = way.step()?;
        let now = way.standing()?.now;
        let by = match entry.by {
            Actor::Candidate => Party::Candidate,
            Actor::Staff(_) => Party::Company,
        };
        let detail = detail(entry);
        // A decision is told with its feedback: to the candidate, that is one.
        let phase = if now.phase == Phase::Declining { Phase::Declined } else { now.phase };
        Some(Happened { number, at: entry.at, by, fact: entry.fact.kind(), phase, step: now.step, detail })
    })
    .collect()
}

/// What of a fact is for the candidate. Here, and nowhere else, it is chosen what the view repeats of a fact.
fn detail(entry: &Entry) -> Option<Detail> {
    match &entry.fact {
        Fact::Approached(approach) => Some(Detail::Found(approach.found.clone())),
        Fact::Pooled(consent) => Some(Detail::Until { until: consent.until }),
        Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => Some(Detail::Meeting(meeting.clone())),
        Fact::NotHeld { why } => Some(Detail::NoMeeting(*why)),
        // Its due moment is the phase's, and shown there.
        Fact::Assigned { work } | Fact::Submitted { work } => Some(Detail::Work(work.clone())),
        Fact::Extended { until } | Fact::ExtensionAsked { until } => Some(Detail::Until { until: *until }),
        Fact::FeedbackDelivered(feedback) => Some(Detail::Feedback(feedback.clone())),
        Fact::PutOnHold(hold) => Some(Detail::Pause(Pause { until: hold.until, reason: hold.reason.clone() })),
        Fact::FollowUpPromised(promised) => Some(Detail::FollowUp { due: promised.due, about: promised.about.clone() }),
        Fact::ConcernRaised(concern) => Some(Detail::Concern { kind: concern.kind, message: concern.message.clone() }),
        Fact::ExtensionAnswered { to, answer } => Some(match &**answer {
            ExtensionAnswer::Granted { until } => Detail::MoreTime { to: *to, until: *until },
            ExtensionAnswer::Unchanged { message } => Detail::Answer { to: *to, message: message.clone() },
        }),
        Fact::Informed { to, message }
        | Fact::Replied { to, message }
        | Fact::HelpAnswered { to, message }
        | Fact::ConcernAnswered { to, message }
        | Fact::ConcernSettled { to, message } => Some(Detail::Answer { to: *to, message: message.clone() }),
        Fact::MessageReceived { message } | Fact::HelpAsked { message } | Fact::CandidateFeedbackGiven { message } => {
            Some(Detail::Message(message.clone()))
        }
        Fact::ProfileReplaced { profile } => Some(Detail::Message(profile.clone())),
        // Evidence and reasons are the company's; so is whatever is never told.
        Fact::Applied(_)
        | Fact::AppliedOpenly(_)
        | Fact::Interested
        | Fact::RoleFound(_)
        | Fact::Passed { .. }
        | Fact::Agreed
        | Fact::Waived { .. }
        | Fact::Repeated { .. }
        | Fact::Cancelled { .. }
        | Fact::Held(_)
        | Fact::AssessmentRecorded { .. }
        | Fact::OfferAccepted
        | Fact::OfferDeclined
        | Fact::DecidedAgainst { .. }
        | Fact::FeedbackUnwanted
        | Fact::Withdrew
        | Fact::Reopened { .. }
        | Fact::Resumed
        | Fact::VacancyClosed
        | Fact::CvReplaced(_)
        | Fact::Noted { .. } => None,
    }
}
