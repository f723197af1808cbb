//! What is legal in many phases, written once, with the phases as a bound on the method and our own words in the compiler's
//! message. (With the bound on the `impl`, the compiler would not show these words.)

use super::phase::{
    Approached, Arranging, Assigned, Declined, Declining, Held, Offered, Pooled, Preparing, Proposed, Scheduled,
    Screening, Submitted, Withdrawn,
};
use super::proof::{Claim, Probe, Who, moves, stays};
use super::step::Leg;
use super::{Moved, State};
use crate::actor::{Actor, Staff};
use crate::candidacy::Candidacy;
use crate::correspondence::{Concern, Consent};
use crate::cv::Cv;
use crate::fact::{Application, Approach, Fact, FactKind, FollowUp, Hold, OpenApplication};
use crate::feedback::Reasons;
use crate::journal::Entry;
use crate::phases::Phase;
use crate::refusal::{Refusal, Refused, Why};
use crate::terms::Terms;
use crate::text::{Reference, Text};
use crate::{RoleId, Seq, Time};

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

/// Names the phases that share methods: the trait for the compiler, the claims for the proof.
macro_rules! shared { ($(
    $trait:ident { $( $who:ident $fact:ident $(=> $to:ty)?; )* } in $list:tt;
)*) => {
    $( shared! { @impls $trait $list } )*
    /// Every shared method, as a claim about the law.
    pub(super) const CLAIMS: &[&[Claim]] = &[$( $( shared!(@claims $who $fact $list $(=> $to)?) ),* ),*];
};
    (@impls $trait:ident [$( $phase:ident $(<$m:ident>)? ),* $(,)?]) => { $( shared! { @impl $trait $phase $(<$m>)? } )* };
    // Messages and concerns are legal in every phase, also in one that only run time knows: no trait.
    (@impl State $phase:ident $(<$m:ident>)?) => {};
    (@impl $trait:ident $phase:ident $(<$m:ident>)?) => { impl $(<$m: Leg>)? $trait for $phase $(<$m>)? {} };
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
    Open { candidate Withdrew => Withdrawn; candidate HelpAsked; candidate CvReplaced; candidate ProfileReplaced; } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered, Declining,
    ];
    Decidable { staff DecidedAgainst => Declining; } in [
        Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>, Submitted<A>,
        Offered,
    ];
    Poolable { staff Pooled => Pooled<Probe>; } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Declined,
    ];
    Pausable { staff PutOnHold; staff Resumed; } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered,
    ];
    Vacant { staff VacancyClosed; } in [
        Approached<F>, Screening<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered,
    ];
    State {
        staff Informed; staff FollowUpPromised; candidate MessageReceived; staff Replied; staff HelpAnswered;
        candidate ConcernRaised; staff ConcernAnswered; either ConcernSettled; candidate CandidateFeedbackGiven; staff Noted;
    } in [
        Approached<F>, Screening<F>, Pooled<F>, Proposed<M>, Arranging<M>, Scheduled<M>, Held<M>, Preparing<A>, Assigned<A>,
        Submitted<A>, Offered, Declining, Hired, Declined, Withdrawn,
    ];
    State { staff Approached => Approached<Probe>; } in [Pooled<F>];
}

/// Moves that are legal in many phases.
impl<S: State> Candidacy<S> {
    /// The candidate steps out; no reason is needed. Feedback that is owed at that moment stays owed.
    ///
    /// # Errors
    ///
    /// A guard's refusal hands the candidacy and the entry back; [`Why`] lists the reasons.
    pub fn withdraw(self, at: Time) -> Moved<Self, Withdrawn>
    where
        S: Open,
    {
        self.go(Actor::Candidate, Fact::Withdrew, at)
    }

    /// A person decides against, with reasons. Feedback is owed from now on (F51).
    ///
    /// # Errors
    ///
    /// A guard's refusal hands the candidacy and the entry back; [`Why`] lists the reasons.
    pub fn decide_against(self, by: Staff, reasons: Reasons, at: Time) -> Moved<Self, Declining>
    where
        S: Decidable,
    {
        self.go(by, Fact::DecidedAgainst { reasons }, at)
    }

    /// Keeps the candidate in the talent pool until the consent ends; once more to renew it (F75).
    ///
    /// # Errors
    ///
    /// A guard's refusal hands the candidacy and the entry back; [`Why`] lists the reasons.
    pub fn pool(self, by: Staff, consent: Consent, at: Time) -> Moved<Self, Pooled>
    where
        S: Poolable,
    {
        self.go(by, Fact::Pooled(Box::new(consent)), at)
    }
}

