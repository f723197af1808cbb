//! What can happen. A fact is recorded once and never changed.

use crate::cv::Cv;
use crate::role::Vacancy;
use crate::terms::Opening;
use crate::value::correspondence::{Concern, Consent, ExtensionAnswer};
use crate::value::evidence::Evidence;
use crate::value::feedback::{Feedback, Reasons};
use crate::value::id::{RoleId, Seq};
use crate::value::meeting::{Attendance, Meeting, NoMeeting};
use crate::value::set::set_of;
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;
use serde::{Deserialize, Serialize};

/// An application for a role. Without a [`Cv`] that is proven to be a PDF there is none (F34), and without a [`Vacancy`] that an
/// advertised role gave out neither (F8).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Application {
    /// Which candidacy, whose, and under which terms.
    pub opening: Opening,
    /// The role applied for, which is advertised (F8): [`Role::vacancy`](crate::Role::vacancy).
    pub role: Vacancy,
    /// The CV.
    pub cv: Cv,
}

/// An open application: no role yet, but the same CV (F74, F77). It may go the whole way without a role, or into the pool
/// and out of it for one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OpenApplication {
    /// Which candidacy, whose, and under which terms.
    pub opening: Opening,
    /// The CV.
    pub cv: Cv,
}

/// The company approaches a person itself (F9), or reaches out to somebody in the pool (F76).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Approach {
    /// Which candidacy, whose, and under which terms. Out of the pool, the ones that the candidacy has.
    pub opening: Opening,
    /// The role they are approached for. It need not be advertised: the company looks for people itself, too (F9).
    pub role: RoleId,
    /// How the company found them: they have a right to know (GDPR Art. 14(2)(f)).
    pub found: Text,
}

/// The company pauses. Nothing is frozen: what is legal stays legal, and the pause is over as soon as the candidacy goes on to
/// another phase or step. It says that nothing is to be expected for a while, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hold {
    /// Until when, at the latest.
    #[serde(with = "crate::value::time")]
    pub until: Time,
    /// Why, in words that the candidate can be told.
    pub reason: Text,
}

/// What somebody of the company promises by hand, with a date of their own (F58).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FollowUp {
    /// By when, at the latest.
    #[serde(with = "crate::value::time")]
    pub due: Time,
    /// What, in words that the candidate can be told.
    pub about: Text,
}

/// A role that fits somebody who is kept in the talent pool (F76). A person has found it, and says why.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fit {
    /// The role.
    pub role: RoleId,
    /// What it rests on.
    pub evidence: Evidence,
}

