//! A policy in the making. Nothing is checked until it is built, so that the order of the calls does not matter.

use super::deadline::{Ceiling, Deadline, Limit, Within};
use super::ground::Ground;
use super::retention::{RecordKind, Retention, RetentionDuty, RetentionRule};
use super::rule::Rule;
use super::rules::Rules;
use super::{Panel, Policy, PromiseKind, PromiseKinds, RetentionKind};
use crate::terms::calendar::{Calendar, Span};
use crate::value::code::codes;

/// A policy in the making: the standard one, with the changes that are made here. Of two words about one thing the later one counts.
///
/// ```
/// use candidacy::terms::calendar::Span;
/// use candidacy::terms::policy::{Basis, Ground};
/// use candidacy::{Policy, PromiseKind};
///
/// let policy = Policy::builder()
///     .within(PromiseKind::Reply, Span::Hours(24), Ground::new(Basis::Practice, "our handbook")?)
///     .build()?;
/// assert_eq!(policy.deadline(PromiseKind::Reply).within(), Some(Span::Hours(24)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Or another one, which may have come out of a file: here it gets the holidays of the next year.
///
/// ```
/// use candidacy::Policy;
/// use candidacy::terms::policy::Builder;
///
/// let read: Policy = serde_json::from_str(r#"{"panel": {"at_least": 2, "at_most": 3}}"#)?;
/// let calendar = read.calendar().clone().with_holidays(["2027-01-01".parse()?, "2027-04-27".parse()?])?;
/// let policy = Builder::from(read).calendar(calendar).build()?;
/// assert_eq!((policy.calendar().holidays().len(), policy.panel().at_most()), (2, 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a builder does nothing until it builds"]
pub struct Builder(pub(super) Policy);

/// The same policy, to be changed: a rule that is not set again stays as it is.
impl From<Policy> for Builder {
    fn from(policy: Policy) -> Self {
        Builder(policy)
    }
}

/// Why something is not a policy.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, thiserror::Error)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Error {
    /// A promise could take longer than its ceiling allows.
    #[error("`{kind}` within {within} can take longer than its ceiling, {ceiling}")]
    BeyondCeiling {
        /// The promise.
        kind: PromiseKind,
        /// The span that was asked for.
        within: Span,
        /// The longest that is possible, with the source of that limit.
        ceiling: Ceiling,
    },
    /// To decide and to tell, one after the other, could take longer than the ceiling allows.
    #[error(
        "`{kind}` within {within}, and then feedback within {feedback}, are {sum} together and can take longer than its \
         ceiling, {ceiling}"
    )]
    NoRoomForFeedback {
        /// The promise of an answer or an outcome.
        kind: PromiseKind,
        /// Its span.
        within: Span,
        /// The span of the feedback.
        feedback: Span,
        /// Both together; in days, the most that they can take, where their units differ.
        sum: Span,
        /// The ceiling of the first of them, with its source.
        ceiling: Ceiling,
    },
    /// A promise could take longer than a rule of a place allows that the policy chose.
    #[error("`{kind}` within {within} can take longer than `{rule_kind}` in {place}, {rule}", rule_kind = rule.kind(), place = place.place())]
    BeyondRule {
        /// The promise.
        kind: PromiseKind,
        /// Its span.
        within: Span,
        /// The rules of the place.
        place: Rules,
        /// The rule.
        rule: Rule,
    },
    /// To decide and to tell, one after the other, could take longer than a rule of a place allows that the policy chose.
    #[error(
        "`{kind}` within {within}, and then feedback within {feedback}, are {sum} together and can take longer than \
         `{rule_kind}` in {place}, {rule}",
        rule_kind = rule.kind(), place = place.place()
    )]
    NoRoomInRule {
        /// The promise of an answer or an outcome.
        kind: PromiseKind,
        /// Its span.
        within: Span,
        /// The span of the feedback.
        feedback: Span,
        /// Both together; in days, the most that they can take, where their units differ.
        sum: Span,
        /// The rules of the place.
        place: Rules,
        /// The rule.
        rule: Rule,
    },
    /// There is no span to choose: the fact itself names the moment.
    #[error("`{0}` has no span, the fact itself names its moment; those that do: {named}", named = PromiseKinds::NAMED_BY_A_FACT)]
    NamedByAFact(PromiseKind),
    /// Only a rule of a place makes it a promise, and says by when.
    #[error("`{0}` has no span or ceiling of a policy's own, only a rule of a place says by when")]
    ByARule(PromiseKind),
    /// A promise that the candidate can read is never switched off, that of the pay excepted.
    #[error("`{0}` cannot be switched off, the candidate can read it; those that can: {optional}", optional = PromiseKinds::OPTIONAL)]
    Readable(PromiseKind),
    /// A ceiling is taken off only with a reason.
    #[error("the ceiling of `{0}` is taken off without a reason")]
    NoReason(PromiseKind),
    /// The time for an assignment is the candidate's: the step says how long it is, and nobody shortens it.
    #[error("`{0}` has no ceiling: it is the candidate's time, which the step gives and an extension lengthens")]
    TheirTime(PromiseKind),
    /// Nobody can keep a promise in no time.
    #[error("{span} are no time for `{kind}`; only `notice` can be due at once, in 0 hours")]
    NoTime {
        /// The promise.
        kind: PromiseKind,
        /// The span or the ceiling that was asked for.
        span: Span,
    },
    /// Data that is kept for no days is no rule.
    #[error("data is kept for at least 1 day, not 0, by the rule `{0}`")]
    NoDays(RetentionKind),
}

