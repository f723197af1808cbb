//! The phases as types: `Candidacy<Held<TeamInterview>>` has the methods that are legal there, and no others.
//!
//! A phase names its step too: `Held<TeamInterview>` knows both, and [`step`](super::step) says where the steps come from.
//! `Held` alone knows the phase and some step. That is all that a process from a file needs: there, a method that leads
//! to another step gives back a plain [`Candidacy`], to be [narrowed](Candidacy::narrow) again.
//!
//! Methods take who acts first and the moment last. A method that only the candidate may call takes no actor; a method of
//! the company takes a [`Staff`](crate::Staff), a person with a capacity. So neither can act for the other:
//!
//! ```
//! use candidacy::candidacy::typed::HandedBack;
//! use candidacy::phase::{Arranging, Held, Scheduled, Screening};
//! use candidacy::step::back_end::{BackEnd, IntroChat};
//! use candidacy::{Application, Candidacy, Evidence, Meeting, Staff, Terms, Time};
//!
//! fn invite(
//!     candidacy: Candidacy<Screening<BackEnd>>, ana: Staff, evidence: Evidence, chat: Meeting, now: Time,
//! ) -> Result<Candidacy<Scheduled<IntroChat>>, Box<dyn std::error::Error>> {
//!     let arranging: Candidacy<Arranging<IntroChat>> = candidacy.pass(ana, evidence, now)?;
//!     Ok(arranging.schedule(ana, chat, now)?)
//! }
//! ```
//!
//! What is legal in many phases ([`withdraw`](Candidacy::withdraw), [`decide_against`](Candidacy::decide_against),
//! [`pool`](Candidacy::pool), messages, concerns, holds) stands on [`Candidacy`] itself, bounded by the phases where it is.
//!
//! What the types cannot know, such as whether the right people are invited, the law still answers: the candidacy and the
//! entry are [handed back](super::HandedBack), with the reason.
//!
//! # What does not compile
//!
//! A meeting has nothing to submit:
//!
//! ```compile_fail,E0599
//! # use candidacy::phase::Arranging;
//! # use candidacy::step::back_end::IntroChat;
//! # use candidacy::value::DocumentRef;
//! # use candidacy::{Candidacy, Time};
//! fn f(c: Candidacy<Arranging<IntroChat>>, work: DocumentRef, now: Time) { let _ = c.submit(work, now); }
//! ```
//!
//! A closed candidacy has nothing to withdraw from:
//!
//! ```compile_fail,E0277
//! # use candidacy::phase::Hired;
//! # use candidacy::{Candidacy, Time};
//! fn f(c: Candidacy<Hired>, now: Time) { let _ = c.withdraw(now); }
//! ```
//!
//! A rejection without feedback cannot be written down:
//!
//! ```compile_fail,E0308
//! # use candidacy::phase::{Declined, Held};
//! # use candidacy::step::back_end::TeamInterview;
//! # use candidacy::{Candidacy, Reasons, Staff, Time};
//! fn f(c: Candidacy<Held<TeamInterview>>, ana: Staff, why: Reasons, now: Time) -> Candidacy<Declined> {
//!     c.decide_against(ana, why, now).unwrap()
//! }
//! ```
//!
//! Nobody else says yes for the candidate:
//!
//! ```compile_fail,E0061
//! # use candidacy::phase::Proposed;
//! # use candidacy::step::back_end::FinalChat;
//! # use candidacy::{Candidacy, Staff, Time};
//! fn f(c: Candidacy<Proposed<FinalChat>>, ana: Staff, now: Time) { let _ = c.agree(ana, now); }
//! ```
//!
//! A candidacy that has moved on is gone:
//!
//! ```compile_fail,E0382
//! # use candidacy::phase::Held;
//! # use candidacy::step::back_end::TeamInterview;
//! # use candidacy::{Candidacy, Evidence, Staff, Text, Time};
//! fn f(c: Candidacy<Held<TeamInterview>>, ana: Staff, evidence: Evidence, why: Text, now: Time) {
//!     let _ = c.pass(ana, evidence, now);
//!     let _ = c.repeat(ana, why, now);
//! }
//! ```

