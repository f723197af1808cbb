//! Steps as types, so that `Deciding<TeamInterview>` knows what comes after.
//!
//! [`back_end`] has the steps of the ready-made process. A company declares its own with [`steps!`](crate::steps), in the order of its
//! process, and a path is named by its first step:
//!
//! ```
//! use candidacy::phase::Screening;
//! use candidacy::{Candidacy, Capacity, Part, Process, Step};
//! use candidacy::terms::{Power, Powers};
//!
//! mod shop {
//!     candidacy::steps! {
//!         /// We get to know each other.
//!         Hello = "hello": Interview,
//!         Trial = "trial": {
//!             Day = "day": Assignment,
//!             Talk = "talk": Interview,
//!         } after yes,
//!     }
//! }
//!
//! let trial = [Part::assignment("day", 1)?, Part::interview("talk", Capacity::COLLEAGUE)?];
//! let process = Process::new(
//!     [(Capacity::COLLEAGUE, Powers::from([Power::Selects, Power::Hears]))],
//!     [Step::interview("hello", Capacity::COLLEAGUE)?, Step::of("trial", trial, Capacity::COLLEAGUE)?.after_a_yes()],
//! )?;
//! type Applicant = Candidacy<Screening<shop::Hello>>;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A declared step only *names* things. The crate says where they lead. They are compared with the process when a candidacy enters the
//! typed face, by [opening](crate::Candidacy::apply) or by [narrowing](crate::Candidacy::narrow), and at each move before
//! anything is recorded. A declaration that the process does not bear out is refused.
//!
//! Of a process that only run time knows, [`Interview`], [`Assignment`] and [`Check`] stand for some step of that kind, and
//! [`Anywhere`] for any step: `Preparing<Interview>` has [`schedule`](crate::Candidacy::schedule).

use super::state::{Sealed, State};
use crate::law::Phase;
use crate::terms::{self, PartKind, PartKinds, Process};
use crate::value::any::Any;
use std::fmt::Debug;

/// A step, declared as a type by [`steps!`](crate::steps).
pub trait Declared: Debug + Copy + Eq + 'static {
    /// Its name in the process; `None` where the type does not say it.
    const NAME: Option<&'static str>;
    /// The names and kinds of its parts, in the order of the process, where there are [`Several`].
    const PARTS: &'static [(&'static str, PartKind)] = &[];
    /// The kind of its one part, or [`Several`].
    type Kind: Kind;
    /// The phase in which a candidacy comes to it: `Preparing<Self>`, or `Proposed<Self>` where the candidate is asked first.
    type Arrival: Arrival<Self>;
    /// The step that comes after it, or [`Offer`].
    type Next: Declared;
}

/// A phase in which a candidacy comes to the step `S`.
#[diagnostic::on_unimplemented(
    message = "a candidacy does not come to the step `{S}` in `{Self}`",
    label = "it comes in `Preparing<{S}>`, or in `Proposed<{S}>` where the candidate is asked first"
)]
pub trait Arrival<S>: State {}
impl<S> Arrival<S> for Any {}

/// The kind of a step: that of its one part, or [`Several`].
pub trait Kind: Sealed + 'static {
    #[doc(hidden)]
    const WORD: &'static str;
    /// Returns true if these parts of the process are the ones that are declared.
    #[doc(hidden)]
    fn fits(parts: &[terms::Part], declared: &[(&str, PartKind)]) -> bool;
}

/// A part of the step `S`, as a type; [`steps!`](crate::steps) writes it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no part of the step `{S}`",
    label = "a part of another step, or no part"
)]
pub trait Part<S: Declared>: Debug + Copy + Eq + 'static {
    /// Its name in the step.
    const NAME: &'static str;
    /// Its kind.
    type Kind: One;
}

/// A step that has one part.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one part",
    label = "a step of one part, or a part of several, is waived, repeated and assessed",
    note = "a step of several parts is asked for one of them: `candidacy.part(Pairing).waive(…)`",
    note = "a step that only run time knows is narrowed to its kind first: `candidacy.narrow::<Preparing<Interview>>()`"
)]
pub trait One: Kind {}

/// A step that is an interview.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no interview",
    label = "only an interview is scheduled, held or missed",
    note = "a step of several parts is asked for one of them: `candidacy.part(Pairing).schedule(…)`",
    note = "a step that only run time knows is narrowed to its kind first: `candidacy.narrow::<Preparing<Interview>>()`"
)]
pub trait Interviewing: One {}