codes! { Error, "policy" {
    Self::BeyondCeiling { .. } => "beyond_ceiling",
    Self::NoRoomForFeedback { .. } => "no_room_for_feedback",
    Self::BeyondRule { .. } => "beyond_rule",
    Self::NoRoomInRule { .. } => "no_room_in_rule",
    Self::NamedByAFact(_) => "named_by_a_fact",
    Self::ByARule(_) => "by_a_rule",
    Self::Readable(_) => "readable",
    Self::NoReason(_) => "no_reason",
    Self::TheirTime(_) => "their_time",
    Self::NoTime { .. } => "no_time",
    Self::NoDays(_) => "no_days",
} }

impl Builder {
    /// Sets the span within which a promise of this kind is due.
    pub fn within(mut self, kind: PromiseKind, span: Span, ground: Ground) -> Self {
        let deadline = self.deadline(kind);
        deadline.within = Within::Span(span);
        deadline.ground = ground;
        self
    }

    /// Switches a kind of promise off, for a reason that stays in the policy: nothing of it is owed. Only what is
    /// [optional](PromiseKinds::OPTIONAL) can be switched off: what is internal, and the pay.
    pub fn without(mut self, kind: PromiseKind, reason: Ground) -> Self {
        let deadline = self.deadline(kind);
        deadline.within = Within::SwitchedOff;
        deadline.ground = reason;
        self
    }

    /// Sets the ceiling of a promise of this kind, which never takes longer than this span. A submission has no
    /// ceiling: it is the candidate's time.
    pub fn at_most(mut self, kind: PromiseKind, span: Span, ground: Ground) -> Self {
        self.deadline(kind).limit = Limit::AtMost(Ceiling { span, ground });
        self
    }

    /// Removes the ceiling of a promise of this kind, for a reason that stays in the policy:
    /// [`Deadline::unlimited`] returns it.
    pub fn without_ceiling(mut self, kind: PromiseKind, reason: Ground) -> Self {
        self.deadline(kind).limit = Limit::TakenOff(reason);
        self
    }

    /// Sets the ceiling of an outcome after a hand-in, which is another one than that after an interview.
    pub fn at_most_after_work(mut self, span: Span, ground: Ground) -> Self {
        self.deadline(PromiseKind::Outcome).limit_after_work = Limit::AtMost(Ceiling { span, ground });
        self
    }

    /// Removes the ceiling of an outcome after a hand-in, for a reason that stays in the policy:
    /// [`Deadline::unlimited_after_work`] returns it.
    pub fn without_ceiling_after_work(mut self, reason: Ground) -> Self {
        self.deadline(PromiseKind::Outcome).limit_after_work = Limit::TakenOff(reason);
        self
    }

    /// Chooses the rules of a place, in addition to those that are chosen. Of two that are of one place, the later counts.
    pub fn under(mut self, rules: Rules) -> Self {
        self.0.rules.choose(rules);
        self
    }

