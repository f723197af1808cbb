//! The parts of a step that has several: `candidacy.part(Pairing).schedule(ana, meeting, now)?`.
//!
//! The kind of a part is in its type, so that a check has nothing to schedule. How far each part is, no type says: with eight parts
//! that would be 65,536 types. The law answers, and a move leads to some phase of the step.

use super::claim::{Of, PartClaim, Who, claim_of_part};
use super::moved::{Moment, Move};
use super::phase::{Deciding, InStep, Preparing, Underway};
use super::state::State;
use super::step::{Assigning, Checking, Declared, Interviewing, One, Part};
use crate::candidacy::Candidacy;
use crate::law::{Fact, FactKind, Held, Phase};
use crate::value::actor::{Actor, Staff};
use crate::value::evidence::Evidence;
use crate::value::meeting::{Attendance, Meeting, NoMeeting};
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;
use crate::value::times::Times;
use crate::value::work::{Assignment, CheckRequest};
use std::marker::PhantomData;

/// A phase of a step.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a phase of a step",
    label = "legal in `Preparing`, `Underway`, `Deciding`, and where only run time knows which of them it is",
    note = "a plain `Candidacy` takes any fact with `record`, or learns its phase with `narrow`"
)]
pub trait StepPhase: State {
    /// The step.
    type Step: Declared;
}
impl<S: Declared> StepPhase for Preparing<S> {
    type Step = S;
}
impl<S: Declared> StepPhase for Underway<S> {
    type Step = S;
}
impl<S: Declared> StepPhase for Deciding<S> {
    type Step = S;
}
impl<S: Declared> StepPhase for InStep<S> {
    type Step = S;
}

/// A candidacy in a step, by its phase.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a step has these three phases")]
pub enum InPhase<S: Declared> {
    /// Some part has to be set up, and none is.
    Preparing(Candidacy<Preparing<S>>),
    /// Some part is set up.
    Underway(Candidacy<Underway<S>>),
    /// Each part is done or waived.
    Deciding(Candidacy<Deciding<S>>),
}

impl<S: Declared> Candidacy<InStep<S>> {
    /// Returns the candidacy in the phase that it is in.
    #[must_use]
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "no other phase is one of a step, and the type holds only these"
    )]
    pub fn in_phase(self) -> InPhase<S> {
        match self.phase() {
            Phase::Preparing => InPhase::Preparing(self.retype()),
            Phase::Underway => InPhase::Underway(self.retype()),
            _ => InPhase::Deciding(self.retype()),
        }
    }
}

impl<P: State> Candidacy<P> {
    /// Selects a part of a step that has [several](super::step::Several). Each of its moves leads to [some phase](InStep) of the
    /// step.
    ///
    /// ```
    /// use candidacy::phase::{Deciding, InStep, Preparing};
    /// use candidacy::value::DocumentRef;
    /// use candidacy::{Attendance, Candidacy, Staff, Time};
    ///
    /// mod ours {
    ///     candidacy::steps! {
    ///         Onsite = "onsite": { Pairing = "pairing": Interview, References = "references": Check },
    ///     }
    /// }
    /// use ours::{Onsite, Pairing, References};
    ///
    /// fn both(
    ///     onsite: Candidacy<InStep<Onsite>>, tom: Staff, came: Attendance, answer: DocumentRef, now: Time,
    /// ) -> Result<Candidacy<Deciding<Onsite>>, Box<dyn std::error::Error>> {
    ///     let onsite = onsite.part(Pairing).record_held(tom, came, now)?.into_candidacy();
    ///     let onsite = onsite.part(References).record_answer(tom, answer, now)?.into_candidacy();
    ///     Ok(onsite.narrow()?)
    /// }
    /// # fn main() {}
    /// ```
    pub fn part<Q>(self, part: Q) -> Selected<P, Q>
    where
        P: StepPhase,
        Q: Part<P::Step>,
    {
        let _ = part; // its type says which
        Selected { candidacy: self, part: PhantomData }
    }
}

/// A candidacy, and the part of its step that is selected.
#[derive(Debug)]
#[must_use = "nothing happens to a part that is only selected"]
pub struct Selected<P, Q> {
    candidacy: Candidacy<P>,
    part: PhantomData<fn() -> Q>,
}

impl<P: StepPhase, Q: Part<P::Step>> Selected<P, Q> {
    /// The number of the part. One that the step has not under this name is none, and the law refuses it.
    fn number(&self) -> u8 {
        let parts = self.candidacy.step().map_or(&[][..], |step| step.parts());
        let place = parts.iter().position(|part| part.name().as_str() == Q::NAME);
        place.and_then(|index| u8::try_from(index + 1).ok()).unwrap_or_default()
    }
}