/// A step that is an assignment.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no assignment",
    label = "only an assignment is sent out, extended and handed in",
    note = "a step of several parts is asked for one of them: `candidacy.part(Trial).send_assignment(…)`",
    note = "a step that only run time knows is narrowed to its kind first: `candidacy.narrow::<Preparing<Assignment>>()`"
)]
pub trait Assigning: One {}

/// A step that is a check by a third party.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no check by a third party",
    label = "only a check is requested and answered",
    note = "a step of several parts is asked for one of them: `candidacy.part(References).request_check(…)`",
    note = "a step that only run time knows is narrowed to its kind first: `candidacy.narrow::<Preparing<Check>>()`"
)]
pub trait Checking: One {}

/// Writes the kinds, each of which is also some step of that kind, by the bound of the methods that it has.
macro_rules! kinds { ($( $bound:ident: { $( $(#[$doc:meta])* $kind:ident, $word:literal; )+ } )*) => {
    $( $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $kind;

        impl Sealed for $kind {}
        impl One for $kind {}
        impl $bound for $kind {}
        impl Kind for $kind {
            const WORD: &'static str = $word;
            fn fits(parts: &[terms::Part], _: &[(&str, PartKind)]) -> bool {
                matches!(parts, [only] if only.kind() == PartKind::$kind)
            }
        }
        impl Declared for $kind {
            const NAME: Option<&'static str> = None;
            type Kind = $kind;
            type Arrival = Any;
            type Next = Anywhere;
        }
    )+ )*

    /// The kinds of steps that a method is for, in the words of its bound.
    #[derive(Clone, Copy)]
    pub(super) enum Of { $($bound,)* One }

    impl Of {
        pub(super) const fn kinds(self) -> &'static [PartKind] {
            match self {
                $( Of::$bound => &[$(PartKind::$kind),+], )*
                Of::One => PartKind::ALL,
            }
        }
    }
} }

kinds! {
    Interviewing: {
        /// One interview. As a step: some interview that only the process knows.
        Interview, "an interview";
    }
    Assigning: {
        /// One assignment. As a step: some assignment that only the process knows.
        Assignment, "an assignment";
    }
    Checking: {
        /// One check by a third party. As a step: some check that only the process knows.
        Check, "a check";
    }
}

impl Of {
    pub(super) const fn has(self, kind: PartKind) -> bool {
        PartKinds::from_slice(self.kinds()).contains(kind)
    }
}

/// Several parts, in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Several;

impl Sealed for Several {}
impl Kind for Several {
    const WORD: &'static str = "a step of several parts";
    fn fits(parts: &[terms::Part], declared: &[(&str, PartKind)]) -> bool {
        parts.iter().map(|part| (part.name().as_str(), part.kind())).eq(declared.iter().copied())
    }
}

/// Some step, or none: the type does not say which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Anywhere;

impl Sealed for Anywhere {}
impl Kind for Anywhere {
    const WORD: &'static str = "some step";
    fn fits(_: &[terms::Part], _: &[(&str, PartKind)]) -> bool {
        true
    }
}
impl Declared for Anywhere {
    const NAME: Option<&'static str> = None;
    type Kind = Anywhere;
    type Arrival = Any;
    type Next = Anywhere;
}

/// After the last step comes the offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Offer;

/// The phase in which a candidacy comes to the step `S`.
pub type Enter<S> = <S as Declared>::Arrival;
/// The phase in which a candidacy goes on from the step `S`.
pub type Onward<S> = Enter<<S as Declared>::Next>;

/// Returns true if the process has this step under this number.
pub(super) fn is_at<S: Declared>(process: &Process, number: u8) -> bool {
    let (step, arrives) = (process.step(number), <S::Arrival as State>::PHASES);
    let arrival = match step {
        None => Phase::OfferDue,
        Some(step) if step.needs_yes() => Phase::Proposed,
        Some(_) => Phase::Preparing,
    };
    let name = step.map(|step| step.name().as_str());
    arrives.contains(arrival)
        && (step.is_none() || S::NAME.is_none() || S::NAME == name)
        && S::Kind::fits(process.parts(number), S::PARTS)
}

/// The first step from this number on that the process has not as declared: its number, and the word of the declaration.
pub(super) fn disagrees<S: Declared>(process: &Process, number: u8) -> Option<(u8, &'static str)> {
    if !is_at::<S>(process, number) {
        return Some((number, S::NAME.unwrap_or(S::Kind::WORD)));
    }
    process.step(number)?;
    disagrees::<S::Next>(process, number.checked_add(1)?)
}

/// Declares the steps of a process as types, in its order.
///
/// Each step has a type, its name in the process, and its kind: `Interview`, `Assignment`, `Check`, or its parts in braces. `after
/// yes` stands where the candidate is asked first. Which parts only inform is the process's to say, and is not said here.
///
/// ```
/// mod ours {
///     candidacy::steps! {
///         /// We get to know each other.
///         Hello = "hello": Interview,
///         Onsite = "onsite": {
///             Pairing = "pairing": Interview,
///             References = "references": Check,
///         } after yes,
///     }
/// }
/// # fn main() {}
/// ```
///
/// The types are compared with the process before anything is recorded: see [`step`](crate::step).
#[macro_export]
macro_rules! steps {
    ($($steps:tt)*) => { $crate::__steps! { $($steps)* } };
}

/// Expands [`steps!`](crate::steps), one step at a time.
#[doc(hidden)]
#[macro_export]
macro_rules! __steps {
    () => {};
    (
        $(#[$doc:meta])* $step:ident = $name:literal: $kind:tt $(after $yes:ident)?
        $(, $(#[$docs:meta])* $next:ident = $names:literal: $kinds:tt $(after $yeses:ident)?)* $(,)?
    ) => {
        $(#[$doc])*
        #[doc = concat!("The step `", $name, "`.")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $step;

        impl $crate::step::Declared for $step {
            const NAME: Option<&'static str> = Some($name);
            $crate::__steps! { @kind $step $kind }
            type Arrival = $crate::__steps!(@arrival $step $($yes)?);
            type Next = $crate::__steps!(@next $($next)*);
        }

        $crate::__steps! { @parts $step $kind }
        $( $crate::__steps! { @yes $step $yes } )?
        $crate::__steps! { $($(#[$docs])* $next = $names: $kinds $(after $yeses)?),* }
    };
    (@kind $step:ident Interview) => { type Kind = $crate::step::Interview; };
    (@kind $step:ident Assignment) => { type Kind = $crate::step::Assignment; };
    (@kind $step:ident Check) => { type Kind = $crate::step::Check; };
    (@kind $step:ident { $($(#[$doc:meta])* $part:ident = $name:literal: $kind:ident),+ $(,)? }) => {
        const PARTS: &'static [(&'static str, $crate::terms::PartKind)] = &[$(($name, $crate::terms::PartKind::$kind)),+];
        type Kind = $crate::step::Several;
    };
    (@kind $step:ident $kind:tt) => {
        type Kind = $crate::step::Anywhere;
        ::core::compile_error!(concat!(
            "`", stringify!($step), "` is an `Interview`, an `Assignment`, a `Check`, or parts in braces, not a `",
            stringify!($kind), "`"
        ));
    };
    (@arrival $step:ident) => { $crate::phase::Preparing<$step> };
    (@arrival $step:ident $yes:ident) => { $crate::phase::Proposed<$step> };
    (@yes $step:ident yes) => {};
    (@yes $step:ident $other:ident) => {
        ::core::compile_error!(concat!("`", stringify!($step), "` is `after yes` or after nothing"));
    };
    (@next) => { $crate::step::Offer };
    (@next $next:ident $($later:ident)*) => { $next };
    (@parts $step:ident { $($(#[$doc:meta])* $part:ident = $name:literal: $kind:ident),+ $(,)? }) => { $(
        $(#[$doc])*
        #[doc = concat!("The part `", $name, "` of the step [`", stringify!($step), "`].")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $part;

        impl $crate::step::Part<$step> for $part {
            const NAME: &'static str = $name;
            type Kind = $crate::step::$kind;
        }
    )+ };
    (@parts $step:ident $kind:tt) => {};
}

/// The ready-made back-end process as types; [`Process::back_end`] says the same as data.
pub mod back_end {
    crate::steps! {
        /// An informal chat with a recruiter.
        IntroChat = "intro_chat": Interview,
        /// An interview with future colleagues, on the technical side and on characteristics.
        TeamInterview = "team_interview": Interview,
        /// A test case, put together by the company, with a week's time.
        TestCase = "test_case": Assignment,
        /// A review of the case with colleagues and the engineering manager, the screen shared.
        CaseReview = "case_review": Interview,
        /// A final chat with the managing director, when both parties are happy.
        FinalChat = "final_chat": Interview after yes,
    }

    /// A path is named by its first step.
    pub type BackEnd = IntroChat;
}
