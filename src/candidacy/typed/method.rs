//! A method that records a fact, written from one row: whoever has the row has the method, and what it claims of the law.

/// Who acts, its name, what it says, the fact, the candidacy if the fact repeats something of it, the bound, and where it leads;
/// without that, the phase stays.
macro_rules! method {
    ($(#[$about:meta])* candidate $method:ident($($arg:ident: $ty:ty),*) $($rest:tt)*) => {
        method! { @ $(#[$about])* $method [] [$crate::value::actor::Actor::Candidate] [$($arg: $ty),*] $($rest)* }
    };
    ($(#[$about:meta])* staff $method:ident($($arg:ident: $ty:ty),*) $($rest:tt)*) => {
        method! { @ $(#[$about])* $method [by: $crate::value::actor::Staff] [by] [$($arg: $ty),*] $($rest)* }
    };
    ($(#[$about:meta])* either $method:ident($($arg:ident: $ty:ty),*) $($rest:tt)*) => {
        method! { @ $(#[$about])* $method [by: impl Into<$crate::value::actor::Actor>] [by] [$($arg: $ty),*] $($rest)* }
    };
    (@ $(#[$about:meta])* $method:ident [$($by:ident: $actor:ty)?] [$who:expr] [$($arg:ident: $ty:ty),*] [$fact:expr]
        [$($own:ident)?] [$($bound:tt)*] => $to:ty) => {
        $(#[$about])*
        ///
        /// # Errors
        ///
        /// A guard's refusal hands the candidacy and the entry back; [`Why`](crate::Why) lists the reasons.
        pub fn $method(self, $($by: $actor,)? $($arg: $ty,)* at: $crate::value::time::Time) -> $crate::candidacy::typed::Moved<Self, $to>
        where
            $($bound)*
        {
            $( let $own = &self; )?
            let fact = $fact;
            self.go($who, fact, at)
        }
    };
    (@ $(#[$about:meta])* $method:ident [$($by:ident: $actor:ty)?] [$who:expr] [$($arg:ident: $ty:ty),*] [$fact:expr] []
        [$($bound:tt)*]) => {
        $(#[$about])*
        /// The phase stays; what comes back is the number of the entry.
        ///
        /// # Errors
        ///
        /// A guard's refusal gives the entry back; [`Why`](crate::Why) lists the reasons.
        pub fn $method(
            &mut self, $($by: $actor,)? $($arg: $ty,)* at: $crate::value::time::Time
        ) -> Result<$crate::value::id::Seq, $crate::law::refusal::Refused>
        where
            $($bound)*
        {
            self.stay($who, $fact, at)
        }
    };
}

pub(super) use method;
