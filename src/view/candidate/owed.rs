//! What is owed to the candidate and by the candidate, by all that was told.

use crate::promise::{Promise, Status};
use crate::terms::policy::PromiseKind;
use crate::told::Told;
use crate::value::id::Seq;
use crate::value::meeting::Meeting;
use crate::value::time::Time;
use serde::Serialize;

/// A promise that is open, as the candidate sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Owed {
    /// What is owed.
    pub kind: PromiseKind,
    /// The number, in the view, of what it is about.
    pub about: Seq,
    /// When it was first promised.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub made_at: Time,
    /// The last moment that is in time. To come to a meeting, it is when the meeting starts.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub due: Time,
    /// How it stands at the moment of the view: pending, a reminder due, or breached.
    pub status: Status,
}

/// What the company owes and what the candidate owes, each with the next first. To meet is owed by both.
pub(super) fn both(told: &Told<'_>, meeting: Option<&Meeting>, at: Time) -> (Vec<Owed>, Vec<Owed>) {
    let mut promises: Vec<Promise> = told.promises().collect();
    promises.sort_by_key(|promise| (promise.due, promise.entry, promise.kind));
    let owed = |promise: &Promise| {
        let starts = meeting.map(Meeting::starts).filter(|_| promise.kind == PromiseKind::Attendance);
        Owed {
            kind: promise.kind,
            about: promise.entry,
            made_at: promise.made_at,
            due: starts.unwrap_or(promise.due),
            status: promise.status(at),
        }
    };
    let of = |theirs: fn(&Promise) -> bool| promises.iter().filter(|promise| theirs(promise)).map(owed).collect();
    (of(|promise| promise.owner.is_company()), of(|promise| promise.owner.is_candidate()))
}
