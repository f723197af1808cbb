//! A method that records a fact, written from one row of a table.

/// Writes a method: who acts, its name, what it says, the fact (and the candidacy, if the fact repeats something of it), its bound,
/// and where it leads. Without that, the phase stays.
macro_rules! method {
    ($(#[$about:meta])* candidate $($rest:tt)*) => {
        method! { @ [$(#[$about])*] [] [$crate::value::actor::Actor::Candidate] $($rest)* }
    };
    ($(#[$about:meta])* staff $($rest:tt)*) => {
        method! { @ [$(#[$about])*] [by: $crate::value::actor::Staff] [by] $($rest)* }
    };
    ($(#[$about:meta])* either $($rest:tt)*) => {
        method! { @ [$(#[$about])*] [by: impl Into<$crate::value::actor::Actor>] [by] $($rest)* }
    };
    (@ [$(#[$about:meta])*] [$($by:ident: $actor:ty)?] [$who:expr] $method:ident $(<$t:ident>)? ($($arg:ident: $ty:ty),*)
        [$fact:expr] [$($own:ident)?] [$($bound:tt)*] => $to:ty) => {
        $(#[$about])*
        ///
        /// # Errors
        ///
        /// [`HandedBack`](crate::typed::HandedBack) — a guard refuses it; [`Why`](crate::Why) lists the reasons.
        pub fn $method $(<$t: $crate::candidacy::typed::step::Declared>)? (
            self, $($by: $actor,)? $($arg: $ty,)* at: impl Into<$crate::candidacy::typed::moved::Moment>
        ) -> $crate::candidacy::typed::moved::Move<Self, $to>
        where
            $($bound)*
        {
            $( let $own = &self; )?
            let fact = $fact;
            self.go($who, fact, at)
        }
    };
    (@ [$(#[$about:meta])*] [$($by:ident: $actor:ty)?] [$who:expr] $method:ident ($($arg:ident: $ty:ty),*)
        [$fact:expr] [] [$($bound:tt)*]) => {
        $(#[$about])*
        ///
        /// Leaves the phase as it is.
        ///
        /// # Errors
        ///
        /// [`Refused`](crate::law::Refused) — a guard refuses it, and nothing has changed; [`Why`](crate::Why) lists the reasons.
        pub fn $method(
            &mut self, $($by: $actor,)? $($arg: $ty,)* at: impl Into<$crate::candidacy::typed::moved::Moment>
        ) -> Result<$crate::candidacy::recorded::Recorded<'_>, $crate::law::refusal::Refused>
        where
            $($bound)*
        {
            self.stay($who, $fact, at)
        }
    };
}

pub(super) use method;
