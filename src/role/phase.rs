//! The phases of a role as types: a `Role<Advertised>` has the methods that are legal there, and no others.
//!
//! ```
//! use candidacy::role::Publication;
//! use candidacy::role::phase::{Advertised, Defined};
//! use candidacy::{Application, Cv, Opening, Role, Staff, Time};
//!
//! fn open_up(role: Role<Defined>, ana: Staff, publication: Publication, now: Time) -> Option<Role<Advertised>> {
//!     role.advertise(ana, publication, now).ok()
//! }
//!
//! fn apply(role: &Role<Advertised>, opening: Opening, cv: Cv) -> Application {
//!     Application::new(opening, role.vacancy(), cv)
//! }
//! ```
//!
//! # What does not compile
//!
//! Nobody applies for a role that is not advertised:
//!
//! ```compile_fail,E0599
//! # use candidacy::role::phase::Defined;
//! # use candidacy::{Application, Cv, Opening, Role};
//! fn apply(role: &Role<Defined>, opening: Opening, cv: Cv) -> Application {
//!     Application::new(opening, role.vacancy(), cv)
//! }
//! ```
//!
//! The profile of a role does not change under its advert:
//!
//! ```compile_fail,E0599
//! # use candidacy::role::phase::Advertised;
//! # use candidacy::{Role, Staff, Time, role};
//! fn f(mut role: Role<Advertised>, ana: Staff, other: role::Profile, now: Time) { let _ = role.revise(ana, other, now); }
//! ```

use super::face::{HandedBack, Role};
use super::fact::{Definition, Entry, Fact, FactKind, Phase, Phases};
use super::refusal::Refused;
use super::state::{Sealed, State};
use super::{Acceptance, Correction, Hire, Openings, Profile, Publication, Release, Vacancy};
use crate::terms::RoleDate;
use crate::value::actor::Staff;
use crate::value::id::{RoleId, Seq};
use crate::value::text::Text;
use crate::value::time::Time;

