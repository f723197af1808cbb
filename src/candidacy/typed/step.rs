//! Steps as types, so that `Held<TeamInterview>` knows what comes after.
//!
//! [`back_end`] has those of the source's process. A company declares its own with [`steps!`](crate::steps), in the order of
//! its process; types and data are held against each other whenever a candidacy enters the typed face, by
//! [opening](crate::Candidacy::apply) it or by [narrowing](crate::Candidacy::narrow).
//!
//! ```
//! use candidacy::phase::Screening;
//! use candidacy::{Candidacy, Capacity, Process, Step};
//!
//! mod shop {
//!     candidacy::steps! {
//!         Hello = "hello": Meeting,
//!         Trial = "trial_day": Assignment after yes,
//!     }
//! }
//!
//! let process = Process::new(Capacity::Recruiter, [
//!     Step::meeting("hello", Capacity::Colleague)?,
//!     Step::assignment("trial_day", 1, Capacity::Colleague)?.after_a_yes(),
//! ])?;
//! type Applicant = Candidacy<Screening<shop::Hello>>; // a path is named by its first step
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::phase;
use crate::terms::process::Process;
use crate::value::any::Any;

/// A step as a type; [`steps!`](crate::steps) writes them.
///
/// One that is written by hand and does not say what its process says can only be refused: the law looks at the process.
pub trait Leg: 'static {
    /// Its name in the process.
    const NAME: &'static str;
    /// Where it starts: `Arranging<Self>` for a meeting, `Preparing<Self>` for an assignment.
    type Start: State;
    /// Where a candidacy arrives that goes to it: `Start`, or `Proposed<Self>` where the candidate is asked first.
    type Entry: State;
    /// What comes after it: another step, or [`Offer`].
    type Next: Leg;

    /// The first step, from `number` on, where the process says something else than the types: its number, and its name here.
    #[doc(hidden)]
    #[must_use]
    fn disagrees(process: &Process, number: u8) -> Option<(u8, &'static str)> {
        let agrees = process.step(number).is_some_and(|step| {
            step.name().as_str() == Self::NAME
                && Self::Start::PHASE == Some(process.begin(number))
                && Self::Entry::PHASE == Some(process.enter(number))
        });
        if agrees { Self::Next::disagrees(process, number + 1) } else { Some((number, Self::NAME)) }
    }
}

/// After the last step comes the offer.
#[derive(Debug)]
#[non_exhaustive]
pub struct Offer;

impl Leg for Offer {
    const NAME: &'static str = "offer";
    type Start = phase::Offered;
    type Entry = phase::Offered;
    type Next = Offer;
    fn disagrees(process: &Process, number: u8) -> Option<(u8, &'static str)> {
        process.step(number).map(|_| (number, Self::NAME))
    }
}

/// Some step: the types do not say which.
#[derive(Debug)]
#[non_exhaustive]
pub struct Anywhere;

impl Leg for Anywhere {
    const NAME: &'static str = "anywhere";
    type Start = Any;
    type Entry = Any;
    type Next = Anywhere;
    fn disagrees(_: &Process, _: u8) -> Option<(u8, &'static str)> {
        None
    }
}

/// Where a candidacy arrives that goes to the step `M`.
pub type Enter<M> = <M as Leg>::Entry;
/// Where the step `M` starts.
pub type Begin<M> = <M as Leg>::Start;
/// Where a candidacy arrives that goes on from the step `M`.
pub type Onward<M> = Enter<<M as Leg>::Next>;

/// Declares the steps of a process as types, in its order: a type, the name in the process, what kind of step it is, and
/// `after yes` where the candidate is asked first.
///
/// ```
/// candidacy::steps! {
///     /// We get to know each other.
///     Hello = "hello": Meeting,
///     Trial = "trial_day": Assignment after yes,
/// }
/// ```
#[macro_export]
macro_rules! steps {
    ($($steps:tt)*) => { $crate::__steps! { $($steps)* } };
}

/// What [`steps!`](crate::steps) does, one step at a time.
#[doc(hidden)]
#[macro_export]
macro_rules! __steps {
    (
        $(#[$doc:meta])* $step:ident = $name:literal: $kind:ident $(after $yes:ident)?
        $(, $(#[$docs:meta])* $next:ident = $names:literal: $kinds:ident $(after $yeses:ident)?)* $(,)?
    ) => {
        $(#[$doc])*
        #[doc = concat!("The step `", $name, "`.")]
        #[derive(Debug)]
        #[non_exhaustive]
        pub struct $step;

        impl $crate::step::Leg for $step {
            const NAME: &'static str = $name;
            type Start = $crate::__steps!(@start $kind $step);
            type Entry = $crate::__steps!(@entry $kind $step $($yes)?);
            type Next = $crate::__steps!(@next $($next)*);
        }

        $crate::__steps! { @kind $step $kind }
        $( $crate::__steps! { @yes $step $yes } )?
        $crate::__steps! { $($(#[$docs])* $next = $names: $kinds $(after $yeses)?),* }
    };
    () => {};
    (@kind $step:ident Meeting) => {};
    (@kind $step:ident Assignment) => {};
    (@kind $step:ident $kind:ident) => {
        ::core::compile_error!(concat!(
            "`", stringify!($step), "` is a `Meeting` or an `Assignment`, not a `", stringify!($kind), "`"
        ));
    };
    (@yes $step:ident yes) => {};
    (@yes $step:ident $other:ident) => {
        ::core::compile_error!(concat!("`", stringify!($step), "` is `after yes` or after nothing"));
    };
    (@start Assignment $step:ident) => { $crate::phase::Preparing<$step> };
    (@start $kind:ident $step:ident) => { $crate::phase::Arranging<$step> };
    (@entry $kind:ident $step:ident) => { $crate::__steps!(@start $kind $step) };
    (@entry $kind:ident $step:ident $yes:ident) => { $crate::phase::Proposed<$step> };
    (@next) => { $crate::step::Offer };
    (@next $next:ident $($later:ident)*) => { $next };
}

/// The source's back-end process as types (F22–F72); [`Process::back_end`] says the same as data.
pub mod back_end {
    crate::steps! {
        /// An informal chat with a recruiter (F22–F33).
        IntroChat = "intro_chat": Meeting,
        /// An interview with future colleagues, on the technical side and on characteristics (F40–F46).
        TeamInterview = "team_interview": Meeting,
        /// A test case, put together by the company, with a week's time (F48–F52).
        TestCase = "test_case": Assignment,
        /// A review of the case with colleagues and the engineering manager, the screen shared (F63–F68).
        CaseReview = "case_review": Meeting,
        /// A final chat with the managing director, when both parties are happy (F69–F71).
        FinalChat = "final_chat": Meeting after yes,
    }

    /// A path is named by its first step.
    pub type BackEnd = IntroChat;
}
