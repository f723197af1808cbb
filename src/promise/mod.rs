//! What is owed: each promise has a kind, an owner, the moment it was made and the moment it is due.
//!
//! Promises are derived from accepted entries and never stored. Nothing here decides anything: a promise that is not kept
//! stays visible, and the candidacy stays where it is (F12).

mod open;
mod record;
mod standing;
mod table;

pub(crate) use open::Look;
pub(crate) use record::{Retrace, record};
pub(crate) use standing::Standing;

use crate::terms::policy::PromiseKind;
use crate::value::actor::{Actor, Capacities, Capacity};
use crate::value::id::Seq;
use crate::value::set::names;
use crate::value::time::Time;
use serde::Serialize;
use std::fmt;

/// Who owes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "there are two sides, and what they owe each other")]
pub enum Owner {
    /// The candidate. A lapse only reminds: nothing follows from it (F12).
    Candidate,
    /// The company, by the people in these capacities.
    Company(Capacities),
    /// Both sides: they meet. For the company, these capacities come.
    Both(Capacities),
}

impl Owner {
    /// Is it the company's to keep, or also the company's?
    #[must_use]
    pub const fn is_company(self) -> bool {
        !matches!(self, Owner::Candidate)
    }

    /// Is it the candidate's to keep, or also the candidate's?
    #[must_use]
    pub const fn is_candidate(self) -> bool {
        !matches!(self, Owner::Company(_))
    }

    /// In which capacities the company keeps it; none if it is the candidate's alone.
    #[must_use]
    pub const fn capacities(self) -> Capacities {
        match self {
            Owner::Candidate => Capacities::EMPTY,
            Owner::Company(capacities) | Owner::Both(capacities) => capacities,
        }
    }

    /// Is it for this actor to keep?
    #[must_use]
    pub fn includes(self, actor: impl Into<Actor>) -> bool {
        match actor.into() {
            Actor::Candidate => self.is_candidate(),
            Actor::Staff(staff) => self.capacities().contains(staff.capacity),
        }
    }

    /// Is it on the desk of people in this capacity?
    #[must_use]
    pub const fn has(self, capacity: Capacity) -> bool {
        self.capacities().contains(capacity)
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Owner::Candidate => f.write_str("the candidate"),
            Owner::Company(capacities) => write!(f, "the company ({capacities})"),
            Owner::Both(capacities) => write!(f, "the candidate and the company ({capacities})"),
        }
    }
}

names! {
    /// How a promise stands at a moment.
    ///
    /// Complete on purpose: whoever shows promises has a word for each.
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
        /// Its moment has passed unkept, or it was broken. It stays visible, whatever comes after it; only more time for an assignment,
        /// given afterwards, makes good that it was not submitted (F50).
        Breached = "breached",
        /// Overtaken by events before it was due.
        Released = "released",
    }
}

names! {
    /// How a promise ended.
    #[expect(clippy::exhaustive_enums, reason = "another way to end is a change of the rules")]
    How {
        /// What was promised happened.
        Kept = "kept",
        /// The candidate no longer waits for it, or is owed something else instead.
        Released = "released",
        /// It cannot happen any more: somebody did not come to the meeting.
        Broken = "broken",
    }
}

/// The end of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
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

