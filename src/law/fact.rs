//! The facts: everything that can happen. A fact is recorded once and never changed.

use crate::cv::Cv;
use crate::law::payload::{Application, Approach, Held, Takeover, Transfer};
use crate::value::answer::Answer;
use crate::value::correspondence::{Consent, Correction, FollowUp, Hold, RoleMatch, Stated};
use crate::value::decision::{Assent, Decision, Rejection};
use crate::value::evidence::Evidence;
use crate::value::feedback::{Feedback, Reasons};
use crate::value::id::{PersonId, Seq};
use crate::value::meeting::{Attendance, Meeting, NoMeeting};
use crate::value::offer::{ConditionOutcome, Offer};
use crate::value::redacted::Redacted;
use crate::value::request::Request;
use crate::value::reversal::Reversal;
use crate::value::set::set_of;
use crate::value::text::{DocumentRef, Name, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::{Assignment, CheckRequest};
use serde::{Deserialize, Serialize};

/// Writes the enum of facts, the enum of their kinds, the one vocabulary of both, and what is left of a fact without words.
macro_rules! facts { ($(
    $(#[$doc:meta])*
    $name:ident $(($payload:ty))? $({ $( $(#[$about:meta])* $field:ident: $type:ty, )* })? = $wire:literal,
)*) => {
    /// Something that happened. Who may record it where, and what it opens and closes, stands in the tables
    /// [`LAW`](crate::law::LAW) and [`PARTS`](crate::law::PARTS). A payload of its own is a fact by `into`, so that
    /// [`Entry::new`](crate::Entry::new) takes an [`Application`] or a [`Feedback`] as it is.
    ///
    /// The part of a step is named by its number, from 1. It may be left out where only one part can be meant.
    ///
    /// Complete on purpose: a new fact is a change of the law, and matches should notice.
    #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[expect(clippy::exhaustive_enums, reason = "a new fact should make every match think again")]
    #[doc(alias = "event")]
    pub enum Fact { $(
        $(#[$doc])*
        #[serde(rename = $wire)]
        $name $(($payload))? $({ $( $(#[$about])* $field: $type, )* })?,
    )* }

    crate::value::set::names! {
        /// The kind of a fact, without what it says.
        ///
        /// Complete on purpose, like [`Fact`].
        #[expect(clippy::exhaustive_enums, reason = "a new fact should make every match think again")]
        FactKind { $( $(#[$doc])* $name = $wire, )* }
    }

    impl Fact {
        /// Returns the kind of the fact.
        #[must_use]
        pub const fn kind(&self) -> FactKind {
            match self { $( Fact::$name { .. } => FactKind::$name, )* }
        }
    }

    impl Redacted for Fact {
        fn redacted(&self) -> Self {
            match self { $( facts!(@bind it $name $(($payload))? $({ $($field)* })?) => facts!(@blank it $name $(($payload))? $({ $($field)* })?), )* }
        }
    }
};
    (@bind $it:ident $name:ident) => { Fact::$name };
    (@bind $it:ident $name:ident ($payload:ty)) => { Fact::$name($it) };
    (@bind $it:ident $name:ident { $($field:ident)* }) => { Fact::$name { $($field),* } };
    (@blank $it:ident $name:ident) => { Fact::$name };
    (@blank $it:ident $name:ident ($payload:ty)) => { Fact::$name($it.redacted()) };
    (@blank $it:ident $name:ident { $($field:ident)* }) => { Fact::$name { $($field: $field.redacted()),* } };
}

facts! {
    // How a candidacy opens
    /// The candidate applied, for a role or openly.
    Applied(Box<Application>) = "applied",
    /// The company reached out, or reached out to somebody in the pool.
    Approached(Box<Approach>) = "approached",
    /// A candidacy is taken over from elsewhere, in the middle of its way.
    TakenOver(Box<Takeover>) = "taken_over",
    /// The candidate, approached, would like to know more.
    InterestShown = "interest_shown",

    // The pool
    /// The candidate agreed to be kept in the talent pool until a date, or renewed that.
    ConsentGiven(Box<Consent>) = "consent_given",
    /// The company keeps the candidate in the talent pool, under the consent that was given.
    Pooled = "pooled",
    /// A role fits somebody in the pool: the company reaches out at once.
    RoleMatched(Box<RoleMatch>) = "role_matched",

    // Decisions
    /// A person decided to go on, to the next step, or to an offer after the last.
    CandidateAdvanced(Box<Decision>) = "candidate_advanced",
    /// The candidate's own yes to the step that is proposed.
    StepAgreed = "step_agreed",
    /// A part of the step is left out.
    PartWaived {
        /// The number of the part.
        part: Option<u8>,
        /// Why.
        reason: Text,
    } = "part_waived",
    /// A part of the step takes place once more.
    PartRepeated {
        /// The number of the part.
        part: Option<u8>,
        /// Why.
        reason: Text,
    } = "part_repeated",
    /// This step or an earlier one begins once more. A yes is not asked again.
    StepRepeated {
        /// The number of the step.
        step: u8,
        /// Why.
        reason: Text,
    } = "step_repeated",
    /// A person decided against the candidate; feedback is owed from now on.
    RejectionDecided(Box<Rejection>) = "rejection_decided",
    /// Somebody who must agree before the candidate is told agreed, or refused.
    AssentGiven(Box<Assent>) = "assent_given",
    /// The latest move that stands was an error: it is taken back.
    Reversed(Box<Reversal>) = "reversed",
    /// The candidacy goes on under other terms.
    Transferred(Box<Transfer>) = "transferred",

    // Interviews
    /// An interview has a time, a place and people.
    InterviewScheduled {
        /// The number of the part.
        part: Option<u8>,
        /// The invitation.
        meeting: Box<Meeting>,
    } = "interview_scheduled",
    /// An interview has another time, place or people. The candidate changes only the time.
    InterviewRescheduled {
        /// The number of the part.
        part: Option<u8>,
        /// The new invitation.
        meeting: Box<Meeting>,
    } = "interview_rescheduled",
    /// Either side proposes times for an interview.
    TimesProposed {
        /// The number of the part.
        part: Option<u8>,
        /// The times.
        times: Times,
    } = "times_proposed",
    /// The candidate will be there.
    InterviewConfirmed {
        /// The number of the part.
        part: Option<u8>,
    } = "interview_confirmed",
    /// An interview is called off; it is to be scheduled again.
    InterviewCancelled {
        /// The number of the part.
        part: Option<u8>,
        /// Why, in words that the other side is told.
        reason: Text,
    } = "interview_cancelled",
    /// An interview took place, scheduled or not, of the process or beyond it.
    InterviewHeld(Box<Held>) = "interview_held",
    /// An interview was due and did not take place; it is to be scheduled again.
    InterviewMissed {
        /// The number of the part.
        part: Option<u8>,
        /// Why.
        why: NoMeeting,
    } = "interview_missed",

    // Assignments and checks
    /// An assignment is handed over.
    AssignmentSent {
        /// The number of the part.
        part: Option<u8>,
        /// The task, its time and its pay.
        assignment: Box<Assignment>,
    } = "assignment_sent",
    /// There is more time for an assignment, never less.
    AssignmentExtended {
        /// The number of the part.
        part: Option<u8>,
        /// The new due moment.
        #[serde(with = "crate::value::time")]
        #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
        until: Time,
    } = "assignment_extended",
    /// An assignment came back. Late is recorded, never refused.
    AssignmentSubmitted {
        /// The number of the part.
        part: Option<u8>,
        /// The place where it is kept.
        work: DocumentRef,
    } = "assignment_submitted",
    /// A third party is asked.
    CheckRequested {
        /// The number of the part.
        part: Option<u8>,
        /// Whom, and where it is kept.
        check: Box<CheckRequest>,
    } = "check_requested",
    /// A third party answered.
    CheckAnswered {
        /// The number of the part.
        part: Option<u8>,
        /// The place where the answer is kept.
        answer: DocumentRef,
    } = "check_answered",
    /// Somebody says what they saw. It decides nothing. A decision needs it from one person who was there, unless such a person decides,
    /// or the decision has a deviation.
    PartAssessed {
        /// The number of the part.
        part: Option<u8>,
        /// The requirements, and what was seen of them.
        evidence: Evidence,
    } = "part_assessed",

    // The offer
    /// The company makes an offer, or makes it in a new version.
    OfferMade(Box<Offer>) = "offer_made",
    /// The company takes the offer back: a decision against the candidate. To record it is to tell it, because an offer is not withdrawn
    /// before the candidate knows: they may have given notice elsewhere on it. Somebody speaks with them first, and records it then.
    OfferWithdrawn {
        /// Why, in words that the candidate reads. Feedback is owed beside them.
        reasons: Reasons,
    } = "offer_withdrawn",
    /// The candidate accepted the latest offer.
    OfferAccepted = "offer_accepted",
    /// The candidate declined the offer.
    OfferDeclined = "offer_declined",
    /// A condition of the accepted offer is met, or is not.
    ConditionSettled {
        /// The name of the condition.
        condition: Name,
        /// How.
        outcome: ConditionOutcome,
    } = "condition_settled",
    /// Both sides agreed on the first day. If the day comes and somebody does not, it is overdue for both sides and decides nothing:
    /// they agree on another day, or it ends by one of the facts that [`Hired`](Fact::Hired) names.
    StartAgreed {
        /// When the first day begins.
        #[serde(with = "crate::value::time")]
        #[cfg_attr(feature = "schemars", schemars(with = "Time"))]
        on: Time,
    } = "start_agreed",
    /// The person has started, or the process ends at the yes.
    ///
    /// If nobody starts, no other fact is needed. The company takes the offer back
    /// ([`OfferWithdrawn`](Fact::OfferWithdrawn), with what happened as its reason), or the candidate steps back
    /// ([`Withdrew`](Fact::Withdrew)). Both hold for either side that did not come. A `hired` that was recorded too soon is reversed first.
    Hired = "hired",

    // How it ends
    /// Feedback reached the candidate.
    FeedbackDelivered(Box<Feedback>) = "feedback_delivered",
    /// The candidate, who was told how it ended, wants no feedback.
    FeedbackUnwanted = "feedback_unwanted",
    /// The candidate stepped out. No reason is needed.
    Withdrew = "withdrew",
    /// An approach that nobody answered is closed, by a person.
    ApproachLapsed = "approach_lapsed",

    // What was written down about the candidate
    /// The candidate confirms what was written down for them.
    EntryConfirmed {
        /// The entry.
        to: Seq,
    } = "entry_confirmed",
    /// The candidate objects to what was written down for them, or about their coming.
    EntryContested {
        /// The entry.
        to: Seq,
        /// The objection: what is not right.
        why: Text,
    } = "entry_contested",

    // What lies over a phase
    /// The company pauses; the candidate is owed news all the same.
    PutOnHold(Box<Hold>) = "put_on_hold",
    /// The pause is over.
    HoldEnded = "hold_ended",
    /// The vacancy is filled or withdrawn. It decides nothing: there may be another for the same role.
    VacancyClosed = "vacancy_closed",

    // Requests and messages
    /// The candidate asks for something, or says something that wants an answer.
    RequestMade(Box<Request>) = "request_made",
    /// The company tells the candidate something about an earlier entry: an answer, news, a notice, a decision.
    CandidateInformed {
        /// The entry that it is about.
        to: Seq,
        /// Whether it ends what waits there.
        answer: Answer,
        /// The place where the message is kept.
        message: DocumentRef,
        /// The things that it states beside its words, such as the pay.
        #[serde(default)]
        stated: Option<Box<Stated>>,
    } = "candidate_informed",
    /// A person of the company promised something in person, with a date.
    FollowUpPromised(Box<FollowUp>) = "follow_up_promised",
    /// There is a newer CV; for somebody who was approached, the first one.
    CvReplaced(Box<Cv>) = "cv_replaced",
    /// There is a newer profile.
    ProfileReplaced {
        /// The place where it is kept.
        profile: DocumentRef,
    } = "profile_replaced",
    /// The candidate gave feedback to the company.
    CandidateFeedbackGiven {
        /// The place where it is kept.
        message: DocumentRef,
    } = "candidate_feedback_given",
    /// Something the company wants to remember. The candidate does not see it.
    NoteAdded {
        /// The note.
        note: Text,
    } = "note_added",
    /// A person is responsible for the candidacy from now on: what is nobody else's task is theirs.
    ResponsibleNamed {
        /// The person.
        person: PersonId,
    } = "responsible_named",
    /// The clock that dated an entry was wrong: this is its right moment.
    MomentCorrected(Box<Correction>) = "moment_corrected",
}

set_of! {
    /// A set of facts: what is legal somewhere.
    Facts(u64) of FactKind
}

/// Who came to an interview, of which only one can be meant.
impl From<Attendance> for Fact {
    fn from(attendance: Attendance) -> Self {
        Held::from(attendance).into()
    }
}

/// Lets a payload be a fact by `into`.
macro_rules! payloads { ($( $type:ty => $fact:ident, )*) => { $(
    impl From<$type> for Fact {
        fn from(payload: $type) -> Self {
            Fact::$fact(Box::new(payload))
        }
    }
)* } }

payloads! {
    Application => Applied,
    Approach => Approached,
    Takeover => TakenOver,
    Consent => ConsentGiven,
    RoleMatch => RoleMatched,
    Decision => CandidateAdvanced,
    Rejection => RejectionDecided,
    Assent => AssentGiven,
    Reversal => Reversed,
    Transfer => Transferred,
    Held => InterviewHeld,
    Offer => OfferMade,
    Feedback => FeedbackDelivered,
    Hold => PutOnHold,
    Request => RequestMade,
    FollowUp => FollowUpPromised,
    Cv => CvReplaced,
    Correction => MomentCorrected,
}
