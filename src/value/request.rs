//! Requests of the candidate. Each names its kind and the place where its words are kept; no reason is needed.

use crate::value::correspondence::ConcernKind;
use crate::value::id::PersonId;
use crate::value::redacted::{by_field, unchanged};
use crate::value::set::{names, set_of};
use crate::value::text::DocumentRef;
use crate::value::time::Time;
use crate::value::times::Times;
use serde::{Deserialize, Serialize};

/// A request of the candidate, to which an answer is owed.
///
/// ```
/// use candidacy::value::{Ask, DocumentRef, Request, RequestKind};
///
/// let until = "2026-03-20T17:00:00Z".parse()?;
/// let request = Request { ask: Ask::MoreTime { until }, message: DocumentRef::new("mail/2026/118")? };
/// assert_eq!(request.ask.kind(), RequestKind::MoreTime);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Request {
    /// The subject.
    pub ask: Ask,
    /// The place where the words are kept.
    pub message: DocumentRef,
}

/// The subject of a request.
///
/// ```
/// use candidacy::value::{Ask, DataRight, RequestKind};
///
/// let ask = Ask::Right(DataRight::Access);
/// assert_eq!(ask.kind(), RequestKind::DataRight);
/// assert_eq!(ask.kind().name(), "data_right");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "another request is owed an answer, which matches should notice")]
pub enum Ask {
    /// A message, which is owed a reply.
    Message,
    /// Help with the set-up of an interview or an assignment.
    Help,
    /// More time for an assignment, or to answer an offer.
    MoreTime {
        /// The moment that the candidate asks for.
        #[serde(with = "crate::value::time")]
        #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
        until: Time,
    },
    /// Another time for an interview.
    #[doc(alias = "reschedule")]
    OtherTime {
        /// The number of the part in its step, from 1. None if only one part can be meant.
        #[serde(default)]
        part: Option<u8>,
        /// The times that suit the candidate.
        times: Times,
    },
    /// An adjustment to how the process goes. The candidate need not say why.
    #[doc(alias = "accommodation")]
    Adjustment,
    /// A concern about something that does not feel right. It is possible in every phase, also after the end.
    Concern {
        /// The person whom it is about, who does not answer it.
        #[serde(default)]
        about: Option<PersonId>,
        /// The kind of concern.
        kind: ConcernKind,
    },
    /// A right of the candidate to the own data.
    #[serde(rename = "data_right")]
    Right(DataRight),
}

names! {
    /// A right of a person to the own data, under the GDPR or a law like it.
    #[non_exhaustive]
    #[doc(alias = "GDPR")]
    DataRight {
        /// A copy of the data (GDPR Art. 15).
        Access = "access",
        /// A correction (GDPR Art. 16).
        Rectification = "rectification",
        /// Deletion (GDPR Art. 17).
        Erasure = "erasure",
        /// A limit to what is done with the data (GDPR Art. 18).
        Restriction = "restriction",
        /// The data in a form that another system reads (GDPR Art. 20).
        Portability = "portability",
        /// An objection to what is done with the data (GDPR Art. 21).
        Objection = "objection",
        /// A person who looks at what a tool has decided (GDPR Art. 22(3)).
        HumanReview = "human_review",
        /// The end of the consent to be kept, without leaving (GDPR Art. 7(3)). The consent is gone at once. In the pool, which rests on
        /// it, the candidate withdraws.
        ConsentWithdrawal = "consent_withdrawal",
    }
}

names! {
    /// The kind of a request, without what it says.
    #[expect(clippy::exhaustive_enums, reason = "another request is owed an answer, which matches should notice")]
    RequestKind {
        /// A message.
        Message = "message",
        /// Help with the set-up.
        Help = "help",
        /// More time.
        MoreTime = "more_time",
        /// Another time for an interview.
        OtherTime = "other_time",
        /// An adjustment.
        Adjustment = "adjustment",
        /// A concern.
        Concern = "concern",
        /// A right to the own data.
        DataRight = "data_right",
    }
}

set_of! {
    /// A set of kinds of requests.
    RequestKinds(u8) of RequestKind
}

impl Ask {
    /// Returns the request of a kind, if its message says everything about it.
    ///
    /// ```
    /// use candidacy::value::{Ask, RequestKind};
    ///
    /// assert_eq!(Ask::of_kind(RequestKind::Help), Some(Ask::Help));
    /// assert_eq!(Ask::of_kind(RequestKind::MoreTime), None); // it says until when
    /// ```
    #[must_use]
    pub const fn of_kind(kind: RequestKind) -> Option<Self> {
        match kind {
            RequestKind::Message => Some(Ask::Message),
            RequestKind::Help => Some(Ask::Help),
            RequestKind::Adjustment => Some(Ask::Adjustment),
            RequestKind::MoreTime | RequestKind::OtherTime | RequestKind::Concern | RequestKind::DataRight => None,
        }
    }

    /// The first moment that the request names. It has to be ahead.
    pub(crate) fn first_moment(&self) -> Option<Time> {
        match self {
            Ask::MoreTime { until } => Some(*until),
            Ask::OtherTime { times, .. } => Some(times.first()),
            Ask::Message | Ask::Help | Ask::Adjustment | Ask::Concern { .. } | Ask::Right(_) => None,
        }
    }

    /// Returns the person whom a concern is about, if it names one.
    #[must_use]
    pub const fn about(&self) -> Option<PersonId> {
        match self {
            Ask::Concern { about, .. } => *about,
            Ask::Message
            | Ask::Help
            | Ask::MoreTime { .. }
            | Ask::OtherTime { .. }
            | Ask::Adjustment
            | Ask::Right(_) => None,
        }
    }

    /// Returns the kind, which is also the name on the wire.
    #[must_use]
    pub const fn kind(&self) -> RequestKind {
        match self {
            Ask::Message => RequestKind::Message,
            Ask::Help => RequestKind::Help,
            Ask::MoreTime { .. } => RequestKind::MoreTime,
            Ask::OtherTime { .. } => RequestKind::OtherTime,
            Ask::Adjustment => RequestKind::Adjustment,
            Ask::Concern { .. } => RequestKind::Concern,
            Ask::Right(_) => RequestKind::DataRight,
        }
    }
}

// A request says moments, kinds and ids; its words are in the message.
unchanged! { Ask, DataRight, RequestKind, RequestKinds }
by_field! { Request { ask, message } }
