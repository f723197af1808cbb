//! The phases as types: a `Candidacy<Deciding<TeamInterview>>` has the methods that are legal there, and no others.
//!
//! A phase names its step, too, and [`step`](super::step) says where the steps come from. `Deciding` alone knows the phase and some
//! step. That is enough for a process that is loaded at run time: a method that leads to another step then returns a plain
//! [`Candidacy`], to be [narrowed](Candidacy::narrow) again.
//!
//! A method that only the candidate may call takes no actor; a method of the company takes a [`Staff`]. Neither can act
//! for the other. The moment comes last; it is a [`Time`], or a [`Moment`] where something is unusual.
//!
//! ```
//! use candidacy::phase::{Preparing, Screening, Underway};
//! use candidacy::step::back_end::{BackEnd, IntroChat};
//! use candidacy::{Candidacy, Evidence, Line, Meeting, Staff, Time};
//!
//! fn invite(
//!     screening: Candidacy<Screening<BackEnd>>, ana: Staff, evidence: Evidence, chat: Meeting, now: Time,
//!     mut store: impl FnMut(Line) -> Result<(), std::io::Error>,
//! ) -> Result<Candidacy<Underway<IntroChat>>, Box<dyn std::error::Error>> {
//!     let preparing: Candidacy<Preparing<IntroChat>> =
//!         screening.advance(ana, evidence, now)?.store(|recorded| store(recorded.line.to_owned()))?;
//!     Ok(preparing.schedule(ana, chat, now)?.store(|recorded| store(recorded.line.to_owned()))?)
//! }
//! ```
//!
//! The methods that several phases share stand on [`Candidacy`] itself, bounded by a trait whose implementors are the phases where they
//! are legal, such as [`Open`](super::Open). A step of several parts is asked for one of them:
//! [`candidacy.part(Pairing)`](Candidacy::part).
//!
//! The law still answers for everything that no type can know, such as whether the right people are invited: the candidacy and the
//! entry are [handed back](super::HandedBack), with the reason.
//!
//! # What does not compile
//!
//! Each of these fails for its own reason. An assignment has nothing to schedule:
//!
//! ```compile_fail,E0277
//! # use candidacy::phase::Preparing;
//! # use candidacy::step::back_end::TestCase;
//! # use candidacy::{Candidacy, Meeting, Staff, Time};
//! fn f(c: Candidacy<Preparing<TestCase>>, ana: Staff, chat: Meeting, now: Time) { let _ = c.schedule(ana, chat, now); }
//! ```
//!
//! An interview that did not take place yet is not decided on:
//!
//! ```compile_fail,E0599
//! # use candidacy::phase::Underway;
//! # use candidacy::step::back_end::TeamInterview;
//! # use candidacy::{Candidacy, Evidence, Staff, Time};
//! fn f(c: Candidacy<Underway<TeamInterview>>, ana: Staff, seen: Evidence, now: Time) { let _ = c.advance(ana, seen, now); }
//! ```
//!
//! A rejection without feedback cannot be written down:
//!
//! ```compile_fail,E0308
//! # use candidacy::phase::{Deciding, Rejected};
//! # use candidacy::step::back_end::TeamInterview;
//! # use candidacy::{Candidacy, Reasons, Staff, Time};
//! fn f(c: Candidacy<Deciding<TeamInterview>>, ana: Staff, why: Reasons, now: Time) -> Candidacy<Rejected> {
//!     c.reject(ana, why, now).unwrap().into_candidacy()
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
//! A closed candidacy has nothing to withdraw from:
//!
//! ```compile_fail,E0277
//! # use candidacy::phase::Hired;
//! # use candidacy::{Candidacy, Time};
//! fn f(c: Candidacy<Hired>, now: Time) { let _ = c.withdraw(now); }
//! ```
//!
//! A candidacy that has moved on is gone:
//!
//! ```compile_fail,E0382
//! # use candidacy::phase::Deciding;
//! # use candidacy::step::back_end::TeamInterview;
//! # use candidacy::{Candidacy, Evidence, Staff, Text, Time};
//! fn f(c: Candidacy<Deciding<TeamInterview>>, ana: Staff, seen: Evidence, why: Text, now: Time) {
//!     let _ = c.advance(ana, seen, now);
//!     let _ = c.repeat(ana, why, now);
//! }
//! ```
//!
//! Their twins compile:
//!
//! ```
//! use candidacy::phase::{Accepted, Deciding, FeedbackDue, Preparing, Proposed, Rejected};
//! use candidacy::step::back_end::{FinalChat, TeamInterview};
//! use candidacy::{Candidacy, Evidence, Feedback, Meeting, Staff, Time};
//!
//! fn a(c: Candidacy<Preparing<TeamInterview>>, ana: Staff, chat: Meeting, now: Time) { let _ = c.schedule(ana, chat, now); }
//! fn b(c: Candidacy<Deciding<TeamInterview>>, ana: Staff, seen: Evidence, now: Time) { let _ = c.advance(ana, seen, now); }
//! fn d(c: Candidacy<FeedbackDue>, ana: Staff, feedback: Feedback, now: Time) -> Candidacy<Rejected> {
//!     c.deliver_feedback(ana, feedback, now).unwrap().into_candidacy()
//! }
//! fn e(c: Candidacy<Proposed<FinalChat>>, now: Time) { let _ = c.agree(now); }
//! fn f(c: Candidacy<Accepted>, now: Time) { let _ = c.withdraw(now); }
//! ```

