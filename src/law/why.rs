//! The reasons for which a fact is refused, each with its words and its code.

use crate::law::parts::{PartState, PartStates};
use crate::law::rule::{By, Condition};
use crate::terms::{PartKind, PartKinds};
use crate::value::actor::Capacity;
use crate::value::code::codes;
use crate::value::id::Seq;
use crate::value::material::MaterialKinds;
use crate::value::request::RequestKind;
use crate::value::time::Time;
use serde::Serialize;

/// The kind of reason for which a fact was refused, without the details.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// The fact is not legal here, no matter what it says. Somebody whose act it never is reads [`Actor`](Self::Actor) where only
    /// something else has to be the case first.
    Phase,
    /// It is the act of somebody else.
    Actor,
    /// Its content or its moment is not right.
    Guard,
}

/// Why a fact is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Why {
    /// The law does not know the fact in this phase.
    #[error("it cannot happen here")]
    NotHere,
    /// Something else has to be the case first.
    #[error("{}", unmet(*.0))]
    NotNow(Condition),

    /// It is the act of somebody else. [`Process::deciders`](crate::Process::deciders) and [`Process::who`](crate::Process::who) name
    /// the capacities.
    #[error("it is the act of {by}")]
    NotTheirs {
        /// Whose act it is.
        by: By,
    },
    /// The process does not declare the capacity.
    #[error("nobody takes part in the process as `{0}`")]
    NotInTheCast(Capacity),
    /// It cannot be written down for somebody else.
    #[error("only an act of the candidate is written down by somebody else, and not every one")]
    NotWrittenDown,
    /// The candidate has to say it by an entry of their own.
    #[error("only the candidate can say so")]
    OnlyTheirOwn,
    /// A concern is neither answered nor settled by the person it is about.
    #[error("it is about the person who answers")]
    AboutThem,
    /// A person who stood back does not decide.
    #[error("the person who decides has stood back")]
    StoodBack,

    /// The order of the journal is that of time, and clocks differ by minutes only.
    #[error("the entry before it is of {last}")]
    Backwards {
        /// The moment of the entry before it.
        #[serde(serialize_with = "crate::value::time::serialize")]
        last: Time,
    },
    /// The clock is years ahead.
    #[error("it is more than five years after the entry before it, of {last}; a deviation can say why")]
    FarAhead {
        /// The moment of the entry before it.
        #[serde(serialize_with = "crate::value::time::serialize")]
        last: Time,
    },
    /// No clock shows it: a leap second within a minute.
    #[error("no clock shows the moment: only the last second of a minute can leap")]
    NoSuchMoment,
    /// It did not happen between the opening and its recording, or is not what happens.
    #[error("it did not occur between the opening and its recording, or it is recorded when it is said")]
    NotOccurredThen,
    /// The moment has to be ahead.
    #[error("the moment is in the past")]
    InThePast,
    /// The appointment is not as near as the process says.
    #[error("it lies more than {days} days ahead; a deviation can say why")]
    BeyondTheHorizon {
        /// The horizon.
        days: u16,
    },
    /// It starts later.
    #[error("it starts at {starts}, and not before")]
    TooEarly {
        /// When it starts.
        #[serde(serialize_with = "crate::value::time::serialize")]
        starts: Time,
    },
    /// There is time until then already.
    #[error("the candidate has until {due} already, and never less")]
    NotLater {
        /// Until when there is time.
        #[serde(serialize_with = "crate::value::time::serialize")]
        due: Time,
    },
    /// The correction is before the entry before, or after the entry after.
    #[error("the moment does not lie between {from} and {until}")]
    NotBetween {
        /// The moment of the entry before.
        #[serde(serialize_with = "crate::value::time::serialize")]
        from: Time,
        /// The moment of the entry after.
        #[serde(serialize_with = "crate::value::time::serialize")]
        until: Time,
    },

    /// The opening names other terms than those it is judged by.
    #[error(
        "it was opened under other terms than these, by name, version or content: hand over all terms that it names"
    )]
    OtherTerms,
    /// The candidacy knows no such terms.
    #[error("the candidacy does not know these terms: they are handed over at replay, or by `know`, before")]
    UnknownTerms,
    /// It is under these terms already.
    #[error("it is under these terms already")]
    SameTerms,
    /// Another candidacy than this one.
    #[error("it names another candidacy, candidate or terms than its own")]
    OtherCandidacy,
    /// The opening lacks a date that deadlines of the process count from.
    #[error("the opening lacks a date of the role that the process counts from")]
    DateMissing,
    /// The application brings other material than the process takes.
    #[error("an application brings what the process takes: {takes}")]
    OtherMaterial {
        /// The material that the process takes.
        takes: MaterialKinds,
    },
    /// There is no such step, or it is further on, or it has not begun.
    #[error("step {0} is none that it could be")]
    NoSuchStep(u8),
    /// Several parts can be meant.
    #[error("it can be about {fit} parts of the step: name the number of one")]
    WhichPart {
        /// The number of parts that can be meant.
        fit: usize,
    },
    /// The step has no part of this number.
    #[error(
        "the step has no part {number}: its parts are 1 to {parts}, and `Step::part_number` has the number by the name"
    )]
    NoSuchPart {
        /// The number that was named.
        number: u8,
        /// The number of parts of the step.
        parts: u8,
    },
    /// The part is of a kind that the fact is not about.
    #[error("part {number} of the step is of the kind `{found}`, and it is about one of the kind `{expected}`")]
    OtherKindOfPart {
        /// The number of the part.
        number: u8,
        /// The kinds that it can be about.
        expected: PartKinds,
        /// The kind of the part.
        found: PartKind,
    },
    /// The part is of the right kind, and not as far as the fact needs it, or further.
    #[error("part {number} of the step is `{found}`, and it is about a part that is `{expected}`")]
    NotThisPart {
        /// The number of the part.
        number: u8,
        /// The states of a part that the fact can be about.
        expected: PartStates,
        /// The state of the part.
        found: PartState,
    },
    /// An extra interview is about no part.
    #[error("an interview beyond the process is about no part of the step")]
    ExtraPart,
    /// Nobody covers a capacity that the part asks for.
    #[error("nobody of the capacity `{0}` comes, whom the part asks for; a deviation can say why")]
    Missing(Capacity),
    /// The invitation does not say that the screen is shared.
    #[error("the invitation does not announce that the screen is shared; a deviation can say why")]
    ScreenNotAnnounced,
    /// An earlier invitation named adjustments, and this one does not.
    #[error("the invitation does not name the adjustments that were agreed; a deviation can say why")]
    AdjustmentsMissing,
    /// The assignment takes more hours than the process says, or is not paid.
    #[error("the assignment takes longer than the process says, or is not paid as it says; a deviation can say why")]
    OtherWork,
    /// The candidate changes only the time.
    #[error("the candidate changes the time of an interview and nothing else")]
    MoreThanTheTime,
    /// It was not scheduled.
    #[error("it was not scheduled; a deviation can say why")]
    Unplanned,
    /// A tool that took part was not named beforehand.
    #[error("a tool that took part was not named beforehand; a deviation can say why")]
    ToolNotNamed,
    /// Nobody who was there has said what they saw.
    #[error(
        "nobody who was at the interview has said what they saw (`part_assessed`), or decides; a deviation can say why"
    )]
    NobodySaid,
    /// A review leads back once.
    #[error("the review has led back once")]
    ReviewTaken,
    /// A review leads back from an end of the company's.
    #[error("a review leads back from a no, an offer that was withdrawn, the pool or an approach that lapsed")]
    NothingToReview,
    /// The offer that was accepted has no such condition that is open.
    #[error("the offer has no such condition that is open")]
    NoSuchCondition,
    /// A condition is not settled, or was not met.
    #[error("a condition of the offer is open or not met; a deviation can say why")]
    ConditionsOpen,
    /// Feedback is written.
    #[error("feedback is written; a conversation before it is told as a message")]
    NotWritten,
    /// The author of the feedback neither records it nor took part.
    #[error("the author of the feedback neither records it nor took part before")]
    NotTheAuthor,
    /// Work came back.
    #[error("work came back, and feedback on it names a point to work on")]
    NoPointToWorkOn,
    /// Nothing was written down in that entry that could be confirmed or contested.
    #[error("nothing was written down in entry {0} that can still be confirmed or contested")]
    NothingWrittenDown(Seq),
    /// It is not asked for here.
    #[error("`{0}` cannot be asked for here")]
    NotAskedHere(RequestKind),
    /// The pool rests on the consent: who takes it back there leaves the pool.
    #[error("the pool rests on the consent, which ends with `withdrew`")]
    WithdrawInstead,
    /// Nothing of that entry waits for a message.
    #[error("nothing of entry {0} waits for a message")]
    NothingWaits(Seq),
    /// There is no such entry.
    #[error("there is no entry {0}")]
    NoSuchEntry(Seq),
    /// The key of the request was used for something else.
    #[error("the key of the request was used for another entry")]
    RequestTaken,
    /// The process of the terms has other steps than the types say.
    #[error("the process of these terms has other steps than the types say")]
    OtherSteps,
}