/// Something that somebody owes by a moment. What the deadline rests on, and where to look that up, says
/// [`Policy::deadline`](crate::Policy::deadline) for its kind.
///
/// | promise | owed by | made by | kept by |
/// |---|---|---|---|
/// | `acknowledgement` | the company | an application, until the first word | `pooled`, `passed`, `feedback_delivered`, `informed`, `replied`, `help_answered`, `concern_answered` |
/// | `screening` | the company | `screening` | `pooled`, `passed`, `repeated`, `decided_against` |
/// | `arrangement` | the company | `arranging` | `waived`, `scheduled` |
/// | `preparation` | the company | `preparing` | `waived`, `assigned` |
/// | `attendance` | both | `scheduled`; due after the meeting | `held` |
/// | `decision` | the company | `held` | `pooled`, `passed`, `repeated`, `decided_against` |
/// | `final_decision` | the company | `held`, at the last step | `pooled`, `passed`, `repeated`, `decided_against` |
/// | `submission` | the candidate | `assigned`; due when the assignment is | `submitted` |
/// | `verdict` | the company | `submitted` | `pooled`, `passed`, `repeated`, `decided_against` |
/// | `feedback` | the company | `declining`; still in `withdrawn` | `feedback_delivered` |
/// | `reply` | the company | `message_received` | `replied` |
/// | `help` | the company | `help_asked`; due before the meeting or assignment | `help_answered` |
/// | `extension` | the company | `extension_asked`; due before the assignment | `extended`, `feedback_delivered`, `extension_answered` |
/// | `concern` | the company | `concern_raised`, until the first answer | `concern_answered`, `concern_settled` |
/// | `settlement` | the company | the same, from then on | `concern_settled` |
/// | `update` | the company | `put_on_hold`, and each word about it | `approached`, `pooled`, `passed`, `waived`, `repeated`, `scheduled`, `held`, `assigned`, `feedback_delivered`, `resumed`, `informed` |
/// | `vacancy` | the company | `vacancy_closed` | `pooled`, `feedback_delivered`, `informed` |
/// | `interest` | the candidate | `approached` | `interested`, `withdrew` |
/// | `agreement` | the candidate | `proposed` | `agreed`, `withdrew` |
/// | `offer_answer` | the candidate | `offered` | `offer_accepted`, `offer_declined`, `withdrew` |
/// | `consent` | the company | `pooled`; due when the consent ends | `approached`, `pooled`, `decided_against` |
/// | `notice` | the company | the opening `approached` | `informed` |
/// | `follow_up` | the company | `follow_up_promised`; due when it says | `informed` |
/// | `reach_out` | the company | `role_found` | `approached`, `feedback_delivered` |
///
/// What ends it otherwise releases it: the candidate withdraws, or something else is owed instead. While the company pauses, its
/// own next move is not owed, and news are: not later than the move would have been. A meeting that somebody did not come to
/// is a promise broken, and so is one that is called off or put off after it was to start.
///
/// What the candidate has not heard of gains the company no day. After a pause without a word, and after a decision that was undone
/// before its feedback, its next move is promised anew and due when it was before; and until that feedback, whatever else the
/// candidate waits for stays owed.
///
/// Derived from a journal by [`Candidacy::promises`](crate::Candidacy::promises), never built or read: it can be written, as
/// data for somebody else, and not be read back as a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Promise {
    /// What is owed. In a candidacy, kind and entry tell a promise from any other.
    pub kind: PromiseKind,
    /// Who owes it.
    pub owner: Owner,
    /// The entry that it is about: what made it, or what asked for it. A fact that answers names it.
    pub entry: Seq,
    /// When it was first made. Another date for the same thing does not change it.
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub made_at: Time,
    /// The last moment that is in time. A promise in days is due when its last day is over, which is the first moment of the
    /// next: what to tell people is [`Calendar::last_day`](crate::Calendar::last_day).
    #[serde(serialize_with = "crate::value::time::serialize")]
    pub due: Time,
    /// How it ended; none while it is open.
    pub end: Option<End>,
}

impl Promise {
    /// When a reminder is due: half of the way from when it was made to when it is due (the practice of the UK's Apply for teacher training).
    #[must_use]
    pub fn remind_at(&self) -> Time {
        let half = self.made_at.checked_add_signed((self.due - self.made_at) / 2).unwrap_or(self.due);
        half.max(self.made_at).min(self.due) // where a second leaps, half of it may lie outside
    }

    /// When it was kept, if it was.
    #[must_use]
    pub fn kept_at(&self) -> Option<Time> {
        self.end.filter(|end| end.how == How::Kept).map(|end| end.at)
    }

    /// How it stands at a moment. What happened later than that is not known then.
    #[must_use]
    pub fn status(&self, at: Time) -> Status {
        match self.end.filter(|end| end.at <= at) {
            Some(End { how: How::Kept, at, .. }) if at <= self.due => Status::Kept,
            Some(End { how: How::Kept, .. }) => Status::KeptLate,
            Some(End { how: How::Released, at, .. }) if at <= self.due => Status::Released,
            Some(End { how: How::Released | How::Broken, .. }) => Status::Breached,
            None if at > self.due => Status::Breached,
            None if at >= self.remind_at() => Status::ReminderDue,
            None => Status::Pending,
        }
    }
}

/// For a person: "decision, owed by the company (recruiter) since … and due …".
impl fmt::Display for Promise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Promise { kind, owner, entry, made_at, due, end: _ } = self;
        write!(f, "{kind} (entry {entry}), owed by {owner} since {made_at:?}, due {due:?}")
    }
}
