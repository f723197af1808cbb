//! What is legal in many phases, written once, with the phases as a bound on the method and our own words in the compiler's
//! message. (With the bound on the `impl`, the compiler would not show these words.)

use super::State;
use super::claim::{Claim, Who, moves, stays};
use super::method::method;
use super::phase::{
    Approached, Arranging, Assigned, Declined, Declining, Held, Offered, Pooled, Preparing, Proposed, Scheduled,
    Screening, Submitted, Withdrawn,
};
use super::step::Leg;
use crate::candidacy::Candidacy;
use crate::cv::Cv;
use crate::law::fact::{Application, Approach, Fact, FactKind, FollowUp, Hold, OpenApplication};
use crate::law::journal::Entry;
use crate::law::phase::Phase;
use crate::law::refusal::{Refusal, Refused, Why};
use crate::terms::Terms;
use crate::value::actor::{Actor, Staff};
use crate::value::correspondence::{Concern, Consent};
use crate::value::feedback::Reasons;
use crate::value::id::Seq;
use crate::value::text::{DocumentRef, Text};
use crate::value::time::Time;

/// A phase in which the candidacy is not over.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a phase in which the candidacy is known to be open",
    label = "legal in every open phase, and in no closed one",
    note = "a plain `Candidacy` takes any fact with `record`, or learns its phase with `narrow`"
)]
pub trait Open: State {}

/// A phase in which a person of the company may decide against the candidate.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a phase in which anybody decides against the candidate",
    label = "legal in every open phase but `Approached` and `Declining`",
    note = "a plain `Candidacy` takes any fact with `record`, or learns its phase with `narrow`"
)]
pub trait Decidable: State {}

/// A phase from which a candidacy can go to the talent pool.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a phase from which a candidacy goes to the talent pool",
    label = "legal in every open phase before the offer, and after a decline",
    note = "a plain `Candidacy` takes any fact with `record`, or learns its phase with `narrow`"
)]
pub trait Poolable: State {}

/// A phase in which the company may pause.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a phase in which the company may pause: closed is closed, and feedback that is owed does not wait",
    label = "legal in every open phase but `Declining`",
    note = "a plain `Candidacy` takes any fact with `record`, or learns its phase with `narrow`"
)]
pub trait Pausable: State {}

/// A phase in which there may be a vacancy that closes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a phase in which the candidate waits for a vacancy",
    label = "legal in every open phase but `Pooled` and `Declining`",
    note = "a plain `Candidacy` takes any fact with `record`, or learns its phase with `narrow`"
)]
pub trait Vacant: State {}