codes! { Why, "refused" {
    Self::NotHere => "not_here",
    Self::NotNow(Condition::Begun) => "not_now.begun",
    Self::NotNow(Condition::Moved) => "not_now.moved",
    Self::NotNow(Condition::NoWorkOut) => "not_now.no_work_out",
    Self::NotNow(Condition::NothingUntold) => "not_now.nothing_untold",
    Self::NotNow(Condition::AssentFree) => "not_now.assent_free",
    Self::NotNow(Condition::AssentDue) => "not_now.assent_due",
    Self::NotNow(Condition::OnHold) => "not_now.on_hold",
    Self::NotNow(Condition::WithoutHold) => "not_now.without_hold",
    Self::NotNow(Condition::VacancyOpen) => "not_now.vacancy_open",
    Self::NotNow(Condition::Consented) => "not_now.consented",
    Self::NotNow(Condition::FeedbackOwed) => "not_now.feedback_owed",
    Self::NotNow(Condition::ToldTheEnd) => "not_now.told_the_end",
    Self::NotNow(Condition::OfferOpen) => "not_now.offer_open",
    Self::NotNow(Condition::ConditionOpen) => "not_now.condition_open",
    Self::NotNow(Condition::Confirmable) => "not_now.confirmable",
    Self::NotNow(Condition::Contestable) => "not_now.contestable",
    Self::NotNow(Condition::TermsKnown) => "not_now.terms_known",
    Self::NotNow(Condition::Owed) => "not_now.owed",
    Self::NotTheirs { .. } => "not_theirs",
    Self::NotInTheCast(_) => "not_in_the_cast",
    Self::NotWrittenDown => "not_written_down",
    Self::OnlyTheirOwn => "only_their_own",
    Self::AboutThem => "about_them",
    Self::StoodBack => "stood_back",
    Self::Backwards { .. } => "backwards",
    Self::FarAhead { .. } => "far_ahead",
    Self::NoSuchMoment => "no_such_moment",
    Self::NotOccurredThen => "not_occurred_then",
    Self::InThePast => "in_the_past",
    Self::BeyondTheHorizon { .. } => "beyond_the_horizon",
    Self::TooEarly { .. } => "too_early",
    Self::NotLater { .. } => "not_later",
    Self::NotBetween { .. } => "not_between",
    Self::OtherTerms => "other_terms",
    Self::UnknownTerms => "unknown_terms",
    Self::SameTerms => "same_terms",
    Self::OtherCandidacy => "other_candidacy",
    Self::DateMissing => "date_missing",
    Self::OtherMaterial { .. } => "other_material",
    Self::NoSuchStep(_) => "no_such_step",
    Self::WhichPart { .. } => "which_part",
    Self::NoSuchPart { .. } => "no_such_part",
    Self::OtherKindOfPart { .. } => "other_kind_of_part",
    Self::NotThisPart { .. } => "not_this_part",
    Self::ExtraPart => "extra_part",
    Self::Missing(_) => "missing",
    Self::ScreenNotAnnounced => "screen_not_announced",
    Self::AdjustmentsMissing => "adjustments_missing",
    Self::OtherWork => "other_work",
    Self::MoreThanTheTime => "more_than_the_time",
    Self::Unplanned => "unplanned",
    Self::ToolNotNamed => "tool_not_named",
    Self::NobodySaid => "nobody_said",
    Self::ReviewTaken => "review_taken",
    Self::NothingToReview => "nothing_to_review",
    Self::NoSuchCondition => "no_such_condition",
    Self::ConditionsOpen => "conditions_open",
    Self::NotWritten => "not_written",
    Self::NotTheAuthor => "not_the_author",
    Self::NoPointToWorkOn => "no_point_to_work_on",
    Self::NothingWrittenDown(_) => "nothing_written_down",
    Self::NotAskedHere(_) => "not_asked_here",
    Self::WithdrawInstead => "withdraw_instead",
    Self::NothingWaits(_) => "nothing_waits",
    Self::NoSuchEntry(_) => "no_such_entry",
    Self::RequestTaken => "request_taken",
    Self::OtherSteps => "other_steps",
} }