/// Writes the methods of a part, and what they claim of [`PARTS`](crate::law::PARTS).
macro_rules! parts { ($(
    $(#[$about:meta])*
    $who:ident $method:ident($($arg:ident: $ty:ty),*) = $fact:ident { $($field:tt)* }, of $kind:ident;
)*) => {
    impl<P: StepPhase, Q: Part<P::Step>> Selected<P, Q> { $(
        parts! { @ $who [$(#[$about])*] $method [$($arg: $ty),*] $fact [$($field)*] $kind }
    )* }

    /// Every method above, as a claim about the law.
    pub(super) const CLAIMS: &[PartClaim] = &[$(
        claim_of_part(
            concat!("`", stringify!($method), "` of a part is not what the law says"), FactKind::$fact, Who::$who, Of::$kind,
        )
    ),*];
};
    (@ candidate $($rest:tt)*) => { parts! { @method [] [Actor::Candidate] $($rest)* } };
    (@ staff $($rest:tt)*) => { parts! { @method [by: Staff] [by] $($rest)* } };
    (@ either $($rest:tt)*) => { parts! { @method [by: impl Into<Actor>] [by] $($rest)* } };
    (@method [$($by:ident: $actor:ty)?] [$whose:expr] [$(#[$about:meta])*] $method:ident [$($arg:ident: $ty:ty),*]
        $fact:ident $fields:tt $kind:ident) => {
        $(#[$about])*
        ///
        /// # Errors
        ///
        /// [`HandedBack`](super::HandedBack) — a guard refuses it, or the part is not that far; [`Why`](crate::Why) lists the reasons.
        pub fn $method(
            self, $($by: $actor,)? $($arg: $ty,)* at: impl Into<Moment>
        ) -> Move<Candidacy<P>, InStep<P::Step>>
        where
            Q::Kind: $kind
        {
            let part = Some(self.number());
            self.candidacy.go($whose, parts!(@fact part $fact $fields), at)
        }
    };
    (@fact $part:ident InterviewHeld [$($field:tt)*]) => {
        Fact::InterviewHeld(Box::new(Held { part: $part, extra: None, $($field)* }))
    };
    (@fact $part:ident $fact:ident [$($field:tt)*]) => { Fact::$fact { part: $part, $($field)* } };
}

parts! {
    /// Gives the interview a time, a place and people.
    staff schedule(meeting: Meeting) = InterviewScheduled { meeting: Box::new(meeting) }, of Interviewing;
    /// Gives the interview another time, place or people. The candidate changes only the time.
    either reschedule(meeting: Meeting) = InterviewRescheduled { meeting: Box::new(meeting) }, of Interviewing;
    /// Proposes times for the interview.
    either propose_times(times: Times) = TimesProposed { times }, of Interviewing;
    /// Records that the candidate will be there.
    candidate confirm() = InterviewConfirmed {}, of Interviewing;
    /// Calls the interview off; it is to be scheduled again.
    either cancel(reason: Text) = InterviewCancelled { reason }, of Interviewing;
    /// Records that the interview took place. One that was not scheduled is a [deviation](super::Moment::deviating).
    staff record_held(attendance: Attendance) = InterviewHeld { attendance }, of Interviewing;
    /// Records that the interview was due and did not take place; it is to be scheduled again.
    either record_missed(why: NoMeeting) = InterviewMissed { why }, of Interviewing;
    /// Hands the assignment over.
    staff send_assignment(assignment: Assignment) = AssignmentSent { assignment: Box::new(assignment) }, of Assigning;
    /// Gives more time for the assignment, never less.
    staff extend(until: Time) = AssignmentExtended { until }, of Assigning;
    /// Hands the work in. Late is recorded, never refused.
    candidate submit(work: DocumentRef) = AssignmentSubmitted { work }, of Assigning;
    /// Asks the third party.
    staff request_check(check: CheckRequest) = CheckRequested { check: Box::new(check) }, of Checking;
    /// Records the answer of the third party, asked or not.
    staff record_answer(answer: DocumentRef) = CheckAnswered { answer }, of Checking;
    /// Records what somebody saw who was there.
    staff assess(evidence: Evidence) = PartAssessed { evidence }, of One;
    /// Leaves the part out.
    staff waive(reason: Text) = PartWaived { reason }, of One;
    /// Lets the part take place once more.
    staff repeat(reason: Text) = PartRepeated { reason }, of One;
}