    /// Sets the calendar on which days are counted.
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.0.calendar = calendar;
        self
    }

    /// Sets the number of people who are invited to a meeting that needs more than one capacity.
    pub fn panel(mut self, panel: Panel) -> Self {
        self.0.panel = panel;
        self
    }

    /// Sets how long data is kept, as a country has it: all numbers and duties that were set before are replaced.
    pub fn keeping(mut self, retention: Retention) -> Self {
        self.0.retention = retention;
        self
    }

    /// Sets the most days for which data is kept after a candidacy has closed, without consent.
    pub fn keep_closed_for(mut self, days: u16, ground: Ground) -> Self {
        self.0.retention.closed = RetentionRule { days, ground, read: None };
        self
    }

    /// Sets the most days for which data is kept in the talent pool, with consent.
    pub fn keep_pooled_for(mut self, days: u16, ground: Ground) -> Self {
        self.0.retention.pooled = RetentionRule { days, ground, read: None };
        self
    }

    /// Sets the most days for which data is kept after an answer of the candidate was due and did not come. Without it they are
    /// as many as after closing.
    pub fn keep_silent_for(mut self, days: u16, ground: Ground) -> Self {
        self.0.retention.silent = Some(RetentionRule { days, ground, read: None });
        self
    }

    /// Adds a duty to keep one kind of record for at least this number of days. Of two about one kind of record the later counts.
    pub fn keep_at_least(mut self, record: RecordKind, days: u16, ground: Ground) -> Self {
        self.0.retention.owe(RetentionDuty { record, rule: RetentionRule { days, ground, read: None } });
        self
    }

    /// Returns everything that [`build`](Self::build) would refuse, without refusing it: of each deadline the first thing.
    ///
    /// ```
    /// use candidacy::terms::calendar::Span;
    /// use candidacy::terms::policy::{Basis, Ground};
    /// use candidacy::{Policy, PromiseKind};
    ///
    /// let handbook = Ground::new(Basis::Practice, "our handbook")?;
    /// let builder = Policy::builder()
    ///     .within(PromiseKind::FirstAnswer, Span::WorkingDays(10), handbook.clone())
    ///     .keep_closed_for(0, handbook);
    /// let errors: Vec<String> = builder.errors().iter().map(ToString::to_string).collect();
    /// assert_eq!(errors.len(), 2);
    /// assert!(errors[0].contains("are 11 working days together"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn errors(&self) -> Vec<Error> {
        self.0.errors()
    }

    /// Checks everything, and makes a policy of it.
    ///
    /// A span is longer than its ceiling if the longest that it can take on this calendar, holidays aside, is longer.
    /// With any holidays, [`Deadline::due`] keeps to the ceiling. To decide and to tell add up: a first answer and an outcome
    /// have to leave room for the feedback within their ceilings, and within the chosen rules of a place. [`review`](super::review)
    /// says what else can be remarked about it.
    ///
    /// # Errors
    ///
    /// - [`Error::NoTime`] — a span or a ceiling of nothing; 0 hours of a notice are fine.
    /// - [`Error::NamedByAFact`] — a span for one of [`PromiseKinds::NAMED_BY_A_FACT`].
    /// - [`Error::ByARule`] — a span or a ceiling for one of [`PromiseKinds::BY_A_RULE`].
    /// - [`Error::Readable`] — something is switched off that is not one of [`PromiseKinds::OPTIONAL`].
    /// - [`Error::TheirTime`] — a ceiling of any length for a submission.
    /// - [`Error::NoReason`] — a file takes a ceiling off and gives no reason.
    /// - [`Error::BeyondCeiling`] — a span that is longer than its ceiling.
    /// - [`Error::NoRoomForFeedback`] — a span that is, together with that of the feedback, longer than its ceiling.
    /// - [`Error::BeyondRule`] — a span that is longer than a chosen rule of a place allows.
    /// - [`Error::NoRoomInRule`] — a span that is, together with that of the feedback, longer than a chosen rule allows.
    /// - [`Error::NoDays`] — data is kept for 0 days.
    pub fn build(self) -> Result<Policy, Error> {
        match self.0.errors().into_iter().next() {
            Some(error) => Err(error),
            None => Ok(self.0),
        }
    }

    /// A ceiling that a file says there is none of, without a reason: right only where the standard has none either.
    pub(super) fn unlimited(mut self, kind: PromiseKind) -> Self {
        self.deadline(kind).limit = Limit::Unsaid;
        self
    }

    /// The same of an outcome after a hand-in.
    pub(super) fn unlimited_after_work(mut self) -> Self {
        self.deadline(PromiseKind::Outcome).limit_after_work = Limit::Unsaid;
        self
    }

    #[expect(clippy::indexing_slicing, reason = "there is a deadline for each kind")]
    fn deadline(&mut self, kind: PromiseKind) -> &mut Deadline {
        &mut self.0.deadlines[kind as usize]
    }
}