/// The meaning of an unmet condition, as a sentence for people.
const fn unmet(condition: Condition) -> &'static str {
    match condition {
        Condition::Begun => "nothing of the step has begun",
        Condition::Moved => "there is no move that could be taken back",
        Condition::NoWorkOut => "an assignment is out: it is waived first, and the candidate told",
        Condition::NothingUntold => "the candidate has not been told yet what was written down for them",
        Condition::AssentFree => "somebody's assent is awaited",
        Condition::AssentDue => "nobody's assent is awaited",
        Condition::OnHold => "the candidacy is not on hold",
        Condition::WithoutHold => "the candidacy is on hold already",
        Condition::VacancyOpen => "the vacancy is closed already",
        Condition::Consented => "the candidate's consent to be kept does not stand",
        Condition::FeedbackOwed => "no feedback is owed",
        Condition::ToldTheEnd => "no feedback is owed after an end that the candidate was told of",
        Condition::OfferOpen => "no offer waits for an answer",
        Condition::ConditionOpen => "no condition is open",
        Condition::Confirmable => "nothing was written down that could be confirmed",
        Condition::Contestable => "nothing was written down that could still be contested",
        Condition::TermsKnown => "the candidacy knows no other terms",
        Condition::Owed => "nothing waits for a message of the company",
    }
}