use super::claim::{Claim, Leads, Of, Who, claim};
use super::method::method;
use super::moved::{Moment, Moved, open};
use super::state::{Sealed, State};
use super::step::{Anywhere, Arrival, Assigning, Checking, Declared, Enter, Interviewing, Offer, One, Onward};
use super::step::{disagrees, is_at};
use crate::candidacy::Candidacy;
use crate::law::{Application, Approach, Fact, FactKind, Phase, Phases, Refused, Takeover};
use crate::terms::{Process, Terms};
use crate::value::actor::{Actor, Staff};
use crate::value::correspondence::RoleMatch;
use crate::value::decision::Decision;
use crate::value::evidence::Evidence;
use crate::value::feedback::{Feedback, Reasons};
use crate::value::id::RoleId;
use crate::value::meeting::{Attendance, Meeting, NoMeeting};
use crate::value::offer::{self, ConditionOutcome};
use crate::value::source::Source;
use crate::value::text::{DocumentRef, Name, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::{Assignment, CheckRequest};
use std::marker::PhantomData;

/// Writes the type of each phase, its methods, and the claims that they make about the law.
macro_rules! phases { ($(
    $(#[$doc:meta])*
    $phase:ident $(<$s:ident>)? { $(
        $(#[$about:meta])*
        $who:ident $method:ident($($arg:ident: $ty:ty),*) = $fact:ident $({ $($field:tt)* })? $(($payload:expr))?
            $(with $own:ident)? $(=> $to:ty)? $(, of $kind:ident)?;
    )* }
)*) => { $(
    $(#[$doc])*
    ///
    /// Its methods are below, and the methods that it shares are those of the traits that it implements.
    ///
    $( #[doc = concat!("- [`", stringify!($method), "`](Candidacy::", stringify!($method), ")",
        $(" of a step that is [`", stringify!($kind), "`](super::step::", stringify!($kind), ")",)?
        " records `", stringify!($fact), "`.")] )*
    #[derive(Debug)]
    pub struct $phase $(<$s = Anywhere>)? (PhantomData<fn($($s)?)>);

    impl $(<$s: Declared>)? Sealed for $phase $(<$s>)? {}

    impl $(<$s: Declared>)? State for $phase $(<$s>)? {
        const PHASES: Phases = Phases::from_slice(&[Phase::$phase]);
        $(
            fn is_at(process: &Process, number: u8) -> bool {
                is_at::<$s>(process, number)
            }

            fn disagrees(process: &Process, number: u8) -> Option<(u8, &'static str)> {
                disagrees::<$s>(process, number)
            }
        )?
    }

    impl $(<$s: Declared>)? Candidacy<$phase $(<$s>)?> { $(
        method! {
            $(#[$about])* $who $method($($arg: $ty),*) [Fact::$fact $({ $($field)* })? $(($payload))?] [$($own)?] [$(S::Kind: $kind)?]
                $(=> $to)?
        }
    )* }
)*

/// Every method above, as a claim about the law.
pub(super) const CLAIMS: &[&[Claim]] = &[$({
    $( #[allow(dead_code, reason = "not every phase leads to where its step says")] type $s = Probe; )?
    &[$( claim(
        concat!("`", stringify!($phase), "::", stringify!($method), "` is not what the law says"),
        Phase::$phase, FactKind::$fact, Who::$who, phases!(@of $($kind)?), phases!(@leads $($to)?),
    ) ),*]
}),*];
};
    (@of) => { None };
    (@of $kind:ident) => { Some(Of::$kind) };
    (@leads) => { Leads::Nowhere };
    (@leads $to:ty) => { Leads::To(<$to as State>::PHASES) };
}

phases! {
    /// The company reached out; the candidate may be interested or not. `S` is the first step.
    Approached<S> {
        /// Records that the candidate would like to know more.
        candidate show_interest() = InterestShown => Screening<S>;
        /// Closes an approach that nobody answered.
        staff lapse() = ApproachLapsed => Lapsed;
    }

    /// An application waits for a person who reads it. `S` is the first step.
    Screening<S> {
        /// Goes on to the first step: it could be a match.
        staff advance(decision: impl Into<Decision>) = CandidateAdvanced(Box::new(decision.into())) => Enter<S>;
    }

    /// Kept in the talent pool with consent; there is no role at the moment. `S` is the first step.
    Pooled<S> {
        /// Records that a role matches: the company is to [reach out](Candidacy::reach_out).
        staff match_role(found: RoleMatch) = RoleMatched(Box::new(found));
        /// Reaches out about a role, and says how the company found the person.
        staff reach_out(role: RoleId, found: Text, source: Source) =
            Approached(Box::new(Approach { opening: own.opening().clone(), role, found, source })) with own => Approached<S>;
    }

    /// The company wants to go on; the step `S` needs the candidate's own yes first.
    Proposed<S> {
        /// Records the candidate's own yes.
        candidate agree() = StepAgreed => Preparing<S>;
    }

    /// Some part of the step `S` has to be set up, and none is.
    Preparing<S> {
        /// Gives the interview a time, a place and people.
        staff schedule(meeting: Meeting) =
            InterviewScheduled { part: None, meeting: Box::new(meeting) } => Underway<S>, of Interviewing;
        /// Proposes times for the interview.
        either propose_times(times: Times) = TimesProposed { part: None, times }, of Interviewing;
        /// Records an interview that took place without being scheduled, which is a [deviation](super::Moment::deviating).
        staff record_held(attendance: Attendance) = InterviewHeld(Box::new(attendance.into())) => Deciding<S>, of Interviewing;
        /// Hands the assignment over.
        staff send_assignment(assignment: Assignment) =
            AssignmentSent { part: None, assignment: Box::new(assignment) } => Underway<S>, of Assigning;
        /// Asks the third party.
        staff request_check(check: CheckRequest) =
            CheckRequested { part: None, check: Box::new(check) } => Underway<S>, of Checking;
        /// Records the answer of a third party that nobody had asked.
        staff record_answer(answer: DocumentRef) = CheckAnswered { part: None, answer } => Deciding<S>, of Checking;
        /// Leaves the part of the step out.
        staff waive(reason: Text) = PartWaived { part: None, reason } => Deciding<S>, of One;
    }

    /// Some part of the step `S` is set up: an interview, an assignment that is out, a check.
    Underway<S> {
        /// Gives the interview another time, place or people. The candidate changes only the time.
        either reschedule(meeting: Meeting) = InterviewRescheduled { part: None, meeting: Box::new(meeting) }, of Interviewing;
        /// Records that the candidate will be there.
        candidate confirm() = InterviewConfirmed { part: None }, of Interviewing;
        /// Calls the interview off; it is to be scheduled again.
        either cancel(reason: Text) = InterviewCancelled { part: None, reason } => Preparing<S>, of Interviewing;
        /// Records that the interview took place.
        staff record_held(attendance: Attendance) = InterviewHeld(Box::new(attendance.into())) => Deciding<S>, of Interviewing;
        /// Records that the interview was due and did not take place; it is to be scheduled again.
        either record_missed(why: NoMeeting) = InterviewMissed { part: None, why } => Preparing<S>, of Interviewing;
        /// Gives more time for the assignment, never less.
        staff extend(until: Time) = AssignmentExtended { part: None, until }, of Assigning;
        /// Hands the work in. Late is recorded, never refused.
        candidate submit(work: DocumentRef) = AssignmentSubmitted { part: None, work } => Deciding<S>, of Assigning;
        /// Records the answer of the third party.
        staff record_answer(answer: DocumentRef) = CheckAnswered { part: None, answer } => Deciding<S>, of Checking;
        /// Leaves the part of the step out.
        staff waive(reason: Text) = PartWaived { part: None, reason } => Deciding<S>, of One;
    }

    /// Each part of the step `S` is done or waived; the company decides.
    Deciding<S> {
        /// Goes on to the next step, or to the offer after the last.
        staff advance(decision: impl Into<Decision>) = CandidateAdvanced(Box::new(decision.into())) => Onward<S>;
        /// Lets the part of the step take place once more.
        staff repeat(reason: Text) = PartRepeated { part: None, reason } => Preparing<S>, of One;
        /// Records what somebody saw who was there.
        staff assess(evidence: Evidence) = PartAssessed { part: None, evidence }, of One;
    }

    /// After the last step: the company owes the offer.
    OfferDue {
        /// Makes the offer.
        staff make_offer(offer: offer::Offer) = OfferMade(Box::new(offer)) => Offered;
    }

    /// An offer stands; the candidate answers.
    Offered {
        /// Makes the offer in a new version.
        staff make_offer(offer: offer::Offer) = OfferMade(Box::new(offer)) => Offered;
        /// Records that the candidate accepts the latest offer.
        candidate accept_offer() = OfferAccepted => Accepted;
        /// Records that the candidate declines the offer.
        candidate decline_offer() = OfferDeclined => Withdrawn;
        /// Takes the offer back. Feedback is owed from now on.
        staff withdraw_offer(reasons: Reasons) = OfferWithdrawn { reasons } => FeedbackDue;
    }

    /// The candidate accepted; conditions and the first day are to be settled.
    Accepted {
        /// Makes the offer in a new version. The accepted one stands until the candidate accepts the new one.
        staff make_offer(offer: offer::Offer) = OfferMade(Box::new(offer)) => Accepted;
        /// Records that the candidate accepts the latest offer.
        candidate accept_offer() = OfferAccepted => Accepted;
        /// Takes the offer back. Feedback is owed from now on.
        staff withdraw_offer(reasons: Reasons) = OfferWithdrawn { reasons } => FeedbackDue;
        /// Records whether a condition of the offer is met.
        staff settle_condition(condition: Name, outcome: ConditionOutcome) = ConditionSettled { condition, outcome };
        /// Agrees on the first day.
        either agree_start(on: Time) = StartAgreed { on };
        /// Records that the person has started, or that the process ends at the yes.
        staff hire() = Hired => Hired;
    }

    /// Decided against; feedback is owed, and nothing else leads to [`Rejected`].
    FeedbackDue {
        /// Delivers the feedback that is owed.
        staff deliver_feedback(feedback: Feedback) = FeedbackDelivered(Box::new(feedback)) => Rejected;
    }

    /// Closed: the candidate has started, or the process ends at the yes.
    Hired {
        /// Records whether a condition of the offer is met.
        staff settle_condition(condition: Name, outcome: ConditionOutcome) = ConditionSettled { condition, outcome };
    }

    /// Closed: decided against, with feedback delivered.
    Rejected {}

    /// Closed by the candidate.
    Withdrawn {}

    /// Closed: nobody answered an approach.
    Lapsed {}
}

/// In one of the three phases of the step `S`: only run time knows which, and [`in_phase`](Candidacy::in_phase) says it.
///
/// A [part](Candidacy::part) of the step is selected here, and the methods that it shares are those of the traits that it implements.
#[derive(Debug)]
pub struct InStep<S>(PhantomData<fn(S)>);

impl<S: Declared> Sealed for InStep<S> {}

impl<S: Declared> State for InStep<S> {
    const PHASES: Phases = Phases::IN_A_STEP;

    fn is_at(process: &Process, number: u8) -> bool {
        is_at::<S>(process, number)
    }

    fn disagrees(process: &Process, number: u8) -> Option<(u8, &'static str)> {
        disagrees::<S>(process, number)
    }
}

// Where a candidacy comes to a step; only these can be declared.
impl<S: Declared> Arrival<S> for Preparing<S> {}
impl<S: Declared> Arrival<S> for Proposed<S> {}
impl Arrival<Offer> for OfferDue {}

impl Declared for Offer {
    const NAME: Option<&'static str> = Some("offer");
    type Kind = Anywhere;
    type Arrival = OfferDue;
    type Next = Offer;
}

/// A step made so that each way out of it is another phase: none can be mistaken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Probe;

impl Declared for Probe {
    const NAME: Option<&'static str> = None;
    type Kind = Anywhere;
    type Arrival = Proposed<Probe>;
    type Next = Offer;
}

/// Writes the methods that open a candidacy, and which fact opens it in which phase.
macro_rules! openings { ($(
    $phase:ident { $( $(#[$about:meta])* [$($by:ident: $actor:ty)?] $who:expr => $method:ident($arg:ident: $ty:ident) = $fact:ident; )* }
)*) => {
    $( impl<S: Declared> Candidacy<$phase<S>> { $(
        $(#[$about])*
        ///
        /// # Errors
        ///
        /// A [`Refused`] entry is given back. Its reason is one of these, or another [`Why`](crate::Why):
        ///
        /// - [`OtherSteps`](crate::Why::OtherSteps) — the process has other steps than the types say.
        /// - [`OtherTerms`](crate::Why::OtherTerms) — the opening names other terms than `terms`.
        pub fn $method(
            terms: &Terms, $($by: $actor,)? $arg: $ty, at: impl Into<Moment>
        ) -> Result<Moved<$phase<S>>, Refused> {
            open(terms, $who, $arg, at)
        }
    )* } )*
    /// Every method above: the fact, and the phase that it opens in.
    pub(super) const OPENINGS: &[(FactKind, Phase)] = &[$( $((FactKind::$fact, Phase::$phase)),* ),*];
} }

openings! {
    Screening {
        /// Opens a candidacy by an application, for an advertised role or an open one.
        [] Actor::Candidate => apply(application: Application) = Applied;
        /// Opens a candidacy that is taken over before its first step.
        [by: Staff] by => take_over(takeover: Takeover) = TakenOver;
    }
    Approached {
        /// Opens a candidacy by reaching out to a person.
        [by: Staff] by => approach(approach: Approach) = Approached;
    }
    Preparing {
        /// Opens a candidacy that is taken over at this step.
        [by: Staff] by => take_over(takeover: Takeover) = TakenOver;
    }
}