/// One method as a claim about the law: in this phase, this fact leads there.
type Claim = (Phase, FactKind, &'static [Phase]);

/// A role after a fact that may have filled its last opening.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "all openings are filled, or they are not")]
pub enum Settled<S: State> {
    /// An opening is not filled yet.
    Looking(Role<S>),
    /// All openings are filled.
    Filled(Role<Filled>),
}

impl<S: State> Settled<S> {
    /// Converts out of the compile-time face.
    #[must_use]
    pub fn untyped(self) -> Role {
        match self {
            Settled::Looking(role) => role.untyped(),
            Settled::Filled(role) => role.untyped(),
        }
    }
}

/// Writes the type of each phase, its methods, and their claims. A method moves the role, moves it unless it fills the last opening, or
/// leaves the phase as it is.
macro_rules! phases { ($(
    $(#[$doc:meta])*
    $phase:ident {
        moves { $(
            $(#[$about:meta])*
            $method:ident($($arg:ident: $ty:ty),*) = $fact:ident [$payload:expr] => $to:ident;
        )* }
        settles { $(
            $(#[$settles:meta])*
            $settle:ident($($with:ident: $of:ty),*) = $settled:ident [$says:expr] => $looking:ident;
        )* }
        stays { $(
            $(#[$stays:meta])*
            $stay:ident($($what:ident: $kind:ty),*) = $stayed:ident [$said:expr];
        )* }
    }
)*) => {
    $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct $phase;

        impl Sealed for $phase {}
        impl State for $phase {
            const PHASE: Option<Phase> = Some(Phase::$phase);
        }

        impl Role<$phase> {
            $(
                $(#[$about])*
                ///
                /// # Errors
                ///
                /// A guard's refusal hands the role and the entry back; [`Why`](super::Why) lists the reasons.
                pub fn $method(self, by: Staff, $($arg: $ty,)* at: Time) -> Result<Role<$to>, HandedBack<Self>> {
                    self.go(by, $payload, at)
                }
            )*
            $(
                $(#[$settles])*
                ///
                /// # Errors
                ///
                /// A guard's refusal hands the role and the entry back; [`Why`](super::Why) lists the reasons.
                pub fn $settle(self, by: Staff, $($with: $of,)* at: Time) -> Result<Settled<$looking>, HandedBack<Self>> {
                    self.go::<$phase>(by, $says, at).map(Role::settled)
                }
            )*
            $(
                $(#[$stays])*
                ///
                /// # Errors
                ///
                /// A guard's refusal gives the entry back; [`Why`](super::Why) lists the reasons. Otherwise the phase stays, and the
                /// number of the entry comes back.
                pub fn $stay(&mut self, by: Staff, $($what: $kind,)* at: Time) -> Result<Seq, Refused> {
                    self.push(Entry::new(by, $said, at))
                }
            )*
        }
    )*

    const CLAIMS: &[Claim] = &[
        $(
            $( (Phase::$phase, FactKind::$fact, &[Phase::$to]), )*
            $( (Phase::$phase, FactKind::$settled, &[Phase::$looking, Phase::Filled]), )*
            $( (Phase::$phase, FactKind::$stayed, &[Phase::$phase]), )*
        )*
    ];
} }

phases! {
    /// It is written down what is needed; nobody can apply yet.
    Defined {
        moves {
            /// Puts the advert up, and people can apply.
            advertise(publication: Publication) = Advertised [Fact::from(publication)] => Advertised;
            /// Records that the company has stopped looking.
            close(reason: Text) = Closed [Fact::Closed { reason }] => Closed;
        }
        settles {
            /// Records that a candidate was hired who was approached or came out of the pool.
            fill(hire: Hire) = Filled [Fact::from(hire)] => Defined;
            /// Raises or lowers the number of openings.
            set_openings(openings: Openings, reason: Text) = OpeningsSet [Fact::OpeningsSet { openings, reason }] => Defined;
        }
        stays {
            /// Writes down once more what is needed.
            revise(profile: Profile) = Revised [profile];
            /// Sets the dates of the role that deadlines can count from.
            set_dates(dates: Box<[RoleDate]>) = DatesSet [Fact::DatesSet(dates)];
            /// Records that a candidate who was approached or came out of the pool accepted an offer.
            take_opening(acceptance: Acceptance) = OpeningTaken [acceptance];
            /// Records that an opening is free again.
            free_opening(release: Release) = OpeningFreed [release];
        }
    }

    /// The advert is up.
    Advertised {
        moves {
            /// Puts the advert up on other channels, or for longer.
            advertise(publication: Publication) = Advertised [Fact::from(publication)] => Advertised;
            /// Takes the advert down. Applications that were made stay made.
            take_down(reason: Text) = TakenDown [Fact::TakenDown { reason }] => Defined;
            /// Records that the company has stopped looking.
            close(reason: Text) = Closed [Fact::Closed { reason }] => Closed;
        }
        settles {
            /// Records that a candidate was hired. The last opening that is filled takes the advert down.
            fill(hire: Hire) = Filled [Fact::from(hire)] => Advertised;
            /// Raises or lowers the number of openings.
            set_openings(openings: Openings, reason: Text) = OpeningsSet [Fact::OpeningsSet { openings, reason }] => Advertised;
        }
        stays {
            /// Puts words of the advert right, which stays up. The old words stay in the journal.
            correct(correction: Correction) = AdvertCorrected [correction];
            /// Sets the dates of the role that deadlines can count from.
            set_dates(dates: Box<[RoleDate]>) = DatesSet [Fact::DatesSet(dates)];
            /// Records that a candidate accepted an offer.
            take_opening(acceptance: Acceptance) = OpeningTaken [acceptance];
            /// Records that an opening is free again.
            free_opening(release: Release) = OpeningFreed [release];
        }
    }

    /// All openings are filled.
    Filled {
        moves {
            /// Raises the number of openings, and the search begins again.
            set_openings(openings: Openings, reason: Text) = OpeningsSet [Fact::OpeningsSet { openings, reason }] => Defined;
            /// Records that a hire was reversed, so that the candidacy takes the opening and does not fill it yet.
            take_opening(acceptance: Acceptance) = OpeningTaken [Fact::from(acceptance)] => Defined;
            /// Records that an opening is free again.
            free_opening(release: Release) = OpeningFreed [Fact::from(release)] => Defined;
        }
        settles {}
        stays {}
    }

    /// The company has stopped looking.
    Closed {
        moves {}
        settles {
            /// Begins the search again. It is over at once if all openings were filled meanwhile.
            reopen(reason: Text) = Reopened [Fact::Reopened { reason }] => Defined;
        }
        stays {
            /// Records that a candidate who had an offer was hired all the same.
            fill(hire: Hire) = Filled [hire];
            /// Records that a candidate who had an offer accepted it all the same.
            take_opening(acceptance: Acceptance) = OpeningTaken [acceptance];
            /// Records that an opening is free again.
            free_opening(release: Release) = OpeningFreed [release];
        }
    }
}

impl Role<Defined> {
    /// Begins a role with one opening: what exactly is needed.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back: [`NoSuchMoment`](super::Why::NoSuchMoment) — no clock shows `at`.
    pub fn define(role: RoleId, profile: Profile, by: Staff, at: Time) -> Result<Self, Refused> {
        Role::from_definition(Definition::new(role, profile), by, at)
    }

    /// Begins a role: what exactly is needed, and how many people are looked for.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back: [`NoSuchMoment`](super::Why::NoSuchMoment) — no clock shows `at`.
    pub fn from_definition(definition: Definition, by: Staff, at: Time) -> Result<Self, Refused> {
        Role::open(Entry::new(by, definition, at)).map(Role::retype)
    }
}

impl Role<Advertised> {
    /// Returns the vacancy, which an application for this role needs.
    #[must_use]
    pub fn vacancy(&self) -> Vacancy {
        Vacancy::of(self.id())
    }
}

impl<S> Role<S> {
    /// Records a fact that leads to `T`: the proof says so, the law is asked all the same.
    fn go<T: State>(mut self, by: Staff, fact: Fact, at: Time) -> Result<Role<T>, HandedBack<Self>> {
        match self.push(Entry::new(by, fact, at)) {
            Ok(_) => Ok(self.retype()),
            Err(Refused { refusal, entry }) => Err(HandedBack { refusal, role: self, entry: Box::new(entry) }),
        }
    }

    /// Which of the two it is, after a fact that may have filled the last opening.
    fn settled<T: State>(self) -> Settled<T> {
        match self.phase() {
            Phase::Filled => Settled::Filled(self.retype()),
            Phase::Defined | Phase::Advertised | Phase::Closed => Settled::Looking(self.retype()),
        }
    }
}

// The typed methods and the rows of the law are the same, one to one; another one does not compile.
const _: () = {
    let mut phases = Phase::ALL;
    while let [phase, later @ ..] = phases {
        let mut facts = FactKind::ALL;
        while let [fact, others @ ..] = facts {
            let mut methods = 0;
            let mut claims = CLAIMS;
            while let [(from, claimed, to), more @ ..] = claims {
                if *from as u8 == *phase as u8 && *claimed as u8 == *fact as u8 {
                    methods += 1;
                    let (lawful, claimed) = (fact.leads_to(Some(*phase)), Phases::from_slice(to));
                    let the_same = lawful.difference(claimed).union(claimed.difference(lawful)).is_empty();
                    assert!(the_same, "{}", fact.name());
                }
                claims = more;
            }
            let lawful = if fact.row(Some(*phase)).is_some() { 1 } else { 0 };
            // The compiler's message ends with the name of the fact that has no method, or two, where it is legal.
            assert!(methods == lawful, "{}", fact.name());
            facts = others;
        }
        phases = later;
    }
};
