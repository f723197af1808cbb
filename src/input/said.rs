//! The facts that a request may say: those that the candidate can record, and those that a person of the company can.

use super::Error;
use super::forms::{Application, Approach, Feedback, Number, Request, Takeover, Transfer};
use super::meant::{Hearing, Said};
use crate::law::{Fact, FactKind, Held};
use crate::value::answer::Answer;
use crate::value::correspondence::{Consent, Correction, FollowUp, Hold, RoleMatch, Stated};
use crate::value::decision::{Assent, Decision, Rejection};
use crate::value::evidence::Evidence;
use crate::value::feedback::Reasons;
use crate::value::id::{PersonId, Seq};
use crate::value::meeting::{Meeting, NoMeeting};
use crate::value::offer::{ConditionOutcome, Offer};
use crate::value::reversal::Reversal;
use crate::value::text::{DocumentRef, Name, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::{Assignment, CheckRequest};
use serde::{Deserialize, Serialize};

/// Writes the facts of each side as a request says them, and what each means. A value of a request means what it means by [`Said`];
/// a fact that is no sum of these says its meaning in its line.
macro_rules! acts { (by $it:ident; $(
    $(#[$doc:meta])*
    $side:ident { $(
        $name:ident $(($payload:ty))? $({ $( $(#[$wire:meta])* $field:ident: $type:ty ),* })? $(=> $means:expr)?,
    )* }
)*) => {
    $(
        $(#[$doc])*
        ///
        /// Each variant is the [`Fact`](crate::Fact) of the same name, without what only the program knows.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case", deny_unknown_fields)]
        #[expect(clippy::exhaustive_enums, reason = "a new fact is a change of the law, and forms should notice")]
        pub enum $side { $(
            #[doc = concat!("[`Fact::", stringify!($name), "`](crate::Fact::", stringify!($name), ").")]
            $name $(($payload))? $({ $(
                #[doc = concat!("The `", stringify!($field), "` of the fact.")]
                $(#[$wire])*
                $field: $type,
            )* })?,
        )* }

        impl $side {
            /// Returns the kind of the fact.
            #[must_use]
            pub const fn kind(&self) -> FactKind {
                match self { $( $side::$name { .. } => FactKind::$name, )* }
            }
        }

        impl Said for $side {
            type As = Fact;
            fn meant(self, $it: &Hearing<'_>) -> Result<Fact, Error> {
                Ok(match self { $(
                    acts!(@bind said $side $name $(($payload))? $({ $($field)* })?)
                        => acts!(@means $it said $name $(($payload))? $({ $($field)* })? $(=> $means)?),
                )* })
            }
        }
    )*

    /// Each fact can be said by somebody: one that no side lists does not compile.
    const _: fn(FactKind) = |kind| {
        #[allow(unreachable_patterns, reason = "both sides can say some of them")]
        match kind { $($( FactKind::$name => {} )*)* }
    };
};
    (@bind $said:ident $side:ident $name:ident) => { $side::$name };
    (@bind $said:ident $side:ident $name:ident ($payload:ty)) => { $side::$name($said) };
    (@bind $said:ident $side:ident $name:ident { $($field:ident)* }) => { $side::$name { $($field),* } };
    (@means $it:ident $said:ident $name:ident $(($payload:ty))? $({ $($field:ident)* })? => $means:expr) => { $means };
    (@means $it:ident $said:ident $name:ident) => { Fact::$name };
    (@means $it:ident $said:ident $name:ident ($payload:ty)) => { Fact::$name($said.meant($it)?) };
    (@means $it:ident $said:ident $name:ident { $($field:ident)* }) => {
        Fact::$name { $($field: $field.meant($it)?),* }
    };
}

acts! {
    by it;

    /// A fact that the candidate can record, as a request says it.
    CandidateFact {
        Applied(Box<Application>),
        InterestShown,
        ConsentGiven(Box<Consent>),
        StepAgreed,
        Reversed(Box<Reversal>),
        InterviewRescheduled { part: Option<u8>, #[serde(with = "crate::value::time")] #[cfg_attr(feature = "schemars", schemars(with = "Time"))] starts: Time }
            => Fact::InterviewRescheduled { part, meeting: Box::new(it.moved(part, starts)?) },
        TimesProposed { part: Option<u8>, times: Times },
        InterviewConfirmed { part: Option<u8> },
        InterviewCancelled { part: Option<u8>, reason: Text },
        InterviewMissed { part: Option<u8>, why: NoMeeting },
        AssignmentSubmitted { part: Option<u8>, work: DocumentRef },
        OfferAccepted,
        OfferDeclined,
        StartAgreed { #[serde(with = "crate::value::time")] #[cfg_attr(feature = "schemars", schemars(with = "Time"))] on: Time },
        FeedbackUnwanted,
        Withdrew,
        EntryConfirmed { to: Number },
        EntryContested { to: Number, why: Text },
        RequestMade(Box<Request>),
        CvReplaced => Fact::CvReplaced(Box::new(it.cv()?)),
        ProfileReplaced { profile: DocumentRef },
        CandidateFeedbackGiven { message: DocumentRef },
    }

    /// A fact that a person of the company can record, as a request says it.
    StaffFact {
        Approached(Box<Approach>),
        TakenOver(Box<Takeover>),
        Pooled,
        RoleMatched(Box<RoleMatch>),
        CandidateAdvanced(Box<Decision>),
        PartWaived { part: Option<u8>, reason: Text },
        PartRepeated { part: Option<u8>, reason: Text },
        StepRepeated { step: u8, reason: Text },
        RejectionDecided(Box<Rejection>),
        AssentGiven(Box<Assent>),
        Reversed(Box<Reversal>),
        Transferred(Box<Transfer>),
        InterviewScheduled { part: Option<u8>, meeting: Box<Meeting> },
        InterviewRescheduled { part: Option<u8>, meeting: Box<Meeting> },
        TimesProposed { part: Option<u8>, times: Times },
        InterviewCancelled { part: Option<u8>, reason: Text },
        InterviewHeld(Box<Held>),
        InterviewMissed { part: Option<u8>, why: NoMeeting },
        AssignmentSent { part: Option<u8>, assignment: Box<Assignment> },
        AssignmentExtended { part: Option<u8>, #[serde(with = "crate::value::time")] #[cfg_attr(feature = "schemars", schemars(with = "Time"))] until: Time },
        CheckRequested { part: Option<u8>, check: Box<CheckRequest> },
        CheckAnswered { part: Option<u8>, answer: DocumentRef },
        PartAssessed { part: Option<u8>, evidence: Evidence },
        OfferMade(Box<Offer>),
        OfferWithdrawn { reasons: Reasons },
        ConditionSettled { condition: Name, outcome: ConditionOutcome },
        StartAgreed { #[serde(with = "crate::value::time")] #[cfg_attr(feature = "schemars", schemars(with = "Time"))] on: Time },
        Hired,
        FeedbackDelivered(Box<Feedback>),
        ApproachLapsed,
        PutOnHold(Box<Hold>),
        HoldEnded,
        VacancyClosed,
        CandidateInformed {
            to: Seq,
            answer: Answer,
            message: DocumentRef,
            #[serde(default)] stated: Option<Box<Stated>>
        },
        FollowUpPromised(Box<FollowUp>),
        NoteAdded { note: Text },
        ResponsibleNamed { person: PersonId },
        MomentCorrected(Box<Correction>),
    }
}