/// Writes the enum of facts, the enum of their kinds and the one vocabulary of both.
macro_rules! facts { ($(
    $(#[$doc:meta])*
    $name:ident $(($payload:ty))? $({ $( $(#[$about:meta])* $field:ident: $type:ty, )* })? = $wire:literal,
)*) => {
    /// Something that happened. Who may record it in which phase, and where it leads, stands in the
    /// [law](crate::law::LAW). A payload of its own is a fact by `into`, so [`Entry::new`](crate::Entry::new) takes an
    /// [`Application`](crate::Application) or an [`Attendance`](crate::Attendance) as it is.
    ///
    /// Complete on purpose: a new fact is a change of the law, and matches should notice.
    #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[expect(clippy::exhaustive_enums, reason = "a new fact should make every match think again")]
    pub enum Fact { $(
        $(#[$doc])*
        #[serde(rename = $wire)]
        $name $(($payload))? $({ $( $(#[$about])* $field: $type, )* })?,
    )* }

    crate::value::set::names! {
        /// Which fact, without what it says.
        ///
        /// Complete on purpose, like [`Fact`].
        #[expect(clippy::exhaustive_enums, reason = "a new fact should make every match think again")]
        FactKind { $( $(#[$doc])* $name = $wire, )* }
    }

    impl Fact {
        /// Which fact it is.
        #[must_use]
        pub const fn kind(&self) -> FactKind {
            match self { $( Fact::$name { .. } => FactKind::$name, )* }
        }
    }
} }

facts! {
    // How a candidacy opens
    /// The candidate applied for a role (F3, F8).
    Applied(Box<Application>) = "applied",
    /// The candidate sent an open application (F74).
    AppliedOpenly(Box<OpenApplication>) = "applied_openly",
    /// The company reached out, or reached out to somebody in the pool (F9, F76).
    Approached(Box<Approach>) = "approached",
    /// The candidate, approached, would like to know more.
    Interested = "interested",
    /// Kept in the talent pool with consent; recorded again, the consent is renewed (F75).
    Pooled(Box<Consent>) = "pooled",
    /// A role fits somebody in the pool: the company reaches out at once (F76).
    RoleFound(Box<Fit>) = "role_found",

    // Decisions to go on
    /// A person decided to go on to the next step, or to an offer after the last (F10, F11).
    Passed {
        /// What it rests on.
        evidence: Evidence,
    } = "passed",
    /// The candidate's own yes to the step that is proposed (F69).
    Agreed = "agreed",
    /// This step is left out.
    Waived {
        /// Why.
        reason: Text,
    } = "waived",
    /// The same step once more.
    Repeated {
        /// Why.
        reason: Text,
    } = "repeated",

    // Meetings
    /// The meeting has a time, a place and people.
    Scheduled(Box<Meeting>) = "scheduled",
    /// Another time, place or people. Whoever records it wished it: either side can, the candidate only for the time.
    Rescheduled(Box<Meeting>) = "rescheduled",
    /// The meeting is called off and has to be planned again.
    Cancelled {
        /// Why.
        reason: Text,
    } = "cancelled",
    /// The meeting took place.
    Held(Box<Attendance>) = "held",
    /// The meeting was due and did not take place; it is planned again (F32).
    NotHeld {
        /// Why.
        why: NoMeeting,
    } = "not_held",

    // Assignments
    /// The assignment is handed over, due after the days that the step allows (F49).
    Assigned {
        /// Where it is kept.
        work: DocumentRef,
    } = "assigned",
    /// There is more time; never less, and no reason is needed (F50).
    Extended {
        /// The new due moment.
        #[serde(with = "crate::value::time")]
        until: Time,
    } = "extended",
    /// It came back. Late is recorded, not refused.
    Submitted {
        /// Where it is kept.
        work: DocumentRef,
    } = "submitted",
    /// Somebody looked at what was said or handed in. Decides nothing.
    AssessmentRecorded {
        /// What was seen.
        evidence: Evidence,
    } = "assessment_recorded",

    // How a candidacy closes
    /// The candidate accepted the offer.
    OfferAccepted = "offer_accepted",
    /// The candidate declined the offer.
    OfferDeclined = "offer_declined",
    /// A person decided against; feedback is owed from now on (F51).
    DecidedAgainst {
        /// Why.
        reasons: Reasons,
    } = "decided_against",
    /// The feedback that was owed reached the candidate (F51–F56).
    FeedbackDelivered(Box<Feedback>) = "feedback_delivered",
    /// The candidate, withdrawn while feedback was owed, does not want it.
    FeedbackUnwanted = "feedback_unwanted",
    /// The candidate stepped out. No reason is needed.
    Withdrew = "withdrew",
    /// An error is put right: back to the phase before closing (F59). The company records it, also for somebody who withdrew
    /// by mistake; it decides nothing, and the candidate may withdraw at any time.
    Reopened {
        /// Why.
        reason: Text,
    } = "reopened",

    // What lies over a phase
    /// The company pauses; the candidate hears from it all the same.
    PutOnHold(Box<Hold>) = "put_on_hold",
    /// The pause is over.
    Resumed = "resumed",
    /// The vacancy is filled or withdrawn; the candidate is now owed word of it. It decides nothing: there may be another
    /// vacancy for the same role.
    VacancyClosed = "vacancy_closed",

    // Correspondence, in any phase that makes sense
    /// The candidate wrote; a reply is owed (F57).
    MessageReceived {
        /// The message.
        message: DocumentRef,
    } = "message_received",
    /// The company told the candidate what it owed them without being asked: that an application arrived, where it has their
    /// data from (GDPR Art. 14), how it stands while it pauses, that a vacancy is closed, what it promised by hand.
    Informed {
        /// The entry that owed it: the opening, the pause, the closed vacancy or the promise.
        to: Seq,
        /// What the candidate was told.
        message: DocumentRef,
    } = "informed",
    /// Somebody of the company promised something by hand (F58).
    FollowUpPromised(Box<FollowUp>) = "follow_up_promised",
    /// The company replied to a message.
    Replied {
        /// The entry that is answered.
        to: Seq,
        /// The reply.
        message: DocumentRef,
    } = "replied",
    /// The candidate has trouble with the set-up and asks for help (F33).
    HelpAsked {
        /// The request.
        message: DocumentRef,
    } = "help_asked",
    /// The company answered a request for help.
    HelpAnswered {
        /// The entry that is answered.
        to: Seq,
        /// The answer.
        message: DocumentRef,
    } = "help_answered",
    /// The candidate asks for more time. No reason is needed (F50).
    ExtensionAsked {
        /// How much would help.
        #[serde(with = "crate::value::time")]
        until: Time,
    } = "extension_asked",
    /// The company answered a request for more time.
    ExtensionAnswered {
        /// The entry that is answered.
        to: Seq,
        /// More time, or not.
        answer: Box<ExtensionAnswer>,
    } = "extension_answered",
    /// The candidate speaks up (F60).
    ConcernRaised(Box<Concern>) = "concern_raised",
    /// The company answered a concern. That does not end it yet.
    ConcernAnswered {
        /// The entry that is answered.
        to: Seq,
        /// The answer.
        message: DocumentRef,
    } = "concern_answered",
    /// A concern has come to its end: the company told the candidate how, or the candidate is content (F61).
    ConcernSettled {
        /// The entry that is settled.
        to: Seq,
        /// How it ended.
        message: DocumentRef,
    } = "concern_settled",
    /// The candidate gave feedback to the company (F62).
    CandidateFeedbackGiven {
        /// The feedback.
        message: DocumentRef,
    } = "candidate_feedback_given",
    /// There is a newer CV; for somebody who was approached, the first one.
    CvReplaced(Box<Cv>) = "cv_replaced",
    /// There is a newer profile.
    ProfileReplaced {
        /// Where it is kept.
        profile: DocumentRef,
    } = "profile_replaced",
    /// Something the company wants to remember. The candidate does not see it.
    Noted {
        /// What.
        note: Text,
    } = "noted",
}

set_of! {
    /// A set of facts: what is legal somewhere.
    Facts(u64) of FactKind
}

/// What gives a word to an earlier entry, and to what kinds of it.
const WORDS: &[(FactKind, Facts)] = &[
    (FactKind::Replied, Facts::from_slice(&[FactKind::MessageReceived])),
    (FactKind::HelpAnswered, Facts::from_slice(&[FactKind::HelpAsked])),
    (FactKind::ExtensionAnswered, Facts::from_slice(&[FactKind::ExtensionAsked])),
    (FactKind::ConcernAnswered, Facts::from_slice(&[FactKind::ConcernRaised])),
    (FactKind::ConcernSettled, Facts::from_slice(&[FactKind::ConcernRaised])),
    (
        FactKind::Informed,
        Facts::from_slice(&[
            FactKind::Applied,
            FactKind::AppliedOpenly,
            FactKind::Approached,
            FactKind::PutOnHold,
            FactKind::VacancyClosed,
            FactKind::FollowUpPromised,
        ]),
    ),
];

impl FactKind {
    /// The facts that a fact of this kind gives a word to; none if it names no earlier entry.
    #[must_use]
    pub fn answers(self) -> Facts {
        WORDS.iter().find(|(word, _)| *word == self).map_or(Facts::EMPTY, |(_, to)| *to)
    }

    /// The facts that give a word to one of this kind; none if it waits for nothing.
    #[must_use]
    pub fn answered_by(self) -> Facts {
        WORDS.iter().filter(|(_, to)| to.contains(self)).map(|(word, _)| *word).collect()
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "each method looks for the few facts that carry what it is after")]
impl Fact {
    /// This meeting is scheduled.
    #[must_use]
    pub fn scheduled(meeting: Meeting) -> Fact {
        Fact::Scheduled(Box::new(meeting))
    }

    /// This meeting takes the place of the one that was scheduled.
    #[must_use]
    pub fn rescheduled(meeting: Meeting) -> Fact {
        Fact::Rescheduled(Box::new(meeting))
    }

    /// Which candidacy it opens, and under which terms, if it is an opening.
    #[must_use]
    pub fn opening(&self) -> Option<&Opening> {
        match self {
            Fact::Applied(application) => Some(&application.opening),
            Fact::AppliedOpenly(application) => Some(&application.opening),
            Fact::Approached(approach) => Some(&approach.opening),
            _ => None,
        }
    }

    /// The role that it brings, if it brings one.
    #[must_use]
    pub fn role(&self) -> Option<RoleId> {
        match self {
            Fact::Applied(application) => Some(application.role.role()),
            Fact::Approached(approach) => Some(approach.role),
            _ => None,
        }
    }

    /// The CV that it brings, if it brings one.
    #[must_use]
    pub fn cv(&self) -> Option<&Cv> {
        match self {
            Fact::Applied(application) => Some(&application.cv),
            Fact::AppliedOpenly(application) => Some(&application.cv),
            Fact::CvReplaced(cv) => Some(cv),
            _ => None,
        }
    }

    /// The meeting that it announces, if it announces one.
    #[must_use]
    pub fn meeting(&self) -> Option<&Meeting> {
        match self {
            Fact::Scheduled(meeting) | Fact::Rescheduled(meeting) => Some(meeting),
            _ => None,
        }
    }

    /// The number of the entry that it answers, settles or gives a word to, if it does.
    #[must_use]
    pub const fn answers(&self) -> Option<Seq> {
        match self {
            Fact::Replied { to, .. }
            | Fact::Informed { to, .. }
            | Fact::ConcernSettled { to, .. }
            | Fact::HelpAnswered { to, .. }
            | Fact::ExtensionAnswered { to, .. }
            | Fact::ConcernAnswered { to, .. } => Some(*to),
            _ => None,
        }
    }
}

macro_rules! boxed { ($($payload:ty => $name:ident,)*) => { $(
    impl From<$payload> for Fact {
        fn from(payload: $payload) -> Fact {
            Fact::$name(Box::new(payload))
        }
    }
)* } }

boxed! {
    Application => Applied,
    OpenApplication => AppliedOpenly,
    Approach => Approached,
    Consent => Pooled,
    Feedback => FeedbackDelivered,
    Attendance => Held,
    Hold => PutOnHold,
    Concern => ConcernRaised,
    FollowUp => FollowUpPromised,
    Fit => RoleFound,
}
