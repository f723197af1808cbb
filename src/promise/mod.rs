//! The promises: each has a kind, an owner, the moment it was made and the moment it is due.
//!
//! Promises are derived from accepted entries and never stored. Nothing here decides anything: a promise that is not kept stays
//! visible, and the candidacy stays where it is.

mod clock;
mod history;
mod look;
mod open;
mod owner;
mod table;

pub(crate) use history::{Before, Change, Trace, history};
#[cfg(feature = "icalendar")]
pub(crate) use history::{Life, lives};
pub(crate) use look::Look;
pub use owner::Task;
pub(crate) use table::ANSWERS;
pub use table::{PROMISES, Row, Which, While};

use crate::terms::policy::PromiseKind;
use crate::value::id::Seq;
use crate::value::set::names;
use crate::value::time::Time;
use serde::Serialize;
use std::fmt;

names! {
    /// Which side owes a promise.
    #[expect(clippy::exhaustive_enums, reason = "there are two sides, and what they owe each other")]
    Side {
        /// The candidate. A lapse only reminds: nothing follows from it.
        Candidate = "candidate",
        /// The company.
        Company = "company",
        /// Both sides, together.
        Both = "both",
    }
}

impl Side {
    /// Returns true if the company owes it, alone or with the candidate.
    #[must_use]
    pub const fn is_company(self) -> bool {
        matches!(self, Side::Company | Side::Both)
    }

    /// Returns true if the candidate owes it, alone or with the company.
    #[must_use]
    pub const fn is_candidate(self) -> bool {
        matches!(self, Side::Candidate | Side::Both)
    }
}

names! {
    /// How a promise stands at a moment.
    ///
    /// Complete on purpose: programs that show promises have a word for each.
    #[expect(clippy::exhaustive_enums, reason = "a new way to stand should make every match think again")]
    Status {
        /// Not yet half of its time has passed.
        Pending = "pending",
        /// Half of its time has passed: a reminder is due.
        ReminderDue = "reminder_due",
        /// Kept in time.
        Kept = "kept",
        /// Kept, but after it was due.
        KeptLate = "kept_late",
        /// Its moment has passed, and it is not kept.
        Overdue = "overdue",
        /// It was put off by the company before its moment, to another date.
        PutOff = "put_off",
        /// It cannot be kept any more: somebody did not come.
        Broken = "broken",
        /// Overtaken by events before it was due.
        Released = "released",
    }
}

names! {
    /// How a promise ended.
    #[expect(clippy::exhaustive_enums, reason = "another way to end is a change of the rules")]
    How {
        /// It was kept: the fact that was promised happened.
        Kept = "kept",
        /// The other side no longer waits for it, or is owed something else instead.
        Released = "released",
        /// The company put it off, to another date.
        PutOff = "put_off",
        /// It cannot happen any more: somebody did not come.
        Broken = "broken",
    }
}

/// The end of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct End {
    /// How it ended.
    pub how: How,
    /// When.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub at: Time,
    /// The entry that ended it.
    pub entry: Seq,
}

/// Something that somebody owes by a moment. [`PROMISES`] says what makes and what keeps each kind. The source of its deadline is
/// that of [`Policy::deadline`](crate::Policy::deadline), or of the [rule of a place](crate::Policy::rule) if that is stricter.
///
/// As data it has moments and no last day. A day is one on a calendar, which is the policy's and not the promise's, and a `Promise` is copied
/// without it. The views that show a promise have the day beside it: a desk, an audit and the candidate's view as `last_day`. Elsewhere
/// [`Calendar::last_day`](crate::Calendar::last_day) computes it from [`due`](Self::due).
///
/// Derived from a journal by [`Candidacy::promises`](crate::Candidacy::promises), never built or read. It can be written, as data
/// for somebody else, and not be read back as a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "DatedPromise"))]
#[non_exhaustive]
pub struct Promise {
    /// The kind: what is owed. In a candidacy, kind, entry and number tell a promise from any other.
    pub kind: PromiseKind,
    /// Which side owes it.
    pub by: Side,
    /// The entry that it is about: what made it, or what asked for it. A fact that answers names it.
    pub entry: Seq,
    /// The number of the part, of the condition or of the interviewer, from 1; 0 where the entry makes only one promise of the kind.
    pub number: u8,
    /// When it was made.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub made_at: Time,
    /// The last moment that is in time. A promise in days is due when its last day is over, which is the first moment of the
    /// next: what to tell people is [`Calendar::last_day`](crate::Calendar::last_day).
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub due: Time,
    /// The moment of its own ceiling, beyond which nothing the company does can put it; none where there is no ceiling.
    #[serde(serialize_with = "crate::value::time::serialize_maybe")]
    pub ceiling: Option<Time>,
    /// How it ended; none while it is open.
    pub end: Option<End>,
}

impl Promise {
    /// Returns when a reminder is due: half of the way from when it was made to when it is due.
    #[must_use]
    pub fn remind_at(&self) -> Time {
        let half = self.made_at.checked_add_signed((self.due - self.made_at) / 2).unwrap_or(self.due);
        half.max(self.made_at).min(self.due) // where a second leaps, half of it may lie outside
    }

    /// Returns true if it is the same promise of one candidacy, no matter its dates.
    pub(crate) fn is_the_same_as(&self, other: &Promise) -> bool {
        (self.kind, self.entry, self.number) == (other.kind, other.entry, other.number)
    }

    /// The same with the earlier of two due moments, and of two ceilings.
    fn no_later_than(self, other: &Promise) -> Promise {
        let ceiling = self.ceiling.map(|ceiling| other.ceiling.map_or(ceiling, |other| ceiling.min(other)));
        Promise { due: self.due.min(other.due), ceiling, ..self }
    }

    /// Returns when it was kept, if it was.
    #[must_use]
    pub fn kept_at(&self) -> Option<Time> {
        self.end.filter(|end| end.how == How::Kept).map(|end| end.at)
    }

    /// Returns how it stands at a moment. A later fact is not known then.
    #[must_use]
    pub fn status(&self, at: Time) -> Status {
        match self.end.filter(|end| end.at <= at) {
            Some(End { how: How::Kept, at, .. }) if at <= self.due => Status::Kept,
            Some(End { how: How::Kept, .. }) => Status::KeptLate,
            Some(End { how: How::Broken, .. }) => Status::Broken,
            Some(End { at, .. }) if at > self.due => Status::Overdue,
            Some(End { how: How::PutOff, .. }) => Status::PutOff,
            Some(End { how: How::Released, .. }) => Status::Released,
            None if at > self.due => Status::Overdue,
            None if at >= self.remind_at() => Status::ReminderDue,
            None => Status::Pending,
        }
    }

    /// Returns true if its moment has passed and it was not kept by then.
    #[must_use]
    pub fn is_overdue(&self, at: Time) -> bool {
        matches!(self.status(at), Status::Overdue | Status::KeptLate | Status::Broken)
    }

    /// The identity of a promise in its candidacy.
    pub(crate) fn identity(&self) -> (PromiseKind, Seq, u8) {
        (self.kind, self.entry, self.number)
    }
}

/// For a person: "outcome, owed by the company since … and due …".
impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Promise { kind, by, entry, made_at, due, .. } = self;
        write!(f, "{kind} (entry {entry}), owed by {by} since {made_at:?}, due {due:?}")
    }
}
