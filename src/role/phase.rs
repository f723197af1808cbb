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
use super::fact::{Definition, Entry, Fact, FactKind, Phase};
use super::law::Refused;
use super::state::{Sealed, State};
use super::{Profile, Publication, Vacancy};
use crate::value::actor::Staff;
use crate::value::id::{CandidacyId, RoleId, Seq};
use crate::value::text::Text;
use crate::value::time::Time;

/// One method as a claim about the law: in this phase, this fact leads there.
type Claim = (Phase, FactKind, Phase);

/// Writes the type of each phase, its methods that move, and their claims.
macro_rules! phases { ($(
    $(#[$doc:meta])*
    $phase:ident { $(
        $(#[$about:meta])*
        $method:ident($($arg:ident: $ty:ty),*) = $fact:ident [$payload:expr] => $to:ident;
    )* }
)*) => {
    $(
        $(#[$doc])*
        #[derive(Debug)]
        #[non_exhaustive]
        pub struct $phase;

        impl Sealed for $phase {}
        impl State for $phase {
            const PHASE: Option<Phase> = Some(Phase::$phase);
        }

        impl Role<$phase> { $(
            $(#[$about])*
            ///
            /// # Errors
            ///
            /// A guard's refusal hands the role and the entry back; [`Why`](super::Why) lists the reasons.
            pub fn $method(self, by: Staff, $($arg: $ty,)* at: Time) -> Result<Role<$to>, HandedBack<Self>> {
                self.go(by, $payload, at)
            }
        )* }
    )*

    const CLAIMS: &[Claim] = &[
        // The one method that stays.
        (Phase::Defined, FactKind::Revised, Phase::Defined),
        $( $( (Phase::$phase, FactKind::$fact, Phase::$to), )* )*
    ];
} }

phases! {
    /// It is written down what is needed; nobody can apply yet.
    Defined {
        /// Puts the advert up, and people can apply.
        advertise(publication: Publication) = Advertised [Fact::Advertised(Box::new(publication))] => Advertised;
        /// Records that a candidate was hired who was approached or came out of the pool.
        fill(hired: CandidacyId) = Filled [Fact::Filled { by: hired }] => Filled;
        /// Records that the company has stopped looking.
        close(reason: Text) = Closed [Fact::Closed { reason }] => Closed;
    }

    /// The advert is up.
    Advertised {
        /// Puts the advert up on other channels, or for longer.
        advertise(publication: Publication) = Advertised [Fact::Advertised(Box::new(publication))] => Advertised;
        /// Takes the advert down. Applications that were made stay made.
        take_down(reason: Text) = TakenDown [Fact::TakenDown { reason }] => Defined;
        /// Records that a candidate was hired.
        fill(hired: CandidacyId) = Filled [Fact::Filled { by: hired }] => Filled;
        /// Records that the company has stopped looking.
        close(reason: Text) = Closed [Fact::Closed { reason }] => Closed;
    }

    /// A candidate was hired.
    Filled {
        /// Puts an error right, or begins the search again.
        reopen(reason: Text) = Reopened [Fact::Reopened { reason }] => Defined;
    }

    /// The company has stopped looking.
    Closed {
        /// Puts an error right, or begins the search again.
        reopen(reason: Text) = Reopened [Fact::Reopened { reason }] => Defined;
    }
}

impl Role<Defined> {
    /// Begins a role: what exactly is needed.
    ///
    /// # Errors
    ///
    /// A [`Refused`] entry is given back: [`NoSuchMoment`](super::Why::NoSuchMoment) — no clock shows `at`.
    pub fn define(role: RoleId, profile: Profile, by: Staff, at: Time) -> Result<Self, Refused> {
        Role::open(Entry::new(by, Definition { role, profile }, at)).map(Role::retype)
    }

    /// Writes down once more what is needed. The phase stays; what comes back is the number of the entry.
    ///
    /// # Errors
    ///
    /// A guard's refusal gives the entry back; [`Why`](super::Why) lists the reasons.
    pub fn revise(&mut self, by: Staff, profile: Profile, at: Time) -> Result<Seq, Refused> {
        self.push(Entry::new(by, profile, at))
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
                    match fact.leads_to(Some(*phase)) {
                        Some(lawful) => assert!(lawful as u8 == *to as u8, "{}", fact.name()),
                        None => panic!("{}", fact.name()),
                    }
                }
                claims = more;
            }
            let lawful = if fact.leads_to(Some(*phase)).is_some() { 1 } else { 0 };
            // The compiler's message ends with the name of the fact that has no method, or two, where it is legal.
            assert!(methods == lawful, "{}", fact.name());
            facts = others;
        }
        phases = later;
    }
};