/// Writes methods that several phases share, the trait that bounds them, and what they claim of the law in each phase.
macro_rules! shared { ($(
    $trait:ident { $(
        $(#[$about:meta])*
        $who:ident $method:ident($($arg:ident: $ty:ty),*) = $fact:ident $({ $($field:tt)* })? $(($payload:expr))? $(=> $to:ty)?;
    )* } in $list:tt;
)*) => {
    $( shared! { @impls $trait $list } )*
    $( impl<S: State> Candidacy<S> { $(
        shared! {
            @method $trait { $(#[$about])* $who $method($($arg: $ty),*) [Fact::$fact $({ $($field)* })? $(($payload))?] [] } $(=> $to)?
        }
    )* } )*
    /// Every shared method, as a claim about the law.
    pub(super) const CLAIMS: &[&[Claim]] = &[$( $( shared!(@claims $who $fact $list $(=> $to)?) ),* ),*];
};
    (@impls $trait:ident [$( $phase:ident $(<$m:ident>)? ),* $(,)?]) => { $( shared! { @impl $trait $phase $(<$m>)? } )* };
    // Messages and concerns are legal in every phase, also in one that only run time knows: no bound.
    (@impl State $phase:ident $(<$m:ident>)?) => {};
    (@impl $trait:ident $phase:ident $(<$m:ident>)?) => { impl $(<$m: Leg>)? $trait for $phase $(<$m>)? {} };
    (@method State { $($method:tt)* } $($to:tt)*) => { method! { $($method)* [] $($to)* } };
    (@method $trait:ident { $($method:tt)* } $($to:tt)*) => { method! { $($method)* [S: $trait] $($to)* } };
    (@claims $who:ident $fact:ident [$( $phase:ident $(<$m:ident>)? ),* $(,)?] => $to:ty) => {
        &[$( moves(shared!(@protest $fact $phase), Phase::$phase, FactKind::$fact, Who::$who, <$to as State>::PHASE) ),*]
    };
    (@claims $who:ident $fact:ident [$( $phase:ident $(<$m:ident>)? ),* $(,)?]) => {
        &[$( stays(shared!(@protest $fact $phase), Phase::$phase, FactKind::$fact, Who::$who) ),*]
    };
    (@protest $fact:ident $phase:ident) => {
        concat!("the shared method for `", stringify!($fact), "` in `", stringify!($phase), "` is not what the law says")
    };
}

shared! {
    Open {
        /// The candidate steps out; no reason is needed. Feedback that is owed at that moment stays owed.
        candidate withdraw() = Withdrew => Withdrawn;
        /// The candidate asks for help with the set-up (F33).
        candidate ask_help(message: DocumentRef) = HelpAsked { message };
        /// The candidate sends a newer CV; somebody who was approached, the first one.
        candidate replace_cv(cv: Cv) = CvReplaced(Box::new(cv));
        /// The candidate has a newer profile.
        candidate replace_profile(profile: DocumentRef) = ProfileReplaced { profile };
    } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered, Declining,
    ];

    Decidable {
        /// A person decides against, with reasons. Feedback is owed from now on (F51).
        staff decide_against(reasons: Reasons) = DecidedAgainst { reasons } => Declining;
    } in [
        Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>, Submitted<A>,
        Offered,
    ];

    Poolable {
        /// Keeps the candidate in the talent pool until the consent ends; once more to renew it (F75).
        staff pool(consent: Consent) = Pooled(Box::new(consent)) => Pooled;
    } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Declined,
    ];

    Pausable {
        /// The company pauses, until a moment at the latest.
        staff put_on_hold(hold: Hold) = PutOnHold(Box::new(hold));
        /// The pause is over.
        staff resume() = Resumed;
    } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered,
    ];

    Vacant {
        /// The vacancy is filled or withdrawn; the candidate is now owed word of it.
        staff close_vacancy() = VacancyClosed;
    } in [
        Approached<F>, Screening<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered,
    ];

    State {
        /// The candidate writes; a reply is owed, in a closed phase too (F57).
        candidate message(message: DocumentRef) = MessageReceived { message };
        /// The company replies to the message with this number.
        staff reply(to: Seq, message: DocumentRef) = Replied { to, message };
        /// The company tells what it owes unasked, to the opening, the pause, the closed vacancy or the promise by hand with
        /// this number.
        staff inform(to: Seq, message: DocumentRef) = Informed { to, message };
        /// Somebody of the company promises something by hand (F58).
        staff promise(follow_up: FollowUp) = FollowUpPromised(Box::new(follow_up));
        /// The company answers the request for help with this number.
        staff answer_help(to: Seq, message: DocumentRef) = HelpAnswered { to, message };
        /// The candidate speaks up (F60).
        candidate raise_concern(concern: Concern) = ConcernRaised(Box::new(concern));
        /// The company answers the concern with this number.
        staff answer_concern(to: Seq, message: DocumentRef) = ConcernAnswered { to, message };
        /// The concern with this number has come to its end; whoever says so records it.
        either settle_concern(to: Seq, message: DocumentRef) = ConcernSettled { to, message };
        /// The candidate gives feedback to the company (F62).
        candidate give_feedback(message: DocumentRef) = CandidateFeedbackGiven { message };
        /// The company remembers something. The candidate does not see it.
        staff note(note: Text) = Noted { note };
    } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered, Declining, Hired, Declined, Withdrawn,
    ];
}

/// Opening by type: refused too if the process of the terms has other steps than the type.
impl<F: Leg> Candidacy<Screening<F>> {
    /// The candidate applies for a role that is advertised: the application names its [`Vacancy`](crate::Vacancy) (F8).
    ///
    /// # Errors
    ///
    /// The entry is given back: [`Why::OtherSteps`] — the process has not the steps of the type; [`Why::OtherTerms`] —
    /// the application names other terms.
    pub fn apply(terms: &Terms, application: Application, at: Time) -> Result<Self, Refused> {
        open::<F, _>(terms, Entry::new(Actor::Candidate, application, at))
    }

    /// The candidate sends an open application.
    ///
    /// # Errors
    ///
    /// As [`apply`](Self::apply).
    pub fn apply_openly(terms: &Terms, application: OpenApplication, at: Time) -> Result<Self, Refused> {
        open::<F, _>(terms, Entry::new(Actor::Candidate, application, at))
    }
}

impl<F: Leg> Candidacy<Approached<F>> {
    /// The company approaches somebody.
    ///
    /// # Errors
    ///
    /// As [`apply`](Candidacy::apply), and [`Why::NotTheirs`] — `by` is no recruiter.
    pub fn approach(terms: &Terms, by: Staff, approach: Approach, at: Time) -> Result<Self, Refused> {
        open::<F, _>(terms, Entry::new(by, approach, at))
    }
}

/// Opens, if the process begins with the step `F` and goes on as the types say.
fn open<F: Leg, S: State>(terms: &Terms, entry: Entry) -> Result<Candidacy<S>, Refused> {
    match F::disagrees(terms.process(), 1) {
        None => Candidacy::open(terms, entry).map(Candidacy::retype),
        Some((_, expected)) => {
            let refusal = Refusal {
                phase: None,
                fact: entry.fact.kind(),
                why: Why::OtherSteps { expected },
                legal: crate::law::legal(None),
            };
            Err(Refused { refusal, entry })
        }
    }
}
