//! The methods that several phases share: the traits that say in which they are legal, and what they claim of the law.

use super::claim::{Claim, Leads, Who, claim};
use super::method::method;
use super::phase::{
    Accepted, Approached, Deciding, FeedbackDue, Hired, InStep, Lapsed, OfferDue, Offered, Pooled, Preparing, Probe,
    Proposed, Rejected, Screening, Underway, Withdrawn,
};
use super::state::State;
use super::step::Declared;
use crate::candidacy::Candidacy;
use crate::cv::Cv;
use crate::law::{Fact, FactKind, Held, Phase, Transfer};
use crate::value::answer::Answer;
use crate::value::any::Any;
use crate::value::correspondence::{Consent, Correction, FollowUp, Hold, Stated};
use crate::value::decision::{Assent, Rejection};
use crate::value::feedback::Feedback;
use crate::value::id::{PersonId, Seq};
use crate::value::meeting::Attendance;
use crate::value::request::{Ask, Request};
use crate::value::reversal::Reversal;
use crate::value::text::{DocumentRef, Label, Text};

/// Writes the trait of each group of phases, the methods that they share, and what these claim of the law in each phase.
macro_rules! shared { ($(
    $(#[$doc:meta])* $trait:ident ($message:literal, $label:literal) $list:tt { $(
        $(#[$about:meta])*
        $who:ident $method:ident $(<$t:ident>)? ($($arg:ident: $ty:ty),*) = $fact:ident $({ $($field:tt)* })? $(($payload:expr))?
            $(with $own:ident)? $(=> $to:ty)?;
    )* }
)*) => {
    $(
        $(#[$doc])*
        ///
        $( #[doc = concat!("- [`", stringify!($method), "`](Candidacy::", stringify!($method), ") records `", stringify!($fact), "`.")] )*
        #[diagnostic::on_unimplemented(
            message = $message,
            label = $label,
            note = "a plain `Candidacy` takes any fact with `record`, or learns its phase with `narrow`"
        )]
        pub trait $trait: State {}

        shared! { @impls $trait $list }

        impl<P: State> Candidacy<P> { $(
            method! {
                $(#[$about])* $who $method $(<$t>)? ($($arg: $ty),*) [Fact::$fact $({ $($field)* })? $(($payload))?] [$($own)?] [P: $trait]
                    $(=> $to)?
            }
        )* }
    )*
    /// Every method above, in each phase, as a claim about the law.
    pub(super) const CLAIMS: &[&[Claim]] = &[$( $({
        $( #[allow(dead_code, reason = "some methods name a step")] type $t = Probe; )?
        shared!(@claims $who $fact $list $(=> $to)?)
    },)* )*];
};
    (@impls $trait:ident [$( $phase:ident $(<$s:ident>)? )*]) => { $( impl $(<$s: Declared>)? $trait for $phase $(<$s>)? {} )* };
    (@claims $who:ident $fact:ident $list:tt) => { shared!(@claim $who $fact $list Leads::Nowhere) };
    (@claims $who:ident $fact:ident $list:tt => $to:ty) => {
        shared!(@claim $who $fact $list Leads::To(<$to as State>::PHASES))
    };
    (@claim $who:ident $fact:ident [$( $phase:ident $(<$s:ident>)? )*] $leads:expr) => {
        &[$( claim(
            concat!("the shared method for `", stringify!($fact), "` in `", stringify!($phase), "` is not what the law says"),
            Phase::$phase, FactKind::$fact, Who::$who, None, $leads,
        ) ),*]
    };
}

shared! {
    /// A phase in which the candidacy is open.
    Open (
        "`{Self}` is not a phase in which the candidacy is known to be open",
        "legal in every open phase, and in no closed one"
    ) [
        Approached<S> Screening<S> Pooled<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue Offered Accepted FeedbackDue
    ] {
        /// Records that the candidate steps out. No reason is needed. Feedback that is owed by then stays owed.
        candidate withdraw() = Withdrew => Withdrawn;
        /// Takes a newer CV; of somebody who was approached, the first one.
        candidate replace_cv(cv: Cv) = CvReplaced(Box::new(cv));
        /// Takes a newer profile.
        candidate replace_profile(profile: DocumentRef) = ProfileReplaced { profile };
        /// Records a conversation beyond the process, by its name. It moves nothing.
        staff record_extra(name: Label, attendance: Attendance) =
            InterviewHeld(Box::new(Held { part: None, extra: Some(name), attendance }));
    }

    /// A phase in which nothing is decided yet.
    Undecided (
        "`{Self}` is not a phase in which anybody decides against the candidate",
        "legal from the application to the offer, which is withdrawn instead"
    ) [Screening<S> Pooled<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue] {
        /// Decides against the candidate, with reasons. Feedback is owed from now on.
        staff reject(rejection: impl Into<Rejection>) = RejectionDecided(Box::new(rejection.into())) => FeedbackDue;
    }

    /// A phase from which a candidacy goes to the talent pool.
    Poolable (
        "`{Self}` is not a phase from which a candidacy goes to the talent pool",
        "legal before an offer, and after a rejection"
    ) [Screening<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue Rejected] {
        /// Keeps the candidate in the talent pool, under the consent that was given.
        staff pool() = Pooled => Pooled;
    }

    /// A phase in which a step has begun that can begin once more.
    Begun (
        "`{Self}` is not a phase in which a step has begun",
        "legal from the first step to the offer"
    ) [Preparing<S> Underway<S> Deciding<S> OfferDue] {
        /// Begins this step or an earlier one once more. A yes is not asked again.
        staff repeat_step<T>(step: T, reason: Text) = StepRepeated { step: number_of(own, step), reason } with own => Preparing<T>;
    }

    /// A phase in which somebody's assent may be awaited.
    AwaitingAssent (
        "`{Self}` is not a phase in which an assent is awaited",
        "legal where a decision at a step leads"
    ) [Proposed<S> Preparing<S> OfferDue FeedbackDue] {
        /// Records the assent of a person who must agree before the candidate is told.
        staff give_assent() = AssentGiven(Box::new(Assent::Given));
        /// Records that the person does not agree. It takes the decision back, so that only run time knows the phase.
        staff refuse_assent(ground: Text) = AssentGiven(Box::new(Assent::Refused { ground })) => Any;
    }

    /// A phase from which a candidacy goes over to other terms.
    Transferable (
        "`{Self}` is not a phase from which a candidacy goes over to other terms",
        "legal before an offer"
    ) [Approached<S> Screening<S> Pooled<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue] {
        /// Goes on under other terms, which the candidacy [knows](Candidacy::know). Only run time knows the phase then.
        staff transfer(transfer: Transfer) = Transferred(Box::new(transfer)) => Any;
    }

    /// A phase that can be paused, and in which the vacancy can close.
    Pausable (
        "`{Self}` is not a phase that waits for a pause",
        "legal in every open phase but `FeedbackDue`: feedback that is owed does not wait"
    ) [Approached<S> Screening<S> Pooled<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue Offered Accepted] {
        /// Pauses, until a moment at the latest.
        staff put_on_hold(hold: Hold) = PutOnHold(Box::new(hold));
        /// Records that the vacancy is filled or withdrawn. It decides nothing.
        staff close_vacancy() = VacancyClosed;
    }

    /// A phase in which a pause can last.
    Resumable (
        "`{Self}` is not a phase in which a pause lasts",
        "legal in every open phase, and after a rejection or a withdrawal"
    ) [
        Approached<S> Screening<S> Pooled<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue Offered Accepted FeedbackDue
        Rejected Withdrawn
    ] {
        /// Ends the pause.
        staff end_hold() = HoldEnded;
    }

    /// A phase in which feedback may be owed that does not lead on.
    OwingFeedback (
        "in `{Self}` the feedback that is owed leads on",
        "legal in every phase but `FeedbackDue`, where it is `deliver_feedback`"
    ) [
        Approached<S> Screening<S> Pooled<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue Offered Accepted Hired
        Rejected Withdrawn Lapsed
    ] {
        /// Records that the candidate, who was told how it ended, wants no feedback.
        candidate forgo_feedback() = FeedbackUnwanted;
        /// Delivers feedback that is still owed: the candidate withdrew meanwhile, or an end was reversed.
        staff deliver_owed_feedback(feedback: Feedback) = FeedbackDelivered(Box::new(feedback));
    }

    /// Any phase that a type names.
    Known (
        "`{Self}` is no phase",
        "legal in every phase"
    ) [
        Approached<S> Screening<S> Pooled<S> Proposed<S> Preparing<S> Underway<S> Deciding<S> OfferDue Offered Accepted FeedbackDue
        Hired Rejected Withdrawn Lapsed
    ] {
        /// Records the candidate's consent to be kept in the talent pool, or renews it.
        candidate give_consent(consent: Consent) = ConsentGiven(Box::new(consent));
        /// Takes the latest move back that stands. Only run time knows the phase then.
        either reverse(reversal: Reversal) = Reversed(Box::new(reversal)) => Any;
        /// Records that the candidate confirms what was written down for them.
        candidate confirm_entry(to: Seq) = EntryConfirmed { to };
        /// Records that the candidate objects to what was written down. It may be taken back by that, so that only run time knows the
        /// phase.
        candidate contest_entry(to: Seq, why: Text) = EntryContested { to, why } => Any;
        /// Records what the candidate asks for, in a message that is kept elsewhere.
        candidate ask(ask: Ask, message: DocumentRef) = RequestMade(Box::new(Request { ask, message }));
        /// Tells the candidate something about an earlier entry: an answer, news, a notice, a decision.
        staff inform(to: Seq, answer: Answer, message: DocumentRef) = CandidateInformed { to, answer, message, stated: None };
        /// Tells the candidate something that states the pay or names tools, beside its words.
        staff inform_stating(to: Seq, answer: Answer, message: DocumentRef, stated: Stated)
            = CandidateInformed { to, answer, message, stated: Some(Box::new(stated)) };
        /// Records a promise that somebody of the company made in person, with a date.
        staff promise_follow_up(promise: FollowUp) = FollowUpPromised(Box::new(promise));
        /// Records feedback of the candidate to the company.
        candidate give_feedback(message: DocumentRef) = CandidateFeedbackGiven { message };
        /// Adds a note that the candidate does not see.
        staff add_note(note: Text) = NoteAdded { note };
        /// Names the person who is responsible from now on.
        staff name_responsible(person: PersonId) = ResponsibleNamed { person };
        /// Corrects the moment of an entry that a wrong clock dated.
        staff correct_moment(correction: Correction) = MomentCorrected(Box::new(correction));
    }
}

/// Shares with [`InStep`] what is legal in each of its three phases.
macro_rules! in_step { ($($trait:ident)*) => { $(
    impl<S: Declared> $trait for InStep<S> where Preparing<S>: $trait, Underway<S>: $trait, Deciding<S>: $trait {}
)* } }

in_step! { Open Undecided Poolable Begun Transferable Pausable Resumable OwingFeedback Known }

/// The number of a declared step in the process of a candidacy; 0, which is none, where the process has no step of that name.
fn number_of<P, T: Declared>(candidacy: &Candidacy<P>, _: T) -> u8 {
    let is_it = |step: &crate::terms::Step| T::NAME == Some(step.name().as_str());
    let place = candidacy.terms().process().steps().iter().position(is_it);
    place.and_then(|index| u8::try_from(index + 1).ok()).unwrap_or_default()
}