impl Why {
    /// Returns what refused it, without the details.
    #[must_use]
    pub const fn kind(self) -> RefusalKind {
        match self {
            Why::NotHere | Why::NotNow(_) => RefusalKind::Phase,
            Why::NotTheirs { .. }
            | Why::NotInTheCast(_)
            | Why::NotWrittenDown
            | Why::OnlyTheirOwn
            | Why::AboutThem
            | Why::StoodBack => RefusalKind::Actor,
            Why::Backwards { .. }
            | Why::FarAhead { .. }
            | Why::NoSuchMoment
            | Why::NotOccurredThen
            | Why::InThePast
            | Why::BeyondTheHorizon { .. }
            | Why::TooEarly { .. }
            | Why::NotLater { .. }
            | Why::NotBetween { .. }
            | Why::OtherTerms
            | Why::UnknownTerms
            | Why::SameTerms
            | Why::OtherCandidacy
            | Why::DateMissing
            | Why::OtherMaterial { .. }
            | Why::NoSuchStep(_)
            | Why::WhichPart { .. }
            | Why::NoSuchPart { .. }
            | Why::OtherKindOfPart { .. }
            | Why::NotThisPart { .. }
            | Why::ExtraPart
            | Why::Missing(_)
            | Why::ScreenNotAnnounced
            | Why::AdjustmentsMissing
            | Why::OtherWork
            | Why::MoreThanTheTime
            | Why::Unplanned
            | Why::ToolNotNamed
            | Why::NobodySaid
            | Why::ReviewTaken
            | Why::NothingToReview
            | Why::NoSuchCondition
            | Why::ConditionsOpen
            | Why::NotWritten
            | Why::NotTheAuthor
            | Why::NoPointToWorkOn
            | Why::NothingWrittenDown(_)
            | Why::NotAskedHere(_)
            | Why::WithdrawInstead
            | Why::NothingWaits(_)
            | Why::NoSuchEntry(_)
            | Why::RequestTaken
            | Why::OtherSteps => RefusalKind::Guard,
        }
    }
}
