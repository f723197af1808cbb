//! The things that few facts say, each for a reader who looks for it.

use crate::cv::Cv;
use crate::law::fact::Fact;
use crate::role::Vacancy;
use crate::terms::Opening;
use crate::value::actor::Staff;
use crate::value::correspondence::{Consent, Stated};
use crate::value::id::{PersonId, RoleId, Seq};
use crate::value::meeting::Meeting;
use crate::value::offer::Offer;
use crate::value::request::Request;
use crate::value::source::Source;

#[expect(clippy::wildcard_enum_match_arm, reason = "each method looks for the few facts that carry what it is after")]
impl Fact {
    /// Returns what an opening says of the candidacy, if the fact is one.
    #[must_use]
    pub fn opening(&self) -> Option<&Opening> {
        match self {
            Fact::Applied(application) => Some(&application.opening),
            Fact::Approached(approach) => Some(&approach.opening),
            Fact::TakenOver(takeover) => Some(&takeover.opening),
            _ => None,
        }
    }

    /// Returns the role that the fact brings, if it brings one.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        match self {
            Fact::Applied(application) => application.role.map(Vacancy::role),
            Fact::Approached(approach) => Some(approach.role),
            Fact::TakenOver(takeover) => takeover.role,
            Fact::Transferred(transfer) => transfer.role,
            _ => None,
        }
    }

    /// Returns the CV that the fact brings, if it brings one.
    #[must_use]
    pub fn cv(&self) -> Option<&Cv> {
        match self {
            Fact::Applied(application) => application.material.cv.as_ref(),
            Fact::CvReplaced(cv) => Some(cv),
            _ => None,
        }
    }

    /// Returns the invitation that the fact brings, if it brings one.
    #[must_use]
    pub fn meeting(&self) -> Option<&Meeting> {
        match self {
            Fact::InterviewScheduled { meeting, .. } | Fact::InterviewRescheduled { meeting, .. } => Some(meeting),
            _ => None,
        }
    }

    /// Returns the offer that the fact makes, if it makes one.
    #[must_use]
    pub fn offer(&self) -> Option<&Offer> {
        match self {
            Fact::OfferMade(offer) => Some(offer),
            _ => None,
        }
    }

    /// Returns the consent that the fact gives, if it gives one.
    #[must_use]
    pub fn consent(&self) -> Option<&Consent> {
        match self {
            Fact::ConsentGiven(consent) => Some(consent),
            _ => None,
        }
    }

    /// Returns the way by which the candidacy came to the company, if the fact says so.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        match self {
            Fact::Applied(application) => Some(&application.source),
            Fact::Approached(approach) => Some(&approach.source),
            Fact::TakenOver(takeover) => Some(&takeover.source),
            _ => None,
        }
    }

    /// Returns what a message of the company states beside its words, if the fact is such a message.
    #[must_use]
    pub fn stated(&self) -> Option<&Stated> {
        match self {
            Fact::CandidateInformed { stated, .. } => stated.as_deref(),
            _ => None,
        }
    }

    /// Returns the request that the fact makes, if it makes one.
    #[must_use]
    pub fn request(&self) -> Option<&Request> {
        match self {
            Fact::RequestMade(request) => Some(request),
            _ => None,
        }
    }

    /// Returns the people of the company who came to an interview, if the fact says that one took place.
    pub(crate) fn attendees(&self) -> &[Staff] {
        match self {
            Fact::InterviewHeld(held) => held.attendance.people(),
            _ => &[],
        }
    }

    /// Returns true if the person came to the interview that the fact says took place.
    pub(crate) fn attended_by(&self, person: PersonId) -> bool {
        self.attendees().iter().any(|staff| staff.person == person)
    }

    /// Returns the number of the part that the fact names, from 1.
    #[must_use]
    pub const fn part(&self) -> Option<u8> {
        match self {
            Fact::PartWaived { part, .. }
            | Fact::PartRepeated { part, .. }
            | Fact::InterviewScheduled { part, .. }
            | Fact::InterviewRescheduled { part, .. }
            | Fact::TimesProposed { part, .. }
            | Fact::InterviewConfirmed { part }
            | Fact::InterviewCancelled { part, .. }
            | Fact::InterviewMissed { part, .. }
            | Fact::AssignmentSent { part, .. }
            | Fact::AssignmentExtended { part, .. }
            | Fact::AssignmentSubmitted { part, .. }
            | Fact::CheckRequested { part, .. }
            | Fact::CheckAnswered { part, .. }
            | Fact::PartAssessed { part, .. } => *part,
            Fact::InterviewHeld(held) => held.part,
            _ => None,
        }
    }

    /// Returns the entry that the fact is about, if it names one.
    #[must_use]
    pub const fn about(&self) -> Option<Seq> {
        match self {
            Fact::EntryConfirmed { to } | Fact::EntryContested { to, .. } | Fact::CandidateInformed { to, .. } => {
                Some(*to)
            }
            Fact::MomentCorrected(correction) => Some(correction.entry),
            _ => None,
        }
    }
}
