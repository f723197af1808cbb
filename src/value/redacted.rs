//! A value without its words. Moments, numbers, ids and kinds stay, and each list keeps its length.
//!
//! Each kind of value says in its own file what stays of it. This file says it of numbers, moments, ids and people of the company.

use crate::value::actor::{Actor, Capacities, Capacity, Staff};
use crate::value::id::{CandidacyId, CandidateId, PersonId, RoleId, Seq};
use crate::value::time::Time;

/// A value that occurs in a fact.
pub(crate) trait Redacted {
    /// Returns the same value without what is said about a person. Done twice, it changes nothing more.
    #[must_use]
    fn redacted(&self) -> Self;
}

/// Says of types that they have no words about a person, so that they stay as they are.
macro_rules! unchanged { ($($type:ty),* $(,)?) => { $(
    impl $crate::value::redacted::Redacted for $type {
        fn redacted(&self) -> Self {
            Clone::clone(self)
        }
    }
)* } }

/// Says of a struct that each field is redacted as its own type is. All fields are named, so that a new one cannot be forgotten.
macro_rules! by_field { ($($type:ident { $($field:ident),* $(,)? })*) => { $(
    impl $crate::value::redacted::Redacted for $type {
        fn redacted(&self) -> Self {
            let $type { $($field),* } = self;
            $type { $($field: $crate::value::redacted::Redacted::redacted($field)),* }
        }
    }
)* } }

pub(crate) use {by_field, unchanged};

unchanged! {
    u8, u16, u32, Time,
    Seq, CandidacyId, CandidateId, PersonId, RoleId,
    Capacity, Capacities, Staff, Actor,
}

impl<T: Redacted> Redacted for Option<T> {
    fn redacted(&self) -> Self {
        self.as_ref().map(T::redacted)
    }
}

impl<T: Redacted> Redacted for Box<T> {
    fn redacted(&self) -> Self {
        Box::new(T::redacted(self))
    }
}

impl<T: Redacted> Redacted for Box<[T]> {
    fn redacted(&self) -> Self {
        self.iter().map(T::redacted).collect()
    }
}

impl<T: Redacted> Redacted for Vec<T> {
    fn redacted(&self) -> Self {
        self.iter().map(T::redacted).collect()
    }
}