use super::claim::{Claim, Probe, Who, moves, stays};
use super::method::method;
use super::step::{Anywhere, Begin, Enter, Leg, Onward};
use super::{Sealed, State};
use crate::candidacy::Candidacy;
use crate::law::fact::{Approach, Fact, FactKind, Fit};
use crate::law::phase::Phase;
use crate::terms::process::Process;
use crate::value::any::Any;
use crate::value::correspondence::ExtensionAnswer;
use crate::value::evidence::Evidence;
use crate::value::feedback::Feedback;
use crate::value::id::{RoleId, Seq};
use crate::value::meeting::{Attendance, Meeting, NoMeeting};
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;
use std::marker::PhantomData;

/// Writes the type of each phase, its methods, and the claims that they make about the law.
macro_rules! phases { ($(
    $(#[$doc:meta])*
    $phase:ident $(<$m:ident>)? { $(
        $(#[$about:meta])*
        $who:ident $method:ident($($arg:ident: $ty:ty),*) = $fact:ident $({ $($field:tt)* })? $(($payload:expr))?
            $(with $own:ident)? $(=> $to:ty)?;
    )* }
)*) => { $(
    $(#[$doc])*
    #[derive(Debug)]
    pub struct $phase $(<$m = Anywhere>)? (PhantomData<fn($($m)?)>);

    impl $(<$m: Leg>)? Sealed for $phase $(<$m>)? {}

    impl $(<$m: Leg>)? State for $phase $(<$m>)? {
        const PHASE: Option<Phase> = Some(Phase::$phase);

        fn disagrees(process: &Process, step: u8) -> Option<(u8, &'static str)> {
            phases!(@disagrees process step $($m)?)
        }
    }

    impl $(<$m: Leg>)? Candidacy<$phase $(<$m>)?> { $(
        method! {
            $(#[$about])* $who $method($($arg: $ty),*) [Fact::$fact $({ $($field)* })? $(($payload))?] [$($own)?] [] $(=> $to)?
        }
    )* }
)*

/// Every method above, as a claim about the law.
pub(super) const CLAIMS: &[&[Claim]] = &[$({
    $( #[allow(dead_code, reason = "not every phase leads to where its step says")] type $m = Probe; )?
    &[$( phases!(@claim $phase $who $method $fact $(=> $to)?) ),*]
}),*];
};
    (@disagrees $process:ident $step:ident $m:ident) => { $m::disagrees($process, $step) };
    (@disagrees $process:ident $step:ident) => {{ let _ = ($process, $step); None }};
    (@claim $phase:ident $who:ident $method:ident $fact:ident => $to:ty) => {
        moves(concat!("`", stringify!($phase), "::", stringify!($method), "` is not what the law says"),
            Phase::$phase, FactKind::$fact, Who::$who, <$to as State>::PHASE)
    };
    (@claim $phase:ident $who:ident $method:ident $fact:ident) => {
        stays(concat!("`", stringify!($phase), "::", stringify!($method), "` is not what the law says"),
            Phase::$phase, FactKind::$fact, Who::$who)
    };
}

phases! {
    /// The company reached out; the candidate may be interested or not.
    Approached<F> {
        /// The candidate would like to know more.
        candidate interested() = Interested => Screening<F>;
    }

    /// An application waits for a person's reading. `F` is the first step.
    Screening<F> {
        /// It could be a match (F23): on to the first step.
        staff pass(evidence: Evidence) = Passed { evidence } => Enter<F>;
        /// Records what was seen in the application.
        staff assess(evidence: Evidence) = AssessmentRecorded { evidence };
    }

    /// Kept in the talent pool, with consent.
    Pooled<F> {
        /// A role fits: the company is to [reach out](Candidacy::reach_out) at once (F76).
        staff find_role(fit: Fit) = RoleFound(Box::new(fit));
        /// A role fits: the company reaches out (F76).
        staff reach_out(role: RoleId, found: Text) =
            Approached(Box::new(Approach { opening: own.opening().clone(), role, found })) with own => Approached<F>;
    }

    /// The company wants to go on; the candidate is asked (F69).
    Proposed<M> {
        /// The candidate's own yes.
        candidate agree() = Agreed => Begin<M>;
    }

    /// A meeting is promised; the company plans it.
    Arranging<M> {
        /// Gives the meeting a time, a place and its people.
        staff schedule(meeting: Meeting) = Scheduled(Box::new(meeting)) => Scheduled<M>;
        /// Goes on without this step, for a reason that is kept.
        staff waive(reason: Text) = Waived { reason } => Onward<M>;
    }

    /// A meeting has a time, a place and people.
    Scheduled<M> {
        /// Another time, place or people. Whoever asks for it records it; the candidate may ask for another time.
        either reschedule(meeting: Meeting) = Rescheduled(Box::new(meeting)) => Scheduled<M>;
        /// Called off, to be planned again.
        staff cancel(reason: Text) = Cancelled { reason } => Arranging<M>;
        /// It took place, and these people came.
        staff held(attendance: Attendance) = Held(Box::new(attendance)) => Held<M>;
        /// It was due and did not take place, to be planned again.
        staff not_held(why: NoMeeting) = NotHeld { why } => Arranging<M>;
    }

    /// The meeting took place; the company decides.
    Held<M> {
        /// On to the next step, or to the offer.
        staff pass(evidence: Evidence) = Passed { evidence } => Onward<M>;
        /// Once more, for a reason that is kept.
        staff repeat(reason: Text) = Repeated { reason } => Arranging<M>;
        /// Records what was seen in the meeting.
        staff assess(evidence: Evidence) = AssessmentRecorded { evidence };
    }

    /// An assignment is promised; the company puts it together.
    Preparing<A> {
        /// Hands it over; from now on it is due.
        staff assign(work: DocumentRef) = Assigned { work } => Assigned<A>;
        /// Goes on without this step, for a reason that is kept.
        staff waive(reason: Text) = Waived { reason } => Onward<A>;
    }

    /// The candidate works on the assignment.
    Assigned<A> {
        /// Gives more time, never less.
        staff extend(until: Time) = Extended { until } => Assigned<A>;
        /// It comes back; late is recorded, never refused.
        candidate submit(work: DocumentRef) = Submitted { work } => Submitted<A>;
        /// Asks for more time; no reason is needed (F50).
        candidate ask_extension(until: Time) = ExtensionAsked { until };
        /// Answers the request for more time with this number.
        staff answer_extension(to: Seq, answer: ExtensionAnswer) = ExtensionAnswered { to, answer: Box::new(answer) };
    }

    /// The assignment came back; a verdict is owed, and feedback with it if that is no.
    Submitted<A> {
        /// On to the next step, or to the offer.
        staff pass(evidence: Evidence) = Passed { evidence } => Onward<A>;
        /// Once more, for a reason that is kept.
        staff repeat(reason: Text) = Repeated { reason } => Preparing<A>;
        /// Records what was seen in the work.
        staff assess(evidence: Evidence) = AssessmentRecorded { evidence };
    }

    /// An offer stands; the candidate answers.
    Offered {
        /// Yes!
        candidate accept_offer() = OfferAccepted => Hired;
        /// No, thank you.
        candidate decline_offer() = OfferDeclined => Withdrawn;
    }

    /// Decided against; feedback is owed, and nothing else leads to [`Declined`].
    Declining {
        /// Delivers the feedback that is owed.
        staff deliver(feedback: Feedback) = FeedbackDelivered(Box::new(feedback)) => Declined;
        /// Puts an error right: back to where it was.
        staff reopen(reason: Text) = Reopened { reason } => Any;
    }

    /// Closed, and the best of ends.
    Hired {}

    /// Closed, with feedback delivered.
    Declined {
        /// Puts an error right: back to where it was.
        staff reopen(reason: Text) = Reopened { reason } => Any;
    }

    /// Closed by the candidate.
    Withdrawn {
        /// Puts an error right: back to where it was.
        staff reopen(reason: Text) = Reopened { reason } => Any;
        /// Delivers feedback that is still owed: the candidate withdrew while it was on its way.
        staff deliver(feedback: Feedback) = FeedbackDelivered(Box::new(feedback));
        /// The candidate does not want the feedback that is still owed.
        candidate forgo_feedback() = FeedbackUnwanted;
    }
}