impl<F: Leg> Candidacy<Pooled<F>> {
    /// A role fits: the company reaches out (F76).
    ///
    /// # Errors
    ///
    /// A guard's refusal hands the candidacy and the entry back; [`Why`] lists the reasons.
    pub fn reach_out(self, by: Staff, role: RoleId, found: Text, at: Time) -> Moved<Self, Approached<F>> {
        let opening = self.opening().clone();
        self.go(by, Fact::Approached(Box::new(Approach { opening, role, found })), at)
    }
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
    /// As [`apply`](Candidacy::apply), and [`Why::NotTheirs`] — by is no recruiter.
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

/// What lies over a phase, and what is said beside the process. The phase stays; what comes back is the number of the
/// entry. Whatever the law refuses is given back as it was.
///
/// # Errors
///
/// Each gives the entry back if a guard refuses it; [`Why`] lists the reasons.
#[expect(clippy::missing_errors_doc, reason = "said once, for all of them")]
impl<S: State> Candidacy<S> {
    /// The company pauses, until a moment at the latest.
    pub fn put_on_hold(&mut self, by: Staff, hold: Hold, at: Time) -> Result<Seq, Refused>
    where
        S: Pausable,
    {
        self.stay(by, Fact::PutOnHold(Box::new(hold)), at)
    }

    /// The pause is over.
    pub fn resume(&mut self, by: Staff, at: Time) -> Result<Seq, Refused>
    where
        S: Pausable,
    {
        self.stay(by, Fact::Resumed, at)
    }

    /// The vacancy is filled or withdrawn; the candidate is now owed word of it.
    pub fn close_vacancy(&mut self, by: Staff, at: Time) -> Result<Seq, Refused>
    where
        S: Vacant,
    {
        self.stay(by, Fact::VacancyClosed, at)
    }

    /// The candidate asks for help with the set-up (F33).
    pub fn ask_help(&mut self, message: Reference, at: Time) -> Result<Seq, Refused>
    where
        S: Open,
    {
        self.stay(Actor::Candidate, Fact::HelpAsked { message }, at)
    }

    /// The candidate sends a newer CV; somebody who was approached, the first one.
    pub fn replace_cv(&mut self, cv: Cv, at: Time) -> Result<Seq, Refused>
    where
        S: Open,
    {
        self.stay(Actor::Candidate, Fact::CvReplaced(Box::new(cv)), at)
    }

    /// The candidate has a newer profile.
    pub fn replace_profile(&mut self, profile: Reference, at: Time) -> Result<Seq, Refused>
    where
        S: Open,
    {
        self.stay(Actor::Candidate, Fact::ProfileReplaced { profile }, at)
    }

    /// The candidate writes; a reply is owed, in a closed phase too (F57).
    pub fn message(&mut self, message: Reference, at: Time) -> Result<Seq, Refused> {
        self.stay(Actor::Candidate, Fact::MessageReceived { message }, at)
    }

    /// The company tells what it owes unasked, to the opening, the pause, the closed vacancy or the promise by hand with
    /// this number.
    pub fn inform(&mut self, by: Staff, to: Seq, message: Reference, at: Time) -> Result<Seq, Refused> {
        self.stay(by, Fact::Informed { to, message }, at)
    }

    /// Somebody of the company promises something by hand (F58).
    pub fn promise(&mut self, by: Staff, follow_up: FollowUp, at: Time) -> Result<Seq, Refused> {
        self.stay(by, Fact::FollowUpPromised(Box::new(follow_up)), at)
    }

    /// The company replies to the message with this number.
    pub fn reply(&mut self, by: Staff, to: Seq, message: Reference, at: Time) -> Result<Seq, Refused> {
        self.stay(by, Fact::Replied { to, message }, at)
    }

    /// The company answers the request for help with this number.
    pub fn answer_help(&mut self, by: Staff, to: Seq, message: Reference, at: Time) -> Result<Seq, Refused> {
        self.stay(by, Fact::HelpAnswered { to, message }, at)
    }

    /// The candidate speaks up (F60).
    pub fn raise_concern(&mut self, concern: Concern, at: Time) -> Result<Seq, Refused> {
        self.stay(Actor::Candidate, Fact::ConcernRaised(Box::new(concern)), at)
    }

    /// The company answers the concern with this number.
    pub fn answer_concern(&mut self, by: Staff, to: Seq, message: Reference, at: Time) -> Result<Seq, Refused> {
        self.stay(by, Fact::ConcernAnswered { to, message }, at)
    }

    /// The concern with this number has come to its end; whoever says so records it.
    pub fn settle_concern(
        &mut self,
        by: impl Into<Actor>,
        to: Seq,
        message: Reference,
        at: Time,
    ) -> Result<Seq, Refused> {
        self.stay(by, Fact::ConcernSettled { to, message }, at)
    }

    /// The candidate gives feedback to the company (F62).
    pub fn give_feedback(&mut self, message: Reference, at: Time) -> Result<Seq, Refused> {
        self.stay(Actor::Candidate, Fact::CandidateFeedbackGiven { message }, at)
    }

    /// The company remembers something. The candidate does not see it.
    pub fn note(&mut self, by: Staff, note: Text, at: Time) -> Result<Seq, Refused> {
        self.stay(by, Fact::Noted { note }, at)
    }
}
